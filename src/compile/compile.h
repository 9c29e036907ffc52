/* ontology/ -> the image that onto/ maps.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   schema, vocabulary, prefixes --schema.c-------------------+
 *   lexicon ---------------------lexicon.c, table.c, phrase.c-+-> image
 *   rules -----------------------rule_read.c, _code.c, _act.c-+
 */
#ifndef WG_COMPILE_H
#define WG_COMPILE_H

#include <glib.h>

#include "text/text.h"

/* Compiles the folder. The image is g_malloc'ed. Strict: any malformed line
 * is reported with file and line, and WG_FAIL. */
enum wg_status wg_compile(const char *folder, void **image, size_t *size,
        struct wg_diag *);

/* An example that stands with a rule: a sentence and what must (yes) or
 * must not (no) come of it. Text of the file as it is. */
struct wg_example {
	struct wg_str rule, text, want;
	bool yes;
	const char *file;
	unsigned line;
};
typedef void wg_example_fn(const struct wg_example *, void *user);
/* Calls back for each example of each rule file, in order. */
enum wg_status wg_compile_examples(const char *folder, wg_example_fn *,
        void *user, struct wg_diag *);

/* ---- inside --------------------------------------------------------------- */

struct wg_phrases;

/* The image while it grows. */
struct wg_build {
	GArray *sec[WG_SEC_END];
	GHashTable *texts;         /* interned text -> offset + 1 */
	GHashTable *ids;           /* entity id -> row + 1 */
	GHashTable *sources;       /* source key -> row + 1 */
	GHashTable *classes, *properties, *wordclasses; /* name -> row + 1 */
	struct wg_phrases *phrases;
	GStringChunk *keep;        /* keys of the tables above */
	struct wg_diag *diag;
};

struct wg_build *wg_build_new(struct wg_diag *);
void wg_build_free(struct wg_build *);
struct wg_ref wg_build_text(struct wg_build *, struct wg_str);
uint32_t wg_build_row(struct wg_build *, enum wg_section, const void *row);
/* 0-based row of a name in one of the tables; WG_NONE if it has none. */
uint32_t wg_build_find(GHashTable *, struct wg_str name);
void wg_build_name(struct wg_build *, GHashTable *, struct wg_str name,
        uint32_t row);
void *wg_build_image(struct wg_build *, size_t *size);
/* Reports and gives WG_FAIL. */
enum wg_status wg_build_fault(struct wg_build *, const char *fmt, ...)
        __attribute__((format(printf, 2, 3)));

/* Phrases: see phrase.c. */
struct wg_phrases *wg_phrases_new(void);
void wg_phrases_free(struct wg_phrases *);
/* False if text holds no word or more than 32. */
bool wg_phrases_add(struct wg_phrases *, struct wg_str text,
        struct wg_sense);
uint16_t wg_phrase_words(struct wg_str text);
void wg_phrases_finish(struct wg_phrases *, struct wg_build *);

/* A table of lines: see table.c. `cell` holds the columns named, in order;
 * an empty string where the file says "-". */
#define WG_COLUMNS 12
typedef enum wg_status wg_row_fn(struct wg_build *, struct wg_str *cell,
        void *user);
enum wg_status wg_table_read(struct wg_build *, const char *path,
        const char *columns, wg_row_fn *, void *user);
/* Each file of the folder with the suffix, in the order of their names.
 * A folder that is not there has none. */
typedef enum wg_status wg_file_fn(struct wg_build *, const char *path,
        void *user);
enum wg_status wg_folder_each(struct wg_build *, const char *folder,
        const char *suffix, wg_file_fn *, void *user);

enum wg_status wg_compile_schema(struct wg_build *, const char *folder);
enum wg_status wg_compile_lexicon(struct wg_build *, const char *folder);
enum wg_status wg_compile_rules(struct wg_build *, const char *folder);
enum wg_status wg_compile_models(struct wg_build *, const char *folder);

/* One paragraph of a rule file: see rule_read.c. Text of the file. */
struct wg_rule_text {
	struct wg_str name, when, with, then;
	uint8_t phase, status;     /* enum wg_phase, enum wg_claim */
	bool pairwise;
	float score;
	unsigned line;
};

/* The variables of the rule at hand, with the kinds each may have. */
struct wg_vars {
	struct wg_str name[WG_VARS];
	uint16_t kinds[WG_VARS];
	uint8_t n;
};
#define WG_ANY_KIND UINT16_MAX
/* The variable's number, made if need be; WG_NO_VAR if there are too many. */
uint8_t wg_var_bind(struct wg_vars *, struct wg_str name, uint16_t kinds);
uint8_t wg_var_find(const struct wg_vars *, struct wg_str name);

/* Instructions that belong together (rule_block.c). A function that takes a
 * block by value uses it up. */
struct wg_block {
	GArray *code;              /* struct wg_insn */
	struct wg_insn need;       /* an atom each match holds; END: none */
	uint16_t shape;            /* of the first token of each match */
	bool eats;                 /* always takes at least one token */
	bool still;                /* never takes any */
};
struct wg_block wg_block_new(void);
struct wg_block wg_block_atom(struct wg_insn);
void wg_block_emit(struct wg_block *, struct wg_insn);
void wg_block_join(struct wg_block *, struct wg_block);
struct wg_block wg_block_copy(const struct wg_block *);
struct wg_block wg_block_either(struct wg_block, struct wg_block);
/* Zero or one; with `many` zero or more. Greedy. */
struct wg_block wg_block_optional(struct wg_block, bool many);
struct wg_block wg_block_repeat(struct wg_block, int least, int most);

/* Compiles the pattern behind the instructions there are; macros: name ->
 * text. *need gets an atom that each match must hold, *shape what each
 * match's first token looks like. */
enum wg_status wg_rule_code(struct wg_build *, struct wg_str pattern,
        GHashTable *macros, struct wg_vars *, struct wg_insn *need,
        uint16_t *shape);
/* Compiles "with" and "then" behind the acts there are. */
enum wg_status wg_rule_acts(struct wg_build *, const struct wg_rule_text *,
        struct wg_vars *);
/* "State|Body/adj": sets of kinds and forms, a class or WG_NO_CLASS. False
 * if it names what the schema has not. */
bool wg_rule_kinds(struct wg_build *, struct wg_str text, uint16_t *kinds,
        uint16_t *forms, uint16_t *cls);
/* Rows of the word class, or of all classes that a prefix "body.*" names. */
bool wg_rule_words(struct wg_build *, struct wg_str name, uint32_t *from,
        uint32_t *to);
/* "former" and the like; "" is asserted. */
bool wg_claim_read(struct wg_str, uint8_t *claim);

#endif
