/* What the files that make the graph share.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef WG_GRAPH_H
#define WG_GRAPH_H

#include "fact/fact.h"

/* Where triples go, and the IRIs of what they speak of. */
struct wg_grapher {
	struct wg_doc *doc;
	const struct wg_onto *onto;
	const struct wg_graph_options *options;
	struct wg_str article;    /* IRI */
	struct wg_str publisher;  /* IRI, or empty */
	struct wg_str *entity;    /* IRI of each; empty: not written */
	struct wg_index parties;  /* of events, those to write, by event */
	enum wg_graph graph;
	enum wg_part part;
	uint32_t at;              /* of statements, events, quotations */
	uint32_t byte, chars;     /* code points before a byte of the text */
};

void wg_grapher_article(struct wg_grapher *);
void wg_grapher_entities(struct wg_grapher *);
void wg_grapher_stmts(struct wg_grapher *);
void wg_grapher_events(struct wg_grapher *);
void wg_grapher_quotes(struct wg_grapher *);
void wg_grapher_enrichment(struct wg_grapher *);
void wg_grapher_implied(struct wg_grapher *);
/* The office that the statement gives its subject, written with its tenure;
 * the tenure's IRI, or empty if there is none. */
struct wg_str wg_grapher_office(struct wg_grapher *, const struct wg_stmt *);
/* The same without writing anything. */
struct wg_str wg_grapher_tenure(struct wg_grapher *, const struct wg_stmt *);
/* IRI of an entry of the lexicon, written with its class and label unless
 * the article mentions it. */
struct wg_str wg_grapher_outside(struct wg_grapher *, uint32_t entry);

/* From here on triples are of the part; those of equal parts stand in the
 * order of `at`. */
void wg_grapher_part(struct wg_grapher *, enum wg_part, uint32_t at);
/* One triple each. An empty object writes nothing. */
void wg_put_iri(struct wg_grapher *, struct wg_str s, enum wg_vocab p,
        struct wg_str iri);
void wg_put_property(struct wg_grapher *, struct wg_str s, uint16_t property,
        struct wg_str iri);
void wg_put_type(struct wg_grapher *, struct wg_str s, enum wg_vocab cls);
void wg_put_text(struct wg_grapher *, struct wg_str s, enum wg_vocab p,
        struct wg_str text); /* English */
void wg_put_string(struct wg_grapher *, struct wg_str s, enum wg_vocab p,
        struct wg_str text); /* no language */
void wg_put_date(struct wg_grapher *, struct wg_str s, enum wg_vocab p,
        struct wg_date);
/* Provenance of a statement, event or quotation: the place in the article
 * (NIF counts code points), the article. */
void wg_put_place(struct wg_grapher *, struct wg_str s, struct wg_span);
/* The rest of a statement's or event's: how far it is claimed, how sure,
 * by which rule, in which words, who says it (an entity, or NONE). */
void wg_put_claim(struct wg_grapher *, struct wg_str s, unsigned status,
        float score, uint32_t rule, uint32_t speaker, struct wg_span);

struct wg_str wg_grapher_concat(struct wg_grapher *, struct wg_str a,
        struct wg_str b, struct wg_str c);
/* base + folder + hash of the parts, which `n` strings give. */
struct wg_str wg_grapher_hashed(struct wg_grapher *, struct wg_str folder,
        const struct wg_str *parts, size_t n);
/* The date that the article speaks at; zero if not known. */
struct wg_date wg_grapher_today(const struct wg_grapher *);
/* Whether the statement claims a fact that direct triples state. */
bool wg_grapher_is_direct(const struct wg_grapher *, const struct wg_stmt *);
/* The lexicon's label of the entity, else the article's. */
struct wg_str wg_grapher_label(const struct wg_grapher *, uint32_t entity);

/* The lexicon's entry of the entity; NULL if it has none or is not sure. */
const struct wg_entry *wg_grapher_entry(const struct wg_grapher *,
        uint32_t entity);
const struct wg_lexfact *wg_grapher_fact(const struct wg_grapher *,
        uint32_t row);
/* Whether the fact holds on the article's day. An undated fact always does;
 * for an article without a date a fact does that has no end. */
bool wg_grapher_is_valid(const struct wg_grapher *, const struct wg_lexfact *);
/* Whether the property is the one of the key. */
bool wg_grapher_is(const struct wg_grapher *, uint16_t property,
        enum wg_vocab key);

#endif
