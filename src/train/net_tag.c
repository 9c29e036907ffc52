/* The taggers on the encoder: a linear layer for each tag set.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "train/train.h"

#include <math.h>
#include <string.h>

static void
scores(struct wg_net *net, struct wg_batch *b)
{
	size_t n = net->tag.cols;

	for (size_t r = 0; r < b->rows; r++)
		memcpy(b->tag + r * n, net->tag_bias.w, n * sizeof(float));
	wg_gemm(b->rows, n, net->size.hidden, b->top, net->size.hidden, 1,
	        net->tag.w, n, b->tag, n);
}

/* Softmax of n scores in place of them, less 1 at gold; gives the loss. */
static float
softmax_loss(const float *s, float *d, size_t n, uint16_t gold)
{
	float max = s[1], sum = 0;

	if (!gold)
		return 0;
	for (size_t i = 1; i < n; i++)
		max = s[i] > max ? s[i] : max;
	for (size_t i = 1; i < n; i++)
		sum += d[i] = expf(s[i] - max);
	for (size_t i = 1; i < n; i++)
		d[i] /= sum;
	float loss = -logf(d[gold] + 1e-12f);
	d[gold] -= 1;
	return loss;
}

double
wg_net_tag_loss(struct wg_net *net, struct wg_batch *b)
{
	size_t n = net->tag.cols, h = net->size.hidden, x;
	double loss = 0;

	x = WG_PAD(net->size.nupos);
	scores(net, b);
	memset(b->dtag, 0, b->rows * n * sizeof(float));
	for (size_t i = 0; i < b->nsent; i++) {
		const struct wg_gold_token *t = WG_GOLD(b->corpus, b->sent[i]);
		for (size_t k = 0; k < b->n[i]; k++) {
			size_t at = (b->first[i] + k) * n;
			loss += (double)softmax_loss(b->tag + at, b->dtag + at,
			        net->size.nupos, t[k].upos);
			loss += (double)softmax_loss(b->tag + at + x,
			        b->dtag + at + x, net->size.nxpos, t[k].xpos);
		}
	}
	wg_gemm(h, n, b->rows, b->top, 1, h, b->dtag, n, net->tag.g, n);
	for (size_t r = 0; r < b->rows; r++)
		for (size_t k = 0; k < n; k++)
			net->tag_bias.g[k] += b->dtag[r * n + k];
	float *t = g_new(float, n *h);
	for (size_t i = 0; i < h; i++)
		for (size_t j = 0; j < n; j++)
			t[j * h + i] = net->tag.w[i * n + j];
	wg_gemm(b->rows, h, n, b->dtag, n, 1, t, h, b->grad, h);
	g_free(t);
	return loss;
}

static uint16_t
best(const float *s, size_t n)
{
	size_t at = 1;

	for (size_t i = 2; i < n; i++)
		if (s[i] > s[at])
			at = i;
	return (uint16_t)at;
}

void
wg_net_tag(struct wg_net *net, struct wg_batch *b, size_t i,
        struct wg_analysis *out)
{
	size_t n = net->tag.cols;

	if (i == 0)
		scores(net, b);
	for (size_t k = 0; k < b->n[i]; k++) {
		const float *s = b->tag + (b->first[i] + k) * n;
		out->upos[k] = best(s, net->size.nupos);
		out->xpos[k] =
		        best(s + WG_PAD(net->size.nupos), net->size.nxpos);
	}
}
