/* News in XML -> articles: NITF, NewsML-G2, and the items of RSS and Atom.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Elements are known by their local names: records are cut out of their
 * document, and the namespaces were declared there. Entities of the document
 * are not expanded, nothing is fetched. The tree lives and dies here.
 */
#include "read/read.h"

#include <glib.h>
#include <libxml/parser.h>
#include <string.h>

/* Where the fields of an article stand, the better places first: in the
 * attribute, or in the text where that is NULL, of an element in another
 * (NULL: in any). */
static const struct {
	size_t field;
	const char *in, *element, *attribute;
} fields[] = {
        {offsetof(struct wg_doc, id), NULL, "newsItem", "guid"},
        {offsetof(struct wg_doc, id), NULL, "doc-id", "id-string"},
        {offsetof(struct wg_doc, id), "item", "guid", NULL},
        {offsetof(struct wg_doc, id), "entry", "id", NULL},
        {offsetof(struct wg_doc, url), "item", "link", NULL},
        {offsetof(struct wg_doc, url), "entry", "link", "href"},
        {offsetof(struct wg_doc, title), NULL, "hl1", NULL},
        {offsetof(struct wg_doc, title), "contentMeta", "headline", NULL},
        {offsetof(struct wg_doc, title), "itemMeta", "title", NULL},
        {offsetof(struct wg_doc, title), "item", "title", NULL},
        {offsetof(struct wg_doc, title), "entry", "title", NULL},
        {offsetof(struct wg_doc, title), "head", "title", NULL},
        {offsetof(struct wg_doc, source), "contentMeta", "infoSource",
                "literal"},
        {offsetof(struct wg_doc, source), "infoSource", "name", NULL},
        {offsetof(struct wg_doc, source), "provider", "name", NULL},
        {offsetof(struct wg_doc, source), "itemMeta", "provider", "literal"},
        {offsetof(struct wg_doc, source), NULL, "pubdata", "name"},
        {offsetof(struct wg_doc, source), "distributor", "org", NULL},
        {offsetof(struct wg_doc, source), NULL, "doc.copyright", "holder"},
        {offsetof(struct wg_doc, source), "item", "source", NULL},
        {offsetof(struct wg_doc, source), "item", "publisher", NULL},
        {offsetof(struct wg_doc, language), "contentMeta", "language", "tag"},
        {offsetof(struct wg_doc, language), "item", "language", NULL},
        {offsetof(struct wg_doc, language), NULL, "entry", "lang"},
        {offsetof(struct wg_doc, language), NULL, "nitf", "lang"},
        {offsetof(struct wg_doc, language), NULL, "newsItem", "lang"},
        {offsetof(struct wg_doc, dateline), "contentMeta", "dateline", NULL},
        {offsetof(struct wg_doc, dateline), "body.head", "dateline", NULL},
        {offsetof(struct wg_doc, dateline_place), "dateline", "city", NULL},
        {offsetof(struct wg_doc, dateline_place), "dateline", "location", NULL},
};

static const struct {
	const char *in, *element, *attribute;
} dates[] = {
        {NULL, "date.issue", "norm"},
        {NULL, "story.date", "norm"},
        {NULL, "date.release", "norm"},
        {"contentMeta", "contentCreated", NULL},
        {"itemMeta", "firstCreated", NULL},
        {"itemMeta", "versionCreated", NULL},
        {"item", "pubDate", NULL},
        {"item", "date", NULL},
        {"entry", "published", NULL},
        {"entry", "updated", NULL},
};

/* What holds the text; `markup` says that it is HTML in a string. */
static const struct {
	const char *in, *element;
	bool markup;
} bodies[] = {
        {NULL, "body.content", false},
        {"inlineXML", "html", false},
        {NULL, "inlineXML", false},
        {NULL, "inlineData", true},
        {"item", "encoded", true},
        {"entry", "content", true},
        {"item", "description", true},
        {"entry", "summary", true},
};

static bool
is_local(const xmlNode *node, const char *name)
{
	const char *whole = (const char *)node->name, *colon;

	if (node->type != XML_ELEMENT_NODE)
		return false;
	colon = strchr(whole, ':');
	return strcmp(colon != NULL ? colon + 1 : whole, name) == 0;
}

/* Among several <link>s the one that is not marked as something else. */
static bool
is_alternate(const xmlNode *node)
{
	xmlChar *rel = xmlGetProp(node, BAD_CAST "rel");
	bool is = rel == NULL || strcmp((char *)rel, "alternate") == 0;

	xmlFree(rel);
	return is;
}

static xmlNode *
find(xmlNode *root, const char *in, const char *element)
{
	struct wg_html_walk w = {root, root, false};

	do
		if (!w.left && is_local(w.node, element) &&
		        is_alternate(w.node) &&
		        (in == NULL || (w.node->parent != NULL &&
		                               is_local(w.node->parent, in))))
			return w.node;
	while (wg_html_next(&w, true));
	return NULL;
}

/* The value in one line; empty if there is none. */
static struct wg_str
value_at(struct wg_arena *arena, xmlNode *root, const char *in,
        const char *element, const char *attribute)
{
	xmlNode *node = find(root, in, element);
	struct wg_str value = {NULL, 0};
	xmlChar *text = NULL;

	if (node != NULL && attribute == NULL)
		text = xmlNodeGetContent(node);
	else if (node != NULL)
		text = xmlGetProp(node, BAD_CAST attribute);
	if (text != NULL)
		value = wg_read_line(arena, wg_str((char *)text));
	xmlFree(text);
	return value;
}

