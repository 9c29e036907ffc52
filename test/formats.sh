#!/bin/bash
# Each sample says the same in every format: rapper reads them all, and the
# sets of triples are compared. Also: the same bytes twice and with more
# jobs, a file each, and the full disk.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
#
# usage: test/formats.sh                 in the folder of the build
#        srcdir                          where the sources are
set -u
export LC_ALL=C
build=$PWD
cd "${srcdir:-$(dirname "$0")/..}" || exit 99
command -v rapper >/dev/null || { echo "no rapper here"; exit 77; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
bad=0

fault() {
	echo "$*"
	bad=$((bad + 1))
}

wg() {
	"$build/wiregraph" --ontology "$build/wiregraph.onto" -q "$@"
}

# as_set FORMAT FILE: its triples, sorted, each once; graphs are left out.
as_set() {
	rapper -q -i "$1" -o ntriples "$2" | sort -u
}

articles=(samples/*.txt samples/*.html)
for options in '' --enrich; do
	wg $options -o ntriples "${articles[@]}" >"$out/all.ntriples" ||
		fault "ntriples: exit status $?"
	as_set ntriples "$out/all.ntriples" >"$out/want"
	[ -s "$out/want" ] || fault "no triples at all"
	for format in turtle rdfxml nquads trig; do
		wg $options -o $format "${articles[@]}" >"$out/all.$format" ||
			fault "$format: exit status $?"
		as_set $format "$out/all.$format" >"$out/got" ||
			fault "$format: rapper cannot read it"
		cmp -s "$out/want" "$out/got" ||
			fault "$format $options: other triples than ntriples"
	done
done

# JSON-LD and drawings have readers of their own, where they are installed
wg --enrich -o jsonld "${articles[@]}" >"$out/all.jsonld"
for python in ${PYTHON:-} python3 /usr/bin/python3; do
	"$python" -c 'import rdflib.plugins.parsers.jsonld' 2>/dev/null ||
		continue
	"$python" - "$out/all.jsonld" >"$out/all.nt" <<'END'
import sys, rdflib
graph = rdflib.ConjunctiveGraph()
graph.parse(sys.argv[1], format="json-ld")
triples = rdflib.Graph()
for s, p, o in graph.triples((None, None, None)):
    triples.add((s, p, o))
sys.stdout.buffer.write(triples.serialize(format="nt", encoding="utf-8"))
END
	as_set ntriples "$out/all.nt" | cmp -s "$out/want" - ||
		fault "jsonld: other triples than ntriples"
	break
done
wg -o dot "${articles[@]}" >"$out/all.dot"
! command -v dot >/dev/null || dot -Tsvg "$out/all.dot" >/dev/null ||
	fault "dot: graphviz cannot draw it"

wg --enrich -j 3 -o trig "${articles[@]}" | cmp -s - "$out/all.trig" ||
	fault "with three jobs: other bytes"

wg --enrich -o ntriples -D "$out/each" "${articles[@]}"
cat "$out"/each/*.nt | sort -u >"$out/got"
sort -u "$out/all.ntriples" | cmp -s - "$out/got" ||
	fault "a file each: other triples"

for format in turtle rdfxml ntriples nquads trig jsonld dot html; do
	wg -o $format "${articles[@]}" >/dev/full 2>"$out/messages"
	[ $? = 3 ] || fault "$format: a full disk is not status 3"
	grep -q FILE_WRITE "$out/messages" || fault "$format: full disk unsaid"
done

# a graph for each article, and what is added in one of its own
graphs=$(wg --enrich -o nquads "${articles[@]}" |
	sed 's/.* \(<[^>]*>\) \.$/\1/' | sort -u)
[ "$(echo "$graphs" | grep -c '/article/')" = ${#articles[@]} ] ||
	fault "not a graph for each article: $graphs"
[ "$(echo "$graphs" | grep -vc '/article/')" -le 1 ] ||
	fault "other graphs: $graphs"
grep -q '_:' "$out/all.ntriples" && fault "a blank node"
[ $bad = 0 ]
