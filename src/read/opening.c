/* What stands before the prose: title line, date prefix, dateline.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "read/read.h"

void
wg_read_opening(struct wg_doc *doc, const struct wg_onto *onto,
        struct wg_date date)
{
	(void)onto;
	if (doc->published.year == 0)
		doc->published = date;
}
