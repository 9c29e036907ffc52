/* Looks up word classes of the lexicon for the stages written in C.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "text/text.h"

static void
each_sense(const struct wg_onto *onto, uint32_t sense, uint32_t n,
        wg_word_fn *fn, void *user)
{
	for (;; sense++) {
		const struct wg_sense *s =
		        WG_ROW(onto, wg_sense, WG_SEC_SENSE, sense);
		const struct wg_wordclass *cls;
		struct wg_word word = {.n = n};

		if (s->kind == WG_SENSE_WORD) {
			cls = WG_ROW(onto, wg_wordclass, WG_SEC_WORDCLASS,
			        s->ref);
			word.name = wg_onto_str(onto, cls->name);
			fn(&word, user);
		}
		if (s->flags & WG_SENSE_LAST)
			return;
	}
}

/* Before the lookup stage the phrases are not in the article yet. */
static void
walk(const struct wg_doc *doc, const struct wg_onto *onto, uint32_t token,
        uint32_t end, wg_word_fn *fn, void *user)
{
	uint64_t state = 0;
	uint32_t sense, i;

	for (i = token; i < end; i++) {
		bool more = wg_onto_step(onto, &state, doc->tokens.v[i].fold,
		        &sense);

		if (sense != WG_NONE)
			each_sense(onto, sense, i + 1 - token, fn, user);
		if (!more)
			return;
	}
}

void
wg_words_at(const struct wg_doc *doc, const struct wg_onto *onto,
        uint32_t token, uint32_t end, wg_word_fn *fn, void *user)
{
	uint32_t i;

	if (onto == NULL || onto->n[WG_SEC_SLOT] == 0)
		return;
	if (doc->phrase_at == NULL) {
		walk(doc, onto, token, end, fn, user);
		return;
	}
	for (i = doc->phrase_at[token]; i < doc->phrase_at[token + 1]; i++)
		if (token + doc->phrases.v[i].n <= end)
			each_sense(onto, doc->phrases.v[i].sense,
			        doc->phrases.v[i].n, fn, user);
}

bool
wg_word_strip(struct wg_word *word, struct wg_str family)
{
	if (!wg_str_starts(word->name, family))
		return false;
	word->name.s += family.n;
	word->name.n -= family.n;
	return true;
}

struct search {
	struct wg_str family;
	struct wg_word *found;
};

static void
take_longest(const struct wg_word *word, void *user)
{
	struct search *search = user;
	struct wg_word w = *word;

	if (wg_word_strip(&w, search->family))
		*search->found = w;
}

bool
wg_word_at(const struct wg_doc *doc, const struct wg_onto *onto, uint32_t token,
        uint32_t end, struct wg_str family, struct wg_word *word)
{
	struct search search = {family, word};

	*word = (struct wg_word){.n = 0};
	wg_words_at(doc, onto, token, end, take_longest, &search);
	return word->n > 0;
}

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
