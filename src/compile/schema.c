/* Reads the ontology's schema (OWL in Turtle, by raptor2) and the tables of
 * vocabulary and prefixes into the image.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * raptor owns every statement it hands over; only copied text stays.
 */
#include "compile/compile.h"

#include <raptor2.h>
#include <string.h>

struct triple {
	char *s, *p, *o; /* blank nodes as "_:id" */
};

struct schema {
	struct wg_build *b;
	GArray *triples;
	GStringChunk *text;
	char *type, *sub_class, *sub_property, *domain, *range;
	char *union_of, *first, *rest, *nil, *symmetric;
	struct wg_str ns; /* namespace of our own terms */
	int faults;
};

/* ---- vocabulary and prefixes ----------------------------------------------- */

static const char *const vocab_keys[] = {
#define X(key) #key,
        WG_VOCABULARY(X)
#undef X
};

static enum wg_status
vocab_row(struct wg_build *b, struct wg_str *cell, void *user)
{
	struct wg_ref *iris = user;
	int i;

	for (i = 0; i < WG_V_END; i++) {
		if (!wg_str_eq(cell[0], wg_str(vocab_keys[i])))
			continue;
		if (iris[i].n > 0 || cell[1].n == 0)
			return wg_build_fault(b, "no iri, or the key stands "
			                         "twice");
		iris[i] = wg_build_text(b, cell[1]);
		return WG_OK;
	}
	return wg_build_fault(b, "unknown key %.*s", WG_STR_FMT(cell[0]));
}

static enum wg_status
read_vocabulary(struct wg_build *b, const char *folder)
{
	struct wg_ref iris[WG_V_END] = {{0, 0}};
	char *path = g_build_filename(folder, "vocabulary.tsv", NULL);
	enum wg_status status =
	        wg_table_read(b, path, "key iri", vocab_row, iris);
	int i;

	for (i = 0; i < WG_V_END && status == WG_OK; i++) {
		if (iris[i].n == 0)
			status = wg_build_fault(b, "%s: no row for key %s",
			        path, vocab_keys[i]);
		wg_build_row(b, WG_SEC_VOCAB, &iris[i]);
	}
	g_free(path);
	return status;
}

static enum wg_status
prefix_row(struct wg_build *b, struct wg_str *cell, void *user)
{
	struct wg_ref pair[2] = {wg_build_text(b, cell[0]),
	        wg_build_text(b, cell[1])};

	(void)user;
	wg_build_row(b, WG_SEC_PREFIX, pair);
	return WG_OK;
}

static enum wg_status
read_prefixes(struct wg_build *b, const char *folder)
{
	char *path = g_build_filename(folder, "prefixes.tsv", NULL);
	enum wg_status status =
	        wg_table_read(b, path, "prefix namespace", prefix_row, NULL);

	g_free(path);
	return status;
}

/* ---- triples --------------------------------------------------------------- */

static char *
copy_term(struct schema *s, const raptor_term *t)
{
	char *copy, *text;

	if (t->type == RAPTOR_TERM_TYPE_URI)
		text = g_strdup(
		        (const char *)raptor_uri_as_string(t->value.uri));
	else if (t->type == RAPTOR_TERM_TYPE_BLANK)
		text = g_strdup_printf("_:%s",
		        (const char *)t->value.blank.string);
	else
		text = g_strdup((const char *)t->value.literal.string);
	copy = g_string_chunk_insert_const(s->text, text);
	g_free(text);
	return copy;
}

static void
on_statement(void *user, raptor_statement *st)
{
	struct schema *s = user;
	struct triple t = {copy_term(s, st->subject),
	        copy_term(s, st->predicate), copy_term(s, st->object)};

	g_array_append_val(s->triples, t);
}

static void
on_log(void *user, raptor_log_message *m)
{
	struct schema *s = user;

	if (m->level < RAPTOR_LOG_LEVEL_ERROR)
		return;
	s->faults++;
	s->b->diag->line = m->locator != NULL ? (uint64_t)m->locator->line : 0;
	wg_build_fault(s->b, "%s", m->text);
}

