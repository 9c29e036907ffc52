/* Dates of varying precision: parse, print, compare, calculate.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "onto/onto.h"

#include <glib.h>

int
wg_date_cmp(struct wg_date a, struct wg_date b)
{
	int32_t x = a.year * 10000 + a.month * 100 + a.day;
	int32_t y = b.year * 10000 + b.month * 100 + b.day;

	return (x > y) - (x < y);
}

/* Takes `n` digits off the front of text; -1 if they are not there. */
static int
digits(struct wg_str *text, size_t n)
{
	int value = 0;
	size_t i;

	if (text->n < n)
		return -1;
	for (i = 0; i < n; i++) {
		if (!g_ascii_isdigit(text->s[i]))
			return -1;
		value = value * 10 + (text->s[i] - '0');
	}
	text->s += n;
	text->n -= n;
	return value;
}

static bool
hyphen(struct wg_str *text)
{
	if (text->n == 0 || text->s[0] != '-')
		return false;
	text->s++;
	text->n--;
	return true;
}

static bool
is_valid(int year, int month, int day)
{
	if (year < 1 || month < 0 || month > 12)
		return false;
	return day == 0 ||
	       (day > 0 && g_date_valid_dmy((GDateDay)day, (GDateMonth)month,
	                           (GDateYear)year));
}

bool
wg_date_parse(struct wg_str text, struct wg_date *out)
{
	int year = digits(&text, 4), month = 0, day = 0;

	if (hyphen(&text))
		month = digits(&text, 2);
	if (month > 0 && hyphen(&text))
		day = digits(&text, 2);
	if (text.n > 0 || !is_valid(year, month, day))
		return false;
	*out = (struct wg_date){(uint16_t)year, (uint8_t)month, (uint8_t)day};
	return true;
}

size_t
wg_date_print(struct wg_date d, char out[11])
{
	const char *fmt = d.month == 0 ? "%04u"
	                  : d.day == 0 ? "%04u-%02u"
	                               : "%04u-%02u-%02u";

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	return (size_t)g_snprintf(out, 11, fmt, d.year, d.month, d.day);
#pragma GCC diagnostic pop
}

struct wg_date
wg_date_add_days(struct wg_date d, int days)
{
	GDate g;

	g_date_clear(&g, 1);
	if (d.day == 0 || !is_valid(d.year, d.month, d.day))
		return d;
	g_date_set_dmy(&g, d.day, (GDateMonth)d.month, d.year);
	if (days >= 0)
		g_date_add_days(&g, (guint)days);
	else
		g_date_subtract_days(&g, (guint)-days);
	return (struct wg_date){g_date_get_year(&g),
	        (uint8_t)g_date_get_month(&g), g_date_get_day(&g)};
}

int
wg_date_weekday(struct wg_date d)
{
	GDate g;

	g_date_clear(&g, 1);
	if (d.day == 0 || !is_valid(d.year, d.month, d.day))
		return -1;
	g_date_set_dmy(&g, d.day, (GDateMonth)d.month, d.year);
	return (int)g_date_get_weekday(&g) - 1;
}

bool
wg_date_is_day(struct wg_date d)
{
	return d.day > 0 && d.month > 0 && is_valid(d.year, d.month, d.day);
}

struct wg_date
wg_date_add_months(struct wg_date d, int months)
{
	int all = d.year * 12 + d.month - 1 + months;

	if (d.month == 0 || all < 12)
		return (struct wg_date){0, 0, 0};
	return (struct wg_date){(uint16_t)(all / 12), (uint8_t)(all % 12 + 1),
	        0};
}

struct wg_date
wg_date_add_years(struct wg_date d, int years)
{
	int year = d.year + years;

	return (struct wg_date){(uint16_t)(d.year > 0 && year > 0 ? year : 0),
	        0, 0};
}

struct wg_date
wg_date_near(struct wg_date day, int weekday, enum wg_when when)
{
	int from = wg_date_weekday(day), days;

	if (from < 0)
		return (struct wg_date){0, 0, 0};
	days = (weekday - from + 7) % 7; /* SINCE */
	if (when == WG_AFTER && days == 0)
		days = 7;
	if (when == WG_BEFORE || (when == WG_UNTIL && days > 0))
		days -= 7;
	return wg_date_add_days(day, days);
}

/* How far ahead, in days, a date without a year may lie unannounced. */
#define SOON 45

static int
days_between(struct wg_date a, struct wg_date b)
{
	GDate x, y;

	g_date_clear(&x, 1);
	g_date_clear(&y, 1);
	g_date_set_dmy(&x, a.day > 0 ? a.day : 1, (GDateMonth)a.month, a.year);
	g_date_set_dmy(&y, b.day > 0 ? b.day : 1, (GDateMonth)b.month, b.year);
	return g_date_days_between(&x, &y);
}

struct wg_date
wg_date_complete(struct wg_date d, struct wg_date now, enum wg_when when)
{
	int ahead;

	if (now.year < 2 || now.month == 0 || d.month == 0)
		return (struct wg_date){0, 0, 0};
	d.year = now.year;
	if (d.day > 0 && !wg_date_is_day(d))
		return (struct wg_date){0, 0, 0};
	if (d.day == 0)
		now.day = 0;
	ahead = days_between(now, d);
	if (when == WG_AFTER || when == WG_BEFORE)
		ahead += ahead == 0 ? when == WG_AFTER ? -1 : 1 : 0;
	if (when == WG_SINCE || when == WG_AFTER)
		d.year += ahead < -SOON || (ahead < 0 && d.day == 0);
	else if (d.day == 0 || when == WG_BEFORE)
		d.year -= ahead > 0;
	else
		d.year -= ahead > SOON;
	return d.day == 0 || wg_date_is_day(d) ? d : (struct wg_date){0, 0, 0};
}

struct wg_date
wg_date_last(struct wg_date d)
{
	if (d.year != 0 && d.month == 0)
		d.month = 12;
	if (d.year != 0 && d.day == 0)
		d.day = g_date_get_days_in_month((GDateMonth)d.month, d.year);
	return d;
}
