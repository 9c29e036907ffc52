/* Finds dates in the text and says which days they are.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   talks will be held on Tuesday, October 12, after those of May 8-9
 *                         [-----------------]                 [-----]
 *
 * Each token gets its cell: what it may be to a date, by the lexicon. Forms
 * of dates are functions over the cells. What they leave open, the year or
 * the direction, follows from the day of publication and the verbs around.
 */
#include "text/text.h"

#include <glib.h>
#include <string.h>

/* How far around a date we look for words of the future. */
#define REACH 30

/* ---- cells --------------------------------------------------------------- */

/* What a token is to a date; a set. */
enum cell_is {
	IS_MONTH = 1 << 0,
	IS_WEEKDAY = 1 << 1,
	IS_NUMBER = 1 << 2, /* four */
	IS_OFFSET = 1 << 3, /* yesterday: days from now */
	IS_DAYS = 1 << 4,
	IS_MONTHS = 1 << 5,
	IS_YEARS = 1 << 6,
	IS_LAST = 1 << 7,
	IS_NEXT = 1 << 8,
	IS_THIS = 1 << 9,
	IS_AGO = 1 << 10,
	IS_IN = 1 << 11, /* a month or year follows */
	IS_BY = 1 << 12, /* a year may follow, and other things */
	IS_FROM = 1 << 13,
	IS_TO = 1 << 14,
	IS_AND = 1 << 15,
	IS_THE = 1 << 16,
	IS_FUTURE = 1 << 17,
	IS_SAY = 1 << 18,
	IS_COMMA = 1 << 19,
	IS_DIGITS = 1 << 20,
	IS_NAME = 1 << 21, /* inside a name: the Convention of 1961 */
};

struct cell {
	uint32_t is;
	int16_t value;
	uint16_t n; /* tokens of the phrase with the value */
};

struct clock {
	struct wg_doc *doc;
	const struct wg_onto *onto;
	struct cell *cells; /* one more than there are tokens */
	uint32_t end;       /* tokens of the sentence end here */
	uint32_t first;
	struct wg_date now;
};

static const struct {
	const char *family;
	uint32_t is;
	int sign;       /* of the number behind the family; 0: none */
	uint16_t shape; /* that the word must have */
	bool last;      /* belongs on the phrase's last token */
} families[] = {
        {"month.", IS_MONTH, 1, WG_SHAPE_CAP, false},
        {"weekday.", IS_WEEKDAY, 1, WG_SHAPE_CAP, false},
        {"number.", IS_NUMBER, 1, 0, false},
        {"time.back.", IS_OFFSET, -1, 0, false},
        {"time.ahead.", IS_OFFSET, 1, 0, false},
        {"time.unit.day", IS_DAYS, 0, 0, false},
        {"time.unit.month", IS_MONTHS, 0, 0, false},
        {"time.unit.year", IS_YEARS, 0, 0, false},
        {"time.last", IS_LAST, 0, 0, false},
        {"time.next", IS_NEXT, 0, 0, false},
        {"time.this", IS_THIS, 0, 0, false},
        {"time.ago", IS_AGO, 0, 0, false},
        {"time.in", IS_IN, 0, 0, true},
        {"time.by", IS_BY, 0, 0, true},
        {"time.from", IS_FROM, 0, 0, false},
        {"time.to", IS_TO, 0, 0, false},
        {"time.and", IS_AND, 0, 0, false},
        {"time.the", IS_THE, 0, 0, false},
        {"time.future", IS_FUTURE, 0, 0, false},
        {"say", IS_SAY, 0, 0, false},
};

struct place {
	struct clock *clock;
	uint32_t token;
};

