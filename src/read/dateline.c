/* Datelines: where and when an article was filed, and by which agency.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   dateline = [places] { sep (date | "(" date ")" | agency) } end
 *   places   = place { ("," | "/" | "-") place }      each capitalised
 *   agency   = "(" name ")" | "/" name "/" | "[" name "]"
 *   end      = dash | "." | line end | nothing
 *
 * What was found must be evidence enough: see is_dateline. Months, agencies
 * and what stands in capitals without being a place are the lexicon's.
 */
#include "read/read.h"

#include <glib.h>
#include <string.h>

#define PLACE_MAX 48u /* bytes of one place */
#define AGENCY_MAX 40u
#define PLACES_MAX 3
#define ALL_MAX 160u

enum end { END_NOTHING, END_STOP, END_LINE, END_DASH };

struct parse {
	struct wg_str text;
	const struct wg_onto *onto;
	size_t at;
	struct wg_dateline *out;
	enum end end;
	bool has_date, has_agency, known_agency;
	bool apart; /* a comma, stop or bracket stands before the date */
};

static char
byte(const struct parse *p, size_t at)
{
	return at < p->text.n ? p->text.s[at] : '\0';
}

static bool
has(const struct parse *p, const char *s)
{
	return wg_str_starts(
	        (struct wg_str){p->text.s + p->at, p->text.n - p->at},
	        wg_str(s));
}

/* Behind blanks, no-break spaces too. */
static void
skip_blanks(struct parse *p)
{
	for (;;)
		if (byte(p, p->at) == ' ' || byte(p, p->at) == '\t')
			p->at++;
		else if (has(p, "\xC2\xA0"))
			p->at += 2;
		else
			return;
}

static bool
is_upper(const struct parse *p, size_t at)
{
	return at < p->text.n && g_unichar_isupper(wg_utf8_next(p->text, &at));
}

/* Letters, and what joins them within a name: "Port-au-Prince",
 * "N'Djamena"; a full stop behind two letters or less: "ST. PETERSBURG",
 * "D.C.". */
static size_t
word_end(const struct parse *p, size_t at)
{
	size_t letters = 0, next = at;

	while (at < p->text.n) {
		uint32_t c = wg_utf8_next(p->text, &next);
		size_t after = next;
		bool joins = c == '\'' || c == 0x2019 || c == '-';

		if (joins && (letters == 0 || after >= p->text.n ||
		                     !g_unichar_isalpha(
		                             wg_utf8_next(p->text, &after))))
			break;
		if (c == '.' && (letters == 0 || letters > 2))
			break;
		if (!joins && c != '.' && !g_unichar_isalpha(c))
			break;
		letters = joins || c == '.' ? 0 : letters + 1;
		at = next;
	}
	return at;
}

static bool
is_date(const struct parse *p, size_t at)
{
	struct wg_date unused;

	return wg_read_date_at(p->text, &at, p->onto, &unused);
}

/* Capitalised words, with small ones of three letters at most between. */
static bool
place(struct parse *p, struct wg_span *span)
{
	size_t beg = p->at, end = beg, at = beg, words = 0;

	while (at < p->text.n && end - beg <= PLACE_MAX && words < 6) {
		size_t stop = word_end(p, at);

		if (stop == at || (words > 0 && is_date(p, at)) ||
		        (!is_upper(p, at) && (words == 0 || stop - at > 3)))
			break;
		words++;
		if (is_upper(p, at))
			end = stop;
		at = stop;
		if (byte(p, at) != ' ')
			break;
		at++;
	}
	if (end <= beg + 1 || end - beg > PLACE_MAX)
		return false;
	*span = (struct wg_span){(uint32_t)beg, (uint32_t)end};
	p->out->all.end = (uint32_t)end;
	p->at = end;
	return true;
}

static bool
date(struct parse *p)
{
	size_t at = p->at;
	bool bracket = byte(p, at) == '(';

	at += bracket;
	if (p->has_date || p->at < 2 ||
	        !wg_read_date_at(p->text, &at, p->onto, &p->out->date))
		return false;
	if (bracket && byte(p, at) != ')')
		return false;
	p->apart = bracket || byte(p, p->at - 1) != ' ' ||
	           byte(p, p->at - 2) == ',' || byte(p, p->at - 2) == '.';
	p->at = at + bracket;
	p->out->all.end = (uint32_t)p->at;
	p->has_date = true;
	return true;
}

static bool
is_agency(const struct parse *p, struct wg_span span)
{
	struct wg_str name = wg_str_of(p->text, span), rest;
	size_t at = 0;

	return wg_read_word_class(name, &at, p->onto, WG_STR("agency"),
	               &rest) &&
	       (at == name.n || name.s[at] == '/' || name.s[at] == ',');
}

