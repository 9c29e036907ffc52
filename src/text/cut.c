/* Where a token ends: English as the Universal Dependencies cut it.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   the US-Russia talks aren't over, U.S. envoy J. Doe said at 10am.
 *   [-][]|[----][---][-][-][--]|[--][---][]|[-][--]|[]...
 *
 * Words are runs of letters and digits. What may join two runs (a stop in
 * "U.S.", an apostrophe in "O'Neill") is a row of joints[].
 */
#include "text/text.h"

#include <glib.h>
#include <string.h>

/* Longer words are cut: nobody writes them, and it keeps us linear. */
#define TOKEN_MAX 1024

/* What a character is to us. From SOFT on it may stand inside a word. */
enum kind { END, SPACE, PUNCT, SOFT, LOWER, UPPER, DIGIT, HIGH };

/* clang-format off */
static const uint8_t ascii[256] = {
	[0 ... 32] = SPACE, [33 ... 47] = PUNCT, ['0' ... '9'] = DIGIT,
	[58 ... 64] = PUNCT, ['A' ... 'Z'] = UPPER, [91 ... 94] = PUNCT,
	['_'] = LOWER, ['`'] = PUNCT, ['a' ... 'z'] = LOWER,
	[123 ... 126] = PUNCT, [127] = SPACE, [128 ... 255] = HIGH,
};

static const uint8_t of_type[] = {
	[G_UNICODE_CONTROL] = SPACE, [G_UNICODE_FORMAT] = SOFT,
	[G_UNICODE_UNASSIGNED] = PUNCT, [G_UNICODE_PRIVATE_USE] = PUNCT,
	[G_UNICODE_SURROGATE] = PUNCT,
	[G_UNICODE_LOWERCASE_LETTER] = LOWER,
	[G_UNICODE_MODIFIER_LETTER] = LOWER,
	[G_UNICODE_OTHER_LETTER] = LOWER,
	[G_UNICODE_TITLECASE_LETTER] = UPPER,
	[G_UNICODE_UPPERCASE_LETTER] = UPPER,
	[G_UNICODE_SPACING_MARK] = SOFT, [G_UNICODE_ENCLOSING_MARK] = SOFT,
	[G_UNICODE_NON_SPACING_MARK] = SOFT,
	[G_UNICODE_DECIMAL_NUMBER] = DIGIT, [G_UNICODE_LETTER_NUMBER] = LOWER,
	[G_UNICODE_OTHER_NUMBER] = LOWER,
	[G_UNICODE_CONNECT_PUNCTUATION] = PUNCT,
	[G_UNICODE_DASH_PUNCTUATION] = PUNCT,
	[G_UNICODE_CLOSE_PUNCTUATION] = PUNCT,
	[G_UNICODE_FINAL_PUNCTUATION] = PUNCT,
	[G_UNICODE_INITIAL_PUNCTUATION] = PUNCT,
	[G_UNICODE_OTHER_PUNCTUATION] = PUNCT,
	[G_UNICODE_OPEN_PUNCTUATION] = PUNCT,
	[G_UNICODE_CURRENCY_SYMBOL] = PUNCT,
	[G_UNICODE_MODIFIER_SYMBOL] = PUNCT, [G_UNICODE_MATH_SYMBOL] = PUNCT,
	[G_UNICODE_OTHER_SYMBOL] = PUNCT,
	[G_UNICODE_LINE_SEPARATOR] = SPACE,
	[G_UNICODE_PARAGRAPH_SEPARATOR] = SPACE,
	[G_UNICODE_SPACE_SEPARATOR] = SPACE,
};
/* clang-format on */

#define ZERO_WIDTH_SPACE 0x200B
#define BYTE_ORDER_MARK 0xFEFF

static enum kind
high_kind(uint32_t c)
{
	GUnicodeType type;

	if (c == ZERO_WIDTH_SPACE || c == BYTE_ORDER_MARK)
		return SPACE;
	type = g_unichar_type(c);
	return type < G_N_ELEMENTS(of_type) ? of_type[type] : PUNCT;
}

/* The kind of the character at `at`; *next is where the one behind it is. */
static enum kind
peek(struct wg_str t, size_t at, size_t *next)
{
	enum kind kind;

	if (at >= t.n) {
		*next = at;
		return END;
	}
	kind = ascii[(unsigned char)t.s[at]];
	*next = at + 1;
	if (kind == HIGH) {
		*next = at;
		kind = high_kind(wg_utf8_next(t, next));
	}
	return kind;
}