static void
take_word(const struct wg_word *word, void *user)
{
	const struct place *p = user;
	struct cell *cell = &p->clock->cells[p->token];
	uint16_t shape = p->clock->doc->tokens.v[p->token].shape;
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(families); i++) {
		struct wg_word w = *word;

		if (families[i].family[0] != w.name.s[0] ||
		        !wg_word_strip(&w, wg_str(families[i].family)) ||
		        (shape & families[i].shape) != families[i].shape ||
		        (families[i].sign == 0) != (w.name.n == 0))
			continue;
		if (families[i].sign == 0) {
			cell[families[i].last ? w.n - 1 : 0].is |=
			        families[i].is;
		} else if (wg_word_number(&w) >= 0) {
			cell->is |= families[i].is;
			cell->value = (int16_t)(families[i].sign *
			                        wg_word_number(&w));
			cell->n = (uint16_t)w.n;
		}
	}
}

static void
fill_cells(struct clock *c)
{
	uint32_t i;

	c->cells = wg_arena_alloc(c->doc->arena,
	        (c->doc->tokens.n + 1) * sizeof *c->cells);
	for (i = 0; i < c->doc->tokens.n; i++) {
		struct place p = {c, i};

		wg_words_at(c->doc, c->onto, i, c->doc->tokens.n, take_word,
		        &p);
		if ((c->doc->tokens.v[i].shape & WG_SHAPE_PUNCT) &&
		        wg_str_eq(wg_doc_form(c->doc, i), WG_STR(",")))
			c->cells[i].is |= IS_COMMA;
		if (c->doc->tokens.v[i].shape & WG_SHAPE_DIGIT)
			c->cells[i].is |= IS_DIGITS;
	}
	for (i = 0; i < c->doc->mentions.n; i++) {
		const struct wg_mention *m = &c->doc->mentions.v[i];
		uint32_t t = m->first;

		for (; m->kind != WG_TITLE && t < m->end; t++)
			c->cells[t].is |= IS_NAME;
	}
}

/* ---- numbers ------------------------------------------------------------- */

static bool
is(const struct clock *c, uint32_t i, uint32_t set)
{
	return i >= c->first && i < c->end && (c->cells[i].is & set) != 0;
}

/* The digits that the token begins with; *rest is what follows them. */
static int
digits(const struct clock *c, uint32_t i, size_t most, struct wg_str *rest)
{
	int value = 0;
	size_t n = 0;

	if (i < c->first || i >= c->end)
		return -1;
	*rest = wg_doc_form(c->doc, i);
	while (n < rest->n && n <= most && g_ascii_isdigit(rest->s[n]))
		value = value * 10 + (rest->s[n++] - '0');
	rest->s += n;
	rest->n -= n;
	return n > 0 && n <= most ? value : -1;
}

/* 12, 12th: the day of a month; 0 if it is none. */
static int
day_at(const struct clock *c, uint32_t i)
{
	static const char *const endings[] = {"", "st", "nd", "rd", "th"};
	struct wg_str rest;
	int value = digits(c, i, 2, &rest);
	size_t k;

	if (value < 1 || value > 31)
		return 0;
	for (k = 0; k < G_N_ELEMENTS(endings); k++)
		if (wg_str_eq(rest, wg_str(endings[k])))
			return value;
	return 0;
}

/* A year of the times that news speak of; 0 if it is none. */
static int
year_at(const struct clock *c, uint32_t i)
{
	struct wg_str rest;
	int value = digits(c, i, 4, &rest);

	return value >= 1500 && value < 2200 && rest.n == 0 ? value : 0;
}

/* "four", "a", "12" */
static int
number_at(const struct clock *c, uint32_t i)
{
	struct wg_str rest;
	int value = digits(c, i, 3, &rest);

	if (value >= 0 && rest.n == 0)
		return value;
	return is(c, i, IS_NUMBER) ? c->cells[i].value : -1;
}

/* ---- dates as they are written ------------------------------------------- */

/* An expression found: its tokens, its dates. Years may be missing yet. */
struct found {
	uint32_t n;
	struct wg_date date, until;
};

/* What last, next and this are to now. */
static const struct {
	uint32_t is;
	int count;
} steps[] = {{IS_LAST, -1}, {IS_NEXT, 1}, {IS_THIS, 0}};

