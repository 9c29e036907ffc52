/* Feeds a fuzzer its seeds and changed copies of them, the same each time.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * usage: fuzz_X TIMES SEED...
 */
#include "fuzz.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* Pieces that readers trip over: marks, cut-off sequences, openers. */
static const char *const pieces[] = {"\xEF\xBB\xBF", "\xE2\x82", "\xC0\x80",
        "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF\xFE", "\xC2\xA0", "\r\n",
        "\n\n", "<p>", "</div>", "<!--", "<script>", "<pre>", "<q>", "<br><br>",
        "<a href=x>", "&#0;", "&#x1F600;", "&shy;", "<![CDATA[",
        "class=\"share\"", "itemprop=articleBody", "\"", "\\u0000", "\\ud800",
        "{", "[", "}", "null", "1e999", "(Reuters)", "/TASS/.", " - ",
        ", Oct. 13", "date 2021-10-12", "31 February", "--"};

/* xorshift64*: the same numbers on every machine. */
static uint64_t
number(uint64_t *state, uint64_t below)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return below == 0
	               ? 0
	               : (*state * UINT64_C(0x2545F4914F6CDD1D) >> 33) % below;
}

static void
change(GString *s, uint64_t *state)
{
	gssize at = (gssize)number(state, s->len + 1), n;
	const char *piece;

	switch (number(state, 6)) {
	case 0: /* a bit */
		if ((gsize)at < s->len)
			s->str[at] ^= (char)(1 << number(state, 8));
		break;
	case 1: /* a byte */
		g_string_insert_c(s, at, (char)number(state, 256));
		break;
	case 2: /* a piece */
		piece = pieces[number(state, G_N_ELEMENTS(pieces))];
		g_string_insert(s, at, piece);
		break;
	case 3: /* a hole */
		n = (gssize)number(state, MIN(64, s->len - (gsize)at + 1));
		g_string_erase(s, at, n);
		break;
	case 4: /* a part again, elsewhere */
		n = (gssize)number(state, MIN(256, s->len - (gsize)at + 1));
		piece = g_memdup2(s->str + at, (gsize)n);
		g_string_insert_len(s, (gssize)number(state, s->len + 1), piece,
		        n);
		g_free((char *)(uintptr_t)piece);
		break;
	default: /* cut off */
		g_string_truncate(s,
		        number(state, 8) == 0 ? (gsize)at : s->len);
	}
}

static void
feed(const char *bytes, size_t n, long times)
{
	uint64_t state = wg_hash((struct wg_str){bytes, n});
	GString *s = g_string_new(NULL);
	long i;

	for (i = 0; i < times; i++) {
		uint64_t changes = i == 0 ? 0 : 1 + number(&state, 8);

		g_string_truncate(s, 0);
		g_string_append_len(s, bytes, (gssize)n);
		while (changes-- > 0)
			change(s, &state);
		LLVMFuzzerTestOneInput((const uint8_t *)s->str, s->len);
	}
	g_string_free(s, TRUE);
}

int
main(int argc, char **argv)
{
	int i;

	for (i = 2; i < argc; i++) {
		char *bytes;
		gsize n;

		if (!g_file_get_contents(argv[i], &bytes, &n, NULL)) {
			fprintf(stderr, "cannot read %s\n", argv[i]);
			return 1;
		}
		feed(bytes, n, strtol(argv[1], NULL, 10));
		g_free(bytes);
	}
	return argc > 2 ? 0 : 2;
}
