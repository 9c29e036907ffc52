"""Political parties -> entities/parties.tsv, facts/parties.tsv.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""

import collections
import re

import words
from common import ascii_fold, read_hand, slug, split_names
from bodies import adjectives
from international import fold

FILE = 'entities/parties.tsv'
FACTS = 'facts/parties.tsv'
OLDEST = '1985'
PARTY = re.compile(r"(?i)\b(part(y|ito|ido|i|ei)|union|movement|front|alliance|"
                   r'league|congress|coalition|democrats|greens|bloc|'
                   r'democracy|socialists?|communists?|liberals?|forum)\b')


def title(row):
    """The English name: Wikipedia's title without its brackets."""
    for text in (row['enwiki'], row['name'], row['english']):
        text = re.sub(r'\s*[(\[#/].*', '', text).strip(' "')
        if text and text == ascii_fold(text).strip() or (
                text and re.match(r'^[^\W\d_][\w .\'’–-]+$', text)):
            return text.replace('’', "'").replace('–', '-')
    return ''


def wanted(row, name, common):
    """A name of two words or more, one of which tells that it is a party."""
    if row['dissolved'] and row['dissolved'] < OLDEST or not row['enwiki']:
        return False
    return len(name.split()) > 1 and len(name) < 70 and '"' not in name and \
        bool(PARTY.search(name)) and name.lower() not in common


def build(lex):
    hand = {r['qid']: r for r in read_hand('parties.tsv')}
    rows = [r for r in lex.table('parties', 'partyfacts-wikidata.tsv')
            if 'state/' + r['iso3'] in lex.entities]
    shared = collections.Counter()
    for qid_name in {(r['qid'], fold(title(r))) for r in rows}:
        shared[qid_name[1]] += 1
    known = {fold(r['label']) for r in lex.entities.values()}
    common = words.common(lex)
    for row in sorted(rows, key=lambda r: r['qid'] not in hand):
        add(lex, row, hand.get(row['qid']), shared, known, common)


def add(lex, row, hand, shared, known, common):
    name, state = title(row), lex.entities['state/' + row['iso3']]
    if hand and not hand['label'] or row['qid'] in lex.by_qid:
        return
    if hand:
        names = split_names(hand['names'])
        if name and PARTY.search(name) and shared[fold(name)] < 2:
            names.append(name)
        id = put(lex, hand['label'], names, row, hand['weight'])
    elif wanted(row, name, common) and fold(name) not in known:
        names = [row['english']] if PARTY.search(row['english']) and \
            re.match(r"^[A-Z][\w' -]+$", row['english']) and \
            len(row['english'].split()) > 1 and \
            shared[fold(row['english'])] < 1 else []
        if shared[fold(name)] > 1 or len(name.split()) < 3:
            names += own_country(name, state)
        names += acronym(row, shared)
        id = put(lex, name, names, row, 200, shared[fold(name)] > 1)
    else:
        return
    lex.fact(FACTS, id, 'basedIn', state['id'], source='partyfacts')


def put(lex, label, names, row, weight, many=False):
    id = 'body/' + slug(label)
    if many or id in lex.entities:
        id += '-' + row['iso3'].lower()
    if id in lex.entities:
        id += '-' + row['qid'].lower()
    return lex.add(FILE, id, 'PoliticalParty', label, names, row['qid'],
                   weight=weight, source='partyfacts')


def own_country(name, state):
    """'Labour Party' of Norway -> 'Norwegian Labour Party'."""
    return [a + ' ' + name for a in adjectives(state)[:2]
            if a not in name and "'" not in a]


def acronym(row, shared):
    """A short form of three capitals or more, if few would mistake it."""
    short = row['short']
    if re.match(r'^[A-Z]{4,6}$', short):
        return ['acronym:' + short]
    return []
