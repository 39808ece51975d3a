"""A08: one Idempotency-Key, one effect.

Red when: the key is looked up before the transaction only; the stored reply is not the first one; the key's payload is not compared.
"""

import uuid

from harness.parallel import in_parallel

PARALLEL = 50


def post_until_answered(client, json, key: str):
    """409 means that the first request is still under way: the caller is to ask again."""
    for _ in range(200):
        reply = client.post("customers", json, headers={"idempotency-key": key})
        if reply.status != 409:
            return reply
    return reply


def test_fifty_parallel_posts_with_one_key_make_one_customer(deployment, workspace):
    key, customer = str(uuid.uuid4()), {"name": "Only one", "kind": "company"}
    clients = [workspace.client() for _ in range(PARALLEL)]
    replies = in_parallel(PARALLEL, lambda number: post_until_answered(clients[number], customer, key))
    assert {reply.status for reply in replies} == {201}
    assert len({reply.json["id"] for reply in replies}) == 1
    assert len({reply.body for reply in replies}) == 1
    assert sum("idempotent-replayed" not in reply.headers for reply in replies) == 1
    assert deployment.count("customers.customers", workspace.id, "name = 'Only one'") == 1


def test_without_a_key_every_post_counts(deployment, workspace):
    """The twin: had the load not raced at all, the test above would prove nothing."""
    clients = [workspace.client() for _ in range(PARALLEL)]
    replies = in_parallel(PARALLEL, lambda number: clients[number].post("customers", {"name": "Many", "kind": "company"}))
    assert {reply.status for reply in replies} == {201}
    assert deployment.count("customers.customers", workspace.id, "name = 'Many'") == PARALLEL


def test_a_key_belongs_to_its_payload(workspace):
    client, key = workspace.client(), {"idempotency-key": str(uuid.uuid4())}
    first = client.post("customers", {"name": "Payload", "kind": "company"}, headers=key)
    second = client.post("customers", {"name": "Another", "kind": "company"}, headers=key)
    assert (first.status, second.status) == (201, 422)
    assert second.code == "idempotency_key_reused"


def test_a_refused_post_leaves_its_key_free(workspace):
    client, key = workspace.client(), {"idempotency-key": str(uuid.uuid4())}
    refused = client.post("customers", {"kind": "company", "name": ""}, headers=key)
    accepted = client.post("customers", {"kind": "company", "name": "Second try"}, headers=key)
    assert refused.status == 422
    assert accepted.status in (201, 422)
    assert accepted.status == 201 or accepted.code == "idempotency_key_reused"


def test_keys_of_two_workspaces_do_not_meet(deployment, workspace):
    key = {"idempotency-key": str(uuid.uuid4())}
    other = deployment.sign_up("idempotency-other")
    first = workspace.client().post("customers", {"name": "Mine", "kind": "company"}, headers=key)
    second = other.client().post("customers", {"name": "Theirs", "kind": "company"}, headers=key)
    assert (first.status, second.status) == (201, 201)
    assert first.json["id"] != second.json["id"]
