/* Bytes in some format -> articles.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * An input (file, standard input) is cut into records, a record is decoded
 * into one article. Cutting is sequential and cheap; decoding is not, and
 * any worker can do it: the two are apart so that workers share an input.
 *
 *   file --wg_input_next--> record --wg_read_article--> article
 */
#ifndef WG_READ_H
#define WG_READ_H

#include "doc/doc.h"

struct wg_format;             /* a row of the table of formats */

/* By name or alias ("jsonl", "text", "html"); NULL if there is none. */
const struct wg_format *wg_format_find(struct wg_str name);
/* By the first bytes of the input, then by the file's name. Never NULL. */
const struct wg_format *wg_format_guess(struct wg_str head, const char *path);
const char *wg_format_name(const struct wg_format *);
/* name and description of each, a line each. */
void wg_format_list(FILE *);

struct wg_read_options {
	const struct wg_format *format; /* NULL: guess for each input */
	struct wg_date date;            /* for articles that bear none */
	size_t max_bytes;               /* larger records are refused */
};

/* The bytes of one article, where they stand. */
struct wg_record {
	const struct wg_format *format;
	char *bytes;                    /* owned; grows, is used again */
	size_t n, cap;
	const char *file;               /* lives as long as its input */
	uint64_t line;                  /* first line in the file; 1-based */
	uint32_t number;                /* 1-based, in its input */
};

struct wg_input;
/* path "-" is standard input. NULL, reported, if it cannot be read. */
struct wg_input *wg_input_open(const char *path,
        const struct wg_read_options *, struct wg_diag *);
/* WG_OK: *rec holds the next record. WG_SKIP: one was refused and reported,
 * go on. WG_FAIL: no more (a read error has been reported and counted). */
enum wg_status wg_input_next(struct wg_input *, struct wg_record *rec,
        struct wg_diag *);
void wg_input_close(struct wg_input *);
void wg_record_free(struct wg_record *);

/* Decodes the record into the empty article: text, offsets into it, what
 * is known of title, date, source, dateline. WG_SKIP: reported, no article. */
enum wg_status wg_read_article(const struct wg_record *,
        const struct wg_read_options *, const struct wg_onto *,
        struct wg_doc *, struct wg_diag *);

/* ---- for the formats themselves ------------------------------------------- */

typedef enum wg_status wg_cut_fn(struct wg_input *, struct wg_record *,
        struct wg_diag *);
typedef enum wg_status wg_decode_fn(struct wg_str bytes,
        const struct wg_onto *, struct wg_doc *, struct wg_diag *);

struct wg_format {
	const char *name, *aliases, *suffixes; /* the last two: "a|b" */
	wg_cut_fn *cut;
	wg_decode_fn *decode;
	const char *about;
	const char *elements;   /* what is cut out: "item|entry" */
};

/* How inputs are cut (input.c): one record, one for each line, one for each
 * element of a name, one for each outermost object of JSON. */
wg_cut_fn wg_cut_whole;
wg_cut_fn wg_cut_line;
wg_cut_fn wg_cut_element;
wg_cut_fn wg_cut_object;

/* One record into the empty article. */
wg_decode_fn wg_decode_text;
wg_decode_fn wg_decode_html;
wg_decode_fn wg_decode_jsonl;
wg_decode_fn wg_decode_xml;

/* Bytes -> clean UTF-8 in the arena (charset.c). Valid UTF-8 is kept, UTF-16
 * converted; else `declared` decides, a charset's name or empty; else it is
 * read as Windows-1252 if it looks so; else each invalid sequence becomes
 * U+FFFD (Unicode 15, 3.9, "best practice"). CR LF becomes LF, control
 * characters become spaces. Reports what it did; WG_SKIP if there is no text
 * in it or it is binary. */
enum wg_status wg_charset_read(struct wg_arena *, struct wg_str bytes,
        struct wg_str declared, struct wg_str *text, struct wg_diag *);

/* A field such as a title: in one line, without what RDF would refuse. */
struct wg_str wg_read_line(struct wg_arena *, struct wg_str text);
/* Whether the word, in any case, is among those that | separates. */
bool wg_is_among(struct wg_str word, const char *words);
/* Puts text into the article, cleaned as above. */
enum wg_status wg_read_text(struct wg_doc *, struct wg_str bytes,
        struct wg_diag *);
