/* The encoder in float: summed embeddings and residual convolutions.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   x0 = sum of the rows of the word's features
 *   x1 = relu(conv(x0)),  x[l+1] = x[l] + relu(conv(x[l])),  window 3
 */
#include "train/train.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void
add_param(struct wg_net *net, struct wg_param *p, const char *name, size_t rows,
        size_t cols, float scale, bool sparse)
{
	wg_param_init(p, name, rows, cols, scale, sparse, &net->chance);
	g_ptr_array_add(net->params, p);
}

static void
init_encoder(struct wg_net *net, const struct wg_net_size *s)
{
	for (size_t f = 0; f < WG_F_END; f++)
		add_param(net, &net->embed[f], "embed", s->rows[f], s->embed,
		        0.02f, true);
	for (size_t l = 0; l < s->layers; l++) {
		size_t in = l ? s->hidden : s->embed;
		add_param(net, &net->conv[l], "conv", 3 * in, s->hidden,
		        sqrtf(1.0f / (float)(3 * in)), false);
		add_param(net, &net->conv_bias[l], "conv bias", 1, s->hidden, 0,
		        false);
	}
}

void
wg_net_init(struct wg_net *net, const struct wg_net_size *s, uint64_t seed)
{
	size_t wide = WG_SLOTS * s->parser;
	size_t ntag = WG_PAD(s->nupos) + WG_PAD(s->nxpos);
	size_t nmove = WG_PAD(1 + 2 * s->nrel);
	float h = sqrtf(1.0f / (float)s->hidden);

	net->size = *s;
	net->chance.state = seed;
	net->params = g_ptr_array_new();
	init_encoder(net, s);
	add_param(net, &net->tag, "tag", s->hidden, ntag, h, false);
	add_param(net, &net->tag_bias, "tag bias", 1, ntag, 0, false);
	add_param(net, &net->slot, "slot", s->hidden, wide, h / 2, false);
	add_param(net, &net->special, "special", 2, wide, 0.1f, false);
	add_param(net, &net->fact, "fact", wg_arc_facts(s->nrel), s->parser,
	        0.1f, false);
	add_param(net, &net->parser_bias, "parser bias", 1, s->parser, 0,
	        false);
	add_param(net, &net->move, "move", s->parser, nmove,
	        sqrtf(1.0f / (float)s->parser), false);
	add_param(net, &net->move_bias, "move bias", 1, nmove, 0, false);
}

/* ---- words --------------------------------------------------------------- */

struct seen {
	uint32_t hash, count, order;
};

