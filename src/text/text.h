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
wg_stage_fn wg_stage_lookup;  /* tokens -> phrases of the lexicon */
wg_stage_fn wg_stage_tag;    /* sentences -> parts of speech, lemmas */
wg_stage_fn wg_stage_parse;  /* -> dependency trees */
wg_stage_fn wg_stage_spot;   /* -> labels of names, by the model */
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

/* A phrase of a word class: the class's name, whole or without its family:
 * "10" of "month.10" in the family "month.". */
struct wg_word {
	struct wg_str name;
	uint32_t n;          /* tokens */
};

/* Calls back for each word class of each phrase at the token that ends
 * before `end`, the shorter phrases first. */
typedef void wg_word_fn(const struct wg_word *, void *user);
void wg_words_at(const struct wg_doc *doc, const struct wg_onto *onto,
        uint32_t token, uint32_t end, wg_word_fn *fn, void *user);
/* Takes the family off the name; false if it is of another family. */
bool wg_word_strip(struct wg_word *, struct wg_str family);
/* The longest phrase at the token of a class of the family. */
bool wg_word_at(const struct wg_doc *, const struct wg_onto *, uint32_t token,
        uint32_t end, struct wg_str family, struct wg_word *);
/* The number that the name is; -1 if it is none. */
int wg_word_number(const struct wg_word *);

/* The right margin that the lines of the text are wrapped at; 0 if each
 * line is a paragraph of its own. */
size_t wg_lines_margin(struct wg_str text);
bool wg_lines_is_full(struct wg_str line, struct wg_str next, size_t margin);

/* The verb of speech that the time belongs to ("said on Tuesday"): a token,
 * or WG_NONE (said.c). */
uint32_t wg_time_said(const struct wg_doc *, const struct wg_onto *,
        const struct wg_time *);

/* ---- who speaks (quote.c, speaker.c, subject.c) ------------------------------ */

/* Whether the token is a quotation mark. */
bool wg_quote_mark(const struct wg_doc *, uint32_t token);
/* Fills in who says each quotation, where the text makes it clear. */
void wg_speakers_find(struct wg_doc *, const struct wg_onto *);

/* What a token is to a verb of speech and its subject; a set. */
enum wg_cell_is {
	WG_CELL_SAY = 1 << 0,        /* said */
	WG_CELL_SAY_NOUN = 1 << 1,   /* notes: asks for a clear subject */
	WG_CELL_ACCORDING = 1 << 2,  /* according to */
	WG_CELL_PRONOUN = 1 << 3,    /* she, they */
	WG_CELL_THE = 1 << 4,        /* a description begins */
	WG_CELL_SKIP = 1 << 5,       /* also: may stand before the verb */
	WG_CELL_PASSIVE = 1 << 6,    /* was */
	WG_CELL_OF = 1 << 7,         /* what follows is of another */
	WG_CELL_AND = 1 << 8,
	WG_CELL_COMMA = 1 << 9,
	WG_CELL_COLON = 1 << 10,
	WG_CELL_TIME = 1 << 11,      /* inside a time */
	WG_CELL_TITLE = 1 << 12,     /* inside a title */
	WG_CELL_MARK = 1 << 13,      /* a quotation mark */
	WG_CELL_PUNCT = 1 << 14,
	WG_CELL_OTHER = 1 << 15,     /* no name though capitalised */
	WG_CELL_PERSON = 1 << 16,    /* she: one person */
	WG_CELL_WHO = 1 << 17,
	WG_CELL_SURNAME = 1 << 18,   /* of a person, but no mention yet */
};

struct wg_cell {
	uint32_t is;
	uint32_t n;                  /* tokens of the verb's phrase */
	uint32_t who;                /* mention around the token, or NONE */
};

struct wg_scene {
	struct wg_doc *doc;
	const struct wg_onto *onto;
	struct wg_cell *cells;
	uint32_t *verbs;             /* of each quotation, or NONE */
};

struct wg_range {
	uint32_t first, end;         /* tokens */
};

