/* ontology/ -> the image that onto/ maps.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef WG_COMPILE_H
#define WG_COMPILE_H

#include "text/text.h"

/* Compiles the folder. The image is g_malloc'ed. Strict: any malformed line
 * is reported with file and line, and WG_FAIL. */
enum wg_status wg_compile(const char *folder, void **image, size_t *size,
        struct wg_diag *);

#endif
