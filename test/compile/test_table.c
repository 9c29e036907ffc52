/* Malformed tables of the ontology are refused, with file and line.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "../own.h"

#include <setjmp.h>
#include <cmocka.h>

#define ENTITIES "lexicon/entities/all.tsv"
#define FACTS "lexicon/facts/all.tsv"
#define TITLES "lexicon/titles.tsv"
#define WORDS "lexicon/words/all.tsv"
#define FORENAMES "lexicon/forenames.tsv"
#define SURNAMES "lexicon/surnames.tsv"

/* A file, what stands in it, the line that is at fault and a piece of what
 * must be said of it. */
static const struct {
	const char *name, *text;
	unsigned line;
	const char *said;
} bad[] = {
        /* the table */
        {SURNAMES, "", 1, "the columns must be: name source"},
        {SURNAMES, "surname\tsource\n", 1, "the columns must be"},
        {SURNAMES, "# a comment\nname\n", 2, "the columns must be"},
        {SURNAMES, "name\tsource\nBerg\n", 2, "not 2 cells"},
        {SURNAMES, "name\tsource\nBerg\tt\tt\n", 2, "not 2 cells"},
        {SURNAMES, "name\tsource\n\n# x\nBerg\t\n", 4, "an empty one"},
        {SURNAMES, "name\tsource\nBerg\t\tt\n", 2, "not 2 cells"},
        {SURNAMES, "name\tsource\nB\xE9rg\tt\n", 2, "invalid UTF-8"},
        {SURNAMES, "name\tsource\n-\tt\n", 2, "nothing to look for"},
        {SURNAMES, "name\tsource\r\nBerg\tt\r\n", 1, "the columns must be"},
        {FORENAMES, "name\tgender\tsource\nAnna\tx\tt\n", 2, "gender"},
        /* entities */
        {ENTITIES, OWN_ENTITIES "state/X\tRealm\tX\t-\t-\t-\t1\tt\n", 2,
                "no class Realm"},
        {ENTITIES, OWN_ENTITIES "state/X\tConsult\tX\t-\t-\t-\t1\tt\n", 2,
                "of no main class"},
        {ENTITIES, OWN_ENTITIES "-\tState\tX\t-\t-\t-\t1\tt\n", 2, "no id"},
        {ENTITIES, OWN_ENTITIES "state\tState\tX\t-\t-\t-\t1\tt\n", 2, "no id"},
        {ENTITIES, OWN_ENTITIES "state/a b\tState\tX\t-\t-\t-\t1\tt\n", 2,
                "no id"},
        {ENTITIES,
                OWN_ENTITIES "state/X\tState\tX\t-\t-\t-\t1\tt\n"
                             "state/X\tState\tY\t-\t-\t-\t1\tt\n",
                3, "used before"},
        {ENTITIES, OWN_ENTITIES "state/X\tState\t-\t-\t-\t-\t1\tt\n", 2,
                "no or too many words"},
        {ENTITIES, OWN_ENTITIES "state/X\tState\tX\ta||b\t-\t-\t1\tt\n", 2,
                "an empty one"},
        {ENTITIES, OWN_ENTITIES "state/X\tState\tX\ta|\t-\t-\t1\tt\n", 2,
                "an empty one"},
        {ENTITIES, OWN_ENTITIES "state/X\tState\tX\tadj:\t-\t-\t1\tt\n", 2,
                "no or too many words"},
        {ENTITIES, OWN_ENTITIES "state/X\tState\tX\t-\tq1\t-\t1\tt\n", 2,
                "bad qid"},
        {ENTITIES, OWN_ENTITIES "state/X\tState\tX\t-\tQ\t-\t1\tt\n", 2,
                "bad qid"},
        {ENTITIES,
                OWN_ENTITIES "state/X\tState\tX\t-\tQ99999999999999999999\t"
                             "-\t1\tt\n",
                2, "bad qid"},
        {ENTITIES, OWN_ENTITIES "state/X\tState\tX\t-\t-\tABCDE\t1\tt\n", 2,
                "bad qid, code"},
        {ENTITIES, OWN_ENTITIES "state/X\tState\tX\t-\t-\t-\tbig\tt\n", 2,
                "or weight"},
        {ENTITIES, OWN_ENTITIES "state/X\tState\tX\t-\t-\t-\t1001\tt\n", 2,
                "or weight"},
        /* facts */
        {FACTS, OWN_FACTS "state/X\tpartOf\tstate/NOR\t-\t-\tt\n", 2,
                "no entity state/X"},
        {FACTS, OWN_FACTS "state/NOR\tpartOf\tstate/X\t-\t-\tt\n", 2,
                "no entity state/X"},
        {FACTS, OWN_FACTS "state/NOR\tlikes\tstate/SUD\t-\t-\tt\n", 2,
                "no property likes"},
        {FACTS, OWN_FACTS "state/NOR\tpartOf\tstate/SUD\t2001-13\t-\tt\n", 2,
                "bad date"},
        {FACTS, OWN_FACTS "state/NOR\tpartOf\tstate/SUD\t-\tnow\tt\n", 2,
                "bad date"},
        /* titles, words */
        {TITLES, OWN_TITLES "chief\t-\trules\t-\t-\t-\tt\n", 2,
                "unknown property or flag"},
        {TITLES, OWN_TITLES "chief\t-\t-\t-\t-\thonorifics\tt\n", 2,
                "unknown property or flag"},
        {TITLES, OWN_TITLES "-\tchief\t-\t-\t-\t-\tt\n", 2, "has a label"},
        {WORDS, OWN_WORDS "-\t-\tsaid\tt\n", 2, "bad class or claim"},
        {WORDS, OWN_WORDS "say\tmaybe\tsaid\tt\n", 2, "bad class or claim"},
        {WORDS, OWN_WORDS "a\t-\tx\tt\na\tformer\ty\tt\n", 3, "another claim"},
        {WORDS, OWN_WORDS "say\t-\t-\tt\n", 2, "nothing to look for"},
};

