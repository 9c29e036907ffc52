/* Triples, one at a time: terms as they will be written, and the provenance
 * that statements, events and quotations share.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "graph.h"

#include <glib.h>
#include <inttypes.h>
#include <string.h>

/* ---- terms -------------------------------------------------------------- */

struct wg_str
wg_grapher_concat(struct wg_grapher *g, struct wg_str x, struct wg_str y,
        struct wg_str z)
{
	char *p = wg_arena_alloc(g->doc->arena, x.n + y.n + z.n + 1);
	struct wg_str parts[] = {x, y, z}, whole = {p, 0};
	size_t i;

	for (i = 0; i < 3; i++) {
		if (parts[i].n > 0)
			memcpy(p + whole.n, parts[i].s, parts[i].n);
		whole.n += parts[i].n;
	}
	return whole;
}

struct wg_str
wg_grapher_hashed(struct wg_grapher *g, struct wg_str folder,
        const struct wg_str *parts, size_t n)
{
	GString *all = g_string_sized_new(256);
	struct wg_str hash;
	size_t i;

	for (i = 0; i < n; i++) {
		g_string_append_len(all, parts[i].s, (gssize)parts[i].n);
		g_string_append_c(all, '\n');
	}
	hash = wg_content_hash(g->doc->arena,
	        (struct wg_str){all->str, all->len});
	g_string_free(all, TRUE);
	return wg_grapher_concat(g, g->options->base, folder, hash);
}

/* U+0009 and U+000A are the only controls that all formats carry; a
 * noncharacter is none. CR does not survive Turtle. */
