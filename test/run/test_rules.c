/* Runs the examples that stand with the rules of the ontology: each must
 * give, or must not give, by that very rule, what it says.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "compile/compile.h"
#include "run/run.h"

#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

struct bench {
	struct wg_onto onto;
	struct wg_doc *doc;
	struct wg_diag diag;
	unsigned run, failed;
};

static void
analyse(struct bench *b, struct wg_str text)
{
	wg_doc_clear(b->doc);
	b->doc->text = wg_arena_str(b->doc->arena, text);
	b->doc->published = (struct wg_date){2021, 10, 12};
	assert_int_equal(
	        wg_pipeline_run(b->doc, &b->onto, NULL, false, NULL, &b->diag),
	        WG_OK);
}

/* ---- what was found ---------------------------------------------------------- */

static bool
is_rule(const struct bench *b, uint32_t row, struct wg_str name)
{
	return row != WG_NONE &&
	       wg_str_eq(wg_onto_str(&b->onto,
	                         WG_ROW(&b->onto, wg_rule, WG_SEC_RULE, row)
	                                 ->name),
	               name);
}

/* Whether the article calls the entity so. */
static bool
is_called(const struct bench *b, uint32_t entity, struct wg_str name)
{
	const struct wg_doc *doc = b->doc;
	uint32_t i;

	for (i = 0; i < doc->mentions.n; i++)
		if (doc->mentions.v[i].entity == entity &&
		        wg_str_eq(wg_doc_str(doc, doc->mentions.v[i].span),
		                name))
			return true;
	return entity != WG_NONE &&
	       wg_str_eq(doc->entities.v[entity].label, name);
}

/* Cuts "  X rest" after the word that `sep` begins: X is what stands
 * before it. */
static struct wg_str
before(struct wg_str *rest, struct wg_str word)
{
	struct wg_str out = *rest;

	for (out.n = 0; out.n + word.n <= rest->n; out.n++) {
		struct wg_str here = {rest->s + out.n, rest->n - out.n};

		if (wg_str_starts(here, word)) {
			rest->s = here.s + word.n;
			rest->n = here.n - word.n;
			return wg_str_trim(out);
		}
	}
	return (struct wg_str){NULL, 0};
}

static bool
found_mention(const struct bench *b, const struct wg_example *e,
        struct wg_str name, struct wg_str cls)
{
	const struct wg_doc *doc = b->doc;
	uint32_t i;

	for (i = 0; i < doc->mentions.n; i++) {
		const struct wg_mention *m = &doc->mentions.v[i];

		if (m->kind != WG_TITLE && is_rule(b, m->rule, e->rule) &&
		        wg_str_eq(wg_doc_str(doc, m->span), name) &&
		        wg_class_is_a(&b->onto, m->cls,
		                wg_class_find(&b->onto, cls)))
			return true;
	}
	return false;
}

static bool
found_title(const struct bench *b, const struct wg_example *e,
        struct wg_str name, struct wg_str label)
{
	const struct wg_doc *doc = b->doc;
	uint32_t i;

	for (i = 0; i < doc->mentions.n; i++) {
		const struct wg_mention *m = &doc->mentions.v[i];

		if (m->kind == WG_TITLE && is_rule(b, m->rule, e->rule) &&
		        wg_str_eq(wg_doc_str(doc, m->span), name) &&
		        wg_str_eq(wg_onto_str(&b->onto,
		                          WG_ROW(&b->onto, wg_title,
		                                  WG_SEC_TITLE, m->title)
		                                  ->label),
		                label))
			return true;
	}
	return false;
}

static bool
found_stmt(const struct bench *b, const struct wg_example *e,
        struct wg_str want)
{
	static const char *const claims[] = {"", " former", " planned",
	        " denied", " possible"};
	const struct wg_doc *doc = b->doc;
	uint32_t i;

	for (i = 0; i < doc->stmts.n; i++) {
		const struct wg_stmt *s = &doc->stmts.v[i];
		struct wg_str property = wg_onto_str(&b->onto,
		        WG_ROW(&b->onto, wg_property, WG_SEC_PROPERTY,
		                s->property)
		                ->local);
		struct wg_str rest = want, subject,
		              claim = wg_str(claims[s->status]);
		char *word = g_strdup_printf(" %.*s ", WG_STR_FMT(property));

		subject = before(&rest, wg_str(word));
		g_free(word);
		if (subject.n == 0 || !is_rule(b, s->rule, e->rule) ||
		        !wg_str_ends(rest, claim))
			continue;
		rest.n -= claim.n;
		if (is_called(b, s->subject, subject) &&
		        is_called(b, s->object, wg_str_trim(rest)))
			return true;
	}
	return false;
}

/* ---- events: "event Consult actor X actor Y recipient Z place P date D" ------- */

static const char *const roles[] = {" actor ", " recipient ", " place ",
        " date ", " status "};

static bool
has_party(const struct bench *b, uint32_t event, uint8_t role,
        struct wg_str name)
{
	const struct wg_doc *doc = b->doc;
	uint32_t i;

	for (i = 0; i < doc->parties.n; i++)
		if (doc->parties.v[i].event == event &&
		        doc->parties.v[i].role == role &&
		        is_called(b, doc->parties.v[i].entity, name))
			return true;
	return false;
}

