/* One article through the stages, many through that.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef WG_RUN_H
#define WG_RUN_H

#include "read/read.h"
#include "write/write.h"

struct wg_stage {
	const char *name;
	wg_stage_fn *run;
	const char *about;
};

/* The pipeline, in order; ends with a row of NULLs. */
extern const struct wg_stage wg_stages[];

struct wg_run_options {
	const char *const *paths;     /* NULL-terminated; "-" is stdin */
	const char *ontology;         /* compiled image */
	const struct wg_output_format *format;
	const char *output;           /* file, or NULL for standard output */
	const struct wg_stage *stop_after; /* NULL: none */
	bool dump, explain, quiet, progress;
	struct wg_read_options read;
	struct wg_graph_options graph;
};

/* Exit status: 0 all written, 1 some article was skipped, 3 the system
 * failed. (2, wrong usage, is main's.) */
int wg_run(const struct wg_run_options *);

/* The layers of the article so far, for people and for tests. */
void wg_dump(const struct wg_doc *, const struct wg_onto *, FILE *);

#endif
