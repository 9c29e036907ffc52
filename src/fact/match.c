/* Runs the fact rules and turns their matches into statements and events.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "match.h"

/* ---- variables --------------------------------------------------------------------- */

/* The k-th binding of the variable; NULL behind the last. */
const struct wg_binding *
wg_bound(const struct wg_maker *x, uint8_t var, uint32_t k)
{
	uint32_t i;

	for (i = 0; i < x->m.n; i++)
		if (x->m.bind[i].var == var && k-- == 0)
			return &x->m.bind[i];
	return NULL;
}

const struct wg_mention *
wg_bound_mention(const struct wg_maker *x, uint8_t var, uint32_t k)
{
	const struct wg_binding *b = wg_bound(x, var, k);

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
bind_inside(struct wg_maker *x, const struct wg_act *a)
{
	const struct wg_binding *b = wg_bound(x, a->b, 0);
	const struct wg_mention *v = x->doc->mentions.v;
	uint32_t k, before = x->m.n;

	if (b == NULL || b->kind != WG_BOUND_MENTION)
		return false;
	for (k = b->ref + 1; k < x->doc->mentions.n; k++) {
		if (v[k].first >= v[b->ref].end || x->m.n == WG_BINDINGS)
			break;
		if (is_inside(&v[k], &v[b->ref], a))
			x->m.bind[x->m.n++] = (struct wg_binding){.var = a->a,
			        .kind = WG_BOUND_MENTION,
			        .ref = k,
			        .first = v[k].first,
			        .end = v[k].end};
		b = wg_bound(x, a->b, 0);
	}
	return x->m.n > before;
}

/* ---- statements ---------------------------------------------------------------------- */

uint32_t
wg_speaker_at(const struct wg_doc *doc, struct wg_span span)
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

struct wg_span
wg_match_evidence(const struct wg_maker *x)
{
	return wg_doc_tokens_span(x->doc, x->m.first, x->m.end);
}

static bool
allows(const struct wg_onto *o, uint16_t property, uint8_t subject,
        uint8_t object)
{
	const struct wg_property *p =
	        WG_ROW(o, wg_property, WG_SEC_PROPERTY, property);

	return (p->domain >> subject & 1) != 0 && (p->range >> object & 1) != 0;
}

void
wg_put_stmt(struct wg_maker *x, uint32_t subject, uint16_t property,
        uint32_t object, uint32_t title)
{
	struct wg_doc *doc = x->doc;
	struct wg_span span = wg_match_evidence(x);

	if (subject == WG_NONE || object == WG_NONE || subject == object ||
	        !allows(x->o, property, doc->entities.v[subject].kind,
	                doc->entities.v[object].kind))
		return;
	*wg_layer_push(doc->arena, &doc->stmts) =
	        (struct wg_stmt){.subject = subject,
	                .object = object,
	                .property = property,
	                .status = x->m.claim,
	                .score = x->rule->score,
	                .rule = x->m.rule,
	                .title = title,
	                .speaker = wg_speaker_at(doc, span),
	                .evidence = span};
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
uint16_t
wg_title_property(const struct wg_onto *o, uint32_t title, uint8_t kind)
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
relate(struct wg_maker *x, const struct wg_act *a, const struct wg_mention *s,
        const struct wg_mention *o)
{
	const struct wg_mention *t =
	        a->op == WG_ACT_HOLDS ? wg_bound_mention(x, a->c, 0) : NULL;
	uint32_t title = t != NULL ? t->title : WG_NONE;
	uint16_t property = a->op == WG_ACT_HOLDS
	                            ? wg_title_property(x->o, title, o->kind)
	                            : a->ref;

	if (property == WG_NO_PROPERTY)
		return;
	wg_put_stmt(x, s->entity, property, o->entity, title);
	if (o->also != WG_NONE)
		wg_put_stmt(x, s->entity, property, o->also, title);
	if (s->also != WG_NONE)
		wg_put_stmt(x, s->also, property, o->entity, title);
}

/* Each with each, or the first with the first and so on. */
static void
make_stmt(struct wg_maker *x, const struct wg_act *a)
{
	const struct wg_mention *s, *o;
	uint32_t i, k;

	x->stmts = x->doc->stmts.n;
	for (i = 0; (s = wg_bound_mention(x, a->a, i)) != NULL; i++)
		for (k = 0; (o = wg_bound_mention(x, a->b, k)) != NULL; k++)
			if (!x->rule->pairwise || i == k)
				relate(x, a, s, o);
}

/* A list that is paired must be paired to the end. */
static bool
pairs_up(const struct wg_maker *x, const struct wg_act *a)
{
	uint32_t na = 0, nb = 0;

	while (wg_bound_mention(x, a->a, na) != NULL)
		na++;
	while (wg_bound_mention(x, a->b, nb) != NULL)
		nb++;
	return !x->rule->pairwise || na == nb;
}

const struct wg_time *
wg_bound_time(const struct wg_maker *x, uint8_t var)
{
	const struct wg_binding *b = wg_bound(x, var, 0);

	if (b == NULL || b->kind != WG_BOUND_TIME)
		return NULL;
	return &x->doc->times.v[b->ref];
}

static void
date_stmts(struct wg_maker *x, const struct wg_act *a)
{
	const struct wg_time *t = wg_bound_time(x, a->a);
	uint32_t i;

	for (i = x->stmts; t != NULL && i < x->doc->stmts.n; i++) {
		if (a->op == WG_ACT_FROM)
			x->doc->stmts.v[i].from = t->date;
		else
			x->doc->stmts.v[i].until =
			        t->until.year != 0 ? t->until : t->date;
	}
}

/* ---- all of it ----------------------------------------------------------------------------- */

static bool
do_act(struct wg_maker *x, const struct wg_act *a)
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
		wg_make_record(x, a);
		return true;
	case WG_ACT_FROM:
	case WG_ACT_UNTIL:
		date_stmts(x, a);
		return true;
	case WG_ACT_EVENT:
		return wg_make_event(x, a);
	default:
		wg_add_to_event(x, a);
		return true;
	}
}

