"""Cities and regions -> entities/places.tsv, facts/places.tsv.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""

import math
import re

import words
from common import ascii_fold, read_hand, slug, split_names
from states import by_iso2

FILE = 'entities/places.tsv'
FACTS = 'facts/places.tsv'
SMALLEST = 100000
# Below this a place whose name people bear too is left out.
SMALLEST_NAMESAKE = 500000


def weight(population, capital):
    n = 200 * (math.log10(max(population, 1000)) - 3)
    return min(1000, int(n) + (100 if capital else 0))


def wanted(row, common, persons):
    name = row['name']
    population = int(row['population'] or 0)
    if row['feature'] == 'PPLC':
        return True
    if row['feature'] in ('PPLX', 'PPLQ', 'PPLH', 'PPLW'):
        return False
    if population < SMALLEST or name.lower() in common:
        return False
    if len(name) < 4 or not re.match(r"^[^\W\d_][\w .’'`-]*$", name):
        return False
    return name not in persons or population >= SMALLEST_NAMESAKE


def spellings(name):
    out = [name.replace('’', "'"), ascii_fold(name)]
    for a, b in (('Saint ', 'St. '), ('St. ', 'Saint '), (' City', '')):
        if a in name and b != '':
            out.append(name.replace(a, b))
    return out


def cities(lex):
    common, persons = words.common(lex), words.person_names(lex)
    states = by_iso2(lex)
    largest = {}
    for row in lex.table('cities', 'cities15000.tsv'):
        state = states.get(row['cc'])
        if not state or not wanted(row, common, persons):
            continue
        population = int(row['population'] or 0)
        first = largest.setdefault(slug(row['name']), population)
        capital = row['feature'] == 'PPLC'
        if population * 4 < first and not capital:
            continue
        add_city(lex, row, state, population, capital)


def add_city(lex, row, state, population, capital):
    id = 'place/' + slug(row['name'])
    if id in lex.entities:
        id += '-' + slug(state.split('/')[1])
    if id in lex.entities:
        return
    lex.add(FILE, id, 'Capital' if capital else 'City', row['name'], spellings(row['name']),
            weight=weight(population, capital), source='geonames')
    lex.fact(FACTS, id, 'locatedIn', state, source='geonames')
    if capital:
        lex.fact(FACTS, id, 'capitalOf', state, source='geonames')


def regions(lex):
    for row in read_hand('places.tsv'):
        id = 'place/' + (row['id'] or slug(row['label']))
        lex.add(FILE, id, row['class'], row['label'],
                split_names(row['names']), weight=row['weight'])
        for where in split_names(row['in']):
            lex.fact(FACTS, id, 'locatedIn', where)


def build(lex):
    regions(lex)
    cities(lex)
    for row in read_hand('city-names.tsv'):
        lex.more('place/' + row['id'], split_names(row['names']))
