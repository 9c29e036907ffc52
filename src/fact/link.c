/* Links the entities of the article to the lexicon and gives them IRIs.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fact/fact.h"

#include <string.h>

/* ---- labels ------------------------------------------------------------------- */

static struct wg_str
form_of(const struct wg_doc *doc, const struct wg_mention *m)
{
	return wg_doc_str(doc, m->span);
}

static bool
is_name(const struct wg_mention *m)
{
	return (m->form & (WG_FORM_NAME | WG_FORM_ACRONYM)) != 0;
}

/* A proper name before adjectives and metonyms, then the longer. */
static bool
is_fuller(const struct wg_mention *a, const struct wg_mention *b)
{
	if (is_name(a) != is_name(b))
		return is_name(a);
	return a->span.end - a->span.beg > b->span.end - b->span.beg;
}

/* ---- candidates ----------------------------------------------------------------- */

/* Whether the entry holds any office on the day, as far as the lexicon
 * knows; an entry without dated facts always may. */
static bool
in_office(const struct wg_onto *o, const struct wg_entry *e, struct wg_date day)
{
	uint32_t i;
	bool dated = false;

	for (i = e->fact; i < e->fact + e->fact_n; i++) {
		const struct wg_lexfact *f =
		        WG_ROW(o, wg_lexfact, WG_SEC_FACT, i);

		if (f->from.year == 0 && f->until.year == 0)
			continue;
		dated = true;
		if ((f->from.year == 0 || wg_date_cmp(f->from, day) <= 0) &&
		        (f->until.year == 0 ||
		                wg_date_cmp(day, wg_date_last(f->until)) <= 0))
			return true;
	}
	return !dated;
}

/* Better of two entries for one name: who is in office on the article's
 * day, then the more prominent by far; 0 if that cannot be told. */
static int
prefer(const struct wg_onto *o, struct wg_date day, uint32_t a, uint32_t b)
{
	const struct wg_entry *x = WG_ROW(o, wg_entry, WG_SEC_ENTRY, a);
	const struct wg_entry *y = WG_ROW(o, wg_entry, WG_SEC_ENTRY, b);

	if (x->kind == WG_PERSON && day.year != 0 &&
	        in_office(o, x, day) != in_office(o, y, day))
		return in_office(o, x, day) ? 1 : -1;
	if (x->weight > 2 * y->weight)
		return 1;
	return y->weight > 2 * x->weight ? -1 : 0;
}

/* The entry that a sense of the mention's words names, if it is of the
 * mention's kind. */
static uint32_t
entry_of(const struct wg_doc *doc, const struct wg_onto *o,
        const struct wg_mention *m, const struct wg_phrase *p,
        const struct wg_sense *s)
{
	uint32_t entry;

	if (s->kind != WG_SENSE_NAME || !wg_sense_fits(doc, p, s))
		return WG_NONE;
	entry = WG_ROW(o, wg_name, WG_SEC_NAME, s->ref)->entry;
	if (WG_ROW(o, wg_entry, WG_SEC_ENTRY, entry)->kind != m->kind)
		return WG_NONE;
	return entry;
}

/* Goes once over the entries that the phrase may name. With `all` false
 * `best` gives way to each better one; with `all` true it is kept if it is
 * better than all the others, for being better is not transitive. */
static uint32_t
contest(const struct wg_doc *doc, const struct wg_onto *o,
        const struct wg_mention *m, const struct wg_phrase *p, uint32_t best,
        bool all)
{
	struct wg_date day = wg_doc_day(doc);
	uint32_t row = p->sense, entry;
	const struct wg_sense *s;

	do {
		s = WG_ROW(o, wg_sense, WG_SEC_SENSE, row++);
		entry = entry_of(doc, o, m, p, s);
		if (entry == WG_NONE || entry == best)
			continue;
		if (best == WG_NONE)
			best = entry;
		else if (all && prefer(o, day, best, entry) <= 0)
			return WG_NONE;
		else if (!all && prefer(o, day, entry, best) > 0)
			best = entry;
	} while ((s->flags & WG_SENSE_LAST) == 0);
	return best;
}

