/* Trains the tagger and parser.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "train/train.h"

#include <stdlib.h>
#include <string.h>

/* Everything one training knows. */
struct work {
	const struct wg_train_options *o;
	struct wg_tagset tags;
	struct wg_corpus train, dev, silver;
	struct wg_net net;
	struct wg_batch batch;
	uint32_t *order;
	size_t steps; /* of all epochs */
};

static bool
load(struct work *w)
{
	const struct wg_train_options *o = w->o;
	bool ok = true;

	wg_tagset_init(&w->tags);
	wg_corpus_init(&w->train);
	wg_corpus_init(&w->dev);
	wg_corpus_init(&w->silver);
	for (char **f = o->train; ok && f && *f; f++)
		ok = wg_corpus_conllu(&w->train, *f, &w->tags, o->skip, 0,
		        true);
	for (char **f = o->silver; ok && f && *f; f++)
		ok = wg_corpus_conllu(&w->silver, *f, &w->tags, NULL, 0, false);
	for (size_t i = 0; ok && o->dev && o->dev[i]; i++)
		ok = wg_corpus_conllu(&w->dev, o->dev[i], &w->tags, o->skip,
		        (uint8_t)i, false);
	printf("%u sentences, %u words\n", w->train.sents->len,
	        w->train.tokens->len);
	return ok && w->train.sents->len;
}

static void
set_size(struct work *w, struct wg_net_size *s)
{
	const struct wg_train_options *o = w->o;
	static const uint32_t rows[WG_F_END] = {0, 1024, 4096, 8192, 4096, 512,
	        WG_PLACE_ROWS};

	memset(s, 0, sizeof *s);
	s->embed = (uint32_t)o->embed;
	s->hidden = (uint32_t)o->hidden;
	s->layers = (uint32_t)o->layers;
	s->parser = (uint32_t)o->parser;
	memcpy(s->rows, rows, sizeof rows);
	s->rows[WG_F_WORD] = w->net.vocab->len;
	s->nupos = w->tags.upos.names->len;
	s->nxpos = w->tags.xpos.names->len;
	s->nrel = w->tags.rel.names->len;
	s->root = wg_symbol(&w->tags.rel, "root", true);
}

static struct wg_adam
first_adam(const struct wg_train_options *o)
{
	return (struct wg_adam){.rate = (float)o->rate,
	        .beta1 = 0.9f,
	        .beta2 = 0.99f,
	        .decay = 0.999f,
	        .clip = 5};
}

/* A net of the size asked for, or that of the one to start from. */
static void
make_net(struct work *w)
{
	struct wg_net_size size, saved;

	if (w->o->resume && wg_net_peek(&w->net, w->o->resume, &size)) {
		wg_net_init(&w->net, &size, (uint64_t)w->o->seed);
		wg_net_load(&w->net, w->o->resume, true);
	} else if (!w->o->start) {
		wg_net_vocabulary(&w->net, &w->train, 2, (size_t)w->o->words);
		set_size(w, &size);
		wg_net_init(&w->net, &size, (uint64_t)w->o->seed);
	} else if (wg_net_peek(&w->net, w->o->start, &saved)) {
		set_size(w, &size);
		size.embed = saved.embed;
		size.layers = saved.layers;
		if (size.hidden < saved.hidden)
			size.hidden = saved.hidden;
		wg_net_init(&w->net, &size, (uint64_t)w->o->seed);
		wg_net_load(&w->net, w->o->start, false);
	}
}

/* Of all epochs. With silver there are two for one until three quarters of
 * them are done. */
static size_t
count_steps(const struct work *w)
{
	size_t n = (size_t)w->o->epochs *
	           (w->train.sents->len / (size_t)w->o->batch + 1);

	return w->silver.sents->len ? n * 8 / 5 : n;
}

static void
prepare(struct work *w)
{
	const struct wg_train_options *o = w->o;

	make_net(w);
	w->net.adam = first_adam(o);
	w->net.dropout = (float)o->dropout;
	w->net.word_dropout = 0.25f;
	w->order = g_new(uint32_t, w->train.sents->len);
	for (uint32_t i = 0; i < w->train.sents->len; i++)
		w->order[i] = i;
	w->steps = count_steps(w);
}

/* A short rise, a plateau, then a straight fall over the last 60 %. */
static void
set_rate(struct work *w)
{
	float t = (float)w->net.adam.step / (float)w->steps;
	float k = t < 0.01f ? t * 100 : t < 0.4f ? 1 : (1 - t) / 0.6f;

	w->net.adam.rate = (float)w->o->rate * (k > 0.02f ? k : 0.02f);
}

static double
batch(struct work *w, const struct wg_corpus *c, const uint32_t *sents,
        size_t n)
{
	double loss;

	wg_batch_fill(&w->batch, &w->net, c, sents, n);
	wg_net_forward(&w->net, &w->batch);
	loss = wg_net_tag_loss(&w->net, &w->batch);
	loss += wg_net_parse_loss(&w->net, &w->batch);
	wg_net_backward(&w->net, &w->batch);
	set_rate(w);
	wg_net_step(&w->net, w->batch.tokens);
	return loss;
}

