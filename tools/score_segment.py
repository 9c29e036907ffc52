#!/usr/bin/env python3
"""Scores tokens and sentences found in raw text against a UD treebank.

usage: score_segment.py WIREGRAPH FILE.conllu [--only PATTERN] [-v]

The text of each document is rebuilt from the words, SpaceAfter and newpar (a
line a paragraph). --only takes the documents whose id matches. -v lists every
token that is not gold (+) or not found (-), and every such sentence end.
A multiword token counts as its words where they are its letters cut at an
apostrophe (do n't, it 's), else as one (cannot, gonna).

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""
import argparse, json, re, subprocess, sys, tempfile


class Document:
    def __init__(self, name):
        self.name, self.text, self.tokens, self.ends = name, '', [], []

    def add(self, form, space):
        beg = len(self.text.encode())
        self.text += form
        self.tokens.append((beg, len(self.text.encode())))
        self.text += ' ' if space else ''

    def end_sentence(self):
        if self.tokens and self.ends[-1:] != [self.tokens[-1][1]]:
            self.ends.append(self.tokens[-1][1])

    def end_paragraph(self):
        if self.text:
            self.text = self.text.rstrip() + '\n'


def cut_multiword(form, words):
    """The parts of a multiword token that are tokens to us."""
    cut = ''.join(words) == form and re.match("(?i)n?['’]", words[-1])
    return words if cut else [form]


def read(path):
    docs, lines, until = [], [], 0
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('# newdoc'):
            docs.append(Document(line.split('= ')[-1]))
        elif line.startswith('# newpar') and '_block' not in line:
            docs[-1].end_paragraph()
        elif line and line[0] != '#':
            lines.append(line.split('\t'))
        elif not line and lines:
            add_sentence(docs[-1], lines)
            lines = []
    return docs


def add_sentence(doc, lines):
    words = {c[0]: c[1] for c in lines}
    until = 0
    for c in lines:
        space = 'SpaceAfter=No' not in c[9]
        if '-' in c[0]:
            a, until = map(int, c[0].split('-'))
            parts = cut_multiword(c[1], [words[str(i)]
                                         for i in range(a, until + 1)])
            for p in parts[:-1]:
                doc.add(p, False)
            doc.add(parts[-1], space)
        elif c[0].isdigit() and int(c[0]) > until:
            doc.add(c[1], space)
    doc.end_sentence()


def run(binary, doc):
    """Token spans and sentence ends as the program sees them."""
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl',
                                     encoding='utf-8') as f:
        json.dump({'id': doc.name, 'title': '', 'text': doc.text}, f)
        f.write('\n')
        f.flush()
        r = subprocess.run([binary, '--input-format', 'jsonl', '--stop-after',
                            'segment', '--dump', f.name],
                           stdout=subprocess.PIPE, check=True)
    tokens, ends = [], []
    for line in r.stdout.decode().splitlines():
        c = line.split('\t')
        if c[0] == 'token':
            tokens.append((int(c[2]), int(c[3])))
        elif c[0] == 'sentence':
            ends.append(int(c[3]))
    return tokens, ends


def sentences(ends, start):
    return set(zip([start] + ends, ends))


class Count:
    def __init__(self):
        self.tp = self.sys = self.gold = 0

    def add(self, found, gold):
        self.tp += len(found & gold)
        self.sys += len(found)
        self.gold += len(gold)

    def line(self, label):
        p, r = self.tp / max(self.sys, 1), self.tp / max(self.gold, 1)
        return '%-10s P %.4f  R %.4f  F1 %.4f   (%d gold)' % (
            label, p, r, 2 * p * r / max(p + r, 1e-9), self.gold)


def show(doc, label, spans, context=0):
    text = doc.text.encode()
    for b, e in sorted(spans):
        near = text[max(0, b - context):e + context]
        print(doc.name, label, repr(near.decode(errors='replace')))


def main():
    a = argparse.ArgumentParser()
    a.add_argument('binary')
    a.add_argument('conllu')
    a.add_argument('--only', default='')
    a.add_argument('-v', action='store_true')
    a = a.parse_args()
    tokens, sents = Count(), Count()
    for doc in read(a.conllu):
        if not re.search(a.only, doc.name):
            continue
        found, ends = run(a.binary, doc)
        start = found[0][0] if found else 0
        gold = {t for t in doc.tokens if t[0] >= start}
        gold_ends = [e for e in doc.ends if e > start]
        tokens.add(set(found), gold)
        sents.add(sentences(ends, start), sentences(gold_ends, start))
        if a.v:
            show(doc, '+ token', set(found) - gold)
            show(doc, '- token', gold - set(found), 8)
            show(doc, '+ end', {(e, e) for e in set(ends) - set(gold_ends)}, 30)
            show(doc, '- end', {(e, e) for e in set(gold_ends) - set(ends)}, 30)
    print(tokens.line('tokens'))
    print(sents.line('sentences'))


main()
