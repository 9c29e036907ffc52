/* Tokens -> sentences.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   "We agreed." The talks, held by the U.S. in Geneva, ended. (They ...)
 *   [----------] [-------------------------------------------] [---------
 *
 * A sentence ends with its paragraph, or behind a terminator and the marks
 * that close on it, if what follows looks like a beginning.
 */
#include "text/text.h"

#include <glib.h>
#include <string.h>

/* Longer ones are cut: no sentence, and stages may be quadratic in it. */
#define SENTENCE_MAX 600
/* How far behind a quoted question its "he asked" may stand, in words. */
#define ATTRIBUTION 4

/* ---- marks --------------------------------------------------------------- */

enum mark { NO_MARK, STOP, ASK, DOTS, OPENER, CLOSER, EITHER };

static const struct {
	const char *form;
	enum mark mark;
} marks[] = {
        {".", STOP},
        {"?", ASK},
        {"!", ASK},
        {"...", DOTS},
        {"\u2026", DOTS},
        {"(", OPENER},
        {"[", OPENER},
        {"{", OPENER},
        {"\u201C", OPENER},
        {"\u201E", OPENER},
        {"\u2018", OPENER},
        {"\u00AB", OPENER},
        {"``", OPENER},
        {")", CLOSER},
        {"]", CLOSER},
        {"}", CLOSER},
        {"\u201D", CLOSER},
        {"\u2019", CLOSER},
        {"\u00BB", CLOSER},
        {"''", CLOSER},
        {"\"", EITHER},
        {"'", EITHER},
};

static enum mark
mark_of(const struct wg_doc *doc, uint32_t token)
{
	struct wg_str form;
	size_t i;

	if (!(doc->tokens.v[token].shape & WG_SHAPE_PUNCT))
		return NO_MARK;
	form = wg_doc_form(doc, token);
	for (i = 0; i < G_N_ELEMENTS(marks); i++)
		if (wg_str_eq(form, wg_str(marks[i].form)))
			return marks[i].mark;
	if (form.s[0] == '?' || form.s[0] == '!')
		return ASK;
	return form.n > 1 && form.s[0] == '.' ? DOTS : NO_MARK;
}

static uint16_t
shape(const struct wg_doc *doc, uint32_t token)
{
	return token < doc->tokens.n ? doc->tokens.v[token].shape
	                             : WG_SHAPE_BREAK;
}

/* Straight quotation marks tell by their blanks which way they face. */
static bool
is_closer(const struct wg_doc *doc, uint32_t i)
{
	enum mark mark = mark_of(doc, i);
	bool glued = shape(doc, i) & WG_SHAPE_GLUED;

	if (mark == EITHER)
		return glued && !((shape(doc, i + 1) & WG_SHAPE_GLUED) &&
		                        mark_of(doc, i + 1) == NO_MARK);
	return mark == CLOSER;
}

static bool
is_opener(const struct wg_doc *doc, uint32_t i)
{
	enum mark mark = mark_of(doc, i);

	return mark == OPENER || (mark == EITHER && !is_closer(doc, i));
}

/* ---- ends ---------------------------------------------------------------- */

/* Whether the token ends with a stop of its own: U.S., Inc. */
static bool
has_stop(const struct wg_doc *doc, uint32_t token)
{
	struct wg_str form = wg_doc_form(doc, token);

	return (doc->tokens.v[token].shape & WG_SHAPE_WORD) && form.n > 1 &&
	       form.s[form.n - 1] == '.';
}

static bool
is_class(const struct wg_doc *doc, const struct wg_onto *onto, uint32_t token,
        const char *family)
{
	struct wg_word word = {.n = 0};

	return token < doc->tokens.n &&
	       wg_word_at(doc, onto, token, token + 1, wg_str(family), &word);
}

/* The first token behind openers. */
static uint32_t
skip_openers(const struct wg_doc *doc, uint32_t i)
{
	while (i < doc->tokens.n && !(shape(doc, i) & WG_SHAPE_BREAK) &&
	        is_opener(doc, i))
		i++;
	return i;
}

/* Names may begin with a small particle: al-Assad. */
static bool
is_beginning(const struct wg_doc *doc, uint32_t i)
{
	uint32_t word = skip_openers(doc, i);
	uint16_t s = shape(doc, word);

	if (s & (WG_SHAPE_CAP | WG_SHAPE_DIGIT | WG_SHAPE_BREAK))
		return true;
	if (s & WG_SHAPE_PUNCT)
		return !is_closer(doc, i) && mark_of(doc, i) == NO_MARK;
	return (shape(doc, word + 1) & WG_SHAPE_GLUED) &&
	       (shape(doc, word + 2) & WG_SHAPE_CAP) &&
	       wg_str_eq(wg_doc_form(doc, word + 1), WG_STR("-"));
}

