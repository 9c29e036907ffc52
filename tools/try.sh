#!/bin/bash
# Builds wiregraph (installing what is missing) and converts an article.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
#
# usage: tools/try.sh [OPTION | FILE]...    what wiregraph takes;
#        without any, a sample article to Turtle
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

here=$OLDPWD
need "$packages_build"
configure_in try
make_in try all
if [ $# = 0 ]; then
	say "samples/wire.txt as Turtle:"
	set -- "$top/samples/wire.txt"
fi
cd "$here"
exec "$top/build/try/wiregraph" "$@"
