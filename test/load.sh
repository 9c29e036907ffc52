#!/bin/bash
# tools/load.sh against a small store in Python: what is sent, and what it
# makes of a store that refuses or lies.
#
# SPDX-FileCopyrightText: 2026 The wiregraph authors
# SPDX-License-Identifier: Apache-2.0
#
# usage: test/load.sh                    (srcdir: where the sources are)
set -u
export LC_ALL=C
cd "${srcdir:-$(dirname "$0")/..}" || exit 99
command -v curl >/dev/null && command -v python3 >/dev/null ||
	{ echo "no curl or no python3 here"; exit 77; }
out=$(mktemp -d)
trap 'kill $server 2>/dev/null; rm -rf "$out"' EXIT
bad=0

# Graphs whose name holds "refuse" are refused, of those with "lie" nothing
# is kept. It prints its port, then what it is asked.
cat >"$out/store.py" <<'END'
import http.server, re, sys, urllib.parse
graphs = {}
class Store(http.server.BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass
    def answer(self, status, text=""):
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())
    def change(self):
        query = urllib.parse.urlsplit(self.path).query
        graph = urllib.parse.parse_qs(query, strict_parsing=True)["graph"][0]
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        print(self.command, graph, len(body.splitlines()),
              self.headers["Content-Type"], flush=True)
        if "refuse" in graph:
            return self.answer(400)
        kept = set() if "lie" in graph else set(body.splitlines())
        if self.command == "POST":
            kept |= graphs.get(graph, set())
        graphs[graph] = kept
        self.answer(201)
    do_PUT = do_POST = change
    def do_GET(self):
        text = urllib.parse.unquote_plus(self.path)
        graph = re.search(r"GRAPH <([^>]*)>", text)[1]
        self.answer(200, '"n"\r\n%d\r\n' % len(graphs.get(graph, ())))
server = http.server.HTTPServer(("127.0.0.1", 0), Store)
print(server.server_port, flush=True)
server.serve_forever()
END
python3 "$out/store.py" >"$out/asked" &
server=$!
for _ in $(seq 100); do
	[ -s "$out/asked" ] && break
	sleep 0.1
done
url=http://127.0.0.1:$(head -n 1 "$out/asked")

# check NAME STATUS FILE: the loader's exit status and messages, and what the
# store was asked since the last check.
seen=1
check() {
	local name=$1 want=$2
	bash tools/load.sh -c "$url/query" "$url/data" "$out/in.nq" \
		>"$out/said" 2>&1
	echo "status $?" >>"$out/said"
	grep -v '^curl:' "$out/said" >"$out/got"
	tail -n +$((seen + 1)) "$out/asked" >>"$out/got"
	seen=$(wc -l <"$out/asked")
	if [ "$(cat "$out/got")" != "$want" ]; then
		echo "$name: wanted"; echo "$want"
		echo "but got"; cat "$out/got"
		bad=$((bad + 1))
	fi
}

cat >"$out/in.nq" <<'END'
<urn:s> <urn:p> "in <urn:x> ." <http://a.example/1?b&c=d+e%20f#g> .
<urn:s> <urn:p> <urn:o> <http://a.example/1?b&c=d+e%20f#g> .
<urn:s> <urn:p> "x" <http://ns.example/ns#enrichment> .
<urn:s> <urn:p> "y" <http://a.example/2> .
<urn:s> <urn:p> "z" <http://ns.example/ns#enrichment> .
END
check "what is sent" "load.sh: 4 graphs loaded, 0 refused
status 0
PUT http://a.example/1?b&c=d+e%20f#g 2 application/n-triples
POST http://ns.example/ns#enrichment 1 application/n-triples
PUT http://a.example/2 1 application/n-triples
POST http://ns.example/ns#enrichment 1 application/n-triples"

cat >"$out/in.nq" <<'END'
<urn:s> <urn:p> "x" <urn:lie> .
<urn:s> <urn:p> "x" <urn:good> .
END
check "a store that lies" "load.sh: 1 triples sent, 0 kept: urn:lie
load.sh: 1 graphs loaded, 1 refused
status 1
PUT urn:lie 1 application/n-triples
PUT urn:good 1 application/n-triples"

echo '<urn:s> <urn:p> "x" <urn:refuse> .' >"$out/in.nq"
check "a store that refuses" "load.sh: not loaded: urn:refuse
load.sh: 0 graphs loaded, 1 refused
status 1
PUT urn:refuse 1 application/n-triples"
[ $bad = 0 ]
