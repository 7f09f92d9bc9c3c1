#!/usr/bin/env bash
# src/bench/crosscheck.sh [PER_SECOND] [SECONDS] [ROUNDS]
# Same target, same open rate, same length: Barograph's response time against what other load generators say, one after another in turns. Prints the medians of the rounds (ms) and
# ends with 1 if p50 or p99 differs from a tool that counts from when a request was due (wrk2, oha --latency-correction, Hyperfoil) by more than the larger of PERCENT (10) and MS (1),
# or if one of the two did not keep the rate within 5 %; with 2 if there was no such tool. vegeta and h2load count from the moment of sending (h2load sends on all connections at once): shown, not judged.
# Target: URL, by default 5 ms answers of the demo target. Tools: WRK2, OHA, VEGETA, H2LOAD name the programs (default: of the path), HYPERFOIL the folder of the jars of io.hyperfoil:hyperfoil-core and
# hyperfoil-http with all that they need (mvn dependency:copy-dependencies). Needs `mvn package -DskipTests` before and a JDK 25: JAVA_HOME, else the `java` of the path. Loopback only, quiet machine.
set -euo pipefail
cd "$(dirname "$0")/../.."
RATE=${1:-1000}; LENGTH=${2:-10}; ROUNDS=${3:-3}; CONNECTIONS=${CONNECTIONS:-64}; PERCENT=${PERCENT:-10}; MS=${MS:-1}
JDK=${JAVA_HOME:+$JAVA_HOME/bin/}; WARM=3; WORK=$(mktemp -d); PIDS=()
cleanup() { for p in "${PIDS[@]}"; do kill "$p" 2>/dev/null || true; done; rm -rf "$WORK"; }
trap cleanup EXIT
# Each of these leaves in LINE: p50 and p99 in ms, and how many requests came back, in percent of the plan.
run_barograph() { # 4: the run was made, and its stamp (printed with the round) says that the generator was the limit
  rm -rf "$WORK/out"; local code=0
  target/bin/barograph run "$URL" --rate "$RATE" --duration "${LENGTH}s" --out "$WORK/out" --format csv --quiet > "$WORK/log" 2>&1 || code=$?
  [ "$code" = 0 ] || [ "$code" = 4 ] || return "$code"
  LINE=$(awk -F, -v plan=$(( RATE * LENGTH )) 'NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i} $2 == "Aggregated" {print $at["p50_response_ms"], $at["p99_response_ms"], $at["ok"] / plan * 100}' "$WORK/out/summary.csv")
  STAMP=$(sed -n 's/.*"stamp" *: *"\([^"]*\)".*/\1/p' "$WORK/out/validity.json" | head -n 1)
}
run_wrk2() { # the first 10 s calibrate and are in no figure but the count
  "$WRK2" -t1 -c"$CONNECTIONS" -d$(( LENGTH + 10 ))s -R"$RATE" --latency "$URL" > "$WORK/log" 2>&1
  LINE=$(awk -v plan=$(( RATE * (LENGTH + 10) )) 'function ms(t) {return t ~ /us$/ ? t / 1e3 : t ~ /ms$/ ? t + 0 : t ~ /m$/ ? t * 6e4 : t * 1e3}
    $1 == "50.000%" {p = ms($2)} $1 == "99.000%" {q = ms($2)} /requests in/ {n = $1} END {print p, q, n / plan * 100}' "$WORK/log")
}
run_oha() { # newer ones name the format otherwise
  local json=(--json); if [[ "$("$OHA" --help)" == *--output-format* ]]; then json=(--output-format json); fi
  "$OHA" --no-tui "${json[@]}" -q "$RATE" -c "$CONNECTIONS" -z "${LENGTH}s" --latency-correction "$URL" > "$WORK/log"
  local flat; flat=$(tr -d ' \n' < "$WORK/log"); local times; times=$(sed -n 's/.*"latencyPercentiles":{\([^}]*\)}.*/\1/p' <<< "$flat")
  LINE=$(awk -v p="$(field p50 "$times")" -v q="$(field p99 "$times")" -v n="$(sed -n 's/.*"statusCodeDistribution":{\([^}]*\)}.*/\1/p' <<< "$flat" | grep -o ':[0-9]*' | tr -d : | paste -sd+ | { read -r sum; echo $(( sum )); })" \
    -v plan=$(( RATE * LENGTH )) 'BEGIN {print p * 1e3, q * 1e3, n / plan * 100}')
}
run_hyperfoil() { # warms up as Barograph does, in a phase of its own that is not read
  "${JDK}java" -Dlog4j2.level=ERROR -cp "$WORK/classes:$HYPERFOIL/*" HyperfoilOnce "$WORK/hyperfoil.yaml" > "$WORK/log" 2>&1
  LINE=$(awk -v plan=$(( RATE * LENGTH )) '$1 == "main" {print $2 / 1e6, $3 / 1e6, $4 / plan * 100}' "$WORK/log")
}
run_vegeta() {
  echo "GET $URL" | "$VEGETA" attack -rate "$RATE/s" -duration "${LENGTH}s" | "$VEGETA" report -type json > "$WORK/log"
  LINE=$(awk -v p="$(field 50th "$(cat "$WORK/log")")" -v q="$(field 99th "$(cat "$WORK/log")")" -v n="$(field requests "$(cat "$WORK/log")")" -v plan=$(( RATE * LENGTH )) 'BEGIN {print p / 1e6, q / 1e6, n / plan * 100}')
}
run_h2load() {
  "$H2LOAD" -t1 --h1 -c "$CONNECTIONS" -m1 -D "$LENGTH" --rps="$(awk "BEGIN {print $RATE / $CONNECTIONS}")" --log-file="$WORK/h2load.tsv" "$URL" > "$WORK/log" 2>&1
  LINE=$(cut -f 3 "$WORK/h2load.tsv" | sort -n | awk -v plan=$(( RATE * LENGTH )) 'function at(q, k) {k = q * NR; k = k > int(k) ? int(k) + 1 : k; return v[k] / 1e3} {v[NR] = $1} END {print at(0.5), at(0.99), NR / plan * 100}')
  rm -f "$WORK/h2load.tsv"
}
field() { grep -o "\"$1\": *[0-9.eE+-]*" <<< "$2" | head -n 1 | sed 's/.*: *//'; } # a number of that name in JSON
median() { sort -g -k"$2" "$1" | awk -v c="$2" '{v[NR] = $c} END {print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }
WRK2=${WRK2:-wrk2}; OHA=${OHA:-oha}; VEGETA=${VEGETA:-vegeta}; H2LOAD=${H2LOAD:-h2load}; HYPERFOIL=${HYPERFOIL:-}
FOUND=(); MISSING=(); JUDGED=0
for tool in wrk2 oha hyperfoil vegeta h2load; do
  name=${tool^^}
  if [ "$tool" = hyperfoil ] && [ -n "$(find -L "${HYPERFOIL:-/nowhere}" -name 'hyperfoil-core*.jar' 2>/dev/null | head -n 1)" ] || [ -n "$(type -P "${!name}" || true)" ]; then
    FOUND+=("$tool"); case $tool in wrk2 | oha | hyperfoil) JUDGED=$(( JUDGED + 1 )) ;; esac
  else MISSING+=("$tool"); fi
done
echo "not found: ${MISSING[*]:-none}"
[ ${#FOUND[@]} -gt 0 ] || exit 2
if [ -z "${URL:-}" ]; then
  "${JDK}java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -jar target/barograph.jar demo --port 0 > "$WORK/demo" 2>&1 & PIDS+=($!)
  for _ in $(seq 100); do grep -q 'http://' "$WORK/demo" 2>/dev/null && break; sleep 0.1; done
  URL="$(grep -o 'http://127.0.0.1:[0-9]*' "$WORK/demo" | head -n 1)/delay?ms=5"
fi
if [[ " ${FOUND[*]} " == *" hyperfoil "* ]]; then
  cat > "$WORK/HyperfoilOnce.java" <<'JAVA'
import io.hyperfoil.api.config.BenchmarkData;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.core.parser.BenchmarkParser;
class HyperfoilOnce { // Hyperfoil's command line is not on Maven Central, its engine is
  public static void main(String[] args) throws Exception {
    var main = new StatisticsSnapshot();
    try (var file = new java.io.FileInputStream(args[0])) {
      var plan = BenchmarkParser.instance().buildBenchmark(file, BenchmarkData.EMPTY, java.util.Map.of());
      new LocalSimulationRunner(plan, (phase, step, metric, part, down) -> { synchronized (main) { if (phase.name().equals("main")) main.add(part); } }, (p, l, h) -> {}, (a, t, l, h) -> {}).run();
    }
    System.out.println("main " + main.histogram.getValueAtPercentile(50) + " " + main.histogram.getValueAtPercentile(99) + " " + main.responseCount);
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }
}
JAVA
  "${JDK}javac" -nowarn -proc:none -cp "$HYPERFOIL/*" -d "$WORK/classes" "$WORK/HyperfoilOnce.java"
  origin=$(grep -o '^https\?://[^/]*' <<< "$URL"); path=${URL#"$origin"}
  phase() { printf -- '- %s:\n    constantRate:\n      usersPerSec: %s\n      duration: %ss\n      variance: false\n      maxSessions: %s\n%s      scenario:\n      - one:\n        - httpRequest:\n            GET: %s\n            timeout: 30s\n' "$1" "$RATE" "$2" $(( RATE * 3 )) "$3" "${path:-/}"; }
  { printf 'name: crosscheck\nthreads: 1\nhttp:\n  host: %s\n  sharedConnections: %s\nphases:\n' "$origin" "$CONNECTIONS"; phase warm "$WARM" ''; phase main "$LENGTH" $'      startAfter: warm\n'; } > "$WORK/hyperfoil.yaml"
fi
for round in $(seq "$ROUNDS"); do
  for tool in barograph "${FOUND[@]}"; do
    LINE=''; STAMP=''; "run_$tool" || { echo "$tool failed:" >&2; tail -n 20 "$WORK/log" >&2; exit 3; }
    [ "$(wc -w <<< "$LINE")" = 3 ] || { echo "no figures in what $tool printed:" >&2; tail -n 20 "$WORK/log" >&2; exit 3; }
    echo "$LINE" >> "$WORK/$tool"; echo "$round  $tool  p50 p99 ms, % of the plan: $LINE${STAMP:+  $STAMP}"
  done
done
BEYOND=0; P=$(median "$WORK/barograph" 1); Q=$(median "$WORK/barograph" 2); K=$(median "$WORK/barograph" 3)
printf '\n%-10s %9s %9s %8s %21s %21s  %s\n' "$RATE/s" p50 p99 'plan %' 'p50, Barograph against' 'p99, Barograph against' "the larger of $PERCENT % and $MS ms"
printf '%-10s %9.3f %9.3f %8.1f\n' barograph "$P" "$Q" "$K"
for tool in "${FOUND[@]}"; do
  judged=1; case $tool in vegeta | h2load) judged=0 ;; esac
  awk -v tool="$tool" -v judged=$judged -v P="$P" -v Q="$Q" -v K="$K" -v p="$(median "$WORK/$tool" 1)" -v q="$(median "$WORK/$tool" 2)" -v k="$(median "$WORK/$tool" 3)" -v percent="$PERCENT" -v least="$MS" '
    function far(a, b, d, t) {d = a - b; d = d < 0 ? -d : d; t = b * percent / 100; return d > (t > least ? t : least)}
    function off(k) {return k < 95 || k > 105}
    BEGIN {verdict = far(P, p) || far(Q, q) ? "beyond" : "within"; if (off(k) || off(K)) verdict = "beyond: the rate was not kept"
      printf "%-10s %9.3f %9.3f %8.1f %+10.3f ms %+6.1f %% %+10.3f ms %+6.1f %%  %s\n", tool, p, q, k, P - p, (P - p) / p * 100, Q - q, (Q - q) / q * 100, verdict (judged ? "" : ", not judged: counts from sending")
      exit judged && verdict != "within"}' || BEYOND=1
done
[ "$JUDGED" -gt 0 ] || { echo "no tool that counts from when a request was due"; exit 2; }
exit "$BEYOND"
