/* Which elements of a page are the article.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What the page itself marks as the article's body comes first, then an
 * element that says it is the article; else the container with the densest
 * paragraphs, scored as Readability does (Arc90, 2009; the scores are those
 * of Mozilla's Readability.js): a paragraph is worth a point, one for each
 * comma and one for each hundred bytes up to three; its container gets that,
 * the one around it half, and what of a container's text stands in links
 * counts against it (Kohlschütter, Fankhauser, Nejdl: Boilerplate Detection
 * using Shallow Text Features, WSDM 2010).
 */
#include "read/read.h"

#include <glib.h>
#include <libxml/tree.h>

#define PARAGRAPH 25u /* bytes; shorter runs are worth nothing */
#define BODY 100u     /* bytes; shorter marked bodies are doubted */
#define DOUBT 6.0f    /* worth of a rival that justifies the doubt */
#define MOST 0.4f     /* of the page: too much to be furniture */

/* Bytes of the text with white space collapsed, and its commas. */
static uint32_t
measure(const xmlChar *s, uint32_t *commas)
{
	uint32_t n = 0;
	bool blank = true;

	for (; s != NULL && *s != '\0'; s++) {
		bool is_blank = *s == ' ' || (*s >= '\t' && *s <= '\r');

		n += !is_blank || !blank;
		blank = is_blank;
		*commas += *s == ',';
	}
	return n;
}

static bool
is_text(const xmlNode *node)
{
	return node->type == XML_TEXT_NODE ||
	       node->type == XML_CDATA_SECTION_NODE;
}

static bool
is_entered(const struct wg_html_walk *w)
{
	const struct wg_html_mark *m = wg_html_mark_of(w->node);

	return m != NULL && m->flow != WG_HTML_SKIP;
}

/* Sums text and link bytes upwards, over what is not skipped. */
static void
sum_text(xmlNode *root)
{
	struct wg_html_walk w = {root, root, false};
	uint32_t unused = 0;

	do {
		struct wg_html_mark *m = wg_html_mark_of(w.node), *up = NULL;

		if (w.node != root)
			up = wg_html_mark_of(w.node->parent);
		if (!w.left && m != NULL)
			m->text = m->link = 0;
		if (!w.left && is_text(w.node) && up != NULL)
			up->text += measure(w.node->content, &unused);
		if (!w.left || m == NULL || up == NULL)
			continue;
		up->text += m->text;
		up->link += m->flow == WG_HTML_LINK ? m->text : m->link;
	} while (wg_html_next(&w, is_entered(&w)));
}

/* Furniture by its name, unless most of the page is in it: old pages stand
 * in one form, and bodies bear classes such as "has-sidebar". */
void
wg_html_drop(struct _xmlNode *root)
{
	struct wg_html_walk w = {root, root, false};
	float most;

	sum_text(root);
	most = MOST * (float)wg_html_mark_of(root)->text;
	do {
		struct wg_html_mark *m = wg_html_mark_of(w.node);

		if (m != NULL && m->soft && !m->holds && !w.left &&
		        (float)m->text < most)
			m->flow = WG_HTML_SKIP;
	} while (wg_html_next(&w, is_entered(&w)));
}

/* ---- scores ---------------------------------------------------------------- */

/* A run of text between two block boundaries. */
struct run {
	xmlNode *block;
	uint32_t text, link, commas;
};

/* Whether a block begins or ends at the node. */
static bool
is_boundary(const struct wg_html_mark *m)
{
	return m != NULL && m->flow != WG_HTML_INLINE &&
	       m->flow != WG_HTML_LINK && m->flow != WG_HTML_QUOTE &&
	       m->flow != WG_HTML_BREAK;
}

/* The element is a paragraph itself, or text stands in a container. */
static bool
is_paragraph(const xmlNode *block)
{
	const char *name = (const char *)block->name;

	return (name[0] == 'p' && name[1] == '\0') ||
	       wg_html_mark_of(block)->flow == WG_HTML_PRE;
}

static void
score_run(struct run *run, const xmlNode *root)
{
	float worth = 1.0f + (float)run->commas +
	              MIN((float)run->text / 100.0f, 3.0f);
	xmlNode *block = run->block;

	if (run->text >= PARAGRAPH && run->link * 2 < run->text &&
	        wg_html_mark_of(block)->flow != WG_HTML_HEADING) {
		wg_html_mark_of(block)->sum += worth;
		if (is_paragraph(block) && block != root)
			block = block->parent;
		wg_html_mark_of(block)->score += worth;
		if (block != root)
			wg_html_mark_of(block->parent)->score += worth / 2;
	}
	*run = (struct run){run->block, 0, 0, 0};
}

