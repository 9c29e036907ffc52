/* What the name finder looks at around a word.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * As with feature.c: whoever changes this raises WG_MODEL_VERSION.
 */
#include "model/model.h"

/* Neighbours that do not exist. */
static const struct wg_surface outside = {.hash = {1, 2, 3, 4, 5, 6, 0}};

struct view {
	const struct wg_find_input *in;
	size_t i;
	uint32_t *out;
	size_t n;
};

static const struct wg_surface *
word(const struct view *v, int off)
{
	size_t at = v->i + (size_t)off;

	return at < v->in->n ? &v->in->word[at] : &outside;
}

static uint32_t
xpos(const struct view *v, int off)
{
	size_t at = v->i + (size_t)off;

	return at < v->in->n ? v->in->xpos[at] : 255;
}

static uint32_t
hint(const struct view *v, int off)
{
	size_t at = v->i + (size_t)off;

	return at < v->in->n ? v->in->hint[at] : 0;
}

/* A feature is the number of its kind and up to three values. */
static void
add(struct view *v, uint32_t a, uint32_t b, uint32_t c)
{
	uint32_t h = (uint32_t)(v->n + 1) * 0x9e3779b1u;

	h = (h ^ a) * 0x85ebca6bu;
	h = (h ^ (h >> 15) ^ b) * 0xc2b2ae35u;
	h = (h ^ (h >> 13) ^ c) * 0x27d4eb2fu;
	v->out[v->n++] = h ^ (h >> 16);
}

static bool
is_name_like(const struct wg_surface *w)
{
	return w->cap || w->caps;
}

/* The ends of the run of capitalised words that i is in: "Ministry" and
 * "Affairs" say more of "Foreign" than its neighbours' neighbours. */
static void
run_features(struct view *v)
{
	size_t first = v->i, last = v->i;
	const struct wg_surface *w = v->in->word;

	if (is_name_like(&w[v->i])) {
		while (first > 0 && is_name_like(&w[first - 1]) &&
		        v->i - first < 8)
			first--;
		while (last + 1 < v->in->n && is_name_like(&w[last + 1]) &&
		        last - v->i < 8)
			last++;
	}
	uint32_t to_last = (uint32_t)(last - v->i);
	add(v, w[last].hash[WG_F_WORD], to_last > 2 ? 2 : to_last, 0);
	add(v, w[first].hash[WG_F_WORD], v->i == first, 0);
	add(v, (uint32_t)(v->i - first), to_last,
	        word(v, 0)->hash[WG_F_PLACE] & 3);
}

static void
word_features(struct view *v)
{
	const struct wg_surface *w = word(v, 0), *l = word(v, -1),
	                        *r = word(v, 1);

	add(v, w->hash[WG_F_WORD], 0, 0);
	add(v, l->hash[WG_F_WORD], 0, 0);
	add(v, r->hash[WG_F_WORD], 0, 0);
	add(v, word(v, -2)->hash[WG_F_WORD], 0, 0);
	add(v, word(v, 2)->hash[WG_F_WORD], 0, 0);
	add(v, l->hash[WG_F_WORD], w->hash[WG_F_WORD], 0);
	add(v, w->hash[WG_F_WORD], r->hash[WG_F_WORD], 0);
	add(v, w->hash[WG_F_WORD], w->hash[WG_F_SHAPE], 0);
	add(v, w->hash[WG_F_SUFFIX2], w->cap, 0);
	add(v, w->hash[WG_F_SUFFIX3], w->cap, 0);
	add(v, w->hash[WG_F_SUFFIX4], w->cap, 0);
	add(v, w->hash[WG_F_PREFIX3], w->cap, 0);
	add(v, l->hash[WG_F_WORD], w->hash[WG_F_SHAPE], 1);
	add(v, r->hash[WG_F_WORD], w->hash[WG_F_SHAPE], 1);
	add(v, word(v, -2)->hash[WG_F_WORD], l->hash[WG_F_WORD], w->cap);
	add(v, r->hash[WG_F_WORD], word(v, 2)->hash[WG_F_WORD], w->cap);
	add(v, l->hash[WG_F_SUFFIX3], w->hash[WG_F_SHAPE], 2);
	add(v, r->hash[WG_F_SUFFIX3], w->hash[WG_F_SHAPE], 2);
}

static void
shape_features(struct view *v)
{
	const struct wg_surface *w = word(v, 0), *l = word(v, -1),
	                        *r = word(v, 1);
	uint32_t s = w->hash[WG_F_SHAPE], place = w->hash[WG_F_PLACE];

	add(v, s, place & 3, 0);
	add(v, l->hash[WG_F_SHAPE], s, 0);
	add(v, s, r->hash[WG_F_SHAPE], 0);
	add(v, l->hash[WG_F_SHAPE], s, r->hash[WG_F_SHAPE]);
	add(v, xpos(v, 0), place & 2, 0);
	add(v, xpos(v, -1), xpos(v, 0), 0);
	add(v, xpos(v, 0), xpos(v, 1), 0);
	add(v, xpos(v, -1), xpos(v, 0), xpos(v, 1));
	add(v, xpos(v, 0), s, 0);
	add(v, xpos(v, 0), w->hash[WG_F_WORD], 0);
	add(v, xpos(v, -2), xpos(v, -1), xpos(v, 0));
	add(v, xpos(v, 0), xpos(v, 1), xpos(v, 2));
}

static void
hint_features(struct view *v)
{
	add(v, hint(v, 0), word(v, 0)->cap, 0);
	add(v, hint(v, -1), hint(v, 0), 0);
	add(v, hint(v, 0), hint(v, 1), 0);
	add(v, hint(v, 0), xpos(v, 0), 0);
	add(v, hint(v, -1), hint(v, 0), hint(v, 1));
}

size_t
wg_find_features(const struct wg_find_input *in, size_t i,
        uint32_t out[WG_FIND_FEATURES])
{
	struct view v = {in, i, out, 0};

	word_features(&v);
	shape_features(&v);
	hint_features(&v);
	run_features(&v);
	return v.n;
}
