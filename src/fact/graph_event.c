/* Events and quotations.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "graph.h"

#include <glib.h>

/* Parties that can be written, by event; the first comes first. */
static void
index_parties(struct wg_grapher *g)
{
	const struct wg_doc *doc = g->doc;
	uint32_t i = doc->parties.n;

	wg_index_init(&g->parties, doc->arena, i);
	while (i-- > 0)
		if (doc->parties.v[i].entity < doc->entities.n &&
		        g->entity[doc->parties.v[i].entity].n > 0)
			wg_index_put(&g->parties, doc->parties.v[i].event, i);
}

/* The first of the event's parties at or behind row i of its chain. */
static uint32_t
party_from(const struct wg_grapher *g, uint32_t i, uint32_t event)
{
	while (i != WG_NONE && g->doc->parties.v[i].event != event)
		i = g->parties.next[i];
	return i;
}

static uint32_t
first_party(const struct wg_grapher *g, uint32_t event)
{
	return party_from(g, wg_index_first(&g->parties, event), event);
}

static uint32_t
next_party(const struct wg_grapher *g, uint32_t i, uint32_t event)
{
	return party_from(g, g->parties.next[i], event);
}

/* "Consult: Russia, United States" */
static struct wg_str
event_label(const struct wg_grapher *g, uint32_t event)
{
	const struct wg_doc *doc = g->doc;
	struct wg_str cls =
	        wg_onto_str(g->onto, WG_ROW(g->onto, wg_class, WG_SEC_CLASS,
	                                     doc->events.v[event].cls)
	                                     ->local);
	GString *all = g_string_new_len(cls.s, (gssize)cls.n);
	const char *sep = ": ";
	struct wg_str label;
	uint32_t i;

	for (i = first_party(g, event); i != WG_NONE;
	        i = next_party(g, i, event)) {
		label = wg_grapher_label(g, doc->parties.v[i].entity);
		g_string_append(all, sep);
		g_string_append_len(all, label.s, (gssize)label.n);
		sep = ", ";
	}
	label = wg_arena_str(doc->arena, (struct wg_str){all->str, all->len});
	g_string_free(all, TRUE);
	return label;
}

static void
put_parties(struct wg_grapher *g, struct wg_str iri, uint32_t event)
{
	const struct wg_doc *doc = g->doc;
	uint32_t i;

	for (i = first_party(g, event); i != WG_NONE;
	        i = next_party(g, i, event)) {
		const struct wg_party *p = &doc->parties.v[i];

		wg_put_iri(g, iri,
		        p->role == WG_ROLE_ACTOR ? WG_V_ACTOR : WG_V_RECIPIENT,
		        g->entity[p->entity]);
	}
}

static struct wg_str
event_iri(struct wg_grapher *g, const struct wg_event *e, struct wg_str label)
{
	struct wg_str parts[] = {g->article, label,
	        wg_arena_printf(g->doc->arena, "%u %u", e->status,
	                e->trigger.beg)};

	return wg_grapher_hashed(g, WG_STR("event/"), parts,
	        G_N_ELEMENTS(parts));
}

static void
put_event(struct wg_grapher *g, uint32_t i, struct wg_str iri,
        struct wg_str label)
{
	const struct wg_event *e = &g->doc->events.v[i];

	wg_grapher_part(g, WG_PART_EVENT, e->evidence.beg);
	wg_put_type(g, iri, WG_V_EVENT);
	wg_put_type(g, iri, WG_V_SEM_EVENT);
	wg_put_iri(g, iri, WG_V_TYPE,
	        wg_onto_str(g->onto,
	                WG_ROW(g->onto, wg_class, WG_SEC_CLASS, e->cls)->iri));
	wg_put_text(g, iri, WG_V_LABEL, label);
	put_parties(g, iri, i);
	if (e->place < g->doc->entities.n)
		wg_put_iri(g, iri, WG_V_EVENT_PLACE, g->entity[e->place]);
	wg_put_date(g, iri, WG_V_DATE, e->date);
	wg_put_claim(g, iri, e->status, e->score, e->rule, e->speaker,
	        e->evidence);
}

static guint
hash_of(gconstpointer iri)
{
	return (guint)wg_hash(*(const struct wg_str *)iri);
}

static gboolean
is_same(gconstpointer a, gconstpointer b)
{
	return wg_str_eq(*(const struct wg_str *)a, *(const struct wg_str *)b);
}

/* What two rules found at one place is one event: the first is written. */
void
wg_grapher_events(struct wg_grapher *g)
{
	const struct wg_doc *doc = g->doc;
	struct wg_str *iris =
	        wg_arena_alloc(doc->arena, (doc->events.n + 1) * sizeof *iris);
	GHashTable *seen = g_hash_table_new(hash_of, is_same);
	uint32_t i;

	index_parties(g);
	for (i = 0; i < doc->events.n; i++) {
		struct wg_str label;

		if (doc->events.v[i].cls >= g->onto->n[WG_SEC_CLASS] ||
		        first_party(g, i) == WG_NONE)
			continue;
		label = event_label(g, i);
		iris[i] = event_iri(g, &doc->events.v[i], label);
		if (g_hash_table_add(seen, &iris[i]))
			put_event(g, i, iris[i], label);
	}
	g_hash_table_destroy(seen);
}

/* ---- quotations --------------------------------------------------------- */

/* A quotation that goes on with an earlier one has its speaker. An earlier
 * one stands before it, so the walk ends. */
static uint32_t
speaker_of(const struct wg_doc *doc, uint32_t i)
{
	const struct wg_quote *q = &doc->quotes.v[i];

	while (q->speaker == WG_NONE && q->same_as < i) {
		i = q->same_as;
		q = &doc->quotes.v[i];
	}
	return q->speaker;
}

void
wg_grapher_quotes(struct wg_grapher *g)
{
	struct wg_doc *doc = g->doc;
	uint32_t i;

	for (i = 0; i < doc->quotes.n; i++) {
		struct wg_span span = doc->quotes.v[i].span;
		struct wg_str parts[] = {g->article,
		        wg_arena_printf(doc->arena, "%u-%u", span.beg,
		                span.end)};
		struct wg_str iri =
		        wg_grapher_hashed(g, WG_STR("quotation/"), parts, 2);
		uint32_t speaker = speaker_of(doc, i);

		wg_grapher_part(g, WG_PART_QUOTATION, span.beg);
		wg_put_type(g, iri, WG_V_QUOTATION);
		wg_put_text(g, iri, WG_V_QUOTED_TEXT, wg_doc_str(doc, span));
		if (speaker < doc->entities.n)
			wg_put_iri(g, iri, WG_V_SPEAKER, g->entity[speaker]);
		wg_put_place(g, iri, span);
	}
}