static enum kind
kind_at(struct wg_str t, size_t at)
{
	size_t next;

	return peek(t, at, &next);
}

static char
byte_at(struct wg_str t, size_t at)
{
	return at < t.n ? t.s[at] : '\0';
}

static bool
is_digit_at(struct wg_str t, size_t at)
{
	return g_ascii_isdigit(byte_at(t, at));
}

static bool
is_word(enum kind kind)
{
	return kind >= SOFT;
}

/* Bytes of the apostrophe at `at`: ' or U+2019; 0 if there is none. */
static size_t
apostrophe(struct wg_str t, size_t at)
{
	if (byte_at(t, at) == '\'')
		return 1;
	return byte_at(t, at) == '\xE2' && t.n - at >= 3 &&
	                       memcmp(t.s + at, "\u2019", 3) == 0
	               ? 3
	               : 0;
}

static size_t
run_end(struct wg_str t, size_t at, size_t limit)
{
	size_t next;

	while (at < limit) {
		enum kind kind = ascii[(unsigned char)t.s[at]];

		next = at + 1;
		if (kind == HIGH)
			kind = peek(t, at, &next);
		if (!is_word(kind) || next > limit)
			break;
		at = next;
	}
	return at;
}

static bool
is_one_of(struct wg_str word, const char *const *list)
{
	for (; *list != NULL; list++)
		if (word.n == strlen(*list) &&
		        g_ascii_strncasecmp(word.s, *list, word.n) == 0)
			return true;
	return false;
}

/* Whether letters stay with the number before them: 20th, 1990s, 5G. Units
 * and magnitudes do not: 10am, 5km, $3bn, 5M. */
static bool
sticks_to_number(struct wg_str suffix)
{
	static const char *const kept[] = {"th", "st", "nd", "rd", "s", NULL};
	size_t i;

	for (i = 0; i < suffix.n; i++)
		if (g_ascii_isdigit(suffix.s[i]))
			return true;
	if (suffix.n == 1 && g_ascii_isupper(suffix.s[0]))
		return strchr("BKM", suffix.s[0]) == NULL;
	return is_one_of(suffix, kept);
}

/* A run of word characters; a unit behind a number is left to the next. */
static size_t
part_end(struct wg_str t, size_t beg, size_t limit)
{
	size_t end = run_end(t, beg, limit), at = beg;

	while (at < end && g_ascii_isdigit(t.s[at]))
		at++;
	if (at == beg || at == end ||
	        sticks_to_number((struct wg_str){t.s + at, end - at}))
		return end;
	return at;
}

/* ---- joints -------------------------------------------------------------- */

/* A word so far, and where its last part began. */
struct word {
	struct wg_str t;
	size_t beg, part, end, limit;
	bool stop;    /* a full stop joined the last part */
	bool address; /* host.name or user@host */
};

static bool
is_number(struct wg_str t, size_t beg, size_t end)
{
	for (; beg < end; beg++)
		if (!g_ascii_isdigit(t.s[beg]))
			return false;
	return true;
}

static bool
is_initial(const struct word *w, size_t beg)
{
	size_t end;

	return beg < w->t.n && peek(w->t, beg, &end) == UPPER &&
	       !is_word(kind_at(w->t, end));
}

/* 3.5, U.S, Ph.D, a.m, example.com; not a stop that lacks its blank. */
static bool
joins_stop(const struct word *w, size_t next)
{
	enum kind after = kind_at(w->t, next);
	size_t n = w->end - w->part;

	if (after == DIGIT)
		return is_digit_at(w->t, w->end - 1);
	if (after == LOWER)
		return true;
	return after == UPPER && n <= 2 && kind_at(w->t, w->part) == UPPER &&
	       (n == 1 || kind_at(w->t, w->part + 1) != UPPER) &&
	       is_initial(w, next);
}

static bool
joins_comma(const struct word *w, size_t next)
{
	return w->end - w->part <= 3 && is_number(w->t, w->part, w->end) &&
	       w->t.n - next >= 3 && is_number(w->t, next, next + 3) &&
	       !is_digit_at(w->t, next + 3);
}

