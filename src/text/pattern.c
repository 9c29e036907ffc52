/* Runs the compiled patterns of rules over a sentence.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What a pattern sees is a lattice: from each token lead edges of one or
 * more tokens (the token itself, phrases of the lexicon, mentions, dates),
 * and the program says which edges to follow. The matcher backtracks over
 * a stack of its own (Thompson 1968 for the program; Cox 2007, "Regular
 * Expression Matching Can Be Simple And Fast", for why its steps must be
 * bounded). Rules that need an atom the sentence has not are not tried.
 */
#include "pattern.h"

#include <string.h>

#define MOST_STEPS 20000u
#define MOST_CHOICES 256u
#define MOST_BEHIND 6u

struct choice {
	uint32_t pc, at, bound, edge;
	uint8_t claim;
};

/* ---- the machine ------------------------------------------------------------------ */

/* Runs the program from pc at token `at` until END, which must be reached at
 * token `until` if that is not WG_NONE; *end gets where. */
static bool run(struct wg_matcher *, uint32_t pc, uint32_t at, uint32_t until,
        uint32_t *end);

static void
bind(struct wg_matcher *x, uint8_t var, const struct wg_edge *e, uint32_t at)
{
	if (var == WG_NO_VAR || x->m.n == WG_BINDINGS)
		return;
	x->m.bind[x->m.n++] = (struct wg_binding){.var = var,
	        .kind = e->bound,
	        .ref = e->ref,
	        .first = at,
	        .end = at + e->n};
}

/* A span begins: bound with no end; it ends: the open one gets its end. */
static void
bind_span(struct wg_matcher *x, const struct wg_insn *i, uint32_t at)
{
	uint32_t k = x->m.n;
	struct wg_edge open = {0, 0, WG_BOUND_SPAN, 0};

	if (i->op == WG_OP_OPEN) {
		bind(x, i->var, &open, at);
		return;
	}
	while (k-- > 0)
		if (x->m.bind[k].var == i->var) {
			x->m.bind[k].end = at;
			return;
		}
}

/* Whether the matcher was at this split at this token before. What can be
 * reached from there does not depend on how it came there, so if it did not
 * lead to a match then it will not now: this keeps the steps of a rule below
 * the length of its program times that of the sentence. After a match, and
 * after a look that matched, what led to it has to be forgotten; so has all
 * that a look behind tried, for it had to end at its token. */
static bool
split_again(struct wg_matcher *x, uint32_t pc, uint32_t at)
{
	uint32_t i = at - x->first;
	uint64_t *word, bit = UINT64_C(1) << i % 64;

	if (x->been_n == 0)
		return false;
	word = &x->been[(pc - x->code) * x->been_row + i / 64];
	if ((*word & bit) != 0)
		return true;
	*word |= bit;
	return false;
}

/* Forgets the splits of n instructions from pc. */
static void
forget_splits(struct wg_matcher *x, uint32_t pc, uint32_t n)
{
	if (x->been_n > 0)
		memset(x->been + (pc - x->code) * x->been_row, 0,
		        n * x->been_row * sizeof *x->been);
}

/* Whether the program behind the look matches here, or ends here. */
static bool
look(struct wg_matcher *x, const struct wg_insn *i, uint32_t pc, uint32_t at)
{
	uint32_t from = at, end, bound = x->m.n;
	uint8_t claim = x->m.claim;
	bool found = false, behind = (i->mask & WG_LOOK_BEHIND) != 0;

	if (!behind)
		found = run(x, pc + 1, at, WG_NONE, &end);
	while (behind && !found && from > x->first && at - from < MOST_BEHIND)
		found = run(x, pc + 1, --from, at, &end);
	if (found || behind)
		forget_splits(x, pc + 1, i->a - 1);
	x->m.n = bound;
	x->m.claim = claim;
	return found != ((i->mask & WG_LOOK_NOT) != 0);
}

/* One step from *pc, *at; false if it leads nowhere. `edge` says how many
 * edges of this instruction have been tried. */
