/* Which entry of the lexicon an entity is, and its IRI and label.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "../own.h"

#include <setjmp.h>
#include <cmocka.h>

#define DAY(year)                                                              \
	{                                                                      \
		year, 6, 1                                                     \
	}

/* A text of a day (or none), and its first entity: IRI, label, and whether
 * several entries fit. */
static const struct {
	const char *text;
	struct wg_date day;
	const char *iri, *label;
	bool ambiguous;
} cases[] = {
        {"Norlandia", DAY(2021), "state/NOR", "Norlandia", false},
        {"Norlandian ships", DAY(2021), "state/NOR", "Norlandia", false},
        {"Norlandian ships of Norlandia", DAY(2021), "state/NOR", "Norlandia",
                false},
        {"the US", DAY(2021), "state/USA", "US", false},
        {"the LOC and the League of Coasts", DAY(2021), "body/league",
                "League of Coasts", false},
        /* terms of office choose the namesake */
        {"Jan Falk", DAY(1992), "person/jan-falk-1950", "Jan Falk", false},
        {"Jan Falk", DAY(2020), "person/jan-falk-1970", "Jan Falk", false},
        {"Jan Falk", DAY(1990), "person/jan-falk-1950", "Jan Falk", false},
        {"Jan Falk", DAY(2005), "person/jan-falk", "Jan Falk", true},
        {"Jan Falk", {0, 0, 0}, "person/jan-falk", "Jan Falk", true},
        /* two are left: none, though both beat a third */
        {"Ole Dahl", DAY(2021), "person/ole-dahl", "Ole Dahl", true},
        {"Per Lund", DAY(2021), "person/per-lund", "Per Lund", true},
        {"Per Vik", DAY(2021), "person/per-vik-1", "Per Vik", false},
};

/* Weights near and far from each other, in an order that hides it. */
static const char entities[] =
        "person/per-lund-1\tPerson\tPer Lund\t-\t-\t-\t4\tt\n"
        "person/per-lund-2\tPerson\tPer Lund\t-\t-\t-\t7\tt\n"
        "person/per-lund-3\tPerson\tPer Lund\t-\t-\t-\t9\tt\n"
        "person/per-vik-1\tPerson\tPer Vik\t-\t-\t-\t11\tt\n"
        "person/per-vik-2\tPerson\tPer Vik\t-\t-\t-\t5\tt\n"
        "person/per-vik-3\tPerson\tPer Vik\t-\t-\t-\t5\tt\n";

static struct own own;

static void
test_entries(void **state)
{
	static wg_stage_fn *const stages[] = {wg_stage_coref, wg_stage_link};
	size_t i, k;

	(void)state;
	for (i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct wg_entity *e;

		own_read(&own, cases[i].text, wg_stage_quote);
		own.doc->published = cases[i].day;
		for (k = 0; k < G_N_ELEMENTS(stages); k++)
			assert_int_equal(
			        stages[k](own.doc, &own.onto, &own.diag),
			        WG_OK);
		assert_int_equal(own.doc->entities.n, 1);
		e = &own.doc->entities.v[0];
		if (!wg_str_eq(e->iri, wg_str(cases[i].iri)) ||
		        !wg_str_eq(e->label, wg_str(cases[i].label)) ||
		        e->ambiguous != cases[i].ambiguous)
			fail_msg("\"%s\", %d: got %.*s \"%.*s\"%s",
			        cases[i].text, cases[i].day.year,
			        WG_STR_FMT(e->iri), WG_STR_FMT(e->label),
			        e->ambiguous ? " ambiguous" : "");
	}
}

static int
setup(void **state)
{
	char *text = g_strconcat(own_files[0].text, entities, NULL);

	(void)state;
	own_open(&own, own_files[0].name, text);
	g_free(text);
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
	        cmocka_unit_test(test_entries),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
