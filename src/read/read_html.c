/* A web page -> the article on it.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "read/read.h"

enum wg_status
wg_read_html(struct wg_doc *doc, struct wg_str bytes,
        const struct wg_onto *onto, struct wg_diag *diag)
{
	(void)onto;
	return wg_read_text(doc, bytes, diag);
}

enum wg_status
wg_decode_html(struct wg_str bytes, const struct wg_onto *onto,
        struct wg_doc *doc, struct wg_diag *diag)
{
	return wg_read_html(doc, bytes, onto, diag);
}
