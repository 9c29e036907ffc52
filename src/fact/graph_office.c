/* Offices and who holds them: what a title in the article amounts to.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   ambassadorOf RUS + ambassadorTo USA  ->  office/ambassador-rus-usa
 *   person, office                       ->  tenure/hash, in every article
 */
#include "graph.h"

/* An office: what it is called, whose it is, who receives its holder. */
struct office {
	struct wg_str name, iri;
	uint32_t of, to; /* entities, or NONE */
};

static bool
do_overlap(struct wg_span a, struct wg_span b)
{
	return a.beg < b.end && b.beg < a.end;
}

/* The other half of an ambassador's office: the statement of `key` that the
 * same words make of the same person. */
static const struct wg_stmt *
other_half(const struct wg_grapher *g, const struct wg_stmt *st,
        enum wg_vocab key)
{
	const struct wg_doc *doc = g->doc;
	uint32_t i;

	for (i = 0; i < doc->stmts.n; i++) {
		const struct wg_stmt *o = &doc->stmts.v[i];

		if (o->subject == st->subject && o->status == st->status &&
		        o->object < doc->entities.n &&
		        o->property < g->onto->n[WG_SEC_PROPERTY] &&
		        do_overlap(o->evidence, st->evidence) &&
		        wg_grapher_is(g, o->property, key))
			return o;
	}
	return NULL;
}

/* "head of state of" for headOfStateOf. */
static struct wg_str
spaced(struct wg_arena *arena, struct wg_str local)
{
	char *p = wg_arena_alloc(arena, local.n * 2 + 1);
	size_t i, n = 0;

	for (i = 0; i < local.n; i++) {
		bool upper = local.s[i] >= 'A' && local.s[i] <= 'Z';

		if (upper)
			p[n++] = ' ';
		p[n++] = (char)(local.s[i] + (upper ? 'a' - 'A' : 0));
	}
	return (struct wg_str){p, n};
}

/* The title, or what the property is called if no title gave the fact. */
static struct wg_str
office_name(const struct wg_grapher *g, const struct wg_stmt *st)
{
	if (st->title < g->onto->n[WG_SEC_TITLE])
		return wg_onto_str(g->onto,
		        WG_ROW(g->onto, wg_title, WG_SEC_TITLE, st->title)
		                ->label);
	return spaced(g->doc->arena,
	        wg_onto_str(g->onto, WG_ROW(g->onto, wg_property,
	                                     WG_SEC_PROPERTY, st->property)
	                                     ->local));
}

/* The last part of an entity's IRI, in lower case. */
static struct wg_str
tail(const struct wg_grapher *g, uint32_t entity)
{
	struct wg_str iri = g->doc->entities.v[entity].iri;
	size_t i = iri.n;

	while (i > 0 && iri.s[i - 1] != '/')
		i--;
	return wg_slug(g->doc->arena, (struct wg_str){iri.s + i, iri.n - i});
}

static struct wg_str
office_iri(struct wg_grapher *g, const struct office *o)
{
	struct wg_str iri;

	iri = wg_grapher_concat(g, g->options->base, WG_STR("office/"),
	        wg_slug(g->doc->arena, o->name));
	if (o->of != WG_NONE)
		iri = wg_grapher_concat(g, iri, WG_STR("-"), tail(g, o->of));
	if (o->to != WG_NONE)
		iri = wg_grapher_concat(g, iri,
		        o->of != WG_NONE ? WG_STR("-") : WG_STR("-to-"),
		        tail(g, o->to));
	return iri;
}

static struct office
office_of(struct wg_grapher *g, const struct wg_stmt *st)
{
	struct office o = {.of = st->object, .to = WG_NONE};
	const struct wg_stmt *half = NULL;

	if (wg_grapher_is(g, st->property, WG_V_AMBASSADOR_TO)) {
		half = other_half(g, st, WG_V_AMBASSADOR_OF);
		o.to = st->object;
		o.of = half != NULL ? half->object : WG_NONE;
	} else if (wg_grapher_is(g, st->property, WG_V_AMBASSADOR_OF)) {
		half = other_half(g, st, WG_V_AMBASSADOR_TO);
		o.to = half != NULL ? half->object : WG_NONE;
		half = NULL;
	}
	o.name = office_name(g, half != NULL ? half : st);
	o.iri = office_iri(g, &o);
	return o;
}

