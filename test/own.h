/* An ontology of the test's own rows and rules, and articles read with it.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Of the source tree only schema, vocabulary and prefixes are used. A test
 * replaces files of own_files by its own, by name.
 */
#ifndef WG_TEST_OWN_H
#define WG_TEST_OWN_H

#include "small.h"
#include "fact/fact.h"

#include <string.h>

struct own_file {
	const char *name, *text;
};

struct own {
	struct wg_onto onto;
	struct wg_doc *doc;
	struct wg_diag diag;
	void *image;
	size_t size;
	char *said;                /* the messages */
};

#define OWN_ENTITIES "id\tclass\tlabel\tnames\tqid\tcode\tweight\tsource\n"
#define OWN_FACTS "subject\tproperty\tobject\tfrom\tuntil\tsource\n"
#define OWN_TITLES "label\tnames\tstate\tbody\tperson\tflags\tsource\n"
#define OWN_WORDS "class\tclaim\tphrases\tsource\n"
#define OWN_RULE                                                               \
	"phase fact\nrule t.of\nwhen ?a:Person of ?b:State\n"                  \
	"then ?a citizenOf ?b\nyes A of B => A citizenOf B\n"

static const struct own_file own_files[] = {
        {"lexicon/entities/all.tsv",
                OWN_ENTITIES
                "state/NOR\tState\tNorlandia\tadj:Norlandian|people:"
                "Norlandians|metonym:Havn\tQ1\tNOR\t9\tt\n"
                "state/SUD\tState\tSudmark\tadj:Sudmarkian\t-\tSUD\t9\tt\n"
                "state/USA\tState\tUnited States\texact:US\t-\tUSA\t9\tt\n"
                "state/TUR\tState\tTurkey\t-\t-\tTUR\t9\tt\n"
                "place/havn\tCity\tHavn\t-\t-\t-\t5\tt\n"
                "place/oster\tCity\tOster\t-\t-\t-\t5\tt\n"
                "body/league\tIntergovernmentalOrganization\t"
                "League of Coasts\tacronym:LOC\t-\t-\t5\tt\n"
                "body/council\tBody\tSecurity Council\t-\t-\t-\t5\tt\n"
                "body/house\tLegislature\tNorlandia House of Elders\t-\t-"
                "\t-\t5\tt\n"
                "person/arvid-holm\tPerson\tArvid Holm\t-\t-\t-\t5\tt\n"
                "person/bilal-assad\tPerson\tBilal Assad\tAssad\t-\t-\t5"
                "\tt\n"
                "person/jan-falk-1950\tPerson\tJan Falk\t-\t-\t-\t5\tt\n"
                "person/jan-falk-1970\tPerson\tJan Falk\t-\t-\t-\t5\tt\n"
                "person/ole-dahl-1950\tPerson\tOle Dahl\t-\t-\t-\t5\tt\n"
                "person/ole-dahl-1970\tPerson\tOle Dahl\t-\t-\t-\t5\tt\n"
                "person/ole-dahl-1990\tPerson\tOle Dahl\t-\t-\t-\t1\tt\n"},
        {"lexicon/facts/all.tsv",
                OWN_FACTS
                "person/arvid-holm\theadOfStateOf\tstate/NOR\t2018\t2022\tt\n"
                "person/jan-falk-1950\theadOfStateOf\tstate/SUD\t1990\t1995"
                "\tt\n"
                "person/jan-falk-1970\theadOfStateOf\tstate/SUD\t2019\t2023"
                "\tt\n"},
        {"lexicon/titles.tsv",
                OWN_TITLES
                "president\t-\theadOfStateOf\theadOf\t-\t-\tt\n"
                "minister\t-\tministerOf\t-\t-\t-\tt\n"
                "foreign minister\t-\tforeignMinisterOf\t-\t-\t-\tt\n"
                "ambassador\t-\tambassadorOf\t-\t-\t-\tt\n"
                "politician\t-\t-\t-\t-\tcitizen\tt\n"
                "chief executive\tCEO\t-\theadOf\t-\t-\tt\n"},
        {"lexicon/words/all.tsv",
                OWN_WORDS
                "act.Consult\t-\tvisited|held talks with\tt\n"
                "act.Accuse\t-\taccused\tt\n"
                "aux.denied\tdenied\tnot\tt\n"
                "aux.plain\t-\thas\tt\n"
                "aux.planned\tplanned\twill\tt\n"
                "aux.possible\tpossible\tmay\tt\n"
                "body.Ministry\t-\tministry\tt\n"
                "body.Body\t-\tcommission\tt\n"
                "locative\t-\tin|at\tt\n"
                "mod.former\tformer\tformer\tt\n"
                "month.9\t-\tSeptember\tt\n"
                "month.10\t-\tOctober\tt\n"
                "say\t-\tsaid\tt\n"
                "twostates\t-\tthe two countries\tt\n"},
        {"lexicon/forenames.tsv",
                "name\tgender\tsource\nAnna\tf\tt\nPeter\tm\tt\n"},
        {"lexicon/surnames.tsv", "name\tsource\nBerg\tt\n"},
        {"rules/all.rule", OWN_RULE},
};

