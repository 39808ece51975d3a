"""Prepares data in a private cluster, measures each case on the server and on pgbench, prints the table."""

import os
import time

from harness import Deployment

from . import capture, cases, load, million, web

TENANTS = int(os.environ.get("GUANXI_BENCH_TENANTS", 20))
CUSTOMERS = int(os.environ.get("GUANXI_BENCH_CUSTOMERS", 2000))
SECONDS = int(os.environ.get("GUANXI_BENCH_SECONDS", 8))
MILLION = os.environ.get("GUANXI_BENCH_MILLION", "1") == "1"


def main():
    with Deployment() as deployment:
        started = restart(deployment)
        idle = load.resident_mebibytes(deployment.process.pid)
        workspaces, imported, analysed = cases.prepare(deployment, TENANTS, CUSTOMERS)
        print(f"{TENANTS} tenants with {CUSTOMERS} customers each; wrk with {load.CONNECTIONS} connections, pgbench -M prepared -c 8; {SECONDS} s each\n")
        print("| case | requests/s | p50 ms | p99 ms | server µs/request | pgbench -j 1 /s | ratio | pgbench -j 2 /s | ratio |")
        print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
        rates = {case.name: measured(deployment, case) for case in cases.all_cases(deployment, workspaces)}
        bare, own = rates["create with journal"], rates["create with 20 own fields, 5 filterable"]
        many = million.prepare(deployment) if MILLION else []
        rates |= {case.name: measured(deployment, case) for case in many}
        print(f"\ncreate with 20 own fields: {own / bare:.0%} of the create without any")
        for case in many[:1]:
            print(f"{case.name}: {million.pages(deployment, case)} pages")
        print(f"import: {imported:,.0f} rows/s; statistics of the new tables {analysed:.0f} s after it, by autovacuum; the lists are measured from then on")
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


def measured(deployment, case) -> float:
    """Prints the case's row. The requests a second."""
    load.wrk(deployment, case.requests, 2)
    before = load.processor_seconds(deployment.process.pid)
    server = load.wrk(deployment, case.requests, SECONDS)
    busy = (load.processor_seconds(deployment.process.pid) - before) / (server.per_second * SECONDS) * 1e6
    script = capture.script(deployment, case)
    ceilings = [load.pgbench(deployment, script, threads, SECONDS) for threads in (1, 2)]
    cells = [f"{server.per_second:,.0f}", f"{server.p50_ms:.2f}", f"{server.p99_ms:.2f}", f"{busy:.0f}"]
    cells += [cell for ceiling in ceilings for cell in (f"{ceiling.per_second:,.0f}", f"{server.per_second / ceiling.per_second:.0%}")]
    print(f"| {case.name} | {' | '.join(cells)} |", flush=True)
    return server.per_second


main()
