/* IRIs: slugs of names, hashes of content, and what an IRI may hold.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fact/fact.h"

#include <glib.h>
#include <string.h>

#define HASH_DIGITS 16
#define SLUG_MAX 80

struct wg_str
wg_content_hash(struct wg_arena *arena, struct wg_str text)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	struct wg_str hash;

	g_checksum_update(sum, (const guchar *)text.s, (gssize)text.n);
	hash = wg_arena_str(arena,
	        (struct wg_str){g_checksum_get_string(sum), HASH_DIGITS});
	g_checksum_free(sum);
	return hash;
}

/* Letters without a decomposition that have one customary spelling. */
static const struct {
	uint32_t from;
	const char *to;
} spellings[] = {
        {0x00C6, "ae"},
        {0x00D0, "d"},
        {0x00D8, "o"},
        {0x00DE, "th"},
        {0x00DF, "ss"},
        {0x00E6, "ae"},
        {0x00F0, "d"},
        {0x00F8, "o"},
        {0x00FE, "th"},
        {0x0110, "d"},
        {0x0111, "d"},
        {0x0131, "i"},
        {0x0141, "l"},
        {0x0142, "l"},
        {0x0152, "oe"},
        {0x0153, "oe"},
        {0x018F, "a"},
        {0x0259, "a"},
        {0x1E9E, "ss"},
};

/* ASCII spelling of a letter, "" for a mark that goes without a trace
 * (apostrophes: "O'Brien" is "obrien"), NULL for what separates words. */
static const char *
spell(uint32_t c, char one[2])
{
	gunichar parts[8];
	size_t i;

	if (c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC || c == '.')
		return "";
	for (i = 0; i < G_N_ELEMENTS(spellings); i++)
		if (spellings[i].from == c)
			return spellings[i].to;
	if (c >= 0x300 && c < 0x370)
		return "";
	if (c >= 0xC0 && c < 0x2000 &&
	        g_unichar_fully_decompose(c, TRUE, parts, 8) > 1)
		c = parts[0];
	if (c >= 0x80 || !g_ascii_isalnum((gchar)c))
		return NULL;
	one[0] = g_ascii_tolower((gchar)c);
	one[1] = '\0';
	return one;
}

/* Cuts at the last hyphen that leaves at most `max` bytes, if there is one
 * in the second half. */
static size_t
shorten(const char *slug, size_t n, size_t max)
{
	size_t cut = max;

	if (n <= max)
		return n;
	while (cut > max / 2 && slug[cut] != '-')
		cut--;
	return cut > max / 2 ? cut : max;
}

struct wg_str
wg_slug(struct wg_arena *arena, struct wg_str name)
{
	char *slug = wg_arena_alloc(arena, name.n * 2 + 1), one[2];
	size_t at = 0, n = 0;
	bool gap = false;

	while (at < name.n) {
		const char *s = spell(wg_utf8_next(name, &at), one);

		if (s == NULL) {
			gap = n > 0;
			continue;
		}
		if (gap && *s != '\0')
			slug[n++] = '-';
		gap = gap && *s == '\0';
		for (; *s != '\0'; s++)
			slug[n++] = *s;
	}
	if (n == 0)
		return wg_content_hash(arena, name);
	return (struct wg_str){slug, shorten(slug, n, SLUG_MAX)};
}

/* ---- validity ----------------------------------------------------------- */

/* Characters of RFC 3987 that are ASCII: letters, digits and
 * -._~:/?#[]@!$&'()*+,;=% as a set of bits. */
static bool
is_iri_ascii(unsigned char c)
{
	static const uint32_t allowed[] = {0x00000000, 0xAFFFFFFA, 0xAFFFFFFF,
	        0x47FFFFFE};

	return allowed[c / 32] >> c % 32 & 1;
}

/* ucschar, and iprivate too: a query may hold it. */
static bool
is_iri_wide(uint32_t c)
{
	return c >= 0xA0 && (c & 0xFFFE) != 0xFFFE &&
	       !(c >= 0xD800 && c <= 0xDFFF) && !(c >= 0xFDD0 && c <= 0xFDEF) &&
	       !(c >= 0xFFF0 && c <= 0xFFFF) && !(c >= 0x200E && c <= 0x200F) &&
	       !(c >= 0x202A && c <= 0x202E);
}

static bool
is_escape(struct wg_str iri, size_t at)
{
	return at + 2 < iri.n && g_ascii_isxdigit(iri.s[at + 1]) &&
	       g_ascii_isxdigit(iri.s[at + 2]);
}

/* Length of "scheme:" at the start, 0 if there is none. */
static size_t
scheme_length(struct wg_str iri)
{
	size_t i = 0;

	if (iri.n == 0 || !g_ascii_isalpha(iri.s[0]))
		return 0;
	while (i < iri.n &&
	        (g_ascii_isalnum(iri.s[i]) || strchr("+-.", iri.s[i]) != NULL))
		i++;
	return i < iri.n && iri.s[i] == ':' ? i + 1 : 0;
}

bool
wg_iri_ok(struct wg_str iri)
{
	size_t at = scheme_length(iri);
	unsigned fragments = 0;

	if (at == 0 || at == iri.n ||
	        !g_utf8_validate(iri.s, (gssize)iri.n, NULL))
		return false;
	while (at < iri.n) {
		unsigned char c = (unsigned char)iri.s[at];

		if (c == '%' && !is_escape(iri, at))
			return false;
		if (c == '#' && ++fragments > 1)
			return false;
		if (c < 0x80 ? !is_iri_ascii(c)
		             : !is_iri_wide(wg_utf8_next(iri, &at)))
			return false;
		at += c < 0x80;
	}
	return true;
}
