/* One article: immutable text and typed layers of spans over it.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   text      WASHINGTON, October 13. /TASS/. Russia is ... Antonov said.
 *   sents                                     [---------------------------]
 *   tokens    [--------][][-----] ...          [----][]         [-----][--]
 *   mentions  [--------]                       [----]           [-----]
 *   entities  washington                       RUS              antonov
 *
 * Layers refer to each other by index, never by pointer; WG_NONE is none.
 * Everything lives in the article's arena and goes with it.
 */
#ifndef WG_DOC_H
#define WG_DOC_H

#include "base/base.h"
#include "model/model.h"

/* What a token looks like; a set. */
enum wg_shape {
	WG_SHAPE_WORD = 1 << 0,   /* has a letter */
	WG_SHAPE_CAP = 1 << 1,    /* first letter is upper case */
	WG_SHAPE_CAPS = 1 << 2,   /* two letters or more, none lower case */
	WG_SHAPE_DIGIT = 1 << 3,  /* has a digit */
	WG_SHAPE_PUNCT = 1 << 4,  /* neither letter nor digit */
	WG_SHAPE_GLUED = 1 << 5,  /* no white space before it */
	WG_SHAPE_FIRST = 1 << 6,  /* first word of its sentence */
	WG_SHAPE_BREAK = 1 << 7,  /* a paragraph begins with it */
};

struct wg_token {
	struct wg_span span;
	uint64_t exact, fold;     /* wg_hash_exact, wg_hash_fold of the form */
	uint32_t head;            /* token index; WG_NONE: root or unparsed */
	uint16_t shape;           /* set of enum wg_shape */
	uint16_t upos, xpos, rel; /* names in the model; 0: not tagged */
	uint16_t lemma;           /* rule of wg_doc_lemma, 0: none, plus 1 */
	uint16_t label;           /* of the name finder, BIO; 0: outside */
};

struct wg_sent {
	struct wg_span span;
	uint32_t first, end;      /* tokens, half-open */
	uint16_t paragraph;
};

/* A phrase of the lexicon, found in the text. */
struct wg_phrase {
	uint32_t sense;           /* row of WG_SEC_SENSE, first of its run */
	uint32_t first;           /* token */
	uint32_t n;               /* tokens */
};

/* How a mention names its entity; also the /form of rule patterns. */
enum wg_form {
	WG_FORM_NAME = 1 << 0,      /* Russia, Anatoly Antonov */
	WG_FORM_ADJECTIVE = 1 << 1, /* Russian */
	WG_FORM_PEOPLE = 1 << 2,    /* Russians */
	WG_FORM_METONYM = 1 << 3,   /* Moscow, the Kremlin: who governs there */
	WG_FORM_ACRONYM = 1 << 4,   /* OSCE */
	WG_FORM_SURNAME = 1 << 5,   /* Antonov */
	WG_FORM_PRONOUN = 1 << 6,   /* he */
	WG_FORM_NOMINAL = 1 << 7,   /* the diplomat, the two countries */
};

struct wg_mention {
	struct wg_span span;
	uint32_t first, end;   /* tokens, half-open */
	uint32_t outer;        /* the mention this one lies inside, or NONE */
	uint32_t entity;       /* set by coref; NONE for titles */
	uint32_t also;         /* a second entity: "the two countries" */
	uint32_t name;         /* lexicon name matched, or NONE (see onto.h) */
	uint32_t title;        /* WG_TITLE: row of the title table */
	uint32_t rule;         /* the rule that found it, or NONE */
	uint16_t cls;          /* class of the schema */
	uint8_t kind;          /* enum wg_kind */
	uint8_t form;          /* enum wg_form */
};

/* A date or time expression, resolved against the article's date. */
struct wg_time {
	struct wg_span span;
	uint32_t first, end;      /* tokens, half-open */
	struct wg_date date;
	struct wg_date until;     /* zero unless the expression is a range */
};

/* A direct quotation: the text between the marks, marks left out. */
struct wg_quote {
	struct wg_span span;
	uint32_t first, end;      /* tokens, half-open */
	uint32_t speaker_first, speaker_end; /* tokens of the speaker's words */
	uint32_t speaker;         /* entity, or NONE */
	uint32_t same_as;         /* speaker of this earlier quote, or NONE */
};

