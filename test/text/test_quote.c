/* Quotations in all marks, and their speakers.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "words.h"

#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

static struct wg_onto onto;
static struct wg_doc *doc;

static int
setup(void **state)
{
	(void)state;
	words_open(&onto);
	doc = wg_doc_new();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	wg_doc_free(doc);
	words_close(&onto);
	return 0;
}

static void
run(const char *text)
{
	static wg_stage_fn *const stages[] = {wg_stage_token, wg_stage_segment,
	        wg_stage_lookup, wg_stage_time, wg_stage_quote};
	struct wg_diag diag = {.out = NULL};
	size_t i;

	wg_doc_clear(doc);
	doc->text = wg_str(text);
	for (i = 0; i < G_N_ELEMENTS(stages); i++)
		assert_int_equal(stages[i](doc, &onto, &diag), WG_OK);
}

static void
add_speaker(GString *out, const struct wg_quote *q)
{
	struct wg_span words =
	        wg_doc_tokens_span(doc, q->speaker_first, q->speaker_end);

	g_string_append_c(out, '=');
	if (q->same_as != WG_NONE)
		g_string_append_printf(out, "%u", q->same_as);
	else
		g_string_append_printf(out, "%.*s",
		        WG_STR_FMT(wg_doc_str(doc, words)));
}

/* "text", or "text=speaker" of each quotation; 0 for the speaker of the
 * first quotation. */
static char *
quotes(const char *text, bool speakers)
{
	GString *out = g_string_new(NULL);
	uint32_t i;

	run(text);
	for (i = 0; i < doc->quotes.n; i++) {
		const struct wg_quote *q = &doc->quotes.v[i];

		g_string_append_printf(out, "%s%.*s", i > 0 ? " | " : "",
		        WG_STR_FMT(wg_doc_str(doc, q->span)));
		if (speakers)
			add_speaker(out, q);
	}
	return g_string_free(out, FALSE);
}

struct expect {
	const char *text, *quotes;
};

static void
check(const struct expect *e, size_t n, bool speakers)
{
	size_t i;

	for (i = 0; i < n; i++) {
		char *got = quotes(e[i].text, speakers);

		assert_string_equal(got, e[i].quotes);
		g_free(got);
	}
}

static void
test_marks(void **state)
{
	static const struct expect e[] = {
	        {"\"we are ready,\" he", "we are ready,"},
	        {"\u201Cwe are ready,\u201D he", "we are ready,"},
	        {"\u201Ewe are ready\u201C, he", "we are ready"},
	        {"\u00ABwe are ready\u00BB, he", "we are ready"},
	        {"``we are ready,'' he", "we are ready,"},
	        {"\u2018we are ready,\u2019 he", "we are ready,"},
	        {"'we are ready,' he", "we are ready,"},
	        {"the ministers' talks with the envoys' aides", ""},
	        {"the ministers\u2019 talks with the envoys\u2019 aides", ""},
	        {"'we, the ministers' aides, are ready,' he",
	                "we, the ministers' aides, are ready,"},
	        {"\u201Cwe said \u2018we are ready,\u2019 then,\u201D he",
	                "we said \u2018we are ready,\u2019 then,"},
	        {"a \"road map\" for it", ""},
	        {"the decree \"On the Forests of the North\" was signed", ""},
	        {"the decree \"On the Protection of Northern Forests and "
	         "Rivers against Fires\" was signed",
	                ""},
	        {"\"We know that Holmberg is here with all of us,\" he",
	                "We know that Holmberg is here with all of us,"},
	        {"\"we are ready,\" \"we are not,\"",
	                "we are ready, | we are not,"},
	};

	(void)state;
	check(e, G_N_ELEMENTS(e), false);
}

static void
test_unbalanced(void **state)
{
	static const struct expect e[] = {
	        {"\"we are ready.\n\"we are able.\"",
	                "we are ready. | we are able."},
	        {"a \" stray mark\n\"we are ready,\" he", "we are ready,"},
	        {"he left. we are ready,\" he", ""},
	        {"a \"lost mark and then \"we are ready,\" he",
	                "we are ready,"},
	        {"a law \u201Con gas and \u201Con oil and coal\u201D was made",
	                "on gas and \u201Con oil and coal"},
	};

	(void)state;
	check(e, G_N_ELEMENTS(e), false);
}

static void
test_speaker_behind(void **state)
{
	static const struct expect e[] = {
	        {"\"We are ready,\" Doe said.", "We are ready,=Doe"},
	        {"\"We are ready,\" said Jane Doe, the minister.",
	                "We are ready,=Jane Doe"},
	        {"\"We are ready,\" said department head Jane Doe.",
	                "We are ready,=Jane Doe"},
	        {"\"We are ready,\" he said on Friday.", "We are ready,=he"},
	        {"\"We are ready,\" the envoy also told us.",
	                "We are ready,=the envoy"},
	        {"\"Are we ready?\" Doe asked.", "Are we ready?=Doe"},
	        {"\"We are ready,\" according to Doe.", "We are ready,=Doe"},
	        {"\"We are ready,\" the wife of Doe said.", "We are ready,="},
	        {"\"We are ready.\" Doe said nothing.", "We are ready.="},
	        {"\"We are ready,\" he was told.", "We are ready,="},
	};

	(void)state;
	check(e, G_N_ELEMENTS(e), true);
}

