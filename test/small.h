/* A small ontology of the real schema and a lexicon of a few rows, for tests
 * that need one. Compiled into memory; the folder is gone afterwards.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef WG_TEST_SMALL_H
#define WG_TEST_SMALL_H

#include "compile/compile.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

static const struct {
	const char *name, *text;
} small_files[] = {
        {"lexicon/entities/all.tsv",
                "id\tclass\tlabel\tnames\tqid\tcode\tweight\tsource\n"
                "state/RUS\tState\tRussia\tadj:Russian\tQ159\tRUS\t9\tt\n"
                "state/USA\tState\tUnited States\texact:US\tQ30\tUSA\t9\tt\n"
                "state/FRA\tState\tFrance\t-\t-\tFRA\t9\tt\n"
                "place/geneva\tCity\tGeneva\t-\t-\t-\t5\tt\n"
                "state/CHE\tState\tSwitzerland\t-\t-\tCHE\t5\tt\n"
                "body/state-duma\tLegislature\tState Duma\t-\t-\t-\t5\tt\n"
                "person/ivan-petrov\tPerson\tIvan Petrov\t-\t-\t-\t5\tt\n"
                "person/jean-roy\tPerson\tJean Roy\t-\t-\t-\t5\tt\n"
                "body/rural-party\tPoliticalParty\tRural Party\t-\t-\t-\t5\tt\n"
                "body/tass\tNewsAgency\tTASS\t-\t-\t-\t5\tt\n"},
        {"lexicon/facts/all.tsv",
                "subject\tproperty\tobject\tfrom\tuntil\tsource\n"
                "body/rural-party\tbasedIn\tstate/FRA\t-\t-\tt\n"
                "body/tass\tbasedIn\tstate/FRA\t-\t-\tt\n"
                "place/geneva\tlocatedIn\tstate/CHE\t-\t-\tt\n"
                "body/state-duma\torganOf\tstate/RUS\t1993\t-\tt\n"
                "person/ivan-petrov\tforeignMinisterOf\tstate/RUS\t2008\t"
                "2010\tt\n"
                "person/ivan-petrov\tforeignMinisterOf\tstate/RUS\t2015\t"
                "2019-05-07\tt\n"
                "person/jean-roy\tministerOf\tstate/FRA\t2001\t2003\tt\n"
                "person/jean-roy\theadOf\tbody/tass\t2020\t-\tt\n"
                "person/jean-roy\tambassadorTo\tstate/USA\t-\t-\tt\n"
                "body/state-duma\tbasedIn\tplace/geneva\t-\t1999\tt\n"},
        {"lexicon/titles.tsv",
                "label\tnames\tstate\tbody\tperson\tflags\tsource\n"
                "ambassador\t-\tambassadorOf\t-\t-\t-\tt\n"
                "foreign minister\t-\tforeignMinisterOf\t-\t-\t-\tt\n"},
        {"lexicon/forenames.tsv", "name\tgender\tsource\n"},
        {"lexicon/surnames.tsv", "name\tsource\n"},
        {"rules/all.rule",
                "phase fact\nrule t.one\nwhen ?a:Person \"of\" ?b:State\n"
                "then ?a citizenOf ?b\nscore 0.9\n"
                "yes Ann Smith of France => Ann Smith citizenOf France\n"},
};

static const char *const small_links[] = {"schema", "vocabulary.tsv",
        "prefixes.tsv"};

static void
small_write(const char *folder)
{
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(small_files); i++) {
		char *path = g_build_filename(folder, small_files[i].name,
		        NULL);
		char *dir = g_path_get_dirname(path);

		g_mkdir_with_parents(dir, 0777);
		g_file_set_contents(path, small_files[i].text, -1, NULL);
		g_free(dir);
		g_free(path);
	}
}

/* srcdir is where automake runs tests from; absolute or not. */
static void
small_link(const char *folder)
{
	const char *srcdir = getenv("srcdir");
	char *root = g_canonicalize_filename(srcdir != NULL ? srcdir : ".",
	        NULL);
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(small_links); i++) {
		char *from = g_build_filename(root, "ontology",
		        small_links[i], NULL);
		char *to = g_build_filename(folder, small_links[i], NULL);

		if (symlink(from, to) != 0)
			abort();
		g_free(from);
		g_free(to);
	}
	g_free(root);
}

static void
small_remove(const char *folder)
{
	char *command = g_strdup_printf("rm -rf '%s'", folder);

	if (system(command) != 0)
		abort();
	g_free(command);
}

/* The image is to be g_freed behind wg_onto_close. */
__attribute__((unused)) static void *
small_ontology(struct wg_onto *onto)
{
	struct wg_diag diag = {.out = stderr, .program = "small"};
	char *folder = g_dir_make_tmp("wiregraph-XXXXXX", NULL);
	const char *why;
	void *image = NULL;
	size_t size = 0;

	small_write(folder);
	small_link(folder);
	if (wg_compile(folder, &image, &size, &diag) != WG_OK ||
	        !wg_onto_use(onto, image, size, &why))
		abort();
	small_remove(folder);
	g_free(folder);
	return image;
}

#endif
