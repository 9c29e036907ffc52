/* The table of stages, and stopping after one.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "run/run.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static void
test_find(void **state)
{
	const struct wg_stage *s;

	(void)state;
	for (s = wg_stages; s->name != NULL; s++) {
		assert_ptr_equal(wg_stage_find(s->name), s);
		assert_non_null(s->run);
		assert_non_null(s->about);
	}
	assert_true(s > wg_stages);
	assert_null(wg_stage_find("no-such-stage"));
	assert_null(wg_stage_find(""));
}

static void
test_list(void **state)
{
	const struct wg_stage *s;
	char *text = NULL, *at;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);

	(void)state;
	assert_non_null(f);
	wg_stage_list(f);
	fclose(f);
	at = text;
	for (s = wg_stages; s->name != NULL; s++) {
		assert_memory_equal(at, s->name, strlen(s->name));
		at = strchr(at, '\n') + 1;
	}
	assert_string_equal(at, "");
	free(text);
}

/* An ontology that knows nothing is enough to cut words and sentences. */
static void
test_stop(void **state)
{
	static const struct wg_onto no_ontology;
	struct wg_timing timing = {0};
	struct wg_diag diag = {0};
	struct wg_doc *doc = wg_doc_new();

	(void)state;
	doc->text = WG_STR("It rains. It pours.");
	assert_int_equal(wg_pipeline_run(doc, &no_ontology,
	                         wg_stage_find("token"), true, NULL, &diag),
	        WG_OK);
	assert_true(doc->tokens.n > 0);
	assert_int_equal(doc->sents.n, 0);
	wg_doc_clear(doc);
	doc->text = WG_STR("It rains. It pours.");
	assert_int_equal(wg_pipeline_run(doc, &no_ontology,
	                         wg_stage_find("segment"), true, &timing,
	                         &diag),
	        WG_OK);
	assert_int_equal(doc->sents.n, 2);
	assert_true(timing.stage[0] > 0);
	assert_int_equal(timing.stage[WG_STAGES_MAX - 1], 0);
	wg_doc_free(doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_find),
	        cmocka_unit_test(test_list),
	        cmocka_unit_test(test_stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
