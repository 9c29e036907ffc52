/* Compiles the folder ontology/ into one image.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compile/compile.h"

static const struct part {
	const char *folder;
	enum wg_status (*compile)(struct wg_build *, const char *folder);
} parts[] = {
        {".", wg_compile_schema},
        {"lexicon", wg_compile_lexicon},
        {"rules", wg_compile_rules},
        {"models", wg_compile_models},
};

static enum wg_status
compile_part(struct wg_build *b, const char *folder, const struct part *part)
{
	char *path = g_build_filename(folder, part->folder, NULL);
	enum wg_status status = part->compile(b, path);

	g_free(path);
	return status;
}

enum wg_status
wg_compile(const char *folder, void **image, size_t *size, struct wg_diag *diag)
{
	struct wg_build *b = wg_build_new(diag);
	enum wg_status status = WG_OK;
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(parts) && status == WG_OK; i++)
		status = compile_part(b, folder, &parts[i]);
	if (status == WG_OK) {
		wg_phrases_finish(b->phrases, b);
		*image = wg_build_image(b, size);
	}
	wg_build_free(b);
	return status;
}
