/* An article of a few layers filled by hand, as the stages would, for tests
 * of what comes after them. Lives on the ontology of small.h.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef WG_TEST_SMALL_DOC_H
#define WG_TEST_SMALL_DOC_H

#include "small.h"
#include "fact/fact.h"

#include <string.h>

#define SMALL_BASE "https://example.org/id/"

static const struct wg_graph_options small_options = {
        .base = {SMALL_BASE, sizeof SMALL_BASE - 1},
        .threshold = 0.5f};

enum { RUS, USA, GENEVA, DUMA, TASS, VERNE, PETROV, PACT };

/* The n-th place where the words stand in the article, from 0. */
static struct wg_span
small_span(const struct wg_doc *doc, const char *words, int n)
{
	const char *at = doc->text.s;

	while ((at = strstr(at, words)) != NULL && n-- > 0)
		at++;
	if (at == NULL)
		abort();
	return (struct wg_span){(uint32_t)(at - doc->text.s),
	        (uint32_t)(at - doc->text.s) + (uint32_t)strlen(words)};
}

static uint32_t
small_entry(const struct wg_onto *o, const char *id)
{
	uint32_t i;

	for (i = 0; i < o->n[WG_SEC_ENTRY]; i++)
		if (wg_str_eq(wg_str(id), wg_onto_str(o, WG_ROW(o, wg_entry,
		            WG_SEC_ENTRY, i)->id)))
			return i;
	return WG_NONE;
}

static void
small_entity(struct wg_doc *doc, const struct wg_onto *o, const char *iri,
        const char *label, int kind, const char *cls)
{
	struct wg_entity *e = wg_layer_push(doc->arena, &doc->entities);

	e->iri = wg_str(iri);
	e->label = wg_str(label);
	e->kind = (uint8_t)kind;
	e->cls = wg_class_find(o, wg_str(cls));
	e->entry = small_entry(o, iri);
}

static void
small_mention(struct wg_doc *doc, uint32_t entity, const char *words,
        int form)
{
	struct wg_mention *m = wg_layer_push(doc->arena, &doc->mentions);

	m->span = small_span(doc, words, 0);
	m->entity = entity;
	m->kind = doc->entities.v[entity].kind;
	m->form = (uint8_t)form;
}

/* As the stages leave them: by place, outer before inner. */
static gint
small_by_place(gconstpointer a, gconstpointer b)
{
	const struct wg_mention *x = a, *y = b;

	if (x->span.beg != y->span.beg)
		return x->span.beg < y->span.beg ? -1 : 1;
	return x->span.end > y->span.end ? -1 : x->span.end < y->span.end;
}

static struct wg_stmt *
small_stmt(struct wg_doc *doc, const struct wg_onto *o, uint32_t s,
        const char *property, uint32_t object, const char *words)
{
	struct wg_stmt *st = wg_layer_push(doc->arena, &doc->stmts);

	st->subject = s;
	st->object = object;
	st->property = wg_property_find(o, wg_str(property));
	st->score = 0.9f;
	st->rule = 0;
	st->title = WG_NONE;
	st->speaker = WG_NONE;
	st->evidence = small_span(doc, words, 0);
	return st;
}

static void
small_event(struct wg_doc *doc, const struct wg_onto *o)
{
	struct wg_event *e = wg_layer_push(doc->arena, &doc->events);
	uint32_t i;

	e->cls = wg_class_find(o, WG_STR("Consult"));
	e->score = 1.0f;
	e->rule = WG_NONE;
	e->place = GENEVA;
	e->speaker = WG_NONE;
	e->date = (struct wg_date){2021, 9, 30};
	e->trigger = small_span(doc, "met", 0);
	e->evidence = small_span(doc, "met Ivan Petrov in Geneva", 0);
	for (i = 0; i < 2; i++) {
		struct wg_party *p = wg_layer_push(doc->arena, &doc->parties);

		p->event = doc->events.n - 1;
		p->entity = i == 0 ? VERNE : PETROV;
		p->role = WG_ROLE_ACTOR;
	}
}

