/* Joins mentions into the entities of the article.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Later mentions of a name are shorter. First surnames and acronyms are
 * added (repeat.c), then every mention finds its entity:
 *
 *   same lexicon entry | same words | a person's surname | part of the name
 */
#include "text/text.h"

struct joiner {
	struct wg_doc *doc;
	const struct wg_onto *o;
	uint32_t *covered;     /* mention over each token, or WG_NONE */
	struct wg_index index; /* mentions by what they may share */
	WG_LAYER(struct wg_mention) described;
};

static void
cover(struct joiner *j)
{
	struct wg_doc *doc = j->doc;
	uint32_t i, t;

	j->covered = wg_arena_alloc(doc->arena,
	        (doc->tokens.n + 1) * sizeof *j->covered);
	for (t = 0; t < doc->tokens.n; t++)
		j->covered[t] = WG_NONE;
	for (i = doc->mentions.n; i-- > 0;)
		for (t = doc->mentions.v[i].first; t < doc->mentions.v[i].end;
		        t++)
			j->covered[t] = i;
}

/* ---- entities -------------------------------------------------------------------- */

static uint32_t
words_of(const struct wg_mention *m)
{
	return m->end - m->first;
}

static bool
same_words(const struct wg_doc *doc, uint32_t a, uint32_t b, uint32_t n)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		if (doc->tokens.v[a + i].fold != doc->tokens.v[b + i].fold)
			return false;
	return true;
}

static uint32_t
entry_of(const struct wg_onto *o, const struct wg_mention *m)
{
	return m->name == WG_NONE
	               ? WG_NONE
	               : WG_ROW(o, wg_name, WG_SEC_NAME, m->name)->entry;
}

/* Whether two person names may name one person: the surname is the same,
 * and so is the first name where both have one, or one is its initial. */
static bool
same_person(const struct wg_doc *doc, const struct wg_mention *a,
        const struct wg_mention *b)
{
	struct wg_str x = wg_doc_form(doc, a->first);
	struct wg_str y = wg_doc_form(doc, b->first);

	if (doc->tokens.v[a->end - 1].fold != doc->tokens.v[b->end - 1].fold)
		return false;
	if (words_of(a) == 1 || words_of(b) == 1)
		return true;
	return doc->tokens.v[a->first].fold == doc->tokens.v[b->first].fold ||
	       (x.s[0] == y.s[0] &&
	               (x.n == 1 || y.n == 1 || (x.n == 2 && x.s[1] == '.') ||
	                       (y.n == 2 && y.s[1] == '.')));
}

/* One is the beginning or the end of the other, by two words or more. */
static bool
part_of_name(const struct wg_doc *doc, const struct wg_mention *a,
        const struct wg_mention *b)
{
	const struct wg_mention *part = words_of(a) < words_of(b) ? a : b;
	const struct wg_mention *whole = part == a ? b : a;
	uint32_t n = words_of(part);

	return n >= 2 &&
	       (same_words(doc, part->first, whole->first, n) ||
	               same_words(doc, part->first, whole->end - n, n));
}

static bool
same_entity(const struct joiner *j, const struct wg_mention *a,
        const struct wg_mention *b)
{
	uint32_t x = entry_of(j->o, a), y = entry_of(j->o, b);

	if (a->kind != b->kind)
		return false;
	if (x != WG_NONE && y != WG_NONE)
		return x == y;
	if (words_of(a) == words_of(b) &&
	        same_words(j->doc, a->first, b->first, words_of(a)))
		return true;
	switch (a->kind) {
	case WG_PERSON:
		return same_person(j->doc, a, b);
	case WG_BODY:
	case WG_AGREEMENT:
		return part_of_name(j->doc, a, b);
	default:
		return false;
	}
}

static uint32_t
new_entity(struct joiner *j, uint32_t mention)
{
	const struct wg_mention *m = &j->doc->mentions.v[mention];
	uint32_t row = j->doc->entities.n;

	*wg_layer_push(j->doc->arena, &j->doc->entities) =
	        (struct wg_entity){.entry = WG_NONE,
	                .first = mention,
	                .cls = m->cls,
	                .kind = m->kind};
	return row;
}

/* What a mention shares with each earlier one of the same entity: the
 * lexicon's entry, the last word, or the first of a body or agreement. */
enum { BY_ENTRY, BY_LAST, BY_FIRST, KEYS };

/* The hashes of those; 0: has none. */
static void
keys_of(const struct joiner *j, const struct wg_mention *m, uint64_t keys[KEYS])
{
	const struct wg_token *tokens = j->doc->tokens.v;
	uint32_t entry = entry_of(j->o, m);

	keys[BY_ENTRY] = entry == WG_NONE ? 0 : wg_hash_mix(entry, BY_ENTRY);
	keys[BY_LAST] = tokens[m->end - 1].fold;
	keys[BY_FIRST] = m->kind == WG_BODY || m->kind == WG_AGREEMENT
	                         ? tokens[m->first].fold
	                         : 0;
}

