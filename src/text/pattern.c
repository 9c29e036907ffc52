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
#include "text/text.h"

#include <string.h>

#define MOST_STEPS 20000u
#define MOST_CHOICES 256u
#define MOST_BEHIND 6u
#define CLASS_WORDS 8u         /* bitset of word classes: 8 * 64 */
#define SENTENCE_MOST 1024u    /* tokens of a sentence that are looked at */

/* What begins at a token, or anywhere in the sentence: to skip what needs
 * something else without looking for it. */
struct holdings {
	uint64_t classes[CLASS_WORDS];
	uint16_t kinds;
};

struct choice {
	uint32_t pc, at, bound, edge;
	uint8_t claim;
};

struct matcher {
	struct wg_doc *doc;
	const struct wg_onto *o;
	enum wg_phase phase;
	uint32_t first, end;         /* tokens of the sentence */
	uint32_t mention_at[SENTENCE_MOST]; /* first mention at token - first */
	uint32_t time_at[SENTENCE_MOST];
	struct holdings here[SENTENCE_MOST]; /* of each token */
	struct holdings holds;               /* of the sentence */
	uint64_t folds[4];                   /* Bloom filter with one hash */
	bool times;
	uint32_t steps;
	struct wg_match m;
};

/* An edge found: how far it goes and what it is. */
struct edge {
	uint32_t n, ref;
	uint8_t bound;         /* enum wg_bound */
	uint8_t claim;
};

/* ---- edges --------------------------------------------------------------------- */

static bool
kind_fits(const struct matcher *x, const struct wg_insn *i, uint8_t kind,
        uint8_t form, uint16_t cls)
{
	return (i->mask >> kind & 1) != 0 && (i->a & form) != 0 &&
	       (i->b == WG_NO_CLASS || wg_class_is_a(x->o, cls,
	                                       (uint16_t)i->b));
}

static bool
sense_fits(const struct matcher *x, const struct wg_insn *i,
        const struct wg_phrase *p, const struct wg_sense *s, struct edge *e)
{
	const struct wg_name *name;
	const struct wg_entry *entry;

	if (i->op == WG_OP_WORD) {
		if (s->kind != WG_SENSE_WORD || s->ref < i->a ||
		        s->ref >= i->b)
			return false;
		*e = (struct edge){p->n, s->ref, WG_BOUND_WORD,
		        WG_ROW(x->o, wg_wordclass, WG_SEC_WORDCLASS, s->ref)
		                ->claim};
		return true;
	}
	if (s->kind == WG_SENSE_TITLE) {
		*e = (struct edge){p->n, s->ref, WG_BOUND_TITLE, 0};
		return x->phase == WG_PHASE_TITLE &&
		       (i->mask >> WG_TITLE & 1) != 0 &&
		       wg_sense_fits(x->doc, p, s);
	}
	if (s->kind != WG_SENSE_NAME || !wg_sense_fits(x->doc, p, s))
		return false;
	name = WG_ROW(x->o, wg_name, WG_SEC_NAME, s->ref);
	entry = WG_ROW(x->o, wg_entry, WG_SEC_ENTRY, name->entry);
	*e = (struct edge){p->n, s->ref, WG_BOUND_NAME, 0};
	return kind_fits(x, i, entry->kind, name->form, entry->cls);
}

/* The edge of a lexicon phrase at `at` that the instruction accepts, the
 * longest first; `skip` have been tried before. */
static bool
phrase_edge(const struct matcher *x, const struct wg_insn *i, uint32_t at,
        uint32_t skip, struct edge *e)
{
	const uint32_t *at_p = x->doc->phrase_at;
	uint32_t p, s;

	for (p = at_p[at + 1]; p-- > at_p[at];) {
		const struct wg_phrase *phrase = &x->doc->phrases.v[p];
		const struct wg_sense *sense;

		s = phrase->sense;
		do {
			sense = WG_ROW(x->o, wg_sense, WG_SEC_SENSE, s++);
			if (!sense_fits(x, i, phrase, sense, e))
				continue;
			if (skip-- == 0)
				return true;
		} while ((sense->flags & WG_SENSE_LAST) == 0);
	}
	return false;
}

/* Facts see whole names, not what lies inside them; but a described
 * agreement ("the deal between X and Y") is no name: its parties show. */
static bool
is_visible(const struct matcher *x, const struct wg_mention *m)
{
	const struct wg_mention *outer;

	if (x->phase != WG_PHASE_FACT)
		return m->kind == WG_TITLE;
	if (m->outer == WG_NONE)
		return true;
	outer = &x->doc->mentions.v[m->outer];
	return outer->kind == WG_AGREEMENT && outer->name == WG_NONE;
}

