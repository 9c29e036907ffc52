/* The trainer: annotated text -> model files. Built, not installed.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Nothing here is needed at run time. Everything is single-threaded and
 * draws from one seeded generator, so the same data and seed give the same
 * bytes. Memory is GLib's and lives to the end of the program.
 */
#ifndef WG_TRAIN_H
#define WG_TRAIN_H

#include <glib.h>

#include "model/model.h"

/* ---- chance (chance.c) --------------------------------------------------- */

struct wg_chance {
	uint64_t state;
};

uint64_t wg_chance_bits(struct wg_chance *);
float wg_chance_unit(struct wg_chance *);           /* 0 <= x < 1 */
float wg_chance_normal(struct wg_chance *);
void wg_chance_shuffle(struct wg_chance *, uint32_t *v, size_t n);

/* ---- annotated text (corpus.c, conllu.c) --------------------------------- */

/* Names of tags, numbered from 1; 0 is none. */
struct wg_symbols {
	GPtrArray *names;
	GHashTable *ids;
};

void wg_symbols_init(struct wg_symbols *);
/* The number of a name; a new one if `add`, else 0 for an unknown one. */
uint16_t wg_symbol(struct wg_symbols *, const char *name, bool add);
const char *wg_symbol_name(const struct wg_symbols *, uint16_t);

/* A label that the file does not tell: it speaks of other types. */
#define WG_NAME_ANY UINT16_MAX

struct wg_gold_token {
	const char *form, *lemma;
	uint16_t upos, xpos, rel;
	uint16_t head;              /* in the sentence; its length: ROOT */
	uint16_t name;              /* BIO label; 0: O; see WG_NAME_ANY */
};

struct wg_gold_sent {
	uint32_t first, n;
	uint8_t part;               /* which file it is from */
	bool doc_start;
};

struct wg_corpus {
	GArray *tokens;             /* struct wg_gold_token */
	GArray *sents;              /* struct wg_gold_sent */
	GStringChunk *text;
};

/* Tags of all corpora of one training. */
struct wg_tagset {
	struct wg_symbols upos, xpos, rel, name;
};

void wg_tagset_init(struct wg_tagset *);
void wg_corpus_init(struct wg_corpus *);
/* Appends a CoNLL-U file. Documents of a genre in `skip` (a list with
 * commas, or NULL) are left out. New tags are made only if `grow`. */
bool wg_corpus_conllu(struct wg_corpus *, const char *path,
        struct wg_tagset *, const char *skip, uint8_t part, bool grow);
/* Appends a file of words and BIO tags, one a line: the first column is the
 * word (the second if the first is a number), the last of the columns that
 * looks like a tag is the tag. `map` renames types: "geo=LOC,tim=O"; "?"
 * leaves open what the words are. */
bool wg_corpus_bio(struct wg_corpus *, const char *path, struct wg_tagset *,
        const char *map, uint8_t part, bool grow);

#define WG_GOLD(c, s)                                                          \
	(&g_array_index((c)->tokens, struct wg_gold_token,                     \
	        g_array_index((c)->sents, struct wg_gold_sent, (s)).first))
#define WG_GOLD_SENT(c, s)                                                     \
	(&g_array_index((c)->sents, struct wg_gold_sent, (s)))

/* How a sentence is written for this round of training. */
enum wg_case { WG_CASE_SAME, WG_CASE_UPPER, WG_CASE_LOWER, WG_CASE_TITLE };
/* The form in that case, in buf if it had to be changed. */
struct wg_str wg_case_form(const char *form, enum wg_case, char *buf,
        size_t size);
enum wg_case wg_case_draw(struct wg_chance *);

/* ---- linear algebra (gemm.c) --------------------------------------------- */

/* C (m x n) += A (m x k) B (k x n). Element (i, p) of A is at
 * a[i * ar + p * ac]; rows of B and C are ldb and ldc apart; n is a
 * multiple of 16. */
void wg_gemm(size_t m, size_t n, size_t k, const float *a, size_t ar,
        size_t ac, const float *b, size_t ldb, float *c, size_t ldc);

/* ---- parameters (param.c) ------------------------------------------------ */

/* A matrix with its gradient, moments and running mean. Of a sparse one only
 * the rows that a batch touched are brought up to date. */
