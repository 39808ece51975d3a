"""A20: thousands of clients that dribble headers and bodies or do not read, and two that behave: one of another workspace, one of the same.

Each slow reader asks for 40 lists of 200 records and takes none: until the buffers of its socket are full the server works for it. Five
hundred lists at a time is more than the database answers within the three seconds that a request may wait for its turn. So the wait is in
turns, a tenant at a time: the other workspace is never told to come back. Within the attackers' own workspace the turns are taken as they
come, and the honest answer to some is 503.

Red when: a deadline is renewed by every byte; a connection cap counts hostile connections for ever; a slow reader's reply is kept whole
in memory for every request of its pipeline; requests wait for the database in one line for all tenants.
"""

import resource
import socket
import threading
import time

import pytest

LONGEST = 30
SLOW_BODIES = SLOW_READERS = 500


@pytest.fixture(scope="module", autouse=True)
def open_files():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def slow_headers() -> int:
    return min(5000, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - SLOW_BODIES - SLOW_READERS - 500)


class Hostile:
    """A connection that sends `dribble` once a second after `greeting`, and reads only when `reads`."""

    def __init__(self, port: int, greeting: bytes, dribble: bytes, reads: bool):
        self.socket = socket.socket()
        self.socket.setblocking(False)
        if not reads:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.connect_ex(("127.0.0.1", port))
        self.greeting, self.dribble, self.reads = greeting, dribble, reads
        self.opened = time.monotonic()
        self.closed: float | None = None

    def greet(self):
        self.socket.setblocking(True)
        self.socket.settimeout(10)
        self.socket.sendall(self.greeting)
        self.socket.setblocking(False)

    def tick(self):
        try:
            self.socket.send(self.dribble)
            if self.reads and self.socket.recv(65536) == b"":
                self.close()
        except BlockingIOError:
            pass
        except OSError:
            self.close()

    def close(self):
        self.closed = time.monotonic()
        self.socket.close()


class Polite(threading.Thread):
    """Asks for one record again and again and notes every answer and how long it took."""

    def __init__(self, client, path: str):
        super().__init__(daemon=True)
        self.client, self.path = client, path
        self.statuses: dict[int | str, int] = {}
        self.seconds: list[float] = []
        self.ending = threading.Event()

    def run(self):
        while not self.ending.is_set():
            start = time.monotonic()
            try:
                status = self.client.get(self.path).status
            except Exception as error:
                self.client.close()
                status = repr(error)
            self.seconds.append(time.monotonic() - start)
            self.statuses[status] = self.statuses.get(status, 0) + 1
            time.sleep(0.01)


def test_slow_clients_are_closed_in_time_and_others_notice_nothing(deployment):
    workspace = deployment.sign_up("hostile")
    customer = workspace.create_customer("Patient")
    for number in range(200):
        workspace.create_customer(f"Filler {number} " + "x" * 150)
    colleague = Polite(workspace.client(), f"customers/{customer['id']}")
    neighbour = deployment.sign_up("neighbour")
    polite = Polite(neighbour.client(), f"customers/{neighbour.create_customer('Patient')['id']}")
    for client in (polite, colleague):
        client.start()
    time.sleep(5)
    quiet = len(polite.seconds)
    files_before = deployment.open_files()
    attackers = open_attackers(deployment.port, workspace.token)
    assert deployment.open_files() > files_before + len(attackers) // 2  # the first are closed already while the last come in
    wait_for_end(attackers, lambda: deployment.open_files() <= files_before + 20)
    files_after = deployment.open_files()
    for client in (polite, colleague):
        client.ending.set()
        client.join(60)
    assert still_open(attackers) == []
    assert files_after <= files_before + 20  # a reader that does not read cannot see its end; the server's own count tells
    assert set(polite.statuses) == {200}
    assert set(colleague.statuses) <= {200, 503}
    assert max(colleague.seconds) < 10  # nobody is starved
    # Told, not judged: attackers, database and server share the few cores of whatever machine this is.
    before, during = percentile(polite.seconds[:quiet], 99), percentile(polite.seconds[quiet:], 99)
    print(f"p99 {before * 1000:.0f} ms before, {during * 1000:.0f} ms during the attack; {colleague.statuses} within the attackers' workspace")


def percentile(seconds: list[float], percent: int) -> float:
    return sorted(seconds)[len(seconds) * percent // 100]


def open_attackers(port: int, token: str) -> list[Hostile]:
    authorization = f"Host: guanxi\r\nAuthorization: Bearer {token}\r\n".encode()
    body = b"POST /api/v1/customers HTTP/1.1\r\n" + authorization + b"Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"
    read = b"GET /api/v1/customers?limit=200 HTTP/1.1\r\n" + authorization + b"\r\n"
    kinds = [(slow_headers(), b"GET / HTTP/1.1\r\nHost: guanxi\r\nX-Slow: ", b"x", True), (SLOW_BODIES, body, b" ", True), (SLOW_READERS, read * 40, b"", False)]
    attackers = []
    for count, greeting, dribble, reads in kinds:
        for start in range(0, count, 100):
            batch = [Hostile(port, greeting, dribble, reads) for _ in range(min(100, count - start))]
            for hostile in batch:
                hostile.greet()
            attackers += batch
    return attackers


def wait_for_end(attackers: list[Hostile], all_closed):
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline and not all_closed():
        start = time.monotonic()
        for hostile in attackers:
            if hostile.closed is None and hostile.dribble:
                hostile.tick()
        time.sleep(max(0, 1 - (time.monotonic() - start)))
    for _ in range(3):  # the server's own count may tell before each client has looked: an answer first, then the end
        for hostile in attackers:
            if hostile.closed is None and hostile.dribble:
                hostile.tick()


def still_open(attackers: list[Hostile]) -> list[str]:
    """Those that the server has not closed in time, of the ones that can tell."""
    late = [hostile for hostile in attackers if hostile.dribble and (hostile.closed is None or hostile.closed - hostile.opened > LONGEST)]
    for hostile in attackers:
        hostile.socket.close()
    return [f"{hostile.greeting[:30]!r} was open for longer than {LONGEST} s" for hostile in late]
