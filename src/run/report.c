/* What the run says on standard error: messages, progress, summary.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "run/run.h"

#include <glib.h>
#include <inttypes.h>
#include <sys/resource.h>
#include <unistd.h>

#define FIRST_PROGRESS (G_USEC_PER_SEC) /* short runs show none */
#define NEXT_PROGRESS (G_USEC_PER_SEC / 4)

struct wg_report {
	const struct wg_run_options *opt;
	gint64 start, next; /* microseconds; when to show progress again */
	bool progress;
	bool shown; /* a progress line stands on the terminal */
};

struct wg_report *
wg_report_new(const struct wg_run_options *opt)
{
	struct wg_report *r = g_new0(struct wg_report, 1);

	r->opt = opt;
	r->start = g_get_monotonic_time();
	r->next = r->start + FIRST_PROGRESS;
	r->progress = opt->progress || (!opt->quiet && isatty(STDERR_FILENO));
	return r;
}

static void
clear_progress(struct wg_report *r)
{
	if (r->shown)
		fputs("\r\033[K", stderr);
	r->shown = false;
}

void
wg_report_messages(struct wg_report *r, const char *text, size_t n)
{
	if (n == 0)
		return;
	clear_progress(r);
	fwrite(text, 1, n, stderr);
}

static double
seconds_since(gint64 start)
{
	double s = (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;

	return s > 1e-6 ? s : 1e-6;
}

void
wg_report_progress(struct wg_report *r, const struct wg_tally *t)
{
	gint64 now;
	double s;

	if (!r->progress || (now = g_get_monotonic_time()) < r->next)
		return;
	r->next = now + NEXT_PROGRESS;
	s = seconds_since(r->start);
	clear_progress(r);
	fprintf(stderr,
	        "%" PRIu64 " articles, %" PRIu64 " skipped, %.0f articles/s",
	        t->articles, t->skipped, (double)t->articles / s);
	fflush(stderr);
	r->shown = true;
}

static void
print_summary(const struct wg_report *r, const struct wg_tally *t)
{
	double s = seconds_since(r->start);

	fprintf(stderr, "wiregraph: %" PRIu64 " article%s, %" PRIu64 " skipped",
	        t->articles, t->articles == 1 ? "" : "s", t->skipped);
	if (r->opt->resume)
		fprintf(stderr, ", %" PRIu64 " there already", t->kept);
	if (r->opt->product == WG_PRODUCT_RDF)
		fprintf(stderr, ", %" PRIu64 " triples", t->triples);
	fprintf(stderr, " in %.2f s (%.0f articles/s, %.2f MB/s)\n", s,
	        (double)t->articles / s, (double)t->bytes / 1e6 / s);
}

/* A row of the table of times; a stage that did nothing has none. */
static void
print_time(const char *name, uint64_t ns, uint64_t all, uint64_t tokens)
{
	double s = (double)ns / 1e9;

	if (ns == 0)
		return;
	fprintf(stderr, "%-10s %9.3f s %5.1f %% %12.0f tokens/s\n", name, s,
	        100.0 * (double)ns / (double)(all > 0 ? all : 1),
	        (double)tokens / s);
}

static void
print_memory(void)
{
	struct rusage use;

	if (getrusage(RUSAGE_SELF, &use) == 0)
		fprintf(stderr, "%-10s %9.1f MB at most\n", "memory",
		        (double)use.ru_maxrss / 1024.0);
}

static void
print_timing(const struct wg_tally *t)
{
	const struct wg_timing *g = &t->timing;
	uint64_t all = g->cut + g->read + g->graph + g->put;
	size_t i;

	for (i = 0; wg_stages[i].name != NULL; i++)
		all += g->stage[i];
	print_time("cut", g->cut, all, t->tokens);
	print_time("read", g->read, all, t->tokens);
	for (i = 0; wg_stages[i].name != NULL; i++)
		print_time(wg_stages[i].name, g->stage[i], all, t->tokens);
	print_time("graph", g->graph, all, t->tokens);
	print_time("write", g->put, all, t->tokens);
	print_time("all", all, all, t->tokens);
	print_memory();
}

void
wg_report_end(struct wg_report *r, const struct wg_tally *t)
{
	clear_progress(r);
	if (t != NULL && r->opt->timing)
		print_timing(t);
	if (t != NULL && !r->opt->quiet)
		print_summary(r, t);
	g_free(r);
}