/* The nearest mention before i, and not before `least`, that shares the key
 * and is of the same entity. */
static uint32_t
nearest(const struct joiner *j, uint32_t i, uint64_t key, uint32_t least)
{
	const struct wg_mention *v = j->doc->mentions.v;
	uint32_t row = wg_index_first(&j->index, key);

	for (; row != WG_NONE && row / KEYS >= least; row = j->index.next[row])
		if (same_entity(j, &v[i], &v[row / KEYS]))
			return row / KEYS;
	return WG_NONE;
}

/* The name that the acronym behind it in brackets stands for: "the Central
 * Election Commission (CEC)". */
static uint32_t
introduced(const struct wg_doc *doc, uint32_t i)
{
	const struct wg_mention *v = doc->mentions.v;
	uint32_t k =
	        i > 0 && v[i].form == WG_FORM_ACRONYM && v[i].name == WG_NONE
	                ? i - 1
	                : WG_NONE;

	for (; k != WG_NONE; k = v[k].outer)
		if (v[k].end + 1 == v[i].first && v[k].kind == v[i].kind &&
		        wg_str_eq(wg_doc_form(doc, v[k].end), WG_STR("(")))
			return k;
	return WG_NONE;
}

/* How many mentions back an entity is looked for: bounds the work on long
 * articles without harm, since names in use recur. */
#define MOST_BACK 4000u

static void
join(struct joiner *j, uint32_t i)
{
	struct wg_mention *m = &j->doc->mentions.v[i];
	uint32_t found = WG_NONE, near, k;
	uint32_t least = i > MOST_BACK ? i - MOST_BACK : 0;
	uint64_t keys[KEYS];

	keys_of(j, m, keys);
	for (k = 0; k < KEYS; k++) {
		near = keys[k] != 0 ? nearest(j, i, keys[k], least) : WG_NONE;
		if (near != WG_NONE) {
			found = near;
			least = near + 1;
		}
	}
	if (found == WG_NONE)
		found = introduced(j->doc, i);
	m->entity = found != WG_NONE ? j->doc->mentions.v[found].entity
	                             : new_entity(j, i);
	for (k = 0; k < KEYS; k++)
		if (keys[k] != 0)
			wg_index_put(&j->index, keys[k], i * KEYS + k);
}

static void
join_all(struct joiner *j)
{
	uint32_t i;

	wg_index_init(&j->index, j->doc->arena, j->doc->mentions.n * KEYS);
	for (i = 0; i < j->doc->mentions.n; i++)
		if (j->doc->mentions.v[i].kind != WG_TITLE)
			join(j, i);
}

/* ---- "the two countries", "the treaty" ---------------------------------------------- */

/* What was named before a place in the text: the last two states, the last
 * one second, and the agreement, if there is one only. */
struct named {
	uint32_t state[2];
	uint32_t agreement;
	bool several;  /* agreements */
	uint32_t next; /* mention, the first not looked at */
};

static void
name_one(struct named *named, const struct wg_mention *m)
{
	if (m->entity == WG_NONE)
		return;
	if (m->kind == WG_STATE && m->entity != named->state[1]) {
		named->state[0] = named->state[1];
		named->state[1] = m->entity;
	}
	if (m->kind == WG_AGREEMENT) {
		named->several |= named->agreement != WG_NONE &&
		                  named->agreement != m->entity;
		named->agreement = m->entity;
	}
}

static void
name_until(const struct wg_doc *doc, struct named *named, uint32_t token)
{
	while (named->next < doc->mentions.n &&
	        doc->mentions.v[named->next].first < token)
		name_one(named, &doc->mentions.v[named->next++]);
}

static void
describe(struct joiner *j, uint32_t entity, uint32_t also, uint32_t token,
        uint32_t n)
{
	struct wg_doc *doc = j->doc;

	*wg_layer_push(doc->arena, &j->described) = (struct wg_mention){
	        .span = wg_doc_tokens_span(doc, token, token + n),
	        .first = token,
	        .end = token + n,
	        .outer = WG_NONE,
	        .entity = entity,
	        .also = also,
	        .name = WG_NONE,
	        .title = WG_NONE,
	        .rule = WG_NONE,
	        .cls = doc->entities.v[entity].cls,
	        .kind = doc->entities.v[entity].kind,
	        .form = WG_FORM_NOMINAL};
}

/* Whether the description before the token is a name of its own ("the
 * Treaty") or goes on to say what it means ("the treaty between ..."). */
static bool
is_defined(const struct joiner *j, uint32_t token)
{
	const struct wg_doc *doc = j->doc;
	struct wg_word word;

	return (doc->tokens.v[token - 1].shape & WG_SHAPE_CAP) != 0 ||
	       (token < doc->tokens.n &&
	               wg_word_at(doc, j->o, token, doc->tokens.n,
	                       WG_STR("defining"), &word));
}

