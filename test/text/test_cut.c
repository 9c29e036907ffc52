/* Token boundaries, case by case.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "text/text.h"

#include <glib.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

/* The tokens of the text, with a bar between them. */
static const char *
bars(const char *text, bool phrase)
{
	static char out[4096];
	struct wg_str t = wg_str(text);
	struct wg_span span;
	size_t at = 0, n = 0;

	while (wg_token_next(t, &at, phrase, &span)) {
		if (n > 0)
			out[n++] = '|';
		memcpy(out + n, text + span.beg, span.end - span.beg);
		n += span.end - span.beg;
	}
	out[n] = '\0';
	return out;
}

struct expect {
	const char *text, *tokens;
};

static void
check(const struct expect *e, size_t n, bool phrase)
{
	size_t i;

	for (i = 0; i < n; i++)
		assert_string_equal(bars(e[i].text, phrase), e[i].tokens);
}

static void
test_words(void **state)
{
	static const struct expect e[] = {
	        {"", ""},
	        {" \n\t\u00A0\u200B\uFEFF ", ""},
	        {"He left.", "He|left|."},
	        {"US-Russia talks", "US|-|Russia|talks"},
	        {"a (small) one", "a|(|small|)|one"},
	        {"and/or", "and|/|or"},
	        {"Erdo\u011Fan, \u0160ef\u010Dovi\u010D",
	                "Erdo\u011Fan|,|\u0160ef\u010Dovi\u010D"},
	        {"one\u00A0two\u2009three", "one|two|three"},
	        {"\u041C\u0418\u0414 \u0420\u0424",
	                "\u041C\u0418\u0414|\u0420\u0424"},
	        {"so--it \u2014 yes\u2014no", "so|--|it|\u2014|yes|\u2014|no"},
	        {"wait... what?! no\u2026", "wait|...|what|?!|no|\u2026"},
	        {"AT&T and R & D", "AT&T|and|R|&|D"},
	        {"snake_case", "snake_case"},
	};

	(void)state;
	check(e, G_N_ELEMENTS(e), false);
}

static void
test_apostrophes(void **state)
{
	static const struct expect e[] = {
	        {"Russia's", "Russia|'s"},
	        {"Russia\u2019s", "Russia|\u2019s"},
	        {"ministers' talks", "ministers|'|talks"},
	        {"aren't can\u2019t", "are|n't|ca|n\u2019t"},
	        {"I'm we'll they've he'd you're",
	                "I|'m|we|'ll|they|'ve|he|'d|you|'re"},
	        {"O'Neill d'Ivoire Sana\u2019a o'clock",
	                "O'Neill|d'Ivoire|Sana\u2019a|o'clock"},
	        {"Sana'a's", "Sana'a|'s"},
	        {"the '90s", "the|'90s"},
	        {"U.S.'s", "U.S.|'s"},
	        {"'peace'", "'|peace|'"},
	        {"\u2018peace\u2019", "\u2018|peace|\u2019"},
	        {"cannot gonna", "cannot|gonna"},
	};

	(void)state;
	check(e, G_N_ELEMENTS(e), false);
}

static void
test_stops(void **state)
{
	static const struct expect e[] = {
	        {"the U.S. envoy", "the|U.S.|envoy"},
	        {"the U.S.", "the|U.S."},
	        {"in D.C., he", "in|D.C.|,|he"},
	        {"Ph.D. e.g. a.m.", "Ph.D.|e.g.|a.m."},
	        {"U.S.-led", "U.S.|-|led"},
	        {"end.The next", "end|.|The|next"},
	        {"see example.com.", "see|example.com|."},
	        {"Mr. Doe", "Mr|.|Doe"},
	        {"St.Petersburg", "St|.|Petersburg"},
	        {"J.R.Doe", "J.R.|Doe"},
	};

	(void)state;
	check(e, G_N_ELEMENTS(e), false);
}

static void
test_numbers(void **state)
{
	static const struct expect e[] = {
	        {"1,000,000 3.5 .5", "1,000,000|3.5|.5"},
	        {"1, 2,3", "1|,|2|,|3"},
	        {"$5.6bn 10% 5km 10am", "$|5.6|bn|10|%|5|km|10|am"},
	        {"10a.m.", "10|a.m."},
	        {"US$5", "US$|5"},
	        {"\u20AC7m", "\u20AC|7|m"},
	        {"20th 1990s G20 5G", "20th|1990s|G20|5G"},
	        {"2021-10-12", "2021-10-12"},
	        {"2012-2018", "2012|-|2018"},
	        {"at 10:30 on 9/11", "at|10:30|on|9/11"},
	        {"in 2021.", "in|2021|."},
	};

	(void)state;
	check(e, G_N_ELEMENTS(e), false);
}

static void
test_addresses(void **state)
{
	static const struct expect e[] = {
	        {"(https://example.org/a-b?c=1).",
	                "(|https://example.org/a-b?c=1|)|."},
	        {"www.a-b.example/x, y", "www.a-b.example/x|,|y"},
	        {"press@example.org.", "press@example.org|."},
	        {"by @envoy on #talks", "by|@envoy|on|#talks"},
	};

	(void)state;
	check(e, G_N_ELEMENTS(e), false);
}

static void
test_phrase_keeps_stops(void **state)
{
	static const struct expect e[] = {
	        {"Mr. Doe", "Mr.|Doe"},
	        {"John F. Doe Jr.", "John|F.|Doe|Jr."},
	        {"U.S.", "U.S."},
	};

	(void)state;
	check(e, G_N_ELEMENTS(e), true);
}

/* Every byte that is no blank is in a token, in order, at most once. */
static void
test_covers_any_input(void **state)
{
	struct wg_str t = {g_malloc(4 << 20), 4 << 20};
	struct wg_span span;
	size_t at, n, i, kind;

	(void)state;
	for (kind = 0; kind < 8; kind++) {
		for (i = 0; i < t.n; i++)
			((char *)t.s)[i] =
			        "a.-'1,@/"[(i * i + kind) % (kind + 1)];
		for (at = 0, n = 0; wg_token_next(t, &at, false, &span);) {
			assert_int_equal(span.beg, n);
			assert_true(span.end > span.beg);
			assert_true(span.end - span.beg < 2048);
			n = span.end;
		}
		assert_int_equal(n, t.n);
	}
	g_free((char *)t.s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_words),
	        cmocka_unit_test(test_apostrophes),
	        cmocka_unit_test(test_stops),
	        cmocka_unit_test(test_numbers),
	        cmocka_unit_test(test_addresses),
	        cmocka_unit_test(test_phrase_keeps_stops),
	        cmocka_unit_test(test_covers_any_input),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
