/* RDF/XML, by raptor2: each article abbreviated, all in one document.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * raptor's readable RDF/XML holds a whole graph until it ends, and its
 * streaming one opens an rdf:Description for every triple. So each article
 * is serialized on its own into memory, and of the documents that come out
 * only the first keeps its start and the last its end:
 *
 *   <?xml ...?><rdf:RDF xmlns...>  article 1, article 2 ...  </rdf:RDF>
 *
 * A start is the same for all articles, for every namespace is declared.
 *
 * Statements and their terms belong to raptor_free_statement. The world is
 * the process's and is not freed before its end: raptor_free_world shuts
 * down libxml2, which the readers use. One thread writes.
 */
#include "serializer.h"

#include <glib.h>
#include <raptor2.h>
#include <string.h>

struct state {
	GArray *prefixes;
	char *start; /* of the first document */
};

static raptor_world *world;
static unsigned errors; /* that raptor logged */

static void
on_log(void *user, raptor_log_message *m)
{
	(void)user;
	if (m->level >= RAPTOR_LOG_LEVEL_ERROR)
		errors++;
}

static struct state *
new_state(const struct wg_writer *w)
{
	struct state *s = g_new0(struct state, 1);

	s->prefixes = wg_prefixes_new(w);
	return s;
}

static bool
begin(struct wg_writer *w, int syntax, struct wg_diag *diag)
{
	(void)syntax;
	if (world == NULL && (world = raptor_new_world()) != NULL) {
		raptor_world_set_log_handler(world, NULL, on_log);
		raptor_world_open(world);
	}
	if (world == NULL)
		wg_diag(diag, WG_D_SERIALIZER, "%s", wg_output_name(w->format));
	else
		w->state = new_state(w);
	return world != NULL;
}

static void
declare_prefixes(const struct state *s, raptor_serializer *ser)
{
	guint i;

	for (i = 0; i < s->prefixes->len; i++) {
		const struct wg_prefix *p =
		        &g_array_index(s->prefixes, struct wg_prefix, i);
		raptor_uri *uri = raptor_new_uri_from_counted_string(world,
		        (const unsigned char *)p->ns.s, p->ns.n);

		raptor_serializer_set_namespace(ser, uri,
		        (const unsigned char *)p->name.s);
		raptor_free_uri(uri);
	}
}

static raptor_term *
iri_term(struct wg_str iri)
{
	return raptor_new_term_from_counted_uri_string(world,
	        (const unsigned char *)iri.s, iri.n);
}

static raptor_term *
object_term(const struct wg_term *t)
{
	raptor_uri *datatype = NULL;
	raptor_term *term;

	if (t->kind == WG_IRI)
		return iri_term(t->value);
	if (t->datatype.n > 0)
		datatype = raptor_new_uri_from_counted_string(world,
		        (const unsigned char *)t->datatype.s, t->datatype.n);
	term = raptor_new_term_from_counted_literal(world,
	        (const unsigned char *)t->value.s, t->value.n, datatype,
	        t->language.n > 0 ? (const unsigned char *)t->language.s : NULL,
	        (unsigned char)t->language.n);
	if (datatype != NULL)
		raptor_free_uri(datatype);
	return term;
}

static bool
write_triple(raptor_serializer *ser, const struct wg_triple *t)
{
	raptor_term *subject = iri_term(t->s.value);
	raptor_term *predicate = iri_term(t->p.value);
	raptor_term *object = object_term(&t->o);
	raptor_statement *st = raptor_new_statement_from_nodes(world, subject,
	        predicate, object, NULL);
	bool ok = st != NULL && subject != NULL && predicate != NULL &&
	          object != NULL &&
	          raptor_serializer_serialize_statement(ser, st) == 0;

	if (st != NULL)
		raptor_free_statement(st);
	return ok;
}

/* The article as a document of its own; raptor_free_memory frees it. */
static bool
serialize(struct wg_writer *w, const struct wg_doc *doc, void **text, size_t *n)
{
	raptor_serializer *ser = raptor_new_serializer(world, "rdfxml-abbrev");
	uint32_t i;
	bool ok;

	errors = 0;
	raptor_serializer_set_option(ser, RAPTOR_OPTION_RELATIVE_URIS, NULL, 0);
	declare_prefixes(w->state, ser);
	ok = raptor_serializer_start_to_string(ser, NULL, text, n) == 0;
	for (i = 0; i < doc->triples.n && ok; i++)
		ok = write_triple(ser, &doc->triples.v[i]);
	ok = raptor_serializer_serialize_end(ser) == 0 && ok;
	raptor_free_serializer(ser);
	return ok && errors == 0 && *text != NULL;
}

/* Length of what stands before the first article's elements. */
static size_t
start_length(const char *text)
{
	const char *root = strstr(text, "<rdf:RDF");
	const char *close = root != NULL ? strchr(root, '>') : NULL;

	return close != NULL && close[-1] != '/' ? (size_t)(close + 1 - text)
	                                         : 0;
}

static bool
write_part(struct wg_writer *w, const char *text, size_t n)
{
	struct state *s = w->state;
	size_t start = start_length(text);
	const char *close = g_strrstr_len(text, (gssize)n, "</rdf:RDF>");

	if (start == 0 || close == NULL)
		return false;
	if (s->start == NULL) {
		s->start = g_strndup(text, start);
		fwrite(text, 1, start, w->out.f);
	} else if (strncmp(s->start, text, start) != 0) {
		return false;
	}
	fwrite(text + start, 1, (size_t)(close - (text + start)), w->out.f);
	return true;
}

static bool
put(struct wg_writer *w, struct wg_doc *doc, struct wg_diag *diag)
{
	void *text = NULL;
	size_t n = 0;
	bool ok = doc->triples.n == 0 ||
	          (serialize(w, doc, &text, &n) && write_part(w, text, n));

	if (text != NULL)
		raptor_free_memory(text);
	if (!ok)
		wg_diag(diag, WG_D_SERIALIZER, "%s", wg_output_name(w->format));
	return ok;
}

/* A document without articles is one without triples, but a document. */
static bool
end(struct wg_writer *w, struct wg_diag *diag)
{
	struct state *s = w->state;
	static const struct wg_doc none;
	void *text = NULL;
	size_t n = 0;
	bool ok = true;

	if (s->start != NULL)
		fputs("\n</rdf:RDF>\n", w->out.f);
	else if ((ok = serialize(w, &none, &text, &n)))
		fwrite(text, 1, n, w->out.f);
	if (!ok)
		wg_diag(diag, WG_D_SERIALIZER, "%s", wg_output_name(w->format));
	if (text != NULL)
		raptor_free_memory(text);
	wg_prefixes_free(s->prefixes);
	g_free(s->start);
	g_free(s);
	return ok;
}

const struct wg_serializer wg_raptor = {begin, put, end};
