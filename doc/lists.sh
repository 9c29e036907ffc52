#!/bin/bash
# Fills the lists of the program into its manual page.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
#
# usage: doc/lists.sh WIREGRAPH VERSION <wiregraph.1.in >wiregraph.1
set -euo pipefail
program=$1 version=$2

# Lines "name  text" as list items; what mdoc would take for a macro or an
# escape is masked.
items() {
	awk 'NF > 0 {
		name = $1
		sub(/^[^ ]+ +/, "")
		gsub(/\\/, "\\e")
		gsub(/--/, "\\-\\-")
		sub(/^[.\47]/, "\\\\\\&&")
		print ".It Cm " name "\n" $0
	}'
}

# Lines "NAME  LEVEL  text".
messages() {
	awk '{
		name = $1
		level = $2
		sub(/^[^ ]+ +[^ ]+ +/, "")
		sub(/: %s$/, ": ...")
		gsub(/%s/, "...")
		gsub(/\\/, "\\e")
		gsub(/--/, "\\-\\-")
		print ".It Sy " name " ( " level " )\n" $0
	}'
}

formats() {
	"$program" --list-formats |
		awk -v part="$1" '/:$/ { on = $0 == part ":"; next } on'
}

while IFS= read -r line; do
	case $line in
	@INPUT@) formats Input | items ;;
	@OUTPUT@) formats Output | items ;;
	@STAGES@) "$program" --list-stages | items ;;
	@MESSAGES@) "$program" --list-messages | messages ;;
	*) printf '%s\n' "${line//@VERSION@/$version}" ;;
	esac
done
