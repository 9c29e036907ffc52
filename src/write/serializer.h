/* What the table of formats and the serializers share.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef WG_SERIALIZER_H
#define WG_SERIALIZER_H

#include "write/write.h"

#include <glib.h>

struct wg_writer {
	const struct wg_output_format *format;
	const struct wg_onto *onto;
	const struct wg_graph_options *options;
	struct wg_outfile out;
	void *state;              /* the serializer's own */
	struct wg_str graph;      /* IRI of the graph being written */
};

/* A serializer; `false` means that it failed and has reported it. Errors of
 * the medium are not its business. */
struct wg_serializer {
	bool (*begin)(struct wg_writer *, int syntax, struct wg_diag *);
	/* One article, of terms that are known to be valid. */
	bool (*put)(struct wg_writer *, struct wg_doc *, struct wg_diag *);
	/* Ends the document and frees the state. */
	bool (*end)(struct wg_writer *, struct wg_diag *);
};

extern const struct wg_serializer wg_serd, wg_raptor, wg_jsonld, wg_dot,
        wg_html;

/* ---- prefixes (prefix.c) ------------------------------------------------ */

struct wg_prefix {
	struct wg_str name, ns;
};

/* The ontology's prefixes, those below the base joined to it: an array of
 * struct wg_prefix. */
GArray *wg_prefixes_new(const struct wg_writer *);
void wg_prefixes_free(GArray *); /* NULL: does nothing */
/* "prefix:local" for the IRI, NUL-terminated; its length, or 0 if no prefix
 * fits or the rest is no plain local name. */
size_t wg_prefixes_shorten(const GArray *, struct wg_str iri, char *out,
        size_t size);

#endif