static bool
step(struct wg_matcher *x, struct choice *stack, uint32_t *depth, uint32_t *pc,
        uint32_t *at, uint32_t edge)
{
	const struct wg_insn *i = WG_ROW(x->o, wg_insn, WG_SEC_INSN, *pc);
	struct choice now = {*pc, *at, x->m.n, edge + 1, x->m.claim};
	struct wg_edge e, more;

	switch (i->op) {
	case WG_OP_SPLIT:
		if (split_again(x, *pc, *at))
			return false;
		now.pc = *pc + i->b;
		now.edge = 0;
		*pc += i->a;
		break;
	case WG_OP_JUMP:
		*pc += i->a;
		return true;
	case WG_OP_OPEN:
	case WG_OP_CLOSE:
		bind_span(x, i, *at);
		(*pc)++;
		return true;
	case WG_OP_LOOK:
		if (!look(x, i, *pc, *at))
			return false;
		*pc += i->a;
		return true;
	case WG_OP_FIRST:
		(*pc)++;
		return *at == x->first;
	case WG_OP_LAST:
		(*pc)++;
		return *at == x->end;
	default:
		if (!wg_edge_find(x, i, *at, edge, &e))
			return false;
		if (wg_edge_find(x, i, *at, edge + 1, &more) &&
		        *depth < MOST_CHOICES)
			stack[(*depth)++] = now;
		bind(x, i->var, &e, *at);
		if (e.claim != 0)
			x->m.claim = e.claim;
		*at += e.n;
		(*pc)++;
		return true;
	}
	if (*depth < MOST_CHOICES)
		stack[(*depth)++] = now;
	return true;
}

static bool
run(struct wg_matcher *x, uint32_t pc, uint32_t at, uint32_t until,
        uint32_t *end)
{
	struct choice stack[MOST_CHOICES];
	uint32_t depth = 0, edge = 0;

	while (x->steps++ < MOST_STEPS) {
		bool ends =
		        WG_ROW(x->o, wg_insn, WG_SEC_INSN, pc)->op == WG_OP_END;

		if (ends && (until == WG_NONE || at == until)) {
			*end = at;
			return true;
		}
		if (!ends && step(x, stack, &depth, &pc, &at, edge)) {
			edge = 0;
			continue;
		}
		if (depth == 0)
			return false;
		depth--;
		pc = stack[depth].pc;
		at = stack[depth].at;
		edge = stack[depth].edge;
		x->m.n = stack[depth].bound;
		x->m.claim = stack[depth].claim;
	}
	return false;
}

/* ---- which rules to try -------------------------------------------------------------- */

static void
hold_phrase(struct wg_matcher *x, struct wg_holdings *h,
        const struct wg_phrase *p)
{
	uint32_t row = p->sense;
	const struct wg_sense *s;

	do {
		s = WG_ROW(x->o, wg_sense, WG_SEC_SENSE, row++);
		if (s->kind == WG_SENSE_WORD && s->ref < 64 * CLASS_WORDS)
			h->classes[s->ref / 64] |= UINT64_C(1) << s->ref % 64;
		if (s->kind == WG_SENSE_TITLE && x->phase == WG_PHASE_TITLE)
			h->kinds |= 1u << WG_TITLE;
		if (s->kind == WG_SENSE_NAME && x->phase != WG_PHASE_FACT) {
			uint32_t entry =
			        WG_ROW(x->o, wg_name, WG_SEC_NAME, s->ref)
			                ->entry;

			h->kinds |= (uint16_t)(1u << WG_ROW(x->o, wg_entry,
			                               WG_SEC_ENTRY, entry)
			                                     ->kind);
		}
	} while ((s->flags & WG_SENSE_LAST) == 0);
}

static void
hold_token(struct wg_matcher *x, uint32_t at)
{
	const struct wg_doc *doc = x->doc;
	struct wg_holdings *h = &x->here[at - x->first];
	uint64_t fold = doc->tokens.v[at].fold;
	uint32_t i, k = x->mention_at[at - x->first];

	*h = (struct wg_holdings){.kinds = 0};
	for (i = doc->phrase_at[at]; i < doc->phrase_at[at + 1]; i++)
		hold_phrase(x, h, &doc->phrases.v[i]);
	for (; k < doc->mentions.n && doc->mentions.v[k].first == at; k++)
		if (wg_edge_visible(x, &doc->mentions.v[k]))
			h->kinds |= (uint16_t)(1u << doc->mentions.v[k].kind);
	k = x->time_at[at - x->first];
	x->times |= k < doc->times.n && doc->times.v[k].first == at;
	x->folds[fold >> 6 & 3] |= UINT64_C(1) << (fold & 63);
	for (i = 0; i < CLASS_WORDS; i++)
		x->holds.classes[i] |= h->classes[i];
	x->holds.kinds |= h->kinds;
}

