/* HTML, to look at: the article with its names marked, then its facts and
 * events with the words that say each. A view, not the graph.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "serializer.h"

static const char page_start[] =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
        "<meta charset=\"utf-8\">\n<title>wiregraph</title>\n<style>\n"
        "body { font: 1em/1.5 sans-serif; max-width: 60em; margin: 1em auto;"
        " padding: 0 1em }\n"
        ".text { white-space: pre-wrap }\n"
        ".meta, caption, th { color: #555; text-align: left }\n"
        "table { border-collapse: collapse; margin: 1em 0; width: 100% }\n"
        "td, th { border-top: 1px solid #ccc; padding: .2em .6em;"
        " vertical-align: top }\n"
        "mark { padding: 0 .1em }\n"
        ".person { background: #fde2b8 } .state { background: #cfe3fa }\n"
        ".body { background: #d8f0d0 } .place { background: #eadcf5 }\n"
        ".agreement { background: #f8d0d0 }\n"
        "</style>\n</head>\n<body>\n";

static const char *const kinds[WG_KIND_END] = {[WG_PERSON] = "person",
        [WG_STATE] = "state",
        [WG_BODY] = "body",
        [WG_AGREEMENT] = "agreement",
        [WG_PLACE] = "place"};

static const char *const statuses[WG_CLAIM_END] = {[WG_ASSERTED] = "asserted",
        [WG_FORMER] = "former",
        [WG_PLANNED] = "planned",
        [WG_DENIED] = "denied",
        [WG_POSSIBLE] = "possible"};

static bool
begin(struct wg_writer *w, int syntax, struct wg_diag *diag)
{
	(void)syntax;
	(void)diag;
	fputs(page_start, w->out.f);
	return true;
}

/* ---- text --------------------------------------------------------------- */

/* HTML has no way to write controls; a reader may have let some through. */
static void
put_text(FILE *f, struct wg_str text)
{
	size_t i;

	for (i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.s[i];

		if (c == '<')
			fputs("&lt;", f);
		else if (c == '&')
			fputs("&amp;", f);
		else if (c == '"')
			fputs("&quot;", f);
		else if (c < 0x20 && c != '\n' && c != '\t')
			putc(' ', f);
		else
			putc(c, f);
	}
}

static void
put_cell(FILE *f, struct wg_str text)
{
	fputs("<td>", f);
	put_text(f, text);
	fputs("</td>", f);
}

static bool
is_shown(const struct wg_doc *doc, uint32_t entity)
{
	return entity < doc->entities.n &&
	       doc->entities.v[entity].kind < WG_KIND_END &&
	       kinds[doc->entities.v[entity].kind] != NULL;
}

static struct wg_str
label_of(const struct wg_doc *doc, uint32_t entity)
{
	return is_shown(doc, entity) ? doc->entities.v[entity].label
	                             : WG_STR("?");
}

static void
put_marked(FILE *f, const struct wg_doc *doc, const struct wg_mention *m)
{
	const struct wg_entity *e = &doc->entities.v[m->entity];

	fprintf(f, "<mark class=\"%s\" title=\"", kinds[e->kind]);
	put_text(f, e->label);
	fputs("\">", f);
	put_text(f, wg_doc_str(doc, m->span));
	fputs("</mark>", f);
}

/* Outer mentions stand before those inside them: whatever begins before the
 * last mark has ended is left unmarked. */
static void
put_article_text(FILE *f, const struct wg_doc *doc)
{
	uint32_t i, at = 0;

	fputs("<div class=\"text\">", f);
	for (i = 0; i < doc->mentions.n; i++) {
		const struct wg_mention *m = &doc->mentions.v[i];

		if (m->span.beg < at || !is_shown(doc, m->entity))
			continue;
		put_text(f, wg_doc_str(doc, (struct wg_span){at, m->span.beg}));
		put_marked(f, doc, m);
		at = m->span.end;
	}
	put_text(f,
	        wg_doc_str(doc, (struct wg_span){at, (uint32_t)doc->text.n}));
	fputs("</div>\n", f);
}

static void
put_head(FILE *f, const struct wg_doc *doc)
{
	char date[11] = "";

	if (doc->published.year != 0)
		wg_date_print(doc->published, date);
	fputs("<h1>", f);
	put_text(f, doc->title.n > 0 ? doc->title : doc->id);
	fputs("</h1>\n<p class=\"meta\">", f);
	put_text(f, doc->source);
	fprintf(f, " %s ", date);
	put_text(f, doc->dateline);
	fputs("</p>\n", f);
}

