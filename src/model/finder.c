/* Finds names: a structured perceptron over hashed features, and Viterbi.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A feature is a row of 16 label scores in 8 bits; a word's score is the
 * sum of its rows. Moves between labels that BIO does not allow (I-x after
 * anything but B-x and I-x) have a score that nothing makes up for.
 */
#include "model/model.h"

#include <string.h>

bool
wg_finder_bind(struct wg_finder *f, const struct wg_model *m, const char **why)
{
	const struct wg_finder_shape *s = m->sec[WG_MS_FIND_SHAPE];

	*why = "the model holds no name finder";
	if (m->n[WG_MS_FIND_SHAPE] != sizeof *s)
		return false;
	*f = (struct wg_finder){s, m, wg_kernel_best(), m->sec[WG_MS_FIND_ROW],
	        m->sec[WG_MS_FIND_MOVE]};
	*why = "the parts of the name finder do not fit together";
	return s->rows > 0 && (s->rows & (s->rows - 1)) == 0 && s->labels > 0 &&
	       s->labels < WG_LABELS &&
	       m->n[WG_MS_FIND_ROW] == (size_t)s->rows * WG_LABELS &&
	       m->n[WG_MS_FIND_MOVE] == sizeof(int16_t) * WG_LABELS * WG_LABELS;
}

static void
score_word(const struct wg_finder *f, const struct wg_find_input *in, size_t i,
        int16_t *score)
{
	uint32_t h[WG_FIND_FEATURES];
	size_t n = wg_find_features(in, i, h);

	for (size_t k = 0; k < n; k++)
		h[k] &= f->shape->rows - 1;
	f->kernel->sum_labels(f->row, h, n, score);
}

#define IMPOSSIBLE (-1000000)

void
wg_find_path(const struct wg_kernel *kernel, const int16_t *score,
        const int16_t *move, size_t labels, size_t n, const uint16_t *allow,
        int32_t *back, uint16_t *label)
{
	int32_t row[2][WG_LABELS];
	uint32_t all = (1u << labels) - 1;
	size_t best = 0;

	for (size_t j = 0; j < WG_LABELS; j++)
		row[1][j] = j ? IMPOSSIBLE : 0;
	for (size_t i = 0; i < n; i++) {
		const int16_t *from = i ? move : move + labels * WG_LABELS;
		int32_t *after = row[i % 2];
		uint32_t may = allow ? all & allow[i] : all;

		kernel->best_label(row[(i + 1) % 2], i ? labels : 1, from,
		        after, back + i * WG_LABELS);
		for (size_t j = 0; j < WG_LABELS; j++)
			after[j] += may >> j & 1 ? score[i * WG_LABELS + j]
			                         : IMPOSSIBLE;
	}
	for (size_t j = 1; n && j < labels; j++)
		if (row[(n - 1) % 2][j] > row[(n - 1) % 2][best])
			best = j;
	for (size_t i = n; i-- > 0;) {
		label[i] = (uint16_t)best;
		best = (size_t)back[i * WG_LABELS + best];
	}
}

void
wg_find(const struct wg_finder *f, struct wg_arena *a,
        const struct wg_find_input *in, uint16_t *label)
{
	struct wg_mark mark = wg_arena_mark(a);
	int16_t *score = wg_arena_alloc(a, in->n * WG_LABELS * sizeof *score);
	int32_t *back = wg_arena_alloc(a, in->n * WG_LABELS * sizeof *back);

	for (size_t i = 0; i < in->n; i++)
		score_word(f, in, i, score + i * WG_LABELS);
	wg_find_path(f->kernel, score, f->move, f->shape->labels, in->n, NULL,
	        back, label);
	wg_arena_release(a, mark);
}