static enum wg_status
parse_turtle(struct wg_build *b, const char *path, void *user)
{
	struct schema *s = user;
	raptor_world *world = raptor_new_world();
	raptor_parser *parser;
	unsigned char *uri_text;
	raptor_uri *uri;
	int before = s->faults;

	b->diag->file = path;
	raptor_world_set_log_handler(world, s, on_log);
	raptor_world_open(world);
	uri_text = raptor_uri_filename_to_uri_string(path);
	uri = raptor_new_uri(world, uri_text);
	parser = raptor_new_parser(world, "turtle");
	raptor_parser_set_statement_handler(parser, s, on_statement);
	if (raptor_parser_parse_file(parser, uri, uri) != 0 &&
	        s->faults == before)
		s->faults++, wg_build_fault(b, "cannot read the file");
	raptor_free_parser(parser);
	raptor_free_uri(uri);
	raptor_free_memory(uri_text);
	raptor_free_world(world);
	b->diag->file = NULL;
	b->diag->line = 0;
	return s->faults == before ? WG_OK : WG_FAIL;
}

static const char *
object_of(const struct schema *s, const char *subject, const char *predicate)
{
	guint i;

	for (i = 0; i < s->triples->len; i++) {
		const struct triple *t =
		        &g_array_index(s->triples, struct triple, i);

		if (t->s == subject && t->p == predicate)
			return t->o;
	}
	return NULL;
}

static bool
has(const struct schema *s, const char *subject, const char *predicate,
        const char *object)
{
	guint i;

	for (i = 0; i < s->triples->len; i++) {
		const struct triple *t =
		        &g_array_index(s->triples, struct triple, i);

		if (t->s == subject && t->p == predicate && t->o == object)
			return true;
	}
	return false;
}

static char *
name(struct schema *s, const unsigned char *ns, const char *local)
{
	char *full = g_strconcat((const char *)ns, local, NULL);
	char *kept = g_string_chunk_insert_const(s->text, full);

	g_free(full);
	return kept;
}

static void
name_terms(struct schema *s)
{
	const unsigned char *rdf = raptor_rdf_namespace_uri;
	const unsigned char *rdfs = raptor_rdf_schema_namespace_uri;
	const unsigned char *owl = raptor_owl_namespace_uri;

	s->type = name(s, rdf, "type");
	s->first = name(s, rdf, "first");
	s->rest = name(s, rdf, "rest");
	s->nil = name(s, rdf, "nil");
	s->sub_class = name(s, rdfs, "subClassOf");
	s->sub_property = name(s, rdfs, "subPropertyOf");
	s->domain = name(s, rdfs, "domain");
	s->range = name(s, rdfs, "range");
	s->union_of = name(s, owl, "unionOf");
	s->symmetric = name(s, owl, "SymmetricProperty");
}

/* The local name of one of our own terms; empty for others. */
static struct wg_str
local_name(const struct schema *s, const char *iri)
{
	struct wg_str text = wg_str(iri);

	if (!wg_str_starts(text, s->ns))
		return (struct wg_str){NULL, 0};
	return (struct wg_str){text.s + s->ns.n, text.n - s->ns.n};
}

/* ---- classes --------------------------------------------------------------- */

/* The kind that the main classes' keys stand for. */
static uint8_t
main_kind(struct wg_build *b, struct wg_ref iri)
{
	static const uint8_t kinds[][2] = {{WG_V_PERSON, WG_PERSON},
	        {WG_V_STATE, WG_STATE}, {WG_V_BODY, WG_BODY},
	        {WG_V_AGREEMENT, WG_AGREEMENT}, {WG_V_PLACE, WG_PLACE}};
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (g_array_index(b->sec[WG_SEC_VOCAB], struct wg_ref,
		            kinds[i][0])
		                .off == iri.off)
			return kinds[i][1];
	return WG_KIND_NONE;
}

