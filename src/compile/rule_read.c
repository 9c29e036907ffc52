/* Reads rule files: macros, rules, and the examples that stand with them.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * A file is lines of a keyword and its text; a line that begins with white
 * space goes on with the one before. ontology/rules/README.md has the
 * language. All files are read once for macros, then for rules, so that
 * their order does not matter.
 */
#include "compile/compile.h"

#include <string.h>

struct reader {
	struct wg_build *b;
	GHashTable *macros; /* name -> text; NULL: reads examples */
	bool macros_only;
	const char *path;
	uint8_t phase;
	struct wg_rule_text rule; /* name.n == 0: none begun */
	bool has_yes;
	wg_example_fn *example;
	void *user;
	GHashTable *names; /* of rules, to find doubles */
};

static uint64_t
line_of(const struct reader *r)
{
	return r->b->diag->line;
}

/* ---- keywords ----------------------------------------------------------------- */

typedef enum wg_status keyword_fn(struct reader *, struct wg_str text);

static enum wg_status finish_rule(struct reader *);

static enum wg_status
key_phase(struct reader *r, struct wg_str text)
{
	static const char *const names[] = {"title", "name", "fact"};
	enum wg_status status = finish_rule(r);

	for (r->phase = 0; r->phase < WG_PHASE_END; r->phase++)
		if (wg_str_eq(text, wg_str(names[r->phase])))
			return status;
	return wg_build_fault(r->b, "phase title, name or fact");
}

static enum wg_status
key_let(struct reader *r, struct wg_str text)
{
	struct wg_str name = wg_str_trim(wg_str_cut(&text, '='));

	if (!r->macros_only)
		return WG_OK;
	text = wg_str_trim(text);
	if (name.n == 0 || text.n == 0 || memchr(name.s, ' ', name.n) != NULL)
		return wg_build_fault(r->b, "let NAME = PATTERN");
	if (!g_hash_table_insert(r->macros, g_strndup(name.s, name.n),
	            g_strndup(text.s, text.n)))
		return wg_build_fault(r->b, "macro %.*s stands twice",
		        WG_STR_FMT(name));
	return WG_OK;
}

static enum wg_status
key_rule(struct reader *r, struct wg_str text)
{
	enum wg_status status = finish_rule(r);

	if (text.n == 0 || r->phase == WG_PHASE_END)
		return wg_build_fault(r->b, "a rule needs a name, and a "
		                            "phase before it");
	r->rule = (struct wg_rule_text){.name = text,
	        .phase = r->phase,
	        .score = 0.9f,
	        .line = (unsigned)line_of(r)};
	r->has_yes = false;
	return status;
}

static enum wg_status
set_once(struct reader *r, struct wg_str *part, struct wg_str text)
{
	if (text.n == 0 || part->n > 0)
		return wg_build_fault(r->b, "empty, or stands twice in a rule");
	*part = text;
	return WG_OK;
}

static enum wg_status
key_when(struct reader *r, struct wg_str text)
{
	return set_once(r, &r->rule.when, text);
}

static enum wg_status
key_with(struct reader *r, struct wg_str text)
{
	return set_once(r, &r->rule.with, text);
}

static enum wg_status
key_then(struct reader *r, struct wg_str text)
{
	return set_once(r, &r->rule.then, text);
}

static enum wg_status
key_score(struct reader *r, struct wg_str text)
{
	char small[16] = "", *end;
	double score;

	if (text.n < sizeof small)
		memcpy(small, text.s, text.n);
	score = g_ascii_strtod(small, &end);
	if (*end != '\0' || !(score > 0 && score <= 1))
		return wg_build_fault(r->b, "score is above 0, up to 1");
	r->rule.score = (float)score;
	return WG_OK;
}

static enum wg_status
key_status(struct reader *r, struct wg_str text)
{
	if (wg_claim_read(text, &r->rule.status))
		return WG_OK;
	return wg_build_fault(r->b, "no status %.*s", WG_STR_FMT(text));
}

