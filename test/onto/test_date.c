/* Dates of varying precision.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "onto/onto.h"

#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

static void
test_parse_and_print(void **state)
{
	static const char *const good[] = {"2021", "2021-10", "2021-10-12",
	        "2020-02-29"};
	char out[11];
	size_t i;

	(void)state;
	for (i = 0; i < 4; i++) {
		struct wg_date d;

		assert_true(wg_date_parse(wg_str(good[i]), &d));
		assert_int_equal(wg_date_print(d, out), strlen(good[i]));
		assert_string_equal(out, good[i]);
	}
}

static void
test_refuses(void **state)
{
	static const char *const bad[] = {"", "21", "2021-", "2021-13",
	        "2021-02-29", "2021-10-12x", "2021-1-2", "0000-01-01"};
	struct wg_date d;
	size_t i;

	(void)state;
	for (i = 0; i < 8; i++)
		assert_false(wg_date_parse(wg_str(bad[i]), &d));
}

static void
test_calendar(void **state)
{
	struct wg_date d = {2021, 10, 12}, e;

	(void)state;
	assert_int_equal(wg_date_weekday(d), 1);
	e = wg_date_add_days(d, 20);
	assert_int_equal(wg_date_cmp(e, (struct wg_date){2021, 11, 1}), 0);
	e = wg_date_add_days(d, -12);
	assert_int_equal(wg_date_cmp(e, (struct wg_date){2021, 9, 30}), 0);
	assert_true(wg_date_cmp((struct wg_date){2021, 0, 0}, d) < 0);
	e = wg_date_last((struct wg_date){2020, 2, 0});
	assert_int_equal(wg_date_cmp(e, (struct wg_date){2020, 2, 29}), 0);
	e = wg_date_last((struct wg_date){2021, 0, 0});
	assert_int_equal(wg_date_cmp(e, (struct wg_date){2021, 12, 31}), 0);
}

static void
assert_date(struct wg_date got, uint16_t year, uint8_t month, uint8_t day)
{
	assert_int_equal(got.year, year);
	assert_int_equal(got.month, month);
	assert_int_equal(got.day, day);
}

static void
test_months_and_years(void **state)
{
	struct wg_date d = {2021, 10, 12};

	(void)state;
	assert_date(wg_date_add_months(d, -10), 2020, 12, 0);
	assert_date(wg_date_add_months(d, 3), 2022, 1, 0);
	assert_date(wg_date_add_years(d, -2), 2019, 0, 0);
	assert_date(wg_date_add_months((struct wg_date){2021, 0, 0}, 1), 0, 0,
	        0);
}

static void
test_nearest_weekday(void **state)
{
	struct wg_date tuesday = {2021, 10, 12};

	(void)state;
	assert_date(wg_date_near(tuesday, 1, WG_BEFORE), 2021, 10, 5);
	assert_date(wg_date_near(tuesday, 1, WG_UNTIL), 2021, 10, 12);
	assert_date(wg_date_near(tuesday, 1, WG_SINCE), 2021, 10, 12);
	assert_date(wg_date_near(tuesday, 1, WG_AFTER), 2021, 10, 19);
	assert_date(wg_date_near(tuesday, 2, WG_UNTIL), 2021, 10, 6);
	assert_date(wg_date_near(tuesday, 2, WG_SINCE), 2021, 10, 13);
	assert_date(wg_date_near((struct wg_date){0, 0, 0}, 2, WG_SINCE), 0, 0,
	        0);
}

static void
test_completes_the_year(void **state)
{
	struct wg_date now = {2021, 10, 12}, may = {0, 5, 0}, day = {0, 10, 30};

	(void)state;
	assert_date(wg_date_complete(may, now, WG_UNTIL), 2021, 5, 0);
	assert_date(wg_date_complete(may, now, WG_SINCE), 2022, 5, 0);
	assert_date(wg_date_complete(day, now, WG_UNTIL), 2021, 10, 30);
	assert_date(wg_date_complete(day, now, WG_BEFORE), 2020, 10, 30);
	day.month = 12;
	assert_date(wg_date_complete(day, now, WG_UNTIL), 2020, 12, 30);
	assert_date(wg_date_complete(day, now, WG_SINCE), 2021, 12, 30);
	day.month = 2; /* no such day */
	assert_date(wg_date_complete(day, now, WG_SINCE), 0, 0, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_parse_and_print),
	        cmocka_unit_test(test_refuses),
	        cmocka_unit_test(test_calendar),
	        cmocka_unit_test(test_months_and_years),
	        cmocka_unit_test(test_nearest_weekday),
	        cmocka_unit_test(test_completes_the_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
