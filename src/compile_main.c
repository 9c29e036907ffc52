/* The folder of the ontology -> the image that wiregraph maps.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compile/compile.h"

#include <glib.h>
#include <string.h>

#define WRONG_USAGE 2
#define SYSTEM_FAILED 3

static const char usage[] =
        "usage: wiregraph-compile FOLDER OUTPUT\n"
        "Compiles the ontology in FOLDER into the image OUTPUT.\n"
        "Exit status: 0 written, 2 wrong usage, 3 an error was reported and "
        "nothing written.\n";

static enum wg_status
write_image(const char *path, const void *image, size_t size,
        struct wg_diag *diag)
{
	struct wg_outfile out;

	if (!wg_outfile_open(&out, path, diag))
		return WG_FAIL;
	fwrite(image, 1, size, out.f); /* the close tells of errors */
	return wg_outfile_close(&out, true, diag);
}

int
main(int argc, char **argv)
{
	struct wg_diag diag = {.out = stderr, .program = "wiregraph-compile"};
	enum wg_status status;
	void *image = NULL;
	size_t size = 0;

	wg_outfile_guard();
	if (argc == 2 && strcmp(argv[1], "--help") == 0)
		return fputs(usage, stdout) < 0 ? SYSTEM_FAILED : 0;
	if (argc == 2 && strcmp(argv[1], "--version") == 0)
		return puts("wiregraph-compile " PACKAGE_VERSION) < 0
		               ? SYSTEM_FAILED
		               : 0;
	if (argc != 3 || argv[1][0] == '-' || argv[2][0] == '-') {
		fputs(usage, stderr);
		return WRONG_USAGE;
	}
	status = wg_compile(argv[1], &image, &size, &diag);
	diag.file = NULL;
	if (status == WG_OK)
		status = write_image(argv[2], image, size, &diag);
	g_free(image);
	return status == WG_OK ? 0 : SYSTEM_FAILED;
}
