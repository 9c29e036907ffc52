/* The arc-hybrid transition system: words to a projective tree.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   stack      buffer           SHIFT  b0 goes onto the stack
 *   ... s1 s0  b0 ... ROOT      LEFT   s0 becomes a child of b0
 *                               RIGHT  s0 becomes a child of s1
 *
 * Kuhlmann, Gomez-Rodriguez and Satta 2011; ROOT at the end as in Ballesteros
 * and Nivre 2013. Only one word can become the child of ROOT.
 */
#include "model/model.h"

#include <string.h>

void
wg_arc_start(struct wg_arc *a, size_t n)
{
	a->n = (uint16_t)n;
	a->next = a->top = 0;
	memset(a->head, 0xFF, (n + 1) * sizeof *a->head);
	memset(a->left, 0xFF, (n + 1) * sizeof *a->left);
	memset(a->right, 0xFF, (n + 1) * sizeof *a->right);
	memset(a->rel, 0, (n + 1) * sizeof *a->rel);
	memset(a->nleft, 0, n + 1);
	memset(a->nright, 0, n + 1);
}

bool
wg_arc_done(const struct wg_arc *a)
{
	return a->next == a->n && a->top == 0;
}

bool
wg_arc_can(const struct wg_arc *a, enum wg_move m)
{
	switch (m) {
	case WG_SHIFT:
		return a->next < a->n;
	case WG_LEFT:
		return a->top > 0 && (a->next < a->n || a->top == 1);
	default:
		return a->top > 1;
	}
}

static void
attach(struct wg_arc *a, uint16_t child, uint16_t head, uint16_t rel)
{
	a->head[child] = head;
	a->rel[child] = rel;
	if (child < head) {
		a->left[head] = child;
		a->nleft[head]++;
	} else {
		a->right[head] = child;
		a->nright[head]++;
	}
}

void
wg_arc_do(struct wg_arc *a, enum wg_move m, uint16_t rel)
{
	if (m == WG_SHIFT) {
		a->stack[a->top++] = a->next++;
		return;
	}
	a->top--;
	attach(a, a->stack[a->top],
	        m == WG_LEFT ? a->next : a->stack[a->top - 1], rel);
}

static uint16_t
stack_at(const struct wg_arc *a, size_t depth)
{
	return depth < a->top ? a->stack[a->top - 1 - depth]
	                      : (uint16_t)(a->n + 1);
}

/* A child, as a slot; `of` may be none or ROOT. */
static uint16_t
child(const struct wg_arc *a, const uint16_t *which, uint16_t of)
{
	uint16_t c = of <= a->n ? which[of] : WG_ARC_NONE;

	return c == WG_ARC_NONE ? (uint16_t)(a->n + 1) : c;
}

/* Rows of the table of facts: labels of four children, distances of two
 * pairs, numbers of children of three words. */
enum { NDIST = 8, NCHILD = 5 };

size_t
wg_arc_facts(size_t nrel)
{
	return 4 * nrel + 2 * NDIST + 3 * NCHILD;
}

static uint16_t
distance(const struct wg_arc *a, uint16_t left, uint16_t right)
{
	static const uint8_t cls[17] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 5, 6, 6, 6,
	        6, 6, 6, 7};

	if (left > a->n || right > a->n)
		return 0;
	size_t d = (size_t)(right - left);
	return cls[d < 16 ? d : 16];
}

static uint16_t
children(const struct wg_arc *a, const uint8_t *n, uint16_t of)
{
	if (of > a->n)
		return 4;
	return n[of] < 3 ? n[of] : 3;
}

static uint16_t
label(const struct wg_arc *a, uint16_t slot)
{
	return slot < a->n ? a->rel[slot] : 0;
}

void
wg_arc_look(const struct wg_arc *a, size_t nrel, uint16_t s[WG_SLOTS],
        uint16_t f[WG_FACTS])
{
	size_t base = 4 * nrel;

	s[0] = stack_at(a, 0);
	s[1] = stack_at(a, 1);
	s[2] = stack_at(a, 2);
	s[3] = a->next;
	s[4] = (uint16_t)(a->next + 1);
	s[5] = child(a, a->left, s[0]);
	s[6] = child(a, a->right, s[0]);
	s[7] = child(a, a->right, s[1]);
	s[8] = child(a, a->left, s[3]);
	s[9] = child(a, a->left, s[1]);
	for (size_t i = 0; i < 4; i++)
		f[i] = (uint16_t)(i * nrel + label(a, s[5 + i]));
	f[4] = (uint16_t)(base + distance(a, s[0], s[3]));
	f[5] = (uint16_t)(base + NDIST + distance(a, s[1], s[0]));
	base += 2 * NDIST;
	f[6] = (uint16_t)(base + children(a, a->nleft, s[0]));
	f[7] = (uint16_t)(base + NCHILD + children(a, a->nright, s[0]));
	f[8] = (uint16_t)(base + 2 * NCHILD + children(a, a->nleft, s[3]));
}
