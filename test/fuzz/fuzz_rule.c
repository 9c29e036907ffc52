/* Fuzzes the compilers of rules and of tables; what they take must run.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Input that begins like a table's columns replaces that table of a small
 * ontology; other input is taken for rules. With FUZZ_SAY in the environment
 * it is said why input is refused.
 */
#include "../own.h"
#include "fuzz.h"

static const struct {
	const char *head, *name;
} kinds[] = {
        {"id\t", "lexicon/entities/all.tsv"},
        {"subject\t", "lexicon/facts/all.tsv"},
        {"label\t", "lexicon/titles.tsv"},
        {"class\t", "lexicon/words/all.tsv"},
        {"name\t", "lexicon/surnames.tsv"},
};

static const char article[] =
        "OSTER, October 3. Norlandian President Arvid Holm will not have "
        "visited Sudmark, the Security Council said. \"Norlandia accused "
        "the US in Oster on 3 October 2020,\" Foreign Minister Jan Falk "
        "said. The New Seed Commission (NSC), the two countries and Anna "
        "Berg met.\n\nThe NSC, Falk and Holm signed. Ole Dahl may.";

/* Makes an image of the text in the place of the file; NULL: refused. */
static void *
compile(const char *folder, const struct own_file *file, size_t *size)
{
	struct wg_diag diag = {.out = g_getenv("FUZZ_SAY") ? stderr : NULL};
	void *image = NULL;

	own_put(folder, file);
	if (wg_compile(folder, &image, size, &diag) == WG_OK)
		return image;
	if (diag.count[WG_FATAL] == 0)
		abort(); /* refused without a word */
	return NULL;
}

static void
try_image(void *image, size_t size)
{
	struct own own = {.image = image, .size = size};
	const char *why;

	if (!wg_onto_use(&own.onto, image, size, &why) ||
	        !wg_onto_intact(&own.onto))
		abort();
	own.doc = wg_doc_new();
	own_read(&own, article, wg_stage_match);
	own_close(&own);
}

static const char *
folder_once(void)
{
	static char *folder;
	size_t i;

	if (folder != NULL)
		return folder;
	folder = g_dir_make_tmp("wiregraph-XXXXXX", NULL);
	small_link(folder);
	for (i = 0; i < G_N_ELEMENTS(own_files); i++)
		own_put(folder, &own_files[i]);
	return folder;
}

static void
remove_folder(void)
{
	small_remove(folder_once());
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool begun;
	char *text = g_strndup((const char *)data, size);
	struct own_file file = {"rules/all.rule", text};
	const struct own_file *usual = own_files;
	void *image;
	size_t i, n;

	if (!begun) {
		atexit(remove_folder);
		image = compile(folder_once(), &own_files[0], &n);
		if (image == NULL)
			abort(); /* then all would be refused */
		g_free(image);
	}
	begun = true;
	for (i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (g_str_has_prefix(text, kinds[i].head))
			file.name = kinds[i].name;
	image = compile(folder_once(), &file, &n);
	if (image != NULL)
		try_image(image, n);
	while (strcmp(usual->name, file.name) != 0)
		usual++;
	own_put(folder_once(), usual);
	g_free(text);
	return 0;
}
