/* Accuracy of names: exact span and type, and recall of unseen ones.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "train/train.h"

#include <inttypes.h>

/* B- labels are odd, the I- label of each follows it. */
static size_t
name_end(const uint16_t *label, size_t n, size_t i)
{
	size_t end = i + 1;

	while (end < n && label[end] == label[i] + 1)
		end++;
	return end;
}

static char *
name_text(const struct wg_gold_token *t, size_t i, size_t end)
{
	GString *s = g_string_new(NULL);

	for (; i < end; i++)
		g_string_append_printf(s, "%s ", t[i].form);
	char *low = g_ascii_strdown(s->str, -1);
	g_string_free(s, TRUE);
	return low;
}

static void
gold_labels(const struct wg_gold_token *t, size_t n, uint16_t *out)
{
	for (size_t i = 0; i < n; i++)
		out[i] = t[i].name == WG_NAME_ANY ? 0 : t[i].name;
}

void
wg_name_score_add(struct wg_name_score *s, const struct wg_gold_token *t,
        const uint16_t *label, size_t n, GHashTable *seen)
{
	uint16_t gold[WG_ARC_MAX];

	gold_labels(t, n, gold);
	for (size_t i = 0; i < n; i++) {
		if (label[i] % 2)
			s->guess[label[i]]++;
		if (gold[i] % 2 == 0)
			continue;
		size_t end = name_end(gold, n, i);
		bool hit = label[i] == gold[i] && name_end(label, n, i) == end;
		char *name = name_text(t, i, end);
		bool old = seen && g_hash_table_contains(seen, name);
		g_free(name);
		s->gold[gold[i]]++;
		s->hit[gold[i]] += hit;
		s->unseen[gold[i]] += !old;
		s->unseen_hit[gold[i]] += !old && hit;
	}
}

static void
print_one(const char *name, uint64_t gold, uint64_t guess, uint64_t hit,
        uint64_t unseen, uint64_t unseen_hit)
{
	double p = guess ? (double)hit / (double)guess : 0;
	double r = gold ? (double)hit / (double)gold : 0;
	double u = unseen ? (double)unseen_hit / (double)unseen : 0;

	printf("  %-6s P %.3f R %.3f F1 %.3f (%" PRIu64
	       "), unseen R %.3f (%" PRIu64 ")\n",
	        name, p, r, p + r > 0 ? 2 * p * r / (p + r) : 0, gold, u,
	        unseen);
}

/* Types that the text does not annotate do not count. */
void
wg_name_score_print(const struct wg_name_score *s,
        const struct wg_symbols *names, const char *what)
{
	uint64_t sum[2][5] = {{0}, {0}};

	printf("%s\n", what);
	for (guint l = 1; l < names->names->len; l += 2) {
		const char *name = wg_symbol_name(names, (uint16_t)l) + 2;
		bool main = g_strv_contains((const char *const[]){"PER", "ORG",
		                                    "LOC", "NORP", NULL},
		        name);
		if (!s->gold[l])
			continue;
		print_one(name, s->gold[l], s->guess[l], s->hit[l],
		        s->unseen[l], s->unseen_hit[l]);
		for (size_t k = 0; k < 1u + main; k++) {
			sum[k][0] += s->gold[l];
			sum[k][1] += s->guess[l];
			sum[k][2] += s->hit[l];
			sum[k][3] += s->unseen[l];
			sum[k][4] += s->unseen_hit[l];
		}
	}
	print_one("all", sum[0][0], sum[0][1], sum[0][2], sum[0][3], sum[0][4]);
	print_one("main4", sum[1][0], sum[1][1], sum[1][2], sum[1][3],
	        sum[1][4]);
	fflush(stdout);
}

GHashTable *
wg_names_of(const struct wg_corpus *c)
{
	GHashTable *set = g_hash_table_new(g_str_hash, g_str_equal);
	uint16_t gold[WG_ARC_MAX];

	for (guint s = 0; s < c->sents->len; s++) {
		const struct wg_gold_token *t = WG_GOLD(c, s);
		size_t n = WG_GOLD_SENT(c, s)->n;
		gold_labels(t, n, gold);
		for (size_t i = 0; i < n; i++)
			if (gold[i] % 2)
				g_hash_table_add(set,
				        name_text(t, i, name_end(gold, n, i)));
	}
	return set;
}
