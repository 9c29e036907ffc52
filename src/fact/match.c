/* Runs the fact rules and turns their matches into statements and events.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fact/fact.h"

struct maker {
	struct wg_doc *doc;
	const struct wg_onto *o;
	struct wg_match m;         /* with what "with" clauses add to it */
	const struct wg_rule *rule;
	uint32_t event;            /* begun last, or WG_NONE */
	uint32_t stmts;            /* number before the statement made last */
};

/* ---- variables --------------------------------------------------------------------- */

/* The k-th binding of the variable; NULL behind the last. */
static const struct wg_binding *
binding(const struct maker *x, uint8_t var, uint32_t k)
{
	uint32_t i;

	for (i = 0; i < x->m.n; i++)
		if (x->m.bind[i].var == var && k-- == 0)
			return &x->m.bind[i];
	return NULL;
}

static const struct wg_mention *
mention(const struct maker *x, uint8_t var, uint32_t k)
{
	const struct wg_binding *b = binding(x, var, k);

	if (b == NULL || b->kind != WG_BOUND_MENTION)
		return NULL;
	return &x->doc->mentions.v[b->ref];
}

static bool
is_at(const struct wg_mention *in, const struct wg_mention *out, uint8_t where)
{
	switch (where) {
	case WG_BEGINS:
		return in->first == out->first;
	case WG_ENDS:
		return in->end == out->end;
	default:
		return true;
	}
}

static bool
is_inside(const struct wg_mention *in, const struct wg_mention *out,
        const struct wg_act *a)
{
	return in->end <= out->end && (a->ref >> in->kind & 1) != 0 &&
	       (in->kind == WG_TITLE || (a->more & in->form) != 0) &&
	       is_at(in, out, a->where);
}

/* "with ?x:Class inside ?y": binds x to all of them; none: no match. */
static bool
bind_inside(struct maker *x, const struct wg_act *a)
{
	const struct wg_binding *b = binding(x, a->b, 0);
	const struct wg_mention *v = x->doc->mentions.v;
	uint32_t k, before = x->m.n;

	if (b == NULL || b->kind != WG_BOUND_MENTION)
		return false;
	for (k = b->ref + 1; k < x->doc->mentions.n; k++) {
		if (v[k].first >= v[b->ref].end || x->m.n == WG_BINDINGS)
			break;
		if (is_inside(&v[k], &v[b->ref], a))
			x->m.bind[x->m.n++] = (struct wg_binding){
			        .var = a->a, .kind = WG_BOUND_MENTION,
			        .ref = k, .first = v[k].first,
			        .end = v[k].end};
		b = binding(x, a->b, 0);
	}
	return x->m.n > before;
}

/* ---- statements ---------------------------------------------------------------------- */

/* Who says what stands at the place: the speaker of the quotation around
 * it, or nobody but the article. */
static uint32_t
speaker_at(const struct wg_doc *doc, struct wg_span span)
{
	uint32_t lo = 0, hi = doc->quotes.n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (doc->quotes.v[mid].span.end < span.end)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo < doc->quotes.n && doc->quotes.v[lo].span.beg <= span.beg)
		return doc->quotes.v[lo].speaker;
	return WG_NONE;
}

static struct wg_span
evidence(const struct maker *x)
{
	return wg_doc_tokens_span(x->doc, x->m.first, x->m.end);
}

static bool
allows(const struct wg_onto *o, uint16_t property, uint8_t subject,
        uint8_t object)
{
	const struct wg_property *p =
	        WG_ROW(o, wg_property, WG_SEC_PROPERTY, property);

	return (p->domain >> subject & 1) != 0 &&
	       (p->range >> object & 1) != 0;
}

static void
put_stmt(struct maker *x, uint32_t subject, uint16_t property,
        uint32_t object, uint32_t title)
{
	struct wg_doc *doc = x->doc;
	struct wg_span span = evidence(x);

	if (subject == WG_NONE || object == WG_NONE || subject == object ||
	        !allows(x->o, property, doc->entities.v[subject].kind,
	                doc->entities.v[object].kind))
		return;
	*wg_layer_push(doc->arena, &doc->stmts) = (struct wg_stmt){
	        .subject = subject, .object = object, .property = property,
	        .status = x->m.claim, .score = x->rule->score,
	        .rule = x->m.rule, .title = title,
	        .speaker = speaker_at(doc, span), .evidence = span};
}

