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
#define MOST_DEPTH 64     /* of groups and macros in each other */
#define MOST_ATOMS 20000u /* of a pattern, macros written out */
#define MOST_CODE 8192u   /* instructions of a pattern */

struct parser {
	struct wg_build *b;
	struct wg_str text;
	size_t at;
	GHashTable *macros;
	struct wg_vars *vars;
	int depth;
	unsigned atoms; /* parsed so far */
	bool failed;
};

static struct wg_block parse_alternatives(struct parser *);
static struct wg_block parse_atom(struct parser *);

/* ---- text -------------------------------------------------------------------- */

static void
fault(struct parser *p, const char *what)
{
	struct wg_str rest = {p->text.s + p->at, p->text.n - p->at};

	if (!p->failed)
		wg_build_fault(p->b, "pattern: %s at: %.*s", what,
		        (int)(rest.n > 40 ? 40 : rest.n), rest.s);
	p->failed = true;
	p->at = p->text.n;
}

static struct wg_block
fail(struct parser *p, const char *what)
{
	fault(p, what);
	return wg_block_new();
}

/* Gives the block up. */
static struct wg_block
reject(struct parser *p, struct wg_block blk, const char *what)
{
	g_array_free(blk.code, TRUE);
	return fail(p, what);
}

static struct wg_block
bounded(struct parser *p, struct wg_block blk)
{
	return blk.code->len <= MOST_CODE ? blk : reject(p, blk, "too long");
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

static struct wg_block
word_atom(struct wg_str word, bool exact)
{
	uint64_t h = exact ? wg_hash_exact(word) : wg_hash_fold(word);

	return wg_block_atom(
	        (struct wg_insn){.op = exact ? WG_OP_EXACT : WG_OP_FOLD,
	                .var = WG_NO_VAR,
	                .a = (uint32_t)h,
	                .b = (uint32_t)(h >> 32)});
}

/* Words of a literal, one atom each. */
static struct wg_block
literal(struct parser *p, struct wg_str text, bool exact)
{
	struct wg_block out = wg_block_new();

	while (text.s != NULL) {
		struct wg_str word = wg_str_cut(&text, ' ');

		if (word.n == 0)
			return reject(p, out, "an empty word");
		wg_block_join(&out, word_atom(word, exact));
	}
	return out;
}

/* One of "to|in"; marks of the language have no place in it. */
static struct wg_block
next_word(struct parser *p, struct wg_str *text, bool exact)
{
	struct wg_str word = wg_str_cut(text, '|');

	if (word.n == 0)
		return fail(p, "an empty word");
	if (strchr(":%@#\"=", word.s[0]) != NULL)
		return fail(p, "no word: a choice has blanks around the bar");
	return literal(p, word, exact);
}

static struct wg_block
parse_words(struct parser *p, bool exact)
{
	struct wg_str text = take_until(p, "()?*+{}");
	struct wg_block out;

	if (text.n == 0)
		return fail(p, "a word is missing");
	out = next_word(p, &text, exact);
	while (text.s != NULL && !p->failed)
		out = wg_block_either(out, next_word(p, &text, exact));
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
	return literal(p, text, false);
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
		return wg_block_atom((struct wg_insn){.op = WG_OP_FORENAME,
		        .var = WG_NO_VAR});
	if (wg_str_eq(name, WG_STR("Surname")))
		return wg_block_atom((
		        struct wg_insn){.op = WG_OP_SURNAME, .var = WG_NO_VAR});
	for (i = 0; i < G_N_ELEMENTS(shapes); i++)
		if (wg_str_eq(name, wg_str(shapes[i].name)))
			return wg_block_atom((struct wg_insn){.op = WG_OP_SHAPE,
			        .var = WG_NO_VAR,
			        .mask = shapes[i].shape});
	return fail(p, "unknown shape");
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
	if (!wg_rule_words(p->b, name, &insn.a, &insn.b))
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
		fault(p, "no closing parenthesis");
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
	if (p->vars->n == WG_VARS && wg_var_find(p->vars, var) == WG_NO_VAR)
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
		fault(&inner, "left over");
	p->atoms = inner.atoms;
	p->failed = inner.failed;
	if (p->failed)
		p->at = p->text.n;
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

	wg_block_emit(&out, (struct wg_insn){.op = WG_OP_LOOK,
	                            .var = WG_NO_VAR,
	                            .mask = look,
	                            .a = inner.code->len + 2});
	wg_block_join(&out, inner);
	wg_block_emit(&out,
	        (struct wg_insn){.op = WG_OP_END, .var = WG_NO_VAR});
	out.need = (struct wg_insn){.op = WG_OP_END};
	out.shape = look == 0 ? shape : 0;
	out.eats = false;
	out.still = true;
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
atom(struct parser *p)
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
		return wg_block_atom(
		        (struct wg_insn){.op = WG_OP_ANY, .var = WG_NO_VAR});
	return parse_words(p, false);
}

static struct wg_block
parse_atom(struct parser *p)
{
	struct wg_block out;

	if (++p->atoms > MOST_ATOMS)
		return fail(p, "too long");
	if (++p->depth > MOST_DEPTH)
		return fail(p, "nested too deep, or macros in a circle");
	out = atom(p);
	p->depth--;
	return out;
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
	if (!take(p, "}") || most < least || most == 0 || most > MOST_REPEATS)
		return reject(p, item, "bad {least,most}");
	return wg_block_repeat(item, least, most);
}

static struct wg_block
repeated(struct parser *p, struct wg_block item)
{
	struct wg_block more;

	if (take(p, "?"))
		return wg_block_optional(item, false);
	if (take(p, "{"))
		return counted(p, item);
	if (peek(p) != '*' && peek(p) != '+')
		return item;
	if (!item.eats)
		return reject(p, item, "cannot repeat what may be empty");
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
		wg_block_join(&out, bounded(p, repeated(p, parse_atom(p))));
		out = bounded(p, out);
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
		out = bounded(p, wg_block_either(out, parse_sequence(p)));
	}
	return out;
}

enum wg_status
wg_rule_code(struct wg_build *b, struct wg_str pattern, GHashTable *macros,
        struct wg_vars *vars, struct wg_insn *need, uint16_t *shape)
{
	struct parser p = {.b = b,
	        .text = pattern,
	        .macros = macros,
	        .vars = vars};
	struct wg_block blk = parse_alternatives(&p);

	if (!p.failed && p.at < p.text.n)
		fault(&p, "left over");
	if (!p.failed && !blk.eats)
		fault(&p, "may match nothing at all");
	wg_block_emit(&blk,
	        (struct wg_insn){.op = WG_OP_END, .var = WG_NO_VAR});
	g_array_append_vals(b->sec[WG_SEC_INSN], blk.code->data, blk.code->len);
	*need = blk.need;
	*shape = blk.shape;
	g_array_free(blk.code, TRUE);
	return p.failed ? WG_FAIL : WG_OK;
}
