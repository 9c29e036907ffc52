/* The graph of an article: statements and what they speak of, as triples.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   layers -> graph_article, graph_entity, graph_stmt, graph_office,
 *             graph_event, graph_enrich -> triples, sorted, each once
 */
#include "graph.h"

#include <glib.h>
#include <string.h>

/* ---- what the parts ask ------------------------------------------------- */

/* The dateline says when the article was filed; one after its publication
 * is a slip. */
struct wg_date
wg_grapher_today(const struct wg_grapher *g)
{
	struct wg_date filed = g->doc->dateline_date;
	struct wg_date published = g->doc->published;

	if (filed.day == 0 ||
	        (published.day != 0 && wg_date_cmp(published, filed) < 0))
		return published;
	return filed;
}

const struct wg_entry *
wg_grapher_entry(const struct wg_grapher *g, uint32_t entity)
{
	const struct wg_entity *e = &g->doc->entities.v[entity];

	if (e->ambiguous || g->entity[entity].n == 0 ||
	        e->entry >= g->onto->n[WG_SEC_ENTRY])
		return NULL;
	return WG_ROW(g->onto, wg_entry, WG_SEC_ENTRY, e->entry);
}

const struct wg_lexfact *
wg_grapher_fact(const struct wg_grapher *g, uint32_t row)
{
	return WG_ROW(g->onto, wg_lexfact, WG_SEC_FACT, row);
}

bool
wg_grapher_is_valid(const struct wg_grapher *g, const struct wg_lexfact *f)
{
	struct wg_date today = wg_grapher_today(g);

	if (today.year == 0)
		return f->until.year == 0;
	return (f->from.year == 0 || wg_date_cmp(f->from, today) <= 0) &&
	       (f->until.year == 0 ||
	               wg_date_cmp(today, wg_date_last(f->until)) <= 0);
}

bool
wg_grapher_is(const struct wg_grapher *g, uint16_t property, enum wg_vocab key)
{
	return wg_str_eq(wg_onto_vocab(g->onto, key),
	        wg_onto_str(g->onto,
	                WG_ROW(g->onto, wg_property, WG_SEC_PROPERTY, property)
	                        ->iri));
}

bool
wg_grapher_is_direct(const struct wg_grapher *g, const struct wg_stmt *st)
{
	return st->status == WG_ASSERTED && st->score >= g->options->threshold;
}

struct wg_str
wg_grapher_label(const struct wg_grapher *g, uint32_t entity)
{
	const struct wg_entry *e = wg_grapher_entry(g, entity);

	return e != NULL ? wg_onto_str(g->onto, e->label)
	                 : g->doc->entities.v[entity].label;
}

/* ---- order -------------------------------------------------------------- */

/* Types, names, a statement's three, then the rest by their IRIs. */
static int
predicate_rank(const struct wg_onto *onto, struct wg_str p)
{
	static const enum wg_vocab first[] = {WG_V_TYPE, WG_V_LABEL,
	        WG_V_ALT_LABEL, WG_V_SUBJECT, WG_V_PREDICATE, WG_V_OBJECT};
	int i = 0;

	while (i < (int)G_N_ELEMENTS(first) &&
	        !wg_str_eq(wg_onto_vocab(onto, first[i]), p))
		i++;
	return i;
}

static int
text_cmp(struct wg_str a, struct wg_str b)
{
	return a.s == b.s && a.n == b.n ? 0 : wg_str_cmp(a, b);
}

static int
term_cmp(const struct wg_term *a, const struct wg_term *b)
{
	int c = (int)a->kind - (int)b->kind;

	if (c == 0)
		c = text_cmp(a->value, b->value);
	if (c == 0)
		c = text_cmp(a->language, b->language);
	return c != 0 ? c : text_cmp(a->datatype, b->datatype);
}

static int
triple_cmp(const void *x, const void *y, void *onto)
{
	const struct wg_triple *a = *(const struct wg_triple *const *)x;
	const struct wg_triple *b = *(const struct wg_triple *const *)y;
	int c = (int)a->graph - (int)b->graph;

	if (c == 0)
		c = (int)a->part - (int)b->part;
	if (c == 0)
		c = (a->at > b->at) - (a->at < b->at);
	if (c == 0)
		c = text_cmp(a->s.value, b->s.value);
	if (c == 0 && a->p.value.s != b->p.value.s) {
		c = predicate_rank(onto, a->p.value) -
		    predicate_rank(onto, b->p.value);
		if (c == 0)
			c = text_cmp(a->p.value, b->p.value);
	}
	return c != 0 ? c : term_cmp(&a->o, &b->o);
}