static uint16_t
vocab_property(const struct wg_onto *o, enum wg_vocab key)
{
	struct wg_str iri = wg_onto_vocab(o, key);
	uint32_t i;

	for (i = 0; i < o->n[WG_SEC_PROPERTY]; i++)
		if (wg_str_eq(iri, wg_onto_str(o, WG_ROW(o, wg_property,
		                                          WG_SEC_PROPERTY, i)
		                                          ->iri)))
			return (uint16_t)i;
	return WG_NO_PROPERTY;
}

/* The property that the title gives to such an object. */
static uint16_t
title_property(const struct wg_onto *o, uint32_t title, uint8_t kind)
{
	const struct wg_title *t;

	if (title == WG_NONE)
		return WG_NO_PROPERTY;
	t = WG_ROW(o, wg_title, WG_SEC_TITLE, title);
	if (kind == WG_STATE && (t->flags & WG_TITLE_CITIZEN) != 0)
		return vocab_property(o, WG_V_CITIZEN_OF);
	return kind == WG_STATE    ? t->to_state
	       : kind == WG_BODY   ? t->to_body
	       : kind == WG_PERSON ? t->to_person
	                           : WG_NO_PROPERTY;
}

static void
relate(struct maker *x, const struct wg_act *a, const struct wg_mention *s,
        const struct wg_mention *o)
{
	const struct wg_mention *t = a->op == WG_ACT_HOLDS
	                                     ? mention(x, a->c, 0)
	                                     : NULL;
	uint32_t title = t != NULL ? t->title : WG_NONE;
	uint16_t property = a->op == WG_ACT_HOLDS
	                            ? title_property(x->o, title, o->kind)
	                            : a->ref;

	if (property == WG_NO_PROPERTY)
		return;
	put_stmt(x, s->entity, property, o->entity, title);
	if (o->also != WG_NONE)
		put_stmt(x, s->entity, property, o->also, title);
	if (s->also != WG_NONE)
		put_stmt(x, s->also, property, o->entity, title);
}

/* Each with each, or the first with the first and so on. */
static void
make_stmt(struct maker *x, const struct wg_act *a)
{
	const struct wg_mention *s, *o;
	uint32_t i, k;

	x->stmts = x->doc->stmts.n;
	for (i = 0; (s = mention(x, a->a, i)) != NULL; i++)
		for (k = 0; (o = mention(x, a->b, k)) != NULL; k++)
			if (!x->rule->pairwise || i == k)
				relate(x, a, s, o);
}

/* ---- offices on record ---------------------------------------------------------------- */

static bool
is_below(const struct wg_onto *o, uint16_t property, uint16_t super)
{
	uint16_t parent = WG_ROW(o, wg_property, WG_SEC_PROPERTY, property)
	                          ->parent;

	while (property != super && parent != property) {
		property = parent;
		parent = WG_ROW(o, wg_property, WG_SEC_PROPERTY, property)
		                 ->parent;
	}
	return property == super;
}

/* The article's entity that the lexicon entry is; WG_NONE: not named. */
static uint32_t
entity_of(const struct wg_doc *doc, uint32_t entry)
{
	uint32_t i;

	for (i = 0; i < doc->entities.n; i++)
		if (doc->entities.v[i].entry == entry)
			return i;
	return WG_NONE;
}

/* How the term on record stands to the article's day: it runs, it is over,
 * or (WG_CLAIM_END) it has not begun. */
static uint8_t
claim_of_term(const struct wg_doc *doc, const struct wg_lexfact *f)
{
	struct wg_date day = wg_doc_day(doc);

	if (day.year == 0)
		return WG_ASSERTED; /* the text says so, as of its day */
	if (f->from.year != 0 && wg_date_cmp(day, f->from) < 0)
		return WG_CLAIM_END;
	if (f->until.year != 0 && wg_date_cmp(f->until, day) < 0)
		return WG_FORMER;
	return WG_ASSERTED;
}

/* "President Holm" says that Holm is president; of what, the lexicon
 * says, if it has that office of his on record and the article names the
 * state or body. A term that runs goes before one that is over. */
