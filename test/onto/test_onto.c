/* The compiled ontology: damaged ones are refused, phrases are walked.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "../own.h"

#include <setjmp.h>
#include <cmocka.h>

static struct own own;

static int
setup(void **state)
{
	(void)state;
	own_open(&own, NULL, NULL);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	own_close(&own);
	return 0;
}

/* Why a changed copy of the image is refused; NULL: it is not. */
static const char *
refusal(size_t at, char flip, size_t size)
{
	char *copy = g_memdup2(own.image, own.size);
	const char *why = NULL;
	struct wg_onto onto;
	bool ok;

	copy[at] ^= flip;
	ok = wg_onto_use(&onto, copy, size, &why);
	assert_int_equal(ok, why == NULL);
	g_free(copy);
	return why;
}

static void
test_refused(void **state)
{
	size_t at;

	(void)state;
	assert_null(refusal(0, 0, own.size));
	assert_string_equal(refusal(0, 1, own.size),
	        "no compiled ontology of this machine's kind");
	assert_string_equal(refusal(0, 0, 0),
	        "no compiled ontology of this machine's kind");
	assert_string_equal(refusal(0, 0, sizeof(struct wg_image) - 1),
	        "no compiled ontology of this machine's kind");
	assert_string_equal(
	        refusal(offsetof(struct wg_image, version), 1, own.size),
	        "compiled for another version of wiregraph");
	assert_string_equal(refusal(0, 0, own.size - 1), "file is cut short");
	assert_string_equal(refusal(0, 0, sizeof(struct wg_image)),
	        "file is cut short");
	for (at = offsetof(struct wg_image, head_sum);
	        at < sizeof(struct wg_image); at++)
		if (at < offsetof(struct wg_image, body_sum) ||
		        at >= offsetof(struct wg_image, sec))
			assert_string_equal(refusal(at, 1, own.size),
			        "file is damaged");
}

/* Sections that the sums vouch for but that lie outside the file. */
static void
test_sections(void **state)
{
	static const struct {
		uint64_t off;
		uint32_t n, row;
	} bad[] = {{0, 1, 1}, {sizeof(struct wg_image) + 1, 1, 1},
	        {UINT64_MAX - 7, 1, 1},
	        {sizeof(struct wg_image), UINT32_MAX, 1},
	        {sizeof(struct wg_image), 1, 2}};
	const char *why;
	struct wg_onto onto;
	size_t i;

	(void)state;
	for (i = 0; i < G_N_ELEMENTS(bad); i++) {
		struct wg_image *copy = g_memdup2(own.image, own.size);

		copy->sec[WG_SEC_TEXT].off = bad[i].off;
		copy->sec[WG_SEC_TEXT].n = bad[i].n;
		copy->sec[WG_SEC_TEXT].row = bad[i].row;
		copy->head_sum = wg_image_sum(copy->sec, sizeof copy->sec);
		assert_false(wg_onto_use(&onto, copy, own.size, &why));
		assert_string_equal(why, "file is damaged");
		g_free(copy);
	}
}

static void
test_intact(void **state)
{
	char *copy = g_memdup2(own.image, own.size);
	struct wg_onto onto;
	const char *why;

	(void)state;
	assert_true(wg_onto_intact(&own.onto));
	copy[own.size - 1] ^= 1;
	assert_true(wg_onto_use(&onto, copy, own.size, &why));
	assert_false(wg_onto_intact(&onto));
	g_free(copy);
}

static void
test_open(void **state)
{
	struct wg_onto onto;
	const char *why;
	char *path = NULL;
	int fd = g_file_open_tmp("wiregraph-XXXXXX", &path, NULL);

	(void)state;
	assert_false(wg_onto_open(&onto, "/nowhere/at/all", &why));
	assert_string_equal(why, "no such file, or not readable");
	assert_false(wg_onto_open(&onto, path, &why)); /* it is empty */
	assert_true(
	        g_file_set_contents(path, own.image, (gssize)own.size, NULL));
	assert_true(wg_onto_open(&onto, path, &why));
	assert_true(wg_onto_intact(&onto));
	wg_onto_close(&onto);
	assert_true(g_file_set_contents(path, own.image, (gssize)own.size / 2,
	        NULL));
	assert_false(wg_onto_open(&onto, path, &why));
	assert_string_equal(why, "file is cut short");
	close(fd);
	g_remove(path);
	g_free(path);
}

static void
test_classes(void **state)
{
	const struct wg_onto *o = &own.onto;
	uint16_t ministry = wg_class_find(o, WG_STR("Ministry"));
	uint16_t body = wg_class_find(o, WG_STR("Body"));

	(void)state;
	assert_true(wg_class_is_a(o, ministry, body));
	assert_true(wg_class_is_a(o, body, body));
	assert_false(wg_class_is_a(o, body, ministry));
	assert_int_equal(wg_class_find(o, WG_STR("Realm")), UINT16_MAX);
	assert_int_equal(wg_property_find(o, WG_STR("likes")), UINT16_MAX);
	assert_int_not_equal(wg_property_find(o, WG_STR("partOf")), UINT16_MAX);
}

/* Walks the words; what each step says: dead, open, or ends a phrase. */
static void
walk(const char *const *words, const char *want)
{
	uint64_t phrase = 0;
	uint32_t sense;

	for (; *words != NULL; words++, want++) {
		bool more = wg_onto_step(&own.onto, &phrase,
		        wg_hash_fold(wg_str(*words)), &sense);

		assert_int_equal(!more              ? '-'
		                 : sense == WG_NONE ? 'o'
		                                    : 'x',
		        *want);
	}
	assert_int_equal(*want, '\0');
}

static void
test_walk(void **state)
{
	(void)state;
	walk((const char *const[]){"SECURITY", "council", "of", NULL}, "ox-");
	walk((const char *const[]){"foreign", "Minister", NULL}, "ox");
	walk((const char *const[]){"ambassad", NULL}, "-");
	walk((const char *const[]){"norlandia", "house", "of", "elders", NULL},
	        "xoox");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_refused),
	        cmocka_unit_test(test_sections),
	        cmocka_unit_test(test_intact),
	        cmocka_unit_test(test_open),
	        cmocka_unit_test(test_classes),
	        cmocka_unit_test(test_walk),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