/* "ambassador (Russia, United States)" */
static struct wg_str
office_label(struct wg_grapher *g, const struct office *o)
{
	struct wg_str none = {NULL, 0};
	struct wg_str of = o->of != WG_NONE ? wg_grapher_label(g, o->of) : none;
	struct wg_str to = o->to != WG_NONE ? wg_grapher_label(g, o->to) : none;

	return wg_arena_printf(g->doc->arena, "%.*s (%.*s%s%.*s)",
	        WG_STR_FMT(o->name), WG_STR_FMT(of),
	        of.n > 0 && to.n > 0 ? ", " : "", WG_STR_FMT(to));
}

static void
put_office(struct wg_grapher *g, const struct office *o)
{
	wg_grapher_part(g, WG_PART_OFFICE, 0);
	wg_put_type(g, o->iri, WG_V_OFFICE);
	wg_put_type(g, o->iri, WG_V_ORG_POST);
	wg_put_text(g, o->iri, WG_V_LABEL, office_label(g, o));
	if (o->of != WG_NONE)
		wg_put_iri(g, o->iri, WG_V_POST_IN, g->entity[o->of]);
	if (o->to != WG_NONE)
		wg_put_iri(g, o->iri, WG_V_ACCREDITED_TO, g->entity[o->to]);
}

static struct wg_str
tenure_iri(struct wg_grapher *g, const struct office *o,
        const struct wg_stmt *st)
{
	struct wg_str parts[] = {g->entity[st->subject], o->iri};

	return wg_grapher_hashed(g, WG_STR("tenure/"), parts, 2);
}

/* Dates only where the text states them: that an article speaks of a holder
 * on its day is what its statements' wg:asOf says. */
static struct wg_str
put_tenure(struct wg_grapher *g, const struct office *o,
        const struct wg_stmt *st)
{
	struct wg_str iri = tenure_iri(g, o, st);

	wg_grapher_part(g, WG_PART_TENURE, 0);
	wg_put_type(g, iri, WG_V_TENURE);
	wg_put_type(g, iri, WG_V_ORG_MEMBERSHIP);
	wg_put_iri(g, iri, WG_V_MEMBER, g->entity[st->subject]);
	wg_put_iri(g, iri, WG_V_POST, o->iri);
	if (o->of != WG_NONE)
		wg_put_iri(g, iri, WG_V_ORGANIZATION, g->entity[o->of]);
	wg_put_date(g, iri, WG_V_START_DATE, st->from);
	wg_put_date(g, iri, WG_V_END_DATE, st->until);
	wg_put_iri(g, iri, WG_V_DERIVED_FROM, g->article);
	return iri;
}

/* What is only planned, denied or possible makes no office; nor does an
 * office with a person (a president's spokesman): a post is in a body. */
static bool
has_office(const struct wg_grapher *g, const struct wg_stmt *st)
{
	const struct wg_property *p =
	        WG_ROW(g->onto, wg_property, WG_SEC_PROPERTY, st->property);

	return (p->flags & WG_PROP_OFFICE) &&
	       (st->status == WG_ASSERTED || st->status == WG_FORMER) &&
	       st->score >= g->options->threshold &&
	       g->doc->entities.v[st->object].kind != WG_PERSON;
}

struct wg_str
wg_grapher_tenure(struct wg_grapher *g, const struct wg_stmt *st)
{
	struct office o;

	if (!has_office(g, st))
		return (struct wg_str){NULL, 0};
	o = office_of(g, st);
	return tenure_iri(g, &o, st);
}

struct wg_str
wg_grapher_office(struct wg_grapher *g, const struct wg_stmt *st)
{
	struct office o;

	if (!has_office(g, st))
		return (struct wg_str){NULL, 0};
	o = office_of(g, st);
	put_office(g, &o);
	if (st->status == WG_ASSERTED) {
		wg_put_iri(g, o.iri, WG_V_HELD_BY, g->entity[st->subject]);
		wg_grapher_part(g, WG_PART_ENTITY, 0);
		wg_put_iri(g, g->entity[st->subject], WG_V_HOLDS, o.iri);
	}
	return put_tenure(g, &o, st);
}
