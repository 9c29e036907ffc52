/* What a page says of itself: title, date, source, language, address.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Several places say the same thing, some of them better: each finding is
 * offered with its rank, the lowest rank wins, the first of equals.
 */
#include "read/read.h"

#include <glib.h>
#include <jansson.h>
#include <libxml/HTMLtree.h>
#include <string.h>

enum field { TITLE, DATE, SOURCE, LANGUAGE, ADDRESS, BODY, FIELDS };

struct finding {
	struct wg_str value;
	unsigned rank; /* 0: nothing found */
};

/* Each look takes time with the size of the element: no page needs many. */
#define LOOKS 64

struct findings {
	struct wg_arena *arena;
	unsigned looks; /* at the text of elements */
	struct finding field[FIELDS];
};

/* <meta name= property= itemprop= http-equiv= content=>, in any case. */
static const struct {
	const char *name;
	enum field field;
	unsigned rank;
} metas[] = {
        {"og:title", TITLE, 3},
        {"twitter:title", TITLE, 4},
        {"headline", TITLE, 2},
        {"dc.title", TITLE, 5},
        {"dcterms.title", TITLE, 5},
        {"parsely-title", TITLE, 5},
        {"sailthru.title", TITLE, 5},
        {"citation_title", TITLE, 5},
        {"datepublished", DATE, 2},
        {"article:published_time", DATE, 3},
        {"og:article:published_time", DATE, 3},
        {"article:published", DATE, 3},
        {"parsely-pub-date", DATE, 4},
        {"sailthru.date", DATE, 4},
        {"pubdate", DATE, 4},
        {"publishdate", DATE, 4},
        {"publish-date", DATE, 4},
        {"publish_date", DATE, 4},
        {"publication_date", DATE, 4},
        {"dc.date.issued", DATE, 4},
        {"dcterms.issued", DATE, 4},
        {"dcterms.date", DATE, 5},
        {"dc.date", DATE, 5},
        {"dcterms.created", DATE, 6},
        {"date", DATE, 6},
        {"og:site_name", SOURCE, 2},
        {"dc.publisher", SOURCE, 3},
        {"dcterms.publisher", SOURCE, 3},
        {"publisher", SOURCE, 3},
        {"application-name", SOURCE, 4},
        {"content-language", LANGUAGE, 3},
        {"inlanguage", LANGUAGE, 2},
        {"dc.language", LANGUAGE, 3},
        {"dcterms.language", LANGUAGE, 3},
        {"og:locale", LANGUAGE, 4},
        {"og:url", ADDRESS, 2},
};

/* Elements that say something: in the attribute `what`, or in their text if
 * that is NULL. `where` is an attribute that must hold the value. */
static const struct {
	const char *element, *where, *value, *what;
	enum field field;
	unsigned rank;
} places[] = {
        {"html", NULL, NULL, "lang", LANGUAGE, 1},
        {"link", "rel", "canonical", "href", ADDRESS, 1},
        {NULL, "itemprop", "headline", "content", TITLE, 2},
        {NULL, "itemprop", "headline", NULL, TITLE, 2},
        {NULL, "itemprop", "datePublished", "datetime", DATE, 2},
        {NULL, "itemprop", "datePublished", "content", DATE, 2},
        {NULL, "itemprop", "datePublished", NULL, DATE, 6},
        {NULL, "class", "dt-published", "datetime", DATE, 2},
        {"time", "pubdate", NULL, "datetime", DATE, 7},
        {"time", NULL, NULL, "datetime", DATE, 8},
        {"h1", NULL, NULL, NULL, TITLE, 6},
        {"title", NULL, NULL, NULL, TITLE, 7},
};

static void
offer(struct findings *f, enum field field, unsigned rank, struct wg_str value)
{
	if (field != BODY)
		value = wg_read_line(f->arena, value);
	if (field == ADDRESS &&
	        g_strstr_len(value.s, (gssize)value.n, "://") == NULL)
		return; /* relative to we know not what */
	if (value.n == 0 ||
	        (f->field[field].rank != 0 && f->field[field].rank <= rank))
		return;
	f->field[field].rank = rank;
	f->field[field].value =
	        field != BODY ? value : wg_arena_str(f->arena, value);
}

static bool
is_name(const xmlNode *node, const char *name)
{
	return name == NULL || strcmp((const char *)node->name, name) == 0;
}

static bool
has(const xmlNode *node, const char *name, const char *want)
{
	const xmlAttr *a = xmlHasProp(node, BAD_CAST name);
	const char *at, *value = "";
	size_t n;

	if (a == NULL || want == NULL)
		return a != NULL;
	if (a->children != NULL && a->children->content != NULL)
		value = (const char *)a->children->content;
	n = strlen(want);
	for (at = strstr(value, want); at != NULL; at = strstr(at + 1, want))
		if ((at == value || at[-1] == ' ') &&
		        (at[n] == '\0' || at[n] == ' '))
			return true;
	return false;
}

static void
offer_attribute(struct findings *f, const xmlNode *node, const char *name,
        enum field field, unsigned rank)
{
	xmlChar *value = xmlGetProp(node, BAD_CAST name);

	if (value != NULL)
		offer(f, field, rank, wg_str((const char *)value));
	xmlFree(value);
}

static void
offer_text(struct findings *f, xmlNode *node, enum field field, unsigned rank)
{
	xmlChar *text = f->looks++ < LOOKS ? xmlNodeGetContent(node) : NULL;

	if (text != NULL)
		offer(f, field, rank, wg_str((const char *)text));
	xmlFree(text);
}

