/* What becomes of an article: its graph, triple by triple.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "../small_doc.h"

#include <setjmp.h>
#include <cmocka.h>

static struct wg_onto onto;
static void *image;
static struct wg_diag diag;

static int
set_up(void **state)
{
	(void)state;
	image = small_ontology(&onto);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	wg_onto_close(&onto);
	g_free(image);
	return 0;
}

/* "wg:Person" and "person/x" in full; other text as it is. */
static char *
full(const char *name)
{
	uint32_t i;

	for (i = 0; i < onto.n[WG_SEC_PREFIX]; i++) {
		const struct wg_ref *pair =
		        (const struct wg_ref *)onto.sec[WG_SEC_PREFIX] + 2 * i;
		struct wg_str prefix = wg_onto_str(&onto, pair[0]);
		struct wg_str ns = wg_onto_str(&onto, pair[1]);

		if (strncmp(name, prefix.s, prefix.n) == 0 &&
		        name[prefix.n] == ':')
			return g_strdup_printf("%.*s%s", WG_STR_FMT(ns),
			        name + prefix.n + 1);
		if (strncmp(name, ns.s, ns.n) == 0 && name[ns.n] != '\0' &&
		        strchr(name, ' ') == NULL)
			return g_strconcat(SMALL_BASE, name, NULL);
	}
	return g_strdup(name);
}

static bool
is_full(struct wg_str text, const char *name)
{
	char *want = full(name);
	bool same = wg_str_eq(text, wg_str(want));

	g_free(want);
	return same;
}

/* Number of triples; NULL stands for anything. */
static int
count(const struct wg_doc *doc, int graph, const char *s, const char *p,
        const char *o)
{
	uint32_t i;
	int n = 0;

	for (i = 0; i < doc->triples.n; i++) {
		const struct wg_triple *t = &doc->triples.v[i];

		n += (int)t->graph == graph &&
		     (s == NULL || is_full(t->s.value, s)) &&
		     (p == NULL || is_full(t->p.value, p)) &&
		     (o == NULL || is_full(t->o.value, o));
	}
	return n;
}

#define HAS(s, p, o) assert_int_equal(count(doc, WG_GRAPH_ARTICLE, s, p, o), 1)
#define HAS_NOT(s, p, o)                                                       \
	assert_int_equal(count(doc, WG_GRAPH_ARTICLE, s, p, o), 0)
#define ADDS(s, p, o)                                                          \
	assert_int_equal(count(doc, WG_GRAPH_ENRICHMENT, s, p, o), 1)
#define ADDS_NOT(s, p, o)                                                      \
	assert_int_equal(count(doc, WG_GRAPH_ENRICHMENT, s, p, o), 0)

static struct wg_doc *
build(bool enrich)
{
	struct wg_graph_options options = small_options;
	struct wg_doc *doc = small_article(&onto);

	options.enrich = enrich;
	assert_int_equal(wg_graph_build(doc, &onto, &options, &diag), WG_OK);
	return doc;
}

/* The subject of the one triple that fits, without the base. */
static char *
subject_of(const struct wg_doc *doc, const char *p, const char *o)
{
	uint32_t i;

	for (i = 0; i < doc->triples.n; i++) {
		const struct wg_triple *t = &doc->triples.v[i];

		if (is_full(t->p.value, p) && is_full(t->o.value, o))
			return g_strndup(t->s.value.s, t->s.value.n);
	}
	fail_msg("nothing has %s %s", p, o);
	return NULL;
}

/* ---- the parts ---------------------------------------------------------- */

