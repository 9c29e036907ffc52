/* Dates in the text, resolved.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "words.h"

#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

static struct wg_onto onto;
static struct wg_doc *doc;

static int
setup(void **state)
{
	(void)state;
	words_open(&onto);
	doc = wg_doc_new();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	wg_doc_free(doc);
	words_close(&onto);
	return 0;
}

static void
add_date(GString *out, struct wg_date d)
{
	char buf[11];

	g_string_append_len(out, buf, (gssize)wg_date_print(d, buf));
}

/* "words=date" or "words=date/until" of each expression found. */
static char *
times(const char *text, struct wg_date published)
{
	static wg_stage_fn *const stages[] = {wg_stage_token, wg_stage_segment,
	        wg_stage_lookup, wg_stage_time};
	struct wg_diag diag = {.out = NULL};
	GString *out = g_string_new(NULL);
	size_t i;

	wg_doc_clear(doc);
	doc->text = wg_str(text);
	doc->published = published;
	for (i = 0; i < G_N_ELEMENTS(stages); i++)
		assert_int_equal(stages[i](doc, &onto, &diag), WG_OK);
	for (i = 0; i < doc->times.n; i++) {
		const struct wg_time *t = &doc->times.v[i];
		struct wg_str words = wg_doc_str(doc, t->span);

		g_string_append_printf(out, "%s%.*s=", i > 0 ? "; " : "",
		        WG_STR_FMT(words));
		add_date(out, t->date);
		if (t->until.year > 0) {
			g_string_append_c(out, '/');
			add_date(out, t->until);
		}
	}
	return g_string_free(out, FALSE);
}

struct expect {
	const char *text, *times;
};

static void
check(const struct expect *e, size_t n, struct wg_date published)
{
	size_t i;

	for (i = 0; i < n; i++) {
		char *got = times(e[i].text, published);

		assert_string_equal(got, e[i].times);
		g_free(got);
	}
}

/* A Tuesday. */
static const struct wg_date published = {2021, 10, 12};

static void
test_written_dates(void **state)
{
	static const struct expect e[] = {
	        {"Signed on September 25, 2020.",
	                "September 25, 2020=2020-09-25"},
	        {"Signed on Sept. 25, 2020.", "Sept. 25, 2020=2020-09-25"},
	        {"Signed 25 September 2020.", "25 September 2020=2020-09-25"},
	        {"Signed on the 25th of September.",
	                "25th of September=2021-09-25"},
	        {"Signed on 2020-09-25.", "2020-09-25=2020-09-25"},
	        {"Signed in March 2019.", "March 2019=2019-03"},
	        {"Signed in 2019.", "2019=2019"},
	        {"Signed in May.", "May=2021-05"},
	        {"Signed on Tuesday, October 5.",
	                "Tuesday, October 5=2021-10-05"},
	        {"Signed on February 30, 2020.", ""},
	        {"Ms. May saw 2019 protesters march in 3000 towns.", ""},
	};

	(void)state;
	check(e, G_N_ELEMENTS(e), published);
}

static void
test_ranges(void **state)
{
	static const struct expect e[] = {
	        {"From 2012 to 2018 he ruled.", "2012 to 2018=2012/2018"},
	        {"The 2012-2018 term.", "2012-2018=2012/2018"},
	        {"Talks of May 8-9, 2019.",
	                "May 8-9, 2019=2019-05-08/2019-05-09"},
	        {"Talks of 8-9 May.", "8-9 May=2021-05-08/2021-05-09"},
	        {"Talks of 30 May \u2013 2 June 2019.",
	                "30 May \u2013 2 June 2019=2019-05-30/2019-06-02"},
	        {"Talks on May 8 and June 9, 2019.",
	                "May 8=2021-05-08; June 9, 2019=2019-06-09"},
	};

	(void)state;
	check(e, G_N_ELEMENTS(e), published);
}

static void
test_told_from_now(void **state)
{
	static const struct expect e[] = {
	        {"He left today.", "today=2021-10-12"},
	        {"He left the day before yesterday.",
	                "the day before yesterday=2021-10-10"},
	        {"He leaves tomorrow.", "tomorrow=2021-10-13"},
	        {"He left last month.", "last month=2021-09"},
	        {"He left this year.", "this year=2021"},
	        {"He left in March of last year.",
	                "March of last year=2020-03"},
	        {"He left on May 5 last year.", "May 5 last year=2020-05-05"},
	        {"He left two years ago.", "two years ago=2019"},
	        {"He left 10 days ago.", "10 days ago=2021-10-02"},
	        {"He left three months ago.", "three months ago=2021-07"},
	        {"It rained for the last month.", ""},
	};

	(void)state;
	check(e, G_N_ELEMENTS(e), published);
}

static void
test_direction(void **state)
{
	static const struct expect e[] = {
	        {"He left on Tuesday.", "Tuesday=2021-10-12"},
	        {"He left on Wednesday.", "Wednesday=2021-10-06"},
	        {"He will leave on Friday.", "Friday=2021-10-15"},
	        {"On Friday, he will leave.", "Friday=2021-10-15"},
	        {"He will leave, the envoy said on Friday.",
	                "Friday=2021-10-08"},
	        {"He leaves next Tuesday.", "Tuesday=2021-10-19"},
	        {"He left last Tuesday.", "Tuesday=2021-10-05"},
	        {"They met on December 20.", "December 20=2020-12-20"},
	        {"They will meet on December 20.", "December 20=2021-12-20"},
	        {"They will meet in March.", "March=2022-03"},
	        {"They met in December.", "December=2020-12"},
	};

	(void)state;
	check(e, G_N_ELEMENTS(e), published);
}

static void
test_without_publication_date(void **state)
{
	static const struct expect e[] = {
	        {"On Tuesday, yesterday, on May 5, last year, in June.", ""},
	        {"On May 5, 2019.", "May 5, 2019=2019-05-05"},
	};

	(void)state;
	check(e, G_N_ELEMENTS(e), (struct wg_date){0, 0, 0});
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_written_dates),
	        cmocka_unit_test(test_ranges),
	        cmocka_unit_test(test_told_from_now),
	        cmocka_unit_test(test_direction),
	        cmocka_unit_test(test_without_publication_date),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
