"""Forenames with gender, and surnames -> forenames.tsv, surnames.tsv.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""

import collections
import re

import words
from common import ascii_fold, clean, read_hand, read_table

PLAIN = re.compile(r"^[A-ZÀ-Þ][^\W\d_]+([-'’][^\W\d_]+)*$")


def popular(lex, file):
    for row in read_table(lex.path('names', file), ','):
        for name in (row['Romanized Name'], row['Localized Name']):
            name = clean(name)
            if PLAIN.match(name) and name.lower() != name \
                    and ascii_fold(name)[:1].isupper():
                yield name.replace('’', "'"), row.get('Gender', '')


def spellings(name):
    plain = ascii_fold(name)
    return {name, plain} if PLAIN.match(plain) else {name}


def known_words(lex):
    """Common words, and names of places and states of the lexicon."""
    out = set(words.common(lex, 3))
    for row in lex.entities.values():
        if row['id'].startswith(('state/', 'place/')):
            for name in [row['label']] + row['names']:
                out.add(name.partition(':')[2].lower() or name.lower())
    return out


def forenames(lex):
    gender = collections.defaultdict(collections.Counter)
    for name, sex in popular(lex, 'common-forenames-by-country.csv'):
        for one in spellings(name):
            gender[one][sex.lower()] += 2
            gender[one]['pop'] = 1
    for file, sex in (('male.txt', 'm'), ('female.txt', 'f')):
        for name in words.lines(lex.path('nltk-names', 'names', file)):
            if PLAIN.match(name):
                gender[name][sex] += 1
                gender[name]['nltk'] = 1
    for name in words.lines(lex.path('names', 'smashew-first_names_all.txt')):
        if PLAIN.match(name):
            gender[name]['nd'] = 1
    return gender


def sex(counts):
    m, f = counts['m'], counts['f']
    if m > 3 * f:
        return 'm'
    return 'f' if f > 3 * m else '-'


def sources(counts, keys=('pop', 'nltk', 'nd',
                          'lexicon', 'hand')):
    return [k for k in keys if counts[k]]


def of_people(lex):
    """First and last words of the people of the lexicon."""
    first, last = collections.Counter(), collections.Counter()
    for row in lex.entities.values():
        if row['class'] == 'Person':
            parts = row['label'].split()
            first[parts[0]] += 1
            last[parts[-1]] += 1
    return first, last


def build(lex):
    common = known_words(lex)
    first, last = of_people(lex)
    gender = forenames(lex)
    for name, n in first.items():
        if n > 1 and PLAIN.match(name):
            gender[name]['lexicon'] = n
    kept = {r['name']: r['gender'] for r in read_hand('forenames.tsv')}
    for name in kept:
        gender[name]['hand'] = 1
    lex.tables['forenames.tsv'] = ('name gender source'.split(), [
        dict(name=n, gender=kept.get(n) or sex(c), source=sources(c))
        for n, c in sorted(gender.items())
        if n in kept or len(n) > 1 and n.lower() not in common])
    surnames = collections.defaultdict(collections.Counter)
    for name, _ in popular(lex, 'common-surnames-by-country.csv'):
        for one in spellings(name):
            surnames[one]['pop'] = 1
    for name in words.lines(lex.path('names', 'smashew-surnames_us.txt')):
        if PLAIN.match(name):
            surnames[name]['nd'] = 1
    for name in last:
        for one in spellings(name):
            if PLAIN.match(one):
                surnames[one]['lexicon'] = 1
    lex.tables['surnames.tsv'] = ('name source'.split(), [
        dict(name=n, source=sources(c)) for n, c in sorted(surnames.items())
        if len(n) > 1 and n.lower() not in common])