static void
test_article(void **state)
{
	struct wg_doc *doc = build(false);
	char *a = subject_of(doc, "dcterms:identifier", "Wire 7/2021");

	(void)state;
	assert_true(g_str_has_prefix(a, SMALL_BASE "article/wire-7-2021-"));
	HAS(a, "rdf:type", "wg:Article");
	HAS(a, "rdf:type", "schema:NewsArticle");
	HAS(a, "dcterms:title", "Ambassador meets minister");
	HAS(a, "dcterms:issued", "2021-10-13");
	HAS(a, "dcterms:source", "https://example.org/wire?n=7");
	HAS(a, "dcterms:publisher", "body/tass");
	HAS(a, "wg:dateline", "GENEVA, October 12");
	HAS(a, "wg:datelinePlace", "place/geneva");
	HAS(a, "wg:datelineDate", "2021-10-12");
	assert_int_equal(
	        count(doc, WG_GRAPH_ARTICLE, a, "schema:mentions", NULL), 8);
	g_free(a);
	wg_doc_free(doc);
}

static void
test_entities(void **state)
{
	struct wg_doc *doc = build(false);

	(void)state;
	HAS("person/anna-verne", "rdf:type", "wg:Person");
	HAS("person/anna-verne", "rdf:type", "foaf:Person");
	HAS("person/anna-verne", "rdfs:label", "Anna Verne");
	HAS("person/anna-verne", "skos:altLabel", "Verne");
	HAS_NOT("person/anna-verne", "skos:altLabel", "She");
	HAS_NOT("person/ivan-petrov", "skos:altLabel", NULL);
	HAS("body/state-duma", "rdf:type", "wg:Body");
	HAS("body/state-duma", "rdf:type", "wg:Legislature");
	HAS_NOT("body/state-duma", "skos:altLabel", NULL);
	HAS("state/RUS", "skos:altLabel", "Russian");
	HAS("state/RUS", "skos:notation", "RUS");
	HAS("state/RUS", "owl:sameAs", "wd:Q159");
	HAS_NOT("place/geneva", "owl:sameAs", NULL);
	HAS("place/geneva", "skos:altLabel", "GENEVA");
	wg_doc_free(doc);
}

static void
test_ambiguous_is_nobody(void **state)
{
	struct wg_doc *doc = small_article(&onto);

	(void)state;
	doc->entities.v[RUS].ambiguous = true;
	wg_graph_build(doc, &onto, &small_options, &diag);
	HAS_NOT("state/RUS", "owl:sameAs", NULL);
	HAS_NOT("state/RUS", "skos:notation", NULL);
	HAS("state/RUS", "rdfs:label", "Russia");
	wg_doc_free(doc);
}

static void
test_direct(void **state)
{
	struct wg_doc *doc = build(false);

	(void)state;
	HAS("person/anna-verne", "wg:ambassadorOf", "state/RUS");
	HAS("person/anna-verne", "wg:ambassadorTo", "state/USA");
	HAS("person/anna-verne", "wg:representativeOf", "state/RUS");
	HAS_NOT("person/anna-verne", "wg:representativeOf", "state/USA");
	HAS("person/anna-verne", "wg:metWith", "person/ivan-petrov");
	HAS("person/ivan-petrov", "wg:metWith", "person/anna-verne");
	/* former, denied, unsure */
	HAS_NOT("person/ivan-petrov", "wg:foreignMinisterOf", NULL);
	HAS_NOT("person/ivan-petrov", "wg:ministerOf", NULL);
	HAS_NOT("person/ivan-petrov", "wg:signatoryOf", NULL);
	HAS_NOT("state/RUS", "wg:partyTo", NULL);
	wg_doc_free(doc);
}

