"""A27: no time tells whether an id, an address or a link exists elsewhere. Clocks are noisy, so what is compared is the work itself.

Wherever a request can name an id (the matrix of A03), the server sends PostgreSQL the same statements for another tenant's id as for an id
that nobody has; both find no row behind `tenant_id = $1`. Those who ask from outside for an account get as much password hashing whether
there is one or not.
Red when: a look-up by id alone comes before the one that names the tenant, or a refusal comes early because a row was found.
"""

import re
import uuid

import pytest

from Bench.load import processor_seconds
from matrix import operations, requests

LOGGING = {"log_min_duration_statement": "0", "log_line_prefix": "", "log_parameter_max_length": "0"}
STATEMENT = re.compile(r"^LOG:  duration: [0-9.]+ ms  (?:execute [^:]*|statement): (?P<sql>.*?)(?=^LOG:|^\S+:  |\Z)", re.M | re.S)
BACKGROUND = re.compile(r"core\.(job|credential|session|api_key)\b.*(lease|last_used|skip locked|expire|run_at)", re.S)


@pytest.fixture(scope="module")
def journal(world):
    """Has PostgreSQL write down every statement, for as long as the tests of this file run."""
    world.deployment.configure_database(**LOGGING)
    yield Journal(world.deployment)
    world.deployment.configure_database(**dict.fromkeys(LOGGING))


class Journal:
    def __init__(self, deployment):
        self.deployment, self.log = deployment, deployment.database_log()

    def statements(self, send) -> list[str]:
        """What one request asks of tables with tenants' rows: texts without values, in no order, since those of a batch may overlap."""
        start = self.log.stat().st_size
        send()
        with self.log.open(errors="replace") as file:
            file.seek(start)
            texts = [" ".join(match["sql"].split()) for match in STATEMENT.finditer(file.read())]
        return sorted(text for text in texts if "tenant_id" in text and not BACKGROUND.search(text))


def test_another_tenants_id_is_as_much_work_as_nobodys(world, journal):
    client = world.a.client()
    send = lambda one: journal.statements(lambda: client.request(one[0], one[1], one[2], headers={"if-match": "*"} if one[0] in ("PATCH", "PUT") else {}))
    differing, count, asking = [], 0, 0
    for operation in operations(world):
        for position, foreign, nobodys in requests(world, operation):
            # The server's own work may fall between two requests, but not three times on the same one of them.
            pairs = [(send(foreign), send(nobodys))]
            while pairs[-1][0] != pairs[-1][1] and len(pairs) < 4:
                pairs.append((send(foreign), send(nobodys)))
            count, asking = count + 1, asking + (pairs[-1][0] != [])
            if pairs[-1][0] != pairs[-1][1]:
                differing.append((operation.name, position, *(set(one) for one in pairs[-1])))
    assert differing == []
    assert count > 150 and asking > count / 2


def test_an_own_id_is_other_work(world, journal):
    """The twin: what is there is told from what isn't, so the comparison can fail."""
    client = world.a.client()
    here, nowhere = ((lambda id=id: client.patch(f"customers/{id}", {"name": "Seen"}, etag="*")) for id in (world.own["/api/v1/customers"], str(uuid.uuid4())))
    assert journal.statements(here) != journal.statements(nowhere)


def test_guessing_an_account_costs_a_hash_whether_it_is_there_or_not(world):
    """Processor time of the server, not of the clock: an Argon2id hash is a hundred times all the rest of a sign-in."""
    visitor, slug = world.a.client(anonymous=True), world.a.slug
    guesses = {
        "wrong password": (slug, f"owner@{slug}.example.com"), "no such address": (slug, "nobody@example.com"),
        "no such workspace": ("nowhere", f"owner@{slug}.example.com")}
    spent = {}
    for name, (workspace, address) in guesses.items():
        before = processor_seconds(world.deployment.process.pid)
        for _ in range(4):
            assert visitor.post("session", {"workspace": workspace, "email": address, "password": "wrong horse battery"}).status == 401
        spent[name] = processor_seconds(world.deployment.process.pid) - before
    before = processor_seconds(world.deployment.process.pid)
    for _ in range(4):
        assert visitor.post("session", {"workspace": slug}).status == 422  # the twin: what is refused without a hash is cheap
    assert processor_seconds(world.deployment.process.pid) - before < min(spent.values()) / 2
    assert max(spent.values()) < 2 * min(spent.values())
