/* The article's body -> tokens, with their hashes and shapes.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * cut.c says where a token ends by its letters alone. Whether the stop of
 * "Gen." or "J." belongs to the word depends on the lexicon and on what
 * follows, and is decided here, once both neighbours are known.
 */
#include "text/text.h"

#include <glib.h>
#include <string.h>

/* ---- shape --------------------------------------------------------------- */

struct letters {
	unsigned upper, lower, other, digits;
	bool first_upper;
};

static void
count(struct letters *n, uint32_t c)
{
	bool first = n->upper + n->lower + n->other == 0;

	if (c < 0x80 ? g_ascii_isdigit((gchar)c) : g_unichar_isdigit(c)) {
		n->digits++;
	} else if (c < 0x80 ? g_ascii_isupper((gchar)c)
	                    : g_unichar_isupper(c)) {
		n->first_upper |= first;
		n->upper++;
	} else if (c < 0x80 ? g_ascii_islower((gchar)c)
	                    : g_unichar_islower(c)) {
		n->lower++;
	} else if (c >= 0x80 && g_unichar_isalpha(c)) {
		n->other++;
	}
}

static uint16_t
shape_of(struct wg_str form)
{
	struct letters n = {0, 0, 0, 0, false};
	unsigned shape = 0, letters;
	size_t at = 0;

	while (at < form.n) {
		uint32_t c = (unsigned char)form.s[at];

		if (c < 0x80)
			at++;
		else
			c = wg_utf8_next(form, &at);
		count(&n, c);
	}
	letters = n.upper + n.lower + n.other;
	shape |= letters > 0 ? WG_SHAPE_WORD : 0;
	shape |= n.first_upper ? WG_SHAPE_CAP : 0;
	shape |= n.upper >= 2 && n.lower == 0 ? WG_SHAPE_CAPS : 0;
	shape |= n.digits > 0 ? WG_SHAPE_DIGIT : 0;
	shape |= letters + n.digits == 0 ? WG_SHAPE_PUNCT : 0;
	return (uint16_t)shape;
}

static uint16_t
gap_of(struct wg_str text, size_t from, size_t to)
{
	if (from == to)
		return WG_SHAPE_GLUED;
	return memchr(text.s + from, '\n', to - from) != NULL ? WG_SHAPE_BREAK
	                                                      : 0;
}

static void
cut(struct wg_doc *doc)
{
	size_t at = doc->body, behind = doc->body;
	struct wg_span span;

	while (wg_token_next(doc->text, &at, false, &span)) {
		struct wg_token *t = wg_layer_push(doc->arena, &doc->tokens);
		struct wg_str form = wg_str_of(doc->text, span);

		t->span = span;
		t->exact = wg_hash_exact(form);
		t->fold = wg_hash_fold(form);
		t->head = WG_NONE;
		t->shape = doc->tokens.n == 1
		                   ? WG_SHAPE_BREAK
		                   : gap_of(doc->text, behind, span.beg);
		t->shape |= shape_of(form);
		behind = span.end;
	}
}

enum wg_status
wg_stage_token(struct wg_doc *doc, const struct wg_onto *onto,
        struct wg_diag *diag)
{
	(void)onto;
	(void)diag;
	cut(doc);
	return WG_OK;
}