static bool
holds(const struct wg_matcher *x, const struct wg_insn *need)
{
	switch (need->op) {
	case WG_OP_WORD:
		return wg_holds_class(&x->holds, need->a, need->b);
	case WG_OP_FOLD:
		return (x->folds[need->a >> 6 & 3] >> (need->a & 63) & 1) != 0;
	case WG_OP_MENTION:
		return (x->holds.kinds & need->mask) != 0;
	case WG_OP_TIME:
		return x->times;
	default:
		return true;
	}
}

/* ---- where to try them ------------------------------------------------------------ */

/* What a match of the rule may begin with, looks left out. Where none of it
 * begins the rule is not tried: that is most tokens, and asking this once
 * is cheaper than going down each branch of a rule again and again. */
struct start {
	struct wg_holdings hold;
	uint64_t folds[4];
	uint16_t shapes[4], nshapes;
	bool times, any;
};

static void
add_classes(struct start *s, uint32_t from, uint32_t to)
{
	s->any = s->any || to > 64 * CLASS_WORDS;
	for (; from < to && !s->any; from++)
		s->hold.classes[from / 64] |= UINT64_C(1) << from % 64;
}

static void
add_shape(struct start *s, uint16_t shape)
{
	uint16_t i;

	for (i = 0; i < s->nshapes; i++)
		if (s->shapes[i] == shape)
			return;
	if (s->nshapes == 4)
		s->any = true;
	else
		s->shapes[s->nshapes++] = shape;
}

/* Adds what the instruction begins with; gives the next instructions, from
 * which a match may begin as well, in next[], and their number. */
static uint32_t
add_start(struct start *s, const struct wg_insn *i, uint32_t pc, uint32_t *next)
{
	switch (i->op) {
	case WG_OP_SPLIT:
		next[0] = pc + i->a;
		next[1] = pc + i->b;
		return 2;
	case WG_OP_JUMP:
	case WG_OP_LOOK:
		next[0] = pc + i->a;
		return 1;
	case WG_OP_OPEN:
	case WG_OP_CLOSE:
	case WG_OP_FIRST:
		next[0] = pc + 1;
		return 1;
	case WG_OP_WORD:
		add_classes(s, i->a, i->b);
		return 0;
	case WG_OP_MENTION:
		s->hold.kinds |= i->mask;
		return 0;
	case WG_OP_FOLD:
		s->folds[i->a >> 6 & 3] |= UINT64_C(1) << (i->a & 63);
		return 0;
	case WG_OP_TIME:
		s->times = true;
		return 0;
	case WG_OP_FORENAME:
	case WG_OP_SURNAME:
		add_shape(s, WG_SHAPE_CAP);
		return 0;
	case WG_OP_SHAPE:
		add_shape(s, i->mask);
		return 0;
	default:
		s->any = true;
		return 0;
	}
}

static void
find_start(struct wg_matcher *x, uint32_t pc, struct start *s)
{
	uint32_t todo[MOST_CHOICES + 2], n = 0;

	*s = (struct start){.any = x->been_n == 0};
	todo[n++] = pc;
	while (n > 0 && !s->any) {
		const struct wg_insn *i;

		pc = todo[--n];
		i = WG_ROW(x->o, wg_insn, WG_SEC_INSN, pc);
		if (i->op == WG_OP_SPLIT && split_again(x, pc, x->first))
			continue;
		n += add_start(s, i, pc, todo + n);
		s->any = s->any || n > MOST_CHOICES;
	}
}

static bool
shape_starts(const struct start *s, uint16_t shape)
{
	uint16_t i;

	for (i = 0; i < s->nshapes; i++)
		if ((shape & s->shapes[i]) == s->shapes[i])
			return true;
	return false;
}

