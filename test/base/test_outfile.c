/* Output files: whole or not at all.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/base.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

static char *dir;

static int
setup(void **state)
{
	(void)state;
	dir = g_dir_make_tmp("wg-outfile-XXXXXX", NULL);
	return dir == NULL ? -1 : 0;
}

/* Number of names in the folder, temporary ones too. */
static int
count_names(void)
{
	GDir *d = g_dir_open(dir, 0, NULL);
	int n = 0;

	while (g_dir_read_name(d) != NULL)
		n++;
	g_dir_close(d);
	return n;
}

static int
teardown(void **state)
{
	GDir *d = g_dir_open(dir, 0, NULL);
	const char *name;

	(void)state;
	while ((name = g_dir_read_name(d)) != NULL) {
		char *path = g_build_filename(dir, name, NULL);

		g_unlink(path);
		g_free(path);
	}
	g_dir_close(d);
	g_rmdir(dir);
	g_free(dir);
	return 0;
}

static void
test_keep(void **state)
{
	char *path = g_build_filename(dir, "a.ttl", NULL), *got = NULL;
	struct wg_diag diag = {0};
	struct wg_outfile o;

	(void)state;
	assert_true(wg_outfile_open(&o, path, &diag));
	fputs("whole\n", o.f);
	assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
	assert_int_equal(wg_outfile_close(&o, true, &diag), WG_OK);
	assert_true(g_file_get_contents(path, &got, NULL, NULL));
	assert_string_equal(got, "whole\n");
	assert_int_equal(count_names(), 1);
	g_free(got);
	g_free(path);
}

static void
test_drop(void **state)
{
	char *path = g_build_filename(dir, "b.ttl", NULL), *got = NULL;
	struct wg_diag diag = {0};
	struct wg_outfile o;

	(void)state;
	assert_true(g_file_set_contents(path, "before\n", -1, NULL));
	assert_true(wg_outfile_open(&o, path, &diag));
	fputs("half", o.f);
	assert_int_equal(wg_outfile_close(&o, false, &diag), WG_OK);
	assert_true(g_file_get_contents(path, &got, NULL, NULL));
	assert_string_equal(got, "before\n");
	assert_int_equal(count_names(), 1);
	g_free(got);
	g_free(path);
}

static void
test_mode_and_link(void **state)
{
	char *path = g_build_filename(dir, "c.ttl", NULL);
	char *link = g_build_filename(dir, "link.ttl", NULL);
	struct wg_diag diag = {0};
	struct wg_outfile o;
	struct stat st;

	(void)state;
	assert_true(g_file_set_contents(path, "x", -1, NULL));
	assert_int_equal(g_chmod(path, 0640), 0);
	assert_int_equal(symlink("c.ttl", link), 0);
	assert_true(wg_outfile_open(&o, link, &diag));
	assert_int_equal(wg_outfile_close(&o, true, &diag), WG_OK);
	assert_int_equal(lstat(link, &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	assert_int_equal(st.st_size, 0);
	g_free(link);
	g_free(path);
}

static void
test_full(void **state)
{
	struct wg_diag diag = {0};
	struct wg_outfile o;

	(void)state;
	if (!g_file_test("/dev/full", G_FILE_TEST_EXISTS))
		skip();
	assert_true(wg_outfile_open(&o, "/dev/full", &diag));
	assert_true(wg_outfile_ok(&o, &diag));
	fputs("lost", o.f);
	fflush(o.f);
	assert_false(wg_outfile_ok(&o, &diag));
	assert_int_equal(diag.count[WG_FATAL], 1);
	assert_int_equal(wg_outfile_close(&o, true, &diag), WG_FAIL);
	assert_int_equal(diag.count[WG_FATAL], 2);
}

static void
test_no_folder(void **state)
{
	char *path = g_build_filename(dir, "none", "d.ttl", NULL);
	struct wg_diag diag = {0};
	struct wg_outfile o;

	(void)state;
	assert_false(wg_outfile_open(&o, path, &diag));
	assert_int_equal(diag.count[WG_FATAL], 1);
	g_free(path);
}

/* A child that dies of the signal with a file half written. */
static int
die_of(int number)
{
	char *path = g_build_filename(dir, "e.ttl", NULL);
	struct wg_diag diag = {0};
	struct wg_outfile o;
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		signal(number, SIG_DFL);
		wg_outfile_guard();
		if (!wg_outfile_open(&o, path, &diag))
			_exit(99);
		fputs("half", o.f);
		raise(number);
		_exit(98);
	}
	waitpid(child, &status, 0);
	g_free(path);
	return status;
}

static void
test_signals(void **state)
{
	int status;

	(void)state;
	status = die_of(SIGTERM);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
	status = die_of(SIGINT);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
	status = die_of(SIGPIPE);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 3);
	assert_int_equal(count_names(), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(test_keep, setup, teardown),
	        cmocka_unit_test_setup_teardown(test_drop, setup, teardown),
	        cmocka_unit_test_setup_teardown(test_mode_and_link, setup,
	                teardown),
	        cmocka_unit_test(test_full),
	        cmocka_unit_test_setup_teardown(test_no_folder, setup,
	                teardown),
	        cmocka_unit_test_setup_teardown(test_signals, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
