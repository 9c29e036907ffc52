/* The table of stages, and one article's way through it.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "run/run.h"

#include <string.h>
#include <time.h>

/* clang-format off */
const struct wg_stage wg_stages[] = {
	{"token",   wg_stage_token,   "text -> tokens", false},
	{"segment", wg_stage_segment, "tokens -> sentences", false},
	{"lookup",  wg_stage_lookup,  "phrases of the lexicon in the text", false},
	{"tag",     wg_stage_tag,     "parts of speech and lemmas", false},
	{"parse",   wg_stage_parse,   "dependency trees (made when they are shown)", true},
	{"spot",    wg_stage_spot,    "labels of names, by the model", false},
	{"name",    wg_stage_name,    "lexicon and name rules -> mentions", false},
	{"time",    wg_stage_time,    "dates and times, resolved", false},
	{"quote",   wg_stage_quote,   "direct quotations and their speakers", false},
	{"coref",   wg_stage_coref,   "mentions -> entities of the article", false},
	{"link",    wg_stage_link,    "entities -> lexicon entries and IRIs", false},
	{"match",   wg_stage_match,   "rules -> statements and events", false},
	{NULL, NULL, NULL, false}
};
/* clang-format on */

_Static_assert(sizeof wg_stages / sizeof *wg_stages <= WG_STAGES_MAX,
        "widen struct wg_timing");

const struct wg_stage *
wg_stage_find(const char *name)
{
	const struct wg_stage *s;

	for (s = wg_stages; s->name != NULL; s++)
		if (strcmp(s->name, name) == 0)
			return s;
	return NULL;
}

void
wg_stage_list(FILE *out)
{
	const struct wg_stage *s;

	for (s = wg_stages; s->name != NULL; s++)
		fprintf(out, "%-10s %s\n", s->name, s->about);
}

uint64_t
wg_clock_thread(void)
{
	struct timespec t = {0, 0};

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static enum wg_status
run_timed(const struct wg_stage *s, struct wg_doc *doc,
        const struct wg_onto *onto, struct wg_timing *timing,
        struct wg_diag *diag)
{
	uint64_t start = wg_clock_thread();
	enum wg_status status = s->run(doc, onto, diag);

	timing->stage[s - wg_stages] += wg_clock_thread() - start;
	return status;
}

enum wg_status
wg_pipeline_run(struct wg_doc *doc, const struct wg_onto *onto,
        const struct wg_stage *last, bool show, struct wg_timing *timing,
        struct wg_diag *diag)
{
	const struct wg_stage *s;
	enum wg_status status = WG_OK;

	for (s = wg_stages; s->name != NULL && status == WG_OK; s++) {
		if (s->on_demand && !show)
			continue;
		status = timing != NULL ? run_timed(s, doc, onto, timing, diag)
		                        : s->run(doc, onto, diag);
		if (s == last)
			break;
	}
	return status;
}
