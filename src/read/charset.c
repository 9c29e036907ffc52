/* Bytes of any encoding -> clean UTF-8, with one message on what was done.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   bytes -> UTF-16? -> survey -> empty, binary? -> translate -> text
 *                          \-> clean: copied as it stands
 */
#include "read/read.h"

#include <glib.h>
#include <string.h>

#define REPLACEMENT 0xFFFDu

/* What stands in the bytes, counted once before anything is decided. */
struct survey {
	size_t nuls, controls, first_control;
	size_t invalid, first_invalid;
	size_t multi;   /* sequences that can be nothing but UTF-8 */
	size_t foreign; /* invalid bytes that Windows-1252 does not have */
	size_t blank, returns;
};

/* Windows-1252 differs from Latin-1 in these 32 (0: not assigned). */
/* clang-format off */
static const uint16_t cp1252[32] = {
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};
/* clang-format on */

/* Table 3-7 of Unicode 15: which second byte may follow which first. */
/* clang-format off */
static const struct {
	unsigned char first, last, low, high, more;
} sequences[] = {
        {0xC2, 0xDF, 0x80, 0xBF, 1}, {0xE0, 0xE0, 0xA0, 0xBF, 2},
        {0xE1, 0xEC, 0x80, 0xBF, 2}, {0xED, 0xED, 0x80, 0x9F, 2},
        {0xEE, 0xEF, 0x80, 0xBF, 2}, {0xF0, 0xF0, 0x90, 0xBF, 3},
        {0xF1, 0xF3, 0x80, 0xBF, 3}, {0xF4, 0xF4, 0x80, 0x8F, 3},
};
/* clang-format on */

/* Length of the sequence at the start of text; if it is invalid, of its
 * longest part that could have begun a valid one, one byte at least. */
static size_t
sequence(struct wg_str text, bool *valid)
{
	const unsigned char *p = (const unsigned char *)text.s;
	size_t i = 0, n = 1;

	*valid = false;
	while (i < G_N_ELEMENTS(sequences) &&
	        !(p[0] >= sequences[i].first && p[0] <= sequences[i].last))
		i++;
	if (i == G_N_ELEMENTS(sequences) || text.n < 2 ||
	        p[1] < sequences[i].low || p[1] > sequences[i].high)
		return 1;
	while (n < sequences[i].more + 1u && n < text.n &&
	        (p[n] & 0xC0) == 0x80)
		n++;
	*valid = n == sequences[i].more + 1u;
	return n;
}

static struct wg_str
from(struct wg_str text, size_t at)
{
	return (struct wg_str){text.s + at, text.n - at};
}

static bool
is_control(uint32_t c)
{
	return c == 0x7F || (c >= 0x80 && c < 0xA0) ||
	       (c < 0x20 && c != '\t' && c != '\n' && c != '\r');
}

