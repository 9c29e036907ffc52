/* The float network -> 8-bit integers.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Weights get a scale for each output. Activations get one scale a layer,
 * from the values that real sentences give: the few that are larger than
 * nearly all are cut, which costs less than a coarser step for the rest.
 */
#include "train/train.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CALIBRATION = 500 };

/* Values that activations took. */
struct measure {
	float layer[WG_LAYERS_MAX + 1]; /* 0: embeddings */
	float parser, parser_max;
};

static int
by_value(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;

	return x < y ? -1 : x > y;
}

/* The value that a share of 1 - 1/many of those above zero stays below. */
static float
quantile(GArray *v, size_t many)
{
	float *f = (float *)(void *)v->data;
	size_t n = 0;

	for (size_t i = 0; i < v->len; i++)
		if (f[i] > 0)
			f[n++] = f[i];
	qsort(f, n, sizeof *f, by_value);
	return n ? f[n - 1 - n / many] : 1;
}

static float
largest(const GArray *v)
{
	float max = 1e-9f;

	for (size_t i = 0; i < v->len; i++)
		max = fmaxf(max, fabsf(g_array_index(v, float, i)));
	return max;
}

static void
gather(GArray **seen, const struct wg_net *net, const struct wg_batch *b)
{
	for (size_t l = 0; l <= net->size.layers; l++) {
		size_t cols = l ? net->size.hidden : net->size.embed;
		const float *x = b->x[l] + b->first[0] * cols;
		for (size_t i = 0; i < b->n[0] * cols; i++) {
			float v = fabsf(x[i]);
			g_array_append_val(seen[l], v);
		}
	}
}

static void
measure(struct measure *m, struct wg_net *net, const struct wg_corpus *c)
{
	GArray *seen[WG_LAYERS_MAX + 1];
	struct wg_batch b = {0};
	struct wg_analysis a;
	uint32_t n = c->sents->len, k = n < CALIBRATION ? n : CALIBRATION;

	for (size_t l = 0; l <= WG_LAYERS_MAX; l++)
		seen[l] = g_array_new(FALSE, FALSE, sizeof(float));
	net->probe = g_array_new(FALSE, FALSE, sizeof(float));
	for (uint32_t i = 0; i < k; i++) {
		uint32_t s = (uint32_t)((uint64_t)i * n / k);
		wg_batch_fill(&b, net, c, &s, 1);
		wg_net_forward(net, &b);
		gather(seen, net, &b);
		wg_net_parse(net, &b, 0, &a);
	}
	for (size_t l = 0; l <= net->size.layers; l++)
		m->layer[l] = quantile(seen[l], 4000);
	m->parser_max = largest(net->probe);
	m->parser = quantile(net->probe, 4000);
	for (size_t l = 0; l <= WG_LAYERS_MAX; l++)
		g_array_free(seen[l], TRUE);
	g_array_free(net->probe, TRUE);
	net->probe = NULL;
}

/* ---- matrices ------------------------------------------------------------ */

/* A float matrix and what its inputs and outputs are worth. */
struct source {
	const struct wg_param *w, *bias;
	size_t k, n;            /* n: as in the file, padded */
	const uint16_t *column; /* of w for each output; UINT16_MAX: none */
	float in;               /* 7-bit units per 1 */
	float out;              /* units of the output per 1 */
	int zero;               /* the input that stands for 0 */
};

static size_t
place(size_t k, size_t i, size_t j)
{
	return (j / WG_BLOCK * (k / 4) + i / 4) * 4 * WG_BLOCK +
	       j % WG_BLOCK * 4 + i % 4;
}

static void
column_out(const struct source *s, size_t j, size_t col, float *scale,
        float *bias, int8_t *w)
{
	float max = 1e-9f;
	int sum = 0;

	for (size_t i = 0; i < s->k; i++)
		max = fmaxf(max, fabsf(s->w->w[i * s->w->cols + col]));
	for (size_t i = 0; i < s->k; i++) {
		float x = s->w->w[i * s->w->cols + col] * 127 / max;
		int8_t q = (int8_t)lrintf(x);
		w[place(s->k, i, j)] = q;
		sum += q;
	}
	scale[j] = max / 127 / s->in * s->out;
	bias[j] = (s->bias ? s->bias->w[col] : 0) * s->out -
	          (float)(s->zero * sum) * scale[j];
}

static void
matrix_out(struct wg_output *o, enum wg_model_section sec,
        const struct source *s)
{
	float *scale = g_new0(float, s->n), *bias = g_new0(float, s->n);
	int8_t *w = g_new0(int8_t, s->k * s->n);

	for (size_t j = 0; j < s->n; j++) {
		size_t col = s->column ? s->column[j] : j;
		if (col < s->w->cols)
			column_out(s, j, col, scale, bias, w);
	}
	wg_output_put(o, sec, scale, s->n * sizeof *scale);
	wg_output_put(o, sec, bias, s->n * sizeof *bias);
	wg_output_put(o, sec, w, s->k * s->n);
	g_free(scale);
	g_free(bias);
	g_free(w);
}

static void
tags_out(struct wg_output *o, const struct wg_net *net, float in)
{
	const struct wg_net_size *z = &net->size;
	size_t n = wg_block(z->nupos + z->nxpos);
	uint16_t *column = g_new(uint16_t, n);
	struct source s = {&net->tag, &net->tag_bias, z->hidden, n, column, in,
	        1, 0};

	memset(column, 0xFF, n * sizeof *column);
	for (size_t i = 0; i < z->nupos; i++)
		column[i] = (uint16_t)i;
	for (size_t i = 0; i < z->nxpos; i++)
		column[z->nupos + i] = (uint16_t)(WG_PAD(z->nupos) + i);
	matrix_out(o, WG_MS_TAG, &s);
	g_free(column);
}

