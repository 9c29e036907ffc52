/* A float network on disk, to go on from.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   struct wg_net_size | words | counts | parameters in their order
 *
 * For the same build on the same machine only: no magic, no checks.
 */
#include "train/train.h"

#include <string.h>

bool
wg_net_save(const struct wg_net *net, const char *path)
{
	FILE *f = fopen(path, "wb");
	bool ok = f != NULL;

	ok = ok && fwrite(&net->size, sizeof net->size, 1, f) == 1;
	ok = ok && fwrite(net->vocab->data, 4, net->vocab->len, f);
	ok = ok && fwrite(net->count->data, 4, net->count->len, f);
	for (guint i = 0; ok && i < net->params->len; i++) {
		struct wg_param *p = g_ptr_array_index(net->params, i);
		ok = fwrite(p->w, sizeof *p->w, p->rows * p->cols, f) ==
		     p->rows * p->cols;
	}
	if (f && fclose(f))
		ok = false;
	if (!ok)
		g_printerr("wiregraph-train: cannot write %s\n", path);
	return ok;
}

static void
set_words(struct wg_net *net, const char *at, size_t n)
{
	net->vocab = g_array_new(FALSE, FALSE, 4);
	net->count = g_array_new(FALSE, FALSE, 4);
	net->row_of = g_hash_table_new(NULL, NULL);
	g_array_append_vals(net->vocab, at, (guint)n);
	g_array_append_vals(net->count, at + 4 * n, (guint)n);
	for (guint i = 1; i < n; i++)
		g_hash_table_insert(net->row_of,
		        GUINT_TO_POINTER(
		                g_array_index(net->vocab, uint32_t, i)),
		        GUINT_TO_POINTER(i));
}

bool
wg_net_peek(struct wg_net *net, const char *path, struct wg_net_size *size)
{
	char *all;
	gsize n;

	if (!g_file_get_contents(path, &all, &n, NULL) || n < sizeof *size) {
		g_printerr("wiregraph-train: cannot read %s\n", path);
		return false;
	}
	memcpy(size, all, sizeof *size);
	set_words(net, all + sizeof *size, size->rows[WG_F_WORD]);
	g_free(all);
	return true;
}

/* Puts a saved matrix into the corner of a wider one; its rows are `blocks`
 * blocks that lie apart by the rows of a block of the wider one. */
static void
place(struct wg_param *p, const float *from, size_t rows, size_t cols,
        size_t blocks)
{
	size_t each = rows / blocks, apart = p->rows / blocks;

	for (size_t r = 0; r < rows; r++) {
		size_t to = (r / each * apart + r % each) * p->cols;
		memcpy(p->w + to, from + r * cols, cols * sizeof *from);
		memcpy(p->mean + to, from + r * cols, cols * sizeof *from);
	}
}

static bool
load_encoder(struct wg_net *net, const struct wg_net_size *saved,
        const float *at)
{
	if (saved->hidden > net->size.hidden ||
	        saved->layers != net->size.layers ||
	        saved->embed != net->size.embed)
		return false;
	for (size_t f = 0; f < WG_F_END; f++) {
		place(&net->embed[f], at, saved->rows[f], saved->embed, 1);
		at += saved->rows[f] * saved->embed;
	}
	for (size_t l = 0; l < saved->layers; l++) {
		size_t rows = 3 * (l ? saved->hidden : saved->embed);
		place(&net->conv[l], at, rows, saved->hidden, 3);
		at += rows * saved->hidden;
		place(&net->conv_bias[l], at, 1, saved->hidden, 1);
		at += saved->hidden;
	}
	return true;
}

static bool
load_all(struct wg_net *net, const float *at, const float *end)
{
	for (guint i = 0; i < net->params->len; i++) {
		struct wg_param *p = g_ptr_array_index(net->params, i);
		if ((size_t)(end - at) < p->rows * p->cols)
			return false;
		place(p, at, p->rows, p->cols, 1);
		at += p->rows * p->cols;
	}
	return true;
}

bool
wg_net_load(struct wg_net *net, const char *path, bool whole)
{
	struct wg_net_size saved;
	char *all, *at;
	gsize n;

	if (!g_file_get_contents(path, &all, &n, NULL))
		return false;
	memcpy(&saved, all, sizeof saved);
	at = all + sizeof saved + 8 * (size_t)saved.rows[WG_F_WORD];
	bool ok = whole ? load_all(net, (float *)(void *)at,
	                          (float *)(void *)(all + n))
	                : load_encoder(net, &saved, (float *)(void *)at);
	g_free(all);
	return ok;
}
