/* What is read from ontology/: schema, lexicon, titles, words, rules.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The compiler (src/compile) turns the files under ontology/ into one image;
 * this folder maps it into memory and looks things up. Nothing is parsed at
 * start-up and nothing is written after: all workers share the pages.
 *
 *   image   magic, version, size, checksum | section table | sections
 *   section an array of one of the structs below; WG_SEC_TEXT holds bytes
 *
 * Rows refer to each other by index and to text by {offset, length}.
 */
#ifndef WG_ONTO_H
#define WG_ONTO_H

#include "base/base.h"

/* Text in the image's WG_SEC_TEXT. */
struct wg_ref {
	uint32_t off, n;
};

/* Precision grows with the fields that are not zero: year, month, day. */
struct wg_date {
	uint16_t year;
	uint8_t month, day;
};

/* The five main classes, and what only the rules see. */
enum wg_kind {
	WG_KIND_NONE,
	WG_PERSON,
	WG_STATE,
	WG_BODY,
	WG_AGREEMENT,
	WG_PLACE,
	WG_TITLE,    /* an office or function: "foreign minister" */
	WG_KIND_END
};

/* How far a fact is claimed: the contract's wg:status. */
enum wg_claim {
	WG_ASSERTED,
	WG_FORMER,
	WG_PLANNED,
	WG_DENIED,
	WG_POSSIBLE,
	WG_CLAIM_END
};

/* ---- schema ------------------------------------------------------------ */

/* Terms that the program itself writes, by key; ontology/vocabulary.tsv
 * gives each its IRI. Only the keys are known to C. */
#define WG_VOCABULARY(X)                                                       \
	X(TYPE) X(LABEL) X(ALT_LABEL) X(PREF_LABEL) X(SAME_AS)              \
	X(CLOSE_MATCH) X(NOTATION)                                             \
	X(PERSON) X(STATE) X(BODY) X(AGREEMENT) X(PLACE) X(FOAF_PERSON)	       \
	X(SCHEMA_COUNTRY) X(ORG_ORGANIZATION) X(SCHEMA_PLACE) X(ARTICLE)       \
	X(NEWS_ARTICLE) X(IDENTIFIER) X(TITLE) X(ISSUED) X(PUBLISHER)	       \
	X(SOURCE) X(LANGUAGE) X(DATELINE) X(DATELINE_PLACE) X(DATELINE_DATE)   \
	X(MENTIONS) X(STATEMENT) X(RDF_STATEMENT) X(SUBJECT) X(PREDICATE)      \
	X(OBJECT) X(STATUS) X(ASSERTED) X(FORMER) X(PLANNED) X(DENIED)	       \
	X(POSSIBLE) X(AS_OF) X(CONFIDENCE) X(RULE) X(QUOTE) X(DERIVED_FROM)    \
	X(ATTRIBUTED_TO) X(BEGIN_INDEX) X(END_INDEX) X(EVIDENCE_FOR)	       \
	X(OFFICE) X(ORG_POST) X(TENURE) X(ORG_MEMBERSHIP) X(HOLDS)	       \
	X(HELD_BY) X(POST_IN) X(ACCREDITED_TO) X(MEMBER) X(ORGANIZATION)       \
	X(POST) X(START_DATE) X(END_DATE) X(REPRESENTATIVE_OF) X(EVENT)	       \
	X(SEM_EVENT) X(ACTOR) X(RECIPIENT) X(EVENT_PLACE) X(DATE) X(TOPIC)     \
	X(QUOTATION) X(SPEAKER) X(QUOTED_TEXT) X(XSD_DATE) X(XSD_GYEARMONTH)   \
	X(XSD_GYEAR) X(XSD_DECIMAL) X(XSD_NON_NEGATIVE_INTEGER)		       \
	X(ENRICHMENT) X(WIKIDATA) X(CITIZEN_OF) X(LOCATED_IN) X(ORGAN_OF)      \
	X(BASED_IN) X(MEMBER_OF) X(POLITICAL_PARTY)                            \
	X(AMBASSADOR_OF) X(AMBASSADOR_TO) X(BASE) X(MAKES_OFFICE)              \
	X(IS_ENRICHED) X(STATE_ORGAN) X(INTERGOVERNMENTAL)

enum wg_vocab {
#define X(key) WG_V_##key,
	WG_VOCABULARY(X)
#undef X
	WG_V_END
};

