"""A field becomes one of another kind, or stays what it was and says why."""

import json
import re

import pytest

from fields import VIEWS, offices, people  # noqa: F401: the fixtures


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_field_becomes_another_kind(people, offices, language, size):
    """What would be lost is shown with its reasons, and goes only when somebody says so."""
    office, _ = offices[language]
    client = office.client()
    office.create_field("order", "c_batch", "text", title_en="Batch", title_zh="Batch", filterable=True)
    customer = office.create_customer("Convert Ltd")
    orders = [client.post("orders", {"customer": customer["id"], "ordered_on": "2026-11-20", "c_batch": batch}).json for batch in ("12", "many")]
    owner, member = people(language, size)
    owner.open_settings("order").menu("Batch", "fields.convert")
    dialog = owner.dialog()
    owner.press("fields.conversion.action", dialog)
    dialog.get_by_text(owner.t("fields.conversion.kindMissing")).wait_for()
    dialog.get_by_text(owner.t("fields.kind.integer"), exact=True).click()
    dialog.get_by_text(owner.t("fields.conversion.some", n="1", total="2")).wait_for()
    dialog.get_by_role("link", name="many").wait_for()
    owner.see("kinds-conversion")
    owner.press("fields.conversion.action", dialog)
    dialog.get_by_text(owner.t("fields.conversion.lossyMissing")).wait_for()
    dialog.get_by_role("checkbox").check()
    owner.press("fields.conversion.action", dialog)
    dialog.wait_for(state="detached")
    owner.row("Batch").get_by_text(owner.t("fields.kind.integer")).wait_for(timeout=30_000)
    assert client.get(f"orders/{orders[0]['id']}").json["c_batch"] == 12
    assert client.get(f"orders/{orders[1]['id']}").json["c_batch"] is None
    member.visit.open(f"/orders/{orders[0]['id']}")
    member.page.get_by_text("12", exact=True).first.wait_for()


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_conversion_that_is_refused_late_is_told(people, offices, language, size):
    """The last look at the values finds one that came in between: the definition is what it was, and whoever looks at the page learns why."""
    office, _ = offices[language]
    field = office.create_field("product", "c_refused", "text", title_en="Shade", title_zh="Shade")
    owner, _ = people(language, size)
    under_way = [True]

    def look(route):
        reply = route.fetch()
        found = reply.json()
        for one in found["data"]:
            if one["id"] == field["id"] and under_way[0]:
                one |= {"index_state": "converting", "conversion_kind": "integer"}
        route.fulfill(response=reply, body=json.dumps(found))

    owner.page.route(re.compile(r"/api/v1/fields\?"), look)
    owner.open_settings("product")
    owner.page.get_by_text(owner.t("fields.converting")).first.wait_for()
    under_way[0] = False
    owner.page.get_by_text(owner.t("fields.conversion.refused", name="Shade")).first.wait_for()
    owner.page.get_by_text(owner.t("fields.converting")).wait_for(state="detached")