static bool
is_unclean(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n') ||
	       (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE ||
	       (c >= 0xFDD0 && c <= 0xFDEF);
}

/* Below U+0300 there is nothing to compose, and punctuation is stable. */
static bool
may_compose(uint32_t c)
{
	return c >= 0x300 && !(c >= 0x2000 && c < 0x2100);
}

static struct wg_str
replace_unclean(struct wg_arena *arena, struct wg_str text)
{
	char *p = wg_arena_alloc(arena, text.n + 1);
	struct wg_str clean = {p, 0};
	size_t at = 0;

	while (at < text.n) {
		uint32_t c = wg_utf8_next(text, &at);

		if (c == '\r' && at < text.n && text.s[at] == '\n')
			continue;
		if (c == '\r')
			c = '\n';
		clean.n += wg_utf8_put(p + clean.n, is_unclean(c) ? ' ' : c);
	}
	return clean;
}

static struct wg_str
compose(struct wg_arena *arena, struct wg_str text)
{
	char *nfc = g_utf8_normalize(text.s, (gssize)text.n,
	        G_NORMALIZE_DEFAULT_COMPOSE);

	if (nfc != NULL)
		text = wg_arena_str(arena, wg_str(nfc));
	g_free(nfc);
	return text;
}

/* The text as a literal may hold it: without controls, in Unicode's normal
 * form C, as stores expect. */
static struct wg_str
literal_text(struct wg_arena *arena, struct wg_str text)
{
	bool unclean = false, composed = false;
	size_t at = 0;

	while (at < text.n) {
		uint32_t c = wg_utf8_next(text, &at);

		unclean |= is_unclean(c);
		composed |= may_compose(c);
	}
	if (unclean)
		text = replace_unclean(arena, text);
	return composed ? compose(arena, text) : text;
}

void
wg_grapher_part(struct wg_grapher *g, enum wg_part part, uint32_t at)
{
	g->part = part;
	g->at = at;
}

static void
put(struct wg_grapher *g, struct wg_str s, struct wg_str p, struct wg_term o)
{
	struct wg_triple *t;

	if (o.value.n == 0 || s.n == 0)
		return;
	t = wg_layer_push(g->doc->arena, &g->doc->triples);
	t->s = (struct wg_term){.kind = WG_IRI, .value = s};
	t->p = (struct wg_term){.kind = WG_IRI, .value = p};
	t->o = o;
	t->graph = g->graph;
	t->part = g->part;
	t->at = g->at;
}

void
wg_put_iri(struct wg_grapher *g, struct wg_str s, enum wg_vocab p,
        struct wg_str iri)
{
	put(g, s, wg_onto_vocab(g->onto, p),
	        (struct wg_term){.kind = WG_IRI, .value = iri});
}

void
wg_put_property(struct wg_grapher *g, struct wg_str s, uint16_t property,
        struct wg_str iri)
{
	const struct wg_property *p =
	        WG_ROW(g->onto, wg_property, WG_SEC_PROPERTY, property);

	put(g, s, wg_onto_str(g->onto, p->iri),
	        (struct wg_term){.kind = WG_IRI, .value = iri});
}

void
wg_put_type(struct wg_grapher *g, struct wg_str s, enum wg_vocab cls)
{
	wg_put_iri(g, s, WG_V_TYPE, wg_onto_vocab(g->onto, cls));
}

void
wg_put_text(struct wg_grapher *g, struct wg_str s, enum wg_vocab p,
        struct wg_str text)
{
	put(g, s, wg_onto_vocab(g->onto, p),
	        (struct wg_term){.kind = WG_LITERAL,
	                .value = literal_text(g->doc->arena, text),
	                .language = WG_STR("en")});
}

void
wg_put_string(struct wg_grapher *g, struct wg_str s, enum wg_vocab p,
        struct wg_str text)
{
	put(g, s, wg_onto_vocab(g->onto, p),
	        (struct wg_term){.kind = WG_LITERAL,
	                .value = literal_text(g->doc->arena, text)});
}

static void
put_typed(struct wg_grapher *g, struct wg_str s, enum wg_vocab p,
        struct wg_str text, enum wg_vocab datatype)
{
	put(g, s, wg_onto_vocab(g->onto, p),
	        (struct wg_term){.kind = WG_LITERAL,
	                .value = text,
	                .datatype = wg_onto_vocab(g->onto, datatype)});
}

void
wg_put_date(struct wg_grapher *g, struct wg_str s, enum wg_vocab p,
        struct wg_date d)
{
	enum wg_vocab type = d.month == 0 ? WG_V_XSD_GYEAR
	                     : d.day == 0 ? WG_V_XSD_GYEARMONTH
	                                  : WG_V_XSD_DATE;
	char text[11];
	size_t n;

	if (d.year == 0)
		return;
	n = wg_date_print(d, text);
	put_typed(g, s, p,
	        wg_arena_str(g->doc->arena, (struct wg_str){text, n}), type);
}

/* ---- provenance --------------------------------------------------------- */

/* Code points before the byte, counted from the place asked for last: most
 * lie near each other, and a long text is not counted again and again. */
static uint32_t
chars_before(struct wg_grapher *g, uint32_t byte)
{
	bool back = byte < g->byte;
	struct wg_span between = {back ? byte : g->byte, back ? g->byte : byte};
	size_t n = wg_utf8_count(wg_doc_str(g->doc, between));

	g->chars = (uint32_t)(back ? g->chars - n : g->chars + n);
	g->byte = byte;
	return g->chars;
}

static void
put_index(struct wg_grapher *g, struct wg_str s, enum wg_vocab p, uint32_t byte)
{
	put_typed(g, s, p,
	        wg_arena_printf(g->doc->arena, "%" PRIu32,
	                chars_before(g, byte)),
	        WG_V_XSD_NON_NEGATIVE_INTEGER);
}

void
wg_put_place(struct wg_grapher *g, struct wg_str s, struct wg_span span)
{
	put_index(g, s, WG_V_BEGIN_INDEX, span.beg);
	put_index(g, s, WG_V_END_INDEX, span.end);
	wg_put_iri(g, s, WG_V_DERIVED_FROM, g->article);
}

/* Canonical xsd:decimal: always a point, no zeros that say nothing. No
 * floating-point printing, which depends on the locale. */
static struct wg_str
decimal(struct wg_grapher *g, float score)
{
	int k = (int)(score * 1000.0f + 0.5f);
	struct wg_str s;

	if (k >= 1000)
		return WG_STR("1.0");
	s = wg_arena_printf(g->doc->arena, "0.%03d", k > 0 ? k : 0);
	while (s.n > 3 && s.s[s.n - 1] == '0')
		s.n--;
	return s;
}

void
wg_put_claim(struct wg_grapher *g, struct wg_str s, unsigned status,
        float score, uint32_t rule, uint32_t speaker, struct wg_span words)
{
	bool said = speaker < g->doc->entities.n && g->entity[speaker].n > 0;

	if (status < WG_CLAIM_END)
		wg_put_iri(g, s, WG_V_STATUS,
		        wg_onto_vocab(g->onto,
		                (enum wg_vocab)(WG_V_ASSERTED + status)));
	put_typed(g, s, WG_V_CONFIDENCE, decimal(g, score), WG_V_XSD_DECIMAL);
	if (rule < g->onto->n[WG_SEC_RULE])
		wg_put_string(g, s, WG_V_RULE,
		        wg_onto_str(g->onto,
		                WG_ROW(g->onto, wg_rule, WG_SEC_RULE, rule)
		                        ->name));
	wg_put_text(g, s, WG_V_QUOTE, wg_doc_str(g->doc, words));
	wg_put_iri(g, s, WG_V_ATTRIBUTED_TO,
	        said ? g->entity[speaker] : g->publisher);
	wg_put_place(g, s, words);
}
