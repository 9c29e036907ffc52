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

/* Copies text into the article, each invalid sequence replaced by U+FFFD
 * (Unicode 15, 3.9, "best practice"), CR LF by LF; reports what it did.
 * WG_SKIP if it is empty or binary. */
enum wg_status wg_read_text(struct wg_doc *, struct wg_str bytes,
        struct wg_diag *);
/* Finds title line, date prefix and dateline at the start of doc->text;
 * sets doc->body behind them. */
void wg_read_opening(struct wg_doc *, const struct wg_onto *);
/* A date as articles bear it: ISO 8601 with or without time, RFC 2822,
 * "12 October 2021", "October 12, 2021". */
bool wg_read_date(struct wg_str text, const struct wg_onto *,
        struct wg_date *);

#endif
