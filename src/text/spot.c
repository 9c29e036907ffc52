/* Sentences -> labels of names, by the trained finder.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Only marks the tokens; what becomes a mention is decided in name.c.
 */
#include "text/text.h"

static void
find(struct wg_doc *doc, const struct wg_finder *f, const uint16_t *xpos,
        const uint16_t *hint, uint32_t first, uint32_t end)
{
	uint16_t label[WG_ARC_MAX];
	struct wg_find_input in = {doc->surfaces + first, xpos + first,
	        hint + first, end - first};
	uint32_t i;

	wg_find(f, doc->arena, &in, label);
	for (i = first; i < end; i++)
		doc->tokens.v[i].label = label[i - first];
}

enum wg_status
wg_stage_spot(struct wg_doc *doc, const struct wg_onto *o, struct wg_diag *diag)
{
	struct wg_mark mark = wg_arena_mark(doc->arena);
	uint32_t i, first, end, n = doc->tokens.n;
	uint16_t *hint, *xpos;

	(void)diag;
	if (doc->surfaces == NULL || !o->models->has_finder)
		return WG_OK;
	hint = wg_arena_alloc(doc->arena, (n + 1) * sizeof *hint);
	xpos = wg_arena_alloc(doc->arena, (n + 1) * sizeof *xpos);
	for (i = 0; i < n; i++)
		xpos[i] = doc->tokens.v[i].xpos;
	wg_hints(doc, o, hint);
	for (i = 0; i < doc->sents.n; i++) {
		const struct wg_sent *s = &doc->sents.v[i];

		for (first = s->first; first < s->end; first = end) {
			end = wg_piece_end(s, first);
			find(doc, &o->models->finder, xpos, hint, first, end);
		}
	}
	wg_arena_release(doc->arena, mark);
	return WG_OK;
}
