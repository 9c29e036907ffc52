/* Every format, read back by a parser that did not write it: raptor2 reads
 * what libserd wrote; what raptor2 wrote (RDF/XML) is read here by libxml2,
 * for librdf and rapper would only ask raptor2 again. JSON-LD is expanded
 * here, from what jansson parses.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "../small_doc.h"
#include "write/write.h"

#include <jansson.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <raptor2.h>
#include <setjmp.h>
#include <cmocka.h>

static struct wg_onto onto;
static void *image;
static struct wg_diag diag;
static char *folder;

static int
set_up(void **state)
{
	(void)state;
	image = small_ontology(&onto);
	folder = g_dir_make_tmp("wiregraph-XXXXXX", NULL);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	small_remove(folder);
	g_free(folder);
	wg_onto_close(&onto);
	g_free(image);
	return 0;
}

/* ---- graphs as sorted lines --------------------------------------------- */

static void
add_line(GPtrArray *lines, const char *s, const char *p, const char *o,
        bool literal, const char *language, const char *datatype,
        const char *graph)
{
	g_ptr_array_add(lines,
	        g_strdup_printf("%s|%s|%s%s|%s|%s|%s", s, p,
	                literal ? "\"" : "<", o, language, datatype, graph));
}

static char *
copy_of(struct wg_str text)
{
	return g_strndup(text.s != NULL ? text.s : "", text.n);
}

/* What should be read back: each line once. */
static void
add_triples(GPtrArray *lines, const struct wg_doc *doc, const char *article,
        bool graphs)
{
	uint32_t i;

	for (i = 0; i < doc->triples.n; i++) {
		const struct wg_triple *t = &doc->triples.v[i];
		char *part[] = {copy_of(t->s.value), copy_of(t->p.value),
		        copy_of(t->o.value), copy_of(t->o.language),
		        copy_of(t->o.datatype),
		        t->graph == WG_GRAPH_ARTICLE
		                ? g_strdup(article)
		                : copy_of(wg_onto_vocab(&onto,
		                          WG_V_ENRICHMENT))};
		size_t k;

		add_line(lines, part[0], part[1], part[2],
		        t->o.kind == WG_LITERAL, part[3], part[4],
		        graphs ? part[5] : "");
		for (k = 0; k < G_N_ELEMENTS(part); k++)
			g_free(part[k]);
	}
}

static gint
by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
sort_lines(GPtrArray *lines)
{
	guint i = 1;

	g_ptr_array_sort(lines, by_text);
	while (i < lines->len)
		if (strcmp(lines->pdata[i - 1], lines->pdata[i]) == 0)
			g_ptr_array_remove_index(lines, i);
		else
			i++;
}

static void
assert_same_lines(GPtrArray *want, GPtrArray *got, const char *format)
{
	guint i;

	sort_lines(want);
	sort_lines(got);
	for (i = 0; i < want->len && i < got->len; i++)
		if (strcmp(want->pdata[i], got->pdata[i]) != 0)
			fail_msg("%s: wrote %s, read %s", format,
			        (char *)want->pdata[i], (char *)got->pdata[i]);
	assert_int_equal(want->len, got->len);
	assert_true(want->len > 0);
}

/* ---- read by raptor2 ---------------------------------------------------- */

static const char *
uri_text(const raptor_term *t)
{
	return t != NULL ? (const char *)raptor_uri_as_string(t->value.uri)
	                 : "";
}

static void
on_statement(void *user, raptor_statement *st)
{
	const raptor_term_literal_value *v = &st->object->value.literal;
	const char *s = uri_text(st->subject), *p = uri_text(st->predicate);

	if (st->object->type == RAPTOR_TERM_TYPE_URI)
		add_line(user, s, p, uri_text(st->object), false, "", "",
		        uri_text(st->graph));
	else
		add_line(user, s, p, (const char *)v->string, true,
		        v->language ? (const char *)v->language : "",
		        v->datatype ? (const char *)raptor_uri_as_string(
		                              v->datatype)
		                    : "",
		        uri_text(st->graph));
}

static void
on_log(void *user, raptor_log_message *m)
{
	(void)user;
	if (m->level >= RAPTOR_LOG_LEVEL_WARN)
		fail_msg("raptor: line %d: %s",
		        m->locator != NULL ? m->locator->line : 0, m->text);
}

/* raptor2's parser of N-Quads loses a URI each time; ours it shall not hide.
 * Both are there if the leak sanitizer is. */
void __lsan_disable(void) __attribute__((weak));
void __lsan_enable(void) __attribute__((weak));

