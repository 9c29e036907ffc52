#!/usr/bin/env python3
"""Checks that the files of ontology/lexicon agree with each other.

    tools/lexicon/check.py [LEXICON_DIR]

Prints what is wrong with file and line; exit status 1 if anything is.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0
"""

import glob
import os
import re
import sys

import common

ID = re.compile(r'^(state/[A-Z]{3}|(state|person|body|agreement|place)/'
                r'[a-z0-9]+(-[a-z0-9]+)*)$')
COLUMNS = {'entities': common.ENTITY_COLUMNS, 'facts': common.FACT_COLUMNS,
           'titles.tsv': 'label names state body person flags source'.split(),
           'forenames.tsv': 'name gender source'.split(),
           'surnames.tsv': 'name source'.split()}
FLAGS = {'-', 'honorific', 'citizen'}
wrong = 0


def complain(path, line, text):
    global wrong
    wrong += 1
    print('%s:%d: %s' % (path, line, text))


def rows(path, columns):
    """(line, cells by column) of a file; complains of malformed lines."""
    head = None
    with open(path, encoding='utf-8') as f:
        for n, line in enumerate(f, 1):
            if line.startswith('#'):
                continue
            cells = line.rstrip('\n').split('\t')
            if head is None:
                head = cells
                if head != columns:
                    complain(path, n, 'columns are not ' + ' '.join(columns))
            elif len(cells) != len(columns) or '' in cells:
                complain(path, n, 'cells missing or empty')
            else:
                yield n, dict(zip(columns, cells))


def check_entity(path, n, row, seen, qids, classes, keys):
    if not ID.match(row['id']):
        complain(path, n, 'bad id ' + row['id'])
    if row['id'] in seen:
        complain(path, n, 'id again: ' + row['id'])
    seen[row['id']] = row['class']
    if row['qid'] != '-':
        if not re.match(r'^Q[1-9]\d*$', row['qid']):
            complain(path, n, 'bad qid ' + row['qid'])
        if row['qid'] in qids:
            complain(path, n, 'qid again: %s, also %s' % (
                row['qid'], qids[row['qid']]))
        qids[row['qid']] = row['id']
    if classes and row['class'] not in classes:
        complain(path, n, 'class not in the schema: ' + row['class'])
    if row['code'] != '-' and not re.match(r'^[A-Z]{3}$', row['code']):
        complain(path, n, 'bad code ' + row['code'])
    if not row['weight'].isdigit() or int(row['weight']) > 1000:
        complain(path, n, 'bad weight ' + row['weight'])
    check_names(path, n, row)
    check_source(path, n, row, keys)


def check_names(path, n, row):
    names = [] if row['names'] == '-' else row['names'].split('|')
    for name in names + [row['label']]:
        text = common.bare(name)
        if not text or text != text.strip() or '  ' in text:
            complain(path, n, 'bad name %r' % name)
        if not common.short_enough(name):
            complain(path, n, 'name of too many words: ' + name)
    if len(set(names)) != len(names):
        complain(path, n, 'name twice')


def check_source(path, n, row, keys):
    for key in row['source'].split('+'):
        if keys and key not in keys:
            complain(path, n, 'source not in SOURCES.md: ' + key)


def check_fact(path, n, row, seen, keys):
    for end in ('subject', 'object'):
        if row[end] not in seen:
            complain(path, n, 'no such entity: ' + row[end])
    for end in ('from', 'until'):
        if row[end] != '-' and not common.DATE.match(row[end]):
            complain(path, n, 'bad date ' + row[end])
    if '-' not in (row['from'], row['until']) and \
            row['until'][:len(row['from'])] < row['from'][:len(row['until'])]:
        complain(path, n, 'ends before it begins')
    check_source(path, n, row, keys)


def check_titles(path, keys):
    seen = {}
    for n, row in rows(path, COLUMNS['titles.tsv']):
        for name in [row['label']] + common.split_names(row['names']):
            if name.lower() in seen:
                complain(path, n, 'title again: ' + name)
            seen[name.lower()] = n
        if row['flags'] not in FLAGS:
            complain(path, n, 'bad flags ' + row['flags'])
        check_source(path, n, row, keys)


def schema(root):
    path = os.path.join(root, 'ontology', 'schema', 'wiregraph.ttl')
    if not os.path.exists(path):
        return set()
    with open(path, encoding='utf-8') as f:
        return set(re.findall(r'^wg:(\w+)\s+a\s', f.read(), re.M))


def source_keys(root):
    path = os.path.join(root, 'ontology', 'SOURCES.md')
    if not os.path.exists(path):
        return set()
    with open(path, encoding='utf-8') as f:
        return set(re.findall(r'^\| `([^`]+)`', f.read(), re.M))


def main(argv):
    folder = argv[1] if len(argv) > 1 else os.path.join(
        common.ROOT, 'ontology', 'lexicon')
    classes, keys = schema(common.ROOT), source_keys(common.ROOT)
    seen, qids = {}, {}
    for path in sorted(glob.glob(os.path.join(folder, 'entities', '*.tsv'))):
        for n, row in rows(path, COLUMNS['entities']):
            check_entity(path, n, row, seen, qids, classes, keys)
    for path in sorted(glob.glob(os.path.join(folder, 'facts', '*.tsv'))):
        for n, row in rows(path, COLUMNS['facts']):
            if classes and row['property'] not in classes:
                complain(path, n, 'no such property: ' + row['property'])
            check_fact(path, n, row, seen, keys)
    check_titles(os.path.join(folder, 'titles.tsv'), keys)
    for file in ('forenames.tsv', 'surnames.tsv'):
        for n, row in rows(os.path.join(folder, file), COLUMNS[file]):
            check_source(file, n, row, keys)
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    main(sys.argv)