struct wg_class {
	struct wg_ref iri, local; /* full IRI; "Ministry" */
	uint16_t parent;          /* itself at the top */
	uint8_t kind;             /* main class it lies under, or NONE */
	uint8_t unused;
};

enum wg_property_flag {
	WG_PROP_SYMMETRIC = 1 << 0,
	WG_PROP_OFFICE = 1 << 1,   /* holding it is an office with a tenure */
	WG_PROP_ENRICH = 1 << 2,   /* also written from the lexicon */
};

struct wg_property {
	struct wg_ref iri, local;
	uint16_t parent;           /* super-property, itself at the top */
	uint16_t flags;
	uint16_t domain, range;    /* sets of 1 << enum wg_kind */
};

/* ---- lexicon ----------------------------------------------------------- */

/* An entity that the lexicon knows. */
struct wg_entry {
	struct wg_ref id;          /* "state/RUS", its IRI without base */
	struct wg_ref label;
	uint32_t qid;              /* Wikidata item number; 0: none on record */
	uint32_t fact, fact_n;     /* its facts: rows of WG_SEC_FACT */
	uint32_t weight;           /* prominence among namesakes */
	uint32_t source;           /* row of WG_SEC_SOURCE */
	uint16_t cls;
	uint8_t kind;
	char code[5];              /* ISO 3166-1 alpha-3 of a state, or "" */
};

/* One form of one entry. */
struct wg_name {
	uint32_t entry;
	uint8_t form;              /* enum wg_form of doc.h */
	uint8_t unused;
	uint16_t tokens;
	struct wg_ref text;
};

/* subject property object, valid from..until (zero: not on record). */
struct wg_lexfact {
	uint32_t subject, object;
	uint32_t source;
	uint16_t property;
	uint16_t unused;
	struct wg_date from, until;
};

/* An office or function by its words, with the property that a holder has
 * to what the office is of. WG_NO_PROPERTY: says nothing of such an object. */
#define WG_NO_PROPERTY UINT16_MAX
struct wg_title {
	struct wg_ref label;
	uint16_t to_state, to_body, to_person; /* or WG_NO_PROPERTY */
	uint16_t flags;            /* enum wg_title_flag */
};

enum wg_title_flag {
	WG_TITLE_HONORIFIC = 1 << 0,  /* Mr, Dr, Sir: no office */
	WG_TITLE_CITIZEN = 1 << 1,    /* with a demonym: citizenOf */
};

/* A set of phrases that rules name as %class. `claim` is the status that a
 * word of the class gives to the statement (former, denied ...). */
struct wg_wordclass {
	struct wg_ref name;
	uint8_t claim;             /* enum wg_claim; 0: changes nothing */
	uint8_t unused;
	uint16_t cls;              /* class that its last component names
	                            * ("body.Ministry"), or WG_NO_CLASS */
};

/* ---- phrases ----------------------------------------------------------- */

/* What a phrase of the lexicon may be. A phrase found in the text yields
 * its rows of WG_SEC_SENSE. */
enum wg_sense_kind {
	WG_SENSE_NAME,      /* ref: row of WG_SEC_NAME */
	WG_SENSE_TITLE,     /* ref: row of WG_SEC_TITLE */
	WG_SENSE_WORD,      /* ref: row of WG_SEC_WORDCLASS */
	WG_SENSE_FORENAME,  /* ref: enum wg_gender */
	WG_SENSE_SURNAME,
};

enum wg_gender { WG_GENDER_UNKNOWN, WG_GENDER_MALE, WG_GENDER_FEMALE };

struct wg_sense {
	uint32_t ref;
	uint8_t kind;              /* enum wg_sense_kind */
	uint8_t flags;             /* enum wg_sense_flag */
	uint16_t caps;             /* words (bit i: the i-th) that must be
	                            * capitalised in the text too */
	uint32_t check;            /* of WG_SENSE_EXACT: low half of the mixed
	                            * wg_hash_exact of its words */
};

enum wg_sense_flag {
	WG_SENSE_LAST = 1 << 0,    /* last sense of this phrase */
	WG_SENSE_EXACT = 1 << 1,   /* case must fit: "US", "AU" */
};

/* Slot of the open-addressing table of phrase prefixes: the hash of a
 * phrase is folded from the hashes of its words, so walking the text word
 * by word is walking a trie (a "token-hash trie"). */
struct wg_slot {
	uint32_t check;            /* high half of the hash, | 1; 0: free */
	uint32_t next;             /* (first sense + 1) << 1, | 1 if longer
	                            * phrases begin so; no sense: 0 */
};

