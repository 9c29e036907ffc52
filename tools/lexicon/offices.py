"""What the position of an office holder is: property and object.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""

import re

from common import ascii_fold, bare, read_hand


class Offices:
    def __init__(self, lex):
        self.rules = [(re.compile(r['pattern'].replace(
            '{to}', '(?:the |.*to the )?(?P<to>.+)'), re.I), r['property'])
            for r in read_hand('offices.tsv')]
        self.countries = {}
        self.names = {}
        self.index(lex)
        for row in read_hand('leader-countries.tsv'):
            self.countries[row['name'].lower()] = 'state/' + row['state']

    def index(self, lex):
        for row in lex.entities.values():
            if row['id'].startswith('state/'):
                self.index_state(row)
            elif row['id'].startswith('body/'):
                for name in [row['label']] + row['names']:
                    self.names.setdefault(bare(name).lower(), row['id'])

    def index_state(self, row):
        for name in [row['label']] + row['names']:
            if not name.startswith(('adj:', 'people:', 'metonym:')):
                key = ascii_fold(bare(name)).lower()
                self.names[key] = row['id']
                self.countries[key] = row['id']
                self.countries[key.replace(' ', '-')] = row['id']

    def country(self, name):
        key = ascii_fold(name).lower().strip()
        return self.countries.get(key)

    def named(self, text):
        """A state or body by its name, or None."""
        text = ascii_fold(re.sub(r'^the ', '', text)).lower().strip()
        text = text.replace('&', 'and')
        return self.countries.get(text) or self.names.get(text)

    def classify(self, position):
        """(property, what it names) of a position, or (None, None)."""
        position = position.strip()
        for pattern, prop in self.rules:
            m = pattern.fullmatch(position)
            if m:
                return prop, m.groupdict().get('to')
        return None, None

    def head_of(self, position, state):
        """'Speaker of the Knesset' of Israel: the Knesset, headed."""
        m = re.match(r'(?i)^(?:acting )?(?:speaker|president|chair(?:man|woman|'
                     r'person)?|director(?:[- ]general)?|governor|head|chief|'
                     r'secretary[- ]general|chief justice|administrator)'
                     r' of (?:the )?(.+)$', position)
        if not m:
            return None
        body = self.names.get(m[1].lower())
        return body if body and body.startswith('body/') else None


def facts(offices, position, state):
    """The (property, object) pairs that holding the position means."""
    prop, to = offices.classify(position)
    if prop == 'deputy':
        return [('deputyMinisterOf', state)] if re.search(
            r'(?i)minister|premier|secretary|tánaiste', position) else []
    if prop == 'ambassador':
        target = offices.named(to) if to else None
        if not target:
            return []
        return [('ambassadorOf', state), ('ambassadorTo', target)]
    if prop:
        return [(prop, state)]
    body = offices.head_of(position, state)
    return [('headOf', body)] if body else []
