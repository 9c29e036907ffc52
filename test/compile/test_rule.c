/* Malformed rules are refused, with file and line; sound ones are not.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "../own.h"

#include <setjmp.h>
#include <cmocka.h>

#define FACT "phase fact\n"
#define NAME "phase name\n"
#define THEN "then ?a citizenOf ?b\n"
#define YES "yes A of B => A citizenOf B\n"

/* A pattern in a rule that is sound otherwise. */
#define WHEN(pattern)                                                          \
	FACT "rule t\nwhen ?a:Person ?b:State " pattern "\n" THEN YES

/* A clause in a rule that is sound otherwise. */
#define DO(clause)                                                             \
	FACT "rule t\nwhen ?a:Person ?t:Title of ?b:State ?w:%say ?d:Time "    \
	     "?s:( a b )\nthen " clause "\n" YES

static const struct {
	const char *text;
	unsigned line;
	const char *said;
} bad[] = {
        /* lines */
        {"phase facts\n", 1, "phase title, name or fact"},
        {"rule t\n", 1, "a phase before it"},
        {FACT "rule\n", 2, "a rule needs a name"},
        {FACT "when a\n", 2, "when stands outside a rule"},
        {FACT "whenever a\n", 2, "unknown keyword whenever"},
        {"let X\n", 1, "let NAME = PATTERN"},
        {"let X =\n", 1, "let NAME = PATTERN"},
        {"let X Y = a\n", 1, "let NAME = PATTERN"},
        {"let X = a\nlet X = b\n", 2, "macro X stands twice"},
        {FACT "rule t\nwhen a\n" THEN, 2, "lacks a when, a then or a yes"},
        {FACT "rule t\nwhen a\n" YES, 2, "lacks a when, a then or a yes"},
        {FACT "rule t\n" THEN YES, 2, "lacks a when, a then or a yes"},
        {FACT "rule t\nwhen\n" THEN YES, 3, "empty"},
        {FACT "rule t\nwhen a\nwhen b\n", 4, "stands twice"},
        {FACT "rule t\nwhen a\n" THEN THEN YES, 5, "stands twice"},
        {OWN_RULE OWN_RULE, 7, "rule t.of stands twice"},
        {FACT "rule t\nscore 0\n", 3, "score"},
        {FACT "rule t\nscore 1.1\n", 3, "score"},
        {FACT "rule t\nscore nan\n", 3, "score"},
        {FACT "rule t\nscore 0.9x\n", 3, "score"},
        {FACT "rule t\nscore 0.90000000000000000\n", 3, "score"},
        {FACT "rule t\nscore\n", 3, "score"},
        {FACT "rule t\nstatus sure\n", 3, "no status sure"},
        {FACT "rule t\npairwise yes\n", 3, "pairwise stands alone"},
        {FACT "rule t\nyes A of B\n", 3, "yes SENTENCE => WHAT"},
        {FACT "rule t\nyes => A\n", 3, "yes SENTENCE => WHAT"},
        {FACT "rule t\nno\n", 3, "yes SENTENCE => WHAT"},
        {"# \xFF\n", 0, "invalid UTF-8"},
        /* patterns */
        {WHEN("("), 2, "no closing parenthesis"},
        {WHEN(")"), 2, "left over at: )"},
        {WHEN("( a | b"), 2, "no closing parenthesis"},
        {WHEN("\"a"), 2, "no closing quotation mark"},
        {WHEN("\"\""), 2, "an empty word"},
        {WHEN("\"a  b\""), 2, "an empty word"},
        {WHEN("="), 2, "a word is missing"},
        {WHEN("a||b"), 2, "an empty word"},
        {WHEN("a|"), 2, "an empty word"},
        {WHEN("a|:State"), 2, "a choice has blanks around the bar"},
        {WHEN("*"), 2, "a word is missing"},
        {WHEN("a{}"), 2, "bad {least,most}"},
        {WHEN("a{0}"), 2, "bad {least,most}"},
        {WHEN("a{3,2}"), 2, "bad {least,most}"},
        {WHEN("a{1,99}"), 2, "bad {least,most}"},
        {WHEN("a{1,2"), 2, "bad {least,most}"},
        {WHEN("a{-1}"), 2, "bad {least,most}"},
        {WHEN("( a? )*"), 2, "cannot repeat what may be empty"},
        {WHEN("( a? b* )+"), 2, "cannot repeat what may be empty"},
        {WHEN("( a | )*"), 2, "cannot repeat what may be empty"},
        {WHEN("!a+,"), 2, "cannot repeat what may be empty"},
        {WHEN("^+"), 2, "cannot repeat what may be empty"},
        {WHEN("%shout"), 2, "no such word class"},
        {WHEN("%sa"), 2, "no such word class"},
        {WHEN("%sa.*"), 2, "no such word class"},
        {WHEN("%"), 2, "no such word class"},
        {WHEN(":Realm"), 2, "no such class or form"},
        {WHEN(":State/big"), 2, "no such class or form"},
        {WHEN(":"), 2, "no such class or form"},
        {WHEN(":Consult"), 2, "no such class or form"},
        {WHEN(":State|Ministry"), 2, "no such class or form"},
        {WHEN("#Big"), 2, "unknown shape"},
        {WHEN("@NONE"), 2, "no such macro"},
        {WHEN("?"), 2, "a variable is ?name:what"},
        {WHEN("?x"), 2, "a variable is ?name:what"},
        {WHEN("?:State"), 2, "a variable is ?name:what"},
        {WHEN("?c:a ?d:a"), 2, "no such class or form"},
        {"let X = @X\n" WHEN("@X"), 3, "circle"},
        {"let X = a @Y @Y\nlet Y = b @X @X\n" WHEN("@X"), 4, "circle"},
        {"let SEP = a+,\n" WHEN("a+,"), 3, "circle"},
        {WHEN("((((((((((((((((((((((((((((((((((((((((((((((((((((((((("
              "((((((((((((((((((((((((((((((((("),
                2, "nested too deep"},
        {WHEN("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!"
              "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!a"),
                2, "nested too deep"},
        {WHEN("((((((a{12}){12}){12}){12}){12}){12})"), 2, "too long"},
        {WHEN("(((((((((((((((((((((((((((((a+)+)+)+)+)+)+)+)+)+)+)+)+)+"
              ")+)+)+)+)+)+)+)+)+)+)+)+)+)+)+"),
                2, "too long"},
        {"let A = () () () () () () () ()\n"
         "let B = @A @A @A @A @A @A @A @A @A\n"
         "let C = @B @B @B @B @B @B @B @B @B\n"
         "let D = @C @C @C @C @C @C @C @C @C\n" WHEN("@D @D @D @D"),
                6, "too long"},
        {FACT "rule t\nwhen ?a:Person? ?b:State?\n" THEN YES, 2,
                "may match nothing"},
        {WHEN("?c:%say ?d:%say ?e:%say ?f:%say ?g:%say ?h:%say ?i:%say "
              "?j:%say ?k:%say ?l:%say ?m:%say ?n:%say ?o:%say ?p:%say "
              "?q:%say"),
                2, "too many variables"},
        /* what follows */
        {DO("?x citizenOf ?b"), 2, "no variable \"?x\""},
        {DO("?a citizenOf b"), 2, "no variable \"b\""},
        {DO("?a citizenOf"), 2, "no variable"},
        {DO("?a"), 2, "no variable"},
        {DO("?a likes ?b"), 2, "no property likes"},
        {DO("?b citizenOf ?a"), 2, "?b may lie outside the domain"},
        {DO("?a citizenOf ?a"), 2, "?a may lie outside the range"},
        {DO("?w citizenOf ?b"), 2, "?w may lie outside the domain"},
        {DO("?d citizenOf ?b"), 2, "?d may lie outside the domain"},
        {DO("?s citizenOf ?b"), 2, "?s may lie outside the domain"},
        {DO("?a citizenOf ?b or ?a"), 2, "left over"},
        {DO("?a citizenOf ?b from"), 2, "no variable"},
        {DO("?a ?a ?b"), 2, "?a is no title"},
        {DO("?a ?t ?b ; ?a"), 2, "no variable"},
        {DO("?a holds ?b"), 2, "?b is no title"},
        {DO("?a holds ?t from ?d"), 2, "left over: from ?d"},
        {DO("?a a Person"), 2, "only in the phase name"},
        {DO("?a title president"), 2, "only in the phase title"},
        {DO("event Consult ?w actor ?a"), 2, "event CLASS trigger ?v"},
        {DO("event Nothing trigger ?w actor ?a"), 2, "event CLASS trigger"},
        {DO("event Consult trigger ?x actor ?a"), 2, "no variable \"?x\""},
        {DO("event Consult trigger ?w hero ?a"), 2, "no role hero"},
        {DO("event Consult trigger ?w actor"), 2, "no variable"},
        {FACT "rule t\nwhen ?a:Person\nwith ?b:Realm inside ?a\n" THEN YES, 2,
                "no class Realm"},
        {FACT "rule t\nwhen ?a:Person\nwith ?b inside ?a\n" THEN YES, 2,
                "no class"},
        {FACT "rule t\nwhen ?a:Person\nwith ?b:State near ?a\n" THEN YES, 2,
                "inside, begins or ends"},
        {FACT "rule t\nwhen ?a:Person\nwith ?b:State inside ?c\n" THEN YES, 2,
                "no variable \"?c\""},
        {FACT "rule t\nwhen ?a:Person\nwith ?b:State inside ?a b\n" THEN YES, 2,
                "left over: b"},
        {NAME "rule t\nwhen ?a:Person\nwith ?b:State inside ?a\n"
              "then ?a a Person\n" YES,
                2, "only in the phase fact"},
        {NAME "rule t\nwhen ?a:Person of ?b:State\n" THEN YES, 2,
                "only in the phase fact"},
        {NAME "rule t\nwhen ?a:Person\nthen event Consult trigger ?a\n" YES, 2,
                "only in the phase fact"},
        {NAME "rule t\nwhen ?a:( x )\nthen ?a a Realm\n" YES, 2,
                "no class of entities Realm"},
        {NAME "rule t\nwhen ?a:( x )\nthen ?a a Consult\n" YES, 2,
                "no class of entities Consult"},
        {"phase title\nrule t\nwhen ?a:( x )\nthen ?a title king\n" YES, 2,
                "no title \"king\""},
};