/* A batch of trees that a model made; they count in no loss shown. The last
 * quarter of the training is gold alone. */
static void
silver_batch(struct work *w, size_t n)
{
	uint32_t sents[64];

	if (w->silver.sents->len == 0 ||
	        w->net.adam.step > w->steps - w->steps / 4)
		return;
	for (size_t i = 0; i < n; i++)
		sents[i] = (uint32_t)(wg_chance_bits(&w->net.chance) %
		                      w->silver.sents->len);
	batch(w, &w->silver, sents, n);
}

static double
epoch(struct work *w)
{
	size_t n = w->train.sents->len, step = (size_t)w->o->batch;
	double loss = 0;

	w->net.training = true;
	wg_chance_shuffle(&w->net.chance, w->order, n);
	for (size_t i = 0; i < n; i += step) {
		size_t k = n - i < step ? n - i : step;

		loss += batch(w, &w->train, w->order + i, k);
		silver_batch(w, k);
	}
	w->net.training = false;
	return loss / w->train.tokens->len;
}

static void
evaluate(struct work *w, bool relations)
{
	struct wg_score score[8] = {0};
	struct wg_analysis a;
	uint32_t s;

	for (s = 0; s < w->dev.sents->len; s++) {
		const struct wg_gold_sent *g = WG_GOLD_SENT(&w->dev, s);
		wg_batch_fill(&w->batch, &w->net, &w->dev, &s, 1);
		wg_net_forward(&w->net, &w->batch);
		wg_net_tag(&w->net, &w->batch, 0, &a);
		wg_net_parse(&w->net, &w->batch, 0, &a);
		wg_score_add(&score[g->part], WG_GOLD(&w->dev, s), g->n, &a);
	}
	for (size_t i = 0; w->o->dev && w->o->dev[i]; i++)
		wg_score_print(&score[i], &w->tags, w->o->dev[i], relations);
}

static void
swap(struct work *w)
{
	for (guint i = 0; i < w->net.params->len; i++)
		wg_param_swap(g_ptr_array_index(w->net.params, i),
		        &w->net.adam);
}

static int
finish(struct work *w)
{
	struct wg_output out;

	if (w->o->save)
		wg_net_save(&w->net, w->o->save);
	if (!w->o->out)
		return 0;
	wg_output_init(&out);
	wg_export_net(&out, &w->net, &w->train, &w->tags);
	wg_export_lemmas(&out, &w->train);
	if (!wg_output_write(&out, w->o->out))
		return 3;
	return wg_score_model(w->o->out, &w->dev, &w->tags, w->o->dev, false)
	               ? 0
	               : 1;
}

int
wg_train_syntax(const struct wg_train_options *o)
{
	static struct work w;

	w.o = o;
	if (!load(&w))
		return 1;
	prepare(&w);
	for (int e = 0; e < o->epochs; e++) {
		w.net.explore = e == 0 ? 0 : 0.8f;
		double loss = epoch(&w);
		printf("epoch %d loss %.4f\n", e + 1, loss);
		swap(&w);
		evaluate(&w, e + 1 == o->epochs);
		if (e + 1 < o->epochs)
			swap(&w);
	}
	return finish(&w);
}

static void
prepare_encoder(struct work *w, const struct wg_corpus *plain)
{
	struct wg_net_size size;

	wg_net_vocabulary(&w->net, &w->train, 2, (size_t)w->o->words);
	printf("%u words of the trees", w->net.vocab->len);
	wg_net_more_words(&w->net, plain, 5, (size_t)w->o->words);
	printf(", %u rows, %u unannotated\n", w->net.vocab->len,
	        plain->tokens->len);
	set_size(w, &size);
	wg_net_init(&w->net, &size, (uint64_t)w->o->seed);
	w->net.adam = first_adam(w->o);
	w->net.dropout = (float)w->o->dropout;
}

int
wg_train_encoder(const struct wg_train_options *o)
{
	static struct work w;
	struct wg_corpus plain;

	w.o = o;
	if (!load(&w))
		return 1;
	wg_corpus_init(&plain);
	for (char **f = o->plain; f && *f; f++)
		if (!wg_corpus_bio(&plain, *f, &w.tags, NULL, 0, false))
			return 1;
	prepare_encoder(&w, &plain);
	wg_net_pretrain(&w.net, &plain, (size_t)o->plain_words,
	        (size_t)o->batch, (float)o->rate);
	swap(&w);
	return wg_net_save(&w.net, o->save) ? 0 : 3;
}

int
wg_score_syntax(const struct wg_train_options *o)
{
	static struct work w;

	w.o = o;
	wg_tagset_init(&w.tags);
	wg_corpus_init(&w.dev);
	for (size_t i = 0; o->dev && o->dev[i]; i++)
		if (!wg_corpus_conllu(&w.dev, o->dev[i], &w.tags, o->skip,
		            (uint8_t)i, true))
			return 1;
	return wg_score_model(o->model, &w.dev, &w.tags, o->dev, true) ? 0 : 1;
}
