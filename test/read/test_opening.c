/* Title, date prefix and dateline are told from the prose behind them.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "words.h"

#include <setjmp.h>
#include <cmocka.h>

static struct words words;
static struct wg_doc *doc;

#define PROSE                                                                  \
	"The envoys of both states met in Geneva on Tuesday and agreed to "    \
	"meet again, officials said."

static int
set_up(void **state)
{
	(void)state;
	doc = wg_doc_new();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	wg_doc_free(doc);
	return 0;
}

static void
equal(struct wg_str got, const char *want)
{
	if (!wg_str_eq(got, wg_str(want)))
		fail_msg("got \"%.*s\", want \"%s\"", WG_STR_FMT(got), want);
}

static void
read_text(const char *text)
{
	doc->text = wg_str(text);
	wg_read_opening(doc, &words.onto, (struct wg_date){2019, 5, 5});
}

static void
expect_body(const char *want)
{
	equal((struct wg_str){doc->text.s + doc->body, doc->text.n - doc->body},
	        want);
}

static void
expect_date(struct wg_date got, uint16_t year, uint8_t month, uint8_t day)
{
	assert_int_equal(got.year, year);
	assert_int_equal(got.month, month);
	assert_int_equal(got.day, day);
}

static void
test_prefix_and_dateline(void **state)
{
	(void)state;
	read_text(" date 2021-10-12 WASHINGTON, October 13. /TASS/. " PROSE);
	expect_date(doc->published, 2021, 10, 12);
	equal(doc->dateline, "WASHINGTON, October 13");
	equal(doc->dateline_place, "WASHINGTON");
	equal(doc->dateline_agency, "TASS");
	expect_date(doc->dateline_date, 2021, 10, 13);
	equal(doc->title, "");
	expect_body(PROSE);
}

static void
test_all_on_lines(void **state)
{
	(void)state;
	read_text("date: 2021-10-12\nEnvoys meet in Geneva\n\nGENEVA (Reuters)"
	          " - " PROSE);
	expect_date(doc->published, 2021, 10, 12);
	equal(doc->title, "Envoys meet in Geneva");
	equal(doc->dateline_place, "GENEVA");
	expect_body(PROSE);
}

static void
test_date_line(void **state)
{
	(void)state;
	read_text("Tuesday, October 12, 2021\xC2\xA0 \n" PROSE);
	expect_date(doc->published, 2021, 10, 12);
	expect_body(PROSE);
}

/* The date of the command line is for articles that bear none, and a
 * dateline's year is the one nearest to the date of publication. */
static void
test_years(void **state)
{
	(void)state;
	read_text("GENEVA, Dec. 31 (AP) - " PROSE);
	expect_date(doc->published, 2019, 5, 5);
	expect_date(doc->dateline_date, 2018, 12, 31);
	doc->published = (struct wg_date){2020, 12, 30};
	read_text("date 2021-01-01 GENEVA, January 2 (AP) - " PROSE);
	expect_date(doc->published, 2020, 12, 30);
	expect_date(doc->dateline_date, 2021, 1, 2);
}

static void
test_title(void **state)
{
	(void)state;
	read_text("Envoys meet in Geneva\n" PROSE);
	equal(doc->title, "Envoys meet in Geneva");
	expect_body(PROSE);
	/* known from elsewhere: only skipped where it is repeated */
	read_text("Envoys meet in Geneva\n\n" PROSE);
	expect_body(PROSE);
	read_text("Another heading of the text\n\n" PROSE);
	equal(doc->title, "Envoys meet in Geneva");
	expect_body("Another heading of the text\n\n" PROSE);
}

static void
test_no_title(void **state)
{
	static const char *const texts[] = {PROSE, PROSE "\n\n" PROSE,
	        "The envoys of both states met in Geneva on\nTuesday and "
	        "agreed to meet again in the spring.",
	        "The envoys of both states met in the city of\nGeneva and "
	        "agreed to meet again in the spring.",
	        "He said:\n\n" PROSE, "Geneva\n\n" PROSE, "Only one line", "x",
	        "\"The talks failed.\"\n\n" PROSE, "date 2021-10", "date",
	        "dated 2021-10-12 " PROSE, "and so on\n\n" PROSE};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof texts / sizeof *texts; i++) {
		read_text(texts[i]);
		equal(doc->title, "");
		expect_body(texts[i]);
	}
}

static void
test_empty(void **state)
{
	(void)state;
	read_text("");
	assert_int_equal(doc->body, 0);
	read_text(" \n");
	assert_int_equal(doc->body, 2);
	read_text("date 2021-10-12");
	assert_int_equal(doc->body, doc->text.n);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        TEST(test_prefix_and_dateline),
	        TEST(test_all_on_lines),
	        TEST(test_date_line),
	        TEST(test_years),
	        TEST(test_title),
	        TEST(test_no_title),
	        TEST(test_empty),
	};

	words_add_months(&words);
	words_add(&words, "reuters", "agency", WG_KIND_NONE);
	words_add(&words, "tass", "agency", WG_KIND_NONE);
	words_add(&words, "ap", "agency", WG_KIND_NONE);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
