/* The input formats, one row each: their names, how to tell them, who reads.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "read/read.h"

#include <glib.h>
#include <string.h>

static const struct wg_format formats[] = {
        {"text", "txt|plain", "txt|text", wg_cut_whole, wg_decode_text,
                "plain text, one article", NULL},
        {"html", "htm|xhtml", "html|htm|xhtml", wg_cut_whole, wg_decode_html,
                "a web page, one article", NULL},
        {"jsonl", "ndjson|json-lines", "jsonl|ndjson", wg_cut_line,
                wg_decode_jsonl,
                "JSON Lines: id url title published source language "
                "text|html",
                NULL},
        {"json", "json-array", "json", wg_cut_object, wg_decode_jsonl,
                "JSON, the same objects in an array or over many lines",
                "object"},
        {"nitf", "nitf-xml", "nitf", wg_cut_whole, wg_decode_xml,
                "NITF of the IPTC, one article", NULL},
        {"newsml", "newsml-g2", "newsml", wg_cut_element, wg_decode_xml,
                "NewsML-G2 of the IPTC, its news items", "newsItem"},
        {"rss", "atom|feed", "rss|atom", wg_cut_element, wg_decode_xml,
                "RSS or Atom, its items", "item|entry"},
};

enum { TEXT, HTML, JSONL, JSON, NITF, NEWSML, RSS };

bool
wg_is_among(struct wg_str word, const char *words)
{
	struct wg_str rest = wg_str(words);

	while (rest.s != NULL) {
		struct wg_str one = wg_str_cut(&rest, '|');

		if (one.n == word.n &&
		        g_ascii_strncasecmp(one.s, word.s, one.n) == 0)
			return true;
	}
	return false;
}

const struct wg_format *
wg_format_find(struct wg_str name)
{
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(formats); i++)
		if (wg_is_among(name, formats[i].name) ||
		        wg_is_among(name, formats[i].aliases))
			return &formats[i];
	return NULL;
}

/* How each format that is not text begins, white space and marks aside. */
/* clang-format off */
static const struct {
	const char *start;
	int format;
} starts[] = {
        {"<!doctype html", HTML}, {"<html", HTML}, {"<head", HTML},
        {"<body", HTML}, {"<!--", HTML}, {"<article", HTML},
        {"<div", HTML}, {"<p>", HTML}, {"<meta", HTML}, {"<title", HTML},
        {"<h1", HTML}, {"{\"", JSONL}, {"{ \"", JSONL}, {"{\n", JSON},
        {"{\r", JSON}, {"[{", JSON}, {"[ {", JSON}, {"[\n", JSON}, {"<nitf", NITF},
        {"<newsitem", NEWSML}, {"<newsmessage", NEWSML}, {"<rss", RSS},
        {"<feed", RSS}, {"<rdf:rdf", RSS},
};
/* clang-format on */

/* The root element of XML, behind its declarations, comments, doctype. */
static struct wg_str
behind_prolog(struct wg_str head)
{
	while (wg_str_starts(head, WG_STR("<?")) ||
	        wg_str_starts(head, WG_STR("<!"))) {
		bool comment = wg_str_starts(head, WG_STR("<!--"));
		const char *end = g_strstr_len(head.s, (gssize)head.n,
		        comment ? "-->" : ">");

		if (end == NULL)
			return head;
		end += comment ? 3 : 1;
		head = wg_str_trim(
		        (struct wg_str){end, head.n - (size_t)(end - head.s)});
	}
	return head;
}

static const struct wg_format *
guess_by_content(struct wg_str head)
{
	size_t i;

	if (wg_str_starts(head, WG_STR("\xEF\xBB\xBF")))
		head = (struct wg_str){head.s + 3, head.n - 3};
	head = wg_str_trim(head);
	if (wg_str_starts(head, WG_STR("<?xml")))
		head = behind_prolog(head);
	for (i = 0; i < G_N_ELEMENTS(starts); i++) {
		size_t n = strlen(starts[i].start);

		if (head.n >= n &&
		        g_ascii_strncasecmp(head.s, starts[i].start, n) == 0)
			return &formats[starts[i].format];
	}
	return NULL;
}

const struct wg_format *
wg_format_guess(struct wg_str head, const char *path)
{
	const struct wg_format *found = guess_by_content(head);
	const char *dot = strrchr(path, '.');
	size_t i;

	for (i = 0; found == NULL && dot != NULL && i < G_N_ELEMENTS(formats);
	        i++)
		if (wg_is_among(wg_str(dot + 1), formats[i].suffixes))
			found = &formats[i];
	return found != NULL ? found : &formats[TEXT];
}

const char *
wg_format_name(const struct wg_format *format)
{
	return format->name;
}

void
wg_format_list(FILE *out)
{
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(formats); i++)
		fprintf(out, "%-10s %s\n", formats[i].name, formats[i].about);
}

/* ---- decoding -------------------------------------------------------------- */

/* An article without an id is named by what it says. */
static void
name_by_content(struct wg_doc *doc)
{
	char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256,
	        (const guchar *)doc->text.s, doc->text.n);

	doc->id = wg_arena_str(doc->arena, (struct wg_str){sum, 16});
	g_free(sum);
}

static void
check_language(const struct wg_doc *doc, struct wg_diag *diag)
{
	if (doc->language.n > 0 &&
	        g_ascii_strncasecmp(doc->language.s, "en", 2) != 0)
		wg_diag(diag, WG_D_LANGUAGE, "%.*s", WG_STR_FMT(doc->language));
}

enum wg_status
wg_read_article(const struct wg_record *rec,
        const struct wg_read_options *options, const struct wg_onto *onto,
        struct wg_doc *doc, struct wg_diag *diag)
{
	struct wg_str bytes = {rec->n > 0 ? rec->bytes : "", rec->n};
	enum wg_status status;

	diag->file = rec->file;
	diag->line = rec->format->cut != wg_cut_whole ? rec->line : 0;
	status = rec->format->decode(bytes, onto, doc, diag);
	if (status != WG_OK)
		return status;
	check_language(doc, diag);
	wg_read_opening(doc, onto, options->date);
	if (doc->id.n == 0)
		name_by_content(doc);
	return WG_OK;
}
