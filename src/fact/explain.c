/* Statements for people: what is claimed, by which rule, in which words.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   Anatoly Antonov  ambassadorOf  Russia
 *       asserted 0.97  title.of-state  said by TASS
 *       "Russian Ambassador to the US Anatoly Antonov"
 */
#include "fact/fact.h"

static const char *const statuses[WG_CLAIM_END] = {[WG_ASSERTED] = "asserted",
        [WG_FORMER] = "former",
        [WG_PLANNED] = "planned",
        [WG_DENIED] = "denied",
        [WG_POSSIBLE] = "possible"};

static struct wg_str
label_of(const struct wg_doc *doc, uint32_t entity)
{
	return entity < doc->entities.n ? doc->entities.v[entity].label
	                                : WG_STR("?");
}

/* The words on one line, between double quotes. */
static void
print_words(const struct wg_doc *doc, struct wg_span span, FILE *out)
{
	struct wg_str words = wg_doc_str(doc, span);
	size_t i;

	fputs("    \"", out);
	for (i = 0; i < words.n; i++) {
		unsigned char c = (unsigned char)words.s[i];

		putc(c < 0x20 || c == 0x7F ? ' ' : c, out);
	}
	fputs("\"\n", out);
}

static void
print_claim(const struct wg_doc *doc, const struct wg_onto *onto,
        unsigned status, float score, uint32_t rule, uint32_t speaker,
        FILE *out)
{
	int k = (int)(score * 100.0f + 0.5f);
	struct wg_str who, name;

	fprintf(out, "    %s %d.%02d",
	        statuses[status < WG_CLAIM_END ? status : 0], k / 100, k % 100);
	if (rule < onto->n[WG_SEC_RULE]) {
		name = wg_onto_str(onto,
		        WG_ROW(onto, wg_rule, WG_SEC_RULE, rule)->name);
		fprintf(out, "  by %.*s", WG_STR_FMT(name));
	}
	if (speaker < doc->entities.n) {
		who = label_of(doc, speaker);
		fprintf(out, "  said by %.*s", WG_STR_FMT(who));
	}
	putc('\n', out);
}

static void
explain_stmt(const struct wg_doc *doc, const struct wg_onto *onto,
        const struct wg_stmt *st, FILE *out)
{
	struct wg_str s = label_of(doc, st->subject);
	struct wg_str o = label_of(doc, st->object);
	struct wg_str p = WG_STR("?");

	if (st->property < onto->n[WG_SEC_PROPERTY])
		p = wg_onto_str(onto,
		        WG_ROW(onto, wg_property, WG_SEC_PROPERTY, st->property)
		                ->local);
	fprintf(out, "%.*s  %.*s  %.*s\n", WG_STR_FMT(s), WG_STR_FMT(p),
	        WG_STR_FMT(o));
	print_claim(doc, onto, st->status, st->score, st->rule, st->speaker,
	        out);
	print_words(doc, st->evidence, out);
}

static void
print_date(struct wg_date d, FILE *out)
{
	char text[11];

	if (d.year == 0)
		return;
	wg_date_print(d, text);
	fprintf(out, "  on %s", text);
}

static void
explain_event(const struct wg_doc *doc, const struct wg_onto *onto,
        uint32_t event, FILE *out)
{
	const struct wg_event *e = &doc->events.v[event];
	struct wg_str name = WG_STR("?");
	uint32_t i;

	if (e->cls < onto->n[WG_SEC_CLASS])
		name = wg_onto_str(onto,
		        WG_ROW(onto, wg_class, WG_SEC_CLASS, e->cls)->local);
	fprintf(out, "%.*s", WG_STR_FMT(name));
	for (i = 0; i < doc->parties.n; i++) {
		const struct wg_party *p = &doc->parties.v[i];
		struct wg_str who = label_of(doc, p->entity);

		if (p->event == event)
			fprintf(out, "  %s%.*s",
			        p->role == WG_ROLE_RECIPIENT ? "-> " : "",
			        WG_STR_FMT(who));
	}
	print_date(e->date, out);
	putc('\n', out);
	print_claim(doc, onto, e->status, e->score, e->rule, e->speaker, out);
	print_words(doc, e->evidence, out);
}

void
wg_explain(const struct wg_doc *doc, const struct wg_onto *onto, FILE *out)
{
	uint32_t i;

	for (i = 0; i < doc->stmts.n; i++)
		explain_stmt(doc, onto, &doc->stmts.v[i], out);
	for (i = 0; i < doc->events.n; i++)
		explain_event(doc, onto, i, out);
}
