"""A04: what tenant A sees is the same to the byte whether others are empty or full of colliding values.

Two workspaces make the same 5,000 seeded operations, one when it is alone on the server, one when another is full of the same names and
external ids and the first one is there too. Ids, times and addresses are replaced by their order of appearance; all else must be equal.
The same on records of an object of the workspaces' own, which the others have under the same name, with the same unique values.
Red when: a unique index, a quota, a cache key or a cursor forgets the tenant.
"""

import random
import re

import pytest

NAMES = ["Acme", "acme", "华为", "ACME ", "Émile & Fils", "Zoë", "a%b", "a_b", "x'y"]
PLACEHOLDERS = [
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "id"),
    (re.compile(r"\d{4}-\d{2}-\d{2}T[0-9:.]+Z"), "time"),
    (re.compile(r'(?<="next_cursor":)\s*"[^"]+"'), "cursor"),
]


class Transcript:
    def __init__(self, workspace, plural):
        self.workspace, self.client, self.plural = workspace, workspace.client(), plural
        self.seen: dict[str, str] = {}
        self.lines: list[str] = []
        self.ids: list[str] = []

    def note(self, reply):
        text = reply.body.decode().replace(self.workspace.slug, "SLUG")
        for pattern, name in PLACEHOLDERS:
            text = pattern.sub(lambda match: name if name != "id" else self.seen.setdefault(match[0], f"id{len(self.seen)}"), text)
        self.lines.append(f"{reply.status} {text}")
        return reply


def external_id(seeded) -> str:
    return f"collides-{seeded.randrange(300)}"


def body(plural, seeded) -> dict:
    own = {"kind": seeded.choice(["company", "person"])} if plural == "customers" else {"c_code": f"code-{seeded.randrange(300)}", "c_count": seeded.randrange(9)}
    return {"name": seeded.choice(NAMES), "external_id": external_id(seeded)} | own


def create(run, seeded):
    reply = run.note(run.client.post(run.plural, body(run.plural, seeded)))
    if reply.status == 201:
        run.ids.append(reply.json["id"])


def known(run, seeded) -> str:
    return seeded.choice(run.ids) if run.ids else "0190a000-0000-7000-8000-000000000000"


def read(run, seeded):
    run.note(run.client.get(f"{run.plural}/{known(run, seeded)}"))


def change(run, seeded):
    path = f"{run.plural}/{known(run, seeded)}"
    etag = run.client.get(path).headers.get("etag", '"none"')
    run.note(run.client.patch(path, {"name": seeded.choice(NAMES), "external_id": external_id(seeded)}, etag=etag))


def delete(run, seeded):
    run.note(run.client.delete(f"{run.plural}/{known(run, seeded)}"))


def browse(run, seeded):
    sort = seeded.choice(["name,id", "-name,id", "external_id,id", "created_at"])
    cursor = ""
    for _ in range(3):
        reply = run.note(run.client.get(f"{run.plural}?limit={seeded.choice([1, 7, 50])}&sort={sort}{cursor}"))
        if reply.status != 200 or not reply.json.get("next_cursor"):
            return
        cursor = f"&cursor={reply.json['next_cursor']}"


def search(run, seeded):
    tree = [seeded.choice(["name", "external_id"]), "is", seeded.choice([*NAMES, external_id(seeded)])]
    run.note(run.client.post(f"{run.plural}/query", {"filter": {"and": [tree]}, "limit": 20, "sort": "created_at"}))


def history(run, seeded):
    run.note(run.client.get(f"{run.plural}/{known(run, seeded)}/history"))


STEPS = [(create, 30), (read, 20), (change, 20), (delete, 5), (browse, 10), (search, 10), (history, 5)]


def play(workspace, plural: str, operations: int) -> list[str]:
    run, seeded = Transcript(workspace, plural), random.Random(4)
    prepare(workspace, plural)
    for _ in range(operations):
        step = seeded.choices([step for step, _ in STEPS], [weight for _, weight in STEPS])[0]
        step(run, seeded)
    return run.lines


def prepare(workspace, plural: str):
    if plural == "c_machines":
        workspace.create_object("c_machine")
        workspace.create_field("c_machine", "c_code", "text", unique=True)
        workspace.create_field("c_machine", "c_count", "integer", filterable=True)


def fill(workspace, plural: str):
    prepare(workspace, plural)
    client = workspace.client()
    for number in range(300):
        own = {"kind": "company"} if plural == "customers" else {"c_code": f"code-{number}", "c_count": number % 9}
        made = client.post(plural, {"name": NAMES[number % len(NAMES)], "external_id": f"collides-{number}"} | own)
        assert made.status == 201, made


@pytest.mark.parametrize("plural, operations", [("customers", 5000), ("c_machines", 2000)])
def test_what_others_have_changes_nothing_for_a_workspace(deployment, plural, operations):
    name = plural.replace("_", "-")
    alone = play(deployment.sign_up(f"one-{name}"), plural, operations)
    fill(deployment.sign_up(f"colliding-{name}"), plural)
    crowded = play(deployment.sign_up(f"two-{name}"), plural, operations)
    statuses = {line.split(" ", 1)[0] for line in alone}
    assert {"200", "201", "404"} <= statuses and not any(status.startswith("5") for status in statuses)
    differing = [(number, one, two) for number, (one, two) in enumerate(zip(alone, crowded)) if one != two]
    assert differing[:3] == []
    assert len(alone) == len(crowded)

