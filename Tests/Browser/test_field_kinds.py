"""Fields that the house works out or numbers, times and addresses, and fields that become another kind: in Chinese on a phone, in English on a PC."""

import re

import pytest
from fields import VIEWS, Fields, offices, people  # noqa: F401
from playwright.sync_api import expect
from visit import eventually


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_formula_from_the_editor_to_the_record(people, offices, language, size):
    """What is wrong is shown at its place; the palette puts in what is right; a record tells the value before anything is saved."""
    office, _ = offices[language]
    customer = office.create_customer("Formula Ltd", employees=30)
    owner, member = people(language, size)
    owner.open_settings()
    dialog = owner.start("Score", "formula")
    write_a_mistake(owner, dialog)
    put_it_together(owner, dialog)
    dialog.get_by_role("combobox", name=owner.t("formula.sample")).fill("Formula")
    owner.page.get_by_role("option", name="Formula Ltd").click()
    dialog.get_by_role("complementary").get_by_text("7.5", exact=True).wait_for()
    owner.see("kinds-formula")
    owner.finish(dialog)
    owner.row("Score").get_by_text(owner.t("fields.kindOfResult", kind=owner.t("fields.kind.formula"), result=owner.t("fields.kind.decimal"))).wait_for()
    eventually(lambda: score(office, customer), 7.5, 30)
    look_at_it(member, customer)
    change_its_formula(owner, office, customer)


def score(office, customer: dict) -> float | None:
    value = office.client().get(f"customers/{customer['id']}").json["c_score"]
    return value and float(value)


def write_a_mistake(owner: Fields, dialog):
    area = dialog.get_by_label(owner.t("formula.title"), exact=True)
    area.fill("employees /\n bogus")
    problem = dialog.get_by_role("button", name=re.compile("bogus"))
    problem.wait_for()
    expect(owner.page.locator("mark")).to_have_text("bogus")
    owner.see("kinds-formula-mistake")
    problem.click()
    eventually(lambda: area.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)"), "bogus")
    owner.press("fields.create", dialog)
    dialog.get_by_label(owner.t("fields.title"), exact=True).wait_for()
    area.fill("")


def put_it_together(owner: Fields, dialog):
    """By the keyboard alone: a word and Enter puts in what was found first, the arrows choose."""
    search = dialog.get_by_label(owner.t("formula.search"), exact=True)
    owner.press("formula.part.functions", dialog)
    search.fill("round")
    search.press("Enter")
    owner.press("formula.part.fields", dialog)
    search.fill("employees")
    search.press("ArrowDown")
    owner.page.keyboard.press("Enter")
    owner.page.keyboard.type(" / 4, 1")
    area = dialog.get_by_label(owner.t("formula.title"), exact=True)
    expect(area).to_have_value("round(employees / 4, 1)")
    dialog.get_by_role("status").get_by_text(owner.t("formula.result", kind=owner.t("fields.kind.decimal"))).wait_for()


def look_at_it(member: Fields, customer: dict):
    member.visit.open(f"/customers/{customer['id']}")
    member.page.get_by_text("7.5", exact=True).first.wait_for()
    expect(member.button("record.editField", name="Score")).to_have_count(0)
    member.see("kinds-formula-record")
    member.visit.open("/customers/new")
    expect(member.page.get_by_label("Score")).to_have_count(0)


def change_its_formula(owner: Fields, office, customer: dict):
    """Its records are gone through in the background."""
    owner.row("Score").get_by_role("button").first.click()
    dialog = owner.dialog()
    area = dialog.get_by_label(owner.t("formula.title"), exact=True)
    area.fill("employees * 2")
    dialog.locator(".gx-formula-good").wait_for()
    owner.finish(dialog, "tenants.form.save")
    eventually(lambda: score(office, customer), 60, 30)


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_roll_up_says_what_it_computes(people, offices, language, size):
    office, _ = offices[language]
    customer = office.create_customer("Rollup Ltd")
    client = office.client()
    for name in ("Ann", "Bob"):
        assert client.post("contacts", {"name": name, "customer": customer["id"]}).status == 201
    owner, member = people(language, size)
    owner.open_settings()
    dialog = owner.start("People", "rollup")
    owner.press("fields.create", dialog)
    dialog.get_by_text(owner.t("fields.rollup.typeMissing")).wait_for()
    owner.choose(dialog, owner.t("fields.rollup.of"), owner.type_title("contact", "plural_title"))
    owner.choose(dialog, owner.t("fields.rollup.how"), owner.t("fields.rollup.function.count"))
    sentence = dialog.locator(".gx-rollup-sentence")
    expect(sentence).to_contain_text(owner.field_title("contact", "customer"))
    dialog.get_by_role("switch", name=owner.t("fields.rollup.only")).click()
    condition = dialog.get_by_role("group", name=owner.t("fields.rollup.only"), exact=True)
    owner.button("filter.add_condition", condition).click()
    condition.get_by_role("combobox", name=owner.t("filter.field")).fill(owner.field_title("contact", "name"))
    owner.page.get_by_role("option", name=owner.field_title("contact", "name"), exact=True).click()
    condition.get_by_label(f"{owner.field_title('contact', 'name')}: {owner.t('filter.value')}").fill("Ann")
    owner.page.wait_for_function("() => document.querySelector('.gx-rollup-sentence').innerText.includes('Ann')")
    owner.see("kinds-rollup")
    owner.finish(dialog)
    eventually(lambda: client.get(f"customers/{customer['id']}").json["c_people"], 1, 30)
    member.visit.open(f"/customers/{customer['id']}")
    member.page.get_by_text("People", exact=True).first.wait_for()


