#!/bin/bash
# Proves the two commands of the README on a Debian with nothing installed.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
#
# usage: tools/prove-fresh.sh [FOLDER [MIRROR]]      (as root)
#
# Makes a minimal Debian 12 root with debootstrap in FOLDER (default: a
# temporary one), puts the last commit into it, runs tools/try.sh and
# tools/check.sh there, then both again without a network: the second time
# they must find all in place. A temporary root is deleted at the end, a
# FOLDER that was named is kept and used again.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

keep=${1:-}
root=${keep:-$(mktemp -d)}
mirror=${2:-http://deb.debian.org/debian}

[ "$(id -u)" = 0 ] || die "debootstrap and chroot need root"
need 'debootstrap debootstrap
	ip iproute2'

leave() {
	umount "$root/proc" 2>/dev/null || true
	[ -n "$keep" ] || rm -rf --one-file-system "$root"
}
trap leave EXIT

# inside COMMAND...: runs it in the new root, with no terminal, no locale
# and none of our variables.
inside() {
	env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
		"$@" </dev/null
}

if [ ! -x "$root/bin/bash" ]; then
	say "making a minimal Debian in $root"
	quietly "$root/debootstrap.log" \
		debootstrap --variant=minbase bookworm "$root" "$mirror"
fi
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
rm -rf "$root/wiregraph"
mkdir "$root/wiregraph"
git archive HEAD | tar -x -C "$root/wiregraph"

for command in tools/try.sh tools/check.sh; do
	say "fresh: $command"
	inside chroot "$root" "/wiregraph/$command"
done
for command in tools/try.sh tools/check.sh; do
	say "again, without a network: $command"
	# The loopback stays: a test talks to a store of its own over it.
	inside unshare -n sh -c 'ip link set lo up && exec chroot "$@"' \
		sh "$root" "/wiregraph/$command"
done
say "both commands work on a fresh Debian 12"
