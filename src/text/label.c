/* Names that the model labelled, as the name stage takes them.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The lexicon and the rules say what a name is; the model speaks where they
 * are silent. One word alone tells it too little of people: who "Antonov"
 * is, coref finds by the longer name. Its bodies are left out: most that no
 * rule finds are capitalised phrases of another kind.
 */
#include "text/text.h"

static const struct kind_of_type {
	const char *type;    /* of a label, behind "B-" */
	uint8_t kind, words; /* that it needs */
} types[] = {
        {"PER", WG_PERSON, 2},
        {"LOC", WG_PLACE, 1},
};

static const struct kind_of_type *
type_of(const struct wg_onto *o, uint16_t label)
{
	struct wg_str name =
	        wg_model_name(&o->models->file, WG_MS_LABEL, label);
	size_t i;

	if (!wg_str_starts(name, WG_STR("B-")))
		return NULL;
	name = (struct wg_str){name.s + 2, name.n - 2};
	for (i = 0; i < sizeof types / sizeof *types; i++)
		if (wg_str_eq(name, wg_str(types[i].type)))
			return &types[i];
	return NULL;
}

static bool
is_after_adposition(const struct wg_doc *doc, const struct wg_onto *o,
        uint32_t token)
{
	uint16_t adp =
	        wg_model_find(&o->models->file, WG_MS_UPOS, WG_STR("ADP"));

	return token > 0 && doc->tokens.v[token - 1].upos == adp;
}

/* Labels of a type are B-, and I- right behind it. */
bool
wg_label_next(const struct wg_doc *doc, const struct wg_onto *o, uint32_t *at,
        uint32_t end, struct wg_labelled *out)
{
	while (*at < end) {
		const struct wg_token *t = &doc->tokens.v[*at];
		const struct kind_of_type *type;

		out->first = *at;
		out->end = ++*at;
		if (t->label == 0)
			continue;
		while (out->end < end &&
		        doc->tokens.v[out->end].label == t->label + 1)
			out->end++;
		type = type_of(o, t->label);
		if (type == NULL || out->end - out->first < type->words)
			continue;
		if (type->kind == WG_PLACE && out->end == out->first + 1 &&
		        !is_after_adposition(doc, o, out->first))
			continue;
		out->kind = type->kind;
		*at = out->end;
		return true;
	}
	return false;
}

uint16_t
wg_class_of_kind(const struct wg_onto *o, uint8_t kind)
{
	uint32_t i;

	for (i = 0; i < o->n[WG_SEC_CLASS]; i++) {
		const struct wg_class *c = WG_ROW(o, wg_class, WG_SEC_CLASS, i);

		if (c->kind == kind &&
		        (c->parent == i ||
		                WG_ROW(o, wg_class, WG_SEC_CLASS, c->parent)
		                                ->kind != kind))
			return (uint16_t)i;
	}
	return WG_NO_CLASS;
}
