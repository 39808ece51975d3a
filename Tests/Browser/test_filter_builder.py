"""The filter builder's answers to questions that depend on who asks, or in which currency."""

import json
import urllib.parse

import pytest
from playwright.sync_api import expect
from sources import text
from visit import eventually


@pytest.fixture(scope="module")
def office(deployment):
    workspace = deployment.create_workspace("filters", "enterprise")
    workspace.create_customer("Yen", annual_revenue={"amount": 500_000, "currency": "JPY"})
    workspace.create_customer("Yuan", annual_revenue={"amount": 500_000, "currency": "CNY"})
    workspace.create_customer("Few yuan", annual_revenue={"amount": 100, "currency": "CNY"})
    return workspace


@pytest.fixture(params=["pc", "phone"])
def visit(new_page, office, request):
    return new_page("en", request.param, office.token)


def open_builder(visit, field: str | None = None):
    """The sheet, with a new condition on a field."""
    visit.page.get_by_role("button", name=text("en", "list.filter")).first.click()
    sheet = visit.page.get_by_role("dialog", name=text("en", "filter.title"))
    sheet.wait_for()
    if field:
        sheet.get_by_role("button", name=text("en", "filter.add_condition"), exact=True).click()
        sheet.get_by_role("combobox", name=text("en", "filter.field")).fill(field)
        visit.page.get_by_role("option", name=field, exact=True).click()
    return sheet


def choose(visit, sheet, label: str, option: str):
    sheet.get_by_role("combobox", name=label, exact=True).click()
    visit.page.get_by_role("option", name=option, exact=True).click()


def apply(visit, sheet):
    sheet.get_by_role("button", name=text("en", "filter.apply"), exact=True).click()
    sheet.wait_for(state="detached")
    visit.settle()


def applied(visit):
    query = urllib.parse.parse_qs(urllib.parse.urlparse(visit.page.url).query)
    return json.loads(query["filter"][0]) if "filter" in query else None


def names(visit) -> set[str]:
    rows = visit.page.locator(".gx-cell-label, .gx-record-card-name").all_inner_texts()
    return {row.strip() for row in rows}


def test_amounts_are_compared_in_a_currency(visit):
    visit.open("/customers")
    sheet = open_builder(visit, "Annual revenue")
    sheet.get_by_label(f"Annual revenue: {text('en', 'filter.value')}", exact=True).fill("1,000")
    sheet.get_by_text(text("en", "filter.matches", n=1)).wait_for()
    visit.settle()
    visit.screenshot("filter-money")
    visit.check_accessibility(within=".q-dialog")
    apply(visit, sheet)
    eventually(lambda: applied(visit), ["annual_revenue", "gte", {"amount": 100_000, "currency": "CNY"}])
    eventually(lambda: names(visit), {"Yuan"})


def test_what_was_typed_stays_when_the_currency_changes(visit):
    visit.open("/customers")
    sheet = open_builder(visit, "Annual revenue")
    amount = sheet.get_by_label(f"Annual revenue: {text('en', 'filter.value')}", exact=True)
    amount.fill("1,000")
    sheet.get_by_text(text("en", "filter.matches", n=1)).wait_for()
    choose(visit, sheet, f"Annual revenue: {text('en', 'filter.currency')}", "JPY")
    expect(amount).to_have_value("1,000")
    apply(visit, sheet)
    eventually(lambda: applied(visit), ["annual_revenue", "gte", {"amount": 1000, "currency": "JPY"}])
    eventually(lambda: names(visit), {"Yen"})


def test_filters_without_a_currency_go_on_meaning_any(visit):
    visit.open("/customers?filter=" + urllib.parse.quote(json.dumps(["annual_revenue", "between", [100_000, 900_000]])))
    eventually(lambda: names(visit), {"Yen", "Yuan"})
    sheet = open_builder(visit)
    expect(sheet.get_by_label(f"Annual revenue: {text('en', 'filter.from')}", exact=True)).to_have_value("1,000")
    expect(sheet.get_by_label(f"Annual revenue: {text('en', 'filter.to')}", exact=True)).to_have_value("9,000")
    choose(visit, sheet, f"Annual revenue: {text('en', 'filter.currency')}", "CNY")
    visit.settle()
    visit.screenshot("filter-money-between")
    apply(visit, sheet)
    eventually(lambda: applied(visit), ["annual_revenue", "between", [{"amount": 100_000, "currency": "CNY"}, {"amount": 900_000, "currency": "CNY"}]])
    eventually(lambda: names(visit), {"Yuan"})


def test_my_team_is_offered_where_teams_are(visit, office):
    client = office.client()
    team = client.get("teams").json["data"] or [client.post("teams", {"name": "East"}).json]
    me = client.get("session").json["user"]["id"]
    assert client.patch(f"users/{me}", {"team": team[0]["id"]}, etag="*").status == 200
    yuan = client.get("customers?name=Yuan").json["data"][0]
    assert client.patch(f"customers/{yuan['id']}", {"team": team[0]["id"]}, etag="*").status == 200
    visit.open("/customers")
    sheet = open_builder(visit, "Team")
    sheet.get_by_role("combobox", name=f"Team: {text('en', 'filter.value')}").click()
    visit.page.get_by_role("option", name=text("en", "filter.my_team_title"), exact=True).click()
    visit.page.keyboard.press("Escape")
    sheet.get_by_text(text("en", "filter.matches", n=1)).wait_for()
    apply(visit, sheet)
    eventually(lambda: applied(visit), ["team", "in", ["my_team"]])
    eventually(lambda: names(visit), {"Yuan"})
    visit.screenshot("filter-my-team")
    expect(visit.page.get_by_text(text("en", "filter.my_team")).first).to_be_visible()


def test_people_are_me_and_no_team_of_mine(visit):
    visit.open("/customers")
    sheet = open_builder(visit, "Owner")
    sheet.get_by_role("combobox", name=f"Owner: {text('en', 'filter.value')}").click()
    visit.page.get_by_role("option", name=text("en", "filter.me_title"), exact=True).wait_for()
    expect(visit.page.get_by_role("option", name=text("en", "filter.my_team_title"), exact=True)).to_have_count(0)