/* "Why?" the envoy asked: what follows the quotation belongs to it. */
static bool
is_attribution(const struct wg_doc *doc, const struct wg_onto *onto, uint32_t i)
{
	uint32_t end = i + ATTRIBUTION;

	for (; i <= end && !(shape(doc, i) & WG_SHAPE_BREAK); i++) {
		if (shape(doc, i) & WG_SHAPE_PUNCT)
			return false;
		if (is_class(doc, onto, i, "say"))
			return true;
	}
	return false;
}

/* Whether a sentence ends with the word and its stop, if `next` follows. */
static bool
abbreviation_ends(const struct wg_doc *doc, const struct wg_onto *onto,
        uint32_t i, uint32_t next)
{
	static const char *const never[] = {"abbreviation.title",
	        "abbreviation.number"};
	uint32_t word = skip_openers(doc, next);
	size_t k;

	if (wg_utf8_count(wg_doc_form(doc, i)) == 2)
		return false; /* an initial */
	for (k = 0; k < G_N_ELEMENTS(never); k++)
		if (is_class(doc, onto, i, never[k]))
			return false;
	return (shape(doc, word) & WG_SHAPE_CAP) &&
	       (word > next || is_class(doc, onto, word, "starter"));
}

/* If a sentence ends with token i, the token behind it and the marks that
 * close on it; else 0. */
static uint32_t
end_at(const struct wg_doc *doc, const struct wg_onto *onto, uint32_t i)
{
	enum mark mark = mark_of(doc, i);
	bool abbreviation = mark == NO_MARK && has_stop(doc, i);
	uint32_t next = i + 1;

	if (!abbreviation && mark != STOP && mark != ASK && mark != DOTS)
		return 0;
	while (!(shape(doc, next) & WG_SHAPE_BREAK) && is_closer(doc, next))
		next++;
	if (shape(doc, next) & WG_SHAPE_BREAK)
		return next;
	if (abbreviation)
		return abbreviation_ends(doc, onto, i, next) ? next : 0;
	if (!is_beginning(doc, next))
		return 0;
	if (mark == ASK && next > i + 1 && is_attribution(doc, onto, next))
		return 0;
	return next;
}

/* ---- the layer ----------------------------------------------------------- */

/* Whether a quoted sentence begins here: said: "The ... */
static bool
quotes_sentence(const struct wg_doc *doc, uint32_t i)
{
	static const char *const before[] = {",", ":"};
	struct wg_str form;
	size_t k;

	if (i == 0 || !is_opener(doc, i) ||
	        strchr("([{", wg_doc_form(doc, i).s[0]) != NULL)
		return false;
	form = wg_doc_form(doc, i - 1);
	for (k = 0; k < G_N_ELEMENTS(before); k++)
		if (wg_str_eq(form, wg_str(before[k])))
			return true;
	return false;
}

/* Marks the first word, and that of a sentence quoted in this one: their
 * capital says nothing. */
static void
mark_first(struct wg_doc *doc, uint32_t first, uint32_t end)
{
	bool wanted = true;
	uint32_t i;

	for (i = first; i < end; i++) {
		uint16_t *s = &doc->tokens.v[i].shape;

		if (*s & WG_SHAPE_PUNCT) {
			wanted |= quotes_sentence(doc, i);
			continue;
		}
		if (wanted)
			*s |= WG_SHAPE_FIRST;
		wanted = false;
	}
}

static void
add_sentence(struct wg_doc *doc, uint32_t first, uint32_t end,
        uint16_t paragraph)
{
	struct wg_sent *s = wg_layer_push(doc->arena, &doc->sents);

	s->first = first;
	s->end = end;
	s->span = wg_doc_tokens_span(doc, first, end);
	s->paragraph = paragraph;
	mark_first(doc, first, end);
}

enum wg_status
wg_stage_segment(struct wg_doc *doc, const struct wg_onto *onto,
        struct wg_diag *diag)
{
	uint32_t first = 0, i = 0, end;
	uint16_t paragraph = 0;

	(void)diag;
	while (first < doc->tokens.n) {
		end = end_at(doc, onto, i);
		i = end > 0 ? end : i + 1;
		if (end == 0 && !(shape(doc, i) & WG_SHAPE_BREAK) &&
		        i - first < SENTENCE_MAX)
			continue;
		add_sentence(doc, first, i, paragraph);
		if (i < doc->tokens.n && (shape(doc, i) & WG_SHAPE_BREAK))
			paragraph += paragraph < UINT16_MAX;
		first = i;
	}
	return WG_OK;
}
