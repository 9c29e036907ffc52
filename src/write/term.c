/* What a term must be like before a serializer sees it: neither libserd nor
 * raptor2 checks, and some of what is wrong they change without a word.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "write/write.h"

#include <glib.h>
#include <string.h>

/* A literal's text: UTF-8 without what some format cannot carry. Turtle by
 * raptor breaks on CR, XML on other controls. */
static bool
is_text_ok(struct wg_str text)
{
	size_t at = 0;

	if (!g_utf8_validate(text.s, (gssize)text.n, NULL))
		return false;
	while (at < text.n) {
		uint32_t c = wg_utf8_next(text, &at);

		if ((c < 0x20 && c != '\t' && c != '\n') ||
		        (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE ||
		        (c >= 0xFDD0 && c <= 0xFDEF))
			return false;
	}
	return true;
}

/* [A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})* */
static bool
is_language_ok(struct wg_str tag)
{
	bool first = true;

	while (tag.s != NULL) {
		struct wg_str part = wg_str_cut(&tag, '-');
		size_t i;

		if (part.n < 1 || part.n > 8)
			return false;
		for (i = 0; i < part.n; i++)
			if (!(first ? g_ascii_isalpha(part.s[i])
			            : g_ascii_isalnum(part.s[i])))
				return false;
		first = false;
	}
	return true;
}

/* ---- lexical forms ------------------------------------------------------ */

static size_t
count_digits(struct wg_str text)
{
	size_t n = 0;

	while (n < text.n && g_ascii_isdigit(text.s[n]))
		n++;
	return n;
}

/* No sign, no zeros in front: what a reader writes back unchanged. */
static bool
is_natural(struct wg_str text)
{
	return text.n > 0 && count_digits(text) == text.n &&
	       (text.n == 1 || text.s[0] != '0');
}

static bool
is_integer(struct wg_str text)
{
	if (text.n > 1 && text.s[0] == '-' && text.s[1] != '0')
		text = (struct wg_str){text.s + 1, text.n - 1};
	return is_natural(text);
}

/* Always with a point: without one raptor makes it an integer. */
static bool
is_decimal(struct wg_str text)
{
	struct wg_str whole;

	if (text.n > 0 && text.s[0] == '-')
		text = (struct wg_str){text.s + 1, text.n - 1};
	whole = wg_str_cut(&text, '.');
	return is_natural(whole) && text.n > 0 &&
	       count_digits(text) == text.n &&
	       (text.n == 1 || text.s[text.n - 1] != '0');
}

static bool
has_precision(struct wg_str text, int parts)
{
	struct wg_date d;

	return wg_date_parse(text, &d) &&
	       parts == 1 + (d.month != 0) + (d.day != 0);
}

static bool
is_day(struct wg_str text)
{
	return has_precision(text, 3);
}

static bool
is_month(struct wg_str text)
{
	return has_precision(text, 2);
}

static bool
is_year(struct wg_str text)
{
	return has_precision(text, 1);
}

/* By the end of the datatype's IRI. What is not here is not written:
 * xsd:boolean and xsd:double come out of one serializer or the other as
 * something else. */
static const struct {
	const char *datatype;
	bool (*is_ok)(struct wg_str);
} lexical[] = {
        {"XMLSchema#date", is_day},
        {"XMLSchema#gYearMonth", is_month},
        {"XMLSchema#gYear", is_year},
        {"XMLSchema#decimal", is_decimal},
        {"XMLSchema#integer", is_integer},
        {"XMLSchema#nonNegativeInteger", is_natural},
        {"XMLSchema#anyURI", wg_iri_ok},
};

static bool
is_literal_ok(const struct wg_term *t)
{
	size_t i;

	if (t->datatype.n > 0 && t->language.n > 0)
		return false;
	if (!is_text_ok(t->value))
		return false;
	if (t->language.n > 0)
		return is_language_ok(t->language);
	if (t->datatype.n == 0)
		return true;
	if (!wg_iri_ok(t->datatype))
		return false;
	for (i = 0; i < G_N_ELEMENTS(lexical); i++)
		if (wg_str_ends(t->datatype, wg_str(lexical[i].datatype)))
			return lexical[i].is_ok(t->value);
	return false;
}

/* ---- predicates --------------------------------------------------------- */

/* RDF/XML makes a predicate an element: its end must be an XML name that
 * has no colon. Letters of ASCII are all that ours have. */
static bool
ends_in_name(struct wg_str iri)
{
	size_t i = iri.n;

	while (i > 0 && (g_ascii_isalnum(iri.s[i - 1]) ||
	                        strchr("_-.", iri.s[i - 1]) != NULL))
		i--;
	while (i < iri.n && !g_ascii_isalpha(iri.s[i]) && iri.s[i] != '_')
		i++;
	return i < iri.n && i > 0;
}

bool
wg_term_ok(const struct wg_term *t, bool predicate)
{
	if (t->value.s == NULL)
		return false;
	if (t->kind == WG_LITERAL)
		return !predicate && is_literal_ok(t);
	return wg_iri_ok(t->value) && (!predicate || ends_in_name(t->value));
}
