#!/bin/bash
# Each sample gives the Turtle beside it, each query its answer.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
#
# usage: test/samples.sh [--regen]       in the folder of the build
#        srcdir                          where the sources are
#
# With --regen it writes the golden files instead of comparing.
set -u
build=$PWD
cd "${srcdir:-$(dirname "$0")/..}" || exit 99
regen=${1:-}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
bad=0

# golden NEW FILE: NEW is what FILE should hold.
golden() {
	if [ "$regen" = --regen ]; then
		cmp -s "$1" "$2" || cp "$1" "$2"
	elif ! diff -u "$2" "$1"; then
		bad=$((bad + 1))
	fi
}

for sample in samples/*.txt samples/*.html; do
	name=$(basename "${sample%.*}")
	"$build/wiregraph" "$sample" >"$out/$name.ttl" || bad=$((bad + 1))
	golden "$out/$name.ttl" "samples/$name.ttl"
done

for python in ${PYTHON:-} python3 /usr/bin/python3 ''; do
	[ -n "$python" ] && "$python" -c 'import rdflib' 2>/dev/null && break
done
[ -n "$python" ] || echo "no Python with rdflib here: queries left out"
for query in samples/queries/*.rq; do
	[ -n "$python" ] || break
	"$python" tools/query.py "$query" "$out"/*.ttl \
		ontology/schema/wiregraph.ttl >"$out/answer" ||
		bad=$((bad + 1))
	golden "$out/answer" "${query%.rq}.txt"
done
[ $bad = 0 ]
