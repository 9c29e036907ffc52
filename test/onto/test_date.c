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
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_parse_and_print),
	        cmocka_unit_test(test_refuses),
	        cmocka_unit_test(test_calendar),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