static bool
is_noncharacter(uint32_t c)
{
	return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

static void
note(size_t *count, size_t *first, size_t at)
{
	if ((*count)++ == 0)
		*first = at;
}

static void
survey_ascii(struct survey *s, unsigned char c, size_t at)
{
	s->nuls += c == 0;
	s->returns += c == '\r';
	s->blank += c == ' ' || (c >= '\t' && c <= '\r');
	if (is_control(c))
		note(&s->controls, &s->first_control, at);
}

static size_t
survey_high(struct survey *s, struct wg_str bytes, size_t at)
{
	unsigned char c = (unsigned char)bytes.s[at];
	bool valid;
	size_t n = sequence(from(bytes, at), &valid), from_at = at;
	uint32_t code;

	s->multi += n > 1;
	if (!valid) {
		note(&s->invalid, &s->first_invalid, at);
		s->foreign += c == 0xFF || (c < 0xA0 && cp1252[c - 0x80] == 0);
		return n;
	}
	code = wg_utf8_next(bytes, &from_at);
	if (is_control(code))
		note(&s->controls, &s->first_control, at);
	if (is_noncharacter(code))
		note(&s->invalid, &s->first_invalid, at);
	return n;
}

static struct survey
survey_of(struct wg_str bytes)
{
	struct survey s = {0};
	size_t at = 0;

	while (at < bytes.n) {
		unsigned char c = (unsigned char)bytes.s[at];

		if (c >= 0x80) {
			at += survey_high(&s, bytes, at);
			continue;
		}
		if (c < 0x21 || c == 0x7F)
			survey_ascii(&s, c, at);
		at++;
	}
	return s;
}

/* ---- writing it clean ------------------------------------------------------ */

struct out {
	char *s;
	size_t n;
};

static void
put(struct out *o, uint32_t c)
{
	o->n += wg_utf8_put(o->s + o->n, c);
}

static uint32_t
from_cp1252(uint32_t byte, uint32_t otherwise)
{
	if (byte >= 0xA0)
		return byte;
	return cp1252[byte - 0x80] != 0 ? cp1252[byte - 0x80] : otherwise;
}

static size_t
translate_ascii(struct out *o, struct wg_str bytes, size_t at)
{
	char c = bytes.s[at];

	if (c == '\r') {
		o->s[o->n++] = '\n';
		return at + 1 < bytes.n && bytes.s[at + 1] == '\n' ? 2 : 1;
	}
	o->s[o->n++] = is_control((unsigned char)c) ? ' ' : c;
	return 1;
}

/* C1 controls are what Windows-1252 becomes when taken for Latin-1. */
static size_t
translate_high(struct out *o, struct wg_str bytes, size_t at, bool western)
{
	bool valid;
	size_t n = sequence(from(bytes, at), &valid), next = at;
	uint32_t c;

	if (!valid && western) {
		put(o, from_cp1252((unsigned char)bytes.s[at], REPLACEMENT));
		return 1;
	}
	c = valid ? wg_utf8_next(bytes, &next) : REPLACEMENT;
	if (c < 0xA0)
		c = from_cp1252(c, ' ');
	put(o, is_noncharacter(c) ? REPLACEMENT : c);
	return n;
}

/* No byte makes more than three. */
static struct wg_str
translate(struct wg_arena *arena, struct wg_str bytes, bool western)
{
	struct out o = {wg_arena_alloc(arena, bytes.n * 3 + 4), 0};
	size_t at = 0;

	while (at < bytes.n)
		if ((unsigned char)bytes.s[at] < 0x80)
			at += translate_ascii(&o, bytes, at);
		else
			at += translate_high(&o, bytes, at, western);
	return (struct wg_str){o.s, o.n};
}

/* ---- UTF-16 ---------------------------------------------------------------- */

static uint32_t
unit(struct wg_str bytes, size_t at, bool big)
{
	const unsigned char *p = (const unsigned char *)bytes.s + at;

	return big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
}

/* Surrogates without their other half, and half a unit at the end, become
 * U+FFFD, which iconv would refuse. */
static struct wg_str
from_utf16(struct wg_arena *arena, struct wg_str bytes, bool big)
{
	struct out o = {wg_arena_alloc(arena, bytes.n * 2 + 8), 0};
	size_t at;

	for (at = 0; at + 1 < bytes.n; at += 2) {
		uint32_t c = unit(bytes, at, big), low = 0;

		if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.n)
			low = unit(bytes, at + 2, big);
		if (low >= 0xDC00 && low < 0xE000) {
			c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
			at += 2;
		} else if (c >= 0xD800 && c < 0xE000) {
			c = REPLACEMENT;
		}
		put(&o, c);
	}
	if (at < bytes.n)
		put(&o, REPLACEMENT);
	return (struct wg_str){o.s, o.n};
}

/* Without a mark, English text in UTF-16 has a NUL in nearly every unit, and
 * always on the same side. */
static bool
looks_utf16(struct wg_str bytes, bool *big)
{
	size_t nuls[2] = {0, 0}, n = MIN(bytes.n, 512), i;

	for (i = 0; i < n; i++)
		nuls[i % 2] += bytes.s[i] == '\0';
	*big = nuls[0] > nuls[1];
	return n >= 16 && (nuls[0] == 0 || nuls[1] == 0) &&
	       nuls[0] + nuls[1] > n * 2 / 5;
}

