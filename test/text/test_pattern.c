/* Every operator of the rule language, on a sentence that shows it.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "../own.h"

#include <setjmp.h>
#include <cmocka.h>

/* A pattern with a variable x, a text, and the matches in it: each with
 * what x is bound to in brackets, and the claim of its words. */
static const struct {
	const char *pattern, *text, *want;
} cases[] = {
        /* words */
        {"?x:( said )", "He SAID so", "SAID(SAID)"},
        {"?x:( to|in )", "to it in it", "to(to) in(in)"},
        {"?x:( =May )", "May it? It may", "May(May)"},
        {"?x:( =May|June )", "june it June", "June(June)"},
        {"?x:( \"prime minister\" )", "the Prime Minister of it",
                "Prime Minister(Prime Minister)"},
        {"?x:( \"'s\" )", "Holm's plan", "'s('s)"},
        {"?x:( a _ c )", "a b c", "a b c(a b c)"},
        {"_ ?x:( c )", "b c", "b c(c)"},
        {"#Forename ?x:( c )", "Anna c", "Anna c(c)"},
        {"#Surname ?x:( c )", "Berg c", "Berg c(c)"},
        /* word classes */
        {"?x:%say", "he said", "said(said)"},
        {"?x:%act.Consult", "it held talks with it",
                "held talks with(held talks with)"},
        {"?x:%aux.*", "has may will not",
                "has(has) may(may)!possible will(will)!planned "
                "not(not)!denied"},
        {"%mod.former{0,1} ?x:( y )", "former y", "former y(y)!former y(y)"},
        {"&%mod.former _ ?x:( y )", "former y", "former y(y)"},
        /* mentions */
        {"?x:State", "Norlandia and the Norlandians and Sudmark",
                "Norlandia(Norlandia) Norlandians(Norlandians) "
                "Sudmark(Sudmark)"},
        {"?x:State/adj", "Norlandia and Norlandian ships",
                "Norlandian(Norlandian)"},
        {"?x:State/adj|people", "Norlandia, Norlandian, Norlandians",
                "Norlandian(Norlandian) Norlandians(Norlandians)"},
        {"?x:State|Person", "Arvid Holm of Sudmark",
                "Arvid Holm(Arvid Holm) Sudmark(Sudmark)"},
        {"?x:Body", "the League of Coasts and the Security Council",
                "League of Coasts(League of Coasts) "
                "Security Council(Security Council)"},
        {"?x:IntergovernmentalOrganization",
                "the League of Coasts and the Security Council",
                "League of Coasts(League of Coasts)"},
        {"?x:State", "the Norlandia House of Elders", ""},
        {"?x:Title", "the foreign minister and president",
                "foreign minister(foreign minister) president(president)"},
        {"?x:Time", "on 3 October 2020 it", "3 October 2020(3 October 2020)"},
        /* shapes */
        {"?x:( #Cap )", "Ab cd EF", "Ab(Ab) EF(EF)"},
        {"?x:( #CAPS )", "Ab cd EF", "EF(EF)"},
        {"?x:( #Num )", "a 12 b", "12(12)"},
        {"?x:( #Word )", "a, 12", "a(a)"},
        {"?x:( #Punct )", "a, 12", ",(,)"},
        {"?x:( #Glued )", "a, 12", ",(,)"},
        {"?x:( #First )", "Ab cd. Ef gh.", "Ab(Ab) Ef(Ef)"},
        {"?x:( #Break )", "Ab cd\n\nEf gh", "Ab(Ab) Ef(Ef)"},
        {"?x:( #Forename )", "Anna and anna", "Anna(Anna)"},
        {"?x:( #Surname )", "berg and Berg", "Berg(Berg)"},
        /* groups, repetition */
        {"?x:( ( a | b ) c )", "a c b c d c", "a c(a c) b c(b c)"},
        {"?x:( a | a b )", "a b", "a(a)"},
        {"?x:( a? b )", "a b b", "a b(a b) b(b) b(b)"},
        {"?x:( a* b )", "a a b", "a a b(a a b) a b(a b) b(b)"},
        {"?x:( a+ )", "a a b a", "a a(a a) a(a) a(a)"},
        {"?x:( a+ a b )", "a a a b", "a a a b(a a a b) a a b(a a b)"},
        {"?x:( a{2} )", "a a a", "a a(a a) a a(a a)"},
        {"?x:( a{2,3} b )", "a b a a b", "a a b(a a b)"},
        {"?x:( a{0,1} b )", "a b", "a b(a b) b(b)"},
        {"?x:Person+, went", "Arvid Holm, Ole Dahl and Jan Falk went",
                "Arvid Holm, Ole Dahl and Jan Falk went"
                "(Arvid Holm,Ole Dahl,Jan Falk) "
                "Ole Dahl and Jan Falk went(Ole Dahl,Jan Falk) "
                "Jan Falk went(Jan Falk)"},
        {"?x:State _ ?x:State", "Norlandia to Sudmark",
                "Norlandia to Sudmark(Norlandia,Sudmark)"},
        /* looks */
        {"&b ?x:( _ )", "a b", "b(b)"},
        {"!b ?x:( _ )", "a b", "a(a)"},
        {"<&a ?x:( _ )", "a b c", "b(b)"},
        {"<!a ?x:( _ )", "a b c", "a(a) c(c)"},
        {"<&( a b ) ?x:( c )", "a b c", "c(c)"},
        {"<!( a | b ) ?x:( c )", "c b c", "c(c)"},
        {"!!b ?x:( _ )", "a b", "b(b)"},
        {"^ ?x:( _ )", "a b", "a(a)"},
        {"?x:( _ ) $", "a b", "b(b)"},
        /* macros */
        {"?x:( @AB+ )", "a b c", "a b(a b) b(b)"},
        /* what a match begins with is known only of what must stand */
        {"a? ?x:( #Cap )", "a Cd", "a Cd(Cd) Cd(Cd)"},
        {"( a | #Cap ) ?x:( #Cap )", "a Cd", "a Cd(Cd)"},
        {"&#Cap ?x:( cd )", "Cd cd", "Cd(Cd)"},
};

