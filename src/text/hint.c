/* What the lexicon knows of each word, as features for the name finder.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A set of bits a word. For a name of a kind the first word of the longest
 * phrase has one bit, the others have another. The bits must mean the same
 * at run time and in training.
 */
#include "text/text.h"

enum hint {
	HINT_PERSON = 1 << 0,
	HINT_PERSON_IN = 1 << 1,
	HINT_PLACE = 1 << 2, /* and states */
	HINT_PLACE_IN = 1 << 3,
	HINT_BODY = 1 << 4,
	HINT_BODY_IN = 1 << 5,
	HINT_AGREEMENT = 1 << 6,
	HINT_PEOPLE = 1 << 7, /* "Russian", "Russians" */
	HINT_TITLE = 1 << 8,
	HINT_TITLE_IN = 1 << 9,
	HINT_FORENAME = 1 << 10,
	HINT_SURNAME = 1 << 11,
};

/* Bits of the first word and of the others. */
struct bits {
	uint16_t first, in;
};

static const struct bits of_kind[WG_KIND_END] = {
        [WG_PERSON] = {HINT_PERSON, HINT_PERSON_IN},
        [WG_STATE] = {HINT_PLACE, HINT_PLACE_IN},
        [WG_PLACE] = {HINT_PLACE, HINT_PLACE_IN},
        [WG_BODY] = {HINT_BODY, HINT_BODY_IN},
        [WG_AGREEMENT] = {HINT_AGREEMENT, HINT_AGREEMENT},
};

static struct bits
bits_of(const struct wg_onto *o, const struct wg_sense *s)
{
	const struct wg_name *name;

	switch (s->kind) {
	case WG_SENSE_TITLE:
		return (struct bits){HINT_TITLE, HINT_TITLE_IN};
	case WG_SENSE_FORENAME:
		return (struct bits){HINT_FORENAME, HINT_FORENAME};
	case WG_SENSE_SURNAME:
		return (struct bits){HINT_SURNAME, HINT_SURNAME};
	case WG_SENSE_NAME:
		name = WG_ROW(o, wg_name, WG_SEC_NAME, s->ref);
		if (name->form == WG_FORM_ADJECTIVE ||
		        name->form == WG_FORM_PEOPLE)
			return (struct bits){HINT_PEOPLE, HINT_PEOPLE};
		return of_kind[WG_ROW(o, wg_entry, WG_SEC_ENTRY, name->entry)
		                       ->kind];
	default:
		return (struct bits){0, 0};
	}
}

static void
mark(const struct wg_doc *doc, const struct wg_onto *o,
        const struct wg_phrase *p, uint16_t *hint)
{
	uint32_t row = p->sense, i;
	const struct wg_sense *s;

	do {
		struct bits b;

		s = WG_ROW(o, wg_sense, WG_SEC_SENSE, row++);
		b = bits_of(o, s);
		if (b.first == 0 || !wg_sense_fits(doc, p, s))
			continue;
		hint[p->first] |= b.first;
		for (i = 1; i < p->n; i++)
			hint[p->first + i] |= b.in;
	} while ((s->flags & WG_SENSE_LAST) == 0);
}

void
wg_hints(const struct wg_doc *doc, const struct wg_onto *o, uint16_t *hint)
{
	uint32_t i;

	for (i = 0; i < doc->phrases.n; i++)
		mark(doc, o, &doc->phrases.v[i], hint);
}
