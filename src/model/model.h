/* The trained models: what a word looks like to them, and how they run.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A model file is mapped, checked once and used where it lies. Weights are
 * 8-bit integers, sums are 32-bit integers: the kernels may use whatever
 * vector instructions the machine has, the bits that come out are the same.
 *
 *   words --feature--> rows --encode--> vectors --tag--> upos, xpos
 *                                          \----parse--> head, rel
 *   words, tags --feature--> rows --find--> names (BIO)
 *
 * The models are trained by src/train, see doc/training.md.
 */
#ifndef WG_MODEL_H
#define WG_MODEL_H

#include "onto/onto.h"

/* ---- words (feature.c) --------------------------------------------------- */

/* What the encoder sees of a word: a row of a table for each of these. */
enum wg_feature {
	WG_F_WORD,     /* the word, case folded */
	WG_F_SUFFIX2,  /* its last bytes */
	WG_F_SUFFIX3,
	WG_F_SUFFIX4,
	WG_F_PREFIX3,
	WG_F_SHAPE,    /* "Xx", "00", "X.X." */
	WG_F_PLACE,    /* length, first in sentence, sentence in capitals */
	WG_F_END
};
#define WG_PLACE_ROWS 24

/* A word as the models see it. */
struct wg_surface {
	uint32_t hash[WG_F_END]; /* WG_F_PLACE: the row itself */
	char norm[48];           /* lower case, digits as 0, plain quotes */
	uint8_t n;               /* bytes of norm */
	bool cap, caps, lower;   /* first is a capital; only; has lower case */
};

void wg_surface_read(struct wg_str form, struct wg_surface *);
/* Sets WG_F_PLACE of the n words of a sentence, which depends on all. */
void wg_surfaces_place(struct wg_surface *, size_t n);
uint32_t wg_surface_hash(uint32_t seed, const char *s, size_t n);

/* ---- arc-hybrid transitions (arc.c) -------------------------------------- */

/* Words of a longer sentence are parsed in pieces of this length. */
#define WG_ARC_MAX 250

/* The state of a parse: a stack, and the next word of the buffer. Word n is
 * ROOT, it stands at the end of the buffer. */
struct wg_arc {
	uint16_t n, next, top;              /* top: height of the stack */
	uint16_t stack[WG_ARC_MAX + 1];
	uint16_t head[WG_ARC_MAX + 1];      /* WG_ARC_NONE: not yet */
	uint16_t rel[WG_ARC_MAX + 1];
	uint16_t left[WG_ARC_MAX + 1];      /* leftmost child, or none */
	uint16_t right[WG_ARC_MAX + 1];     /* rightmost child, or none */
	uint8_t nleft[WG_ARC_MAX + 1];
	uint8_t nright[WG_ARC_MAX + 1];
};
#define WG_ARC_NONE UINT16_MAX

enum wg_move { WG_SHIFT, WG_LEFT, WG_RIGHT, WG_MOVE_END };

/* Words that the parser looks at in a state, and small facts about it. */
enum { WG_SLOTS = 10, WG_FACTS = 9 };

void wg_arc_start(struct wg_arc *, size_t n);
bool wg_arc_done(const struct wg_arc *);
bool wg_arc_can(const struct wg_arc *, enum wg_move);
void wg_arc_do(struct wg_arc *, enum wg_move, uint16_t rel);
/* slot[i]: a word, n for ROOT, n + 1 for none. fact[i]: a row of the table
 * of facts, which has wg_arc_facts(nrel) rows. */
void wg_arc_look(const struct wg_arc *, size_t nrel, uint16_t slot[WG_SLOTS],
        uint16_t fact[WG_FACTS]);
size_t wg_arc_facts(size_t nrel);

/* ---- model files (model.c) ----------------------------------------------- */

#define WG_MODEL_MAGIC UINT64_C(0x6c65646f6d2d6777) /* "wg-model" */
#define WG_MODEL_VERSION 1

enum { WG_LAYERS_MAX = 4 };

enum wg_model_section {
	WG_MS_SHAPE,      /* struct wg_syntax_shape */
	WG_MS_UPOS,       /* names of tags, a NUL behind each; the first is _ */
	WG_MS_XPOS,
	WG_MS_REL,
	WG_MS_LABEL,      /* BIO labels of the name finder; the first is O */
	WG_MS_VOCAB,      /* uint32_t: hashes of words, open addressing */
	WG_MS_VOCAB_ROW,  /* uint16_t: their rows */
	WG_MS_EMBED,      /* int8_t: the tables of rows, one behind the other */
	WG_MS_CONV,       /* matrices, see struct wg_matrix */
	WG_MS_TAG = WG_MS_CONV + WG_LAYERS_MAX,
	WG_MS_SLOT,
	WG_MS_MOVE,
	WG_MS_SPECIAL,    /* int16_t: slots of ROOT and of no word */
	WG_MS_FACT,       /* int16_t: rows of facts about a state */
	WG_MS_LEMMA_RULE, /* struct wg_lemma_rule */
	WG_MS_LEMMA_KEY,  /* uint32_t: hashes of endings, open addressing */
	WG_MS_LEMMA_VAL,  /* uint16_t: their rules */
	WG_MS_FIND_SHAPE, /* struct wg_finder_shape */
	WG_MS_FIND_ROW,   /* int8_t: rows of labels */
	WG_MS_FIND_MOVE,  /* int16_t: label to label */
	WG_MS_END
};

