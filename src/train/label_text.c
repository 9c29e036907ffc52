/* Tags and parses cut text with a model: trees to learn from, not gold.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "train/train.h"

#include <errno.h>
#include <string.h>

static struct wg_str
name_of(const struct wg_model *m, enum wg_model_section sec, uint16_t id)
{
	return wg_model_name(m, sec, id);
}

static void
write_sentence(FILE *f, const struct wg_model *m, const struct wg_gold_token *t,
        size_t n, const struct wg_analysis *a)
{
	for (size_t i = 0; i < n; i++)
		fprintf(f, "%zu\t%s\t_\t%.*s\t%.*s\t_\t%d\t%.*s\t_\t_\n", i + 1,
		        t[i].form,
		        WG_STR_FMT(name_of(m, WG_MS_UPOS, a->upos[i])),
		        WG_STR_FMT(name_of(m, WG_MS_XPOS, a->xpos[i])),
		        a->head[i] < n ? a->head[i] + 1 : 0,
		        WG_STR_FMT(name_of(m, WG_MS_REL, a->rel[i])));
	fputc('\n', f);
}

static void
write_corpus(FILE *f, const struct wg_model *m, const struct wg_syntax *x,
        const struct wg_corpus *c)
{
	struct wg_lemmas lemmas;
	struct wg_analysis a;
	struct wg_arena *arena = wg_arena_new();
	const char *why;

	wg_lemmas_bind(&lemmas, m, &why);
	for (guint s = 0; s < c->sents->len; s++) {
		size_t n = WG_GOLD_SENT(c, s)->n;

		wg_analyse(x, &lemmas, arena, WG_GOLD(c, s), n, &a);
		write_sentence(f, m, WG_GOLD(c, s), n, &a);
		wg_arena_clear(arena);
	}
	wg_arena_free(arena);
}

int
wg_label_text(const struct wg_train_options *o)
{
	struct wg_corpus c;
	struct wg_tagset tags;
	struct wg_model m;
	struct wg_syntax x;
	const char *why;
	FILE *f;

	wg_tagset_init(&tags);
	wg_corpus_init(&c);
	for (char **p = o->plain; p && *p; p++)
		if (!wg_corpus_bio(&c, *p, &tags, NULL, 0, true))
			return 1;
	if (!wg_model_open(&m, o->model, &why) ||
	        !wg_syntax_bind(&x, &m, &why)) {
		g_printerr("wiregraph-train: %s: %s\n", o->model, why);
		return 1;
	}
	f = fopen(o->out, "w");
	if (!f) {
		g_printerr("wiregraph-train: %s: %s\n", o->out,
		        g_strerror(errno));
		return 3;
	}
	write_corpus(f, &m, &x, &c);
	return fclose(f) == 0 ? 0 : 3;
}
