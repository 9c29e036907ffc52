/* The layers of an article as lines: for people, and for tests to compare.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   #mention  i  beg  end  kind  form  class   ...  text
 *   mention   0  0    10   Place name  City    ...  WASHINGTON
 *
 * Absent values are "-". Tab, newline and backslash in text are escaped.
 */
#include "run/run.h"

#include <inttypes.h>
#include <string.h>

static const char *const kinds[WG_KIND_END] = {"-", "person", "state", "body",
        "agreement", "place", "title"};
static const char *const claims[WG_CLAIM_END] = {"asserted", "former",
        "planned", "denied", "possible"};
static const char *const roles[] = {"actor", "recipient"};
static const char *const forms[] = {"name", "adjective", "people", "metonym",
        "acronym", "surname", "pronoun", "nominal"};
/* One letter a bit of enum wg_shape, in its order. */
static const char shapes[] = "wCAdpgfb";

struct dump {
	const struct wg_doc *doc;
	const struct wg_onto *onto;
	FILE *f;
};

/* ---- cells -------------------------------------------------------------- */

static void
put_text(const struct dump *d, struct wg_str text)
{
	size_t i;

	fputc('\t', d->f);
	if (text.n == 0)
		fputc('-', d->f);
	for (i = 0; i < text.n; i++) {
		const char *at = strchr("\tt\nn\rr\\\\", text.s[i]);

		if (text.s[i] != '\0' && at != NULL &&
		        (text.s[i] < ' ' || text.s[i] == '\\'))
			fprintf(d->f, "\\%c", at[1]);
		else
			fputc(text.s[i], d->f);
	}
}

static void
put_name(const struct dump *d, const char *const *names, size_t n, size_t i)
{
	fprintf(d->f, "\t%s", i < n ? names[i] : "?");
}
#define PUT_NAME(d, names, i)                                                  \
	put_name((d), (names), sizeof(names) / sizeof *(names), (i))

static void
put_index(const struct dump *d, uint32_t i)
{
	if (i == WG_NONE)
		fputs("\t-", d->f);
	else
		fprintf(d->f, "\t%" PRIu32, i);
}

static void
put_date(const struct dump *d, struct wg_date date)
{
	char buf[11];
	size_t n = date.year != 0 ? wg_date_print(date, buf) : 0;

	put_text(d, (struct wg_str){buf, n});
}

static void
put_class(const struct dump *d, uint16_t cls)
{
	struct wg_str name = {"-", 1};

	if (cls < d->onto->n[WG_SEC_CLASS])
		name = wg_onto_str(d->onto,
		        WG_ROW(d->onto, wg_class, WG_SEC_CLASS, cls)->local);
	put_text(d, name);
}

static void
put_property(const struct dump *d, uint16_t property)
{
	struct wg_str name = {"-", 1};

	if (property < d->onto->n[WG_SEC_PROPERTY])
		name = wg_onto_str(d->onto,
		        WG_ROW(d->onto, wg_property, WG_SEC_PROPERTY, property)
		                ->local);
	put_text(d, name);
}

static void
put_rule(const struct dump *d, uint32_t rule)
{
	struct wg_str name = {"-", 1};

	if (rule < d->onto->n[WG_SEC_RULE])
		name = wg_onto_str(d->onto,
		        WG_ROW(d->onto, wg_rule, WG_SEC_RULE, rule)->name);
	put_text(d, name);
}

static void
put_title(const struct dump *d, uint32_t title)
{
	struct wg_str name = {"-", 1};

	if (title < d->onto->n[WG_SEC_TITLE])
		name = wg_onto_str(d->onto,
		        WG_ROW(d->onto, wg_title, WG_SEC_TITLE, title)->label);
	put_text(d, name);
}

static void
put_entity(const struct dump *d, uint32_t entity)
{
	struct wg_str name = {"-", 1};

	if (entity < d->doc->entities.n) {
		const struct wg_entity *e = &d->doc->entities.v[entity];

		name = e->iri.n > 0 ? e->iri : e->label;
	}
	put_text(d, name);
}