static void
make_record(struct maker *x, const struct wg_act *a)
{
	const struct wg_mention *p = mention(x, a->a, 0);
	const struct wg_mention *t = mention(x, a->c, 0);
	uint32_t entry = p != NULL && p->entity != WG_NONE
	                         ? x->doc->entities.v[p->entity].entry
	                         : WG_NONE;
	const struct wg_lexfact *best = NULL;
	uint8_t best_claim = WG_CLAIM_END;
	const struct wg_entry *e;
	uint32_t i;

	if (t == NULL || entry == WG_NONE)
		return;
	e = WG_ROW(x->o, wg_entry, WG_SEC_ENTRY, entry);
	for (i = e->fact; i < e->fact + e->fact_n; i++) {
		const struct wg_lexfact *f =
		        WG_ROW(x->o, wg_lexfact, WG_SEC_FACT, i);
		uint8_t kind = WG_ROW(x->o, wg_entry, WG_SEC_ENTRY, f->object)
		                       ->kind;
		uint16_t property = title_property(x->o, t->title, kind);
		uint8_t claim = claim_of_term(x->doc, f);

		if (property == WG_NO_PROPERTY || claim == WG_CLAIM_END ||
		        (f->from.year == 0 && f->until.year == 0) ||
		        !is_below(x->o, f->property, property) ||
		        (best != NULL && claim >= best_claim))
			continue;
		best = f;
		best_claim = claim;
	}
	if (best == NULL)
		return;
	if (x->m.claim == WG_ASSERTED)
		x->m.claim = best_claim;
	put_stmt(x, p->entity, best->property,
	        entity_of(x->doc, best->object), t->title);
}

/* A list that is paired must be paired to the end. */
static bool
pairs_up(const struct maker *x, const struct wg_act *a)
{
	uint32_t na = 0, nb = 0;

	while (mention(x, a->a, na) != NULL)
		na++;
	while (mention(x, a->b, nb) != NULL)
		nb++;
	return !x->rule->pairwise || na == nb;
}

static const struct wg_time *
time_of(const struct maker *x, uint8_t var)
{
	const struct wg_binding *b = binding(x, var, 0);

	if (b == NULL || b->kind != WG_BOUND_TIME)
		return NULL;
	return &x->doc->times.v[b->ref];
}

static void
date_stmts(struct maker *x, const struct wg_act *a)
{
	const struct wg_time *t = time_of(x, a->a);
	uint32_t i;

	for (i = x->stmts; t != NULL && i < x->doc->stmts.n; i++) {
		if (a->op == WG_ACT_FROM)
			x->doc->stmts.v[i].from = t->date;
		else
			x->doc->stmts.v[i].until =
			        t->until.year != 0 ? t->until : t->date;
	}
}

/* ---- events ------------------------------------------------------------------------------ */

/* The class that the clause names, or that its word does. */
static uint16_t
event_class(const struct maker *x, const struct wg_act *a)
{
	const struct wg_binding *b = binding(x, a->b, 0);

	if (a->b == WG_NO_VAR)
		return a->ref;
	if (b == NULL || b->kind != WG_BOUND_WORD)
		return WG_NO_CLASS;
	return WG_ROW(x->o, wg_wordclass, WG_SEC_WORDCLASS, b->ref)->cls;
}

static void
make_event(struct maker *x, const struct wg_act *a)
{
	const struct wg_binding *b = binding(x, a->a, 0);
	uint16_t cls = event_class(x, a);

	x->event = WG_NONE;
	if (b == NULL || cls == WG_NO_CLASS)
		return;
	x->event = x->doc->events.n;
	*wg_layer_push(x->doc->arena, &x->doc->events) = (struct wg_event){
	        .cls = cls, .status = x->m.claim,
	        .score = x->rule->score, .rule = x->m.rule,
	        .place = WG_NONE,
	        .speaker = speaker_at(x->doc, evidence(x)),
	        .trigger = wg_doc_tokens_span(x->doc, b->first, b->end),
	        .evidence = evidence(x)};
}

static bool
is_party(const struct wg_doc *doc, uint32_t event, uint32_t entity)
{
	uint32_t i = doc->parties.n;

	while (i-- > 0 && doc->parties.v[i].event == event)
		if (doc->parties.v[i].entity == entity)
			return true;
	return false;
}

static void
put_party(struct maker *x, uint32_t entity, uint8_t role)
{
	struct wg_doc *doc = x->doc;

	if (entity != WG_NONE && !is_party(doc, x->event, entity))
		*wg_layer_push(doc->arena, &doc->parties) =
		        (struct wg_party){x->event, entity, role};
}