static void
add_class(struct schema *s, const char *iri, struct wg_str local)
{
	struct wg_build *b = s->b;
	uint32_t row = b->sec[WG_SEC_CLASS]->len;
	struct wg_class cls = {.iri = wg_build_text(b, wg_str(iri)),
	        .local = wg_build_text(b, local),
	        .parent = (uint16_t)row};

	cls.kind = main_kind(b, cls.iri);
	wg_build_row(b, WG_SEC_CLASS, &cls);
	wg_build_name(b, b->classes, local, row);
}

/* Which row is above a row; itself at the top. */
typedef uint16_t *parent_fn(struct wg_build *, uint32_t row);

static uint16_t *
class_parent(struct wg_build *b, uint32_t row)
{
	return &g_array_index(b->sec[WG_SEC_CLASS], struct wg_class, row)
	                .parent;
}

/* Puts one row below another; circles are refused, for whoever walks up
 * must get to the top. */
static void
put_below(struct schema *s, GHashTable *names, parent_fn *parent,
        const struct triple *t)
{
	uint32_t sub = wg_build_find(names, local_name(s, t->s));
	uint32_t super = wg_build_find(names, local_name(s, t->o)), up;

	if (sub == WG_NONE || super == WG_NONE)
		return;
	for (up = super; up != sub; up = *parent(s->b, up))
		if (*parent(s->b, up) == up) {
			*parent(s->b, sub) = (uint16_t)super;
			return;
		}
	s->faults++;
	wg_build_fault(s->b, "%s lies below itself", t->s);
}

/* A class has the kind of the main class it lies under. */
static void
inherit_kinds(struct wg_build *b)
{
	GArray *classes = b->sec[WG_SEC_CLASS];
	guint i;

	for (i = 0; i < classes->len; i++) {
		struct wg_class *c =
		        &g_array_index(classes, struct wg_class, i);
		struct wg_class *up = c;

		while (up->kind == WG_KIND_NONE &&
		        up != &g_array_index(classes, struct wg_class,
		                      up->parent))
			up = &g_array_index(classes, struct wg_class,
			        up->parent);
		c->kind = up->kind;
	}
}

/* ---- properties ------------------------------------------------------------ */

static uint16_t
kind_bit(struct schema *s, const char *iri)
{
	uint32_t row = wg_build_find(s->b->classes, local_name(s, iri));

	return row == WG_NONE
	               ? 0
	               : (uint16_t)(1u << g_array_index(s->b->sec[WG_SEC_CLASS],
	                                    struct wg_class, row)
	                                          .kind);
}

/* A list that goes in a circle ends too. */
#define MOST_UNION 32

/* Kinds that the domain or range allows: one class or a union of them. */
static uint16_t
kinds_of(struct schema *s, const char *property, const char *side)
{
	const char *object = object_of(s, property, side);
	const char *list =
	        object != NULL ? object_of(s, object, s->union_of) : NULL;
	uint16_t kinds = object != NULL ? kind_bit(s, object) : 0;
	guint n;

	for (n = 0; list != NULL && list != s->nil && n < MOST_UNION; n++) {
		const char *item = object_of(s, list, s->first);

		if (item != NULL)
			kinds |= kind_bit(s, item);
		list = object_of(s, list, s->rest);
	}
	return kinds & (uint16_t)~1u;
}

/* Properties are marked in the schema by "true" for one of our own terms. */
static uint16_t
flags_of(struct schema *s, const char *iri)
{
	static const struct {
		enum wg_vocab mark;
		uint16_t flag;
	} marks[] = {{WG_V_MAKES_OFFICE, WG_PROP_OFFICE},
	        {WG_V_IS_ENRICHED, WG_PROP_ENRICH}};
	uint16_t flags =
	        has(s, iri, s->type, s->symmetric) ? WG_PROP_SYMMETRIC : 0;
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(marks); i++) {
		struct wg_ref r = g_array_index(s->b->sec[WG_SEC_VOCAB],
		        struct wg_ref, marks[i].mark);
		const char *mark = g_string_chunk_insert_len(s->text,
		        s->b->sec[WG_SEC_TEXT]->data + r.off, r.n);
		const char *value = object_of(s, iri,
		        name(s, (const unsigned char *)mark, ""));

		if (value != NULL && strcmp(value, "true") == 0)
			flags |= marks[i].flag;
	}
	return flags;
}

