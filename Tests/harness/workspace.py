"""A tenant as its people and programs use it: all by the public API, but for what nobody outside can do."""

import email
import email.policy
import itertools
import re
import time
import uuid

from .client import Client, Reply
from .openapi import Document

PASSWORD = "correct horse battery staple 7"
numbers = itertools.count(1)


class Workspace:
    def __init__(self, deployment, slug: str, token: str, id: str):
        self.deployment, self.slug, self.token, self.id = deployment, slug, token, id

    @classmethod
    def sign_up(cls, deployment, slug: str) -> "Workspace":
        reply = Client(deployment.port).post("workspaces", {
            "company": f"Company {slug}", "slug": slug, "name": "Olivia Owner", "email": f"owner@{slug}.example.com", "password": PASSWORD, "language": "en"})
        assert reply.status == 201, reply
        return cls(deployment, slug, session_token(reply), reply.json["workspace"]["id"])

    def client(self, token: str | None = None, anonymous: bool = False) -> Client:
        """With the owner's session unless told otherwise."""
        return Client(self.deployment.port, None if anonymous else token or self.token)

    def sign_in(self, address: str) -> str:
        reply = Client(self.deployment.port).post("session", {"workspace": self.slug, "email": address, "password": PASSWORD})
        assert reply.status == 201, reply
        return session_token(reply)

    def add_user(self, role: str) -> str:
        """Invites somebody and accepts by the mailed link. Returns the new user's session token."""
        address = f"{role.replace('_', '-')}-{next(numbers)}@{self.slug}.example.com"
        reply = self.client().post("invitations", {"email": address, "name": f"Role {role}", "role": role})
        assert reply.status == 201, reply
        link = re.search(r"/invitations/(\S+)", self.deployment.mail_to(address))[1]
        reply = Client(self.deployment.port).post(f"invitations/{link}/acceptance", {"password": PASSWORD})
        assert reply.status == 201, reply
        return session_token(reply)

    def add_key(self, role: str) -> str:
        reply = self.client().post("api-keys", {"name": f"Key {next(numbers)}", "role": role})
        assert reply.status == 201, reply
        return reply.json["key"]

    def revoked_token(self) -> str:
        token = self.sign_in(f"owner@{self.slug}.example.com")
        assert self.client(token).delete("session").status == 204
        return token

    def expired_key(self) -> str:
        """Time is turned back in the database: no API makes a key that has expired already."""
        key = self.add_key("admin")
        self.deployment.psql(f"""
            with expired as (update core.api_key set expires_at = now() - interval '1 minute'
                where tenant_id = '{self.id}' and id = (select max(id::text)::uuid from core.api_key where tenant_id = '{self.id}') returning digest)
            update core.credential set expires_at = now() - interval '1 minute' where digest in (select digest from expired)""")
        return key

    def nine_credentials(self) -> dict[str, str | None]:
        return {
            "owner": self.token, "admin": self.add_user("admin"), "member": self.add_user("member"), "read only": self.add_user("read_only"),
            "admin key": self.add_key("admin"), "read-only key": self.add_key("read_only"), "revoked session": self.revoked_token(),
            "expired key": self.expired_key(), "none": None}

    def try_switch(self, module: str, on: bool) -> Reply:
        return self.client().request("PUT", f"workspace/modules/{module}", {"enabled": on})

    def switch(self, module: str, on: bool):
        reply = self.try_switch(module, on)
        assert reply.status < 300, reply

    def choose_plan(self, plan: str):
        reply = self.client().request("PUT", "workspace/plan", {"plan": plan})
        assert reply.status == 200, reply

    def create_customer(self, name: str, **fields) -> dict:
        reply = self.client().post("customers", {"name": name, "kind": "company"} | fields)
        assert reply.status == 201, reply
        return reply.json

    def create_field(self, type: str, name: str, kind: str, **more) -> dict:
        reply = self.client().post("fields", {"record_type": type, "name": name, "kind": kind, "title_en": name} | more)
        assert reply.status == 201, reply
        return reply.json

    def create_object(self, name: str, **more) -> dict:
        reply = self.client().post("objects", {"name": name, "title_en": name} | more)
        assert reply.status == 201, reply
        return reply.json

    def openapi(self) -> dict:
        reply = self.client().get("openapi.json")
        assert reply.status == 200, reply
        return reply.json

    def import_csv(self, type: str, content: bytes, mapping: dict | None = None, options: dict | None = None) -> dict:
        """Uploads, maps, runs and waits. Returns the finished import."""
        job = self.start_import(type, content, mapping, options)
        return self.wait_for_import(job["id"])

    def start_import(self, type: str, content: bytes, mapping: dict | None = None, options: dict | None = None) -> dict:
        client = self.client()
        reply = client.post(f"imports?type={type}&name={type}.csv", body=content, headers={"content-type": "text/csv"})
        assert reply.status == 201, reply
        changes = {key: value for key, value in (("mapping", mapping), ("options", options)) if value}
        if changes:
            changed = client.patch(f"imports/{reply.json['id']}", changes)
            assert changed.status == 200, changed
        started = client.post(f"imports/{reply.json['id']}/run")
        assert started.status == 202, started
        return started.json

    def wait_for_import(self, id: str, seconds: float = 300) -> dict:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            reply = self.client().get(f"imports/{id}")
            assert reply.status == 200, reply
            if reply.json["status"] in ("done", "failed", "cancelled"):
                return reply.json
            time.sleep(0.1)
        raise TimeoutError(f"import {id} did not end: {reply.body}")

    def populate(self, marker: str):
        """One record of every type that can be created, each reference pointing at one made before; a user, a key, a team, an import; an object; shares."""
        self.add_user("member")
        self.add_key("member")
        self.client().post("invitations", {"email": f"guest@{self.slug}.example.com", "name": marker, "role": "member"})
        self.start_import("customers", f"name,kind\n{marker},company\n".encode())
        self.client().post("views", {"type": "customers", "name": marker, "shared": True})
        field = self.create_field("customer", "c_marked", "choice", title_en=marker)
        self.client().post("field_choices", {"field": field["id"], "code": "marked", "title_en": marker})
        self.client().post("layouts", {"record_type": "customer", "document": f'{{"sections": [{{"title_en": "{marker}", "fields": ["name"]}}]}}'})
        self.create_object("c_machine", title_en=marker)
        for type, name, target in (("c_machine", "c_buyer", "customer"), ("c_machine", "c_part_of", "c_machine"), ("customer", "c_machine", "c_machine")):
            self.create_field(type, name, "reference", refers_to=target, filterable=True)
        document, client = Document(self.openapi()), self.client()
        types = {f"/api/v1/{plural}" for plural in self.record_types()}
        for _ in range(4):  # references make an order; four rounds are deeper than any chain of them
            for operation in document.operations:
                if operation.method == "POST" and operation.path in types and not self.some_ids([operation.path]):
                    references = self.references(operation.path.rsplit("/", 1)[1])
                    client.post(operation.path, document.sample(operation.body, references, marker))
        self.share_all()

    def share_all(self):
        """One record of each type that can be shared, with everybody in the team that there is."""
        ids = self.some_ids()
        for operation in Document(self.openapi()).operations:
            record = ids.get(operation.path.split("/{id}")[0])
            if operation.method == "POST" and operation.path.endswith("/{id}/shares") and record:
                reply = self.client().post(operation.path.replace("{id}", record), {"team": ids["/api/v1/teams"], "level": "read"})
                assert reply.status in (200, 201), reply

    def record_types(self) -> dict[str, dict]:
        """From the metadata: plural name → type with its fields."""
        return {type["plural"]: type for type in self.client().get("metadata").json["record_types"]}

    def references(self, plural: str) -> dict[str, str]:
        """For each reference field of a type the id of a record that it can point at."""
        types = self.record_types()
        plurals = {type["name"]: name for name, type in types.items()}
        fields = [field for field in types[plural]["fields"] if field.get("refers_to") and not field["read_only"]]
        found = {field["name"]: self.some_ids([f"/api/v1/{plurals[field['refers_to']]}"]) for field in fields}
        return {name: next(iter(ids.values())) for name, ids in found.items() if ids}

    def some_ids(self, collections: list[str] | None = None) -> dict[str, str]:
        """Collection path → the id of something in it."""
        shares = []
        if collections is None:
            gets = [operation for operation in Document(self.openapi()).operations if operation.method == "GET"]
            collections = [operation.path for operation in gets if not operation.parameters]
            shares = [operation.path for operation in gets if operation.path.endswith("/{id}/shares")]
        ids = {}
        for path in collections + shares:
            record = path.split("/{id}")[0]
            if path in shares and record not in ids:
                continue
            reply = self.client().get(path.replace("{id}", ids.get(record, "")))
            data = reply.json.get("data") if reply.status == 200 and reply.body[:1] == b"{" else None
            if isinstance(data, list) and data and isinstance(data[0], dict) and is_uuid(data[0].get("id")):
                ids[path] = data[0]["id"]
        return ids


def is_uuid(value) -> bool:
    try:
        return str(uuid.UUID(value)) == value
    except (ValueError, TypeError, AttributeError):
        return False


def session_token(reply: Reply) -> str:
    return re.search(r"gx_session=([^;,]+)", reply.headers["set-cookie"])[1]


def mail_text(raw: bytes) -> str:
    return email.message_from_bytes(raw, policy=email.policy.default).get_content()