void wg_scene_fill(struct wg_scene *);
bool wg_cell_is(const struct wg_scene *, uint32_t token, unsigned set);
const struct wg_mention *wg_cell_who(const struct wg_scene *, uint32_t token);
/* The subject of the verb, looked for between `low` and it. */
bool wg_subject_before(const struct wg_scene *, uint32_t verb, uint32_t low,
        struct wg_range *);
/* The one whose words begin at `token`: "the minister of X, Jane Doe". */
bool wg_subject_after(const struct wg_scene *, uint32_t token, uint32_t high,
        struct wg_range *);
/* The one that the sentence begins with. */
bool wg_subject_first(const struct wg_scene *, uint32_t low, uint32_t end,
        struct wg_range *);

/* The model takes longer sentences in pieces: where the one ends that begins
 * at token `first` (tag.c). */
uint32_t wg_piece_end(const struct wg_sent *, uint32_t first);
/* What the lexicon knows of each token, a set of bits added to hint[i] for
 * the name finder (hint.c). */
void wg_hints(const struct wg_doc *, const struct wg_onto *, uint16_t *hint);

/* A name that the model labelled (label.c). */
struct wg_labelled {
	uint32_t first, end; /* tokens */
	uint8_t kind;        /* enum wg_kind */
};

/* The next one at or behind token *at, before `end`. */
bool wg_label_next(const struct wg_doc *, const struct wg_onto *, uint32_t *at,
        uint32_t end, struct wg_labelled *);
/* The main class of the kind. */
uint16_t wg_class_of_kind(const struct wg_onto *, uint8_t kind);

/* ---- phrases of the lexicon (lookup.c) ------------------------------------- */

/* Whether the phrase found at `p` may have the sense: words that are
 * capitalised in the lexicon must be so in the text, case must fit where
 * the sense says so. */
bool wg_sense_fits(const struct wg_doc *, const struct wg_phrase *,
        const struct wg_sense *);
/* Sorts the mentions behind `from` by place, outer before inner, and finds
 * again what lies inside what (name.c). */
void wg_mentions_arrange(struct wg_doc *, uint32_t from);

/* Adds surnames and acronyms that repeat earlier mentions; covered: the
 * mention over each token, or NONE (repeat.c). */
void wg_repeats_add(struct wg_doc *, const uint32_t *covered);

/* The first mention, the first date that begins at or behind the token. */
uint32_t wg_mentions_from(const struct wg_doc *, uint32_t token);
uint32_t wg_times_from(const struct wg_doc *, uint32_t token);

/* ---- rules over a sentence (pattern.c) ------------------------------------- */

enum wg_bound {
	WG_BOUND_SPAN,       /* tokens only */
	WG_BOUND_WORD,       /* ref: row of WG_SEC_WORDCLASS */
	WG_BOUND_NAME,       /* ref: row of WG_SEC_NAME */
	WG_BOUND_TITLE,      /* ref: row of WG_SEC_TITLE */
	WG_BOUND_MENTION,    /* ref: mention */
	WG_BOUND_TIME,       /* ref: time */
};

/* What a variable of a rule is bound to. One variable may be bound several
 * times in a match: then it stands for a list, in the order of the text. */
struct wg_binding {
	uint8_t var;
	uint8_t kind;        /* enum wg_bound */
	uint32_t ref;
	uint32_t first, end; /* tokens */
};

#define WG_BINDINGS 48

struct wg_match {
	uint32_t rule;
	uint32_t first, end;         /* tokens */
	uint8_t claim;               /* enum wg_claim, from the words matched */
	uint32_t n;
	struct wg_binding bind[WG_BINDINGS];
};

typedef void wg_match_fn(const struct wg_match *, void *user);
/* Calls back for each match of each rule of the phase in the sentence: by
 * rule, then from left to right, one match a starting token. */
void wg_rules_match(struct wg_doc *, const struct wg_onto *, uint32_t sent,
        enum wg_phase, wg_match_fn *, void *user, struct wg_diag *);

#endif