/* A tag by its name in the model. */
static void
put_symbol(const struct dump *d, enum wg_model_section sec, uint16_t id)
{
	struct wg_str name = {"-", 1};

	if (id != 0 && d->onto->models != NULL)
		name = wg_model_name(&d->onto->models->file, sec, id);
	put_text(d, name);
}

static void
put_span(const struct dump *d, struct wg_span span)
{
	fprintf(d->f, "\t%" PRIu32 "\t%" PRIu32, span.beg, span.end);
}

static void
put_set(const struct dump *d, const char *letters, unsigned set)
{
	size_t i;

	fputc('\t', d->f);
	if (set == 0)
		fputc('-', d->f);
	for (i = 0; letters[i] != '\0'; i++)
		if (set & 1u << i)
			fputc(letters[i], d->f);
}

static void
put_form(const struct dump *d, unsigned form)
{
	size_t i = 0;

	while (i < sizeof forms / sizeof *forms && form != 1u << i)
		i++;
	PUT_NAME(d, forms, i);
}

/* ---- layers ------------------------------------------------------------- */

static void
dump_article(const struct dump *d)
{
	const struct wg_doc *doc = d->doc;

	put_text(d, doc->id);
	put_text(d, doc->url);
	put_text(d, doc->title);
	put_text(d, doc->source);
	put_text(d, doc->language);
	put_date(d, doc->published);
	put_text(d, doc->dateline);
	put_text(d, doc->dateline_place);
	put_text(d, doc->dateline_agency);
	put_date(d, doc->dateline_date);
	fprintf(d->f, "\t%" PRIu32, doc->body);
}

static void
dump_token(const struct dump *d, uint32_t i)
{
	const struct wg_token *t = &d->doc->tokens.v[i];

	put_span(d, t->span);
	put_set(d, shapes, t->shape);
	put_symbol(d, WG_MS_UPOS, t->upos);
	put_symbol(d, WG_MS_XPOS, t->xpos);
	put_index(d, t->head);
	put_symbol(d, WG_MS_REL, t->rel);
	put_symbol(d, WG_MS_LABEL, t->label);
	put_text(d, wg_doc_str(d->doc, t->span));
}

static void
dump_sentence(const struct dump *d, uint32_t i)
{
	const struct wg_sent *s = &d->doc->sents.v[i];

	put_span(d, s->span);
	fprintf(d->f, "\t%" PRIu32 "\t%" PRIu32 "\t%u", s->first, s->end,
	        s->paragraph);
	put_text(d, wg_doc_str(d->doc, s->span));
}

static void
dump_mention(const struct dump *d, uint32_t i)
{
	const struct wg_mention *m = &d->doc->mentions.v[i];

	put_span(d, m->span);
	PUT_NAME(d, kinds, m->kind);
	put_form(d, m->form);
	put_class(d, m->cls);
	put_index(d, m->outer);
	put_index(d, m->entity);
	put_index(d, m->name);
	put_title(d, m->kind == WG_TITLE ? m->title : WG_NONE);
	put_rule(d, m->rule);
	put_text(d, wg_doc_str(d->doc, m->span));
}

static void
dump_time(const struct dump *d, uint32_t i)
{
	const struct wg_time *t = &d->doc->times.v[i];

	put_span(d, t->span);
	put_date(d, t->date);
	put_date(d, t->until);
	put_text(d, wg_doc_str(d->doc, t->span));
}

static void
dump_quote(const struct dump *d, uint32_t i)
{
	const struct wg_quote *q = &d->doc->quotes.v[i];

	put_span(d, q->span);
	put_entity(d, q->speaker);
	put_index(d, q->same_as);
	put_text(d,
	        wg_doc_str(d->doc, wg_doc_tokens_span(d->doc, q->speaker_first,
	                                   q->speaker_end)));
	put_text(d, wg_doc_str(d->doc, q->span));
}

static void
dump_entity(const struct dump *d, uint32_t i)
{
	const struct wg_entity *e = &d->doc->entities.v[i];

	PUT_NAME(d, kinds, e->kind);
	put_class(d, e->cls);
	put_text(d, e->iri);
	put_index(d, e->entry);
	put_index(d, e->first);
	fprintf(d->f, "\t%s", e->ambiguous ? "ambiguous" : "-");
	put_text(d, e->label);
}

