/* What each element of a page is: text, furniture, or the article itself.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "read/read.h"

#include <glib.h>
#include <libxml/tree.h>
#include <stdlib.h>
#include <string.h>

/* HTML's vocabulary where it matters here, and NITF's where it differs,
 * sorted; the rest is inline. */
static const struct element {
	const char *name;
	enum wg_html_flow flow;
} elements[] = {
        {"a", WG_HTML_LINK},
        {"address", WG_HTML_BLOCK},
        {"article", WG_HTML_BLOCK},
        {"aside", WG_HTML_SOFT},
        {"audio", WG_HTML_SKIP},
        {"block", WG_HTML_BLOCK},
        {"blockquote", WG_HTML_BLOCK},
        {"body", WG_HTML_BLOCK},
        {"body.content", WG_HTML_BLOCK},
        {"body.end", WG_HTML_SOFT},
        {"body.head", WG_HTML_SOFT},
        {"br", WG_HTML_BREAK},
        {"button", WG_HTML_SKIP},
        {"canvas", WG_HTML_SKIP},
        {"caption", WG_HTML_SOFT},
        {"center", WG_HTML_BLOCK},
        {"datalist", WG_HTML_SKIP},
        {"dd", WG_HTML_BLOCK},
        {"details", WG_HTML_BLOCK},
        {"dialog", WG_HTML_SOFT},
        {"div", WG_HTML_BLOCK},
        {"dl", WG_HTML_BLOCK},
        {"dt", WG_HTML_BLOCK},
        {"embed", WG_HTML_SKIP},
        {"fieldset", WG_HTML_BLOCK},
        {"figcaption", WG_HTML_SOFT},
        {"figure", WG_HTML_SOFT},
        {"footer", WG_HTML_SOFT},
        {"form", WG_HTML_SOFT},
        {"h1", WG_HTML_HEADING},
        {"h2", WG_HTML_HEADING},
        {"h3", WG_HTML_HEADING},
        {"h4", WG_HTML_HEADING},
        {"h5", WG_HTML_HEADING},
        {"h6", WG_HTML_HEADING},
        {"head", WG_HTML_SKIP},
        {"header", WG_HTML_SOFT},
        {"hgroup", WG_HTML_SOFT},
        {"hl1", WG_HTML_HEADING},
        {"hl2", WG_HTML_HEADING},
        {"hr", WG_HTML_BLOCK},
        {"html", WG_HTML_BLOCK},
        {"iframe", WG_HTML_SKIP},
        {"input", WG_HTML_SKIP},
        {"li", WG_HTML_BLOCK},
        {"main", WG_HTML_BLOCK},
        {"map", WG_HTML_SKIP},
        {"math", WG_HTML_SKIP},
        {"media", WG_HTML_SOFT},
        {"menu", WG_HTML_SOFT},
        {"nav", WG_HTML_SOFT},
        {"noembed", WG_HTML_SKIP},
        {"noframes", WG_HTML_SKIP},
        {"noscript", WG_HTML_SKIP},
        {"object", WG_HTML_SKIP},
        {"ol", WG_HTML_BLOCK},
        {"optgroup", WG_HTML_SKIP},
        {"option", WG_HTML_SKIP},
        {"p", WG_HTML_BLOCK},
        {"picture", WG_HTML_SKIP},
        {"pre", WG_HTML_PRE},
        {"progress", WG_HTML_SKIP},
        {"q", WG_HTML_QUOTE},
        {"rp", WG_HTML_SKIP},
        {"rt", WG_HTML_SKIP},
        {"script", WG_HTML_SKIP},
        {"section", WG_HTML_BLOCK},
        {"select", WG_HTML_SKIP},
        {"style", WG_HTML_SKIP},
        {"summary", WG_HTML_BLOCK},
        {"svg", WG_HTML_SKIP},
        {"table", WG_HTML_BLOCK},
        {"tbody", WG_HTML_BLOCK},
        {"td", WG_HTML_BLOCK},
        {"template", WG_HTML_SKIP},
        {"textarea", WG_HTML_SKIP},
        {"tfoot", WG_HTML_BLOCK},
        {"th", WG_HTML_BLOCK},
        {"thead", WG_HTML_BLOCK},
        {"title", WG_HTML_SKIP},
        {"tr", WG_HTML_BLOCK},
        {"ul", WG_HTML_BLOCK},
        {"video", WG_HTML_SKIP},
};

