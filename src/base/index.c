/* Rows of an array by hash, for loops that would look at all of them.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   head[hash & mask] -> row put last -> row before it -> ... -> WG_NONE
 */
#include "base/base.h"

#include <string.h>

void
wg_index_init(struct wg_index *x, struct wg_arena *arena, uint32_t rows)
{
	size_t size = 16;

	while (size < rows)
		size *= 2;
	x->mask = (uint32_t)(size - 1);
	x->head = wg_arena_alloc(arena, size * sizeof *x->head);
	x->next = wg_arena_alloc(arena, ((size_t)rows + 1) * sizeof *x->next);
	memset(x->head, 0xFF, size * sizeof *x->head);
}

void
wg_index_put(struct wg_index *x, uint64_t hash, uint32_t row)
{
	uint32_t *head = &x->head[hash & x->mask];

	x->next[row] = *head;
	*head = row;
}

uint32_t
wg_index_first(const struct wg_index *x, uint64_t hash)
{
	return x->head[hash & x->mask];
}
