/* Who says a quotation: the subject of the verb of speech beside it.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   "We agreed," Minister Doe said.      after:  the verb behind it
 *   The minister told us: "We agreed."   before: the verb in front of it
 *   "We agreed," she said. "At last."    goes on: nothing but that between
 *
 * Only what the words around it show is taken; else nobody said it.
 */
#include "text/text.h"

#define AFTER 16    /* words from a quotation to its verb */
#define BEFORE 40   /* words from the verb to "that", ":" or "," */
#define HOLDERS 500 /* mentions back to who held a title */
#define FRAGMENT 16 /* words from the verb to a quoted fragment */

/* ---- around a quotation -------------------------------------------------- */

static const struct wg_sent *
sentence_of(const struct wg_scene *s, uint32_t token)
{
	return &s->doc->sents.v[wg_doc_sent_of(s->doc, token)];
}

static bool
is_break(const struct wg_scene *s, uint32_t token)
{
	return token >= s->doc->tokens.n ||
	       (s->doc->tokens.v[token].shape & WG_SHAPE_BREAK) != 0;
}

/* Whether the quotation ends with its paragraph, its marks unclosed. */
static bool
is_unclosed(const struct wg_scene *s, const struct wg_quote *q)
{
	return is_break(s, q->end);
}

static bool
set(struct wg_scene *s, uint32_t i, uint32_t verb, struct wg_range r)
{
	struct wg_quote *q = &s->doc->quotes.v[i];

	/* a quotation over several paragraphs is told of at its end */
	if (q->same_as != WG_NONE)
		q = &s->doc->quotes.v[q->same_as];
	if (q->speaker_end <= q->speaker_first) {
		q->speaker_first = r.first;
		q->speaker_end = r.end;
	}
	s->verbs[i] = verb;
	return true;
}

/* "...", X said; "...", said X; "...", according to X */
static bool
after(struct wg_scene *s, uint32_t i)
{
	const struct wg_quote *q = &s->doc->quotes.v[i];
	uint32_t low = q->end + 1, high, v;
	struct wg_range r;

	if (is_unclosed(s, q) || is_break(s, low))
		return false;
	if (sentence_of(s, low) != sentence_of(s, q->end))
		return false;
	high = sentence_of(s, low)->end;
	if (i + 1 < s->doc->quotes.n &&
	        high > s->doc->quotes.v[i + 1].first - 1)
		high = s->doc->quotes.v[i + 1].first - 1;
	if (wg_cell_is(s, low, WG_CELL_COMMA))
		low++;
	if (wg_cell_is(s, low, WG_CELL_SAY | WG_CELL_ACCORDING))
		return wg_subject_after(s, low + s->cells[low].n, high, &r) &&
		       set(s, i, low, r);
	for (v = low + 1; v < high && v < low + AFTER; v++) {
		if (wg_cell_is(s, v, WG_CELL_MARK))
			return false;
		if (!wg_cell_is(s, v, WG_CELL_SAY | WG_CELL_SAY_NOUN))
			continue;
		if (wg_subject_before(s, v, low, &r))
			return set(s, i, v, r);
		if (wg_cell_is(s, v, WG_CELL_SAY))
			return false;
	}
	return false;
}

/* Whether the verb leads up to the quotation that is opened at `open`. */
static bool
leads_to(const struct wg_scene *s, uint32_t verb, uint32_t open)
{
	uint32_t behind = verb + s->cells[verb].n, i;

	if (behind >= open)
		return true;
	if (wg_cell_is(s, open - 1, WG_CELL_COMMA | WG_CELL_COLON))
		return open - behind <= BEFORE;
	for (i = behind; i < open && wg_cell_is(s, verb, WG_CELL_SAY); i++)
		if (wg_cell_who(s, i) != NULL &&
		        wg_cell_who(s, i)->kind == WG_PERSON)
			return false;
	return open - behind <= FRAGMENT;
}