/* 10:30, 9/11, 12/10/2021 */
static bool
joins_numbers(const struct word *w, size_t next)
{
	return w->end - w->part <= 2 && is_number(w->t, w->part, w->end) &&
	       is_digit_at(w->t, next);
}

/* Hyphens split words but stay in 2021-10-12. */
static bool
joins_hyphen(const struct word *w, size_t next)
{
	size_t beg = w->beg;

	(void)next;
	return w->t.n - beg >= 10 && is_number(w->t, beg, beg + 4) &&
	       w->t.s[beg + 4] == '-' && is_number(w->t, beg + 5, beg + 7) &&
	       w->t.s[beg + 7] == '-' && is_number(w->t, beg + 8, beg + 10) &&
	       !is_word(kind_at(w->t, beg + 10));
}

/* The end of an English clitic that follows an apostrophe, or 0. */
static size_t
clitic_end(struct wg_str t, size_t at)
{
	static const char *const clitics[] = {"s", "m", "d", "t", "ll", "re",
	        "ve", NULL};
	size_t end = at;

	while (end < t.n && end - at < 3 && g_ascii_isalpha(t.s[end]))
		end++;
	if (is_word(kind_at(t, end)) ||
	        !is_one_of((struct wg_str){t.s + at, end - at}, clitics))
		return 0;
	return end;
}

/* O'Neill, Sana'a, o'clock; not it's, don't. */
static bool
joins_apostrophe(const struct word *w, size_t next)
{
	enum kind after = kind_at(w->t, next);

	return (after == LOWER || after == UPPER) &&
	       !is_digit_at(w->t, w->end - 1) && clitic_end(w->t, next) == 0;
}

/* AT&T */
static bool
joins_ampersand(const struct word *w, size_t next)
{
	return g_ascii_isupper(w->t.s[w->end - 1]) &&
	       kind_at(w->t, next) == UPPER;
}

static bool
joins_at(const struct word *w, size_t next)
{
	return is_word(kind_at(w->t, next));
}

/* What joins two parts, by its byte. */
static bool (*const joints[128])(const struct word *, size_t next) = {
        ['.'] = joins_stop,
        [','] = joins_comma,
        [':'] = joins_numbers,
        ['/'] = joins_numbers,
        ['-'] = joins_hyphen,
        ['\''] = joins_apostrophe,
        ['&'] = joins_ampersand,
        ['@'] = joins_at,
};

/* Takes one joint and the part behind it into the word. */
static bool
extend(struct word *w)
{
	size_t mark = apostrophe(w->t, w->end);
	size_t part = w->end + (mark > 0 ? mark : 1), end;
	unsigned char c =
	        mark > 0 ? '\'' : (unsigned char)byte_at(w->t, w->end);

	if (c >= 128 || joints[c] == NULL || !joints[c](w, part))
		return false;
	end = part_end(w->t, part, w->limit);
	if (end <= part)
		return false;
	w->stop = c == '.';
	w->address |= c == '@' || (c == '.' && kind_at(w->t, part) == LOWER);
	w->part = part;
	w->end = end;
	return true;
}

/* ---- kinds of token ------------------------------------------------------ */

/* Up to white space or a quotation mark; the punctuation of the sentence
 * that the address stands in is not part of it. */
static size_t
address_end(struct wg_str t, size_t at, size_t limit)
{
	size_t beg = at, next;

	while (at < limit && strchr("<>\"", t.s[at]) == NULL &&
	        apostrophe(t, at) != 3 && kind_at(t, at) != SPACE) {
		peek(t, at, &next);
		if (next > limit)
			break;
		at = next;
	}
	while (at > beg && strchr(".,;:!?)]'", t.s[at - 1]) != NULL)
		at--;
	return at;
}

/* "aren't" is "are" and "n't": where the second begins, or `end`. */
static size_t
before_not(struct wg_str t, size_t beg, size_t end)
{
	size_t mark = apostrophe(t, end), at = end + mark;

	if (mark == 0 || end - beg < 2 || (t.s[end - 1] | 32) != 'n' ||
	        (byte_at(t, at) | 32) != 't' || is_word(kind_at(t, at + 1)))
		return end;
	return end - 1;
}

