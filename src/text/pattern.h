/* What the files that run the patterns of rules share.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef WG_PATTERN_H
#define WG_PATTERN_H

#include "text/text.h"

#define CLASS_WORDS 8u         /* bitset of word classes: 8 * 64 */
#define SENTENCE_MOST 1024u    /* tokens of a sentence that are looked at */
#define BEEN_WORDS 8192u

/* What begins at a token, or anywhere in the sentence: to skip what needs
 * something else without looking for it. */
struct wg_holdings {
	uint64_t classes[CLASS_WORDS];
	uint16_t kinds;
};

struct wg_matcher {
	struct wg_doc *doc;
	const struct wg_onto *o;
	enum wg_phase phase;
	uint32_t first, end;         /* tokens of the sentence */
	uint32_t mention_at[SENTENCE_MOST]; /* first mention at token - first */
	uint32_t time_at[SENTENCE_MOST];
	struct wg_holdings here[SENTENCE_MOST]; /* of each token */
	struct wg_holdings holds;               /* of the sentence */
	uint64_t folds[4];                   /* Bloom filter with one hash */
	bool times;
	uint32_t steps;
	struct wg_match m;
	/* Splits of the rule's program that led nowhere, a row of bits for
	 * each instruction, a bit for each token: see split_again. */
	uint32_t code, been_row, been_n; /* been_n 0: too large to keep */
	uint64_t been[BEEN_WORDS];
};

/* An edge found: how far it goes and what it is. */
struct wg_edge {
	uint32_t n, ref;
	uint8_t bound;         /* enum wg_bound */
	uint8_t claim;
};

/* The skip-th edge from `at` that the instruction accepts, the longest
 * first. */
bool wg_edge_find(const struct wg_matcher *, const struct wg_insn *,
        uint32_t at, uint32_t skip, struct wg_edge *);
/* Whether the phase of the rules sees the mention. */
bool wg_edge_visible(const struct wg_matcher *, const struct wg_mention *);
/* Whether one of the word classes from..to - 1 is held. */
bool wg_holds_class(const struct wg_holdings *, uint32_t from, uint32_t to);

#endif
