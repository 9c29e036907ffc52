/* Maps a model file and finds its sections.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   file   struct wg_model_header | sections, each at a multiple of 64 bytes
 */
#include "model/model.h"

#include <glib.h>
#include <string.h>

static bool
is_section_inside(const struct wg_model_header *h, int i)
{
	uint64_t off = h->sec[i].off, n = h->sec[i].n;

	return off % 64 == 0 && off <= h->size && n <= h->size - off;
}

static uint64_t
sum_of(const struct wg_model_header *h)
{
	return wg_image_sum(h->sec,
	        h->size - offsetof(struct wg_model_header, sec));
}

static const char *
model_fault(const struct wg_model_header *h, size_t size, bool sound)
{
	int i;

	if (size < sizeof *h || h->magic != WG_MODEL_MAGIC)
		return "no model file of this machine's kind";
	if (h->version != WG_MODEL_VERSION)
		return "trained for another version of wiregraph";
	if (h->size != size)
		return "file is cut short";
	for (i = 0; i < WG_MS_END; i++)
		if (!is_section_inside(h, i))
			return "file is damaged";
	if (!sound && h->sum != sum_of(h))
		return "file is damaged";
	return NULL;
}

bool
wg_model_use(struct wg_model *m, const void *bytes, size_t size, bool sound,
        const char **why)
{
	const struct wg_model_header *h = bytes;
	int i;

	*why = model_fault(h, size, sound);
	if (*why != NULL)
		return false;
	memset(m, 0, sizeof *m);
	for (i = 0; i < WG_MS_END; i++) {
		m->sec[i] = (const char *)bytes + h->sec[i].off;
		m->n[i] = h->sec[i].n;
	}
	return true;
}

bool
wg_model_open(struct wg_model *m, const char *path, const char **why)
{
	GMappedFile *file = g_mapped_file_new(path, FALSE, NULL);

	if (file == NULL) {
		*why = "no such file, or not readable";
		return false;
	}
	if (!wg_model_use(m, g_mapped_file_get_contents(file),
	            g_mapped_file_get_length(file), false, why)) {
		g_mapped_file_unref(file);
		return false;
	}
	m->mapped = file;
	return true;
}

void
wg_model_close(struct wg_model *m)
{
	if (m->mapped != NULL)
		g_mapped_file_unref(m->mapped);
	memset(m, 0, sizeof *m);
}

struct wg_str
wg_model_name(const struct wg_model *m, enum wg_model_section sec, size_t id)
{
	struct wg_str rest = {m->sec[sec], m->n[sec]}, name = {NULL, 0};

	for (size_t i = 0; i <= id; i++) {
		if (rest.n == 0)
			return WG_STR("");
		name = wg_str_cut(&rest, '\0');
	}
	return name;
}

uint16_t
wg_model_find(const struct wg_model *m, enum wg_model_section sec,
        struct wg_str name)
{
	struct wg_str rest = {m->sec[sec], m->n[sec]};

	for (uint16_t id = 0; rest.n > 0; id++)
		if (wg_str_eq(wg_str_cut(&rest, '\0'), name))
			return id;
	return 0;
}

struct wg_models *
wg_models_new(const struct wg_onto *o, const char **why)
{
	struct wg_models *m;
	const char *no_finder;

	*why = NULL;
	if (o->n[WG_SEC_MODEL] == 0)
		return NULL;
	m = g_new0(struct wg_models, 1);
	if (!wg_model_use(&m->file, o->sec[WG_SEC_MODEL], o->n[WG_SEC_MODEL],
	            true, why) ||
	        !wg_syntax_bind(&m->syntax, &m->file, why) ||
	        !wg_lemmas_bind(&m->lemmas, &m->file, why)) {
		g_free(m);
		return NULL;
	}
	m->has_finder = wg_finder_bind(&m->finder, &m->file, &no_finder);
	*why = NULL;
	return m;
}

void
wg_models_free(struct wg_models *m)
{
	g_free(m);
}