/* Words that authors of pages put into class and id, sorted. The idea is
 * that of Readability's lists (Arc90, 2009); the words are conventions of
 * content systems and component libraries. A longer word may end with one
 * ("postmeta"), unless it is so short that any word might. */
#define SHORT 4u
static const char *const furniture[] = {"ad", "ads", "advert", "advertisement",
        "author", "authors", "banner", "breadcrumb", "breadcrumbs", "byline",
        "caption", "captions", "carousel", "comment", "comments", "cookie",
        "cookies", "copyright", "credit", "credits", "disqus", "footer",
        "gallery", "infobox", "leftnav", "masthead", "menu", "meta", "metadata",
        "modal", "nav", "navbar", "navigation", "newsletter", "noprint",
        "outbrain", "overlay", "pager", "pagination", "paywall", "player",
        "popup", "promo", "promoted", "promotion", "rating", "readmore",
        "recirc", "recommend", "recommendations", "recommended", "related",
        "remark", "respond", "screenreader", "share", "sharebar", "sharing",
        "shoutbox", "sidebar", "signup", "slider", "slideshow", "social",
        "sponsor", "sponsored", "sr", "subnav", "subscribe", "subscription",
        "syndication", "taboola", "taglist", "tags", "teaser", "teasers",
        "timestamp", "toc", "toolbar", "tooltip", "topnav", "trending",
        "visuallyhidden"};

/* Attributes that say outright what an element is. An empty value stands
 * for any, one with a slash for the end of an IRI. */
static const struct {
	const char *name, *value;
	enum { FURNITURE, UNSEEN, IS_ARTICLE, IS_BODY } says;
} attributes[] = {
        {"hidden", "", UNSEEN},
        {"aria-hidden", "true", UNSEEN},
        {"role", "navigation", FURNITURE},
        {"role", "banner", FURNITURE},
        {"role", "complementary", FURNITURE},
        {"role", "contentinfo", FURNITURE},
        {"role", "search", FURNITURE},
        {"role", "menu", FURNITURE},
        {"role", "menubar", FURNITURE},
        {"role", "dialog", FURNITURE},
        {"role", "alert", FURNITURE},
        {"role", "tablist", FURNITURE},
        {"role", "toolbar", FURNITURE},
        {"role", "article", IS_ARTICLE},
        {"itemprop", "articleBody", IS_BODY},
        {"property", "articleBody", IS_BODY},
        {"property", "schema:articleBody", IS_BODY},
        {"name", "articleBody", IS_BODY},
        {"id", "article-body", IS_BODY},
        {"class", "article-body", IS_BODY},
        {"class", "article__body", IS_BODY},
        {"class", "story-body", IS_BODY},
        {"class", "e-content", IS_BODY},     /* microformats2 h-entry */
        {"class", "entry-content", IS_BODY}, /* microformats hAtom */
        {"class", "h-entry", IS_ARTICLE},
        {"class", "hentry", IS_ARTICLE},
        {"class", "h-cite", FURNITURE},
        {"class", "hidden", FURNITURE},
        {"itemtype", "/WPSideBar", FURNITURE},
        {"itemtype", "/WPFooter", FURNITURE},
        {"itemtype", "/WPHeader", FURNITURE},
        {"itemtype", "/WPAdBlock", FURNITURE},
        {"itemtype", "/SiteNavigationElement", FURNITURE},
        {"itemtype", "/Comment", FURNITURE},
        {"itemtype", "/UserComments", FURNITURE},
        {"itemtype", "/ImageObject", FURNITURE},
};

bool
wg_html_next(struct wg_html_walk *w, bool into)
{
	if (!w->left && into && w->node->type == XML_ELEMENT_NODE &&
	        w->node->children != NULL) {
		w->node = w->node->children;
		return true;
	}
	if (!w->left) {
		w->left = true;
		return true;
	}
	if (w->node == w->root)
		return false;
	w->left = w->node->next == NULL;
	w->node = w->left ? w->node->parent : w->node->next;
	return true;
}

struct wg_html_mark *
wg_html_mark_of(const struct _xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE ? node->_private : NULL;
}

static int
compare_element(const void *key, const void *row)
{
	return strcmp(key, ((const struct element *)row)->name);
}

static enum wg_html_flow
flow_of(const xmlNode *node)
{
	const char *colon = strchr((const char *)node->name, ':');
	const struct element *e = bsearch(
	        colon != NULL ? colon + 1 : (const char *)node->name, elements,
	        G_N_ELEMENTS(elements), sizeof *elements, compare_element);

	return e != NULL ? e->flow : WG_HTML_INLINE;
}

