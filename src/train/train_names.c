/* Trains the name finder: an averaged structured perceptron.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Collins 2002. Where the annotation leaves a word open (WG_NAME_ANY), the
 * best path that agrees with the rest counts as right. Some features are
 * left out at random, so that no single one of them is relied on.
 */
#include "text/text.h"
#include "train/train.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FORBIDDEN (-30000)

struct learner {
	const struct wg_train_options *o;
	struct wg_tagset tags;
	struct wg_corpus train, dev;
	struct wg_model model;
	struct wg_syntax syntax;
	struct wg_arena *arena;
	struct wg_onto onto; /* for what the lexicon knows */
	struct wg_doc *doc;
	struct wg_chance chance;
	size_t rows, labels;
	int32_t *w, *late; /* weights; weights times when */
	int32_t move[WG_LABELS * WG_LABELS];
	int64_t move_late[WG_LABELS * WG_LABELS];
	int32_t now;
	GHashTable *seen;
};

/* A sentence, in the case drawn for it, with its features. */
struct sample {
	struct wg_surface word[WG_ARC_MAX];
	uint16_t xpos[WG_ARC_MAX], upos[WG_ARC_MAX], hint[WG_ARC_MAX];
	uint16_t allow[WG_ARC_MAX], gold[WG_ARC_MAX], guess[WG_ARC_MAX];
	uint32_t row[WG_ARC_MAX][WG_FIND_FEATURES];
	uint8_t nrow[WG_ARC_MAX];
	int16_t score[WG_ARC_MAX * WG_LABELS];
	int32_t back[WG_ARC_MAX * WG_LABELS];
	size_t n;
	bool open;
};

/* ---- data ---------------------------------------------------------------- */

/* Trees have no names, but tell where there are none: in words that are
 * neither proper nouns nor capitalised adjectives. */
static void
open_names(struct learner *l, struct wg_corpus *c, guint from)
{
	uint16_t propn = wg_symbol(&l->tags.upos, "PROPN", false);
	uint16_t adj = wg_symbol(&l->tags.upos, "ADJ", false);

	for (guint i = from; i < c->tokens->len; i++) {
		struct wg_gold_token *t =
		        &g_array_index(c->tokens, struct wg_gold_token, i);
		if (t->upos == propn ||
		        (t->upos == adj && g_ascii_isupper(t->form[0])))
			t->name = WG_NAME_ANY;
	}
}

static bool
read_file(struct learner *l, struct wg_corpus *c, const char *path,
        const char *map, uint8_t part, bool grow)
{
	guint from = c->tokens->len;

	if (!g_str_has_suffix(path, ".conllu"))
		return wg_corpus_bio(c, path, &l->tags, map, part, grow);
	if (!wg_corpus_conllu(c, path, &l->tags, l->o->skip, part, true))
		return false;
	open_names(l, c, from);
	return true;
}

/* FILE or FILE:TYPE=TYPE,... */
static bool
read_files(struct learner *l, struct wg_corpus *c, char **files, bool grow)
{
	wg_corpus_init(c);
	for (size_t i = 0; files && files[i]; i++) {
		char **part = g_strsplit(files[i], ":", 2);
		bool ok = read_file(l, c, part[0], part[1], (uint8_t)i, grow);
		g_strfreev(part);
		if (!ok)
			return false;
	}
	return true;
}

static void
tag_sample(struct learner *l, struct sample *s)
{
	uint8_t *top = wg_arena_alloc(l->arena, s->n * l->syntax.shape->hidden);

	wg_encode(&l->syntax, l->arena, s->word, s->n, top);
	wg_tag(&l->syntax, l->arena, top, s->n, s->upos, s->xpos);
	wg_arena_clear(l->arena);
}

/* As the token stage would make it. */
static void
push_token(struct wg_doc *doc, const struct wg_surface *w, struct wg_str form)
{
	struct wg_token *t = wg_layer_push(doc->arena, &doc->tokens);

	t->exact = wg_hash_exact(form);
	t->fold = wg_hash_fold(form);
	t->shape = w->cap ? WG_SHAPE_CAP : 0;
}

static void
hint_sample(struct learner *l, struct sample *s)
{
	memset(s->hint, 0, s->n * sizeof *s->hint);
	if (l->onto.map) {
		struct wg_sent *sent =
		        wg_layer_push(l->doc->arena, &l->doc->sents);
		sent->end = (uint32_t)s->n;
		wg_stage_lookup(l->doc, &l->onto, NULL);
		wg_hints(l->doc, &l->onto, s->hint);
	}
	wg_doc_clear(l->doc);
}

static void
read_sample(struct learner *l, const struct wg_corpus *c, uint32_t i,
        enum wg_case how, struct sample *s)
{
	const struct wg_gold_token *t = WG_GOLD(c, i);
	char buf[256];

