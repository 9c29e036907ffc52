/* Lemmas, by the longest ending that is known under a tag.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/model.h"

#include <string.h>

bool
wg_lemmas_bind(struct wg_lemmas *l, const struct wg_model *m, const char **why)
{
	size_t slots = m->n[WG_MS_LEMMA_KEY] / sizeof *l->key;

	l->rule = m->sec[WG_MS_LEMMA_RULE];
	l->rules = m->n[WG_MS_LEMMA_RULE] / sizeof *l->rule;
	l->key = m->sec[WG_MS_LEMMA_KEY];
	l->val = m->sec[WG_MS_LEMMA_VAL];
	l->mask = (uint32_t)slots - 1;
	*why = "the lemmas are damaged";
	if (slots == 0 || (slots & (slots - 1)) != 0 || l->rules == 0 ||
	        m->n[WG_MS_LEMMA_VAL] != slots * sizeof *l->val)
		return false;
	for (size_t i = 0; i < slots; i++)
		if (l->val[i] > l->rules)
			return false;
	for (size_t i = 0; i < l->rules; i++)
		if (l->rule[i].n > sizeof l->rule[i].add)
			return false;
	return true;
}

uint32_t
wg_lemma_key(const struct wg_surface *w, uint16_t xpos, size_t k)
{
	uint32_t seed = 64 + (uint32_t)xpos * 8 + (uint32_t)k;

	if (k == WG_LEMMA_WHOLE || k > w->n)
		k = w->n;
	return wg_surface_hash(seed, w->norm + w->n - k, k);
}

/* val holds the rule's number and one; 0 is a free slot. */
uint16_t
wg_lemma_find(const struct wg_lemmas *l, const struct wg_surface *w,
        uint16_t xpos)
{
	for (size_t k = WG_LEMMA_WHOLE + 1; k-- > 0;) {
		uint32_t key, at;

		if (k < WG_LEMMA_WHOLE && k > w->n)
			continue;
		key = wg_lemma_key(w, xpos, k);
		at = key & l->mask;
		for (uint32_t i = 0; i <= l->mask && l->val[at] != 0; i++) {
			if (l->key[at] == key)
				return (uint16_t)(l->val[at] - 1);
			at = (at + 1) & l->mask;
		}
	}
	return 0;
}

size_t
wg_lemma_apply(const struct wg_lemma_rule *r, struct wg_str form, char *out,
        size_t size)
{
	size_t n = form.n > r->cut ? form.n - r->cut : 0;

	if (n + r->n > size)
		n = size > r->n ? size - r->n : 0;
	for (size_t i = 0; i < n; i++) {
		char c = form.s[i];
		out[i] = !r->keep && c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	if (n + r->n > size)
		return n;
	memcpy(out + n, r->add, r->n);
	return n + r->n;
}
