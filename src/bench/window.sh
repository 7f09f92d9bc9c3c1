#!/usr/bin/env bash
# src/bench/window.sh PER_SECOND [SECONDS] [RUNS] [JVM-OPTIONS...]
# What watching costs: the same open runs at PER_SECOND (half of what `barograph calibrate` trusts) against URL (default: 5 ms answers of the demo target, which takes
# as much of the machine as the client), in the real window and without one, in turns of one process each. Prints p50 and p99 of the response time of both (median of the runs) and the difference.
# Needs a display (DISPLAY, or Xvfb by itself), a JDK 25 as `java`, and `mvn test-compile` before (or BENCH_CP). Loopback only.
set -euo pipefail
cd "$(dirname "$0")/../.."
RATE=${1:?requests per second}; LENGTH=${2:-10}; RUNS=${3:-3}; shift $(( $# < 3 ? $# : 3 ))
WORK=$(mktemp -d); PIDS=()
cleanup() { for p in "${PIDS[@]}"; do kill "$p" 2>/dev/null || true; done; rm -rf "$WORK"; }
trap cleanup EXIT
if [ -z "${BENCH_CP:-}" ]; then
  [ -s target/bench.cp ] || mvn -B -q dependency:build-classpath -Dmdep.outputFile=target/bench.cp -Dmdep.includeScope=test
  BENCH_CP="target/classes:target/test-classes:$(cat target/bench.cp)"
fi
if [ -z "${DISPLAY:-}" ]; then
  Xvfb :81 -screen 0 1920x1080x24 >/dev/null 2>&1 & PIDS+=($!); export DISPLAY=:81; sleep 1
fi
JAVA=(java --enable-native-access=ALL-UNNAMED -cp "$BENCH_CP")
if [ -z "${URL:-}" ]; then
  "${JAVA[@]:0:2}" -XX:+UseSerialGC -cp "$BENCH_CP" dev.barograph.Launcher demo --port 0 > "$WORK/demo" 2>&1 & PIDS+=($!)
  for _ in $(seq 100); do grep -q 'http://' "$WORK/demo" && break; sleep 0.1; done
  URL="$(grep -o 'http://127.0.0.1:[0-9]*' "$WORK/demo" | head -n 1)/delay?ms=5"
fi
for way in headless window; do
  "${JAVA[@]:0:2}" "$@" -cp "$BENCH_CP" dev.barograph.ui.WindowCostProbe "$way" "$URL" "$RATE" "$LENGTH" "$RUNS" 2> "$WORK/$way.err" > "$WORK/$way" || { cat "$WORK/$way.err"; exit 1; }
  sed "s/^/$way  p50 p99 ms: /" "$WORK/$way"
done
median() { sort -g -k"$2" "$1" | awk -v c="$2" '{v[NR] = $c} END {print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }
for c in 1 2; do
  awk -v n=$(( c == 1 ? 50 : 99 )) -v h="$(median "$WORK/headless" $c)" -v w="$(median "$WORK/window" $c)" \
    'BEGIN {d = w - h; a = d < 0 ? -d : d; printf "p%d at %s: headless %.3f ms, window %.3f ms, difference %+.3f ms (%+.1f %%): %s 3 %% + 0.2 ms\n", n, "'"$RATE"'/s", h, w, d, d / h * 100, a <= 0.03 * h + 0.2 ? "within" : "beyond"}'
done
