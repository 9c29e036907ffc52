/* Words -> vectors: summed embeddings and convolutions in 8-bit integers.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Activations are 7-bit. Behind the embeddings 64 stands for zero (the bias
 * of the first layer knows), behind the other layers 0 does. A row before
 * and one behind the sentence hold zeros, so the window needs no edges.
 */
#include "model/model.h"

#include <string.h>

/* ---- binding ------------------------------------------------------------- */

/* The matrix in a section: scales, biases, weights. */
static bool
bind_matrix(struct wg_matrix *m, const struct wg_model *model,
        enum wg_model_section sec, size_t k, size_t n)
{
	const char *at = model->sec[sec];

	*m = (struct wg_matrix){.k = (uint32_t)k, .n = (uint32_t)n};
	m->scale = (const float *)at;
	m->bias = m->scale + n;
	m->w = (const int8_t *)(m->bias + n);
	return k % 4 == 0 && n % WG_BLOCK == 0 &&
	       model->n[sec] == n * (2 * sizeof(float) + k);
}

size_t
wg_block(size_t n)
{
	return (n + WG_BLOCK - 1) / WG_BLOCK * WG_BLOCK;
}

static bool
is_shape_sane(const struct wg_syntax_shape *s)
{
	size_t f;

	for (f = 0; f < WG_F_END; f++)
		if (s->rows[f] == 0 || s->rows[f] > 1 << 20)
			return false;
	return s->embed % 32 == 0 && s->hidden % 32 == 0 &&
	       s->parser % 32 == 0 && s->embed > 0 && s->embed <= 512 &&
	       s->hidden > 0 && s->hidden <= 512 && s->parser > 0 &&
	       s->parser <= 512 && s->layers >= 1 &&
	       s->layers <= WG_LAYERS_MAX && s->nupos > 1 && s->nupos < 256 &&
	       s->nxpos > 1 && s->nxpos < 256 && s->nrel > 1 && s->nrel < 240 &&
	       s->root < s->nrel && s->rows[WG_F_PLACE] >= WG_PLACE_ROWS;
}

static bool
bind_words(struct wg_syntax *x, const struct wg_model *m)
{
	const struct wg_syntax_shape *s = x->shape;
	const int8_t *table = m->sec[WG_MS_EMBED];
	size_t slots = m->n[WG_MS_VOCAB] / sizeof *x->vocab, rows = 0, i;

	x->vocab = m->sec[WG_MS_VOCAB];
	x->vocab_row = m->sec[WG_MS_VOCAB_ROW];
	x->vocab_mask = (uint32_t)slots - 1;
	if (slots == 0 || (slots & (slots - 1)) != 0 ||
	        m->n[WG_MS_VOCAB_ROW] != slots * sizeof *x->vocab_row)
		return false;
	for (i = 0; i < slots; i++)
		if (x->vocab_row[i] >= s->rows[WG_F_WORD])
			return false;
	for (i = 0; i < WG_F_END; i++) {
		x->embed[i] = table + rows * s->embed;
		rows += s->rows[i];
	}
	return m->n[WG_MS_EMBED] == rows * s->embed;
}

static bool
bind_layers(struct wg_syntax *x, const struct wg_model *m)
{
	const struct wg_syntax_shape *s = x->shape;
	bool ok = true;

	for (size_t l = 0; l < s->layers; l++)
		ok &= bind_matrix(&x->conv[l], m, WG_MS_CONV + l,
		        3 * (l > 0 ? s->hidden : s->embed), s->hidden);
	ok &= bind_matrix(&x->tag, m, WG_MS_TAG, s->hidden,
	        wg_block(s->nupos + s->nxpos));
	ok &= bind_matrix(&x->slot, m, WG_MS_SLOT, s->hidden,
	        WG_SLOTS * s->parser);
	ok &= bind_matrix(&x->move, m, WG_MS_MOVE, s->parser,
	        wg_block(1 + 2 * s->nrel));
	x->special = m->sec[WG_MS_SPECIAL];
	x->fact = m->sec[WG_MS_FACT];
	return ok && m->n[WG_MS_SPECIAL] == 2 * sizeof(int16_t) * x->slot.n &&
	       m->n[WG_MS_FACT] ==
	               sizeof(int16_t) * s->parser * wg_arc_facts(s->nrel);
}