static void
own_put(const char *folder, const struct own_file *file)
{
	char *path = g_build_filename(folder, file->name, NULL);
	char *dir = g_path_get_dirname(path);

	g_mkdir_with_parents(dir, 0777);
	if (!g_file_set_contents(path, file->text, -1, NULL))
		abort();
	g_free(dir);
	g_free(path);
}

/* Compiles own_files with the n files in the place of those of the same
 * name. False if the compiler refused it; own->said holds its messages. */
static bool
own_compile(struct own *own, const struct own_file *files, size_t n)
{
	struct wg_diag diag = {.program = "test"};
	char *folder = g_dir_make_tmp("wiregraph-XXXXXX", NULL);
	size_t i, length;
	enum wg_status status;

	*own = (struct own){.image = NULL};
	diag.out = open_memstream(&own->said, &length);
	small_link(folder);
	for (i = 0; i < G_N_ELEMENTS(own_files); i++)
		own_put(folder, &own_files[i]);
	for (i = 0; i < n; i++)
		own_put(folder, &files[i]);
	status = wg_compile(folder, &own->image, &own->size, &diag);
	fclose(diag.out);
	small_remove(folder);
	g_free(folder);
	return status == WG_OK;
}

/* The same, of one file, ready to read articles with; aborts if refused. */
__attribute__((unused)) static void
own_open(struct own *own, const char *name, const char *text)
{
	struct own_file file = {name, text};
	const char *why;

	if (!own_compile(own, &file, name != NULL) ||
	        !wg_onto_use(&own->onto, own->image, own->size, &why)) {
		fputs(own->said, stderr);
		abort();
	}
	own->doc = wg_doc_new();
}

static void
own_close(struct own *own)
{
	if (own->doc != NULL)
		wg_doc_free(own->doc);
	wg_onto_close(&own->onto);
	g_free(own->image);
	free(own->said);
	*own = (struct own){.image = NULL};
}

/* Reads an article of 2021-10-12 as far as the stage `last`. */
__attribute__((unused)) static void
own_read(struct own *own, const char *text, wg_stage_fn *last)
{
	static wg_stage_fn *const stages[] = {wg_stage_token, wg_stage_segment,
	        wg_stage_lookup, wg_stage_name, wg_stage_time, wg_stage_quote,
	        wg_stage_coref, wg_stage_link, wg_stage_match};
	size_t i;

	wg_doc_clear(own->doc);
	own->doc->text = wg_arena_str(own->doc->arena, wg_str(text));
	own->doc->published = (struct wg_date){2021, 10, 12};
	for (i = 0; i < G_N_ELEMENTS(stages); i++) {
		if (stages[i](own->doc, &own->onto, &own->diag) != WG_OK)
			abort();
		if (stages[i] == last)
			break;
	}
}

#endif
