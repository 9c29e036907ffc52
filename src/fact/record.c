/* Offices that a title names and the lexicon has on record.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "match.h"

static bool
is_below(const struct wg_onto *o, uint16_t property, uint16_t super)
{
	uint16_t parent =
	        WG_ROW(o, wg_property, WG_SEC_PROPERTY, property)->parent;

	while (property != super && parent != property) {
		property = parent;
		parent = WG_ROW(o, wg_property, WG_SEC_PROPERTY, property)
		                 ->parent;
	}
	return property == super;
}

/* The article's entity that the lexicon entry is; WG_NONE: not named. */
static uint32_t
entity_of(const struct wg_maker *x, uint32_t entry)
{
	uint32_t i = wg_index_first(&x->entries, wg_hash_mix(entry, 0));

	while (i != WG_NONE && x->doc->entities.v[i].entry != entry)
		i = x->entries.next[i];
	return i;
}

/* The first of an entry comes first in its chain. */
void
wg_entries_index(struct wg_maker *x)
{
	uint32_t i = x->doc->entities.n;

	wg_index_init(&x->entries, x->doc->arena, i);
	while (i-- > 0)
		if (x->doc->entities.v[i].entry != WG_NONE)
			wg_index_put(&x->entries,
			        wg_hash_mix(x->doc->entities.v[i].entry, 0), i);
}

/* How the term on record stands to the article's day: it runs, it is over,
 * or (WG_CLAIM_END) it has not begun. */
static uint8_t
claim_of_term(const struct wg_doc *doc, const struct wg_lexfact *f)
{
	struct wg_date day = wg_doc_day(doc);

	if (day.year == 0)
		return WG_ASSERTED; /* the text says so, as of its day */
	if (f->from.year != 0 && wg_date_cmp(day, f->from) < 0)
		return WG_CLAIM_END;
	if (f->until.year != 0 && wg_date_cmp(wg_date_last(f->until), day) < 0)
		return WG_FORMER;
	return WG_ASSERTED;
}

/* "President Holm" says that Holm is president; of what, the lexicon
 * says, if it has that office of his on record and the article names the
 * state or body. A term that runs goes before one that is over. */
void
wg_make_record(struct wg_maker *x, const struct wg_act *a)
{
	const struct wg_mention *p = wg_bound_mention(x, a->a, 0);
	const struct wg_mention *t = wg_bound_mention(x, a->c, 0);
	uint32_t entry = p != NULL && p->entity != WG_NONE
	                         ? x->doc->entities.v[p->entity].entry
	                         : WG_NONE;
	const struct wg_lexfact *best = NULL;
	uint8_t best_claim = WG_CLAIM_END;
	const struct wg_entry *e;
	uint32_t i;

	if (t == NULL || entry == WG_NONE)
		return;
	e = WG_ROW(x->o, wg_entry, WG_SEC_ENTRY, entry);
	for (i = e->fact; i < e->fact + e->fact_n; i++) {
		const struct wg_lexfact *f =
		        WG_ROW(x->o, wg_lexfact, WG_SEC_FACT, i);
		uint8_t kind =
		        WG_ROW(x->o, wg_entry, WG_SEC_ENTRY, f->object)->kind;
		uint16_t property = wg_title_property(x->o, t->title, kind);
		uint8_t claim = claim_of_term(x->doc, f);

		if (property == WG_NO_PROPERTY || claim == WG_CLAIM_END ||
		        entity_of(x, f->object) == WG_NONE ||
		        (f->from.year == 0 && f->until.year == 0) ||
		        !is_below(x->o, f->property, property) ||
		        (best != NULL && claim >= best_claim))
			continue;
		best = f;
		best_claim = claim;
	}
	if (best == NULL)
		return;
	if (x->m.claim == WG_ASSERTED)
		x->m.claim = best_claim;
	wg_put_stmt(x, p->entity, best->property, entity_of(x, best->object),
	        t->title);
}
