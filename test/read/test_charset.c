/* Bytes of any encoding become clean UTF-8, or are refused.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "read/read.h"

#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

static struct wg_arena *arena;
static struct wg_diag diag;

static int
set_up(void **state)
{
	(void)state;
	arena = wg_arena_new();
	memset(&diag, 0, sizeof diag);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	wg_arena_free(arena);
	return 0;
}

static void
expect_from(struct wg_str bytes, struct wg_str declared, struct wg_str want,
        unsigned warnings)
{
	struct wg_str got = {0};

	assert_int_equal(wg_charset_read(arena, bytes, declared, &got, &diag),
	        WG_OK);
	assert_int_equal(got.n, want.n);
	assert_memory_equal(got.s, want.s, want.n);
	assert_int_equal(diag.count[WG_WARNING], warnings);
	diag.count[WG_WARNING] = 0;
}

static void
expect(struct wg_str bytes, struct wg_str want, unsigned warnings)
{
	expect_from(bytes, WG_STR(""), want, warnings);
}

static void
refuse(struct wg_str bytes)
{
	struct wg_str got;

	diag.count[WG_ERROR] = 0;
	assert_int_equal(wg_charset_read(arena, bytes, WG_STR(""), &got, &diag),
	        WG_SKIP);
	assert_int_equal(diag.count[WG_ERROR], 1);
}

static void
test_clean_text_is_kept(void **state)
{
	(void)state;
	expect(WG_STR(" d\xC3\xA9tente \xE2\x80\x94\xC2\xA0\xF0\x9F\x87\xB7\n"),
	        WG_STR(" d\xC3\xA9tente \xE2\x80\x94\xC2\xA0\xF0\x9F\x87\xB7\n"),
	        0);
}

static void
test_line_ends_and_marks(void **state)
{
	(void)state;
	expect(WG_STR("\xEF\xBB\xBFone\r\ntwo\rthree\n\r\n"),
	        WG_STR("one\ntwo\nthree\n\n"), 0);
}

/* The table of Unicode 15, 3.9: U+FFFD for each maximal subpart. The euro
 * sign in front shows that the text is UTF-8. */
static void
test_best_practice(void **state)
{
	(void)state;
	expect(WG_STR("\xE2\x82\xAC\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"),
	        WG_STR("\xE2\x82\xAC"
	               "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
	               "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\x41"),
	        1);
	expect(WG_STR("\xE2\x82\xAC\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"),
	        WG_STR("\xE2\x82\xAC"
	               "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\x41"),
	        1);
	expect(WG_STR("\xE2\x82\xAC\xED\xA0\x80."),
	        WG_STR("\xE2\x82\xAC\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD."), 1);
}

static void
test_noncharacters(void **state)
{
	(void)state;
	expect(WG_STR("a\xEF\xBF\xBE"), WG_STR("a\xEF\xBF\xBD"), 1);
}

static void
test_western(void **state)
{
	(void)state;
	expect(WG_STR("caf\xE9 \x93quoted\x94 \x96 so"),
	        WG_STR("caf\xC3\xA9 \xE2\x80\x9Cquoted\xE2\x80\x9D "
	               "\xE2\x80\x93 so"),
	        1);
	/* cut off in the middle of a sequence: no Windows-1252 */
	expect(WG_STR("caf\xC3"), WG_STR("caf\xEF\xBF\xBD"), 1);
	/* 0x81 is nothing there */
	expect(WG_STR("a\x81z"), WG_STR("a\xEF\xBF\xBDz"), 1);
}

static void
test_declared(void **state)
{
	(void)state;
	expect_from(WG_STR("\xCC\xEE\xF1\xEA\xE2\xE0."), WG_STR("windows-1251"),
	        WG_STR("\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0."), 0);
	/* what is valid UTF-8 is UTF-8, whatever it says of itself */
	expect_from(WG_STR("\xC3\xA9."), WG_STR("latin1"), WG_STR("\xC3\xA9."),
	        0);
	expect_from(WG_STR("\xE9."), WG_STR("no-such-charset"),
	        WG_STR("\xC3\xA9."), 1);
}

static void
test_utf16(void **state)
{
	static const char bare[] = "N\0o\0 \0t\0r\0e\0a\0t\0y\0.\0";

	(void)state;
	expect(WG_STR("\xFF\xFEO\0K\0\x3D\xD8\x00\xDE"),
	        WG_STR("OK\xF0\x9F\x98\x80"), 0);
	expect(WG_STR("\xFE\xFF\0O\0K\xD8\x3D\0!"), WG_STR("OK\xEF\xBF\xBD!"),
	        0);
	expect((struct wg_str){bare, sizeof bare - 1}, WG_STR("No treaty."), 0);
	expect(WG_STR("\xFF\xFEO\0K"), WG_STR("O\xEF\xBF\xBD"), 0);
}

static void
test_controls(void **state)
{
	(void)state;
	expect(WG_STR("one\x0Ctwo\x1A"), WG_STR("one two "), 1);
	/* U+0092, a Windows-1252 apostrophe taken for Latin-1 */
	expect(WG_STR("it\xC2\x92s"), WG_STR("it\xE2\x80\x99s"), 1);
}

static void
test_refused(void **state)
{
	(void)state;
	refuse(WG_STR(""));
	refuse(WG_STR(" \n\t\r\n"));
	refuse(WG_STR("\xEF\xBB\xBF"));
	refuse(WG_STR("text\0text"));
	refuse(WG_STR("\x7F"
	              "ELF\x02\x01\x01\x03\x04\x05\x06"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_clean_text_is_kept),
	        cmocka_unit_test(test_line_ends_and_marks),
	        cmocka_unit_test(test_best_practice),
	        cmocka_unit_test(test_noncharacters),
	        cmocka_unit_test(test_western),
	        cmocka_unit_test(test_declared),
	        cmocka_unit_test(test_utf16),
	        cmocka_unit_test(test_controls),
	        cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
