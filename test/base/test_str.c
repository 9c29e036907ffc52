/* Views, UTF-8 and word hashes.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

static void
test_cut(void **state)
{
	struct wg_str rest = WG_STR("a||b");

	(void)state;
	assert_true(wg_str_eq(wg_str_cut(&rest, '|'), WG_STR("a")));
	assert_true(wg_str_eq(wg_str_cut(&rest, '|'), WG_STR("")));
	assert_true(wg_str_eq(wg_str_cut(&rest, '|'), WG_STR("b")));
	assert_null(rest.s);
}

static void
test_trim_and_affixes(void **state)
{
	(void)state;
	assert_true(wg_str_eq(wg_str_trim(WG_STR(" \t x y\n")), WG_STR("x y")));
	assert_true(wg_str_starts(WG_STR("Geneva"), WG_STR("Gen")));
	assert_false(wg_str_starts(WG_STR("Ge"), WG_STR("Gen")));
	assert_true(wg_str_ends(WG_STR("article.ttl"), WG_STR(".ttl")));
}

static void
test_utf8_walk(void **state)
{
	static const uint32_t want[] = {'a', 0xE9, 0x20AC, 0x1F1F7};
	struct wg_str text = WG_STR("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x87\xB7");
	size_t at = 0, i;

	(void)state;
	for (i = 0; i < 4; i++)
		assert_int_equal(wg_utf8_next(text, &at), want[i]);
	assert_int_equal(at, text.n);
	assert_int_equal(wg_utf8_count(text), 4);
}

static void
test_fold(void **state)
{
	(void)state;
	assert_true(wg_hash_fold(WG_STR("Erdoğan")) ==
	            wg_hash_fold(WG_STR("ERDOGAN")));
	assert_true(wg_hash_fold(WG_STR("U.S.")) == wg_hash_fold(WG_STR("us")));
	assert_true(wg_hash_fold(WG_STR("People’s")) ==
	            wg_hash_fold(WG_STR("people's")));
	assert_true(
	        wg_hash_fold(WG_STR("Řehoř")) == wg_hash_fold(WG_STR("rehor")));
	assert_true(wg_hash_fold(WG_STR("МИД")) == wg_hash_fold(WG_STR("мид")));
	assert_true(wg_hash_fold(WG_STR("...")) != wg_hash_fold(WG_STR(".")));
	assert_true(
	        wg_hash_fold(WG_STR("Iran")) != wg_hash_fold(WG_STR("Iraq")));
}

static void
test_exact_keeps_case(void **state)
{
	(void)state;
	assert_true(
	        wg_hash_exact(WG_STR("U.S.")) == wg_hash_exact(WG_STR("US")));
	assert_true(wg_hash_exact(WG_STR("US")) != wg_hash_exact(WG_STR("us")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_cut),
	        cmocka_unit_test(test_trim_and_affixes),
	        cmocka_unit_test(test_utf8_walk),
	        cmocka_unit_test(test_fold),
	        cmocka_unit_test(test_exact_keeps_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
