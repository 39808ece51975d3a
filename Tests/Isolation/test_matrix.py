"""A03: wherever a request can name an id, another tenant's id answers exactly as an id that nobody has.

The matrix comes from the route table: every id position (path, body, operation of a batch, filter by id and by each reference, with those
references included) × nine credentials of tenant A, with tenant B's real ids; and every cursor of B's.
Red when: one look-up forgets the tenant, a unique check or a foreign key tells of others' rows, or a new route escapes the matrix.
"""

import json
import re
import urllib.parse

from harness.openapi import Operation
from matrix import CANARY, collection, operations, requests, unknown


def answer(world, credential: str | None, method: str, url: str, body):
    """Status and body, with the request's own ids and the moment taken out."""
    headers = {"if-match": "*"} if method in ("PATCH", "PUT") else {}
    reply = world.a.client(credential, anonymous=credential is None).request(method, url, body, headers=headers)
    text = reply.body.decode(errors="replace")
    for id in set(re.findall(r"[0-9a-f-]{36}", url + json.dumps(body))):
        text = text.replace(id, "ID")
    text = re.sub(r'"request_id":"[^"]*"', '"request_id":""', text)
    return reply.status, re.sub(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,}|\d{4}-\d\d-\d\dT[0-9:.]+Z", "*", text)


def test_a_foreign_id_answers_as_an_unknown_one(world):
    before = world.deployment.fingerprint(world.b.id)
    differing, count = [], 0
    for operation in operations(world):
        for position, foreign, nobodys in requests(world, operation):
            for name, credential in world.credentials.items():
                count += 1
                first, second = answer(world, credential, *foreign), answer(world, credential, *nobodys)
                if first != second or first[0] >= 500 or CANARY in first[1]:
                    differing.append((operation.name, position, name, first, second))
    assert differing == []
    assert count > 1000
    assert world.deployment.fingerprint(world.b.id) == before


def test_a_foreign_id_in_a_batch_answers_as_an_unknown_one(world):
    """Each operation of a batch is answered on its own and is no part of the document: here are those that take an id, on live records and binned ones."""
    batches = [operation.path for operation in operations(world) if operation.path.endswith("/batch") and operation.path.removesuffix("/batch") in world.ids]
    binned = {path: id for path in batches if (id := binned_id(world, path.removesuffix("/batch")))}
    before = world.deployment.fingerprint(world.b.id)
    differing = []
    for path in batches:
        for action in ("update", "delete", "restore"):
            for id in {world.ids[path.removesuffix("/batch")], binned.get(path)} - {None}:
                for name, credential in world.credentials.items():
                    first, second = (answer(world, credential, "POST", path, batch(action, one)) for one in (id, unknown()))
                    if first != second or first[0] >= 500 or CANARY in first[1]:
                        differing.append((path, action, name, first, second))
    assert differing == []
    assert len(binned) > 4
    assert world.deployment.fingerprint(world.b.id) == before
    for path, id in binned.items():  # the twin: B's owner takes out of the bin what A never reaches
        assert (path, [one["status"] for one in world.b.client().post(path, batch("restore", id)).json["results"]]) == (path, [200])


def batch(action: str, id: str) -> dict:
    return {"operations": [{"action": action, "id": id, "values": {}} if action == "update" else {"action": action, "id": id}]}


def binned_id(world, path: str) -> str | None:
    """The id of a record that B made and put into the bin; None where B can't."""
    create = next((operation for operation in world.document.operations if operation.name == f"POST {path}"), None)
    if not create:
        return None
    made = world.b.client().post(path, world.document.sample(create.body, world.b.references(path.rsplit("/", 1)[1]), "Binned"))
    gone = made.status == 201 and world.b.client().delete(f"{path}/{made.json['id']}").status == 204
    return made.json["id"] if gone else None


def test_own_objects_are_in_the_matrix(world):
    """Both tenants have an object of the same name, with records that refer to each other, and one that refers to them."""
    assert "/api/v1/c_machines" in world.ids and world.ids["/api/v1/c_machines"] != world.own["/api/v1/c_machines"]
    assert {"c_buyer", "c_part_of", "owner"} <= world.references["/api/v1/c_machines"].keys()
    assert "c_machine" in world.references["/api/v1/customers"]


