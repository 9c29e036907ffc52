/* The article itself: its names, dates, publisher, and what it mentions.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "graph.h"

/* Whether two names are the same but for case and diacritics. */
static bool
is_same_name(struct wg_str a, struct wg_str b)
{
	return a.n > 0 && b.n > 0 && wg_hash_fold(a) == wg_hash_fold(b);
}

/* The first entity of one of the kinds that the article calls so. */
static uint32_t
find_named(const struct wg_grapher *g, struct wg_str name, unsigned kinds)
{
	const struct wg_doc *doc = g->doc;
	uint32_t i;

	for (i = 0; i < doc->mentions.n && name.n > 0; i++) {
		const struct wg_mention *m = &doc->mentions.v[i];

		if (m->entity < doc->entities.n && g->entity[m->entity].n > 0 &&
		        (kinds >> doc->entities.v[m->entity].kind & 1) &&
		        is_same_name(wg_doc_str(doc, m->span), name))
			return m->entity;
	}
	return WG_NONE;
}

/* Who publishes: the body of that name in the article, else one made from
 * the name. It bears no main class: the article says nothing of it. */
static void
put_publisher(struct wg_grapher *g)
{
	struct wg_doc *doc = g->doc;
	struct wg_str name = wg_str_trim(
	        doc->source.n > 0 ? doc->source : doc->dateline_agency);
	uint32_t e = find_named(g, name, 1u << WG_BODY);

	if (name.n == 0)
		return;
	if (e != WG_NONE) {
		g->publisher = g->entity[e];
	} else {
		g->publisher = wg_grapher_concat(g, g->options->base,
		        WG_STR("body/"), wg_slug(doc->arena, name));
		wg_put_type(g, g->publisher, WG_V_ORG_ORGANIZATION);
		wg_put_text(g, g->publisher, WG_V_LABEL, name);
	}
	wg_put_iri(g, g->article, WG_V_PUBLISHER, g->publisher);
}

static void
put_dateline(struct wg_grapher *g)
{
	struct wg_doc *doc = g->doc;
	uint32_t place = find_named(g, doc->dateline_place,
	        1u << WG_PLACE | 1u << WG_STATE);

	wg_put_string(g, g->article, WG_V_DATELINE, doc->dateline);
	wg_put_date(g, g->article, WG_V_DATELINE_DATE, doc->dateline_date);
	if (place != WG_NONE)
		wg_put_iri(g, g->article, WG_V_DATELINE_PLACE,
		        g->entity[place]);
}

void
wg_grapher_article(struct wg_grapher *g)
{
	struct wg_doc *doc = g->doc;
	uint32_t i;

	wg_grapher_part(g, WG_PART_ARTICLE, 0);
	wg_put_type(g, g->article, WG_V_ARTICLE);
	wg_put_type(g, g->article, WG_V_NEWS_ARTICLE);
	wg_put_string(g, g->article, WG_V_IDENTIFIER, doc->id);
	wg_put_text(g, g->article, WG_V_TITLE, wg_str_trim(doc->title));
	wg_put_date(g, g->article, WG_V_ISSUED, doc->published);
	wg_put_string(g, g->article, WG_V_LANGUAGE, doc->language);
	if (wg_iri_ok(doc->url))
		wg_put_iri(g, g->article, WG_V_SOURCE, doc->url);
	put_publisher(g);
	put_dateline(g);
	for (i = 0; i < doc->entities.n; i++)
		wg_put_iri(g, g->article, WG_V_MENTIONS, g->entity[i]);
}
