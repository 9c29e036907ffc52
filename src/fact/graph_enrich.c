/* What no article says: the lexicon's facts on what it mentions, and what
 * an office implies. In a graph of its own, so that it can be told apart.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "graph.h"

/* A state belongs to dozens of bodies. An entity with more facts of one
 * property than this gets only those on what the article mentions. */
#define MANY_FACTS 4

static const struct wg_entry *
entry_of(const struct wg_grapher *g, uint32_t entry)
{
	return WG_ROW(g->onto, wg_entry, WG_SEC_ENTRY, entry);
}

static bool
is_known(const struct wg_grapher *g, const struct wg_entity *e)
{
	return e->entry < g->onto->n[WG_SEC_ENTRY] && !e->ambiguous;
}

static struct wg_str
entry_iri(struct wg_grapher *g, uint32_t entry)
{
	return wg_grapher_concat(g, g->options->base,
	        wg_onto_str(g->onto, entry_of(g, entry)->id),
	        (struct wg_str){NULL, 0});
}

static bool
is_mentioned(const struct wg_grapher *g, uint32_t entry)
{
	const struct wg_doc *doc = g->doc;
	uint32_t i;

	for (i = 0; i < doc->entities.n; i++)
		if (doc->entities.v[i].entry == entry && g->entity[i].n > 0)
			return true;
	return false;
}

/* An undated fact always holds; without a date of its own the article is
 * taken to speak of what has no end. */
static bool
is_valid_then(const struct wg_lexfact *f, struct wg_date then)
{
	if (then.year == 0)
		return f->until.year == 0;
	return (f->from.year == 0 || wg_date_cmp(f->from, then) <= 0) &&
	       (f->until.year == 0 || wg_date_cmp(then, f->until) <= 0);
}

static const struct wg_lexfact *
fact_at(const struct wg_grapher *g, uint32_t i)
{
	return WG_ROW(g->onto, wg_lexfact, WG_SEC_FACT, i);
}

static uint32_t
count_facts(const struct wg_grapher *g, const struct wg_entry *e,
        uint16_t property)
{
	uint32_t i, n = 0;

	for (i = e->fact; i < e->fact + e->fact_n; i++)
		n += fact_at(g, i)->property == property;
	return n;
}

/* The other end of a fact, so that a query need not go elsewhere for its
 * name. */
static void
put_object(struct wg_grapher *g, uint32_t entry)
{
	static const enum wg_vocab kinds[WG_KIND_END] = {[WG_PERSON] =
	                                                         WG_V_PERSON,
	        [WG_STATE] = WG_V_STATE,
	        [WG_BODY] = WG_V_BODY,
	        [WG_AGREEMENT] = WG_V_AGREEMENT,
	        [WG_PLACE] = WG_V_PLACE};
	const struct wg_entry *e = entry_of(g, entry);
	struct wg_str iri = entry_iri(g, entry);

	if (e->kind < WG_PERSON || e->kind > WG_PLACE)
		return;
	wg_put_type(g, iri, kinds[e->kind]);
	wg_put_text(g, iri, WG_V_LABEL, wg_onto_str(g->onto, e->label));
	if (e->code[0] != '\0')
		wg_put_string(g, iri, WG_V_NOTATION, wg_str(e->code));
}

static bool
is_worth_writing(const struct wg_grapher *g, const struct wg_entry *e,
        const struct wg_lexfact *f)
{
	const struct wg_property *p =
	        WG_ROW(g->onto, wg_property, WG_SEC_PROPERTY, f->property);

	return (p->flags & WG_PROP_ENRICH) &&
	       is_valid_then(f, wg_grapher_today(g)) &&
	       (is_mentioned(g, f->object) ||
	               count_facts(g, e, f->property) <= MANY_FACTS);
}

static void
put_facts(struct wg_grapher *g, uint32_t entity)
{
	const struct wg_entry *e =
	        entry_of(g, g->doc->entities.v[entity].entry);
	uint32_t i;

	for (i = e->fact; i < e->fact + e->fact_n; i++) {
		const struct wg_lexfact *f = fact_at(g, i);

		if (!is_worth_writing(g, e, f))
			continue;
		wg_put_property(g, g->entity[entity], f->property,
		        entry_iri(g, f->object));
		if (!is_mentioned(g, f->object))
			put_object(g, f->object);
	}
}

/* ---- what an office implies ------------------------------------------------- */

static bool
is_property(const struct wg_grapher *g, uint16_t property, enum wg_vocab key)
{
	return wg_str_eq(wg_onto_vocab(g->onto, key),
	        wg_onto_str(g->onto,
	                WG_ROW(g->onto, wg_property, WG_SEC_PROPERTY, property)
	                        ->iri));
}

/* The state whose organ the body is, by the lexicon; else NONE. */
static uint32_t
state_of_body(const struct wg_grapher *g, const struct wg_entity *body)
{
	const struct wg_entry *e;
	uint32_t i;

	if (!is_known(g, body))
		return WG_NONE;
	e = entry_of(g, body->entry);
	for (i = e->fact; i < e->fact + e->fact_n; i++)
		if (is_property(g, fact_at(g, i)->property, WG_V_ORGAN_OF) &&
		        entry_of(g, fact_at(g, i)->object)->kind == WG_STATE)
			return fact_at(g, i)->object;
	return WG_NONE;
}

/* Who holds an office of a state is its citizen; so is who was. An
 * ambassador is not one of the state that receives him. */
static bool
implies_citizen(const struct wg_grapher *g, const struct wg_stmt *st)
{
	uint16_t flags;

	if (st->property >= g->onto->n[WG_SEC_PROPERTY] ||
	        st->subject >= g->doc->entities.n ||
	        st->object >= g->doc->entities.n)
		return false;
	flags = WG_ROW(g->onto, wg_property, WG_SEC_PROPERTY, st->property)
	                ->flags;
	return (flags & WG_PROP_OFFICE) &&
	       (st->status == WG_ASSERTED || st->status == WG_FORMER) &&
	       st->score >= g->options->threshold &&
	       g->doc->entities.v[st->subject].kind == WG_PERSON &&
	       !is_property(g, st->property, WG_V_AMBASSADOR_TO);
}

static void
put_citizen(struct wg_grapher *g, const struct wg_stmt *st)
{
	const struct wg_entity *o = &g->doc->entities.v[st->object];
	uint32_t state = WG_NONE;

	if (o->kind == WG_STATE) {
		wg_put_iri(g, g->entity[st->subject], WG_V_CITIZEN_OF,
		        g->entity[st->object]);
		return;
	}
	if (o->kind == WG_BODY)
		state = state_of_body(g, o);
	if (state == WG_NONE)
		return;
	wg_put_iri(g, g->entity[st->subject], WG_V_CITIZEN_OF,
	        entry_iri(g, state));
	if (!is_mentioned(g, state))
		put_object(g, state);
}

void
wg_grapher_enrichment(struct wg_grapher *g)
{
	const struct wg_doc *doc = g->doc;
	uint32_t i;

	g->graph = WG_GRAPH_ENRICHMENT;
	wg_grapher_part(g, WG_PART_ENTITY, 0);
	for (i = 0; i < doc->entities.n; i++)
		if (g->entity[i].n > 0 && is_known(g, &doc->entities.v[i]))
			put_facts(g, i);
	for (i = 0; i < doc->stmts.n; i++)
		if (implies_citizen(g, &doc->stmts.v[i]))
			put_citizen(g, &doc->stmts.v[i]);
	g->graph = WG_GRAPH_ARTICLE;
}