/* ---- rules: ontology/rules/README.md has the language -------------------- */

enum wg_phase {
	WG_PHASE_TITLE,            /* lexicon edges -> titles */
	WG_PHASE_NAME,             /* lexicon edges, titles -> mentions */
	WG_PHASE_FACT,             /* mentions -> statements, events */
	WG_PHASE_END
};

/* A pattern is a program for a backtracking matcher (the construction of
 * Thompson 1968 over edges of the lattice instead of characters). */
enum wg_op {
	WG_OP_END,
	WG_OP_ANY,                 /* one token */
	WG_OP_FOLD,                /* token's fold hash is a | b << 32 */
	WG_OP_EXACT,               /* token's exact hash is a | b << 32 */
	WG_OP_SHAPE,               /* token's shape has all of mask */
	WG_OP_WORD,                /* word class of a <= row < b, -> var */
	WG_OP_MENTION,             /* kind in mask, form in a, class b, -> var */
	WG_OP_TIME,                /* -> var */
	WG_OP_FORENAME,
	WG_OP_SURNAME,
	WG_OP_SPLIT,               /* go on at a, else at b */
	WG_OP_JUMP,                /* go on at a */
	WG_OP_OPEN, WG_OP_CLOSE,   /* a span begins, ends -> var */
	WG_OP_LOOK,                /* program from here to END at a - 1 must
	                            * match here (mask: enum wg_look) */
	WG_OP_FIRST, WG_OP_LAST,   /* start, end of the sentence */
};

enum wg_look { WG_LOOK_NOT = 1, WG_LOOK_BEHIND = 2 };

#define WG_NO_VAR 255          /* binds nothing */
#define WG_VARS 16             /* variables of a rule, at most */

struct wg_insn {
	uint8_t op;                /* enum wg_op */
	uint8_t var;
	uint16_t mask;
	uint32_t a, b;
};

struct wg_rule {
	struct wg_ref name, file;
	uint32_t line;
	uint32_t code, code_n;     /* WG_SEC_INSN: the pattern */
	uint32_t act, act_n;       /* WG_SEC_ACT: what it asserts */
	float score;
	uint8_t phase;             /* enum wg_phase */
	uint8_t status;            /* enum wg_claim */
	uint16_t shape;            /* every match begins with such a token */
	uint8_t pairwise;          /* lists go together in order */
	uint8_t unused[3];
	struct wg_insn need;       /* an atom that each match must hold (FOLD,
	                            * WORD, MENTION, TIME), or END: none */
};

enum wg_act_op {
	WG_ACT_INSIDE,   /* a: new variable, the mentions inside b; ref: kinds,
	                  * more: forms, where: enum wg_where; none: no match */
	WG_ACT_MENTION,  /* a is a mention of class ref; of the class that word
	                  * b names if ref is WG_NO_CLASS */
	WG_ACT_TITLE,    /* a is a title like title row `more`, or like b */
	WG_ACT_STMT,     /* a has property ref to b */
	WG_ACT_HOLDS,    /* a has to b the property that title c gives */
	WG_ACT_RECORD,   /* a holds title c of what the lexicon says */
	WG_ACT_EVENT,    /* an event of class ref, or of the class that word b
	                  * names; a: its trigger */
	WG_ACT_ACTOR, WG_ACT_RECIPIENT, WG_ACT_PLACE, WG_ACT_DATE,
	                 /* a, of the event begun last */
	WG_ACT_FROM, WG_ACT_UNTIL,
	                 /* time a, of the statement made last */
};

enum wg_where { WG_INSIDE, WG_BEGINS, WG_ENDS };

#define WG_NO_CLASS UINT16_MAX

struct wg_act {
	uint8_t op;                /* enum wg_act_op */
	uint8_t a, b, c;           /* variables, or WG_NO_VAR */
	uint16_t ref;
	uint8_t where, unused;
	uint32_t more;
};

/* ---- the image --------------------------------------------------------- */

enum wg_section {
	WG_SEC_TEXT,
	WG_SEC_VOCAB,     /* struct wg_ref, one a WG_V_ key */
	WG_SEC_PREFIX,    /* struct wg_ref pairs: prefix, namespace */
	WG_SEC_CLASS,
	WG_SEC_PROPERTY,
	WG_SEC_SOURCE,    /* struct wg_ref */
	WG_SEC_ENTRY,
	WG_SEC_NAME,
	WG_SEC_FACT,
	WG_SEC_TITLE,
	WG_SEC_WORDCLASS,
	WG_SEC_SENSE,
	WG_SEC_SLOT,
	WG_SEC_RULE,
	WG_SEC_INSN,
	WG_SEC_ACT,
	WG_SEC_MODEL,     /* bytes of a model file, see model/model.h */
	WG_SEC_END
};

