"""What the settings of fields can do beyond the first field: every kind, order, limits, others at the same time, and what forms make of it."""

import re

import pytest
from fields import VIEWS, WORDS, Fields, offices, people  # noqa: F401
from playwright.sync_api import expect
from visit import eventually


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_text_field_is_two_steps(people, language, size):
    """A title, Enter: done. What is wrong stands where it belongs."""
    owner, _ = people(language, size)
    words = owner.people
    owner.open_settings("contact")
    dialog = owner.start("")
    owner.press("fields.create", dialog)
    dialog.get_by_text(owner.t("fields.titleMissing")).wait_for()
    owner.page.keyboard.type(words["reference"])
    owner.page.keyboard.press("Enter")
    dialog.wait_for(state="detached")
    owner.row(words["reference"]).wait_for()
    dialog = owner.start(words["reference"])
    dialog.get_by_role("switch", name=owner.t("fields.unique")).click()
    owner.press("fields.createAnother", dialog)
    owner.row(words["reference"]).nth(1).wait_for(state="attached")
    expect(dialog.get_by_label(owner.t("fields.title"), exact=True)).to_have_value("")
    owner.page.keyboard.press("Escape")
    dialog.wait_for(state="detached")


@pytest.mark.parametrize("language, size", VIEWS)
def test_order_by_keyboard(people, offices, language, size):
    office, _ = offices[language]
    client = office.client()
    for number in (1, 2, 3):
        made = client.post("fields", {"record_type": "product", "name": f"c_part_{number}", "kind": "text", "title_en": f"Part {number}"})
        assert made.status == 201, made
    owner, _ = people(language, size)
    owner.open_settings("product")
    last = owner.row("Part 3").get_by_role("button").first
    last.focus()
    with owner.page.expect_response("**/fields/batch"):
        owner.page.keyboard.press("Alt+ArrowUp")
    owner.visit.settle()
    titles = ["Part 1", "Part 3", "Part 2"]
    expect(owner.page.locator(".gx-field-name b")).to_have_text(titles)
    assert [field["title_en"] for field in client.get('fields?filter=["record_type","is","product"]&sort=position').json["data"]] == titles


def test_order_by_mouse(people, offices):
    office, _ = offices["en"]
    for number in (1, 2, 3):
        made = office.client().post("fields", {"record_type": "order_line", "name": f"c_drag_{number}", "kind": "text", "title_en": f"Drag {number}"})
        assert made.status == 201, made
    owner, _ = people("en", "pc")
    owner.open_settings("order_line")
    grip, target = owner.row("Drag 3").locator(".gx-grip").bounding_box(), owner.row("Drag 1").bounding_box()
    mouse = owner.page.mouse
    mouse.move(grip["x"] + 8, grip["y"] + 12)
    mouse.down()
    mouse.move(grip["x"] + 8, grip["y"] - 10, steps=5)
    mouse.move(grip["x"] + 8, target["y"] + 6, steps=12)
    with owner.page.expect_response("**/fields/batch"):
        mouse.up()
    owner.visit.settle()
    stored = office.client().get('fields?filter=["record_type","is","order_line"]&sort=position').json["data"]
    assert [field["title_en"] for field in stored] == ["Drag 3", "Drag 1", "Drag 2"]
    expect(owner.page.locator(".gx-field-name b")).to_have_text(["Drag 3", "Drag 1", "Drag 2"])


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_field_that_is_shown_at_times(people, offices, language, size):
    """Hidden it asks for nothing and sends nothing; shown it is asked for."""
    office, _ = offices[language]
    condition = '["status","is","retired"]'
    made = office.client().post("fields", {
        "record_type": "product", "name": "c_reason", "kind": "text", "title_en": "Reason", "title_zh": "停售原因", "shown_when": condition, "required_when": condition})
    assert made.status == 201, made
    _, member = people(language, size)
    member.visit.open("/products/new")
    reason = member.visit.field({"en": "Reason", "zh": "停售原因"}[language])
    status = member.field_title("product", "status")
    expect(reason).to_have_count(0)
    member.choose(member.page, status, {"en": "Retired", "zh": "停售"}[language])
    reason.wait_for()
    expect(reason).to_have_attribute("aria-required", "true")
    member.choose(member.page, status, {"en": "On sale", "zh": "在售"}[language])
    reason.wait_for(state="detached")


KINDS = [
    "text", "long_text", "integer", "decimal", "percent", "money", "boolean", "choice", "choices", "date", "time", "timestamp", "user", "reference", "email", "phone", "url", "address"]


@pytest.mark.parametrize("language, size", VIEWS)
def test_every_kind_is_added_as_it_is_offered(people, offices, language, size):
    """With nothing but a title and what the kind must know; a form has an input for each at once."""
    office, _ = offices[language]
    owner, member = people(language, size)
    owner.open_settings("team")
    dialog = owner.start("Field text")
    for kind in KINDS:
        dialog.get_by_label(owner.t("fields.title"), exact=True).fill(f"Field {kind}")
        owner.choose_kind(dialog, kind)
        if kind in ("choice", "choices"):
            dialog.get_by_label(owner.t("fields.choiceNumber", n=1), exact=True).fill("One")
        if kind == "reference":
            owner.choose(dialog, owner.t("fields.refersTo"), owner.type_title("customer"))
        owner.press("fields.createAnother", dialog)
        owner.row(f"Field {kind}").first.wait_for(state="attached")
        dialog.get_by_label(owner.t("fields.title"), exact=True).and_(owner.page.locator("input:focus")).wait_for()
    owner.page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    owner.see("fields-all-kinds")
    owner.visit.open("/teams/new")
    for kind in KINDS:
        owner.page.get_by_text(f"Field {kind}", exact=True).wait_for()
    owner.see("fields-all-inputs")
    stored = office.client().get('fields?filter=["record_type","is","team"]&sort=position&limit=100').json["data"]
    assert [field["title_en"] for field in stored] == [f"Field {kind}" for kind in KINDS]
    assert {field["name"] for field in stored} >= {"c_field_text", "c_field_money"}


