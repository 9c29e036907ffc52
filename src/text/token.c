/* The article's text -> tokens, with their hashes and shapes.
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

/* ---- paragraphs ---------------------------------------------------------- */

static struct wg_str
line_at(struct wg_str text, size_t at)
{
	size_t beg = at, end = at;

	while (beg > 0 && text.s[beg - 1] != '\n')
		beg--;
	while (end < text.n && text.s[end] != '\n')
		end++;
	return (struct wg_str){text.s + beg, end - beg};
}

/* Whether the one line break between two tokens ends a paragraph. */
static bool
ends_paragraph(struct wg_str text, size_t from, size_t to, size_t margin)
{
	return margin == 0 || !wg_lines_is_full(line_at(text, from),
	                              line_at(text, to), margin);
}

static uint16_t
gap_of(struct wg_str text, size_t from, size_t to, size_t margin)
{
	size_t i, lines = 0;

	if (from == to)
		return WG_SHAPE_GLUED;
	for (i = from; i < to; i++)
		lines += text.s[i] == '\n';
	if (lines == 0 ||
	        (lines == 1 && !ends_paragraph(text, from, to, margin)))
		return 0;
	return WG_SHAPE_BREAK;
}

/* The first token of the article, and of its body: a dateline is no part
 * of the first sentence. */
static bool
opens(const struct wg_doc *doc, size_t behind, struct wg_span span)
{
	return doc->tokens.n == 1 ||
	       (behind <= doc->body && span.beg >= doc->body && doc->body > 0);
}

static void
cut(struct wg_doc *doc)
{
	struct wg_str text = doc->text;
	size_t at = 0, behind = 0;
	size_t margin = wg_lines_margin(
	        (struct wg_str){text.s + doc->body, text.n - doc->body});
	struct wg_span span;

	while (wg_token_next(text, &at, false, &span)) {
		struct wg_token *t = wg_layer_push(doc->arena, &doc->tokens);
		struct wg_str form = wg_str_of(text, span);

		t->span = span;
		t->exact = wg_hash_exact(form);
		t->fold = wg_hash_fold(form);
		t->head = WG_NONE;
		t->shape = opens(doc, behind, span)
		                   ? WG_SHAPE_BREAK
		                   : gap_of(text, behind, span.beg, margin);
		t->shape |= shape_of(form);
		behind = span.end;
	}
}

/* ---- stops of abbreviations ---------------------------------------------- */

/* What a class of abbreviations asks of its neighbours to take a stop. */
static const struct {
	const char *name;
	uint16_t word; /* shape the word must have */
	uint16_t next; /* shape the next word must have */
} stops[] = {
        {"title", WG_SHAPE_CAP, 0},
        {"capital", WG_SHAPE_CAP, 0},
        {"any", 0, 0},
        {"number", 0, WG_SHAPE_DIGIT},
};

static bool
is_text(const struct wg_doc *doc, uint32_t token, struct wg_str want)
{
	return wg_str_eq(wg_doc_form(doc, token), want);
}

static bool
is_abbreviation(const struct wg_doc *doc, const struct wg_onto *onto,
        uint32_t i, uint16_t next)
{
	struct wg_word word = {.n = 0};
	size_t k;

	if (!wg_word_at(doc, onto, i, i + 1, WG_STR("abbreviation."), &word))
		return false;
	for (k = 0; k < G_N_ELEMENTS(stops); k++)
		if (wg_str_eq(word.name, wg_str(stops[k].name)))
			break;
	if (k == G_N_ELEMENTS(stops) ||
	        (stops[k].next != 0 && (next & WG_SHAPE_BREAK)))
		return false;
	return (doc->tokens.v[i].shape & stops[k].word) == stops[k].word &&
	       (next & stops[k].next) == stops[k].next;
}

/* J. Doe; not I., the pronoun, nor a letter that ends a paragraph. */
static bool
is_initial(const struct wg_doc *doc, uint32_t i, uint16_t next)
{
	struct wg_str form = wg_doc_form(doc, i);

	return (doc->tokens.v[i].shape & WG_SHAPE_CAP) &&
	       wg_utf8_count(form) == 1 && form.s[0] != 'I' &&
	       (next & WG_SHAPE_CAP) && !(next & WG_SHAPE_BREAK);
}

/* "2. " in front of a paragraph. */
static bool
is_list_number(const struct wg_doc *doc, uint32_t i, uint16_t next)
{
	const struct wg_token *t = &doc->tokens.v[i];

	return (t->shape & WG_SHAPE_BREAK) && (t->shape & WG_SHAPE_DIGIT) &&
	       !(t->shape & WG_SHAPE_WORD) && t->span.end - t->span.beg <= 2 &&
	       !(next & (WG_SHAPE_BREAK | WG_SHAPE_GLUED));
}

/* Whether token i takes the one behind it, a full stop, as its own. */
static bool
takes_stop(const struct wg_doc *doc, const struct wg_onto *onto, uint32_t i)
{
	uint16_t next = WG_SHAPE_BREAK;

	if (i + 1 >= doc->tokens.n ||
	        !(doc->tokens.v[i + 1].shape & WG_SHAPE_GLUED) ||
	        (doc->tokens.v[i].shape & WG_SHAPE_PUNCT) ||
	        !is_text(doc, i + 1, WG_STR(".")))
		return false;
	if (i + 2 < doc->tokens.n)
		next = doc->tokens.v[i + 2].shape;
	return is_initial(doc, i, next) || is_list_number(doc, i, next) ||
	       is_abbreviation(doc, onto, i, next);
}

/* Hashes do not change: they leave out stops. */
static void
merge_stops(struct wg_doc *doc, const struct wg_onto *onto)
{
	struct wg_token *v = doc->tokens.v;
	uint32_t i, n = 0;

	for (i = 0; i < doc->tokens.n; i++) {
		bool takes = takes_stop(doc, onto, i);

		v[n] = v[i];
		if (takes)
			v[n].span.end = v[++i].span.end;
		n++;
	}
	doc->tokens.n = n;
}

enum wg_status
wg_stage_token(struct wg_doc *doc, const struct wg_onto *onto,
        struct wg_diag *diag)
{
	(void)diag;
	cut(doc);
	merge_stops(doc, onto);
	return WG_OK;
}