static void
test_statement(void **state)
{
	struct wg_doc *doc = build(false);
	char *st = subject_of(doc, "rdf:predicate", "wg:ambassadorTo");

	(void)state;
	assert_true(g_str_has_prefix(st, SMALL_BASE "statement/"));
	HAS(st, "rdf:type", "wg:Statement");
	HAS(st, "rdf:type", "rdf:Statement");
	HAS(st, "rdf:subject", "person/anna-verne");
	HAS(st, "rdf:object", "state/USA");
	HAS(st, "wg:status", "wg:asserted");
	HAS(st, "wg:confidence", "0.9");
	HAS(st, "wg:rule", "t.one");
	HAS(st, "wg:asOf", "2021-10-12");
	HAS(st, "wg:quote", "Russian Ambassador to the US Anna Verne");
	/* the dash before it is three bytes and one code point */
	HAS(st, "nif:beginIndex", "30");
	HAS(st, "nif:endIndex", "69");
	HAS(st, "prov:wasAttributedTo", "body/tass");
	HAS(st, "prov:wasDerivedFrom", NULL);
	g_free(st);
	st = subject_of(doc, "rdf:predicate", "wg:signatoryOf");
	HAS(st, "wg:status", "wg:denied");
	HAS_NOT(st, "wg:evidenceFor", NULL);
	g_free(st);
	st = subject_of(doc, "rdf:predicate", "wg:metWith");
	HAS(st, "prov:wasAttributedTo", "person/anna-verne");
	g_free(st);
	assert_int_equal(
	        count(doc, WG_GRAPH_ARTICLE, NULL, "rdf:type", "wg:Statement"),
	        7);
	wg_doc_free(doc);
}

static void
test_office(void **state)
{
	struct wg_doc *doc = build(false);
	char *tenure =
	        subject_of(doc, "opengov:post", "office/ambassador-rus-usa");

	(void)state;
	HAS("office/ambassador-rus-usa", "rdf:type", "wg:Office");
	HAS("office/ambassador-rus-usa", "rdfs:label",
	        "ambassador (Russia, United States)");
	HAS("office/ambassador-rus-usa", "org:postIn", "state/RUS");
	HAS("office/ambassador-rus-usa", "wg:accreditedTo", "state/USA");
	HAS("office/ambassador-rus-usa", "org:heldBy", "person/anna-verne");
	HAS("person/anna-verne", "org:holds", "office/ambassador-rus-usa");
	HAS(tenure, "org:member", "person/anna-verne");
	HAS(tenure, "org:organization", "state/RUS");
	assert_int_equal(
	        count(doc, WG_GRAPH_ARTICLE, NULL, "wg:evidenceFor", tenure),
	        2);
	/* a former holder has a tenure, but holds nothing now */
	HAS_NOT("person/ivan-petrov", "org:holds",
	        "office/foreign-minister-of-rus");
	HAS("office/foreign-minister-of-rus", "rdf:type", "wg:Office");
	HAS_NOT("office/foreign-minister-of-rus", "org:heldBy", NULL);
	HAS("person/ivan-petrov", "org:holds", "office/head-of-state-duma");
	g_free(tenure);
	wg_doc_free(doc);
}

static void
test_event_and_quotes(void **state)
{
	struct wg_doc *doc = build(false);
	char *e = subject_of(doc, "rdf:type", "wg:Consult");
	char *q = subject_of(doc, "wg:quotedText", "the whole of it");

	(void)state;
	HAS(e, "rdf:type", "wg:Event");
	HAS(e, "rdfs:label", "Consult: Anna Verne, Ivan Petrov");
	HAS(e, "wg:actor", "person/anna-verne");
	HAS(e, "wg:actor", "person/ivan-petrov");
	HAS_NOT(e, "wg:recipient", NULL);
	HAS(e, "wg:place", "place/geneva");
	HAS(e, "wg:date", "2021-09-30");
	HAS(e, "wg:confidence", "1.0");
	HAS_NOT(e, "wg:rule", NULL);
	HAS(q, "rdf:type", "wg:Quotation");
	HAS(q, "wg:speaker", "person/anna-verne"); /* goes on with the first */
	g_free(e);
	g_free(q);
	wg_doc_free(doc);
}

static void
test_event_of_nobody(void **state)
{
	struct wg_doc *doc = small_article(&onto);

	(void)state;
	doc->parties.n = 0;
	wg_graph_build(doc, &onto, &small_options, &diag);
	HAS_NOT(NULL, "rdf:type", "wg:Event");
	wg_doc_free(doc);
}

