/* The dynamic oracle of the arc-hybrid system: what a move costs.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Goldberg and Nivre 2013: the cost is the number of gold arcs that could
 * still be made before the move and cannot after it.
 */
#include "train/train.h"

/* Gold children of w among the words of the buffer from `from` on. */
static int
children_ahead(const struct wg_arc *a, const struct wg_gold_token *g,
        uint16_t w, size_t from)
{
	int n = 0;

	for (size_t i = from; i < a->n; i++)
		n += g[i].head == w;
	return n;
}

static int
shift_cost(const struct wg_arc *a, const struct wg_gold_token *g)
{
	uint16_t b0 = a->next;
	int cost = 0;

	for (size_t i = 0; i < a->top; i++) {
		uint16_t w = a->stack[i];
		cost += g[w].head == b0;
		cost += i + 1u < a->top && g[b0].head == w;
	}
	return cost;
}

void
wg_oracle(const struct wg_arc *a, const struct wg_gold_token *g,
        int cost[WG_MOVE_END])
{
	cost[WG_SHIFT] = cost[WG_LEFT] = cost[WG_RIGHT] = 1000;
	if (wg_arc_can(a, WG_SHIFT))
		cost[WG_SHIFT] = shift_cost(a, g);
	if (a->top == 0)
		return;
	uint16_t s0 = a->stack[a->top - 1], h = g[s0].head;
	int ahead = children_ahead(a, g, s0, a->next);
	if (wg_arc_can(a, WG_LEFT))
		cost[WG_LEFT] =
		        ahead +
		        (h > a->next ||
		                (a->top > 1 && h == a->stack[a->top - 2]));
	if (wg_arc_can(a, WG_RIGHT))
		cost[WG_RIGHT] = ahead + (h >= a->next);
}
