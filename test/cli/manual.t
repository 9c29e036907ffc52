#!/bin/bash
# The manual says what the program does: the same options, the same lists,
# and examples that run.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
. "$(dirname "$0")/lib.sh"

page=$builddir/wiregraph.1

# Lines "-s --long VALUE", each missing part a dot.
options_of_help() {
	"$wiregraph" --help | sed -nE \
		-e 's/^  (-.), (--[a-z-]+)=(\S+).*/\1 \2 \3/p' \
		-e 's/^  (-.), (--[a-z-]+)( .*|$)/\1 \2 ./p' \
		-e 's/^  (--[a-z-]+)=(\S+).*/. \1 \2/p' \
		-e 's/^  (--[a-z-]+)( .*|$)/. \1 ./p' | sort
}
options_of_page() {
	sed -nE \
		-e 's/^\.It Fl (.) , Fl (-[a-z-]+) Ns = Ns Ar (\S+)$/-\1 -\2 \3/p' \
		-e 's/^\.It Fl (.) , Fl (-[a-z-]+)$/-\1 -\2 ./p' \
		-e 's/^\.It Fl (-[a-z-]+) Ns = Ns Ar (\S+)$/. -\1 \2/p' \
		-e 's/^\.It Fl (-[a-z-]+)$/. -\1 ./p' "$page" | sort
}
options_of_help >help
options_of_page >page
holds 'there are options' test "$(wc -l <help)" -gt 20
holds 'the manual has the options of --help' diff help page

"$wiregraph" --list-messages | awk '{ print $1, $2 }' >messages
sed -nE 's/^\.It Sy ([A-Z0-9_]+) \( ([A-Z]+) \)$/\1 \2/p' "$page" >listed
holds 'the manual has the messages' diff messages listed
"$wiregraph" --list-stages | awk '{ print $1 }' >stages
sed -n '/^\.Sh STAGES/,/^\.Sh ENV/s/^\.It Cm //p' "$page" >listed
holds 'the manual has the stages' diff stages listed
"$wiregraph" --list-formats | awk 'NF > 1 { print $1 }' >formats
sed -n '/^\.Sh INPUT/,/^\.Sh STAGES/s/^\.It Cm //p' "$page" >listed
holds 'the manual has the formats' diff formats listed
fails 'nothing is left to fill in' grep -q '^@' "$page"

if command -v mandoc >/dev/null; then
	for file in "$page" "$srcdir/doc/wiregraph-compile.1"; do
		holds "$(basename "$file") is good mdoc" \
			mandoc -T lint -W warning "$file"
	done
else
	skip 'good mdoc' 'no mandoc'
fi

# Each example runs where the samples are, and says something.
cp "$samples"/*.txt .
mkdir archive
cp "$samples"/*.txt archive
articles 1 5 >batch.jsonl
mkdir bin
ln -s "$wiregraph" bin/wiregraph
export PATH=$tmp/bin:$PATH
sed -n '/^\.Sh EXAMPLES/,/^\.Sh DIAG/s/^\.Dl //p' "$page" >examples
holds 'there are examples' test "$(wc -l <examples)" -ge 8
while IFS= read -r example <&3; do
	ends "example: $example" 0 bash -o pipefail -c "$example"
done 3<examples
holds 'RDF/XML came out' grep -q '<rdf:RDF' wire.rdf
holds 'N-Quads came out' test "$(grep -c 'ns#Article>' batch.nq)" = 5
holds 'a file for each came out' test "$(ls graphs | wc -l)" = \
	"$(ls archive | wc -l)"
tap_end
