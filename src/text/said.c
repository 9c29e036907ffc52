/* Tells the day something was said from the day it happened.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   Doe will visit Geneva, the ministry said on Tuesday
 *                                       [--]    [-----]
 */
#include "text/text.h"

/* Words between: "said late on Tuesday", "told reporters on Tuesday". */
#define BETWEEN 3

static bool
is_say(const struct wg_doc *doc, const struct wg_onto *onto, uint32_t token,
        uint32_t end)
{
	struct wg_word word;

	return wg_word_at(doc, onto, token, end, WG_STR("say"), &word) &&
	       word.name.n == 0;
}

/* What may stand between the verb and its day, or whom was told. */
static bool
is_between(const struct wg_doc *doc, const struct wg_onto *onto, uint32_t token,
        uint32_t distance)
{
	struct wg_word word;

	if (doc->tokens.v[token].shape & (WG_SHAPE_PUNCT | WG_SHAPE_CAP))
		return false;
	return wg_word_at(doc, onto, token, token + 1, WG_STR("speaker.skip"),
	               &word) ||
	       (distance == 2 && wg_word_at(doc, onto, token, token + 1,
	                                 WG_STR("speaker.told"), &word));
}

uint32_t
wg_time_said(const struct wg_doc *doc, const struct wg_onto *onto,
        const struct wg_time *t)
{
	uint32_t low, i, k;

	if (t->end < doc->tokens.n && is_say(doc, onto, t->end, t->end + 1))
		return t->end;
	low = doc->sents.v[wg_doc_sent_of(doc, t->first)].first;
	for (i = t->first, k = 1; i > low && k <= BETWEEN; k++) {
		i--;
		if (is_say(doc, onto, i, t->first))
			return i;
		if (!is_between(doc, onto, i, k))
			break;
	}
	return WG_NONE;
}