static void
refuse(const char *text, unsigned line, const char *said)
{
	struct own_file file = {"rules/all.rule", text};
	struct own own;
	char *place =
	        line > 0 ? g_strdup_printf("rules/all.rule:%u: FATAL", line)
	                 : g_strdup("rules/all.rule: FATAL");
	bool ok = own_compile(&own, &file, 1);

	if (ok || strstr(own.said, place) == NULL ||
	        strstr(own.said, said) == NULL)
		fail_msg("%s: want %s ... %s, got %s", text, place, said,
		        own.said);
	g_free(place);
	own_close(&own);
}

static void
test_bad(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < G_N_ELEMENTS(bad); i++)
		refuse(bad[i].text, bad[i].line, bad[i].said);
}

/* A pattern at fault is told of once, however deep its macros go. */
static void
test_once(void **state)
{
	struct own_file file = {"rules/all.rule",
	        "let X = @X @X @X @X @X @X @X @X\n" WHEN("@X @X")};
	struct own own;

	(void)state;
	assert_false(own_compile(&own, &file, 1));
	assert_ptr_equal(strstr(own.said, "FATAL"),
	        g_strrstr(own.said, "FATAL"));
	own_close(&own);
}

static const char *const good[] = {
        "",
        "# nothing\n",
        OWN_RULE,
        WHEN("a b|c =D \"'s\" \"prime minister\" _ %say %aux.* :State/adj|name "
             ":State|Body|Title ?x:Time #Cap #CAPS #Num #Word #Punct #Glued "
             "#First #Break #Forename #Surname ( a b ) ( a | b ) a? a* a+ "
             "a{2} a{0,12} a+, &a !a <&a <!a ^ $"),
        "let M = ( a | @N )\nlet N = b\n" WHEN("@M+ @N{2}"),
        WHEN("\n   a\n\tb"),
        FACT
        "rule t\nnote why\nstatus former\nscore 1\npairwise\n"
        "when ?a:Person , ?b:State\n# note\nthen\n  ?a citizenOf ?b ;\n" YES
        "no C\nno D => A citizenOf B\n",
        DO("?a citizenOf ?b from ?d until ?d ; ?a ?t ?b ; ?a holds ?t"),
        DO("event Consult trigger ?w actor ?a recipient ?b place ?b date ?d"),
        DO("event ?w trigger ?w actor ?a"),
        FACT "rule t\nwhen ?a:Body\nwith ?b:State/adj|name begins ?a\n"
             "then ?a organOf ?b\n" YES,
        NAME "rule t\nwhen ?a:( x ?h:%body.* )\nthen ?a a ?h\n" YES,
        "phase title\nrule t\nwhen ?a:( x ?t:Title )\nthen ?a title ?t\n"
        "yes a => b\nrule u\nwhen ?a:( x )\nthen ?a title foreign minister\n"
        "yes a => b\n",
};

static void
test_good(void **state)
{
	struct own own;
	size_t i;

	(void)state;
	for (i = 0; i < G_N_ELEMENTS(good); i++) {
		struct own_file file = {"rules/all.rule", good[i]};

		if (!own_compile(&own, &file, 1))
			fail_msg("%s: %s", good[i], own.said);
		own_close(&own);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_good),
	        cmocka_unit_test(test_bad),
	        cmocka_unit_test(test_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
