/* Makes events of matches: parties, dates, places; each event once.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#include "match.h"

/* The class that the clause names, or that its word does. */
static uint16_t
event_class(const struct wg_maker *x, const struct wg_act *a)
{
	const struct wg_binding *b = wg_bound(x, a->b, 0);

	if (a->b == WG_NO_VAR)
		return a->ref;
	if (b == NULL || b->kind != WG_BOUND_WORD)
		return WG_NO_CLASS;
	return WG_ROW(x->o, wg_wordclass, WG_SEC_WORDCLASS, b->ref)->cls;
}

bool
wg_make_event(struct wg_maker *x, const struct wg_act *a)
{
	const struct wg_binding *b = wg_bound(x, a->a, 0);
	uint16_t cls = event_class(x, a);

	x->event = WG_NONE;
	if (b == NULL || cls == WG_NO_CLASS)
		return false;
	x->event = x->doc->events.n;
	*wg_layer_push(x->doc->arena, &x->doc->events) =
	        (struct wg_event){.cls = cls,
	                .status = x->m.claim,
	                .score = x->rule->score,
	                .rule = x->m.rule,
	                .place = WG_NONE,
	                .speaker = wg_speaker_at(x->doc, wg_match_evidence(x)),
	                .trigger = wg_doc_tokens_span(x->doc, b->first, b->end),
	                .evidence = wg_match_evidence(x)};
	return true;
}

static bool
is_party(const struct wg_doc *doc, uint32_t event, uint32_t entity,
        uint32_t from)
{
	uint32_t i;

	for (i = from; i < doc->parties.n; i++)
		if (doc->parties.v[i].event == event &&
		        doc->parties.v[i].entity == entity)
			return true;
	return false;
}

static void
put_party(struct wg_maker *x, uint32_t entity, uint8_t role)
{
	struct wg_doc *doc = x->doc;

	if (entity != WG_NONE && !is_party(doc, x->event, entity, x->parties))
		*wg_layer_push(doc->arena, &doc->parties) =
		        (struct wg_party){x->event, entity, role};
}

void
wg_add_to_event(struct wg_maker *x, const struct wg_act *a)
{
	struct wg_event *e = &x->doc->events.v[x->event];
	const struct wg_time *t = wg_bound_time(x, a->a);
	const struct wg_mention *m;
	uint32_t i;

	if (a->op == WG_ACT_DATE && t != NULL)
		e->date = t->date;
	for (i = 0; (m = wg_bound_mention(x, a->a, i)) != NULL; i++) {
		if (a->op == WG_ACT_PLACE) {
			e->place = m->entity;
			continue;
		}
		put_party(x, m->entity,
		        a->op == WG_ACT_ACTOR ? WG_ROLE_ACTOR
		                              : WG_ROLE_RECIPIENT);
		put_party(x, m->also,
		        a->op == WG_ACT_ACTOR ? WG_ROLE_ACTOR
		                              : WG_ROLE_RECIPIENT);
	}
}

/* ---- one event, once -------------------------------------------------------------------------- */

/* Whether each party of event b is one of event a too. */
static bool
has_all(const struct wg_doc *doc, uint32_t a, uint32_t b, uint32_t from)
{
	uint32_t i;

	for (i = from; i < doc->parties.n; i++)
		if (doc->parties.v[i].event == b &&
		        !is_party(doc, a, doc->parties.v[i].entity, from))
			return false;
	return true;
}

static bool
overlaps(struct wg_span a, struct wg_span b)
{
	return a.beg < b.end && b.beg < a.end;
}

/* Several rules find one event; some see fewer of its parties. The first
 * that has all of them stands for the rest. */
static bool
is_told_already(const struct wg_doc *doc, uint32_t event, uint32_t events,
        uint32_t from)
{
	const struct wg_event *e = &doc->events.v[event];
	uint32_t i;

	for (i = events; i < doc->events.n; i++)
		if (i != event && doc->events.v[i].cls == e->cls &&
		        overlaps(doc->events.v[i].trigger, e->trigger) &&
		        has_all(doc, i, event, from) &&
		        (i < event || !has_all(doc, event, i, from)))
			return true;
	return false;
}

