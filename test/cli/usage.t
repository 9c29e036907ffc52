#!/bin/bash
# Options, lists, wrong usage, and where the ontology is found.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
. "$(dirname "$0")/lib.sh"

cp "$samples/wire.txt" .

ends 'help' 0 "$wiregraph" --help
holds 'is on standard output' grep -q -- '--output-format' out
holds 'and nothing on the other' cmp err /dev/null
ends 'version' 0 "$wiregraph" --version
holds 'is a number' grep -Eq '^wiregraph [0-9]+\.[0-9]+\.[0-9]+' out
for list in formats stages messages rules; do
	ends "list of $list" 0 "$wiregraph" --list-$list
	holds 'says nothing on standard error' cmp err /dev/null
done
"$wiregraph" --list-formats >out
holds 'formats of both sides' grep -Eq '^(jsonl|nquads) ' out

# ---- wrong usage: nothing is done -------------------------------------------

wrong() {
	ends "wrong: $*" 2 "$wiregraph" "$@" wire.txt
	holds 'is told' grep -q '^wiregraph: ' err
	holds 'and nothing written' cmp out /dev/null
}
wrong --no-such-option
wrong -i no-such-format
wrong -o no-such-format
wrong --stop-after no-such-stage
wrong --date 2021-13-01
wrong --date 2021
wrong --date tomorrow
wrong --threshold 1.5
wrong --threshold nan
wrong --threshold x
wrong --jobs -1
wrong --jobs 100000
wrong --max-bytes 0
wrong --max-bytes 1X
wrong --max-bytes 99999999999999999999
wrong --base 'not an IRI'
wrong --base relative/
wrong --base 'http://example.org/<x>/'
wrong --dump --explain
wrong -O a.ttl -D b
wrong --resume
wrong --dump -D b
holds 'no folder came of it' test ! -e b

# ---- the ontology -----------------------------------------------------------

onto=$builddir/wiregraph.onto
"$wiregraph" -q wire.txt >want
ends 'none there' 3 "$wiregraph" --ontology none.onto wire.txt
holds 'is told' grep -q 'none.onto: FATAL: .*\[ONTOLOGY_OPEN\]' err
echo junk >junk.onto
ends 'no ontology' 3 "$wiregraph" --ontology junk.onto wire.txt
head -c 5000 "$onto" >cut.onto
ends 'one cut short' 3 "$wiregraph" --ontology cut.onto wire.txt
cp "$onto" copy.onto
ends 'a copy' 0 "$wiregraph" -q --ontology copy.onto wire.txt
holds 'gives the same' cmp out want
ends 'by the environment' 0 env WIREGRAPH_ONTOLOGY=copy.onto \
	"$wiregraph" -q wire.txt
holds 'gives the same' cmp out want
ends 'which is not passed over' 3 env WIREGRAPH_ONTOLOGY=none.onto \
	"$wiregraph" -q wire.txt
ends 'the option comes first' 0 env WIREGRAPH_ONTOLOGY=none.onto \
	"$wiregraph" -q --ontology copy.onto wire.txt
ln -s "$wiregraph" link
ends 'beside the program that a link leads to' 0 ./link -q wire.txt
mkdir -p root/bin root/share/wiregraph
cp "$wiregraph" root/bin/
cp "$onto" root/share/wiregraph/
ends 'in the share folder of a tree that was moved' 0 \
	root/bin/wiregraph -q wire.txt
holds 'gives the same' cmp out want

# ---- the compiler -----------------------------------------------------------

compile=$builddir/wiregraph-compile
ends 'compile: wrong usage' 2 "$compile" one
ends 'compile: help' 0 "$compile" --help
mkdir no
ends 'compile: no ontology' 3 "$compile" no x.onto
holds 'compile: is told' grep -q 'FATAL: ' err
holds 'compile: nothing written' test ! -e x.onto
ends 'compile' 0 "$compile" "$srcdir/ontology" x.onto
holds 'compile: the same bytes' cmp x.onto "$onto"
ends 'compile to a full disk' 3 "$compile" "$srcdir/ontology" /dev/full
tap_end