static bool
may_start(const struct wg_matcher *x, const struct start *s, uint32_t at)
{
	const struct wg_holdings *here = &x->here[at - x->first];
	const struct wg_token *t = &x->doc->tokens.v[at];
	uint32_t k = x->time_at[at - x->first], i;
	uint64_t common = 0;

	for (i = 0; i < CLASS_WORDS; i++)
		common |= s->hold.classes[i] & here->classes[i];
	return s->any || common != 0 || (s->hold.kinds & here->kinds) != 0 ||
	       (s->folds[t->fold >> 6 & 3] >> (t->fold & 63) & 1) != 0 ||
	       shape_starts(s, t->shape) ||
	       (s->times && k < x->doc->times.n &&
	               x->doc->times.v[k].first == at);
}

static void
try_rule(struct wg_matcher *x, uint32_t rule, wg_match_fn *fn, void *user,
        struct wg_diag *diag)
{
	const struct wg_rule *r = WG_ROW(x->o, wg_rule, WG_SEC_RULE, rule);
	struct start s;
	uint32_t at;

	x->steps = 0;
	x->code = r->code;
	x->been_row = (x->end - x->first) / 64 + 1;
	x->been_n = r->code_n * x->been_row;
	if (x->been_n > BEEN_WORDS)
		x->been_n = 0;
	forget_splits(x, r->code, r->code_n);
	find_start(x, r->code, &s);
	forget_splits(x, r->code, r->code_n);
	for (at = x->first; at < x->end && x->steps < MOST_STEPS; at++) {
		if ((x->doc->tokens.v[at].shape & r->shape) != r->shape ||
		        !may_start(x, &s, at))
			continue;
		x->m.rule = rule;
		x->m.first = at;
		x->m.claim = r->status;
		x->m.n = 0;
		if (!run(x, r->code, at, WG_NONE, &x->m.end))
			continue;
		fn(&x->m, user);
		forget_splits(x, r->code, r->code_n);
	}
	if (x->steps < MOST_STEPS || x->doc->hard)
		return;
	x->doc->hard = true;
	wg_diag(diag, WG_D_RULE_STEPS, "%.*s at byte %u",
	        WG_STR_FMT(wg_onto_str(x->o, r->name)),
	        x->doc->tokens.v[x->first].span.beg);
}

uint32_t
wg_mentions_from(const struct wg_doc *doc, uint32_t token)
{
	uint32_t lo = 0, hi = doc->mentions.n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (doc->mentions.v[mid].first < token)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

uint32_t
wg_times_from(const struct wg_doc *doc, uint32_t token)
{
	uint32_t lo = 0, hi = doc->times.n;

	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (doc->times.v[mid].first < token)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* Index of the first mention and date at each token of the sentence. */
static void
index_layers(struct wg_matcher *x)
{
	const struct wg_doc *doc = x->doc;
	uint32_t m = wg_mentions_from(doc, x->first);
	uint32_t t = wg_times_from(doc, x->first), at;

	for (at = x->first; at < x->end; at++) {
		while (m < doc->mentions.n && doc->mentions.v[m].first < at)
			m++;
		while (t < doc->times.n && doc->times.v[t].first < at)
			t++;
		x->mention_at[at - x->first] = m;
		x->time_at[at - x->first] = t;
	}
}

static void
start(struct wg_matcher *x, const struct wg_sent *sent)
{
	uint32_t at;

	x->first = sent->first;
	x->end = sent->end;
	if (x->end - x->first > SENTENCE_MOST)
		x->end = x->first + SENTENCE_MOST;
	x->holds = (struct wg_holdings){.kinds = 0};
	memset(x->folds, 0, sizeof x->folds);
	x->times = false;
	index_layers(x);
	for (at = x->first; at < x->end; at++)
		hold_token(x, at);
}

void
wg_rules_match(struct wg_doc *doc, const struct wg_onto *o, uint32_t sent,
        enum wg_phase phase, wg_match_fn *fn, void *user, struct wg_diag *diag)
{
	struct wg_matcher x;
	uint32_t r;

	x.doc = doc;
	x.o = o;
	x.phase = phase;
	start(&x, &doc->sents.v[sent]);
	for (r = 0; r < o->n[WG_SEC_RULE]; r++) {
		const struct wg_rule *rule = WG_ROW(o, wg_rule, WG_SEC_RULE, r);

		if (rule->phase == phase && holds(&x, &rule->need))
			try_rule(&x, r, fn, user, diag);
	}
}