static void
look_at_meta(struct findings *f, const xmlNode *node)
{
	static const char *const keys[] = {"name", "property", "itemprop",
	        "http-equiv"};
	size_t i, k;

	for (k = 0; k < G_N_ELEMENTS(keys); k++) {
		xmlChar *key = xmlGetProp(node, BAD_CAST keys[k]);

		for (i = 0; key != NULL && i < G_N_ELEMENTS(metas); i++)
			if (g_ascii_strcasecmp((char *)key, metas[i].name) == 0)
				offer_attribute(f, node, "content",
				        metas[i].field, metas[i].rank);
		xmlFree(key);
	}
}

static void
look_at_place(struct findings *f, xmlNode *node)
{
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(places); i++) {
		if (!is_name(node, places[i].element) ||
		        (places[i].where != NULL &&
		                !has(node, places[i].where, places[i].value)))
			continue;
		if (places[i].what != NULL)
			offer_attribute(f, node, places[i].what,
			        places[i].field, places[i].rank);
		else
			offer_text(f, node, places[i].field, places[i].rank);
	}
}

/* ---- schema.org in JSON-LD -------------------------------------------------- */

/* The properties of an article; the value is a string, or an object with
 * it under `inner`. */
static const struct {
	const char *name, *inner;
	enum field field;
} properties[] = {
        {"headline", NULL, TITLE},
        {"datePublished", NULL, DATE},
        {"publisher", "name", SOURCE},
        {"inLanguage", "name", LANGUAGE},
        {"mainEntityOfPage", "@id", ADDRESS},
        {"url", NULL, ADDRESS},
        {"articleBody", NULL, BODY},
};

/* Only what is written to be read has these; its type may be any of many. */
static bool
is_article(const json_t *object)
{
	return json_object_get(object, "headline") != NULL ||
	       json_object_get(object, "articleBody") != NULL;
}

static void
look_at_object(struct findings *f, const json_t *object)
{
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(properties); i++) {
		const json_t *v = json_object_get(object, properties[i].name);

		if (json_is_array(v))
			v = json_array_get(v, 0);
		if (json_is_object(v) && properties[i].inner != NULL)
			v = json_object_get(v, properties[i].inner);
		if (json_is_string(v))
			offer(f, properties[i].field, 1,
			        wg_str(json_string_value(v)));
	}
}

/* An object, a list of them, a @graph of them: two levels, no deeper. */
static void
look_at_json(struct findings *f, const json_t *value, int deeper)
{
	const json_t *list = json_object_get(value, "@graph");
	size_t i;

	if (is_article(value))
		look_at_object(f, value);
	if (json_is_array(value))
		list = value;
	for (i = 0; deeper > 0 && i < json_array_size(list); i++)
		look_at_json(f, json_array_get(list, i), deeper - 1);
}

static void
look_at_script(struct findings *f, xmlNode *node)
{
	xmlChar *text;
	json_t *value;

	if (!has(node, "type", "application/ld+json") || f->looks++ > LOOKS)
		return;
	text = xmlNodeGetContent(node);
	value = text == NULL ? NULL : json_loads((char *)text, 0, NULL);
	look_at_json(f, value, 2);
	json_decref(value);
	xmlFree(text);
}

/* ---- all of it -------------------------------------------------------------- */

static void
look_at_page(struct findings *f, xmlNode *root)
{
	struct wg_html_walk w = {root, root, false};

	do {
		if (w.left || w.node->type != XML_ELEMENT_NODE)
			continue;
		if (is_name(w.node, "meta"))
			look_at_meta(f, w.node);
		else if (is_name(w.node, "script"))
			look_at_script(f, w.node);
		look_at_place(f, w.node);
	} while (wg_html_next(&w, true));
}

/* "Talks begin | Example News" without what the source is called. The mark
 * between them is whatever stands between blanks and is no letter. */
static struct wg_str
without_source(struct wg_str title, struct wg_str source)
{
	struct wg_str rest = title;
	size_t end;

	if (source.n == 0 || title.n == 0 || !wg_str_ends(title, source) ||
	        title.n < source.n + 4)
		return title;
	rest.n = end = rest.n - source.n;
	if (!wg_str_ends(rest, WG_STR(" ")))
		return title;
	rest = wg_str_trim((struct wg_str){title.s, end});
	while (rest.n > 0 && (unsigned char)rest.s[rest.n - 1] != ' ' &&
	        !g_ascii_isalnum(rest.s[rest.n - 1]))
		rest.n--;
	rest = wg_str_trim(rest);
	return rest.n > 0 && rest.n + 2 < end ? rest : title;
}

static void
keep(struct wg_str *slot, const struct findings *f, enum field field)
{
	if (slot->n == 0)
		*slot = f->field[field].value;
}

void
wg_html_meta(struct wg_doc *doc, struct _xmlDoc *page,
        const struct wg_onto *onto, struct wg_str *body, struct wg_diag *diag)
{
	struct findings f = {.arena = doc->arena};
	struct wg_str date;

	look_at_page(&f, xmlDocGetRootElement(page));
	keep(&doc->source, &f, SOURCE);
	f.field[TITLE].value =
	        without_source(f.field[TITLE].value, doc->source);
	keep(&doc->title, &f, TITLE);
	keep(&doc->language, &f, LANGUAGE);
	keep(&doc->url, &f, ADDRESS);
	date = f.field[DATE].value;
	if (date.n > 0 && doc->published.year == 0 &&
	        !wg_read_date(date, onto, &doc->published))
		wg_diag(diag, WG_D_DATE_BAD, "%.*s", (int)MIN(date.n, 60),
		        date.s);
	*body = f.field[BODY].value;
}
