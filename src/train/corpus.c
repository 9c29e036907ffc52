/* Annotated text in memory: tag names, sentences, and their case.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "train/train.h"

#include <string.h>

void
wg_symbols_init(struct wg_symbols *s)
{
	s->names = g_ptr_array_new();
	s->ids = g_hash_table_new(g_str_hash, g_str_equal);
	g_ptr_array_add(s->names, g_strdup("_"));
}

uint16_t
wg_symbol(struct wg_symbols *s, const char *name, bool add)
{
	gpointer id = g_hash_table_lookup(s->ids, name);

	if (id || !add)
		return (uint16_t)GPOINTER_TO_UINT(id);
	char *copy = g_strdup(name);
	g_hash_table_insert(s->ids, copy, GUINT_TO_POINTER(s->names->len));
	g_ptr_array_add(s->names, copy);
	return (uint16_t)(s->names->len - 1);
}

const char *
wg_symbol_name(const struct wg_symbols *s, uint16_t id)
{
	return g_ptr_array_index(s->names, id);
}

void
wg_tagset_init(struct wg_tagset *t)
{
	wg_symbols_init(&t->upos);
	wg_symbols_init(&t->xpos);
	wg_symbols_init(&t->rel);
	wg_symbols_init(&t->name);
}

void
wg_corpus_init(struct wg_corpus *c)
{
	c->tokens = g_array_new(FALSE, TRUE, sizeof(struct wg_gold_token));
	c->sents = g_array_new(FALSE, TRUE, sizeof(struct wg_gold_sent));
	c->text = g_string_chunk_new(1 << 16);
}

static char
ascii_case(char c, bool upper)
{
	return upper ? g_ascii_toupper(c) : g_ascii_tolower(c);
}

struct wg_str
wg_case_form(const char *form, enum wg_case how, char *buf, size_t size)
{
	size_t n = strlen(form);

	if (how == WG_CASE_SAME || n > size)
		return (struct wg_str){form, n};
	for (size_t i = 0; i < n; i++)
		buf[i] = how == WG_CASE_TITLE && i > 0
		                 ? form[i]
		                 : ascii_case(form[i], how != WG_CASE_LOWER);
	return (struct wg_str){buf, n};
}

/* Headlines and datelines are in capitals or title case, and people write
 * in lower case: a few sentences of each round are, too. */
enum wg_case
wg_case_draw(struct wg_chance *chance)
{
	float x = wg_chance_unit(chance);

	return x < 0.03f    ? WG_CASE_UPPER
	       : x < 0.045f ? WG_CASE_LOWER
	       : x < 0.065f ? WG_CASE_TITLE
	                    : WG_CASE_SAME;
}
