/* Memory that is released as a whole: blocks, a cursor, no free.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   arena -> block -> older block -> ...   each: header | used ... | room
 */
#include "base/base.h"

#include <stdlib.h>
#include <string.h>

#define ALIGN 16u
#define FIRST_BLOCK (64u * 1024u)

struct block {
	struct block *older;
	size_t size, used; /* of the bytes behind this header */
};

#define HEADER ((sizeof(struct block) + ALIGN - 1) / ALIGN * ALIGN)

struct wg_arena {
	struct block *newest;
};

void
wg_die_memory(void)
{
	fputs("wiregraph: out of memory; lower --max-bytes or --jobs\n",
	        stderr);
	_Exit(3);
}

static struct block *
block_new(size_t size)
{
	struct block *b = NULL;

	if (size <= SIZE_MAX - HEADER)
		b = malloc(HEADER + size);
	if (b == NULL)
		wg_die_memory();
	*b = (struct block){.size = size};
	return b;
}

struct wg_arena *
wg_arena_new(void)
{
	struct wg_arena *a = malloc(sizeof *a);

	if (a == NULL)
		wg_die_memory();
	a->newest = block_new(FIRST_BLOCK);
	return a;
}

static void
free_blocks(struct block *b, const struct block *until)
{
	while (b != until) {
		struct block *older = b->older;

		free(b);
		b = older;
	}
}

void
wg_arena_free(struct wg_arena *a)
{
	if (a == NULL)
		return;
	free_blocks(a->newest, NULL);
	free(a);
}

/* The newest block is the largest: each is at least twice the one before.
 * Keeping it means that a batch soon stops calling malloc. */
void
wg_arena_clear(struct wg_arena *a)
{
	free_blocks(a->newest->older, NULL);
	a->newest->older = NULL;
	a->newest->used = 0;
}

static void
grow(struct wg_arena *a, size_t size)
{
	size_t twice = a->newest->size * 2;
	struct block *b = block_new(size > twice ? size : twice);

	b->older = a->newest;
	a->newest = b;
}

static void *
take(struct wg_arena *a, size_t size)
{
	void *p;

	if (size > SIZE_MAX - ALIGN)
		wg_die_memory();
	size = (size + ALIGN - 1) / ALIGN * ALIGN;
	if (size > a->newest->size - a->newest->used)
		grow(a, size);
	p = (char *)a->newest + HEADER + a->newest->used;
	a->newest->used += size;
	return p;
}

void *
wg_arena_alloc(struct wg_arena *a, size_t size)
{
	return memset(take(a, size), 0, size);
}

struct wg_str
wg_arena_str(struct wg_arena *a, struct wg_str text)
{
	char *p = take(a, text.n + 1);

	if (text.n > 0)
		memcpy(p, text.s, text.n);
	p[text.n] = '\0';
	return (struct wg_str){p, text.n};
}

struct wg_str
wg_arena_printf(struct wg_arena *a, const char *fmt, ...)
{
	va_list args, again;
	int n;
	char *p;

	va_start(args, fmt);
	va_copy(again, args);
	n = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	p = take(a, (size_t)(n < 0 ? 0 : n) + 1);
	p[0] = '\0';
	vsnprintf(p, (size_t)(n < 0 ? 0 : n) + 1, fmt, again);
	va_end(again);
	return (struct wg_str){p, (size_t)(n < 0 ? 0 : n)};
}

struct wg_mark
wg_arena_mark(const struct wg_arena *a)
{
	return (struct wg_mark){a->newest, a->newest->used};
}

void
wg_arena_release(struct wg_arena *a, struct wg_mark mark)
{
	free_blocks(a->newest, mark.block);
	a->newest = mark.block;
	a->newest->used = mark.used;
}

void *
wg_layer_room(struct wg_arena *a, void *v, uint32_t n, uint32_t *cap,
        size_t size)
{
	char *wider = v;

	if (n == *cap) {
		uint32_t room = n < 8 ? 16 : n * 2;

		if (n > UINT32_MAX / 4)
			wg_die_memory();
		wider = take(a, room * size);
		if (n > 0)
			memcpy(wider, v, n * size);
		*cap = room;
	}
	memset(wider + n * size, 0, size);
	return wider;
}
