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
    table: str
    requests: list[Request]
    client: object

    def send(self):
        """One request of the case, as the capture sees it."""
        chosen = self.requests[0]
        self.client.close()  # the load took longer than the server keeps an idle connection
        reply = self.client.request(chosen.method, chosen.path, body=chosen.body.replace("%d", str(time.time_ns())).encode() or None,
                                    headers={"content-type": "application/json"} if chosen.body else {})
        if reply.status >= 300:
            raise RuntimeError(f"{chosen.method} {chosen.path}: {reply.status} {reply.body[:500]}")


def prepare(deployment, tenants: int, customers: int):
    """Workspaces full of customers, and the rows a second that the last and largest import took."""
    workspaces = [deployment.create_workspace(f"bench-{number}", plan="enterprise") for number in range(tenants)]
    for number, workspace in enumerate(workspaces):
        workspace.import_csv("customers", table(customers, number))
    rows = 20_000
    start = time.monotonic()
    workspaces[-1].import_csv("customers", table(rows, tenants))
    return workspaces, rows / (time.monotonic() - start)


# Fields of a workspace's own: twenty, of which lists can filter by five.
OWN_KINDS = ["text", "integer", "date", "decimal", "boolean", "long_text"] * 4
FILTERABLE = 5


def add_fields(workspace):
    client = workspace.client()
    for number, kind in enumerate(OWN_KINDS[:20]):
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


def all_cases(deployment, workspaces) -> list[Case]:
    keys = [workspace.token for workspace in workspaces]
    first = workspaces[0].client()
    ids = [(workspace.token, record["id"]) for workspace in workspaces for record in workspace.client().get("customers?limit=50").json["data"]]
    random.Random(1).shuffle(ids)
    every = "/api/v1/customers"
    body = json.dumps({"name": "Bench %d", "kind": "company", "email": "new@example.com", "city": "上海"}, ensure_ascii=False)
    mine = [(key, id) for key, id in ids if key == keys[0]] + ids
    fields = "fields=name,email,phone,annual_revenue,city,created_at,updated_at"

    own = deployment.create_workspace("bench-own", plan="enterprise")
    add_fields(own)
    operations = [{"action": "create", "values": {"name": f"Own {number}", **own_values(number)}} for number in range(500)]
    if own.client().post("customers/batch", {"operations": operations}).status != 200:
        raise RuntimeError("the records with fields of the workspace's own were not created")
    shown = ",".join(f"c_own{number}" for number in range(10))
    own_body = json.dumps({**json.loads(body), **own_values(7)}, ensure_ascii=False)

    def case(name: str, requests: list[Request], client=first) -> Case:
        return Case(name, "customers.customers", requests, client)

    return [
        case("read one", [Request("GET", f"{every}/{id}", key) for key, id in mine]),
        case("list 50", [Request("GET", f"{every}?limit=50&{fields}", key) for key in keys]),
        case("filtered list", [Request("GET", f"{every}?limit=50&city=Hamburg&kind=company&{fields}", key) for key in keys]),
        case("list 50 by an own field, ten of 20 shown", [Request("GET", f"{every}?limit=50&sort=c_own1&fields=name,{shown}", own.token)], own.client()),
        case("create with journal", [Request("POST", every, key, body) for key in keys]),
        case("create with 20 own fields, 5 filterable", [Request("POST", every, own.token, own_body)], own.client()),
    ]
