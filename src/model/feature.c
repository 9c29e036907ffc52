/* What the models see of a word: its folded form, affixes and shape.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * This must stay as it is: models are trained on what it yields. Whoever
 * changes it raises WG_MODEL_VERSION and trains again.
 */
#include "model/model.h"

#include <string.h>

/* FNV-1a with a finisher, so that the low bits are good. */
uint32_t
wg_surface_hash(uint32_t seed, const char *s, size_t n)
{
	uint32_t h = 2166136261u ^ (seed * 0x9e3779b1u);

	for (size_t i = 0; i < n; i++)
		h = (h ^ (uint8_t)s[i]) * 16777619u;
	h ^= h >> 15;
	h *= 0x2c1b3c6du;
	return h ^ (h >> 13);
}

/* Typography that UTF-8 spells in three bytes (U+2010 to U+201F), by its
 * last byte from 0x90 on; 0: left as it is. */
static const char plain[16] = {'-', '-', '-', '-', '-', '-', 0, 0, '\'', '\'',
        '\'', '\'', '"', '"', '"', '"'};

/* The character at s[i] in its normal form; *used gets its bytes in s. */
static size_t
normal(struct wg_str s, size_t i, char out[2], size_t *used)
{
	uint8_t c = (uint8_t)s.s[i];

	*used = 1;
	if (c >= 'A' && c <= 'Z')
		out[0] = (char)(c + 32);
	else if (c >= '0' && c <= '9')
		out[0] = '0';
	else
		out[0] = (char)c;
	if (c == 0xE2 && i + 2 < s.n && (uint8_t)s.s[i + 1] == 0x80 &&
	        (uint8_t)s.s[i + 2] >= 0x90 && (uint8_t)s.s[i + 2] <= 0x9F &&
	        plain[(uint8_t)s.s[i + 2] - 0x90]) {
		out[0] = plain[(uint8_t)s.s[i + 2] - 0x90];
		*used = 3;
	} else if (c == 0xC3 && i + 1 < s.n && (uint8_t)s.s[i + 1] >= 0x80 &&
	           (uint8_t)s.s[i + 1] <= 0x9E) {
		out[1] = (char)((uint8_t)s.s[i + 1] + 0x20);
		*used = 2;
		return 2;
	}
	return 1;
}

static void
normalise(struct wg_str form, struct wg_surface *w)
{
	char c[2];
	size_t used, n;

	w->n = 0;
	for (size_t i = 0; i < form.n; i += used) {
		n = normal(form, i, c, &used);
		if (w->n + n > sizeof w->norm)
			return;
		memcpy(w->norm + w->n, c, n);
		w->n = (uint8_t)(w->n + n);
	}
}

enum kind { UPPER, LOWER, DIGIT, OTHER };

static enum kind
kind_of(struct wg_str s, size_t i)
{
	uint8_t c = (uint8_t)s.s[i];

	if (c >= 'A' && c <= 'Z')
		return UPPER;
	if (c >= 'a' && c <= 'z')
		return LOWER;
	if (c >= '0' && c <= '9')
		return DIGIT;
	if (c < 0x80 || c == 0xE2)
		return OTHER;
	if (c == 0xC3 && i + 1 < s.n && (uint8_t)s.s[i + 1] <= 0x9E)
		return UPPER;
	return LOWER;
}

/* The sequence of kinds, runs cut at two, all of it at eight. */
static uint32_t
shape_of(struct wg_str form, struct wg_surface *w)
{
	static const char sign[] = {'X', 'x', '0', 0};
	char shape[8];
	size_t n = 0;
	bool caps = false, many = false;

	for (size_t i = 0; i < form.n; i++) {
		enum kind k = kind_of(form, i);
		char c = sign[k] ? sign[k] : form.s[i];
		if (((uint8_t)form.s[i] & 0xC0) == 0x80)
			continue;
		many |= caps && k == UPPER;
		caps |= k == UPPER;
		w->lower |= k == LOWER;
		if (n >= 2 && shape[n - 1] == c && shape[n - 2] == c)
			continue;
		if (n < sizeof shape)
			shape[n++] = c;
	}
	w->cap = form.n && kind_of(form, 0) == UPPER;
	w->caps = many && !w->lower;
	return wg_surface_hash(WG_F_SHAPE, shape, n);
}

static uint32_t
suffix(const struct wg_surface *w, enum wg_feature f, size_t n)
{
	size_t k = w->n < n ? w->n : n;

	return wg_surface_hash(f, w->norm + w->n - k, k);
}

void
wg_surface_read(struct wg_str form, struct wg_surface *w)
{
	w->cap = w->caps = w->lower = false;
	normalise(form, w);
	w->hash[WG_F_WORD] = wg_surface_hash(WG_F_WORD, w->norm, w->n);
	w->hash[WG_F_SUFFIX2] = suffix(w, WG_F_SUFFIX2, 2);
	w->hash[WG_F_SUFFIX3] = suffix(w, WG_F_SUFFIX3, 3);
	w->hash[WG_F_SUFFIX4] = suffix(w, WG_F_SUFFIX4, 4);
	w->hash[WG_F_PREFIX3] =
	        wg_surface_hash(WG_F_PREFIX3, w->norm, w->n < 3 ? w->n : 3);
	w->hash[WG_F_SHAPE] = shape_of(form, w);
	w->hash[WG_F_PLACE] = 0;
}

static uint32_t
length_class(size_t n)
{
	static const uint8_t cls[10] = {0, 0, 1, 2, 3, 3, 4, 4, 4, 5};

	return cls[n < 9 ? n : 9];
}

/* A sentence is in capitals if three words or more are, and none that has
 * two letters is not. */
void
wg_surfaces_place(struct wg_surface *w, size_t n)
{
	size_t caps = 0, lower = 0;

	for (size_t i = 0; i < n; i++) {
		caps += w[i].caps;
		lower += w[i].lower;
	}
	bool loud = caps >= 3 && lower * 8 < caps;
	for (size_t i = 0; i < n; i++)
		w[i].hash[WG_F_PLACE] =
		        length_class(w[i].n) * 4 + (i == 0) + 2 * loud;
}
