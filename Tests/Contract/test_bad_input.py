"""Bad input of every kind: each has its problem document in the caller's language, no 500, and nothing is half-written.

Red when: any of these reaches a handler unchecked, an error of the framework leaves the house undressed, or a write happens before a refusal.
"""

import json
import socket
import uuid

import pytest

from harness import Client
from harness.openapi import Document

VALID = {"name": "Bad input", "kind": "company"}
DEEP = b"[" * 5000 + b"]" * 5000

BODIES = {
    "truncated": (b'{"name": "x"', 400, "malformed_json"),
    "empty": (b"", 400, "malformed_json"),
    "two values": (b"{} {}", 400, "malformed_json"),
    "duplicate keys": (b'{"name": "a", "name": "b", "kind": "company"}', 400, "malformed_json"),
    "trailing comma": (b'{"name": "a",}', 400, "malformed_json"),
    "not UTF-8": (b'{"name": "\xff\xfe", "kind": "company"}', 400, "malformed_json"),
    "lone surrogate": (b'{"name": "\\ud800", "kind": "company"}', 400, "malformed_json"),
    "GB18030": ('{"name": "客户", "kind": "company"}'.encode("gb18030"), 400, "malformed_json"),
    "too deep": (DEEP, 400, "malformed_json"),
    "an array": (b"[]", 422, "validation_failed"),
    "null": (b"null", 422, "validation_failed"),
    "a NUL": (b'{"name": "a\\u0000b", "kind": "company"}', 400, "malformed_json"),
    "wrong type": (b'{"name": 7, "kind": "company"}', 422, "validation_failed"),
    "missing field": (b'{"kind": "company"}', 422, "validation_failed"),
    "unknown field": (b'{"name": "a", "kind": "company", "nmae": "b"}', 422, "validation_failed"),
    "read-only field": (b'{"name": "a", "kind": "company", "version": 9}', 422, "validation_failed"),
    "unknown choice": (b'{"name": "a", "kind": "planet"}', 422, "validation_failed"),
    "too long": (json.dumps(VALID | {"name": "x" * 100_000}).encode(), 422, "validation_failed"),
    "too large": (json.dumps(VALID | {"name": "x" * (2 << 20)}).encode(), 413, "body_too_large"),
    "somebody's tenant": (json.dumps(VALID | {"tenant_id": str(uuid.uuid4())}).encode(), 422, "validation_failed"),
}


def is_problem(reply) -> bool:
    """RFC 9457 with what the house adds."""
    return reply.headers["content-type"].startswith("application/problem+json") and reply.json["status"] == reply.status and bool(
        reply.json["type"] and reply.json["title"] and reply.json["detail"] and reply.json["code"] and reply.json["request_id"])


@pytest.mark.parametrize("name", BODIES)
def test_a_bad_body_is_refused_and_leaves_nothing(deployment, workspace, name):
    body, status, code = BODIES[name]
    before = deployment.count("customers.customers", workspace.id), deployment.count("core.change", workspace.id)
    reply = workspace.client().post("customers", body=body, headers={"content-type": "application/json"})
    assert (reply.status, reply.code) == (status, code)
    assert is_problem(reply)
    assert (deployment.count("customers.customers", workspace.id), deployment.count("core.change", workspace.id)) == before


def test_a_body_that_is_no_json_by_its_type_is_refused(workspace):
    reply = workspace.client().post("customers", body=json.dumps(VALID).encode(), headers={"content-type": "text/plain"})
    assert (reply.status, reply.code) == (415, "unsupported_media_type")


def test_a_validation_problem_names_the_fields_in_the_callers_language(workspace):
    english = workspace.client().post("customers", {"name": 7, "kind": "planet"})
    chinese = workspace.client().post("customers", {"name": 7, "kind": "planet"}, headers={"accept-language": "zh-CN"})
    assert {error["field"] for error in english.json["errors"]} == {"name", "kind"}
    assert all(error["code"] and error["message"] for error in english.json["errors"])
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese.json["errors"][0]["message"])


QUERIES = {
    "unknown parameter": "nonsense=1",
    "unknown sort": "sort=shoe_size",
    "unknown field": "fields=name,shoe_size",
    "broken filter": "filter=%5B%22name%22",
    "filter on an unknown field": "filter=%5B%22shoe_size%22,%22is%22,1%5D",
    "filter with the wrong type": "filter=%5B%22created_at%22,%22before%22,%22yesterday-ish%22%5D",
    "limit of zero": "limit=0",
    "limit too high": "limit=201",
    "limit that is no number": "limit=ten",
    "broken cursor": "cursor=abc",
    "empty cursor": "cursor=",
    "bad percent-encoding": "sort=%zz",
    "encoding that is not UTF-8": "filter=%ff%fe",
    "filter too deep": "filter=" + "%7B%22and%22:%5B" * 100 + "%5D%7D" * 100,
}


