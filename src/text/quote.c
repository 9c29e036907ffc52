/* Finds direct quotations: what stands between quotation marks.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   "We agreed," he said. "Talks     a quotation that goes on in the next
 *    [-------]             [-----    paragraph is opened again there, and
 *   "went on for days."              closed once
 *    [---------------]
 *
 * Marks come in all styles and are often unbalanced: which way one faces is
 * told by its blanks where its form does not say it. Double marks go first;
 * single ones, which may be apostrophes, count only outside of them.
 */
#include "text/text.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* Fewer words are a term or irony, no quotation. */
#define FEWEST_WORDS 3
/* Words up to this length stay small in titles. */
#define SMALL_WORD 4
#define LONGEST_TITLE 40

/* ---- marks --------------------------------------------------------------- */

enum side { NO_QUOTE, OPENS, CLOSES, EITHER };

static const struct {
	const char *form;
	enum side side;
	bool single;
} marks[] = {
        {"\"", EITHER, false},
        {"\u201C", OPENS, false},
        {"\u201D", CLOSES, false},
        {"\u201E", OPENS, false},
        {"\u00AB", OPENS, false},
        {"\u00BB", CLOSES, false},
        {"``", OPENS, false},
        {"''", EITHER, false},
        {"\u2018", OPENS, true},
        {"\u2019", CLOSES, true},
        {"'", EITHER, true},
};

static uint16_t
shape(const struct wg_doc *doc, uint32_t i)
{
	return i < doc->tokens.n ? doc->tokens.v[i].shape : WG_SHAPE_BREAK;
}

static bool
is_glued(const struct wg_doc *doc, uint32_t i)
{
	return (shape(doc, i) & WG_SHAPE_GLUED) != 0;
}

/* Whether a mark may open behind this one without a blank. */
static bool
is_left(const struct wg_doc *doc, uint32_t i)
{
	static const char *const left[] = {"(", "[", "{", "-", "--", "/",
	        "\u2013", "\u2014", "\"", "'", "\u201C", "\u2018"};
	struct wg_str form = wg_doc_form(doc, i);
	size_t k;

	for (k = 0; k < G_N_ELEMENTS(left); k++)
		if (wg_str_eq(form, wg_str(left[k])))
			return true;
	return false;
}

/* By the blanks around it; EITHER if they do not tell. */
static enum side
facing(const struct wg_doc *doc, uint32_t i)
{
	bool before = is_glued(doc, i), after = is_glued(doc, i + 1);

	if (before && after)
		return is_left(doc, i - 1) &&
		                       !(shape(doc, i + 1) & WG_SHAPE_PUNCT)
		               ? OPENS
		               : CLOSES;
	if (before == after)
		return EITHER;
	return after ? OPENS : CLOSES;
}

static enum side
side_of(const struct wg_doc *doc, uint32_t i, bool single)
{
	struct wg_str form;
	enum side faces;
	size_t k;

	if (!(shape(doc, i) & WG_SHAPE_PUNCT))
		return NO_QUOTE;
	form = wg_doc_form(doc, i);
	for (k = 0; k < G_N_ELEMENTS(marks); k++)
		if (marks[k].single == single &&
		        wg_str_eq(form, wg_str(marks[k].form)))
			break;
	if (k == G_N_ELEMENTS(marks))
		return NO_QUOTE;
	faces = facing(doc, i);
	return faces == EITHER ? marks[k].side : faces;
}

bool
wg_quote_mark(const struct wg_doc *doc, uint32_t token)
{
	return side_of(doc, token, false) != NO_QUOTE ||
	       side_of(doc, token, true) != NO_QUOTE;
}

/* ---- what counts --------------------------------------------------------- */

/* The name of a law or a film: nearly all but its small words are
 * capitalised, two in five of all words, and not the first one only. */
static bool
is_title(const struct wg_doc *doc, uint32_t first, uint32_t end)
{
	uint32_t i, words = 0, long_words = 0, capitals = 0, later = 0, all = 0;

	if (end - first > LONGEST_TITLE)
		return false;
	for (i = first; i < end; i++) {
		bool capital = (shape(doc, i) & WG_SHAPE_CAP) != 0;

		later += capital && i > first;
		all += capital;
		words += (shape(doc, i) & WG_SHAPE_WORD) != 0;
		if ((shape(doc, i) & WG_SHAPE_WORD) &&
		        wg_doc_form(doc, i).n > SMALL_WORD) {
			long_words++;
			capitals += capital;
		}
	}
	return later > 0 && all * 5 >= words * 2 &&
	       capitals * 10 >= long_words * 8;
}

