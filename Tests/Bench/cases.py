"""The data of a run and the requests that are measured on it."""

import csv
import io
import json
import random
import time
from dataclasses import dataclass

from .load import Request

CITIES = ["上海", "北京", "深圳", "Hamburg", "São Paulo", "Wien"]


@dataclass
class Case:
    name: str
    workspace: object
    requests: list[Request]
    table: str = "customers.customers"

    def send(self):
        """One request of the case, as the capture sees it: on a connection of its own, since the load took longer than the server keeps an idle one."""
        chosen = self.requests[0]
        reply = self.workspace.client().request(chosen.method, chosen.path, body=chosen.body.replace("%d", str(time.time_ns())).encode() or None,
                                                headers={"content-type": "application/json"} if chosen.body else {})
        if reply.status >= 300:
            raise RuntimeError(f"{chosen.method} {chosen.path}: {reply.status} {reply.body[:500]}")


def prepare(deployment, tenants: int, customers: int):
    """Workspaces full of customers, the rows a second that the last and largest import took, and the seconds until statistics were there."""
    workspaces = [deployment.create_workspace(f"bench-{number}", plan="enterprise") for number in range(tenants)]
    for number, workspace in enumerate(workspaces):
        workspace.import_csv("customers", table(customers, number))
    rows = 20_000
    start = time.monotonic()
    workspaces[-1].import_csv("customers", table(rows, tenants))
    took = time.monotonic() - start
    return workspaces, rows / took, wait_for_statistics(deployment)


def wait_for_statistics(deployment, seconds: float = 60) -> float:
    """Until autovacuum has analysed what has been filled: PostgreSQL plans for empty tables before. How long that took."""
    start = time.monotonic()
    stale = """select relname from pg_stat_user_tables where n_mod_since_analyze > 500 and n_mod_since_analyze > n_live_tup / 5
        and relid in ('customers.customers'::regclass, 'core.field_value'::regclass)"""
    while deployment.psql(stale):
        if time.monotonic() - start > seconds:
            raise TimeoutError(f"no statistics after {seconds} s: is autovacuum at work?")
        time.sleep(0.2)
    return time.monotonic() - start


# Fields of a workspace's own: twenty, of which lists can filter by five.
OWN_KINDS = ["text", "integer", "date", "decimal", "boolean", "long_text"] * 4
FILTERABLE = 5
# As many as a list should not notice.
MANY = 200


def add_fields(workspace, kinds=OWN_KINDS[:20]):
    client = workspace.client()
    for number, kind in enumerate(kinds):
        reply = client.post("fields", {"record_type": "customer", "name": f"c_own{number}", "title_en": f"Own {number}", "kind": kind, "filterable": number < FILTERABLE})
        if reply.status != 201:
            raise RuntimeError(f"{reply.status} {reply.body[:500]}")


def own_values(number: int) -> dict:
    samples = {"text": f"value {number}", "integer": number, "date": "2026-02-28", "decimal": 12.25, "boolean": True, "long_text": "A longer text. " * 5}
    return {f"c_own{place}": samples[kind] for place, kind in enumerate(OWN_KINDS[:20])}


def table(rows: int, seed: int) -> bytes:
    seeded = random.Random(seed)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["external_id", "name", "kind", "city", "email", "phone", "annual_revenue", "annual_revenue_currency"])
    for number in range(rows):
        key = f"{seed}-{number}"
        writer.writerow([key, f"Customer {key} {seeded.choice(CITIES)}", seeded.choice(["company", "person"]), seeded.choice(CITIES), f"c{key}@example.com",
                         f"+86138{seeded.randrange(10**8):08d}", f"{seeded.randrange(10**6)}.50", "CNY"])
    return text.getvalue().encode()


def body(**own) -> str:
    return json.dumps({"name": "Bench %d", "kind": "company", "email": "new@example.com", "city": "上海", **own}, ensure_ascii=False)


def with_own_fields(deployment, slug: str, kinds: list[str], values: dict):
    """A workspace with 500 customers whose own fields have values."""
    workspace = deployment.create_workspace(slug, plan="enterprise")
    add_fields(workspace, kinds)
    for start in range(0, 500, 100):
        operations = [{"action": "create", "values": {"name": f"Own {number}", **values, "c_own1": number}} for number in range(start, start + 100)]
        reply = workspace.client().post("customers/batch", {"operations": operations})
        if reply.status != 200:
            raise RuntimeError(f"the records with fields of the workspace's own were not created: {reply.status} {reply.body[:500]}")
    return workspace


def all_cases(deployment, workspaces) -> list[Case]:
    keys = [workspace.token for workspace in workspaces]
    ids = [(workspace.token, record["id"]) for workspace in workspaces for record in workspace.client().get("customers?limit=50").json["data"]]
    random.Random(1).shuffle(ids)
    every = "/api/v1/customers"
    mine = [(key, id) for key, id in ids if key == keys[0]] + ids
    fields = "fields=name,email,phone,annual_revenue,city,created_at,updated_at"

    own = with_own_fields(deployment, "bench-own", OWN_KINDS[:20], own_values(7))
    wide = with_own_fields(deployment, "bench-wide", [*OWN_KINDS[:5], *["text"] * (MANY - 5)],
                           {**{f"c_own{number}": "value" for number in range(MANY)}, **{f"c_own{n}": own_values(7)[f"c_own{n}"] for n in range(5)}})
    wait_for_statistics(deployment)
    shown = ",".join(f"c_own{number}" for number in range(10))
    by_own_field = f"{every}?limit=50&sort=c_own1&fields=name,{shown}"

    def case(name: str, requests: list[Request], workspace=workspaces[0]) -> Case:
        return Case(name, workspace, requests)

    return [
        case("read one", [Request("GET", f"{every}/{id}", key) for key, id in mine]),
        case("list 50", [Request("GET", f"{every}?limit=50&{fields}", key) for key in keys]),
        case("filtered list", [Request("GET", f"{every}?limit=50&city=Hamburg&kind=company&{fields}", key) for key in keys]),
        case("list 50 by an own field, ten of 20 shown", [Request("GET", by_own_field, own.token)], own),
        case(f"list 50 by an own field, ten of {MANY} shown", [Request("GET", by_own_field, wide.token)], wide),
        case("create with journal", [Request("POST", every, key, body()) for key in keys]),
        case("create with 20 own fields, 5 filterable", [Request("POST", every, own.token, body(**own_values(7)))], own),
    ]
