/* Sentence boundaries.
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
	assert_int_equal(wg_stage_segment(doc, &onto, &diag), WG_OK);
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

/* `text` has a bar where a sentence must begin, and nowhere else. */
static void
check(const char *text)
{
	GString *plain = g_string_new(NULL), *got = g_string_new(NULL);
	uint32_t i, at = 0;

	for (i = 0; text[i] != '\0'; i++)
		if (text[i] != '|')
			g_string_append_c(plain, text[i]);
	read_text(plain->str);
	for (i = 0; i < doc->sents.n; i++) {
		struct wg_span s = doc->sents.v[i].span;

		g_string_append_len(got, plain->str + at, s.beg - at);
		if (i > 0)
			g_string_append_c(got, '|');
		at = s.beg;
	}
	g_string_append(got, plain->str + at);
	assert_string_equal(got->str, text);
	g_string_free(got, TRUE);
	g_string_free(plain, TRUE);
}

static void
test_ends(void **state)
{
	static const char *const texts[] = {
	        "",
	        "They met. |They parted! |Did they agree? |Yes.",
	        "It fell by 3.5 percent. |2021 was worse.",
	        "A title without a stop\n|They met.",
	        "\u201CWe met.\u201D |The envoy left. |(She was tired.) |He was "
	        "not.",
	        "\"We met.\" |\"We talked.\"",
	        "\"We met,\" she said. |\"It was useful.\"",
	        "\"Why now?\" he asked.",
	        "He waited... and left. |He waited... |Nobody came.",
	        "The claim. |al-Doe denied it.",
	        "\"Why now?\" Minister Doe asked. |\"Why not?\" |Talks failed.",
	        "He is in the U.S. |The talks are over. |Acme Inc. |But why?",
	        "Gen. Doe and Mr. Roe met in St. Petersburg on Oct. 5.",
	        "J. Doe of the U.S. State Department came.",
	        "They met.\n\n|They parted.",
	        "An attack [sic] took place. |[They fled.] |All of them.",
	};
	size_t i;

	(void)state;
	for (i = 0; i < G_N_ELEMENTS(texts); i++)
		check(texts[i]);
}

static void
test_layer(void **state)
{
	(void)state;
	read_text("Title\nHe said: \"The talks. They failed.\"");
	assert_int_equal(doc->sents.n, 3);
	assert_int_equal(doc->sents.v[0].paragraph, 0);
	assert_int_equal(doc->sents.v[1].paragraph, 1);
	assert_int_equal(doc->sents.v[2].paragraph, 1);
	assert_int_equal(doc->sents.v[1].first, 1);
	assert_int_equal(doc->sents.v[1].end, 8);
	assert_int_equal(doc->sents.v[2].end, doc->tokens.n);
	assert_true(doc->tokens.v[1].shape & WG_SHAPE_FIRST);
	assert_false(doc->tokens.v[2].shape & WG_SHAPE_FIRST);
	assert_true(doc->tokens.v[5].shape & WG_SHAPE_FIRST);
	assert_true(doc->tokens.v[8].shape & WG_SHAPE_FIRST);
}

static void
test_endless_sentence_is_cut(void **state)
{
	GString *text = g_string_new(NULL);
	uint32_t i;

	(void)state;
	for (i = 0; i < 100000; i++)
		g_string_append(text, "word ");
	read_text(text->str);
	for (i = 0; i < doc->sents.n; i++)
		assert_true(doc->sents.v[i].end - doc->sents.v[i].first < 1000);
	assert_int_equal(doc->sents.v[doc->sents.n - 1].end, 100000);
	g_string_free(text, TRUE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_ends),
	        cmocka_unit_test(test_layer),
	        cmocka_unit_test(test_endless_sentence_is_cut),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
