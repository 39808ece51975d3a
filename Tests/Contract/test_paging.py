"""A24: a list read page by page while others write shows every surviving row once.

Red when: paging counts rows (OFFSET); the sort key is not made unique by the id; the cursor forgets the filter or can be forged.
"""

import random
import threading

ROWS = 400
PAGE = 17


def pages(client, query: str):
    """All records of a list, page by page, by the cursor of each reply."""
    records, cursor = [], None
    for _ in range(ROWS):
        reply = client.get(f"customers?limit={PAGE}&{query}" + (f"&cursor={cursor}" if cursor else ""))
        assert reply.status == 200, reply.body
        records += reply.json["data"]
        cursor = reply.json.get("next_cursor")
        if not cursor:
            return records
    raise AssertionError("the pages never end")


class Churn(threading.Thread):
    """Creates, changes and deletes rows between the survivors until told to stop."""

    def __init__(self, workspace):
        super().__init__(daemon=True)
        self.client, self.random, self.ending, self.count = workspace.client(), random.Random(24), threading.Event(), 0

    def run(self):
        mine = []
        while not self.ending.is_set():
            self.count += 1
            reply = self.client.post("customers", {"name": f"churn {self.random.random()}", "kind": "company"})
            mine.append(reply.json["id"])
            if len(mine) > 20:
                self.client.delete(f"customers/{mine.pop(self.random.randrange(20))}")


def test_every_surviving_row_is_seen_once_whatever_is_written_meanwhile(workspace):
    survivors = {workspace.create_customer(f"Survivor {number % 7}")["id"] for number in range(ROWS)}
    churn = Churn(workspace)
    churn.start()
    lists = [pages(workspace.client(), f"sort={sort}") for sort in ("name", "-name", "created_at", "-created_at", "-updated_at")]
    churn.ending.set()
    churn.join()
    assert churn.count > 10
    for records in lists:
        ids = [record["id"] for record in records]
        assert len(ids) == len(set(ids))
        assert survivors <= set(ids)


def test_a_page_keeps_its_order(workspace):
    names = [record["name"].lower() for record in pages(workspace.client(), "sort=name")]
    assert names == sorted(names)


def test_a_cursor_is_good_for_its_own_list_and_workspace_only(deployment, workspace):
    cursor = workspace.client().get("customers?limit=1&sort=name").json["next_cursor"]
    other = deployment.sign_up("paging-other")
    other_sort = workspace.client().get(f"customers?limit=1&sort=-name&cursor={cursor}")
    elsewhere = other.client().get(f"customers?limit=1&sort=name&cursor={cursor}")
    forged = workspace.client().get(f"customers?limit=1&sort=name&cursor={cursor[:-2]}AA")
    assert [(reply.status, reply.code) for reply in (other_sort, elsewhere, forged)] == [(400, "bad_cursor")] * 3