static void
small_quotes(struct wg_doc *doc)
{
	static const char *const words[] = {"We want the Pact of Geneva",
	        "the whole of it"};
	uint32_t i;

	for (i = 0; i < 2; i++) {
		struct wg_quote *q = wg_layer_push(doc->arena, &doc->quotes);

		q->span = small_span(doc, words[i], 0);
		q->speaker = i == 0 ? VERNE : WG_NONE;
		q->same_as = i == 0 ? WG_NONE : 0;
	}
}

static void
small_head(struct wg_doc *doc)
{
	doc->id = WG_STR("Wire 7/2021");
	doc->url = WG_STR("https://example.org/wire?n=7");
	doc->title = WG_STR("Ambassador meets minister");
	doc->source = WG_STR("Tass");
	doc->language = WG_STR("en");
	doc->published = (struct wg_date){2021, 10, 13};
	doc->dateline = WG_STR("GENEVA, October 12");
	doc->dateline_place = WG_STR("GENEVA");
	doc->dateline_date = (struct wg_date){2021, 10, 12};
	doc->text = WG_STR(
	        "GENEVA, October 12. /TASS/. – Russian Ambassador to the US "
	        "Anna Verne met Ivan\nPetrov in Geneva. “We want the Pact of "
	        "Geneva,” said Verne, “the whole of it.” The State Duma’s "
	        "speaker, former foreign minister of Russia Ivan Petrov, will "
	        "not sign the Pact of Geneva. She met Ivan Petrov in Geneva.");
}

static struct wg_doc *
small_article(const struct wg_onto *o)
{
	struct wg_doc *doc = wg_doc_new();

	small_head(doc);
	small_entity(doc, o, "state/RUS", "Russia", WG_STATE, "State");
	small_entity(doc, o, "state/USA", "US", WG_STATE, "State");
	small_entity(doc, o, "place/geneva", "Geneva", WG_PLACE, "City");
	small_entity(doc, o, "body/state-duma", "State Duma", WG_BODY,
	        "Legislature");
	small_entity(doc, o, "body/tass", "TASS", WG_BODY, "NewsAgency");
	small_entity(doc, o, "person/anna-verne", "Anna Verne", WG_PERSON,
	        "Person");
	small_entity(doc, o, "person/ivan-petrov", "Ivan Petrov", WG_PERSON,
	        "Person");
	small_entity(doc, o, "agreement/pact-of-geneva", "Pact of Geneva",
	        WG_AGREEMENT, "Agreement");
	small_mention(doc, RUS, "Russian", WG_FORM_ADJECTIVE);
	small_mention(doc, RUS, "Russia", WG_FORM_NAME);
	small_mention(doc, GENEVA, "GENEVA", WG_FORM_NAME);
	small_mention(doc, TASS, "TASS", WG_FORM_NAME);
	small_mention(doc, DUMA, "State Duma’s", WG_FORM_NAME);
	small_mention(doc, VERNE, "Verne", WG_FORM_SURNAME);
	small_mention(doc, VERNE, "She", WG_FORM_PRONOUN);
	small_mention(doc, PETROV, "Ivan\nPetrov", WG_FORM_NAME);
	qsort(doc->mentions.v, doc->mentions.n, sizeof *doc->mentions.v,
	        small_by_place);
	small_stmt(doc, o, VERNE, "ambassadorOf", RUS,
	        "Russian Ambassador to the US Anna Verne")->title = 0;
	small_stmt(doc, o, VERNE, "ambassadorTo", USA,
	        "Russian Ambassador to the US Anna Verne")->title = 0;
	small_stmt(doc, o, PETROV, "foreignMinisterOf", RUS,
	        "foreign minister of Russia Ivan Petrov")->status = WG_FORMER;
	small_stmt(doc, o, PETROV, "headOf", DUMA, "The State Duma’s speaker");
	small_stmt(doc, o, PETROV, "signatoryOf", PACT, "will not sign")
	        ->status = WG_DENIED;
	small_stmt(doc, o, RUS, "partyTo", PACT, "want the Pact")->score = 0.3f;
	small_stmt(doc, o, VERNE, "metWith", PETROV, "She met Ivan Petrov")
	        ->speaker = VERNE;
	small_event(doc, o);
	small_quotes(doc);
	return doc;
}

#endif
