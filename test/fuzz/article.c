/* One record read as an article, and what must hold for it.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fuzz.h"

#include "../read/words.h"

#include <glib.h>
#include <stdlib.h>

static struct words words;
static struct wg_doc *doc;

static void
set_up(void)
{
	if (doc != NULL)
		return;
	doc = wg_doc_new();
	words_add_months(&words);
	words_add(&words, "TASS", "agency", WG_KIND_NONE);
	words_add(&words, "Reuters", "agency", WG_KIND_NONE);
	words_add(&words, "breaking", "slug", WG_KIND_NONE);
	words_add(&words, "geneva", "", WG_PLACE);
}

static void
must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "broken promise: %s\n", what);
	abort();
}

static bool
is_clean(struct wg_str text)
{
	size_t i;

	for (i = 0; i < text.n; i++)
		if ((unsigned char)text.s[i] < 0x20 && text.s[i] != '\n' &&
		        text.s[i] != '\t')
			return false;
	return g_utf8_validate(text.s, (gssize)text.n, NULL);
}

static bool
is_line(struct wg_str text)
{
	size_t i;

	for (i = 0; i < text.n; i++)
		if (text.s[i] == '\n' || text.s[i] == '\t')
			return false;
	return text.n == 0 || is_clean(text);
}

static void
check_article(void)
{
	const struct wg_str *const meta[] = {&doc->id, &doc->url, &doc->title,
	        &doc->source, &doc->language, &doc->dateline_place,
	        &doc->dateline_agency};
	size_t i;

	must(doc->text.n > 0, "an article has text");
	must(is_clean(doc->text), "text is UTF-8 without controls");
	must(doc->body <= doc->text.n, "the body is in the text");
	must(doc->id.n > 0, "an article has an id");
	for (i = 0; i < G_N_ELEMENTS(meta); i++)
		must(is_line(*meta[i]), "fields are a clean line");
	must(doc->published.year == 0 || doc->published.month <= 12,
	        "dates exist");
}

void
fuzz_article(const char *format, const uint8_t *data, size_t size)
{
	struct wg_record rec = {.format = wg_format_find(wg_str(format)),
	        .file = "fuzz",
	        .line = 1,
	        .n = size};
	struct wg_read_options options = {.date = {2021, 10, 12}};
	struct wg_diag diag = {0};
	enum wg_status status;

	set_up();
	rec.bytes = malloc(size + 1); /* so that ASan sees its very end */
	if (rec.bytes == NULL)
		wg_die_memory();
	if (size > 0)
		memcpy(rec.bytes, data, size);
	rec.bytes = realloc(rec.bytes, size > 0 ? size : 1);
	wg_doc_clear(doc);
	status = wg_read_article(&rec, &options, &words.onto, doc, &diag);
	must(status != WG_FAIL, "no input fails the run");
	must((status == WG_SKIP) == (diag.count[WG_ERROR] > 0),
	        "what is skipped is reported, once");
	if (status == WG_OK)
		check_article();
	wg_record_free(&rec);
}