/* Best entry of the mention's kind among the senses of its words. */
static uint32_t
best_entry(const struct wg_doc *doc, const struct wg_onto *o,
        const struct wg_mention *m, bool *ambiguous)
{
	uint32_t p = doc->phrase_at[m->first], best;

	*ambiguous = false;
	while (p < doc->phrase_at[m->first + 1] &&
	        doc->phrases.v[p].n != m->end - m->first)
		p++;
	if (p == doc->phrase_at[m->first + 1])
		return WG_NONE;
	best = contest(doc, o, m, &doc->phrases.v[p], WG_NONE, false);
	if (best == WG_NONE)
		return WG_NONE;
	*ambiguous =
	        contest(doc, o, m, &doc->phrases.v[p], best, true) == WG_NONE;
	return best;
}

static void
link_entity(struct wg_doc *doc, const struct wg_onto *o, uint32_t mention)
{
	const struct wg_mention *m = &doc->mentions.v[mention];
	struct wg_entity *e = &doc->entities.v[m->entity];
	bool ambiguous;
	uint32_t entry;

	if (m->name == WG_NONE || e->entry != WG_NONE)
		return;
	entry = best_entry(doc, o, m, &ambiguous);
	e->ambiguous |= ambiguous;
	if (entry == WG_NONE || ambiguous)
		return;
	e->entry = entry;
	e->ambiguous = false;
	e->cls = WG_ROW(o, wg_entry, WG_SEC_ENTRY, entry)->cls;
}

/* ---- labels ---------------------------------------------------------------- */

/* The fullest form in the text; for an entity that the text calls by an
 * adjective or a metonym only, the lexicon's label. */
static void
label_entities(struct wg_doc *doc, const struct wg_onto *o)
{
	uint32_t *best = wg_arena_alloc(doc->arena,
	        (doc->entities.n + 1) * sizeof *best);
	uint32_t i;

	memset(best, 0xFF, (doc->entities.n + 1) * sizeof *best);
	for (i = 0; i < doc->mentions.n; i++) {
		const struct wg_mention *m = &doc->mentions.v[i];

		if (m->entity != WG_NONE &&
		        (best[m->entity] == WG_NONE ||
		                is_fuller(m,
		                        &doc->mentions.v[best[m->entity]])))
			best[m->entity] = i;
	}
	for (i = 0; i < doc->entities.n; i++) {
		struct wg_entity *e = &doc->entities.v[i];

		e->first = best[i];
		e->label = form_of(doc, &doc->mentions.v[best[i]]);
		if (e->entry != WG_NONE && !is_name(&doc->mentions.v[best[i]]))
			e->label = wg_onto_str(o,
			        WG_ROW(o, wg_entry, WG_SEC_ENTRY, e->entry)
			                ->label);
	}
}

/* ---- IRIs ------------------------------------------------------------------------ */

static struct wg_str
folder_of(uint8_t kind)
{
	static const char *const folders[WG_KIND_END] = {[WG_PERSON] = "person",
	        [WG_STATE] = "state",
	        [WG_BODY] = "body",
	        [WG_AGREEMENT] = "agreement",
	        [WG_PLACE] = "place"};

	return wg_str(folders[kind]);
}

static void
name_entity(struct wg_doc *doc, const struct wg_onto *o, struct wg_entity *e)
{
	struct wg_str folder = folder_of(e->kind);

	if (e->entry != WG_NONE) {
		e->iri = wg_onto_str(o,
		        WG_ROW(o, wg_entry, WG_SEC_ENTRY, e->entry)->id);
		return;
	}
	e->iri = wg_arena_printf(doc->arena, "%s/%s", folder.s,
	        wg_slug(doc->arena, e->label).s);
}

enum wg_status
wg_stage_link(struct wg_doc *doc, const struct wg_onto *o, struct wg_diag *diag)
{
	uint32_t i;

	(void)diag;
	for (i = 0; i < doc->mentions.n; i++)
		if (doc->mentions.v[i].entity != WG_NONE)
			link_entity(doc, o, i);
	label_entities(doc, o);
	for (i = 0; i < doc->entities.n; i++)
		name_entity(doc, o, &doc->entities.v[i]);
	return WG_OK;
}
