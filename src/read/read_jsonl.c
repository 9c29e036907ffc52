/* JSON Lines: an object a line, its fields to the article's.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * The object owns all its values; the article copies what it keeps.
 */
#include "read/read.h"

#include <jansson.h>
#include <string.h>

/* Fields that become a string of the article; the first present of two
 * names counts. */
static const struct {
	const char *name, *other;
	size_t offset;
} fields[] = {
        {"id", NULL, offsetof(struct wg_doc, id)},
        {"url", NULL, offsetof(struct wg_doc, url)},
        {"title", NULL, offsetof(struct wg_doc, title)},
        {"source", NULL, offsetof(struct wg_doc, source)},
        {"language", "lang", offsetof(struct wg_doc, language)},
};

static struct wg_str
string_of(const json_t *value)
{
	return (struct wg_str){json_string_value(value),
	        json_string_length(value)};
}

static const json_t *
field(const json_t *object, const char *name, const char *other)
{
	const json_t *value = json_object_get(object, name);

	if (value == NULL && other != NULL)
		value = json_object_get(object, other);
	return json_is_null(value) ? NULL : value;
}

/* A string, or a whole number, which some archives have for an id. */
static bool
get(struct wg_doc *doc, const json_t *value, struct wg_str *out)
{
	if (json_is_integer(value))
		*out = wg_arena_printf(doc->arena, "%" JSON_INTEGER_FORMAT,
		        json_integer_value(value));
	else if (json_is_string(value))
		*out = wg_read_line(doc->arena, string_of(value));
	else
		return false;
	return true;
}

static bool
get_fields(struct wg_doc *doc, const json_t *object, struct wg_diag *diag)
{
	size_t i;

	for (i = 0; i < sizeof fields / sizeof *fields; i++) {
		const json_t *value =
		        field(object, fields[i].name, fields[i].other);
		char *slot = (char *)doc + fields[i].offset;

		if (value != NULL && !get(doc, value, (struct wg_str *)slot)) {
			wg_diag(diag, WG_D_JSON_FIELD, "\"%s\" is no string",
			        fields[i].name);
			return false;
		}
	}
	return true;
}

static void
get_date(struct wg_doc *doc, const json_t *object, const struct wg_onto *onto,
        struct wg_diag *diag)
{
	const json_t *value = field(object, "published", "date");
	struct wg_str text = {0};

	if (value == NULL ||
	        (json_is_string(value) && json_string_length(value) == 0))
		return;
	if (json_is_string(value))
		text = string_of(value);
	if (text.n == 0 || !wg_read_date(text, onto, &doc->published))
		wg_diag(diag, WG_D_DATE_BAD, "\"published\": %.*s",
		        (int)(text.n < 60 ? text.n : 60),
		        text.n > 0 ? text.s : "");
}

/* The first of text and html that is a string with something in it. */
static enum wg_status
get_body(struct wg_doc *doc, const json_t *object, const struct wg_onto *onto,
        struct wg_diag *diag)
{
	const json_t *text = field(object, "text", NULL);
	const json_t *html = field(object, "html", NULL);

	if (json_string_length(text) > 0 ||
	        (json_is_string(text) && html == NULL))
		return wg_read_text(doc, string_of(text), diag);
	if (json_is_string(html))
		return wg_read_html(doc, string_of(html), onto, diag);
	wg_diag(diag, WG_D_JSON_FIELD, "%s",
	        text == NULL && html == NULL
	                ? "neither \"text\" nor \"html\""
	                : "\"text\" or \"html\" is no string");
	return WG_SKIP;
}

static json_t *
parse(struct wg_str line, struct wg_diag *diag)
{
	json_error_t error;
	json_t *object =
	        json_loadb(line.s, line.n, JSON_REJECT_DUPLICATES, &error);

	if (object == NULL)
		wg_diag(diag, WG_D_JSON_BAD, "%s at byte %d", error.text,
		        error.position);
	else if (!json_is_object(object))
		wg_diag(diag, WG_D_JSON_BAD, "another JSON value");
	if (json_is_object(object))
		return object;
	json_decref(object);
	return NULL;
}

enum wg_status
wg_decode_jsonl(struct wg_str bytes, const struct wg_onto *onto,
        struct wg_doc *doc, struct wg_diag *diag)
{
	struct wg_mark mark = wg_arena_mark(doc->arena);
	enum wg_status status = WG_SKIP;
	struct wg_str line;
	json_t *object;

	if (wg_charset_read(doc->arena, bytes, WG_STR(""), &line, diag) !=
	        WG_OK)
		return WG_SKIP;
	object = parse(line, diag);
	wg_arena_release(doc->arena, mark);
	if (object == NULL)
		return WG_SKIP;
	if (get_fields(doc, object, diag)) {
		get_date(doc, object, onto, diag);
		status = get_body(doc, object, onto, diag);
	}
	json_decref(object);
	return status;
}