/* A name in brackets or slashes; by itself only if it is known. */
static bool
agency(struct parse *p)
{
	static const char open[] = "(/[", close[] = ")/]";
	const char *bracket = memchr(open, byte(p, p->at), 3);
	size_t beg = p->at + (bracket != NULL), end = beg;
	struct wg_span span;

	if (p->has_agency || (!is_upper(p, beg) && bracket == NULL))
		return false;
	if (bracket == NULL)
		end = word_end(p, beg);
	else
		while (end < p->text.n && end - beg <= AGENCY_MAX &&
		        byte(p, end) != close[bracket - open] &&
		        byte(p, end) != '\n')
			end++;
	span = (struct wg_span){(uint32_t)beg, (uint32_t)end};
	p->known_agency = is_agency(p, span);
	if (end == beg || end - beg > AGENCY_MAX ||
	        (bracket == NULL && !p->known_agency) ||
	        (bracket != NULL && byte(p, end) != close[bracket - open]) ||
	        (!p->known_agency && !is_upper(p, beg)))
		return false;
	p->out->agency = span;
	p->at = end + (bracket != NULL);
	p->has_agency = true;
	return true;
}

/* Behind the places; "MOSCOW/KYIV", "KYIV, Ukraine". A slash may also open
 * an agency, a comma be followed by a date. */
static bool
places(struct parse *p)
{
	struct wg_span more;
	int i;

	if (!place(p, &p->out->place))
		return false;
	for (i = 1; i < PLACES_MAX; i++) {
		size_t before = p->at;
		bool comma = byte(p, p->at) == ',';

		if (!comma && byte(p, p->at) != '/')
			break;
		p->at++;
		skip_blanks(p);
		if (date(p) || (comma && agency(p)))
			return true;
		if (!place(p, &more)) {
			p->at = before;
			break;
		}
	}
	return true;
}

static bool
dash(struct parse *p)
{
	static const char *const dashes[] = {"--", "\xE2\x80\x94",
	        "\xE2\x80\x93", "\xE2\x80\x95", "\xE2\x80\x92", "\xE2\x88\x92",
	        "- "};
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(dashes); i++)
		if (has(p, dashes[i])) {
			p->at += strlen(dashes[i]);
			return true;
		}
	return false;
}

/* Dates and agencies, in any order, with stops and commas between. */
static void
rest(struct parse *p)
{
	size_t behind;

	do {
		behind = p->at;
		if (byte(p, p->at) == ',' || byte(p, p->at) == '.')
			p->at++;
		skip_blanks(p);
	} while (date(p) || agency(p));
	p->at = behind;
}

static void
end(struct parse *p)
{
	bool stop = byte(p, p->at) == '.' || byte(p, p->at) == ':';

	p->at += stop;
	skip_blanks(p);
	if (dash(p))
		p->end = END_DASH;
	else if (byte(p, p->at) == '\n')
		p->end = END_LINE;
	else
		p->end = stop ? END_STOP : END_NOTHING;
	while (p->at < p->text.n && strchr(" \t\n", p->text.s[p->at]) != NULL)
		p->at++;
	skip_blanks(p);
}

/* ---- evidence --------------------------------------------------------------- */

static bool
is_capitals(struct wg_str text)
{
	size_t at = 0, upper = 0;

	while (at < text.n) {
		uint32_t c = wg_utf8_next(text, &at);

		if (g_unichar_islower(c))
			return false;
		upper += g_unichar_isupper(c) != 0;
	}
	return upper >= 2;
}

static bool
is_of_class(const struct parse *p, struct wg_str word, struct wg_str class)
{
	struct wg_str unused;
	size_t at = 0;

	return wg_read_word_class(word, &at, p->onto, class, &unused);
}

/* A place before a dash, and nothing else: in capitals unless the lexicon
 * knows it as something else; a known place in any case. */
static bool
is_bare_place(const struct parse *p, struct wg_str name, bool capitals)
{
	uint32_t kinds = wg_read_kinds(name, p->onto);
	bool known = (kinds & 1u << WG_PLACE) != 0;

	if (p->end != END_DASH)
		return false;
	return known || (capitals && (kinds == 0 || (kinds & 1u << WG_STATE)));
}

static bool
is_dateline(const struct parse *p)
{
	struct wg_str name = wg_str_of(p->text, p->out->place);
	bool capitals = is_capitals(name);

	if (name.n == 0)
		return p->known_agency && p->end != END_LINE;
	if (is_of_class(p, name, WG_STR("slug")) ||
	        is_of_class(p, name, WG_STR("month.")) ||
	        is_of_class(p, name, WG_STR("weekday")))
		return false;
	if (p->known_agency && p->end != END_LINE)
		return capitals || p->has_date || p->end != END_NOTHING;
	if (p->has_agency)
		return (capitals || p->has_date) && p->end >= END_STOP &&
		       p->end != END_LINE;
	if (p->has_date)
		return (capitals && p->end >= END_STOP) ||
		       (p->apart && p->end == END_DASH) ||
		       (p->apart && p->out->date.year != 0 &&
		               p->end == END_LINE);
	return is_bare_place(p, name, capitals);
}

bool
wg_read_dateline(struct wg_str text, size_t at, const struct wg_onto *onto,
        struct wg_dateline *out)
{
	struct parse p = {.text = text, .onto = onto, .at = at, .out = out};

	*out = (struct wg_dateline){.all = {(uint32_t)at, (uint32_t)at}};
	if (!places(&p))
		p.at = at;
	rest(&p);
	end(&p);
	out->end = p.at;
	return p.at - at <= ALL_MAX && p.at < text.n && is_dateline(&p);
}
