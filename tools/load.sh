#!/bin/bash
# Loads N-Quads of wiregraph into a triple store, by the SPARQL 1.1 Graph
# Store HTTP Protocol.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
#
# usage: tools/load.sh [-u USER:PASSWORD] [-c QUERY-URL] STORE-URL [FILE...]
#
#   wiregraph -e -o nquads archive/ | tools/load.sh http://localhost:3030/ds/data
#
# Each article's graph is replaced by what is new (PUT), so loading an
# article again changes nothing; the graph of what the lexicon adds, which
# articles share, only grows (POST). With -c each article's graph is counted
# after it was loaded: there are stores that say yes and keep nothing.
#
# STORE-URL is the address that takes ?graph=IRI, on the usual stores:
#   Fuseki    http://localhost:3030/DATASET/data
#   Virtuoso  http://localhost:8890/sparql-graph-crud-auth
#   GraphDB   http://localhost:7200/repositories/NAME/rdf-graphs/service
#   Oxigraph  http://localhost:7878/store
# QUERY-URL is /DATASET/query, /sparql, /repositories/NAME, /query there.
#
# A request an article is slow for more than some ten thousand of them; the
# bulk loaders of the stores take the same N-Quads from a file.
#
# Exit status: 0 all loaded, 1 the store refused some, 2 wrong usage.
set -u
export LC_ALL=C

usage() {
	sed -n 's/^# usage: /usage: /p' "$0" >&2
	exit 2
}

auth=() count_url=
while getopts u:c: option; do
	case $option in
	u) auth=(--anyauth --user "$OPTARG") ;;
	c) count_url=$OPTARG ;;
	*) usage ;;
	esac
done
shift $((OPTIND - 1))
[ $# -ge 1 ] || usage
store=$1
shift
command -v curl >/dev/null || { echo "load.sh: needs curl" >&2; exit 2; }
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT

# The characters of an IRI that have a meaning in a query string.
encode() {
	sed 's/%/%25/g; s/#/%23/g; s/&/%26/g; s/+/%2B/g; s/?/%3F/g; s/=/%3D/g'
}

# send METHOD GRAPH FILE. A file has a length, as Virtuoso needs; only PUT
# may be tried again.
send() {
	local again=()
	[ "$1" = PUT ] && again=(--retry 3)
	curl -sS --fail -o /dev/null "${auth[@]}" "${again[@]}" -X "$1" \
		-H 'Content-Type: application/n-triples' -H 'Expect:' \
		--data-binary "@$3" "$store?graph=$(echo "$2" | encode)"
}

# count GRAPH: the number of triples that the store has in it.
count() {
	curl -sS --fail "${auth[@]}" -G -H 'Accept: text/csv' "$count_url" \
		--data-urlencode \
		"query=SELECT (COUNT(*) AS ?n) { GRAPH <$1> { ?s ?p ?o } }" |
		sed -n '2{s/[^0-9]//g;p}'
}

# load GRAPH FILE
load() {
	local method=PUT want have
	case $1 in
	*'#enrichment') method=POST ;;
	esac
	if ! send $method "$1" "$2"; then
		echo "load.sh: not loaded: $1" >&2
		return 1
	fi
	if [ $method = PUT ] && [ -n "$count_url" ]; then
		want=$(wc -l <"$2")
		have=$(count "$1")
		[ "$want" = "$have" ] && return 0
		echo "load.sh: $want triples sent, ${have:-none} kept: $1" >&2
		return 1
	fi
}

# The quads of a graph stand together: each run of them becomes a file of
# triples, and its name and graph a line.
split() {
	awk -v parts="$parts" '
	!match($0, / <[^ <>"]*> \.$/) { next }
	{
		graph = substr($0, RSTART + 2, RLENGTH - 5)
		if (graph != last) {
			if (n > 0) {
				close(file)
				print file, last
				fflush()
			}
			file = parts "/" ++n ".nt"
			last = graph
		}
		print substr($0, 1, RSTART - 1) " ." >file
	}
	END {
		if (n > 0) {
			close(file)
			print file, last
		}
	}' "$@"
}

loaded=0 refused=0
while read -r file graph; do
	if load "$graph" "$file"; then
		loaded=$((loaded + 1))
	else
		refused=$((refused + 1))
	fi
	rm -f "$file"
done < <(split "$@")
echo "load.sh: $loaded graphs loaded, $refused refused" >&2
[ $refused = 0 ]
