"""States and state-like polities -> entities/states.tsv.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""

import re

from common import read_hand, split_names

FILE = 'entities/states.tsv'


def official_names(row):
    """Formal names of a row of the country codes: UN, Factbook."""
    for column in ('unterm_formal', 'unterm_short', 'factbook_long'):
        text = re.sub(r'\s*\*|\(.*?\)|;.*', '', row[column]).strip()
        text = re.sub(r'^the ', '', text)
        if text and text != 'none' and ',' not in text:
            yield text.replace("’", "'")


def build(lex):
    codes = {r['iso3']: r for r in lex.table('countries', 'countries.tsv')}
    for hand in read_hand('states.tsv'):
        code = hand['code']
        row = codes.get(code)
        names = split_names(hand['names'])
        source = 'hand'
        if row:
            names += official_names(row)
            source = 'hand+country-codes+factbook'
        known = code.isupper() and row is not None
        lex.add(FILE, 'state/' + code, hand['class'], hand['label'],
                names, row['qid'] if row else '', code if known else '',
                hand['weight'], source)


def by_iso2(lex):
    rows = lex.table('countries', 'countries.tsv')
    return {r['iso2']: 'state/' + r['iso3'] for r in rows
            if 'state/' + r['iso3'] in lex.entities}
