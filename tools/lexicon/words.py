"""Word lists that keep dangerous names out of the lexicon.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""

import collections
import functools
import os

from common import read_hand

CORPORA = (('ud-ewt', 'en_ewt-ud-train.conllu'),
           ('ud-gum', 'en_gum-ud-train.conllu'))


def conllu_forms(path):
    with open(path, encoding='utf-8') as f:
        for line in f:
            cells = line.split('\t')
            if len(cells) > 4 and cells[3] not in ('PROPN', 'X'):
                yield cells[1]


@functools.lru_cache(None)
def counted(data):
    seen = collections.Counter()
    for parts in CORPORA:
        for form in conllu_forms(os.path.join(data, *parts)):
            if form.islower() and form.isalpha():
                seen[form] += 1
    return seen


def common(lex, least=2):
    """Words that English writes in lower case, and those listed by hand."""
    out = {w for w, n in counted(lex.data).items() if n >= least}
    return out | {r['word'] for r in read_hand('words.tsv')}


@functools.lru_cache(None)
def lines(path):
    with open(path, encoding='utf-8-sig') as f:
        return frozenset(line.strip() for line in f if line.strip())


def person_names(lex):
    return (lines(lex.path('names', 'smashew-surnames_us.txt')) |
            lines(lex.path('names', 'smashew-first_names_us.txt')))


def all_surnames(lex):
    return lines(lex.path('names', 'smashew-surnames_all.txt')) | \
        lines(lex.path('names', 'smashew-first_names_all.txt'))
