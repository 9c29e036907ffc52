/* Who does the saying: the subject of a verb of speech.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   Minister Doe said      "We agreed," said the minister of X, Jane Doe
 *            [-]  verb                  verb                    [------]
 *
 * No sentence is parsed: what may stand between a subject and its verb is
 * stepped over by the cells of its tokens (their word classes, mentions and
 * times). What does not fit is no subject.
 */
#include "text/text.h"

#include <glib.h>
#include <string.h>

#define APPOSITION 25 /* words between a name and its verb */
#define DESCRIPTION 6 /* words of "the Russian deputy minister" */

static const struct {
	const char *name;
	uint32_t is;
} classes[] = {
        {"say", WG_CELL_SAY},
        {"say.noun", WG_CELL_SAY_NOUN},
        {"say.of", WG_CELL_SAY_NOUN},
        {"according", WG_CELL_ACCORDING},
        {"speaker.pronoun", WG_CELL_PRONOUN | WG_CELL_PERSON},
        {"speaker.group", WG_CELL_PRONOUN},
        {"speaker.the", WG_CELL_THE},
        {"speaker.skip", WG_CELL_SKIP},
        {"speaker.passive", WG_CELL_PASSIVE},
        {"speaker.of", WG_CELL_OF},
        {"speaker.who", WG_CELL_WHO},
        {"speaker.other", WG_CELL_OTHER},
        {"starter", WG_CELL_OTHER},
        {"time.and", WG_CELL_AND},
};

/* ---- cells --------------------------------------------------------------- */

static void
take_word(const struct wg_word *word, void *user)
{
	struct wg_cell *cell = user;
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(classes); i++) {
		if (!wg_str_eq(word->name, wg_str(classes[i].name)))
			continue;
		if (word->n > 1 &&
		        !(classes[i].is & (WG_CELL_SAY | WG_CELL_SAY_NOUN |
		                                  WG_CELL_ACCORDING)))
			return;
		cell->is |= classes[i].is;
		if (classes[i].is &
		        (WG_CELL_SAY | WG_CELL_SAY_NOUN | WG_CELL_ACCORDING))
			cell->n = (uint16_t)word->n;
		return;
	}
}

static void
mark(struct wg_scene *s, uint32_t first, uint32_t end, uint32_t is)
{
	for (; first < end; first++)
		s->cells[first].is |= is;
}

static void
fill_tokens(struct wg_scene *s)
{
	struct wg_doc *doc = s->doc;
	uint32_t i;

	for (i = 0; i < doc->tokens.n; i++) {
		struct wg_cell *cell = &s->cells[i];

		cell->who = WG_NONE;
		wg_words_at(doc, s->onto, i, doc->tokens.n, take_word, cell);
		if (!(doc->tokens.v[i].shape & WG_SHAPE_PUNCT))
			continue;
		cell->is |= WG_CELL_PUNCT;
		if (wg_quote_mark(doc, i))
			cell->is |= WG_CELL_MARK;
		else if (wg_str_eq(wg_doc_form(doc, i), WG_STR(",")))
			cell->is |= WG_CELL_COMMA;
		else if (wg_str_eq(wg_doc_form(doc, i), WG_STR(":")))
			cell->is |= WG_CELL_COLON;
	}
}

static void
fill_layers(struct wg_scene *s)
{
	const struct wg_doc *doc = s->doc;
	uint32_t i, k;

	for (i = 0; i < doc->times.n; i++)
		mark(s, doc->times.v[i].first, doc->times.v[i].end,
		        WG_CELL_TIME);
	for (i = 0; i < doc->mentions.n; i++) {
		const struct wg_mention *m = &doc->mentions.v[i];

		if (m->kind == WG_TITLE)
			mark(s, m->first, m->end, WG_CELL_TITLE);
		else if (m->outer == WG_NONE ||
		         doc->mentions.v[m->outer].kind == WG_TITLE)
			for (k = m->first; k < m->end; k++)
				s->cells[k].who = i;
	}
}

