/* Cuts an input into records: the whole, lines, elements, objects.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Memory is bounded by the largest record allowed: what is larger is read
 * past, not kept.
 *
 *   file -> buf[beg..end] -> record    refilled when beg reaches end
 */
#include "read/read.h"

#include <errno.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define BUFFER (256u * 1024u)

struct wg_input {
	FILE *in;
	char *path;
	const struct wg_format *format;
	size_t max;
	uint64_t line;   /* lines cut so far */
	uint32_t number; /* records cut so far */
	bool ended, cut; /* file is at its end; the whole was cut */
	size_t beg, end;
	char buf[BUFFER];
};

/* Fills the buffer when it is empty. False at the end and on an error,
 * which is reported. */
static bool
fill(struct wg_input *in, struct wg_diag *diag)
{
	if (in->beg < in->end)
		return true;
	if (in->ended)
		return false;
	errno = 0;
	in->beg = 0;
	in->end = fread(in->buf, 1, sizeof in->buf, in->in);
	in->ended = in->end < sizeof in->buf;
	if (ferror(in->in)) {
		wg_diag(diag, WG_D_FILE_OPEN, "%s", g_strerror(errno));
		in->cut = true;
	}
	return in->end > 0;
}

static FILE *
open_path(const char *path)
{
	return strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
}

struct wg_input *
wg_input_open(const char *path, const struct wg_read_options *options,
        struct wg_diag *diag)
{
	struct wg_input *in = malloc(sizeof *in);

	if (in == NULL)
		wg_die_memory();
	diag->file = path;
	diag->line = 0;
	memset(in, 0, offsetof(struct wg_input, buf));
	in->in = open_path(path);
	if (in->in == NULL) {
		wg_diag(diag, WG_D_FILE_OPEN, "%s", g_strerror(errno));
		free(in);
		return NULL;
	}
	in->path = g_strdup(path);
	in->max = options->max_bytes > 0 ? options->max_bytes : UINT32_MAX;
	in->max = MIN(in->max, INT32_MAX / 4);
	if (!fill(in, diag) && ferror(in->in)) {
		wg_input_close(in);
		diag->file = path;
		return NULL;
	}
	in->format = options->format;
	if (in->format == NULL)
		in->format = wg_format_guess((struct wg_str){in->buf, in->end},
		        path);
	return in;
}

void
wg_input_close(struct wg_input *in)
{
	if (in == NULL)
		return;
	if (in->in != stdin)
		fclose(in->in);
	g_free(in->path);
	free(in);
}

void
wg_record_free(struct wg_record *rec)
{
	free(rec->bytes);
	*rec = (struct wg_record){0};
}

/* Adds to the record. Past the limit bytes are counted but not kept. */
static void
append(const struct wg_input *in, struct wg_record *rec, const char *bytes,
        size_t n)
{
	size_t need = rec->n + n;

	if (need <= in->max && need > rec->cap) {
		rec->cap = MAX(need, rec->cap * 2);
		rec->bytes = realloc(rec->bytes, rec->cap);
		if (rec->bytes == NULL)
			wg_die_memory();
	}
	if (need <= in->max && n > 0)
		memcpy(rec->bytes + rec->n, bytes, n);
	rec->n = need;
}

/* Moves n bytes of the buffer behind the record's. */
static void
take(struct wg_input *in, struct wg_record *rec, size_t n)
{
	append(in, rec, in->buf + in->beg, n);
	in->beg += n;
}

static void
begin(struct wg_input *in, struct wg_record *rec, struct wg_diag *diag)
{
	rec->format = in->format;
	rec->file = in->path;
	rec->line = in->line + 1;
	rec->number = in->number + 1;
	rec->n = 0;
	diag->file = in->path;
	diag->line = 0;
}

static enum wg_status
finish(struct wg_input *in, struct wg_record *rec, struct wg_diag *diag)
{
	in->number++;
	if (rec->n <= in->max)
		return WG_OK;
	wg_diag(diag, WG_D_INPUT_LARGE, "%zu bytes, %zu allowed", rec->n,
	        in->max);
	rec->n = 0;
	return WG_SKIP;
}

enum wg_status
wg_cut_whole(struct wg_input *in, struct wg_record *rec, struct wg_diag *diag)
{
	begin(in, rec, diag);
	if (in->cut)
		return WG_FAIL;
	while (fill(in, diag))
		take(in, rec, in->end - in->beg);
	if (in->cut) /* a read error: half an article is none */
		return WG_FAIL;
	in->cut = true;
	return finish(in, rec, diag);
}

/* One line without its LF; false at the end of the input. A line that the
 * end of file or a read error cuts short is a line. */
