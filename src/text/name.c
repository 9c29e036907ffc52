/* Finds mentions: names of the lexicon, and names by the rules of shape.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * In each sentence titles are found first ("foreign minister"), then names;
 * both by gathering candidates from the lexicon and from rules and keeping
 * the longest that do not overlap. Names of the lexicon inside a longer
 * name of a body or agreement are kept as nested mentions: the state in
 * "Russian Central Election Commission".
 */
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

struct candidate {
	uint32_t first, end;
	uint32_t name, title, rule, weight;
	float score;
	uint16_t cls;
	uint8_t kind, form;
};

struct finder {
	struct wg_doc *doc;
	const struct wg_onto *o;
	enum wg_phase phase;
	WG_LAYER(struct candidate) found;
	WG_LAYER(struct wg_mention) kept;
};

/* ---- candidates ------------------------------------------------------------ */

static struct candidate
of_name(const struct wg_onto *o, uint32_t row)
{
	const struct wg_name *name = WG_ROW(o, wg_name, WG_SEC_NAME, row);
	const struct wg_entry *e =
	        WG_ROW(o, wg_entry, WG_SEC_ENTRY, name->entry);

	return (struct candidate){.name = row,
	        .title = WG_NONE,
	        .rule = WG_NONE,
	        .weight = e->weight,
	        .cls = e->cls,
	        .kind = e->kind,
	        .form = name->form};
}

/* A person's name has no word twice: pages run names together ("Anna Holm
 * Holm Anna"). */
static uint32_t
end_of_person(const struct wg_doc *doc, uint32_t first, uint32_t end)
{
	uint32_t i, k;

	for (i = first + 1; i < end; i++)
		for (k = first; k < i; k++)
			if (doc->tokens.v[i].fold == doc->tokens.v[k].fold &&
			        (doc->tokens.v[i].shape & WG_SHAPE_CAP) != 0)
				return i;
	return end;
}

static void
add(struct finder *f, struct candidate c, uint32_t first, uint32_t end)
{
	if (c.kind == WG_PERSON && c.name == WG_NONE)
		end = end_of_person(f->doc, first, end);
	c.first = first;
	c.end = end;
	*wg_layer_push(f->doc->arena, &f->found) = c;
}

static void
add_senses(struct finder *f, const struct wg_phrase *p)
{
	uint32_t row = p->sense, end = p->first + p->n;
	const struct wg_sense *s;

	do {
		s = WG_ROW(f->o, wg_sense, WG_SEC_SENSE, row++);
		if (f->phase == WG_PHASE_TITLE && s->kind == WG_SENSE_TITLE &&
		        wg_sense_fits(f->doc, p, s))
			add(f,
			        (struct candidate){.name = WG_NONE,
			                .title = s->ref,
			                .rule = WG_NONE,
			                .kind = WG_TITLE,
			                .form = WG_FORM_NAME},
			        p->first, end);
		if (f->phase == WG_PHASE_NAME && s->kind == WG_SENSE_NAME &&
		        wg_sense_fits(f->doc, p, s))
			add(f, of_name(f->o, s->ref), p->first, end);
	} while ((s->flags & WG_SENSE_LAST) == 0);
}

static const struct wg_binding *
binding_of(const struct wg_match *m, uint8_t var)
{
	uint32_t i;

	for (i = 0; i < m->n; i++)
		if (m->bind[i].var == var)
			return &m->bind[i];
	return NULL;
}

static uint32_t
title_of(const struct finder *f, const struct wg_act *act,
        const struct wg_match *m)
{
	const struct wg_binding *like = binding_of(m, act->b);

	if (act->b == WG_NO_VAR)
		return act->more;
	if (like != NULL && like->kind == WG_BOUND_TITLE)
		return like->ref;
	if (like != NULL && like->kind == WG_BOUND_MENTION)
		return f->doc->mentions.v[like->ref].title;
	return WG_NONE;
}

/* The class of the kind that the phrase names as a head ("commission");
 * WG_NO_CLASS if it is none. */
static uint16_t
head_class(const struct finder *f, const struct wg_phrase *p, uint8_t kind)
{
	uint32_t row = p->sense;
	const struct wg_sense *s;

	do {
		const struct wg_wordclass *w;

		s = WG_ROW(f->o, wg_sense, WG_SEC_SENSE, row++);
		if (s->kind != WG_SENSE_WORD)
			continue;
		w = WG_ROW(f->o, wg_wordclass, WG_SEC_WORDCLASS, s->ref);
		if (w->cls != WG_NO_CLASS &&
		        WG_ROW(f->o, wg_class, WG_SEC_CLASS, w->cls)->kind ==
		                kind)
			return w->cls;
	} while ((s->flags & WG_SENSE_LAST) == 0);
	return WG_NO_CLASS;
}

