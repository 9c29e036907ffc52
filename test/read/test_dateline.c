/* Datelines in the forms of the agencies, and what only looks like one.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "words.h"

#include <setjmp.h>
#include <cmocka.h>

static struct words words;

static void
equal(struct wg_str text, struct wg_span span, const char *want)
{
	if (!wg_str_eq(wg_str_of(text, span), wg_str(want)))
		fail_msg("\"%.*s\": got \"%.*s\", want \"%s\"",
		        WG_STR_FMT(text), WG_STR_FMT(wg_str_of(text, span)),
		        want);
}

static void
test_forms(void **state)
{
	static const struct {
		const char *text, *all, *place, *agency;
		struct wg_date date;
		const char *prose;
	} rows[] = {
	        {"WASHINGTON, October 13. /TASS/. Talks",
	                "WASHINGTON, October 13", "WASHINGTON", "TASS",
	                {0, 10, 13}, "Talks"},
	        {"MOSCOW (Reuters) - Talks", "MOSCOW", "MOSCOW", "Reuters", {0},
	                "Talks"},
	        {"PARIS \xE2\x80\x94 Talks", "PARIS", "PARIS", "", {0},
	                "Talks"},
	        {"PARIS\xE2\x80\x94Talks", "PARIS", "PARIS", "", {0}, "Talks"},
	        {"GENEVA, Sept 3 (AP) Talks", "GENEVA, Sept 3", "GENEVA", "AP",
	                {0, 9, 3}, "Talks"},
	        {"Brussels, 3 March 2020 - Talks", "Brussels, 3 March 2020",
	                "Brussels", "", {2020, 3, 3}, "Talks"},
	        {"LONDON, Jan. 5 (Xinhua) -- Talks", "LONDON, Jan. 5", "LONDON",
	                "Xinhua", {0, 1, 5}, "Talks"},
	        {"KYIV, Ukraine (AP) \xE2\x80\x94 Talks", "KYIV, Ukraine",
	                "KYIV", "AP", {0}, "Talks"},
	        {"MOSCOW/KYIV (Reuters) - Talks", "MOSCOW/KYIV", "MOSCOW",
	                "Reuters", {0}, "Talks"},
	        {"ST. PETERSBURG, June 5. /ITAR-NN/. Talks",
	                "ST. PETERSBURG, June 5", "ST. PETERSBURG", "ITAR-NN",
	                {0, 6, 5}, "Talks"},
	        {"MOSCOW. Oct 13 (Interfax) - Talks", "MOSCOW. Oct 13",
	                "MOSCOW", "Interfax", {0, 10, 13}, "Talks"},
	        {"GENEVA (3 September 2020) \xE2\x80\x93 Talks",
	                "GENEVA (3 September 2020)", "GENEVA", "", {2020, 9, 3},
	                "Talks"},
	        {"Berlin (dpa) - Talks", "Berlin", "Berlin", "dpa", {0},
	                "Talks"},
	        {"TOKYO, Oct 13, Kyodo - Talks", "TOKYO, Oct 13", "TOKYO",
	                "Kyodo", {0, 10, 13}, "Talks"},
	        {"Washington, D.C., Tuesday, October 12, 2021 \xE2\x80\x94 Talks",
	                "Washington, D.C., Tuesday, October 12, 2021",
	                "Washington", "", {2021, 10, 12}, "Talks"},
	        {"(Reuters) - Talks", "", "", "Reuters", {0}, "Talks"},
	        {"RIO DE JANEIRO, May 2 (EFN).- Talks", "RIO DE JANEIRO, May 2",
	                "RIO DE JANEIRO", "EFN", {0, 5, 2}, "Talks"},
	        {"Geneva, 12 October 2021\n\nTalks", "Geneva, 12 October 2021",
	                "Geneva", "", {2021, 10, 12}, "Talks"},
	        {"Paris \xE2\x80\x93 Talks", "Paris", "Paris", "", {0},
	                "Talks"},
	        {"S\xC3\x83O PAULO (Reuters) - Talks", "S\xC3\x83O PAULO",
	                "S\xC3\x83O PAULO", "Reuters", {0}, "Talks"},
	        {"NEW YORK, October\xC2\xA0"
	         "13 (AFP)\xC2\xA0- Talks",
	                "NEW YORK, October\xC2\xA0"
	                "13",
	                "NEW YORK", "AFP", {0, 10, 13}, "Talks"},
	        {"MOSCOW October 13 (Interfax) - Talks", "MOSCOW October 13",
	                "MOSCOW", "Interfax", {0, 10, 13}, "Talks"},
	        {"MOSCOW, October 13. Talks", "MOSCOW, October 13", "MOSCOW",
	                "", {0, 10, 13}, "Talks"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct wg_str text = wg_str(rows[i].text);
		struct wg_dateline d;

		if (!wg_read_dateline(text, 0, &words.onto, &d))
			fail_msg("none: \"%s\"", rows[i].text);
		equal(text, d.all, rows[i].all);
		equal(text, d.place, rows[i].place);
		equal(text, d.agency, rows[i].agency);
		equal(text, (struct wg_span){(uint32_t)d.end, (uint32_t)text.n},
		        rows[i].prose);
		if (wg_date_cmp(d.date, rows[i].date) != 0)
			fail_msg("date: \"%s\"", rows[i].text);
	}
}

static void
test_none(void **state)
{
	static const char *const none[] = {"", "Russia is responding to it.",
	        "The envoys met in Geneva.", "PARIS", "PARIS \xE2\x80\x94 ",
	        "NATO \xE2\x80\x94 the alliance \xE2\x80\x94 met.",
	        "BREAKING \xE2\x80\x94 Talks failed.",
	        "NATO (North Atlantic Treaty Organization) met.",
	        "On Monday, March 3 - a holiday - all met.",
	        "March 3 - a holiday.", "Moscow said so.",
	        "Russia \xE2\x80\x94 the largest \xE2\x80\x94 said so.",
	        "Mr Smith (Labour) - a member - said so.",
	        "Moscow, October 13, was calm.", "U.S. President Doe, 46, met.",
	        "EU-Russia talks failed.", "MOSCOW, KYIV AND MINSK",
	        "12 October 2021", "(a) - first", "( - x", "A - b"};
	size_t i;
	struct wg_dateline d;

	(void)state;
	for (i = 0; i < sizeof none / sizeof *none; i++)
		if (wg_read_dateline(wg_str(none[i]), 0, &words.onto, &d))
			fail_msg("\"%s\"", none[i]);
}

/* Without a lexicon the shape decides. */
static void
test_without_ontology(void **state)
{
	struct wg_dateline d;

	(void)state;
	assert_true(wg_read_dateline(WG_STR("MOSCOW (Reuters) - Talks"), 0,
	        NULL, &d));
	assert_false(wg_read_dateline(WG_STR("Paris - Talks"), 0, NULL, &d));
}

int
main(void)
{
	static const char *const agencies[] = {"TASS", "Reuters", "AP", "AFP",
	        "Xinhua", "Interfax", "dpa", "Kyodo"};
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_forms),
	        cmocka_unit_test(test_none),
	        cmocka_unit_test(test_without_ontology),
	};
	size_t i;

	words_add_months(&words);
	for (i = 0; i < sizeof agencies / sizeof *agencies; i++)
		words_add(&words, agencies[i], "agency", WG_KIND_NONE);
	words_add(&words, "breaking", "slug", WG_KIND_NONE);
	words_add(&words, "nato", "", WG_BODY);
	words_add(&words, "paris", "", WG_PLACE);
	words_add(&words, "russia", "", WG_STATE);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
