/* What follows from a rule's match: statements, events, their status, dates,
 * places and speakers.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "../own.h"

#include <setjmp.h>
#include <cmocka.h>

static struct own own;

static const char rules[] =
        "let SEP = ( , and | , | and )\n"
        "phase name\n"
        "rule body\nwhen ?x:( #Cap+ &#Cap ?h:%body.* )\nthen ?x a ?h\n"
        "yes a => b\n"
        "phase fact\n"
        "rule of\nwhen ?t:Title of ?s:State %aux.*{0,1} ?p:Person "
        "( since ?d:Time )?\n"
        "then ?p ?t ?s\nyes a => b\n"
        "rule since\nwhen ?p:Person led ?s:State from ?f:Time to ?u:Time\n"
        "then ?p headOfStateOf ?s from ?f until ?u\nyes a => b\n"
        "rule adjective\nwhen ?s:State/adj ?t:Title ?p:Person\n"
        "then ?p ?t ?s\nyes a => b\n"
        "rule was\nwhen ?p:Person , %mod.former ?t:Title of ?s:State\n"
        "then ?p ?t ?s\nyes a => b\n"
        "rule pairs\nwhen ?t:Title for ?s:State+, are ?p:Person+,\n"
        "then ?p ?t ?s\npairwise\nyes a => b\n"
        "rule every\nwhen ?p:Person+, from ?s:State+,\n"
        "then ?p citizenOf ?s\nyes a => b\n"
        "rule inside\nwhen ?b:Body\nwith ?s:State/adj begins ?b\n"
        "then ?b organOf ?s\nyes a => b\n"
        "rule once\nwhen once ?p:Person of ?s:State\n"
        "then ?p citizenOf ?s\nstatus former\nyes a => b\n"
        "rule record\nwhen ?t:Title ?p:Person\nthen ?p holds ?t\n"
        "yes a => b\n"
        "rule act\nwhen ?a:State|Person %aux.*{0,2} ?v:%act.* ?b:State|Person\n"
        "then event ?v trigger ?v actor ?a recipient ?b\nyes a => b\n"
        "rule fixed\nwhen <!and <!, ?a:State+, ?v:( agreed ) ( in ?c:Place )? ( on ?d:Time )?\n"
        "then event Agree trigger ?v actor ?a place ?c date ?d\n"
        "yes a => b\n";

/* A text, and what is stated: sorted as found. */
static const struct {
	const char *text, *want;
} cases[] = {
        /* by property, by title */
        {"Norlandian President Arvid Holm",
                "Arvid Holm headOfStateOf Norlandia"},
        {"Sudmarkian Foreign Minister Arvid Holm",
                "Arvid Holm foreignMinisterOf Sudmark"},
        {"Norlandian politician Arvid Holm", "Arvid Holm citizenOf Norlandia"},
        {"Sudmarkian CEO Arvid Holm", ""},
        /* status: of the rule, of words, the word before the rule */
        {"once Arvid Holm of Sudmark", "Arvid Holm citizenOf Sudmark former"},
        {"Arvid Holm, former Foreign Minister of Sudmark",
                "Arvid Holm foreignMinisterOf Sudmark former"},
        {"the President of Norlandia may Arvid Holm",
                "Arvid Holm headOfStateOf Norlandia possible"},
        {"the President of Norlandia not Arvid Holm",
                "Arvid Holm headOfStateOf Norlandia denied"},
        /* lists: each with each, pair by pair, not paired up */
        {"Arvid Holm and Bilal Assad from Norlandia and Sudmark",
                "Arvid Holm citizenOf Norlandia; "
                "Arvid Holm citizenOf Sudmark; "
                "Bilal Assad citizenOf Norlandia; "
                "Bilal Assad citizenOf Sudmark"},
        {"president for Sudmark and Turkey are Arvid Holm and Bilal Assad",
                "Arvid Holm headOfStateOf Sudmark; "
                "Bilal Assad headOfStateOf Turkey"},
        {"president for Sudmark and Turkey are Arvid Holm", ""},
        /* mentions inside mentions */
        {"the Norlandian Ministry", "Norlandian Ministry organOf Norlandia"},
        {"the Seed Ministry", ""},
        /* dates */
        {"Arvid Holm led Sudmark from October 2010 to September 2015",
                "Arvid Holm headOfStateOf Sudmark 2010-10 to 2015-09"},
        /* quotations */
        {"\"We know that Norlandian President Arvid Holm is here with all "
         "of us,\" Bilal Assad said.",
                "Arvid Holm headOfStateOf Norlandia says Bilal Assad"},
        /* offices on record: state or body must be named */
        {"President Arvid Holm saw Norlandia",
                "Arvid Holm headOfStateOf Norlandia"},
        {"President Arvid Holm saw Sudmark", ""},
        {"Foreign Minister Arvid Holm saw Norlandia", ""},
        /* events */
        {"Norlandia visited Sudmark", "Consult Norlandia > Sudmark"},
        {"Norlandia will not have visited Sudmark", ""},
        {"Norlandia will visited Sudmark",
                "Consult Norlandia > Sudmark planned"},
        {"Norlandia has not visited Sudmark",
                "Consult Norlandia > Sudmark denied"},
        {"Norlandia accused Norlandia", "Accuse Norlandia"},
        {"In Oster on 3 October 2020, Norlandia visited Sudmark",
                "Consult Norlandia > Sudmark in Oster on 2020-10-03"},
        {"In Oster and in Havn Norlandia visited Sudmark",
                "Consult Norlandia > Sudmark"},
        {"On 3 October and on 4 October Norlandia visited Sudmark",
                "Consult Norlandia > Sudmark"},
        {"Oster said that Norlandia visited Sudmark",
                "Consult Norlandia > Sudmark"},
        {"Norlandia, Sudmark and Turkey agreed in Oster on 3 October 2020",
                "Agree Norlandia Sudmark Turkey in Oster on 2020-10-03"},
        {"\"Norlandia accused Sudmark,\" Arvid Holm said.",
                "Accuse Norlandia > Sudmark says Arvid Holm"},
        {"\"It is so,\" Arvid Holm said. Norlandia accused Sudmark.",
                "Accuse Norlandia > Sudmark"},
};

