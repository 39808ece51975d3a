"""Two tenants with something of everything, and every request of one in which an id of the other can be named."""

import json
import urllib.parse
import uuid
from dataclasses import dataclass

from harness.openapi import Document, Operation

CANARY = "canary-of-b"


@dataclass
class World:
    """Both tenants, with one record of every kind in each."""

    deployment: object
    a: object
    b: object
    document: Document
    ids: dict[str, str]  # collection path → an id of B's in it
    own: dict[str, str]  # the same for A
    references: dict[str, dict[str, str]]  # collection path → its reference fields → the collection that they point into
    credentials: dict[str, str | None]


def make(deployment) -> World:
    a, b = deployment.sign_up("matrix-a"), deployment.sign_up("matrix-b")
    for workspace, marker in ((a, "of-a"), (b, CANARY)):
        workspace.switch("funnel", on=True)
        workspace.populate(marker)
    document = Document(a.openapi())
    ids = b.some_ids()
    return World(deployment, a, b, document, ids, a.some_ids(), references(a, ids), a.nine_credentials())


def references(workspace, ids: dict[str, str]) -> dict[str, dict[str, str]]:
    """Only those into collections that B has something in."""
    types = workspace.record_types()
    paths = {type["name"]: f"/api/v1/{plural}" for plural, type in types.items()}
    return {
        f"/api/v1/{plural}": {field["name"]: paths[field["refers_to"]] for field in type["fields"] if paths.get(field.get("refers_to")) in ids}
        for plural, type in types.items()}


def collection(path: str, parameter: str) -> str:
    return path[: path.index("/{" + parameter + "}")]


def operations(world) -> list[Operation]:
    return [operation for operation in world.document.operations if operation.name not in world.deployment.visitor_routes]


def requests(world, operation: Operation):
    """Pairs of requests, alike but for one id: first with B's, then with nobody's. Yields (position, foreign, unknown)."""
    for parameter in operation.parameters:
        where = collection(operation.path, parameter)
        if where in world.ids:
            yield f"path {parameter}", *(request(world, operation, {parameter: id}, {}) for id in (world.ids[where], unknown()))
    for name in world.document.id_properties(operation.body):
        for foreign in sorted(set(world.ids.values())):
            yield f"body {name}", *(request(world, operation, {}, {name: id}) for id in (foreign, unknown()))
    if "filter" in operation.query and not operation.parameters:
        foreign = world.ids.get(operation.path, unknown())
        yield "filter", *(filtered(operation, "id", id) for id in (foreign, unknown()))
        for field, target in world.references.get(operation.path, {}).items():
            yield f"filter {field}", *(filtered(operation, field, id, include=field) for id in (world.ids[target], unknown()))
            yield f"filter {field}.id", *(filtered(operation, f"{field}.id", id, include=field) for id in (world.ids[target], unknown()))


def filtered(operation: Operation, field: str, id: str, include: str | None = None):
    tree = urllib.parse.quote(json.dumps([field, "is", id]))
    return "GET", f"{operation.path}?filter={tree}" + (f"&include={include}" if include else ""), None


def request(world, operation: Operation, parameters: dict, ids: dict):
    values = {name: world.own.get(collection(operation.path, name), unknown()) for name in operation.parameters} | parameters
    body = world.document.sample(operation.body, ids) if operation.body else None
    return operation.method, operation.url(values), body


def unknown() -> str:
    return str(uuid.uuid4())
