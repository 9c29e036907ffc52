#!/bin/bash
# What README.md shows is what comes out: each "$ command" of its console
# blocks is run and compared with the lines below it.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
#
# usage: test/readme.sh [--regen]        in the folder of the build
set -u
build=$PWD
cd "${srcdir:-$(dirname "$0")/..}" || exit 99
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

/usr/bin/python3 -c 'import rdflib' 2>/dev/null || {
	echo "no rdflib here: what queries show was not compared"
	exit 77
}

PATH=$build:$PATH

# Commands run in a folder that looks like the sources and may be written to.
mkdir "$out/run"
for file in "$PWD"/*; do
	ln -s "$file" "$out/run/"
done

# Lines are copied, but for what follows a command in a console block.
console=no
while IFS= read -r line; do
	if [ "$console" = no ]; then
		printf '%s\n' "$line"
		[ "$line" != '```console' ] || console=yes
	elif [ "$line" = '```' ]; then
		printf '%s\n' "$line"
		console=no
	elif [ "${line#\$ }" != "$line" ]; then
		printf '%s\n' "$line"
		(cd "$out/run" && bash -c "${line#\$ }" </dev/null 2>&1)
	fi
done <README.md >"$out/README.md"

if [ "${1:-}" = --regen ]; then
	cmp -s "$out/README.md" README.md || cp "$out/README.md" README.md
else
	diff -u README.md "$out/README.md"
fi