/* Extracts the body of the page into the article, and what the page says of
 * itself where the article does not know it yet. */
enum wg_status wg_read_html(struct wg_doc *, struct wg_str bytes,
        const struct wg_onto *, struct wg_diag *);
/* Finds title line, date prefix and dateline at the start of doc->text;
 * sets doc->body behind them. An article without a date is of `date`. */
void wg_read_opening(struct wg_doc *, const struct wg_onto *,
        struct wg_date date);

/* A date as articles bear it: ISO 8601 with or without time, RFC 2822,
 * "12 October 2021", "October 12, 2021". The ontology may be NULL: then no
 * month is known by its name. */
bool wg_read_date(struct wg_str text, const struct wg_onto *,
        struct wg_date *);
/* The date that begins at text[*at], *at moved behind it. Its year may be
 * missing, and is 0 then. */
bool wg_read_date_at(struct wg_str text, size_t *at, const struct wg_onto *,
        struct wg_date *);
/* The longest phrase at text[*at] that is of a word class whose name begins
 * with `prefix`; *at moves behind it, *rest gets what follows the prefix. */
bool wg_read_word_class(struct wg_str text, size_t *at,
        const struct wg_onto *, struct wg_str prefix, struct wg_str *rest);
/* What the name may be to the lexicon: a set of 1 << enum wg_kind. */
uint32_t wg_read_kinds(struct wg_str name, const struct wg_onto *);

/* "WASHINGTON, October 13. /TASS/." in its parts, spans of the text. */
struct wg_dateline {
	struct wg_span all;     /* place and date */
	struct wg_span place;   /* the first of several */
	struct wg_span agency;
	struct wg_date date;    /* its year may be 0 */
	size_t end;             /* where prose begins */
};
/* Whether a dateline stands at text[at] (dateline.c). */
bool wg_read_dateline(struct wg_str text, size_t at, const struct wg_onto *,
        struct wg_dateline *);

/* ---- the parts of the HTML reader ----------------------------------------- */

struct _xmlNode;
struct _xmlDoc;

enum wg_html_flow {
	WG_HTML_INLINE,
	WG_HTML_BLOCK,
	WG_HTML_HEADING,
	WG_HTML_BREAK,
	WG_HTML_QUOTE,
	WG_HTML_PRE,
	WG_HTML_LINK,
	WG_HTML_SOFT,   /* furniture, unless it holds most of the page */
	WG_HTML_SKIP,   /* never text */
};

/* What is known of an element; its node points here (html_tree.c). */
struct wg_html_mark {
	uint8_t flow;           /* enum wg_html_flow */
	bool soft;              /* its class or place says furniture */
	bool holds;             /* the article is in it */
	bool article, body;     /* says it is the article, its body */
	bool picked;
	uint32_t text, link;    /* bytes in it, of them in links */
	struct _xmlNode *block; /* it, or the nearest block around it */
	float sum, score;       /* worth of its runs; as a container */
};

/* Marks every element under the root; the marks live in the arena. */
void wg_html_mark_tree(struct wg_arena *, struct _xmlNode *root);
struct wg_html_mark *wg_html_mark_of(const struct _xmlNode *);

/* Every node of a tree, each element twice: entered, left. Begin with
 * {root, root, false}. Never recurses: pages may be nested without end. */
struct wg_html_walk {
	struct _xmlNode *root, *node;
	bool left;
};
bool wg_html_next(struct wg_html_walk *, bool into);

/* Skips furniture, unless it is most of the page (html_pick.c). */
void wg_html_drop(struct _xmlNode *root);
/* Picks the elements that are the article (html_pick.c). True if the page
 * marks an article's body, which may be empty. */
bool wg_html_pick(struct _xmlNode *root);
/* The text of the picked elements (html_text.c). */
struct wg_str wg_html_text(struct wg_arena *, struct _xmlNode *root,
        struct wg_str title);
/* What the page says of itself (html_meta.c): fields the article does not
 * know yet. `body` gets schema.org's articleBody, if there is one. */
void wg_html_meta(struct wg_doc *, struct _xmlDoc *, const struct wg_onto *,
        struct wg_str *body, struct wg_diag *);

#endif
