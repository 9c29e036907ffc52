#!/bin/bash
# The files of ontology/lexicon agree with each other, with the schema and
# with SOURCES.md; the checker itself sees what is wrong.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
#
# usage: test/lexicon.sh           (srcdir: where the sources are)
set -u
cd "${srcdir:-$(dirname "$0")/..}" || exit 99
export PYTHONDONTWRITEBYTECODE=1
command -v python3 >/dev/null || exit 77
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

python3 tools/lexicon/check.py ontology/lexicon || exit 1

# spoil FILE LINE WHAT: the checker must complain of LINE added to FILE.
spoil() {
	rm -rf "$copy/lexicon"
	cp -r ontology/lexicon "$copy/lexicon"
	chmod -R u+w "$copy/lexicon"
	printf "$2\n" >>"$copy/lexicon/$1"
	if python3 tools/lexicon/check.py "$copy/lexicon" >"$copy/out"; then
		echo "not seen: $3"
		exit 1
	fi
}

spoil entities/states.tsv 'state/FRA\tState\tX\t-\t-\tFRA\t1\thand' 'an id twice'
spoil facts/bodies.tsv 'state/FRA\tmemberOf\tbody/none\t-\t-\thand' 'no object'
spoil facts/bodies.tsv \
	'state/FRA\tmemberOf\tbody/nato\t2001-13\t-\thand' 'a bad date'
