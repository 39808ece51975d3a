"""Conditions of fields are judged in the browser while somebody types, and by the server when it is saved: both say the same."""

import json

import pytest
from engine import Engine
from harness import Client

NOON = 1_774_958_400_000  # 2026-03-31T12:00:00Z


@pytest.fixture(scope="module")
def engine(browser):
    engine = Engine(browser, "Core/Web/filter/evaluate.js")
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def evaluate(engine):
    return lambda filter, values: engine.evaluate(filter, values, {"type": {"fields": FIELDS, "label_field": "name"}, "me": "u-1", "team": "t-1", "now": NOON})


def field(name: str, kind: str, **more) -> dict:
    return {"name": name, "kind": kind} | more


FIELDS = [
    field("name", "text"), field("city", "text"), field("code", "text", unique=True), field("c_code", "text", custom=True), field("opens", "time"), field("site", "address"), field("age", "integer"), field("weight", "decimal", scale=2), field("revenue", "money"), field("vip", "boolean"),
    field("born", "date"), field("seen", "timestamp"), field("level", "choice"), field("tags", "tags"), field("likes", "choices"), field("owner", "reference", refers_to="user"),
    field("team", "reference", refers_to="team")]

MET = [
    (["name", "is", "ACME"], {"name": "acme"}),
    (["c_code", "is", "a-1"], {"c_code": "A-1 "}),
    (["code", "is", "p-1"], {"code": "P-1"}),
    (["opens", "before", "10:00"], {"opens": "09:30"}),
    (["opens", "is", "09:30"], {"opens": "09:30"}),
    (["opens", "between", ["09:00", "09:30"]], {"opens": "09:30"}),
    (["site", "contains", "PINE"], {"site": {"street": "500 Pine St", "city": "Seattle"}}),
    (["site", "starts_with", "500 pine st, seattle"], {"site": {"city": "Seattle", "street": "500 Pine St"}}),
    (["site", "is_empty"], {"site": None}),
    (["city", "contains", "BUR"], {"city": "Hamburg"}),
    (["city", "starts_with", "ham"], {"city": "Hamburg"}),
    (["city", "is_not", "Hamburg"], {"city": None}),
    (["city", "in", ["Lisbon", "Hamburg"]], {"city": "Hamburg"}),
    (["city", "not_in", ["Lisbon"]], {}),
    (["city", "is_empty"], {"city": "  "}),
    (["city", "is_not_empty"], {"city": "Hamburg"}),
    (["age", "between", [3, 5]], {"age": 5}),
    (["age", "gt", 9], {"age": 10}),
    (["weight", "is", 1.5], {"weight": "1.50"}),
    (["weight", "lte", 1.5], {"weight": "1.50"}),
    (["revenue", "gte", 1000], {"revenue": {"amount": 1000, "currency": "JPY"}}),
    (["revenue", "gte", {"amount": 1000, "currency": "CNY"}], {"revenue": {"amount": 1000, "currency": "CNY"}}),
    (["revenue", "is_not", {"amount": 1000, "currency": "CNY"}], {"revenue": {"amount": 1000, "currency": "JPY"}}),
    (["revenue", "is_empty"], {"revenue": {"amount": None, "currency": "CNY"}}),
    (["vip", "is", False], {"vip": False}),
    (["vip", "is_not", True], {"vip": None}),
    (["born", "is", "today"], {"born": "2026-03-31"}),
    (["born", "before", "today"], {"born": "2026-03-30"}),
    (["born", "gte", "-1m"], {"born": "2026-02-28"}),
    (["born", "between", ["-1y", "+2d"]], {"born": "2026-04-02"}),
    (["seen", "is", "yesterday"], {"seen": "2026-03-30T23:59:59Z"}),
    (["seen", "gt", "-2h"], {"seen": "2026-03-31T10:00:01Z"}),
    (["seen", "lte", "2026-03-31T12:00:00Z"], {"seen": "2026-03-31T12:00:00Z"}),
    (["level", "in", ["gold", "silver"]], {"level": "gold"}),
    (["likes", "has_any", ["tea", "milk"]], {"likes": ["coffee", "tea"]}),
    (["likes", "has_all", ["coffee", "tea"]], {"likes": ["coffee", "tea"]}),
    (["likes", "has_none", ["milk"]], {}),
    (["tags", "has", "new"], {"tags": ["new"]}),
    (["tags", "is_empty"], {"tags": []}),
    (["owner", "is", "me"], {"owner": "u-1"}),
    (["team", "in", ["my_team", "t-2"]], {"team": "t-1"}),
    ({"and": [["age", "gt", 1], {"or": [["vip", "is", True], ["level", "is", "gold"]]}]}, {"age": 2, "level": "gold"}),
    ({"not": {"and": [["age", "gt", 1], ["vip", "is", True]]}}, {"age": 2}),
]
NOT_MET = [
    (["city", "is", "HAMBURG"], {"city": "Hamburg"}),
    (["age", "gt", 9], {"age": None}),
    (["age", "gt", 9], {"age": 9}),
    (["age", "gt", 9], {"age": "many"}),
    (["revenue", "gt", {"amount": 1, "currency": "CNY"}], {"revenue": {"amount": 1000, "currency": "JPY"}}),
    (["vip", "is", False], {}),
    (["born", "before", "today"], {"born": "2026-03-31"}),
    (["born", "gte", "-1m"], {"born": "2026-02-27"}),
    (["seen", "is", "yesterday"], {"seen": "2026-03-31T00:00:00Z"}),
    (["likes", "has_all", ["coffee", "tea"]], {"likes": ["coffee"]}),
    (["owner", "is", "me"], {"owner": "u-2"}),
    ({"and": [["age", "gt", 1], ["vip", "is", True]]}, {"age": 2}),
]


