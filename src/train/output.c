/* Puts the sections of a model file together.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "train/train.h"

#include <string.h>

void
wg_output_init(struct wg_output *o)
{
	for (size_t i = 0; i < WG_MS_END; i++)
		o->sec[i] = g_byte_array_new();
}

void
wg_output_put(struct wg_output *o, enum wg_model_section sec, const void *v,
        size_t n)
{
	g_byte_array_append(o->sec[sec], v, (guint)n);
}

void
wg_output_names(struct wg_output *o, enum wg_model_section sec,
        const struct wg_symbols *s)
{
	for (guint i = 0; i < s->names->len; i++) {
		const char *name = wg_symbol_name(s, (uint16_t)i);
		wg_output_put(o, sec, name, strlen(name) + 1);
	}
}

void
wg_output_copy(struct wg_output *o, const struct wg_model *m)
{
	for (size_t i = 0; i < WG_MS_END; i++)
		if (o->sec[i]->len == 0)
			wg_output_put(o, i, m->sec[i], m->n[i]);
}

/* One file of the sections of two: --start first, what it lacks from
 * --model. */
int
wg_join_models(const struct wg_train_options *o)
{
	const char *const path[] = {o->start, o->model};
	struct wg_output out;
	struct wg_model m;
	const char *why;

	wg_output_init(&out);
	for (size_t i = 0; i < 2; i++) {
		if (!wg_model_open(&m, path[i], &why)) {
			g_printerr("wiregraph-train: %s: %s\n", path[i], why);
			return 1;
		}
		wg_output_copy(&out, &m);
		wg_model_close(&m);
	}
	return wg_output_write(&out, o->out) ? 0 : 3;
}

GByteArray *
wg_output_bytes(const struct wg_output *o)
{
	static const uint8_t zeros[64];
	struct wg_model_header h = {.magic = WG_MODEL_MAGIC,
	        .version = WG_MODEL_VERSION};
	GByteArray *b = g_byte_array_new();

	g_byte_array_append(b, (const guint8 *)&h, sizeof h);
	for (size_t i = 0; i < WG_MS_END; i++) {
		g_byte_array_append(b, zeros, -b->len % 64);
		h.sec[i].off = b->len;
		h.sec[i].n = o->sec[i]->len;
		g_byte_array_append(b, o->sec[i]->data, o->sec[i]->len);
	}
	h.size = b->len;
	size_t head = offsetof(struct wg_model_header, sec);
	memcpy(b->data, &h, sizeof h);
	h.sum = wg_image_sum(b->data + head, b->len - head);
	memcpy(b->data, &h, sizeof h);
	return b;
}

bool
wg_output_write(const struct wg_output *o, const char *path)
{
	GByteArray *b = wg_output_bytes(o);
	GError *e = NULL;
	bool ok = g_file_set_contents(path, (const char *)b->data,
	        (gssize)b->len, &e);

	if (!ok)
		g_printerr("wiregraph-train: %s\n", e->message);
	g_byte_array_unref(b);
	return ok;
}