static void
put_name(GString *out, const char *before, uint32_t entity)
{
	struct wg_str label;

	if (entity == WG_NONE)
		return;
	label = own.doc->entities.v[entity].label;
	if (own.doc->entities.v[entity].entry != WG_NONE)
		label = wg_onto_str(&own.onto,
		        WG_ROW(&own.onto, wg_entry, WG_SEC_ENTRY,
		                own.doc->entities.v[entity].entry)
		                ->label);
	g_string_append_printf(out, "%s%.*s", before, WG_STR_FMT(label));
}

static void
put_date(GString *out, const char *before, struct wg_date date)
{
	char text[11];
	size_t n = wg_date_print(date, text);

	if (date.year != 0)
		g_string_append_printf(out, "%s%.*s", before, (int)n, text);
}

static const char *const claims[] = {"", " former", " planned", " denied",
        " possible"};

static void
put_stmt(GString *out, const struct wg_stmt *s)
{
	put_name(out, out->len > 0 ? "; " : "", s->subject);
	g_string_append_printf(out, " %.*s",
	        WG_STR_FMT(wg_onto_str(&own.onto,
	                WG_ROW(&own.onto, wg_property, WG_SEC_PROPERTY,
	                        s->property)
	                        ->local)));
	put_name(out, " ", s->object);
	g_string_append(out, claims[s->status]);
	put_date(out, " ", s->from);
	put_date(out, " to ", s->until);
	put_name(out, " says ", s->speaker);
}

static void
put_event(GString *out, uint32_t i)
{
	const struct wg_event *e = &own.doc->events.v[i];
	uint32_t k, role;

	g_string_append_printf(out, "%s%.*s", out->len > 0 ? "; " : "",
	        WG_STR_FMT(wg_onto_str(&own.onto,
	                WG_ROW(&own.onto, wg_class, WG_SEC_CLASS, e->cls)
	                        ->local)));
	for (role = WG_ROLE_ACTOR; role <= WG_ROLE_RECIPIENT; role++)
		for (k = 0; k < own.doc->parties.n; k++)
			if (own.doc->parties.v[k].event == i &&
			        own.doc->parties.v[k].role == role)
				put_name(out,
				        role == WG_ROLE_ACTOR ? " " : " > ",
				        own.doc->parties.v[k].entity);
	g_string_append(out, claims[e->status]);
	put_name(out, " in ", e->place);
	put_date(out, " on ", e->date);
	put_name(out, " says ", e->speaker);
}

static void
test_facts(void **state)
{
	size_t i;
	unsigned bad = 0;
	uint32_t k;

	(void)state;
	for (i = 0; i < G_N_ELEMENTS(cases); i++) {
		GString *out = g_string_new(NULL);

		own_read(&own, cases[i].text, wg_stage_match);
		for (k = 0; k < own.doc->stmts.n; k++)
			put_stmt(out, &own.doc->stmts.v[k]);
		for (k = 0; k < own.doc->events.n; k++)
			put_event(out, k);
		if (strcmp(out->str, cases[i].want) != 0)
			bad++, print_error("\"%s\": want %s, got %s\n",
			               cases[i].text, cases[i].want, out->str);
		g_string_free(out, TRUE);
	}
	assert_int_equal(bad, 0);
}

/* A term that is over makes a former holder, one to come none. */
static void
test_terms(void **state)
{
	static const struct {
		int year;
		uint32_t n;
		uint8_t status;
	} terms[] = {{2017, 0, 0}, {2018, 1, WG_ASSERTED},
	        {2022, 1, WG_ASSERTED}, {2023, 1, WG_FORMER},
	        {0, 1, WG_ASSERTED}};
	size_t i;

	(void)state;
	for (i = 0; i < G_N_ELEMENTS(terms); i++) {
		own_read(&own, "President Arvid Holm saw Norlandia",
		        wg_stage_link);
		own.doc->published =
		        (struct wg_date){(uint16_t)terms[i].year, 6, 1};
		assert_int_equal(wg_stage_match(own.doc, &own.onto, &own.diag),
		        WG_OK);
		assert_int_equal(own.doc->stmts.n, terms[i].n);
		if (terms[i].n > 0)
			assert_int_equal(own.doc->stmts.v[0].status,
			        terms[i].status);
	}
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
	        cmocka_unit_test(test_facts),
	        cmocka_unit_test(test_terms),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