/* The class of the longest head that ends where the bound word does: the
 * pattern found "commission", the name ends in "election commission". */
static uint16_t
longest_head(const struct finder *f, uint32_t first,
        const struct wg_binding *head, uint16_t cls)
{
	uint8_t kind = WG_ROW(f->o, wg_class, WG_SEC_CLASS, cls)->kind;
	uint32_t t, p;

	for (t = first; t < head->first; t++)
		for (p = f->doc->phrase_at[t]; p < f->doc->phrase_at[t + 1];
		        p++) {
			const struct wg_phrase *phrase = &f->doc->phrases.v[p];
			uint16_t longer = head_class(f, phrase, kind);

			if (t + phrase->n == head->end && longer != WG_NO_CLASS)
				return longer;
		}
	return cls;
}

static uint16_t
class_of(const struct finder *f, const struct wg_act *act,
        const struct wg_match *m)
{
	const struct wg_binding *head = binding_of(m, act->b);
	const struct wg_binding *whole = binding_of(m, act->a);
	uint16_t cls;

	if (act->b == WG_NO_VAR)
		return act->ref;
	if (head == NULL || head->kind != WG_BOUND_WORD || whole == NULL)
		return WG_NO_CLASS;
	cls = WG_ROW(f->o, wg_wordclass, WG_SEC_WORDCLASS, head->ref)->cls;
	if (cls == WG_NO_CLASS ||
	        WG_ROW(f->o, wg_class, WG_SEC_CLASS, cls)->kind == WG_KIND_NONE)
		return WG_NO_CLASS;
	return longest_head(f, whole->first, head, cls);
}

/* A variable that is bound to a name of the lexicon keeps that name, if it
 * is of the kind that the rule says; the rule only chose among senses. */
static struct candidate
bound_candidate(const struct finder *f, const struct wg_binding *b,
        uint16_t cls)
{
	struct candidate c = {.name = WG_NONE,
	        .title = WG_NONE,
	        .cls = cls,
	        .form = WG_FORM_NAME};

	c.kind = WG_ROW(f->o, wg_class, WG_SEC_CLASS, cls)->kind;
	if (b->kind == WG_BOUND_NAME) {
		struct candidate lex = of_name(f->o, b->ref);

		if (lex.kind == c.kind)
			return lex;
	}
	return c;
}

static void
act(struct finder *f, const struct wg_act *a, const struct wg_match *m)
{
	const struct wg_rule *r = WG_ROW(f->o, wg_rule, WG_SEC_RULE, m->rule);
	uint16_t cls = a->op == WG_ACT_MENTION ? class_of(f, a, m) : 0;
	uint32_t i;

	for (i = 0; i < m->n; i++) {
		const struct wg_binding *b = &m->bind[i];
		struct candidate c = {.name = WG_NONE,
		        .kind = WG_TITLE,
		        .form = WG_FORM_NAME};

		if (b->var != a->a || b->end <= b->first)
			continue;
		if (a->op == WG_ACT_TITLE)
			c.title = title_of(f, a, m);
		else if (cls != WG_NO_CLASS)
			c = bound_candidate(f, b, cls);
		else
			continue;
		c.rule = m->rule;
		c.score = r->score;
		if (c.kind != WG_TITLE || c.title != WG_NONE)
			add(f, c, b->first, b->end);
	}
}

static void
on_match(const struct wg_match *m, void *user)
{
	struct finder *f = user;
	const struct wg_rule *r = WG_ROW(f->o, wg_rule, WG_SEC_RULE, m->rule);
	uint32_t i;

	for (i = 0; i < r->act_n; i++) {
		const struct wg_act *a =
		        WG_ROW(f->o, wg_act, WG_SEC_ACT, r->act + i);

		if (a->op == WG_ACT_MENTION || a->op == WG_ACT_TITLE)
			act(f, a, m);
	}
}

/* ---- choice ----------------------------------------------------------------- */

/* Which sense of one span: a proper name before an adjective before a
 * metonym; a state before a body before a person and the rest. */
