/* Pages give their article and what they say of themselves, no furniture.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "words.h"

#include <glib.h>
#include <setjmp.h>
#include <cmocka.h>

static struct words words;
static struct wg_doc *doc;
static struct wg_diag diag;

/* Two paragraphs of the length and punctuation of prose. */
#define ONE                                                                    \
	"The envoys of both states met in Geneva on Tuesday, officials said, " \
	"and agreed to meet again in the spring."
#define TWO                                                                    \
	"A spokesman for the ministry, who was present, called the talks "     \
	"useful, frank and businesslike."

static int
set_up(void **state)
{
	(void)state;
	doc = wg_doc_new();
	memset(&diag, 0, sizeof diag);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	wg_doc_free(doc);
	return 0;
}

static void
equal(struct wg_str got, const char *want)
{
	if (!wg_str_eq(got, wg_str(want)))
		fail_msg("got \"%.*s\", want \"%s\"", WG_STR_FMT(got), want);
}

static void
expect(const char *page, const char *want)
{
	wg_doc_clear(doc);
	assert_int_equal(wg_decode_html(wg_str(page), &words.onto, doc, &diag),
	        WG_OK);
	equal(doc->text, want);
}

static void
refuse(const char *page)
{
	uint64_t before = diag.count[WG_ERROR];

	wg_doc_clear(doc);
	assert_int_equal(wg_decode_html(wg_str(page), &words.onto, doc, &diag),
	        WG_SKIP);
	assert_int_equal(diag.count[WG_ERROR], before + 1);
}

static void
test_text(void **state)
{
	(void)state;
	expect("<p>One\n  &amp; <b>two</b>&nbsp;&eacute;<br>three</p><p>Four.",
	        "One & two\xC2\xA0\xC3\xA9\nthree\n\nFour.");
	expect("<p>Dis&shy;arm&#8203;ament <q>now</q>, <i>he</i><wbr> said.",
	        "Disarmament \xE2\x80\x9Cnow\xE2\x80\x9D, he said.");
	expect("<p>Talks<br><br>failed.<ul><li>One.<li>Two.</ul>",
	        "Talks\n\nfailed.\n\nOne.\n\nTwo.");
	expect("<h2>Reactions</h2><blockquote>\"Good.\"</blockquote><p>&nbsp;"
	       "</p><hr><p>* * *</p><p>End.",
	        "Reactions\n\n\"Good.\"\n\nEnd.");
	expect("<pre>First line\nsecond  line</pre>",
	        "First line\nsecond line");
	expect("<p>It&#146;s here.", "It\xE2\x80\x99s here.");
}

static void
test_furniture(void **state)
{
	(void)state;
	expect("<html><head><title>x</title><style>p{}</style></head><body>"
	       "<header><p>The Example, the paper of record, since 1900.</p>"
	       "</header><nav><ul><li><a href=/>Home</a></ul></nav>"
	       "<div class=content><p>" ONE "</p>"
	       "<script>var a = 'text, text, text, text, text';</script>"
	       "<figure><img><figcaption>Envoys, before their meeting, in a "
	       "hall.</figcaption></figure>"
	       "<div class='post-share'>Share this, like this, tell all.</div>"
	       "<p>" TWO "</p><p><a href=/x>" TWO "</a></p>"
	       "<h3>See also</h3><ul><li><a href=/y>" TWO "</a></ul>"
	       "<h3>Topics</h3></div>"
	       "<div id=comments><p>" ONE "</p></div>"
	       "<aside><p>" TWO "</p></aside>"
	       "<footer><p>Copyright, all rights reserved, by us.</p></footer>"
	       "</body>",
	        ONE "\n\n" TWO);
}

static void
test_says_where_the_body_is(void **state)
{
	(void)state;
	expect("<div><p>" TWO "</p><p>" TWO "</p><p>" TWO "</p></div>"
	       "<section itemprop='articleBody'><p>" ONE "</p></section>",
	        ONE);
	expect("<article class=teaser><p>Short, short.</p></article>"
	       "<article><h1>Talks</h1><p>" ONE "</p><p>" TWO "</p></article>"
	       "<div><p>" TWO "</p></div>",
	        ONE "\n\n" TWO); /* the heading is the title */
	/* each paragraph marked; the beginning of another article too */
	expect("<div><p itemprop=articleBody>" ONE "</p>"
	       "<p itemprop=articleBody>Yes.</p></div>"
	       "<div class=article-body>More talks.</div>",
	        ONE "\n\nYes.");
}

/* A page of photographs: what its title says is all it says. */
static void
test_empty_body(void **state)
{
	(void)state;
	expect("<h1>Envoys met</h1><div itemprop=articleBody><img></div>"
	       "<p>Last updated at noon, on Tuesday.",
	        "Envoys met");
}

