/* The parser on the encoder: a state's words and facts -> the next move.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Each word is projected once for each slot it can stand in; what a state
 * looks like is then a sum of rows (an accumulator), and the rest is small:
 *
 *   z = relu(bias + slot rows + fact rows),  scores = z * move + bias
 *
 * Score 0 is SHIFT, 1 + rel is LEFT, 1 + nrel + rel is RIGHT.
 */
#include "train/train.h"

#include <math.h>
#include <string.h>

enum { WIDE = 512 };

/* One state of one sentence. */
struct state {
	struct wg_arc arc;
	uint16_t slot[WG_SLOTS], fact[WG_FACTS];
	float z[WIDE], score[WIDE], d[WIDE];
};

static void
project(struct wg_net *net, struct wg_batch *b)
{
	size_t wide = net->slot.cols, h = net->size.hidden;

	memset(b->slot, 0, b->rows * wide * sizeof(float));
	wg_gemm(b->rows, wide, h, b->top, h, 1, net->slot.w, wide, b->slot,
	        wide);
}

/* Where the row of a slot's word lies: with the words, or ROOT and none. */
static size_t
slot_row(const struct wg_batch *b, size_t i, const struct state *s, size_t k,
        bool *special)
{
	*special = s->slot[k] >= b->n[i];
	return *special ? s->slot[k] - b->n[i] : b->first[i] + s->slot[k];
}

static void
look(struct wg_net *net, struct wg_batch *b, size_t i, struct state *s)
{
	size_t p = net->size.parser, wide = net->slot.cols;
	bool special;

	wg_arc_look(&s->arc, net->size.nrel, s->slot, s->fact);
	memcpy(s->z, net->parser_bias.w, p * sizeof *s->z);
	for (size_t k = 0; k < WG_SLOTS; k++) {
		size_t row = slot_row(b, i, s, k, &special);
		const float *v = (special ? net->special.w : b->slot) +
		                 row * wide + k * p;
		for (size_t j = 0; j < p; j++)
			s->z[j] += v[j];
	}
	for (size_t k = 0; k < WG_FACTS; k++)
		for (size_t j = 0; j < p; j++)
			s->z[j] += net->fact.w[s->fact[k] * p + j];
	if (net->probe)
		g_array_append_vals(net->probe, s->z, (guint)p);
	for (size_t j = 0; j < p; j++)
		s->z[j] = s->z[j] > 0 ? s->z[j] : 0;
}

static void
score(struct wg_net *net, struct state *s)
{
	size_t n = net->move.cols;

	memcpy(s->score, net->move_bias.w, n * sizeof *s->score);
	for (size_t j = 0; j < net->size.parser; j++) {
		const float *w = net->move.w + j * n;
		if (s->z[j] == 0)
			continue;
		for (size_t k = 0; k < n; k++)
			s->score[k] += s->z[j] * w[k];
	}
}

static enum wg_move
move_of(const struct wg_net *net, size_t k, uint16_t *rel)
{
	*rel = 0;
	if (k == 0)
		return WG_SHIFT;
	*rel = (uint16_t)((k - 1) % net->size.nrel);
	return k - 1 < net->size.nrel ? WG_LEFT : WG_RIGHT;
}

/* Only the child of ROOT is labelled root. */
static bool
allowed(const struct wg_net *net, const struct wg_arc *a, size_t k)
{
	uint16_t rel;
	enum wg_move m = move_of(net, k, &rel);

	if (!wg_arc_can(a, m) || k > 2 * net->size.nrel)
		return false;
	if (m == WG_SHIFT)
		return true;
	bool to_root = m == WG_LEFT && a->next == a->n;
	return rel && (rel == net->size.root) == to_root;
}

static size_t
best(const struct wg_net *net, const struct state *s, const bool *among)
{
	size_t at = SIZE_MAX;

	for (size_t k = 0; k <= 2 * net->size.nrel; k++)
		if (among[k] && (at == SIZE_MAX || s->score[k] > s->score[at]))
			at = k;
	return at;
}

/* Moves that cost least; an arc among them must bear its gold label. */
static void
mark_good(const struct wg_net *net, const struct state *s,
        const struct wg_gold_token *g, const bool *can, bool *good)
{
	int cost[WG_MOVE_END], min = 1000;
	uint16_t want = s->arc.top ? g[s->arc.stack[s->arc.top - 1]].rel : 0;

	wg_oracle(&s->arc, g, cost);
	for (size_t m = 0; m < WG_MOVE_END; m++)
		min = cost[m] < min ? cost[m] : min;
	bool any = false;
	for (size_t k = 0; k <= 2 * net->size.nrel; k++) {
		uint16_t rel;
		enum wg_move m = move_of(net, k, &rel);
		good[k] = can[k] && cost[m] == min && (!k || rel == want);
		any |= good[k];
	}
	if (!any)
		for (size_t k = 0; k <= 2 * net->size.nrel; k++) {
			uint16_t rel;
			good[k] = can[k] && cost[move_of(net, k, &rel)] == min;
		}
}

