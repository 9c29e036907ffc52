/* Word classes, looked up with and without the lookup stage.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "words.h"

#include <setjmp.h>
#include <cmocka.h>

static void
check(const struct wg_doc *doc, const struct wg_onto *onto)
{
	struct wg_word word;

	assert_true(wg_word_at(doc, onto, 0, 3, WG_STR("month."), &word));
	assert_int_equal(word.n, 1);
	assert_int_equal(wg_word_number(&word), 10);
	assert_false(wg_word_at(doc, onto, 0, 3, WG_STR("weekday."), &word));
	assert_true(wg_word_at(doc, onto, 1, 3, WG_STR("according"), &word));
	assert_int_equal(word.n, 2);
	assert_int_equal(wg_word_number(&word), -1);
	assert_false(wg_word_at(doc, onto, 1, 2, WG_STR("according"), &word));
}

static void
test_words(void **state)
{
	struct wg_doc *doc = wg_doc_new();
	struct wg_diag diag = {.out = NULL};
	struct wg_onto onto;

	(void)state;
	words_open(&onto);
	doc->text = WG_STR("Oct. according to");
	wg_stage_token(doc, &onto, &diag);
	wg_stage_segment(doc, &onto, &diag);
	check(doc, &onto);
	wg_stage_lookup(doc, &onto, &diag);
	check(doc, &onto);
	wg_doc_free(doc);
	words_close(&onto);
}

static void
test_without_ontology(void **state)
{
	struct wg_doc *doc = wg_doc_new();
	struct wg_diag diag = {.out = NULL};
	struct wg_word word;

	(void)state;
	doc->text = WG_STR("October");
	wg_stage_token(doc, NULL, &diag);
	assert_false(wg_word_at(doc, NULL, 0, 1, WG_STR("month."), &word));
	wg_doc_free(doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_words),
	        cmocka_unit_test(test_without_ontology),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
