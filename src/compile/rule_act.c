/* Compiles what a rule asserts: its "with" and "then" lines.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 *   with  ?s:State/adj begins ?b         a mention inside another
 *   then  ?b a Body                      a mention
 *         ?b a ?h                        of the class that word ?h names
 *         ?x title minister              a title like that row of titles.tsv
 *         ?x title ?t                    like the title ?t
 *         ?p ambassadorOf ?s [from ?d] [until ?d]
 *         ?p ?t ?s                       by the property that title ?t gives
 *         ?p holds ?t                  what the lexicon has on record
 *         event Consult trigger ?v actor ?a recipient ?b place ?c date ?d
 *         event ?v trigger ?v actor ?a    of the class that word ?v names
 */
#include "compile/compile.h"

struct line {
	struct wg_build *b;
	struct wg_vars *vars;
	struct wg_str rest; /* of the clause */
	uint8_t phase;      /* enum wg_phase */
};

static struct wg_str
next_word(struct line *l)
{
	struct wg_str word;

	l->rest = wg_str_trim(l->rest);
	if (l->rest.n == 0)
		return l->rest;
	word = l->rest;
	for (word.n = 0; word.n < l->rest.n; word.n++)
		if (g_ascii_isspace(word.s[word.n]))
			break;
	l->rest.s += word.n;
	l->rest.n -= word.n;
	return word;
}

static bool
is_var(struct wg_str word)
{
	return word.n > 1 && word.s[0] == '?';
}

static bool
read_var(struct line *l, struct wg_str word, uint8_t *var)
{
	*var = WG_NO_VAR;
	if (is_var(word))
		*var = wg_var_find(l->vars,
		        (struct wg_str){word.s + 1, word.n - 1});
	if (*var == WG_NO_VAR)
		wg_build_fault(l->b, "no variable \"%.*s\" in the pattern",
		        WG_STR_FMT(word));
	return *var != WG_NO_VAR;
}

static enum wg_status
put(struct line *l, struct wg_act act)
{
	wg_build_row(l->b, WG_SEC_ACT, &act);
	return WG_OK;
}

/* ---- with ------------------------------------------------------------------- */

static enum wg_status
with_clause(struct line *l)
{
	static const char *const places[] = {"inside", "begins", "ends"};
	struct wg_str name = next_word(l), var, where = next_word(l);
	struct wg_act act = {.op = WG_ACT_INSIDE, .c = WG_NO_VAR};
	uint16_t forms, cls;

	if (!is_var(name) || !read_var(l, next_word(l), &act.b))
		return wg_build_fault(l->b, "with ?x:Class inside ?y");
	name.s++;
	name.n--;
	var = wg_str_cut(&name, ':');
	if (!wg_rule_kinds(l->b, name, &act.ref, &forms, &cls))
		return wg_build_fault(l->b, "no class %.*s", WG_STR_FMT(name));
	for (act.where = 0; act.where < G_N_ELEMENTS(places); act.where++)
		if (wg_str_eq(where, wg_str(places[act.where])))
			break;
	act.a = wg_var_bind(l->vars, var, act.ref);
	if (act.where == G_N_ELEMENTS(places) || act.a == WG_NO_VAR)
		return wg_build_fault(l->b, "with: inside, begins or ends");
	act.more = forms;
	return put(l, act);
}

/* ---- then ------------------------------------------------------------------- */

static enum wg_status
mention_clause(struct line *l, uint8_t a)
{
	struct wg_act act = {.op = WG_ACT_MENTION,
	        .a = a,
	        .b = WG_NO_VAR,
	        .c = WG_NO_VAR,
	        .ref = WG_NO_CLASS};
	struct wg_str cls = next_word(l);

	if (is_var(cls))
		return read_var(l, cls, &act.b) ? put(l, act) : WG_FAIL;
	act.ref = (uint16_t)wg_build_find(l->b->classes, cls);
	if (act.ref == WG_NO_CLASS ||
	        g_array_index(l->b->sec[WG_SEC_CLASS], struct wg_class, act.ref)
	                        .kind == WG_KIND_NONE)
		return wg_build_fault(l->b, "no class of entities %.*s",
		        WG_STR_FMT(cls));
	return put(l, act);
}

