/* The table of output formats, and writing a stream of articles in one.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "serializer.h"

#include <glib.h>
#include <serd/serd.h>
#include <string.h>

struct wg_output_format {
	const char *name;
	const char *aliases; /* with a blank before and after each */
	const char *suffix;
	const char *about;
	const struct wg_serializer *by;
	int syntax;
};

/* The names are those of rapper and serdi. */
/* clang-format off */
static const struct wg_output_format formats[] = {
	{"turtle", " ttl text/turtle ", "ttl",
		"Turtle: one graph, to read", &wg_serd, SERD_TURTLE},
	{"rdfxml", " rdf xml rdfxml-abbrev application/rdf+xml ", "rdf",
		"RDF/XML: one graph", &wg_raptor, 0},
	{"ntriples", " nt application/n-triples ", "nt",
		"N-Triples: a triple a line", &wg_serd, SERD_NTRIPLES},
	{"nquads", " nq application/n-quads ", "nq",
		"N-Quads: a named graph an article, to load",
		&wg_serd, SERD_NQUADS},
	{"trig", " application/trig ", "trig",
		"TriG: a named graph an article, to read",
		&wg_serd, SERD_TRIG},
	{"jsonld", " json-ld application/ld+json ", "jsonld",
		"JSON-LD: a named graph an article, for the web",
		&wg_jsonld, 0},
	{"dot", " gv graphviz text/vnd.graphviz ", "dot",
		"DOT: persons, states, bodies and facts, to draw", &wg_dot, 0},
	{"html", " htm text/html ", "html",
		"HTML: the article, marked, and its facts, to look at",
		&wg_html, 0},
};
/* clang-format on */

static bool
is_alias(const struct wg_output_format *f, struct wg_str name)
{
	struct wg_str rest = wg_str(f->aliases);

	while (rest.s != NULL)
		if (name.n > 0 && wg_str_eq(wg_str_cut(&rest, ' '), name))
			return true;
	return wg_str_eq(wg_str(f->name), name);
}

const struct wg_output_format *
wg_output_find(struct wg_str name)
{
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(formats); i++)
		if (name.n > 0 && is_alias(&formats[i], name))
			return &formats[i];
	return NULL;
}

const char *
wg_output_name(const struct wg_output_format *f)
{
	return f->name;
}

const char *
wg_output_suffix(const struct wg_output_format *f)
{
	return f->suffix;
}

void
wg_output_list(FILE *out)
{
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(formats); i++)
		fprintf(out, "%-10s .%-5s %s\n", formats[i].name,
		        formats[i].suffix, formats[i].about);
}

/* ---- the stream --------------------------------------------------------- */

struct wg_writer *
wg_writer_open(const struct wg_output_format *format, const char *path,
        const struct wg_onto *onto, const struct wg_graph_options *options,
        struct wg_diag *diag)
{
	struct wg_writer *w = g_new0(struct wg_writer, 1);

	w->format = format;
	w->onto = onto;
	w->options = options;
	if (!wg_outfile_open(&w->out, path, diag)) {
		g_free(w);
		return NULL;
	}
	if (!format->by->begin(w, format->syntax, diag)) {
		wg_outfile_close(&w->out, false, diag);
		g_free(w);
		return NULL;
	}
	return w;
}

static bool
is_same_text(struct wg_str a, struct wg_str b)
{
	return a.s == b.s && a.n == b.n;
}

/* `before` is the last triple found valid: its neighbours share texts. */
static bool
is_triple_ok(const struct wg_triple *t, const struct wg_triple *before)
{
	if (t->s.kind != WG_IRI || t->p.kind != WG_IRI)
		return false;
	if (!is_same_text(t->s.value, before->s.value) &&
	        !wg_term_ok(&t->s, false))
		return false;
	if (!is_same_text(t->p.value, before->p.value) &&
	        !wg_term_ok(&t->p, true))
		return false;
	return wg_term_ok(&t->o, false);
}

/* Triples that are not valid RDF go, each with a message: half a graph that
 * loads is better than none. */
static void
drop_invalid(struct wg_doc *doc, struct wg_diag *diag)
{
	struct wg_triple before = {.graph = WG_GRAPH_ARTICLE};
	uint32_t i, kept = 0;

	for (i = 0; i < doc->triples.n; i++) {
		const struct wg_triple *t = &doc->triples.v[i];

		if (!is_triple_ok(t, &before)) {
			wg_diag(diag, WG_D_TERM_DROPPED, "%.*s %.*s",
			        WG_STR_FMT(t->s.value), WG_STR_FMT(t->p.value));
			continue;
		}
		before = *t;
		doc->triples.v[kept++] = before;
	}
	doc->triples.n = kept;
}

enum wg_status
wg_writer_put(struct wg_writer *w, struct wg_doc *doc, struct wg_diag *diag)
{
	drop_invalid(doc, diag);
	w->graph = wg_graph_article(doc, w->options);
	return w->format->by->put(w, doc, diag) && wg_outfile_ok(&w->out, diag)
	               ? WG_OK
	               : WG_FAIL;
}

enum wg_status
wg_writer_close(struct wg_writer *w, bool keep, struct wg_diag *diag)
{
	bool ended = w->format->by->end(w, diag);
	enum wg_status status = wg_outfile_close(&w->out, keep && ended, diag);

	g_free(w);
	return ended ? status : WG_FAIL;
}