struct wg_param {
	const char *name;
	size_t rows, cols;
	float *w, *g, *m, *v, *mean;
	bool sparse;
	uint32_t *stamp;            /* step that last touched the row */
	GArray *touched;            /* rows of this batch */
};

struct wg_adam {
	float rate, beta1, beta2, decay, clip;
	uint32_t step;
};

void wg_param_init(struct wg_param *, const char *name, size_t rows,
        size_t cols, float scale, bool sparse, struct wg_chance *);
float *wg_param_row(struct wg_param *, size_t row);      /* its gradient */
void wg_param_step(struct wg_param *, const struct wg_adam *, float norm);
double wg_param_square(const struct wg_param *);  /* of its gradient */
/* Puts the running mean in place of the weights, or back. */
void wg_param_swap(struct wg_param *, const struct wg_adam *);

/* ---- the syntax network in float (net.c, net_tag.c, net_parse.c) --------- */

enum { WG_NET_GAP = 4 };

struct wg_net_size {
	uint32_t embed, hidden, layers, parser;
	uint32_t rows[WG_F_END];    /* of each table */
	uint32_t nupos, nxpos, nrel, root;
};

/* A number up to the next multiple of 16: rows of matrices are that long. */
#define WG_PAD(n) (((size_t)(n) + 15) / 16 * 16)

struct wg_net {
	struct wg_net_size size;
	GArray *vocab;              /* hash of the word of each row */
	GHashTable *row_of;         /* hash -> row */
	GArray *count;              /* of each row in training */
	struct wg_param embed[WG_F_END];
	struct wg_param conv[WG_LAYERS_MAX], conv_bias[WG_LAYERS_MAX];
	struct wg_param tag, tag_bias;      /* upos, then xpos */
	struct wg_param slot;       /* hidden x slots * parser */
	struct wg_param special;    /* ROOT, none: slots * parser each */
	struct wg_param fact;       /* facts x parser */
	struct wg_param parser_bias;
	struct wg_param move, move_bias;
	GPtrArray *params;          /* all of the above */
	struct wg_chance chance;
	struct wg_adam adam;
	float dropout, word_dropout, explore;
	bool training;
	GArray *probe;              /* floats: what parser units were */
};

/* Some sentences on their way through the net, with WG_NET_GAP rows of
 * zeros before, between and behind them. */
struct wg_batch {
	size_t nsent, rows, tokens;
	uint32_t first[64], n[64];  /* rows of each sentence */
	uint32_t sent[64];
	const struct wg_corpus *corpus;
	size_t cap;
	uint32_t (*id)[WG_F_END];
	float *x[WG_LAYERS_MAX + 1], *relu[WG_LAYERS_MAX];
	float *top, *grad, *grad2;  /* top: what tagger and parser see */
	float *mask, *top_mask;     /* of dropout */
	float *tag, *dtag;
	float *slot, *dslot;        /* slots * parser a row */
};

void wg_net_init(struct wg_net *, const struct wg_net_size *, uint64_t seed);
/* Rows for the words of the corpus that occur min times or more, most
 * frequent first, at most max. Before wg_net_init. */
void wg_net_vocabulary(struct wg_net *, const struct wg_corpus *, size_t min,
        size_t max);
/* Then rows for further words of unannotated text. */
void wg_net_more_words(struct wg_net *, const struct wg_corpus *, size_t min,
        size_t max);
void wg_batch_fill(struct wg_batch *, struct wg_net *,
        const struct wg_corpus *, const uint32_t *sents, size_t n);
/* Draws the masks of dropout; then the encoder, masked if training. */
void wg_net_masks(struct wg_net *, struct wg_batch *);
void wg_net_encode(struct wg_net *, struct wg_batch *);
/* Both of them. */
void wg_net_forward(struct wg_net *, struct wg_batch *);
void wg_net_backward(struct wg_net *, struct wg_batch *);
/* Both add to batch->grad, the gradient of batch->top, and give the loss. */
double wg_net_tag_loss(struct wg_net *, struct wg_batch *);
double wg_net_parse_loss(struct wg_net *, struct wg_batch *);
void wg_net_step(struct wg_net *, size_t tokens);

/* What the net says of sentence i of the batch. */
struct wg_analysis {
	uint16_t upos[WG_ARC_MAX], xpos[WG_ARC_MAX];
	uint16_t head[WG_ARC_MAX], rel[WG_ARC_MAX];
	bool lemma[WG_ARC_MAX];     /* whether it is right */
};
void wg_net_tag(struct wg_net *, struct wg_batch *, size_t i,
        struct wg_analysis *);
