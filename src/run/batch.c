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
#include "batch.h"

#define SLOTS_PER_JOB 4u

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
count_task(struct wg_tally *t, const struct wg_task *s)
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
put(struct wg_batch *b, struct wg_task *s)
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
	count_task(b->tally, s);
	wg_report_progress(b->report, b->tally);
	return status;
}

/* ---- one job ------------------------------------------------------------ */

static enum wg_status
run_alone(struct wg_batch *b)
{
	struct wg_task *s = &b->slots[0];
	enum wg_status status = WG_OK;

	while (status == WG_OK && wg_task_cut(b, s)) {
		wg_task_work(b, s);
		status = put(b, s);
		wg_task_clear(s);
	}
	return status;
}

/* ---- many jobs ---------------------------------------------------------- */

/* Waits until there is a free slot. False: there is nothing left to do. */
static bool
wait_room(struct wg_batch *b)
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
static struct wg_task *
claim(struct wg_batch *b)
{
	struct wg_task *s = NULL;

	g_mutex_lock(&b->cutting);
	if (wait_room(b)) {
		s = &b->slots[b->cut % b->nslots];
		wg_task_clear(s);
		if (!wg_task_cut(b, s))
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
	struct wg_batch *b = data;
	struct wg_task *s;

	while ((s = claim(b)) != NULL) {
		wg_task_work(b, s);
		g_mutex_lock(&b->lock);
		s->done = true;
		g_cond_signal(&b->ready);
		g_mutex_unlock(&b->lock);
	}
	return NULL;
}

/* The next slot to put; NULL when all is put. */
static struct wg_task *
wait_done(struct wg_batch *b)
{
	struct wg_task *s;

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
put_all(struct wg_batch *b)
{
	enum wg_status status = WG_OK;
	struct wg_task *s;

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
run_jobs(struct wg_batch *b, unsigned jobs)
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
batch_free(struct wg_batch *b)
{
	uint32_t i;

	wg_task_end_file(b);
	wg_walk_free(b->walk);
	for (i = 0; i < b->nslots; i++)
		wg_task_release(&b->slots[i]);
	g_free(b->slots);
	g_free(b);
}

enum wg_status
wg_batch_run(const struct wg_run_options *opt, const struct wg_onto *onto,
        struct wg_sink *sink, struct wg_report *report, struct wg_tally *tally)
{
	unsigned jobs = opt->jobs > 0 ? opt->jobs : g_get_num_processors();
	struct wg_batch *b = g_new0(struct wg_batch, 1);
	enum wg_status status;
	uint32_t i;

	*b = (struct wg_batch){.opt = opt,
	        .onto = onto,
	        .sink = sink,
	        .report = report,
	        .tally = tally};
	b->walk = wg_walk_new(opt->paths);
	b->nslots = jobs > 1 ? jobs * SLOTS_PER_JOB : 1;
	b->slots = g_new0(struct wg_task, b->nslots);
	for (i = 0; i < b->nslots; i++)
		wg_task_init(&b->slots[i], opt->quiet);
	status = jobs > 1 ? run_jobs(b, jobs) : run_alone(b);
	if (status == WG_OK)
		batch_free(b); /* else threads may still be at work on it */
	return status;         /* NOLINT(clang-analyzer-unix.Malloc) */
}
