/* Graphs -> RDF.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A format is a row of a table; behind the rows stand serializers, each in
 * a file that alone knows its library: libserd (Turtle, TriG, N-Triples,
 * N-Quads), raptor2 (RDF/XML), jansson (JSON-LD); DOT and HTML need none.
 * They get only terms that term.c has checked, since few check themselves.
 */
#ifndef WG_WRITE_H
#define WG_WRITE_H

#include "fact/fact.h"

struct wg_output_format;      /* a row of the table of formats */

/* By name or alias ("turtle", "ttl"); NULL if there is none. */
const struct wg_output_format *wg_output_find(struct wg_str name);
const char *wg_output_name(const struct wg_output_format *);
const char *wg_output_suffix(const struct wg_output_format *); /* "ttl" */
void wg_output_list(FILE *);

/* A stream of graphs in one format. */
struct wg_writer;

/* Writes to the file `path` by way of a temporary name beside it, or to
 * standard output if path is NULL. NULL, reported, if it cannot. */
struct wg_writer *wg_writer_open(const struct wg_output_format *,
        const char *path, const struct wg_onto *,
        const struct wg_graph_options *, struct wg_diag *);
/* Writes the article's triples. WG_FAIL (reported): the medium failed. */
enum wg_status wg_writer_put(struct wg_writer *, struct wg_doc *,
        struct wg_diag *);
/* Ends the document, checks the last flush, renames. On WG_FAIL (reported)
 * or with `keep` false nothing is left under `path`. */
enum wg_status wg_writer_close(struct wg_writer *, bool keep,
        struct wg_diag *);

/* Whether the term is valid RDF 1.1: UTF-8 without control characters and
 * nonchars, IRI characters of RFC 3987, a predicate that ends in an XML
 * name, canonical numbers and dates, a language tag of BCP 47's shape. */
bool wg_term_ok(const struct wg_term *, bool predicate);

#endif
