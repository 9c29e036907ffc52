/* Many articles: cut one by one, worked on in parallel, put in order.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   slots  [done][work][done][work][    ][    ]     a ring; the n-th record
 *           ^put                     ^cut           is in slot n % nslots
 *
 * Workers take turns at cutting, so records are numbered as they stand in
 * the inputs; the caller's thread alone puts, by number. With one job the
 * caller's thread does all of it. Messages wait in their slot and are
 * printed with it: they, too, come in order.
 */
#include "run/run.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define SLOTS_PER_JOB 4u
/* A slot that held more than this gives its memory back. */
#define SLOT_BYTES (1u << 20)

struct slot {
	struct wg_record rec;
	char *file; /* a GRefString: outlives the input */
	struct wg_doc *doc;
	struct wg_diag diag;
	char *messages; /* diag.out writes there */
	size_t messages_n;
	enum wg_status status;
	bool kept; /* the sink has it already */
	bool done; /* under batch.lock */
	struct wg_timing timing;
};

struct batch {
	const struct wg_run_options *opt;
	const struct wg_onto *onto;
	struct wg_sink *sink;
	struct wg_report *report;
	struct wg_tally *tally;

	/* under `cutting`, or of the only thread */
	struct wg_walk *walk;
	struct wg_input *input;
	char *file; /* GRefString: what `input` reads */

	struct slot *slots;
	uint32_t nslots;
	GMutex cutting, lock;
	GCond room, ready;
	uint64_t cut, put; /* under `lock`, as the two below */
	bool ended, stopped;
};

/* ---- slots -------------------------------------------------------------- */

static void
slot_init(struct slot *s, bool quiet)
{
	s->doc = wg_doc_new();
	s->diag.program = "wiregraph";
	s->diag.quiet = quiet;
	s->diag.out = open_memstream(&s->messages, &s->messages_n);
	if (s->diag.out == NULL)
		wg_die_memory();
}

static void
slot_release(struct slot *s)
{
	wg_record_free(&s->rec);
	wg_doc_free(s->doc);
	fclose(s->diag.out);
	free(s->messages);
	if (s->file != NULL)
		g_ref_string_release(s->file);
}

