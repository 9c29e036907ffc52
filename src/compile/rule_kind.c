/* What the names in a rule's patterns stand for: classes, forms, words.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compile/compile.h"

#include <string.h>

static const struct {
	const char *name;
	uint8_t form;
} form_names[] = {{"name", WG_FORM_NAME}, {"adj", WG_FORM_ADJECTIVE},
        {"people", WG_FORM_PEOPLE}, {"metonym", WG_FORM_METONYM},
        {"acronym", WG_FORM_ACRONYM}, {"surname", WG_FORM_SURNAME},
        {"pronoun", WG_FORM_PRONOUN}, {"nominal", WG_FORM_NOMINAL}};

static bool
read_forms(struct wg_str text, uint16_t *forms)
{
	size_t i;

	*forms = text.n > 0 ? 0 : UINT16_MAX;
	while (text.n > 0) {
		struct wg_str one = wg_str_cut(&text, '|');

		for (i = 0; i < G_N_ELEMENTS(form_names); i++)
			if (wg_str_eq(one, wg_str(form_names[i].name)))
				break;
		if (i == G_N_ELEMENTS(form_names))
			return false;
		*forms |= form_names[i].form;
	}
	return true;
}

/* Whether the class is the highest of its kind. */
static bool
is_main(struct wg_build *b, uint32_t row)
{
	struct wg_class *all =
	        (struct wg_class *)(void *)b->sec[WG_SEC_CLASS]->data;

	return all[row].parent == row ||
	       all[all[row].parent].kind == WG_KIND_NONE;
}

bool
wg_rule_kinds(struct wg_build *b, struct wg_str text, uint16_t *kinds,
        uint16_t *forms, uint16_t *cls)
{
	struct wg_str names = wg_str_cut(&text, '/');
	bool several = names.n > 0 && memchr(names.s, '|', names.n) != NULL;

	*kinds = 0;
	*cls = WG_NO_CLASS;
	while (names.n > 0) {
		struct wg_str one = wg_str_cut(&names, '|');
		uint32_t row = wg_build_find(b->classes, one);
		struct wg_class *c;

		if (wg_str_eq(one, WG_STR("Title"))) {
			*kinds |= 1u << WG_TITLE;
			continue;
		}
		if (row == WG_NONE)
			return false;
		c = &g_array_index(b->sec[WG_SEC_CLASS], struct wg_class, row);
		if (c->kind == WG_KIND_NONE || (several && !is_main(b, row)))
			return false;
		*kinds |= (uint16_t)(1u << c->kind);
		if (!several)
			*cls = (uint16_t)row;
	}
	return *kinds != 0 && read_forms(text, forms);
}

/* Rows of the word class, or of all classes that a prefix "body.*" names:
 * rows are in the order of names. */
bool
wg_rule_words(struct wg_build *b, struct wg_str name, uint32_t *from,
        uint32_t *to)
{
	GArray *rows = b->sec[WG_SEC_WORDCLASS];
	bool prefix = wg_str_ends(name, WG_STR(".*"));
	struct wg_str stem = {name.s, prefix ? name.n - 1 : name.n};
	uint32_t i;

	*from = *to = 0;
	for (i = 0; i < rows->len; i++) {
		struct wg_ref r =
		        g_array_index(rows, struct wg_wordclass, i).name;
		struct wg_str have = {b->sec[WG_SEC_TEXT]->data + r.off, r.n};

		if (prefix ? wg_str_starts(have, stem)
		           : wg_str_eq(have, stem)) {
			*from = *to > 0 ? *from : i;
			*to = i + 1;
		}
	}
	return *to > 0;
}