@pytest.fixture(scope="module")
def full_office(deployment):
    """On the free plan, with all the fields that it allows."""
    office = deployment.create_workspace("fields-full", "free")
    for number in range(10):
        reply = office.client().post("fields", {"record_type": "customer", "name": f"c_full_{number}", "kind": "text", "title_en": f"Full {number}", "filterable": True})
        assert reply.status == 201, reply
    return office


@pytest.mark.parametrize("size", ["pc", "phone"])
def test_a_full_plan_offers_no_more_fields(new_page, full_office, size):
    owner = Fields(new_page("en", size, full_office.token), WORDS["en"]).open_settings()
    owner.page.get_by_text(owner.t("fields.used", n=10, limit="10")).wait_for()
    expect(owner.button("fields.add").first).to_be_disabled()
    owner.page.get_by_role("link", name=owner.t("fields.more")).wait_for()
    owner.see("fields-full")


def test_another_administrator_in_between(new_page, full_office):
    """What somebody else changed meanwhile stays; the same setting changed twice is told, and nothing typed is lost."""
    owner = Fields(new_page("en", "pc", full_office.token), WORDS["en"]).open_settings()
    client = full_office.client()
    owner.row("Full 3").get_by_role("button").first.click()
    dialog = owner.dialog()
    title = dialog.get_by_label(owner.t("fields.title"), exact=True)
    field = client.get('fields?filter=["name","is","c_full_3"]').json["data"][0]
    assert client.patch(f"fields/{field['id']}", {"help_en": "Ask Ben."}, etag=f'"{field["id"]}-{field["version"]}"').status == 200
    title.fill("Full three")
    with owner.visit.tolerating(412):
        owner.finish(dialog, "tenants.form.save")
    field = client.get(f"fields/{field['id']}").json
    assert (field["title_en"], field["title_zh"], field["help_en"]) == ("Full three", "Full three", "Ask Ben.")
    owner.row("Full three").get_by_role("button").first.click()
    title.wait_for()
    assert client.patch(f"fields/{field['id']}", {"title_en": "Full 3b"}, etag=f'"{field["id"]}-{field["version"]}"').status == 200
    title.fill("Full 3c")
    with owner.visit.tolerating(412):
        owner.press("tenants.form.save", dialog)
        dialog.get_by_role("alert").filter(has_text=re.compile(r"\w")).first.wait_for()
    expect(title).to_have_value("Full 3c")
    eventually(lambda: client.get(f"fields/{field['id']}").json.get("title_en"), "Full 3b")


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_short_form_asks_for_what_must_be_there(people, offices, language, size):
    """A deal on the board asks for four things, and for what this workspace requires of deals."""
    office, _ = offices[language]
    office.switch("funnel", on=True)
    made = office.client().post("fields", {"record_type": "deal", "name": "c_reason", "kind": "text", "title_en": "Reason to buy", "title_zh": "购买原因", "required": True})
    assert made.status == 201, made
    title = {"en": "Reason to buy", "zh": "购买原因"}[language]
    office.create_customer("Lighthouse", kind="person")
    _, member = people(language, size)
    member.visit.open("/deals/board")
    member.press("funnel.board.newDeal")
    dialog = member.dialog()
    member.fill(member.field_title("deal", "name"), "Lamp", dialog)
    dialog.get_by_role("combobox", name=re.compile(rf"^{re.escape(member.field_title('deal', 'customer'))}")).fill("Lighthouse")
    member.page.get_by_role("option", name="Lighthouse", exact=True).first.click()
    member.press("funnel.create.save", dialog)
    dialog.get_by_role("alert").first.wait_for()
    member.see("fields-quick-deal")
    member.fill(title, "Dark nights", dialog)
    member.press("funnel.create.save", dialog)
    dialog.wait_for(state="detached")
    assert office.client().get("deals?name=Lamp").json["data"][0]["c_reason"] == "Dark nights"


def test_a_line_of_an_order_asks_for_what_must_be_there(people, offices):
    office, _ = offices["en"]
    client = office.client()
    made = client.post("fields", {"record_type": "order_line", "name": "c_batch", "kind": "integer", "title_en": "Batch", "required": True})
    assert made.status == 201, made
    order = client.post("orders", {"customer": office.create_customer("Beacon", kind="person")["id"], "ordered_on": "2026-11-20"}).json
    _, member = people("en", "pc")
    member.visit.open(f"/orders/{order['id']}")
    member.press("customers.lines.add")
    form = member.page.locator("form.gx-new-line")
    member.fill(member.field_title("order_line", "name"), "Lens", form)
    member.fill(member.field_title("order_line", "unit_price"), "12", form)
    member.press("customers.lines.add", form)
    form.get_by_role("alert").first.wait_for()
    member.see("fields-new-line")
    member.fill("Batch", "7", form)
    with member.page.expect_response("**/order_lines"):
        member.press("customers.lines.add", form)
    member.visit.settle()
    assert client.get(f"order_lines?order={order['id']}").json["data"][0]["c_batch"] == 7