/* The stop that an abbreviation's own letters show: U.S., a.m., Ph.D. */
static bool
takes_stop(const struct word *w, bool phrase)
{
	size_t next;
	enum kind kind = peek(w->t, w->part, &next);

	if (byte_at(w->t, w->end) != '.')
		return false;
	if (phrase)
		return true;
	return w->stop && next == w->end && kind != DIGIT &&
	       byte_at(w->t, w->end + 1) != '.';
}

static bool
is_dollar_sign(const struct word *w)
{
	return byte_at(w->t, w->end) == '$' && w->end - w->beg <= 2 &&
	       g_ascii_isupper(w->t.s[w->beg]) &&
	       g_ascii_isupper(w->t.s[w->end - 1]);
}

static bool
starts_address(const struct word *w)
{
	char c = byte_at(w->t, w->end);

	return (c == ':' && byte_at(w->t, w->end + 1) == '/' &&
	               byte_at(w->t, w->end + 2) == '/') ||
	       (c == '.' && w->end - w->beg == 3 &&
	               g_ascii_strncasecmp(w->t.s + w->beg, "www", 3) == 0);
}

static size_t
word_end(struct wg_str t, size_t beg, size_t limit, bool phrase)
{
	struct word w = {t, beg, beg, part_end(t, beg, limit), limit, false,
	        false};
	size_t mark = apostrophe(t, beg + 1);

	if ((t.s[beg] | 32) == 'n' && mark > 0 &&
	        (byte_at(t, beg + 1 + mark) | 32) == 't' &&
	        !is_word(kind_at(t, beg + 2 + mark)))
		return beg + 2 + mark;
	if (starts_address(&w))
		return address_end(t, w.end, limit);
	while (extend(&w))
		;
	if (w.address && byte_at(t, w.end) == '/' &&
	        is_word(kind_at(t, w.end + 1)))
		return address_end(t, w.end, limit);
	if (takes_stop(&w, phrase) || is_dollar_sign(&w))
		return w.end + 1;
	return before_not(t, beg, w.end);
}

/* 's behind a word; '90s in front of one; '' of typewriters. */
static size_t
apostrophe_end(struct wg_str t, size_t beg, size_t n, bool glued)
{
	size_t at = beg + n, end = clitic_end(t, at);

	if (glued && end > 0)
		return end;
	if (!glued && is_digit_at(t, at) && is_digit_at(t, at + 1)) {
		at += 2;
		at += byte_at(t, at) == 's';
		if (!is_word(kind_at(t, at)))
			return at;
		at = beg + n;
	}
	return n == 1 && byte_at(t, at) == '\'' ? at + 1 : at;
}

static size_t
repeat_end(struct wg_str t, size_t at, size_t limit, const char *set)
{
	while (at < limit && t.s[at] != '\0' && strchr(set, t.s[at]) != NULL)
		at++;
	return at;
}

static size_t
punct_end(struct wg_str t, size_t beg, size_t limit, bool glued)
{
	/* marks that are one token when repeated */
	static const char *const repeated[] = {".", "-", "!?", "*", "=", "~",
	        "<", ">", "`", "#", NULL};
	size_t n = apostrophe(t, beg), next, i;
	enum kind after;

	if (n > 0)
		return apostrophe_end(t, beg, n, glued);
	peek(t, beg, &next);
	after = kind_at(t, next);
	if (!glued && after == DIGIT && strchr(".+", t.s[beg]) != NULL)
		return part_end(t, next, limit);
	if (!glued && (after == LOWER || after == UPPER) &&
	        strchr("@#", t.s[beg]) != NULL)
		return run_end(t, next, limit);
	for (i = 0; repeated[i] != NULL; i++)
		if (strchr(repeated[i], t.s[beg]) != NULL)
			return repeat_end(t, beg, limit, repeated[i]);
	return next;
}

bool
wg_token_next(struct wg_str text, size_t *at, bool phrase,
        struct wg_span *token)
{
	size_t start = *at, beg = start, next, limit, end;
	enum kind kind;

	while ((kind = peek(text, beg, &next)) == SPACE || kind == SOFT)
		beg = next;
	*at = beg;
	if (kind == END)
		return false;
	limit = text.n - beg < TOKEN_MAX ? text.n : beg + TOKEN_MAX;
	if (is_word(kind))
		end = word_end(text, beg, limit, phrase);
	else
		end = punct_end(text, beg, limit, beg == start && beg > 0);
	*token = (struct wg_span){(uint32_t)beg, (uint32_t)end};
	*at = end;
	return true;
}