static int
sense_rank(const struct candidate *c)
{
	static const uint8_t kinds[WG_KIND_END] = {[WG_STATE] = 5,
	        [WG_BODY] = 4,
	        [WG_AGREEMENT] = 3,
	        [WG_PERSON] = 2,
	        [WG_PLACE] = 1};
	int form = c->form == WG_FORM_METONYM ? 0
	           : c->form == WG_FORM_NAME  ? 2
	                                      : 1;

	return form * 8 + kinds[c->kind];
}

static int
compare(const void *pa, const void *pb)
{
	const struct candidate *a = pa, *b = pb;
	uint32_t na = a->end - a->first, nb = b->end - b->first;

	if (na != nb)
		return na > nb ? -1 : 1;
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	if ((a->name == WG_NONE) != (b->name == WG_NONE))
		return a->name == WG_NONE ? 1 : -1;
	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	if (sense_rank(a) != sense_rank(b))
		return sense_rank(a) > sense_rank(b) ? -1 : 1;
	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return a->name < b->name ? -1 : a->name > b->name;
}

static struct wg_mention
to_mention(const struct finder *f, const struct candidate *c)
{
	return (struct wg_mention){
	        .span = wg_doc_tokens_span(f->doc, c->first, c->end),
	        .first = c->first,
	        .end = c->end,
	        .outer = WG_NONE,
	        .entity = WG_NONE,
	        .also = WG_NONE,
	        .name = c->name,
	        .title = c->title,
	        .rule = c->rule,
	        .cls = c->cls,
	        .kind = c->kind,
	        .form = c->form};
}

static uint32_t
entry_of(const struct wg_onto *o, uint32_t name)
{
	return name == WG_NONE ? WG_NONE
	                       : WG_ROW(o, wg_name, WG_SEC_NAME, name)->entry;
}

static bool
is_of_class(const struct wg_onto *o, uint16_t cls, enum wg_vocab key)
{
	struct wg_str iri = wg_onto_vocab(o, key);
	uint16_t at = cls, parent = cls;

	do {
		const struct wg_class *c =
		        WG_ROW(o, wg_class, WG_SEC_CLASS, at);

		if (wg_str_eq(iri, wg_onto_str(o, c->iri)))
			return true;
		parent = at;
		at = c->parent;
	} while (at != parent);
	return false;
}

/* A name stands for itself inside a longer one where it begins it or
 * follows a small word: not "Security Council" in "Collective Security
 * Council". */
static bool
begins_part(const struct finder *f, const struct candidate *c,
        const struct wg_mention *outer)
{
	uint16_t before;

	if (c->first == outer->first)
		return true;
	before = f->doc->tokens.v[c->first - 1].shape;
	return (before & (WG_SHAPE_CAP | WG_SHAPE_PUNCT)) == 0;
}

/* States and bodies stay visible inside longer names that rules found, and
 * states inside the names of their organs: they are what those belong to. */
static bool
may_nest(const struct finder *f, const struct candidate *c,
        const struct wg_mention *outer)
{
	if (c->name == WG_NONE ||
	        c->end - c->first >= outer->end - outer->first ||
	        entry_of(f->o, c->name) == entry_of(f->o, outer->name))
		return false;
	if (outer->name != WG_NONE)
		return (c->kind == WG_STATE && is_of_class(f->o, outer->cls,
		                                       WG_V_STATE_ORGAN)) ||
		       (outer->kind == WG_BODY && c->first == outer->first &&
		               is_of_class(f->o, c->cls,
		                       WG_V_INTERGOVERNMENTAL));
	if (outer->kind == WG_PERSON || outer->kind == WG_STATE)
		return false;
	return c->kind == WG_STATE ||
	       (c->kind == WG_BODY && begins_part(f, c, outer));
}

/* Whether the candidate can stand beside what was kept; `taken` names the
 * kept mention over each of the candidate's tokens. */
static bool
can_keep(const struct finder *f, const struct candidate *c,
        const uint32_t *taken)
{
	uint32_t t;

	for (t = 1; t < c->end - c->first; t++)
		if (taken[t] != taken[0])
			return false;
	return taken[0] == WG_NONE || may_nest(f, c, &f->kept.v[taken[0]]);
}

static bool
is_loose_cap(const struct finder *f, uint32_t first, uint32_t t,
        const uint32_t *taken)
{
	return (f->doc->tokens.v[t].shape & WG_SHAPE_CAP) != 0 &&
	       taken[t - first] == WG_NONE;
}

/* A name does not go on to the left: no capitalised word that belongs to
 * nothing stands before it, nor one more word away ("Agreement on Joint
 * Operations"). */