static void
test_bad(void **state)
{
	struct own own;
	size_t i;

	(void)state;
	for (i = 0; i < G_N_ELEMENTS(bad); i++) {
		struct own_file file = {bad[i].name, bad[i].text};
		char *place = g_strdup_printf("%s:%u: FATAL", bad[i].name,
		        bad[i].line);
		bool ok = own_compile(&own, &file, 1);

		if (ok || strstr(own.said, place) == NULL ||
		        strstr(own.said, bad[i].said) == NULL)
			fail_msg("%s: %s: want %s ... %s, got %s", bad[i].name,
			        bad[i].text, place, bad[i].said, own.said);
		g_free(place);
		own_close(&own);
	}
}

/* 70000 words do not pass for few because a count wraps. */
static void
test_long_name(void **state)
{
	static const unsigned words[] = {32, 33, 65536 + 1};
	struct own own;
	size_t i;
	unsigned k;

	(void)state;
	for (i = 0; i < G_N_ELEMENTS(words); i++) {
		GString *text = g_string_new("name\tsource\n");
		struct own_file file = {SURNAMES, NULL};

		for (k = 0; k < words[i]; k++)
			g_string_append(text, "a ");
		g_string_append(text, "\tt\n");
		file.text = text->str;
		assert_int_equal(own_compile(&own, &file, 1), i == 0);
		own_close(&own);
		g_string_free(text, TRUE);
	}
}

static void
test_ten_faults(void **state)
{
	struct own_file file = {SURNAMES,
	        "name\tsource\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n"};
	struct own own;
	const char *at;
	int n = 0;

	(void)state;
	assert_false(own_compile(&own, &file, 1));
	for (at = own.said; (at = strstr(at, "FATAL")) != NULL; at++)
		n++;
	assert_int_equal(n, 10);
	own_close(&own);
}

static void
test_good(void **state)
{
	struct own own;

	(void)state;
	assert_true(own_compile(&own, NULL, 0));
	assert_string_equal(own.said, "");
	own_close(&own);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_good),
	        cmocka_unit_test(test_bad),
	        cmocka_unit_test(test_long_name),
	        cmocka_unit_test(test_ten_faults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