static struct wg_str
unmark(struct wg_arena *arena, struct wg_str bytes)
{
	bool big;

	if (wg_str_starts(bytes, WG_STR("\xEF\xBB\xBF")))
		return from(bytes, 3);
	if (wg_str_starts(bytes, WG_STR("\xFF\xFE")))
		return from_utf16(arena, from(bytes, 2), false);
	if (wg_str_starts(bytes, WG_STR("\xFE\xFF")))
		return from_utf16(arena, from(bytes, 2), true);
	if (looks_utf16(bytes, &big))
		return from_utf16(arena, bytes, big);
	return bytes;
}

/* ---- what it is ------------------------------------------------------------ */

/* A NUL, or more than a control byte in fifty: no text. */
static bool
is_binary(const struct survey *s, struct wg_str bytes)
{
	return s->nuls > 0 || s->controls > bytes.n / 50 + 2;
}

/* Bytes beyond ASCII that are all invalid UTF-8 and all assigned in
 * Windows-1252, none of them at the very end, where text is cut off. */
static bool
is_western(const struct survey *s, struct wg_str bytes)
{
	return s->multi == 0 && s->foreign == 0 &&
	       s->first_invalid + 1 < bytes.n;
}

static bool
convert(struct wg_arena *arena, struct wg_str *bytes, struct wg_str charset)
{
	char *name = g_strndup(charset.s, charset.n), *text;
	gsize n;

	text = g_convert(bytes->s, (gssize)bytes->n, "UTF-8", name, NULL, &n,
	        NULL);
	if (text != NULL)
		*bytes = wg_arena_str(arena, (struct wg_str){text, n});
	g_free(text);
	g_free(name);
	return text != NULL;
}

static void
report(const struct survey *s, bool western, struct wg_diag *diag)
{
	if (s->invalid > 0)
		wg_diag(diag, WG_D_UTF8_REPAIRED,
		        "%s (%zu, the first at byte %zu)",
		        western ? "reading it as Windows-1252"
		                : "putting U+FFFD in its place",
		        s->invalid, s->first_invalid);
	if (s->controls > 0)
		wg_diag(diag, WG_D_CONTROL_BYTES, "%zu, the first at byte %zu",
		        s->controls, s->first_control);
}

enum wg_status
wg_charset_read(struct wg_arena *arena, struct wg_str bytes,
        struct wg_str declared, struct wg_str *text, struct wg_diag *diag)
{
	struct survey s;
	bool western;

	bytes = unmark(arena, bytes);
	s = survey_of(bytes);
	if (s.invalid > 0 && declared.n > 0 && convert(arena, &bytes, declared))
		s = survey_of(bytes);
	if (s.blank == bytes.n) {
		wg_diag(diag, WG_D_INPUT_EMPTY, NULL);
		return WG_SKIP;
	}
	if (is_binary(&s, bytes)) {
		wg_diag(diag, WG_D_INPUT_BINARY, NULL);
		return WG_SKIP;
	}
	western = is_western(&s, bytes);
	report(&s, western, diag);
	if (s.invalid + s.controls + s.returns > 0)
		*text = translate(arena, bytes, western);
	else
		*text = wg_arena_str(arena, bytes);
	return WG_OK;
}

struct wg_str
wg_read_line(struct wg_arena *arena, struct wg_str text)
{
	struct out o = {wg_arena_alloc(arena, text.n * 3 + 4), 0};
	bool valid, blank = true;
	size_t at = 0;

	while (at < text.n) {
		size_t n = sequence(from(text, at), &valid), next = at;
		uint32_t c = (unsigned char)text.s[at];

		if (c >= 0x80)
			c = valid ? wg_utf8_next(text, &next) : REPLACEMENT;
		if (c == '\n' || c == '\r' || c == '\t' || is_control(c))
			c = ' ';
		if (c != ' ' || !blank)
			put(&o, is_noncharacter(c) ? REPLACEMENT : c);
		blank = c == ' ';
		at += n;
	}
	return wg_str_trim((struct wg_str){o.s, o.n});
}