@pytest.mark.parametrize("filter, values", MET, ids=lambda part: json.dumps(part))
def test_met(evaluate, filter, values):
    assert evaluate(filter, values) is True
    assert evaluate({"not": filter}, values) is False


@pytest.mark.parametrize("filter, values", NOT_MET, ids=lambda part: json.dumps(part))
def test_not_met(evaluate, filter, values):
    assert evaluate(filter, values) is False
    assert evaluate({"not": filter}, values) is True


def test_what_lies_elsewhere_is_unknown(evaluate):
    elsewhere = ["customer.city", "is", "Hamburg"]
    assert evaluate(elsewhere, {}) is None
    assert evaluate({"not": elsewhere}, {}) is None
    assert evaluate({"or": [elsewhere, ["age", "gt", 1]]}, {"age": 2}) is True
    assert evaluate({"and": [elsewhere, ["age", "gt", 1]]}, {"age": 1}) is False
    assert evaluate({"and": [elsewhere, ["age", "gt", 1]]}, {"age": 2}) is None


def test_codes_ignore_case_as_names_do(engine, demo):
    client = demo.client()
    type = next(one for one in client.get("metadata").json["record_types"] if one["name"] == "product")
    product = demo.first("products")
    for name in ("code", "name", "category"):
        value = product.get(name)
        if not isinstance(value, str) or value.lower() == value:
            continue
        filter = [name, "is", value.lower()]
        found = client.post("products/query", {"filter": {"and": [["id", "is", product["id"]], filter]}, "fields": ["id"]}).json["data"]
        assert engine.evaluate(filter, product, {"type": type}) is bool(found), filter


# All at once: a call for each would take minutes.
EVERY_ONE = "([filters, records, context]) => filters.map(filter => records.map(record => modules.evaluate(filter, record, context)))"


def test_the_server_says_the_same(engine, demo):
    """Every comparison of every field of a customer, with an operand that some customer has: the list that the server gives is the one that the browser finds."""
    client = demo.client()
    user = client.get("session").json["user"]
    type = next(one for one in client.get("metadata").json["record_types"] if one["name"] == "customer")
    records = client.get("customers?limit=100").json["data"]
    fields = [one for one in type["fields"] if one["comparisons"] and one["name"] not in ("id", "version")]
    filters = [filter for one in fields for filter in conditions_on(one, records)]
    context = {"type": type, "me": user["id"], "team": user.get("team")}
    answers = engine.page.evaluate(EVERY_ONE, [filters, records, context])
    different = []
    for filter, answer in zip(filters, answers):
        found = listed(client, filter, [record["id"] for record in records])
        seen = {record["id"] for record, is_met in zip(records, answer) if is_met}
        if found != seen:
            different.append((filter, len(found), len(seen)))
    assert len(filters) > 150
    assert not different


def conditions_on(one: dict, records: list[dict]) -> list[list]:
    present = sorted((record[one["name"]] for record in records if record.get(one["name"]) not in (None, [], "")), key=json.dumps)
    found = [[one["name"], comparison] for comparison in ("is_empty", "is_not_empty") if comparison in one["comparisons"]]
    if not present:
        return found
    value, other = operand(one, present[len(present) // 2]), operand(one, present[len(present) // 4])
    ordered = sorted([value, other]) if not isinstance(value, bool) else [value, other]
    for comparison in set(one["comparisons"]) - {"is_empty", "is_not_empty"}:
        many = comparison in ("in", "not_in", "has_any", "has_all", "has_none")
        needle = value[1:4] if comparison == "contains" else value[:2] if comparison == "starts_with" else value
        if needle != "":
            found.append([one["name"], comparison, ordered if comparison == "between" else [value, other] if many else needle])
    return found


def operand(one: dict, value):
    if one["kind"] == "money":
        return value["amount"]
    return value[0] if isinstance(value, list) else value


def listed(client: Client, filter: list, ids: list[str]) -> set[str]:
    reply = client.post("customers/query", {"filter": {"and": [["id", "in", ids], filter]}, "fields": ["id"], "limit": 200})
    assert reply.status == 200, (filter, reply)
    return {record["id"] for record in reply.json["data"]}