def test_who_types_fast_keeps_the_focus(people):
    """What was chosen a moment ago takes it from no other field, also where things move."""
    owner, _ = people("en", "pc")
    owner.page.emulate_media(reduced_motion="no-preference")
    owner.open_settings()
    dialog = owner.start("Staff", "rollup")
    for label, option in ((owner.t("fields.rollup.of"), owner.type_title("contact", "plural_title")), (owner.t("fields.rollup.how"), owner.t("fields.rollup.function.count"))):
        dialog.get_by_role("combobox", name=re.compile(rf"^{re.escape(label)}")).first.click()
        owner.page.get_by_role("option", name=option, exact=True).click()
    title = dialog.get_by_label(owner.t("fields.title"), exact=True)
    title.fill("")
    owner.page.keyboard.type("All of them", delay=60)
    expect(title).to_have_value("All of them")


@pytest.mark.parametrize("language, size", VIEWS)
def test_numbers_by_a_pattern(people, offices, language, size):
    """The example follows the pattern; what is there already is numbered, and so is what comes."""
    office, _ = offices[language]
    client = office.client()
    product = client.post("products", {"code": "P-1", "name": "Lamp"}).json
    owner, member = people(language, size)
    owner.open_settings("product")
    dialog = owner.start("Serial", "autonumber")
    pattern = dialog.get_by_label(re.compile(rf"^{re.escape(owner.t('fields.pattern.title'))}"))
    pattern.fill("SN-")
    dialog.get_by_text(owner.t("fields.pattern.wrong")).first.wait_for()
    pattern.press("End")
    owner.page.get_by_role("button", name=re.compile(r"^\{0000\}")).click()
    expect(pattern).to_have_value("SN-{0000}")
    dialog.get_by_text(re.compile("SN-0001")).first.wait_for()
    owner.see("kinds-autonumber")
    owner.finish(dialog)
    eventually(lambda: client.get(f"products/{product['id']}").json["c_serial"], "SN-0001", 30)
    made = client.post("products", {"code": "P-2", "name": "Lens"})
    assert made.json["c_serial"] == "SN-0002"
    member.visit.open(f"/products/{made.json['id']}")
    member.page.get_by_text("SN-0002", exact=True).wait_for()
    expect(member.button("record.editField", name="Serial")).to_have_count(0)


@pytest.mark.parametrize("language, size", VIEWS)
def test_times_and_addresses(people, offices, language, size):
    """Typed as people type them, read as people read them, found by both."""
    office, _ = offices[language]
    office.create_field("contact", "c_reachable", "time", filterable=True)
    office.create_field("contact", "c_site", "address", filterable=True)
    customer = office.create_customer("Harbour")
    _, member = people(language, size)
    member.visit.open(f"/contacts/new?customer={customer['id']}")
    member.fill(member.field_title("contact", "name"), "Cara")
    clock = member.page.get_by_label("c_reachable", exact=True)
    clock.fill("25:00")
    clock.press("Tab")
    member.page.get_by_text(member.t("field.time")).first.wait_for()
    clock.fill("930")
    clock.press("Tab")
    expect(clock).to_have_value("09:30")
    words = {"en": {"city": "Seattle", "street": "500 Pine St"}, "zh": {"city": "杭州市", "street": "文三路 90 号"}}[language]
    for part, text in words.items():
        member.page.get_by_label(member.t("field.partOf", name="c_site", part=member.t(f"field.address.{part}"))).fill(text)
    member.see("kinds-time-and-address")
    member.press("record.create")
    member.page.get_by_role("heading", level=1, name="Cara").wait_for()
    member.page.get_by_text({"en": "500 Pine St, Seattle", "zh": "杭州市文三路 90 号"}[language]).wait_for()
    member.page.get_by_text("09:30", exact=True).wait_for()
    member.see("kinds-time-and-address-record")
    find_by_time(member, office)


