/* What the table of formats and the serializers share.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef WG_SERIALIZER_H
#define WG_SERIALIZER_H

#include "write/write.h"

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
	bool (*put)(struct wg_writer *, const struct wg_doc *,
	        struct wg_diag *);
	/* Ends the document and frees the state. */
	bool (*end)(struct wg_writer *, struct wg_diag *);
};

extern const struct wg_serializer wg_serd, wg_raptor;

/* Prefix and namespace i of the ontology's table, those below the base
 * joined to it; g_malloc'ed. False behind the last. */
bool wg_writer_prefix(const struct wg_writer *, uint32_t i, char **prefix,
        char **ns);

#endif