/* "(of) last year" behind a month */
static uint32_t
take_told_year(const struct clock *c, uint32_t i, struct wg_date *d)
{
	uint32_t skip = is(c, i, IS_THE) ? 1 : 0;
	size_t k;

	if (c->now.year == 0 || !is(c, i + skip + 1, IS_YEARS))
		return 0;
	for (k = 0; k < G_N_ELEMENTS(steps); k++)
		if (is(c, i + skip, steps[k].is)) {
			d->year =
			        wg_date_add_years(c->now, steps[k].count).year;
			return skip + 2;
		}
	return 0;
}

/* Takes the year that may stand at `i`, behind a comma or not. */
static uint32_t
take_year(const struct clock *c, uint32_t i, struct wg_date *d)
{
	uint32_t skip = is(c, i, IS_COMMA | IS_THE) ? 1 : 0;

	d->year = (uint16_t)year_at(c, i + skip);
	return d->year > 0 ? skip + 1 : take_told_year(c, i, d);
}

/* October 12, 2021; October 2021; October */
static uint32_t
month_first(const struct clock *c, uint32_t i, struct wg_date *d)
{
	uint32_t n = 1;

	if (!is(c, i, IS_MONTH))
		return 0;
	d->month = (uint8_t)c->cells[i].value;
	d->day = (uint8_t)day_at(c, i + 1);
	n += d->day > 0;
	return n + take_year(c, i + n, d);
}

/* 12 October 2021, the 12th of October */
static uint32_t
day_first(const struct clock *c, uint32_t i, struct wg_date *d)
{
	uint32_t n = 1;

	d->day = (uint8_t)day_at(c, i);
	n += is(c, i + 1, IS_THE);
	if (d->day == 0 || !is(c, i + n, IS_MONTH))
		return 0;
	d->month = (uint8_t)c->cells[i + n].value;
	n++;
	return n + take_year(c, i + n, d);
}

static uint32_t
iso(const struct clock *c, uint32_t i, struct wg_date *d)
{
	if (i >= c->end)
		return 0;
	return wg_date_parse(wg_doc_form(c->doc, i), d) && d->day > 0;
}

static uint32_t
date_at(const struct clock *c, uint32_t i, struct wg_date *d)
{
	static uint32_t (*const forms[])(const struct clock *, uint32_t,
	        struct wg_date *) = {month_first, day_first, iso};
	uint32_t n = 0;
	size_t k;

	for (k = 0; k < G_N_ELEMENTS(forms) && n == 0; k++) {
		*d = (struct wg_date){0, 0, 0};
		n = forms[k](c, i, d);
	}
	return n;
}

/* Behind a date: "-9", "to June 3", "and 9" */
static void
take_range(const struct clock *c, uint32_t i, struct found *f)
{
	uint32_t at = i + f->n + 1, n = 0;
	struct wg_date d;

	if (is(c, at - 1, IS_TO) || is(c, i - 1, IS_FROM))
		n = date_at(c, at, &d);
	if (n == 0 && f->date.day > 0 && f->date.year == 0) {
		d = f->date;
		d.day = (uint8_t)day_at(c, at);
		n = d.day > f->date.day && !is(c, at + 1, IS_MONTH)
		            ? 1 + take_year(c, at + 1, &d)
		            : 0;
	}
	if (n == 0 || (d.day == 0) != (f->date.day == 0))
		return;
	if (f->date.year == 0)
		f->date.year = d.year;
	f->until = d;
	f->n += n + 1;
}

/* 8-9 May 2021: the first day has its month behind the second. */
static bool
day_range(const struct clock *c, uint32_t i, struct found *f)
{
	int first = day_at(c, i);
	uint32_t n;

	if (first == 0 || !is(c, i + 1, IS_TO | IS_AND))
		return false;
	n = day_first(c, i + 2, &f->until);
	if (n == 0 || f->until.day <= first)
		return false;
	f->date = f->until;
	f->date.day = (uint8_t)first;
	f->n = n + 2;
	return true;
}

