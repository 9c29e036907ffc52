/* Reads CoNLL-U trees and CoNLL name tags.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "train/train.h"

#include <stdlib.h>
#include <string.h>

/* One file on its way into the corpus. */
struct reader {
	struct wg_corpus *corpus;
	struct wg_tagset *tags;
	char **skip, **map;
	uint32_t first; /* token the open sentence starts at */
	uint8_t part;
	bool grow, skipping, doc_start, io_tags;
};

static void
end_sentence(struct reader *r)
{
	struct wg_gold_sent s = {.first = r->first,
	        .part = r->part,
	        .doc_start = r->doc_start};
	GArray *t = r->corpus->tokens;

	s.n = t->len - r->first;
	if (s.n > WG_ARC_MAX || r->skipping)
		g_array_set_size(t, r->first);
	else if (s.n)
		g_array_append_val(r->corpus->sents, s);
	if (s.n)
		r->doc_start = false;
	for (uint32_t i = r->first; i < t->len; i++) {
		struct wg_gold_token *w =
		        &g_array_index(t, struct wg_gold_token, i);
		w->head = w->head ? (uint16_t)(w->head - 1) : (uint16_t)s.n;
	}
	r->first = t->len;
}

static void
comment(struct reader *r, const char *line)
{
	static const char genre[] = "# meta::genre = ";

	if (g_str_has_prefix(line, "# newdoc")) {
		r->skipping = false;
		r->doc_start = true;
	}
	if (r->skip && g_str_has_prefix(line, genre))
		r->skipping = g_strv_contains((const char *const *)r->skip,
		        line + sizeof genre - 1);
}

static void
conllu_token(struct reader *r, char **col)
{
	struct wg_gold_token t = {0};
	GStringChunk *text = r->corpus->text;

	if (strpbrk(col[0], "-."))
		return;
	t.form = g_string_chunk_insert(text, col[1]);
	t.lemma = g_string_chunk_insert_const(text, col[2]);
	t.upos = wg_symbol(&r->tags->upos, col[3], r->grow);
	t.xpos = wg_symbol(&r->tags->xpos, col[4], r->grow);
	t.head = (uint16_t)atoi(col[6]);
	t.rel = wg_symbol(&r->tags->rel, col[7], r->grow);
	g_array_append_val(r->corpus->tokens, t);
}

static void
conllu_line(struct reader *r, char *line)
{
	if (line[0] == '#') {
		comment(r, line);
	} else if (line[0] == 0) {
		end_sentence(r);
	} else {
		char **col = g_strsplit(line, "\t", 10);
		if (g_strv_length(col) == 10)
			conllu_token(r, col);
		g_strfreev(col);
	}
}

static bool
each_line(struct reader *r, const char *path,
        void line_fn(struct reader *, char *))
{
	char *all, *line, *next;

	if (!g_file_get_contents(path, &all, NULL, NULL)) {
		g_printerr("cannot read %s\n", path);
		return false;
	}
	r->first = r->corpus->tokens->len;
	for (line = all; *line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = 0;
		else
			next = line + strlen(line);
		g_strchomp(line);
		line_fn(r, line);
	}
	end_sentence(r);
	g_free(all);
	return true;
}

bool
wg_corpus_conllu(struct wg_corpus *c, const char *path, struct wg_tagset *t,
        const char *skip, uint8_t part, bool grow)
{
	struct reader r = {.corpus = c, .tags = t, .part = part, .grow = grow};

	r.skip = skip ? g_strsplit(skip, ",", -1) : NULL;
	bool ok = each_line(&r, path, conllu_line);
	g_strfreev(r.skip);
	return ok;
}

/* ---- BIO ----------------------------------------------------------------- */

/* The type as the map renames it; "O" drops it. */
static const char *
mapped(char **map, const char *type)
{
	size_t n = strlen(type);

	for (char **m = map; m && *m; m++)
		if (strncmp(*m, type, n) == 0 && (*m)[n] == '=')
			return *m + n + 1;
	return type;
}

/* Tags without B- (IO) start a name where the type changes. */
static uint16_t
bio_symbol(struct reader *r, const char *tag)
{
	GArray *t = r->corpus->tokens;
	const char *type = tag[0] == 'O' ? "O" : mapped(r->map, tag + 2);
	char in[64], begin[64];

	if (strcmp(type, "O") == 0)
		return 0;
	if (strcmp(type, "?") == 0)
		return WG_NAME_ANY;
	g_snprintf(in, sizeof in, "I-%s", type);
	g_snprintf(begin, sizeof begin, "B-%s", type);
	uint16_t b = wg_symbol(&r->tags->name, begin, r->grow);
	uint16_t i = wg_symbol(&r->tags->name, in, r->grow);
	uint16_t before =
	        t->len > r->first
	                ? g_array_index(t, struct wg_gold_token, t->len - 1)
	                          .name
	                : 0;
	return tag[0] == 'B' || (before != b && before != i) ? b : i;
}

static bool
is_tag(const char *s)
{
	return strcmp(s, "O") == 0 || ((*s == 'B' || *s == 'I') && s[1] == '-');
}

static void
bio_line(struct reader *r, char *line)
{
	struct wg_gold_token t = {0};
	const char *form, *tag = NULL;

	if (line[0] == 0 || g_str_has_prefix(line, "-DOCSTART-")) {
		end_sentence(r);
		r->doc_start |= line[0] == '-';
		return;
	}
	if (g_str_has_prefix(line, "# ")) {
		comment(r, line);
		return;
	}
	char **col = g_strsplit_set(line, "\t ", -1);
	guint n = g_strv_length(col);
	bool numbered = n > 3;
	for (guint i = n; i-- > 1 && !tag;)
		if (is_tag(col[i]))
			tag = col[i];
	form = numbered ? col[1] : col[0];
	t.form = g_string_chunk_insert(r->corpus->text, form);
	t.name = tag ? bio_symbol(r, tag) : 0;
	if (n == 3)
		t.xpos = wg_symbol(&r->tags->xpos, col[1], r->grow);
	g_array_append_val(r->corpus->tokens, t);
	g_strfreev(col);
}

bool
wg_corpus_bio(struct wg_corpus *c, const char *path, struct wg_tagset *t,
        const char *map, uint8_t part, bool grow)
{
	struct reader r = {.corpus = c, .tags = t, .part = part, .grow = grow};

	r.map = map ? g_strsplit(map, ",", -1) : NULL;
	bool ok = each_line(&r, path, bio_line);
	g_strfreev(r.map);
	return ok;
}
