/* Scores a model file with the code that the program itself runs.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "train/train.h"

#include <time.h>

void
wg_analyse(const struct wg_syntax *x, const struct wg_lemmas *lemmas,
        struct wg_arena *arena, const struct wg_gold_token *t, size_t n,
        struct wg_analysis *a)
{
	char lemma[64];
	struct wg_surface w[WG_ARC_MAX];
	uint8_t *top = wg_arena_alloc(arena, n * x->shape->hidden);

	for (size_t i = 0; i < n; i++)
		wg_surface_read(wg_str(t[i].form), &w[i]);
	wg_surfaces_place(w, n);
	wg_encode(x, arena, w, n, top);
	wg_tag(x, arena, top, n, a->upos, a->xpos);
	wg_parse(x, arena, top, n, a->head, a->rel);
	for (size_t i = 0; i < n; i++) {
		uint16_t rule = wg_lemma_find(lemmas, &w[i], a->xpos[i]);
		size_t len = wg_lemma_apply(&lemmas->rule[rule],
		        wg_str(t[i].form), lemma, sizeof lemma);
		a->lemma[i] =
		        t[i].lemma && wg_str_eq(wg_str(t[i].lemma),
		                              (struct wg_str){lemma, len});
	}
}

/* The model's numbers of tags are the tagset's own only if it was trained
 * with it; they are translated by name. */
static void
translate(const struct wg_model *m, enum wg_model_section sec,
        const struct wg_symbols *to, uint16_t *v, size_t n)
{
	char name[64];

	for (size_t i = 0; i < n; i++) {
		g_snprintf(name, sizeof name, "%.*s",
		        WG_STR_FMT(wg_model_name(m, sec, v[i])));
		v[i] = (uint16_t)GPOINTER_TO_UINT(
		        g_hash_table_lookup(to->ids, name));
	}
}

/* Seconds of this process alone: other work on the machine counts less. */
static double
cpu_time(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

bool
wg_score_model(const char *path, const struct wg_corpus *c,
        const struct wg_tagset *tags, char *const *parts, bool relations)
{
	struct wg_score score[8] = {0};
	struct wg_model model;
	struct wg_syntax x;
	struct wg_lemmas lemmas;
	struct wg_analysis a;
	const char *why;
	double start, spent = 0;

	if (!wg_model_open(&model, path, &why) ||
	        !wg_syntax_bind(&x, &model, &why) ||
	        !wg_lemmas_bind(&lemmas, &model, &why)) {
		g_printerr("wiregraph-train: %s: %s\n", path, why);
		return false;
	}
	struct wg_arena *arena = wg_arena_new();
	for (guint s = 0; s < c->sents->len; s++) {
		const struct wg_gold_sent *g = WG_GOLD_SENT(c, s);
		start = cpu_time();
		wg_analyse(&x, &lemmas, arena, WG_GOLD(c, s), g->n, &a);
		spent += cpu_time() - start;
		translate(&model, WG_MS_UPOS, &tags->upos, a.upos, g->n);
		translate(&model, WG_MS_XPOS, &tags->xpos, a.xpos, g->n);
		translate(&model, WG_MS_REL, &tags->rel, a.rel, g->n);
		wg_score_add(&score[g->part], WG_GOLD(c, s), g->n, &a);
		wg_arena_clear(arena);
	}
	printf("%s: %.0f words/s (%s)\n", path, (double)c->tokens->len / spent,
	        x.kernel->name);
	for (size_t i = 0; parts && parts[i]; i++)
		wg_score_print(&score[i], tags, parts[i], relations);
	wg_arena_free(arena);
	wg_model_close(&model);
	return true;
}