static void
read_raptor(const char *path, const char *format, GPtrArray *lines)
{
	raptor_world *world = raptor_new_world();
	raptor_parser *parser;
	unsigned char *name = raptor_uri_filename_to_uri_string(path);
	raptor_uri *uri;

	if (__lsan_disable != NULL)
		__lsan_disable();
	raptor_world_set_log_handler(world, NULL, on_log);
	raptor_world_open(world);
	uri = raptor_new_uri(world, name);
	parser = raptor_new_parser(world, format);
	raptor_parser_set_statement_handler(parser, lines, on_statement);
	assert_int_equal(raptor_parser_parse_file(parser, uri, NULL), 0);
	raptor_free_parser(parser);
	raptor_free_uri(uri);
	raptor_free_memory(name);
	raptor_free_world(world);
	if (__lsan_enable != NULL)
		__lsan_enable();
}

/* ---- RDF/XML by libxml2: the part of it that is written without blank
 * nodes: node elements, their rdf:about, property elements ---------------- */

static char *
element_iri(const xmlNode *e)
{
	return g_strconcat((const char *)e->ns->href, (const char *)e->name,
	        NULL);
}

static char *
attribute(const xmlNode *e, const char *name)
{
	xmlChar *v = xmlGetProp(e, (const xmlChar *)name);
	char *copy = g_strdup(v != NULL ? (const char *)v : "");

	xmlFree(v);
	return copy;
}

static void
read_property(const char *s, const xmlNode *e, GPtrArray *lines)
{
	char *p = element_iri(e), *o = attribute(e, "resource");
	char *language = attribute(e, "lang");
	char *datatype = attribute(e, "datatype");
	xmlChar *text = xmlNodeGetContent(e);

	if (*o != '\0')
		add_line(lines, s, p, o, false, "", "", "");
	else
		add_line(lines, s, p, (const char *)text, true, language,
		        datatype, "");
	xmlFree(text);
	g_free(p);
	g_free(o);
	g_free(language);
	g_free(datatype);
}

static void
read_node(const xmlNode *e, GPtrArray *lines, const char *rdf)
{
	char *s = attribute(e, "about"), *cls = element_iri(e);
	char *type = g_strconcat(rdf, "type", NULL);
	char *plain = g_strconcat(rdf, "Description", NULL);
	const xmlNode *child;

	assert_true(*s != '\0');
	if (strcmp(cls, plain) != 0)
		add_line(lines, s, type, cls, false, "", "", "");
	for (child = e->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			read_property(s, child, lines);
	g_free(s);
	g_free(cls);
	g_free(type);
	g_free(plain);
}

static void
read_xml(const char *path, const char *format, GPtrArray *lines)
{
	xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET);
	const xmlNode *root, *e;

	(void)format;
	assert_non_null(doc);
	root = xmlDocGetRootElement(doc);
	assert_string_equal((const char *)root->name, "RDF");
	for (e = root->children; e != NULL; e = e->next)
		if (e->type == XML_ELEMENT_NODE)
			read_node(e, lines, (const char *)root->ns->href);
	xmlFreeDoc(doc);
}

/* ---- JSON-LD: the part of it that is written: a context of prefixes, graphs
 * of nodes, every value an array ------------------------------------------- */

static char *
expand(json_t *context, const char *name)
{
	const char *colon = strchr(name, ':');
	char *prefix =
	        g_strndup(name, (gsize)(colon != NULL ? colon - name : 0));
	const char *ns = json_string_value(json_object_get(context, prefix));
	char *iri =
	        ns != NULL ? g_strconcat(ns, colon + 1, NULL) : g_strdup(name);

	g_free(prefix);
	return iri;
}

static const char *
member(json_t *o, const char *key)
{
	const char *text = json_string_value(json_object_get(o, key));

	return text != NULL ? text : "";
}

struct place {
	json_t *context;
	GPtrArray *lines;
	char *graph, *subject;
};

static void
read_value(const struct place *at, const char *p, json_t *o)
{
	bool literal = json_object_get(o, "@value") != NULL;
	char *value = literal ? g_strdup(member(o, "@value"))
	                      : expand(at->context, member(o, "@id"));
	char *datatype = expand(at->context, member(o, "@type"));

	add_line(at->lines, at->subject, p, value, literal,
	        member(o, "@language"), datatype, at->graph);
	g_free(value);
	g_free(datatype);
}

