#!/usr/bin/env bash
# src/bench/wrk.sh [ROUNDS] [SECONDS] [JVM-OPTIONS...]
# Barograph's whole run path against wrk on one nginx, in alternating slices of one run: nginx on core 0, the client on core 1, small
# answers over kept-alive HTTP/1.1, with 64, 1 and 1,024 connections; then the open model at 20,000/s beside the closed loop.
# Needs nginx, wrk, taskset, a JDK 25 as `java`, and `mvn test-compile` before. Warm-up slices come first and do not count. Loopback only.
# Columns of a slice: requests/s, CPU s per 100,000; of Barograph also bytes allocated per request, service time p50 and p99, lag p50 and p99 (µs).
set -euo pipefail
cd "$(dirname "$0")/../.."
ROUNDS=${1:-7}; SECONDS_EACH=${2:-4}; shift $(( $# < 2 ? $# : 2 ))
WORK=$(mktemp -d); PORT=$(( 20000 + RANDOM % 10000 )); OPEN_RATE=20000
cleanup() { [ -n "${PROBE_PID:-}" ] && kill "$PROBE_PID" 2>/dev/null || true; [ -f "$WORK/nginx.pid" ] && kill "$(cat "$WORK/nginx.pid")" || true; rm -rf "$WORK"; }
trap cleanup EXIT
cat > "$WORK/nginx.conf" <<CONF
worker_processes 1; pid $WORK/nginx.pid; error_log $WORK/error.log;
events { worker_connections 8192; }
http { access_log off; keepalive_requests 1000000000; keepalive_timeout 3600s; client_body_temp_path $WORK/b; proxy_temp_path $WORK/p; fastcgi_temp_path $WORK/f; uwsgi_temp_path $WORK/u; scgi_temp_path $WORK/s;
  server { listen 127.0.0.1:$PORT backlog=4096; location / { return 200 "hello\n"; } } }
CONF
taskset -c 0 nginx -c "$WORK/nginx.conf"
URL=http://127.0.0.1:$PORT/
[ -s target/bench.cp ] || mvn -B -q dependency:build-classpath -Dmdep.outputFile=target/bench.cp -Dmdep.includeScope=test
coproc PROBE { exec taskset -c 1 java --enable-native-access=ALL-UNNAMED "$@" -cp "target/classes:target/test-classes:$(cat target/bench.cp)" dev.barograph.run.SliceProbe "$URL" 2>"$WORK/probe.err"; }
ours() { # closed|open, users or rate, seconds
  echo "$1 $2 $3" >&"${PROBE[1]}"; read -r -u "${PROBE[0]}" LINE || { cat "$WORK/probe.err"; exit 1; }
}
theirs() { # connections, seconds: wrk's own requests per second, and CPU seconds of its process per 100,000 requests
  local TIMEFORMAT='%U %S'
  { time taskset -c 1 wrk -t1 -c"$1" -d"$2" "$URL" > "$WORK/wrk.out"; } 2> "$WORK/wrk.time"
  LINE=$(awk 'NR == FNR {cpu = $1 + $2; next} /requests in/ {n = $1} /Requests\/sec/ {printf "%.0f %.3f", $2, cpu / n * 1e5}' "$WORK/wrk.time" "$WORK/wrk.out")
}
median() { sort -g -k"$2" "$1" | awk -v c="$2" '{v[NR] = $c} END {print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }
ours closed 64 25
for users in 64 1 1024; do
  ours closed "$users" 2; theirs "$users" 2
  for _ in $(seq "$ROUNDS"); do
    theirs "$users" "$SECONDS_EACH"; echo "$LINE" >> "$WORK/theirs.$users"; echo "wrk        $users  $LINE"
    ours closed "$users" "$SECONDS_EACH"; echo "$LINE" >> "$WORK/ours.$users"; echo "barograph  $users  $LINE"
  done
  awk -v r="$(median "$WORK/theirs.$users" 1)" -v c="$(median "$WORK/theirs.$users" 2)" -v R="$(median "$WORK/ours.$users" 1)" -v C="$(median "$WORK/ours.$users" 2)" -v b="$(median "$WORK/ours.$users" 3)" -v u="$users" \
    'BEGIN {printf "median, %d in flight: wrk %d/s %.3f CPU s/100k; barograph %d/s %.3f CPU s/100k, %d bytes a request; ratio %.2f of the throughput, %.2f of the CPU per request\n", u, r, c, R, C, b, R / r, C / c}'
done
ours open "$OPEN_RATE" 4
for _ in $(seq "$ROUNDS"); do
  ours open "$OPEN_RATE" "$SECONDS_EACH"; echo "$LINE" >> "$WORK/open"; echo "open       $OPEN_RATE/s  $LINE"
  ours closed 64 "$SECONDS_EACH"; echo "$LINE" >> "$WORK/beside"; echo "closed     64  $LINE"
done
awk -v r="$(median "$WORK/open" 1)" -v c="$(median "$WORK/open" 2)" -v p="$(median "$WORK/open" 6)" -v q="$(median "$WORK/open" 7)" -v C="$(median "$WORK/beside" 2)" -v plan="$OPEN_RATE" \
  'BEGIN {printf "median, open at %d/s: %d/s, lag p50 %d us, p99 %d us, %.3f CPU s/100k: %.2f of the closed loop beside it\n", plan, r, p, q, c, c / C}'
