"""Reads a workspace's OpenAPI document: its operations, and plausible values for whatever they ask."""

import re
import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class Operation:
    method: str
    path: str  # /api/v1/customers/{id}
    body: dict | None  # JSON Schema of the request's JSON body
    query: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def parameters(self) -> list[str]:
        return re.findall(r"\{(\w+)\}", self.path)

    def url(self, values: dict[str, str]) -> str:
        return re.sub(r"\{(\w+)\}", lambda match: values[match[1]], self.path)


class Document:
    def __init__(self, document: dict):
        self.document = document

    @property
    def operations(self) -> list[Operation]:
        return [
            Operation(method.upper(), path, self.json_body(operation), self.query(item, operation))
            for path, item in self.document["paths"].items() for method, operation in item.items() if method in ("get", "post", "put", "patch", "delete")]

    def json_body(self, operation: dict) -> dict | None:
        content = self.resolve(operation.get("requestBody", {})).get("content", {})
        return next((media["schema"] for kind, media in content.items() if "json" in kind), None)

    def query(self, item: dict, operation: dict) -> tuple[str, ...]:
        parameters = [self.resolve(parameter) for parameter in item.get("parameters", []) + operation.get("parameters", [])]
        return tuple(parameter["name"] for parameter in parameters if parameter["in"] == "query")

    def resolve(self, schema: dict) -> dict:
        while "$ref" in schema:
            target = self.document
            for key in schema["$ref"].removeprefix("#/").split("/"):
                target = target[key]
            schema = target
        return schema

    def properties(self, schema: dict) -> dict[str, dict]:
        schema = self.resolve(schema)
        parts = [self.properties(part) for part in schema.get("allOf", [])]
        return {name: value for part in parts for name, value in part.items()} | schema.get("properties", {})

    def required(self, schema: dict) -> set[str]:
        schema = self.resolve(schema)
        return set(schema.get("required", [])) | {name for part in schema.get("allOf", []) for name in self.required(part)}

    def id_properties(self, schema: dict | None) -> list[str]:
        """Names of the properties of a body that hold an id: each is a place where another tenant's id can be put."""
        return [name for name, value in self.properties(schema or {}).items() if self.is_id(value)]

    def is_id(self, schema: dict) -> bool:
        schema = self.resolve(schema)
        return schema.get("format") == "uuid" or any(self.is_id(choice) for choice in schema.get("oneOf", []) + schema.get("anyOf", []))

    def sample(self, schema: dict, ids: dict[str, str] = {}, marker: str = "Sample"):
        """A value that the schema allows: of an object its required members, and those named in `ids`."""
        schema = self.resolve(schema)
        if choices := schema.get("oneOf") or schema.get("anyOf"):
            return self.sample(next((choice for choice in choices if choice.get("type") != "null"), choices[0]), ids, marker)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][0]
        kind = schema.get("type", "object")
        kind = next(one for one in kind if one != "null") if isinstance(kind, list) else kind
        if kind == "object":
            wanted = self.required(schema) | (set(ids) & set(self.properties(schema)))
            return {name: ids.get(name) or self.sample(value, ids, marker) for name, value in self.properties(schema).items() if name in wanted}
        if kind == "array":
            return [self.sample(schema["items"], ids, marker) for _ in range(schema.get("minItems", 0))]
        return {"string": lambda: self.text(schema, marker), "integer": lambda: number(schema), "number": lambda: number(schema),
                "boolean": lambda: True}[kind]()

    def text(self, schema: dict, marker: str) -> str:
        known = {"uuid": str(uuid.uuid4()), "date": "2026-01-31", "date-time": "2026-01-31T12:00:00Z", "uri": "https://example.com/",
                 "email": f"{marker.lower()}-{uuid.uuid4().hex[:8]}@example.com"}
        return known.get(schema.get("format"), (marker + " text of some length")[: schema.get("maxLength", 100)].ljust(schema.get("minLength", 0), "x"))


def number(schema: dict):
    """1, or what is nearest to it."""
    return max(schema.get("minimum", 1), min(schema.get("maximum", 1), 1))
