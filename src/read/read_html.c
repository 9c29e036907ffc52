/* A web page -> the article on it, by libxml2's HTML parser.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The parser's tree lives and dies here; the article gets copies. Nothing
 * is fetched: the page's bytes are all there is.
 */
#include "read/read.h"

#include <glib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#define ATTRIBUTES_MAX 10000u

/* The charset that the first kilobyte declares: <meta charset=...> or
 * <meta ... content="text/html; charset=...">. */
static struct wg_str
declared_charset(struct wg_str bytes)
{
	const char *at =
	        g_strstr_len(bytes.s, (gssize)MIN(bytes.n, 2048), "charset=");
	const char *end = bytes.s + bytes.n;
	struct wg_str name = {NULL, 0};

	if (at == NULL)
		return name;
	at += strlen("charset=");
	if (at < end && (*at == '"' || *at == '\''))
		at++;
	name.s = at;
	while (at < end && (g_ascii_isalnum(*at) || *at == '-' || *at == '_'))
		at++;
	name.n = (size_t)(at - name.s);
	return name;
}

/* Words outside quotes in the tag that begins at text[*at], *at moved behind
 * it. */
static size_t
attributes(struct wg_str text, size_t *at)
{
	size_t n = 0;
	char quote = '\0', before = '<';

	for (; *at < text.n && (quote != '\0' || text.s[*at] != '>'); ++*at) {
		char c = text.s[*at];

		if (quote == c)
			quote = '\0';
		else if (quote == '\0' && (c == '"' || c == '\''))
			quote = c;
		n += quote == '\0' && c > ' ' && before <= ' ';
		before = c;
	}
	return n;
}

/* The parser compares each attribute of a tag with all before it: a tag of
 * a hundred thousand would take minutes. */
static bool
is_tangled(struct wg_str text)
{
	size_t at = 0, next;

	while (at + 1 < text.n) {
		const char *open = memchr(text.s + at, '<', text.n - at - 1);

		if (open == NULL)
			return false;
		next = at = (size_t)(open - text.s) + 1;
		if (g_ascii_isalpha(text.s[at]) &&
		        attributes(text, &next) > ATTRIBUTES_MAX)
			return true;
		at = next > at ? next : at;
	}
	return false;
}

static htmlDocPtr
parse(struct wg_str text)
{
	if (text.n > INT32_MAX || is_tangled(text))
		return NULL;
	return htmlReadMemory(text.s, (int)text.n, NULL, "UTF-8",
	        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
	                HTML_PARSE_NONET | HTML_PARSE_COMPACT);
}

/* The page's text, or what it tells machines is its text if what is shown
 * is not half of that: some pages fetch theirs. An article of pictures has
 * its title for a text. */
static struct wg_str
body_of(struct wg_doc *doc, htmlDocPtr page, struct wg_str told)
{
	xmlNode *root = xmlDocGetRootElement(page);
	struct wg_str text;
	bool marked;

	wg_html_mark_tree(doc->arena, root);
	marked = wg_html_pick(root);
	text = wg_html_text(doc->arena, root, doc->title);
	if (text.n * 2 < told.n)
		return told;
	return text.n == 0 && marked ? doc->title : text;
}

enum wg_status
wg_read_html(struct wg_doc *doc, struct wg_str bytes,
        const struct wg_onto *onto, struct wg_diag *diag)
{
	struct wg_str text, told = {0};
	htmlDocPtr page;

	if (wg_charset_read(doc->arena, bytes, declared_charset(bytes), &text,
	            diag) != WG_OK)
		return WG_SKIP;
	page = parse(text);
	if (page == NULL || xmlDocGetRootElement(page) == NULL) {
		wg_diag(diag, WG_D_HTML_BODY, "the parser makes nothing of it");
		xmlFreeDoc(page);
		return WG_SKIP;
	}
	wg_html_meta(doc, page, onto, &told, diag);
	text = body_of(doc, page, told);
	xmlFreeDoc(page);
	if (text.n > 0)
		return wg_read_text(doc, text, diag);
	wg_diag(diag, WG_D_HTML_BODY, "no paragraph of prose in it");
	return WG_SKIP;
}

enum wg_status
wg_decode_html(struct wg_str bytes, const struct wg_onto *onto,
        struct wg_doc *doc, struct wg_diag *diag)
{
	return wg_read_html(doc, bytes, onto, diag);
}