static void
add_to_event(struct maker *x, const struct wg_act *a)
{
	struct wg_event *e = &x->doc->events.v[x->event];
	const struct wg_time *t = time_of(x, a->a);
	const struct wg_mention *m;
	uint32_t i;

	if (a->op == WG_ACT_DATE && t != NULL)
		e->date = t->date;
	for (i = 0; (m = mention(x, a->a, i)) != NULL; i++) {
		if (a->op == WG_ACT_PLACE) {
			e->place = m->entity;
			continue;
		}
		put_party(x, m->entity, a->op == WG_ACT_ACTOR
		                                ? WG_ROLE_ACTOR
		                                : WG_ROLE_RECIPIENT);
		put_party(x, m->also, a->op == WG_ACT_ACTOR
		                              ? WG_ROLE_ACTOR
		                              : WG_ROLE_RECIPIENT);
	}
}

/* ---- all of it ----------------------------------------------------------------------------- */

static bool
do_act(struct maker *x, const struct wg_act *a)
{
	switch (a->op) {
	case WG_ACT_INSIDE:
		return bind_inside(x, a);
	case WG_ACT_STMT:
	case WG_ACT_HOLDS:
		if (!pairs_up(x, a))
			return false;
		make_stmt(x, a);
		return true;
	case WG_ACT_RECORD:
		make_record(x, a);
		return true;
	case WG_ACT_FROM:
	case WG_ACT_UNTIL:
		date_stmts(x, a);
		return true;
	case WG_ACT_EVENT:
		make_event(x, a);
		return x->event != WG_NONE;
	default:
		add_to_event(x, a);
		return true;
	}
}

static void
on_match(const struct wg_match *m, void *user)
{
	struct maker *x = user;
	uint32_t i;

	x->m = *m;
	x->rule = WG_ROW(x->o, wg_rule, WG_SEC_RULE, m->rule);
	x->event = WG_NONE;
	for (i = 0; i < x->rule->act_n; i++)
		if (!do_act(x, WG_ROW(x->o, wg_act, WG_SEC_ACT,
		                       x->rule->act + i)))
			return;
}

/* ---- when and where ------------------------------------------------------------------------- */

/* The only date that the sentence gives, if it gives one only. */
static struct wg_date
only_date(const struct wg_doc *doc, const struct wg_sent *s)
{
	struct wg_date date = {0, 0, 0};
	uint32_t i, n = 0;

	for (i = wg_times_from(doc, s->first);
	        i < doc->times.n && doc->times.v[i].first < s->end; i++) {
		date = doc->times.v[i].date;
		n++;
	}
	return n == 1 ? date : (struct wg_date){0, 0, 0};
}

/* The only place that the sentence says something to be in. */
static uint32_t
only_place(const struct wg_doc *doc, const struct wg_onto *o,
        const struct wg_sent *s)
{
	uint32_t i, found = WG_NONE, n = 0;
	struct wg_word word;

	for (i = wg_mentions_from(doc, s->first);
	        i < doc->mentions.n && doc->mentions.v[i].first < s->end; i++) {
		const struct wg_mention *m = &doc->mentions.v[i];

		if (m->kind != WG_PLACE || m->outer != WG_NONE ||
		        m->first <= s->first ||
		        !wg_word_at(doc, o, m->first - 1, m->first,
		                WG_STR("locative"), &word))
			continue;
		found = m->entity;
		n++;
	}
	return n == 1 ? found : WG_NONE;
}

/* Events that no rule has dated or placed happened when and where their
 * sentence says, if it says one day and one place only. */
static void
settle(const struct maker *x, uint32_t from, uint32_t sent)
{
	const struct wg_sent *s = &x->doc->sents.v[sent];
	struct wg_date date;
	uint32_t place, i;

	if (from == x->doc->events.n)
		return;
	date = only_date(x->doc, s);
	place = only_place(x->doc, x->o, s);
	for (i = from; i < x->doc->events.n; i++) {
		struct wg_event *e = &x->doc->events.v[i];

		if (e->date.year == 0)
			e->date = date;
		if (e->place == WG_NONE &&
		        !is_party(x->doc, i, place))
			e->place = place;
	}
}

enum wg_status
wg_stage_match(struct wg_doc *doc, const struct wg_onto *o,
        struct wg_diag *diag)
{
	struct maker x = {.doc = doc, .o = o};
	uint32_t i, events;

	for (i = 0; i < doc->sents.n; i++) {
		events = doc->events.n;
		wg_rules_match(doc, o, i, WG_PHASE_FACT, on_match, &x, diag);
		settle(&x, events, i);
	}
	return WG_OK;
}
