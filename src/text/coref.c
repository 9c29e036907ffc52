/* Joins mentions into the entities of the article.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Later mentions of a name are shorter: surnames ("Antonov"), acronyms
 * introduced in brackets ("the Central Election Commission (CEC)"), parts
 * of a long name ("the Election Commission"). First such mentions are
 * added, then every mention finds its entity:
 *
 *   same lexicon entry | same words | a person's surname | part of the name
 */
#include "text/text.h"

struct joiner {
	struct wg_doc *doc;
	const struct wg_onto *o;
	uint32_t *covered; /* mention over each token, or WG_NONE */
	WG_LAYER(struct wg_mention) pairs;
};

/* ---- later mentions -------------------------------------------------------------- */

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

static void
add_mention(struct joiner *j, const struct wg_mention *like, uint32_t token,
        uint8_t form)
{
	struct wg_mention m = *like;

	m.first = token;
	m.end = token + 1;
	m.span = j->doc->tokens.v[token].span;
	m.form = form;
	m.name = WG_NONE;
	m.outer = WG_NONE;
	*wg_layer_push(j->doc->arena, &j->doc->mentions) = m;
}

/* Tokens that repeat one word of an earlier mention: by folded hash. */
struct repeat {
	uint64_t fold;
	uint32_t like, after; /* mention; token behind which it may occur */
	uint8_t form;
};

typedef WG_LAYER(struct repeat) repeats;

static void
add_surname(struct joiner *j, uint32_t i, repeats *r)
{
	const struct wg_mention *m = &j->doc->mentions.v[i];

	if (m->kind == WG_PERSON && m->end - m->first > 1 &&
	        m->outer == WG_NONE)
		*wg_layer_push(j->doc->arena, r) = (struct repeat){
		        .fold = j->doc->tokens.v[m->end - 1].fold,
		        .like = i,
		        .after = m->end,
		        .form = WG_FORM_SURNAME};
}

/* The letters of the acronym begin words of the name, in order. */
static bool
spells(const struct wg_doc *doc, uint32_t acronym, const struct wg_mention *m)
{
	struct wg_str letters = wg_doc_form(doc, acronym);
	uint32_t t = m->first;
	size_t i;

	for (i = 0; i < letters.n; i++) {
		if (letters.s[i] == '.')
			continue;
		while (t < m->end && (wg_doc_form(doc, t).s[0] & ~0x20) !=
		                             (letters.s[i] & ~0x20))
			t++;
		if (t++ >= m->end)
			return false;
	}
	return letters.n > 1;
}

static bool
is_form(const struct wg_doc *doc, uint32_t token, char c)
{
	return token < doc->tokens.n && wg_doc_form(doc, token).n == 1 &&
	       wg_doc_form(doc, token).s[0] == c;
}

static void
add_acronym(struct joiner *j, uint32_t i, repeats *r)
{
	const struct wg_doc *doc = j->doc;
	const struct wg_mention *m = &doc->mentions.v[i];
	uint32_t t = m->end + 1;

	if ((m->kind != WG_BODY && m->kind != WG_AGREEMENT) ||
	        m->outer != WG_NONE || !is_form(doc, m->end, '(') ||
	        !is_form(doc, t + 1, ')') ||
	        (doc->tokens.v[t].shape & WG_SHAPE_CAPS) == 0 ||
	        !spells(doc, t, m))
		return;
	*wg_layer_push(j->doc->arena, r) =
	        (struct repeat){.fold = doc->tokens.v[t].fold,
	                .like = i,
	                .after = t,
	                .form = WG_FORM_ACRONYM};
}

static bool
repeats_at(const struct joiner *j, const struct repeat *r, uint32_t token)
{
	const struct wg_token *t = &j->doc->tokens.v[token];
	uint16_t shape =
	        r->form == WG_FORM_ACRONYM ? WG_SHAPE_CAPS : WG_SHAPE_CAP;

	return token >= r->after && t->fold == r->fold &&
	       (t->shape & shape) != 0 && j->covered[token] == WG_NONE;
}

/* A surname is repeated by itself: not as part of another capitalised
 * name that no rule has seen ("Antonov Street"). */
static bool
stands_alone(const struct joiner *j, uint32_t token)
{
	const struct wg_doc *doc = j->doc;
	uint32_t next = token + 1;

	return next >= doc->tokens.n ||
	       (doc->tokens.v[next].shape & WG_SHAPE_CAP) == 0 ||
	       (doc->tokens.v[next].shape & WG_SHAPE_FIRST) != 0 ||
	       j->covered[next] != WG_NONE;
}