/* ---- facts, events ------------------------------------------------------ */

/* The cells that facts and events have alike. */
static void
put_claim(struct wg_writer *w, const struct wg_doc *doc, unsigned status,
        float score, uint32_t rule, struct wg_span words)
{
	int k = (int)(score * 100.0f + 0.5f);
	struct wg_str name = {NULL, 0};

	if (rule < w->onto->n[WG_SEC_RULE])
		name = wg_onto_str(w->onto,
		        WG_ROW(w->onto, wg_rule, WG_SEC_RULE, rule)->name);
	fprintf(w->out.f, "<td>%s</td><td>%d.%02d</td>",
	        statuses[status < WG_CLAIM_END ? status : 0], k / 100, k % 100);
	put_cell(w->out.f, name);
	put_cell(w->out.f, wg_doc_str(doc, words));
	fputs("</tr>\n", w->out.f);
}

static void
put_facts(struct wg_writer *w, const struct wg_doc *doc)
{
	uint32_t i;

	if (doc->stmts.n == 0)
		return;
	fputs("<table>\n<caption>Facts</caption>\n<tr><th>who<th>is<th>of"
	      "<th>claimed<th>sure<th>rule<th>words</tr>\n",
	        w->out.f);
	for (i = 0; i < doc->stmts.n; i++) {
		const struct wg_stmt *st = &doc->stmts.v[i];

		if (st->property >= w->onto->n[WG_SEC_PROPERTY])
			continue;
		fputs("<tr>", w->out.f);
		put_cell(w->out.f, label_of(doc, st->subject));
		put_cell(w->out.f,
		        wg_onto_str(w->onto,
		                WG_ROW(w->onto, wg_property, WG_SEC_PROPERTY,
		                        st->property)
		                        ->local));
		put_cell(w->out.f, label_of(doc, st->object));
		put_claim(w, doc, st->status, st->score, st->rule,
		        st->evidence);
	}
	fputs("</table>\n", w->out.f);
}

static void
put_parties(FILE *f, const struct wg_doc *doc, uint32_t event, uint8_t role)
{
	const char *sep = "";
	uint32_t i;

	fputs("<td>", f);
	for (i = 0; i < doc->parties.n; i++) {
		const struct wg_party *p = &doc->parties.v[i];

		if (p->event != event || p->role != role)
			continue;
		fputs(sep, f);
		put_text(f, label_of(doc, p->entity));
		sep = ", ";
	}
	fputs("</td>", f);
}

static void
put_event(struct wg_writer *w, const struct wg_doc *doc, uint32_t i)
{
	const struct wg_event *e = &doc->events.v[i];
	char date[11] = "";

	if (e->date.year != 0)
		wg_date_print(e->date, date);
	fputs("<tr>", w->out.f);
	put_cell(w->out.f, wg_onto_str(w->onto, WG_ROW(w->onto, wg_class,
	                                                WG_SEC_CLASS, e->cls)
	                                                ->local));
	put_parties(w->out.f, doc, i, WG_ROLE_ACTOR);
	put_parties(w->out.f, doc, i, WG_ROLE_RECIPIENT);
	put_cell(w->out.f, wg_str(date));
	put_claim(w, doc, e->status, e->score, e->rule, e->evidence);
}

static void
put_events(struct wg_writer *w, const struct wg_doc *doc)
{
	uint32_t i;

	if (doc->events.n == 0)
		return;
	fputs("<table>\n<caption>Events</caption>\n<tr><th>what<th>who"
	      "<th>to whom<th>when<th>claimed<th>sure<th>rule<th>words</tr>\n",
	        w->out.f);
	for (i = 0; i < doc->events.n; i++)
		if (doc->events.v[i].cls < w->onto->n[WG_SEC_CLASS])
			put_event(w, doc, i);
	fputs("</table>\n", w->out.f);
}

static bool
put(struct wg_writer *w, struct wg_doc *doc, struct wg_diag *diag)
{
	(void)diag;
	fputs("<article>\n", w->out.f);
	put_head(w->out.f, doc);
	put_article_text(w->out.f, doc);
	put_facts(w, doc);
	put_events(w, doc);
	fputs("</article>\n", w->out.f);
	return true;
}

static bool
end(struct wg_writer *w, struct wg_diag *diag)
{
	(void)diag;
	fputs("</body>\n</html>\n", w->out.f);
	return true;
}

const struct wg_serializer wg_html = {begin, put, end};
