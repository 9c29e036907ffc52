"""International bodies and who is in them -> entities/international.tsv,
facts/memberships.tsv.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""

import re

from common import ascii_fold, long_date, read_hand, slug, split_names

FILE = 'entities/international.tsv'
SHAREALIKE = 'entities/international-sharealike.tsv'
FACTS = 'facts/memberships.tsv'
# Factbook rows that name a class of states or a treaty, not a body.
NO_BODY = re.compile(r'^Four Dragons|^Near Abroad|^Franc Zone|^Front Line|'
                     r'^Economic and Social Council|^Southern Cone|'
                     r'^(First|Second|Third|Fourth) World$|Free Trade Agreement|'
                     r'^Union Latina|Arrangement$|Declaration$|Agreement|'
                     r'countries|economies|Convention|Treaty$|^Group of (9|11|'
                     r'5|3|6|8|10|15|20|24|77)$|^G-|territor|^none$|former')
ACRONYM = re.compile(r'^[A-Z][A-Za-z&/+-]*[A-Z][A-Za-z0-9&/+-]*$')
# Acronyms that the news writes for something else, or that are words.
NO_ACRONYM = set('''BA C CAN CE CP EC ECO ICC IS ISA ITC IT ITS AMF AID ACT
AIM ARM ACE ICE IRC IPC IDA CARE CAB CAP CAR SEE SPA SAT WE AIR AIDS APPLE AM
PM US UK TV MAP MEP ARC GAS ICM TOP POP PEN FAIR FACT ATLAS ART BIS BIT CASE
CD DOI EA EAR ED EM EPA ES ESO FIT IA IE IM IN ITO LED NO OR PA PAL PC PS RAM
SO SOS SAD SAM SIR TO TIM UNCLE UPS URL UNITE NEST MAN OPEN CORE TEAM NET
STAR CIRCLE EAGLE ABC AA AAA AC AD BBC CIA FBI'''.split())


def acronyms(text):
    for word in re.split(r'[|;,/]', text):
        word = word.strip()
        if ACRONYM.match(word) and word.upper() not in NO_ACRONYM \
                and 3 <= len(word) <= 12:
            yield 'acronym:' + word


def class_of(name):
    """The class that the words of a name tell."""
    for word, cls in (('United Nations', 'InternationalOrgan'),
                      ('Court', 'InternationalCourt'),
                      ('Tribunal', 'InternationalCourt'),
                      ('Parliament', 'InternationalOrgan'),
                      ('University', 'University'),
                      ('Trade Unions', 'TradeUnion')):
        if word in name:
            return cls
    return 'IntergovernmentalOrganization'


def find(lex, index, name):
    return index.get(fold(name))


def fold(name):
    text = ascii_fold(name).lower().replace('organisation', 'organization')
    text = re.sub(r'\b(the|of|for|and|on|in)\b|[^a-z0-9]', ' ', text)
    return ' '.join(text.split())


def reindex(lex, index, id):
    row = lex.entities[id]
    for name in [row['label']] + row['names']:
        if ':' not in name:
            index.setdefault(fold(name), id)


def hand_bodies(lex, index):
    keys = {}
    for row in read_hand('international.tsv'):
        id = lex.add(FILE, 'body/' + slug(row['label']), row['class'],
                     row['label'], split_names(row['names']), weight=800)
        reindex(lex, index, id)
        if row['of']:
            lex.fact(FACTS, id, 'organOf', row['of'])
            lex.fact(FACTS, id, 'partOf', row['of'])
        if row['key']:
            keys[row['key']] = id
    return keys


def factbook(lex, index, keys):
    """Bodies of the Factbook's appendix B, with their acronyms."""
    for row in lex.table('igo', 'factbook-appendixB-2020.tsv'):
        name = re.sub(r'\s*\(.*?\)', '', row['name']).strip()
        if NO_BODY.search(name) or name[:1].islower() or ' ' not in name:
            continue
        id = keys.get(row['acronym']) or find(lex, index, name)
        names = list(acronyms(row['acronym']))
        if id:
            lex.more(id, [name] + names, source='factbook')
        else:
            id = lex.add(FILE, 'body/' + slug(name),
                         class_of(name), name, names,
                         weight=400, source='factbook')
            if name.startswith('United Nations '):
                lex.fact(FACTS, id, 'organOf', 'body/united-nations',
                         source='factbook')
        reindex(lex, index, id)
        if row['acronym']:
            keys.setdefault(row['acronym'], id)


def memberships(lex, keys):
    """Who the Factbook counts as a member today; no dates on record."""
    for row in lex.table('igo', 'factbook-memberships.tsv'):
        id = keys.get(row['org'])
        state = 'state/' + row['iso3']
        if id and state in lex.entities and row['status'] in (
                'member', 'permanent', 'temporary', 'nonregional member'):
            lex.fact(FACTS, state, 'memberOf', id, source='factbook')
    for row in read_hand('memberships.tsv'):
        for state in split_names(row['members']):
            lex.fact(FACTS, 'state/' + state, 'memberOf', row['body'],
                     row['from'], row['until'])


def cow(lex, index):
    """Bodies of the Correlates of War list that still live."""
    for row in lex.table('igo', 'cow-igo-v3.tsv'):
        name = row['longname'].split('/')[0].strip()
        name = re.sub(r'\s*\(.*', '', name).strip()
        if row['dead'] or len(row['longname']) >= 79 or ' ' not in name:
            continue
        if NO_BODY.search(name) or len(name.split()) < 3:
            continue
        names = list(acronyms(','.join(
            re.findall(r'\(([^()]*)\)', row['longname']))))
        id = find(lex, index, name)
        if id:
            lex.more(id, [], source='cow-igo')
            continue
        names = [n for n in names if len(n) > len('acronym:XYZ')]
        id = lex.add(FILE, 'body/' + slug(name),
                     class_of(name), name, names, weight=200, source='cow-igo')
        reindex(lex, index, id)


def ror(lex, index):
    """Wikidata items of bodies, and more bodies, from ROR."""
    ours = {r['id'] for r in lex.files[FILE]}
    for row in lex.table('ror', 'ror-gov-intl.tsv'):
        id = find(lex, index, re.sub(r'\s*\(.*', '', row['name']))
        if id in ours and row['wikidata']:
            lex.more(id, [], row['wikidata'], 'ror')


def supraverden(lex, index):
    """Bodies that only the share-alike list has, in a file of their own."""
    for row in lex.table('igo', 'supraverden.tsv'):
        name = row['name'].strip()
        id = find(lex, index, name) or lex.by_qid.get(row['qid'])
        if id or not name or len(name.split()) < 3 or NO_BODY.search(name):
            continue
        names = [n for n in acronyms(row['abbrev'])
                 if len(n) > len('acronym:XYZ')]
        names += [a for a in split_names(row['aliases'])
                  if len(a.split()) > 2]
        qid = row['qid'] if re.match(r'^Q\d+$', row['qid']) else ''
        id = lex.add(SHAREALIKE, 'body/' + slug(name),
                     class_of(name), name, names, qid, weight=200, source='supraverden')
        reindex(lex, index, id)


def build(lex):
    index = {}
    for row in list(lex.entities.values()):
        if row['id'].startswith('body/') and row['class'] != 'Ministry':
            reindex(lex, index, row['id'])
    keys = hand_bodies(lex, index)
    factbook(lex, index, keys)
    memberships(lex, keys)
    cow(lex, index)
    ror(lex, index)
    supraverden(lex, index)
