/* Vectors -> a dependency tree, greedily.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A word's vector is projected once for every slot of a state that the word
 * can stand in. A state is then the sum of ten such rows and nine rows for
 * its facts; one small product gives the score of every move:
 *
 *   0: SHIFT   1 + rel: LEFT   1 + nrel + rel: RIGHT
 */
#include "model/model.h"

#include <string.h>

/* A sentence being parsed. */
struct parse {
	const struct wg_syntax *x;
	int16_t *rows; /* n + 2 of slot.n: words, ROOT, none */
	int32_t *acc;
	float *score;
	uint8_t z[512];
	struct wg_arc arc;
};

static void
project(struct parse *p, struct wg_arena *a, const uint8_t *top, size_t n)
{
	const struct wg_matrix *m = &p->x->slot;
	struct wg_mark mark;
	enum { AT_ONCE = 16 };
	int32_t *acc;

	p->rows = wg_arena_alloc(a, (n + 2) * m->n * sizeof *p->rows);
	mark = wg_arena_mark(a);
	acc = wg_arena_alloc(a, AT_ONCE * m->n * sizeof *acc);
	for (size_t i = 0; i < n; i += AT_ONCE) {
		size_t k = n - i < AT_ONCE ? n - i : AT_ONCE;
		p->x->kernel->dot(m, top + i * m->k, m->k, k, acc);
		for (size_t r = 0; r < k; r++)
			p->x->kernel->round(m, acc + r * m->n,
			        p->rows + (i + r) * m->n);
	}
	memcpy(p->rows + n * m->n, p->x->special, 2 * m->n * sizeof *p->rows);
	wg_arena_release(a, mark);
}

static void
look(struct parse *p)
{
	const struct wg_syntax_shape *s = p->x->shape;
	uint16_t slot[WG_SLOTS], fact[WG_FACTS];
	const int16_t *rows[WG_SLOTS + WG_FACTS];

	wg_arc_look(&p->arc, s->nrel, slot, fact);
	for (size_t i = 0; i < WG_SLOTS; i++)
		rows[i] = p->rows + slot[i] * (size_t)p->x->slot.n +
		          i * s->parser;
	for (size_t i = 0; i < WG_FACTS; i++)
		rows[WG_SLOTS + i] = p->x->fact + fact[i] * (size_t)s->parser;
	p->x->kernel->gather(rows, WG_SLOTS + WG_FACTS, s->parser,
	        (int16_t)s->gather_mul, p->z);
	p->x->kernel->dot(&p->x->move, p->z, s->parser, 1, p->acc);
	p->x->kernel->scale(&p->x->move, p->acc, p->score);
}

/* The best label of an arc, from the scores of that move; only the child of
 * ROOT is labelled root. */
static uint16_t
best_label(const struct wg_syntax_shape *s, const float *score, bool to_root)
{
	size_t at = s->root == 1 ? 2 : 1, i;

	if (to_root)
		return (uint16_t)s->root;
	for (i = at + 1; i < s->nrel; i++)
		if (score[i] > score[at] && i != s->root)
			at = i;
	return (uint16_t)at;
}

static void
step(struct parse *p)
{
	const struct wg_syntax_shape *s = p->x->shape;
	const float *score[WG_MOVE_END] = {p->score, p->score + 1,
	        p->score + 1 + s->nrel};
	enum wg_move best = WG_MOVE_END;
	uint16_t rel[WG_MOVE_END] = {0};
	float top = 0;

	for (enum wg_move m = WG_SHIFT; m < WG_MOVE_END; m++) {
		if (!wg_arc_can(&p->arc, m))
			continue;
		if (m != WG_SHIFT)
			rel[m] = best_label(s, score[m],
			        m == WG_LEFT && p->arc.next == p->arc.n);
		if (best == WG_MOVE_END || score[m][rel[m]] > top) {
			best = m;
			top = score[m][rel[m]];
		}
	}
	wg_arc_do(&p->arc, best, rel[best]);
}

/* A move that is alone needs no look. */
static bool
is_forced(const struct wg_arc *a)
{
	return a->top == 0 || (a->top == 1 && a->next == a->n);
}

static void
forced(struct parse *p)
{
	if (p->arc.top == 0)
		wg_arc_do(&p->arc, WG_SHIFT, 0);
	else
		wg_arc_do(&p->arc, WG_LEFT, (uint16_t)p->x->shape->root);
}

void
wg_parse(const struct wg_syntax *x, struct wg_arena *a, const uint8_t *top,
        size_t n, uint16_t *head, uint16_t *rel)
{
	struct wg_mark mark = wg_arena_mark(a);
	struct parse *p = wg_arena_alloc(a, sizeof *p);

	p->x = x;
	p->acc = wg_arena_alloc(a, x->move.n * sizeof *p->acc);
	p->score = wg_arena_alloc(a, x->move.n * sizeof *p->score);
	project(p, a, top, n);
	wg_arc_start(&p->arc, n);
	while (!wg_arc_done(&p->arc)) {
		if (is_forced(&p->arc)) {
			forced(p);
			continue;
		}
		look(p);
		step(p);
	}
	memcpy(head, p->arc.head, n * sizeof *head);
	memcpy(rel, p->arc.rel, n * sizeof *rel);
	wg_arena_release(a, mark);
}
