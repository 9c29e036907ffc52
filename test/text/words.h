/* The words of the lexicon, and nothing else of it, for tests of stages.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef WG_TEST_WORDS_H
#define WG_TEST_WORDS_H

#include "compile/compile.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

static void *words_image;

static char *
words_path(const char *folder, const char *name)
{
	return g_build_filename(folder, name, NULL);
}

static void
words_put(const char *folder, const char *name, const char *text)
{
	char *path = words_path(folder, name);

	if (text == NULL)
		g_mkdir_with_parents(path, 0700);
	else if (!g_file_set_contents(path, text, -1, NULL))
		abort();
	g_free(path);
}

static void
words_link(const char *folder, const char *name)
{
	const char *srcdir = g_getenv("srcdir");
	char *here = g_canonicalize_filename(srcdir != NULL ? srcdir : ".",
	        NULL);
	char *from = g_build_filename(here, "ontology", name, NULL);
	char *to = words_path(folder, name);

	if (symlink(from, to) != 0)
		abort();
	g_free(here);
	g_free(from);
	g_free(to);
}

static void
words_remove(const char *folder, const char *name)
{
	char *path = words_path(folder, name);

	g_remove(path);
	g_free(path);
}

/* Compiles the word classes of the source tree's ontology. */
static void
words_open(struct wg_onto *onto)
{
	static const char *const links[] = {"schema", "vocabulary.tsv",
	        "prefixes.tsv", "lexicon/words"};
	static const struct {
		const char *name, *text;
	} files[] = {
	        {"rules", NULL},
	        {"lexicon", NULL},
	        {"lexicon/entities", NULL},
	        {"lexicon/facts", NULL},
	        {"lexicon/titles.tsv",
	                "label\tnames\tstate\tbody\tperson\tflags\tsource\n"},
	        {"lexicon/forenames.tsv", "name\tgender\tsource\n"},
	        {"lexicon/surnames.tsv", "name\tsource\n"},
	};
	struct wg_diag diag = {.out = stderr, .program = "test"};
	char *folder = g_dir_make_tmp("wiregraph-XXXXXX", NULL);
	const char *why;
	size_t size, i;

	for (i = 0; i < G_N_ELEMENTS(files); i++)
		words_put(folder, files[i].name, files[i].text);
	for (i = 0; i < G_N_ELEMENTS(links); i++)
		words_link(folder, links[i]);
	if (wg_compile(folder, &words_image, &size, &diag) != WG_OK ||
	        !wg_onto_use(onto, words_image, size, &why))
		abort();
	for (i = 0; i < G_N_ELEMENTS(links); i++)
		words_remove(folder, links[i]);
	for (i = G_N_ELEMENTS(files); i-- > 0;)
		words_remove(folder, files[i].name);
	words_remove(folder, "");
	g_free(folder);
}

static void
words_close(struct wg_onto *onto)
{
	wg_onto_close(onto);
	g_free(words_image);
}

#endif
