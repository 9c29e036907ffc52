#!/usr/bin/python3
"""Asks RDF files a question in SPARQL and prints the answer as a table.

SPDX-FileCopyrightText: 2026 The wiregraph authors
SPDX-License-Identifier: Apache-2.0

usage: tools/query.py QUERY.rq FILE.ttl...        ("-" is standard input)

Needs rdflib (Debian: python3-rdflib). For more than some thousand articles
load the graph into a triple store instead.
"""
import signal
import sys

import rdflib


def short(term, namespaces):
    """The term as people write it: a label's text, prefix:name."""
    if term is None:
        return "-"
    if isinstance(term, rdflib.Literal):
        return " ".join(str(term).split())
    for prefix, namespace in namespaces:
        if term.startswith(namespace):
            return f"{prefix}:{term[len(namespace):]}"
    return f"<{term}>"


def table(rows):
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths))
        print("  ".join(cells).rstrip())


def main(arguments):
    if len(arguments) < 2:
        print(__doc__.split("\n\n")[2], file=sys.stderr)
        return 2
    graph = rdflib.Graph()
    for name in arguments[1:]:
        source = {"file": sys.stdin.buffer} if name == "-" else {"source": name}
        graph.parse(format="turtle", **source)
    with open(arguments[0], encoding="utf-8") as file:
        answer = graph.query(file.read())
    namespaces = sorted(graph.namespaces(), key=lambda p: -len(p[1]))
    rows = [[str(name) for name in answer.vars]]
    rows += [[short(term, namespaces) for term in row] for row in answer]
    table(rows)
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # "| head" is no error
    sys.exit(main(sys.argv[1:]))
