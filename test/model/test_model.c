/* A model file: taken whole, refused when damaged or of another version.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "model/model.h"

#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

static struct {
	struct wg_model_header head;
	_Alignas(64) char body[64];
} file;

static void
make_file(void)
{
	size_t head = offsetof(struct wg_model_header, sec);
	size_t at = offsetof(__typeof__(file), body);
	int i;

	memset(&file, 0, sizeof file);
	file.head.magic = WG_MODEL_MAGIC;
	file.head.version = WG_MODEL_VERSION;
	file.head.size = sizeof file;
	for (i = 0; i < WG_MS_END; i++)
		file.head.sec[i].off = at;
	memcpy(file.body, "_\0NOUN\0VERB", 12);
	file.head.sec[WG_MS_UPOS].n = 12;
	file.head.sum =
	        wg_image_sum((const char *)&file + head, sizeof file - head);
}

static void
test_names(void **state)
{
	struct wg_model m;
	const char *why;

	(void)state;
	make_file();
	assert_true(wg_model_use(&m, &file, sizeof file, false, &why));
	assert_true(
	        wg_str_eq(wg_model_name(&m, WG_MS_UPOS, 2), WG_STR("VERB")));
	assert_int_equal(wg_model_name(&m, WG_MS_UPOS, 3).n, 0);
	assert_int_equal(wg_model_find(&m, WG_MS_UPOS, WG_STR("NOUN")), 1);
	assert_int_equal(wg_model_find(&m, WG_MS_UPOS, WG_STR("ADJ")), 0);
}

static void
refuse(const char *reason)
{
	struct wg_model m;
	const char *why;

	assert_false(wg_model_use(&m, &file, sizeof file, false, &why));
	assert_string_equal(why, reason);
}

static void
test_refused(void **state)
{
	struct wg_model m;
	const char *why;

	(void)state;
	make_file();
	file.body[3] ^= 1;
	refuse("file is damaged");
	make_file();
	file.head.version++;
	refuse("trained for another version of wiregraph");
	make_file();
	file.head.magic++;
	refuse("no model file of this machine's kind");
	make_file();
	file.head.sec[WG_MS_REL].n = 65;
	refuse("file is damaged");
	make_file();
	assert_false(wg_model_use(&m, &file, sizeof file - 1, false, &why));
	assert_string_equal(why, "file is cut short");
	assert_false(wg_model_open(&m, "no/such/file", &why));
}

/* A file that is sound but holds no network, finder or lemmas. */
static void
test_bind_nothing(void **state)
{
	struct wg_model m;
	struct wg_syntax syntax;
	struct wg_finder finder;
	struct wg_lemmas lemmas;
	const char *why;

	(void)state;
	make_file();
	assert_true(wg_model_use(&m, &file, sizeof file, false, &why));
	assert_false(wg_syntax_bind(&syntax, &m, &why));
	assert_false(wg_finder_bind(&finder, &m, &why));
	assert_false(wg_lemmas_bind(&lemmas, &m, &why));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_names),
	        cmocka_unit_test(test_refused),
	        cmocka_unit_test(test_bind_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