bool
wg_cell_is(const struct wg_scene *s, uint32_t i, unsigned set)
{
	return i < s->doc->tokens.n && (s->cells[i].is & set) != 0;
}

const struct wg_mention *
wg_cell_who(const struct wg_scene *s, uint32_t i)
{
	return i < s->doc->tokens.n && s->cells[i].who != WG_NONE
	               ? &s->doc->mentions.v[s->cells[i].who]
	               : NULL;
}

static bool
can_speak(const struct wg_mention *m)
{
	return m != NULL && m->form != WG_FORM_ADJECTIVE &&
	       (m->kind == WG_PERSON || m->kind == WG_BODY ||
	               m->kind == WG_STATE);
}

/* The mention that ends before token `end` and can speak. */
static const struct wg_mention *
who_ends(const struct wg_scene *s, uint32_t end, uint32_t low)
{
	const struct wg_mention *m = end > low ? wg_cell_who(s, end - 1) : NULL;

	return can_speak(m) && m->end == end && m->first >= low ? m : NULL;
}

/* "went on to say" is one verb, not two. */
static void
join_verbs(struct wg_scene *s)
{
	uint32_t i, k;

	for (i = 0; i < s->doc->tokens.n; i++)
		for (k = 1; k < s->cells[i].n && i + k < s->doc->tokens.n; k++)
			s->cells[i + k].is &=
			        ~(uint32_t)(WG_CELL_SAY | WG_CELL_SAY_NOUN);
}

/* The place of the hash in an open-addressing table with a free slot. */
static uint64_t *
slot_of(uint64_t *table, uint32_t mask, uint64_t hash)
{
	uint32_t i = (uint32_t)hash & mask;

	while (table[i] != 0 && table[i] != hash)
		i = (i + 1) & mask;
	return &table[i];
}

/* Surnames of persons that the article names in full: these become mentions
 * only later. */
static void
mark_surnames(struct wg_scene *s)
{
	const struct wg_doc *doc = s->doc;
	uint32_t size = 16, i;
	uint64_t *table;

	while (size < doc->mentions.n * 2)
		size *= 2;
	table = wg_arena_alloc(doc->arena, size * sizeof *table);
	for (i = 0; i < doc->mentions.n; i++) {
		const struct wg_mention *m = &doc->mentions.v[i];
		uint64_t hash = doc->tokens.v[m->end - 1].exact;

		if (m->kind == WG_PERSON)
			*slot_of(table, size - 1, hash) = hash;
	}
	for (i = 0; i < doc->tokens.n; i++)
		if (s->cells[i].who == WG_NONE &&
		        *slot_of(table, size - 1, doc->tokens.v[i].exact) != 0)
			s->cells[i].is |= WG_CELL_SURNAME;
}

void
wg_scene_fill(struct wg_scene *s)
{
	s->cells = wg_arena_alloc(s->doc->arena,
	        (s->doc->tokens.n + 1) * sizeof *s->cells);
	fill_tokens(s);
	join_verbs(s);
	fill_layers(s);
	mark_surnames(s);
}

/* ---- the subject of a verb ----------------------------------------------- */

/* Back over what stands before a name as part of it: titles, the states and
 * bodies they are of. *of: whether one of those stands right before it. */
static uint32_t
chain_start(const struct wg_scene *s, uint32_t i, uint32_t low, bool *of)
{
	*of = can_speak(wg_cell_who(s, i - 1));
	while (i > low && (wg_cell_is(s, i - 1, WG_CELL_TITLE | WG_CELL_THE) ||
	                          wg_cell_who(s, i - 1) != NULL))
		i--;
	return i;
}

/* A name is a subject unless something comes before it that it belongs to:
 * "the wife of Doe said", or that it is one of two with. */
