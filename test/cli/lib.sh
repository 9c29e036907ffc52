# What the tests of the program share: where it is, how to tell (TAP).
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
#
# Sourced, not run. A test ends with `tap_end`; its folder $tmp goes.

export LC_ALL=C
unset WIREGRAPH_ONTOLOGY
srcdir=$(cd "${srcdir:-$(dirname "$0")/../..}" && pwd) || exit 99
builddir=${builddir:-$PWD}
wiregraph=$builddir/wiregraph
samples=$srcdir/samples
[ -x "$wiregraph" ] || exit 99
[ -f "$builddir/wiregraph.onto" ] || {
	echo '1..0 # SKIP no compiled ontology'
	exit 0
}
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit 99
cases=0

tap() { # tap RESULT NAME
	cases=$((cases + 1))
	echo "$1 $cases - $2"
}

# holds NAME COMMAND...: the command succeeds.
holds() {
	local name=$1
	shift
	if "$@" >"$tmp/.said" 2>&1; then
		tap ok "$name"
	else
		tap 'not ok' "$name"
		echo "# failed: $*"
		head -n 20 "$tmp/.said" | sed 's/^/# /'
	fi
}

fails() { # fails NAME COMMAND...: it does not.
	local name=$1
	shift
	holds "$name" negate "$@"
}

negate() {
	! "$@"
}

# ends NAME STATUS COMMAND...: the command ends with that status. Its output
# is in the files out and err.
ends() {
	local name=$1 want=$2 got=0
	shift 2
	"$@" >out 2>err || got=$?
	if [ "$got" = "$want" ]; then
		tap ok "$name"
	else
		tap 'not ok' "$name"
		echo "# ended with $got, not $want: $*"
		head -n 20 err | sed 's/^/# /'
	fi
}

skip() { # skip NAME WHY
	tap ok "$1 # SKIP $2"
}

tap_end() {
	echo "1..$cases"
}

# Articles for a batch, one a line: articles FIRST LAST.
articles() {
	awk -v first="$1" -v last="$2" 'BEGIN {
		for (i = first; i <= last; i++)
			printf "{\"id\":\"a%d\",\"published\":\"1999-03-%02d\"," \
				"\"text\":\"Norwegian Ambassador to Chile " \
				"Ingrid Solvang met with President Ricardo " \
				"Lagos in Santiago on Monday, %d days late." \
				"\\n\\nShe said that Norway would ratify the " \
				"Antarctic Treaty.\"}\n", i, i % 28 + 1, i
	}'
}
