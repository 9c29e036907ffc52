/* Reads the tab-separated tables of ontology/, strictly.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compile/compile.h"

#include <string.h>

/* No part of a list is empty. */
static bool
is_list(struct wg_str cell)
{
	struct wg_str rest = cell;

	while (rest.s != NULL)
		if (wg_str_cut(&rest, '|').n == 0)
			return false;
	return true;
}

/* Cuts the line into exactly the columns of the header. */
static bool
cut_cells(struct wg_str line, struct wg_str *cell, int n)
{
	int i;

	for (i = 0; i < n && line.s != NULL; i++) {
		cell[i] = wg_str_cut(&line, '\t');
		if (!is_list(cell[i]))
			return false;
		if (wg_str_eq(cell[i], WG_STR("-")))
			cell[i].n = 0;
	}
	return i == n && line.s == NULL;
}

static int
count_columns(const char *columns)
{
	int n = 1;

	for (; *columns != '\0'; columns++)
		n += *columns == ' ';
	return n;
}

static bool
is_header(struct wg_str line, const char *columns)
{
	struct wg_str want = wg_str(columns);

	while (want.s != NULL && line.s != NULL)
		if (!wg_str_eq(wg_str_cut(&line, '\t'), wg_str_cut(&want, ' ')))
			return false;
	return want.s == NULL && line.s == NULL;
}

static enum wg_status
read_line(struct wg_build *b, struct wg_str line, const char *columns,
        bool *headed, wg_row_fn *row, void *user)
{
	struct wg_str cell[WG_COLUMNS];

	if (line.n == 0 || line.s[0] == '#')
		return WG_OK;
	if (!*headed) {
		*headed = true;
		if (is_header(line, columns))
			return WG_OK;
		return wg_build_fault(b, "the columns must be: %s", columns);
	}
	if (!g_utf8_validate_len(line.s, line.n, NULL))
		return wg_build_fault(b, "invalid UTF-8");
	if (!cut_cells(line, cell, count_columns(columns)))
		return wg_build_fault(b, "not %d cells, or an empty one: %.*s",
		        count_columns(columns), WG_STR_FMT(line));
	return row(b, cell, user);
}

/* All faults of a file are reported, up to ten. */
enum wg_status
wg_table_read(struct wg_build *b, const char *path, const char *columns,
        wg_row_fn *row, void *user)
{
	char *bytes;
	gsize n;
	struct wg_str rest;
	bool headed = false;
	int faults = 0;

	if (!g_file_get_contents(path, &bytes, &n, NULL))
		return wg_build_fault(b, "cannot read %s", path);
	rest = (struct wg_str){bytes, n};
	b->diag->file = path;
	for (b->diag->line = 1; rest.n > 0 && faults < 10; b->diag->line++)
		faults += read_line(b, wg_str_cut(&rest, '\n'), columns,
		                  &headed, row, user) != WG_OK;
	if (!headed && faults == 0)
		faults += wg_build_fault(b, "the columns must be: %s",
		                  columns) != WG_OK;
	b->diag->file = NULL;
	b->diag->line = 0;
	g_free(bytes);
	return faults == 0 ? WG_OK : WG_FAIL;
}

static gint
by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

enum wg_status
wg_folder_each(struct wg_build *b, const char *folder, const char *suffix,
        wg_file_fn *fn, void *user)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	enum wg_status status = WG_OK;
	const char *name;
	guint i;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
		if (g_str_has_suffix(name, suffix) && name[0] != '.')
			g_ptr_array_add(paths,
			        g_build_filename(folder, name, NULL));
	if (dir != NULL)
		g_dir_close(dir);
	g_ptr_array_sort(paths, by_name);
	for (i = 0; i < paths->len; i++)
		if (fn(b, paths->pdata[i], user) != WG_OK)
			status = WG_FAIL;
	g_ptr_array_free(paths, TRUE);
	return status;
}
