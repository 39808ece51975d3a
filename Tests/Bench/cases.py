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

    def case(name: str, requests: list[Request]) -> Case:
        return Case(name, "customers.customers", requests, first)

    return [
        case("read one", [Request("GET", f"{every}/{id}", key) for key, id in mine]),
        case("list 50", [Request("GET", f"{every}?limit=50&{fields}", key) for key in keys]),
        case("filtered list", [Request("GET", f"{every}?limit=50&city=Hamburg&kind=company&{fields}", key) for key in keys]),
        case("create with journal", [Request("POST", every, key, body) for key in keys]),
    ]
