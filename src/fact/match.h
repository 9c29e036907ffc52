/* What a match becomes: shared by the files that make statements, records
 * and events of it.
 *
 * SPDX-FileCopyrightText: 2026 The wiregraph authors
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef WG_FACT_MATCH_H
#define WG_FACT_MATCH_H

#include "fact/fact.h"

struct wg_maker {
	struct wg_doc *doc;
	const struct wg_onto *o;
	struct wg_match m;         /* with what "with" clauses add to it */
	const struct wg_rule *rule;
	uint32_t event;            /* begun last, or WG_NONE */
	uint32_t parties;          /* number before the sentence */
	uint32_t stmts;            /* number before the statement made last */
	struct wg_index entries;   /* entities of the article by entry */
};

/* match.c: the k-th binding of the variable, the k-th mention it is bound
 * to, the date; NULL behind the last. */
const struct wg_binding *wg_bound(const struct wg_maker *, uint8_t var,
        uint32_t k);
const struct wg_mention *wg_bound_mention(const struct wg_maker *,
        uint8_t var, uint32_t k);
const struct wg_time *wg_bound_time(const struct wg_maker *, uint8_t var);
struct wg_span wg_match_evidence(const struct wg_maker *);
/* Who says what stands at the place: the speaker of the quotation around
 * it, or nobody but the article. */
uint32_t wg_speaker_at(const struct wg_doc *, struct wg_span);
void wg_put_stmt(struct wg_maker *, uint32_t subject, uint16_t property,
        uint32_t object, uint32_t title);
/* The property that the title gives to an object of the kind. */
uint16_t wg_title_property(const struct wg_onto *, uint32_t title,
        uint8_t kind);

/* record.c: indexes the entities; "?p holds ?t". */
void wg_entries_index(struct wg_maker *);
void wg_make_record(struct wg_maker *, const struct wg_act *);

/* event.c: begins an event (false: none), adds to it, and at the end of the
 * sentence drops what is told twice and dates and places the rest. */
bool wg_make_event(struct wg_maker *, const struct wg_act *);
void wg_add_to_event(struct wg_maker *, const struct wg_act *);
void wg_settle_events(const struct wg_maker *, uint32_t from, uint32_t sent);

#endif