bool
wg_syntax_bind(struct wg_syntax *x, const struct wg_model *m, const char **why)
{
	memset(x, 0, sizeof *x);
	x->model = m;
	x->kernel = wg_kernel_best();
	x->shape = m->sec[WG_MS_SHAPE];
	*why = "the model holds no tagger and parser";
	if (m->n[WG_MS_SHAPE] != sizeof *x->shape)
		return false;
	*why = "the parts of the tagger and parser do not fit together";
	return is_shape_sane(x->shape) && bind_words(x, m) && bind_layers(x, m);
}

/* ---- encoding ------------------------------------------------------------ */

static uint32_t
word_row(const struct wg_syntax *x, uint32_t hash)
{
	uint32_t at = hash & x->vocab_mask, steps = x->vocab_mask;

	while (x->vocab_row[at] != 0 && x->vocab[at] != hash && steps-- > 0)
		at = (at + 1) & x->vocab_mask;
	return x->vocab[at] == hash ? x->vocab_row[at] : 0;
}

static void
embed(const struct wg_syntax *x, const struct wg_surface *w, uint8_t *q)
{
	const struct wg_syntax_shape *s = x->shape;
	const int8_t *rows[WG_F_END];

	rows[0] = x->embed[0] +
	          (size_t)word_row(x, w->hash[WG_F_WORD]) * s->embed;
	for (size_t f = 1; f < WG_F_END; f++)
		rows[f] = x->embed[f] +
		          (size_t)(w->hash[f] % s->rows[f]) * s->embed;
	x->kernel->embed(rows, WG_F_END, s->embed, (int16_t)s->embed_mul, q);
}

/* One layer over rows 1 to n of q, which have `in` bytes each, into rows
 * 1 to n of `out`. */
static void
layer(const struct wg_syntax *x, size_t l, size_t n, const uint8_t *q, float *v,
        int32_t *acc, uint8_t *out)
{
	const struct wg_syntax_shape *s = x->shape;
	const struct wg_matrix *m = &x->conv[l];

	x->kernel->dot(m, q, m->k / 3, n, acc);
	for (size_t i = 0; i < n; i++)
		x->kernel->relu(m, acc + i * m->n, l > 0, s->to[l],
		        v + i * m->n, out + (i + 1) * s->hidden);
	memset(out, 0, s->hidden);
	memset(out + (n + 1) * s->hidden, 0, s->hidden);
}

void
wg_encode(const struct wg_syntax *x, struct wg_arena *a,
        const struct wg_surface *w, size_t n, uint8_t *top)
{
	const struct wg_syntax_shape *s = x->shape;
	struct wg_mark mark = wg_arena_mark(a);
	size_t wide = s->embed > s->hidden ? s->embed : s->hidden;
	uint8_t *q[2] = {wg_arena_alloc(a, (n + 2) * wide),
	        wg_arena_alloc(a, (n + 2) * wide)};
	float *v = wg_arena_alloc(a, n * s->hidden * sizeof *v);
	int32_t *acc = wg_arena_alloc(a, n * s->hidden * sizeof *acc);

	memset(q[0], 64, s->embed);
	for (size_t i = 0; i < n; i++)
		embed(x, &w[i], q[0] + (i + 1) * s->embed);
	memset(q[0] + (n + 1) * s->embed, 64, s->embed);
	for (size_t l = 0; l < s->layers; l++)
		layer(x, l, n, q[l % 2], v, acc, q[(l + 1) % 2]);
	memcpy(top, q[s->layers % 2] + s->hidden, n * s->hidden);
	wg_arena_release(a, mark);
}
