/* What no article says: the lexicon's facts on what it mentions. In a graph
 * of its own, so that it can be told apart.
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
is_mentioned(const struct wg_grapher *g, uint32_t entry)
{
	const struct wg_doc *doc = g->doc;
	uint32_t i;

	for (i = 0; i < doc->entities.n; i++)
		if (doc->entities.v[i].entry == entry && g->entity[i].n > 0)
			return true;
	return false;
}

static uint32_t
count_facts(const struct wg_grapher *g, const struct wg_entry *e,
        uint16_t property)
{
	uint32_t i, n = 0;

	for (i = e->fact; i < e->fact + e->fact_n; i++)
		n += wg_grapher_fact(g, i)->property == property;
	return n;
}

/* The other end of a fact. What it is and what it is called is written as
 * for all entities, in the article's graph: nothing that a graph leads to
 * is without a class and a name there. */
static void
put_object(struct wg_grapher *g, uint32_t entry, struct wg_str iri)
{
	static const enum wg_vocab kinds[WG_KIND_END] = {[WG_PERSON] =
	                                                         WG_V_PERSON,
	        [WG_STATE] = WG_V_STATE,
	        [WG_BODY] = WG_V_BODY,
	        [WG_AGREEMENT] = WG_V_AGREEMENT,
	        [WG_PLACE] = WG_V_PLACE};
	const struct wg_entry *e = entry_of(g, entry);

	if (e->kind < WG_PERSON || e->kind > WG_PLACE)
		return;
	g->graph = WG_GRAPH_ARTICLE;
	wg_put_type(g, iri, kinds[e->kind]);
	wg_put_text(g, iri, WG_V_LABEL, wg_onto_str(g->onto, e->label));
	wg_put_text(g, iri, WG_V_PREF_LABEL, wg_onto_str(g->onto, e->label));
	if (e->code[0] != '\0')
		wg_put_string(g, iri, WG_V_NOTATION, wg_str(e->code));
	g->graph = WG_GRAPH_ENRICHMENT;
}

/* The entry's IRI; what it is stands with it unless the article says that. */
struct wg_str
wg_grapher_outside(struct wg_grapher *g, uint32_t entry)
{
	struct wg_str iri = wg_grapher_concat(g, g->options->base,
	        wg_onto_str(g->onto, entry_of(g, entry)->id),
	        (struct wg_str){NULL, 0});

	if (!is_mentioned(g, entry))
		put_object(g, entry, iri);
	return iri;
}

static bool
is_worth_writing(const struct wg_grapher *g, const struct wg_entry *e,
        const struct wg_lexfact *f)
{
	const struct wg_property *p =
	        WG_ROW(g->onto, wg_property, WG_SEC_PROPERTY, f->property);

	return (p->flags & WG_PROP_ENRICH) && wg_grapher_is_valid(g, f) &&
	       (is_mentioned(g, f->object) ||
	               count_facts(g, e, f->property) <= MANY_FACTS);
}

static void
put_facts(struct wg_grapher *g, uint32_t entity)
{
	const struct wg_entry *e = wg_grapher_entry(g, entity);
	uint32_t i;

	/* one name that is the same in all articles */
	wg_put_text(g, g->entity[entity], WG_V_PREF_LABEL,
	        wg_onto_str(g->onto, e->label));
	for (i = e->fact; i < e->fact + e->fact_n; i++) {
		const struct wg_lexfact *f = wg_grapher_fact(g, i);

		if (is_worth_writing(g, e, f))
			wg_put_property(g, g->entity[entity], f->property,
			        wg_grapher_outside(g, f->object));
	}
}

void
wg_grapher_enrichment(struct wg_grapher *g)
{
	const struct wg_doc *doc = g->doc;
	uint32_t i;

	g->graph = WG_GRAPH_ENRICHMENT;
	wg_grapher_part(g, WG_PART_ENTITY, 0);
	for (i = 0; i < doc->entities.n; i++)
		if (wg_grapher_entry(g, i) != NULL)
			put_facts(g, i);
	wg_grapher_implied(g);
	g->graph = WG_GRAPH_ARTICLE;
}