static bool
mention_edge(const struct matcher *x, const struct wg_insn *i, uint32_t at,
        uint32_t skip, struct edge *e)
{
	uint32_t k = x->mention_at[at - x->first];

	for (; k < x->doc->mentions.n; k++) {
		const struct wg_mention *m = &x->doc->mentions.v[k];

		if (m->first != at)
			break;
		if (!is_visible(x, m) ||
		        !(m->kind == WG_TITLE
		                        ? (i->mask >> WG_TITLE & 1) != 0
		                        : kind_fits(x, i, m->kind, m->form,
		                                  m->cls)))
			continue;
		if (skip-- == 0) {
			*e = (struct edge){m->end - m->first, k,
			        WG_BOUND_MENTION, 0};
			return true;
		}
	}
	return false;
}

static bool
time_edge(const struct matcher *x, uint32_t at, uint32_t skip, struct edge *e)
{
	uint32_t k = x->time_at[at - x->first];

	if (skip > 0 || k >= x->doc->times.n ||
	        x->doc->times.v[k].first != at)
		return false;
	*e = (struct edge){x->doc->times.v[k].end - at, k, WG_BOUND_TIME, 0};
	return true;
}

static bool
personal_edge(const struct matcher *x, uint8_t kind, uint32_t at,
        uint32_t skip, struct edge *e)
{
	uint32_t p = x->doc->phrase_at[at];
	uint32_t s;
	const struct wg_sense *sense;

	if (skip > 0 || p == x->doc->phrase_at[at + 1] ||
	        x->doc->phrases.v[p].n != 1 ||
	        (x->doc->tokens.v[at].shape & WG_SHAPE_CAP) == 0)
		return false;
	s = x->doc->phrases.v[p].sense;
	do {
		sense = WG_ROW(x->o, wg_sense, WG_SEC_SENSE, s++);
		*e = (struct edge){1, sense->ref, WG_BOUND_SPAN, 0};
		if (sense->kind == kind)
			return true;
	} while ((sense->flags & WG_SENSE_LAST) == 0);
	return false;
}

static bool
token_edge(const struct matcher *x, const struct wg_insn *i, uint32_t at,
        uint32_t skip, struct edge *e)
{
	const struct wg_token *t = &x->doc->tokens.v[at];
	uint64_t want = i->a | (uint64_t)i->b << 32;

	*e = (struct edge){1, 0, WG_BOUND_SPAN, 0};
	if (skip > 0)
		return false;
	switch (i->op) {
	case WG_OP_FOLD:
		return t->fold == want;
	case WG_OP_EXACT:
		return t->exact == want;
	case WG_OP_SHAPE:
		return (t->shape & i->mask) == i->mask;
	default:
		return true; /* WG_OP_ANY */
	}
}

static bool
holds_class(const struct holdings *h, uint32_t from, uint32_t to)
{
	uint32_t w = from / 64, last = (to - 1) / 64;
	uint64_t mask = UINT64_MAX << from % 64;

	if (last >= CLASS_WORDS)
		return true;
	for (; w < last; w++, mask = UINT64_MAX)
		if ((h->classes[w] & mask) != 0)
			return true;
	mask &= UINT64_MAX >> (63 - (to - 1) % 64);
	return (h->classes[w] & mask) != 0;
}

/* The skip-th edge from `at` that the instruction accepts. */
static bool
find_edge(const struct matcher *x, const struct wg_insn *i, uint32_t at,
        uint32_t skip, struct edge *e)
{
	const struct holdings *here = &x->here[at - x->first];

	if (at >= x->end)
		return false;
	switch (i->op) {
	case WG_OP_WORD:
		return holds_class(here, i->a, i->b) &&
		       phrase_edge(x, i, at, skip, e);
	case WG_OP_MENTION:
		if ((here->kinds & i->mask) == 0)
			return false;
		if (x->phase != WG_PHASE_FACT &&
		        (i->mask != 1u << WG_TITLE ||
		                x->phase == WG_PHASE_TITLE))
			return phrase_edge(x, i, at, skip, e);
		return mention_edge(x, i, at, skip, e);
	case WG_OP_TIME:
		return time_edge(x, at, skip, e);
	case WG_OP_FORENAME:
		return personal_edge(x, WG_SENSE_FORENAME, at, skip, e);
	case WG_OP_SURNAME:
		return personal_edge(x, WG_SENSE_SURNAME, at, skip, e);
	default:
		return token_edge(x, i, at, skip, e);
	}
}

/* ---- the machine ------------------------------------------------------------------ */

static bool run(struct matcher *, uint32_t pc, uint32_t at, uint32_t *end);

static void
bind(struct matcher *x, uint8_t var, const struct edge *e, uint32_t at)
{
	if (var == WG_NO_VAR || x->m.n == WG_BINDINGS)
		return;
	x->m.bind[x->m.n++] = (struct wg_binding){.var = var,
	        .kind = e->bound, .ref = e->ref, .first = at,
	        .end = at + e->n};
}

