#!/usr/bin/env python3
"""Names of people, bodies and places in GUM, as BIO, from its entities.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0

usage: gum_names.py TREES.conllu ENTITIES.tsv SPLIT > NAMES.conll

GUM marks whole noun phrases. A name is the run of proper nouns in one that
holds its head, or the whole phrase less its article where that is the title
of the article it links to. Genres whose licence forbids commercial use are
left out. Other proper nouns and capitalised adjectives are left open ("?").
"""
import sys
from urllib.parse import unquote

CLOSED = {"essay", "fiction", "letter", "podcast", "whow"}
TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}


def sentences(path):
    sent, rows = None, []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# sent_id = "):
            sent = line[12:]
        elif line and line[0] != "#":
            col = line.split("\t")
            if col[0].isdigit():
                rows.append(col)
        elif not line and rows:
            yield sent, rows
            rows = []


def entities(path, split):
    spans = {}
    for line in open(path, encoding="utf-8"):
        col = line.rstrip("\n").split("\t")
        if col[0] == split:
            spans.setdefault(col[2], []).append(
                (int(col[3]), int(col[4]), col[5], col[8]))
    return spans


def head(rows, beg, end):
    for i in range(beg, end + 1):
        if not beg <= int(rows[i - 1][6]) <= end:
            return i
    return end


def name(rows, beg, end, kind, link):
    title = unquote(link).replace("_", " ")
    for b in (beg, beg + 1):
        for e in range(end, b - 1, -1):
            text = " ".join(r[1] for r in rows[b - 1:e])
            text = text.replace(" 's", "'s").replace(" - ", "-")
            if link and text == title:
                return b, e
    at = head(rows, beg, end)
    if rows[at - 1][3] != "PROPN":
        return None
    run = lambda i: beg <= i <= end and (
        rows[i - 1][3] == "PROPN" or rows[i - 1][1] in "-.")
    b = e = at
    while run(b - 1):
        b -= 1
    while run(e + 1):
        e += 1
    if kind == "organization" and e + 2 <= end and \
            rows[e][1] == "of" and rows[e + 1][3] == "PROPN":
        e += 2
        while run(e + 1):
            e += 1
    while rows[b - 1][3] != "PROPN":
        b += 1
    while rows[e - 1][3] != "PROPN":
        e -= 1
    return b, e


def tags(rows, spans):
    out = ["?" if r[3] == "PROPN" or (r[3] == "ADJ" and r[1][0].isupper())
           else "O" for r in rows]
    taken = [False] * len(rows)
    for beg, end, kind, link in sorted(
            spans, key=lambda s: s[0] - s[1]):
        if kind == "time":
            for i in range(beg, end + 1):
                out[i - 1] = "O"
        found = kind in TYPES and name(rows, beg, end, kind, link)
        if not found or any(taken[found[0] - 1:found[1]]):
            continue
        for i in range(found[0], found[1] + 1):
            taken[i - 1] = True
            out[i - 1] = ("B-" if i == found[0] else "I-") + TYPES[kind]
    return out


def main():
    trees, table, split = sys.argv[1:]
    spans = entities(table, split)
    for sent, rows in sentences(trees):
        if sent.split("_")[1] in CLOSED:
            continue
        for row, tag in zip(rows, tags(rows, spans.get(sent, []))):
            print(row[1] + "\t" + ("B-ANY" if tag == "?" else tag))
        print()


main()
