# What the scripts of this folder share: packages, builds, messages.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
#
# Sourced, not run. Works from any folder; everything built goes to build/.

set -eu
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$top"
jobs=$(nproc 2>/dev/null || echo 2)

say() {
	printf '%s: %s\n' "$(basename "$0" .sh)" "$*" >&2
}

die() {
	say "$*"
	exit 1
}

# What must be there and the Debian package that brings it. `pc:` is a
# module of pkg-config, a path is a file, anything else is a command.
packages_build='
cc                     gcc
/usr/include/stdio.h   libc6-dev
make                   make
autoreconf             autoconf
automake               automake
pkg-config             pkg-config
pc:glib-2.0            libglib2.0-dev
pc:libxml-2.0          libxml2-dev
pc:raptor2             libraptor2-dev
pc:serd-0              libserd-dev
pc:jansson             libjansson-dev
'
packages_check='
pc:cmocka              libcmocka-dev
rapper                 raptor2-utils
curl                   curl
mandoc                 mandoc
/usr/lib/python3/dist-packages/rdflib/__init__.py  python3-rdflib
'
packages_ci='
clang                  clang
clang-format           clang-format
clang-tidy             clang-tidy
cppcheck               cppcheck
xz                     xz-utils
'

present() {
	case $1 in
	pc:*) pkg-config --exists "${1#pc:}" 2>/dev/null ;;
	/*) [ -e "$1" ] ;;
	*) command -v "$1" >/dev/null 2>&1 ;;
	esac
}

# Packages of the given tables that are not there yet.
missing() {
	local what package
	printf '%s\n' "$@" | while read -r what package; do
		[ -n "$what" ] || continue
		present "$what" || printf '%s ' "$package"
	done
}

# Installs what is missing, says nothing and needs no network if all is
# there.
need() {
	local want root='' log
	want=$(missing "$@")
	[ -n "$want" ] || return 0
	command -v apt-get >/dev/null 2>&1 ||
		die "no apt-get here; install what these Debian packages bring: $want"
	if [ "$(id -u)" != 0 ]; then
		command -v sudo >/dev/null 2>&1 ||
			die "run as root: apt-get install --no-install-recommends $want"
		root=sudo
	fi
	say "installing $want"
	log=$(mktemp)
	# shellcheck disable=SC2086
	if ! $root env DEBIAN_FRONTEND=noninteractive sh -c '
		apt-get -qq update &&
		apt-get -qq install -y --no-install-recommends "$@"' sh $want \
		>"$log" 2>&1 </dev/null; then
		cat "$log" >&2
		die "apt-get could not install $want"
	fi
	rm -f "$log"
	want=$(missing "$@")
	[ -z "$want" ] || die "still not usable after installing: $want"
}

# Runs a command quietly; shows its output only if it fails.
quietly() {
	local log=$1
	shift
	mkdir -p "$(dirname "$log")"
	"$@" >"$log" 2>&1 </dev/null && return 0
	tail -n 60 "$log" >&2
	say "failed: $* (all of it: $log)"
	return 1
}

# configure_in NAME [ARGUMENT]...: build/NAME, configured. The configure
# script is made anew only when what it comes from is newer.
configure_in() {
	local dir=build/$1
	shift
	if [ ! -x configure ] || [ configure.ac -nt configure ] ||
		[ Makefile.am -nt Makefile.in ]; then
		quietly "$dir/autoreconf.log" autoreconf -fi || return 1
	fi
	if [ ! -f "$dir/Makefile" ] || [ "$(cat "$dir/arguments" 2>/dev/null)" != "$*" ]; then
		mkdir -p "$dir"
		(cd "$dir" && quietly configure.log ../../configure -q "$@") ||
			return 1
		printf '%s\n' "$*" >"$dir/arguments"
	fi
}

make_in() {
	local dir=build/$1 target=$2
	quietly "$dir/make-$target.log" make -s -j"$jobs" -C "$dir" "$target"
}
