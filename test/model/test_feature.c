/* What the models see of a word does not depend on typography or case.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/model.h"

#include <setjmp.h>
#include <cmocka.h>

static struct wg_surface
read_one(const char *form)
{
	struct wg_surface w;

	wg_surface_read(wg_str(form), &w);
	return w;
}

static void
test_fold(void **state)
{
	struct wg_surface a = read_one("Geneva"), b = read_one("GENEVA");

	(void)state;
	assert_int_equal(a.hash[WG_F_WORD], b.hash[WG_F_WORD]);
	assert_int_equal(a.hash[WG_F_SUFFIX3], b.hash[WG_F_SUFFIX3]);
	assert_int_not_equal(a.hash[WG_F_SHAPE], b.hash[WG_F_SHAPE]);
	assert_true(a.cap && !a.caps && a.lower);
	assert_true(b.cap && b.caps && !b.lower);
	assert_int_equal(read_one("1994").hash[WG_F_WORD],
	        read_one("2021").hash[WG_F_WORD]);
	assert_int_equal(read_one("\xE2\x80\x99s").hash[WG_F_WORD],
	        read_one("'s").hash[WG_F_WORD]);
	assert_int_equal(read_one("\xC3\x89lys\xC3\xA9"
	                          "e")
	                         .hash[WG_F_WORD],
	        read_one("\xC3\xA9lys\xC3\xA9"
	                 "e")
	                .hash[WG_F_WORD]);
}

static void
test_place(void **state)
{
	struct wg_surface loud[] = {read_one("ENVOYS"), read_one("MEET"),
	        read_one("IN"), read_one("GENEVA")};
	struct wg_surface calm[] = {read_one("Envoys"), read_one("meet")};
	size_t i;

	(void)state;
	wg_surfaces_place(loud, 4);
	wg_surfaces_place(calm, 2);
	assert_int_equal(loud[0].hash[WG_F_PLACE] & 3, 3);
	assert_int_equal(loud[3].hash[WG_F_PLACE] & 3, 2);
	assert_int_equal(calm[0].hash[WG_F_PLACE] & 3, 1);
	assert_int_equal(calm[1].hash[WG_F_PLACE] & 3, 0);
	for (i = 0; i < 4; i++)
		assert_true(loud[i].hash[WG_F_PLACE] < WG_PLACE_ROWS);
}

/* A word longer than the buffer, one that ends inside a character, and an
 * empty one are read without harm. */
static void
test_odd(void **state)
{
	char big[300];
	struct wg_surface w;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof big; i++)
		big[i] = "\xC3\x89"[i % 2];
	wg_surface_read((struct wg_str){big, sizeof big}, &w);
	assert_true(w.n <= sizeof w.norm);
	wg_surface_read((struct wg_str){big, 1}, &w);
	wg_surface_read((struct wg_str){"\xE2\x80", 2}, &w);
	wg_surface_read((struct wg_str){"", 0}, &w);
	assert_int_equal(w.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_fold),
	        cmocka_unit_test(test_place),
	        cmocka_unit_test(test_odd),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
