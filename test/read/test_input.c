/* Inputs are cut into records, within bounds, whatever is in them.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "read/read.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

static struct wg_diag diag;
static char *folder, *path;

static int
set_up(void **state)
{
	(void)state;
	memset(&diag, 0, sizeof diag);
	folder = g_dir_make_tmp("wiregraph-XXXXXX", NULL);
	path = g_build_filename(folder, "input", NULL);
	return folder == NULL;
}

static int
tear_down(void **state)
{
	(void)state;
	g_remove(path);
	g_rmdir(folder);
	g_free(path);
	g_free(folder);
	return 0;
}

static struct wg_input *
open_bytes(struct wg_str bytes, const char *format, size_t max)
{
	struct wg_read_options options = {
	        .format = wg_format_find(wg_str(format)),
	        .max_bytes = max};

	assert_true(g_file_set_contents(path, bytes.s, (gssize)bytes.n, NULL));
	return wg_input_open(path, &options, &diag);
}

static void
expect(struct wg_input *in, struct wg_record *rec, const char *bytes,
        unsigned line)
{
	assert_int_equal(wg_input_next(in, rec, &diag), WG_OK);
	assert_int_equal(rec->n, strlen(bytes));
	if (rec->n > 0)
		assert_memory_equal(rec->bytes, bytes, rec->n);
	assert_int_equal(rec->line, line);
	assert_string_equal(rec->file, path);
}

static void
test_whole(void **state)
{
	struct wg_input *in = open_bytes(WG_STR("a\nb\n"), "text", 0);
	struct wg_record rec = {0};

	(void)state;
	expect(in, &rec, "a\nb\n", 1);
	assert_int_equal(wg_input_next(in, &rec, &diag), WG_FAIL);
	assert_int_equal(diag.count[WG_ERROR], 0);
	wg_input_close(in);
	wg_record_free(&rec);
}

static void
test_empty_file_is_a_record(void **state)
{
	struct wg_input *in = open_bytes(WG_STR(""), "text", 0);
	struct wg_record rec = {0};

	(void)state;
	expect(in, &rec, "", 1);
	assert_int_equal(wg_input_next(in, &rec, &diag), WG_FAIL);
	wg_input_close(in);
	wg_record_free(&rec);
}

static void
test_lines(void **state)
{
	struct wg_input *in =
	        open_bytes(WG_STR("{1}\n\n \r\n{2}\n{3}"), "jsonl", 0);
	struct wg_record rec = {0};

	(void)state;
	expect(in, &rec, "{1}", 1);
	expect(in, &rec, "{2}", 4);
	assert_int_equal(rec.number, 2);
	expect(in, &rec, "{3}", 5);
	assert_int_equal(wg_input_next(in, &rec, &diag), WG_FAIL);
	wg_input_close(in);
	wg_record_free(&rec);
}

static void
test_objects(void **state)
{
	struct wg_input *in = open_bytes(
	        WG_STR("[\n{\"a\": \"}\\\"{\"},\n {\n\"b\": {}}, {\"c"), "json",
	        0);
	struct wg_record rec = {0};

	(void)state;
	expect(in, &rec, "{\"a\": \"}\\\"{\"}", 2);
	expect(in, &rec, "{\n\"b\": {}}", 3);
	expect(in, &rec, "{\"c", 4);
	assert_int_equal(wg_input_next(in, &rec, &diag), WG_FAIL);
	assert_int_equal(diag.count[WG_ERROR], 0);
	wg_input_close(in);
	in = open_bytes(WG_STR("[]"), "json", 0);
	assert_int_equal(wg_input_next(in, &rec, &diag), WG_FAIL);
	assert_int_equal(diag.count[WG_ERROR], 1);
	wg_input_close(in);
	wg_record_free(&rec);
}

/* Lines across many buffers, one of them too long: it is refused with its
 * line, memory stays within the limit, the next is read. */
static void
test_long_line(void **state)
{
	GString *bytes = g_string_new("{1}\n");
	struct wg_record rec = {0};
	struct wg_input *in;
	size_t i;

	(void)state;
	for (i = 0; i < 1000000; i++)
		g_string_append_c(bytes, 'x');
	g_string_append_c(bytes, '\n');
	for (i = 0; i < 600000; i++)
		g_string_append_c(bytes, 'y');
	g_string_append(bytes, "\n{4}");
	in = open_bytes((struct wg_str){bytes->str, bytes->len}, "jsonl",
	        600000);
	expect(in, &rec, "{1}", 1);
	assert_int_equal(wg_input_next(in, &rec, &diag), WG_SKIP);
	assert_int_equal(diag.count[WG_ERROR], 1);
	assert_int_equal(diag.line, 2);
	assert_true(rec.cap <= 600000 * 2);
	assert_int_equal(wg_input_next(in, &rec, &diag), WG_OK);
	assert_int_equal(rec.n, 600000);
	assert_int_equal(rec.bytes[599999], 'y');
	expect(in, &rec, "{4}", 4);
	wg_input_close(in);
	wg_record_free(&rec);
	g_string_free(bytes, TRUE);
}

static void
test_large_file(void **state)
{
	struct wg_input *in = open_bytes(WG_STR("0123456789"), "text", 9);
	struct wg_record rec = {0};

	(void)state;
	assert_int_equal(wg_input_next(in, &rec, &diag), WG_SKIP);
	assert_int_equal(diag.count[WG_ERROR], 1);
	assert_int_equal(wg_input_next(in, &rec, &diag), WG_FAIL);
	wg_input_close(in);
	wg_record_free(&rec);
}

static void
test_not_readable(void **state)
{
	struct wg_read_options options = {0};

	(void)state;
	assert_null(wg_input_open(folder, &options, &diag));
	assert_int_equal(diag.count[WG_ERROR], 1);
	assert_null(wg_input_open(path, &options, &diag));
	assert_int_equal(diag.count[WG_ERROR], 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(test_whole, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_empty_file_is_a_record,
	                set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_lines, set_up, tear_down),
	        cmocka_unit_test_setup_teardown(test_objects, set_up,
	                tear_down),
	        cmocka_unit_test_setup_teardown(test_long_line, set_up,
	                tear_down),
	        cmocka_unit_test_setup_teardown(test_large_file, set_up,
	                tear_down),
	        cmocka_unit_test_setup_teardown(test_not_readable, set_up,
	                tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