static void
read_fields(struct wg_doc *doc, xmlNode *root, const struct wg_onto *onto,
        struct wg_diag *diag)
{
	struct wg_str date = {NULL, 0};
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(fields); i++) {
		char *slot = (char *)doc + fields[i].field;

		if (((struct wg_str *)slot)->n == 0)
			*(struct wg_str *)slot =
			        value_at(doc->arena, root, fields[i].in,
			                fields[i].element, fields[i].attribute);
	}
	for (i = 0; date.n == 0 && i < G_N_ELEMENTS(dates); i++)
		date = value_at(doc->arena, root, dates[i].in, dates[i].element,
		        dates[i].attribute);
	if (date.n > 0 && !wg_read_date(date, onto, &doc->published))
		wg_diag(diag, WG_D_DATE_BAD, "%.*s", (int)MIN(date.n, 60),
		        date.s);
}

static bool
has_elements(const xmlNode *node)
{
	const xmlNode *child = node->children;

	while (child != NULL && child->type != XML_ELEMENT_NODE)
		child = child->next;
	return child != NULL;
}

static enum wg_status
read_tree(struct wg_doc *doc, xmlNode *root, xmlNode *body,
        struct wg_diag *diag)
{
	struct wg_str text;

	wg_html_mark_tree(doc->arena, root);
	wg_html_drop(root);
	wg_html_mark_of(body)->picked = true;
	text = wg_html_text(doc->arena, root, doc->title);
	return wg_read_text(doc, text, diag);
}

/* HTML in a string; a text without any tag is a page of one paragraph. */
static enum wg_status
read_markup(struct wg_doc *doc, xmlNode *body, const struct wg_onto *onto,
        struct wg_diag *diag)
{
	xmlChar *text = xmlNodeGetContent(body);
	struct wg_str html = wg_str(text != NULL ? (char *)text : "");
	enum wg_status status = wg_read_html(doc, html, onto, diag);

	xmlFree(text);
	return status;
}

static bool
is_blank(xmlNode *node)
{
	xmlChar *text = xmlNodeGetContent(node);
	bool is = text == NULL || wg_str_trim(wg_str((char *)text)).n == 0;

	xmlFree(text);
	return is;
}

static enum wg_status
read_body(struct wg_doc *doc, xmlNode *root, const struct wg_onto *onto,
        struct wg_diag *diag)
{
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(bodies); i++) {
		xmlNode *body = find(root, bodies[i].in, bodies[i].element);

		if (body == NULL || is_blank(body))
			continue;
		return bodies[i].markup && !has_elements(body)
		               ? read_markup(doc, body, onto, diag)
		               : read_tree(doc, root, body, diag);
	}
	wg_diag(diag, WG_D_INPUT_EMPTY, NULL);
	return WG_SKIP;
}

/* What <?xml encoding="..."?> says, or nothing. */
static struct wg_str
declared_charset(struct wg_str bytes)
{
	const char *at =
	        g_strstr_len(bytes.s, (gssize)MIN(bytes.n, 100), "encoding=");
	const char *end = bytes.s + bytes.n;
	struct wg_str name = {at, 0};

	if (at == NULL || end - at < 11)
		return (struct wg_str){NULL, 0};
	name.s = at += strlen("encoding=") + 1;
	while (at < end && *at != '"' && *at != '\'' && *at != '?')
		at++;
	name.n = (size_t)(at - name.s);
	return name;
}

/* Why the tree is not for us, or NULL. Entities that a document declares
 * itself could make gigabytes of a line; no agency does it. */
static const char *
fault(const xmlDoc *tree)
{
	if (tree == NULL || xmlDocGetRootElement(tree) == NULL)
		return "no element in it";
	if (tree->intSubset != NULL && tree->intSubset->entities != NULL)
		return "it declares entities";
	return NULL;
}

static xmlDoc *
parse(struct wg_str text)
{
	if (text.n > INT32_MAX)
		return NULL;
	return xmlReadMemory(text.s, (int)text.n, NULL, "UTF-8",
	        XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR |
	                XML_PARSE_NOWARNING | XML_PARSE_NOCDATA |
	                XML_PARSE_COMPACT);
}

enum wg_status
wg_decode_xml(struct wg_str bytes, const struct wg_onto *onto,
        struct wg_doc *doc, struct wg_diag *diag)
{
	enum wg_status status = WG_SKIP;
	struct wg_str text;
	const char *why;
	xmlDoc *tree;

	if (wg_charset_read(doc->arena, bytes, declared_charset(bytes), &text,
	            diag) != WG_OK)
		return WG_SKIP;
	tree = parse(text);
	why = fault(tree);
	if (why != NULL) {
		wg_diag(diag, WG_D_XML_BAD, "%s", why);
	} else {
		read_fields(doc, xmlDocGetRootElement(tree), onto, diag);
		status = read_body(doc, xmlDocGetRootElement(tree), onto, diag);
	}
	xmlFreeDoc(tree);
	return status;
}
