"""Members of legislatures whom the news may name, added to the people.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""

import collections
import re

from common import date, read_hand

COUNTRY = {'member of the Chamber of Deputies': 'italy'}
WEIGHT = 180


def joined(terms):
    """Terms of office with those that follow each other made one."""
    out = []
    for start, until in sorted(terms):
        last = out[-1] if out else None
        if last and (last[1] == '-' or int(start[:4]) - int(last[1][:4]) < 2
                     and start >= last[0]):
            last[1] = '-' if '-' in (until, last[1]) else max(last[1], until)
        else:
            out.append([start, until])
    return out


def rows_of(lex):
    """(qid, name, body) -> terms, of those in office since then."""
    rules = [(re.compile(r['pattern']), r) for r in
             read_hand('legislatures.tsv')]
    found = collections.defaultdict(list)
    for row in lex.table('leaders', 'legislators-wikidata.tsv'):
        start, until = date(row['start']), date(row['end'])
        if start == '-' or COUNTRY.get(
                row['position'], row['country']) != row['country']:
            continue
        for pattern, rule in rules:
            if pattern.fullmatch(row['position']):
                if until == '-' or until >= rule['since']:
                    found[row['qid'], row['person'], rule['body']].append(
                        (start, until))
                break
    return found


def build(p):
    for (qid, name, body), terms in sorted(rows_of(p.lex).items()):
        known = p.lex.by_qid.get(qid)
        if not known and not p.bios.get(qid, {}).get('enwiki'):
            continue
        label = p.label(qid, name)
        if not label or body not in p.lex.entities:
            continue
        id = known or p.add(label, qid, 'wikidata-ep', [name])
        row = p.lex.entities[id]
        row['weight'] = max(row['weight'], WEIGHT)
        for start, until in joined(terms):
            p.lex.fact('facts/legislators.tsv', id, 'memberOf', body, start,
                       until, 'wikidata-ep')