struct wg_model_header {
	uint64_t magic;
	uint32_t version, unused;
	uint64_t size, sum;         /* of what follows the header */
	struct {
		uint64_t off, n;    /* bytes; n = 0: not in this file */
	} sec[WG_MS_END];
};

struct wg_model {
	const void *sec[WG_MS_END];
	size_t n[WG_MS_END];
	void *mapped;               /* GMappedFile, or NULL */
};

/* Maps a model file. False, with *why set to a literal, on a file that is
 * missing, of another version, cut short or damaged. */
bool wg_model_open(struct wg_model *, const char *path, const char **why);
/* Uses a file in memory; the caller keeps it alive, and knows by its own
 * checksum that it is whole if `sound`. */
bool wg_model_use(struct wg_model *, const void *bytes, size_t size,
        bool sound, const char **why);
void wg_model_close(struct wg_model *);
/* Tag number id of a list of names; empty if there is no such. */
struct wg_str wg_model_name(const struct wg_model *, enum wg_model_section,
        size_t id);
/* Its number, or 0. */
uint16_t wg_model_find(const struct wg_model *, enum wg_model_section,
        struct wg_str name);

/* ---- integer kernels (kernel.c) ------------------------------------------ */

/* k inputs, n outputs; k a multiple of 4, n of WG_BLOCK. Weight (i, j) is at
 * ((j / 32) * (k / 4) + i / 4) * 128 + j % 32 * 4 + i % 4. */
enum { WG_BLOCK = 32 };
/* Labels of a row of the name finder, the unused ones too. */
enum { WG_LABELS = 16 };

struct wg_matrix {
	size_t k, n;
	const float *scale, *bias;  /* of each output */
	const int8_t *w;
};

/* The same functions for different instruction sets; all give the same
 * bits. Inputs are 7-bit (0 to 127), which keeps every 16-bit sum of two
 * products in range. */
struct wg_kernel {
	const char *name;
	/* acc[r * n + j] = sum of x[r * stride + i] * w(i, j) */
	void (*dot)(const struct wg_matrix *, const uint8_t *x, size_t stride,
	        size_t rows, int32_t *acc);
	/* y = acc * scale + bias */
	void (*scale)(const struct wg_matrix *, const int32_t *acc, float *y);
	/* v = max(0, acc * scale + bias), x = add ? x + v : v, and q is
	 * x * to, rounded, in 7 bits; for one row */
	void (*relu)(const struct wg_matrix *, const int32_t *acc, bool add,
	        float to, float *x, uint8_t *q);
	/* out = acc * scale, rounded; for one row */
	void (*round)(const struct wg_matrix *, const int32_t *acc,
	        int16_t *out);
	/* q is the sum of the rows, times mul / 2^10, plus 64, in 7 bits */
	void (*embed)(const int8_t *const *rows, size_t nrows, size_t n,
	        int16_t mul, uint8_t *q);
	/* q is max(0, the sum of the rows) times mul / 2^15, in 7 bits */
	void (*gather)(const int16_t *const *rows, size_t nrows, size_t n,
	        int16_t mul, uint8_t *q);
	/* of the name finder, see kernel_label.h */
	void (*sum_labels)(const int8_t *row, const uint32_t *at, size_t n,
	        int16_t *score);
	void (*best_label)(const int32_t *before, size_t n,
	        const int16_t *move, int32_t *after, int32_t *back);
};

#if defined __x86_64__ && defined __GNUC__
#define WG_HAVE_AVX2
extern const struct wg_kernel wg_kernel_avx2;   /* kernel_avx2.c */
#endif
extern const struct wg_kernel *const wg_kernels[]; /* best first; NULL */
bool wg_kernel_runs(const struct wg_kernel *);  /* on this machine */
const struct wg_kernel *wg_kernel_best(void);

/* ---- tagger and parser (encoder.c, tagger.c, parser.c) ------------------- */

struct wg_syntax_shape {
	uint32_t embed, hidden, layers, parser;
	uint32_t rows[WG_F_END];
	uint32_t nupos, nxpos, nrel, root;
	float to[WG_LAYERS_MAX];    /* 7-bit units per 1 behind each layer */
	int32_t embed_mul, gather_mul;
};

