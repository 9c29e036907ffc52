/* Phrases of the lexicon, looked up before there are tokens.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Words are cut as the lexicon's phrases are, but for the rare cases that
 * no dateline has: runs of letters and digits, a full stop with the word
 * before it, any other character by itself.
 */
#include "read/read.h"

#include <glib.h>

static bool
is_word(struct wg_str text, size_t at)
{
	return at < text.n && g_unichar_isalnum(wg_utf8_next(text, &at));
}

/* The word at or behind *at; empty at the end of the line. */
static struct wg_str
next_word(struct wg_str text, size_t *at)
{
	size_t beg;

	while (*at < text.n && text.s[*at] == ' ')
		(*at)++;
	beg = *at;
	if (beg == text.n || text.s[beg] == '\n')
		return (struct wg_str){text.s + beg, 0};
	wg_utf8_next(text, at);
	if (!is_word(text, beg))
		return (struct wg_str){text.s + beg, *at - beg};
	while (is_word(text, *at) ||
	        (*at < text.n && text.s[*at] == '.' && is_word(text, *at + 1)))
		wg_utf8_next(text, at);
	return (struct wg_str){text.s + beg, *at - beg};
}

/* Calls back for the senses of each phrase that begins at text[at], the
 * shortest first, with the place where the phrase ends. */
typedef void sense_fn(const struct wg_onto *, const struct wg_sense *,
        size_t end, void *user);

static void
each_sense(struct wg_str text, size_t at, const struct wg_onto *onto,
        sense_fn *see, void *user)
{
	uint64_t state = 0;
	uint32_t sense = WG_NONE;
	bool longer = onto != NULL && onto->n[WG_SEC_SLOT] > 0;

	while (longer) {
		const struct wg_sense *s;
		struct wg_str word = next_word(text, &at);

		longer = word.n > 0 &&
		         wg_onto_step(onto, &state, wg_hash_fold(word), &sense);
		if (!longer || sense == WG_NONE)
			continue;
		s = WG_ROW(onto, wg_sense, WG_SEC_SENSE, sense);
		for (; (s->flags & WG_SENSE_LAST) == 0; s++)
			see(onto, s, at, user);
		see(onto, s, at, user);
	}
}

struct search {
	struct wg_str prefix, rest;
	size_t end; /* 0: not found */
};

static void
see_class(const struct wg_onto *onto, const struct wg_sense *s, size_t end,
        void *user)
{
	struct search *search = user;
	struct wg_str name;

	if (s->kind != WG_SENSE_WORD)
		return;
	name = wg_onto_str(onto,
	        WG_ROW(onto, wg_wordclass, WG_SEC_WORDCLASS, s->ref)->name);
	if (!wg_str_starts(name, search->prefix))
		return;
	search->end = end;
	search->rest = (struct wg_str){name.s + search->prefix.n,
	        name.n - search->prefix.n};
}

bool
wg_read_word_class(struct wg_str text, size_t *at, const struct wg_onto *onto,
        struct wg_str prefix, struct wg_str *rest)
{
	struct search search = {.prefix = prefix};

	each_sense(text, *at, onto, see_class, &search);
	if (search.end == 0)
		return false;
	*at = search.end;
	*rest = search.rest;
	return true;
}

struct kinds {
	size_t end;
	uint32_t set;
};

static void
see_kind(const struct wg_onto *onto, const struct wg_sense *s, size_t end,
        void *user)
{
	struct kinds *kinds = user;
	const struct wg_name *name;

	if (s->kind != WG_SENSE_NAME || end != kinds->end)
		return;
	name = WG_ROW(onto, wg_name, WG_SEC_NAME, s->ref);
	kinds->set |=
	        1u << WG_ROW(onto, wg_entry, WG_SEC_ENTRY, name->entry)->kind;
}

uint32_t
wg_read_kinds(struct wg_str name, const struct wg_onto *onto)
{
	struct kinds kinds = {name.n, 0};

	each_sense(name, 0, onto, see_kind, &kinds);
	return kinds.set;
}