/* To be read from top to bottom: by part, then as the text goes. */
static void
test_order(void **state)
{
	struct wg_doc *doc = build(true);
	uint32_t i;

	(void)state;
	for (i = 1; i < doc->triples.n; i++) {
		const struct wg_triple *a = &doc->triples.v[i - 1];
		const struct wg_triple *b = &doc->triples.v[i];

		assert_true(a->graph <= b->graph);
		assert_true(a->graph < b->graph || a->part <= b->part);
		if (a->graph == b->graph && a->part == b->part)
			assert_true(a->at <= b->at);
	}
	assert_true(doc->triples.v[0].part == WG_PART_ARTICLE);
	wg_doc_free(doc);
}

static void
test_enrichment(void **state)
{
	struct wg_doc *doc = build(true);

	(void)state;
	ADDS("place/geneva", "wg:locatedIn", "state/CHE");
	HAS("state/CHE", "rdfs:label", "Switzerland"); /* what it leads to */
	HAS("state/CHE", "skos:notation", "CHE");
	ADDS("body/state-duma", "wg:organOf", "state/RUS");
	ADDS_NOT("state/RUS", "rdfs:label", NULL);       /* in the article */
	ADDS_NOT("body/state-duma", "wg:basedIn", NULL); /* till 1999 */
	ADDS("person/anna-verne", "wg:citizenOf", "state/RUS");
	ADDS("person/ivan-petrov", "wg:citizenOf", "state/RUS");
	ADDS_NOT("person/anna-verne", "wg:citizenOf", "state/USA");
	HAS_NOT(NULL, "wg:citizenOf", NULL);
	wg_doc_free(doc);
	doc = build(false);
	ADDS_NOT(NULL, NULL, NULL);
	wg_doc_free(doc);
}

static void
test_known_citizen(void **state)
{
	struct wg_graph_options options = small_options;
	struct wg_doc *doc = small_article(&onto);

	(void)state;
	options.enrich = true;
	small_entity(doc, &onto, "person/jean-roy", "JEAN ROY", WG_PERSON,
	        "Person");
	wg_graph_build(doc, &onto, &options, &diag);
	/* by a former office; not of the state that he is sent to */
	ADDS("person/jean-roy", "wg:citizenOf", "state/FRA");
	ADDS_NOT("person/jean-roy", "wg:citizenOf", "state/USA");
	HAS("state/FRA", "rdfs:label", "France");
	HAS("person/jean-roy", "rdfs:label", "Jean Roy");
	wg_doc_free(doc);
}

/* A party's members vote where it sits; an agency's staff need not. */
static void
test_citizen_by_body(void **state)
{
	struct wg_graph_options options = small_options;
	struct wg_doc *doc = small_article(&onto);
	uint32_t party = doc->entities.n;

	(void)state;
	options.enrich = true;
	small_entity(doc, &onto, "body/rural-party", "Rural Party", WG_BODY,
	        "PoliticalParty");
	small_entity(doc, &onto, "person/ann-low", "Ann Low", WG_PERSON,
	        "Person");
	small_entity(doc, &onto, "person/bo-high", "Bo High", WG_PERSON,
	        "Person");
	small_stmt(doc, &onto, party + 1, "memberOf", party, "Verne");
	small_stmt(doc, &onto, party + 2, "headOf", TASS, "Verne");
	wg_graph_build(doc, &onto, &options, &diag);
	ADDS("person/ann-low", "wg:citizenOf", "state/FRA");
	ADDS_NOT("person/bo-high", "wg:citizenOf", NULL);
	wg_doc_free(doc);
	/* what the article says of the body goes before the lexicon */
	doc = small_article(&onto);
	small_entity(doc, &onto, "body/rural-party", "Rural Party", WG_BODY,
	        "PoliticalParty");
	small_entity(doc, &onto, "person/ann-low", "Ann Low", WG_PERSON,
	        "Person");
	small_stmt(doc, &onto, party + 1, "memberOf", party, "Verne");
	small_stmt(doc, &onto, party, "basedIn", USA, "Verne");
	wg_graph_build(doc, &onto, &options, &diag);
	ADDS("person/ann-low", "wg:citizenOf", "state/USA");
	ADDS_NOT("person/ann-low", "wg:citizenOf", "state/FRA");
	wg_doc_free(doc);
}

