/* Finds the phrases of the lexicon in the text.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * From each token the table of phrase prefixes is walked word by word as
 * far as it goes, inside the sentence. All phrases are kept, not only the
 * longest: rules and later stages choose.
 */
#include "text/text.h"

static void
walk(struct wg_doc *doc, const struct wg_onto *o, uint32_t first, uint32_t end)
{
	uint64_t state = 0;
	uint32_t t, sense;

	for (t = first; t < end; t++) {
		if (!wg_onto_step(o, &state, doc->tokens.v[t].fold, &sense))
			return;
		if (sense == WG_NONE)
			continue;
		*wg_layer_push(doc->arena, &doc->phrases) =
		        (struct wg_phrase){.sense = sense,
		                .first = first,
		                .n = t - first + 1};
	}
}

enum wg_status
wg_stage_lookup(struct wg_doc *doc, const struct wg_onto *o,
        struct wg_diag *diag)
{
	uint32_t i, t = 0;

	(void)diag;
	doc->phrase_at = wg_arena_alloc(doc->arena,
	        (doc->tokens.n + 1) * sizeof *doc->phrase_at);
	for (i = 0; i < doc->sents.n; i++)
		for (t = doc->sents.v[i].first; t < doc->sents.v[i].end; t++) {
			doc->phrase_at[t] = doc->phrases.n;
			walk(doc, o, t, doc->sents.v[i].end);
		}
	for (; t <= doc->tokens.n; t++)
		doc->phrase_at[t] = doc->phrases.n;
	return WG_OK;
}

static bool
is_exact(const struct wg_doc *doc, const struct wg_phrase *p, uint32_t check)
{
	uint64_t exact = 0;
	uint32_t i;

	for (i = 0; i < p->n; i++)
		exact = wg_phrase_hash(exact,
		        doc->tokens.v[p->first + i].exact);
	return (uint32_t)exact == check;
}

bool
wg_sense_fits(const struct wg_doc *doc, const struct wg_phrase *p,
        const struct wg_sense *s)
{
	uint32_t i;

	if ((s->flags & WG_SENSE_EXACT) != 0 && !is_exact(doc, p, s->check))
		return false;
	for (i = 0; i < p->n && i < 16; i++)
		if ((s->caps >> i & 1) != 0 &&
		        (doc->tokens.v[p->first + i].shape & WG_SHAPE_CAP) == 0)
			return false;
	return true;
}