static void
add(struct wg_doc *doc, uint32_t first, uint32_t end)
{
	struct wg_quote *q;
	uint32_t i, words = 0;

	for (i = first; i < end; i++)
		words += !(shape(doc, i) & WG_SHAPE_PUNCT);
	if (words < FEWEST_WORDS || is_title(doc, first, end))
		return;
	q = wg_layer_push(doc->arena, &doc->quotes);
	q->first = first;
	q->end = end;
	q->span = wg_doc_tokens_span(doc, first, end);
	q->speaker = q->same_as = WG_NONE;
}

/* ---- pairing ------------------------------------------------------------- */

/* Pairs the marks of one kind from `i` to `end`, inside a paragraph. */
struct pairing {
	struct wg_doc *doc;
	uint32_t paragraph, end;
	uint32_t open;  /* the mark that is open, or NONE */
	uint32_t depth; /* marks open inside it */
	uint32_t last;  /* the last closing mark inside it, or NONE */
	bool single;
};

/* The letter before tells a closing mark from an apostrophe: mostly it is
 * no letter. */
static bool
is_apostrophe(const struct pairing *p, uint32_t i)
{
	return p->single && !(shape(p->doc, i - 1) & WG_SHAPE_PUNCT) &&
	       i + 1 < p->end && !(shape(p->doc, i + 1) & WG_SHAPE_PUNCT);
}

static void
close_at(struct pairing *p, uint32_t i)
{
	add(p->doc, p->open + 1, i);
	p->open = p->last = WG_NONE;
	p->depth = 0;
}

static void
take_mark(struct pairing *p, uint32_t i, enum side side)
{
	bool straight = wg_doc_form(p->doc, i).n == 1;

	if (p->open == WG_NONE) {
		if (side == OPENS || (side == EITHER && !p->single))
			p->open = i;
	} else if (side == OPENS && straight) {
		p->open = i; /* the one before was never closed */
	} else if (side == OPENS) {
		p->depth++;
	} else if (p->depth > 0) {
		p->depth--;
		p->last = i;
	} else if (!is_apostrophe(p, i)) {
		close_at(p, i);
	}
}

/* Whether the quotation goes on in the next paragraph. */
static bool
reopens(const struct wg_doc *doc, uint32_t i)
{
	return i < doc->tokens.n && side_of(doc, i, false) == OPENS;
}

/* The paragraph is over and a mark still open. */
static void
end_open(struct pairing *p)
{
	if (p->open == WG_NONE || p->single)
		return;
	if (p->last != WG_NONE)
		close_at(p, p->last);
	else if (p->depth == 0 &&
	         (reopens(p->doc, p->end) || p->open == p->paragraph))
		close_at(p, p->end);
}

static void
pair(struct wg_doc *doc, uint32_t first, uint32_t end, bool single)
{
	struct pairing p = {.doc = doc,
	        .paragraph = first,
	        .end = end,
	        .open = WG_NONE,
	        .last = WG_NONE,
	        .single = single};
	uint32_t i;

	for (i = first; i < end; i++) {
		enum side side = side_of(doc, i, single);

		if (side != NO_QUOTE)
			take_mark(&p, i, side);
	}
	end_open(&p);
}

/* The stretches of the paragraph that are not in double marks. */
static void
pair_single(struct wg_doc *doc, uint32_t first, uint32_t end, uint32_t quote)
{
	uint32_t n = doc->quotes.n;

	for (; quote < n; quote++) {
		pair(doc, first, doc->quotes.v[quote].first - 1, true);
		first = doc->quotes.v[quote].end;
	}
	if (first < end)
		pair(doc, first, end, true);
}

static int
by_place(const void *a, const void *b)
{
	const struct wg_quote *x = a, *y = b;

	return (x->first > y->first) - (x->first < y->first);
}

enum wg_status
wg_stage_quote(struct wg_doc *doc, const struct wg_onto *onto,
        struct wg_diag *diag)
{
	uint32_t first = 0, end;

	(void)diag;
	while (first < doc->tokens.n) {
		uint32_t quote = doc->quotes.n;

		for (end = first + 1; !(shape(doc, end) & WG_SHAPE_BREAK);)
			end++;
		pair(doc, first, end, false);
		pair_single(doc, first, end, quote);
		first = end;
	}
	if (doc->quotes.n == 0)
		return WG_OK;
	qsort(doc->quotes.v, doc->quotes.n, sizeof *doc->quotes.v, by_place);
	wg_speakers_find(doc, onto);
	return WG_OK;
}
