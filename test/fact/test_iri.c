/* Slugs, content hashes, and what is an IRI.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "fact/fact.h"

#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

static void
assert_slug(const char *name, const char *want)
{
	struct wg_arena *a = wg_arena_new();
	struct wg_str got = wg_slug(a, wg_str(name));

	if (!wg_str_eq(got, wg_str(want)))
		fail_msg("%s: %.*s, not %s", name, WG_STR_FMT(got), want);
	wg_arena_free(a);
}

static void
test_slug(void **state)
{
	(void)state;
	assert_slug("Recep Tayyip Erdoğan", "recep-tayyip-erdogan");
	assert_slug("Øystein Æsbø", "oystein-aesbo");
	assert_slug("O’Brien, Conan", "obrien-conan");
	assert_slug("U.S. Department of State", "us-department-of-state");
	assert_slug("  --New START--  ", "new-start");
	assert_slug("Straße", "strasse");
	assert_slug("Việt Nam", "viet-nam");
	assert_slug("e\xCC\x81tat", "etat"); /* combining acute */
}

static void
test_slug_without_ascii_is_hash(void **state)
{
	struct wg_arena *a = wg_arena_new();
	struct wg_str mid = wg_slug(a, WG_STR("МИД"));
	struct wg_str duma = wg_slug(a, WG_STR("Дума"));

	(void)state;
	assert_int_equal(mid.n, 16);
	assert_false(wg_str_eq(mid, duma));
	wg_arena_free(a);
}

static void
test_slug_is_short(void **state)
{
	struct wg_arena *a = wg_arena_new();
	char words[600], letters[600];
	struct wg_str s;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof words; i++) {
		words[i] = i % 10 == 9 ? ' ' : 'a';
		letters[i] = 'b';
	}
	s = wg_slug(a, (struct wg_str){words, sizeof words});
	assert_true(s.n <= 80 && s.s[s.n - 1] == 'a');
	s = wg_slug(a, (struct wg_str){letters, sizeof letters});
	assert_int_equal(s.n, 80);
	wg_arena_free(a);
}

/* FIPS 180-2, appendix B.1. */
static void
test_hash(void **state)
{
	struct wg_arena *a = wg_arena_new();

	(void)state;
	assert_true(wg_str_eq(wg_content_hash(a, WG_STR("abc")),
	        WG_STR("ba7816bf8f01cfea")));
	wg_arena_free(a);
}

static void
test_iri_ok(void **state)
{
	static const char *const good[] = {"urn:x:y",
	        "https://example.org/a%20b?c=d#e", "http://[::1]/",
	        "https://example.org/Москва",
	        "http://example.org/\xF0\x90\x8C\xB0"};
	static const char *const bad[] = {"", "relative", "http", "://x",
	        "1http://x", "http:", "http://example.org/a b",
	        "http://example.org/<a>", "http://example.org/\"",
	        "http://example.org/{x}", "http://example.org/a|b",
	        "http://example.org/a\\b", "http://example.org/a^b",
	        "http://example.org/`", "http://example.org/%zz",
	        "http://example.org/%4", "http://example.org/a#b#c",
	        "http://example.org/\n", "http://example.org/\x7F",
	        "http://example.org/\xC2\x85", "http://example.org/\xFF",
	        "http://example.org/\xED\xA0\x80",
	        "http://example.org/\xEF\xBF\xBE",
	        "http://example.org/\xE2\x80\xAE"};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof good / sizeof *good; i++)
		if (!wg_iri_ok(wg_str(good[i])))
			fail_msg("refused: %s", good[i]);
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		if (wg_iri_ok(wg_str(bad[i])))
			fail_msg("passed: %s", bad[i]);
	assert_false(wg_iri_ok((struct wg_str){"urn:a\0b", 7}));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_slug),
	        cmocka_unit_test(test_slug_without_ascii_is_hash),
	        cmocka_unit_test(test_slug_is_short),
	        cmocka_unit_test(test_hash),
	        cmocka_unit_test(test_iri_ok),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