static int
by_count(gconstpointer a, gconstpointer b)
{
	const struct seen *x = a, *y = b;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static GArray *
count_words(const struct wg_corpus *c)
{
	GArray *seen = g_array_new(FALSE, FALSE, sizeof(struct seen));
	GHashTable *at = g_hash_table_new(NULL, NULL);
	struct wg_surface w;

	for (guint i = 0; i < c->tokens->len; i++) {
		wg_surface_read(
		        wg_str(g_array_index(c->tokens, struct wg_gold_token, i)
		                        .form),
		        &w);
		gpointer key = GUINT_TO_POINTER(w.hash[WG_F_WORD]);
		guint k = GPOINTER_TO_UINT(g_hash_table_lookup(at, key));
		if (!k) {
			struct seen s = {w.hash[WG_F_WORD], 0, seen->len};
			g_array_append_val(seen, s);
			k = seen->len;
			g_hash_table_insert(at, key, GUINT_TO_POINTER(k));
		}
		g_array_index(seen, struct seen, k - 1).count++;
	}
	g_hash_table_destroy(at);
	g_array_sort(seen, by_count);
	return seen;
}

/* Row 0 is for all other words. */
void
wg_net_vocabulary(struct wg_net *net, const struct wg_corpus *c, size_t min,
        size_t max)
{
	GArray *seen = count_words(c);
	uint32_t zero = 0;

	net->vocab = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	net->count = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	net->row_of = g_hash_table_new(NULL, NULL);
	g_array_append_val(net->vocab, zero);
	g_array_append_val(net->count, zero);
	for (guint i = 0; i < seen->len && net->vocab->len < max; i++) {
		struct seen *s = &g_array_index(seen, struct seen, i);
		if (s->count < min)
			break;
		g_hash_table_insert(net->row_of, GUINT_TO_POINTER(s->hash),
		        GUINT_TO_POINTER(net->vocab->len));
		g_array_append_val(net->vocab, s->hash);
		g_array_append_val(net->count, s->count);
	}
	g_array_free(seen, TRUE);
}

/* Words that the annotated text does not have count as frequent: dropping
 * them would teach nothing. */
void
wg_net_more_words(struct wg_net *net, const struct wg_corpus *c, size_t min,
        size_t max)
{
	GArray *seen = count_words(c);
	uint32_t often = 1000;

	for (guint i = 0; i < seen->len && net->vocab->len < max; i++) {
		struct seen *s = &g_array_index(seen, struct seen, i);
		gpointer key = GUINT_TO_POINTER(s->hash);
		if (s->count < min)
			break;
		if (g_hash_table_contains(net->row_of, key))
			continue;
		g_hash_table_insert(net->row_of, key,
		        GUINT_TO_POINTER(net->vocab->len));
		g_array_append_val(net->vocab, s->hash);
		g_array_append_val(net->count, often);
	}
	g_array_free(seen, TRUE);
}

/* Rare words are dropped more often, so that row 0 learns what to expect of
 * a word that it has not seen. */
static uint32_t
word_row(struct wg_net *net, uint32_t hash)
{
	uint32_t row = GPOINTER_TO_UINT(
	        g_hash_table_lookup(net->row_of, GUINT_TO_POINTER(hash)));

	if (!net->training || !row)
		return row;
	float keep = (float)g_array_index(net->count, uint32_t, row);
	keep /= keep + net->word_dropout;
	return wg_chance_unit(&net->chance) < keep ? row : 0;
}

/* ---- batches ------------------------------------------------------------- */

static void
fill_words(struct wg_batch *b, struct wg_net *net, size_t i)
{
	const struct wg_gold_token *t = WG_GOLD(b->corpus, b->sent[i]);
	enum wg_case how =
	        net->training ? wg_case_draw(&net->chance) : WG_CASE_SAME;
	struct wg_surface w[WG_ARC_MAX];
	char buf[256];

	for (size_t k = 0; k < b->n[i]; k++)
		wg_surface_read(wg_case_form(t[k].form, how, buf, sizeof buf),
		        &w[k]);
	wg_surfaces_place(w, b->n[i]);
	for (size_t k = 0; k < b->n[i]; k++) {
		uint32_t *id = b->id[b->first[i] + k];
		id[WG_F_WORD] = word_row(net, w[k].hash[WG_F_WORD]);
		for (size_t f = 1; f < WG_F_END; f++)
			id[f] = w[k].hash[f] % net->size.rows[f];
	}
}

static float *
renew(float *p, size_t n)
{
	return g_renew(float, p, n);
}

static void
reserve(struct wg_batch *b, const struct wg_net *net)
{
	const struct wg_net_size *s = &net->size;
	size_t n = b->cap = b->rows * 3 / 2;

	b->id = g_realloc(b->id, n * sizeof *b->id);
	for (size_t l = 0; l <= s->layers; l++)
		b->x[l] = renew(b->x[l], n * (l ? s->hidden : s->embed));
	for (size_t l = 0; l < s->layers; l++)
		b->relu[l] = renew(b->relu[l], n * s->hidden);
	b->top = renew(b->top, n * s->hidden);
	b->grad = renew(b->grad, n * s->hidden);
	b->grad2 = renew(b->grad2, n * s->hidden);
	b->mask = renew(b->mask, n * s->embed);
	b->top_mask = renew(b->top_mask, n * s->hidden);
	b->tag = renew(b->tag, n * net->tag.cols);
	b->dtag = renew(b->dtag, n * net->tag.cols);
	b->slot = renew(b->slot, n * net->slot.cols);
	b->dslot = renew(b->dslot, n * net->slot.cols);
}

void
wg_batch_fill(struct wg_batch *b, struct wg_net *net, const struct wg_corpus *c,
        const uint32_t *sents, size_t n)
{
	b->nsent = n;
	b->corpus = c;
	b->rows = WG_NET_GAP;
	b->tokens = 0;
	for (size_t i = 0; i < n; i++) {
		b->sent[i] = sents[i];
		b->first[i] = (uint32_t)b->rows;
		b->n[i] = WG_GOLD_SENT(c, sents[i])->n;
		b->tokens += b->n[i];
		b->rows += b->n[i] + WG_NET_GAP;
	}
	if (b->rows > b->cap)
		reserve(b, net);
	for (size_t i = 0; i < n; i++)
		fill_words(b, net, i);
}

/* ---- forward ------------------------------------------------------------- */

static void
draw_mask(struct wg_net *net, float *mask, size_t n, float drop)
{
	float keep = 1 - drop, up = 1 / keep;

	for (size_t i = 0; i < n; i++)
		mask[i] = wg_chance_unit(&net->chance) < keep ? up : 0;
}

static void
apply_mask(struct wg_net *net, const float *mask, float *x, size_t n)
{
	if (net->training)
		for (size_t i = 0; i < n; i++)
			x[i] *= mask[i];
}

static void
embed(struct wg_net *net, struct wg_batch *b)
{
	size_t e = net->size.embed;

	memset(b->x[0], 0, b->rows * e * sizeof(float));
	for (size_t i = 0; i < b->nsent; i++)
		for (size_t r = b->first[i]; r < b->first[i] + b->n[i]; r++)
			for (size_t f = 0; f < WG_F_END; f++) {
				const float *w =
				        net->embed[f].w + b->id[r][f] * e;
				for (size_t k = 0; k < e; k++)
					b->x[0][r * e + k] += w[k];
			}
}

/* Rows that no sentence holds are zero before every layer. */
static void
clear_gaps(const struct wg_batch *b, float *x, size_t cols)
{
	size_t at = 0;

	for (size_t i = 0; i <= b->nsent; i++) {
		size_t end = i < b->nsent ? b->first[i] : b->rows;
		memset(x + at * cols, 0, (end - at) * cols * sizeof *x);
		if (i < b->nsent)
			at = b->first[i] + b->n[i];
	}
}

static void
fill_bias(float *x, size_t rows, const struct wg_param *bias)
{
	for (size_t r = 0; r < rows; r++)
		memcpy(x + r * bias->cols, bias->w, bias->cols * sizeof *x);
}

/* The rows that have neighbours on both sides, and the first of them. */
static size_t
inner(const struct wg_batch *b, size_t *rows)
{
	*rows = b->rows - 2 * WG_NET_GAP;
	return WG_NET_GAP;
}

static void
layer(struct wg_net *net, struct wg_batch *b, size_t l)
{
	size_t in = l ? net->size.hidden : net->size.embed;
	size_t h = net->size.hidden, m;
	size_t at = inner(b, &m);
	float *y = b->relu[l];

	fill_bias(y, b->rows, &net->conv_bias[l]);
	for (size_t t = 0; t < 3; t++)
		wg_gemm(m, h, in, b->x[l] + (at + t - 1) * in, in, 1,
		        net->conv[l].w + t * in * h, h, y + at * h, h);
	for (size_t i = 0; i < b->rows * h; i++) {
		y[i] = y[i] > 0 ? y[i] : 0;
		b->x[l + 1][i] = y[i] + (l ? b->x[l][i] : 0);
	}
	clear_gaps(b, b->x[l + 1], h);
}

void
wg_net_masks(struct wg_net *net, struct wg_batch *b)
{
	draw_mask(net, b->mask, b->rows * net->size.embed, net->dropout / 2);
	draw_mask(net, b->top_mask, b->rows * net->size.hidden, net->dropout);
}

void
wg_net_encode(struct wg_net *net, struct wg_batch *b)
{
	size_t h = net->size.hidden, last = net->size.layers;

	embed(net, b);
	apply_mask(net, b->mask, b->x[0], b->rows * net->size.embed);
	for (size_t l = 0; l < last; l++)
		layer(net, b, l);
	memcpy(b->top, b->x[last], b->rows * h * sizeof(float));
	apply_mask(net, b->top_mask, b->top, b->rows * h);
	memset(b->grad, 0, b->rows * h * sizeof(float));
}

void
wg_net_forward(struct wg_net *net, struct wg_batch *b)
{
	if (net->training)
		wg_net_masks(net, b);
	wg_net_encode(net, b);
}

/* ---- backward ------------------------------------------------------------ */

static float *
transposed(const float *w, size_t rows, size_t cols)
{
	float *t = g_new(float, rows *cols);

	for (size_t i = 0; i < rows; i++)
		for (size_t j = 0; j < cols; j++)
			t[j * rows + i] = w[i * cols + j];
	return t;
}

static void
add_column_sums(struct wg_param *bias, const float *d, size_t rows)
{
	for (size_t r = 0; r < rows; r++)
		for (size_t k = 0; k < bias->cols; k++)
			bias->g[k] += d[r * bias->cols + k];
}

/* grad holds the gradient of x[l + 1]; afterwards that of x[l]. */
static void
layer_back(struct wg_net *net, struct wg_batch *b, size_t l)
{
	size_t in = l ? net->size.hidden : net->size.embed;
	size_t h = net->size.hidden, m;
	size_t at = inner(b, &m);
	float *dy = b->grad2, *t = transposed(net->conv[l].w, 3 * in, h);

	for (size_t i = 0; i < b->rows * h; i++)
		dy[i] = b->relu[l][i] > 0 ? b->grad[i] : 0;
	clear_gaps(b, dy, h);
	if (!l)
		memset(b->grad, 0, b->rows * in * sizeof(float));
	add_column_sums(&net->conv_bias[l], dy, b->rows);
	for (size_t k = 0; k < 3; k++) {
		size_t off = at + k - 1;
		wg_gemm(in, h, m, b->x[l] + off * in, 1, in, dy + at * h, h,
		        net->conv[l].g + k * in * h, h);
		wg_gemm(m, in, h, dy + at * h, h, 1, t + k * in, 3 * in,
		        b->grad + off * in, in);
	}
	clear_gaps(b, b->grad, in);
	g_free(t);
}

static void
embed_back(struct wg_net *net, struct wg_batch *b)
{
	size_t e = net->size.embed;

	for (size_t i = 0; i < b->nsent; i++)
		for (size_t r = b->first[i]; r < b->first[i] + b->n[i]; r++)
			for (size_t f = 0; f < WG_F_END; f++) {
				float *g = wg_param_row(&net->embed[f],
				        b->id[r][f]);
				for (size_t k = 0; k < e; k++)
					g[k] += b->grad[r * e + k];
			}
}

void
wg_net_backward(struct wg_net *net, struct wg_batch *b)
{
	size_t h = net->size.hidden;

	apply_mask(net, b->top_mask, b->grad, b->rows * h);
	for (size_t l = net->size.layers; l-- > 0;)
		layer_back(net, b, l);
	apply_mask(net, b->mask, b->grad, b->rows * net->size.embed);
	embed_back(net, b);
}

void
wg_net_step(struct wg_net *net, size_t tokens)
{
	double sum = 0;
	float norm = 1 / (float)tokens;

	for (guint i = 0; i < net->params->len; i++)
		sum += wg_param_square(g_ptr_array_index(net->params, i));
	sum = sqrt(sum) * (double)norm;
	if (sum > (double)net->adam.clip)
		norm *= net->adam.clip / (float)sum;
	net->adam.step++;
	/* The mean forgets its beginnings quickly. */
	net->adam.decay = fminf(0.999f,
	        (1 + (float)net->adam.step) / (10 + (float)net->adam.step));
	for (guint i = 0; i < net->params->len; i++)
		wg_param_step(g_ptr_array_index(net->params, i), &net->adam,
		        norm);
}
