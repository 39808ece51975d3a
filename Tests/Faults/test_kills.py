"""A07: what was acknowledged is there, once, whatever is killed while it happens.

Red when: the journal row leaves the record's transaction; the idempotency key is stored after the commit; a reply is sent before the
commit; the server does not bring its database back.
"""

import random
import threading
import time
import uuid

KILLS = 10
WORKERS = 6


class Writer(threading.Thread):
    """Writes without pause. An attempt that got no answer is made again with the same key until one comes."""

    def __init__(self, workspace, number: int, ending: threading.Event):
        super().__init__(daemon=True)
        self.client = workspace.client()
        self.random = random.Random(number)
        self.name = f"writer-{number}"
        self.ending = ending
        self.customers: dict[str, dict] = {}  # external id → the last acknowledged record
        self.deleted: set[str] = set()
        self.problems: list[str] = []
        self.attempts = 0

    def run(self):
        while not self.ending.is_set():
            if self.customers and self.random.random() < 0.4:
                self.change(self.random.choice(list(self.customers)))
            else:
                self.create()

    def create(self):
        external_id = f"{self.name}-{len(self.customers) + len(self.deleted)}"
        reply = self.acknowledged("POST", "customers", {"name": f"Customer {external_id}", "kind": "company", "external_id": external_id})
        if reply.status == 201:
            self.customers[external_id] = reply.json
        else:
            self.problems.append(f"create: {reply}")

    def change(self, external_id: str):
        customer = self.customers[external_id]
        if self.random.random() < 0.2:
            return self.delete(external_id, customer)
        reply = self.acknowledged("PATCH", f"customers/{customer['id']}", {"name": f"Name {self.attempts}"}, {"if-match": f'"{customer["id"]}-{customer["version"]}"'})
        if reply.status == 200:
            self.customers[external_id] = reply.json
        elif reply.status == 412:  # an attempt whose answer was lost had come through
            self.customers[external_id] = self.acknowledged("GET", f"customers/{customer['id']}").json
        else:
            self.problems.append(f"change: {reply}")

    def delete(self, external_id: str, customer: dict):
        reply = self.acknowledged("DELETE", f"customers/{customer['id']}")
        if reply.status in (200, 204, 404):  # 404: an attempt whose answer was lost had come through
            del self.customers[external_id]
            self.deleted.add(external_id)
        else:
            self.problems.append(f"delete: {reply}")

    def acknowledged(self, method: str, path: str, json=None, headers={}):
        key = {"idempotency-key": str(uuid.UUID(int=self.random.getrandbits(128)))} if method == "POST" else {}
        deadline = time.monotonic() + 90
        while True:
            self.attempts += 1
            try:
                reply = self.client.request(method, path, json, headers=headers | key)
                if reply.status < 500 and not (reply.status == 409 and key):  # 409: the first attempt is still under way
                    return reply
            except OSError:
                pass
            except Exception as error:  # a reply cut off in its middle
                self.problems += [] if "IncompleteRead" in repr(error) or "BadStatusLine" in repr(error) else [repr(error)]
            if time.monotonic() > deadline:
                raise TimeoutError(f"{method} {path} was never acknowledged")
            time.sleep(0.05)


def test_ten_kills_under_load_lose_and_double_nothing(deployment):
    workspace = deployment.sign_up("kills")
    ending = threading.Event()
    writers = [Writer(workspace, number, ending) for number in range(WORKERS)]
    for writer in writers:
        writer.start()
    for turn in range(KILLS):
        time.sleep(random.Random(turn).uniform(0.5, 1.5))
        kill(deployment, "server" if turn % 2 == 0 else "postmaster")
    time.sleep(1)
    ending.set()
    for writer in writers:
        writer.join(120)
    assert not any(writer.is_alive() for writer in writers)
    assert [problem for writer in writers for problem in writer.problems] == []
    assert sum(len(writer.customers) for writer in writers) > 100
    check_rows(deployment, workspace, writers)
    check_journal(deployment, workspace)


def kill(deployment, victim: str):
    if victim == "server":
        deployment.kill()
        deployment.start()
    else:
        deployment.kill_postmaster()
        time.sleep(0.5)
        deployment.wait_until_ready()


def check_rows(deployment, workspace, writers):
    rows = deployment.psql(f"select external_id, version, deleted_at is null from customers.customers where tenant_id = '{workspace.id}'")
    live = [(external_id, int(version)) for external_id, version, is_live in rows if is_live == "t"]
    acknowledged = [(external_id, customer["version"]) for writer in writers for external_id, customer in writer.customers.items()]
    assert sorted(live) == sorted(acknowledged)
    assert {row[0] for row in rows if row[2] == "f"} == {external_id for writer in writers for external_id in writer.deleted}


def check_journal(deployment, workspace):
    """One journal row for each version of each record: none without its change, no change without one."""
    differing = deployment.psql(f"""
        select c.id, c.version, count(j.*) from customers.customers c
        left join core.change j on j.tenant_id = c.tenant_id and j.record_id = c.id
        where c.tenant_id = '{workspace.id}' group by c.id, c.version having count(j.*) <> c.version""")
    assert differing == []