struct wg_syntax {
	const struct wg_syntax_shape *shape;
	const struct wg_model *model;
	const struct wg_kernel *kernel;
	const uint32_t *vocab;
	const uint16_t *vocab_row;
	uint32_t vocab_mask;
	const int8_t *embed[WG_F_END];
	struct wg_matrix conv[WG_LAYERS_MAX], tag, slot, move;
	const int16_t *special, *fact;
};

size_t wg_block(size_t n);   /* up to the next multiple of WG_BLOCK */
/* False, with *why set to a literal, if the model holds no such network or
 * its parts do not fit together. The model stays open as long as it. */
bool wg_syntax_bind(struct wg_syntax *, const struct wg_model *,
        const char **why);
/* The vectors of a sentence of n <= WG_ARC_MAX words: n * shape->hidden
 * bytes, for the two below. The arena is for scratch. */
void wg_encode(const struct wg_syntax *, struct wg_arena *,
        const struct wg_surface *, size_t n, uint8_t *top);
void wg_tag(const struct wg_syntax *, struct wg_arena *, const uint8_t *top,
        size_t n, uint16_t *upos, uint16_t *xpos);
/* head[i] is n for the child of ROOT. */
void wg_parse(const struct wg_syntax *, struct wg_arena *,
        const uint8_t *top, size_t n, uint16_t *head, uint16_t *rel);

/* ---- name finder (finder.c, finder_feature.c) ---------------------------- */

enum { WG_FIND_FEATURES = 40 };

struct wg_finder_shape {
	uint32_t rows;              /* a power of two */
	uint32_t labels;            /* <= WG_LABELS; 0 is O */
	uint32_t xpos;              /* which tags it was trained with */
};

struct wg_finder {
	const struct wg_finder_shape *shape;
	const struct wg_model *model;
	const struct wg_kernel *kernel;
	const int8_t *row;          /* WG_LABELS each */
	const int16_t *move;        /* [from * WG_LABELS + to], from = labels:
	                             * the start of a sentence */
};

/* A sentence as the finder sees it. */
struct wg_find_input {
	const struct wg_surface *word;
	const uint16_t *xpos;       /* numbers of the tagger's model */
	const uint16_t *hint;       /* of the lexicon: a set for each word */
	size_t n;
};

bool wg_finder_bind(struct wg_finder *, const struct wg_model *,
        const char **why);
/* The best labels, BIO in order. */
void wg_find(const struct wg_finder *, struct wg_arena *,
        const struct wg_find_input *, uint16_t *label);
/* The features of word i, as hashes; the same for training. */
size_t wg_find_features(const struct wg_find_input *, size_t i,
        uint32_t out[WG_FIND_FEATURES]);
/* For training: the best labels by these scores of n words (WG_LABELS
 * each). allow[i] is a set of labels, or NULL. */
void wg_find_path(const struct wg_kernel *, const int16_t *score, const int16_t *move, size_t labels,
        size_t n, const uint16_t *allow, int32_t *back, uint16_t *label);

/* ---- lemmas (lemma.c) ---------------------------------------------------- */

/* form -> lemma: bytes to cut from the end, bytes to add. */
struct wg_lemma_rule {
	uint8_t cut, keep;          /* keep: the case of the form */
	uint8_t n;
	char add[13];
};

/* Endings from the longest: the whole word, then 5 bytes to none. */
enum { WG_LEMMA_WHOLE = 6 };

struct wg_lemmas {
	const struct wg_lemma_rule *rule;
	size_t rules;
	const uint32_t *key;
	const uint16_t *val;
	uint32_t mask;
};

bool wg_lemmas_bind(struct wg_lemmas *, const struct wg_model *,
        const char **why);
/* The key of a word's ending of k bytes under that tag. */
uint32_t wg_lemma_key(const struct wg_surface *, uint16_t xpos, size_t k);
/* The rule's number. */
uint16_t wg_lemma_find(const struct wg_lemmas *, const struct wg_surface *,
        uint16_t xpos);
/* Writes at most size bytes; gives how many. */
size_t wg_lemma_apply(const struct wg_lemma_rule *, struct wg_str form,
        char *out, size_t size);

/* ---- all of a model file ------------------------------------------------- */

/* What the stages use. Parts that a file does not hold are not there. */
struct wg_models {
	struct wg_model file;
	struct wg_syntax syntax;
	struct wg_finder finder;
	struct wg_lemmas lemmas;
	bool has_finder;
};

/* Binds the model that the compiled ontology holds. NULL, with *why set to
 * NULL, if it holds none; NULL and a reason if it is unfit. */
struct wg_models *wg_models_new(const struct wg_onto *, const char **why);
void wg_models_free(struct wg_models *);

#endif
