"""Wikidata items of bodies, from the Research Organization Registry.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""

import collections
import re

from international import fold
from states import by_iso2


def registry(lex):
    """Folded name -> {(qid, state)} of everything in the registry."""
    states = by_iso2(lex)
    out = collections.defaultdict(set)
    for row in lex.table('ror', 'ror-all-slim.tsv'):
        name = re.sub(r'\s*\(.*', '', row['name'])
        if re.match(r'^Q\d+$', row['wikidata']):
            out[fold(name)].add((row['wikidata'],
                                 states.get(row['country'])))
    return out


def states_of(lex):
    """Body -> the states that the facts tie it to."""
    out = collections.defaultdict(set)
    for s, p, o in lex.seen:
        if p in ('organOf', 'basedIn') and o.startswith('state/'):
            out[s].add(o)
    return out


def build(lex):
    known, homes = registry(lex), states_of(lex)
    for row in lex.entities.values():
        if not row['id'].startswith('body/') or row['qid']:
            continue
        names = [row['label']] + [n for n in row['names'] if ':' not in n
                                  and len(n.split()) > 1]
        found = {(q, s) for n in names for q, s in known.get(fold(n), ())
                 if s in homes[row['id']]}
        items = {q for q, s in found}
        if len(items) == 1 and not items & set(lex.by_qid):
            lex.more(row['id'], [], items.pop(), 'ror')
