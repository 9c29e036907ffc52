/* The day of a report, apart from the day of what it reports.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "words.h"

#include <setjmp.h>
#include <cmocka.h>

static void
test_said(void **state)
{
	static const struct {
		const char *text, *verb;
	} e[] = {
	        {"He left, Doe said on Tuesday.", "said"},
	        {"He left, Doe said late Tuesday.", "said"},
	        {"He left, Doe told reporters on Tuesday.", "told"},
	        {"Doe on Tuesday said he left.", "said"},
	        {"Doe said he left on Tuesday.", NULL},
	        {"Doe said Roe left on Tuesday.", NULL},
	        {"They met on Tuesday.", NULL},
	};
	static wg_stage_fn *const stages[] = {wg_stage_token, wg_stage_segment,
	        wg_stage_lookup, wg_stage_time};
	struct wg_diag diag = {.out = NULL};
	struct wg_doc *doc = wg_doc_new();
	struct wg_onto onto;
	uint32_t verb;
	size_t i, k;

	(void)state;
	words_open(&onto);
	for (i = 0; i < G_N_ELEMENTS(e); i++) {
		wg_doc_clear(doc);
		doc->text = wg_str(e[i].text);
		doc->published = (struct wg_date){2021, 10, 12};
		for (k = 0; k < G_N_ELEMENTS(stages); k++)
			stages[k](doc, &onto, &diag);
		assert_int_equal(doc->times.n, 1);
		verb = wg_time_said(doc, &onto, &doc->times.v[0]);
		assert_int_equal(verb != WG_NONE, e[i].verb != NULL);
		if (verb != WG_NONE)
			assert_true(wg_str_eq(wg_doc_form(doc, verb),
			        wg_str(e[i].verb)));
	}
	wg_doc_free(doc);
	words_close(&onto);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
