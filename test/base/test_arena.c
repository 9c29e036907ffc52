/* Arena: zeroed, aligned, released to a mark, layers grow by copy.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

static void
test_zeroed_after_clear(void **state)
{
	struct wg_arena *a = wg_arena_new();
	char *p = wg_arena_alloc(a, 100);

	(void)state;
	memset(p, 'x', 100);
	wg_arena_clear(a);
	p = wg_arena_alloc(a, 100);
	assert_int_equal((uintptr_t)p % 16, 0);
	assert_int_equal(p[0], 0);
	assert_int_equal(p[99], 0);
	wg_arena_free(a);
}

static void
test_release_goes_back_over_blocks(void **state)
{
	struct wg_arena *a = wg_arena_new();
	char *kept = wg_arena_alloc(a, 8), *again;
	struct wg_mark mark = wg_arena_mark(a);

	(void)state;
	memcpy(kept, "kept", 5);
	again = wg_arena_alloc(a, 16);
	wg_arena_alloc(a, 10u << 20);
	wg_arena_release(a, mark);
	assert_string_equal(kept, "kept");
	assert_ptr_equal(wg_arena_alloc(a, 16), again);
	wg_arena_free(a);
}

static void
test_layer_keeps_elements(void **state)
{
	struct wg_arena *a = wg_arena_new();
	WG_LAYER(uint32_t) layer = {0};
	uint32_t i;

	(void)state;
	for (i = 0; i < 1000; i++)
		*wg_layer_push(a, &layer) = i * 3;
	assert_int_equal(layer.n, 1000);
	for (i = 0; i < 1000; i++)
		assert_int_equal(layer.v[i], i * 3);
	wg_arena_free(a);
}

static void
test_printf(void **state)
{
	struct wg_arena *a = wg_arena_new();
	struct wg_str s = wg_arena_printf(a, "%s/%d", "article", 42);

	(void)state;
	assert_true(wg_str_eq(s, WG_STR("article/42")));
	assert_int_equal(s.s[s.n], 0);
	wg_arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_zeroed_after_clear),
	        cmocka_unit_test(test_release_goes_back_over_blocks),
	        cmocka_unit_test(test_layer_keeps_elements),
	        cmocka_unit_test(test_printf),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
