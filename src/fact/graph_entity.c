/* Entities: their classes, the names the article gives them, who they are.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "graph.h"

#include <string.h>

/* The main class of each kind, and the class of another vocabulary that is
 * written beside it for stores without inference. */
static const struct {
	enum wg_vocab cls, also;
} kinds[WG_KIND_END] = {
        [WG_PERSON] = {WG_V_PERSON, WG_V_FOAF_PERSON},
        [WG_STATE] = {WG_V_STATE, WG_V_SCHEMA_COUNTRY},
        [WG_BODY] = {WG_V_BODY, WG_V_ORG_ORGANIZATION},
        [WG_AGREEMENT] = {WG_V_AGREEMENT, WG_V_AGREEMENT},
        [WG_PLACE] = {WG_V_PLACE, WG_V_SCHEMA_PLACE},
};

static void
put_types(struct wg_grapher *g, struct wg_str iri, const struct wg_entity *e)
{
	const struct wg_class *c;

	wg_put_type(g, iri, kinds[e->kind].cls);
	wg_put_type(g, iri, kinds[e->kind].also);
	if (e->cls >= g->onto->n[WG_SEC_CLASS])
		return;
	c = WG_ROW(g->onto, wg_class, WG_SEC_CLASS, e->cls);
	if (c->kind == e->kind)
		wg_put_iri(g, iri, WG_V_TYPE, wg_onto_str(g->onto, c->iri));
}

/* The name without a possessive: "Russia's", "the Netherlands'". */
static struct wg_str
strip_possessive(struct wg_str name)
{
	static const struct {
		const char *end;
		uint8_t cut;
	} ends[] = {{"'s", 2}, {"’s", 4}, {"s'", 1}, {"s’", 3}};
	size_t i;

	for (i = 0; i < sizeof ends / sizeof *ends; i++)
		if (wg_str_ends(name, wg_str(ends[i].end))) {
			name.n -= ends[i].cut;
			break;
		}
	return wg_str_trim(name);
}

/* White space as one blank: names run over line ends. */
static struct wg_str
squeeze(struct wg_arena *arena, struct wg_str name)
{
	char *p;
	size_t i, n = 0;

	if (memchr(name.s, '\n', name.n) == NULL &&
	        memchr(name.s, '\t', name.n) == NULL)
		return name;
	p = wg_arena_alloc(arena, name.n);
	for (i = 0; i < name.n; i++) {
		bool blank = memchr(" \t\r\n", name.s[i], 4) != NULL;

		if (!blank)
			p[n++] = name.s[i];
		else if (n > 0 && p[n - 1] != ' ')
			p[n++] = ' ';
	}
	return (struct wg_str){p, n};
}

/* Forms that are names; pronouns and descriptions are none. */
static bool
is_name(const struct wg_mention *m)
{
	return !(m->form & (WG_FORM_PRONOUN | WG_FORM_NOMINAL));
}

/* The fullest form of the article, spelled as the lexicon spells it: capitals
 * of a dateline and lost diacritics are no names of their own. */
static struct wg_str
label_of(const struct wg_grapher *g, uint32_t entity)
{
	struct wg_str label = g->doc->entities.v[entity].label;
	struct wg_str known = wg_grapher_label(g, entity);

	return wg_hash_fold(label) == wg_hash_fold(known) ? known : label;
}

static void
put_labels(struct wg_grapher *g)
{
	struct wg_doc *doc = g->doc;
	struct wg_str *label = wg_arena_alloc(doc->arena,
	        (doc->entities.n + 1) * sizeof *label);
	uint32_t i;

	for (i = 0; i < doc->entities.n; i++) {
		label[i] = label_of(g, i);
		wg_put_text(g, g->entity[i], WG_V_LABEL, label[i]);
	}
	for (i = 0; i < doc->mentions.n; i++) {
		const struct wg_mention *m = &doc->mentions.v[i];
		struct wg_str name;

		if (m->entity >= doc->entities.n || !is_name(m))
			continue;
		name = strip_possessive(
		        squeeze(doc->arena, wg_doc_str(doc, m->span)));
		if (!wg_str_eq(name, label[m->entity]))
			wg_put_text(g, g->entity[m->entity], WG_V_ALT_LABEL,
			        name);
	}
}

static void
put_identity(struct wg_grapher *g, uint32_t entity)
{
	const struct wg_entry *known = wg_grapher_entry(g, entity);
	struct wg_str iri = g->entity[entity];

	if (known == NULL)
		return;
	if (known->code[0] != '\0')
		wg_put_string(g, iri, WG_V_NOTATION, wg_str(known->code));
	if (known->qid != 0)
		wg_put_iri(g, iri, WG_V_SAME_AS,
		        wg_arena_printf(g->doc->arena, "%.*sQ%u",
		                WG_STR_FMT(
		                        wg_onto_vocab(g->onto, WG_V_WIKIDATA)),
		                (unsigned)known->qid));
}

void
wg_grapher_entities(struct wg_grapher *g)
{
	const struct wg_doc *doc = g->doc;
	uint32_t i;

	wg_grapher_part(g, WG_PART_ENTITY, 0);
	for (i = 0; i < doc->entities.n; i++) {
		if (g->entity[i].n == 0)
			continue;
		put_types(g, g->entity[i], &doc->entities.v[i]);
		put_identity(g, i);
	}
	put_labels(g);
}
