/* Looks up word classes of the lexicon for the stages written in C.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "text/text.h"

/* Takes the senses of one phrase; the longest phrase of the family wins. */
static void
take_senses(const struct wg_onto *onto, uint32_t sense, uint32_t n,
        struct wg_str family, struct wg_word *out)
{
	for (;; sense++) {
		const struct wg_sense *s =
		        WG_ROW(onto, wg_sense, WG_SEC_SENSE, sense);

		if (s->kind == WG_SENSE_WORD) {
			struct wg_str name = wg_onto_str(onto,
			        WG_ROW(onto, wg_wordclass, WG_SEC_WORDCLASS,
			                s->ref)
			                ->name);

			if (wg_str_starts(name, family)) {
				out->name = (struct wg_str){name.s + family.n,
				        name.n - family.n};
				out->n = n;
			}
		}
		if (s->flags & WG_SENSE_LAST)
			return;
	}
}

bool
wg_word_at(const struct wg_doc *doc, const struct wg_onto *onto, uint32_t token,
        uint32_t end, struct wg_str family, struct wg_word *out)
{
	uint64_t state = 0;
	uint32_t sense, i;

	*out = (struct wg_word){.n = 0};
	if (onto == NULL || onto->n[WG_SEC_SLOT] == 0)
		return false;
	for (i = token; i < end; i++) {
		bool more = wg_onto_step(onto, &state, doc->tokens.v[i].fold,
		        &sense);

		if (sense != WG_NONE)
			take_senses(onto, sense, i + 1 - token, family, out);
		if (!more)
			break;
	}
	return out->n > 0;
}

/* The number that ends a class name: 10 of "month.10"; -1 if none does. */
int
wg_word_number(const struct wg_word *word)
{
	int value = 0;
	size_t i;

	for (i = 0; i < word->name.n && i < 5; i++) {
		if (word->name.s[i] < '0' || word->name.s[i] > '9')
			return -1;
		value = value * 10 + (word->name.s[i] - '0');
	}
	return i > 0 ? value : -1;
}