/* ---- tables -------------------------------------------------------------- */

static float
embed_scale(const struct wg_net *net)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(float));

	for (size_t f = 0; f < WG_F_END; f++)
		for (size_t i = 0; i < net->embed[f].rows * net->embed[f].cols;
		        i++) {
			float v = fabsf(net->embed[f].w[i]);
			g_array_append_val(all, v);
		}
	float max = quantile(all, 5000);
	g_array_free(all, TRUE);
	return 127 / max;
}

static int
clamp(float x, int max)
{
	long v = lrintf(x);

	return (int)(v > max ? max : v < -max ? -max : v);
}

static void
embed_out(struct wg_output *o, const struct wg_net *net, float scale)
{
	for (size_t f = 0; f < WG_F_END; f++)
		for (size_t i = 0; i < net->embed[f].rows * net->embed[f].cols;
		        i++) {
			int8_t q =
			        (int8_t)clamp(net->embed[f].w[i] * scale, 127);
			wg_output_put(o, WG_MS_EMBED, &q, 1);
		}
}

static void
vocab_out(struct wg_output *o, const struct wg_net *net)
{
	uint32_t slots = 64;

	while (slots < net->vocab->len * 3 / 2)
		slots *= 2;
	uint32_t *hash = g_new0(uint32_t, slots);
	uint16_t *row = g_new0(uint16_t, slots);
	for (guint i = 1; i < net->vocab->len; i++) {
		uint32_t h = g_array_index(net->vocab, uint32_t, i);
		uint32_t at = h & (slots - 1);
		while (row[at])
			at = (at + 1) & (slots - 1);
		hash[at] = h;
		row[at] = (uint16_t)i;
	}
	wg_output_put(o, WG_MS_VOCAB, hash, slots * sizeof *hash);
	wg_output_put(o, WG_MS_VOCAB_ROW, row, slots * sizeof *row);
	g_free(hash);
	g_free(row);
}

/* 16-bit rows; `bias` is added to rows from..to, one of which is always
 * there. */
static void
rows_out(struct wg_output *o, enum wg_model_section sec,
        const struct wg_param *p, float scale, const float *bias, size_t from,
        size_t to)
{
	for (size_t r = 0; r < p->rows; r++)
		for (size_t k = 0; k < p->cols; k++) {
			float v = p->w[r * p->cols + k];
			if (r >= from && r < to)
				v += bias[k];
			int16_t q = (int16_t)clamp(v * scale, 32767);
			wg_output_put(o, sec, &q, sizeof q);
		}
}

/* ---- all of it ----------------------------------------------------------- */

static void
parser_out(struct wg_output *o, const struct wg_net *net,
        const struct measure *m, struct wg_syntax_shape *shape, float in)
{
	const struct wg_net_size *z = &net->size;
	float unit = 32767 / (1.5f * m->parser_max), to = 127 / m->parser;
	struct source slot = {&net->slot, NULL, z->hidden, net->slot.cols, NULL,
	        in, unit, 0};
	struct source move = {&net->move, &net->move_bias, z->parser,
	        wg_block(1 + 2 * z->nrel), NULL, to, 1, 0};

	shape->gather_mul = (int32_t)lrintf(to / unit * 32768);
	matrix_out(o, WG_MS_SLOT, &slot);
	matrix_out(o, WG_MS_MOVE, &move);
	rows_out(o, WG_MS_SPECIAL, &net->special, unit, NULL, 0, 0);
	/* wg_arc_look always gives one of the first distances. */
	rows_out(o, WG_MS_FACT, &net->fact, unit, net->parser_bias.w,
	        4 * z->nrel, 4 * z->nrel + 8);
}

static void
names_out(struct wg_output *o, const struct wg_tagset *tags)
{
	wg_output_names(o, WG_MS_UPOS, &tags->upos);
	wg_output_names(o, WG_MS_XPOS, &tags->xpos);
	wg_output_names(o, WG_MS_REL, &tags->rel);
}

static void
shape_out(struct wg_syntax_shape *shape, const struct wg_net_size *z)
{
	*shape = (struct wg_syntax_shape){.embed = z->embed,
	        .hidden = z->hidden,
	        .layers = z->layers,
	        .parser = z->parser,
	        .nupos = z->nupos,
	        .nxpos = z->nxpos,
	        .nrel = z->nrel,
	        .root = z->root};
	memcpy(shape->rows, z->rows, sizeof z->rows);
}

void
wg_export_net(struct wg_output *o, struct wg_net *net,
        const struct wg_corpus *c, const struct wg_tagset *tags)
{
	const struct wg_net_size *z = &net->size;
	struct wg_syntax_shape shape;
	struct measure m;

	measure(&m, net, c);
	shape_out(&shape, z);
	float es = embed_scale(net), in = 63 / m.layer[0];
	shape.embed_mul = (int32_t)lrintf(in / es * 1024);
	for (size_t l = 0; l < z->layers; l++) {
		size_t k = 3 * (l ? z->hidden : z->embed);
		struct source s = {&net->conv[l], &net->conv_bias[l], k,
		        z->hidden, NULL, in, 1, l ? 0 : 64};
		matrix_out(o, WG_MS_CONV + l, &s);
		in = shape.to[l] = 127 / m.layer[l + 1];
	}
	tags_out(o, net, in);
	parser_out(o, net, &m, &shape, in);
	embed_out(o, net, es);
	vocab_out(o, net);
	names_out(o, tags);
	wg_output_put(o, WG_MS_SHAPE, &shape, sizeof shape);
}