static void
score_tree(xmlNode *root)
{
	struct wg_html_walk w = {root, root, false};
	struct run run = {.block = root};
	uint32_t links = 0;

	do {
		struct wg_html_mark *m = wg_html_mark_of(w.node);
		bool boundary = is_boundary(m);

		if (m != NULL && m->flow == WG_HTML_LINK)
			links += w.left ? -1u : 1u;
		if (is_text(w.node) && !w.left) {
			uint32_t n = measure(w.node->content, &run.commas);

			run.text += n;
			run.link += links > 0 ? n : 0;
		}
		if (boundary)
			score_run(&run, root);
		if (m != NULL && !w.left) {
			m->block = boundary || w.node == root
			                   ? w.node
			                   : wg_html_mark_of(w.node->parent)
			                             ->block;
			if (m->flow != WG_HTML_SKIP)
				run.block = m->block;
		}
		if (m == NULL || !w.left || w.node == root)
			continue;
		wg_html_mark_of(w.node->parent)->sum += m->sum;
		if (boundary)
			run.block = wg_html_mark_of(w.node->parent)->block;
	} while (wg_html_next(&w, is_entered(&w)));
}

/* ---- the choice ------------------------------------------------------------ */

static float
without_links(const struct wg_html_mark *m, float worth)
{
	return m->text == 0 ? 0.0f
	                    : worth * (1.0f - (float)m->link / (float)m->text);
}

static float
worth_as_container(const struct wg_html_mark *m)
{
	return without_links(m, m->score);
}

static float
worth_as_article(const struct wg_html_mark *m)
{
	return m->article ? without_links(m, m->sum) : 0.0f;
}

/* The first of the best; the root if none is worth anything. */
static xmlNode *
best_by(xmlNode *root, float (*worth)(const struct wg_html_mark *))
{
	struct wg_html_walk w = {root, root, false};
	xmlNode *best = root;
	float most = 0.0f;

	do {
		const struct wg_html_mark *m = wg_html_mark_of(w.node);

		if (w.left || m == NULL || worth(m) <= most)
			continue;
		most = worth(m);
		best = w.node;
	} while (wg_html_next(&w, is_entered(&w)));
	return best;
}

/* The next element from there on that is marked as a body, none within
 * another. */
static xmlNode *
next_body(struct wg_html_walk *w)
{
	do {
		const struct wg_html_mark *m = wg_html_mark_of(w->node);

		if (w->left || m == NULL || !m->body)
			continue;
		w->left = true;
		return w->node;
	} while (wg_html_next(w, is_entered(w)));
	return NULL;
}

static xmlNode *
largest_body(xmlNode *root)
{
	struct wg_html_walk w = {root, root, false};
	xmlNode *node, *largest = NULL;

	while ((node = next_body(&w)) != NULL)
		if (largest == NULL || wg_html_mark_of(node)->text >
		                               wg_html_mark_of(largest)->text)
			largest = node;
	return largest;
}

/* Some pages mark each paragraph so, others the beginnings of further
 * articles too: of those elsewhere only large ones are picked. */
static void
pick_bodies(xmlNode *root, const xmlNode *largest)
{
	struct wg_html_walk w = {root, root, false};
	xmlNode *node;

	while ((node = next_body(&w)) != NULL) {
		struct wg_html_mark *m = wg_html_mark_of(node);

		m->picked = node->parent == largest->parent ||
		            m->text * 4 >= wg_html_mark_of(largest)->text;
	}
}

/* The container, and those beside it that are worth a fifth of it: pages
 * break an article apart around advertisements. */
static void
pick_with_siblings(xmlNode *best, const xmlNode *root)
{
	float enough =
	        MAX(10.0f, 0.2f * worth_as_container(wg_html_mark_of(best)));
	xmlNode *node;

	wg_html_mark_of(best)->picked = true;
	if (best == root)
		return;
	for (node = best->parent->children; node != NULL; node = node->next) {
		struct wg_html_mark *m = wg_html_mark_of(node);

		if (m != NULL && m->flow != WG_HTML_SKIP &&
		        (worth_as_container(m) >= enough ||
		                (is_paragraph(node) && m->sum > 0.0f)))
			m->picked = true;
	}
}

/* A body that is marked but short is doubted where there is better. */
static bool
is_trusted(const xmlNode *body, const struct wg_html_mark *best)
{
	const struct wg_html_mark *m;

	if (body == NULL)
		return false;
	m = wg_html_mark_of(body);
	return m->text >= BODY || best->sum < DOUBT ||
	       m->text * 2 >= best->text;
}

bool
wg_html_pick(struct _xmlNode *root)
{
	xmlNode *best, *article, *body;
	const struct wg_html_mark *b, *a;

	wg_html_drop(root);
	sum_text(root);
	score_tree(root);
	best = best_by(root, worth_as_container);
	article = best_by(root, worth_as_article);
	body = largest_body(root);
	b = wg_html_mark_of(best);
	a = wg_html_mark_of(article);
	if (is_trusted(body, b))
		pick_bodies(root, body);
	else if (a->article && a->sum * 2 >= b->sum)
		wg_html_mark_of(article)->picked = true;
	else
		pick_with_siblings(best, root);
	return body != NULL;
}