/* Whether the article states what the enrichment would add. Formats
 * without graphs would say it twice. */
static bool
is_stated(struct wg_triple *const *order, uint32_t n, const struct wg_triple *t,
        void *onto)
{
	struct wg_triple same = *t, *key = &same;
	uint32_t lo = 0, hi = n;

	same.graph = WG_GRAPH_ARTICLE;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		int c = triple_cmp(&order[mid], &key, onto);

		if (c == 0)
			return true;
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return false;
}

/* Sorts pointers, for a triple is large, and copies each once. */
static void
sort_triples(struct wg_grapher *g)
{
	struct wg_doc *doc = g->doc;
	uint32_t i, n = doc->triples.n, kept = 0;
	void *onto = (void *)(uintptr_t)g->onto;
	struct wg_triple **order =
	        wg_arena_alloc(doc->arena, (n + 1) * sizeof *order);
	struct wg_triple *sorted =
	        wg_arena_alloc(doc->arena, (n + 1) * sizeof *sorted);

	for (i = 0; i < n; i++)
		order[i] = &doc->triples.v[i];
	g_qsort_with_data(order, (gint)n, sizeof *order, triple_cmp, onto);
	for (i = 0; i < n; i++) {
		if (i > 0 && triple_cmp(&order[i - 1], &order[i], onto) == 0)
			continue;
		if (order[i]->graph == WG_GRAPH_ENRICHMENT &&
		        is_stated(order, i, order[i], onto))
			continue;
		sorted[kept++] = *order[i];
	}
	doc->triples.v = sorted;
	doc->triples.n = kept;
	doc->triples.cap = n + 1;
}

/* ---- the whole ---------------------------------------------------------- */

/* The raw id is kept as a property; a slug that lost some of it gets its
 * hash, so that two ids never share an IRI. */
struct wg_str
wg_graph_article(struct wg_doc *doc, const struct wg_graph_options *options)
{
	struct wg_str id = doc->id.n > 0 ? doc->id : doc->url;
	struct wg_str slug;

	if (id.n == 0)
		id = doc->text;
	slug = id.n > 400 ? WG_STR("text") : wg_slug(doc->arena, id);
	if (!wg_str_eq(slug, id))
		slug = wg_arena_printf(doc->arena, "%.*s-%.8s",
		        WG_STR_FMT(slug), wg_content_hash(doc->arena, id).s);
	return wg_arena_printf(doc->arena, "%.*sarticle/%.*s",
	        WG_STR_FMT(options->base), WG_STR_FMT(slug));
}

static void
name_entities(struct wg_grapher *g)
{
	const struct wg_doc *doc = g->doc;
	uint32_t i;

	g->entity = wg_arena_alloc(doc->arena,
	        (doc->entities.n + 1) * sizeof *g->entity);
	for (i = 0; i < doc->entities.n; i++) {
		const struct wg_entity *e = &doc->entities.v[i];

		if (e->kind >= WG_PERSON && e->kind <= WG_PLACE && e->iri.n > 0)
			g->entity[i] = wg_grapher_concat(g, g->options->base,
			        e->iri, (struct wg_str){NULL, 0});
	}
}

enum wg_status
wg_graph_build(struct wg_doc *doc, const struct wg_onto *onto,
        const struct wg_graph_options *options, struct wg_diag *diag)
{
	struct wg_grapher g = {.doc = doc, .onto = onto, .options = options};

	(void)diag;
	doc->triples.n = 0;
	g.article = wg_graph_article(doc, options);
	name_entities(&g);
	wg_grapher_article(&g);
	wg_grapher_entities(&g);
	wg_grapher_stmts(&g);
	wg_grapher_events(&g);
	wg_grapher_quotes(&g);
	if (options->enrich)
		wg_grapher_enrichment(&g);
	sort_triples(&g);
	return WG_OK;
}
