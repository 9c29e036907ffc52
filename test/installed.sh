#!/bin/bash
# What make install put in place works: a program built against the library
# by pkg-config, and the command. Run by make installcheck.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
#
# usage: test/installed.sh CC LIBDIR BINDIR [CFLAG]...
set -eu
cc=$1 libdir=$2 bindir=$3
shift 3
export PKG_CONFIG_PATH=$libdir/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

cat >"$dir/user.c" <<'END'
#include <run/run.h>

int
main(void)
{
	struct wg_date date;

	wg_format_list(stdout);
	return wg_date_parse(wg_str("1987-12-08"), &date) ? 0 : 1;
}
END
# shellcheck disable=SC2046
$cc -Wall -Werror "$@" -o "$dir/user" "$dir/user.c" \
	$(pkg-config --cflags --libs wiregraph)
"$dir/user" | grep -q jsonl

# The command finds the ontology that was installed with it.
printf 'Norwegian Foreign Minister Jan Petersen spoke.\n' |
	"$bindir/wiregraph" - 2>/dev/null | grep -q foreignMinisterOf
