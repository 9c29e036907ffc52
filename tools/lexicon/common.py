"""What the builders of the lexicon share: reading, writing, identifiers.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""

import csv
import os
import re
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
FORMS = ('adj', 'people', 'metonym', 'acronym', 'exact')
MOST_WORDS = 14
ENTITY_COLUMNS = 'id class label names qid code weight source'.split()
FACT_COLUMNS = 'subject property object from until source'.split()
DATE = re.compile(r'^[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$')
MONTHS = {m: i + 1 for i, m in enumerate(
    'january february march april may june july august september '
    'october november december'.split())}
LETTERS = str.maketrans({
    'ß': 'ss', 'æ': 'ae', 'Æ': 'AE', 'ø': 'o', 'Ø': 'O', 'đ': 'd',
    'Đ': 'D', 'ł': 'l', 'Ł': 'L', 'ı': 'i', 'þ': 'th', 'Þ': 'Th',
    'ð': 'd', 'ə': 'a', 'Ə': 'A', 'œ': 'oe', '’': "'", '‘': "'", 'ʻ': "'",
    'ʼ': "'", '–': '-', 'ħ': 'h', 'Ħ': 'H'})


def ascii_fold(text):
    """The nearest text in ASCII letters; what has none is dropped."""
    text = unicodedata.normalize('NFKD', text.translate(LETTERS))
    return text.encode('ascii', 'ignore').decode()


def slug(text):
    text = ascii_fold(text).lower().replace("'", '')
    return re.sub(r'[^a-z0-9]+', '-', text).strip('-')


def clean(text):
    """One line of NFC text without tabs, doubled spaces or brackets."""
    text = unicodedata.normalize('NFC', text or '')
    text = ''.join(c for c in text if unicodedata.category(c) != 'Cf')
    return re.sub(r'\s+', ' ', text).strip().replace('|', '/')


def date(text):
    """The date as the lexicon writes it, or '-' if it is none."""
    text = (text or '').strip()
    while text and not DATE.match(text) and '-' in text:
        text = text.rsplit('-', 1)[0]
    return text if DATE.match(text) else '-'


def long_date(text):
    """'7 May 2012', 'May 2012' or '2012' as an ISO date, else '-'."""
    m = re.match(r'^(?:(?:(\d{1,2}) )?([A-Z][a-z]+) )?(\d{4})$', text.strip())
    if not m or (m[2] and m[2].lower() not in MONTHS):
        return '-'
    out = m[3]
    if m[2]:
        out += '-%02d' % MONTHS[m[2].lower()]
    return out + '-%02d' % int(m[1]) if m[1] else out


def read_table(path, delimiter='\t'):
    """Rows of a table as dicts; comment lines are skipped."""
    quote = csv.QUOTE_NONE if delimiter == '\t' else csv.QUOTE_MINIMAL
    with open(path, encoding='utf-8-sig', newline='') as f:
        lines = (line for line in f if not line.startswith('# '))
        return list(csv.DictReader(lines, delimiter=delimiter, quoting=quote,
                                   restval=''))


def read_hand(name):
    rows = read_table(os.path.join(HERE, 'hand', name))
    return [{k: '' if v == '-' else v for k, v in r.items()} for r in rows]


def short_enough(name):
    """Few enough words for the compiler: 16, marks counted as words."""
    return len(re.findall(r"\w+|[^\w\s]", bare(name))) <= MOST_WORDS


def marked(name):
    """A short name of mixed case ("AfD") is taken letter by letter."""
    if re.match(r'^\w{2,5}$', name) and len(re.findall('[A-ZÖ]', name)) > 1:
        return 'exact:' + name
    return name


def split_names(text):
    return [n for n in text.split('|') if n and n != '-']


def bare(name):
    """A name without the mark of its form."""
    head, _, tail = name.partition(':')
    return tail if head in FORMS else name


class Lexicon:
    """Entities and facts by the file that they go to."""

    def __init__(self, data):
        self.data = data
        self.entities = {}      # id -> row
        self.files = {}         # path -> list of rows
        self.by_qid = {}
        self.owners = set()     # names of states
        self.facts = {}         # path -> list of rows
        self.seen = {}          # (s, p, o) -> rows
        self.tables = {}        # path -> (columns, rows)

    def path(self, *parts):
        return os.path.join(self.data, *parts)

    def table(self, folder, name, delimiter='\t'):
        return read_table(self.path(folder, name), delimiter)

    def add(self, file, id, cls, label, names=(), qid='', code='',
            weight=0, source='hand'):
        """Adds an entity; an id that exists gets the new names."""
        if id in self.entities:
            return self.more(id, names, qid, source)
        row = dict(id=id, label=clean(label), names=[], qid=qid or '',
                   code=code or '', weight=int(weight or 0), source=[])
        row['class'] = cls
        self.entities[id] = row
        self.files.setdefault(file, []).append(row)
        return self.more(id, names, qid, source)

    def owned(self, name):
        """"Russia's State Duma" is two names: the text says whose it is.
        ("People's Republic" is one.)"""
        m = re.match(r"([A-Z][\w. ]*?)(?:'s|(?<=s)') ", name)
        return m is not None and m[1] in self.owners

    def more(self, id, names=(), qid='', source='hand'):
        row = self.entities[id]
        if id.startswith('state/'):
            self.owners.add(row['label'])
        for name in names:
            name = marked(clean(name))
            if name and name != row['label'] and not self.owned(name) and \
                    name not in row['names'] and short_enough(name):
                row['names'].append(name)
        if qid and not row['qid']:
            row['qid'] = qid
        if row['qid']:
            self.by_qid.setdefault(row['qid'], id)
        for key in source.split('+'):
            if key not in row['source']:
                row['source'].append(key)
        return id

    def fresh(self, kind, label, hint=''):
        """An id that nothing has yet."""
        base = '%s/%s' % (kind, slug(label))
        for tail in ('', '-' + slug(hint) if hint else ''):
            if base + tail not in self.entities:
                return base + tail
        n = 2
        while '%s-%d' % (base, n) in self.entities:
            n += 1
        return '%s-%d' % (base, n)

    def fact(self, file, subject, prop, object, start='-', until='-',
             source='hand'):
        start, until = start or '-', until or '-'
        if '-' not in (start, until) and until[:len(start)] < start[:len(until)]:
            return
        key = (subject, prop, object)
        for row in self.seen.get(key, ()):
            if same_term(row, start, until):
                merge_term(row, start, until, source)
                return
        row = dict(zip(FACT_COLUMNS, (subject, prop, object, start, until,
                                      [source])))
        self.seen.setdefault(key, []).append(row)
        self.facts.setdefault(file, []).append(row)

    def drop_long(self):
        """The compiler takes no label of too many words."""
        for file, rows in self.files.items():
            for row in rows:
                if not short_enough(row['label']):
                    del self.entities[row['id']]
            self.files[file] = [r for r in rows if r['id'] in self.entities]

    def drop_clashes(self):
        """An acronym that two bodies share is the far weightier one's."""
        owners = {}
        for row in self.entities.values():
            for name in row['names']:
                if name.startswith(('acronym:', 'exact:')):
                    owners.setdefault(bare(name), []).append(row)
        for name, rows in owners.items():
            most = max(r['weight'] for r in rows)
            for row in rows:
                if row['weight'] * 2 <= most:
                    row['names'] = [n for n in row['names'] if
                                    bare(n) != name or ':' not in n]

    def drop_cases(self):
        """Of two names that differ in capitals the one with fewer does:
        a small letter there fits a capital in the text too."""
        for row in self.entities.values():
            best = {}
            for name in [row['label']] + row['names']:
                if not name.startswith(('acronym:', 'exact:')):
                    key = name.lower()
                    best[key] = max(best.get(key, name), name)
            row['names'] = [n for n in row['names']
                            if best.get(n.lower(), n) == n]

    def write(self, out, banner):
        self.drop_long()
        self.drop_clashes()
        self.drop_cases()
        for file, (columns, rows) in sorted(self.tables.items()):
            write_rows(os.path.join(out, file), banner, columns, rows)
        for file, rows in sorted(self.files.items()):
            write_rows(os.path.join(out, file), banner, ENTITY_COLUMNS,
                       sorted(rows, key=lambda r: r['id']))
        for file, rows in sorted(self.facts.items()):
            rows = [r for r in rows if r['subject'] in self.entities
                    and r['object'] in self.entities]
            write_rows(os.path.join(out, file), banner, FACT_COLUMNS,
                       sorted(rows, key=lambda r: tuple(map(str, r.values()))))


