/* Later mentions, and which mentions are of one entity.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "../own.h"

#include <setjmp.h>
#include <cmocka.h>

static struct own own;

static const char rules[] =
        "phase name\n"
        "rule person\nwhen Mr ?x:( #Cap{1,3} )\nthen ?x a Person\n"
        "yes a => b\n"
        "rule body\nwhen ?x:( ( !#First #Cap )+ &#Cap ?h:%body.* )\nthen ?x a ?h\n"
        "yes a => b\n";

/* A text and its entities: the words of each one's mentions. */
static const struct {
	const char *text, *want;
} cases[] = {
        /* surnames */
        {"Mr Karl Moe came. Moe went.", "Karl Moe=Moe"},
        {"Moe came. Mr Karl Moe went.", "Karl Moe"},
        {"Mr Karl Moe came. He moved moe.", "Karl Moe"},
        {"Mr Karl Moe came to Moe Street.", "Karl Moe"},
        {"Mr Karl Moe saw Mr Olaf Moe. Moe went.", "Karl Moe; Olaf Moe=Moe"},
        {"Mr Karl Moe saw Mr K. Moe.", "Karl Moe=K. Moe"},
        {"Mr Karl Moe saw Mr Karl Sand Moe.", "Karl Moe=Karl Sand Moe"},
        {"Mr Moe saw Mr Karl Moe.", "Moe=Karl Moe"},
        /* acronyms in brackets */
        {"The Central Seed Commission (CSC) met. The CSC left.",
                "Central Seed Commission=CSC=CSC"},
        {"The Central Seed Commission (XYZ) met. The XYZ left.",
                "Central Seed Commission"},
        {"The Central Seed Commission (CSC) met. The Csc left.",
                "Central Seed Commission=CSC"},
        {"The CSC met. The Central Seed Commission (CSC) left.",
                "Central Seed Commission=CSC"},
        {"The Central Seed Commission (C", "Central Seed Commission"},
        /* parts of a long name, by two words or more */
        {"The Central Seed Commission met. The Seed Commission left.",
                "Central Seed Commission=Seed Commission"},
        {"The Central Seed Commission met. The Fish Commission left.",
                "Central Seed Commission; Fish Commission"},
        /* the lexicon's entry */
        {"Norlandia is Norlandian and United States is US.",
                "Norlandia=Norlandian; United States=US"},
        {"Arvid Holm came. Holm went. Mr A. Holm too.",
                "Arvid Holm=Holm=A. Holm"},
        /* "the two countries": the two states named last */
        {"Sudmark, Turkey, Norlandia, Sudmark. The two countries met.",
                "Sudmark=Sudmark=The two countries; Turkey; "
                "Norlandia=The two countries"},
        {"Sudmark spoke of the two countries.", "Sudmark"},
        {"The two countries. Sudmark, Norlandia.", "Sudmark; Norlandia"},
};

static char *
entities(void)
{
	GString *out = g_string_new(NULL);
	uint32_t e, i;

	for (e = 0; e < own.doc->entities.n; e++) {
		const char *sep = e > 0 ? "; " : "";

		for (i = 0; i < own.doc->mentions.n; i++) {
			const struct wg_mention *m = &own.doc->mentions.v[i];

			if (m->entity != e && m->also != e)
				continue;
			g_string_append_printf(out, "%s%.*s", sep,
			        WG_STR_FMT(wg_doc_str(own.doc, m->span)));
			sep = "=";
		}
	}
	return g_string_free(out, FALSE);
}

static void
test_entities(void **state)
{
	size_t i;
	unsigned bad = 0;

	(void)state;
	for (i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *have;

		own_read(&own, cases[i].text, wg_stage_coref);
		have = entities();
		if (strcmp(have, cases[i].want) != 0)
			bad++, print_error("\"%s\": want %s, got %s\n",
			               cases[i].text, cases[i].want, have);
		g_free(have);
	}
	assert_int_equal(bad, 0);
}

/* Far apart, between many others: still one entity. */
static void
test_far(void **state)
{
	GString *text = g_string_new("Mr Karl Moe came.\n\n");
	unsigned i;
	char *have;

	(void)state;
	for (i = 0; i < 3000; i++)
		g_string_append_printf(text, "Mr Olaf X%u went.\n\n", i);
	g_string_append(text, "Moe and Mr K. Moe left.");
	own_read(&own, text->str, wg_stage_coref);
	have = entities();
	assert_true(g_str_has_prefix(have, "Karl Moe=Moe=K. Moe; Olaf X0; "));
	assert_int_equal(own.doc->entities.n, 3001);
	g_free(have);
	g_string_free(text, TRUE);
}

static void
test_index(void **state)
{
	struct wg_arena *arena = wg_arena_new();
	struct wg_index x;
	uint32_t i, row;

	(void)state;
	wg_index_init(&x, arena, 0);
	assert_int_equal(wg_index_first(&x, 7), WG_NONE);
	wg_index_init(&x, arena, 100);
	for (i = 0; i < 100; i++)
		wg_index_put(&x, i % 2 == 0 ? 7 : 8, i);
	row = wg_index_first(&x, 7);
	for (i = 100; i > 0; i -= 2, row = x.next[row])
		assert_int_equal(row, i - 2);
	assert_int_equal(row, WG_NONE);
	wg_arena_free(arena);
}

static int
setup(void **state)
{
	(void)state;
	own_open(&own, "rules/all.rule", rules);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	own_close(&own);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_index),
	        cmocka_unit_test(test_entities),
	        cmocka_unit_test(test_far),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
