#!/bin/bash
# The schema is whole: every own term that the program writes, that a shape
# names or that the schema itself refers to is declared, once, with a label
# and a comment.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
#
# usage: test/schema.sh                  (srcdir: where the sources are)
set -u
export LC_ALL=C
cd "${srcdir:-$(dirname "$0")/..}/ontology" || exit 99
schema=schema/wiregraph.ttl shapes=schema/shapes.ttl
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# own FILE: the local names after wg: in it, outside comments and strings.
own() {
	sed 's/^#.*//; s/"\([^"\\]\|\\.\)*"//g' "$1" | grep -oE '\bwg:[A-Za-z]+' |
		cut -d: -f2 | sort -u
}

declared=$out/declared
sed -n 's/^wg:\([A-Za-z]*\) a .*/\1/p' $schema | sort >"$declared"
{
	uniq -d "$declared" | sed 's/$/: declared twice/'
	own $schema | comm -23 - "$declared" | sed 's/$/: not declared/'
	own $shapes | comm -23 - "$declared" |
		sed 's/$/: in the shapes, not declared/'
	sed -n 's|.*\thttps://w3id.org/wiregraph/ns#||p' vocabulary.tsv |
		sort -u | comm -23 - "$declared" |
		sed 's/$/: in the vocabulary, not declared/'
	awk -v RS= '/^wg:/ && !(/rdfs:label/ && /rdfs:comment/) &&
		!/a skos:ConceptScheme/ { print $1 ": no label or no comment" }' \
		$schema
	for ttl in $schema $shapes; do
		command -v rapper >/dev/null || break
		rapper -q -c -i turtle $ttl 2>&1
	done
} >"$out/faults"
cat "$out/faults"
[ -s "$declared" ] && [ ! -s "$out/faults" ]