/* According to X, "..." */
static bool
according(struct wg_scene *s, uint32_t i, uint32_t verb, uint32_t high)
{
	struct wg_range r;

	return wg_subject_after(s, verb + s->cells[verb].n, high, &r) &&
	       set(s, i, verb, r);
}

/* X did that: "..." */
static bool
before_colon(struct wg_scene *s, uint32_t i, uint32_t low, uint32_t open)
{
	struct wg_range r;

	return open > low && wg_cell_is(s, open - 1, WG_CELL_COLON) &&
	       wg_subject_first(s, low, open, &r) && set(s, i, open - 1, r);
}

/* The words between `low` and `open` that lead up to quotation i. */
static bool
led_up(struct wg_scene *s, uint32_t i, uint32_t low, uint32_t open)
{
	struct wg_range r;
	uint32_t v;

	for (v = open; v-- > low;) {
		if (wg_cell_is(s, v, WG_CELL_ACCORDING))
			return according(s, i, v, open);
		if (!wg_cell_is(s, v, WG_CELL_SAY | WG_CELL_SAY_NOUN) ||
		        !leads_to(s, v, open))
			continue;
		if (wg_subject_before(s, v, low, &r) ||
		        (v == low && wg_subject_after(s, v + s->cells[v].n,
		                             open, &r)))
			return set(s, i, v, r);
		if (wg_cell_is(s, v, WG_CELL_SAY))
			return false;
	}
	return before_colon(s, i, low, open);
}

/* X said: "..." */
static bool
before(struct wg_scene *s, uint32_t i)
{
	uint32_t open = s->doc->quotes.v[i].first - 1;
	const struct wg_sent *sent = sentence_of(s, open);
	uint32_t low = sent->first;

	if (open ==
	        low) { /* the words before may be a paragraph of their own */
		if (open == 0 || !wg_cell_is(s, open - 1, WG_CELL_COLON))
			return false;
		low = sentence_of(s, open - 1)->first;
	}
	if (i > 0 && low <= s->doc->quotes.v[i - 1].end)
		low = s->doc->quotes.v[i - 1].end + 1;
	return low < open && led_up(s, i, low, open);
}

/* ---- from one quotation to the next -------------------------------------- */

static bool
has_speaker(const struct wg_scene *s, uint32_t i)
{
	const struct wg_quote *q = &s->doc->quotes.v[i];

	return q->same_as != WG_NONE || q->speaker_end > q->speaker_first;
}

static bool
any(const struct wg_scene *s, uint32_t i, uint32_t end, unsigned set)
{
	for (; i < end; i++)
		if (wg_cell_is(s, i, set))
			return true;
	return false;
}

/* Whether someone else may say something between: "..., adding" does not. */
static bool
any_verb(const struct wg_scene *s, uint32_t i, uint32_t end)
{
	for (; i < end; i++)
		if (wg_cell_is(s, i, WG_CELL_SAY) &&
		        !wg_str_ends(wg_doc_form(s->doc, i), WG_STR("ing")))
			return true;
	return false;
}

static bool
any_break(const struct wg_scene *s, uint32_t i, uint32_t end)
{
	for (; i < end; i++)
		if (is_break(s, i))
			return true;
	return false;
}

/* In one paragraph: what stands between tells of the one before, or says
 * nothing of anyone. */
static bool
goes_on(const struct wg_scene *s, uint32_t i)
{
	const struct wg_quote *p = &s->doc->quotes.v[i - 1];
	uint32_t low = p->end, open = s->doc->quotes.v[i].first - 1;
	uint32_t verb = s->verbs[i - 1];

	if (!has_speaker(s, i - 1) || any_break(s, low + 1, open + 1))
		return false;
	if (verb != WG_NONE && verb > low && verb < open)
		return true;
	return !any_verb(s, low, open) &&
	       (open - low <= 3 || sentence_of(s, low) == sentence_of(s, open));
}

