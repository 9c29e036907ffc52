/* What the files that run a batch share: its articles on their way.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef WG_BATCH_H
#define WG_BATCH_H

#include "run/run.h"

#include <glib.h>

/* An article on its way; each has its slot in the ring. */
struct wg_task {
	struct wg_record rec;
	char *file;               /* a GRefString: outlives the input */
	struct wg_doc *doc;
	struct wg_diag diag;
	char *messages;           /* diag.out writes there */
	size_t messages_n;
	enum wg_status status;
	bool kept;                /* the sink has it already */
	bool done;                /* under batch.lock */
	struct wg_timing timing;
};

struct wg_batch {
	const struct wg_run_options *opt;
	const struct wg_onto *onto;
	struct wg_sink *sink;
	struct wg_report *report;
	struct wg_tally *tally;

	/* under `cutting`, or of the only thread */
	struct wg_walk *walk;
	struct wg_input *input;
	char *file;               /* GRefString: what `input` reads */

	struct wg_task *slots;    /* a ring */
	uint32_t nslots;
	GMutex cutting, lock;
	GCond room, ready;
	uint64_t cut, put;        /* under `lock`, as the two below */
	bool ended, stopped;
};

void wg_task_init(struct wg_task *, bool quiet);
void wg_task_release(struct wg_task *);
/* Makes it ready for the next article. */
void wg_task_clear(struct wg_task *);
/* The next record into the task, whose status tells whether there is one;
 * false when the inputs have ended. */
bool wg_task_cut(struct wg_batch *, struct wg_task *);
/* From the record to the graph; the status tells how far it came. */
void wg_task_work(struct wg_batch *, struct wg_task *);
/* Closes the input that is being cut, if one is. */
void wg_task_end_file(struct wg_batch *);

#endif
