/* The layers as lines: escapes, absent values, references.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "run/run.h"

#include <glib.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static const struct wg_onto no_ontology;

static char *
dump(const struct wg_doc *doc)
{
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);

	assert_non_null(f);
	wg_dump(doc, &no_ontology, f);
	fclose(f);
	return text;
}

static void
test_article(void **state)
{
	struct wg_doc *doc = wg_doc_new();
	char *text;

	(void)state;
	doc->id = WG_STR("a\tb\\c\nd");
	doc->published = (struct wg_date){1999, 3, 0};
	doc->text = WG_STR("Geneva.");
	text = dump(doc);
	assert_non_null(strstr(text, "\narticle\ta\\tb\\\\c\\nd\t-\t-\t-\t-\t"
	                             "1999-03\t-\t-\t-\t-\t0\n"));
	assert_null(strstr(text, "#token"));
	free(text);
	wg_doc_free(doc);
}

static void
test_layers(void **state)
{
	struct wg_doc *doc = wg_doc_new();
	char *text;

	(void)state;
	doc->text = WG_STR("Geneva is a city.");
	*wg_layer_push(doc->arena, &doc->tokens) =
	        (struct wg_token){.span = {0, 6},
	                .head = WG_NONE,
	                .shape = WG_SHAPE_WORD | WG_SHAPE_CAP | WG_SHAPE_FIRST};
	*wg_layer_push(doc->arena, &doc->mentions) =
	        (struct wg_mention){.span = {0, 6},
	                .end = 1,
	                .outer = WG_NONE,
	                .name = WG_NONE,
	                .title = WG_NONE,
	                .rule = WG_NONE,
	                .cls = UINT16_MAX,
	                .kind = WG_PLACE,
	                .form = WG_FORM_NAME};
	*wg_layer_push(doc->arena, &doc->entities) =
	        (struct wg_entity){.label = WG_STR("Geneva"),
	                .iri = WG_STR("place/geneva"),
	                .entry = WG_NONE,
	                .cls = UINT16_MAX,
	                .kind = WG_PLACE,
	                .ambiguous = true};
	*wg_layer_push(doc->arena, &doc->parties) =
	        (struct wg_party){0, 0, WG_ROLE_RECIPIENT};
	text = dump(doc);
	assert_non_null(strstr(text, "\n#token\ti\tbeg\tend\t"));
	assert_non_null(
	        strstr(text, "\ntoken\t0\t0\t6\twCf\t-\t-\t-\t-\t-\tGeneva\n"));
	assert_non_null(strstr(text,
	        "\nmention\t0\t0\t6\tplace\tname\t-\t-\t0\t-\t-\t-\tGeneva\n"));
	assert_non_null(strstr(text,
	        "\nentity\t0\tplace\t-\tplace/geneva\t-\t0\tambiguous\t"
	        "Geneva\n"));
	assert_non_null(
	        strstr(text, "\nparty\t0\t0\trecipient\tplace/geneva\n"));
	free(text);
	wg_doc_free(doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_article),
	        cmocka_unit_test(test_layers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
