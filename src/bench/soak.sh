#!/usr/bin/env bash
# src/bench/soak.sh [SECONDS] [JVM-OPTIONS...]
# Constant memory: one closed run of 64 in flight against nginx for SECONDS (default 600). Prints resident memory each 10 s with the requests answered so far,
# then memory after the first million against the end (it goes up and down by 10 MB and more within seconds: so also the mean of 30 s from each of the two), and the
# heap after collections of the first and of the last fifth of the run.
# Needs nginx with stub_status, a JDK 25 as `java`, and `mvn package -DskipTests` before (or BENCH_CP). Loopback only.
set -euo pipefail
cd "$(dirname "$0")/../.."
LENGTH=${1:-600}; shift $(( $# < 1 ? $# : 1 ))
WORK=$(mktemp -d); PORT=$(( 20000 + RANDOM % 10000 )); PID=
cleanup() { [ -n "$PID" ] && kill "$PID" 2>/dev/null || true; [ -f "$WORK/nginx.pid" ] && kill "$(cat "$WORK/nginx.pid")" || true; rm -rf "$WORK"; }
trap cleanup EXIT
cat > "$WORK/nginx.conf" <<CONF
worker_processes 1; pid $WORK/nginx.pid; error_log $WORK/error.log;
events { worker_connections 8192; }
http { access_log off; keepalive_requests 1000000000; keepalive_timeout 3600s; client_body_temp_path $WORK/b; proxy_temp_path $WORK/p; fastcgi_temp_path $WORK/f; uwsgi_temp_path $WORK/u; scgi_temp_path $WORK/s;
  server { listen 127.0.0.1:$PORT backlog=4096; location / { return 200 "hello\n"; } location /status { stub_status; } } }
CONF
nginx -c "$WORK/nginx.conf"
BENCH_CP=${BENCH_CP:-target/barograph.jar}
java --enable-native-access=ALL-UNNAMED "$@" -cp "$BENCH_CP" dev.barograph.Launcher run "http://127.0.0.1:$PORT/" --users 64 --duration "${LENGTH}s" --out "$WORK/out" --format csv > "$WORK/log" 2>&1 & PID=$!
answered() { (exec 3<>"/dev/tcp/127.0.0.1/$PORT"; printf 'GET /status HTTP/1.0\r\n\r\n' >&3; awk 'c {print $3; exit} /requests/ {c = 1}' <&3); }
rss() { awk '/^VmRSS/ {print int($2 / 1024)}' "/proc/$PID/status" 2>/dev/null; }
FIRST= LAST= DONE=0 NEXT=0
while kill -0 "$PID" 2>/dev/null; do
  N=$(answered || echo "$DONE"); R=$(rss || true)
  if [ -n "$R" ]; then
    DONE=$N; LAST=$R
    [ "$N" -lt 1000000 ] || echo "$N $R" >> "$WORK/rss"
    [ -n "$FIRST" ] || [ "$N" -lt 1000000 ] || FIRST=$R
    [ "$SECONDS" -lt "$NEXT" ] || { echo "$SECONDS s  $N requests  RSS $R MB"; NEXT=$(( SECONDS + 10 )); }
  fi
  sleep 0.5
done
wait "$PID" || [ $? = 4 ] || { cat "$WORK/log"; exit 1; }
PID=
awk '{r[NR] = $2} END {k = NR < 120 ? int(NR / 2) : 60; for (i = 1; i <= k; i++) {a += r[i]; b += r[NR - i + 1]} if (k) printf "mean of the 30 s after the first million %.0f MB, of the last 30 s %.0f MB: %+.1f %%\n", a / k, b / k, (b - a) / a * 100}' "$WORK/rss"
awk -v a="${FIRST:-0}" -v b="$LAST" -v n="$DONE" 'BEGIN {printf "RSS after 1 M requests %d MB, after %.1f M %d MB: %+.1f %%\n", a, n / 1e6, b, a ? (b - a) / a * 100 : 0}'
awk -F, 'NR == 1 {for (i = 1; i <= NF; i++) if ($i == "gen_heap_bytes") h = i; next} $5 == "Aggregated" {v[++n] = $h / 1048576}
  END {k = int(n / 5); for (i = 1; i <= k; i++) {a += v[i]; b += v[n - i + 1]} if (k) printf "heap after collections, first fifth %.0f MB, last fifth %.0f MB\n", a / k, b / k}' "$WORK/out/intervals.csv"