def overlaps(a, b, c, d):
    """Do the terms a..b and c..d share a day, as far as is known?"""
    def before(x, y):
        return '-' not in (x, y) and x[:len(y)] < y[:len(x)]
    return not before(b, c) and not before(d, a)


def same_term(row, start, until):
    if row['from'] == '-' or start == '-':
        return overlaps(row['from'], row['until'], start, until)
    if abs(int(row['from'][:4]) - int(start[:4])) > 1:
        return False
    if row['until'] in (start, '') or until == row['from']:
        return False
    return overlaps(row['from'], row['until'], start, until)


def merge_term(row, start, until, source):
    """Keeps the finer start; an end on record beats none."""
    if row['from'] == '-' or (start != '-' and len(start) > len(row['from'])):
        row['from'] = start
    if row['until'] == '-' or (until != '-' and
                               len(until) > len(row['until'])):
        row['until'] = until
    if source not in row['source']:
        row['source'].append(source)


def write_rows(path, banner, columns, rows):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as f:
        f.write(banner)
        f.write('\t'.join(columns) + '\n')
        for row in rows:
            cells = []
            for c in columns:
                v = row[c]
                if isinstance(v, list):
                    v = ('+' if c == 'source' else '|').join(v)
                cells.append(str(v) if v not in ('', None) else '-')
            f.write('\t'.join(cells) + '\n')