/* The number of words at the token that describe what was named before; 0
 * if none do, or it cannot be told what. */
static uint32_t
described_at(struct joiner *j, struct named *named, uint32_t token)
{
	struct wg_doc *doc = j->doc;
	struct wg_word word;

	if (wg_word_at(doc, j->o, token, doc->tokens.n, WG_STR("twostates"),
	            &word)) {
		name_until(doc, named, token);
		if (named->state[0] == WG_NONE)
			return 0;
		describe(j, named->state[0], named->state[1], token, word.n);
		return word.n;
	}
	if (!wg_word_at(doc, j->o, token, doc->tokens.n, WG_STR("theagreement"),
	            &word) ||
	        is_defined(j, token + word.n))
		return 0;
	name_until(doc, named, token);
	if (named->agreement == WG_NONE || named->several)
		return 0;
	describe(j, named->agreement, WG_NONE, token, word.n);
	return word.n;
}

/* Descriptions that stand for what was named before: the two states of a
 * bilateral matter, the one agreement that the article is about. */
static void
add_described(struct joiner *j)
{
	struct wg_doc *doc = j->doc;
	struct named named = {{WG_NONE, WG_NONE}, WG_NONE, false, 0};
	uint32_t t, i, n;

	for (t = 0; t < doc->tokens.n; t++) {
		if (j->covered[t] != WG_NONE ||
		        doc->phrase_at[t] == doc->phrase_at[t + 1])
			continue;
		n = described_at(j, &named, t);
		t += n > 0 ? n - 1 : 0;
	}
	for (i = 0; i < j->described.n; i++)
		*wg_layer_push(doc->arena, &doc->mentions) = j->described.v[i];
	if (j->described.n > 0)
		wg_mentions_arrange(doc, 0);
}

/* ---- quotations ------------------------------------------------------------------ */

/* The person named last before each mention. */
static uint32_t *
last_persons(const struct wg_doc *doc)
{
	uint32_t *last = wg_arena_alloc(doc->arena,
	        (doc->mentions.n + 1) * sizeof *last);
	uint32_t i;

	last[0] = WG_NONE;
	for (i = 0; i < doc->mentions.n; i++) {
		const struct wg_mention *m = &doc->mentions.v[i];

		last[i + 1] = m->kind == WG_PERSON && m->outer == WG_NONE
		                      ? m->entity
		                      : last[i];
	}
	return last;
}

static bool
is_pronoun(const struct wg_doc *doc, const struct wg_onto *o,
        const struct wg_quote *q)
{
	struct wg_word word;

	return q->speaker_end == q->speaker_first + 1 &&
	       wg_word_at(doc, o, q->speaker_first, q->speaker_end,
	               WG_STR("pronoun."), &word);
}

/* The entity that the speaker's words name. A pronoun stands for the last
 * person named; "a spokesman of Acme" is neither Acme nor anyone known. */
static uint32_t
speaker(const struct wg_doc *doc, const struct wg_onto *o,
        const struct wg_quote *q, const uint32_t *persons)
{
	uint32_t i, found = WG_NONE;
	bool titled = false;

	if (q->speaker_end <= q->speaker_first)
		return WG_NONE;
	for (i = wg_mentions_from(doc, q->speaker_first);
	        i < doc->mentions.n &&
	        doc->mentions.v[i].first < q->speaker_end;
	        i++) {
		const struct wg_mention *m = &doc->mentions.v[i];

		if (m->end > q->speaker_end || m->outer != WG_NONE)
			continue;
		if (m->kind == WG_PERSON)
			return m->entity;
		titled |= m->kind == WG_TITLE;
		if (found == WG_NONE && m->kind != WG_TITLE &&
		        m->form != WG_FORM_ADJECTIVE)
			found = m->entity;
	}
	if (titled)
		return WG_NONE;
	return is_pronoun(doc, o, q)
	               ? persons[wg_mentions_from(doc, q->speaker_first)]
	               : found;
}

static void
resolve_quotes(struct wg_doc *doc, const struct wg_onto *o)
{
	const uint32_t *persons = last_persons(doc);
	uint32_t i;

	for (i = 0; i < doc->quotes.n; i++) {
		struct wg_quote *q = &doc->quotes.v[i];

		q->speaker = q->same_as != WG_NONE && q->same_as < i
		                     ? doc->quotes.v[q->same_as].speaker
		                     : speaker(doc, o, q, persons);
	}
}

enum wg_status
wg_stage_coref(struct wg_doc *doc, const struct wg_onto *o,
        struct wg_diag *diag)
{
	struct joiner j = {.doc = doc, .o = o};

	(void)diag;
	cover(&j);
	wg_repeats_add(doc, j.covered);
	wg_mentions_arrange(doc, 0);
	join_all(&j);
	add_described(&j);
	resolve_quotes(doc, o);
	return WG_OK;
}
