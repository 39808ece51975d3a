"""The templates: each makes an empty workspace of the smallest plan with objects of its own what it says, in both languages, and what it brings works."""

import re
import time
from datetime import date, timedelta

import pytest

NAMES = ["manufacturing", "retail", "services"]
PLAN = "starter"
CHINESE = re.compile(r"[\u3400-\u9fff]")


def new_workspace(deployment, name: str, language: str, plan: str = PLAN):
    office = deployment.create_workspace(f"template-{name}-{language}", plan)
    assert office.client().patch("account", {"language": language}).status == 200
    if plan != "free":
        office.switch("funnel", on=True)
    return office


def in_language(client, path: str, language: str):
    reply = client.get(path, headers={"accept-language": language})
    assert reply.status == 200, reply
    return reply.json


def apply(office, document: dict, dry: bool = False) -> dict:
    reply = office.client().post(f"configuration?dry_run={'true' if dry else 'false'}", document)
    assert reply.status == 200, reply.json
    assert reply.json["errors"] == []
    return reply.json


def make(client, path: str, **values) -> dict:
    reply = client.post(path, values)
    assert reply.status == 201, reply
    return reply.json


def wait_until_worked_out(client, seconds: float = 60):
    """Jobs fill formulas and roll-ups in; then every field can be filtered by that says so."""
    deadline = time.monotonic() + seconds
    wanted = {(field["record_type"], field["name"]) for field in client.get("fields?limit=200").json["data"] if field["filterable"]}
    while wanted - {(type["name"], field["name"]) for type in client.get("metadata").json["record_types"] for field in type["fields"] if field["comparisons"]}:
        assert time.monotonic() < deadline
        time.sleep(0.2)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_a_template_fits_an_empty_workspace(deployment, name, language):
    office = new_workspace(deployment, name, language)
    client = office.client()
    listed = next(one for one in in_language(client, "configuration/templates", language)["data"] if one["name"] == name)
    document = in_language(client, f"configuration/templates/{name}", language)
    counts = {part: len(items) for part, items in document.items() if part != "guanxi"}
    assert listed["contents"] == counts
    seen = apply(office, document, dry=True)
    assert len(seen["changes"]) == sum(counts.values()) and {change["action"] for change in seen["changes"]} == {"create"}
    done = apply(office, document)
    assert sorted(change["name"] for change in done["changes"]) == sorted(change["name"] for change in seen["changes"])
    again = apply(office, document, dry=True)
    assert again["changes"] == [] and again["unchanged"] == sum(counts.values())
    wait_until_worked_out(client)
    open_all_views(client, document)
    for type in {field["record_type"] for field in document["fields"]}:
        fields = sorted((field for field in client.get("fields?limit=200").json["data"] if field["record_type"] == type), key=lambda field: field["position"])
        assert [field["name"] for field in fields] == [field["name"] for field in document["fields"] if field["record_type"] == type]


def open_all_views(client, document: dict):
    """Every list that a template shares can be looked at."""
    views = {(view["type"], view["name"]): view for plural in {view["type"] for view in document["views"]} for view in client.get(f"views?type={plural}").json["data"]}
    for wanted in document["views"]:
        view = views[wanted["type"], wanted["name"]]
        assert view["shared"]
        reply = client.post(f"{view['type']}/query", {"filter": view["filter"], "sort": view["sort"], "limit": 10} if view["filter"] else {"sort": view["sort"] or "-created_at", "limit": 10})
        assert reply.status == 200, reply
    for code in (role["code"] for role in document["roles"]):
        assert any(role["code"] == code for role in client.get("roles?limit=200").json["data"])


@pytest.mark.parametrize("name", NAMES)
def test_a_template_speaks_both_languages(deployment, workspace, name):
    client = workspace.client()
    listed = next(one for one in client.get("configuration/templates").json["data"] if one["name"] == name)
    assert all(CHINESE.search(listed[part]["zh"]) and not CHINESE.search(listed[part]["en"]) for part in ("title", "description"))
    en, zh = (in_language(client, f"configuration/templates/{name}", language) for language in ("en", "zh"))
    assert [item for item in texts(en) if CHINESE.search(item)] == []
    assert {item["name"] for part in ("views", "pipelines") for item in zh.get(part, [])} == {
        item["name"] for part in ("views", "pipelines") for item in zh.get(part, []) if CHINESE.search(item["name"])}
    for field in zh["fields"]:
        assert CHINESE.search(field["title_zh"]) and not CHINESE.search(field["title_en"])
        assert ("help_en" in field) == ("help_zh" in field)


