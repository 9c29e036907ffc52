/* Plain text: the bytes are the article.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "read/read.h"

enum wg_status
wg_read_text(struct wg_doc *doc, struct wg_str bytes, struct wg_diag *diag)
{
	return wg_charset_read(doc->arena, bytes, WG_STR(""), &doc->text, diag);
}

enum wg_status
wg_decode_text(struct wg_str bytes, const struct wg_onto *onto,
        struct wg_doc *doc, struct wg_diag *diag)
{
	(void)onto;
	return wg_read_text(doc, bytes, diag);
}
