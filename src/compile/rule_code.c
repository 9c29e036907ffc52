/* Compiles a rule's pattern into a program for the matcher.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A recursive descent over the grammar in ontology/rules/README.md; each
 * part yields a block of instructions (rule_block.c).
 */
#include "compile/compile.h"

#include <string.h>

#define MOST_REPEATS 12
#define MOST_DEPTH 16

struct parser {
	struct wg_build *b;
	struct wg_str text;
	size_t at;
	GHashTable *macros;
	struct wg_vars *vars;
	int depth;
	bool failed;
};

static struct wg_block parse_alternatives(struct parser *);
static struct wg_block parse_atom(struct parser *);

/* ---- text -------------------------------------------------------------------- */

static struct wg_block
fail(struct parser *p, const char *what)
{
	struct wg_str rest = {p->text.s + p->at, p->text.n - p->at};

	if (!p->failed)
		wg_build_fault(p->b, "pattern: %s at: %.*s", what,
		        (int)(rest.n > 40 ? 40 : rest.n), rest.s);
	p->failed = true;
	p->at = p->text.n;
	return wg_block_new();
}

static char
peek(const struct parser *p)
{
	return p->at < p->text.n ? p->text.s[p->at] : '\0';
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
skip_space(struct parser *p)
{
	while (is_space(peek(p)))
		p->at++;
}

static bool
take(struct parser *p, const char *text)
{
	size_t n = strlen(text);

	if (p->text.n - p->at < n || memcmp(p->text.s + p->at, text, n) != 0)
		return false;
	p->at += n;
	return true;
}

/* The longest run of bytes up to white space or one of `stop`. */
static struct wg_str
take_until(struct parser *p, const char *stop)
{
	struct wg_str out = {p->text.s + p->at, 0};

	while (p->at < p->text.n && !is_space(peek(p)) &&
	        strchr(stop, peek(p)) == NULL) {
		p->at++;
		out.n++;
	}
	return out;
}

static int
take_number(struct parser *p)
{
	int n = 0;

	while (g_ascii_isdigit(peek(p)) && n < 1000)
		n = n * 10 + (p->text.s[p->at++] - '0');
	return n;
}

/* ---- atoms ------------------------------------------------------------------- */

static const struct {
	const char *name;
	uint8_t form;
} form_names[] = {{"name", WG_FORM_NAME}, {"adj", WG_FORM_ADJECTIVE},
        {"people", WG_FORM_PEOPLE}, {"metonym", WG_FORM_METONYM},
        {"acronym", WG_FORM_ACRONYM}, {"surname", WG_FORM_SURNAME},
        {"pronoun", WG_FORM_PRONOUN}, {"nominal", WG_FORM_NOMINAL}};

static bool
read_forms(struct wg_str text, uint16_t *forms)
{
	size_t i;

	*forms = text.n > 0 ? 0 : UINT16_MAX;
	while (text.n > 0) {
		struct wg_str one = wg_str_cut(&text, '|');

		for (i = 0; i < G_N_ELEMENTS(form_names); i++)
			if (wg_str_eq(one, wg_str(form_names[i].name)))
				break;
		if (i == G_N_ELEMENTS(form_names))
			return false;
		*forms |= form_names[i].form;
	}
	return true;
}

bool
wg_rule_kinds(struct wg_build *b, struct wg_str text, uint16_t *kinds,
        uint16_t *forms, uint16_t *cls)
{
	struct wg_str names = wg_str_cut(&text, '/');
	bool several = memchr(names.s, '|', names.n) != NULL;

	*kinds = 0;
	*cls = WG_NO_CLASS;
	while (names.n > 0) {
		struct wg_str one = wg_str_cut(&names, '|');
		uint32_t row = wg_build_find(b->classes, one);
		struct wg_class *c;

		if (wg_str_eq(one, WG_STR("Title"))) {
			*kinds |= 1u << WG_TITLE;
			continue;
		}
		if (row == WG_NONE)
			return false;
		c = &g_array_index(b->sec[WG_SEC_CLASS], struct wg_class, row);
		*kinds |= (uint16_t)(1u << c->kind);
		if (!several)
			*cls = (uint16_t)row;
	}
	return *kinds != 0 && read_forms(text, forms);
}

static struct wg_block
word_atom(struct wg_str word, bool exact)
{
	uint64_t h = exact ? wg_hash_exact(word) : wg_hash_fold(word);

	return wg_block_atom((struct wg_insn){
	        .op = exact ? WG_OP_EXACT : WG_OP_FOLD,
	        .var = WG_NO_VAR,
	        .a = (uint32_t)h,
	        .b = (uint32_t)(h >> 32)});
}

/* Words of a literal, one atom each. */
static struct wg_block
literal(struct wg_str text, bool exact)
{
	struct wg_block out = wg_block_new();

	while (text.n > 0)
		wg_block_join(&out,
		        word_atom(wg_str_cut(&text, ' '), exact));
	return out;
}

static struct wg_block
parse_words(struct parser *p, bool exact)
{
	struct wg_str text = take_until(p, "()?*+{}");
	struct wg_block out;

	if (text.n == 0)
		return fail(p, "a word is missing");
	out = literal(wg_str_cut(&text, '|'), exact);
	while (text.n > 0)
		out = wg_block_either(out, literal(wg_str_cut(&text, '|'), exact));
	return out;
}

static struct wg_block
parse_quoted(struct parser *p)
{
	struct wg_str text = {p->text.s + p->at, 0};

	while (p->at < p->text.n && peek(p) != '"') {
		p->at++;
		text.n++;
	}
	if (!take(p, "\""))
		return fail(p, "no closing quotation mark");
	return literal(text, false);
}

static struct wg_block
parse_shape(struct parser *p)
{
	static const struct {
		const char *name;
		uint16_t shape;
	} shapes[] = {{"Cap", WG_SHAPE_WORD | WG_SHAPE_CAP},
	        {"CAPS", WG_SHAPE_WORD | WG_SHAPE_CAPS},
	        {"Num", WG_SHAPE_DIGIT}, {"Word", WG_SHAPE_WORD},
	        {"Punct", WG_SHAPE_PUNCT}, {"Glued", WG_SHAPE_GLUED},
	        {"First", WG_SHAPE_FIRST}, {"Break", WG_SHAPE_BREAK}};
	struct wg_str name = take_until(p, "()?*+{}");
	size_t i;

	if (wg_str_eq(name, WG_STR("Forename")))
		return wg_block_atom((struct wg_insn){.op = WG_OP_FORENAME});
	if (wg_str_eq(name, WG_STR("Surname")))
		return wg_block_atom((struct wg_insn){.op = WG_OP_SURNAME});
	for (i = 0; i < G_N_ELEMENTS(shapes); i++)
		if (wg_str_eq(name, wg_str(shapes[i].name)))
			return wg_block_atom((struct wg_insn){
			        .op = WG_OP_SHAPE,
			        .var = WG_NO_VAR,
			        .mask = shapes[i].shape});
	return fail(p, "unknown shape");
}

/* Rows of the word class, or of all classes that a prefix "body.*" names:
 * rows are in the order of names. */
static bool
class_range(struct wg_build *b, struct wg_str name, uint32_t *from,
        uint32_t *to)
{
	GArray *rows = b->sec[WG_SEC_WORDCLASS];
	bool prefix = wg_str_ends(name, WG_STR(".*"));
	struct wg_str stem = {name.s, prefix ? name.n - 1 : name.n};
	uint32_t i;

	*from = *to = 0;
	for (i = 0; i < rows->len; i++) {
		struct wg_ref r =
		        g_array_index(rows, struct wg_wordclass, i).name;
		struct wg_str have = {b->sec[WG_SEC_TEXT]->data + r.off, r.n};

		if (prefix ? wg_str_starts(have, stem)
		           : wg_str_eq(have, stem)) {
			*from = *to > 0 ? *from : i;
			*to = i + 1;
		}
	}
	return *to > 0;
}

static struct wg_block
parse_class(struct parser *p, struct wg_str var)
{
	struct wg_str name;
	struct wg_insn insn = {.op = WG_OP_WORD, .var = WG_NO_VAR};

	name.s = p->text.s + p->at;
	name.n = take_until(p, "()?+{}|*").n;
	if (name.n > 0 && name.s[name.n - 1] == '.' && take(p, "*"))
		name.n++;
	if (!class_range(p->b, name, &insn.a, &insn.b))
		return fail(p, "no such word class");
	if (var.n > 0)
		insn.var = wg_var_bind(p->vars, var, 0);
	return wg_block_atom(insn);
}

static struct wg_block
parse_kind(struct parser *p, struct wg_str var)
{
	struct wg_str text = take_until(p, "()?*+{}");
	struct wg_insn insn = {.op = WG_OP_MENTION, .var = WG_NO_VAR};
	uint16_t forms, cls;

	if (wg_str_eq(text, WG_STR("Time"))) {
		insn.op = WG_OP_TIME;
	} else if (wg_rule_kinds(p->b, text, &insn.mask, &forms, &cls)) {
		insn.a = forms;
		insn.b = cls;
	} else {
		return fail(p, "no such class or form");
	}
	if (var.n > 0)
		insn.var = wg_var_bind(p->vars, var, insn.mask);
	return wg_block_atom(insn);
}

static struct wg_block
parse_group(struct parser *p, struct wg_str var)
{
	struct wg_block out = wg_block_new(), inner;
	struct wg_insn mark = {.op = WG_OP_OPEN, .var = WG_NO_VAR};

	if (var.n > 0) {
		mark.var = wg_var_bind(p->vars, var, WG_ANY_KIND);
		wg_block_emit(&out, mark);
	}
	inner = parse_alternatives(p);
	skip_space(p);
	if (!take(p, ")"))
		fail(p, "no closing parenthesis");
	wg_block_join(&out, inner);
	mark.op = WG_OP_CLOSE;
	if (var.n > 0)
		wg_block_emit(&out, mark);
	return out;
}

static struct wg_block
parse_bound(struct parser *p)
{
	struct wg_str var = take_until(p, ":()");

	if (var.n == 0 || !take(p, ":"))
		return fail(p, "a variable is ?name:what");
	if (p->vars->n == WG_VARS &&
	        wg_var_find(p->vars, var) == WG_NO_VAR)
		return fail(p, "too many variables");
	if (take(p, "%"))
		return parse_class(p, var);
	if (take(p, "("))
		return parse_group(p, var);
	return parse_kind(p, var);
}

static struct wg_block
parse_text(struct parser *p, struct wg_str text)
{
	struct parser inner = *p;
	struct wg_block out;

	inner.text = text;
	inner.at = 0;
	inner.depth++;
	if (inner.depth > MOST_DEPTH)
		return fail(p, "macros call each other in a circle");
	out = parse_alternatives(&inner);
	if (!inner.failed && inner.at < inner.text.n)
		fail(&inner, "left over");
	p->failed |= inner.failed;
	return out;
}

static struct wg_block
parse_macro(struct parser *p)
{
	struct wg_str name = take_until(p, "()?*+{}");
	char *key = g_strndup(name.s, name.n);
	const char *text = g_hash_table_lookup(p->macros, key);

	g_free(key);
	if (text == NULL)
		return fail(p, "no such macro");
	return parse_text(p, wg_str(text));
}

/* What must (not) stand here, or end here, without being taken. */
static struct wg_block
parse_look(struct parser *p, uint16_t look)
{
	struct wg_block out = wg_block_new(), inner = parse_atom(p);
	uint16_t shape = inner.shape;

	wg_block_emit(&out, (struct wg_insn){.op = WG_OP_LOOK, .var = WG_NO_VAR,
	                   .mask = look, .a = inner.code->len + 2});
	wg_block_join(&out, inner);
	wg_block_emit(&out, (struct wg_insn){.op = WG_OP_END, .var = WG_NO_VAR});
	out.need = (struct wg_insn){.op = WG_OP_END};
	out.shape = look == 0 ? shape : 0;
	out.eats = false;
	return out;
}

static struct wg_block
anchor(uint8_t op)
{
	struct wg_block out = wg_block_new();

	wg_block_emit(&out, (struct wg_insn){.op = op, .var = WG_NO_VAR});
	return out;
}

static struct wg_block
parse_atom(struct parser *p)
{
	const struct wg_str none = {NULL, 0};

	skip_space(p);
	if (take(p, "<!"))
		return parse_look(p, WG_LOOK_BEHIND | WG_LOOK_NOT);
	if (take(p, "<&"))
		return parse_look(p, WG_LOOK_BEHIND);
	if (take(p, "!"))
		return parse_look(p, WG_LOOK_NOT);
	if (take(p, "&"))
		return parse_look(p, 0);
	if (take(p, "("))
		return parse_group(p, none);
	if (take(p, "?"))
		return parse_bound(p);
	if (take(p, ":"))
		return parse_kind(p, none);
	if (take(p, "%"))
		return parse_class(p, none);
	if (take(p, "#"))
		return parse_shape(p);
	if (take(p, "@"))
		return parse_macro(p);
	if (take(p, "\""))
		return parse_quoted(p);
	if (take(p, "="))
		return parse_words(p, true);
	if (take(p, "^"))
		return anchor(WG_OP_FIRST);
	if (take(p, "$"))
		return anchor(WG_OP_LAST);
	if (take(p, "_"))
		return wg_block_atom((struct wg_insn){.op = WG_OP_ANY});
	return parse_words(p, false);
}

/* ---- repetition, sequence, choice --------------------------------------------- */

/* "A+," is A (SEP A)*, where the macro SEP says what separates a list. */
static struct wg_block
list(struct parser *p, struct wg_block item)
{
	const char *sep = g_hash_table_lookup(p->macros, "SEP");
	struct wg_block more = parse_text(p, wg_str(sep != NULL ? sep : ","));
	struct wg_block out = wg_block_copy(&item);

	wg_block_join(&more, item);
	wg_block_join(&out, wg_block_optional(more, true));
	return out;
}

static struct wg_block
counted(struct parser *p, struct wg_block item)
{
	int least = take_number(p), most = least;

	if (take(p, ","))
		most = take_number(p);
	if (!take(p, "}") || most < least || most == 0 ||
	        most > MOST_REPEATS) {
		g_array_free(item.code, TRUE);
		return fail(p, "bad {least,most}");
	}
	return wg_block_repeat(item, least, most);
}

static struct wg_block
parse_item(struct parser *p)
{
	struct wg_block item = parse_atom(p), more;

	if (take(p, "?"))
		return wg_block_optional(item, false);
	if (take(p, "{"))
		return counted(p, item);
	if (peek(p) != '*' && peek(p) != '+')
		return item;
	if (!item.eats) {
		g_array_free(item.code, TRUE);
		return fail(p, "cannot repeat what may be empty");
	}
	if (take(p, "*"))
		return wg_block_optional(item, true);
	if (take(p, "+,"))
		return list(p, item);
	take(p, "+");
	more = wg_block_copy(&item);
	wg_block_join(&item, wg_block_optional(more, true));
	return item;
}

static bool
at_bar(struct parser *p)
{
	skip_space(p);
	return peek(p) == '|';
}

static struct wg_block
parse_sequence(struct parser *p)
{
	struct wg_block out = wg_block_new();

	skip_space(p);
	while (p->at < p->text.n && peek(p) != ')' && !at_bar(p)) {
		wg_block_join(&out, parse_item(p));
		skip_space(p);
	}
	return out;
}

static struct wg_block
parse_alternatives(struct parser *p)
{
	struct wg_block out = parse_sequence(p);

	while (at_bar(p)) {
		take(p, "|");
		out = wg_block_either(out, parse_sequence(p));
	}
	return out;
}

enum wg_status
wg_rule_code(struct wg_build *b, struct wg_str pattern, GHashTable *macros,
        struct wg_vars *vars, struct wg_insn *need,
        uint16_t *shape)
{
	struct parser p = {.b = b, .text = pattern, .macros = macros,
	        .vars = vars};
	struct wg_block blk = parse_alternatives(&p);

	if (!p.failed && p.at < p.text.n)
		fail(&p, "left over");
	if (!p.failed && !blk.eats)
		fail(&p, "may match nothing at all");
	wg_block_emit(&blk, (struct wg_insn){.op = WG_OP_END, .var = WG_NO_VAR});
	g_array_append_vals(b->sec[WG_SEC_INSN], blk.code->data,
	        blk.code->len);
	*need = blk.need;
	*shape = blk.shape;
	g_array_free(blk.code, TRUE);
	return p.failed ? WG_FAIL : WG_OK;
}