static void
add_repeats(struct joiner *j)
{
	repeats r = {0};
	uint32_t i, t, n = j->doc->mentions.n;

	for (i = 0; i < n; i++) {
		add_surname(j, i, &r);
		add_acronym(j, i, &r);
	}
	for (t = 0; t < j->doc->tokens.n && r.n > 0; t++) {
		if ((j->doc->tokens.v[t].shape & WG_SHAPE_CAP) == 0 ||
		        j->covered[t] != WG_NONE)
			continue;
		for (i = r.n; i-- > 0;)
			if (repeats_at(j, &r.v[i], t) && stands_alone(j, t)) {
				add_mention(j, &j->doc->mentions.v[r.v[i].like],
				        t, r.v[i].form);
				break;
			}
	}
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

/* How many mentions back an entity is looked for: bounds the work on long
 * articles without harm, since names in use recur. */
#define MOST_BACK 4000u

static void
join(struct joiner *j, uint32_t i)
{
	struct wg_doc *doc = j->doc;
	struct wg_mention *m = &doc->mentions.v[i];
	uint32_t k, least = i > MOST_BACK ? i - MOST_BACK : 0;

	for (k = i; k-- > least;) {
		const struct wg_mention *other = &doc->mentions.v[k];

		if (other->entity != WG_NONE && same_entity(j, m, other)) {
			m->entity = other->entity;
			return;
		}
	}
	m->entity = new_entity(j, i);
}

/* ---- "the two countries" ------------------------------------------------------------ */

/* The two states named last before the mention at `i`, in that order. */
static bool
last_two_states(const struct wg_doc *doc, uint32_t i, uint32_t two[2])
{
	two[0] = two[1] = WG_NONE;
	while (i-- > 0 && two[0] == WG_NONE) {
		const struct wg_mention *m = &doc->mentions.v[i];

		if (m->kind != WG_STATE || m->entity == WG_NONE ||
		        m->entity == two[1])
			continue;
		two[two[1] == WG_NONE] = m->entity;
	}
	return two[0] != WG_NONE;
}

static void
add_pair(struct joiner *j, uint32_t token, uint32_t n)
{
	struct wg_doc *doc = j->doc;
	uint32_t two[2];

	if (!last_two_states(doc, wg_mentions_from(doc, token), two))
		return;
	*wg_layer_push(doc->arena, &j->pairs) = (struct wg_mention){
	        .span = wg_doc_tokens_span(doc, token, token + n),
	        .first = token,
	        .end = token + n,
	        .outer = WG_NONE,
	        .entity = two[0],
	        .also = two[1],
	        .name = WG_NONE,
	        .title = WG_NONE,
	        .rule = WG_NONE,
	        .cls = doc->entities.v[two[0]].cls,
	        .kind = WG_STATE,
	        .form = WG_FORM_NOMINAL};
}

/* Descriptions that stand for the two states of a bilateral matter. */
static void
add_pairs(struct joiner *j)
{
	struct wg_doc *doc = j->doc;
	struct wg_word word;
	uint32_t t, i;

	for (t = 0; t < doc->tokens.n; t++)
		if (j->covered[t] == WG_NONE &&
		        doc->phrase_at[t] < doc->phrase_at[t + 1] &&
		        wg_word_at(doc, j->o, t, doc->tokens.n,
		                WG_STR("twostates"), &word)) {
			add_pair(j, t, word.n);
			t += word.n - 1;
		}
	for (i = 0; i < j->pairs.n; i++)
		*wg_layer_push(doc->arena, &doc->mentions) = j->pairs.v[i];
	if (j->pairs.n > 0)
		wg_mentions_arrange(doc, 0);
}

/* ---- quotations ------------------------------------------------------------------ */

/* The person named last before the token. */
static uint32_t
last_person(const struct wg_doc *doc, uint32_t token)
{
	uint32_t i = wg_mentions_from(doc, token);

	while (i-- > 0) {
		const struct wg_mention *m = &doc->mentions.v[i];

		if (m->kind == WG_PERSON && m->outer == WG_NONE)
			return m->entity;
	}
	return WG_NONE;
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
        const struct wg_quote *q)
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
	return is_pronoun(doc, o, q) ? last_person(doc, q->speaker_first)
	                             : found;
}

static void
resolve_quotes(struct wg_doc *doc, const struct wg_onto *o)
{
	uint32_t i;

	for (i = 0; i < doc->quotes.n; i++) {
		struct wg_quote *q = &doc->quotes.v[i];

		q->speaker = q->same_as != WG_NONE && q->same_as < i
		                     ? doc->quotes.v[q->same_as].speaker
		                     : speaker(doc, o, q);
	}
}

enum wg_status
wg_stage_coref(struct wg_doc *doc, const struct wg_onto *o,
        struct wg_diag *diag)
{
	struct joiner j = {.doc = doc, .o = o};
	uint32_t i;

	(void)diag;
	cover(&j);
	add_repeats(&j);
	wg_mentions_arrange(doc, 0);
	for (i = 0; i < doc->mentions.n; i++)
		if (doc->mentions.v[i].kind != WG_TITLE)
			join(&j, i);
	add_pairs(&j);
	resolve_quotes(doc, o);
	return WG_OK;
}