/* The latest term that fits "former"; the article itself states none. */
static void
test_term(void **state)
{
	struct wg_doc *doc = build(true);
	char *tenure = subject_of(doc, "opengov:post",
	        "office/foreign-minister-of-rus");

	(void)state;
	ADDS(tenure, "schema:startDate", "2015");
	ADDS(tenure, "schema:endDate", "2019-05-07");
	ADDS_NOT(tenure, "schema:startDate", "2008");
	HAS_NOT(tenure, "schema:startDate", NULL);
	g_free(tenure);
	wg_doc_free(doc);
}

/* Filed after it was published: a slip of the dateline. */
static void
test_today(void **state)
{
	struct wg_doc *doc = small_article(&onto);
	char *st;

	(void)state;
	doc->published.day = 11;
	wg_graph_build(doc, &onto, &small_options, &diag);
	st = subject_of(doc, "rdf:predicate", "wg:ambassadorTo");
	HAS(st, "wg:asOf", "2021-10-11");
	g_free(st);
	wg_doc_free(doc);
}

/* A fact stands in one graph only: formats without graphs would say it
 * twice. */
static void
test_stated_is_not_added(void **state)
{
	struct wg_graph_options options = small_options;
	struct wg_doc *doc = small_article(&onto);

	(void)state;
	options.enrich = true;
	small_stmt(doc, &onto, DUMA, "organOf", RUS, "The State Duma’s");
	wg_graph_build(doc, &onto, &options, &diag);
	HAS("body/state-duma", "wg:organOf", "state/RUS");
	ADDS_NOT("body/state-duma", "wg:organOf", "state/RUS");
	wg_doc_free(doc);
}

/* ---- laws --------------------------------------------------------------- */

static bool
is_same_graph(const struct wg_doc *a, const struct wg_doc *b)
{
	uint32_t i;

	if (a->triples.n != b->triples.n)
		return false;
	for (i = 0; i < a->triples.n; i++) {
		const struct wg_triple *x = &a->triples.v[i];
		const struct wg_triple *y = &b->triples.v[i];

		if (x->graph != y->graph ||
		        !wg_str_eq(x->s.value, y->s.value) ||
		        !wg_str_eq(x->p.value, y->p.value) ||
		        !wg_str_eq(x->o.value, y->o.value))
			return false;
	}
	return true;
}

static void
test_order_of_statements_is_nothing(void **state)
{
	struct wg_doc *a = build(true), *b = small_article(&onto);
	struct wg_graph_options options = small_options;
	uint32_t i, n = b->stmts.n;

	(void)state;
	options.enrich = true;
	for (i = 0; i < n / 2; i++) {
		struct wg_stmt t = b->stmts.v[i];

		b->stmts.v[i] = b->stmts.v[n - 1 - i];
		b->stmts.v[n - 1 - i] = t;
	}
	wg_graph_build(b, &onto, &options, &diag);
	assert_true(is_same_graph(a, b));
	wg_doc_free(a);
	wg_doc_free(b);
}

