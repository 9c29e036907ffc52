/* Turtle, TriG, N-Triples and N-Quads, by libserd: streaming.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A SerdNode made here points into the term and owns nothing. libserd
 * abbreviates no IRI with a hyphen in it, so it gets short names that are
 * made here.
 */
#include "serializer.h"

#include <glib.h>
#include <serd/serd.h>
#include <string.h>

struct state {
	SerdEnv *env;
	SerdWriter *writer;
	GArray *prefixes;    /* of struct prefix; NULL: full IRIs */
	struct wg_str type;  /* IRI of rdf:type, which is "a" */
	char shorts[3][256]; /* of subject, predicate, object */
	bool graphs;
	bool failed;
};

/* The medium's errors are kept by the stream until it is closed. */
static size_t
sink(const void *bytes, size_t n, void *file)
{
	return fwrite(bytes, 1, n, file);
}

static SerdStatus
on_error(void *user, const SerdError *error)
{
	struct state *s = user;

	(void)error;
	s->failed = true;
	return SERD_SUCCESS;
}

/* The writer looks at bytes only: characters need not be counted. */
static SerdNode
node(struct wg_str text, SerdType type)
{
	SerdNodeFlags flags = 0;

	if (type == SERD_LITERAL && text.n > 0) {
		if (memchr(text.s, '\n', text.n) != NULL)
			flags |= SERD_HAS_NEWLINE;
		if (memchr(text.s, '"', text.n) != NULL)
			flags |= SERD_HAS_QUOTE;
	}
	return (SerdNode){(const uint8_t *)text.s, text.n, text.n, flags, type};
}

static SerdNode
optional(struct wg_str text, SerdType type)
{
	return text.n > 0 ? node(text, type) : SERD_NODE_NULL;
}

static void
declare_prefixes(struct wg_writer *w, struct state *s)
{
	guint i;

	s->prefixes = wg_prefixes_new(w);
	for (i = 0; i < s->prefixes->len; i++) {
		const struct wg_prefix *p =
		        &g_array_index(s->prefixes, struct wg_prefix, i);
		SerdNode name = node(p->name, SERD_LITERAL);
		SerdNode space = node(p->ns, SERD_URI);

		serd_env_set_prefix(s->env, &name, &space);
		serd_writer_set_prefix(s->writer, &name, &space);
	}
}

static SerdNode
iri_node(struct state *s, struct wg_str iri, int place)
{
	size_t n = 0;

	if (s->prefixes != NULL)
		n = wg_prefixes_shorten(s->prefixes, iri, s->shorts[place],
		        sizeof s->shorts[place]);
	if (n == 0)
		return node(iri, SERD_URI);
	return node((struct wg_str){s->shorts[place], n}, SERD_CURIE);
}

static SerdNode
predicate_node(struct state *s, struct wg_str iri)
{
	if (s->prefixes != NULL && wg_str_eq(iri, s->type))
		return node(WG_STR("a"), SERD_CURIE);
	return iri_node(s, iri, 1);
}

static bool
begin(struct wg_writer *w, int syntax, struct wg_diag *diag)
{
	struct state *s = g_new0(struct state, 1);
	bool pretty = syntax == SERD_TURTLE || syntax == SERD_TRIG;
	SerdStyle style =
	        pretty ? SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED : 0;

	(void)diag;
	s->graphs = syntax == SERD_NQUADS || syntax == SERD_TRIG;
	s->type = wg_onto_vocab(w->onto, WG_V_TYPE);
	s->env = serd_env_new(NULL);
	s->writer = serd_writer_new((SerdSyntax)syntax, style | SERD_STYLE_BULK,
	        s->env, NULL, sink, w->out.f);
	serd_writer_set_error_sink(s->writer, on_error, s);
	if (pretty)
		declare_prefixes(w, s);
	w->state = s;
	return true;
}

static SerdStatus
write_triple(struct state *s, const SerdNode *graph, const struct wg_triple *t)
{
	SerdNode subject = iri_node(s, t->s.value, 0);
	SerdNode predicate = predicate_node(s, t->p.value);
	SerdNode object = t->o.kind == WG_IRI ? iri_node(s, t->o.value, 2)
	                                      : node(t->o.value, SERD_LITERAL);
	SerdNode datatype = optional(t->o.datatype, SERD_URI);
	SerdNode language = optional(t->o.language, SERD_LITERAL);

	return serd_writer_write_statement(s->writer, 0,
	        s->graphs ? graph : NULL, &subject, &predicate, &object,
	        &datatype, &language);
}

static bool
put(struct wg_writer *w, struct wg_doc *doc, struct wg_diag *diag)
{
	struct state *s = w->state;
	SerdNode graphs[] = {[WG_GRAPH_ARTICLE] = node(w->graph, SERD_URI),
	        [WG_GRAPH_ENRICHMENT] = node(
	                wg_onto_vocab(w->onto, WG_V_ENRICHMENT), SERD_URI)};
	uint32_t i;

	for (i = 0; i < doc->triples.n && !s->failed; i++) {
		const struct wg_triple *t = &doc->triples.v[i];

		if (write_triple(s, &graphs[t->graph], t) != SERD_SUCCESS)
			s->failed = true;
	}
	if (s->failed)
		wg_diag(diag, WG_D_SERIALIZER, "%s", wg_output_name(w->format));
	return !s->failed;
}

static bool
end(struct wg_writer *w, struct wg_diag *diag)
{
	struct state *s = w->state;
	bool ok = serd_writer_finish(s->writer) == SERD_SUCCESS && !s->failed;

	if (!ok && !s->failed)
		wg_diag(diag, WG_D_SERIALIZER, "%s", wg_output_name(w->format));
	serd_writer_free(s->writer);
	serd_env_free(s->env);
	wg_prefixes_free(s->prefixes);
	g_free(s);
	return ok;
}

const struct wg_serializer wg_serd = {begin, put, end};
