/* What everything stands on: text views, memory with a lifetime, messages.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef WG_BASE_H
#define WG_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* Carry on, drop this article, stop the run. Whoever returns the last two
 * has already reported why; callers only pass it on. */
enum wg_status { WG_OK, WG_SKIP, WG_FAIL };

#define WG_NONE UINT32_MAX /* no such index */

/* ---- text views (str.c) ------------------------------------------------ */

/* Somebody else's text: UTF-8, no NUL at the end. Passed by value. */
struct wg_str {
	const char *s;
	size_t n;
};

/* Bytes of an article's text, half-open. */
struct wg_span {
	uint32_t beg, end;
};

#define WG_STR(literal) ((struct wg_str){(literal), sizeof(literal) - 1})
#define WG_STR_FMT(v) (int)(v).n, (v).s /* for "%.*s" */

struct wg_str wg_str(const char *nul_terminated);
struct wg_str wg_str_of(struct wg_str text, struct wg_span span);
bool wg_str_eq(struct wg_str a, struct wg_str b);
int wg_str_cmp(struct wg_str a, struct wg_str b);
bool wg_str_starts(struct wg_str text, struct wg_str prefix);
bool wg_str_ends(struct wg_str text, struct wg_str suffix);
struct wg_str wg_str_trim(struct wg_str text);
/* The piece of *rest before the next `sep`; *rest moves behind it. An empty
 * *rest with a null pointer means there is nothing left. */
struct wg_str wg_str_cut(struct wg_str *rest, char sep);

/* The code point at s[*at], *at moved behind it. The text is known to be
 * valid UTF-8: readers check that at the door. */
uint32_t wg_utf8_next(struct wg_str text, size_t *at);
size_t wg_utf8_put(char out[4], uint32_t code_point);
/* Number of code points in text. */
size_t wg_utf8_count(struct wg_str text);

/* 64-bit hash (FNV-1a, mixed); the same on every machine, never 0. */
uint64_t wg_hash(struct wg_str text);
uint64_t wg_hash_mix(uint64_t a, uint64_t b);
/* Hash of a word as spelled but for what typography varies: full stops
 * are dropped ("U.S." is "US", "Mr." is "Mr"; a word of nothing but stops
 * keeps them), apostrophes and dashes have one form, Latin letters lose
 * their diacritics. */
uint64_t wg_hash_exact(struct wg_str word);
/* The same with case folded: equal for "Erdoğan" and "ERDOGAN". */
uint64_t wg_hash_fold(struct wg_str word);

/* ---- memory (arena.c) -------------------------------------------------- */

/* A region that is released as a whole. Three of them live: ontology,
 * article, and scratch (a mark on the article's). Out of memory ends the
 * process with status 3: see wg_die_memory. */
struct wg_arena;
struct wg_mark {
	void *block;
	size_t used;
};

struct wg_arena *wg_arena_new(void);
void wg_arena_free(struct wg_arena *);
void wg_arena_clear(struct wg_arena *); /* keeps the largest block */
void *wg_arena_alloc(struct wg_arena *, size_t size); /* zeroed, aligned */
struct wg_str wg_arena_str(struct wg_arena *, struct wg_str);
struct wg_str wg_arena_printf(struct wg_arena *, const char *fmt, ...)
        __attribute__((format(printf, 2, 3)));
struct wg_mark wg_arena_mark(const struct wg_arena *);
void wg_arena_release(struct wg_arena *, struct wg_mark);
_Noreturn void wg_die_memory(void);

/* A growing array in an arena. Elements are named by index: they move. */
#define WG_LAYER(type)                                                         \
	struct {                                                               \
		type *v;                                                       \
		uint32_t n, cap;                                               \
	}
/* Pointer to a new zeroed element at the end of the layer. */
#define wg_layer_push(arena, layer)                                            \
	((layer)->v = wg_layer_room((arena), (layer)->v, (layer)->n,           \
	         &(layer)->cap, sizeof *(layer)->v),                           \
	        &(layer)->v[(layer)->n++])
void *wg_layer_room(struct wg_arena *, void *v, uint32_t n, uint32_t *cap,
        size_t size);

/* ---- rows by hash (index.c) --------------------------------------------- */

/* Rows 0 to n - 1 of some array in chains: one for each hash, and for others
 * that come to lie in it, so who looks must compare. */
