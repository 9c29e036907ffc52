/* Tells line breaks that end paragraphs from those that only wrap lines.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A wrapped text is full: behind almost every line the first word of the
 * next one would have crossed the margin, and lines break inside sentences.
 */
#include "text/text.h"

#include <string.h>

/* No margin is set beyond this many characters, nor before the other. */
#define WIDEST 100
#define NARROWEST 40
#define FEWEST_LINES 4

/* The next line of *rest, without trailing blanks. */
static struct wg_str
next_line(struct wg_str *rest)
{
	struct wg_str line = wg_str_cut(rest, '\n');

	while (line.n > 0 &&
	        (line.s[line.n - 1] == ' ' || line.s[line.n - 1] == '\r'))
		line.n--;
	return line;
}

static size_t
first_word(struct wg_str line)
{
	struct wg_str head = {line.s, line.n < WIDEST ? line.n : WIDEST};
	const char *blank = head.n > 0 ? memchr(head.s, ' ', head.n) : NULL;

	return wg_utf8_count(blank == NULL ? head
	                                   : (struct wg_str){head.s,
	                                             (size_t)(blank - head.s)});
}

/* The text's right margin: its longest line; 0 if none can be meant. */
static size_t
margin_of(struct wg_str text)
{
	size_t widest = 0, n = 0;

	while (text.s != NULL) {
		struct wg_str line = next_line(&text);
		size_t width =
		        line.n > 4 * WIDEST ? line.n : wg_utf8_count(line);

		if (width > WIDEST)
			return 0;
		n += width > 0;
		widest = width > widest ? width : widest;
	}
	return n >= FEWEST_LINES && widest >= NARROWEST ? widest : 0;
}

size_t
wg_lines_margin(struct wg_str text)
{
	size_t margin = margin_of(text), full = 0, breaks = 0;
	struct wg_str line = next_line(&text);

	while (margin > 0 && text.s != NULL) {
		struct wg_str next = next_line(&text);

		if (line.n > 0 && next.n > 0) {
			breaks++;
			full += wg_lines_is_full(line, next, margin);
		}
		line = next;
	}
	return breaks >= FEWEST_LINES - 1 && full * 4 >= breaks * 3 ? margin
	                                                            : 0;
}

bool
wg_lines_is_full(struct wg_str line, struct wg_str next, size_t margin)
{
	return wg_utf8_count(line) + 1 + first_word(next) + 2 > margin;
}