/* The image's head. Numbers have the machine's byte order, which `magic`
 * betrays; `version` changes whenever a struct above does. */
#define WG_IMAGE_MAGIC UINT32_C(0x314F4757) /* "WGO1" on a little-endian */
#define WG_IMAGE_VERSION 2u

struct wg_image {
	uint32_t magic, version;
	uint64_t size;             /* of the whole image, in bytes */
	uint64_t head_sum;         /* wg_image_sum of the section table */
	uint64_t body_sum;         /* wg_image_sum of all behind this head */
	struct {
		uint64_t off;      /* from the start; a multiple of 8 */
		uint32_t n, row;   /* rows, bytes of each */
	} sec[WG_SEC_END];
};

/* Bytes of a row of each section. */
extern const uint32_t wg_row_size[WG_SEC_END];
uint64_t wg_image_sum(const void *bytes, size_t n);

struct wg_models;

struct wg_onto {
	const void *map;
	size_t size;
	const void *sec[WG_SEC_END];
	uint32_t n[WG_SEC_END];
	void *mapped;              /* GMappedFile, or NULL for a built image */
	struct wg_models *models;  /* of WG_SEC_MODEL (model.h), or NULL */
};

/* Row of a section: WG_ROW(onto, wg_entry, WG_SEC_ENTRY, i)->label */
#define WG_ROW(onto, type, section, i)                                         \
	(&((const struct type *)(onto)->sec[section])[i])

/* Maps a compiled ontology. False, with *why set to a literal, on a file
 * that is missing, of another version, cut short or damaged. */
bool wg_onto_open(struct wg_onto *, const char *path, const char **why);
/* Uses an image in memory; the caller keeps it alive. */
bool wg_onto_use(struct wg_onto *, const void *image, size_t size,
        const char **why);
void wg_onto_close(struct wg_onto *);
/* Reads the whole image against its checksum: opening does not. */
bool wg_onto_intact(const struct wg_onto *);

struct wg_str wg_onto_str(const struct wg_onto *, struct wg_ref);
struct wg_str wg_onto_vocab(const struct wg_onto *, enum wg_vocab);
bool wg_class_is_a(const struct wg_onto *, uint16_t cls, uint16_t super);
uint16_t wg_class_find(const struct wg_onto *, struct wg_str local);
uint16_t wg_property_find(const struct wg_onto *, struct wg_str local);

/* Walks phrases: start with *state = 0 and feed the folded hash of one word
 * after the other; false when no phrase goes on so. *sense gets the first
 * sense of the phrase that ends with this word, or WG_NONE. */
bool wg_onto_step(const struct wg_onto *, uint64_t *state, uint64_t fold,
        uint32_t *sense);
/* State after one more word; the compiler fills the slots by it. */
uint64_t wg_phrase_hash(uint64_t state, uint64_t fold);

/* ---- dates ------------------------------------------------------------- */

int wg_date_cmp(struct wg_date, struct wg_date);
bool wg_date_parse(struct wg_str text, struct wg_date *);  /* ISO 8601 */
size_t wg_date_print(struct wg_date, char out[11]);
struct wg_date wg_date_add_days(struct wg_date, int days);
/* The last day of what the date says: of the year, of the month. */
struct wg_date wg_date_last(struct wg_date);
int wg_date_weekday(struct wg_date);                       /* 0 = Monday */
bool wg_date_is_day(struct wg_date);      /* has a day, and one that exists */
/* The month or year so many of them away, without its smaller parts. */
struct wg_date wg_date_add_months(struct wg_date, int months);
struct wg_date wg_date_add_years(struct wg_date, int years);
/* Where a date lies that was told without saying so. */
enum wg_when { WG_BEFORE, WG_UNTIL, WG_SINCE, WG_AFTER };
/* The weekday nearest to the day; UNTIL and SINCE take the day itself. */
struct wg_date wg_date_near(struct wg_date day, int weekday, enum wg_when);
/* The date of this month (and day) nearest to `now` in that direction. UNTIL
 * lets days a few weeks ahead be ahead: they bear no year either. */
struct wg_date wg_date_complete(struct wg_date, struct wg_date now,
        enum wg_when);

#endif