struct wg_index {
	uint32_t *head, *next;
	uint32_t mask;
};

void wg_index_init(struct wg_index *, struct wg_arena *, uint32_t rows);
/* Each row at most once. */
void wg_index_put(struct wg_index *, uint64_t hash, uint32_t row);
/* The row put last of its chain, or NONE; index.next[row] was put before. */
uint32_t wg_index_first(const struct wg_index *, uint64_t hash);

/* ---- messages (diag.c) ------------------------------------------------- */

/* Name, level, text. Each text says what was done about it. The table is
 * the enum, the output, --list-messages and the manual's section. */
#define WG_MESSAGES(X)                                                         \
	X(FILE_OPEN, ERROR, "cannot read, skipping it: %s")                    \
	X(FILE_WRITE, FATAL, "cannot write, nothing kept of it: %s")           \
	X(INPUT_EMPTY, ERROR, "no text in it, skipping it")                    \
	X(INPUT_BINARY, ERROR, "not text (control bytes), skipping it")        \
	X(INPUT_LARGE, ERROR, "larger than --max-bytes, skipping it: %s")      \
	X(INPUT_FORMAT, ERROR, "unknown input format, skipping it: %s")        \
	X(UTF8_REPAIRED, WARNING, "invalid UTF-8, %s")                         \
	X(CONTROL_BYTES, WARNING, "control characters, made spaces of them: %s") \
	X(JSON_BAD, ERROR, "not a JSON object, skipping the line: %s")         \
	X(JSON_FIELD, ERROR, "bad article object, skipping the line: %s")      \
	X(XML_BAD, ERROR, "no article in XML, skipping it: %s")                \
	X(HTML_BODY, ERROR, "no article body found, skipping it: %s")          \
	X(DATE_BAD, WARNING, "cannot parse date, going on without it: %s")     \
	X(LANGUAGE, WARNING, "not marked as English, reading it as if: %s")    \
	X(ONTOLOGY_OPEN, FATAL, "cannot use the compiled ontology: %s")        \
	X(ONTOLOGY_LINE, FATAL, "cannot compile the ontology: %s")             \
	X(TERM_DROPPED, WARNING, "not valid RDF, leaving the statement out: %s") \
	X(SERIALIZER, FATAL, "the serializer failed: %s")                      \
	X(RULE_STEPS, WARNING, "sentence too hard, giving up a rule there: %s")

enum wg_message {
#define X(name, level, text) WG_D_##name,
	WG_MESSAGES(X)
#undef X
};

enum wg_level { WG_INFO, WG_WARNING, WG_ERROR, WG_FATAL };

/* Where messages go and where the reader stands. One per worker. */
struct wg_diag {
	FILE *out;             /* NULL: count only */
	const char *program;   /* "wiregraph" */
	const char *file;      /* what is being read, NULL if nothing is */
	uint64_t line;         /* of that file, 0 if not known */
	bool quiet;            /* show errors only */
	uint64_t count[WG_FATAL + 1];
};

/* Prints "wiregraph: FILE:LINE: WARNING: text [NAME]". `detail` fills the
 * message's %s, if it has one. */
void wg_diag(struct wg_diag *, enum wg_message, const char *detail, ...)
        __attribute__((format(printf, 3, 4)));
/* name, level and text of each message, a line each. */
void wg_diag_list(FILE *);

/* ---- output files (outfile.c) ------------------------------------------ */

/* A file that appears whole or not at all: it is written under a temporary
 * name beside it and renamed when all of it is on the medium. Devices and
 * pipes are written as they are. */
struct wg_outfile {
	FILE *f;
	char *path, *temp;     /* NULL: standard output, written as it is */
};

/* path NULL is standard output. False, reported, if it cannot. */
bool wg_outfile_open(struct wg_outfile *, const char *path, struct wg_diag *);
/* False, reported, if something could not be written so far. */
bool wg_outfile_ok(struct wg_outfile *, struct wg_diag *);
/* Checks the last write. On WG_FAIL (reported) and without `keep` nothing
 * is left of it, and what stood under the name before stands there still. */
enum wg_status wg_outfile_close(struct wg_outfile *, bool keep,
        struct wg_diag *);
/* First thing in main. From here on a signal that ends the program removes
 * temporary files first; a broken pipe ends it without a word, status 3. */
void wg_outfile_guard(void);

#endif