/* Ready for the next article. */
static void
slot_clear(struct slot *s)
{
	if (s->rec.cap > SLOT_BYTES) {
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
slot_name(struct slot *s, const struct batch *b)
{
	if (s->file != NULL)
		g_ref_string_release(s->file);
	s->file = b->file != NULL ? g_ref_string_acquire(b->file) : NULL;
	s->rec.file = s->file;
}

/* ---- cut ---------------------------------------------------------------- */

/* WG_FAIL: no more files. WG_SKIP: some could not be read. */
static enum wg_status
next_file(struct batch *b, struct slot *s)
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

static void
end_file(struct batch *b)
{
	if (b->input != NULL)
		wg_input_close(b->input);
	b->input = NULL;
	if (b->file != NULL)
		g_ref_string_release(b->file);
	b->file = NULL;
}

/* The next record into the slot, whose status tells whether there is one;
 * false when the inputs have ended. */
static bool
cut(struct batch *b, struct slot *s)
{
	uint64_t start = b->opt->timing ? wg_clock_thread() : 0;
	enum wg_status status = WG_FAIL;

	while (status == WG_FAIL) {
		if (b->input == NULL && (status = next_file(b, s)) != WG_OK)
			break;
		status = wg_input_next(b->input, &s->rec, &s->diag);
		slot_name(s, b);
		if (status != WG_FAIL)
			break;
		end_file(b);
		if (s->diag.count[WG_ERROR] > 0)
			status = WG_SKIP;
	}
	if (status == WG_SKIP && b->input == NULL)
		end_file(b);
	s->status = status;
	if (b->opt->timing)
		s->timing.cut = wg_clock_thread() - start;
	return status != WG_FAIL;
}

/* ---- work --------------------------------------------------------------- */

static enum wg_status
read_slot(struct batch *b, struct slot *s, bool timing)
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
graph_slot(struct batch *b, struct slot *s, bool timing)
{
	uint64_t start = timing ? wg_clock_thread() : 0;
	enum wg_status status =
	        wg_graph_build(s->doc, b->onto, &b->opt->graph, &s->diag);

	if (timing)
		s->timing.graph = wg_clock_thread() - start;
	return status;
}

static void
work(struct batch *b, struct slot *s)
{
	bool timing = b->opt->timing;

	if (s->status == WG_OK)
		s->status = read_slot(b, s, timing);
	if (s->status != WG_OK)
		return;
	s->kept = wg_sink_has(b->sink, s->doc);
	if (s->kept)
		return;
	s->status = wg_pipeline_run(s->doc, b->onto, b->opt->stop_after,
	        timing ? &s->timing : NULL, &s->diag);
	if (s->status == WG_OK && b->opt->product != WG_PRODUCT_DUMP &&
	        b->opt->product != WG_PRODUCT_CONLLU)
		s->status = graph_slot(b, s, timing);
}

/* ---- put ---------------------------------------------------------------- */

static void
add_timing(struct wg_timing *sum, const struct wg_timing *t)
{
	size_t i;

	sum->cut += t->cut;
	sum->read += t->read;
	sum->graph += t->graph;
	sum->put += t->put;
	for (i = 0; i < WG_STAGES_MAX; i++)
		sum->stage[i] += t->stage[i];
}

static void
count_slot(struct wg_tally *t, const struct slot *s)
{
	t->errors += s->diag.count[WG_ERROR];
	t->fatals += s->diag.count[WG_FATAL];
	t->bytes += s->rec.n;
	add_timing(&t->timing, &s->timing);
	if (s->status == WG_SKIP)
		t->skipped++;
	if (s->status != WG_OK)
		return;
	if (s->kept) {
		t->kept++;
		return;
	}
	t->articles++;
	t->triples += s->doc->triples.n;
	t->tokens += s->doc->tokens.n;
}

static enum wg_status
put(struct batch *b, struct slot *s)
{
	uint64_t start = b->opt->timing ? wg_clock_thread() : 0;
	enum wg_status status = s->status == WG_FAIL ? WG_FAIL : WG_OK;

	if (s->status == WG_OK && !s->kept)
		status = wg_sink_put(b->sink, s->doc, &s->diag);
	if (status == WG_SKIP) {
		s->status = WG_SKIP;
		status = WG_OK;
	}
	if (b->opt->timing)
		s->timing.put = wg_clock_thread() - start;
	fflush(s->diag.out);
	wg_report_messages(b->report, s->messages, s->messages_n);
	count_slot(b->tally, s);
	wg_report_progress(b->report, b->tally);
	return status;
}

/* ---- one job ------------------------------------------------------------ */

static enum wg_status
run_alone(struct batch *b)
{
	struct slot *s = &b->slots[0];
	enum wg_status status = WG_OK;

	while (status == WG_OK && cut(b, s)) {
		work(b, s);
		status = put(b, s);
		slot_clear(s);
	}
	return status;
}

/* ---- many jobs ---------------------------------------------------------- */

/* Waits until there is a free slot. False: there is nothing left to do. */
static bool
wait_room(struct batch *b)
{
	bool go;

	g_mutex_lock(&b->lock);
	while (!b->stopped && !b->ended && b->cut - b->put >= b->nslots)
		g_cond_wait(&b->room, &b->lock);
	go = !b->stopped && !b->ended;
	g_mutex_unlock(&b->lock);
	return go;
}

/* The next record in a slot of its own; NULL when there is none. Only who
 * holds `cutting` moves b->cut, so it may be read here without `lock`. */
static struct slot *
claim(struct batch *b)
{
	struct slot *s = NULL;

	g_mutex_lock(&b->cutting);
	if (wait_room(b)) {
		s = &b->slots[b->cut % b->nslots];
		slot_clear(s);
		if (!cut(b, s))
			s = NULL;
		g_mutex_lock(&b->lock);
		if (s != NULL)
			b->cut++;
		else
			b->ended = true;
		g_cond_signal(&b->ready);
		g_mutex_unlock(&b->lock);
	}
	g_mutex_unlock(&b->cutting);
	return s;
}

static gpointer
worker(gpointer data)
{
	struct batch *b = data;
	struct slot *s;

	while ((s = claim(b)) != NULL) {
		work(b, s);
		g_mutex_lock(&b->lock);
		s->done = true;
		g_cond_signal(&b->ready);
		g_mutex_unlock(&b->lock);
	}
	return NULL;
}

/* The next slot to put; NULL when all is put. */
static struct slot *
wait_done(struct batch *b)
{
	struct slot *s;

	g_mutex_lock(&b->lock);
	for (;;) {
		s = &b->slots[b->put % b->nslots];
		if (b->put < b->cut && s->done)
			break;
		if (b->put == b->cut && b->ended) {
			s = NULL;
			break;
		}
		g_cond_wait(&b->ready, &b->lock);
	}
	g_mutex_unlock(&b->lock);
	return s;
}

static enum wg_status
put_all(struct batch *b)
{
	enum wg_status status = WG_OK;
	struct slot *s;

	while (status == WG_OK && (s = wait_done(b)) != NULL) {
		status = put(b, s);
		g_mutex_lock(&b->lock);
		b->put++;
		b->stopped = status != WG_OK;
		g_cond_broadcast(&b->room);
		g_mutex_unlock(&b->lock);
	}
	return status;
}

/* After a failure the workers are left alone: one may be waiting for input
 * that never comes. The process is about to end. */
static enum wg_status
run_jobs(struct batch *b, unsigned jobs)
{
	GThread **threads = g_new0(GThread *, jobs);
	enum wg_status status;
	unsigned i;

	for (i = 0; i < jobs; i++)
		threads[i] = g_thread_new("worker", worker, b);
	status = put_all(b);
	for (i = 0; i < jobs; i++)
		if (status == WG_OK)
			g_thread_join(threads[i]);
		else
			g_thread_unref(threads[i]);
	g_free(threads);
	return status;
}

static void
batch_free(struct batch *b)
{
	uint32_t i;

	end_file(b);
	wg_walk_free(b->walk);
	for (i = 0; i < b->nslots; i++)
		slot_release(&b->slots[i]);
	g_free(b->slots);
	g_free(b);
}

enum wg_status
wg_batch_run(const struct wg_run_options *opt, const struct wg_onto *onto,
        struct wg_sink *sink, struct wg_report *report, struct wg_tally *tally)
{
	unsigned jobs = opt->jobs > 0 ? opt->jobs : g_get_num_processors();
	struct batch *b = g_new0(struct batch, 1);
	enum wg_status status;
	uint32_t i;

	*b = (struct batch){.opt = opt,
	        .onto = onto,
	        .sink = sink,
	        .report = report,
	        .tally = tally};
	b->walk = wg_walk_new(opt->paths);
	b->nslots = jobs > 1 ? jobs * SLOTS_PER_JOB : 1;
	b->slots = g_new0(struct slot, b->nslots);
	for (i = 0; i < b->nslots; i++)
		slot_init(&b->slots[i], opt->quiet);
	status = jobs > 1 ? run_jobs(b, jobs) : run_alone(b);
	if (status == WG_OK)
		batch_free(b); /* else threads may still be at work on it */
	return status;         /* NOLINT(clang-analyzer-unix.Malloc) */
}
