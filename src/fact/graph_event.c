/* Events and quotations.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "graph.h"

#include <glib.h>

/* Whether the party is one of event i's that can be written. */
static bool
is_party(const struct wg_grapher *g, const struct wg_party *p, uint32_t event)
{
	return p->event == event && p->entity < g->doc->entities.n &&
	       g->entity[p->entity].n > 0;
}

static bool
has_party(const struct wg_grapher *g, uint32_t event)
{
	uint32_t i;

	for (i = 0; i < g->doc->parties.n; i++)
		if (is_party(g, &g->doc->parties.v[i], event))
			return true;
	return false;
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

	for (i = 0; i < doc->parties.n; i++) {
		const struct wg_party *p = &doc->parties.v[i];

		if (!is_party(g, p, event))
			continue;
		label = wg_grapher_label(g, p->entity);
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

	for (i = 0; i < doc->parties.n; i++) {
		const struct wg_party *p = &doc->parties.v[i];

		if (is_party(g, p, event))
			wg_put_iri(g, iri,
			        p->role == WG_ROLE_ACTOR ? WG_V_ACTOR
			                                 : WG_V_RECIPIENT,
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

	for (i = 0; i < doc->events.n; i++) {
		struct wg_str label;

		if (doc->events.v[i].cls >= g->onto->n[WG_SEC_CLASS] ||
		        !has_party(g, i))
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