/* A span begins: bound with no end; it ends: the open one gets its end. */
static void
bind_span(struct matcher *x, const struct wg_insn *i, uint32_t at)
{
	uint32_t k = x->m.n;
	struct edge open = {0, 0, WG_BOUND_SPAN, 0};

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

/* Whether the program behind the look matches here, or ends here. */
static bool
look(struct matcher *x, const struct wg_insn *i, uint32_t pc, uint32_t at)
{
	uint32_t from = at, end, bound = x->m.n;
	uint8_t claim = x->m.claim;
	bool found = false;

	if ((i->mask & WG_LOOK_BEHIND) == 0) {
		found = run(x, pc + 1, at, &end);
	} else {
		while (!found && from > x->first && at - from < MOST_BEHIND) {
			from--;
			found = run(x, pc + 1, from, &end) && end == at;
		}
	}
	x->m.n = bound;
	x->m.claim = claim;
	return found != ((i->mask & WG_LOOK_NOT) != 0);
}

/* One step from *pc, *at; false if it leads nowhere. `edge` says how many
 * edges of this instruction have been tried. */
static bool
step(struct matcher *x, struct choice *stack, uint32_t *depth,
        uint32_t *pc, uint32_t *at, uint32_t edge)
{
	const struct wg_insn *i = WG_ROW(x->o, wg_insn, WG_SEC_INSN, *pc);
	struct choice now = {*pc, *at, x->m.n, edge + 1, x->m.claim};
	struct edge e, more;

	switch (i->op) {
	case WG_OP_SPLIT:
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
		if (!find_edge(x, i, *at, edge, &e))
			return false;
		if (find_edge(x, i, *at, edge + 1, &more) &&
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

/* Runs the program from pc at token `at` until END; *end gets where. */
static bool
run(struct matcher *x, uint32_t pc, uint32_t at, uint32_t *end)
{
	struct choice stack[MOST_CHOICES];
	uint32_t depth = 0, edge = 0;

	while (x->steps++ < MOST_STEPS) {
		if (WG_ROW(x->o, wg_insn, WG_SEC_INSN, pc)->op == WG_OP_END) {
			*end = at;
			return true;
		}
		if (step(x, stack, &depth, &pc, &at, edge)) {
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
hold_phrase(struct matcher *x, struct holdings *h, const struct wg_phrase *p)
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
			uint32_t entry = WG_ROW(x->o, wg_name, WG_SEC_NAME,
			        s->ref)->entry;

			h->kinds |= (uint16_t)(1u << WG_ROW(x->o, wg_entry,
			                                   WG_SEC_ENTRY, entry)
			                                   ->kind);
		}
	} while ((s->flags & WG_SENSE_LAST) == 0);
}

static void
hold_token(struct matcher *x, uint32_t at)
{
	const struct wg_doc *doc = x->doc;
	struct holdings *h = &x->here[at - x->first];
	uint64_t fold = doc->tokens.v[at].fold;
	uint32_t i, k = x->mention_at[at - x->first];

	*h = (struct holdings){.kinds = 0};
	for (i = doc->phrase_at[at]; i < doc->phrase_at[at + 1]; i++)
		hold_phrase(x, h, &doc->phrases.v[i]);
	for (; k < doc->mentions.n && doc->mentions.v[k].first == at; k++)
		if (is_visible(x, &doc->mentions.v[k]))
			h->kinds |= (uint16_t)(1u << doc->mentions.v[k].kind);
	k = x->time_at[at - x->first];
	x->times |= k < doc->times.n && doc->times.v[k].first == at;
	x->folds[fold >> 6 & 3] |= UINT64_C(1) << (fold & 63);
	for (i = 0; i < CLASS_WORDS; i++)
		x->holds.classes[i] |= h->classes[i];
	x->holds.kinds |= h->kinds;
}

static bool
holds(const struct matcher *x, const struct wg_insn *need)
{
	switch (need->op) {
	case WG_OP_WORD:
		return holds_class(&x->holds, need->a, need->b);
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

static void
try_rule(struct matcher *x, uint32_t rule, wg_match_fn *fn, void *user,
        struct wg_diag *diag)
{
	const struct wg_rule *r = WG_ROW(x->o, wg_rule, WG_SEC_RULE, rule);
	uint32_t at;

	x->steps = 0;
	for (at = x->first; at < x->end && x->steps < MOST_STEPS; at++) {
		if ((x->doc->tokens.v[at].shape & r->shape) != r->shape)
			continue;
		x->m.rule = rule;
		x->m.first = at;
		x->m.claim = r->status;
		x->m.n = 0;
		if (run(x, r->code, at, &x->m.end))
			fn(&x->m, user);
	}
	if (x->steps >= MOST_STEPS)
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
index_layers(struct matcher *x)
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
start(struct matcher *x, const struct wg_sent *sent)
{
	uint32_t at;

	x->first = sent->first;
	x->end = sent->end;
	if (x->end - x->first > SENTENCE_MOST)
		x->end = x->first + SENTENCE_MOST;
	x->holds = (struct holdings){.kinds = 0};
	memset(x->folds, 0, sizeof x->folds);
	x->times = false;
	index_layers(x);
	for (at = x->first; at < x->end; at++)
		hold_token(x, at);
}

void
wg_rules_match(struct wg_doc *doc, const struct wg_onto *o, uint32_t sent,
        enum wg_phase phase, wg_match_fn *fn, void *user,
        struct wg_diag *diag)
{
	struct matcher x;
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
