/* The best path of labels keeps to BIO.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/model.h"

#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

enum { O, B, I, LABELS, NO = -30000 };

/* Labels O, B-X, I-X; I only behind B and I. */
static int16_t move[WG_LABELS * WG_LABELS];
static int16_t score[3 * WG_LABELS];
static int32_t back[3 * WG_LABELS];

static void
set_up(void)
{
	memset(move, 0, sizeof move);
	memset(score, 0, sizeof score);
	move[O * WG_LABELS + I] = NO;
	move[LABELS * WG_LABELS + I] = NO;
}

static void
test_first_word(void **state)
{
	uint16_t label[3];

	(void)state;
	set_up();
	score[0 * WG_LABELS + B] = 5;
	score[1 * WG_LABELS + I] = 5;
	score[2 * WG_LABELS + O] = 5;
	wg_find_path(wg_kernel_best(), score, move, LABELS, 3, NULL, back,
	        label);
	assert_int_equal(label[0], B);
	assert_int_equal(label[1], I);
	assert_int_equal(label[2], O);
}

/* I alone scores high, but nothing begins it. */
static void
test_no_orphan(void **state)
{
	uint16_t label[3];

	(void)state;
	set_up();
	score[0 * WG_LABELS + I] = 9;
	score[0 * WG_LABELS + O] = 1;
	score[1 * WG_LABELS + I] = 4;
	score[0 * WG_LABELS + B] = -9;
	wg_find_path(wg_kernel_best(), score, move, LABELS, 2, NULL, back,
	        label);
	assert_int_equal(label[0], O);
	assert_int_not_equal(label[1], I);
}

static void
test_allowed(void **state)
{
	uint16_t allow[] = {1u << B, 0xFFFF, 1u << O}, label[3];

	(void)state;
	set_up();
	score[0 * WG_LABELS + O] = 9;
	score[1 * WG_LABELS + I] = 1;
	score[2 * WG_LABELS + I] = 9;
	wg_find_path(wg_kernel_best(), score, move, LABELS, 3, allow, back,
	        label);
	assert_int_equal(label[0], B);
	assert_int_equal(label[1], I);
	assert_int_equal(label[2], O);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_first_word),
	        cmocka_unit_test(test_no_orphan),
	        cmocka_unit_test(test_allowed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
