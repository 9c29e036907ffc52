#!/bin/bash
# Bad input costs that article and no other; a bad medium leaves nothing
# half-written.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
. "$(dirname "$0")/lib.sh"

cp "$samples"/wire.txt "$samples"/vote.txt .
"$wiregraph" -q -o nquads wire.txt vote.txt >good.nq

# spoils NAME MESSAGE FILE: between two good articles the file is reported,
# and the two come out as without it.
spoils() {
	ends "$1 is skipped" 1 "$wiregraph" -o nquads wire.txt "$3" vote.txt
	holds "$1 is reported" grep -q "ERROR: .*\\[$2\\]\$" err
	holds "$1 costs no other" cmp out good.nq
}

: >empty.txt
printf ' \n\t\n' >blank.txt
head -c 20000 "$wiregraph" >junk
spoils 'an empty file' INPUT_EMPTY empty.txt
spoils 'white space' INPUT_EMPTY blank.txt
spoils 'binary junk' INPUT_BINARY junk
spoils 'a missing file' FILE_OPEN missing.txt
echo '{"id": "x", "text": ' >cut.jsonl
spoils 'a line that is no JSON' JSON_BAD cut.jsonl
echo '{"id": "x", "title": "No text"}' >textless.jsonl
spoils 'an object without text' JSON_FIELD textless.jsonl
head -c 5000 /dev/zero | tr '\0' 'x' >large.txt
ends 'a size' 1 "$wiregraph" -o nquads --max-bytes 4k wire.txt large.txt vote.txt
holds 'is the largest' grep -q 'INPUT_LARGE' err
holds 'and costs no other' cmp out good.nq

# ---- repaired, not skipped --------------------------------------------------

sed 's/Chile/Ch\xff\xc3le/' wire.txt >latin.txt
ends 'invalid UTF-8' 0 "$wiregraph" -o nquads latin.txt
holds 'is reported' grep -q 'WARNING: .*\[UTF8_REPAIRED\]' err
holds 'and not written' iconv -f UTF-8 -t UTF-8 out
for n in 30 200 1000 1500; do
	head -c $n "$samples/page.html" >"cut$n.html"
done
for n in 30 200 1000 1500; do
	"$wiregraph" -q -o nquads "cut$n.html" >out 2>err
	holds "HTML cut short at $n ends orderly" test $? -le 1
done
printf 'no newline at the end' | "$wiregraph" -q -o nquads >out
holds 'no newline at the end' grep -q 'ns#Article>' out

# ---- an endless line --------------------------------------------------------

# Address space bounds what it may hold; the sanitizers need all of it.
bounded() {
	grep -q __asan_init "$wiregraph" || ulimit -v 1500000
	"$@"
}
endless() {
	head -c 200000000 /dev/zero | tr '\0' 'x'
}
for format in text jsonl html; do
	endless | (bounded "$wiregraph" -q -i $format >out 2>err)
	holds "a line of 200 MB as $format is refused" test $? = 1
	holds "and reported" grep -q 'INPUT_LARGE' err
done
{ articles 1 1; endless
	echo; articles 2 2; } >lines.jsonl
ends 'one such line in a batch' 1 bounded "$wiregraph" -o nquads lines.jsonl
holds 'costs no other' test "$(grep -c 'ns#Article>' out)" = 2
rm -f lines.jsonl

# ---- the medium -------------------------------------------------------------

nothing_left() {
	[ -z "$(find . -name '.*.??????' -type f)" ]
}
articles 1 300 >many.jsonl
ends 'no such folder' 3 "$wiregraph" -O none/x.ttl wire.txt
holds 'is reported' grep -q 'FATAL: .*\[FILE_WRITE\]' err
mkdir folder
ends 'a folder as output' 3 "$wiregraph" -O folder wire.txt
ends 'a file as output folder' 3 "$wiregraph" -D wire.txt vote.txt
ends 'standard output closed' 3 sh -c 'exec "$0" "$@" >&-' "$wiregraph" wire.txt
if [ -c /dev/full ]; then
	for format in turtle rdfxml nquads; do
		ends "$format to a full disk" 3 sh -c 'exec "$0" "$@" >/dev/full' \
			"$wiregraph" -o $format wire.txt
		holds 'is reported' grep -q 'FATAL: .*\[FILE_WRITE\]' err
		ends "$format to a full disk, a batch" 3 \
			"$wiregraph" -o $format -O /dev/full many.jsonl
		holds 'is reported once' test "$(grep -c FILE_WRITE err)" = 1
	done
	ends 'a list to a full disk' 3 sh -c 'exec "$0" "$@" >/dev/full' \
		"$wiregraph" --list-messages
	ends 'a dump to a full disk' 3 "$wiregraph" --dump -O /dev/full wire.txt
fi
echo before >kept.nq
cp kept.nq before
for jobs in 1 4; do
	ends "a file size limit, $jobs jobs" 3 bash -c 'ulimit -f 8; exec "$0" "$@"' \
		"$wiregraph" -j $jobs -O kept.nq many.jsonl
	holds 'leaves what was before' cmp kept.nq before
done
holds 'nothing half-written is left' nothing_left

# ---- a reader that goes away, signals ---------------------------------------

for jobs in 1 4; do
	"$wiregraph" -j $jobs -o nquads many.jsonl 2>err | head -c 10 >out
	holds "a broken pipe, $jobs jobs, ends with 3" test "${PIPESTATUS[0]}" = 3
	holds 'without a word' cmp err /dev/null
done

# killed SIGNAL STATUS JOBS: while it waits for input.
killed() {
	local pid tries=0 got=0
	env --default-signal="$1" \
		"$wiregraph" -q -j "$3" -O killed.nq many.jsonl fifo &
	pid=$!
	until ls .killed.nq.?????? >/dev/null 2>&1; do
		tries=$((tries + 1))
		[ $tries -lt 200 ] || break
		sleep 0.05
	done
	kill -s "$1" $pid
	wait $pid || got=$?
	[ $got = "$2" ]
}
if env --default-signal=INT true 2>/dev/null; then
	mkfifo fifo
	exec 9<>fifo
	for jobs in 1 4; do
		holds "SIGINT, $jobs jobs" killed INT 130 $jobs
		holds "SIGTERM, $jobs jobs" killed TERM 143 $jobs
	done
	exec 9>&-
	holds 'nothing half-written is left' nothing_left
	fails 'and nothing under the name' test -e killed.nq
fi
tap_end
