#!/bin/bash
# What the program reads and where it writes.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
. "$(dirname "$0")/lib.sh"

cp "$samples"/*.txt .
articles 1 20 >batch.jsonl

# ---- one article ------------------------------------------------------------

ends 'a file to standard output' 0 "$wiregraph" wire.txt
cp out file.ttl
holds 'is Turtle with the article in it' grep -q 'wg:Article' out
holds 'a summary goes to standard error' \
	grep -Eq '^wiregraph: 1 article, 0 skipped, [1-9][0-9]* triples' err
ends 'quiet' 0 "$wiregraph" -q wire.txt
holds 'says nothing' cmp err /dev/null
ends 'as a filter' 0 "$wiregraph" -q <wire.txt
holds 'gives the same' cmp out file.ttl
ends 'a hyphen is standard input' 0 "$wiregraph" -q - <wire.txt
holds 'gives the same' cmp out file.ttl
ends 'the same input again' 0 "$wiregraph" -q wire.txt
holds 'gives the same bytes' cmp out file.ttl

# ---- output files -----------------------------------------------------------

ends 'to a file' 0 "$wiregraph" -O o.ttl wire.txt
holds 'gives the same' cmp o.ttl file.ttl
holds 'and nothing on standard output' cmp out /dev/null
ends 'the format by the suffix' 0 "$wiregraph" -q -O o.nq wire.txt
holds 'is N-Quads' grep -Eq '^<[^>]*> <[^>]*> .* <[^>]*> \.$' o.nq
ends 'the option beats the suffix' 0 "$wiregraph" -q -o turtle -O x.nq wire.txt
holds 'is Turtle' cmp x.nq file.ttl
ends 'an attached value' 0 "$wiregraph" -q -onquads wire.txt
holds 'is taken' cmp out o.nq
ends 'a device is written as it is' 0 "$wiregraph" -q -O /dev/null wire.txt
holds 'and stays a device' test -c /dev/null
cp wire.txt self.txt
ends 'the input as the output' 0 "$wiregraph" -q -O self.txt self.txt
holds 'was read before it was replaced' cmp self.txt file.ttl
ends 'a file for each article' 0 "$wiregraph" -q -D graphs batch.jsonl
holds 'twenty of them' test "$(ls graphs | wc -l)" = 20
holds 'nothing else' test -z "$(find graphs -name '.*' -type f)"
cp -r graphs before
rm "graphs/$(ls graphs | head -n 1)"
ends 'resumed' 0 "$wiregraph" --resume -D graphs batch.jsonl
holds 'writes what is missing' diff -r graphs before
holds 'and counts the rest' grep -q ' 1 article, .* 19 there already' err

# ---- options that change the graph ------------------------------------------

ends 'a base' 0 "$wiregraph" -q -o nquads -b https://example.org/kg wire.txt
holds 'gets its slash' grep -q '^<https://example.org/kg/article/' out
fails 'no other base is left' grep -q '^<https://w3id.org/wiregraph/id' out
echo 'The President of Chile met the King of Norway.' >undated.txt
ends 'a date' 0 "$wiregraph" -q -o nquads -d 1999-05-04 undated.txt
holds 'is the date of an article without one' grep -q '"1999-05-04"' out
ends 'a date' 0 "$wiregraph" -q -o nquads -d 2011-05-04 wire.txt
fails 'is not that of an article with one' grep -q '"2011-05-04"' out
ends 'enriched' 0 "$wiregraph" -q -o nquads -e wire.txt
holds 'says more' test "$(wc -l <out)" -gt "$(wc -l <o.nq)"

# ---- many articles ----------------------------------------------------------

ends 'several files' 0 "$wiregraph" -q -o nquads wire.txt batch.jsonl vote.txt
holds 'all in it' test "$(grep -c 'ns#Article>' out)" = 22
mkdir -p folder/sub
cp wire.txt folder/2.txt
cp vote.txt folder/10.txt
cp treaty.txt folder/sub/a.txt
cp treaty.txt folder/.hidden
ends 'a folder' 0 "$wiregraph" -q -o nquads folder
cp out folder.nq
ends 'in the order of names' 0 "$wiregraph" -q -o nquads \
	folder/10.txt folder/2.txt folder/sub/a.txt
holds 'gives the same' cmp out folder.nq
mkdir empty
ends 'an empty folder has no article' 0 "$wiregraph" -q empty

articles 1 100 >many.jsonl
formats=$("$wiregraph" --list-formats |
	sed -nE '/^Output:/,$s/^([a-z]+) .*/\1/p')
holds 'there are formats to write' test "$(echo "$formats" | wc -l)" -ge 5
for format in $formats; do
	ends "$format, one job" 0 "$wiregraph" -q -j 1 -o $format -O one many.jsonl
	ends "$format, four jobs" 0 "$wiregraph" -q -j 4 -o $format -O four many.jsonl
	holds "$format: the same bytes" cmp one four
	holds "$format: something" test -s one
done
{ articles 1 50; echo 'no json'; articles 51 90; echo '{"id":1}'
	articles 91 99; } >holes.jsonl
ends 'messages, one job' 1 "$wiregraph" -j 1 -o nquads -O one holes.jsonl
grep -v ' articles' err >err1
ends 'messages, four jobs' 1 "$wiregraph" -j 4 -o nquads -O four holes.jsonl
grep -v ' articles' err >err4
holds 'the same messages in the same order' cmp err1 err4
holds 'two of them' test "$(wc -l <err1)" = 2
holds 'the same bytes' cmp one four

# ---- progress ---------------------------------------------------------------

{ articles 1 1; sleep 1.2; articles 2 2; } |
	"$wiregraph" -q --progress -j 1 -o nquads >/dev/null 2>err
holds 'progress is shown when asked for' grep -q ' 0 skipped, .* articles/s' err
{ articles 1 1; sleep 1.2; articles 2 2; } |
	"$wiregraph" -j 1 -o nquads >/dev/null 2>err
holds 'and else only to a terminal' test "$(wc -l <err)" = 1
tap_end