struct wg_entity {
	struct wg_str label;      /* the fullest form */
	struct wg_str iri;        /* without base: "person/anatoly-antonov" */
	uint32_t entry;           /* lexicon entry, or NONE */
	uint32_t first;           /* its first mention */
	uint16_t cls;
	uint8_t kind;
	bool ambiguous;           /* several entries fit: none is asserted */
};

/* One fact, before it is RDF. */
struct wg_stmt {
	uint32_t subject, object; /* entities */
	uint16_t property;
	uint8_t status;           /* enum wg_claim */
	float score;              /* confidence, 0 to 1 */
	uint32_t rule;
	uint32_t title;           /* row of the title table, or NONE */
	uint32_t speaker;         /* entity who says it, NONE: the article */
	struct wg_span evidence;
	struct wg_date from, until; /* validity when the text states it */
};

enum wg_role { WG_ROLE_ACTOR, WG_ROLE_RECIPIENT };

struct wg_party {
	uint32_t event, entity;
	uint8_t role;
};

struct wg_event {
	uint16_t cls;
	uint8_t status;           /* enum wg_claim */
	float score;
	uint32_t rule;
	uint32_t place;           /* entity, or NONE */
	uint32_t speaker;
	struct wg_date date;
	struct wg_span trigger, evidence;
};

struct wg_doc {
	struct wg_arena *arena;   /* owns everything below */

	/* from the reader */
	struct wg_str id, url, title, source, language;
	struct wg_str dateline;       /* as written: "WASHINGTON, October 13" */
	struct wg_str dateline_place; /* "WASHINGTON" */
	struct wg_str dateline_agency;/* "TASS" */
	struct wg_date published;     /* zero: not known */
	struct wg_date dateline_date;
	struct wg_str text;           /* valid UTF-8, never changed */
	uint32_t body;                /* where prose starts in it */

	bool hard;                    /* a rule was given up: told once */

	/* from the stages, in their order */
	WG_LAYER(struct wg_token) tokens;
	WG_LAYER(struct wg_sent) sents;
	struct wg_surface *surfaces;  /* of each token; NULL: not tagged */
	uint8_t *vectors;             /* of each token, as wg_encode gives */
	WG_LAYER(struct wg_phrase) phrases;  /* by first token, then length */
	uint32_t *phrase_at;  /* those of token t: phrase_at[t] .. [t + 1] */
	WG_LAYER(struct wg_mention) mentions; /* by first token, outer first */
	WG_LAYER(struct wg_time) times;
	WG_LAYER(struct wg_quote) quotes;
	WG_LAYER(struct wg_entity) entities;
	WG_LAYER(struct wg_stmt) stmts;
	WG_LAYER(struct wg_event) events;
	WG_LAYER(struct wg_party) parties;
	WG_LAYER(struct wg_triple) triples;
};

/* The graph of an article: terms as they will be written. */
enum wg_term_kind { WG_IRI, WG_LITERAL };

struct wg_term {
	enum wg_term_kind kind;
	struct wg_str value;
	struct wg_str datatype;   /* full IRI, or empty */
	struct wg_str language;   /* "en", or empty */
};

enum wg_graph { WG_GRAPH_ARTICLE, WG_GRAPH_ENRICHMENT };

/* What a triple describes: the order in which people want to read. */
enum wg_part {
	WG_PART_ARTICLE,
	WG_PART_ENTITY,
	WG_PART_OFFICE,
	WG_PART_TENURE,
	WG_PART_EVENT,
	WG_PART_QUOTATION,
	WG_PART_STATEMENT,
};

struct wg_triple {
	struct wg_term s, p, o;
	enum wg_graph graph;
	enum wg_part part;
	uint32_t at;              /* of its part: where the text says it */
};

struct wg_doc *wg_doc_new(void);
void wg_doc_free(struct wg_doc *);
void wg_doc_clear(struct wg_doc *);

struct wg_str wg_doc_str(const struct wg_doc *, struct wg_span);
struct wg_str wg_doc_form(const struct wg_doc *, uint32_t token);
struct wg_span wg_doc_tokens_span(const struct wg_doc *, uint32_t first,
        uint32_t end);
/* The article's day: when it was published, else its dateline's. */
struct wg_date wg_doc_day(const struct wg_doc *);
/* The token's lemma, written to buf; the form if it was not tagged. */
struct wg_str wg_doc_lemma(const struct wg_doc *, const struct wg_onto *,
        uint32_t token, char *buf, size_t size);
/* The sentence that holds the token. */
uint32_t wg_doc_sent_of(const struct wg_doc *, uint32_t token);

#endif
