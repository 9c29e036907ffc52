/* The picked elements of a page -> text, a paragraph for each block.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   <p>One &amp; <b>two</b><br>three</p><p>four</p>
 *   One & two \n three \n\n four
 */
#include "read/read.h"

#include <glib.h>
#include <libxml/tree.h>
#include <string.h>

struct out {
	char *s;
	size_t n;
	size_t block;        /* where the block being written begins */
	size_t linked;       /* its bytes that stand in links */
	size_t head;         /* where headings without text yet begin */
	uint32_t links, pre; /* how many of them are open */
	bool heading;
	uint8_t gap; /* line ends (0 to 2) or BLANK before what comes */
	struct wg_str title;
};

#define BLANK 3

/* Line ends win over a blank, two over one. */
static void
ask_gap(struct out *o, uint8_t gap)
{
	if (gap == BLANK)
		o->gap = o->gap == 0 ? BLANK : o->gap;
	else if (gap == 1 && o->gap == 1)
		o->gap = 2; /* <br><br> */
	else
		o->gap = o->gap == BLANK ? gap : MAX(o->gap, gap);
}

static void
put(struct out *o, const char *s, size_t n)
{
	if (o->gap > 0 && o->n > 0 && (o->gap != BLANK || o->n > o->block)) {
		o->s[o->n++] = o->gap == BLANK ? ' ' : '\n';
		if (o->gap == 2)
			o->s[o->n++] = '\n';
	}
	if (o->gap == 2 || o->n == 0) {
		o->block = o->n;
		o->linked = 0;
	}
	o->gap = 0;
	memcpy(o->s + o->n, s, n);
	o->n += n;
	o->linked += o->links > 0 ? n : 0;
}

/* Characters without width that only advise the typesetter: soft hyphen,
 * zero width space, byte order mark. Their length in bytes, or 0. */
static size_t
unseen(const char *s)
{
	if (strncmp(s, "\xC2\xAD", 2) == 0)
		return 2;
	if (strncmp(s, "\xE2\x80\x8B", 3) == 0 ||
	        strncmp(s, "\xEF\xBB\xBF", 3) == 0)
		return 3;
	return 0;
}

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static void
put_text(struct out *o, const char *s)
{
	while (s != NULL && *s != '\0') {
		size_t n = 0, hidden = unseen(s);

		if (is_blank(*s) || hidden > 0) {
			if (hidden == 0)
				ask_gap(o,
				        o->pre > 0 && *s == '\n' ? 1 : BLANK);
			s += hidden > 0 ? hidden : 1;
			continue;
		}
		while (s[n] != '\0' && !is_blank(s[n]) && unseen(s + n) == 0)
			n++;
		put(o, s, n);
		s += n;
	}
}

/* Nothing but no-break spaces, bullets, rules. */
static bool
is_wordless(struct wg_str text)
{
	size_t at = 0;

	while (at < text.n)
		if (g_unichar_isalnum(wg_utf8_next(text, &at)))
			return false;
	return true;
}

static void
truncate_to(struct out *o, size_t n)
{
	o->n = n;
	while (o->n > 0 && o->s[o->n - 1] == '\n')
		o->n--;
}

/* Drops the block if it is no prose: without a word, a bare link (except
 * in a heading), or the page's title again. A heading over nothing but
 * links goes with them. */
static void
end_block(struct out *o)
{
	struct wg_str text = {o->s + o->block, o->n - o->block};
	bool linked = o->linked * 10 > text.n * 8 && !o->heading;

	if (linked)
		truncate_to(o, o->head);
	else if (is_wordless(text) ||
	         (o->heading && wg_str_eq(wg_str_trim(text), o->title)))
		truncate_to(o, o->block);
	else if (!o->heading)
		o->head = o->n;
	o->head = MIN(o->head, o->n);
	o->block = o->n;
	o->linked = 0;
	o->heading = false;
	o->gap = 2;
}

static void
at_element(struct out *o, const struct wg_html_mark *m, bool left)
{
	uint32_t step = left ? -1u : 1u;

	switch ((enum wg_html_flow)m->flow) {
	case WG_HTML_INLINE:
	case WG_HTML_SKIP:
	case WG_HTML_SOFT:
		break;
	case WG_HTML_LINK:
		o->links += step;
		break;
	case WG_HTML_BREAK:
		if (!left)
			ask_gap(o, 1);
		break;
	case WG_HTML_QUOTE:
		put(o, left ? "\xE2\x80\x9D" : "\xE2\x80\x9C", 3);
		break;
	case WG_HTML_PRE:
		o->pre += step;
		end_block(o);
		break;
	case WG_HTML_HEADING:
		o->heading |= left;
		end_block(o);
		break;
	case WG_HTML_BLOCK:
		end_block(o);
	}
}

/* No node makes more than its text, a gap and a quotation mark. */
static size_t
bound(xmlNode *root)
{
	struct wg_html_walk w = {root, root, false};
	size_t n = 16;

	do {
		n += 8;
		if (w.node->type == XML_TEXT_NODE && !w.left &&
		        w.node->content != NULL)
			n += strlen((const char *)w.node->content);
	} while (wg_html_next(&w, true));
	return n;
}

struct wg_str
wg_html_text(struct wg_arena *arena, struct _xmlNode *root, struct wg_str title)
{
	struct wg_html_walk w = {root, root, false};
	struct out o = {.s = wg_arena_alloc(arena, bound(root)),
	        .title = title};
	uint32_t inside = 0;
	bool into;

	do {
		const struct wg_html_mark *m = wg_html_mark_of(w.node);

		into = m != NULL && m->flow != WG_HTML_SKIP;
		if (m != NULL && m->picked && !w.left)
			inside++;
		if (m != NULL && inside > 0)
			at_element(&o, m, w.left);
		if (m != NULL && m->picked && w.left)
			inside--;
		if (w.node->type == XML_TEXT_NODE && !w.left && inside > 0)
			put_text(&o, (const char *)w.node->content);
	} while (wg_html_next(&w, into));
	end_block(&o);
	truncate_to(&o, o.head);
	return wg_str_trim((struct wg_str){o.s, o.n});
}