static uint32_t
title_row(struct wg_build *b, struct wg_str label)
{
	GArray *rows = b->sec[WG_SEC_TITLE];
	uint32_t i;

	for (i = 0; i < rows->len; i++) {
		struct wg_ref r = g_array_index(rows, struct wg_title, i).label;
		struct wg_str have = {b->sec[WG_SEC_TEXT]->data + r.off, r.n};

		if (wg_str_eq(have, label))
			return i;
	}
	return WG_NONE;
}

static enum wg_status
title_clause(struct line *l, uint8_t a)
{
	struct wg_act act = {.op = WG_ACT_TITLE,
	        .a = a,
	        .b = WG_NO_VAR,
	        .c = WG_NO_VAR,
	        .more = WG_NONE};
	struct wg_str label = wg_str_trim(l->rest);

	l->rest.n = 0;
	if (is_var(label))
		return read_var(l, label, &act.b) ? put(l, act) : WG_FAIL;
	act.more = title_row(l->b, label);
	if (act.more == WG_NONE)
		return wg_build_fault(l->b, "no title \"%.*s\" in titles.tsv",
		        WG_STR_FMT(label));
	return put(l, act);
}

static bool
kinds_fit(struct line *l, uint8_t var, uint16_t allowed, const char *side,
        struct wg_str property)
{
	uint16_t kinds = l->vars->kinds[var];

	if (kinds != 0 && kinds != WG_ANY_KIND && (kinds & ~allowed) == 0)
		return true;
	wg_build_fault(l->b, "?%.*s may lie outside the %s of %.*s",
	        WG_STR_FMT(l->vars->name[var]), side, WG_STR_FMT(property));
	return false;
}

static enum wg_status
dates_clause(struct line *l)
{
	struct wg_str word;

	while ((word = next_word(l)).n > 0) {
		bool from = wg_str_eq(word, WG_STR("from"));
		struct wg_act act = {.op = from ? WG_ACT_FROM : WG_ACT_UNTIL,
		        .b = WG_NO_VAR,
		        .c = WG_NO_VAR};

		if (!from && !wg_str_eq(word, WG_STR("until")))
			return wg_build_fault(l->b, "left over: %.*s",
			        WG_STR_FMT(word));
		if (!read_var(l, next_word(l), &act.a))
			return WG_FAIL;
		put(l, act);
	}
	return WG_OK;
}

static bool
read_title(struct line *l, struct wg_str word, uint8_t *var)
{
	if (!read_var(l, word, var))
		return false;
	if (l->vars->kinds[*var] == 1u << WG_TITLE)
		return true;
	wg_build_fault(l->b, "%.*s is no title", WG_STR_FMT(word));
	return false;
}

static enum wg_status
stmt_clause(struct line *l, uint8_t a, struct wg_str verb)
{
	struct wg_act act = {.op = WG_ACT_STMT, .a = a, .c = WG_NO_VAR};
	uint32_t row;
	struct wg_property *p;

	if (!read_var(l, next_word(l), &act.b))
		return WG_FAIL;
	if (is_var(verb)) {
		act.op = WG_ACT_HOLDS;
		if (!read_title(l, verb, &act.c))
			return WG_FAIL;
		put(l, act);
		return dates_clause(l);
	}
	row = wg_build_find(l->b->properties, verb);
	if (row == WG_NONE)
		return wg_build_fault(l->b, "no property %.*s",
		        WG_STR_FMT(verb));
	p = &g_array_index(l->b->sec[WG_SEC_PROPERTY], struct wg_property, row);
	act.ref = (uint16_t)row;
	if (!kinds_fit(l, a, p->domain, "domain", verb) ||
	        !kinds_fit(l, act.b, p->range, "range", verb))
		return WG_FAIL;
	put(l, act);
	return dates_clause(l);
}

static enum wg_status
event_clause(struct line *l)
{
	static const struct {
		const char *name;
		uint8_t op;
	} roles[] = {{"actor", WG_ACT_ACTOR}, {"recipient", WG_ACT_RECIPIENT},
	        {"place", WG_ACT_PLACE}, {"date", WG_ACT_DATE}};
	struct wg_act act = {.op = WG_ACT_EVENT,
	        .b = WG_NO_VAR,
	        .c = WG_NO_VAR};
	struct wg_str cls = next_word(l), word;
	size_t i;

	act.ref = (uint16_t)wg_build_find(l->b->classes, cls);
	if (is_var(cls) && !read_var(l, cls, &act.b))
		return WG_FAIL;
	if ((act.ref == WG_NO_CLASS && act.b == WG_NO_VAR) ||
	        !wg_str_eq(next_word(l), WG_STR("trigger")) ||
	        !read_var(l, next_word(l), &act.a))
		return wg_build_fault(l->b, "event CLASS trigger ?v ROLE ?x");
	put(l, act);
	while ((word = next_word(l)).n > 0) {
		for (i = 0; i < G_N_ELEMENTS(roles); i++)
			if (wg_str_eq(word, wg_str(roles[i].name)))
				break;
		if (i == G_N_ELEMENTS(roles))
			return wg_build_fault(l->b, "no role %.*s",
			        WG_STR_FMT(word));
		act.op = roles[i].op;
		act.b = WG_NO_VAR;
		if (!read_var(l, next_word(l), &act.a))
			return WG_FAIL;
		put(l, act);
	}
	return WG_OK;
}

