#!/usr/bin/env python3
"""peers_row.py MODE URL CONNECTIONS RATE SECONDS OUT: one run of target/bin/barograph, its summary.csv as the JSON row that the peers scripts read (milliseconds).
For the scripts that run other load generators against the same target: OURS_CMD='python3 .../src/bench/peers_row.py {mode} {url} {c} {rate} {dur} {out}'."""
import csv, json, os, subprocess, sys, tempfile

mode, url, connections, rate, seconds, out = sys.argv[1:7]
program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../target/bin/barograph")
load = ["--rate", rate] if mode == "open" else ["--users", connections]
with tempfile.TemporaryDirectory() as folder:
    command = [program, "run", url, *load, "--duration", seconds + "s", "--out", folder, "--format", "csv", "--quiet"]
    code = subprocess.run(command).returncode
    if code not in (0, 4):  # 4: at full speed the generator is the limit, and says so
        sys.exit(code)
    with open(os.path.join(folder, "summary.csv"), newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["Name"] == "Aggregated")
number = lambda column: float(row[column]) if row[column] else None
json.dump(
    {
        "requests": int(row["ok"]),
        "rps": number("Requests/s"),
        "p50": number("p50_response_ms"),
        "p90": number("p90_response_ms"),
        "p99": number("p99_response_ms"),
        "p999": number("p99_9_response_ms"),
        "max": number("max_response_ms"),
        "errors": int(row["failed"]) + int(row["timed_out"]) + int(row["cancelled"]),
        "dropped": int(row["not_sent"]),
        "stamp": row["stamp"],
    },
    open(out, "w"),
)
