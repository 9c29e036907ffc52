/* One article through the stages, many through that.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   paths --walk--> files --cut--> records --work--> graphs --put--> sink
 *                   one at a time            in parallel    in order
 *
 * Each article on its way has a slot: its record, its article, its messages.
 * There are a few for each worker and no more, so memory stays flat however
 * long the input is.
 */
#ifndef WG_RUN_H
#define WG_RUN_H

#include "read/read.h"
#include "write/write.h"

/* ---- the stages (pipeline.c) -------------------------------------------- */

struct wg_stage {
	const char *name;
	wg_stage_fn *run;
	const char *about;
	bool on_demand;  /* no later stage uses its layer: left out unless the
	                  * layers are to be shown */
};

/* The pipeline, in order; ends with a row of NULLs. */
extern const struct wg_stage wg_stages[];
#define WG_STAGES_MAX 24

/* NULL if there is none of that name. */
const struct wg_stage *wg_stage_find(const char *name);
/* name and description of each, a line each. */
void wg_stage_list(FILE *);

/* Where the time went, in nanoseconds of the worker's processor time. */
struct wg_timing {
	uint64_t cut, read, stage[WG_STAGES_MAX], graph, put;
};

/* Nanoseconds of processor time that this thread has used. */
uint64_t wg_clock_thread(void);

/* All stages up to and with `last` (NULL: all of them), those on demand only
 * if `show`. `timing` may be NULL; then no clock is read. */
enum wg_status wg_pipeline_run(struct wg_doc *, const struct wg_onto *,
        const struct wg_stage *last, bool show, struct wg_timing *timing,
        struct wg_diag *);

/* ---- the layers, for people and for tests (dump.c) ---------------------- */

/* A record a line, columns separated by tabs, the layer's name first; each
 * layer that has records opens with a line that names its columns. */
void wg_dump(const struct wg_doc *, const struct wg_onto *, FILE *);

/* Tokens, tags and trees as CoNLL-U (conllu.c). */
void wg_conllu(const struct wg_doc *, const struct wg_onto *, FILE *);

/* ---- files (walk.c) ----------------------------------------------------- */

/* The files that the paths name: a folder stands for the files below it,
 * in the order of their names (bytes), hidden ones left out. */
struct wg_walk;
struct wg_walk *wg_walk_new(const char *const *paths);
/* The next file, to be g_free'd; NULL at the end. A folder that cannot be
 * read is reported and counted. */
char *wg_walk_next(struct wg_walk *, struct wg_diag *);
void wg_walk_free(struct wg_walk *);

/* ---- the run (run.c, batch.c, task.c, sink.c, report.c) ----------------- */

enum wg_product {
	WG_PRODUCT_RDF,
	WG_PRODUCT_DUMP,      /* wg_dump */
	WG_PRODUCT_CONLLU,    /* wg_conllu */
	WG_PRODUCT_EXPLAIN,   /* wg_explain */
};

struct wg_run_options {
	const char *const *paths;     /* NULL-terminated; "-" is stdin */
	const char *ontology;         /* compiled image */
	enum wg_product product;
	const struct wg_output_format *format;
	const char *output;           /* file, or NULL for standard output */
	const char *output_dir;       /* one file for each article, or NULL */
	const struct wg_stage *stop_after; /* NULL: none */
	unsigned jobs;                /* 0: one for each processor */
	bool resume;                  /* keep what output_dir has already */
	bool quiet;                   /* errors only, no summary */
	bool progress;                /* even if stderr is no terminal */
	bool timing;                  /* where the time went, to stderr */
	struct wg_read_options read;
	struct wg_graph_options graph;
};

struct wg_tally {
	uint64_t articles, skipped, kept; /* written, refused, there already */
	uint64_t triples, tokens, bytes;
	uint64_t errors, fatals;          /* messages of that level */
	struct wg_timing timing;
};

/* Exit status: 0 all written, 1 some article was skipped, 3 the system
 * failed. (2, wrong usage, is main's.) After 3, threads may still wait for
 * input: leave by _exit. */
int wg_run(const struct wg_run_options *);

/* The compiled ontology: $WIREGRAPH_ONTOLOGY, or beside the program, or in
 * ../share/wiregraph from there, or where it was installed. g_free it. */
char *wg_ontology_path(const char *argv0);
/* name, file, line, confidence of each rule, a line each. Exit status. */
int wg_rule_list(const struct wg_run_options *, FILE *);

/* ---- between the files of this folder ----------------------------------- */

/* Where articles go; told apart by the product and --output-dir. */
struct wg_sink;
struct wg_sink *wg_sink_open(const struct wg_run_options *,
        const struct wg_onto *, struct wg_diag *);
/* Whether the article is there already. Any thread may ask. */
bool wg_sink_has(const struct wg_sink *, struct wg_doc *);
enum wg_status wg_sink_put(struct wg_sink *, struct wg_doc *,
        struct wg_diag *);
enum wg_status wg_sink_close(struct wg_sink *, bool keep, struct wg_diag *);

/* Messages, progress line, summary, on standard error. */
struct wg_report;
struct wg_report *wg_report_new(const struct wg_run_options *);
void wg_report_messages(struct wg_report *, const char *text, size_t n);
void wg_report_progress(struct wg_report *, const struct wg_tally *);
/* The tally is NULL if the run failed. */
void wg_report_end(struct wg_report *, const struct wg_tally *);

/* All articles of all inputs into the sink, in order. WG_FAIL, reported:
 * the system failed. */
enum wg_status wg_batch_run(const struct wg_run_options *,
        const struct wg_onto *, struct wg_sink *, struct wg_report *,
        struct wg_tally *);

#endif
