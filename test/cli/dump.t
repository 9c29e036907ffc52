#!/bin/bash
# The layers as lines.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
. "$(dirname "$0")/lib.sh"

cp "$samples"/*.txt .
ends 'a dump' 0 "$wiregraph" -q --dump wire.txt vote.txt
cp out all
for layer in article token sentence mention entity; do
	holds "has the layer $layer" grep -q "^$layer	" all
done

# Every record has the columns that the line above its layer names.
columns_fit() {
	awk -F '\t' '
	/^#/ { n = NF; layer = substr($1, 2); next }
	NF != n || $1 != layer { print FILENAME ": " NR ": " $0; bad = 1 }
	END { exit bad }' "$1"
}
holds 'columns fit' columns_fit all
ends 'again' 0 "$wiregraph" -q --dump wire.txt vote.txt
holds 'the same bytes' cmp out all

printf 'Tab\there and back\\slash.\n\nNext line.\n' >escape.txt
ends 'white space in text' 0 "$wiregraph" -q --dump escape.txt
holds 'columns fit' columns_fit out
holds 'a backslash is escaped' grep -q 'back\\\\slash' out

# A stage adds layers; it does not change where the tokens are.
spans() {
	awk -F '\t' '$1 == "token" { print $3, $4, $NF }' "$1"
}
spans all >want
"$wiregraph" --list-stages | awk '{ print $1 }' >stages
while IFS= read -r stage; do
	ends "up to $stage" 0 "$wiregraph" -q --dump --stop-after "$stage" \
		wire.txt vote.txt
	spans out >got
	holds 'the same tokens' cmp got want
done <stages
"$wiregraph" -q --dump --stop-after token wire.txt >out
fails 'no mentions before they are found' grep -q '^mention' out
ends 'to a file' 0 "$wiregraph" -q --dump -O dump.tsv wire.txt vote.txt
holds 'the same' cmp dump.tsv all
ends 'explained' 0 "$wiregraph" -q --explain wire.txt
fails 'is not RDF' grep -q '@prefix' out
tap_end
