"""Bodies of states and others with names of their own, and the organs that
every state has -> entities/bodies.tsv, facts/bodies.tsv.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""

from common import bare, read_hand, slug, split_names

FILE = 'entities/bodies.tsv'
ORGANS = 'entities/organs.tsv'
FACTS = 'facts/bodies.tsv'
WEIGHT = {'NewsAgency': 700, 'Company': 500}
STATES_WITH_ORGANS = 600


def organ_of(lex, id, whole):
    """An organ of a state sits there too."""
    lex.fact(FACTS, id, 'organOf', whole)
    if whole.startswith('state/'):
        lex.fact(FACTS, id, 'basedIn', whole)


def hand_bodies(lex):
    """Adds the rows of bodies.tsv; returns (state, organ) -> id."""
    owned = {}
    for row in read_hand('bodies.tsv'):
        id = lex.add(FILE, 'body/' + slug(row['label']), row['class'],
                     row['label'], split_names(row['names']),
                     weight=WEIGHT.get(row['class'], 600))
        if row['of']:
            organ_of(lex, id, row['of'])
        if row['in']:
            lex.fact(FACTS, id, 'basedIn', row['in'])
        if row['organ']:
            owned[row['of'], row['organ']] = id
    return owned


# Two-word adjectives that name a people rather than the state.
PEOPLES = ('Turkish Cypriot', 'Bosnian Serb', 'Kosovo Albanian', 'West German',
           'Karabakh Armenian', 'North Vietnamese', 'Guinea-Bissauan')


def adjectives(state):
    """How the news writes "Russian" before an organ of Russia."""
    if state['id'] == 'state/USA':
        return ['US', 'U.S.', 'American']
    if state['id'] == 'state/GBR':
        return ['British', 'UK', 'U.K.']
    out = [bare(n) for n in state['names'] if n.startswith('adj:')]
    return [a for a in out if a not in PEOPLES]


def ambiguous_adjectives(lex):
    seen = {}
    for row in lex.entities.values():
        for name in row['names']:
            if name.startswith('adj:'):
                seen.setdefault(name, []).append(row['id'])
    return {bare(n) for n, ids in seen.items() if len(ids) > 1}


WITH_ARTICLE = ('Russian Federation', 'Netherlands', 'Philippines', 'Maldives',
                'Czech Republic', 'Democratic Republic of the Congo',
                'Republic of Korea', 'Bahamas', 'Central African Republic',
                'United Arab Emirates', 'Dominican Republic',
                'Republic of the Congo', 'Seychelles', 'Solomon Islands')


def fill(pattern, state, adjs):
    if '{adj}' in pattern:
        return [pattern.replace('{adj}', a) for a in adjs]
    names = [state['label']] + [n for n in state['names'] if ':' not in n
                                and n.endswith(('Federation', 'Korea'))]
    names = ['the ' + n if n in WITH_ARTICLE else n for n in names]
    return [pattern.replace('{name}', n) for n in names]


def state_organs(lex, owned):
    doubtful = ambiguous_adjectives(lex)
    states = [r for r in lex.entities.values() if r['id'].startswith('state/')]
    for state in sorted(states, key=lambda r: r['id']):
        adjs = [a for a in adjectives(state) if a not in doubtful]
        if state['weight'] < 400 or not adjs or \
                state['class'] in ('Territory', 'FormerState'):
            continue
        for organ in read_hand('organs.tsv'):
            add_organ(lex, state, organ, adjs, owned)


def add_organ(lex, state, organ, adjs, owned):
    if organ['organ'] in ('government', 'embassy'):
        return
    names = []
    for pattern in [organ['label']] + split_names(organ['names']):
        names += fill(pattern, state, adjs)
    id = owned.get((state['id'], organ['organ']))
    if id:
        lex.more(id, names)
        return
    if state['weight'] < STATES_WITH_ORGANS and organ['organ'] not in (
            'parliament', 'foreign', 'defence', 'army', 'centralbank'):
        return
    id = 'body/%s-%s' % (slug(state['label']), slug(
        organ['label'].replace('{adj}', '').replace('of {name}', '')))
    lex.add(ORGANS, id, organ['class'], names[0], names[1:], weight=300)
    organ_of(lex, id, state['id'])


def build(lex):
    state_organs(lex, hand_bodies(lex))