void wg_net_parse(struct wg_net *, struct wg_batch *, size_t i,
        struct wg_analysis *);

/* The sum that a state of the parser is, before it is cut at zero, goes to
 * net->probe if there is one. */

/* What each move costs: gold arcs that it makes impossible. */
void wg_oracle(const struct wg_arc *, const struct wg_gold_token *,
        int cost[WG_MOVE_END]);

/* All that was learnt, in float, to go on from; `whole` false: only words
 * and encoder, which is what unannotated text teaches. */
bool wg_net_save(const struct wg_net *, const char *path);
/* The size that a saved net has, and its words; before wg_net_init. */
bool wg_net_peek(struct wg_net *, const char *path, struct wg_net_size *);
bool wg_net_load(struct wg_net *, const char *path, bool whole);

/* Teaches the encoder to guess words from their neighbours (pretrain.c). */
void wg_net_pretrain(struct wg_net *, const struct wg_corpus *,
        size_t words, size_t batch, float rate);

/* ---- how good it is (score.c) -------------------------------------------- */

struct wg_score {
	uint64_t tokens, upos, xpos, uas, las, lemma;
	uint64_t gold[512], guess[512], hit[512];   /* by relation */
};
void wg_score_add(struct wg_score *, const struct wg_gold_token *, size_t n,
        const struct wg_analysis *);
void wg_score_print(const struct wg_score *, const struct wg_tagset *,
        const char *what, bool relations);

/* ---- model files (output.c, export.c) ------------------------------------- */

struct wg_output {
	GByteArray *sec[WG_MS_END];
};
void wg_output_init(struct wg_output *);
void wg_output_put(struct wg_output *, enum wg_model_section, const void *,
        size_t n);
void wg_output_names(struct wg_output *, enum wg_model_section,
        const struct wg_symbols *);
/* Takes over the sections that another model file has. */
void wg_output_copy(struct wg_output *, const struct wg_model *);
/* The file's bytes; write_file puts them in place. */
GByteArray *wg_output_bytes(const struct wg_output *);
bool wg_output_write(const struct wg_output *, const char *path);

/* Quantises the net; activations are measured on sentences of `c`. */
void wg_export_net(struct wg_output *, struct wg_net *,
        const struct wg_corpus *c, const struct wg_tagset *);

/* Rules of lemmas from annotated text (train_lemma.c). */
void wg_export_lemmas(struct wg_output *, const struct wg_corpus *);

/* ---- names (score_names.c) ------------------------------------------------ */

struct wg_name_score {
	uint64_t gold[WG_LABELS], guess[WG_LABELS], hit[WG_LABELS];
	uint64_t unseen[WG_LABELS], unseen_hit[WG_LABELS];
};
/* By the label that a name begins with. `seen` holds names of training. */
void wg_name_score_add(struct wg_name_score *, const struct wg_gold_token *,
        const uint16_t *label, size_t n, GHashTable *seen);
void wg_name_score_print(const struct wg_name_score *,
        const struct wg_symbols *, const char *what);
/* The names of annotated text, folded: a set of strings. */
GHashTable *wg_names_of(const struct wg_corpus *);

/* ---- the programs -------------------------------------------------------- */

struct wg_train_options {
	char **train, **dev, **silver, **plain;
	char *skip, *map, *out, *model, *start, *resume, *save, *ontology;
	int plain_words, row_bits, hidden, embed, layers, parser, words, epochs, batch, seed;
	double rate, dropout;
};
void wg_analyse(const struct wg_syntax *, const struct wg_lemmas *,
        struct wg_arena *, const struct wg_gold_token *, size_t n,
        struct wg_analysis *);
/* Tags and parses the corpus with the model in the file `path`. */
bool wg_score_model(const char *path, const struct wg_corpus *,
        const struct wg_tagset *, char *const *parts, bool relations);
int wg_train_syntax(const struct wg_train_options *);
int wg_join_models(const struct wg_train_options *);
/* Writes trees for the words of --plain files to --out (label_text.c). */
int wg_label_text(const struct wg_train_options *);
int wg_train_names(const struct wg_train_options *);
int wg_train_encoder(const struct wg_train_options *);
int wg_score_syntax(const struct wg_train_options *);

#endif
