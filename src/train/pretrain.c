/* Unannotated text: the encoder learns to guess hidden words.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * One word of seven is hidden (its embedding is zero) and to be told, among
 * the most frequent ones, from its neighbours' vectors.
 */
#include "train/train.h"

#include <math.h>
#include <string.h>

enum { WORDS = 6000, HIDDEN_MAX = 4096 };

struct guess {
	struct wg_param out, bias;
	size_t n; /* words to choose from */
	uint32_t row[HIDDEN_MAX], word[HIDDEN_MAX], count;
	float *x, *dx, *score, *turned;
};

static void
init(struct guess *g, struct wg_net *net)
{
	size_t h = net->size.hidden;

	g->n = net->vocab->len < WORDS ? net->vocab->len : WORDS;
	wg_param_init(&g->out, "guess", h, WG_PAD(g->n), sqrtf(1.0f / (float)h),
	        false, &net->chance);
	wg_param_init(&g->bias, "guess bias", 1, WG_PAD(g->n), 0, false,
	        &net->chance);
	g_ptr_array_add(net->params, &g->out);
	g_ptr_array_add(net->params, &g->bias);
	g->x = g_new(float, HIDDEN_MAX *h);
	g->dx = g_new(float, HIDDEN_MAX *h);
	g->score = g_new(float, HIDDEN_MAX * g->out.cols);
	g->turned = g_new(float, g->out.cols *h);
}

static void
hide(struct guess *g, struct wg_net *net, struct wg_batch *b)
{
	size_t e = net->size.embed;

	g->count = 0;
	for (size_t i = 0; i < b->nsent; i++)
		for (size_t k = 0; k < b->n[i]; k++) {
			uint32_t r = b->first[i] + (uint32_t)k;
			uint32_t w = b->id[r][WG_F_WORD];
			if (wg_chance_unit(&net->chance) > 0.15f || w == 0 ||
			        w >= g->n || g->count == HIDDEN_MAX)
				continue;
			memset(b->mask + r * e, 0, e * sizeof(float));
			g->row[g->count] = r;
			g->word[g->count++] = w;
		}
}

/* Scores become the gradient of the loss. */
static double
softmax(float *s, size_t n, size_t want)
{
	float max = s[0], sum = 0;

	for (size_t i = 0; i < n; i++)
		max = s[i] > max ? s[i] : max;
	for (size_t i = 0; i < n; i++)
		sum += s[i] = expf(s[i] - max);
	for (size_t i = 0; i < n; i++)
		s[i] /= sum;
	float loss = -logf(s[want] + 1e-12f);
	s[want] -= 1;
	return (double)loss;
}

static double
guess_loss(struct guess *g, struct wg_net *net, struct wg_batch *b)
{
	size_t h = net->size.hidden, n = g->out.cols;
	double loss = 0;

	for (uint32_t i = 0; i < g->count; i++) {
		memcpy(g->x + i * h, b->top + g->row[i] * h, h * sizeof(float));
		memcpy(g->score + i * n, g->bias.w, n * sizeof(float));
	}
	wg_gemm(g->count, n, h, g->x, h, 1, g->out.w, n, g->score, n);
	for (uint32_t i = 0; i < g->count; i++) {
		loss += softmax(g->score + i * n, g->n, g->word[i]);
		memset(g->score + i * n + g->n, 0, (n - g->n) * sizeof(float));
		for (size_t k = 0; k < n; k++)
			g->bias.g[k] += g->score[i * n + k];
	}
	wg_gemm(h, n, g->count, g->x, 1, h, g->score, n, g->out.g, n);
	for (size_t i = 0; i < h; i++)
		for (size_t k = 0; k < n; k++)
			g->turned[k * h + i] = g->out.w[i * n + k];
	memset(g->dx, 0, g->count * h * sizeof(float));
	wg_gemm(g->count, h, n, g->score, n, 1, g->turned, h, g->dx, h);
	for (uint32_t i = 0; i < g->count; i++)
		for (size_t k = 0; k < h; k++)
			b->grad[g->row[i] * h + k] += g->dx[i * h + k];
	return loss;
}

void
wg_net_pretrain(struct wg_net *net, const struct wg_corpus *c, size_t words,
        size_t batch, float rate)
{
	struct guess *g = g_new0(struct guess, 1);
	struct wg_batch b = {0};
	uint32_t *order = g_new(uint32_t, c->sents->len);
	size_t at = 0, done = 0, shown = 0, hidden = 0;
	double loss = 0;

	init(g, net);
	for (uint32_t i = 0; i < c->sents->len; i++)
		order[i] = i;
	wg_chance_shuffle(&net->chance, order, c->sents->len);
	net->training = true;
	while (done < words) {
		if (at + batch > c->sents->len)
			at = 0;
		wg_batch_fill(&b, net, c, order + at, batch);
		at += batch;
		wg_net_masks(net, &b);
		hide(g, net, &b);
		wg_net_encode(net, &b);
		loss += guess_loss(g, net, &b);
		wg_net_backward(net, &b);
		float left = 1 - (float)done / (float)words;
		net->adam.rate = rate * (left > 0.05f ? left : 0.05f);
		wg_net_step(net, g->count + 1);
		done += b.tokens;
		hidden += g->count;
		if (done / 500000 > shown) {
			shown = done / 500000;
			printf("%zu words, loss %.3f\n", done,
			        loss / (double)hidden);
			fflush(stdout);
			loss = 0;
			hidden = 0;
		}
	}
	net->training = false;
	g_ptr_array_set_size(net->params, (gint)net->params->len - 2);
}
