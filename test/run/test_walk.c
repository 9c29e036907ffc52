/* Paths -> files.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "run/run.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

static char *dir;

static void
make_file(const char *name)
{
	char *path = g_build_filename(dir, name, NULL);
	char *folder = g_path_get_dirname(path);

	assert_int_equal(g_mkdir_with_parents(folder, 0700), 0);
	assert_true(g_file_set_contents(path, "x", 1, NULL));
	g_free(folder);
	g_free(path);
}

static int
setup(void **state)
{
	char *loop;

	(void)state;
	dir = g_dir_make_tmp("wg-walk-XXXXXX", NULL);
	make_file("b/2.txt");
	make_file("b/10.txt");
	make_file("b/deep/x.txt");
	make_file("a.txt");
	make_file("c.txt");
	make_file(".hidden");
	loop = g_build_filename(dir, "b", "loop", NULL);
	if (symlink("..", loop) != 0)
		return -1;
	g_free(loop);
	return 0;
}

static int
teardown(void **state)
{
	static const char *const names[] = {"b/2.txt", "b/10.txt",
	        "b/deep/x.txt", "b/deep", "b/loop", "b", "a.txt", "c.txt",
	        ".hidden", "."};
	size_t i;

	(void)state;
	for (i = 0; i < G_N_ELEMENTS(names); i++) {
		char *path = g_build_filename(dir, names[i], NULL);

		if (strcmp(names[i], ".") == 0)
			g_rmdir(dir);
		else
			g_remove(path);
		g_free(path);
	}
	g_free(dir);
	return 0;
}

/* What the walk gives, the folder's name left out, joined by blanks. */
static char *
walk(const char *const *paths, struct wg_diag *diag)
{
	struct wg_walk *w = wg_walk_new(paths);
	GString *all = g_string_new(NULL);
	char *path;

	while ((path = wg_walk_next(w, diag)) != NULL) {
		if (all->len > 0)
			g_string_append_c(all, ' ');
		g_string_append(all, g_str_has_prefix(path, dir)
		                             ? path + strlen(dir) + 1
		                             : path);
		g_free(path);
	}
	wg_walk_free(w);
	return g_string_free(all, FALSE);
}

static void
test_folder(void **state)
{
	const char *const paths[] = {dir, NULL};
	struct wg_diag diag = {0};
	char *got = walk(paths, &diag);

	(void)state;
	assert_string_equal(got, "a.txt b/10.txt b/2.txt b/deep/x.txt c.txt");
	assert_int_equal(diag.count[WG_ERROR], 0);
	g_free(got);
}

/* The order of the command line stays; a name that does not exist is for
 * who opens it to report. */
static void
test_named(void **state)
{
	char *c = g_build_filename(dir, "c.txt", NULL);
	char *a = g_build_filename(dir, "a.txt", NULL);
	char *b = g_build_filename(dir, "b/loop/b/deep", NULL);
	char *hidden = g_build_filename(dir, ".hidden", NULL);
	const char *const paths[] = {c, "-", b, "none", a, hidden, NULL};
	struct wg_diag diag = {0};
	char *got = walk(paths, &diag);

	(void)state;
	assert_string_equal(got,
	        "c.txt - b/loop/b/deep/x.txt none a.txt .hidden");
	g_free(got);
	g_free(hidden);
	g_free(b);
	g_free(a);
	g_free(c);
}

static void
test_unreadable(void **state)
{
	char *b = g_build_filename(dir, "b/deep", NULL);
	const char *const paths[] = {b, NULL};
	struct wg_diag diag = {0};
	char *got;

	(void)state;
	g_chmod(b, 0);
	if (g_access(b, R_OK) == 0) { /* the superuser may all */
		g_chmod(b, 0700);
		g_free(b);
		skip();
	}
	got = walk(paths, &diag);
	g_chmod(b, 0700);
	assert_string_equal(got, "");
	assert_int_equal(diag.count[WG_ERROR], 1);
	g_free(got);
	g_free(b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_folder),
	        cmocka_unit_test(test_named),
	        cmocka_unit_test(test_unreadable),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
