/* Formats are found by name, told by content, then by file name.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "words.h"

#include <setjmp.h>
#include <cmocka.h>

static void
test_find(void **state)
{
	(void)state;
	assert_ptr_equal(wg_format_find(WG_STR("JSONL")),
	        wg_format_find(WG_STR("ndjson")));
	assert_string_equal(wg_format_name(wg_format_find(WG_STR("txt"))),
	        "text");
	assert_null(wg_format_find(WG_STR("")));
	assert_null(wg_format_find(WG_STR("docx")));
}

static void
test_guess(void **state)
{
	static const struct {
		const char *head, *path, *want;
	} rows[] = {
	        {"\n <!DOCTYPE html>", "a.txt", "html"},
	        {"\xEF\xBB\xBF<html lang=en>", "-", "html"},
	        {"{\"id\": 1}", "a.txt", "jsonl"},
	        {"MOSCOW (Reuters) -", "-", "text"},
	        {"MOSCOW (Reuters) -", "a.HTM", "html"},
	        {"<?xml version='1.0'?>\n<!-- x > y --><nitf>", "a", "nitf"},
	        {"<rss version='2.0'>", "a.xml", "rss"},
	        {"<?xml version='1.0'?><html>", "a.xml", "html"},
	        {"{\n  \"id\": 1\n}", "a", "json"},
	        {"[\n  {\"id\": 1}]", "a", "json"},
	        {"[Geneva] talks", "a", "text"},
	        {"", "archive.jsonl", "jsonl"},
	        {"", "a.b/none", "text"},
	        {"<", ".", "text"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(
		        wg_format_name(wg_format_guess(wg_str(rows[i].head),
		                rows[i].path)),
		        rows[i].want);
}

/* An article without an id gets one from its text, the same each time. */
static void
test_article_without_id(void **state)
{
	static struct words words;
	char bytes[] = "Envoys met in Geneva.";
	struct wg_record rec = {.format = wg_format_find(WG_STR("text")),
	        .bytes = bytes,
	        .n = sizeof bytes - 1,
	        .file = "a",
	        .line = 1};
	struct wg_read_options options = {.date = {2021, 10, 12}};
	struct wg_doc *doc = wg_doc_new();
	struct wg_diag diag = {0};
	char first[17] = "";

	(void)state;
	assert_int_equal(
	        wg_read_article(&rec, &options, &words.onto, doc, &diag),
	        WG_OK);
	assert_int_equal(doc->id.n, 16);
	memcpy(first, doc->id.s, 16);
	assert_int_equal(doc->published.year, 2021);
	wg_doc_clear(doc);
	wg_read_article(&rec, &options, &words.onto, doc, &diag);
	assert_memory_equal(doc->id.s, first, 16);
	wg_doc_free(doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_find),
	        cmocka_unit_test(test_guess),
	        cmocka_unit_test(test_article_without_id),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