/* The quotation is a paragraph of its own, right behind the paragraph of
 * the one before it. */
static bool
follows_alone(const struct wg_scene *s, uint32_t i)
{
	const struct wg_quote *p = &s->doc->quotes.v[i - 1];
	const struct wg_quote *q = &s->doc->quotes.v[i];
	uint32_t k, breaks = 0;

	if (!has_speaker(s, i - 1) || !is_break(s, q->first - 1) ||
	        !(is_unclosed(s, q) || is_break(s, q->end + 1) ||
	                is_break(s, q->end + 2)))
		return false;
	for (k = p->end; k < q->first; k++)
		breaks += is_break(s, k);
	return breaks == 1;
}

/* Whoever the sentence before a paragraph of quotation reports on. */
static bool
reported(struct wg_scene *s, uint32_t i)
{
	const struct wg_quote *q = &s->doc->quotes.v[i];
	uint32_t open = q->first - 1, low, v;
	struct wg_range r;

	if (open == 0 || !is_break(s, open) ||
	        !(is_break(s, q->end) || is_break(s, q->end + 1)))
		return false;
	low = sentence_of(s, open - 1)->first;
	if (any(s, low, open, WG_CELL_MARK))
		return false;
	for (v = low; v < open; v++)
		if (wg_cell_is(s, v, WG_CELL_SAY) &&
		        wg_subject_before(s, v, low, &r))
			return set(s, i, v, r);
	return false;
}

/* Quotation i has the speaker of the one before it: all that go on with one
 * another name the first of them. */
static void
go_on(struct wg_scene *s, uint32_t i)
{
	struct wg_quote *q = &s->doc->quotes.v[i];

	q->speaker_first = q->speaker_end = 0;
	q->same_as = q[-1].same_as != WG_NONE ? q[-1].same_as : i - 1;
}

static void
find(struct wg_scene *s, uint32_t i)
{
	struct wg_quote *q = &s->doc->quotes.v[i];
	bool chained =
	        i > 0 && is_unclosed(s, q - 1) && q[-1].end == q->first - 1;

	s->verbs[i] = WG_NONE;
	if (chained)
		go_on(s, i);
	if (after(s, i) || chained)
		return;
	if (before(s, i) && !(i > 0 && s->verbs[i] == s->verbs[i - 1]))
		return;
	if (i > 0 && (goes_on(s, i) || follows_alone(s, i)))
		go_on(s, i);
	else if (!has_speaker(s, i))
		reported(s, i);
}

/* ---- he and she ---------------------------------------------------------- */

/* The person last reported on, as the text is read from the start. */
struct source {
	struct wg_scene *s;
	struct wg_range person; /* empty: none yet */
	uint32_t at;            /* read so far */
};

static bool
is_person(const struct wg_scene *s, struct wg_range r)
{
	const struct wg_mention *m = wg_cell_who(s, r.first);

	if (m != NULL)
		return m->kind == WG_PERSON && m->first == r.first;
	return !wg_cell_is(s, r.first, WG_CELL_PRONOUN | WG_CELL_THE);
}

/* Who says something at token i, or begins a sentence there. */
static void
read_token(struct source *source, uint32_t i, uint32_t low)
{
	const struct wg_scene *s = source->s;
	const struct wg_sent *sent = sentence_of(s, i);
	struct wg_range r;

	if (low < sent->first)
		low = sent->first;
	if (wg_cell_is(s, i, WG_CELL_SAY) && i > low &&
	        wg_subject_before(s, i, low, &r) && is_person(s, r))
		source->person = r;
	else if (i == sent->first && wg_subject_first(s, i, sent->end, &r) &&
	         wg_cell_who(s, r.first) != NULL && is_person(s, r))
		source->person = r;
}