static enum wg_status
record_clause(struct line *l, uint8_t a)
{
	struct wg_act act = {.op = WG_ACT_RECORD, .a = a, .b = WG_NO_VAR};

	return read_title(l, next_word(l), &act.c) ? put(l, act) : WG_FAIL;
}

/* What the matches of a phase can be used for. */
static enum wg_status
in_phase(struct line *l, enum wg_phase phase)
{
	static const char *const names[] = {"title", "name", "fact"};

	if (l->phase == phase)
		return WG_OK;
	return wg_build_fault(l->b, "only in the phase %s", names[phase]);
}

static enum wg_status
fact_clause(struct line *l, uint8_t a, struct wg_str verb)
{
	if (in_phase(l, WG_PHASE_FACT) != WG_OK)
		return WG_FAIL;
	return wg_str_eq(verb, WG_STR("holds")) ? record_clause(l, a)
	                                        : stmt_clause(l, a, verb);
}

static enum wg_status
then_clause(struct line *l)
{
	struct wg_str first = next_word(l), verb;
	enum wg_status status;
	uint8_t a;

	if (wg_str_eq(first, WG_STR("event"))) {
		status = in_phase(l, WG_PHASE_FACT);
		return status == WG_OK ? event_clause(l) : status;
	}
	if (!read_var(l, first, &a))
		return WG_FAIL;
	verb = next_word(l);
	if (wg_str_eq(verb, WG_STR("a"))) {
		status = in_phase(l, WG_PHASE_NAME);
		return status == WG_OK ? mention_clause(l, a) : status;
	}
	if (wg_str_eq(verb, WG_STR("title"))) {
		status = in_phase(l, WG_PHASE_TITLE);
		return status == WG_OK ? title_clause(l, a) : status;
	}
	return fact_clause(l, a, verb);
}

static enum wg_status
each_clause(struct line *l, struct wg_str text,
        enum wg_status (*clause)(struct line *))
{
	enum wg_status status = WG_OK;

	while (text.n > 0 && status == WG_OK) {
		l->rest = wg_str_trim(wg_str_cut(&text, ';'));
		if (l->rest.n > 0)
			status = clause(l);
		l->rest = wg_str_trim(l->rest);
		if (status == WG_OK && l->rest.n > 0)
			status = wg_build_fault(l->b, "left over: %.*s",
			        WG_STR_FMT(l->rest));
	}
	return status;
}

enum wg_status
wg_rule_acts(struct wg_build *b, const struct wg_rule_text *rule,
        struct wg_vars *vars)
{
	struct line l = {.b = b, .vars = vars, .phase = rule->phase};
	enum wg_status status = each_clause(&l, rule->with, with_clause);

	if (rule->with.n > 0 && status == WG_OK)
		status = in_phase(&l, WG_PHASE_FACT);
	return status != WG_OK ? status
	                       : each_clause(&l, rule->then, then_clause);
}

/* ---- variables --------------------------------------------------------------- */

uint8_t
wg_var_find(const struct wg_vars *vars, struct wg_str name)
{
	uint8_t i;

	for (i = 0; i < vars->n; i++)
		if (wg_str_eq(vars->name[i], name))
			return i;
	return WG_NO_VAR;
}

uint8_t
wg_var_bind(struct wg_vars *vars, struct wg_str name, uint16_t kinds)
{
	uint8_t i = wg_var_find(vars, name);

	if (i == WG_NO_VAR && vars->n < WG_VARS) {
		i = vars->n++;
		vars->name[i] = name;
		vars->kinds[i] = 0;
	}
	if (i != WG_NO_VAR)
		vars->kinds[i] |= kinds;
	return i;
}
