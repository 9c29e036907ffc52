/* A whole training on a few invented trees: it learns them, and the same
 * data and seed give the same bytes.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * usage: test_training (runs ./wiregraph-train)
 */
#include "model/model.h"

#include <setjmp.h>
#include <cmocka.h>
#include <glib.h>
#include <glib/gstdio.h>

static const char trees[] =
        "1\tEnvoys\tenvoy\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n"
        "2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_\n"
        "3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\t_\n"
        "4\tminister\tminister\tNOUN\tNN\t_\t2\tobj\t_\t_\n"
        "5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
        "\n"
        "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n"
        "2\tminister\tminister\tNOUN\tNN\t_\t3\tnsubj\t_\t_\n"
        "3\tthanked\tthank\tVERB\tVBD\t_\t0\troot\t_\t_\n"
        "4\tenvoys\tenvoy\tNOUN\tNNS\t_\t3\tobj\t_\t_\n"
        "5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n"
        "\n";

static char *folder;

static char *
path(const char *name)
{
	return g_build_filename(folder, name, NULL);
}

static void
run(const char *args)
{
	char *data = path("trees.conllu");
	char *line = g_strdup_printf("./wiregraph-train syntax -t %s -d %s "
	                             "--hidden 32 --embed 32 --layers 1 "
	                             "--parser 32 --epochs 60 --dropout 0 "
	                             "--rate 0.01 %s",
	        data, data, args);
	int status = -1;

	/* the trainer leaves its tables to the end of the process */
	g_setenv("ASAN_OPTIONS", "detect_leaks=0", TRUE);
	assert_true(g_spawn_command_line_sync(line, NULL, NULL, &status, NULL));
	assert_int_equal(status, 0);
	g_free(line);
	g_free(data);
}

static char *
train(const char *name, gsize *n)
{
	char *file = path(name), *args = g_strdup_printf("-o %s", file);
	char *bytes = NULL;

	run(args);
	assert_true(g_file_get_contents(file, &bytes, n, NULL));
	g_unlink(file);
	g_free(args);
	g_free(file);
	return bytes;
}

/* Tags and tree of the first sentence, by the model in memory. */
static void
check(const char *bytes, gsize n)
{
	static const char *const words[] = {"Envoys", "met", "the", "minister",
	        "."};
	static const uint16_t heads[] = {1, 5, 3, 1, 1};
	struct wg_arena *arena = wg_arena_new();
	struct wg_surface w[5];
	struct wg_model m;
	struct wg_syntax x;
	uint8_t top[5 * 32];
	uint16_t upos[5], xpos[5], head[5], rel[5];
	const char *why;
	size_t i;

	assert_true(wg_model_use(&m, bytes, n, false, &why));
	assert_true(wg_syntax_bind(&x, &m, &why));
	for (i = 0; i < 5; i++)
		wg_surface_read(wg_str(words[i]), &w[i]);
	wg_surfaces_place(w, 5);
	wg_encode(&x, arena, w, 5, top);
	wg_tag(&x, arena, top, 5, upos, xpos);
	wg_parse(&x, arena, top, 5, head, rel);
	for (i = 0; i < 5; i++)
		assert_int_equal(head[i], heads[i]);
	assert_true(wg_str_eq(wg_model_name(&m, WG_MS_UPOS, upos[1]),
	        WG_STR("VERB")));
	assert_true(
	        wg_str_eq(wg_model_name(&m, WG_MS_REL, rel[3]), WG_STR("obj")));
	wg_arena_free(arena);
}

static void
test_training(void **state)
{
	gsize n, again;
	char *first = train("a.model", &n), *second = train("b.model", &again);

	(void)state;
	assert_int_equal(n, again);
	assert_memory_equal(first, second, n);
	check(first, n);
	g_free(first);
	g_free(second);
}

static int
make_folder(void **state)
{
	char *file;

	(void)state;
	folder = g_dir_make_tmp("training-XXXXXX", NULL);
	if (folder == NULL)
		return -1;
	file = path("trees.conllu");
	g_file_set_contents(file, trees, -1, NULL);
	g_free(file);
	return 0;
}

static int
drop_folder(void **state)
{
	char *file = path("trees.conllu");

	(void)state;
	g_unlink(file);
	g_rmdir(folder);
	g_free(file);
	g_free(folder);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_training),
	};

	return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