	s->n = WG_GOLD_SENT(c, i)->n;
	s->open = false;
	for (size_t k = 0; k < s->n; k++) {
		wg_surface_read(wg_case_form(t[k].form, how, buf, sizeof buf),
		        &s->word[k]);
		bool any = t[k].name == WG_NAME_ANY;
		s->gold[k] = any ? 0 : t[k].name;
		s->allow[k] = any ? 0xFFFF : (uint16_t)(1u << s->gold[k]);
		s->open |= any;
		push_token(l->doc, &s->word[k],
		        wg_case_form(t[k].form, how, buf, sizeof buf));
	}
	wg_surfaces_place(s->word, s->n);
	tag_sample(l, s);
	hint_sample(l, s);
}

static void
read_features(struct learner *l, struct sample *s, float drop)
{
	struct wg_find_input in = {s->word, s->xpos, s->hint, s->n};

	for (size_t i = 0; i < s->n; i++) {
		uint32_t h[WG_FIND_FEATURES];
		size_t n = wg_find_features(&in, i, h);
		s->nrow[i] = 0;
		for (size_t k = 0; k < n; k++)
			if (drop <= 0 || wg_chance_unit(&l->chance) >= drop)
				s->row[i][s->nrow[i]++] =
				        h[k] & (uint32_t)(l->rows - 1);
	}
}

/* ---- learning ------------------------------------------------------------ */

static void
score_sample(struct learner *l, struct sample *s)
{
	for (size_t i = 0; i < s->n; i++) {
		int32_t sum[WG_LABELS] = {0};
		for (size_t k = 0; k < s->nrow[i]; k++) {
			const int32_t *w = l->w + s->row[i][k] * WG_LABELS;
			for (size_t j = 0; j < WG_LABELS; j++)
				sum[j] += w[j];
		}
		for (size_t j = 0; j < WG_LABELS; j++)
			s->score[i * WG_LABELS + j] =
			        (int16_t)CLAMP(sum[j], -20000, 20000);
	}
}

static bool
is_allowed(size_t labels, size_t from, size_t to)
{
	if (to >= labels)
		return false;
	if (to == 0 || to % 2)
		return true;
	return from < labels && (from == to || from + 1 == to);
}

static void
moves(const struct learner *l, const int32_t *move, int16_t *out)
{
	for (size_t i = 0; i < WG_LABELS; i++)
		for (size_t j = 0; j < WG_LABELS; j++) {
			size_t at = i * WG_LABELS + j;
			out[at] = (int16_t)(is_allowed(l->labels, i, j)
			                            ? CLAMP(move[at], -20000,
			                                      20000)
			                            : FORBIDDEN);
		}
}

static void
bump(struct learner *l, size_t row, size_t label, int by)
{
	l->w[row * WG_LABELS + label] += by;
	l->late[row * WG_LABELS + label] += by * l->now;
}

static void
bump_move(struct learner *l, const uint16_t *label, size_t i, int by)
{
	size_t from = i ? label[i - 1] : l->labels;
	size_t at = from * WG_LABELS + label[i];

	l->move[at] += by;
	l->move_late[at] += (int64_t)by * l->now;
}

static void
update(struct learner *l, struct sample *s)
{
	for (size_t i = 0; i < s->n; i++) {
		bump_move(l, s->gold, i, 1);
		bump_move(l, s->guess, i, -1);
		if (s->gold[i] == s->guess[i])
			continue;
		for (size_t k = 0; k < s->nrow[i]; k++) {
			bump(l, s->row[i][k], s->gold[i], 1);
			bump(l, s->row[i][k], s->guess[i], -1);
		}
	}
}

static bool
learn(struct learner *l, struct sample *s)
{
	int16_t move[WG_LABELS * WG_LABELS];

	moves(l, l->move, move);
	score_sample(l, s);
	wg_find_path(wg_kernel_best(), s->score, move, l->labels, s->n, NULL,
	        s->back, s->guess);
	if (s->open)
		wg_find_path(wg_kernel_best(), s->score, move, l->labels, s->n,
		        s->allow, s->back, s->gold);
	l->now++;
	if (memcmp(s->gold, s->guess, s->n * sizeof *s->gold) == 0)
		return true;
	update(l, s);
	return false;
}

/* ---- the model ----------------------------------------------------------- */

static double
mean(int32_t w, int64_t late, int32_t now)
{
	return (double)w - (double)late / (double)now;
}

static double
largest(const struct learner *l)
{
	double max = 1e-9;

	for (size_t i = 0; i < l->rows * WG_LABELS; i++)
		max = fmax(max, fabs(mean(l->w[i], l->late[i], l->now)));
	return max;
}

