"""Lists in bulk: many records come out of the bin at once, and what is filtered can be taken along however long the filter is."""

import csv
import json
import pathlib
import urllib.parse

import pytest
from sources import text
from visit import eventually

MANY = 30


@pytest.fixture(scope="module")
def office(deployment):
    workspace = deployment.create_workspace("bulk", "enterprise")
    workspace.import_csv("customers", "name,kind\n".encode() + b"".join(f"Bakery {number:02d},company\n".encode() for number in range(MANY)))
    return workspace


@pytest.fixture(autouse=True)
def nothing_in_the_bin(office):
    yield
    binned = office.client().get("customers?deleted=true&limit=100").json["data"]
    if binned:
        assert office.client().post("customers/batch", {"operations": [{"action": "restore", "id": record["id"]} for record in binned]}).status == 200


def all_ids(office) -> list[str]:
    return [record["id"] for record in office.client().get("customers?limit=100").json["data"]]


@pytest.mark.parametrize("size", ["pc", "phone"])
def test_many_records_come_out_of_the_bin_with_one_request(new_page, office, size):
    ids = all_ids(office)
    gone = office.client().post("customers/batch", {"operations": [{"action": "delete", "id": id} for id in ids]})
    assert gone.status == 200 and len(ids) == MANY
    visit = new_page("en", size, office.token)
    visit.open("/customers?list=bin")
    sent = []
    visit.page.on("request", lambda request: request.method == "POST" and sent.append(request.url.rsplit("/api/v1", 1)[1]))
    choose_all(visit, size)
    visit.screenshot("bin-chosen")
    visit.page.get_by_role("button", name=text("en", "list.bulk_restore"), exact=True).click()
    visit.page.locator(".gx-notice").get_by_text(text("en", "list.restored", n=MANY)).wait_for()
    visit.settle()
    assert sent == ["/customers/batch"]
    eventually(lambda: sorted(all_ids(office)), sorted(ids))


def choose_all(visit, size: str):
    if size == "pc":
        return visit.page.get_by_role("checkbox", name=text("en", "list.choose_loaded")).click()
    visit.page.locator(".gx-tools").get_by_role("button", name=text("en", "list.more"), exact=True).click()
    visit.page.get_by_role("menuitem", name=text("en", "list.choose_cards"), exact=True).click()
    visit.page.get_by_role("checkbox").first.click()
    visit.page.get_by_role("button", name=text("en", "list.choose_all", n=MANY)).click()
    visit.settle()


def test_what_cannot_be_restored_is_told(new_page, office):
    """Somebody else was faster with one of two."""
    first, second = all_ids(office)[:2]
    assert office.client().post("customers/batch", {"operations": [{"action": "delete", "id": id} for id in (first, second)]}).status == 200
    visit = new_page("en", "pc", office.token)
    visit.open("/customers?list=bin")
    choose_all(visit, "pc")
    assert office.client().post(f"customers/{first}/restoration").status == 200
    visit.page.get_by_role("button", name=text("en", "list.bulk_restore"), exact=True).click()
    visit.page.get_by_role("dialog").wait_for()
    visit.settle()
    visit.screenshot("bin-outcome")
    eventually(lambda: len(all_ids(office)), MANY)


def filtered(names: list[str]) -> str:
    return "/customers?" + urllib.parse.urlencode({"filter": json.dumps({"or": [["name", "is", name] for name in names]}), "sort": "-name"})


@pytest.mark.parametrize("names, posted", [
    (["Bakery 03", "Bakery 01"], []),
    (["Bakery 03", "Bakery 01", *(f"Somebody who is not there {number}" for number in range(60))], ["/api/v1/customers/export.csv/query"]),
], ids=["short", "long"])
def test_a_list_is_exported_however_long_its_filter_is(new_page, office, names, posted):
    visit = new_page("en", "pc", office.token)
    visit.open(filtered(names))
    asked = []
    visit.page.on("request", lambda request: request.method == "POST" and asked.append(request.url.removeprefix(visit.address)))
    visit.page.locator(".gx-tools").get_by_role("button", name=text("en", "list.more"), exact=True).click()
    with visit.page.expect_download() as download:
        visit.page.get_by_role("menuitem", name=text("en", "list.export"), exact=True).click()
    assert asked == posted and len(download.value.url) < 2000
    assert download.value.suggested_filename.endswith(".csv") and "ustomers" in download.value.suggested_filename
    rows = list(csv.DictReader(pathlib.Path(download.value.path()).read_text("utf-8-sig").splitlines()))
    assert [row["Name"] for row in rows] == ["Bakery 03", "Bakery 01"]


def test_an_export_that_fails_is_told(new_page, office):
    visit = new_page("en", "pc", office.token)
    visit.open(filtered([f"Somebody who is not there {number}" for number in range(60)]))
    visit.page.route("**/export.csv/query", lambda route: route.fulfill(
        status=403, content_type="application/problem+json", body='{"title": "Forbidden", "status": 403, "code": "forbidden", "detail": "Somebody took your right."}'))
    with visit.tolerating(403):
        visit.page.locator(".gx-tools").get_by_role("button", name=text("en", "list.more"), exact=True).click()
        visit.page.get_by_role("menuitem", name=text("en", "list.export"), exact=True).click()
        visit.page.get_by_role("alert").get_by_text("Somebody took your right.").wait_for()
