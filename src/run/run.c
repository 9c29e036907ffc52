/* The run: ontology, sink, batch, summary, exit status.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "run/run.h"

#include <glib.h>
#include <inttypes.h>
#include <string.h>

enum exit_status { ALL_WRITTEN = 0, SOME_SKIPPED = 1, SYSTEM_FAILED = 3 };

static int
exit_status(enum wg_status status, const struct wg_tally *t)
{
	if (status != WG_OK || t->fatals > 0)
		return SYSTEM_FAILED;
	return t->skipped > 0 || t->errors > 0 ? SOME_SKIPPED : ALL_WRITTEN;
}

static int
run_with(const struct wg_run_options *opt, const struct wg_onto *onto,
        struct wg_diag *diag)
{
	struct wg_sink *sink = wg_sink_open(opt, onto, diag);
	struct wg_tally tally = {0};
	struct wg_report *report;
	enum wg_status status, closed;

	if (sink == NULL)
		return SYSTEM_FAILED;
	report = wg_report_new(opt);
	status = wg_batch_run(opt, onto, sink, report, &tally);
	closed = wg_sink_close(sink, status == WG_OK, diag);
	if (status == WG_OK)
		status = closed;
	wg_report_end(report, status == WG_OK ? &tally : NULL);
	return exit_status(status, &tally);
}

static bool
open_ontology(struct wg_onto *onto, const char *path, struct wg_diag *diag)
{
	const char *why;
	bool ok = wg_onto_open(onto, path, &why);

	diag->file = path;
	if (ok) {
		onto->models = wg_models_new(onto, &why);
		ok = onto->models != NULL || why == NULL;
	}
	if (!ok)
		wg_diag(diag, WG_D_ONTOLOGY_OPEN, "%s", why);
	diag->file = NULL;
	return ok;
}

static void
close_ontology(struct wg_onto *onto)
{
	wg_models_free(onto->models);
	wg_onto_close(onto);
}

int
wg_run(const struct wg_run_options *options)
{
	struct wg_diag diag = {.out = stderr, .program = "wiregraph"};
	struct wg_run_options opt = *options;
	struct wg_onto onto;
	int status;

	if (!open_ontology(&onto, opt.ontology, &diag))
		return SYSTEM_FAILED;
	if (opt.graph.base.n == 0)
		opt.graph.base = wg_onto_vocab(&onto, WG_V_BASE);
	status = run_with(&opt, &onto, &diag);
	if (status != SYSTEM_FAILED) /* else threads may still look at it */
		close_ontology(&onto);
	return status;
}

/* ---- where the ontology is ---------------------------------------------- */

static char *
program_folder(const char *argv0)
{
	char *self = g_file_read_link("/proc/self/exe", NULL);
	char *folder;

	if (self == NULL)
		self = g_find_program_in_path(argv0);
	folder = self != NULL ? g_path_get_dirname(self) : g_strdup(".");
	g_free(self);
	return folder;
}

char *
wg_ontology_path(const char *argv0)
{
	static const char *const beside[] = {"wiregraph.onto",
	        "../share/wiregraph/wiregraph.onto"};
	const char *env = g_getenv("WIREGRAPH_ONTOLOGY");
	char *folder, *path;
	size_t i;

	if (env != NULL && env[0] != '\0')
		return g_strdup(env);
	folder = program_folder(argv0);
	for (i = 0; i < G_N_ELEMENTS(beside); i++) {
		path = g_build_filename(folder, beside[i], NULL);
		if (g_file_test(path, G_FILE_TEST_EXISTS))
			break;
		g_clear_pointer(&path, g_free);
	}
	g_free(folder);
	return path != NULL ? path : g_strdup(WG_ONTOLOGY);
}

int
wg_rule_list(const struct wg_run_options *opt, FILE *out)
{
	struct wg_diag diag = {.out = stderr, .program = "wiregraph"};
	struct wg_onto onto;
	uint32_t i;

	if (!open_ontology(&onto, opt->ontology, &diag))
		return SYSTEM_FAILED;
	for (i = 0; i < onto.n[WG_SEC_RULE]; i++) {
		const struct wg_rule *r =
		        WG_ROW(&onto, wg_rule, WG_SEC_RULE, i);

		fprintf(out, "%.*s\t%.*s:%" PRIu32 "\t%.2f\n",
		        WG_STR_FMT(wg_onto_str(&onto, r->name)),
		        WG_STR_FMT(wg_onto_str(&onto, r->file)), r->line,
		        (double)r->score);
	}
	close_ontology(&onto);
	return ALL_WRITTEN;
}
