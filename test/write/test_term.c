/* Which terms reach a serializer: each refused one here is known to come
 * out of one as something else, or as what no parser reads.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "write/write.h"

#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#define XSD "http://www.w3.org/2001/XMLSchema#"

struct sample {
	bool ok;
	const char *value, *datatype, *language;
};

static void
check(const struct sample *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct wg_term t = {.kind = WG_LITERAL,
		        .value = wg_str(s[i].value),
		        .datatype = wg_str(s[i].datatype),
		        .language = wg_str(s[i].language)};

		if (wg_term_ok(&t, false) != s[i].ok)
			fail_msg("%s: \"%s\"^^<%s>@%s",
			        s[i].ok ? "refused" : "passed", s[i].value,
			        s[i].datatype, s[i].language);
		assert_false(wg_term_ok(&t, true));
	}
}

static void
test_text(void **state)
{
	static const struct sample samples[] = {
	        {true, "", "", ""},
	        {true, "tab\t, line\nfeed, \"quote\", \\, <&>, ]]>", "", ""},
	        {true, "\xEF\xBB\xBF \xE2\x80\xA8 \xF0\x9F\x87\xB7", "", ""},
	        {false, "a\rb", "", ""},
	        {false, "bell \a", "", ""},
	        {false, "del \x7F", "", ""},
	        {false, "next line \xC2\x85", "", ""},
	        {false, "bad \xC3(", "", ""},
	        {false, "cut \xE2\x82", "", ""},
	        {false, "surrogate \xED\xA0\x80", "", ""},
	        {false, "nonchar \xEF\xBF\xBE", "", ""},
	        {false, "nonchar \xEF\xB7\x90", "", ""},
	        {false, "nonchar \xF0\x9F\xBF\xBF", "", ""},
	};

	(void)state;
	check(samples, sizeof samples / sizeof *samples);
}

static void
test_language(void **state)
{
	static const struct sample samples[] = {
	        {true, "x", "", "en"},
	        {true, "x", "", "de-CH-1996"},
	        {false, "x", "", "e n"},
	        {false, "x", "", "en_US"},
	        {false, "x", "", "en-"},
	        {false, "x", "", "-en"},
	        {false, "x", "", "abcdefghi"},
	        {false, "x", "", "e1"},
	        {false, "1", XSD "integer", "en"},
	};

	(void)state;
	check(samples, sizeof samples / sizeof *samples);
}

static void
test_numbers(void **state)
{
	static const struct sample samples[] = {
	        {true, "0.97", XSD "decimal", ""},
	        {true, "1.0", XSD "decimal", ""},
	        {true, "-12.5", XSD "decimal", ""},
	        {false, "1", XSD "decimal", ""},
	        {false, "1.", XSD "decimal", ""},
	        {false, ".5", XSD "decimal", ""},
	        {false, "0,95", XSD "decimal", ""},
	        {false, "1E5", XSD "decimal", ""},
	        {false, "00.5", XSD "decimal", ""},
	        {false, "0.50", XSD "decimal", ""},
	        {false, "1.2.3", XSD "decimal", ""},
	        {true, "0", XSD "integer", ""},
	        {true, "-7", XSD "integer", ""},
	        {true, "123456789012345678901234567890", XSD "integer", ""},
	        {false, " 42", XSD "integer", ""},
	        {false, "+1", XSD "integer", ""},
	        {false, "-0", XSD "integer", ""},
	        {true, "190", XSD "nonNegativeInteger", ""},
	        {false, "-1", XSD "nonNegativeInteger", ""},
	        {false, "007", XSD "nonNegativeInteger", ""},
	        {false, "1", XSD "boolean", ""},
	        {false, "true", XSD "boolean", ""},
	        {false, "1.5E0", XSD "double", ""},
	        {false, "NaN", XSD "double", ""},
	};

	(void)state;
	check(samples, sizeof samples / sizeof *samples);
}

static void
test_dates(void **state)
{
	static const struct sample samples[] = {
	        {true, "2021-10-12", XSD "date", ""},
	        {true, "2024-02-29", XSD "date", ""},
	        {false, "2023-02-29", XSD "date", ""},
	        {false, "2021-10", XSD "date", ""},
	        {true, "2021-10", XSD "gYearMonth", ""},
	        {false, "2021-13", XSD "gYearMonth", ""},
	        {true, "2021", XSD "gYear", ""},
	        {false, "21", XSD "gYear", ""},
	        {false, "2021-10-12", XSD "gYear", ""},
	};

	(void)state;
	check(samples, sizeof samples / sizeof *samples);
}

static bool
is_predicate(const char *iri)
{
	struct wg_term t = {.kind = WG_IRI, .value = wg_str(iri)};

	return wg_term_ok(&t, true);
}

static void
test_predicates(void **state)
{
	(void)state;
	assert_true(is_predicate("http://example.org/ns#ambassadorOf"));
	assert_true(is_predicate("http://example.org/ns/_x1"));
	assert_true(is_predicate("http://example.org/ns/1x")); /* "x" */
	assert_false(is_predicate("http://example.org/ns/"));
	assert_false(is_predicate("http://example.org/ns#"));
	assert_false(is_predicate("http://example.org/ns/123"));
	assert_false(is_predicate("http://example.org/ns?x=1"));
}

static void
test_null(void **state)
{
	struct wg_term t = {.kind = WG_IRI};

	(void)state;
	assert_false(wg_term_ok(&t, false));
	t.kind = WG_LITERAL;
	assert_false(wg_term_ok(&t, false));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_text),
	        cmocka_unit_test(test_language),
	        cmocka_unit_test(test_numbers),
	        cmocka_unit_test(test_dates),
	        cmocka_unit_test(test_predicates),
	        cmocka_unit_test(test_null),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
