/* Maps the compiled ontology and looks things up in it.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "onto/onto.h"

#include <glib.h>
#include <string.h>

const uint32_t wg_row_size[WG_SEC_END] = {
        [WG_SEC_TEXT] = 1,
        [WG_SEC_VOCAB] = sizeof(struct wg_ref),
        [WG_SEC_PREFIX] = 2 * sizeof(struct wg_ref),
        [WG_SEC_CLASS] = sizeof(struct wg_class),
        [WG_SEC_PROPERTY] = sizeof(struct wg_property),
        [WG_SEC_SOURCE] = sizeof(struct wg_ref),
        [WG_SEC_ENTRY] = sizeof(struct wg_entry),
        [WG_SEC_NAME] = sizeof(struct wg_name),
        [WG_SEC_FACT] = sizeof(struct wg_lexfact),
        [WG_SEC_TITLE] = sizeof(struct wg_title),
        [WG_SEC_WORDCLASS] = sizeof(struct wg_wordclass),
        [WG_SEC_SENSE] = sizeof(struct wg_sense),
        [WG_SEC_SLOT] = sizeof(struct wg_slot),
        [WG_SEC_RULE] = sizeof(struct wg_rule),
        [WG_SEC_INSN] = sizeof(struct wg_insn),
        [WG_SEC_ACT] = sizeof(struct wg_act),
        [WG_SEC_MODEL] = 1,
};

/* Eight bytes a step: reading an image takes milliseconds. */
uint64_t
wg_image_sum(const void *bytes, size_t n)
{
	const char *p = bytes;
	uint64_t sum = n, word;

	for (; n >= sizeof word; n -= sizeof word, p += sizeof word) {
		memcpy(&word, p, sizeof word);
		sum = (sum ^ word) * UINT64_C(0x9E3779B97F4A7C15);
		sum ^= sum >> 29;
	}
	for (; n > 0; n--, p++)
		sum = (sum ^ (unsigned char)*p) * UINT64_C(0x100000001B3);
	return sum;
}

static bool
is_section_inside(const struct wg_image *image, int i)
{
	uint64_t off = image->sec[i].off;

	return image->sec[i].row == wg_row_size[i] && off % 8 == 0 &&
	       off >= sizeof *image && off <= image->size &&
	       image->sec[i].n <= (image->size - off) / wg_row_size[i];
}

static const char *
image_fault(const struct wg_image *image, size_t size)
{
	int i;

	if (size < sizeof *image || image->magic != WG_IMAGE_MAGIC)
		return "no compiled ontology of this machine's kind";
	if (image->version != WG_IMAGE_VERSION)
		return "compiled for another version of wiregraph";
	if (image->size != size)
		return "file is cut short";
	if (image->head_sum != wg_image_sum(image->sec, sizeof image->sec))
		return "file is damaged";
	for (i = 0; i < WG_SEC_END; i++)
		if (!is_section_inside(image, i))
			return "file is damaged";
	if (image->sec[WG_SEC_VOCAB].n != WG_V_END)
		return "compiled for another version of wiregraph";
	return NULL;
}

bool
wg_onto_use(struct wg_onto *o, const void *bytes, size_t size, const char **why)
{
	const struct wg_image *image = bytes;
	int i;

	*why = image_fault(image, size);
	if (*why != NULL)
		return false;
	*o = (struct wg_onto){.map = bytes, .size = size};
	for (i = 0; i < WG_SEC_END; i++) {
		o->sec[i] = (const char *)bytes + image->sec[i].off;
		o->n[i] = image->sec[i].n;
	}
	return true;
}

bool
wg_onto_open(struct wg_onto *o, const char *path, const char **why)
{
	GMappedFile *file = g_mapped_file_new(path, FALSE, NULL);

	if (file == NULL) {
		*why = "no such file, or not readable";
		return false;
	}
	if (!wg_onto_use(o, g_mapped_file_get_contents(file),
	            g_mapped_file_get_length(file), why)) {
		g_mapped_file_unref(file);
		return false;
	}
	o->mapped = file;
	return true;
}

void
wg_onto_close(struct wg_onto *o)
{
	if (o->mapped != NULL)
		g_mapped_file_unref(o->mapped);
	*o = (struct wg_onto){0};
}

bool
wg_onto_intact(const struct wg_onto *o)
{
	const struct wg_image *image = o->map;

	return image->body_sum ==
	       wg_image_sum(image + 1, o->size - sizeof *image);
}

struct wg_str
wg_onto_str(const struct wg_onto *o, struct wg_ref ref)
{
	return (struct wg_str){(const char *)o->sec[WG_SEC_TEXT] + ref.off,
	        ref.n};
}

struct wg_str
wg_onto_vocab(const struct wg_onto *o, enum wg_vocab key)
{
	return wg_onto_str(o, *WG_ROW(o, wg_ref, WG_SEC_VOCAB, key));
}

bool
wg_class_is_a(const struct wg_onto *o, uint16_t cls, uint16_t super)
{
	uint16_t parent = WG_ROW(o, wg_class, WG_SEC_CLASS, cls)->parent;

	while (cls != super && parent != cls) {
		cls = parent;
		parent = WG_ROW(o, wg_class, WG_SEC_CLASS, cls)->parent;
	}
	return cls == super;
}

uint16_t
wg_class_find(const struct wg_onto *o, struct wg_str local)
{
	uint32_t i;

	for (i = 0; i < o->n[WG_SEC_CLASS]; i++) {
		struct wg_ref r = WG_ROW(o, wg_class, WG_SEC_CLASS, i)->local;

		if (wg_str_eq(wg_onto_str(o, r), local))
			return (uint16_t)i;
	}
	return UINT16_MAX;
}

uint16_t
wg_property_find(const struct wg_onto *o, struct wg_str local)
{
	uint32_t i;

	for (i = 0; i < o->n[WG_SEC_PROPERTY]; i++) {
		struct wg_ref r =
		        WG_ROW(o, wg_property, WG_SEC_PROPERTY, i)->local;

		if (wg_str_eq(wg_onto_str(o, r), local))
			return (uint16_t)i;
	}
	return UINT16_MAX;
}

uint64_t
wg_phrase_hash(uint64_t state, uint64_t fold)
{
	return wg_hash_mix(state, fold);
}

bool
wg_onto_step(const struct wg_onto *o, uint64_t *state, uint64_t fold,
        uint32_t *sense)
{
	const struct wg_slot *slots = o->sec[WG_SEC_SLOT];
	uint32_t mask = o->n[WG_SEC_SLOT] - 1, i, check;

	*sense = WG_NONE;
	*state = wg_phrase_hash(*state, fold);
	check = (uint32_t)(*state >> 32) | 1;
	for (i = (uint32_t)*state & mask; slots[i].check != 0;
	        i = (i + 1) & mask) {
		if (slots[i].check != check)
			continue;
		*sense = (slots[i].next >> 1) - 1; /* none: WG_NONE */
		return true;
	}
	return false;
}