static void
dump_statement(const struct dump *d, uint32_t i)
{
	const struct wg_stmt *s = &d->doc->stmts.v[i];

	put_entity(d, s->subject);
	put_property(d, s->property);
	put_entity(d, s->object);
	PUT_NAME(d, claims, s->status);
	fprintf(d->f, "\t%.2f", (double)s->score);
	put_rule(d, s->rule);
	put_title(d, s->title);
	put_entity(d, s->speaker);
	put_date(d, s->from);
	put_date(d, s->until);
	put_span(d, s->evidence);
	put_text(d, wg_doc_str(d->doc, s->evidence));
}

static void
dump_event(const struct dump *d, uint32_t i)
{
	const struct wg_event *e = &d->doc->events.v[i];

	put_class(d, e->cls);
	PUT_NAME(d, claims, e->status);
	fprintf(d->f, "\t%.2f", (double)e->score);
	put_rule(d, e->rule);
	put_entity(d, e->place);
	put_entity(d, e->speaker);
	put_date(d, e->date);
	put_text(d, wg_doc_str(d->doc, e->trigger));
	put_span(d, e->evidence);
	put_text(d, wg_doc_str(d->doc, e->evidence));
}

static void
dump_party(const struct dump *d, uint32_t i)
{
	const struct wg_party *p = &d->doc->parties.v[i];

	put_index(d, p->event);
	PUT_NAME(d, roles, p->role);
	put_entity(d, p->entity);
}

/* ---- all ---------------------------------------------------------------- */

/* clang-format off */
static const struct layer {
	const char *name, *columns;
	size_t count;             /* where struct wg_doc has their number */
	void (*dump)(const struct dump *, uint32_t i);
} layers[] = {
	{"sentence", "i beg end first end paragraph text",
	 offsetof(struct wg_doc, sents.n), dump_sentence},
	{"token", "i beg end shape upos xpos head rel name text",
	 offsetof(struct wg_doc, tokens.n), dump_token},
	{"mention", "i beg end kind form class outer entity name title rule text",
	 offsetof(struct wg_doc, mentions.n), dump_mention},
	{"time", "i beg end date until text",
	 offsetof(struct wg_doc, times.n), dump_time},
	{"quote", "i beg end speaker same-as words text",
	 offsetof(struct wg_doc, quotes.n), dump_quote},
	{"entity", "i kind class iri entry mention ambiguous label",
	 offsetof(struct wg_doc, entities.n), dump_entity},
	{"statement", "i subject property object status score rule title speaker "
	 "from until beg end text",
	 offsetof(struct wg_doc, stmts.n), dump_statement},
	{"event", "i class status score rule place speaker date trigger beg end "
	 "text",
	 offsetof(struct wg_doc, events.n), dump_event},
	{"party", "i event role entity",
	 offsetof(struct wg_doc, parties.n), dump_party},
};
/* clang-format on */

static void
put_columns(const struct dump *d, const char *name, const char *columns)
{
	fprintf(d->f, "#%s\t", name);
	for (; *columns != '\0'; columns++)
		fputc(*columns == ' ' ? '\t' : *columns, d->f);
	fputc('\n', d->f);
}

static void
dump_layer(const struct dump *d, const struct layer *l)
{
	uint32_t n, i;

	memcpy(&n, (const char *)d->doc + l->count, sizeof n);
	for (i = 0; i < n; i++) {
		if (i == 0)
			put_columns(d, l->name, l->columns);
		fprintf(d->f, "%s", l->name);
		put_index(d, i);
		l->dump(d, i);
		fputc('\n', d->f);
	}
}

void
wg_dump(const struct wg_doc *doc, const struct wg_onto *onto, FILE *out)
{
	struct dump d = {doc, onto, out};
	size_t i;

	put_columns(&d, "article",
	        "id url title source language published "
	        "dateline place agency date body");
	fputs("article", out);
	dump_article(&d);
	fputc('\n', out);
	for (i = 0; i < sizeof layers / sizeof *layers; i++)
		dump_layer(&d, &layers[i]);
}
