/* Finds later mentions of a name that are one word of it: surnames
 * ("Antonov"), acronyms introduced in brackets ("the Central Election
 * Commission (CEC)").
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "text/text.h"

/* A word that repeats an earlier mention wherever it stands behind it. */
struct repeat {
	uint64_t fold;
	uint32_t like, after; /* mention; token behind which it may occur */
	uint8_t form;
};

struct search {
	struct wg_doc *doc;
	const uint32_t *covered; /* mention over each token, or WG_NONE */
	WG_LAYER(struct repeat) repeats; /* in the order of the text */
	struct wg_index index; /* of those that stand before the token */
};

static void
add_mention(struct wg_doc *doc, const struct repeat *r, uint32_t token)
{
	struct wg_mention m = doc->mentions.v[r->like];

	m.first = token;
	m.end = token + 1;
	m.span = doc->tokens.v[token].span;
	m.form = r->form;
	m.name = WG_NONE;
	m.outer = WG_NONE;
	*wg_layer_push(doc->arena, &doc->mentions) = m;
}

static void
add_surname(struct search *s, uint32_t i)
{
	const struct wg_mention *m = &s->doc->mentions.v[i];

	if (m->kind == WG_PERSON && m->end - m->first > 1 &&
	        m->outer == WG_NONE)
		*wg_layer_push(s->doc->arena, &s->repeats) = (struct repeat){
		        .fold = s->doc->tokens.v[m->end - 1].fold,
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
add_acronym(struct search *s, uint32_t i)
{
	const struct wg_doc *doc = s->doc;
	const struct wg_mention *m = &doc->mentions.v[i];
	uint32_t t = m->end + 1;

	if ((m->kind != WG_BODY && m->kind != WG_AGREEMENT) ||
	        m->outer != WG_NONE || !is_form(doc, m->end, '(') ||
	        !is_form(doc, t + 1, ')') ||
	        (doc->tokens.v[t].shape & WG_SHAPE_CAPS) == 0 ||
	        !spells(doc, t, m))
		return;
	*wg_layer_push(s->doc->arena, &s->repeats) =
	        (struct repeat){.fold = doc->tokens.v[t].fold,
	                .like = i,
	                .after = t,
	                .form = WG_FORM_ACRONYM};
}

/* A surname is repeated by itself: not as part of another capitalised
 * name that no rule has seen ("Antonov Street"). */
static bool
stands_alone(const struct search *s, uint32_t token)
{
	const struct wg_doc *doc = s->doc;
	uint32_t next = token + 1;

	return next >= doc->tokens.n ||
	       (doc->tokens.v[next].shape & WG_SHAPE_CAP) == 0 ||
	       (doc->tokens.v[next].shape & WG_SHAPE_FIRST) != 0 ||
	       s->covered[next] != WG_NONE;
}

static uint64_t
key(uint64_t fold, uint8_t form)
{
	return wg_hash_mix(fold, form);
}

/* The last one before the token that it repeats in that form. */
static const struct repeat *
latest(const struct search *s, uint64_t fold, uint8_t form)
{
	uint32_t i = wg_index_first(&s->index, key(fold, form));

	for (; i != WG_NONE; i = s->index.next[i])
		if (s->repeats.v[i].fold == fold &&
		        s->repeats.v[i].form == form)
			return &s->repeats.v[i];
	return NULL;
}

static void
try_token(struct search *s, uint32_t token)
{
	const struct wg_token *t = &s->doc->tokens.v[token];
	const struct repeat *r, *acronym = NULL;

	if ((t->shape & WG_SHAPE_CAP) == 0 || s->covered[token] != WG_NONE ||
	        !stands_alone(s, token))
		return;
	r = latest(s, t->fold, WG_FORM_SURNAME);
	if ((t->shape & WG_SHAPE_CAPS) != 0)
		acronym = latest(s, t->fold, WG_FORM_ACRONYM);
	if (r == NULL || (acronym != NULL && acronym > r))
		r = acronym;
	if (r != NULL)
		add_mention(s->doc, r, token);
}

void
wg_repeats_add(struct wg_doc *doc, const uint32_t *covered)
{
	struct search s = {.doc = doc, .covered = covered};
	uint32_t i, t, n = doc->mentions.n;

	for (i = 0; i < n; i++) {
		add_surname(&s, i);
		add_acronym(&s, i);
	}
	if (s.repeats.n == 0)
		return;
	wg_index_init(&s.index, doc->arena, s.repeats.n);
	for (i = t = 0; t < doc->tokens.n; t++) {
		for (; i < s.repeats.n && s.repeats.v[i].after <= t; i++)
			wg_index_put(&s.index,
			        key(s.repeats.v[i].fold, s.repeats.v[i].form),
			        i);
		try_token(&s, t);
	}
}