static void
read_member(const struct place *at, const char *key, json_t *values)
{
	char *p = expand(at->context,
	        strcmp(key, "@type") == 0 ? "rdf:type" : key);
	json_t *o;
	size_t i;

	assert_true(json_is_array(values));
	json_array_foreach(values, i, o)
	{
		char *cls;

		if (json_is_object(o)) {
			read_value(at, p, o);
			continue;
		}
		cls = expand(at->context, json_string_value(o));
		add_line(at->lines, at->subject, p, cls, false, "", "",
		        at->graph);
		g_free(cls);
	}
	g_free(p);
}

static void
read_json_node(struct place *at, json_t *node)
{
	const char *key;
	json_t *values;

	at->subject = expand(at->context, member(node, "@id"));
	json_object_foreach(node, key, values)
	{
		if (strcmp(key, "@id") != 0)
			read_member(at, key, values);
	}
	g_free(at->subject);
}

static void
read_jsonld(const char *path, const char *format, GPtrArray *lines)
{
	json_error_t error;
	json_t *root = json_load_file(path, JSON_REJECT_DUPLICATES, &error);
	struct place at = {.lines = lines};
	json_t *graph, *node;
	size_t i, k;

	if (root == NULL)
		fail_msg("%s: line %d: %s", format, error.line, error.text);
	at.context = json_object_get(root, "@context");
	json_array_foreach(json_object_get(root, "@graph"), i, graph)
	{
		at.graph = expand(at.context, member(graph, "@id"));
		json_array_foreach(json_object_get(graph, "@graph"), k, node)
		{
			read_json_node(&at, node);
		}
		g_free(at.graph);
	}
	json_decref(root);
}

/* ---- the formats -------------------------------------------------------- */

typedef void read_fn(const char *path, const char *format, GPtrArray *);

static const struct {
	const char *name;
	bool graphs;
	read_fn *read;
} formats[] = {
        {"turtle", false, read_raptor},
        {"ntriples", false, read_raptor},
        {"nquads", true, read_raptor},
        {"trig", true, read_raptor},
        {"rdfxml", false, read_xml},
        {"jsonld", true, read_jsonld},
};

static struct wg_doc *
article(const char *id)
{
	struct wg_graph_options options = small_options;
	struct wg_doc *doc = small_article(&onto);

	options.enrich = true;
	doc->id = wg_str(id);
	wg_graph_build(doc, &onto, &options, &diag);
	return doc;
}

static char *
path_of(const char *format)
{
	const struct wg_output_format *f = wg_output_find(wg_str(format));
	char *name = g_strdup_printf("x.%s", wg_output_suffix(f));
	char *path = g_build_filename(folder, name, NULL);

	g_free(name);
	return path;
}

static void
write_all(const char *format, const char *path, struct wg_doc **docs, size_t n)
{
	struct wg_writer *w = wg_writer_open(wg_output_find(wg_str(format)),
	        path, &onto, &small_options, &diag);
	size_t i;

	assert_non_null(w);
	for (i = 0; i < n; i++)
		assert_int_equal(wg_writer_put(w, docs[i], &diag), WG_OK);
	assert_int_equal(wg_writer_close(w, true, &diag), WG_OK);
}

/* Writes the articles in each format and compares what is read back. */
static void
round_trip(struct wg_doc **docs, size_t n)
{
	size_t f, i;

	for (f = 0; f < G_N_ELEMENTS(formats); f++) {
		GPtrArray *want = g_ptr_array_new_with_free_func(g_free);
		GPtrArray *got = g_ptr_array_new_with_free_func(g_free);
		char *path = path_of(formats[f].name);

		write_all(formats[f].name, path, docs, n);
		for (i = 0; i < n; i++) {
			char *iri = copy_of(
			        wg_graph_article(docs[i], &small_options));

			add_triples(want, docs[i], iri, formats[f].graphs);
			g_free(iri);
		}
		formats[f].read(path, formats[f].name, got);
		assert_same_lines(want, got, formats[f].name);
		g_ptr_array_free(want, TRUE);
		g_ptr_array_free(got, TRUE);
		g_free(path);
	}
}

static void
test_round_trip(void **state)
{
	struct wg_doc *docs[] = {article("one"), article("two"),
	        article("three")};

	(void)state;
	round_trip(docs, 1);
	round_trip(docs, 3);
	wg_doc_free(docs[0]);
	wg_doc_free(docs[1]);
	wg_doc_free(docs[2]);
}

/* ---- what is hard ------------------------------------------------------- */

static struct wg_triple *
add(struct wg_doc *doc, const char *value)
{
	struct wg_triple *t = wg_layer_push(doc->arena, &doc->triples);

	t->s = (struct wg_term){.kind = WG_IRI,
	        .value = WG_STR(SMALL_BASE "person/x.y")};
	t->p = (struct wg_term){.kind = WG_IRI,
	        .value = wg_onto_vocab(&onto, WG_V_QUOTE)};
	t->o = (struct wg_term){.kind = WG_LITERAL, .value = wg_str(value)};
	return t;
}

