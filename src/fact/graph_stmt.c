/* Statements: each fact with its evidence, and the direct triples of those
 * that the article asserts.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "graph.h"

#include <glib.h>

static const struct wg_property *
property_of(const struct wg_grapher *g, uint16_t property)
{
	return WG_ROW(g->onto, wg_property, WG_SEC_PROPERTY, property);
}

/* Holders of an office are found by asking for any property above it too,
 * in stores without inference as well. */
static void
put_direct(struct wg_grapher *g, const struct wg_stmt *st)
{
	struct wg_str s = g->entity[st->subject], o = g->entity[st->object];
	const struct wg_property *p = property_of(g, st->property);
	uint16_t at = st->property;

	wg_grapher_part(g, WG_PART_ENTITY, 0);
	wg_put_property(g, s, at, o);
	if (p->flags & WG_PROP_SYMMETRIC)
		wg_put_property(g, o, at, s);
	while ((p->flags & WG_PROP_OFFICE) && p->parent != at) {
		at = p->parent;
		p = property_of(g, at);
		wg_put_property(g, s, at, o);
	}
}

static struct wg_str
stmt_iri(struct wg_grapher *g, const struct wg_stmt *st)
{
	struct wg_str parts[] = {g->article, g->entity[st->subject],
	        wg_onto_str(g->onto, property_of(g, st->property)->iri),
	        g->entity[st->object],
	        wg_arena_printf(g->doc->arena, "%u %u-%u", st->status,
	                st->evidence.beg, st->evidence.end)};

	return wg_grapher_hashed(g, WG_STR("statement/"), parts,
	        G_N_ELEMENTS(parts));
}

static void
put_stmt(struct wg_grapher *g, const struct wg_stmt *st)
{
	struct wg_str iri = stmt_iri(g, st), tenure;

	if (wg_grapher_is_direct(g, st))
		put_direct(g, st);
	tenure = wg_grapher_office(g, st);
	wg_grapher_part(g, WG_PART_STATEMENT, st->evidence.beg);
	wg_put_type(g, iri, WG_V_STATEMENT);
	wg_put_type(g, iri, WG_V_RDF_STATEMENT);
	wg_put_iri(g, iri, WG_V_SUBJECT, g->entity[st->subject]);
	wg_put_iri(g, iri, WG_V_PREDICATE,
	        wg_onto_str(g->onto, property_of(g, st->property)->iri));
	wg_put_iri(g, iri, WG_V_OBJECT, g->entity[st->object]);
	wg_put_date(g, iri, WG_V_AS_OF, wg_grapher_today(g));
	wg_put_iri(g, iri, WG_V_EVIDENCE_FOR, tenure);
	wg_put_claim(g, iri, st->status, st->score, st->rule, st->speaker,
	        st->evidence);
}

static bool
is_writable(const struct wg_grapher *g, const struct wg_stmt *st)
{
	uint32_t n = g->doc->entities.n;

	return st->subject < n && st->object < n &&
	       st->property < g->onto->n[WG_SEC_PROPERTY] &&
	       g->entity[st->subject].n > 0 && g->entity[st->object].n > 0;
}

#define COMPARE(a, b)                                                          \
	do {                                                                   \
		if ((a) != (b))                                                \
			return (a) < (b) ? -1 : 1;                             \
	} while (0)

static int
fact_cmp(const struct wg_stmt *a, const struct wg_stmt *b)
{
	COMPARE(a->subject, b->subject);
	COMPARE(a->property, b->property);
	COMPARE(a->object, b->object);
	COMPARE(a->status, b->status);
	COMPARE(a->evidence.beg, b->evidence.beg);
	return 0;
}

/* The same fact at the same place: the surest first. */
static int
stmt_cmp(const void *x, const void *y)
{
	const struct wg_stmt *a = *(const struct wg_stmt *const *)x;
	const struct wg_stmt *b = *(const struct wg_stmt *const *)y;
	int c = fact_cmp(a, b);

	if (c != 0)
		return c;
	COMPARE(b->score, a->score);
	COMPARE(a->evidence.end, b->evidence.end);
	COMPARE(a->rule, b->rule);
	return 0;
}

void
wg_grapher_stmts(struct wg_grapher *g)
{
	struct wg_doc *doc = g->doc;
	const struct wg_stmt **order =
	        wg_arena_alloc(doc->arena, (doc->stmts.n + 1) * sizeof *order);
	uint32_t i, n = 0;

	for (i = 0; i < doc->stmts.n; i++)
		if (is_writable(g, &doc->stmts.v[i]))
			order[n++] = &doc->stmts.v[i];
	qsort(order, n, sizeof *order, stmt_cmp);
	for (i = 0; i < n; i++)
		if (i == 0 || fact_cmp(order[i - 1], order[i]) != 0)
			put_stmt(g, order[i]);
}
