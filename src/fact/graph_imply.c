/* What the lexicon knows of persons: the offices they hold on the article's
 * day, and what an office implies: whose citizen its holder is, and when the
 * tenure began and ended.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "graph.h"

static const struct wg_entry *
entry_at(const struct wg_grapher *g, uint32_t entry)
{
	return WG_ROW(g->onto, wg_entry, WG_SEC_ENTRY, entry);
}

static bool
is_office(const struct wg_grapher *g, uint16_t property)
{
	return property < g->onto->n[WG_SEC_PROPERTY] &&
	       (WG_ROW(g->onto, wg_property, WG_SEC_PROPERTY, property)->flags &
	               WG_PROP_OFFICE);
}

/* Who holds an office of a state is its citizen; so is who was, and a member
 * of its parliament or of a party there. An ambassador is not one of the
 * state that receives him. */
static bool
is_citizens_office(const struct wg_grapher *g, uint16_t property)
{
	return (is_office(g, property) ||
	               wg_grapher_is(g, property, WG_V_MEMBER_OF)) &&
	       !wg_grapher_is(g, property, WG_V_AMBASSADOR_TO);
}

/* ---- citizens, by what the article says --------------------------------- */

static bool
is_sure_of_person(const struct wg_grapher *g, const struct wg_stmt *st)
{
	const struct wg_doc *doc = g->doc;

	return st->property < g->onto->n[WG_SEC_PROPERTY] &&
	       st->subject < doc->entities.n && st->object < doc->entities.n &&
	       (st->status == WG_ASSERTED || st->status == WG_FORMER) &&
	       st->score >= g->options->threshold &&
	       doc->entities.v[st->subject].kind == WG_PERSON;
}

static bool
is_party(const struct wg_grapher *g, const struct wg_entity *body)
{
	uint16_t cls = body->cls, before;

	if (cls >= g->onto->n[WG_SEC_CLASS])
		return false;
	do {
		const struct wg_class *c =
		        WG_ROW(g->onto, wg_class, WG_SEC_CLASS, cls);

		if (wg_str_eq(wg_onto_str(g->onto, c->iri),
		            wg_onto_vocab(g->onto, WG_V_POLITICAL_PARTY)))
			return true;
		before = cls;
		cls = c->parent;
	} while (cls != before);
	return false;
}

/* Whether the fact puts the body into a state whose citizens its people
 * are: an organ is the state's; where a party sits its members vote. */
static bool
is_home(const struct wg_grapher *g, uint32_t body, uint16_t property)
{
	return wg_grapher_is(g, property, WG_V_ORGAN_OF) ||
	       (wg_grapher_is(g, property, WG_V_BASED_IN) &&
	               is_party(g, &g->doc->entities.v[body]));
}

/* The state that the body is at home in, by the lexicon; else NONE. */
static uint32_t
known_home(const struct wg_grapher *g, uint32_t body)
{
	const struct wg_entry *e = wg_grapher_entry(g, body);
	uint32_t i;

	for (i = 0; e != NULL && i < e->fact_n; i++) {
		const struct wg_lexfact *f = wg_grapher_fact(g, e->fact + i);

		if (entry_at(g, f->object)->kind == WG_STATE &&
		        is_home(g, body, f->property))
			return f->object;
	}
	return WG_NONE;
}

/* The same by what the article says; an entity. */
static uint32_t
stated_home(const struct wg_grapher *g, uint32_t body)
{
	const struct wg_doc *doc = g->doc;
	uint32_t i;

	for (i = 0; i < doc->stmts.n; i++) {
		const struct wg_stmt *st = &doc->stmts.v[i];

		if (st->subject == body && wg_grapher_is_direct(g, st) &&
		        st->property < g->onto->n[WG_SEC_PROPERTY] &&
		        st->object < doc->entities.n &&
		        doc->entities.v[st->object].kind == WG_STATE &&
		        is_home(g, body, st->property))
			return st->object;
	}
	return WG_NONE;
}

static void
put_citizen(struct wg_grapher *g, const struct wg_stmt *st)
{
	uint8_t kind = g->doc->entities.v[st->object].kind;
	struct wg_str who = g->entity[st->subject];
	uint32_t home = WG_NONE;

	if (kind == WG_STATE)
		home = st->object;
	if (kind == WG_BODY)
		home = stated_home(g, st->object);
	if (home != WG_NONE) {
		wg_put_iri(g, who, WG_V_CITIZEN_OF, g->entity[home]);
		return;
	}
	if (kind == WG_BODY)
		home = known_home(g, st->object);
	if (home != WG_NONE)
		wg_put_iri(g, who, WG_V_CITIZEN_OF,
		        wg_grapher_outside(g, home));
}

