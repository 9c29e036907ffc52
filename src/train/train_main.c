/* wiregraph-train: options -> a training.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "train/train.h"

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
        {"train", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &o.train, "", "FILE"},
        {"dev", 'd', 0, G_OPTION_ARG_FILENAME_ARRAY, &o.dev, "", "FILE"},
        {"silver", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o.silver, "", "FILE"},
        {"skip-genre", 0, 0, G_OPTION_ARG_STRING, &o.skip, "", "LIST"},
        {"out", 'o', 0, G_OPTION_ARG_FILENAME, &o.out, "", "FILE"},
        {"model", 'm', 0, G_OPTION_ARG_FILENAME, &o.model, "", "FILE"},
        {"plain", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o.plain, "", "FILE"},
        {"start", 0, 0, G_OPTION_ARG_FILENAME, &o.start, "", "FILE"},
        {"resume", 0, 0, G_OPTION_ARG_FILENAME, &o.resume, "", "FILE"},
        {"ontology", 0, 0, G_OPTION_ARG_FILENAME, &o.ontology, "", "FILE"},
        {"save", 0, 0, G_OPTION_ARG_FILENAME, &o.save, "", "FILE"},
        {"plain-words", 0, 0, G_OPTION_ARG_INT, &o.plain_words, "", "N"},
        {"dilate", 0, 0, G_OPTION_ARG_STRING, &o.dilate, "", "DIGITS"},
        {"hidden", 0, 0, G_OPTION_ARG_INT, &o.hidden, "", "N"},
        {"embed", 0, 0, G_OPTION_ARG_INT, &o.embed, "", "N"},
        {"layers", 0, 0, G_OPTION_ARG_INT, &o.layers, "", "N"},
        {"parser", 0, 0, G_OPTION_ARG_INT, &o.parser, "", "N"},
        {"words", 0, 0, G_OPTION_ARG_INT, &o.words, "", "N"},
        {"epochs", 0, 0, G_OPTION_ARG_INT, &o.epochs, "", "N"},
        {"batch", 0, 0, G_OPTION_ARG_INT, &o.batch, "", "N"},
        {"row-bits", 0, 0, G_OPTION_ARG_INT, &o.row_bits, "", "N"},
        {"seed", 0, 0, G_OPTION_ARG_INT, &o.seed, "", "N"},
        {"rate", 0, 0, G_OPTION_ARG_DOUBLE, &o.rate, "", "X"},
        {"dropout", 0, 0, G_OPTION_ARG_DOUBLE, &o.dropout, "", "X"}, {0}};

int
main(int argc, char **argv)
{
	GOptionContext *c = g_option_context_new("syntax|names");
	GError *e = NULL;

	g_option_context_add_main_entries(c, entries, NULL);
	if (!g_option_context_parse(c, &argc, &argv, &e)) {
		g_printerr("wiregraph-train: %s\n", e->message);
		return 2;
	}
	if (argc > 1 && g_str_equal(argv[1], "score"))
		return wg_score_syntax(&o);
	if (argc > 1 && g_str_equal(argv[1], "encoder"))
		return wg_train_encoder(&o);
	if (argc > 1 && g_str_equal(argv[1], "names"))
		return wg_train_names(&o);
	return wg_train_syntax(&o);
}
