/* Learns the rules of lemmas: endings under tags, from the shortest on.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * An ending is kept only if what it says differs from what a shorter one
 * says already, and more often right than wrong.
 */
#include "train/train.h"

#include <string.h>

struct learnt {
	GArray *rules;       /* struct wg_lemma_rule */
	GHashTable *rule_of; /* its bytes -> number + 1 */
	GHashTable *known;   /* key -> rule + 1 */
};

static uint16_t
rule_number(struct learnt *l, const struct wg_lemma_rule *r)
{
	GBytes *b = g_bytes_new(r, sizeof *r);
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(l->rule_of, b));

	if (n) {
		g_bytes_unref(b);
		return (uint16_t)(n - 1);
	}
	g_array_append_val(l->rules, *r);
	g_hash_table_insert(l->rule_of, b, GUINT_TO_POINTER(l->rules->len));
	return (uint16_t)(l->rules->len - 1);
}

/* The rule that makes lemma of form; false if none of its kind does. */
static bool
rule_of(const char *form, const char *lemma, struct wg_lemma_rule *r)
{
	size_t n = strlen(form), m = strlen(lemma), same = 0, exact = 0;

	memset(r, 0, sizeof *r);
	while (exact < n && exact < m && form[exact] == lemma[exact])
		exact++;
	while (same < n && same < m &&
	        g_ascii_tolower(form[same]) == lemma[same])
		same++;
	r->keep = exact > same;
	same = r->keep ? exact : same;
	if (n - same > 20 || m - same > sizeof r->add)
		return false;
	r->cut = (uint8_t)(n - same);
	r->n = (uint8_t)(m - same);
	memcpy(r->add, lemma + same, m - same);
	return true;
}

/* ---- counting ------------------------------------------------------------ */

struct item {
	struct wg_surface w;
	uint16_t xpos, rule, now; /* now: what is predicted so far */
	uint32_t key;
};

static int
by_key(gconstpointer a, gconstpointer b)
{
	const struct item *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->rule < y->rule ? -1 : x->rule > y->rule;
}

/* Of items with one key: the most frequent rule, its count, and how many
 * are right already. */
static uint16_t
vote(const struct item *v, size_t n, size_t *count, size_t *right)
{
	uint16_t best = 0;

	*count = *right = 0;
	for (size_t i = 0, k; i < n; i = k) {
		for (k = i; k < n && v[k].rule == v[i].rule; k++)
			*right += v[k].rule == v[k].now;
		if (k - i > *count) {
			*count = k - i;
			best = v[i].rule;
		}
	}
	return best;
}

static void
learn_level(struct learnt *l, GArray *items, size_t k)
{
	struct item *v = (struct item *)(void *)items->data;
	size_t n = items->len, end, count, right;

	for (size_t i = 0; i < n; i++)
		v[i].key = k < WG_LEMMA_WHOLE && k > v[i].w.n
		                   ? 0
		                   : wg_lemma_key(&v[i].w, v[i].xpos, k);
	g_array_sort(items, by_key);
	for (size_t i = 0; i < n; i = end) {
		for (end = i; end < n && v[end].key == v[i].key; end++)
			;
		uint16_t rule = vote(v + i, end - i, &count, &right);
		size_t gain = count - right;
		if (v[i].key == 0 || count <= right || (k > 0 && gain < 2))
			continue;
		g_hash_table_insert(l->known, GUINT_TO_POINTER(v[i].key),
		        GUINT_TO_POINTER(rule + 1u));
		for (size_t q = i; q < end; q++)
			v[q].now = rule;
	}
}

static GArray *
read_items(struct learnt *l, const struct wg_corpus *c)
{
	GArray *items = g_array_new(FALSE, TRUE, sizeof(struct item));
	struct wg_lemma_rule r;

	for (guint i = 0; i < c->tokens->len; i++) {
		const struct wg_gold_token *t =
		        &g_array_index(c->tokens, struct wg_gold_token, i);
		struct item it = {.xpos = t->xpos, .now = UINT16_MAX};
		if (!t->lemma || !strcmp(t->lemma, "_") ||
		        !rule_of(t->form, t->lemma, &r))
			continue;
		wg_surface_read(wg_str(t->form), &it.w);
		it.rule = rule_number(l, &r);
		g_array_append_val(items, it);
	}
	return items;
}

/* ---- the model ----------------------------------------------------------- */

static gint
by_pointer(gconstpointer a, gconstpointer b)
{
	guint x = GPOINTER_TO_UINT(a), y = GPOINTER_TO_UINT(b);

	return x < y ? -1 : x > y;
}

static void
put_known(struct wg_output *o, const struct learnt *l)
{
	GList *keys = g_list_sort(g_hash_table_get_keys(l->known), by_pointer);
	uint32_t slots = 64;

	while (slots < g_hash_table_size(l->known) * 3 / 2)
		slots *= 2;
	uint32_t *key = g_new0(uint32_t, slots);
	uint16_t *val = g_new0(uint16_t, slots);
	for (GList *k = keys; k; k = k->next) {
		uint32_t h = GPOINTER_TO_UINT(k->data), at = h & (slots - 1);
		while (val[at])
			at = (at + 1) & (slots - 1);
		key[at] = h;
		val[at] = (uint16_t)GPOINTER_TO_UINT(
		        g_hash_table_lookup(l->known, k->data));
	}
	wg_output_put(o, WG_MS_LEMMA_KEY, key, slots * sizeof *key);
	wg_output_put(o, WG_MS_LEMMA_VAL, val, slots * sizeof *val);
	g_list_free(keys);
	g_free(key);
	g_free(val);
}

void
wg_export_lemmas(struct wg_output *o, const struct wg_corpus *c)
{
	struct learnt l = {
	        g_array_new(FALSE, FALSE, sizeof(struct wg_lemma_rule)),
	        g_hash_table_new(g_bytes_hash, g_bytes_equal),
	        g_hash_table_new(NULL, NULL)};
	struct wg_lemma_rule same = {.keep = 1};

	rule_number(&l, &same);
	GArray *items = read_items(&l, c);
	for (size_t k = 0; k <= WG_LEMMA_WHOLE; k++)
		learn_level(&l, items, k);
	wg_output_put(o, WG_MS_LEMMA_RULE, l.rules->data,
	        l.rules->len * sizeof(struct wg_lemma_rule));
	put_known(o, &l);
	printf("lemmas: %u rules, %u endings\n", l.rules->len,
	        g_hash_table_size(l.known));
	g_array_free(items, TRUE);
}
