#!/bin/bash
# Times a batch: articles and megabytes a second, tokens a second of each
# stage, peak memory; medians of several runs.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
#
# usage: tools/bench.sh WIREGRAPH [BATCH]      what `make bench` runs
#
# BATCH is a file or folder that wiregraph reads; without it the samples are
# repeated, 1200 articles in all. RUNS (5) and JOBS ("1 2 4") in the
# environment set how often and how wide. Processor time is what is told of
# the stages, so other load on the machine does not spoil it.
set -euo pipefail
program=$1
batch=${2:-}
runs=${RUNS:-5}
samples=$(cd "$(dirname "${BASH_SOURCE[0]}")/../samples" && pwd)
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# The samples as JSON Lines, each 200 times, told apart by a line of text.
repeat_samples() {
	awk '
	FNR == 1 && NR > 1 { text[++n] = all; all = "" }
	{ gsub(/\\/, "\\\\"); gsub(/"/, "\\\""); gsub(/\t/, " ")
	  all = all $0 "\\n" }
	END {
		text[++n] = all
		for (i = 1; i <= 200; i++)
			for (k = 1; k <= n; k++)
				printf "{\"id\":\"%d-%d\",\"text\":\"%s\\nArticle %d.\"}\n",
					k, i, text[k], i
	}' "$samples"/*.txt
}

median() {
	sort -g | awk '{ v[NR] = $1 } END {
		print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# run JOBS: a run whose report is added to jobs.JOBS, its times to times.JOBS
run() {
	"$program" --jobs "$1" --timing -o nquads "$batch" \
		>"$dir/out" 2>"$dir/err" || [ $? = 1 ]
	sed -nE 's,^wiregraph: ([0-9]+) .* in ([0-9.]+) s.*\(([0-9]+) art.* ([0-9.]+) MB/s\)$,\1 \2 \3 \4,p' \
		"$dir/err" >>"$dir/jobs.$1"
	sed -n '/ tokens\/s$\|^memory/p' "$dir/err" >>"$dir/times.$1"
}

column() { # column FILE N: median of a column
	awk -v n="$2" '{ print $n }' "$1" | median
}

if [ -z "$batch" ]; then
	batch=$dir/batch.jsonl
	repeat_samples >"$batch"
fi
"$program" -q -o nquads "$batch" >"$dir/out" 2>/dev/null || [ $? = 1 ]

printf '%s articles, %s processors, medians of %s runs, N-Quads\n\n' \
	"$(grep -c 'ns#Article>' "$dir/out" || true)" "$(nproc)" "$runs"
printf '%4s %12s %8s %12s %8s %10s\n' jobs seconds art/s tokens/s MB/s \
	'memory MB'
for jobs in ${JOBS:-1 2 4}; do
	for ((i = 0; i < runs; i++)); do
		run "$jobs"
	done
	tokens=$(awk '$1 == "all" { print $2 * $6 }' "$dir/times.$jobs" | median)
	seconds=$(column "$dir/jobs.$jobs" 2)
	printf '%4s %12s %8s %12.0f %8s %10s\n' "$jobs" "$seconds" \
		"$(column "$dir/jobs.$jobs" 3)" \
		"$(awk -v t="$tokens" -v s="$seconds" \
			'BEGIN { print t / (s > 0 ? s : 0.01) }')" \
		"$(column "$dir/jobs.$jobs" 4)" \
		"$(awk '$1 == "memory" { print $2 }' "$dir/times.$jobs" | median)"
done

first=${JOBS:-1 2 4}
first=${first%% *}
printf '\n%-10s %9s %7s %14s   (processor time, %s job%s)\n' stage seconds \
	share tokens/s "$first" "$([ "$first" = 1 ] || echo s)"
awk '$1 != "memory" && !seen[$1]++ { print $1 }' "$dir/times.$first" |
	while read -r stage; do
		grep "^$stage " "$dir/times.$first" >"$dir/stage"
		printf '%-10s %9s %6s%% %14.0f\n' "$stage" \
			"$(column "$dir/stage" 2)" "$(column "$dir/stage" 4)" \
			"$(column "$dir/stage" 6)"
	done
