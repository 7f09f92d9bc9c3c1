#!/usr/bin/env python3
"""steady.py STATUS_URL COMMAND [ARGUMENT...]: what a request costs a load generator once it is warm.
Starts COMMAND on core 1 and prints requests/s and CPU seconds per 100,000 requests from 10 s to 20 s after its start: the requests as the target
counts them (nginx's stub_status at STATUS_URL), the CPU of all processes of the command. So neither start nor compilation is in it, whatever the
tool is written in. The command has to run for 22 s or more. Loopback only. Barograph: steady.py STATUS_URL target/bin/barograph run URL --users 64 --duration 22s --quiet"""
import os, subprocess, sys, time, urllib.request

status, command = sys.argv[1], sys.argv[2:]
TICK = os.sysconf("SC_CLK_TCK")


def requests():
    with urllib.request.urlopen(status, timeout=5) as answer:
        return int(answer.read().decode().split("\n")[2].split()[2])


def cpu_seconds(session):
    ticks = 0
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{process}/stat") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if int(fields[3]) == session:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / TICK


def reading(session):
    return time.monotonic(), cpu_seconds(session), requests()


with open(os.devnull, "w") as nothing:
    tool = subprocess.Popen(command, stdout=nothing, stderr=nothing, start_new_session=True, preexec_fn=lambda: os.sched_setaffinity(0, {1}))
    time.sleep(10)
    begin = reading(tool.pid)
    time.sleep(10)
    end = reading(tool.pid)
    code = tool.wait(60)
seconds, cpu, count = (b - a for a, b in zip(begin, end))
if count < 100 or cpu == 0:
    sys.exit(f"{command[0]} sent {count} requests with {cpu:.2f} CPU seconds in that time, exit code {code}")
print(f"{count / seconds:9.0f}/s  {cpu / count * 1e5:.3f} CPU s/100k  exit code {code}")
