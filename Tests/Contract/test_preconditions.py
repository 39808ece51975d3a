"""A23: of twenty writers who saw the same version, one wins.

Red when: the version is compared before the row is locked; If-Match is optional; the ETag ignores the version.
"""

from harness.parallel import in_parallel

WRITERS = 20


def test_twenty_parallel_patches_with_one_etag_have_one_winner(workspace):
    customer = workspace.create_customer("Contested")
    seen = workspace.client().get(f"customers/{customer['id']}")
    clients = [workspace.client() for _ in range(WRITERS)]
    replies = in_parallel(
        WRITERS, lambda number: clients[number].patch(f"customers/{customer['id']}", {"name": f"Winner {number}"}, etag=seen.headers["etag"]))
    assert sorted(reply.status for reply in replies) == [200] + [412] * (WRITERS - 1)
    winner = next(reply for reply in replies if reply.status == 200)
    assert workspace.client().get(f"customers/{customer['id']}").json["name"] == winner.json["name"]


def test_a_patch_without_if_match_is_asked_for_it(workspace):
    customer = workspace.create_customer("Careful")
    reply = workspace.client().patch(f"customers/{customer['id']}", {"name": "Careless"})
    assert (reply.status, reply.code) == (428, "precondition_required")
    assert workspace.client().get(f"customers/{customer['id']}").json["name"] == "Careful"


def test_an_unchanged_record_is_not_sent_again(workspace):
    customer, client = workspace.create_customer("Cached"), workspace.client()
    first = client.get(f"customers/{customer['id']}")
    second = client.get(f"customers/{customer['id']}", headers={"if-none-match": first.headers["etag"]})
    client.patch(f"customers/{customer['id']}", {"name": "Fresh"}, etag=first.headers["etag"])
    third = client.get(f"customers/{customer['id']}", headers={"if-none-match": first.headers["etag"]})
    assert (first.status, second.status, third.status) == (200, 304, 200)
    assert second.body == b""