static bool
is_subject(const struct wg_scene *s, const struct wg_mention *m, uint32_t low)
{
	bool of = false;
	uint32_t start = m->first;

	if (start > low)
		start = chain_start(s, start, low, &of);
	return of || start == low || !wg_cell_is(s, start - 1, WG_CELL_OF);
}

static bool
is_possessive(const struct wg_scene *s, uint32_t i)
{
	static const char *const marks[] = {"'s", "\u2019s", "'", "\u2019"};
	size_t k;

	for (k = 0; i < s->doc->tokens.n && k < G_N_ELEMENTS(marks); k++)
		if (wg_str_eq(wg_doc_form(s->doc, i), wg_str(marks[k])))
			return true;
	return false;
}

static bool
take(struct wg_range *out, uint32_t first, uint32_t end)
{
	*out = (struct wg_range){first, end};
	return true;
}

/* A name that is no mention yet: a surname alone becomes one later. */
static bool
is_name(const struct wg_scene *s, uint32_t i)
{
	return (s->doc->tokens.v[i].shape & WG_SHAPE_CAP) &&
	       s->cells[i].who == WG_NONE &&
	       (s->cells[i].is & ~(uint32_t)WG_CELL_SURNAME) == 0;
}

static bool
bare_name(const struct wg_scene *s, uint32_t end, uint32_t low,
        struct wg_range *out)
{
	uint32_t i = end;

	while (i > low && is_name(s, i - 1))
		i--;
	return i < end && (i == low || !wg_cell_is(s, i - 1, WG_CELL_OF)) &&
	       take(out, i, end);
}

/* The name, as a mention or not yet one, that ends before `end`. */
static bool
name_ends(const struct wg_scene *s, uint32_t end, uint32_t low,
        struct wg_range *out)
{
	const struct wg_mention *m = who_ends(s, end, low);

	if (m != NULL)
		return is_subject(s, m, low) && take(out, m->first, m->end);
	return bare_name(s, end, low, out);
}

/* "Doe of the Acme Institute": Doe, where something else ends at `end`. */
static bool
person_of(const struct wg_scene *s, uint32_t end, uint32_t low,
        struct wg_range *out)
{
	const struct wg_mention *m = end > low ? wg_cell_who(s, end - 1) : NULL;
	uint32_t i;

	if (m == NULL || m->kind == WG_PERSON || m->first <= low)
		return false;
	i = m->first;
	if (i > low && wg_cell_is(s, i - 1, WG_CELL_THE))
		i--;
	if (i <= low || !wg_cell_is(s, i - 1, WG_CELL_OF) ||
	        wg_cell_is(s, i - 1, WG_CELL_AND))
		return false;
	m = who_ends(s, i - 1, low);
	if (m != NULL && m->kind != WG_PERSON)
		return false;
	return name_ends(s, i - 1, low, out);
}

/* "by X, the author, who said": X */
static bool
before_who(const struct wg_scene *s, uint32_t end, uint32_t low,
        struct wg_range *out)
{
	uint32_t i = end - 1;
	const struct wg_mention *m;

	if (i > low && wg_cell_is(s, i - 1, WG_CELL_COMMA))
		i--;
	m = who_ends(s, i, low);
	return m != NULL && m->kind == WG_PERSON && take(out, m->first, m->end);
}

/* "X, the minister of Y, said": X; "the minister, X, said": X. `end` is
 * the second comma. */
static bool
apposition(const struct wg_scene *s, uint32_t end, uint32_t low,
        struct wg_range *out)
{
	const struct wg_mention *m = who_ends(s, end, low);
	uint32_t i, start;
	bool of;

	if (m != NULL && m->kind == WG_PERSON) {
		start = m->first > low ? chain_start(s, m->first, low, &of)
		                       : low;
		if (start == low || wg_cell_is(s, start - 1, WG_CELL_COMMA))
			return take(out, m->first, m->end);
	}
	for (i = end; i > low && end - i < APPOSITION; i--) {
		if (!wg_cell_is(s, i - 1, WG_CELL_COMMA))
			continue;
		if (person_of(s, i - 1, low, out) ||
		        name_ends(s, i - 1, low, out))
			return true;
	}
	return false;
}

