/* A handful of words as an ontology, for tests of the readers.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef WG_TEST_WORDS_H
#define WG_TEST_WORDS_H

#include "read/read.h"

#include <string.h>

#define WORDS_MAX 256u

struct words {
	struct wg_onto onto;
	char text[8192];
	uint32_t text_n;
	struct wg_wordclass cls[WORDS_MAX];
	struct wg_sense sense[WORDS_MAX];
	struct wg_slot slot[WORDS_MAX * 4];
	struct wg_name name[WORDS_MAX];
	struct wg_entry entry[WORDS_MAX];
	uint32_t n;
};

static inline struct wg_slot *
words_slot(struct words *w, uint64_t state)
{
	uint32_t mask = WORDS_MAX * 4 - 1, i = (uint32_t)state & mask;
	uint32_t check = (uint32_t)(state >> 32) | 1;

	while (w->slot[i].check != 0 && w->slot[i].check != check)
		i = (i + 1) & mask;
	w->slot[i].check = check;
	return &w->slot[i];
}

static inline void
words_place(struct words *w, const char *phrase, uint32_t sense)
{
	struct wg_str rest = wg_str(phrase);
	struct wg_slot *slot = NULL;
	uint64_t state = 0;

	while (rest.s != NULL) {
		struct wg_str word = wg_str_cut(&rest, ' ');

		if (slot != NULL)
			slot->next |= 1;
		state = wg_phrase_hash(state, wg_hash_fold(word));
		slot = words_slot(w, state);
	}
	slot->next = (sense + 1) << 1 | (slot->next & 1);
}

/* A word of a class, or, with a kind, the name of an entity. */
static inline void
words_add(struct words *w, const char *phrase, const char *cls,
        enum wg_kind kind)
{
	uint32_t i = w->n++;

	memcpy(w->text + w->text_n, cls, strlen(cls));
	w->cls[i].name = (struct wg_ref){w->text_n, (uint32_t)strlen(cls)};
	w->text_n += (uint32_t)strlen(cls);
	w->entry[i].kind = (uint8_t)kind;
	w->name[i].entry = i;
	w->sense[i] = (struct wg_sense){.ref = i, .flags = WG_SENSE_LAST,
	        .kind = kind != WG_KIND_NONE ? WG_SENSE_NAME : WG_SENSE_WORD};
	words_place(w, phrase, i);
	w->onto.sec[WG_SEC_TEXT] = w->text;
	w->onto.sec[WG_SEC_WORDCLASS] = w->cls;
	w->onto.sec[WG_SEC_SENSE] = w->sense;
	w->onto.sec[WG_SEC_SLOT] = w->slot;
	w->onto.sec[WG_SEC_NAME] = w->name;
	w->onto.sec[WG_SEC_ENTRY] = w->entry;
	w->onto.n[WG_SEC_SLOT] = WORDS_MAX * 4;
}

static inline void
words_add_months(struct words *w)
{
	static const char *const months[][2] = {{"january", "jan"},
	        {"february", "feb"}, {"march", "mar"}, {"april", "apr"},
	        {"may", "may"}, {"june", "jun"}, {"july", "jul"},
	        {"august", "aug"}, {"september", "sept"}, {"october", "oct"},
	        {"november", "nov"}, {"december", "dec"}};
	uint32_t i;

	for (i = 0; i < 24; i++) {
		char cls[16];

		snprintf(cls, sizeof cls, "month.%u", i / 2 + 1);
		words_add(w, months[i / 2][i % 2], cls, WG_KIND_NONE);
	}
	words_add(w, "tuesday", "weekday.2", WG_KIND_NONE);
	words_add(w, "monday", "weekday.1", WG_KIND_NONE);
}

#endif