static bool
is_fresh(const struct finder *f, uint32_t first, uint32_t t,
        const uint32_t *taken)
{
	if (t > first && is_loose_cap(f, first, t - 1, taken))
		return false;
	return t < first + 3 || !is_loose_cap(f, first, t - 2, taken);
}

/* What the model labelled and nothing else found. */
static void
add_labelled(struct finder *f, uint32_t first, uint32_t end, uint32_t *taken)
{
	struct wg_labelled l;
	uint32_t at = first, t;

	while (wg_label_next(f->doc, f->o, &at, end, &l)) {
		struct candidate c = {.first = l.first,
		        .end = l.end,
		        .name = WG_NONE,
		        .title = WG_NONE,
		        .rule = WG_NONE,
		        .cls = wg_class_of_kind(f->o, l.kind),
		        .kind = l.kind,
		        .form = WG_FORM_NAME};

		for (t = l.first; t < l.end; t++)
			if (taken[t - first] != WG_NONE)
				break;
		if (t == l.end && c.cls != WG_NO_CLASS &&
		        is_fresh(f, first, l.first, taken))
			*wg_layer_push(f->doc->arena, &f->kept) =
			        to_mention(f, &c);
	}
}

static void
choose(struct finder *f, uint32_t first, uint32_t end)
{
	size_t size = (end - first) * sizeof(uint32_t);
	uint32_t *taken =
	        memset(wg_arena_alloc(f->doc->arena, size), 0xFF, size);
	uint32_t i, t;

	if (f->found.n > 1)
		qsort(f->found.v, f->found.n, sizeof *f->found.v, compare);
	for (i = 0; i < f->found.n; i++) {
		const struct candidate *c = &f->found.v[i];

		if (!can_keep(f, c, taken + (c->first - first)))
			continue;
		for (t = c->first; t < c->end; t++)
			taken[t - first] = f->kept.n;
		*wg_layer_push(f->doc->arena, &f->kept) = to_mention(f, c);
	}
	f->found.n = 0;
	if (f->phase == WG_PHASE_NAME && f->o->models != NULL &&
	        f->doc->tokens.v[first].span.beg >= f->doc->body)
		add_labelled(f, first, end, taken);
}

/* ---- order -------------------------------------------------------------------- */

static int
by_place(const void *pa, const void *pb)
{
	const struct wg_mention *a = pa, *b = pb;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	return (b->kind == WG_TITLE) - (a->kind == WG_TITLE);
}

void
wg_mentions_arrange(struct wg_doc *doc, uint32_t from)
{
	uint32_t i, k;

	if (doc->mentions.n > from)
		qsort(doc->mentions.v + from, doc->mentions.n - from,
		        sizeof *doc->mentions.v, by_place);
	for (i = from; i < doc->mentions.n; i++) {
		struct wg_mention *m = &doc->mentions.v[i];

		k = i > from ? i - 1 : WG_NONE;
		while (k != WG_NONE && doc->mentions.v[k].end < m->end)
			k = doc->mentions.v[k].outer;
		m->outer = k;
	}
}

static void
gather(struct finder *f, uint32_t sent, struct wg_diag *diag)
{
	const struct wg_sent *s = &f->doc->sents.v[sent];
	uint32_t p = f->doc->phrase_at[s->first];

	for (; p < f->doc->phrase_at[s->end]; p++)
		add_senses(f, &f->doc->phrases.v[p]);
	/* headlines capitalise what is no name, datelines are no sentences */
	if (s->span.beg >= f->doc->body)
		wg_rules_match(f->doc, f->o, sent, f->phase, on_match, f, diag);
	choose(f, s->first, s->end);
}

static void
find(struct finder *f, uint32_t sent, struct wg_diag *diag)
{
	struct wg_doc *doc = f->doc;
	uint32_t from = doc->mentions.n, i;

	for (f->phase = WG_PHASE_TITLE; f->phase <= WG_PHASE_NAME; f->phase++) {
		f->kept.n = 0;
		gather(f, sent, diag);
		for (i = 0; i < f->kept.n; i++)
			*wg_layer_push(doc->arena, &doc->mentions) =
			        f->kept.v[i];
		wg_mentions_arrange(doc, from);
	}
}

enum wg_status
wg_stage_name(struct wg_doc *doc, const struct wg_onto *o, struct wg_diag *diag)
{
	struct finder f = {.doc = doc, .o = o};
	uint32_t i;

	for (i = 0; i < doc->sents.n; i++)
		find(&f, i, diag);
	return WG_OK;
}
