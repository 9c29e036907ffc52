"""Holders of offices -> entities/persons.tsv, facts/offices.tsv.

Sources are read from the best to the poorest; a person is the same if his
Wikidata item is, or if the office, the term and the name agree.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""

import collections
import json
import re
import urllib.parse

import legislators
import people
from common import date, long_date, overlaps, read_hand, split_names
from offices import Offices, facts

FILE = 'entities/persons.tsv'
FACTS = 'facts/offices.tsv'
SHAREALIKE = 'entities/persons-sharealike.tsv'
SHAREALIKE_FACTS = 'facts/offices-sharealike.tsv'
OLDEST = '1985'
RANK = {'headOfStateOf': 600, 'headOfGovernmentOf': 600,
        'foreignMinisterOf': 500, 'defenceMinisterOf': 450, 'headOf': 400,
        'ministerOf': 300, 'spokespersonOf': 350, 'envoyOf': 250,
        'ambassadorOf': 200, 'deputyMinisterOf': 200, 'representativeOf': 350}
# Where the lists mix the ministers of the federation and of its states.
MIXED = {'state/AUS', 'state/CAN', 'state/IND', 'state/NGA', 'state/DEU'}


class Persons:
    def __init__(self, lex):
        self.lex = lex
        self.offices = Offices(lex)
        self.holders = collections.defaultdict(list)  # (prop, object) -> rows
        self.named = collections.defaultdict(set)     # name -> ids
        self.of_state = collections.defaultdict(set)  # object -> ids
        self.bios = {r['qid']: r for r in
                     lex.table('leaders', 'officeholder-bios.tsv')}

    def label(self, qid, name):
        """The English name: Wikipedia's title before Wikidata's label."""
        title = self.bios.get(qid, {}).get('enwiki', '')
        for text in (title, name):
            text = people.natural(text)
            if people.usable(text):
                return text
        return ''

    def add(self, label, qid, source, names=(), file=FILE):
        id = self.lex.by_qid.get(qid) if qid else None
        if not id:
            id = self.lex.fresh('person', label, qid)
        forms = people.variants(label)
        for name in names:
            name = people.natural(name)
            if people.usable(name):
                forms += people.variants(name)
        for form in forms:
            self.named[form].add(id)
        return self.lex.add(file, id, 'Person', label, forms, qid,
                            weight=100, source=source)

    def hold(self, id, pairs, start, until, source, file=FACTS):
        row = self.lex.entities[id]
        for prop, object in pairs:
            self.lex.fact(file, id, prop, object, start, until, source)
            self.holders[prop, object].append((id, start, until))
            if object.startswith('state/'):
                self.of_state[object].add(id)
            row['weight'] = max(row['weight'], RANK.get(prop, 100))

    def known(self, name, pairs, start, until):
        """Who held this office then under such a name, or None."""
        for pair in pairs:
            for id, a, b in self.holders[pair]:
                row = self.lex.entities[id]
                if overlaps(a, b, start, until) and any(
                        people.surely_same(name, n)
                        for n in [row['label']] + row['names']):
                    return id
        return None


    def compatriot(self, name, state):
        """Who held another office of the state under such a name."""
        exact = self.named.get(name, set()) & self.of_state[state]
        if len(exact) == 1:
            return next(iter(exact))
        found = [id for id in sorted(self.of_state[state]) if any(
            people.surely_same(name, n) for n in
            [self.lex.entities[id]['label']] + self.lex.entities[id]['names'])]
        return found[0] if len(found) == 1 else None


def wikidata(p):
    rows = p.lex.table('leaders', 'officeholders-wikidata.tsv')
    for row in rows:
        state = p.offices.country(row['country'])
        start, until = date(row['start']), date(row['end'])
        if row['country'] == 'world' or not state or (
                until != '-' and until < OLDEST):
            continue
        wikidata_row(p, row, state, start, until)


def wikidata_row(p, row, state, start, until):
    pairs = facts(p.offices, row['position'], state)
    if state in MIXED and pairs and pairs[0][0] in (
            'ministerOf', 'deputyMinisterOf'):
        return
    if not pairs or (start == '-' and until == '-' and
                     pairs[0][0] != 'ambassadorOf'):
        return
    label = p.label(row['qid'], row['person'])
    if label:
        id = p.add(label, row['qid'], 'wikidata-ep', [row['person']])
        p.hold(id, pairs, start, until, 'wikidata-ep')


def leaders_2021(p):
    for row in p.lex.table('leaders', 'world-leaders-2021-wikidata.csv', ','):
        pairs = facts(p.offices, re.sub(r' of (the )?[A-Z].*', '',
                                        row['positionLabel']),
                      p.lex.by_qid.get(row['countryid'], ''))
        if not pairs or pairs[0][1] not in p.lex.entities:
            continue
        label = p.label(row['officeholder'], row['officeholderLabel'])
        if label:
            id = p.add(label, row['officeholder'], 'wikidata-wl',
                       [row['officeholderLabel']])
            p.hold(id, pairs, date(row['start_year']),
                   date(row['end_year']), 'wikidata-wl')


def foreign_ministers(p):
    for row in p.lex.table('leaders', 'foreign-ministers-wikidata-2022.csv',
                           ','):
        state = p.lex.by_qid.get(row['country'])
        label = p.label(row['person'], row['name'])
        if state and label:
            id = p.add(label, row['person'], 'wikidata-fm', [row['name']])
            p.hold(id, [('foreignMinisterOf', state)], date(row['start']),
                   '-', 'wikidata-fm')


def heads_of_bodies(p):
    for row in p.lex.table('leaders', 'igo-heads-wikidata.csv', ','):
        m = re.match(r'(.+?) (?:of|on) (?:the )?(.+)', row['position'])
        body = p.offices.names.get(m[2].lower()) if m else None
        if not body or row['position'].startswith(('Judge', 'Perm', 'Vice')):
            continue
        prop = 'deputyHeadOf' if m[1].startswith(('Deputy', 'Under')) \
            else 'headOf'
        label = p.label(row['personID'], row['person'])
        if label:
            id = p.add(label, row['personID'], 'wikidata-ep')
            p.hold(id, [(prop, body)], date(row['start']), date(row['end']),
                   'wikidata-ep')
    for row in read_hand('heads.tsv'):
        hand_head(p, row)


def by_hand(p):
    """People whom the lists lack; those they have get the names."""
    for row in read_hand('persons.tsv'):
        pairs = [(row['property'], row['of'])] if row['property'] else []
        id = by_name(p, row['label'])
        if not id and pairs:
            id = p.known(row['label'], pairs, row['from'] or '-',
                         row['until'] or '-')
        if not id:
            id = p.add(row['label'], '', 'hand')
            p.lex.entities[id]['weight'] = 400
        p.lex.more(id, people.variants(row['label']) +
                   split_names(row['names']))
        p.hold(id, pairs, row['from'], row['until'], 'hand')


def hand_head(p, row):
    pairs = [(row['property'], row['of'])]
    id = p.known(row['person'], pairs, row['from'] or '-',
                 row['until'] or '-') or by_name(p, row['person'])
    id = id or p.compatriot(row['person'], row['of'])
    if not id:
        id = p.add(row['person'], '', 'hand')
    p.lex.more(id, people.variants(row['person']))
    p.hold(id, pairs, row['from'], row['until'], 'hand')


def by_name(p, name):
    """The only person of the lexicon who bears the name, or None."""
    ids = p.named.get(name, ())
    return next(iter(ids)) if len(ids) == 1 else None


TITLES = re.compile(
    r'^(?:(?:Taliban Leader|Acting|Caretaker|Apostolic|Nuncio|Cardinal|'
    r'Interim|Transition(?:al)?|Federal|Overall|'
    r'Supreme Leader|State Administration Council Chairman|President|King|'
    r'Queen|Prime Minister|Premier|Chancellor|Emir|Amir|Sultan|Ambassador|'
    r'Taoiseach|Grand Duke|Prince|Pope|Crown|and|Co-Vice|Vice|General|Gen\.|'
    r'Emperor|First|Minister|of|State|the|Head|Government|Chairman|Council|'
    r'Chief|Executive|Sheikh|Sir|Dr\.|Designate|Sovereign|Captain|Col\.)[, ]+)+')


def factbook_2026(p):
    for row in p.lex.table('leaders', 'factbook-2026-executives.tsv'):
        state = 'state/' + row['iso3']
        prop = {'chief of state': 'headOfStateOf',
                'head of government': 'headOfGovernmentOf',
                'ambassador to the US': 'ambassadorOf'}.get(row['role'])
        m = re.match(r'^(.*?) \(since (\d[^();]*|[A-Z][a-z]+ \d{4})\)',
                     row['text'])
        if not prop or not m or p.lex.entities.get(
                state, {}).get('class', 'Territory') == 'Territory' \
                or 'vacant' in m[1] or 'Chargé' in m[1]:
            continue
        name = people.natural(TITLES.sub('', m[1]))
        if prop == 'headOfGovernmentOf' and re.match('President', row['text']):
            continue
        factbook_person(p, name, prop, state, long_date(m[2].title()))


def factbook_person(p, name, prop, state, start):
    pairs = [(prop, state)]
    if prop == 'ambassadorOf':
        pairs.append(('ambassadorTo', 'state/USA'))
    if prop == 'headOfStateOf' and name == 'Charles III':
        id = p.lex.add(FILE, 'person/charles-iii', 'Person', 'Charles III',
                       ['King Charles III', 'King Charles', 'Prince Charles'],
                       weight=600, source='factbook')
    elif not people.usable(name):
        return
    else:
        id = p.known(name, pairs[:1], start, '-') or \
            p.compatriot(name, state) or p.add(name, '', 'factbook')
        p.lex.more(id, people.variants(name), source='factbook')
    succeed(p, pairs[0], id, start)
    p.hold(id, pairs, start, '-', 'factbook')


def succeed(p, pair, id, start):
    """Whoever held a single office until now has left it."""
    for other in {h[0] for h in p.holders[pair]} - {id}:
        for term in p.lex.seen.get((other,) + pair, ()):
            if term['until'] == '-' and start != '-' and \
                    '-' != term['from'] < start:
                term['until'] = start


def cia_2019(p):
    for row in p.lex.table('leaders', 'cia-world-leaders-2019-06.tsv'):
        state = p.offices.country(row['country'])
        office = row['office'].replace('&', 'and')
        pairs = facts(p.offices, office, state) if state else []
        if office == 'Ambassador to the US':
            pairs = [('ambassadorOf', state), ('ambassadorTo', 'state/USA')]
        name = people.natural(row['person'])
        if not pairs or not people.usable(name) or 'vacant' in name.lower():
            continue
        id = p.known(name, pairs[:1], '2019-06', '2019-06')
        if id:
            p.lex.more(id, people.variants(name), source='cia-2019')
            continue
        id = p.compatriot(name, state) or p.add(name, '', 'cia-2019')
        p.hold(id, pairs, '-', '-', 'cia-2019')


def archigos(p):
    """Leaders since 1945 that the other sources lack."""
    cow = {r['cow_num']: 'state/' + r['iso3'] for r in
           p.lex.table('countries', 'countries.tsv') if r['cow_num']}
    for row in p.lex.table('leaders', 'archigos-4.1.tsv'):
        state = cow.get(row['cow'])
        start, until = date(row['start']), date(row['end'])
        if row['dbpedia'] == 'NA':
            continue
        title = row['dbpedia'].rsplit('/', 1)[1].replace('_', ' ')
        name = people.natural(urllib.parse.unquote(title))
        until = '-' if until == '2015-12-31' else until
        if state not in p.lex.entities or until < '1945' and until != '-' \
                or not people.usable(name):
            continue
        pairs = [('representativeOf', state)]
        id = p.known(name, [('headOfStateOf', state),
                            ('headOfGovernmentOf', state)], start, until)
        if not id and until != '-':
            id = p.compatriot(name, state) or p.add(name, '', 'archigos')
            p.hold(id, pairs, start, until, 'archigos')


def world_leaders(p):
    """The newest list is share-alike: what only it has goes apart."""
    path = p.lex.path('leaders', 'world-leaders-current-2026-08-22.json')
    with open(path, encoding='utf-8') as f:
        countries = json.load(f)['countries']
    for entry in countries.values():
        state = p.offices.country(entry['country']['name_en'])
        for role, prop in (('head_of_state', 'headOfStateOf'),
                           ('head_of_government', 'headOfGovernmentOf')):
            holder = (entry['positions'].get(role) or {}).get(
                'current_holder') or {}
            if state and holder.get('wikidata_id'):
                world_leader(p, holder, prop, state)


def world_leader(p, holder, prop, state):
    name = people.natural(holder['name_en'])
    start, qid = date(holder.get('since')), holder['wikidata_id']
    id = p.lex.by_qid.get(qid) or p.known(name, [(prop, state)], start, '-')
    if not people.usable(name) or id:
        return
    id = p.add(name, qid, 'world-leaders', file=SHAREALIKE)
    p.hold(id, [(prop, state)], start, '-', 'world-leaders',
           SHAREALIKE_FACTS)


def names_by_hand(p):
    for row in read_hand('person-names.tsv'):
        id = by_name(p, row['label'])
        for name in split_names(row['names']) if id else ():
            p.lex.more(id, [name])
            p.named[name].add(id)


def tidy(lex):
    """Drops names that are another's label, and, of the less prominent,
    names without the initial that tells them from their namesakes."""
    rows = [r for r in lex.entities.values() if r['class'] == 'Person']
    owner = {r['label']: r['id'] for r in rows}
    for row in rows:
        row['names'] = [n for n in row['names']
                        if owner.get(n, row['id']) == row['id']]
        words = row['label'].split()
        if row['weight'] < 350 and len(words) == 3 and words[1][1:] == '.':
            short = words[0] + ' ' + words[2]
            row['names'] = [n for n in row['names'] if n != short]


def build(lex):
    p = Persons(lex)
    for step in (wikidata, leaders_2021, foreign_ministers, names_by_hand,
                 factbook_2026, cia_2019, archigos, legislators.build,
                 heads_of_bodies, by_hand, world_leaders, names_by_hand):
        step(p)
    tidy(lex)
