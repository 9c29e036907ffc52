#!/bin/bash
# The laws of the house that a machine can see: what includes what, where
# knowledge lives, how a file opens and how long it may be.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
#
# usage: test/layers.sh            (srcdir: where the sources are)
set -u
export LC_ALL=C
cd "${srcdir:-$(dirname "$0")/..}" || exit 99

# The folders in the order data flows. A file includes headers of its own
# folder and of those before it. Files right under src/ stand above all.
folders="base onto model doc read text fact compile write run train"

broken=$(mktemp)
trap 'rm -f "$broken"' EXIT

# law TEXT: the law, broken once for each line of standard input.
law() {
	sed "s|^|$1: |" >>"$broken"
}

sources() {
	find src -name '*.[ch]' | sort
}

grep -n '^#include "' $(sources) | awk -v order="$folders" '
BEGIN {
	n = split(order, name, " ")
	for (i = 1; i <= n; i++)
		rank[name[i]] = i
}
{
	split($0, part, ":")
	split(part[1], path, "/")
	from = path[3] == "" ? "" : path[2]
	split($0, quoted, "\"")
	if (split(quoted[2], into, "/") < 2)
		next	# a private header of its own folder
	if (!(into[1] in rank) || (from != "" && !(from in rank)))
		print $0 " (folder unknown to test/layers.sh)"
	else if (from != "" && rank[into[1]] > rank[from])
		print $0 " (upward)"
	else if (into[1] != from && into[2] != into[1] ".h")
		print $0 " (private header of another folder)"
}' | law "include"

grep -nE 'https?://' $(sources) | law "IRI in C, belongs in ontology/"

# Words of the lexicon: whole string literals that are the name of a state,
# a class, a title or a property of two words or more (one-word titles and
# properties are words of options and file formats too).
knowledge() {
	grep -hv '^#' ontology/lexicon/titles.tsv 2>/dev/null | cut -f 1,2 |
		tr '\t|' '\n\n' | grep ' '
	grep -h '^state/' ontology/lexicon/entities/states.tsv 2>/dev/null |
		cut -f 3,4 | tr '\t|' '\n\n' |
		sed 's/^[a-z]*://' | grep -E '^.{4,}$'
	sed -n 's/^wg:\([A-Z][A-Za-z]*\).*/\1/p; s/^wg:\([a-z]*[A-Z][A-Za-z]*\).*/\1/p' \
		ontology/schema/*.ttl
}
knowledge | sort -u | awk '
FNR == NR { known[$0] = 1; next }
/^[ \t]*(\/?\*|#include)/ { next }
{
	sub(/\/\*.*/, "")
	n = split($0, part, "\"")
	for (i = 2; i <= n; i += 2)
		if (part[i] in known)
			print FILENAME ":" FNR ": \"" part[i] "\""
}' - $(sources) | law "word of the lexicon in C, belongs in ontology/"

find src test tools .ci configure.ac Makefile.am -type f \
	\( -name '*.[ch]' -o -name '*.sh' -o -name '*.py' -o -name run \
	-o -name configure.ac -o -name Makefile.am \) 2>/dev/null | sort |
	xargs grep -L 'SPDX-License-Identifier: Apache-2.0' | law "no SPDX lines"

for file in $(sources); do
	case $(head -n 1 "$file") in
	'/* '*) ;;
	*) echo "$file" ;;
	esac
done | law "does not open with what it is for"

wc -l $(sources) | awk '$2 != "total" && $1 > 600 { print $2 ": " $1 }' |
	law "over 600 lines"

# A file is named itself or by a folder it is in, one or two levels up. A
# build in the sources leaves objects, logs, and programs without a dot.
find src test -type f -name '*.*' ! -path '*/.*' ! -name '*.[oa]' \
	! -name '*.log' ! -name '*.trs' | sort | while read -r file; do
	named="${file%.c}(\.c)?|${file%/*}/?"
	case $file in */*/*/*) named="$named|$(dirname "${file%/*}")" ;; esac
	grep -vE '^#|find src test' Makefile.am |
		grep -qE "[[:space:]]($named)([[:space:]]|$)" ||
		echo "$file"
done | law "not in Makefile.am, would not be built or shipped"

cat "$broken"
[ ! -s "$broken" ]
