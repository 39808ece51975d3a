"""Prepares data in a private cluster, measures each case on the server and on pgbench, prints the table."""

import os
import time

from harness import Deployment

from . import capture, cases, load, web

TENANTS = int(os.environ.get("GUANXI_BENCH_TENANTS", 20))
CUSTOMERS = int(os.environ.get("GUANXI_BENCH_CUSTOMERS", 2000))
SECONDS = int(os.environ.get("GUANXI_BENCH_SECONDS", 8))


def main():
    with Deployment() as deployment:
        started = restart(deployment)
        idle = load.resident_mebibytes(deployment.process.pid)
        workspaces, imported = cases.prepare(deployment, TENANTS, CUSTOMERS)
        print(f"{TENANTS} tenants with {CUSTOMERS} customers each; wrk with {load.CONNECTIONS} connections, pgbench -M prepared -c 8; {SECONDS} s each\n")
        print("| case | requests/s | p50 ms | p99 ms | server µs/request | pgbench -j 1 /s | ratio | pgbench -j 2 /s | ratio |")
        print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
        for case in cases.all_cases(deployment, workspaces):
            print(measured(deployment, case), flush=True)
        print(f"\nimport: {imported:,.0f} rows/s")
        print(f"memory of the server: {idle:.0f} MiB idle, {load.resident_mebibytes(deployment.process.pid):.0f} MiB after the load")
        print(f"start to ready: {started:.2f} s with its database, {cold_start(deployment):.2f} s with the database up")
        print(web.report(deployment, workspaces[0]))


def restart(deployment) -> float:
    """From the process to /readyz, the private database's own start included."""
    deployment.stop()
    start = time.monotonic()
    deployment.start()
    took = time.monotonic() - start
    time.sleep(2)
    return took


def cold_start(deployment) -> float:
    """A second server on the database that is up already. Its gate would refuse the signer of the captures."""
    deployment.psql("drop schema if exists bench cascade")
    second = Deployment(GUANXI_VAR=deployment.environment["GUANXI_VAR"], GUANXI_DATABASE_URL=deployment.database_url("guanxi_app"))
    start = time.monotonic()
    with second:
        return time.monotonic() - start


def measured(deployment, case) -> str:
    load.wrk(deployment, case.requests, 2)
    before = load.processor_seconds(deployment.process.pid)
    server = load.wrk(deployment, case.requests, SECONDS)
    busy = (load.processor_seconds(deployment.process.pid) - before) / (server.per_second * SECONDS) * 1e6
    script = capture.script(deployment, case)
    ceilings = [load.pgbench(deployment, script, threads, SECONDS) for threads in (1, 2)]
    cells = [f"{server.per_second:,.0f}", f"{server.p50_ms:.2f}", f"{server.p99_ms:.2f}", f"{busy:.0f}"]
    cells += [cell for ceiling in ceilings for cell in (f"{ceiling.per_second:,.0f}", f"{server.per_second / ceiling.per_second:.0%}")]
    return f"| {case.name} | {' | '.join(cells)} |"


main()
