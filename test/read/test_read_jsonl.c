/* JSON Lines: good objects become articles, bad ones one message each.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "words.h"

#include <glib.h>
#include <setjmp.h>
#include <cmocka.h>

static struct words words;
static struct wg_doc *doc;
static struct wg_diag diag;

static int
set_up(void **state)
{
	(void)state;
	doc = wg_doc_new();
	memset(&diag, 0, sizeof diag);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	wg_doc_free(doc);
	return 0;
}

static enum wg_status
decode(struct wg_str line)
{
	return wg_decode_jsonl(line, &words.onto, doc, &diag);
}

static void
expect(struct wg_str got, const char *want)
{
	assert_int_equal(got.n, strlen(want));
	assert_memory_equal(got.s, want, got.n);
}

static void
test_fields(void **state)
{
	(void)state;
	assert_int_equal(
	        decode(WG_STR(
	                "{\"id\": \"a-1\", \"url\": \"https://example.org/1\","
	                "\"title\": \" Envoys\\n \\u0001meet \", \"published\": \"2021-10-12\","
	                "\"source\": \"Example\", \"language\": \"en\","
	                "\"text\": \" Envoys\\u00a0met.\\r\\nTwice.\", \"x\": [1]}\r")),
	        WG_OK);
	expect(doc->id, "a-1");
	expect(doc->url, "https://example.org/1");
	expect(doc->title, "Envoys meet");
	expect(doc->source, "Example");
	expect(doc->language, "en");
	expect(doc->text, " Envoys\xC2\xA0met.\nTwice.");
	assert_int_equal(doc->published.year, 2021);
	assert_int_equal(doc->published.day, 12);
	assert_int_equal(diag.count[WG_WARNING], 0);
}

static void
test_lenient(void **state)
{
	(void)state;
	assert_int_equal(decode(WG_STR("{\"id\": 17, \"url\": null, \"date\":"
	                               "\"\", \"text\": \"Talks.\"}")),
	        WG_OK);
	expect(doc->id, "17");
	expect(doc->url, "");
	assert_int_equal(diag.count[WG_WARNING], 0);
	assert_int_equal(decode(WG_STR("{\"id\": \"b\", \"published\": "
	                               "\"some day\", \"text\": \"Talks.\"}")),
	        WG_OK);
	assert_int_equal(diag.count[WG_WARNING], 1);
	/* invalid UTF-8 is repaired before JSON sees it */
	assert_int_equal(decode(WG_STR("{\"text\": \"\xE2\x82\xAC \xC3\"}")),
	        WG_OK);
	expect(doc->text, "\xE2\x82\xAC \xEF\xBF\xBD");
}

static void
test_refused(void **state)
{
	static const char *const lines[] = {"not json", "[1, 2]", "\"text\"",
	        "17", "null", "{", "{}", "{\"id\": \"a\"}", "{\"text\": 5}",
	        "{\"text\": null}", "{\"text\": [\"a\"]}", "{\"html\": {}}",
	        "{\"text\": \"\"}", "{\"text\": \"a\", \"id\": [1]}",
	        "{\"text\": \"a\", \"title\": {\"b\": 1}}",
	        "{\"text\": \"a\", \"text\": \"b\"}",
	        "{\"text\": \"a\\u0000b\"}", "{\"text\": \"a\"} trailing",
	        "{\"text\": \"\\ud800\"}",
	        "{\"id\": 123456789012345678901234567890, \"text\": \"a\"}",
	        "{\"n\": 1e999, \"text\": \"a\"}"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof lines / sizeof *lines; i++) {
		wg_doc_clear(doc);
		if (decode(wg_str(lines[i])) != WG_SKIP)
			fail_msg("accepted: %s", lines[i]);
		assert_int_equal(diag.count[WG_ERROR], i + 1);
	}
}

static void
test_deep(void **state)
{
	char *deep = g_strnfill(1000000, '[');

	(void)state;
	memcpy(deep, "{\"a\":", 5);
	assert_int_equal(decode(wg_str(deep)), WG_SKIP);
	assert_int_equal(diag.count[WG_ERROR], 1);
	g_free(deep);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(test_fields, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_lenient, set_up,
	                tear_down),
	        cmocka_unit_test_setup_teardown(test_refused, set_up,
	                tear_down),
	        cmocka_unit_test_setup_teardown(test_deep, set_up, tear_down),
	};

	words_add_months(&words);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
