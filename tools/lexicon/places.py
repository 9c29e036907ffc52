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
SMALLEST = 50000
# Below this a place whose name people bear too is left out.
SMALLEST_NAMESAKE = 500000
# From this weight on a person's surname stands for him more than a city.
FAMOUS = 450
# Marks of transliteration, which the news leaves out.
MARKS = re.compile('[āēīōūḩḥşţṭḑẕḯ‘’ʻʼ`ŏŭḫẖčšžĀĪŪḨŞŢ]')
NOT_ENGLISH = ('Köln', 'Makkah', 'Basrah', 'Antwerpen', 'Brugge', 'Göteborg',
               'Sevilla', 'Nürnberg', 'Hannover', 'Genève', 'Madinah', 'Misratah',
               'Kryvyy Rih', 'İzmir', 'Nizhniy Novgorod', 'Rostov-na-Donu', 'Gent')
# Suburbs of English-speaking countries, which share such names.
SUBURB = re.compile(r'\b(Park|Hills?|Heights|Beach|Valley|Grove|Lakes?|Springs|'
                    r'Village|Estates|Gardens|Ridge|Creek|Center|Plains|Point|'
                    r'Island|Woods?|Bay|Saint|Town|North|South|East|West|'
                    r'Upper|Lower|New|Old)\b')
ENGLISH = ('US', 'GB', 'CA', 'AU', 'NZ', 'ZA', 'IE', 'PH')
PARTS = ('PPLX', 'PPLQ', 'PPLH', 'PPLW')


class Choice:
    """Which cities are wanted, and under which names."""

    def __init__(self, lex):
        self.common = words.common(lex)
        self.persons = words.person_names(lex)
        self.surnames = self.persons | words.all_surnames(lex)
        self.taken = {n.lower() for r in lex.entities.values()
                      for n in [r['label']] + r['names']
                      if r['id'].startswith(('state/', 'place/'))}
        self.surnames |= {w for r in lex.entities.values()
                          if r['class'] == 'Person'
                          for w in r['label'].split()}
        self.famous = {r['label'].split()[-1] for r in lex.entities.values()
                       if r['class'] == 'Person' and r['weight'] >= FAMOUS}
        self.hand = {(r['name'], r['country']): r
                     for r in read_hand('city-names.tsv')}
        self.first = {}

    def wants(self, row):
        hand = self.hand_row(row)
        if hand:
            return hand['what'] == 'keep'
        if row['feature'] == 'PPLC':
            return True
        name, population = row['name'], int(row['population'] or 0)
        if row['feature'] in PARTS or population < SMALLEST \
                or name.lower() in self.common \
                or name.lower() in self.taken \
                or name in self.famous or len(name) < 4 \
                or not re.match(r"^[^\W\d_][\w .’'`-]*$", name):
            return False
        if population < 300000 and row['cc'] in ENGLISH \
                and SUBURB.search(name):
            return False
        if population < 100000:
            return name not in self.surnames
        return name not in self.persons or population >= SMALLEST_NAMESAKE

    def hand_row(self, row):
        """The row by hand is of the largest city of the name."""
        key = row['name'], row['cc']
        if key in self.hand:
            self.first.setdefault(key, row['geonameid'])
        if self.first.get(key) == row['geonameid']:
            return self.hand[key]
        return None

    def names(self, row):
        hand = self.hand_row(row)
        return split_names(hand['names']) if hand else []


def weight(population, capital):
    """Namesakes of which one is twice as prominent as the other are told
    apart: that is four times the people here."""
    n = int(math.sqrt(max(population, 10000)) / 5)
    return min(1000, max(n, 300) if capital else n)


def spellings(name):
    out = [name.replace('’', "'"), ascii_fold(name)]
    for a, b in (('Saint ', 'St. '), ('St. ', 'Saint ')):
        if name.startswith(a):
            out.append(name.replace(a, b))
    return out


def english(name, names):
    """The label: GeoNames' name, or the first by hand if the news would not
    write that."""
    if names and names[0].isascii() and (MARKS.search(name) or
                                         name in NOT_ENGLISH):
        return names[0]
    if MARKS.search(name):
        return ascii_fold(name).replace("'", '').strip()
    return name


def cities(lex):
    choice = Choice(lex)
    states = by_iso2(lex)
    largest = {}
    for row in lex.table('cities', 'cities15000.tsv'):
        state = states.get(row['cc'])
        population = int(row['population'] or 0)
        hand = choice.hand_row(row)
        if not state or not choice.wants(row):
            continue
        first = largest.setdefault(slug(row['name']), population)
        if population * 4 >= first or row['feature'] == 'PPLC' or hand:
            add_city(lex, row, state, population, choice.names(row))


def add_city(lex, row, state, population, names):
    capital = row['feature'] == 'PPLC'
    label = english(row['name'], names)
    id = 'place/' + slug(label)
    if id in lex.entities:
        id += '-' + slug(state.split('/')[1])
    if id in lex.entities:
        return
    lex.add(FILE, id, 'Capital' if capital else 'City', label,
            names + spellings(row['name']),
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
