#!/usr/bin/env bash
# src/bench/gc.sh URL PER_SECOND [SECONDS] [ROUNDS]
# Which collector and heap: an open run at PER_SECOND against URL (a target of a known latency, say 5 ms, on a core of its own), one process for each set of options and round,
# in turns. The first slice of a process warms up and does not count. Prints, as medians of the rounds, CPU s per 100,000 requests, schedule lag p99 and response p99, p99.9 and
# maximum (µs). CPUS names the cores of the client (default: all); OPTIONS (a line each) replaces the list below. Loopback only; needs `mvn test-compile` and a JDK 25 as `java`.
set -euo pipefail
cd "$(dirname "$0")/../.."
URL=${1:?a target of known latency}; RATE=${2:?requests per second}; LENGTH=${3:-8}; ROUNDS=${4:-3}
CPUS=${CPUS:-0-$(( $(nproc) - 1 ))}; WORK=$(mktemp -d); trap 'rm -rf "$WORK"' EXIT
OPTIONS=${OPTIONS:-"-XX:+UseSerialGC
-XX:+UseSerialGC -Xmn16m
-XX:+UseSerialGC -Xmn64m
-XX:+UseParallelGC
-XX:+UseG1GC
-XX:+UseShenandoahGC
-XX:+UseZGC"}
[ -s target/bench.cp ] || mvn -B -q dependency:build-classpath -Dmdep.outputFile=target/bench.cp -Dmdep.includeScope=test
CP="target/classes:target/test-classes:$(cat target/bench.cp)"
for round in $(seq "$ROUNDS"); do
  number=0
  while read -r options; do
    number=$(( number + 1 ))
    # shellcheck disable=SC2086 # several options are several words
    printf 'open %s 4\nopen %s %s\n' "$RATE" "$RATE" "$LENGTH" \
      | taskset -c "$CPUS" java --enable-native-access=ALL-UNNAMED -Xlog:disable $options -cp "$CP" dev.barograph.run.SliceProbe "$URL" 2> "$WORK/err" | tail -n 1 > "$WORK/line" || { cat "$WORK/err"; exit 1; }
    cat "$WORK/line" >> "$WORK/$number"; echo "$round  $options: $(cat "$WORK/line")"
  done <<< "$OPTIONS"
done
median() { sort -g -k"$2" "$1" | awk -v c="$2" '{v[NR] = $c} END {print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }
number=0
while read -r options; do
  number=$(( number + 1 )); f=$WORK/$number
  printf '%-28s CPU s/100k %-6s lag p99 %-7s response p99 %-7s p99.9 %-7s max %s\n' "$options" "$(median "$f" 2)" "$(median "$f" 7)" "$(median "$f" 8)" "$(median "$f" 9)" "$(median "$f" 10)"
done <<< "$OPTIONS"
