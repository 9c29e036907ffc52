/* Entities -> IRIs, compiled rules -> statements, statements -> graph.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef WG_FACT_H
#define WG_FACT_H

#include "text/text.h"

wg_stage_fn wg_stage_link;    /* entities -> lexicon entries and IRIs */
wg_stage_fn wg_stage_match;   /* rules -> statements and events */

/* How statements become triples. */
struct wg_graph_options {
	struct wg_str base;   /* IRI that entities and articles live under */
	bool enrich;          /* add what the lexicon knows */
	float threshold;      /* direct triples need this confidence */
};

/* Statements, events, quotations and the article itself -> doc->triples,
 * without duplicates, in the order of graph, part, subject, predicate (types
 * and labels first), object. IRIs derive from content: the same article
 * gives the same triples. */
enum wg_status wg_graph_build(struct wg_doc *, const struct wg_onto *,
        const struct wg_graph_options *, struct wg_diag *);

/* IRI of the article, which is that of its named graph. */
struct wg_str wg_graph_article(struct wg_doc *,
        const struct wg_graph_options *);

/* For each direct triple and statement, to people: the words that say it,
 * the rule, status and confidence. */
void wg_explain(const struct wg_doc *, const struct wg_onto *, FILE *);

/* ---- IRIs (iri.c) ------------------------------------------------------- */

/* ASCII slug of a name, for IRIs: "Recep Tayyip Erdoğan" gives
 * "recep-tayyip-erdogan"; a name without any ASCII letter or digit left
 * gives a hash of it. */
struct wg_str wg_slug(struct wg_arena *, struct wg_str name);
/* First 16 hex digits of the SHA-256 of the text. */
struct wg_str wg_content_hash(struct wg_arena *, struct wg_str text);
/* Absolute, and of the characters that RFC 3987 allows. */
bool wg_iri_ok(struct wg_str iri);

#endif