static void
test_nasty(void **state)
{
	static const char *const texts[] = {"", "\"", "\"\"\"", "'''", "\\",
	        "ends in a backslash \\", "ends in a quote \"", "\n", "a\nb\n",
	        "\ttab", "\\n is no line end", "\\u0041", "<a href=\"x\">&amp;",
	        "]]>", "<![CDATA[x]]>", "\xEF\xBB\xBF bom", "\xE2\x80\xA8",
	        "\xF0\x9F\x87\xB7\xF0\x9F\x87\xBA", "Москва", "中文",
	        "e\xCC\x81 decomposed", " spaces  around ", "1", "1.5", "true",
	        "@en", "^^<x>", "{}[]().;,#", "%", "a:b", "_:x", "\"@en .\n<a>",
	        "line\n\"\"\"\nend\"", "mixed \" and ' and \\ and \n"};
	static const char *const iris[] = {SMALL_BASE "a,b",
	        SMALL_BASE "O'Brien", SMALL_BASE "state/1.2.",
	        SMALL_BASE "state/", SMALL_BASE, SMALL_BASE "person/Москва",
	        SMALL_BASE "person/a-", SMALL_BASE "person/-a",
	        SMALL_BASE "person/(a)", SMALL_BASE "person/a;b=c?d=e&f#g",
	        SMALL_BASE "person/a%20b", "urn:x", "mailto:a@example.org",
	        SMALL_BASE "person/007", SMALL_BASE "person/a/b",
	        SMALL_BASE "person/a:b", SMALL_BASE "person/*!$"};
	struct wg_doc *doc = wg_doc_new();
	size_t i;

	(void)state;
	doc->id = WG_STR("nasty");
	for (i = 0; i < G_N_ELEMENTS(texts); i++) {
		add(doc, texts[i]);
		add(doc, texts[i])->o.language = WG_STR("de-ch");
	}
	for (i = 0; i < G_N_ELEMENTS(iris); i++) {
		add(doc, iris[i])->o.kind = WG_IRI;
		add(doc, "x")->s.value = wg_str(iris[i]);
	}
	round_trip(&doc, 1);
	wg_doc_free(doc);
}

static void
test_invalid_is_left_out(void **state)
{
	struct wg_doc *doc = wg_doc_new();
	uint64_t before = diag.count[WG_WARNING];

	(void)state;
	doc->id = WG_STR("bad");
	add(doc, "good");
	add(doc, "carriage\rreturn");
	add(doc, "bad \xC3( UTF-8");
	add(doc, "x")->o.language = WG_STR("e n");
	add(doc, "x y")->o.kind = WG_IRI;
	add(doc, "x")->p.value = WG_STR("http://example.org/");
	add(doc, "x")->s.value = WG_STR("relative");
	add(doc, "x")->s.kind = WG_LITERAL;
	round_trip(&doc, 1);
	assert_int_equal(doc->triples.n, 1);
	assert_int_equal(diag.count[WG_WARNING], before + 7);
	wg_doc_free(doc);
}

static void
test_no_articles(void **state)
{
	size_t f;

	(void)state;
	for (f = 0; f < G_N_ELEMENTS(formats); f++) {
		GPtrArray *got = g_ptr_array_new_with_free_func(g_free);
		char *path = path_of(formats[f].name);

		write_all(formats[f].name, path, NULL, 0);
		formats[f].read(path, formats[f].name, got);
		assert_int_equal(got->len, 0);
		g_ptr_array_free(got, TRUE);
		g_free(path);
	}
}

/* ---- the medium --------------------------------------------------------- */

static void
test_disk_full(void **state)
{
	size_t f;

	(void)state;
	for (f = 0; f < G_N_ELEMENTS(formats); f++) {
		struct wg_doc *doc = article("full");
		struct wg_writer *w =
		        wg_writer_open(wg_output_find(wg_str(formats[f].name)),
		                "/dev/full", &onto, &small_options, &diag);
		uint64_t before = diag.count[WG_FATAL];

		assert_non_null(w);
		wg_writer_put(w, doc, &diag);
		assert_int_equal(wg_writer_close(w, true, &diag), WG_FAIL);
		assert_true(diag.count[WG_FATAL] > before);
		wg_doc_free(doc);
	}
}