def find_by_time(member: Fields, office):
    client = office.client()
    other = client.get("contacts?limit=1").json["data"][0]["customer"]
    assert client.post("contacts", {"name": "Early", "customer": other, "c_reachable": "06:00"}).status == 201
    member.visit.open("/contacts")
    member.press("list.filter")
    sheet = member.page.get_by_role("dialog", name=member.t("filter.title"))
    member.press("filter.add_condition", sheet)
    sheet.get_by_role("combobox", name=member.t("filter.field")).fill("c_reachable")
    member.page.get_by_role("option", name="c_reachable", exact=True).click()
    sheet.get_by_label(re.compile(f"^c_reachable: {re.escape(member.t('filter.value'))}")).fill("9:00")
    sheet.get_by_text(member.t("filter.matches", n="1")).wait_for()
    member.press("filter.apply", sheet)
    sheet.wait_for(state="detached")
    member.page.get_by_role("link", name="Cara", exact=True).wait_for()
    expect(member.page.get_by_role("link", name="Early", exact=True)).to_have_count(0)


def test_an_address_is_edited_in_its_cell(people, offices):
    """Tab goes from part to part, Enter saves."""
    office, _ = offices["en"]
    office.create_field("product", "c_store", "address")
    product = office.client().post("products", {"code": "P-9", "name": "Buoy", "c_store": {"country": "DE", "city": "Hamburg", "street": "Kai 1"}}).json
    _, member = people("en", "pc")
    member.visit.open("/products")
    member.press("list.columns")
    member.page.get_by_role("checkbox", name="c_store").check()
    member.page.keyboard.press("Escape")
    cell = member.page.get_by_role("gridcell").filter(has_text="Kai 1, Hamburg, Germany")
    cell.dblclick()
    editor = member.page.get_by_role("dialog", name=member.t("list.edit_cell", title="c_store"))
    editor.get_by_label(member.t("field.partOf", name="c_store", part=member.t("field.address.street"))).fill("Kai 2")
    member.page.keyboard.press("Tab")
    member.page.keyboard.type("Altona")
    member.see("kinds-address-cell")
    member.page.keyboard.press("Enter")
    member.page.get_by_role("gridcell").filter(has_text="Kai 2, Altona, Hamburg, Germany").wait_for()
    assert office.client().get(f"products/{product['id']}").json["c_store"] == {"country": "DE", "city": "Hamburg", "district": "Altona", "street": "Kai 2"}


def test_columns_become_parts_of_an_address(people, offices):
    """The template that an import offers is one that it recognises."""
    office, _ = offices["en"]
    office.create_field("team", "c_office", "address", title_en="Office", title_zh="Office")
    owner, _ = people("en", "pc")
    owner.visit.open("/imports/new?type=teams")
    owner.page.locator("input[type=file]").set_input_files({"name": "teams.csv", "mimeType": "text/csv", "buffer": b"Name,Office City,Office Street\nNorth,Hamburg,Kai 1\n"})
    owner.page.wait_for_url(re.compile(r"/imports/[0-9a-f-]{36}"))
    owner.page.get_by_text(owner.t("import.mappingTitle")).wait_for()
    part = owner.t("import.partOf", field="Office", part=owner.t("field.address.street"))
    owner.page.get_by_text(part, exact=True).last.wait_for()
    owner.press("import.check")
    owner.page.get_by_text(owner.t("import.allGood", n="1")).wait_for(timeout=60_000)


@pytest.mark.parametrize("language, size", VIEWS)
def test_the_language_of_formulas_is_documented(people, language, size):
    owner, _ = people(language, size)
    owner.visit.open("/settings/fields/formulas")
    owner.page.get_by_role("rowheader", name=re.compile(r"^days_between\(")).wait_for()
    assert owner.page.get_by_role("rowheader").count() > 40
    owner.page.get_by_label(owner.t("formula.search"), exact=True).fill("days_between")
    owner.page.get_by_role("rowheader", name=re.compile(r"^round\(")).wait_for(state="detached")
    owner.see("kinds-guide")


def test_an_open_page_learns_of_new_fields(people, offices):
    """Within a minute, without being loaded again; what is typed into a form stays."""
    office, _ = offices["en"]
    _, member = people("en", "pc")
    member.page.clock.install()
    member.visit.open("/teams")
    office.create_field("team", "c_color", "text", title_en="Team color", filterable=True)
    with member.page.expect_response("**/api/v1/metadata"):
        member.page.clock.fast_forward(61_000)
    member.visit.settle()
    member.press("list.columns")
    member.page.get_by_role("checkbox", name="Team color").wait_for()


def test_quick_additions_are_told_one_at_a_time(people, offices):
    owner, _ = people("en", "pc")
    owner.open_settings("team")
    dialog = owner.start("Quick 1")
    for number in (1, 2, 3):
        dialog.get_by_label(owner.t("fields.title"), exact=True).fill(f"Quick {number}")
        owner.press("fields.createAnother", dialog)
        owner.row(f"Quick {number}").wait_for(state="attached")
    owner.page.get_by_text(owner.t("fields.created", name="Quick 3")).wait_for()
    owner.page.wait_for_function("() => document.querySelectorAll('.gx-notice--ok').length === 1")
