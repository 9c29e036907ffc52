/* Phrases of the lexicon -> the table that text is walked along.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   "Security Council" -> node(security) -> node(security, council) -> senses
 *
 * A node is a prefix of some phrase, named by the hash folded from its
 * words. Nodes become slots of an open-addressing table, senses an array in
 * which those of one phrase stand together.
 */
#include "compile/compile.h"

#define MOST_WORDS 32u

struct node {
	uint64_t hash;
	bool longer;
};

struct use {
	uint32_t node, order;
	struct wg_sense sense;
};

struct wg_phrases {
	GArray *nodes, *uses;
	GHashTable *by_hash; /* uint64_t -> node + 1 */
};

struct wg_phrases *
wg_phrases_new(void)
{
	struct wg_phrases *p = g_new0(struct wg_phrases, 1);

	p->nodes = g_array_new(FALSE, TRUE, sizeof(struct node));
	p->uses = g_array_new(FALSE, TRUE, sizeof(struct use));
	p->by_hash = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free,
	        NULL);
	return p;
}

void
wg_phrases_free(struct wg_phrases *p)
{
	g_array_free(p->nodes, TRUE);
	g_array_free(p->uses, TRUE);
	g_hash_table_destroy(p->by_hash);
	g_free(p);
}

static uint32_t
node_of(struct wg_phrases *p, uint64_t hash)
{
	uint32_t row = GPOINTER_TO_UINT(g_hash_table_lookup(p->by_hash, &hash));
	struct node node = {.hash = hash};

	if (row == 0) {
		g_array_append_val(p->nodes, node);
		row = p->nodes->len;
		g_hash_table_insert(p->by_hash, g_memdup2(&hash, sizeof hash),
		        GUINT_TO_POINTER(row));
	}
	return row - 1;
}

static bool
is_capital(struct wg_str word)
{
	size_t at = 0;

	return word.n > 0 && g_unichar_isupper(wg_utf8_next(word, &at));
}

uint16_t
wg_phrase_words(struct wg_str text)
{
	struct wg_span span;
	size_t at = 0;
	uint16_t n = 0;

	while (n <= MOST_WORDS && wg_token_next(text, &at, true, &span))
		n++;
	return n;
}

/* Names (and only they) must be capitalised in the text where they are
 * in the lexicon: "Turkey" is not "turkey". */
bool
wg_phrases_add(struct wg_phrases *p, struct wg_str text, struct wg_sense sense)
{
	uint64_t hash = 0, exact = 0;
	uint32_t node = WG_NONE, n = 0;
	struct wg_span span;
	size_t at = 0;
	struct use use;

	if (wg_phrase_words(text) > MOST_WORDS)
		return false;
	for (; wg_token_next(text, &at, true, &span); n++) {
		struct wg_str word = wg_str_of(text, span);

		if (node != WG_NONE)
			g_array_index(p->nodes, struct node, node).longer =
			        true;
		hash = wg_phrase_hash(hash, wg_hash_fold(word));
		exact = wg_phrase_hash(exact, wg_hash_exact(word));
		node = node_of(p, hash);
		if (sense.kind == WG_SENSE_NAME && is_capital(word))
			sense.caps |= (uint16_t)(1u << n);
	}
	if (node == WG_NONE)
		return false;
	sense.check = (uint32_t)exact;
	use = (struct use){node, p->uses->len, sense};
	g_array_append_val(p->uses, use);
	return true;
}

static gint
by_node(gconstpointer a, gconstpointer b)
{
	const struct use *x = a, *y = b;

	if (x->node != y->node)
		return x->node < y->node ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

static void
put_slot(struct wg_slot *slots, uint32_t mask, const struct node *node,
        uint32_t sense)
{
	uint32_t i = (uint32_t)node->hash & mask;

	while (slots[i].check != 0)
		i = (i + 1) & mask;
	slots[i].check = (uint32_t)(node->hash >> 32) | 1;
	slots[i].next = (sense + 1) << 1 | node->longer;
}

void
wg_phrases_finish(struct wg_phrases *p, struct wg_build *b)
{
	uint32_t size = 16, u = 0, n;
	struct wg_slot *slots;

	while (size < p->nodes->len + p->nodes->len / 2)
		size *= 2;
	slots = g_new0(struct wg_slot, size);
	g_array_sort(p->uses, by_node);
	for (n = 0; n < p->nodes->len; n++) {
		uint32_t first = WG_NONE;

		for (; u < p->uses->len; u++) {
			struct use *use =
			        &g_array_index(p->uses, struct use, u);
			struct use *next = use + 1;

			if (use->node != n)
				break;
			if (u + 1 == p->uses->len || next->node != n)
				use->sense.flags |= WG_SENSE_LAST;
			first = first != WG_NONE ? first
			                         : b->sec[WG_SEC_SENSE]->len;
			wg_build_row(b, WG_SEC_SENSE, &use->sense);
		}
		put_slot(slots, size - 1,
		        &g_array_index(p->nodes, struct node, n), first);
	}
	g_array_append_vals(b->sec[WG_SEC_SLOT], slots, size);
	g_free(slots);
}
