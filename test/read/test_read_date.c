/* Dates of heads and fields, in the forms that articles bear.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "words.h"

#include <setjmp.h>
#include <cmocka.h>

static struct words words;

static void
expect(const char *text, uint16_t year, uint8_t month, uint8_t day)
{
	struct wg_date got = {0}, want = {year, month, day};

	if (wg_read_date(wg_str(text), &words.onto, &got) != (year != 0))
		fail_msg("\"%s\"", text);
	if (wg_date_cmp(got, want) != 0)
		fail_msg("\"%s\" gave %u-%u-%u", text, got.year, got.month,
		        got.day);
}

static void
test_numbers(void **state)
{
	(void)state;
	expect("2021-10-12", 2021, 10, 12);
	expect(" 2021-10-12T23:30:00+03:00\n", 2021, 10, 12);
	expect("2021-10-12 10:00", 2021, 10, 12);
	expect("20211012T1000Z", 2021, 10, 12);
	expect("2021/10/12", 2021, 10, 12);
	expect("12.10.2021", 2021, 10, 12);
	expect("2021-10", 2021, 10, 0);
}

static void
test_words(void **state)
{
	(void)state;
	expect("Tue, 12 Oct 2021 10:00:00 GMT", 2021, 10, 12);
	expect("12 October 2021", 2021, 10, 12);
	expect("October 12, 2021", 2021, 10, 12);
	expect("Oct. 12, 2021", 2021, 10, 12);
	expect("Tuesday, OCTOBER 12th, 2021", 2021, 10, 12);
	expect("Tuesday October 12 2021", 2021, 10, 12);
	expect("October\xC2\xA0"
	       "12,\xC2\xA0"
	       "2021",
	        2021, 10, 12);
	expect("12-Oct-2021", 2021, 10, 12);
}

static void
test_none(void **state)
{
	static const char *const none[] = {"", "2021-13-01", "2021-02-30",
	        "30 February 2021", "10/12/2021", "October 12", "yesterday",
	        "October 2021", "12 Octopus 2021", "99999999999999999999",
	        "2021-10-12-14", "1634040000"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof none / sizeof *none; i++)
		expect(none[i], 0, 0, 0);
}

static void
test_without_ontology(void **state)
{
	struct wg_date date = {0};

	(void)state;
	assert_true(wg_read_date(WG_STR("2021-10-12"), NULL, &date));
	assert_false(wg_read_date(WG_STR("12 October 2021"), NULL, &date));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_numbers),
	        cmocka_unit_test(test_words),
	        cmocka_unit_test(test_none),
	        cmocka_unit_test(test_without_ontology),
	};

	words_add_months(&words);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
