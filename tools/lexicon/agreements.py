"""Agreements and their parties -> entities/agreements.tsv,
facts/agreements.tsv.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""

from common import read_hand, slug, split_names

FILE = 'entities/agreements.tsv'
FACTS = 'facts/agreements.tsv'


def build(lex):
    for row in read_hand('agreements.tsv'):
        id = lex.add(FILE, 'agreement/' + slug(row['label']), row['class'],
                     row['label'], split_names(row['names']), weight=700)
        for state in split_names(row['parties']):
            lex.fact(FACTS, 'state/' + state, 'partyTo', id, row['date'])
