/* Short names for IRIs.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "serializer.h"

#include <string.h>

/* The namespace whole, or below the base if it has no colon. */
static struct wg_prefix
prefix_of(const struct wg_writer *w, uint32_t i)
{
	const struct wg_ref *pair =
	        (const struct wg_ref *)w->onto->sec[WG_SEC_PREFIX] + 2 * i;
	struct wg_str name = wg_onto_str(w->onto, pair[0]);
	struct wg_str ns = wg_onto_str(w->onto, pair[1]);
	struct wg_str base = w->options->base;

	if (memchr(ns.s, ':', ns.n) != NULL)
		base.n = 0;
	return (struct wg_prefix){wg_str(g_strndup(name.s, name.n)),
	        wg_str(g_strdup_printf("%.*s%.*s", WG_STR_FMT(base),
	                WG_STR_FMT(ns)))};
}

GArray *
wg_prefixes_new(const struct wg_writer *w)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct wg_prefix));
	uint32_t i;

	for (i = 0; i < w->onto->n[WG_SEC_PREFIX]; i++) {
		struct wg_prefix p = prefix_of(w, i);

		g_array_append_val(all, p);
	}
	return all;
}

void
wg_prefixes_free(GArray *all)
{
	guint i;

	for (i = 0; all != NULL && i < all->len; i++) {
		struct wg_prefix *p = &g_array_index(all, struct wg_prefix, i);

		g_free((void *)(uintptr_t)p->name.s);
		g_free((void *)(uintptr_t)p->ns.s);
	}
	if (all != NULL)
		g_array_free(all, TRUE);
}

/* Local names that every parser reads alike: of ASCII letters, digits,
 * hyphens and underscores, the hyphen not at an end. */
static bool
is_local(const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!g_ascii_isalnum(name[i]) && name[i] != '_' &&
		        (name[i] != '-' || i == 0 || i == n - 1))
			return false;
	return n > 0;
}

size_t
wg_prefixes_shorten(const GArray *all, struct wg_str iri, char *out,
        size_t size)
{
	const struct wg_prefix *p;
	size_t n = iri.n, rest;
	guint i;

	/* namespaces end in '/' or '#', and a local name holds neither */
	while (n > 0 && iri.s[n - 1] != '/' && iri.s[n - 1] != '#')
		n--;
	rest = iri.n - n;
	if (!is_local(iri.s + n, rest))
		return 0;
	for (i = 0; i < all->len; i++) {
		p = &g_array_index(all, struct wg_prefix, i);
		if (p->ns.n == n && memcmp(p->ns.s, iri.s, n) == 0)
			break;
	}
	if (i == all->len || p->name.n + 1 + rest >= size)
		return 0;
	memcpy(out, p->name.s, p->name.n);
	out[p->name.n] = ':';
	memcpy(out + p->name.n + 1, iri.s + n, rest);
	out[p->name.n + 1 + rest] = '\0';
	return p->name.n + 1 + rest;
}
