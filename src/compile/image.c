/* The image while it grows: sections, interned text, names of rows.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compile/compile.h"

#include <string.h>

static GHashTable *
name_table(void)
{
	return g_hash_table_new(g_str_hash, g_str_equal);
}

struct wg_build *
wg_build_new(struct wg_diag *diag)
{
	struct wg_build *b = g_new0(struct wg_build, 1);
	int i;

	for (i = 0; i < WG_SEC_END; i++)
		b->sec[i] = g_array_new(FALSE, TRUE, wg_row_size[i]);
	b->texts = name_table();
	b->ids = name_table();
	b->sources = name_table();
	b->classes = name_table();
	b->properties = name_table();
	b->wordclasses = name_table();
	b->phrases = wg_phrases_new();
	b->keep = g_string_chunk_new(1 << 16);
	b->diag = diag;
	return b;
}

void
wg_build_free(struct wg_build *b)
{
	int i;

	for (i = 0; i < WG_SEC_END; i++)
		g_array_free(b->sec[i], TRUE);
	g_hash_table_destroy(b->texts);
	g_hash_table_destroy(b->ids);
	g_hash_table_destroy(b->sources);
	g_hash_table_destroy(b->classes);
	g_hash_table_destroy(b->properties);
	g_hash_table_destroy(b->wordclasses);
	wg_phrases_free(b->phrases);
	g_string_chunk_free(b->keep);
	g_free(b);
}

/* NUL-terminated copy that lives as long as the build. */
static char *
keep(struct wg_build *b, struct wg_str text)
{
	return g_string_chunk_insert_len(b->keep, text.s, (gssize)text.n);
}

uint32_t
wg_build_find(GHashTable *table, struct wg_str name)
{
	char small[256], *key = small;
	uint32_t row;

	if (name.n >= sizeof small)
		key = g_malloc(name.n + 1);
	if (name.n > 0)
		memcpy(key, name.s, name.n);
	key[name.n] = '\0';
	row = GPOINTER_TO_UINT(g_hash_table_lookup(table, key));
	if (key != small)
		g_free(key);
	return row - 1; /* absent: WG_NONE */
}

void
wg_build_name(struct wg_build *b, GHashTable *table, struct wg_str name,
        uint32_t row)
{
	g_hash_table_insert(table, keep(b, name), GUINT_TO_POINTER(row + 1));
}

struct wg_ref
wg_build_text(struct wg_build *b, struct wg_str text)
{
	uint32_t off;

	if (text.n == 0)
		return (struct wg_ref){0, 0};
	off = wg_build_find(b->texts, text);
	if (off == WG_NONE) {
		off = b->sec[WG_SEC_TEXT]->len;
		g_array_append_vals(b->sec[WG_SEC_TEXT], text.s, (guint)text.n);
		wg_build_name(b, b->texts, text, off);
	}
	return (struct wg_ref){off, (uint32_t)text.n};
}

uint32_t
wg_build_row(struct wg_build *b, enum wg_section section, const void *row)
{
	g_array_append_vals(b->sec[section], row, 1);
	return b->sec[section]->len - 1;
}

enum wg_status
wg_build_fault(struct wg_build *b, const char *fmt, ...)
{
	va_list args;
	char *text;

	va_start(args, fmt);
	text = g_strdup_vprintf(fmt, args);
	va_end(args);
	wg_diag(b->diag, WG_D_ONTOLOGY_LINE, "%s", text);
	g_free(text);
	return WG_FAIL;
}

static size_t
padded(size_t n)
{
	return (n + 7) / 8 * 8;
}

void *
wg_build_image(struct wg_build *b, size_t *size)
{
	struct wg_image head = {.magic = WG_IMAGE_MAGIC,
	        .version = WG_IMAGE_VERSION,
	        .size = sizeof head};
	char *image;
	int i;

	for (i = 0; i < WG_SEC_END; i++) {
		head.sec[i].off = head.size;
		head.sec[i].n = b->sec[i]->len;
		head.sec[i].row = wg_row_size[i];
		head.size += padded((size_t)b->sec[i]->len * wg_row_size[i]);
	}
	image = g_malloc0(head.size);
	for (i = 0; i < WG_SEC_END; i++)
		if (b->sec[i]->len > 0)
			memcpy(image + head.sec[i].off, b->sec[i]->data,
			        (size_t)b->sec[i]->len * wg_row_size[i]);
	head.head_sum = wg_image_sum(head.sec, sizeof head.sec);
	head.body_sum =
	        wg_image_sum(image + sizeof head, head.size - sizeof head);
	memcpy(image, &head, sizeof head);
	*size = head.size;
	return image;
}