/* Reads on to `end`, over what is quoted. */
static void
read_to(struct source *source, uint32_t end, uint32_t quote)
{
	const struct wg_doc *doc = source->s->doc;
	uint32_t low = quote > 0 ? doc->quotes.v[quote - 1].end + 1 : 0;

	for (; source->at < end; source->at++)
		if (source->at >= low)
			read_token(source, source->at, low);
}

/* Whether the words stand for a person named before: "she", "the envoy". */
static bool
stands_for_person(const struct wg_scene *s, const struct wg_quote *q)
{
	uint32_t i = q->speaker_first;

	if (q->speaker_end == i + 1)
		return wg_cell_is(s, i, WG_CELL_PERSON);
	if (!wg_cell_is(s, i, WG_CELL_THE))
		return false;
	while (++i < q->speaker_end)
		if (!wg_cell_is(s, i, WG_CELL_TITLE) ||
		        wg_cell_who(s, i) != NULL)
			return false;
	return true;
}

/* The first title among the tokens. */
static const struct wg_mention *
title_in(const struct wg_scene *s, uint32_t first, uint32_t end)
{
	const struct wg_doc *doc = s->doc;
	uint32_t i;

	for (i = wg_mentions_from(doc, first);
	        i < doc->mentions.n && doc->mentions.v[i].first < end; i++)
		if (doc->mentions.v[i].kind == WG_TITLE &&
		        doc->mentions.v[i].end <= end)
			return &doc->mentions.v[i];
	return NULL;
}

/* Whether two titles are of the same state or body, as far as they say. */
static bool
same_place(const struct wg_scene *s, const struct wg_mention *a,
        const struct wg_mention *b)
{
	const struct wg_mention *x = wg_cell_who(s, a->first - 1);
	const struct wg_mention *y = wg_cell_who(s, b->first - 1);

	if (a->first == 0 || b->first == 0 || x == NULL || y == NULL)
		return x == NULL;
	return s->doc->tokens.v[x->first].fold ==
	       s->doc->tokens.v[y->first].fold;
}

/* "the Russian president": who bore that title when last named before. */
static bool
holder(const struct wg_scene *s, const struct wg_quote *q, struct wg_range *out)
{
	const struct wg_mention *title, *m, *person, *all;
	uint32_t k;

	title = title_in(s, q->speaker_first, q->speaker_end);
	if (title == NULL || !wg_cell_is(s, q->speaker_first, WG_CELL_THE))
		return false;
	all = s->doc->mentions.v;
	for (m = title, k = 0; m > all && k < HOLDERS; k++) {
		person = wg_cell_who(s, (--m)->end);
		if (m->kind != WG_TITLE || m->title != title->title ||
		        person == NULL || person->kind != WG_PERSON ||
		        person->first != m->end || !same_place(s, title, m))
			continue;
		*out = (struct wg_range){person->first, person->end};
		return true;
	}
	return false;
}

static void
find_persons(struct wg_scene *s)
{
	struct source source = {.s = s};
	uint32_t i;

	for (i = 0; i < s->doc->quotes.n; i++) {
		struct wg_quote *q = &s->doc->quotes.v[i];
		struct wg_range said = {q->speaker_first, q->speaker_end};

		read_to(&source, q->first - 1, i);
		if (said.end <= said.first)
			continue;
		if (holder(s, q, &said)) {
			q->speaker_first = said.first;
			q->speaker_end = said.end;
			source.person = said;
		} else if (stands_for_person(s, q) && source.person.end > 0) {
			q->speaker_first = source.person.first;
			q->speaker_end = source.person.end;
		} else if (is_person(s, said)) {
			source.person = said;
		}
	}
}

void
wg_speakers_find(struct wg_doc *doc, const struct wg_onto *onto)
{
	struct wg_scene s = {.doc = doc, .onto = onto};
	uint32_t i;

	s.verbs = wg_arena_alloc(doc->arena, doc->quotes.n * sizeof *s.verbs);
	wg_scene_fill(&s);
	for (i = 0; i < doc->quotes.n; i++)
		find(&s, i);
	find_persons(&s);
}