static void
test_speaker_before(void **state)
{
	static const struct expect e[] = {
	        {"Doe said: \"We are ready.\"", "We are ready.=Doe"},
	        {"On Friday, he told us, \"We are ready.\"",
	                "We are ready.=he"},
	        {"Doe said it was \"a very good day\" for all.",
	                "a very good day=Doe"},
	        {"He left for home, saying \"we are ready.\"",
	                "we are ready.=He"},
	        {"According to Doe, \"we are ready\" now.", "we are ready=Doe"},
	        {"The envoy told the press:\n\"We are ready.\"",
	                "We are ready.=The envoy"},
	        {"Doe, the author of the law, said: \"We are ready.\"",
	                "We are ready.=Doe"},
	        {"Remarked Jane Doe: \"We are ready.\"",
	                "We are ready.=Jane Doe"},
	        {"She went on to say: \"We are ready.\"", "We are ready.=She"},
	        {"Doe said no. The sign read \"do not enter here\" in red.",
	                "do not enter here="},
	};

	(void)state;
	check(e, G_N_ELEMENTS(e), true);
}

static void
test_speaker_goes_on(void **state)
{
	static const struct expect e[] = {
	        {"\"We are ready,\" Doe said. \"We are able.\"",
	                "We are ready,=Doe | We are able.=0"},
	        {"Doe said, \"We are ready,\" adding, \"we are able.\"",
	                "We are ready,=Doe | we are able.=0"},
	        {"\"We are ready,\" Doe said, \"and we are able.\"",
	                "We are ready,=Doe | and we are able.=0"},
	        {"\"We are ready,\" Doe said. Roe said, \"We are not.\"",
	                "We are ready,=Doe | We are not.=Roe"},
	        {"Doe said: \"We are ready.\n\"We are able.\n\"We go now.\"",
	                "We are ready.=Doe | We are able.=0 | "
	                "We go now.=0"},
	        {"\"We are ready.\n\"We are able,\" Doe said.",
	                "We are ready.=Doe | We are able,=0"},
	        {"\"We are ready,\" Doe said.\n\"We are able.\"",
	                "We are ready,=Doe | We are able.=0"},
	        {"They were late, Doe said.\n\"We are ready.\"",
	                "We are ready.=Doe"},
	        {"\"We are ready,\" Doe said.\nIt rained.\n\"We are able.\"",
	                "We are ready,=Doe | We are able.="},
	};

	(void)state;
	check(e, G_N_ELEMENTS(e), true);
}

static void
test_speaker_named_before(void **state)
{
	static const struct expect e[] = {
	        {"It rains, Doe said. \"We are ready,\" he added.",
	                "We are ready,=Doe"},
	        {"It rains, Doe said.\nAt the talks, the sun shone. "
	         "\"We are ready,\" she said.",
	                "We are ready,=Doe"},
	        {"\"We are ready,\" Doe said. Roe disagreed. \"We are not "
	         "yet,\" Roe said. \"Give us time,\" he added.",
	                "We are ready,=Doe | We are not yet,=Roe | "
	                "Give us time,=Roe"},
	        {"It rains, Doe said. \"We are ready,\" they added.",
	                "We are ready,=they"},
	};

	(void)state;
	check(e, G_N_ELEMENTS(e), true);
}

static void
test_any_marks_end(void **state)
{
	GString *text = g_string_new(NULL);
	unsigned i, n = 1;

	(void)state;
	for (i = 0; i < 20000; i++) {
		n = n * 1103515245u + 12345u;
		g_string_append(text,
		        (const char *const[]){"\" ", " \"", "a b c ", "\u201C",
		                "\u201D ", " '", "' ", "\n"}[n >> 16 & 7]);
	}
	run(text->str);
	for (i = 0; i < doc->quotes.n; i++) {
		const struct wg_quote *q = &doc->quotes.v[i];

		assert_true(q->first > 0 && q->first < q->end);
		assert_true(q->end <= doc->tokens.n);
		assert_true(q->same_as == WG_NONE || q->same_as < i);
	}
	g_string_free(text, TRUE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_marks),
	        cmocka_unit_test(test_unbalanced),
	        cmocka_unit_test(test_speaker_behind),
	        cmocka_unit_test(test_speaker_before),
	        cmocka_unit_test(test_speaker_goes_on),
	        cmocka_unit_test(test_speaker_named_before),
	        cmocka_unit_test(test_any_marks_end),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