static bool
cut_line(struct wg_input *in, struct wg_record *rec, struct wg_diag *diag)
{
	if (!fill(in, diag))
		return false;
	do {
		const char *at = in->buf + in->beg;
		const char *lf = memchr(at, '\n', in->end - in->beg);

		if (lf != NULL) {
			take(in, rec, (size_t)(lf - at));
			in->beg++;
			break;
		}
		take(in, rec, in->end - in->beg);
	} while (fill(in, diag));
	return true;
}

enum wg_status
wg_cut_line(struct wg_input *in, struct wg_record *rec, struct wg_diag *diag)
{
	do {
		begin(in, rec, diag);
		if (!cut_line(in, rec, diag))
			return WG_FAIL;
		diag->line = ++in->line;
	} while (rec->n <= in->max &&
	         wg_str_trim((struct wg_str){rec->bytes, rec->n}).n == 0);
	return finish(in, rec, diag);
}

/* ---- elements ---------------------------------------------------------------- */

/* The next byte, kept in the record if there is one; -1 at the end. */
static int
next_byte(struct wg_input *in, struct wg_record *rec, struct wg_diag *diag)
{
	char c;

	if (!fill(in, diag))
		return -1;
	c = in->buf[in->beg++];
	in->line += c == '\n';
	if (rec != NULL)
		append(in, rec, &c, 1);
	return (unsigned char)c;
}

/* Reads up to and with the byte; false if the input ends before. */
static bool
read_past(struct wg_input *in, struct wg_record *rec, char byte,
        struct wg_diag *diag)
{
	int c;

	do
		c = next_byte(in, rec, diag);
	while (c != byte && c >= 0);
	return c == byte;
}

/* The end of the input, which should have held a record. */
static enum wg_status
no_more(struct wg_input *in, struct wg_diag *diag)
{
	if (in->number == 0 && !in->cut)
		wg_diag(diag, WG_D_INPUT_FORMAT, "no %s in it",
		        in->format->elements);
	in->cut = true;
	return WG_FAIL;
}

#define NAME_MAX_BYTES 64u

/* The name of the tag that was opened, a slash before that of an end tag.
 * What is behind it is left unread. */
static struct wg_str
tag_name(struct wg_input *in, struct wg_record *rec, char *name,
        struct wg_diag *diag)
{
	size_t n = 0;

	while (n < NAME_MAX_BYTES && fill(in, diag)) {
		char c = in->buf[in->beg];

		if (c == '\0' || strchr(" \t\r\n<>", c) != NULL ||
		        (c == '/' && n > 0))
			break;
		name[n++] = (char)next_byte(in, rec, diag);
	}
	return (struct wg_str){name, n};
}

/* Reads on behind the end tag of the element. One that the input's end cuts
 * short is an element still: the parser makes of it what it can. */
static void
cut_element(struct wg_input *in, struct wg_record *rec, struct wg_str name,
        struct wg_diag *diag)
{
	char buf[NAME_MAX_BYTES];
	struct wg_str tag;

	do {
		if (!read_past(in, rec, '<', diag))
			return;
		tag = tag_name(in, rec, buf, diag);
	} while (tag.n != name.n + 1 || tag.s[0] != '/' ||
	         memcmp(tag.s + 1, name.s, name.n) != 0);
	read_past(in, rec, '>', diag);
}

enum wg_status
wg_cut_element(struct wg_input *in, struct wg_record *rec, struct wg_diag *diag)
{
	char buf[NAME_MAX_BYTES];
	struct wg_str name;

	begin(in, rec, diag);
	do {
		if (!read_past(in, NULL, '<', diag))
			return no_more(in, diag);
		name = tag_name(in, NULL, buf, diag);
	} while (!wg_is_among(name, in->format->elements));
	rec->line = in->line + 1;
	append(in, rec, "<", 1);
	append(in, rec, name.s, name.n);
	cut_element(in, rec, name, diag);
	diag->line = rec->line;
	return finish(in, rec, diag);
}

/* ---- objects ---------------------------------------------------------------- */

/* Reads on behind the brace that closes the object. */
static void
cut_object(struct wg_input *in, struct wg_record *rec, struct wg_diag *diag)
{
	bool quoted = false, escaped = false;
	int depth = 1, c;

	while (depth > 0 && (c = next_byte(in, rec, diag)) >= 0) {
		if (quoted) {
			quoted = c != '"' || escaped;
			escaped = c == '\\' && !escaped;
			continue;
		}
		quoted = c == '"';
		depth += (c == '{') - (c == '}');
	}
}

enum wg_status
wg_cut_object(struct wg_input *in, struct wg_record *rec, struct wg_diag *diag)
{
	begin(in, rec, diag);
	if (!read_past(in, NULL, '{', diag))
		return no_more(in, diag);
	rec->line = in->line + 1;
	append(in, rec, "{", 1);
	cut_object(in, rec, diag);
	diag->line = rec->line;
	return finish(in, rec, diag);
}

enum wg_status
wg_input_next(struct wg_input *in, struct wg_record *rec, struct wg_diag *diag)
{
	return in->format->cut(in, rec, diag);
}
