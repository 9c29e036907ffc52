/* DOT, to draw: entities as nodes, facts as edges, events as nodes between.
 * A picture, not the graph: evidence, names and articles are left out.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "serializer.h"

struct state {
	GHashTable *lines; /* written; the same fact is drawn once */
};

static const char *const shapes[WG_KIND_END] = {[WG_PERSON] = "ellipse",
        [WG_STATE] = "doubleoctagon",
        [WG_BODY] = "box",
        [WG_AGREEMENT] = "note",
        [WG_PLACE] = "house"};

/* How a fact that is not asserted is drawn, and said. */
static const struct {
	const char *style, *mark;
} claims[WG_CLAIM_END] = {[WG_ASSERTED] = {"solid", ""},
        [WG_FORMER] = {"dashed", "former "},
        [WG_PLANNED] = {"dashed", "planned "},
        [WG_DENIED] = {"dotted", "denied "},
        [WG_POSSIBLE] = {"dotted", "possible "}};

static bool
begin(struct wg_writer *w, int syntax, struct wg_diag *diag)
{
	struct state *s = g_new0(struct state, 1);

	(void)syntax;
	(void)diag;
	s->lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	fputs("digraph wiregraph {\n\tgraph [rankdir=LR];\n"
	      "\tnode [fontname=\"sans-serif\"];\n"
	      "\tedge [fontname=\"sans-serif\", fontsize=10];\n",
	        w->out.f);
	w->state = s;
	return true;
}

/* Appends the text as a string of DOT. */
static void
quote(GString *line, struct wg_str text)
{
	size_t i;

	g_string_append_c(line, '"');
	for (i = 0; i < text.n; i++) {
		char c = text.s[i];

		if (c == '"' || c == '\\')
			g_string_append_c(line, '\\');
		g_string_append_c(line, c == '\n' ? ' ' : c);
	}
	g_string_append_c(line, '"');
}

static void
put_line(struct wg_writer *w, GString *line)
{
	struct state *s = w->state;
	char *text = g_string_free(line, FALSE);

	/* the table keeps the text */
	if (!g_hash_table_contains(s->lines, text)) {
		fprintf(w->out.f, "\t%s;\n", text);
		g_hash_table_add(s->lines, text);
	} else {
		g_free(text);
	}
}

static bool
is_drawn(const struct wg_doc *doc, uint32_t entity)
{
	const struct wg_entity *e;

	if (entity >= doc->entities.n)
		return false;
	e = &doc->entities.v[entity];
	return e->iri.n > 0 && e->kind < WG_KIND_END && shapes[e->kind] != NULL;
}

static void
put_entity(struct wg_writer *w, const struct wg_entity *e)
{
	GString *line = g_string_new(NULL);

	quote(line, e->iri);
	g_string_append(line, " [label=");
	quote(line, e->label);
	g_string_append_printf(line, ", shape=%s]", shapes[e->kind]);
	put_line(w, line);
}

static void
put_stmt(struct wg_writer *w, const struct wg_doc *doc,
        const struct wg_stmt *st)
{
	const struct wg_property *p =
	        WG_ROW(w->onto, wg_property, WG_SEC_PROPERTY, st->property);
	struct wg_str name = wg_onto_str(w->onto, p->local);
	GString *line = g_string_new(NULL);

	quote(line, doc->entities.v[st->subject].iri);
	g_string_append(line, " -> ");
	quote(line, doc->entities.v[st->object].iri);
	g_string_append_printf(line, " [label=\"%s%.*s\", style=%s%s]",
	        claims[st->status].mark, WG_STR_FMT(name),
	        claims[st->status].style,
	        p->flags & WG_PROP_SYMMETRIC ? ", dir=none" : "");
	put_line(w, line);
}

/* actor -> event -> recipient */
static void
put_party(struct wg_writer *w, const struct wg_doc *doc, struct wg_str event,
        const struct wg_party *p)
{
	struct wg_str who = doc->entities.v[p->entity].iri;
	bool is_actor = p->role == WG_ROLE_ACTOR;
	GString *line = g_string_new(NULL);

	quote(line, is_actor ? who : event);
	g_string_append(line, " -> ");
	quote(line, is_actor ? event : who);
	put_line(w, line);
}

static void
put_event(struct wg_writer *w, struct wg_doc *doc, uint32_t i)
{
	const struct wg_event *e = &doc->events.v[i];
	struct wg_str name = wg_onto_str(w->onto,
	        WG_ROW(w->onto, wg_class, WG_SEC_CLASS, e->cls)->local);
	char date[11] = "";
	struct wg_str id, label;
	GString *line = g_string_new(NULL);
	uint32_t k;

	if (e->date.year != 0)
		wg_date_print(e->date, date);
	id = wg_arena_printf(doc->arena, "%.*s#%u", WG_STR_FMT(w->graph),
	        e->trigger.beg);
	label = wg_arena_printf(doc->arena, "%s%.*s %s", claims[e->status].mark,
	        WG_STR_FMT(name), date);
	quote(line, id);
	g_string_append(line, " [label=");
	quote(line, wg_str_trim(label));
	g_string_append_printf(line, ", shape=plaintext]");
	put_line(w, line);
	for (k = 0; k < doc->parties.n; k++)
		if (doc->parties.v[k].event == i &&
		        is_drawn(doc, doc->parties.v[k].entity))
			put_party(w, doc, id, &doc->parties.v[k]);
}

static bool
put(struct wg_writer *w, struct wg_doc *doc, struct wg_diag *diag)
{
	uint32_t i;

	(void)diag;
	for (i = 0; i < doc->entities.n; i++)
		if (is_drawn(doc, i))
			put_entity(w, &doc->entities.v[i]);
	for (i = 0; i < doc->stmts.n; i++) {
		const struct wg_stmt *st = &doc->stmts.v[i];

		if (is_drawn(doc, st->subject) && is_drawn(doc, st->object) &&
		        st->property < w->onto->n[WG_SEC_PROPERTY] &&
		        st->status < WG_CLAIM_END)
			put_stmt(w, doc, st);
	}
	for (i = 0; i < doc->events.n; i++)
		if (doc->events.v[i].cls < w->onto->n[WG_SEC_CLASS] &&
		        doc->events.v[i].status < WG_CLAIM_END)
			put_event(w, doc, i);
	return true;
}

static bool
end(struct wg_writer *w, struct wg_diag *diag)
{
	struct state *s = w->state;

	(void)diag;
	fputs("}\n", w->out.f);
	g_hash_table_destroy(s->lines);
	g_free(s);
	return true;
}

const struct wg_serializer wg_dot = {begin, put, end};
