/* The edges of the lattice that an instruction of a pattern accepts.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "pattern.h"

static bool
kind_fits(const struct wg_matcher *x, const struct wg_insn *i, uint8_t kind,
        uint8_t form, uint16_t cls)
{
	return (i->mask >> kind & 1) != 0 && (i->a & form) != 0 &&
	       (i->b == WG_NO_CLASS ||
	               wg_class_is_a(x->o, cls, (uint16_t)i->b));
}

static bool
sense_fits(const struct wg_matcher *x, const struct wg_insn *i,
        const struct wg_phrase *p, const struct wg_sense *s, struct wg_edge *e)
{
	const struct wg_name *name;
	const struct wg_entry *entry;

	if (i->op == WG_OP_WORD) {
		if (s->kind != WG_SENSE_WORD || s->ref < i->a || s->ref >= i->b)
			return false;
		*e = (struct wg_edge){p->n, s->ref, WG_BOUND_WORD,
		        WG_ROW(x->o, wg_wordclass, WG_SEC_WORDCLASS, s->ref)
		                ->claim};
		return true;
	}
	if (s->kind == WG_SENSE_TITLE) {
		*e = (struct wg_edge){p->n, s->ref, WG_BOUND_TITLE, 0};
		return x->phase == WG_PHASE_TITLE &&
		       (i->mask >> WG_TITLE & 1) != 0 &&
		       wg_sense_fits(x->doc, p, s);
	}
	if (s->kind != WG_SENSE_NAME || !wg_sense_fits(x->doc, p, s))
		return false;
	name = WG_ROW(x->o, wg_name, WG_SEC_NAME, s->ref);
	entry = WG_ROW(x->o, wg_entry, WG_SEC_ENTRY, name->entry);
	*e = (struct wg_edge){p->n, s->ref, WG_BOUND_NAME, 0};
	return kind_fits(x, i, entry->kind, name->form, entry->cls);
}

/* The edge of a lexicon phrase at `at` that the instruction accepts, the
 * longest first; `skip` have been tried before. */
static bool
phrase_edge(const struct wg_matcher *x, const struct wg_insn *i, uint32_t at,
        uint32_t skip, struct wg_edge *e)
{
	const uint32_t *at_p = x->doc->phrase_at;
	uint32_t p, s;

	for (p = at_p[at + 1]; p-- > at_p[at];) {
		const struct wg_phrase *phrase = &x->doc->phrases.v[p];
		const struct wg_sense *sense;

		s = phrase->sense;
		do {
			sense = WG_ROW(x->o, wg_sense, WG_SEC_SENSE, s++);
			if (!sense_fits(x, i, phrase, sense, e))
				continue;
			if (skip-- == 0)
				return true;
		} while ((sense->flags & WG_SENSE_LAST) == 0);
	}
	return false;
}

/* Facts see whole names, not what lies inside them; but a described
 * agreement ("the deal between X and Y") is no name: its parties show. */
bool
wg_edge_visible(const struct wg_matcher *x, const struct wg_mention *m)
{
	const struct wg_mention *outer;

	if (x->phase != WG_PHASE_FACT)
		return m->kind == WG_TITLE;
	if (m->outer == WG_NONE)
		return true;
	outer = &x->doc->mentions.v[m->outer];
	return outer->kind == WG_AGREEMENT && outer->name == WG_NONE;
}

static bool
mention_edge(const struct wg_matcher *x, const struct wg_insn *i, uint32_t at,
        uint32_t skip, struct wg_edge *e)
{
	uint32_t k = x->mention_at[at - x->first];

	for (; k < x->doc->mentions.n; k++) {
		const struct wg_mention *m = &x->doc->mentions.v[k];

		if (m->first != at)
			break;
		if (!wg_edge_visible(x, m) ||
		        !(m->kind == WG_TITLE ? (i->mask >> WG_TITLE & 1) != 0
		                              : kind_fits(x, i, m->kind,
		                                        m->form, m->cls)))
			continue;
		if (skip-- == 0) {
			*e = (struct wg_edge){m->end - m->first, k,
			        WG_BOUND_MENTION, 0};
			return true;
		}
	}
	return false;
}