static void
put_finder(struct wg_output *o, struct learner *l)
{
	double unit = 127 / largest(l);
	int32_t move[WG_LABELS * WG_LABELS];
	int16_t out[WG_LABELS * WG_LABELS];
	struct wg_finder_shape shape = {(uint32_t)l->rows, (uint32_t)l->labels,
	        l->syntax.shape->nxpos};

	wg_output_put(o, WG_MS_FIND_SHAPE, &shape, sizeof shape);
	for (size_t i = 0; i < l->rows * WG_LABELS; i++) {
		int8_t q =
		        (int8_t)lrint(unit * mean(l->w[i], l->late[i], l->now));
		wg_output_put(o, WG_MS_FIND_ROW, &q, 1);
	}
	for (size_t i = 0; i < WG_LABELS * WG_LABELS; i++)
		move[i] = (int32_t)lrint(
		        unit * mean(l->move[i], l->move_late[i], l->now));
	moves(l, move, out);
	wg_output_put(o, WG_MS_FIND_MOVE, out, sizeof out);
	wg_output_names(o, WG_MS_LABEL, &l->tags.name);
}

static bool
evaluate(struct learner *l, GByteArray *file)
{
	struct wg_name_score score[8] = {0};
	struct sample *s = g_new(struct sample, 1);
	struct wg_model model;
	struct wg_finder finder;
	const char *why;

	if (!wg_model_use(&model, file->data, file->len, false, &why) ||
	        !wg_finder_bind(&finder, &model, &why)) {
		g_printerr("wiregraph-train: %s\n", why);
		return false;
	}
	for (guint i = 0; i < l->dev.sents->len; i++) {
		read_sample(l, &l->dev, i, WG_CASE_SAME, s);
		struct wg_find_input in = {s->word, s->xpos, s->hint, s->n};
		wg_find(&finder, l->arena, &in, s->guess);
		wg_name_score_add(&score[WG_GOLD_SENT(&l->dev, i)->part],
		        WG_GOLD(&l->dev, i), s->guess, s->n, l->seen);
	}
	for (size_t i = 0; l->o->dev[i]; i++)
		wg_name_score_print(&score[i], &l->tags.name, l->o->dev[i]);
	g_free(s);
	return true;
}

/* ---- all of it ----------------------------------------------------------- */

static bool
open_learner(struct learner *l, const struct wg_train_options *o)
{
	const char *why;

	l->o = o;
	wg_tagset_init(&l->tags);
	if (!read_files(l, &l->train, o->train, true) ||
	        !read_files(l, &l->dev, o->dev, false))
		return false;
	if (!wg_model_open(&l->model, o->model, &why) ||
	        !wg_syntax_bind(&l->syntax, &l->model, &why)) {
		g_printerr("wiregraph-train: %s: %s\n", o->model, why);
		return false;
	}
	if (o->ontology && !wg_onto_open(&l->onto, o->ontology, &why)) {
		g_printerr("wiregraph-train: %s: %s\n", o->ontology, why);
		return false;
	}
	l->doc = wg_doc_new();
	l->labels = l->tags.name.names->len;
	if (l->labels >= WG_LABELS) {
		g_printerr("wiregraph-train: more than %d types of names\n",
		        WG_LABELS / 2 - 1);
		return false;
	}
	l->rows = (size_t)1 << o->row_bits;
	l->w = g_new0(int32_t, l->rows * WG_LABELS);
	l->late = g_new0(int32_t, l->rows * WG_LABELS);
	l->arena = wg_arena_new();
	l->chance.state = (uint64_t)o->seed;
	l->seen = wg_names_of(&l->train);
	printf("%u sentences, %u words, %zu labels\n", l->train.sents->len,
	        l->train.tokens->len, l->labels);
	return true;
}

static void
epoch(struct learner *l, struct sample *s, uint32_t *order)
{
	size_t right = 0, n = l->train.sents->len;

	wg_chance_shuffle(&l->chance, order, n);
	for (size_t i = 0; i < n; i++) {
		read_sample(l, &l->train, order[i], wg_case_draw(&l->chance),
		        s);
		read_features(l, s, (float)l->o->dropout);
		right += learn(l, s);
	}
	printf("%.1f %% of sentences right\n",
	        100.0 * (double)right / (double)n);
	fflush(stdout);
}

int
wg_train_names(const struct wg_train_options *o)
{
	struct learner *l = g_new0(struct learner, 1);
	struct sample *s = g_new(struct sample, 1);
	struct wg_output out;

	if (!open_learner(l, o))
		return 1;
	uint32_t *order = g_new(uint32_t, l->train.sents->len);
	for (uint32_t i = 0; i < l->train.sents->len; i++)
		order[i] = i;
	for (int e = 0; e < o->epochs; e++)
		epoch(l, s, order);
	wg_output_init(&out);
	put_finder(&out, l);
	wg_output_copy(&out, &l->model);
	if (!evaluate(l, wg_output_bytes(&out)))
		return 1;
	return !o->out || wg_output_write(&out, o->out) ? 0 : 3;
}