def test_every_id_position_of_every_route_is_in_the_matrix(world):
    """Each path parameter names a collection that B has a record in, or is listed here with its reason."""
    # {module} is a module's name, {name} a template's: the same for everybody
    global_names = {"/api/v1/workspace/modules", "/api/v1/configuration/templates"}
    missing = [
        operation.name for operation in operations(world) for parameter in operation.parameters
        if collection(operation.path, parameter) not in world.ids.keys() | global_names]
    assert missing == []


def test_the_document_has_every_route(world):
    routes = {f"{route['method']} {route['path']}" for route in world.deployment.admin("routes")}
    assert {operation.name.replace("/api/v1/c_machines", "/api/v1/{object}") for operation in world.document.operations} == routes


def test_the_ids_in_the_matrix_are_real(world):
    """The twin: B's owner gets with these ids what A never gets."""
    found = [operation for operation in operations(world) if operation.method == "GET" and len(operation.parameters) == 1]
    client = world.b.client()
    for operation in found:
        id = world.ids.get(collection(operation.path, operation.parameters[0]))
        if id:
            answers = (200, 400) if "kind" in operation.query else (200,)  # a conversion is asked for with the kind that is wanted
            status = client.get(operation.url({operation.parameters[0]: id})).status
            assert (operation.name, status in answers) == (operation.name, True)


def test_no_list_shows_anything_of_another_tenant(world):
    lists = [operation for operation in operations(world) if operation.method == "GET" and not operation.parameters]
    assert len(lists) > 5
    for operation in lists:
        mine, theirs = world.a.client().get(operation.path), world.b.client().get(operation.path)
        assert (operation.name, mine.status) == (operation.name, 200)
        assert CANARY not in mine.body.decode(errors="replace")
        assert operation.path != "/api/v1/customers" or CANARY in theirs.body.decode()


def test_references_are_in_the_matrix(world):
    """The twin: B finds its own record by each of these references, with what it refers to."""
    assert sum(len(fields) for fields in world.references.values()) > 10
    found = 0
    for path, fields in world.references.items():
        for field in fields:
            record = world.b.client().get(f"{path}/{world.ids[path]}").json if path in world.ids else {}
            if record.get(field):
                reply = world.b.client().get(f"{path}?filter={urllib.parse.quote(json.dumps([field, 'is', record[field]]))}&include={field}")
                assert record["id"] in [one["id"] for one in reply.json["data"]]
                assert record[field] in [one["id"] for records in reply.json["included"].values() for one in records]
                found += 1
    assert found > 5


def test_another_tenants_cursor_answers_as_one_that_nobody_made(world):
    """Every list that comes in pages, with a cursor that is good for B."""
    paged = [operation for operation in operations(world) if operation.method == "GET" and "cursor" in operation.query]
    tried = 0
    for operation in paged:
        theirs, mine = path_with_pages(world, world.b, world.ids, operation), path_with_pages(world, world.a, world.own, operation)
        cursor = theirs and world.b.client().get(f"{theirs}?limit=1").json["next_cursor"]
        if not cursor or not mine:
            continue
        assert world.b.client().get(f"{theirs}?limit=1&cursor={cursor}").status == 200
        tried += 1
        for name, credential in world.credentials.items():
            for path in {mine, theirs}:
                foreign, invented = (answer(world, credential, "GET", f"{path}?limit=1&cursor={one}", None) for one in (cursor, "bm9ib2R5cyBjdXJzb3IgYXQgYWxs"))
                assert (operation.name, name, foreign) == (operation.name, name, invented)
                assert foreign[0] in (400, 401, 404) and CANARY not in foreign[1]
    assert tried > 5


def path_with_pages(world, workspace, ids: dict[str, str], operation: Operation) -> str | None:
    """The list's path with one of the workspace's own ids, and a second record in it so that a second page follows."""
    places = {name: ids.get(collection(operation.path, name)) for name in operation.parameters}
    if None in places.values():
        return None
    path = operation.url(places)
    if operation.path.endswith("/history"):
        for name in ("Once", "Twice"):
            workspace.client().patch(path.removesuffix("/history"), {"name": name}, etag="*")
    elif f"POST {operation.path}" in {one.name for one in world.document.operations} and not operation.parameters:
        create = next(one for one in world.document.operations if one.name == f"POST {operation.path}")
        types = world.references.get(operation.path, {})
        own = {field: ids[target] for field, target in types.items() if target in ids and field not in ("parent",)}
        workspace.client().post(operation.path, world.document.sample(create.body, own, "Second"))
    return path