/* Names in a description are of whom it describes: "the US president". */
static bool
is_described(const struct wg_scene *s, uint32_t first, uint32_t end)
{
	uint32_t i;

	for (i = first; i < end; i++) {
		const struct wg_mention *m = wg_cell_who(s, i);

		if (m != NULL && m->form != WG_FORM_ADJECTIVE &&
		        !(m->end < end &&
		                wg_cell_is(s, m->end, WG_CELL_TITLE)) &&
		        !is_possessive(s, m->end))
			return false;
	}
	return true;
}

/* "the Russian deputy minister", in front of `end`. */
static bool
description(const struct wg_scene *s, uint32_t end, uint32_t low,
        struct wg_range *out)
{
	uint32_t i;

	for (i = end; i > low && end - i <= DESCRIPTION; i--) {
		if (wg_cell_is(s, i - 1,
		            WG_CELL_PUNCT | WG_CELL_OF | WG_CELL_SAY))
			return false;
		if (wg_cell_is(s, i - 1, WG_CELL_THE) && i < end)
			return is_described(s, i, end) && take(out, i - 1, end);
	}
	return false;
}

/* The first name or pronoun of a sentence that no preposition governs. */
static bool
sentence_subject(const struct wg_scene *s, uint32_t low, uint32_t verb,
        struct wg_range *out)
{
	uint32_t i;

	for (i = low; i < verb && is_name(s, i); i++)
		;
	if (i > low && i < verb)
		return take(out, low, i);
	for (i = low; i < verb; i++) {
		const struct wg_mention *m = wg_cell_who(s, i);

		if (wg_cell_is(s, i, WG_CELL_MARK))
			return false;
		if (wg_cell_is(s, i, WG_CELL_PRONOUN))
			return take(out, i, i + 1);
		if (wg_cell_is(s, i, WG_CELL_SURNAME) && i > low &&
		        !wg_cell_is(s, i - 1, WG_CELL_OF) &&
		        !is_possessive(s, i + 1))
			return take(out, i, i + 1);
		if (m == NULL || m->first != i || !can_speak(m))
			continue;
		if (!is_subject(s, m, low) || is_possessive(s, m->end))
			continue;
		if (m->kind == WG_PERSON || i == low ||
		        wg_cell_is(s, i - 1, WG_CELL_THE | WG_CELL_COMMA))
			return take(out, m->first, m->end);
	}
	return false;
}

bool
wg_subject_first(const struct wg_scene *s, uint32_t low, uint32_t end,
        struct wg_range *out)
{
	uint32_t start, i;
	bool of;

	if (!sentence_subject(s, low, end, out) || is_possessive(s, out->end))
		return false;
	start = out->first > low ? chain_start(s, out->first, low, &of) : low;
	if (start == low)
		return true;
	for (i = low; i < start; i++) /* On Tuesday, */
		if (wg_cell_is(s, i, WG_CELL_COMMA))
			return i == start - 1;
	return false;
}

/* Who the sentence begins with, if nobody else comes before the verb:
 * "Minister Doe in a letter to the press said". */
static bool
topic(const struct wg_scene *s, uint32_t low, uint32_t verb,
        struct wg_range *out)
{
	uint32_t i;

	if (!wg_subject_first(s, low, verb, out))
		return false;
	for (i = out->end; i < verb; i++)
		if (wg_cell_is(s, i,
		            WG_CELL_PRONOUN | WG_CELL_SAY | WG_CELL_COMMA) ||
		        can_speak(wg_cell_who(s, i)))
			return false;
	return true;
}