static void
renumber(struct wg_doc *doc, uint32_t from, const uint32_t *to, uint32_t events)
{
	uint32_t i, n = from;

	for (i = from; i < doc->parties.n; i++) {
		struct wg_party p = doc->parties.v[i];

		p.event = to[p.event - events];
		if (p.event != WG_NONE)
			doc->parties.v[n++] = p;
	}
	doc->parties.n = n;
}

static void
drop_told(struct wg_doc *doc, uint32_t events, uint32_t from)
{
	uint32_t *to = wg_arena_alloc(doc->arena,
	        (doc->events.n - events + 1) * sizeof *to);
	uint32_t i, n = events;

	for (i = events; i < doc->events.n; i++)
		to[i - events] =
		        is_told_already(doc, i, events, from) ? WG_NONE : n++;
	for (i = events; i < doc->events.n; i++)
		if (to[i - events] != WG_NONE)
			doc->events.v[to[i - events]] = doc->events.v[i];
	doc->events.n = n;
	renumber(doc, from, to, events);
}

/* ---- when and where ------------------------------------------------------------------------- */

/* Whether the day is that of a report on the event: "said on Tuesday". */
static bool
is_reported(const struct wg_doc *doc, const struct wg_onto *o,
        const struct wg_time *t, struct wg_span trigger)
{
	uint32_t verb = wg_time_said(doc, o, t);

	return verb != WG_NONE &&
	       (doc->tokens.v[verb].span.beg < trigger.beg ||
	               doc->tokens.v[verb].span.beg >= trigger.end);
}

/* The only date that the sentence gives the event, if it gives one only. */
static struct wg_date
only_date(const struct wg_doc *doc, const struct wg_onto *o,
        const struct wg_sent *s, struct wg_span trigger)
{
	struct wg_date date = {0, 0, 0};
	uint32_t i, n = 0;

	for (i = wg_times_from(doc, s->first);
	        i < doc->times.n && doc->times.v[i].first < s->end; i++) {
		if (is_reported(doc, o, &doc->times.v[i], trigger))
			continue;
		date = doc->times.v[i].date;
		n++;
	}
	return n == 1 ? date : (struct wg_date){0, 0, 0};
}

/* The only place that the sentence says something to be in. */
static uint32_t
only_place(const struct wg_doc *doc, const struct wg_onto *o,
        const struct wg_sent *s)
{
	uint32_t i, found = WG_NONE, n = 0;
	struct wg_word word;

	for (i = wg_mentions_from(doc, s->first);
	        i < doc->mentions.n && doc->mentions.v[i].first < s->end; i++) {
		const struct wg_mention *m = &doc->mentions.v[i];

		if (m->kind != WG_PLACE || m->outer != WG_NONE ||
		        m->first <= s->first ||
		        !wg_word_at(doc, o, m->first - 1, m->first,
		                WG_STR("locative"), &word))
			continue;
		found = m->entity;
		n++;
	}
	return n == 1 ? found : WG_NONE;
}

/* Events that no rule has dated or placed happened when and where their
 * sentence says, if it says one day and one place only. */
void
wg_settle_events(const struct wg_maker *x, uint32_t from, uint32_t sent)
{
	const struct wg_sent *s = &x->doc->sents.v[sent];
	uint32_t place, i;

	if (x->doc->events.n > from + 1)
		drop_told(x->doc, from, x->parties);
	if (from == x->doc->events.n)
		return;
	place = only_place(x->doc, x->o, s);
	for (i = from; i < x->doc->events.n; i++) {
		struct wg_event *e = &x->doc->events.v[i];

		if (e->date.year == 0)
			e->date = only_date(x->doc, x->o, s, e->trigger);
		if (e->place == WG_NONE &&
		        !is_party(x->doc, i, place, x->parties))
			e->place = place;
	}
}
