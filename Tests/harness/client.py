"""A small HTTP/1.1 client that keeps its connection, sends exactly what it is told and never raises on a status."""

import http.client
import json as JSON
import time
from dataclasses import dataclass, field


@dataclass
class Reply:
    status: int
    headers: dict[str, str] = field(repr=False)
    body: bytes

    @property
    def json(self):
        return JSON.loads(self.body)

    @property
    def code(self) -> str | None:
        """The problem code of RFC 9457 documents, None of anything else."""
        if self.headers.get("content-type", "").split(";")[0] != "application/problem+json":
            return None
        return self.json.get("code")


class Client:
    def __init__(self, port: int, token: str | None = None, cookie: str | None = None, timeout: float = 60):
        self.port = port
        self.headers = {"accept-language": "en"}
        if token:
            self.headers["authorization"] = f"Bearer {token}"
        if cookie:
            self.headers["cookie"] = cookie
        self.timeout = timeout
        self.connection: http.client.HTTPConnection | None = None

    def request(self, method: str, path: str, json=None, body: bytes | None = None, headers: dict[str, str] = {}) -> Reply:
        """`json` is encoded and announced; `body` goes out as it is. A path without a slash is below /api/v1."""
        path = path if path.startswith("/") else f"/api/v1/{path}"
        sent = self.headers | headers
        if json is not None:
            body = JSON.dumps(json).encode()
            kind = "application/merge-patch+json" if method == "PATCH" else "application/json"
            sent.setdefault("content-type", kind)
        reused = self.connection is not None
        try:
            return self.send(method, path, body, sent)
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.close()
            if not reused or method not in ("GET", "HEAD", "OPTIONS"):
                raise
            return self.send(method, path, body, sent)

    def send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Reply:
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
        try:
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
        except BaseException:
            self.close()
            raise
        received: dict[str, str] = {}
        for name, value in response.getheaders():
            received[name.lower()] = f"{received[name.lower()]}, {value}" if name.lower() in received else value
        reply = Reply(response.status, received, response.read())
        if response.will_close:
            self.close()
        return reply

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def get(self, path: str, **options) -> Reply:
        return self.request("GET", path, **options)

    def post(self, path: str, json=None, **options) -> Reply:
        return self.request("POST", path, json, **options)

    def patch(self, path: str, json=None, etag: str | None = None, **options) -> Reply:
        headers = options.pop("headers", {}) | ({"if-match": etag} if etag else {})
        return self.request("PATCH", path, json, headers=headers, **options)

    def delete(self, path: str, **options) -> Reply:
        return self.request("DELETE", path, **options)


def patiently(send) -> Reply:
    """Sends again for as long as the server asks to wait, be it for the pace of the plan or for others who hold a lock."""
    while True:
        reply = send()
        if reply.status not in (429, 503):
            return reply
        time.sleep(float(reply.headers.get("retry-after", 0.1)))
