"""Agreements and their parties -> entities/agreements.tsv,
facts/agreements.tsv.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""

from common import date, read_hand, slug, split_names

FILE = 'entities/agreements.tsv'
FACTS = 'facts/agreements.tsv'


def parties(lex):
    """States that ratified, or for which the agreement came into force."""
    keys = {(r['dataset'], r['treaty']): 'agreement/' + r['agreement']
            for r in read_hand('agreement-keys.tsv')}
    for row in lex.table('treaties', 'manytreaties-parties.tsv'):
        id = keys.get((row['dataset'], row['treaty_id']))
        start = [d for d in (date(row['force']), date(row['ratification']))
                 if '1' < d < '2030']
        if id and start and 'state/' + row['state'] in lex.entities:
            lex.fact(FACTS, 'state/' + row['state'], 'partyTo', id,
                     start[0], source='manytreaties')


def build(lex):
    for row in read_hand('agreements.tsv'):
        id = lex.add(FILE, 'agreement/' + slug(row['label']), row['class'],
                     row['label'], split_names(row['names']), weight=700)
        for state in split_names(row['parties']):
            lex.fact(FACTS, 'state/' + state, 'partyTo', id, row['date'])
    parties(lex)