def texts(value, key: str = "") -> list[str]:
    """All that an English document says, but for its Chinese titles."""
    if isinstance(value, dict):
        return [text for name, part in value.items() if not name.endswith("_zh") for text in texts(part, name)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


def test_equipment_knows_when_it_is_serviced_next(deployment):
    client = filled(deployment, "manufacturing")
    customer = make(client, "customers", name="Harbour Tools", kind="company", c_segment="machinery", c_certifications=["iso_9001", "iatf_16949"])
    first = make(client, "c_equipments", name="Press 1", c_serial_number="A-1", c_customer=customer["id"], c_installed_on="2026-01-31", c_service_interval=1)
    second = make(client, "c_equipments", name="Press 2", c_serial_number="A-2", c_customer=customer["id"], c_last_service="2026-05-10")
    make(client, "c_equipments", name="Press 0", c_serial_number="A-0", c_customer=customer["id"], c_last_service="2025-01-01", c_status="retired")
    assert (first["c_next_service"], second["c_next_service"]) == ("2026-02-28", "2026-11-10")
    seen = client.get(f"customers/{customer['id']}").json
    assert (seen["c_equipment_count"], seen["c_next_service"]) == (2, "2026-02-28")
    wrong = client.post("c_equipments", {"name": "Press 3", "c_serial_number": "A-3", "c_customer": customer["id"], "c_service_contract": "full"})
    assert [error["field"] for error in wrong.json["errors"]] == ["c_contract_number"]
    assert client.post("c_equipments", {"name": "Press 4", "c_serial_number": "A-1", "c_customer": customer["id"]}).status == 409


def test_members_are_known_by_their_purchases_and_birthdays(deployment):
    client = filled(deployment, "retail")
    store = make(client, "c_stores", name="Harbour Street")
    today = date.today()
    birthdays = {"past": today - timedelta(days=1), "today": today, "leap": date(2000, 2, 29)}
    members = {name: make(client, "customers", name=name, kind="person", birth_date=str(day), c_preferred_store=store["id"]) for name, day in birthdays.items()}
    assert members["today"]["c_next_birthday"] == str(today)
    assert date.fromisoformat(members["past"]["c_next_birthday"]) > today
    assert members["leap"]["c_next_birthday"][5:] in ("02-28", "02-29")
    buyer = members["today"]["id"]
    for status, amount in (("completed", 480_000), ("confirmed", 30_000), ("cancelled", 9_000_000)):
        make(client, "orders", customer=buyer, status=status, ordered_on="2026-03-08", total={"amount": amount, "currency": "CNY"}, c_store=store["id"])
    seen = client.get(f"customers/{buyer}").json
    assert (seen["c_order_count"], seen["c_turnover"]["amount"], seen["c_last_order"], seen["c_value_class"]) == (2, 510_000, "2026-03-08", "B")
    assert seen["c_membership_level"] == "member" and seen["c_membership_number"].startswith("M")
    shop = client.get(f"c_stores/{store['id']}").json
    assert (shop["c_members"], shop["c_turnover"]["amount"]) == (3, 510_000)


def test_projects_are_worth_their_hours_and_contracts_end_in_time(deployment):
    client = filled(deployment, "services")
    customer = make(client, "customers", name="Harbour Council", kind="company")["id"]
    contract = make(
        client, "c_contracts", name="Retainer", c_customer=customer, c_status="active", c_starts_on="2026-01-01", c_monthly_fee={"amount": 500_000, "currency": "CNY"})
    assert (contract["c_ends_on"], contract["c_decide_by"], contract["c_annual_value"]["amount"]) == ("2026-12-31", "2026-09-30", 6_000_000)
    rate = {"amount": 80_000, "currency": "CNY"}
    hours = make(client, "c_projects", name="Audit", c_customer=customer, c_contract=contract["id"], c_hours="12.5", c_rate=rate, c_hours_spent="14")
    fixed = make(client, "c_projects", name="Site", c_customer=customer, c_billing="fixed", c_budget={"amount": 9_900_000, "currency": "CNY"})
    assert (hours["c_value"]["amount"], hours["c_hours_left"], fixed["c_value"]["amount"]) == (1_000_000, -1.5, 9_900_000)
    seen = client.get(f"customers/{customer}").json
    assert (seen["c_active_projects"], seen["c_recurring_value"]["amount"], seen["c_decide_by"]) == (2, 6_000_000, "2026-09-30")
    wrong = client.post("c_projects", {"name": "Late", "c_customer": customer, "c_billing": "fixed", "c_phase": "paused"})
    assert {error["field"] for error in wrong.json["errors"]} == {"c_budget", "c_pause_reason"}


def filled(deployment, name: str):
    office = deployment.create_workspace(f"template-{name}-used", "growth")
    office.switch("funnel", on=True)
    apply(office, office.client().get(f"configuration/templates/{name}").json)
    wait_until_worked_out(office.client())
    return office.client()


def test_the_plan_says_what_a_template_needs(deployment):
    office = new_workspace(deployment, "free", "en", "free")
    document = office.client().get("configuration/templates/retail").json
    seen = office.client().post("configuration?dry_run=true", document)
    assert seen.status == 200 and [error["code"] for error in seen.json["errors"]] == ["quota_exceeded"]
    refused = office.client().post("configuration?dry_run=false", document)
    assert refused.json["code"] == "quota_exceeded" and refused.status != 200
    assert office.client().get("objects").json["data"] == []