static void
test_densest(void **state)
{
	(void)state;
	/* a table as layout, line breaks for paragraphs */
	expect("<table><tr><td><a href=1>News</a><br><a href=2>Sport</a></td>"
	       "<td>" ONE "<br><br>" TWO "</td></tr></table>",
	        ONE "\n\n" TWO);
	/* an article broken apart */
	expect("<div><div><p>" ONE "</p><p>" TWO "</p></div><div class=ad>Buy "
	       "this, buy that, buy all of it now.</div><div><p>" ONE
	       "</p><p>" TWO "</p></div></div><div><p>Imprint</p></div>",
	        ONE "\n\n" TWO "\n\n" ONE "\n\n" TWO);
	/* one form around all, and a class that names furniture */
	expect("<body class=has-sidebar><form><p>" ONE "</p></form>", ONE);
}

static void
test_meta(void **state)
{
	(void)state;
	expect("<html lang=en-GB><head>"
	       "<title>Talks begin &ndash; The Example</title>"
	       "<meta property='og:site_name' content='The Example'>"
	       "<link rel=canonical href='https://example.org/1'>"
	       "<meta name=DC.date.issued content=2021-10-12>"
	       "<body><p>" ONE,
	        ONE);
	equal(doc->title, "Talks begin");
	equal(doc->source, "The Example");
	equal(doc->language, "en-GB");
	equal(doc->url, "https://example.org/1");
	assert_int_equal(doc->published.day, 12);
	expect("<meta property='og:title' content='Talks'><h1>Other</h1>"
	       "<time datetime='2021-10-13T10:00Z'>today</time><p>" ONE,
	        "Other\n\ntoday\n\n" ONE);
	equal(doc->title, "Talks");
	assert_int_equal(doc->published.day, 13);
}

static void
test_json_ld(void **state)
{
	static const char *const body =
	        "<script type='application/ld+json'>{\"@graph\": [{\"@type\":"
	        "\"WebSite\", \"url\": \"https://no.example\"}, {\"@type\":"
	        "[\"NewsArticle\"], \"headline\": \"Talks begin\","
	        "\"datePublished\": \"2021-10-12T08:00:00Z\", \"publisher\":"
	        "{\"name\": \"The Example\"}, \"mainEntityOfPage\":"
	        "{\"@id\": \"https://example.org/1\"}, \"articleBody\":"
	        "\"" ONE " " TWO "\"}]}</script><p>Loading the article.";

	(void)state;
	expect(body, ONE " " TWO);
	equal(doc->title, "Talks begin");
	equal(doc->source, "The Example");
	equal(doc->url, "https://example.org/1");
	assert_int_equal(doc->published.year, 2021);
	expect("<script type='application/ld+json'>{\"@type\": [</script><p>" ONE,
	        ONE);
}

static void
test_charset(void **state)
{
	(void)state;
	expect("<meta charset=\"iso-8859-2\"><p>Premier \xA3ukasz.",
	        "Premier \xC5\x81ukasz.");
	assert_int_equal(diag.count[WG_WARNING], 0);
	expect("<p>Caf\xE9 talks.", "Caf\xC3\xA9 talks.");
	assert_int_equal(diag.count[WG_WARNING], 1);
}

static void
test_cut_off(void **state)
{
	(void)state;
	expect("<html><body><div class=\"a\"><p>" ONE "</p><p>" TWO " <a hre",
	        ONE "\n\n" TWO);
	expect("<html><body><p>" ONE "<!-- never closed", ONE);
}

static void
test_refused(void **state)
{
	(void)state;
	refuse("");
	refuse("<html><head><title>Talks</title></head><body></body></html>");
	refuse("<!-- only this -->");
	refuse("<nav><a href=/>Home</a></nav><script>1, 2, 3</script>");
	refuse("<");
}

/* Nesting without end costs neither the stack nor quadratic time. */
static void
test_deep(void **state)
{
	GString *page = g_string_new(NULL);
	size_t i;

	(void)state;
	for (i = 0; i < 200000; i++)
		g_string_append(page, i % 2 ? "<div>" : "<span>");
	g_string_append(page, "<p>" ONE);
	wg_doc_clear(doc);
	assert_int_not_equal(
	        wg_decode_html((struct wg_str){page->str, page->len},
	                &words.onto, doc, &diag),
	        WG_FAIL);
	g_string_free(page, TRUE);
}

/* A tag with attributes without end is refused before it takes minutes. */
static void
test_many_attributes(void **state)
{
	GString *page = g_string_new("<p>" ONE "<p");
	size_t i;

	(void)state;
	for (i = 0; i < 100000; i++)
		g_string_append_printf(page, " a%zu=1", i);
	g_string_append(page, ">" TWO);
	refuse(page->str);
	g_string_free(page, TRUE);
}

/* A page has no entities of its own: none is expanded. */
static void
test_entity_bomb(void **state)
{
	(void)state;
	expect("<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]><article>"
	       "<p>" ONE " &c;",
	        ONE " &c;");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_text),
	        TEST(test_furniture),
	        TEST(test_says_where_the_body_is),
	        TEST(test_empty_body),
	        TEST(test_densest),
	        TEST(test_meta),
	        TEST(test_json_ld),
	        TEST(test_charset),
	        TEST(test_cut_off),
	        TEST(test_refused),
	        TEST(test_deep),
	        TEST(test_many_attributes),
	        TEST(test_entity_bomb),
	};

	words_add_months(&words);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
