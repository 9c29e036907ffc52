/* What people are told of each fact.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "../small_doc.h"

#include <setjmp.h>
#include <cmocka.h>

static char *
explain(const struct wg_doc *doc, const struct wg_onto *onto)
{
	char *text = NULL;
	size_t n;
	FILE *f = open_memstream(&text, &n);

	assert_non_null(f);
	wg_explain(doc, onto, f);
	fclose(f);
	return text;
}

#define SAYS(text, words) assert_non_null(strstr(text, words))

static void
test_explain(void **state)
{
	struct wg_onto onto;
	void *image = small_ontology(&onto);
	struct wg_doc *doc = small_article(&onto);
	char *text;

	(void)state;
	doc->events.v[0].status = WG_PLANNED;
	doc->parties.v[1].role = WG_ROLE_RECIPIENT;
	text = explain(doc, &onto);
	SAYS(text, "Anna Verne  ambassadorOf  Russia\n"
	           "    asserted 0.90  by t.one\n"
	           "    \"Russian Ambassador to the US Anna Verne\"\n");
	SAYS(text, "Ivan Petrov  signatoryOf  Pact of Geneva\n"
	           "    denied 0.90  by t.one\n");
	SAYS(text, "    asserted 0.30  by t.one\n");
	SAYS(text, "    asserted 0.90  by t.one  said by Anna Verne\n"
	           "    \"She met Ivan Petrov\"\n");
	SAYS(text, "Consult  Anna Verne  -> Ivan Petrov  on 2021-09-30\n"
	           "    planned 1.00\n");
	free(text);
	wg_doc_free(doc);
	wg_onto_close(&onto);
	g_free(image);
}

/* Words over a line end stay on one line; what a stage got wrong is "?". */
static void
test_odd(void **state)
{
	struct wg_onto onto;
	void *image = small_ontology(&onto);
	struct wg_doc *doc = small_article(&onto);
	char *text;

	(void)state;
	doc->events.n = 0;
	doc->stmts.n = 0;
	small_stmt(doc, &onto, 99, "noSuchProperty", RUS, "met Ivan\nPetrov");
	text = explain(doc, &onto);
	assert_string_equal(text, "?  ?  Russia\n    asserted 0.90  by t.one\n"
	                          "    \"met Ivan Petrov\"\n");
	free(text);
	wg_doc_free(doc);
	wg_onto_close(&onto);
	g_free(image);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_explain),
	        cmocka_unit_test(test_odd),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
