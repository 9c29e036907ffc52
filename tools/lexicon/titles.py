"""Offices and functions -> titles.tsv.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""

import re

from common import read_hand, split_names, write_rows

COLUMNS = 'label names state body person flags source'.split()
IRREGULAR = {'monarch': 'monarchs', 'patriarch': 'patriarchs',
             'man': 'men', 'woman': 'women', 'person': 'people',
             'chief of staff': 'chiefs of staff'}
NO_PLURAL = re.compile(r'[.]|affairs$|(^| )(pm|mp|fm|vp|sg|td)$|s$|people$|men$')
BEFORE = (('%s minister', 'ministerOf'), ('%s secretary', 'ministerOf'),
          ('acting %s minister', 'ministerOf'),
          ('deputy %s minister', 'deputyMinisterOf'),
          ('first deputy %s minister', 'deputyMinisterOf'),
          ('vice %s minister', 'deputyMinisterOf'))
AFTER = (('minister of %s', 'ministerOf'), ('minister for %s', 'ministerOf'),
         ('secretary of %s', 'ministerOf'),
         ('secretary for %s', 'ministerOf'),
         ('secretary of state for %s', 'ministerOf'),
         ('acting minister of %s', 'ministerOf'),
         ('deputy minister of %s', 'deputyMinisterOf'),
         ('deputy minister for %s', 'deputyMinisterOf'),
         ('first deputy minister of %s', 'deputyMinisterOf'),
         ('deputy secretary of %s', 'deputyMinisterOf'),
         ('minister of state for %s', 'deputyMinisterOf'),
         ('vice minister of %s', 'deputyMinisterOf'))


def plural(name):
    """'minister of state' -> 'ministers of state'; '' if there is none."""
    head, sep, tail = name.partition(' of ')
    if not sep:
        head, sep, tail = name.partition(' for ')
    if NO_PLURAL.search(head.lower()) or '-elect' in head:
        return ''
    for one, many in IRREGULAR.items():
        if head.endswith(one):
            return head[:-len(one)] + many + sep + tail
    for one, many in (('general', 'generals'), ('y', 'ies'), ('ch', 'ches'),
                      ('sh', 'shes')):
        if head.endswith(one) and not (one == 'y' and head[-2] in 'aeiou'):
            return head[:-len(one)] + many + sep + tail
    if head.endswith('secretary general'):
        return head.replace('secretary', 'secretaries')
    return head + 's' + sep + tail


def spellings(name):
    """The name, its plural, and both with or without a hyphen."""
    out = [name]
    if name.endswith(('secretary general', 'secretary-general')):
        out.append(name.replace('secretary', 'secretaries'))
    elif plural(name):
        out.append(plural(name))
    for one in list(out):
        if re.search(r'\b(vice|deputy|co) ', one):
            out.append(re.sub(r'\b(vice|co) ', r'\1-', one))
    return out


def portfolios():
    """Label -> (property, names) of every minister and deputy."""
    for row in read_hand('portfolios.tsv'):
        after = split_names(row['after'])
        for prop in ('ministerOf', 'deputyMinisterOf'):
            names = [f % row['before'] for f, p in BEFORE if p == prop]
            names += [f % a for a in after for f, p in AFTER if p == prop]
            yield names, prop


def build(lex):
    out, taken = [], set()

    def add(names, state, body, person, flags):
        forms = []
        for name in names:
            one = spellings(name) if flags != 'honorific' else [name]
            forms += [f for f in one
                      if f.lower() not in taken and not taken.add(f.lower())]
        if forms:
            out.append(dict(label=forms[0], names=forms[1:], state=state,
                            body=body, person=person, flags=flags,
                            source='hand'))

    for row in read_hand('titles.tsv'):
        names = [row['label']] + split_names(row['names'])
        for group in [names] if row['same'] else [[n] for n in names]:
            add(group, row['state'], row['body'], row['person'],
                row['flags'])
    for names, prop in portfolios():
        body = 'headOf' if prop == 'ministerOf' else 'deputyHeadOf'
        add(names, prop, body, '', '')
    lex.tables['titles.tsv'] = (COLUMNS, out)
