/* Dates as articles bear them in their heads, fields and datelines.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "read/read.h"

#include <glib.h>
#include <string.h>

/* Months and weekdays are word classes of the ontology: month.1 to month.12
 * and weekday.*. */
#define MONTH WG_STR("month.")
#define WEEKDAY WG_STR("weekday")

static bool
is_letter(struct wg_str text, size_t at)
{
	return at < text.n && g_unichar_isalpha(wg_utf8_next(text, &at));
}

static size_t
word_end(struct wg_str text, size_t at)
{
	while (is_letter(text, at))
		wg_utf8_next(text, &at);
	return at;
}

/* Behind any of the bytes, and no-break spaces. */
static size_t
skip(struct wg_str text, size_t at, const char *bytes)
{
	for (;;)
		if (at + 1 < text.n && text.s[at] == '\xC2' &&
		        text.s[at + 1] == '\xA0')
			at += 2;
		else if (at < text.n && text.s[at] != '\0' &&
		         strchr(bytes, text.s[at]) != NULL)
			at++;
		else
			return at;
}

/* Digits at text[*at]: their value, and how many; -1 if there are none. */
static int
number(struct wg_str text, size_t *at, size_t *digits)
{
	int value = 0;
	size_t beg = *at;

	while (*at < text.n && g_ascii_isdigit(text.s[*at]) && *at - beg < 8)
		value = value * 10 + (text.s[(*at)++] - '0');
	*digits = *at - beg;
	return *digits > 0 ? value : -1;
}

static bool
month(struct wg_str text, size_t *at, const struct wg_onto *onto, int *value)
{
	struct wg_str name;
	size_t zero = 0, digits;

	if (!wg_read_word_class(text, at, onto, MONTH, &name))
		return false;
	*value = number(name, &zero, &digits);
	if (*at < text.n && text.s[*at] == '.' && *at + 1 < text.n &&
	        (text.s[*at + 1] == ' ' || text.s[*at + 1] == ','))
		(*at)++; /* "Jan. 5" */
	return *value >= 1 && *value <= 12;
}

/* "13", "3rd": 1 to 31, and no longer number. */
static bool
day(struct wg_str text, size_t *at, int *value)
{
	static const char *const endings[] = {"st", "nd", "rd", "th"};
	size_t digits, i;

	*value = number(text, at, &digits);
	if (digits > 2 || *value < 1 || *value > 31)
		return false;
	for (i = 0; i < G_N_ELEMENTS(endings); i++)
		if (*at + 2 <= text.n && !is_letter(text, *at + 2) &&
		        g_ascii_strncasecmp(text.s + *at, endings[i], 2) == 0) {
			*at += 2;
			break;
		}
	return !is_letter(text, *at);
}

/* ", 2021", " 2021", "-2021": 0 if no year follows. */
static int
year(struct wg_str text, size_t *at)
{
	size_t p = skip(text, *at, ", "), digits;
	int value;

	if (p == *at && p < text.n && text.s[p] == '-')
		p++;
	if (p == *at)
		return 0;
	value = number(text, &p, &digits);
	if (digits != 4 || value < 1000 || is_letter(text, p))
		return 0;
	*at = p;
	return value;
}

static bool
is_day_of(struct wg_date d)
{
	return g_date_valid_dmy(d.day, (GDateMonth)d.month,
	        (GDateYear)(d.year != 0 ? d.year : 2000));
}

/* 2021-10-12, 20211012, 2021/10/12, 12.10.2021; a time may follow. */
static bool
numeric(struct wg_str text, size_t *at, struct wg_date *date)
{
	size_t p = *at, n[3] = {0, 0, 0};
	int v[3] = {0, 0, 0}, i;
	char sep = '\0';

	for (i = 0; i < 3; i++) {
		v[i] = number(text, &p, &n[i]);
		if (i == 0 && n[0] == 8)
			break;
		if (i < 2 && (p >= text.n || strchr("-./", text.s[p]) == NULL ||
		                     text.s[p] == '\0' ||
		                     (sep != '\0' && sep != text.s[p])))
			return false;
		if (i < 2)
			sep = text.s[p++];
	}
	if (n[0] == 8)
		*date = (struct wg_date){(uint16_t)(v[0] / 10000),
		        (uint8_t)(v[0] / 100 % 100), (uint8_t)(v[0] % 100)};
	else if (n[0] == 4 && n[1] <= 2 && n[2] <= 2 && v[2] > 0)
		*date = (struct wg_date){(uint16_t)v[0], (uint8_t)v[1],
		        (uint8_t)v[2]};
	else if (n[2] == 4 && n[0] <= 2 && n[1] <= 2 && sep == '.' && v[1] > 0)
		*date = (struct wg_date){(uint16_t)v[2], (uint8_t)v[1],
		        (uint8_t)v[0]};
	else
		return false;
	*at = p;
	return date->year >= 1000 && is_day_of(*date) &&
	       !(p < text.n &&
	               (text.s[p] == '-' || g_ascii_isdigit(text.s[p])));
}

/* "October 13, 2021", "13 October 2021", without the year too. */
static bool
spelled(struct wg_str text, size_t *at, const struct wg_onto *onto,
        struct wg_date *date)
{
	size_t p = *at;
	int d, m;

	if (month(text, &p, onto, &m)) {
		p = skip(text, p, " ");
		if (!day(text, &p, &d))
			return false;
	} else {
		if (!day(text, &p, &d))
			return false;
		p = skip(text, p, " -");
		if (!month(text, &p, onto, &m))
			return false;
	}
	*date = (struct wg_date){0, (uint8_t)m, (uint8_t)d};
	date->year = (uint16_t)year(text, &p);
	*at = p;
	return is_day_of(*date);
}

bool
wg_read_date_at(struct wg_str text, size_t *at, const struct wg_onto *onto,
        struct wg_date *date)
{
	size_t p = *at;
	struct wg_str name;

	if (wg_read_word_class(text, &p, onto, WEEKDAY, &name))
		p = skip(text, p, "., ");
	if (!numeric(text, &p, date) && !spelled(text, &p, onto, date))
		return false;
	*at = p;
	return true;
}

bool
wg_read_date(struct wg_str text, const struct wg_onto *onto,
        struct wg_date *date)
{
	size_t at = 0;
	struct wg_date found = {0};

	text = wg_str_trim(text);
	if (text.n == 7 && wg_date_parse(text, date)) /* 2021-10 */
		return true;
	at = word_end(text, 0); /* "Tue, 12 Oct 2021" */
	if (at < text.n && at > 0 && text.s[at] == ',')
		at = skip(text, at, ", ");
	else
		at = 0;
	if (!wg_read_date_at(text, &at, onto, &found) || found.year == 0)
		return false;
	*date = found;
	return true;
}
