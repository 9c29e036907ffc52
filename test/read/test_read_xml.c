/* NITF, NewsML-G2, RSS and Atom give their articles.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "words.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <cmocka.h>

static struct words words;
static struct wg_doc *doc;
static struct wg_diag diag;

#define ONE "The envoys of both states met on Tuesday, officials said."
#define TWO "A spokesman, who was present, called the talks useful."

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
expect(const char *xml, const char *want)
{
	wg_doc_clear(doc);
	assert_int_equal(wg_decode_xml(wg_str(xml), &words.onto, doc, &diag),
	        WG_OK);
	equal(doc->text, want);
	assert_int_equal(doc->published.year, 2021);
	assert_int_equal(doc->published.day, 12);
}

static void
refuse(const char *xml)
{
	uint64_t before = diag.count[WG_ERROR];

	wg_doc_clear(doc);
	assert_int_equal(wg_decode_xml(wg_str(xml), &words.onto, doc, &diag),
	        WG_SKIP);
	assert_int_equal(diag.count[WG_ERROR], before + 1);
}

static void
test_nitf(void **state)
{
	(void)state;
	expect("<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'none.dtd'>"
	       "<nitf><head><title>Talks</title><docdata>"
	       "<doc-id id-string='ex-1'/><date.issue norm='20211012T10Z'/>"
	       "</docdata><pubdata name='The Example'/></head><body>"
	       "<body.head><hedline><hl1>Envoys meet</hl1></hedline>"
	       "<dateline><location>GENEVA</location></dateline></body.head>"
	       "<body.content><p>" ONE "</p><media><caption>No.</caption>"
	       "</media><hl2>Reactions</hl2><block><p>" TWO "</p></block>"
	       "</body.content><body.end><tagline>abc</tagline></body.end>"
	       "</body></nitf>",
	        ONE "\n\nReactions\n\n" TWO);
	equal(doc->id, "ex-1");
	equal(doc->title, "Envoys meet");
	equal(doc->source, "The Example");
	equal(doc->dateline, "GENEVA");
	equal(doc->dateline_place, "GENEVA");
}

static void
test_newsml(void **state)
{
	(void)state;
	expect("<newsItem guid='urn:1' xml:lang='en-US'><itemMeta>"
	       "<provider><name>The Example</name></provider><versionCreated>"
	       "2021-10-12T10:00:00Z</versionCreated></itemMeta><contentMeta>"
	       "<headline>Envoys meet</headline></contentMeta><contentSet>"
	       "<inlineXML contenttype='application/xhtml+xml'><html>"
	       "<head><title>x</title></head><body><p>" ONE "</p><p>" TWO
	       "</p></body></html></inlineXML></contentSet></newsItem>",
	        ONE "\n\n" TWO);
	equal(doc->id, "urn:1");
	equal(doc->title, "Envoys meet");
	equal(doc->source, "The Example");
	equal(doc->language, "en-US");
}

static void
test_feeds(void **state)
{
	(void)state;
	expect("<item><title>Envoys meet</title><link>https://example.org/1"
	       "</link><pubDate>Tue, 12 Oct 2021 10:00:00 GMT</pubDate>"
	       "<description>Short.</description><content:encoded><![CDATA[<p>" ONE
	       "</p><p>" TWO "</p>]]></content:encoded></item>",
	        ONE "\n\n" TWO);
	equal(doc->url, "https://example.org/1");
	equal(doc->title, "Envoys meet");
	expect("<item><dc:date>2021-10-12</dc:date><description>" ONE
	       " &lt;b&gt;Yes.&lt;/b&gt;</description></item>",
	        ONE " Yes.");
	expect("<entry><id>urn:2</id><title>Envoys meet</title><link rel='self'"
	       " href='https://no.example'/><link href='https://example.org/2'"
	       "/><updated>2021-10-12</updated><content type='xhtml'><div><p>" ONE
	       "</p></div></content></entry>",
	        ONE);
	equal(doc->id, "urn:2");
	equal(doc->url, "https://example.org/2");
}

static void
test_broken(void **state)
{
	(void)state;
	expect("<item><pubDate>2021-10-12</pubDate><description>" ONE, ONE);
	refuse("no XML");
	refuse("");
	refuse("<item></item>");
	refuse("<item><title>Only this</title></item>");
	/* nothing is fetched, nothing blown up */
	refuse("<!DOCTYPE item [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
	       "<item><description>&b;</description></item>");
	refuse("<!DOCTYPE item [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b "
	       "'&a;&a;&a;&a;&a;&a;&a;&a;'>]><item><description>&b;"
	       "</description></item>");
}

/* A feed is cut into its items; what is no item is passed over. */
static void
test_cut(void **state)
{
	static const char feed[] =
	        "<?xml version='1.0'?>\n<rss><channel><title>All</title>\n"
	        "<itemised/><item><title>One</title></item>\n\n"
	        "<item a='b'>\n<title>Two</title></item><item><title>Three";
	char *folder = g_dir_make_tmp("wiregraph-XXXXXX", NULL);
	char *path = g_build_filename(folder, "feed.xml", NULL);
	struct wg_read_options options = {0};
	struct wg_record rec = {0};
	struct wg_input *in;

	(void)state;
	assert_true(g_file_set_contents(path, feed, -1, NULL));
	in = wg_input_open(path, &options, &diag);
	assert_int_equal(wg_input_next(in, &rec, &diag), WG_OK);
	assert_string_equal(wg_format_name(rec.format), "rss");
	equal((struct wg_str){rec.bytes, rec.n},
	        "<item><title>One</title></item>");
	assert_int_equal(rec.line, 3);
	assert_int_equal(wg_input_next(in, &rec, &diag), WG_OK);
	equal((struct wg_str){rec.bytes, rec.n},
	        "<item a='b'>\n<title>Two</title></item>");
	assert_int_equal(rec.line, 5);
	assert_int_equal(rec.number, 2);
	assert_int_equal(wg_input_next(in, &rec, &diag), WG_OK);
	equal((struct wg_str){rec.bytes, rec.n}, "<item><title>Three");
	assert_int_equal(wg_input_next(in, &rec, &diag), WG_FAIL);
	assert_int_equal(diag.count[WG_ERROR], 0);
	wg_input_close(in);
	wg_record_free(&rec);
	g_remove(path);
	g_rmdir(folder);
	g_free(path);
	g_free(folder);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_nitf),
	        TEST(test_newsml),
	        TEST(test_feeds),
	        TEST(test_broken),
	        TEST(test_cut),
	};

	words_add_months(&words);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
