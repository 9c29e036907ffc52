/* Paths -> files: folders opened, names sorted.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "run/run.h"

#include <errno.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* A stack of what is still to be visited, the next one on top. What the
 * user named (`named` bottom ones) is opened whatever it is; below a folder
 * only files and folders are, and no symbolic link to a folder is followed,
 * so the walk ends. */
struct wg_walk {
	GPtrArray *todo;
	guint named;
};

struct wg_walk *
wg_walk_new(const char *const *paths)
{
	struct wg_walk *w = g_new0(struct wg_walk, 1);
	guint n = g_strv_length((char **)paths);

	w->todo = g_ptr_array_new_with_free_func(g_free);
	w->named = n;
	while (n-- > 0)
		g_ptr_array_add(w->todo, g_strdup(paths[n]));
	return w;
}

void
wg_walk_free(struct wg_walk *w)
{
	if (w == NULL)
		return;
	g_ptr_array_free(w->todo, TRUE);
	g_free(w);
}

static int
compare_backwards(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)b, *(char *const *)a);
}

static void
push_folder(struct wg_walk *w, const char *folder, struct wg_diag *diag)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	GPtrArray *names;
	const char *name;
	guint i;

	if (dir == NULL) {
		diag->file = folder;
		wg_diag(diag, WG_D_FILE_OPEN, "%s", g_strerror(errno));
		diag->file = NULL;
		return;
	}
	names = g_ptr_array_new_with_free_func(g_free);
	while ((name = g_dir_read_name(dir)) != NULL)
		if (name[0] != '.')
			g_ptr_array_add(names, g_strdup(name));
	g_dir_close(dir);
	g_ptr_array_sort(names, compare_backwards);
	for (i = 0; i < names->len; i++)
		g_ptr_array_add(w->todo,
		        g_build_filename(folder, g_ptr_array_index(names, i),
		                NULL));
	g_ptr_array_free(names, TRUE);
}

enum sort { FOLDER, FILE_LIKE, OTHER };

static enum sort
sort_of(const char *path, bool named)
{
	struct stat st;

	if (named)
		return g_file_test(path, G_FILE_TEST_IS_DIR) ? FOLDER
		                                             : FILE_LIKE;
	if (g_lstat(path, &st) != 0)
		return OTHER;
	if (S_ISDIR(st.st_mode))
		return FOLDER;
	return g_file_test(path, G_FILE_TEST_IS_REGULAR) ? FILE_LIKE : OTHER;
}

char *
wg_walk_next(struct wg_walk *w, struct wg_diag *diag)
{
	while (w->todo->len > 0) {
		guint top = w->todo->len - 1;
		char *path = g_ptr_array_steal_index(w->todo, top);
		bool named = top < w->named;
		enum sort sort;

		if (named)
			w->named = top;
		if (named && strcmp(path, "-") == 0)
			return path;
		sort = sort_of(path, named);
		if (sort == FILE_LIKE)
			return path;
		if (sort == FOLDER)
			push_folder(w, path, diag);
		g_free(path);
	}
	return NULL;
}
