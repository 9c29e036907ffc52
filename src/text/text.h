/* The linguistic stages, in the order they run.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef WG_TEXT_H
#define WG_TEXT_H

#include "doc/doc.h"

typedef enum wg_status wg_stage_fn(struct wg_doc *, const struct wg_onto *,
        struct wg_diag *);

wg_stage_fn wg_stage_token;   /* text -> tokens */
wg_stage_fn wg_stage_segment; /* tokens -> sentences */
wg_stage_fn wg_stage_name;    /* lexicon and name rules -> mentions */
wg_stage_fn wg_stage_time;    /* -> dates, resolved */
wg_stage_fn wg_stage_quote;   /* -> direct quotations and their speakers */
wg_stage_fn wg_stage_coref;   /* mentions -> entities of this article */

/* The next token of text at or after *at; false at the end. *at moves
 * behind it. The lexicon's names are cut by the same function, with
 * `phrase` true: there a full stop belongs to the word before it. */
bool wg_token_next(struct wg_str text, size_t *at, bool phrase,
        struct wg_span *token);

/* ---- for the stages themselves ------------------------------------------ */

/* A phrase of a word class: the class's name behind its family's. */
struct wg_word {
	struct wg_str name;  /* "10" of "month.10" in the family "month." */
	uint32_t n;          /* tokens */
};

/* The longest phrase at the token (before `end`) of a word class whose name
 * begins with `family`. */
bool wg_word_at(const struct wg_doc *, const struct wg_onto *, uint32_t token,
        uint32_t end, struct wg_str family, struct wg_word *);
int wg_word_number(const struct wg_word *);

/* The right margin that the lines of the text are wrapped at; 0 if each
 * line is a paragraph of its own. */
size_t wg_lines_margin(struct wg_str text);
bool wg_lines_is_full(struct wg_str line, struct wg_str next, size_t margin);

/* ---- the lattice: what rules see of a sentence (lattice.c) -------------- */

/* An edge covers `n` tokens from its start. Tokens are edges implicitly. */
struct wg_edge {
	uint32_t ref;        /* row of the kind's table or layer */
	uint16_t n;
	uint8_t kind;        /* enum wg_edge_kind */
	uint8_t unused;
};

enum wg_edge_kind {
	WG_EDGE_WORD,        /* ref: word class */
	WG_EDGE_MENTION,     /* ref: mention of the article */
	WG_EDGE_NAME,        /* ref: lexicon sense (name rules only) */
	WG_EDGE_FORENAME,
	WG_EDGE_SURNAME,
	WG_EDGE_TIME,        /* ref: time of the article */
};

struct wg_lattice {
	const struct wg_doc *doc;
	uint32_t first, end;         /* tokens of the sentence */
	const uint32_t *start;       /* edges that begin at token first + i are */
	const struct wg_edge *edges; /* edges[start[i]] .. edges[start[i + 1]] */
};

/* What a variable of a rule is bound to. */
struct wg_binding {
	uint8_t var;
	uint8_t kind;        /* enum wg_edge_kind, or WG_BOUND_SPAN */
	uint32_t ref;        /* mention, time */
	uint32_t first, end; /* tokens */
};
#define WG_BOUND_SPAN 255

struct wg_match {
	uint32_t rule;
	uint32_t first, end;         /* tokens */
	uint8_t claim;               /* enum wg_claim, from the words matched */
	uint32_t n;
	struct wg_binding bind[32];
};

/* The phrases of the lexicon over the whole article: see lattice.c. */
void wg_lattice_build(struct wg_lattice *, struct wg_doc *,
        const struct wg_onto *, uint32_t sent);
/* Calls back for each match of each rule of the phase, leftmost first,
 * longest of one rule at one place only. */
typedef void wg_match_fn(const struct wg_match *, void *user);
enum wg_status wg_rules_match(const struct wg_lattice *,
        const struct wg_onto *, int phase, wg_match_fn *, void *user,
        struct wg_diag *);

#endif