static int
compare_word(const void *key, const void *row)
{
	const struct wg_str *word = key;
	struct wg_str other = wg_str(*(const char *const *)row);
	int c = g_ascii_strncasecmp(word->s, other.s, MIN(word->n, other.n));

	return c != 0 ? c : (word->n > other.n) - (word->n < other.n);
}

static bool
is_furniture_word(struct wg_str word)
{
	do {
		if (bsearch(&word, furniture, G_N_ELEMENTS(furniture),
		            sizeof *furniture, compare_word) != NULL)
			return true;
		word.s++;
	} while (--word.n >= SHORT);
	return false;
}

/* The next word of a class or id: "relatedLinks", "related-links_2". */
static struct wg_str
next_word(struct wg_str text, size_t *at)
{
	size_t beg;

	while (*at < text.n && !g_ascii_isalpha(text.s[*at]))
		(*at)++;
	beg = *at;
	while (*at < text.n && g_ascii_isalpha(text.s[*at]) &&
	        !(*at > beg && g_ascii_isupper(text.s[*at]) &&
	                g_ascii_islower(text.s[*at - 1])))
		(*at)++;
	return (struct wg_str){text.s + beg, *at - beg};
}

static bool
has_furniture_word(struct wg_str text)
{
	size_t at = 0;
	struct wg_str word = next_word(text, &at);

	while (word.n > 0) {
		if (is_furniture_word(word))
			return true;
		word = next_word(text, &at);
	}
	return false;
}

/* Whether `want` is among the values that blanks separate. */
static bool
has_value(struct wg_str values, struct wg_str want)
{
	if (want.n == 0 || (want.s[0] == '/' && wg_str_ends(values, want)))
		return true;
	while (values.s != NULL)
		if (wg_str_eq(wg_str_trim(wg_str_cut(&values, ' ')), want))
			return true;
	return false;
}

static void
mark_attribute(struct wg_html_mark *m, const char *name, struct wg_str value)
{
	size_t i;

	if (strcmp(name, "class") == 0 || strcmp(name, "id") == 0)
		m->soft |= has_furniture_word(value);
	if (strcmp(name, "style") == 0 &&
	        g_strstr_len(value.s, (gssize)value.n, "display:none") != NULL)
		m->flow = WG_HTML_SKIP;
	for (i = 0; i < G_N_ELEMENTS(attributes); i++) {
		if (strcmp(name, attributes[i].name) != 0 ||
		        !has_value(value, wg_str(attributes[i].value)))
			continue;
		m->soft |= attributes[i].says == FURNITURE;
		m->article |= attributes[i].says == IS_ARTICLE;
		m->body |= attributes[i].says == IS_BODY;
		if (attributes[i].says == UNSEEN)
			m->flow = WG_HTML_SKIP;
	}
}

static void
mark_element(struct wg_html_mark *m, const xmlNode *node)
{
	const char *name = (const char *)node->name;
	const xmlAttr *a;

	m->flow = (uint8_t)flow_of(node);
	m->article = strcmp(name, "article") == 0;
	for (a = node->properties; a != NULL; a = a->next)
		mark_attribute(m, (const char *)a->name,
		        a->children != NULL && a->children->content != NULL
		                ? wg_str((const char *)a->children->content)
		                : WG_STR(""));
	m->holds = m->body || strcmp(name, "main") == 0 ||
	           strcmp(name, "body") == 0;
	if (m->flow == WG_HTML_SOFT) {
		m->flow = WG_HTML_BLOCK;
		m->soft = true;
	}
}

static size_t
count_elements(xmlNode *root)
{
	struct wg_html_walk w = {root, root, false};
	size_t n = 0;

	do
		n += !w.left && w.node->type == XML_ELEMENT_NODE;
	while (wg_html_next(&w, true));
	return n;
}

void
wg_html_mark_tree(struct wg_arena *arena, struct _xmlNode *root)
{
	struct wg_html_walk w = {root, root, false};
	struct wg_html_mark *marks =
	        wg_arena_alloc(arena, count_elements(root) * sizeof *marks);

	do {
		struct wg_html_mark *m, *up;

		if (w.node->type != XML_ELEMENT_NODE)
			continue;
		if (!w.left) {
			w.node->_private = marks++;
			mark_element(w.node->_private, w.node);
			continue;
		}
		m = wg_html_mark_of(w.node);
		up = w.node != root ? wg_html_mark_of(w.node->parent) : NULL;
		if (up != NULL)
			up->holds |= m->holds;
	} while (wg_html_next(&w, true));
}
