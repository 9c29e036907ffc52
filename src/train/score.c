/* Tagging and parsing accuracy.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "train/train.h"

#include <inttypes.h>

void
wg_score_add(struct wg_score *s, const struct wg_gold_token *g, size_t n,
        const struct wg_analysis *a)
{
	for (size_t i = 0; i < n; i++) {
		bool head = a->head[i] == g[i].head;
		bool both = head && a->rel[i] == g[i].rel;
		s->tokens++;
		s->upos += a->upos[i] == g[i].upos;
		s->xpos += a->xpos[i] == g[i].xpos;
		s->uas += head;
		s->las += both;
		s->lemma += a->lemma[i];
		s->gold[g[i].rel]++;
		s->guess[a->rel[i]]++;
		s->hit[g[i].rel] += both;
	}
}

static double
percent(uint64_t part, uint64_t all)
{
	return all ? 100.0 * (double)part / (double)all : 0;
}

void
wg_score_print(const struct wg_score *s, const struct wg_tagset *tags,
        const char *what, bool relations)
{
	printf("%s: %" PRIu64
	       " words, UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f lemma %.2f",
	        what, s->tokens, percent(s->upos, s->tokens),
	        percent(s->xpos, s->tokens), percent(s->uas, s->tokens),
	        percent(s->las, s->tokens), percent(s->lemma, s->tokens));
	for (size_t r = 1; r < tags->rel.names->len; r++) {
		const char *name = wg_symbol_name(&tags->rel, (uint16_t)r);
		if (s->gold[r] + s->guess[r] == 0)
			continue;
		if (!relations && !g_str_equal(name, "appos") &&
		        !g_str_equal(name, "conj"))
			continue;
		printf("%s%s %.1f", relations ? "\n  " : " ", name,
		        percent(2 * s->hit[r], s->gold[r] + s->guess[r]));
	}
	printf("\n");
	fflush(stdout);
}