static void
on_match(const struct wg_match *m, void *user)
{
	struct wg_maker *x = user;
	uint32_t i;

	x->m = *m;
	x->rule = WG_ROW(x->o, wg_rule, WG_SEC_RULE, m->rule);
	x->event = WG_NONE;
	for (i = 0; i < x->rule->act_n; i++)
		if (!do_act(x,
		            WG_ROW(x->o, wg_act, WG_SEC_ACT, x->rule->act + i)))
			return;
}

/* ---- one fact, once ------------------------------------------------------------------- */

/* Several rules find one fact in a sentence: the surest speaks for all. */
static bool
is_said_better(const struct wg_doc *doc, uint32_t stmt, uint32_t from)
{
	const struct wg_stmt *s = &doc->stmts.v[stmt], *t;
	uint32_t i;

	for (i = from; i < doc->stmts.n; i++) {
		t = &doc->stmts.v[i];
		if (i != stmt && t->subject == s->subject &&
		        t->property == s->property && t->object == s->object &&
		        t->status == s->status && t->speaker == s->speaker &&
		        (t->score > s->score ||
		                (t->score >= s->score && i < stmt)))
			return true;
	}
	return false;
}

static void
drop_said(struct wg_doc *doc, uint32_t from)
{
	bool *drop = wg_arena_alloc(doc->arena,
	        (doc->stmts.n - from + 1) * sizeof *drop);
	uint32_t i, n = from;

	for (i = from; i < doc->stmts.n; i++)
		drop[i - from] = is_said_better(doc, i, from);
	for (i = from; i < doc->stmts.n; i++)
		if (!drop[i - from])
			doc->stmts.v[n++] = doc->stmts.v[i];
	doc->stmts.n = n;
}

enum wg_status
wg_stage_match(struct wg_doc *doc, const struct wg_onto *o,
        struct wg_diag *diag)
{
	struct wg_maker x = {.doc = doc, .o = o};
	uint32_t i, events, stmts;

	wg_entries_index(&x);
	for (i = 0; i < doc->sents.n; i++) {
		events = doc->events.n;
		stmts = doc->stmts.n;
		x.parties = doc->parties.n;
		wg_rules_match(doc, o, i, WG_PHASE_FACT, on_match, &x, diag);
		drop_said(doc, stmts);
		wg_settle_events(&x, events, i);
	}
	return WG_OK;
}
