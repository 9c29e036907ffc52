/* Wrapped text, and text with a paragraph a line.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "text/text.h"

#include <glib.h>
#include <setjmp.h>
#include <cmocka.h>

static void
test_wrapped(void **state)
{
	static const char text[] =
	        "The ministers of the two states met in the capital on\n"
	        "Monday and agreed to go on with their talks before the\n"
	        "end of the year, whatever may come of them.\n\n"
	        "No date was given for the next round, which is to take\n"
	        "place in the north of the country, in the old town of\n"
	        "the envoys.\n";

	(void)state;
	assert_int_equal(wg_lines_margin(wg_str(text)), 54);
}

static void
test_paragraph_a_line(void **state)
{
	static const char *const texts[] = {
	        "",
	        "one line",
	        "Name: Doe\nAge: 40\nCity: none of them at all that is known"
	        "\nWork: envoy\nLanguage: two\n",
	        "The ministers of the two states met in the capital on Monday "
	        "and agreed to go on with the talks before the year is over.\n"
	        "No date was given.\nThe talks go on.\nThey are over.\n",
	        "A short line\nand one more\nand a third\nand a fourth\n",
	};
	size_t i;

	(void)state;
	for (i = 0; i < G_N_ELEMENTS(texts); i++)
		assert_int_equal(wg_lines_margin(wg_str(texts[i])), 0);
}

static void
test_full(void **state)
{
	(void)state;
	assert_true(wg_lines_is_full(WG_STR("four words of it"),
	        WG_STR("overflowing now"), 20));
	assert_false(
	        wg_lines_is_full(WG_STR("four"), WG_STR("words of it"), 20));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_wrapped),
	        cmocka_unit_test(test_paragraph_a_line),
	        cmocka_unit_test(test_full),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
