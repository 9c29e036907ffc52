/* What stands before the prose: date prefix, title line, dateline.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   date 2021-10-12
 *   Envoys meet in Geneva
 *
 *   GENEVA, October 12. /TASS/. The envoys of ...
 *                               ^ body
 */
#include "read/read.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define TITLE_MAX 200u /* bytes */

/* Behind any of the bytes, and no-break spaces. */
static size_t
skip(struct wg_str text, size_t at, const char *bytes)
{
	for (;;)
		if (at + 1 < text.n && memcmp(text.s + at, "\xC2\xA0", 2) == 0)
			at += 2;
		else if (at < text.n && text.s[at] != '\0' &&
		         strchr(bytes, text.s[at]) != NULL)
			at++;
		else
			return at;
}

/* The line that begins at `at`, without its end. */
static struct wg_str
line_at(struct wg_str text, size_t at)
{
	struct wg_str rest = {text.s + at, text.n - at};

	return wg_str_cut(&rest, '\n');
}

/* "date 2021-10-12": our own way to say when a text was published. */
static size_t
read_prefix(struct wg_doc *doc, size_t at)
{
	static const struct wg_str word = {"date", 4};
	struct wg_str text = doc->text;
	struct wg_date date;
	size_t p = at;

	if (!wg_str_starts((struct wg_str){text.s + at, text.n - at}, word))
		return at;
	p = skip(text, at + word.n, ": \t");
	if (p == at + word.n || text.n - p < 10 ||
	        !wg_date_parse((struct wg_str){text.s + p, 10}, &date))
		return at;
	if (doc->published.year == 0)
		doc->published = date;
	return skip(text, p + 10, " \t\n");
}

static size_t
count_words(struct wg_str line)
{
	size_t n = 0, i;

	for (i = 0; i < line.n; i++)
		n += line.s[i] != ' ' && (i == 0 || line.s[i - 1] == ' ');
	return n;
}

static bool
starts_small(struct wg_str line)
{
	size_t at = 0;

	return line.n > 0 && g_unichar_islower(wg_utf8_next(line, &at));
}

/* Short, begins large, and does not end as a sentence or a clause does. */
static bool
is_title(struct wg_str line)
{
	struct wg_str bare = wg_str_trim(line);

	if (bare.n == 0 || bare.n > TITLE_MAX || starts_small(bare) ||
	        count_words(bare) < 2)
		return false;
	while (bare.n > 0 && strchr("\"')]", bare.s[bare.n - 1]) != NULL)
		bare.n--;
	return bare.n > 0 && strchr(".,;:", bare.s[bare.n - 1]) == NULL &&
	       !wg_str_ends(bare, WG_STR(".\xE2\x80\x9D"));
}

/* What follows a title must look like prose. Where no blank line stands
 * between, the next must be longer by half: else these may be lines of one
 * paragraph, broken by hand. */
static bool
is_prose(struct wg_str line, struct wg_str title, bool apart)
{
	line = wg_str_trim(line);
	if (line.n == 0 || starts_small(line))
		return false;
	return apart ? line.n > title.n || !is_title(line)
	             : line.n * 2 >= title.n * 3;
}

static size_t
read_title(struct wg_doc *doc, const struct wg_onto *onto, size_t at)
{
	struct wg_str line = line_at(doc->text, at), next;
	struct wg_dateline unused;
	size_t p = at + line.n, behind;

	if (p >= doc->text.n)
		return at;
	behind = skip(doc->text, p, " \t\n");
	if (doc->title.n > 0)
		return wg_str_eq(wg_read_line(doc->arena, line), doc->title)
		               ? behind
		               : at;
	next = line_at(doc->text, behind);
	if (!is_title(line) || wg_read_dateline(doc->text, at, onto, &unused))
		return at;
	if (!is_prose(next, line, skip(doc->text, p + 1, " \t") < behind))
		return at;
	doc->title = wg_read_line(doc->arena, line);
	return behind;
}

/* A line that is a date and nothing else. */
static size_t
read_date_line(struct wg_doc *doc, const struct wg_onto *onto, size_t at)
{
	struct wg_str line = line_at(doc->text, at);
	struct wg_date date;
	size_t p = 0;

	if (!wg_read_date_at(line, &p, onto, &date) || date.year == 0 ||
	        skip(line, p, " \t") < line.n || at + line.n >= doc->text.n)
		return at;
	if (doc->published.year == 0)
		doc->published = date;
	return skip(doc->text, at + line.n, " \t\n");
}

static int
days_between(struct wg_date a, struct wg_date b)
{
	GDate x, y;

	g_date_clear(&x, 1);
	g_date_clear(&y, 1);
	g_date_set_dmy(&x, a.day, (GDateMonth)a.month, a.year);
	g_date_set_dmy(&y, b.day, (GDateMonth)b.month, b.year);
	return abs(g_date_days_between(&x, &y));
}

static bool
is_day(struct wg_date d)
{
	return d.year > 0 &&
	       g_date_valid_dmy(d.day, (GDateMonth)d.month, d.year);
}

/* A day and month in the year that brings it nearest to `near`. */
static struct wg_date
complete(struct wg_date date, struct wg_date near)
{
	struct wg_date best = {0}, try = date;
	uint16_t year;

	if (date.year != 0)
		return date;
	for (year = near.year - 1; is_day(near) && year <= near.year + 1;
	        year++) {
		try.year = year;
		if (is_day(try) &&
		        (best.year == 0 || days_between(try, near) <
		                                   days_between(best, near)))
			best = try;
	}
	return best;
}

static size_t
read_dateline(struct wg_doc *doc, const struct wg_onto *onto, size_t at)
{
	struct wg_dateline d;

	if (!wg_read_dateline(doc->text, at, onto, &d))
		return at;
	doc->dateline = wg_doc_str(doc, d.all);
	doc->dateline_place = wg_doc_str(doc, d.place);
	doc->dateline_agency =
	        wg_read_line(doc->arena, wg_doc_str(doc, d.agency));
	if (d.date.month != 0)
		doc->dateline_date = complete(d.date, doc->published);
	return d.end;
}

void
wg_read_opening(struct wg_doc *doc, const struct wg_onto *onto,
        struct wg_date date)
{
	size_t at = skip(doc->text, 0, " \t\n");

	at = read_prefix(doc, at);
	at = read_date_line(doc, onto, at);
	at = read_title(doc, onto, at);
	at = read_date_line(doc, onto, at);
	if (doc->published.year == 0)
		doc->published = date;
	at = read_dateline(doc, onto, at);
	doc->body = (uint32_t)at;
}
