/* One article's way through a batch: cut, read, analysed, made a graph.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "batch.h"

#include <stdlib.h>
#include <string.h>

/* A task that held more than this gives its memory back. */
#define TASK_BYTES (1u << 20)

/* ---- life --------------------------------------------------------------- */

void
wg_task_init(struct wg_task *s, bool quiet)
{
	s->doc = wg_doc_new();
	s->diag.program = "wiregraph";
	s->diag.quiet = quiet;
	s->diag.out = open_memstream(&s->messages, &s->messages_n);
	if (s->diag.out == NULL)
		wg_die_memory();
}

void
wg_task_release(struct wg_task *s)
{
	wg_record_free(&s->rec);
	wg_doc_free(s->doc);
	fclose(s->diag.out);
	free(s->messages);
	if (s->file != NULL)
		g_ref_string_release(s->file);
}

void
wg_task_clear(struct wg_task *s)
{
	if (s->rec.cap > TASK_BYTES) {
		wg_record_free(&s->rec);
		s->rec = (struct wg_record){0};
		wg_doc_free(s->doc);
		s->doc = wg_doc_new();
	} else {
		wg_doc_clear(s->doc);
	}
	s->rec.n = 0;
	rewind(s->diag.out);
	memset(s->diag.count, 0, sizeof s->diag.count);
	s->diag.file = NULL;
	s->diag.line = 0;
	memset(&s->timing, 0, sizeof s->timing);
	s->status = WG_OK;
	s->kept = false;
	s->done = false;
}

static void
task_name(struct wg_task *s, const struct wg_batch *b)
{
	if (s->file != NULL)
		g_ref_string_release(s->file);
	s->file = b->file != NULL ? g_ref_string_acquire(b->file) : NULL;
	s->rec.file = s->file;
}

/* ---- cut ---------------------------------------------------------------- */

/* WG_FAIL: no more files. WG_SKIP: some could not be read. */
static enum wg_status
next_file(struct wg_batch *b, struct wg_task *s)
{
	char *path = wg_walk_next(b->walk, &s->diag);

	if (path != NULL) {
		b->file = g_ref_string_new(path);
		b->input = wg_input_open(path, &b->opt->read, &s->diag);
		g_free(path);
	}
	if (s->diag.count[WG_ERROR] > 0 && b->input == NULL)
		return WG_SKIP;
	return path != NULL ? WG_OK : WG_FAIL;
}

void
wg_task_end_file(struct wg_batch *b)
{
	if (b->input != NULL)
		wg_input_close(b->input);
	b->input = NULL;
	if (b->file != NULL)
		g_ref_string_release(b->file);
	b->file = NULL;
}

bool
wg_task_cut(struct wg_batch *b, struct wg_task *s)
{
	uint64_t start = b->opt->timing ? wg_clock_thread() : 0;
	enum wg_status status = WG_FAIL;

	while (status == WG_FAIL) {
		if (b->input == NULL && (status = next_file(b, s)) != WG_OK)
			break;
		status = wg_input_next(b->input, &s->rec, &s->diag);
		task_name(s, b);
		if (status != WG_FAIL)
			break;
		wg_task_end_file(b);
		if (s->diag.count[WG_ERROR] > 0)
			status = WG_SKIP;
	}
	if (status == WG_SKIP && b->input == NULL)
		wg_task_end_file(b);
	s->status = status;
	if (b->opt->timing)
		s->timing.cut = wg_clock_thread() - start;
	return status != WG_FAIL;
}

/* ---- work --------------------------------------------------------------- */

static enum wg_status
read_task(struct wg_batch *b, struct wg_task *s, bool timing)
{
	uint64_t start = timing ? wg_clock_thread() : 0;
	enum wg_status status;

	s->diag.file = s->rec.file;
	s->diag.line = s->rec.line;
	status = wg_read_article(&s->rec, &b->opt->read, b->onto, s->doc,
	        &s->diag);
	if (timing)
		s->timing.read = wg_clock_thread() - start;
	return status;
}

static enum wg_status
graph_task(struct wg_batch *b, struct wg_task *s, bool timing)
{
	uint64_t start = timing ? wg_clock_thread() : 0;
	enum wg_status status =
	        wg_graph_build(s->doc, b->onto, &b->opt->graph, &s->diag);

	if (timing)
		s->timing.graph = wg_clock_thread() - start;
	return status;
}

void
wg_task_work(struct wg_batch *b, struct wg_task *s)
{
	bool timing = b->opt->timing;
	bool show = b->opt->product == WG_PRODUCT_DUMP ||
	            b->opt->product == WG_PRODUCT_CONLLU;

	if (s->status == WG_OK)
		s->status = read_task(b, s, timing);
	if (s->status != WG_OK)
		return;
	s->kept = wg_sink_has(b->sink, s->doc);
	if (s->kept)
		return;
	s->status = wg_pipeline_run(s->doc, b->onto, b->opt->stop_after, show,
	        timing ? &s->timing : NULL, &s->diag);
	if (s->status == WG_OK && !show)
		s->status = graph_task(b, s, timing);
}
