"""Runs wrk against the server and pgbench against its database, and reads what they measured."""

import itertools
import json
import os
import pathlib
import re
import subprocess
from dataclasses import dataclass

HERE = pathlib.Path(__file__).parent
CONNECTIONS = 64
run_numbers = itertools.count(1)


@dataclass
class Measurement:
    per_second: float
    p50_ms: float
    p99_ms: float


@dataclass
class Request:
    method: str
    path: str
    key: str
    body: str = ""


def wrk(deployment, requests: list[Request], seconds: int, connections: int = CONNECTIONS) -> Measurement:
    listing = deployment.folder / "requests.tsv"
    listing.write_text("".join(f"{r.method}\t{r.path}\t{r.key}\t{r.body}\n" for r in requests))
    done = subprocess.run(
        ["wrk", "-t1", "--timeout", "20s", f"-c{connections}", f"-d{seconds}s", "-s", HERE / "requests.lua", f"http://127.0.0.1:{deployment.port}", "--", listing,
         str(next(run_numbers))], capture_output=True, text=True, check=True)
    result = json.loads(done.stdout.splitlines()[-1])
    if result["failed"]:
        raise RuntimeError(f"{result['failed']} of {result['requests']} requests failed: {requests[0].method} {requests[0].path}")
    return Measurement(result["requests"] / result["microseconds"] * 1e6, result["p50"] / 1000, result["p99"] / 1000)


def pgbench(deployment, script, threads: int, seconds: int, clients: int = 8) -> Measurement:
    """The statements of `script` in prepared mode as the application's role, over the unix socket."""
    folder = deployment.folder / "pgbench"
    folder.mkdir(exist_ok=True)
    file = folder / "script.sql"
    file.write_text(script.text)
    command = ["pgbench", "--no-vacuum", "-M", "prepared", "-c", str(clients), "-j", str(threads), "-T", str(seconds), "-f", file,
               "--log", "--log-prefix", folder / "log", *(f"-D{name}={value}" for name, value in script.variables.items()), deployment.database_url("guanxi_app")]
    for log in folder.glob("log.*"):
        log.unlink()
    done = subprocess.run(command, cwd="/", capture_output=True, text=True)
    rate = re.search(r"tps = ([0-9.]+) \(without", done.stdout)
    if done.returncode != 0 or not rate:
        raise RuntimeError(f"pgbench: {done.stdout}{done.stderr}\n{script.text}")
    times = sorted(int(line.split(" ", 3)[2]) for log in folder.glob("log.*") for line in log.open())
    return Measurement(float(rate[1]), times[len(times) // 2] / 1000, times[len(times) * 99 // 100] / 1000)


def resident_mebibytes(pid: int) -> float:
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) / 1024


def processor_seconds(pid: int) -> float:
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