static bool
has_role(const struct bench *b, uint32_t event, size_t role,
        struct wg_str value)
{
	static const char *const claims[] = {"asserted", "former", "planned",
	        "denied", "possible"};
	const struct wg_event *e = &b->doc->events.v[event];
	char date[11];

	switch (role) {
	case 0:
	case 1:
		return has_party(b, event, (uint8_t)role, value);
	case 2:
		return is_called(b, e->place, value);
	case 3:
		return wg_date_print(e->date, date) > 0 &&
		       wg_str_eq(value, wg_str(date));
	default:
		return wg_str_eq(value, wg_str(claims[e->status]));
	}
}

/* The role word that comes first in text; text.n if none does. */
static size_t
next_role(struct wg_str text, size_t *role)
{
	size_t at, r;

	for (at = 0; at < text.n; at++)
		for (r = 0; r < G_N_ELEMENTS(roles); r++)
			if (wg_str_starts(
			            (struct wg_str){text.s + at, text.n - at},
			            wg_str(roles[r]))) {
				*role = r;
				return at;
			}
	return text.n;
}

static bool
is_event(const struct bench *b, uint32_t event, struct wg_str want)
{
	size_t role = 0, next = 0, at = next_role(want, &role);
	struct wg_str cls =
	        wg_onto_str(&b->onto, WG_ROW(&b->onto, wg_class, WG_SEC_CLASS,
	                                      b->doc->events.v[event].cls)
	                                      ->local);

	if (!wg_str_eq(cls, wg_str_trim((struct wg_str){want.s, at})))
		return false;
	while (at < want.n) {
		struct wg_str value;

		want.s += at + strlen(roles[role]);
		want.n -= at + strlen(roles[role]);
		at = next_role(want, &next);
		value = wg_str_trim((struct wg_str){want.s, at});
		if (!has_role(b, event, role, value))
			return false;
		role = next;
	}
	return true;
}

static bool
found_event(const struct bench *b, const struct wg_example *e,
        struct wg_str want)
{
	uint32_t i;

	for (i = 0; i < b->doc->events.n; i++)
		if (is_rule(b, b->doc->events.v[i].rule, e->rule) &&
		        is_event(b, i, want))
			return true;
	return false;
}

static bool
found(const struct bench *b, const struct wg_example *e, struct wg_str want)
{
	struct wg_str rest = want, name;

	if (wg_str_starts(want, WG_STR("event ")))
		return found_event(b, e,
		        (struct wg_str){want.s + 6, want.n - 6});
	name = before(&rest, WG_STR(" a "));
	if (name.n > 0)
		return found_mention(b, e, name, wg_str_trim(rest));
	rest = want;
	name = before(&rest, WG_STR(" title "));
	if (name.n > 0)
		return found_title(b, e, name, wg_str_trim(rest));
	return found_stmt(b, e, want);
}

/* Anything at all by the rule. */
static bool
found_any(const struct bench *b, const struct wg_example *e)
{
	const struct wg_doc *doc = b->doc;
	uint32_t i;

	for (i = 0; i < doc->mentions.n; i++)
		if (is_rule(b, doc->mentions.v[i].rule, e->rule))
			return true;
	for (i = 0; i < doc->stmts.n; i++)
		if (is_rule(b, doc->stmts.v[i].rule, e->rule))
			return true;
	for (i = 0; i < doc->events.n; i++)
		if (is_rule(b, doc->events.v[i].rule, e->rule))
			return true;
	return false;
}

/* ---- the examples ---------------------------------------------------------------- */

static bool
holds(const struct bench *b, const struct wg_example *e)
{
	struct wg_str rest = e->want;

	if (!e->yes && e->want.n == 0)
		return !found_any(b, e);
	while (rest.n > 0)
		if (found(b, e, wg_str_trim(wg_str_cut(&rest, ';'))) != e->yes)
			return false;
	return true;
}

static void
try_example(const struct wg_example *e, void *user)
{
	struct bench *b = user;

	b->run++;
	analyse(b, e->text);
	if (holds(b, e))
		return;
	b->failed++;
	print_error("%s:%u: %.*s: %s %.*s%s%.*s\n", e->file, e->line,
	        WG_STR_FMT(e->rule), e->yes ? "yes" : "no", WG_STR_FMT(e->text),
	        e->want.n > 0 ? " => " : "", WG_STR_FMT(e->want));
}

static void
test_examples(void **state)
{
	struct bench b = {.diag = {.out = stderr, .program = "test_rules"}};
	const char *build = getenv("builddir"), *src = getenv("srcdir");
	char *image = g_build_filename(build != NULL ? build : ".",
	        "wiregraph.onto", NULL);
	char *folder =
	        g_build_filename(src != NULL ? src : ".", "ontology", NULL);
	const char *why = NULL;

	(void)state;
	if (!wg_onto_open(&b.onto, image, &why))
		fail_msg("%s: %s", image, why);
	b.doc = wg_doc_new();
	assert_int_equal(wg_compile_examples(folder, try_example, &b, &b.diag),
	        WG_OK);
	print_message("%u examples of %u rules, %u fail\n", b.run,
	        b.onto.n[WG_SEC_RULE], b.failed);
	assert_true(b.run > b.onto.n[WG_SEC_RULE]);
	assert_int_equal(b.failed, 0);
	wg_doc_free(b.doc);
	wg_onto_close(&b.onto);
	g_free(image);
	g_free(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(test_examples),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
