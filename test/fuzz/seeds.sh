#!/bin/bash
# Each fuzzer with its seeds and thousands of changed copies of them.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
#
# usage: test/fuzz/seeds.sh           (srcdir, builddir: from make)
set -eu
seeds=${srcdir:-.}/test/fuzz/seeds

for format in text html jsonl xml; do
	fuzz=${builddir:-.}/test/fuzz/fuzz_$format
	if "$fuzz" -help=1 2>&1 | grep -q libFuzzer; then
		"$fuzz" -runs=20000 -seed=1 -verbosity=0 "$(mktemp -d)" "$seeds/$format" \
			2>/dev/null >/dev/null
	else
		"$fuzz" 1500 "$seeds/$format"/*
	fi
done

# The compiler of the ontology: its own small files, and the real rules.
fuzz=${builddir:-.}/test/fuzz/fuzz_rule
if "$fuzz" -help=1 2>&1 | grep -q libFuzzer; then
	"$fuzz" -runs=1000 -seed=1 -verbosity=0 "$(mktemp -d)" "$seeds/rule" \
		2>/dev/null >/dev/null
else
	"$fuzz" 100 "$seeds/rule"/* "${srcdir:-.}"/ontology/rules/*.rule
fi
