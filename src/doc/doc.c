/* One article's life: made once, filled and cleared many times.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "doc/doc.h"

#include <stdlib.h>

struct wg_doc *
wg_doc_new(void)
{
	struct wg_doc *doc = calloc(1, sizeof *doc);

	if (doc == NULL)
		wg_die_memory();
	doc->arena = wg_arena_new();
	return doc;
}

void
wg_doc_free(struct wg_doc *doc)
{
	if (doc == NULL)
		return;
	wg_arena_free(doc->arena);
	free(doc);
}

void
wg_doc_clear(struct wg_doc *doc)
{
	struct wg_arena *arena = doc->arena;

	wg_arena_clear(arena);
	*doc = (struct wg_doc){.arena = arena};
}

struct wg_str
wg_doc_str(const struct wg_doc *doc, struct wg_span span)
{
	return wg_str_of(doc->text, span);
}

struct wg_str
wg_doc_form(const struct wg_doc *doc, uint32_t token)
{
	return wg_str_of(doc->text, doc->tokens.v[token].span);
}

struct wg_span
wg_doc_tokens_span(const struct wg_doc *doc, uint32_t first, uint32_t end)
{
	if (end <= first)
		return (struct wg_span){0, 0};
	return (struct wg_span){doc->tokens.v[first].span.beg,
	        doc->tokens.v[end - 1].span.end};
}

uint32_t
wg_doc_sent_of(const struct wg_doc *doc, uint32_t token)
{
	uint32_t lo = 0, hi = doc->sents.n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (doc->sents.v[mid].end <= token)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < doc->sents.n ? lo : WG_NONE;
}

struct wg_date
wg_doc_day(const struct wg_doc *doc)
{
	return doc->published.year != 0 ? doc->published : doc->dateline_date;
}

struct wg_str
wg_doc_lemma(const struct wg_doc *doc, const struct wg_onto *o, uint32_t token,
        char *buf, size_t size)
{
	struct wg_str form = wg_doc_form(doc, token);
	uint16_t rule = doc->tokens.v[token].lemma;

	if (rule == 0 || o->models == NULL)
		return form;
	return (struct wg_str){buf,
	        wg_lemma_apply(&o->models->lemmas.rule[rule - 1], form, buf,
	                size)};
}