/* d = gradient of -log of the probability of all good moves together. */
static double
loss_of(const struct wg_net *net, struct state *s, const bool *can,
        const bool *good)
{
	size_t n = 2 * net->size.nrel + 1;
	float max = s->score[best(net, s, can)], all = 0, right = 0;

	memset(s->d, 0, net->move.cols * sizeof *s->d);
	for (size_t k = 0; k < n; k++) {
		s->d[k] = can[k] ? expf(s->score[k] - max) : 0;
		all += s->d[k];
		right += good[k] ? s->d[k] : 0;
	}
	right = right > 1e-20f ? right : 1e-20f;
	for (size_t k = 0; k < n; k++)
		s->d[k] = s->d[k] / all - (good[k] ? s->d[k] / right : 0);
	return (double)(logf(all) - logf(right));
}

static void
back(struct wg_net *net, struct wg_batch *b, size_t i, struct state *s)
{
	size_t p = net->size.parser, n = net->move.cols, wide = net->slot.cols;
	float dz[WIDE] = {0};
	bool special;

	for (size_t k = 0; k < n; k++)
		net->move_bias.g[k] += s->d[k];
	for (size_t j = 0; j < p; j++) {
		const float *w = net->move.w + j * n;
		float *g = net->move.g + j * n, sum = 0, z = s->z[j];
		if (z == 0)
			continue;
		for (size_t k = 0; k < n; k++)
			g[k] += z * s->d[k];
		float part[16] = {0};
		for (size_t k = 0; k < n; k += 16)
			for (size_t q = 0; q < 16; q++)
				part[q] += w[k + q] * s->d[k + q];
		for (size_t q = 0; q < 16; q++)
			sum += part[q];
		dz[j] = sum;
		net->parser_bias.g[j] += sum;
	}
	for (size_t k = 0; k < WG_SLOTS; k++) {
		size_t row = slot_row(b, i, s, k, &special);
		float *g = (special ? net->special.g : b->dslot) + row * wide +
		           k * p;
		for (size_t j = 0; j < p; j++)
			g[j] += dz[j];
	}
	for (size_t k = 0; k < WG_FACTS; k++)
		for (size_t j = 0; j < p; j++)
			net->fact.g[s->fact[k] * p + j] += dz[j];
}

static double
sentence_loss(struct wg_net *net, struct wg_batch *b, size_t i)
{
	const struct wg_gold_token *g = WG_GOLD(b->corpus, b->sent[i]);
	struct state s;
	bool can[WIDE], good[WIDE];
	double loss = 0;
	uint16_t rel;

	wg_arc_start(&s.arc, b->n[i]);
	while (!wg_arc_done(&s.arc)) {
		look(net, b, i, &s);
		score(net, &s);
		for (size_t k = 0; k <= 2 * net->size.nrel; k++)
			can[k] = allowed(net, &s.arc, k);
		mark_good(net, &s, g, can, good);
		loss += loss_of(net, &s, can, good);
		back(net, b, i, &s);
		bool free = wg_chance_unit(&net->chance) < net->explore;
		enum wg_move m =
		        move_of(net, best(net, &s, free ? can : good), &rel);
		wg_arc_do(&s.arc, m, rel);
	}
	return loss;
}

double
wg_net_parse_loss(struct wg_net *net, struct wg_batch *b)
{
	size_t wide = net->slot.cols, h = net->size.hidden;
	double loss = 0;

	project(net, b);
	memset(b->dslot, 0, b->rows * wide * sizeof(float));
	for (size_t i = 0; i < b->nsent; i++)
		loss += sentence_loss(net, b, i);
	wg_gemm(h, wide, b->rows, b->top, 1, h, b->dslot, wide, net->slot.g,
	        wide);
	float *t = g_new(float, wide *h);
	for (size_t i = 0; i < h; i++)
		for (size_t j = 0; j < wide; j++)
			t[j * h + i] = net->slot.w[i * wide + j];
	wg_gemm(b->rows, h, wide, b->dslot, wide, 1, t, h, b->grad, h);
	g_free(t);
	return loss;
}

void
wg_net_parse(struct wg_net *net, struct wg_batch *b, size_t i,
        struct wg_analysis *out)
{
	struct state s;
	bool can[WIDE];
	uint16_t rel;

	if (i == 0)
		project(net, b);
	wg_arc_start(&s.arc, b->n[i]);
	while (!wg_arc_done(&s.arc)) {
		look(net, b, i, &s);
		score(net, &s);
		for (size_t k = 0; k <= 2 * net->size.nrel; k++)
			can[k] = allowed(net, &s.arc, k);
		enum wg_move m = move_of(net, best(net, &s, can), &rel);
		wg_arc_do(&s.arc, m, rel);
	}
	memcpy(out->head, s.arc.head, b->n[i] * sizeof *out->head);
	memcpy(out->rel, s.arc.rel, b->n[i] * sizeof *out->rel);
}
