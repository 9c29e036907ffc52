/* Transitions: trees come out whole, and only one word is the root.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/model.h"

#include <setjmp.h>
#include <cmocka.h>

/* "Envoys met her": met is the root, the others are its children. */
static void
test_small_tree(void **state)
{
	struct wg_arc a;

	(void)state;
	wg_arc_start(&a, 3);
	assert_false(wg_arc_can(&a, WG_LEFT));
	wg_arc_do(&a, WG_SHIFT, 0);
	assert_false(wg_arc_can(&a, WG_RIGHT));
	wg_arc_do(&a, WG_LEFT, 5);
	wg_arc_do(&a, WG_SHIFT, 0);
	wg_arc_do(&a, WG_SHIFT, 0);
	assert_false(wg_arc_can(&a, WG_SHIFT));
	/* Two words are left: only one may go to ROOT. */
	assert_false(wg_arc_can(&a, WG_LEFT));
	wg_arc_do(&a, WG_RIGHT, 6);
	assert_false(wg_arc_done(&a));
	wg_arc_do(&a, WG_LEFT, 7);
	assert_true(wg_arc_done(&a));
	assert_int_equal(a.head[0], 1);
	assert_int_equal(a.head[1], 3);
	assert_int_equal(a.head[2], 1);
	assert_int_equal(a.rel[0], 5);
	assert_int_equal(a.rel[2], 6);
}

/* Whatever moves are made, every word gets a head, and one gets ROOT. */
static void
test_any_moves(void **state)
{
	struct wg_arc a;
	uint32_t seed = 7, round;

	(void)state;
	for (round = 0; round < 200; round++) {
		size_t n = 1 + round % 30, roots = 0, i;

		wg_arc_start(&a, n);
		while (!wg_arc_done(&a)) {
			enum wg_move m;

			seed = seed * 1664525u + 1013904223u;
			m = (seed >> 16) % WG_MOVE_END;
			if (wg_arc_can(&a, m))
				wg_arc_do(&a, m, 1);
		}
		for (i = 0; i < n; i++) {
			assert_true(a.head[i] <= n && a.head[i] != i);
			roots += a.head[i] == n;
		}
		assert_int_equal(roots, 1);
	}
}

/* Rows of facts and slots stay inside their tables. */
static void
test_look(void **state)
{
	uint16_t slot[WG_SLOTS], fact[WG_FACTS];
	struct wg_arc a;
	size_t i;

	(void)state;
	wg_arc_start(&a, 4);
	while (!wg_arc_done(&a)) {
		wg_arc_look(&a, 10, slot, fact);
		for (i = 0; i < WG_SLOTS; i++)
			assert_true(slot[i] <= 5);
		for (i = 0; i < WG_FACTS; i++)
			assert_true(fact[i] < wg_arc_facts(10));
		assert_true(fact[4] >= 40 && fact[4] < 48);
		wg_arc_do(&a,
		        wg_arc_can(&a, WG_SHIFT)   ? WG_SHIFT
		        : wg_arc_can(&a, WG_RIGHT) ? WG_RIGHT
		                                   : WG_LEFT,
		        9);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_small_tree),
	        cmocka_unit_test(test_any_moves),
	        cmocka_unit_test(test_look),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
