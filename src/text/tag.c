/* Sentences -> parts of speech and lemmas.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The words' vectors are kept for the parser, their surfaces for the name
 * finder. Without a model in the ontology the stage does nothing, nor do
 * those that build on it.
 */
#include "text/text.h"

uint32_t
wg_piece_end(const struct wg_sent *s, uint32_t first)
{
	return s->end - first > WG_ARC_MAX ? first + WG_ARC_MAX : s->end;
}

/* Tokens first to end, a sentence or a piece of one. */
static void
tag(struct wg_doc *doc, const struct wg_models *m, uint32_t first, uint32_t end)
{
	uint16_t upos[WG_ARC_MAX], xpos[WG_ARC_MAX];
	struct wg_surface *w = doc->surfaces + first;
	uint8_t *top = doc->vectors + (size_t)first * m->syntax.shape->hidden;
	uint32_t i, n = end - first;

	for (i = 0; i < n; i++)
		wg_surface_read(wg_doc_form(doc, first + i), &w[i]);
	wg_surfaces_place(w, n);
	wg_encode(&m->syntax, doc->arena, w, n, top);
	wg_tag(&m->syntax, doc->arena, top, n, upos, xpos);
	for (i = 0; i < n; i++) {
		struct wg_token *t = &doc->tokens.v[first + i];

		t->upos = upos[i];
		t->xpos = xpos[i];
		t->lemma = (uint16_t)(1 + wg_lemma_find(&m->lemmas, &w[i],
		                                  xpos[i]));
	}
}

enum wg_status
wg_stage_tag(struct wg_doc *doc, const struct wg_onto *o, struct wg_diag *diag)
{
	const struct wg_models *m = o->models;
	uint32_t i, first, end;

	(void)diag;
	if (m == NULL)
		return WG_OK;
	doc->surfaces = wg_arena_alloc(doc->arena,
	        (doc->tokens.n + 1) * sizeof *doc->surfaces);
	doc->vectors = wg_arena_alloc(doc->arena,
	        (doc->tokens.n + 1) * (size_t)m->syntax.shape->hidden);
	for (i = 0; i < doc->sents.n; i++) {
		const struct wg_sent *s = &doc->sents.v[i];

		for (first = s->first; first < s->end; first = end) {
			end = wg_piece_end(s, first);
			tag(doc, m, first, end);
		}
	}
	return WG_OK;
}
