/* Messages to the user: one table, one printer.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "base/base.h"

#include <glib.h>
#include <string.h>

static const struct {
	const char *name;
	enum wg_level level;
	const char *text;
} messages[] = {
#define X(name, level, text) {#name, WG_##level, text},
        WG_MESSAGES(X)
#undef X
};

static const char *const levels[] = {"INFO", "WARNING", "ERROR", "FATAL"};

static void
print_place(const struct wg_diag *d)
{
	fprintf(d->out, "%s: ", d->program != NULL ? d->program : "wiregraph");
	if (d->file != NULL)
		fprintf(d->out, "%s:", d->file);
	if (d->file != NULL && d->line > 0)
		fprintf(d->out, "%" G_GUINT64_FORMAT ":", (guint64)d->line);
	if (d->file != NULL)
		fputc(' ', d->out);
}

/* The message's text with `detail` in the place of its %s. */
static void
print_text(FILE *out, const char *text, const char *detail)
{
	const char *gap = strstr(text, "%s");

	if (gap == NULL)
		fputs(text, out);
	else
		fprintf(out, "%.*s%s%s", (int)(gap - text), text, detail,
		        gap + 2);
}

void
wg_diag(struct wg_diag *d, enum wg_message m, const char *detail, ...)
{
	enum wg_level level = messages[m].level;
	va_list args;
	char *filled;

	d->count[level]++;
	if (d->out == NULL || (d->quiet && level < WG_ERROR))
		return;
	va_start(args, detail);
	filled = detail != NULL ? g_strdup_vprintf(detail, args) : g_strdup("");
	va_end(args);
	print_place(d);
	fprintf(d->out, "%s: ", levels[level]);
	print_text(d->out, messages[m].text, filled);
	fprintf(d->out, " [%s]\n", messages[m].name);
	g_free(filled);
}

void
wg_diag_list(FILE *out)
{
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(messages); i++)
		fprintf(out, "%-16s %-8s %s\n", messages[i].name,
		        levels[messages[i].level], messages[i].text);
}
