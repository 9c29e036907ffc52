/* wiregraph-train: options -> a training.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "train/train.h"

#include <string.h>

static struct wg_train_options o = {.hidden = 64,
        .embed = 64,
        .layers = 2,
        .parser = 128,
        .words = 16000,
        .epochs = 15,
        .batch = 12,
        .seed = 1,
        .rate = 0.002,
        .dropout = 0.25,
        .row_bits = 17};

static const GOptionEntry entries[] = {
        {"train", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &o.train,
                "Files to learn from", "FILE"},
        {"dev", 'd', 0, G_OPTION_ARG_FILENAME_ARRAY, &o.dev,
                "Files to measure on", "FILE"},
        {"silver", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o.silver,
                "Trees that a model made", "FILE"},
        {"skip-genre", 0, 0, G_OPTION_ARG_STRING, &o.skip,
                "Leave out documents of these genres", "LIST"},
        {"out", 'o', 0, G_OPTION_ARG_FILENAME, &o.out,
                "Write the model to FILE", "FILE"},
        {"model", 'm', 0, G_OPTION_ARG_FILENAME, &o.model, "Model file to use",
                "FILE"},
        {"plain", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o.plain,
                "Cut text without annotation", "FILE"},
        {"start", 0, 0, G_OPTION_ARG_FILENAME, &o.start,
                "Encoder to start from", "FILE"},
        {"resume", 0, 0, G_OPTION_ARG_FILENAME, &o.resume,
                "Saved network to go on with", "FILE"},
        {"ontology", 0, 0, G_OPTION_ARG_FILENAME, &o.ontology,
                "Compiled ontology, for hints", "FILE"},
        {"save", 0, 0, G_OPTION_ARG_FILENAME, &o.save,
                "Save the network in float", "FILE"},
        {"plain-words", 0, 0, G_OPTION_ARG_INT, &o.plain_words,
                "Words of cut text to see", "N"},
        {"hidden", 0, 0, G_OPTION_ARG_INT, &o.hidden, "Width of the layers",
                "N"},
        {"embed", 0, 0, G_OPTION_ARG_INT, &o.embed, "Width of the embeddings",
                "N"},
        {"layers", 0, 0, G_OPTION_ARG_INT, &o.layers, "Number of layers", "N"},
        {"parser", 0, 0, G_OPTION_ARG_INT, &o.parser, "Width of the parser",
                "N"},
        {"words", 0, 0, G_OPTION_ARG_INT, &o.words, "Rows of words at most",
                "N"},
        {"epochs", 0, 0, G_OPTION_ARG_INT, &o.epochs, "Rounds", "N"},
        {"batch", 0, 0, G_OPTION_ARG_INT, &o.batch,
                "Sentences at a time (64 at most)", "N"},
        {"row-bits", 0, 0, G_OPTION_ARG_INT, &o.row_bits,
                "Rows of name features, as a power of two", "N"},
        {"seed", 0, 0, G_OPTION_ARG_INT, &o.seed, "Seed of all chance", "N"},
        {"rate", 0, 0, G_OPTION_ARG_DOUBLE, &o.rate, "Learning rate", "X"},
        {"dropout", 0, 0, G_OPTION_ARG_DOUBLE, &o.dropout,
                "Share that is dropped", "X"},
        {0}};

static const struct work {
	const char *name;
	int (*run)(const struct wg_train_options *);
	const char *about;
} works[] = {
        {"encoder", wg_train_encoder, "unannotated text -> an encoder"},
        {"syntax", wg_train_syntax, "trees -> tagger, parser, lemmas"},
        {"names", wg_train_names, "names -> name finder"},
        {"label", wg_label_text, "words -> trees, by a model"},
        {"score", wg_score_syntax, "measures a model on trees"},
        {"join", wg_join_models, "one model file of two"},
};

int
main(int argc, char **argv)
{
	GOptionContext *c = g_option_context_new("WORK");
	GError *e = NULL;

	GString *list = g_string_new("Works:\n");
	for (size_t i = 0; i < G_N_ELEMENTS(works); i++)
		g_string_append_printf(list, "  %-10s %s\n", works[i].name,
		        works[i].about);
	g_option_context_set_summary(c, list->str);
	g_option_context_add_main_entries(c, entries, NULL);
	if (!g_option_context_parse(c, &argc, &argv, &e)) {
		g_printerr("wiregraph-train: %s\n", e->message);
		return 2;
	}
	for (size_t i = 0; argc == 2 && i < G_N_ELEMENTS(works); i++)
		if (strcmp(argv[1], works[i].name) == 0)
			return works[i].run(&o);
	g_printerr("wiregraph-train: no such work; see --help\n");
	return 2;
}
