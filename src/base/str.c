/* Text views, UTF-8, and the hashes that words are compared by.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/base.h"

#include <glib.h>
#include <string.h>

struct wg_str
wg_str(const char *nul_terminated)
{
	return (struct wg_str){nul_terminated, strlen(nul_terminated)};
}

struct wg_str
wg_str_of(struct wg_str text, struct wg_span span)
{
	return (struct wg_str){text.s + span.beg, span.end - span.beg};
}

int
wg_str_cmp(struct wg_str a, struct wg_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n > 0 ? memcmp(a.s, b.s, n) : 0;

	return c != 0 ? c : (a.n > b.n) - (a.n < b.n);
}

bool
wg_str_eq(struct wg_str a, struct wg_str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

bool
wg_str_starts(struct wg_str text, struct wg_str prefix)
{
	return text.n >= prefix.n &&
	       wg_str_eq((struct wg_str){text.s, prefix.n}, prefix);
}

bool
wg_str_ends(struct wg_str text, struct wg_str suffix)
{
	return text.n >= suffix.n &&
	       wg_str_eq(
	               (struct wg_str){text.s + (text.n - suffix.n), suffix.n},
	               suffix);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct wg_str
wg_str_trim(struct wg_str text)
{
	while (text.n > 0 && is_blank(text.s[0])) {
		text.s++;
		text.n--;
	}
	while (text.n > 0 && is_blank(text.s[text.n - 1]))
		text.n--;
	return text;
}

struct wg_str
wg_str_cut(struct wg_str *rest, char sep)
{
	struct wg_str piece = *rest;
	const char *at = rest->n > 0 ? memchr(rest->s, sep, rest->n) : NULL;

	if (at == NULL) {
		*rest = (struct wg_str){NULL, 0};
		return piece;
	}
	piece.n = (size_t)(at - piece.s);
	rest->s += piece.n + 1;
	rest->n -= piece.n + 1;
	return piece;
}

uint32_t
wg_utf8_next(struct wg_str text, size_t *at)
{
	const unsigned char *p = (const unsigned char *)text.s + *at;
	uint32_t c = p[0];
	unsigned more = c < 0x80 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
	unsigned i;

	if (more > text.n - *at - 1)
		more = (unsigned)(text.n - *at - 1);
	if (more > 0)
		c &= 0x3Fu >> more;
	for (i = 1; i <= more; i++)
		c = c << 6 | (p[i] & 0x3Fu);
	*at += more + 1;
	return c;
}

size_t
wg_utf8_put(char out[4], uint32_t c)
{
	char six[6];
	int n = g_unichar_to_utf8(c, six);

	memcpy(out, six, (size_t)(n > 4 ? 4 : n));
	return (size_t)(n > 4 ? 4 : n);
}

size_t
wg_utf8_count(struct wg_str text)
{
	size_t i, n = 0;

	for (i = 0; i < text.n; i++)
		n += ((unsigned char)text.s[i] & 0xC0) != 0x80;
	return n;
}

/* ---- hashes ---------------------------------------------------------------- */

#define FNV_START UINT64_C(0xCBF29CE484222325)
#define FNV_PRIME UINT64_C(0x100000001B3)

/* Finaliser of MurmurHash3: FNV's low bits alone are weak. */
static uint64_t
finish(uint64_t h)
{
	h ^= h >> 33;
	h *= UINT64_C(0xFF51AFD7ED558CCD);
	h ^= h >> 33;
	h *= UINT64_C(0xC4CEB9FE1A85EC53);
	h ^= h >> 33;
	return h != 0 ? h : 1;
}

static uint64_t
add(uint64_t h, uint32_t c)
{
	return (h ^ c) * FNV_PRIME;
}

uint64_t
wg_hash(struct wg_str text)
{
	uint64_t h = FNV_START;
	size_t i;

	for (i = 0; i < text.n; i++)
		h = add(h, (unsigned char)text.s[i]);
	return finish(h);
}

uint64_t
wg_hash_mix(uint64_t a, uint64_t b)
{
	return finish(a * UINT64_C(0x9E3779B97F4A7C15) ^ b);
}

/* A letter without its diacritics; letters that have no decomposition but
 * one customary spelling in English news are mapped too. */
static uint32_t
bare(uint32_t c)
{
	/* clang-format off */
	static const struct {
		uint16_t from, to;
	} letters[] = {
	        {0x00D8, 'O'}, {0x00F8, 'o'}, {0x0110, 'D'}, {0x0111, 'd'},
	        {0x0130, 'I'}, {0x0131, 'i'}, {0x0141, 'L'}, {0x0142, 'l'},
	        {0x018F, 'A'}, {0x0259, 'a'}, {0x2018, '\''}, {0x2019, '\''},
	        {0x02BC, '\''}, {0x2010, '-'}, {0x2011, '-'},
	};
	/* clang-format on */
	gunichar parts[8];
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(letters); i++)
		if (letters[i].from == c)
			return letters[i].to;
	if (c >= 0xC0 && c < 0x2000 &&
	        g_unichar_fully_decompose(c, FALSE, parts, 8) > 1)
		return parts[0];
	return c;
}

static uint64_t
hash_word(struct wg_str word, bool fold)
{
	uint64_t h = FNV_START;
	size_t at = 0, used = 0;

	while (at < word.n) {
		uint32_t c = (unsigned char)word.s[at];

		if (c < 0x80)
			at++;
		else
			c = bare(wg_utf8_next(word, &at));
		if (c == '.')
			continue;
		if (fold)
			c = c < 0x80 ? (c - 'A' < 26 ? c + 32 : c)
			             : g_unichar_tolower(c);
		h = add(h, c);
		used++;
	}
	return used > 0 ? finish(h) : wg_hash(word);
}

uint64_t
wg_hash_exact(struct wg_str word)
{
	return hash_word(word, false);
}

uint64_t
wg_hash_fold(struct wg_str word)
{
	return hash_word(word, true);
}