@pytest.mark.parametrize("name", QUERIES)
def test_a_bad_query_is_refused(workspace, name):
    reply = workspace.client().get(f"customers?{QUERIES[name]}")
    assert reply.status == 400
    assert is_problem(reply)


def test_unknown_and_malformed_ids_answer_alike(workspace):
    for value in (str(uuid.uuid4()), "0", "not-an-id", "%00", "..%2f..", "x" * 200, "0190A000-0000-7000-8000-00000000000"):
        reply = workspace.client().get(f"customers/{value}")
        assert (value, reply.status, reply.code) == (value, 404, "not_found")
        assert is_problem(reply)


CREDENTIALS = {
    "none": {},
    "empty": {"authorization": ""},
    "only the scheme": {"authorization": "Bearer"},
    "no token": {"authorization": "Bearer "},
    "another scheme": {"authorization": "Basic YWRtaW46YWRtaW4="},
    "nonsense": {"authorization": "Bearer nonsense"},
    "key with a wrong checksum": {"authorization": "Bearer gx_live_0190a00000007000800000000000000_" + "A" * 52 + "00000000"},
    "very long": {"authorization": "Bearer " + "A" * 4000},
    "not ASCII": {"authorization": "Bearer \xe9\xe8"},
    "unknown session": {"authorization": "Bearer " + "A" * 43},
    "unknown cookie": {"cookie": "gx_session=" + "A" * 43},
}


@pytest.mark.parametrize("name", CREDENTIALS)
def test_a_bad_credential_is_refused_on_every_route(deployment, workspace, name):
    for operation in Document(workspace.openapi()).operations:
        if operation.name in deployment.visitor_routes:
            continue
        path = operation.url(dict.fromkeys(operation.parameters, str(uuid.uuid4())))
        reply = Client(deployment.port).request(operation.method, path, {} if operation.body else None, headers=CREDENTIALS[name])
        assert (operation.name, reply.status) == (operation.name, 401)
        assert is_problem(reply)
        assert "bearer" in reply.headers["www-authenticate"].lower()


def test_revoked_and_expired_credentials_are_refused(workspace):
    assert workspace.client(workspace.revoked_token()).get("customers").status == 401
    assert workspace.client(workspace.expired_key()).get("customers").status == 401


@pytest.mark.parametrize("method, path, status", [
    ("GET", "/api/v1/nothing", 404), ("GET", "/api", 404), ("GET", "//api", 404), ("POST", "/", 405), ("PUT", "/api/v1/customers", 405),
    ("PATCH", "/api/v1/customers", 405), ("BREW", "/api/v1/customers", 405), ("GET", "/api/v1/customers/", 404)])
def test_unknown_paths_and_methods_have_problems_too(workspace, method, path, status):
    reply = workspace.client().request(method, path)
    assert reply.status == status
    assert is_problem(reply)
    assert status != 405 or "GET" in reply.headers["allow"]


RAW = {
    "no HTTP at all": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 20 + b"\r\n\r\n",
    "header too large": b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
    "too many headers": b"GET / HTTP/1.1\r\nHost: a\r\n" + b"".join(b"X-%d: 1\r\n" % number for number in range(5000)) + b"\r\n",
    "URL too long": b"GET /" + b"x" * 200_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    "negative length": b"POST /api/v1/customers HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    "two lengths": b"POST /api/v1/customers HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
    "length and chunks": b"POST /api/v1/customers HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "broken chunk": b"POST /api/v1/customers HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
    "NUL in a header": b"GET / HTTP/1.1\r\nHost: a\r\nX: a\x00b\r\n\r\n",
}


@pytest.mark.parametrize("name", RAW)
def test_a_request_that_is_no_http_is_answered_with_4xx_or_hung_up_on(deployment, workspace, name):
    with socket.create_connection(("127.0.0.1", deployment.port), timeout=20) as connection:
        try:
            connection.sendall(RAW[name])
            answer = connection.recv(65536)
        except ConnectionError:
            answer = b""
    assert answer == b"" or answer.startswith(b"HTTP/1.1 4")
    assert answer == b"" or b"application/problem+json" in answer
    assert workspace.client().get("customers?limit=1").status == 200