/* Back over "also", "on Tuesday", "(D-Ohio)". */
static uint32_t
skip_back(const struct wg_scene *s, uint32_t end, uint32_t low)
{
	uint32_t i;

	while (end > low && wg_cell_is(s, end - 1, WG_CELL_SKIP | WG_CELL_TIME))
		end--;
	if (end > low && wg_str_eq(wg_doc_form(s->doc, end - 1), WG_STR(")")))
		for (i = end; i > low && end - i < DESCRIPTION; i--)
			if (wg_str_eq(wg_doc_form(s->doc, i - 1), WG_STR("(")))
				return i - 1;
	return end;
}

/* Who does the saying at `verb`: found between `low` and it. */
bool
wg_subject_before(const struct wg_scene *s, uint32_t verb, uint32_t low,
        struct wg_range *out)
{
	struct wg_str form = wg_doc_form(s->doc, verb);
	bool gerund = wg_str_ends(form, WG_STR("ing"));
	uint32_t end = skip_back(s, verb, low);
	const struct wg_mention *m;

	if (end == low)
		return false;
	if (wg_cell_is(s, end - 1, WG_CELL_PASSIVE)) {
		if (!gerund)
			return false;
		end = skip_back(s, end - 1, low);
		gerund = false;
	}
	if (end > low && wg_cell_is(s, end - 1, WG_CELL_PRONOUN))
		return take(out, end - 1, end);
	if (end > low && wg_cell_is(s, end - 1, WG_CELL_WHO))
		return before_who(s, end, low, out);
	if (person_of(s, end, low, out))
		return true;
	m = who_ends(s, end, low);
	if (m != NULL)
		return is_subject(s, m, low) && take(out, m->first, m->end);
	if (wg_cell_is(s, verb, WG_CELL_SAY_NOUN) || end == low)
		return false;
	if (gerund || wg_cell_is(s, end - 1, WG_CELL_AND))
		return sentence_subject(s, low, end, out);
	if (wg_cell_is(s, end - 1, WG_CELL_COMMA))
		return apposition(s, end - 1, low, out);
	return bare_name(s, end, low, out) || description(s, end, low, out) ||
	       topic(s, low, end, out);
}

/* said the minister of X, Y: who is named behind the verb. */
bool
wg_subject_after(const struct wg_scene *s, uint32_t i, uint32_t high,
        struct wg_range *out)
{
	const struct wg_mention *body = NULL;
	uint32_t k;

	if (wg_cell_is(s, i, WG_CELL_PRONOUN))
		return take(out, i, i + 1);
	for (k = i; k < high && k < i + APPOSITION &&
	            !wg_cell_is(s, k, WG_CELL_COMMA | WG_CELL_MARK);
	        k++) {
		const struct wg_mention *m = wg_cell_who(s, k);

		if (m == NULL || m->first != k || !can_speak(m))
			continue;
		if (m->kind == WG_PERSON &&
		        !(wg_cell_is(s, k - 1, WG_CELL_OF) && k > i))
			return take(out, m->first, m->end);
		if (body == NULL &&
		        (k == i ||
		                (k == i + 1 && wg_cell_is(s, i, WG_CELL_THE))))
			body = m;
	}
	if (body != NULL)
		return take(out, body->first, body->end);
	for (k = i; k < high && is_name(s, k); k++)
		;
	if (k > i)
		return take(out, i, k);
	for (; k < high && k < i + APPOSITION; k++)
		if (wg_cell_is(s, k, WG_CELL_PUNCT | WG_CELL_TIME))
			break;
	if (bare_name(s, k, i, out) && out->end - out->first > 1)
		return true; /* said department head Jane Doe */
	if (!wg_cell_is(s, i, WG_CELL_THE))
		return false;
	for (k = i + 1; k < high && k < i + DESCRIPTION; k++)
		if (wg_cell_is(s, k,
		            WG_CELL_PUNCT | WG_CELL_OF | WG_CELL_SKIP |
		                    WG_CELL_TIME))
			break;
	return k > i + 1 && take(out, i, k);
}