static struct own own;

struct found {
	const char *rule;
	GString *out;
};

static char *
rules_of_cases(void)
{
	GString *s = g_string_new("let SEP = ( , and | , | and )\n"
	                          "let AB = ( a | b )\nphase fact\n");
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(cases); i++)
		g_string_append_printf(s,
		        "rule r%zu\nwhen %s\n"
		        "then event Consult trigger ?x\nyes a => b\n",
		        i, cases[i].pattern);
	g_string_append(s,
	        "rule hard\nwhen ?x:( ( ( z? z? z? z? z? z? z? z? z? z? z? "
	        "z? ){12} ){12} y )\n"
	        "then event Consult trigger ?x\nyes a => b\n");
	return g_string_free(s, FALSE);
}

static void
put_bindings(GString *out, const struct wg_match *m)
{
	const char *sep = "(";
	uint32_t i;

	for (i = 0; i < m->n; i++, sep = ",")
		g_string_append_printf(out, "%s%.*s", sep,
		        WG_STR_FMT(wg_doc_str(own.doc,
		                wg_doc_tokens_span(own.doc, m->bind[i].first,
		                        m->bind[i].end))));
	g_string_append_c(out, ')');
}

static void
on_match(const struct wg_match *m, void *user)
{
	static const char *const claims[] = {"", "!former", "!planned",
	        "!denied", "!possible"};
	struct found *f = user;
	struct wg_str name = wg_onto_str(&own.onto,
	        WG_ROW(&own.onto, wg_rule, WG_SEC_RULE, m->rule)->name);

	if (!wg_str_eq(name, wg_str(f->rule)))
		return;
	if (f->out->len > 0)
		g_string_append_c(f->out, ' ');
	g_string_append_printf(f->out, "%.*s",
	        WG_STR_FMT(wg_doc_str(own.doc,
	                wg_doc_tokens_span(own.doc, m->first, m->end))));
	put_bindings(f->out, m);
	g_string_append(f->out, claims[m->claim]);
}

/* What the rule finds in the text. */
static char *
matches(const char *rule, const char *text)
{
	struct found f = {rule, g_string_new(NULL)};
	uint32_t i;

	own_read(&own, text, wg_stage_link);
	for (i = 0; i < own.doc->sents.n; i++)
		wg_rules_match(own.doc, &own.onto, i, WG_PHASE_FACT, on_match,
		        &f, &own.diag);
	return g_string_free(f.out, FALSE);
}

static void
test_operators(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *rule = g_strdup_printf("r%zu", i);
		char *have = matches(rule, cases[i].text);

		if (strcmp(have, cases[i].want) != 0)
			fail_msg("%s in \"%s\": want %s, got %s",
			        cases[i].pattern, cases[i].text, cases[i].want,
			        have);
		g_free(have);
		g_free(rule);
	}
}

static char *
repeated(const char *word, unsigned n, const char *end)
{
	GString *s = g_string_new(NULL);

	while (n-- > 0)
		g_string_append(s, word);
	g_string_append(s, end);
	return g_string_free(s, FALSE);
}

/* A rule given up in many sentences is told of once an article. */
static void
test_too_hard(void **state)
{
	char *zs = repeated("z ", 200, ".\n\n");
	char *line = g_strconcat("y ", zs, NULL); /* needed, or not tried */
	char *text = repeated(line, 3, ""), *have;

	(void)state;
	own.diag.count[WG_WARNING] = 0;
	have = matches("hard", text);
	assert_string_equal(have, "y(y) y(y) y(y)");
	assert_int_equal(own.diag.count[WG_WARNING], 1);
	g_free(have);
	have = matches("hard", text);
	assert_int_equal(own.diag.count[WG_WARNING], 2);
	g_free(have);
	have = matches("hard", "z y");
	assert_string_equal(have, "z y(z y) y(y)");
	g_free(have);
	g_free(text);
	g_free(zs);
	g_free(line);
}

/* Sentences longer than the matcher looks at, lists of more than it binds,
 * more choices than it remembers. */
static void
test_limits(void **state)
{
	static const char *const words[] = {"w ", "W ", "Norlandia, ",
	        "Arvid Holm and ", "a b ", "( ", "former ",
	        "League of Coasts "};
	size_t i;

	(void)state;
	for (i = 0; i < G_N_ELEMENTS(words); i++) {
		char *text = repeated(words[i], 3000, "went.");

		own_read(&own, text, wg_stage_match);
		assert_true(own.doc->tokens.n >= 3000);
		g_free(text);
	}
}

static int
setup(void **state)
{
	char *rules = rules_of_cases();

	(void)state;
	own_open(&own, "rules/all.rule", rules);
	g_free(rules);
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
	        cmocka_unit_test(test_operators),
	        cmocka_unit_test(test_too_hard),
	        cmocka_unit_test(test_limits),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
