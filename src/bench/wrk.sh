#!/usr/bin/env bash
# src/bench/wrk.sh [USERS] [ROUNDS] [SECONDS] [JVM-OPTIONS...]
# Barograph's whole run path against wrk on one nginx, in alternating slices of one run: nginx on core 0, the client on core 1, small
# answers over kept-alive HTTP/1.1. Needs nginx, wrk, taskset, a JDK 25 as `java`, and `mvn test-compile` before.
# A warm-up slice of each comes first and does not count. Prints each slice, then medians and their ratio. Loopback only.
set -euo pipefail
cd "$(dirname "$0")/../.."
USERS=${1:-64}; ROUNDS=${2:-7}; SECONDS_EACH=${3:-4}; shift $(( $# < 3 ? $# : 3 ))
WORK=$(mktemp -d); PORT=$(( 20000 + RANDOM % 10000 ))
cleanup() { [ -n "${PROBE_PID:-}" ] && kill "$PROBE_PID" 2>/dev/null || true; [ -f "$WORK/nginx.pid" ] && kill "$(cat "$WORK/nginx.pid")" || true; rm -rf "$WORK"; }
trap cleanup EXIT
cat > "$WORK/nginx.conf" <<EOF
worker_processes 1; pid $WORK/nginx.pid; error_log $WORK/error.log;
events { worker_connections 8192; }
http { access_log off; keepalive_requests 1000000000; keepalive_timeout 3600s; client_body_temp_path $WORK/b; proxy_temp_path $WORK/p; fastcgi_temp_path $WORK/f; uwsgi_temp_path $WORK/u; scgi_temp_path $WORK/s;
  server { listen 127.0.0.1:$PORT backlog=4096; location / { return 200 "hello\n"; } } }
EOF
taskset -c 0 nginx -c "$WORK/nginx.conf"
URL=http://127.0.0.1:$PORT/
[ -s target/bench.cp ] || mvn -B -q dependency:build-classpath -Dmdep.outputFile=target/bench.cp -Dmdep.includeScope=test
coproc PROBE { taskset -c 1 java --enable-native-access=ALL-UNNAMED "$@" -cp "target/classes:target/test-classes:$(cat target/bench.cp)" dev.barograph.run.SliceProbe "$URL" "$USERS" 2>"$WORK/probe.err"; }
ours() { echo "$1" >&"${PROBE[1]}"; read -r -u "${PROBE[0]}" LINE || { cat "$WORK/probe.err"; exit 1; }; }
theirs() { # wrk's own requests per second, and CPU seconds of its process per 100,000 requests
  local TIMEFORMAT='%U %S'
  { time taskset -c 1 wrk -t1 -c"$USERS" -d"$1" "$URL" > "$WORK/wrk.out"; } 2> "$WORK/wrk.time"
  LINE=$(awk 'NR == FNR {cpu = $1 + $2; next} /requests in/ {n = $1} /Requests\/sec/ {printf "%.0f %.3f", $2, cpu / n * 1e5}' "$WORK/wrk.time" "$WORK/wrk.out")
}
ours 25; theirs 2
for _ in $(seq "$ROUNDS"); do
  theirs "$SECONDS_EACH"; echo "$LINE" >> "$WORK/theirs"; echo "wrk        $LINE"
  ours "$SECONDS_EACH"; echo "$LINE" >> "$WORK/ours"; echo "barograph  $LINE"
done
median() { sort -n -k"$2" "$1" | awk -v c="$2" '{v[NR] = $c} END {print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }
awk -v r="$(median "$WORK/theirs" 1)" -v c="$(median "$WORK/theirs" 2)" -v R="$(median "$WORK/ours" 1)" -v C="$(median "$WORK/ours" 2)" -v u="$USERS" \
  'BEGIN {printf "median, %d in flight: wrk %d/s %.3f CPU s/100k; barograph %d/s %.3f CPU s/100k; ratio %.2f of the throughput, %.2f of the CPU per request\n", u, r, c, R, C, R / r, C / c}'
