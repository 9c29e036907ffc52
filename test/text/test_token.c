/* The token layer: shapes, paragraphs, stops that need no lexicon.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "words.h"

#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

static struct wg_onto onto;
static struct wg_doc *doc;

static void
read_text(const char *text)
{
	struct wg_diag diag = {.out = NULL};

	wg_doc_clear(doc);
	doc->text = wg_str(text);
	assert_int_equal(wg_stage_token(doc, &onto, &diag), WG_OK);
}

static int
setup(void **state)
{
	(void)state;
	words_open(&onto);
	doc = wg_doc_new();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	wg_doc_free(doc);
	words_close(&onto);
	return 0;
}

static void
assert_token(uint32_t i, const char *form, unsigned shape)
{
	assert_true(i < doc->tokens.n);
	assert_true(wg_str_eq(wg_doc_form(doc, i), wg_str(form)));
	assert_int_equal(doc->tokens.v[i].shape, shape);
}

static void
test_shapes(void **state)
{
	(void)state;
	read_text("The UN, in May 2021:\nO\u2019Neill");
	assert_int_equal(doc->tokens.n, 8);
	assert_token(0, "The", WG_SHAPE_WORD | WG_SHAPE_CAP | WG_SHAPE_BREAK);
	assert_token(1, "UN", WG_SHAPE_WORD | WG_SHAPE_CAP | WG_SHAPE_CAPS);
	assert_token(2, ",", WG_SHAPE_PUNCT | WG_SHAPE_GLUED);
	assert_token(3, "in", WG_SHAPE_WORD);
	assert_token(5, "2021", WG_SHAPE_DIGIT);
	assert_token(7, "O\u2019Neill",
	        WG_SHAPE_WORD | WG_SHAPE_CAP | WG_SHAPE_BREAK);
}

static void
test_hashes_and_defaults(void **state)
{
	(void)state;
	read_text("Russia");
	assert_true(doc->tokens.v[0].exact == wg_hash_exact(WG_STR("Russia")));
	assert_true(doc->tokens.v[0].fold == wg_hash_fold(WG_STR("russia")));
	assert_int_equal(doc->tokens.v[0].head, WG_NONE);
}

static void
test_dateline_is_apart(void **state)
{
	struct wg_diag diag = {.out = NULL};

	(void)state;
	wg_doc_clear(doc);
	doc->text = WG_STR("GENEVA, May 5. Talks began.");
	doc->body = 15;
	wg_stage_token(doc, &onto, &diag);
	assert_token(0, "GENEVA",
	        WG_SHAPE_WORD | WG_SHAPE_CAP | WG_SHAPE_CAPS | WG_SHAPE_BREAK);
	assert_token(5, "Talks", WG_SHAPE_WORD | WG_SHAPE_CAP | WG_SHAPE_BREAK);
	assert_int_equal(doc->tokens.v[5].span.beg, 15);
}

static void
test_initials_take_their_stop(void **state)
{
	(void)state;
	read_text("J. Doe and plan B.\n2. It was I. Then we left.");
	assert_true(wg_str_eq(wg_doc_form(doc, 0), WG_STR("J.")));
	assert_true(wg_str_eq(wg_doc_form(doc, 4), WG_STR("B")));
	assert_true(wg_str_eq(wg_doc_form(doc, 6), WG_STR("2.")));
	assert_true(wg_str_eq(wg_doc_form(doc, 9), WG_STR("I")));
	assert_true(doc->tokens.v[0].fold == wg_hash_fold(WG_STR("J")));
}

static void
test_abbreviations_take_their_stop(void **state)
{
	static const struct {
		const char *text, *first;
	} e[] = {
	        {"Mr. Doe", "Mr."},
	        {"Gen. Doe", "Gen."},
	        {"Inc. said", "Inc."},
	        {"no. 5", "no."},
	        {"no. He", "no"},
	        {"etc. He", "etc."},
	        {"mass. He", "mass"},
	        {"Oct. 5", "Oct."},
	        {"end. He", "end"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < G_N_ELEMENTS(e); i++) {
		read_text(e[i].text);
		assert_true(wg_str_eq(wg_doc_form(doc, 0), wg_str(e[i].first)));
	}
}

static unsigned
breaks(void)
{
	unsigned i, n = 0;

	for (i = 0; i < doc->tokens.n; i++)
		n += (doc->tokens.v[i].shape & WG_SHAPE_BREAK) != 0;
	return n;
}

static void
test_each_line_is_a_paragraph(void **state)
{
	(void)state;
	read_text("One short line\nAnother one\n\nA third\n \n\nA fourth");
	assert_int_equal(breaks(), 4);
}

static void
test_wrapped_lines_are_not(void **state)
{
	(void)state;
	read_text("The ministers of the two countries met in the capital on\n"
	          "Monday and agreed to hold further rounds of talks before\n"
	          "the end of the year, the foreign ministry said in a brief\n"
	          "statement. No date was given.\n"
	          "The opposition called the meeting a failure and asked for\n"
	          "an early vote in the parliament.\n"
	          "\n"
	          "Further talks are planned.\n");
	assert_int_equal(breaks(), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_shapes),
	        cmocka_unit_test(test_hashes_and_defaults),
	        cmocka_unit_test(test_dateline_is_apart),
	        cmocka_unit_test(test_initials_take_their_stop),
	        cmocka_unit_test(test_abbreviations_take_their_stop),
	        cmocka_unit_test(test_each_line_is_a_paragraph),
	        cmocka_unit_test(test_wrapped_lines_are_not),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