static enum wg_status
key_pairwise(struct reader *r, struct wg_str text)
{
	r->rule.pairwise = true;
	if (text.n == 0)
		return WG_OK;
	return wg_build_fault(r->b, "pairwise stands alone on its line");
}

static enum wg_status
example(struct reader *r, struct wg_str text, bool yes)
{
	struct wg_example e = {.rule = r->rule.name,
	        .yes = yes,
	        .file = r->path,
	        .line = (unsigned)line_of(r)};
	const char *arrow = g_strstr_len(text.s, (gssize)text.n, "=>");

	r->has_yes |= yes;
	e.text = text;
	if (arrow != NULL) {
		e.text.n = (size_t)(arrow - text.s);
		e.want = wg_str_trim(
		        (struct wg_str){arrow + 2, text.n - e.text.n - 2});
	}
	e.text = wg_str_trim(e.text);
	if (e.text.n == 0 || (yes && e.want.n == 0))
		return wg_build_fault(r->b, "yes SENTENCE => WHAT");
	if (r->example != NULL)
		r->example(&e, r->user);
	return WG_OK;
}

static enum wg_status
key_yes(struct reader *r, struct wg_str text)
{
	return example(r, text, true);
}

static enum wg_status
key_no(struct reader *r, struct wg_str text)
{
	return example(r, text, false);
}

static enum wg_status
key_note(struct reader *r, struct wg_str text)
{
	(void)r;
	(void)text;
	return WG_OK;
}

static const struct keyword {
	const char *name;
	keyword_fn *read;
	bool in_rule; /* only behind a rule line */
} keywords[] = {
        {"phase", key_phase, false},
        {"let", key_let, false},
        {"rule", key_rule, false},
        {"when", key_when, true},
        {"with", key_with, true},
        {"then", key_then, true},
        {"score", key_score, true},
        {"status", key_status, true},
        {"pairwise", key_pairwise, true},
        {"yes", key_yes, true},
        {"no", key_no, true},
        {"note", key_note, true},
};

/* ---- rules -------------------------------------------------------------------- */

static void
put_rule(struct reader *r, const struct wg_insn *need, uint16_t shape,
        uint32_t code, uint32_t act)
{
	struct wg_build *b = r->b;
	char *base = g_path_get_basename(r->path);
	struct wg_rule row = {.name = wg_build_text(b, r->rule.name),
	        .file = wg_build_text(b, wg_str(base)),
	        .line = r->rule.line,
	        .code = code,
	        .code_n = b->sec[WG_SEC_INSN]->len - code,
	        .act = act,
	        .act_n = b->sec[WG_SEC_ACT]->len - act,
	        .score = r->rule.score,
	        .phase = r->rule.phase,
	        .status = r->rule.status,
	        .pairwise = r->rule.pairwise,
	        .shape = shape,
	        .need = *need};

	wg_build_row(b, WG_SEC_RULE, &row);
	g_free(base);
}

static enum wg_status
compile_rule(struct reader *r)
{
	struct wg_vars vars = {.n = 0};
	uint32_t code = r->b->sec[WG_SEC_INSN]->len;
	uint32_t act = r->b->sec[WG_SEC_ACT]->len;
	struct wg_insn need;
	uint16_t shape;
	char *key = g_strndup(r->rule.name.s, r->rule.name.n);

	if (!g_hash_table_add(r->names, key))
		return wg_build_fault(r->b, "rule %.*s stands twice",
		        WG_STR_FMT(r->rule.name));
	if (r->rule.when.n == 0 || r->rule.then.n == 0 || !r->has_yes)
		return wg_build_fault(r->b,
		        "rule %.*s lacks a when, a then or a yes",
		        WG_STR_FMT(r->rule.name));
	if (wg_rule_code(r->b, r->rule.when, r->macros, &vars, &need, &shape) !=
	                WG_OK ||
	        wg_rule_acts(r->b, &r->rule, &vars) != WG_OK)
		return WG_FAIL;
	put_rule(r, &need, shape, code, act);
	return WG_OK;
}

/* The rule begun, if any, is complete: compiles it. Faults bear the line
 * on which the rule began. */