/* Two rules, one place: the surer one is written, once. */
static void
test_same_fact_once(void **state)
{
	struct wg_doc *doc = small_article(&onto);
	struct wg_stmt twice = doc->stmts.v[0];
	char *st;

	(void)state;
	twice.score = 0.95f;
	twice.rule = WG_NONE;
	*wg_layer_push(doc->arena, &doc->stmts) = twice;
	wg_graph_build(doc, &onto, &small_options, &diag);
	st = subject_of(doc, "rdf:predicate", "wg:ambassadorOf");
	assert_int_equal(count(doc, WG_GRAPH_ARTICLE, NULL, "rdf:predicate",
	                         "wg:ambassadorOf"),
	        1);
	HAS(st, "wg:confidence", "0.95");
	g_free(st);
	wg_doc_free(doc);
}

static void
test_literals_are_clean(void **state)
{
	struct wg_doc *doc = small_article(&onto);

	(void)state;
	doc->title = WG_STR("a\r\nb\rc \x01 \xEF\xBF\xBF e\xCC\x81");
	wg_graph_build(doc, &onto, &small_options, &diag);
	HAS(NULL, "dcterms:title", "a\nb\nc     \xC3\xA9");
	wg_doc_free(doc);
}

/* What stages might get wrong must not crash or be written. */
static void
test_bad_layers(void **state)
{
	struct wg_doc *doc = small_article(&onto);

	(void)state;
	small_stmt(doc, &onto, 99, "headOf", DUMA, "Verne");
	small_stmt(doc, &onto, VERNE, "headOf", WG_NONE, "Verne");
	small_stmt(doc, &onto, VERNE, "noSuchProperty", DUMA, "Verne");
	doc->events.v[0].cls = UINT16_MAX;
	doc->quotes.v[1].same_as = 1;
	doc->entities.v[PACT].iri.n = 0;
	doc->mentions.v[0].entity = WG_NONE;
	wg_graph_build(doc, &onto, &small_options, &diag);
	HAS_NOT("person/anna-verne", "wg:headOf", NULL);
	HAS_NOT(NULL, "rdf:type", "wg:Event");
	HAS_NOT(NULL, "rdf:type", "wg:Agreement");
	wg_doc_free(doc);
}

static void
test_empty_article(void **state)
{
	struct wg_doc *doc = wg_doc_new();

	(void)state;
	doc->id = WG_STR("plain");
	doc->text = WG_STR("");
	wg_graph_build(doc, &onto, &small_options, &diag);
	HAS("article/plain", "rdf:type", "wg:Article");
	assert_int_equal(doc->triples.n, 3);
	wg_doc_free(doc);
}

static void
test_article_iris(void **state)
{
	struct wg_doc *doc = wg_doc_new();
	struct wg_str a, b;

	(void)state;
	doc->id = WG_STR("a b");
	a = wg_graph_article(doc, &small_options);
	doc->id = WG_STR("a/b");
	b = wg_graph_article(doc, &small_options);
	assert_false(wg_str_eq(a, b));
	doc->id = WG_STR("a-b");
	b = wg_graph_article(doc, &small_options);
	assert_true(wg_str_eq(b, WG_STR(SMALL_BASE "article/a-b")));
	wg_doc_free(doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_article),
	        cmocka_unit_test(test_entities),
	        cmocka_unit_test(test_ambiguous_is_nobody),
	        cmocka_unit_test(test_direct),
	        cmocka_unit_test(test_statement),
	        cmocka_unit_test(test_office),
	        cmocka_unit_test(test_event_and_quotes),
	        cmocka_unit_test(test_event_of_nobody),
	        cmocka_unit_test(test_order),
	        cmocka_unit_test(test_enrichment),
	        cmocka_unit_test(test_known_citizen),
	        cmocka_unit_test(test_citizen_by_body),
	        cmocka_unit_test(test_term),
	        cmocka_unit_test(test_today),
	        cmocka_unit_test(test_stated_is_not_added),
	        cmocka_unit_test(test_order_of_statements_is_nothing),
	        cmocka_unit_test(test_same_fact_once),
	        cmocka_unit_test(test_literals_are_clean),
	        cmocka_unit_test(test_bad_layers),
	        cmocka_unit_test(test_empty_article),
	        cmocka_unit_test(test_article_iris),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