/* A month that only its place in the sentence tells from a name: in May. */
static bool
is_announced(const struct clock *c, uint32_t i)
{
	return is(c, i - 1, IS_IN | IS_LAST | IS_NEXT | IS_THIS) ||
	       (is(c, i - 1, IS_THE) && is(c, i - 2, IS_IN));
}

static bool
full_date(const struct clock *c, uint32_t i, struct found *f)
{
	if (day_range(c, i, f))
		return true;
	f->n = date_at(c, i, &f->date);
	if (f->n == 0)
		return false;
	if (is(c, i + f->n, IS_TO | IS_AND))
		take_range(c, i, f);
	return f->date.year > 0 || f->date.day > 0 || is_announced(c, i);
}

/* in 2019, from 2012 to 2018, 2012-2018 */
static bool
years(const struct clock *c, uint32_t i, struct found *f)
{
	int first = year_at(c, i), second = year_at(c, i + 2);
	bool range = second > first &&
	             (is(c, i + 1, IS_TO) ||
	                     (is(c, i + 1, IS_AND) && is(c, i - 1, IS_FROM)));

	if (first == 0 ||
	        !(range || is(c, i - 1, IS_IN | IS_BY | IS_FROM | IS_YEARS) ||
	                (is(c, i - 1, IS_THE) && is(c, i - 2, IS_IN | IS_BY))))
		return false;
	f->date.year = (uint16_t)first;
	f->until.year = (uint16_t)(range ? second : 0);
	f->n = range ? 3 : 1;
	return true;
}

/* ---- what the text leaves open ------------------------------------------- */

/* What the words from `i` in steps of `step` speak of: IS_FUTURE, IS_SAY (a
 * report, so the past), 0 if neither comes before `stop`. */
static uint32_t
tense(const struct clock *c, uint32_t i, int step, uint32_t stop)
{
	uint32_t k;

	for (k = 0; k < REACH && i >= c->first && i < c->end; k++) {
		uint32_t is_what = c->cells[i].is & (IS_FUTURE | IS_SAY);

		if (is_what != 0)
			return is_what;
		if ((c->cells[i].is & stop) != 0 && k > 0)
			return 0;
		i += (uint32_t)step;
	}
	return 0;
}

/* Where the date at `i` lies: by last and next, else by the verb before it,
 * else by the one behind. */
static enum wg_when
direction(const struct clock *c, uint32_t i, uint32_t n)
{
	uint32_t what;

	if (is(c, i - 1, IS_LAST))
		return WG_BEFORE;
	if (is(c, i - 1, IS_NEXT))
		return WG_AFTER;
	what = tense(c, i - 1, -1, 0);
	if (what == 0)
		what = tense(c, i + n, 1, IS_COMMA);
	return (what & IS_FUTURE) != 0 ? WG_SINCE : WG_UNTIL;
}

static bool
complete(const struct clock *c, uint32_t i, struct found *f)
{
	enum wg_when when;

	if (f->date.year == 0) {
		when = direction(c, i, f->n);
		f->date = wg_date_complete(f->date, c->now, when);
		if (f->until.month > 0)
			f->until.year = f->date.year;
	}
	if (f->until.year > 0 && wg_date_cmp(f->until, f->date) <= 0)
		f->until = (struct wg_date){0, 0, 0};
	return f->date.year > 0 &&
	       (f->date.day == 0 || wg_date_is_day(f->date)) &&
	       (f->until.day == 0 || wg_date_is_day(f->until));
}

/* ---- dates told from now ------------------------------------------------- */

static bool
weekday(const struct clock *c, uint32_t i, struct found *f)
{
	enum wg_when when;

	if (!is(c, i, IS_WEEKDAY) || !wg_date_is_day(c->now))
		return false;
	f->n = 1;
	when = is(c, i - 1, IS_THIS) ? WG_SINCE : direction(c, i, 1);
	f->date = wg_date_near(c->now, c->cells[i].value, when);
	return true;
}

