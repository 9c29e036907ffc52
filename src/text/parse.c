/* Vectors of words -> dependency trees.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "text/text.h"

static void
parse(struct wg_doc *doc, const struct wg_syntax *x, uint32_t first,
        uint32_t end)
{
	uint16_t head[WG_ARC_MAX], rel[WG_ARC_MAX];
	uint32_t i, n = end - first;

	wg_parse(x, doc->arena, doc->vectors + (size_t)first * x->shape->hidden,
	        n, head, rel);
	for (i = 0; i < n; i++) {
		struct wg_token *t = &doc->tokens.v[first + i];

		t->head = head[i] < n ? first + head[i] : WG_NONE;
		t->rel = rel[i];
	}
}

enum wg_status
wg_stage_parse(struct wg_doc *doc, const struct wg_onto *o,
        struct wg_diag *diag)
{
	uint32_t i, first, end;

	(void)diag;
	if (doc->vectors == NULL)
		return WG_OK;
	for (i = 0; i < doc->sents.n; i++) {
		const struct wg_sent *s = &doc->sents.v[i];

		for (first = s->first; first < s->end; first = end) {
			end = wg_piece_end(s, first);
			parse(doc, &o->models->syntax, first, end);
		}
	}
	return WG_OK;
}
