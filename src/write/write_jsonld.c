/* JSON-LD 1.1, by jansson: a node a line, streaming.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   {"@context": {prefixes}, "@graph": [
 *     {"@id": article, "@graph": [ node, node ... ]},
 *     {"@id": enrichment, "@graph": [ ... ]} ... ]}
 *
 * json_object_set_new and json_array_append_new take what they are given;
 * every node is built, printed and released.
 */
#include "serializer.h"

#include <jansson.h>

struct state {
	GArray *prefixes;
	struct wg_str type; /* IRI of rdf:type */
	bool any;           /* a graph has been written */
};

static void
print(json_t *json, FILE *f)
{
	json_dumpf(json, f, JSON_COMPACT | JSON_ENCODE_ANY);
	json_decref(json);
}

static bool
begin(struct wg_writer *w, int syntax, struct wg_diag *diag)
{
	struct state *s = g_new0(struct state, 1);
	json_t *context = json_object();
	guint i;

	(void)syntax;
	(void)diag;
	s->prefixes = wg_prefixes_new(w);
	s->type = wg_onto_vocab(w->onto, WG_V_TYPE);
	for (i = 0; i < s->prefixes->len; i++) {
		const struct wg_prefix *p =
		        &g_array_index(s->prefixes, struct wg_prefix, i);

		json_object_set_new(context, p->name.s,
		        json_stringn(p->ns.s, p->ns.n));
	}
	fputs("{\"@context\":", w->out.f);
	print(context, w->out.f);
	fputs(",\n\"@graph\":[", w->out.f);
	w->state = s;
	return true;
}

static json_t *
iri_json(const struct state *s, struct wg_str iri)
{
	char out[256];
	size_t n = wg_prefixes_shorten(s->prefixes, iri, out, sizeof out);

	return n > 0 ? json_stringn(out, n) : json_stringn(iri.s, iri.n);
}

/* A literal keeps its lexical form: numbers of JSON would not. */
static json_t *
object_json(const struct state *s, const struct wg_term *t)
{
	json_t *o = json_object();

	if (t->kind == WG_IRI) {
		json_object_set_new(o, "@id", iri_json(s, t->value));
		return o;
	}
	if (t->datatype.n > 0)
		json_object_set_new(o, "@type", iri_json(s, t->datatype));
	if (t->language.n > 0)
		json_object_set_new(o, "@language",
		        json_stringn(t->language.s, t->language.n));
	json_object_set_new(o, "@value", json_stringn(t->value.s, t->value.n));
	return o;
}

static void
add_triple(const struct state *s, json_t *node, const struct wg_triple *t)
{
	bool is_type = t->o.kind == WG_IRI && wg_str_eq(t->p.value, s->type);
	json_t *name = iri_json(s, t->p.value), *values;
	const char *key = is_type ? "@type" : json_string_value(name);

	values = json_object_get(node, key);
	if (values == NULL) {
		values = json_array();
		json_object_set_new(node, key, values);
	}
	json_array_append_new(values,
	        is_type ? iri_json(s, t->o.value) : object_json(s, &t->o));
	json_decref(name);
}

/* Prints the triples of the subject of triple i; the number behind them. */
static uint32_t
put_node(struct wg_writer *w, const struct wg_doc *doc, uint32_t i)
{
	const struct state *s = w->state;
	const struct wg_triple *t = &doc->triples.v[i];
	struct wg_str subject = t->s.value;
	enum wg_graph graph = t->graph;
	json_t *node = json_object();

	json_object_set_new(node, "@id", iri_json(s, subject));
	for (; i < doc->triples.n; i++) {
		t = &doc->triples.v[i];
		if (t->graph != graph || !wg_str_eq(t->s.value, subject))
			break;
		add_triple(s, node, t);
	}
	print(node, w->out.f);
	return i;
}

static uint32_t
put_graph(struct wg_writer *w, const struct wg_doc *doc, uint32_t i)
{
	struct state *s = w->state;
	enum wg_graph graph = doc->triples.v[i].graph;
	struct wg_str iri = graph == WG_GRAPH_ARTICLE
	                            ? w->graph
	                            : wg_onto_vocab(w->onto, WG_V_ENRICHMENT);
	const char *sep = "\n";

	fputs(s->any ? ",\n{\"@id\":" : "\n{\"@id\":", w->out.f);
	s->any = true;
	print(iri_json(s, iri), w->out.f);
	fputs(",\"@graph\":[", w->out.f);
	while (i < doc->triples.n && doc->triples.v[i].graph == graph) {
		fputs(sep, w->out.f);
		i = put_node(w, doc, i);
		sep = ",\n";
	}
	fputs("]}", w->out.f);
	return i;
}

static bool
put(struct wg_writer *w, struct wg_doc *doc, struct wg_diag *diag)
{
	uint32_t i = 0;

	(void)diag;
	while (i < doc->triples.n)
		i = put_graph(w, doc, i);
	return true;
}

static bool
end(struct wg_writer *w, struct wg_diag *diag)
{
	struct state *s = w->state;

	(void)diag;
	fputs("\n]}\n", w->out.f);
	wg_prefixes_free(s->prefixes);
	g_free(s);
	return true;
}

const struct wg_serializer wg_jsonld = {begin, put, end};