static bool
time_edge(const struct wg_matcher *x, uint32_t at, uint32_t skip,
        struct wg_edge *e)
{
	uint32_t k = x->time_at[at - x->first];

	if (skip > 0 || k >= x->doc->times.n || x->doc->times.v[k].first != at)
		return false;
	*e = (struct wg_edge){x->doc->times.v[k].end - at, k, WG_BOUND_TIME, 0};
	return true;
}

static bool
personal_edge(const struct wg_matcher *x, uint8_t kind, uint32_t at,
        uint32_t skip, struct wg_edge *e)
{
	uint32_t p = x->doc->phrase_at[at];
	uint32_t s;
	const struct wg_sense *sense;

	if (skip > 0 || p == x->doc->phrase_at[at + 1] ||
	        x->doc->phrases.v[p].n != 1 ||
	        (x->doc->tokens.v[at].shape & WG_SHAPE_CAP) == 0)
		return false;
	s = x->doc->phrases.v[p].sense;
	do {
		sense = WG_ROW(x->o, wg_sense, WG_SEC_SENSE, s++);
		*e = (struct wg_edge){1, sense->ref, WG_BOUND_SPAN, 0};
		if (sense->kind == kind)
			return true;
	} while ((sense->flags & WG_SENSE_LAST) == 0);
	return false;
}

static bool
token_edge(const struct wg_matcher *x, const struct wg_insn *i, uint32_t at,
        uint32_t skip, struct wg_edge *e)
{
	const struct wg_token *t = &x->doc->tokens.v[at];
	uint64_t want = i->a | (uint64_t)i->b << 32;

	*e = (struct wg_edge){1, 0, WG_BOUND_SPAN, 0};
	if (skip > 0)
		return false;
	switch (i->op) {
	case WG_OP_FOLD:
		return t->fold == want;
	case WG_OP_EXACT:
		return t->exact == want;
	case WG_OP_SHAPE:
		return (t->shape & i->mask) == i->mask;
	default:
		return true; /* WG_OP_ANY */
	}
}

bool
wg_holds_class(const struct wg_holdings *h, uint32_t from, uint32_t to)
{
	uint32_t w = from / 64, last = (to - 1) / 64;
	uint64_t mask = UINT64_MAX << from % 64;

	if (last >= CLASS_WORDS)
		return true;
	for (; w < last; w++, mask = UINT64_MAX)
		if ((h->classes[w] & mask) != 0)
			return true;
	mask &= UINT64_MAX >> (63 - (to - 1) % 64);
	return (h->classes[w] & mask) != 0;
}

/* The skip-th edge from `at` that the instruction accepts. */
bool
wg_edge_find(const struct wg_matcher *x, const struct wg_insn *i, uint32_t at,
        uint32_t skip, struct wg_edge *e)
{
	const struct wg_holdings *here;

	if (at >= x->end)
		return false;
	here = &x->here[at - x->first];
	switch (i->op) {
	case WG_OP_WORD:
		return wg_holds_class(here, i->a, i->b) &&
		       phrase_edge(x, i, at, skip, e);
	case WG_OP_MENTION:
		if ((here->kinds & i->mask) == 0)
			return false;
		if (x->phase != WG_PHASE_FACT &&
		        (i->mask != 1u << WG_TITLE ||
		                x->phase == WG_PHASE_TITLE))
			return phrase_edge(x, i, at, skip, e);
		return mention_edge(x, i, at, skip, e);
	case WG_OP_TIME:
		return time_edge(x, at, skip, e);
	case WG_OP_FORENAME:
		return personal_edge(x, WG_SENSE_FORENAME, at, skip, e);
	case WG_OP_SURNAME:
		return personal_edge(x, WG_SENSE_SURNAME, at, skip, e);
	default:
		return token_edge(x, i, at, skip, e);
	}
}