/* Tuesday, October 12: the date is what counts. */
static bool
weekday_and_date(const struct clock *c, uint32_t i, struct found *f)
{
	uint32_t skip = is(c, i + 1, IS_COMMA) ? 2 : 1;

	if (!is(c, i, IS_WEEKDAY) || !full_date(c, i + skip, f) ||
	        f->date.day == 0)
		return false;
	f->n += skip;
	return true;
}

/* yesterday */
static bool
offset(const struct clock *c, uint32_t i, struct found *f)
{
	if (!is(c, i, IS_OFFSET) || !wg_date_is_day(c->now))
		return false;
	f->n = c->cells[i].n;
	f->date = wg_date_add_days(c->now, c->cells[i].value);
	return true;
}

/* The date `count` units from now; as exact as its unit. */
static struct wg_date
from_now(const struct clock *c, uint32_t unit, int count)
{
	if (unit & IS_YEARS)
		return wg_date_add_years(c->now, count);
	if (unit & IS_MONTHS)
		return wg_date_add_months(c->now, count);
	return wg_date_is_day(c->now) ? wg_date_add_days(c->now, count)
	                              : (struct wg_date){0, 0, 0};
}

/* last month, this year */
static bool
unit(const struct clock *c, uint32_t i, struct found *f)
{
	size_t k;

	if (!is(c, i + 1, IS_MONTHS | IS_YEARS) ||
	        (is(c, i - 1, IS_THE) && !is(c, i - 1, IS_BY)))
		return false; /* "the last year": a stretch, not a date */
	for (k = 0; k < G_N_ELEMENTS(steps); k++) {
		if (!is(c, i, steps[k].is))
			continue;
		f->n = 2;
		f->date = from_now(c, c->cells[i + 1].is, steps[k].count);
		return f->date.year > 0;
	}
	return false;
}

/* two years ago */
static bool
ago(const struct clock *c, uint32_t i, struct found *f)
{
	int count = number_at(c, i);

	if (count < 0 || !is(c, i + 1, IS_DAYS | IS_MONTHS | IS_YEARS) ||
	        !is(c, i + 2, IS_AGO))
		return false;
	f->n = 3;
	f->date = from_now(c, c->cells[i + 1].is, -count);
	return f->date.year > 0;
}

/* What an expression may begin with. */
#define IS_FIRST                                                               \
	(IS_DIGITS | IS_MONTH | IS_WEEKDAY | IS_NUMBER | IS_OFFSET | IS_LAST | \
	        IS_NEXT | IS_THIS)

/* ---- the layer ----------------------------------------------------------- */

static bool
find(const struct clock *c, uint32_t i, struct found *f)
{
	static bool (*const forms[])(const struct clock *, uint32_t,
	        struct found *) = {weekday_and_date, full_date, years, weekday,
	        ago, unit, offset};
	size_t k;

	for (k = 0; k < G_N_ELEMENTS(forms); k++) {
		*f = (struct found){.n = 0};
		if (forms[k](c, i, f) && complete(c, i, f))
			return true;
	}
	return false;
}

static void
scan(const struct clock *c)
{
	uint32_t i = c->first;
	struct found f;

	while (i < c->end) {
		struct wg_time *t;

		if (!is(c, i, IS_FIRST) || is(c, i, IS_NAME) ||
		        !find(c, i, &f)) {
			i++;
			continue;
		}
		t = wg_layer_push(c->doc->arena, &c->doc->times);
		t->first = i;
		t->end = i + f.n;
		t->span = wg_doc_tokens_span(c->doc, t->first, t->end);
		t->date = f.date;
		t->until = f.until;
		i = t->end;
	}
}

enum wg_status
wg_stage_time(struct wg_doc *doc, const struct wg_onto *onto,
        struct wg_diag *diag)
{
	struct clock c = {.doc = doc, .onto = onto, .now = doc->published};
	uint32_t i;

	(void)diag;
	if (c.now.year == 0)
		c.now = doc->dateline_date;
	fill_cells(&c);
	for (i = 0; i < doc->sents.n; i++) {
		c.first = doc->sents.v[i].first;
		c.end = doc->sents.v[i].end;
		scan(&c);
	}
	return WG_OK;
}