static void
add_property(struct schema *s, const char *iri, struct wg_str local)
{
	struct wg_build *b = s->b;
	uint32_t row = b->sec[WG_SEC_PROPERTY]->len;
	struct wg_property p = {.iri = wg_build_text(b, wg_str(iri)),
	        .local = wg_build_text(b, local),
	        .parent = (uint16_t)row,
	        .flags = flags_of(s, iri),
	        .domain = kinds_of(s, iri, s->domain),
	        .range = kinds_of(s, iri, s->range)};

	wg_build_row(b, WG_SEC_PROPERTY, &p);
	wg_build_name(b, b->properties, local, row);
}

static uint16_t *
property_parent(struct wg_build *b, uint32_t row)
{
	return &g_array_index(b->sec[WG_SEC_PROPERTY], struct wg_property, row)
	                .parent;
}

/* ---- both ------------------------------------------------------------------ */

typedef void add_fn(struct schema *, const char *iri, struct wg_str local);

/* Adds every own term that has the type, once. */
static void
each_of_type(struct schema *s, GHashTable *known, const char *type, add_fn *add)
{
	guint i;

	for (i = 0; i < s->triples->len; i++) {
		const struct triple *t =
		        &g_array_index(s->triples, struct triple, i);
		struct wg_str local = local_name(s, t->s);

		if (t->p == s->type && t->o == type && local.n > 0 &&
		        wg_build_find(known, local) == WG_NONE)
			add(s, t->s, local);
	}
}

static void
add_all(struct schema *s)
{
	const unsigned char *owl = raptor_owl_namespace_uri;
	guint i;

	each_of_type(s, s->b->classes, name(s, owl, "Class"), add_class);
	for (i = 0; i < s->triples->len; i++) {
		const struct triple *t =
		        &g_array_index(s->triples, struct triple, i);

		if (t->p == s->sub_class)
			put_below(s, s->b->classes, class_parent, t);
	}
	inherit_kinds(s->b);
	each_of_type(s, s->b->properties, name(s, owl, "ObjectProperty"),
	        add_property);
	for (i = 0; i < s->triples->len; i++) {
		const struct triple *t =
		        &g_array_index(s->triples, struct triple, i);

		if (t->p == s->sub_property)
			put_below(s, s->b->properties, property_parent, t);
	}
}

/* Our own namespace is that of the class of statements. */
static struct wg_str
own_namespace(struct wg_build *b)
{
	struct wg_ref r = g_array_index(b->sec[WG_SEC_VOCAB], struct wg_ref,
	        WG_V_STATEMENT);
	const char *iri = b->sec[WG_SEC_TEXT]->data + r.off;
	size_t n = r.n;

	while (n > 0 && iri[n - 1] != '#' && iri[n - 1] != '/')
		n--;
	return (struct wg_str){iri, n};
}

static enum wg_status
read_schema(struct wg_build *b, const char *folder)
{
	struct schema s = {.b = b};
	char *path = g_build_filename(folder, "schema", "wiregraph.ttl", NULL);
	struct wg_str ns = own_namespace(b);
	enum wg_status status;

	s.triples = g_array_new(FALSE, FALSE, sizeof(struct triple));
	s.text = g_string_chunk_new(1 << 14);
	s.ns.s = g_string_chunk_insert_len(s.text, ns.s, (gssize)ns.n);
	s.ns.n = ns.n;
	name_terms(&s);
	status = parse_turtle(b, path, &s);
	if (status == WG_OK) {
		b->diag->file = path;
		add_all(&s);
		b->diag->file = NULL;
		status = s.faults > 0 ? WG_FAIL : WG_OK;
	}
	g_array_free(s.triples, TRUE);
	g_string_chunk_free(s.text);
	g_free(path);
	return status;
}

enum wg_status
wg_compile_schema(struct wg_build *b, const char *folder)
{
	if (read_vocabulary(b, folder) != WG_OK ||
	        read_prefixes(b, folder) != WG_OK)
		return WG_FAIL;
	return read_schema(b, folder);
}