static enum wg_status
finish_rule(struct reader *r)
{
	enum wg_status status = WG_OK;
	uint64_t line = line_of(r);

	if (r->rule.name.n > 0 && r->macros != NULL && !r->macros_only) {
		r->b->diag->line = r->rule.line;
		status = compile_rule(r);
		r->b->diag->line = line;
	}
	r->rule.name.n = 0;
	return status;
}

static enum wg_status
read_keyword(struct reader *r, struct wg_str text)
{
	struct wg_str word = text;
	size_t i;

	for (word.n = 0; word.n < text.n; word.n++)
		if (g_ascii_isspace(word.s[word.n]))
			break;
	text = wg_str_trim((struct wg_str){text.s + word.n, text.n - word.n});
	for (i = 0; i < G_N_ELEMENTS(keywords); i++)
		if (wg_str_eq(word, wg_str(keywords[i].name)))
			break;
	if (i == G_N_ELEMENTS(keywords))
		return wg_build_fault(r->b, "unknown keyword %.*s",
		        WG_STR_FMT(word));
	if (keywords[i].in_rule && r->rule.name.n == 0)
		return wg_build_fault(r->b, "%s stands outside a rule",
		        keywords[i].name);
	return keywords[i].read(r, text);
}

/* The statement at the start of *rest: a line and those that go on with
 * it. Comment lines end it. */
static struct wg_str
next_statement(struct wg_str *rest, uint64_t *lines)
{
	struct wg_str out = {rest->s, 0};

	do {
		struct wg_str line = wg_str_cut(rest, '\n');

		out.n = (size_t)(line.s + line.n - out.s);
		(*lines)++;
	} while (rest->n > 0 && (rest->s[0] == ' ' || rest->s[0] == '\t'));
	return wg_str_trim(out);
}

static enum wg_status
read_text(struct reader *r, struct wg_str rest)
{
	enum wg_status status = WG_OK;
	uint64_t lines = 0;

	r->phase = WG_PHASE_END;
	r->rule.name.n = 0;
	while (rest.n > 0) {
		struct wg_str text;

		r->b->diag->line = lines + 1;
		text = next_statement(&rest, &lines);
		if (text.n > 0 && text.s[0] != '#' &&
		        read_keyword(r, text) != WG_OK)
			status = WG_FAIL;
	}
	if (finish_rule(r) != WG_OK)
		status = WG_FAIL;
	return status;
}

static enum wg_status
rule_file(struct wg_build *b, const char *path, void *user)
{
	struct reader *r = user;
	enum wg_status status;
	char *bytes;
	gsize n;

	if (!g_file_get_contents(path, &bytes, &n, NULL))
		return wg_build_fault(b, "cannot read %s", path);
	b->diag->file = r->path = path;
	if (g_utf8_validate_len(bytes, n, NULL))
		status = read_text(r, (struct wg_str){bytes, n});
	else
		status = wg_build_fault(b, "invalid UTF-8");
	b->diag->file = NULL;
	b->diag->line = 0;
	g_free(bytes);
	return status;
}

enum wg_status
wg_compile_rules(struct wg_build *b, const char *folder)
{
	struct reader r = {.b = b, .macros_only = true};
	enum wg_status status;

	r.macros =
	        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	r.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	status = wg_folder_each(b, folder, ".rule", rule_file, &r);
	r.macros_only = false;
	if (status == WG_OK)
		status = wg_folder_each(b, folder, ".rule", rule_file, &r);
	g_hash_table_destroy(r.macros);
	g_hash_table_destroy(r.names);
	return status;
}

enum wg_status
wg_compile_examples(const char *folder, wg_example_fn *fn, void *user,
        struct wg_diag *diag)
{
	struct wg_build b = {.diag = diag};
	struct reader r = {.b = &b, .example = fn, .user = user};
	char *rules = g_build_filename(folder, "rules", NULL);
	enum wg_status status =
	        wg_folder_each(&b, rules, ".rule", rule_file, &r);

	g_free(rules);
	return status;
}