/* ---- citizens, by the offices that the lexicon knows -------------------- */

/* The one state in whose offices the person is on record, at any time or,
 * if `now`, when the article speaks; NONE if there is none or another. */
static uint32_t
only_state(const struct wg_grapher *g, const struct wg_entry *e, bool now)
{
	uint32_t i, state = WG_NONE;

	for (i = e->fact; i < e->fact + e->fact_n; i++) {
		const struct wg_lexfact *f = wg_grapher_fact(g, i);

		if (!is_citizens_office(g, f->property) ||
		        entry_at(g, f->object)->kind != WG_STATE ||
		        (now && !wg_grapher_is_valid(g, f)))
			continue;
		if (state != WG_NONE && state != f->object)
			return WG_NONE;
		state = f->object;
	}
	return state;
}

/* Of two states in a life (the Soviet Union, Russia) the article's day
 * decides. */
static void
put_known_citizen(struct wg_grapher *g, uint32_t entity)
{
	const struct wg_entry *e = wg_grapher_entry(g, entity);
	uint32_t state;

	if (e == NULL || e->kind != WG_PERSON)
		return;
	state = only_state(g, e, false);
	if (state == WG_NONE)
		state = only_state(g, e, true);
	if (state != WG_NONE)
		wg_put_iri(g, g->entity[entity], WG_V_CITIZEN_OF,
		        wg_grapher_outside(g, state));
}

/* ---- offices that the article does not name ----------------------------- */

/* Only dated terms, and only for an article with a date: whoever was once
 * a minister is not one for ever. */
static void
put_known_offices(struct wg_grapher *g, uint32_t entity)
{
	const struct wg_entry *e = wg_grapher_entry(g, entity);
	uint32_t i;

	if (e == NULL || e->kind != WG_PERSON || wg_grapher_today(g).year == 0)
		return;
	for (i = e->fact; i < e->fact + e->fact_n; i++) {
		const struct wg_lexfact *f = wg_grapher_fact(g, i);

		if (is_office(g, f->property) && f->from.year != 0 &&
		        wg_grapher_is_valid(g, f))
			wg_put_property(g, g->entity[entity], f->property,
			        wg_grapher_outside(g, f->object));
	}
}

/* ---- tenures ------------------------------------------------------------ */

/* Whether a term of the lexicon can be the one that the article speaks of:
 * it runs on the article's day, or, of a former holder, has ended. */
static bool
is_term_of(const struct wg_grapher *g, const struct wg_stmt *st,
        const struct wg_lexfact *f)
{
	struct wg_date today = wg_grapher_today(g);

	if (today.year == 0 || f->from.year == 0)
		return false;
	if (st->status == WG_FORMER)
		return f->until.year != 0 &&
		       wg_date_cmp(wg_date_last(f->until), today) < 0;
	return wg_grapher_is_valid(g, f);
}

/* The latest of the terms in question. */
static const struct wg_lexfact *
term_of(const struct wg_grapher *g, const struct wg_stmt *st)
{
	const struct wg_entry *e = wg_grapher_entry(g, st->subject);
	const struct wg_lexfact *best = NULL;
	uint32_t object = g->doc->entities.v[st->object].entry, i;

	for (i = 0; e != NULL && i < e->fact_n; i++) {
		const struct wg_lexfact *f = wg_grapher_fact(g, e->fact + i);

		if (f->property == st->property && f->object == object &&
		        is_term_of(g, st, f) &&
		        (best == NULL || wg_date_cmp(best->from, f->from) < 0))
			best = f;
	}
	return best;
}

/* Dates that the text states go before those of the lexicon. */
static void
put_term(struct wg_grapher *g, const struct wg_stmt *st)
{
	const struct wg_lexfact *term = term_of(g, st);
	struct wg_str tenure = wg_grapher_tenure(g, st);

	if (term == NULL || st->from.year != 0 || st->until.year != 0)
		return;
	wg_grapher_part(g, WG_PART_TENURE, 0);
	wg_put_date(g, tenure, WG_V_START_DATE, term->from);
	wg_put_date(g, tenure, WG_V_END_DATE, term->until);
	wg_grapher_part(g, WG_PART_ENTITY, 0);
}

void
wg_grapher_implied(struct wg_grapher *g)
{
	const struct wg_doc *doc = g->doc;
	uint32_t i;

	for (i = 0; i < doc->entities.n; i++) {
		put_known_citizen(g, i);
		put_known_offices(g, i);
	}
	for (i = 0; i < doc->stmts.n; i++) {
		const struct wg_stmt *st = &doc->stmts.v[i];

		if (!is_sure_of_person(g, st))
			continue;
		if (is_citizens_office(g, st->property))
			put_citizen(g, st);
		put_term(g, st);
	}
}
