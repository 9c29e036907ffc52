#!/bin/bash
# Builds wiregraph (installing what is missing) and runs all its tests.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
#
# usage: tools/check.sh [--all]
#
# --all, or CI=true, adds what a change must pass before it lands: no
# warnings from gcc and clang, the tests under AddressSanitizer and
# UndefinedBehaviorSanitizer, a release built from its tarball, lint, format.
# The last line counts tests and checks: "N passed, N failed".
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

passed=0
failed=0

# Adds the summary of automake's test driver for build/NAME.
count_tests() {
	local log=build/$1/test-suite.log good bad
	[ -f "$log" ] || return 0
	good=$(awk '/^# (PASS|XFAIL):/ { n += $3 } END { print n + 0 }' "$log")
	bad=$(awk '/^# (FAIL|XPASS|ERROR):/ { n += $3 } END { print n + 0 }' "$log")
	say "$1: $good tests passed, $bad failed"
	passed=$((passed + good))
	failed=$((failed + bad))
	tests_bad=$bad
}

# step NAME COMMAND...: one check that passes or fails as a whole.
step() {
	local name=$1
	shift
	if "$@"; then
		say "$name: passed"
		passed=$((passed + 1))
	else
		say "$name: FAILED"
		failed=$((failed + 1))
	fi
}

# tests NAME ARGUMENT...: builds and runs the tests in build/NAME. Failed
# tests count one by one; a build that fails counts once.
tests() {
	local name=$1 status=0
	shift
	say "$name: configure $*"
	rm -f "build/$name/test-suite.log"
	configure_in "$name" "$@" && make_in "$name" all &&
		make_in "$name" check || status=1
	tests_bad=0
	count_tests "$name"
	if [ $status != 0 ] && [ "$tests_bad" = 0 ]; then
		say "$name: build FAILED"
		failed=$((failed + 1))
	fi
}

compiles() {
	configure_in "$@" && make_in "$1" all
}

all=${CI:-false}
[ "${1:-}" != --all ] || all=true

if [ "$all" != true ]; then
	need "$packages_build" "$packages_check"
	tests check
else
	need "$packages_build" "$packages_check" "$packages_ci"
	tests gcc CC=gcc --enable-werror
	step clang compiles clang CC=clang --enable-werror
	step format make_in gcc format-check
	step lint make_in gcc lint
	tests sanitized CC=gcc --enable-werror --enable-sanitizers
	step distcheck make_in gcc distcheck
fi

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
