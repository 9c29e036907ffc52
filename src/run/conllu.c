/* The tokens of an article as CoNLL-U: for people, scorers and training.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Names that the finder saw stand in the last column as "Name=B-PER".
 */
#include "run/run.h"

#include <inttypes.h>

struct out {
	const struct wg_doc *doc;
	const struct wg_onto *onto;
	FILE *f;
};

static void
put(const struct out *o, struct wg_str text)
{
	size_t i;

	for (i = 0; i < text.n; i++)
		fputc(text.s[i] == '\n' || text.s[i] == '\t' ? ' ' : text.s[i],
		        o->f);
	if (text.n == 0)
		fputc('_', o->f);
}

static void
put_symbol(const struct out *o, enum wg_model_section sec, uint16_t id)
{
	const struct wg_models *m = o->onto->models;

	fputc('\t', o->f);
	put(o, m == NULL || id == 0 ? WG_STR("_")
	                            : wg_model_name(&m->file, sec, id));
}

static void
put_misc(const struct out *o, uint32_t i)
{
	const struct wg_token *t = &o->doc->tokens.v[i];
	bool glued =
	        i + 1 < o->doc->tokens.n && (t[1].shape & WG_SHAPE_GLUED) != 0;

	fputc('\t', o->f);
	if (t->label != 0) {
		fputs("Name=", o->f);
		put(o, wg_model_name(&o->onto->models->file, WG_MS_LABEL,
		               t->label));
	}
	if (glued)
		fputs(t->label != 0 ? "|SpaceAfter=No" : "SpaceAfter=No", o->f);
	if (!glued && t->label == 0)
		fputc('_', o->f);
	fputc('\n', o->f);
}

static void
put_head(const struct out *o, const struct wg_sent *s, uint32_t i)
{
	const struct wg_token *t = &o->doc->tokens.v[i];

	if (t->rel == 0)
		fputs("\t_", o->f);
	else if (t->head == WG_NONE)
		fputs("\t0", o->f);
	else
		fprintf(o->f, "\t%" PRIu32, t->head - s->first + 1);
}

static void
put_token(const struct out *o, const struct wg_sent *s, uint32_t i)
{
	const struct wg_token *t = &o->doc->tokens.v[i];
	char buf[128];

	fprintf(o->f, "%" PRIu32 "\t", i - s->first + 1);
	put(o, wg_doc_form(o->doc, i));
	fputc('\t', o->f);
	put(o, t->lemma == 0
	                ? WG_STR("_")
	                : wg_doc_lemma(o->doc, o->onto, i, buf, sizeof buf));
	put_symbol(o, WG_MS_UPOS, t->upos);
	put_symbol(o, WG_MS_XPOS, t->xpos);
	fputs("\t_", o->f);
	put_head(o, s, i);
	put_symbol(o, WG_MS_REL, t->rel);
	fputs("\t_", o->f);
	put_misc(o, i);
}

void
wg_conllu(const struct wg_doc *doc, const struct wg_onto *onto, FILE *f)
{
	struct out o = {doc, onto, f};
	uint32_t i, t;

	for (i = 0; i < doc->sents.n; i++) {
		const struct wg_sent *s = &doc->sents.v[i];

		if (i == 0) {
			fputs("# newdoc id = ", f);
			put(&o, doc->id);
			fputc('\n', f);
		}
		fputs("# text = ", f);
		put(&o, wg_doc_str(doc, s->span));
		fputc('\n', f);
		for (t = s->first; t < s->end; t++)
			put_token(&o, s, t);
		fputc('\n', f);
	}
}
