/* Vectors -> parts of speech.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/model.h"

/* Number of the highest score; number 0 is no tag. */
static uint16_t
best(const float *score, size_t n)
{
	size_t at = 1, i;

	for (i = 2; i < n; i++)
		if (score[i] > score[at])
			at = i;
	return (uint16_t)at;
}

void
wg_tag(const struct wg_syntax *x, struct wg_arena *a, const uint8_t *top,
        size_t n, uint16_t *upos, uint16_t *xpos)
{
	const struct wg_syntax_shape *s = x->shape;
	struct wg_mark mark = wg_arena_mark(a);
	int32_t *acc = wg_arena_alloc(a, n * x->tag.n * sizeof *acc);
	float *score = wg_arena_alloc(a, x->tag.n * sizeof *score);

	x->kernel->dot(&x->tag, top, s->hidden, n, acc);
	for (size_t i = 0; i < n; i++) {
		x->kernel->scale(&x->tag, acc + i * x->tag.n, score);
		upos[i] = best(score, s->nupos);
		xpos[i] = best(score + s->nupos, s->nxpos);
	}
	wg_arena_release(a, mark);
}
