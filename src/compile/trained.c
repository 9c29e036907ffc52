/* Takes the trained models of the ontology into the image, as they are.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compile/compile.h"

static const char file_name[] = "english.model";

static const char *
fault_of(const char *bytes, size_t size)
{
	struct wg_model m;
	struct wg_syntax syntax;
	struct wg_lemmas lemmas;
	const char *why;

	if (!wg_model_use(&m, bytes, size, false, &why) ||
	        !wg_syntax_bind(&syntax, &m, &why) ||
	        !wg_lemmas_bind(&lemmas, &m, &why))
		return why;
	return NULL;
}

/* An ontology without models is one: the stages that need them do nothing. */
enum wg_status
wg_compile_models(struct wg_build *b, const char *folder)
{
	char *path = g_build_filename(folder, file_name, NULL);
	const char *why;
	char *bytes;
	gsize size;

	if (!g_file_get_contents(path, &bytes, &size, NULL)) {
		g_free(path);
		return WG_OK;
	}
	why = fault_of(bytes, size);
	if (why == NULL)
		g_array_append_vals(b->sec[WG_SEC_MODEL], bytes, (guint)size);
	else {
		b->diag->file = path;
		wg_diag(b->diag, WG_D_ONTOLOGY_LINE, "%s", why);
		b->diag->file = NULL;
	}
	g_free(bytes);
	g_free(path);
	return why == NULL ? WG_OK : WG_FAIL;
}