static void
test_no_such_folder(void **state)
{
	uint64_t before = diag.count[WG_FATAL];

	(void)state;
	assert_null(wg_writer_open(wg_output_find(WG_STR("nt")),
	        "/nonexistent/x.nt", &onto, &small_options, &diag));
	assert_int_equal(diag.count[WG_FATAL], before + 1);
}

static void
test_not_kept(void **state)
{
	char *path = g_build_filename(folder, "dropped.nt", NULL);
	struct wg_writer *w = wg_writer_open(wg_output_find(WG_STR("nt")), path,
	        &onto, &small_options, &diag);
	struct wg_doc *doc = article("dropped");

	(void)state;
	wg_writer_put(w, doc, &diag);
	wg_writer_close(w, false, &diag);
	assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
	wg_doc_free(doc);
	g_free(path);
}

/* Strings of DOT end where they should. */
static void
test_dot(void **state)
{
	struct wg_doc *doc = article("dot");
	char *path = path_of("dot"), *text;

	(void)state;
	doc->entities.v[DUMA].label = WG_STR("The \"Duma\" \\\n;");
	write_all("dot", path, &doc, 1);
	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	assert_non_null(strstr(text, "label=\"The \\\"Duma\\\" \\\\ ;\""));
	assert_non_null(strstr(text, "\"person/anna-verne\" -> \"state/RUS\" "
	                             "[label=\"ambassadorOf\", style=solid]"));
	assert_non_null(strstr(text, "\"former foreignMinisterOf\", "
	                             "style=dashed"));
	assert_non_null(strstr(text, "dir=none"));
	g_free(text);
	g_free(path);
	wg_doc_free(doc);
}

static char *
ask(htmlDocPtr page, const char *path)
{
	xmlXPathContext *at = xmlXPathNewContext(page);
	xmlXPathObject *found =
	        xmlXPathEvalExpression((const xmlChar *)path, at);
	xmlChar *text = xmlXPathCastToString(found);
	char *copy = g_strdup((const char *)text);

	xmlFree(text);
	xmlXPathFreeObject(found);
	xmlXPathFreeContext(at);
	return copy;
}

static void
assert_page(htmlDocPtr page, const char *path, const char *want)
{
	char *got = ask(page, path);

	assert_string_equal(got, want);
	g_free(got);
}

/* The article's text is in the page as it is, and no markup of its own gets
 * through. */
static void
test_html(void **state)
{
	struct wg_doc *doc = article("html");
	char *path = path_of("html");
	htmlDocPtr page;

	(void)state;
	doc->entities.v[DUMA].label = WG_STR("<b>\"Duma\" & co</b>");
	write_all("html", path, &doc, 1);
	page = htmlReadFile(path, "utf-8", HTML_PARSE_NOERROR);
	assert_non_null(page);
	assert_page(page, "//div[@class='text']", doc->text.s);
	assert_page(page, "//mark[@class='state'][1]/@title", "Russia");
	assert_page(page, "//mark[@class='body'][last()]/@title",
	        "<b>\"Duma\" & co</b>");
	assert_page(page, "count(//b)", "0");
	assert_page(page, "count(//mark)", "7");
	assert_page(page, "//table[1]/tr[3]/td[2]", "ambassadorTo");
	assert_page(page, "//table[2]/tr[2]/td[2]", "Anna Verne, Ivan Petrov");
	assert_page(page, "//table[2]/tr[2]/td[4]", "2021-09-30");
	xmlFreeDoc(page);
	g_free(path);
	wg_doc_free(doc);
}

static void
test_names(void **state)
{
	static const char *const names[][2] = {{"turtle", "turtle"},
	        {"ttl", "turtle"}, {"rdf", "rdfxml"}, {"xml", "rdfxml"},
	        {"rdfxml-abbrev", "rdfxml"}, {"nt", "ntriples"},
	        {"nq", "nquads"}, {"trig", "trig"}};
	size_t i;

	(void)state;
	for (i = 0; i < G_N_ELEMENTS(names); i++)
		assert_string_equal(
		        wg_output_name(wg_output_find(wg_str(names[i][0]))),
		        names[i][1]);
	assert_null(wg_output_find(WG_STR("")));
	assert_null(wg_output_find(WG_STR("tt")));
	assert_null(wg_output_find(WG_STR(" ")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_round_trip),
	        cmocka_unit_test(test_nasty),
	        cmocka_unit_test(test_invalid_is_left_out),
	        cmocka_unit_test(test_no_articles),
	        cmocka_unit_test(test_disk_full),
	        cmocka_unit_test(test_no_such_folder),
	        cmocka_unit_test(test_not_kept),
	        cmocka_unit_test(test_dot),
	        cmocka_unit_test(test_html),
	        cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
