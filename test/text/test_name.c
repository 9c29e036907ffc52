/* Names of the lexicon and of rules: longest first, case, word bounds,
 * what lies inside what.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "../own.h"

#include <setjmp.h>
#include <cmocka.h>

static struct own own;

static const char rules[] =
        "phase title\n"
        "rule title.deputy\nwhen ?x:( deputy ?t:Title )\nthen ?x title ?t\n"
        "yes a => b\n"
        "phase name\n"
        "rule person\nwhen :Title ?x:( #Cap{2} )\nthen ?x a Person\n"
        "yes a => b\n"
        "rule body\nwhen ?x:( #Cap+ &#Cap ?h:%body.* ( of #Cap+ )? )\n"
        "then ?x a ?h\nyes a => b\n"
        "rule event\nwhen ?x:( #Cap ?h:%act.* )\nthen ?x a ?h\nyes a => b\n"
        "rule metonym\nwhen ?x:State/metonym said\nthen ?x a State\n"
        "yes a => b\n";

/* A text, and its mentions: those inside others in brackets behind them. */
static const struct {
	const char *text, *want;
} cases[] = {
        /* whole words only */
        {"the ambassador of it", "T:ambassador"},
        {"Ambassador Assad spoke", "T:Ambassador Person:Assad"},
        {"Norlandiana and Sudmarkish", ""},
        /* case where the lexicon has it */
        {"Turkey ate turkey", "State:Turkey"},
        {"TURKEY", "State:TURKEY"},
        {"the US told us", "State:US"},
        {"Us it told", ""},
        {"U.S. ships", "State:U.S."},
        {"assad and ASSAD", "Person:ASSAD"},
        {"the loc and the LOC", "IntergovernmentalOrganization:LOC"},
        {"security council", ""},
        {"security Council", ""},
        {"its ceo and its CEO", "T:CEO"},
        {"PRESIDENT of it", "T:PRESIDENT"},
        /* the longest */
        {"foreign minister", "T:foreign minister"},
        {"deputy foreign minister", "T:deputy foreign minister"},
        {"Arvid Holm", "Person:Arvid Holm"},
        {"Arvid Holms", ""},
        /* a sentence's end parts a name */
        {"the Security\n\nCouncil", ""},
        /* inside others */
        {"Norlandia House of Elders",
                "Legislature:Norlandia House of Elders (State:Norlandia)"},
        {"the Norlandian Seed Commission of Sudmark",
                "Body:Norlandian Seed Commission of Sudmark "
                "(State:Norlandian) (State:Sudmark)"},
        {"the Norlandian Ministry",
                "Ministry:Norlandian Ministry (State:Norlandian)"},
        {"President Norlandia Jones", "T:President Person:Norlandia Jones"},
        {"the Joint Security Council Commission",
                "Body:Joint Security Council Commission"},
        /* no name has a word twice */
        {"President Anna Anna", "T:President Person:Anna"},
        /* a word that names no class of entities makes no mention */
        {"Troops visited", ""},
        /* a capital is a place, unless a rule says it acts */
        {"in Havn", "City:Havn"},
        {"Havn said so", "State:Havn"},
};

static void
put_mention(GString *out, const struct wg_mention *m)
{
	struct wg_str cls =
	        m->kind == WG_TITLE
	                ? WG_STR("T")
	                : wg_onto_str(&own.onto, WG_ROW(&own.onto, wg_class,
	                                                 WG_SEC_CLASS, m->cls)
	                                                 ->local);

	g_string_append_printf(out, "%s%s%.*s:%.*s%s", out->len > 0 ? " " : "",
	        m->outer != WG_NONE ? "(" : "", WG_STR_FMT(cls),
	        WG_STR_FMT(wg_doc_str(own.doc, m->span)),
	        m->outer != WG_NONE ? ")" : "");
}

static void
test_mentions(void **state)
{
	size_t i;
	unsigned bad = 0;
	uint32_t k;

	(void)state;
	for (i = 0; i < G_N_ELEMENTS(cases); i++) {
		GString *out = g_string_new(NULL);

		own_read(&own, cases[i].text, wg_stage_link);
		for (k = 0; k < own.doc->mentions.n; k++)
			put_mention(out, &own.doc->mentions.v[k]);
		if (strcmp(out->str, cases[i].want) != 0)
			bad++, print_error("\"%s\": want %s, got %s\n",
			               cases[i].text, cases[i].want, out->str);
		g_string_free(out, TRUE);
	}
	assert_int_equal(bad, 0);
}

/* Titles and articles' heads are no prose: no rules there. */
static void
test_head(void **state)
{
	(void)state;
	own_read(&own, "x", wg_stage_segment);
	wg_doc_clear(own.doc);
	own.doc->text = WG_STR("New Commission\n\nNew Commission");
	own.doc->body = 16;
	assert_int_equal(wg_stage_token(own.doc, &own.onto, &own.diag), WG_OK);
	assert_int_equal(wg_stage_segment(own.doc, &own.onto, &own.diag),
	        WG_OK);
	assert_int_equal(wg_stage_lookup(own.doc, &own.onto, &own.diag), WG_OK);
	assert_int_equal(wg_stage_name(own.doc, &own.onto, &own.diag), WG_OK);
	assert_int_equal(own.doc->mentions.n, 1);
	assert_int_equal(own.doc->mentions.v[0].span.beg, 16);
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
	        cmocka_unit_test(test_mentions),
	        cmocka_unit_test(test_head),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
