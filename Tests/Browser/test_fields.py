"""Fields of a workspace's own: an administrator adds them in the browser, members have them at once; in Chinese on a phone, in English on a PC."""

import re

import pytest
from test_story import Story

VIEWS = [pytest.param("zh", "phone", id="zh-phone"), pytest.param("en", "pc", id="en-pc")]
WORDS = {
    "en": {"level": "Customer level", "choices": ["Strategic", "Key account", "Regular"], "help": "Decides who calls first.", "reference": "Member number", "customer": "Harbour Café", "company": "Company"},
    "zh": {"level": "客户分级", "choices": ["战略客户", "重点客户", "普通客户"], "help": "决定谁先拜访。", "reference": "会员编号", "customer": "港湾咖啡馆", "company": "企业"},
}


class Fields(Story):
    """An administrator, or a member, at one screen."""

    def open_settings(self, type: str = "customer"):
        self.visit.open(f"/settings/fields?type={type}")
        return self

    def dialog(self):
        return self.page.get_by_role("dialog").last

    def start(self, title: str, kind: str | None = None):
        """A new field: its title is where one starts to type, its kind a click."""
        self.button("fields.add").first.click()
        dialog = self.dialog()
        dialog.wait_for()
        self.page.wait_for_function("() => document.activeElement.name?.startsWith('title_')")
        self.page.keyboard.type(title)
        if kind:
            self.choose_kind(dialog, kind)
        return dialog

    def choose_kind(self, dialog, kind: str):
        dialog.locator(".gx-kinds").get_by_text(self.t(f"fields.kind.{kind}"), exact=True).click()
        dialog.get_by_role("radio", name=self.t(f"fields.kind.{kind}"), exact=True, checked=True).wait_for(state="attached")

    def finish(self, dialog, key: str = "fields.create"):
        self.press(key, dialog)
        dialog.wait_for(state="detached")
        self.visit.settle()

    def row(self, title: str):
        return self.page.get_by_role("list", name=self.t("fields.list")).get_by_role("listitem").filter(has_text=title)

    def choose(self, inside, label: str, option: str):
        inside.get_by_role("combobox", name=re.compile(rf"^{re.escape(label)}")).first.click()
        self.page.get_by_role("option", name=option, exact=True).click()
        self.page.keyboard.press("Escape") if self.page.locator(".q-menu").count() else None

    def menu(self, name: str, key: str):
        self.button("fields.actionsOf", name=name).click()
        self.page.get_by_role("menuitem", name=self.t(key), exact=True).click()
        self.visit.settle()


@pytest.fixture(scope="module")
def offices(deployment):
    """A workspace for each language, its people speaking it."""
    made = {}
    for language in WORDS:
        office = deployment.create_workspace(f"fields-{language}", "growth")
        tokens = {"owner": office.token, "member": office.add_user("member")}
        for token in tokens.values():
            assert office.client(token).patch("account", {"language": language}).status == 200
        made[language] = (office, tokens)
    return made


@pytest.fixture
def people(new_page, offices):
    """`people(language, size)` is the owner and a member at screens of their own."""
    def open_pages(language: str, size: str):
        _, tokens = offices[language]
        return [Fields(new_page(language, size, tokens[role]), WORDS[language]) for role in ("owner", "member")]
    return open_pages


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_field_from_its_title_to_the_bin_and_back(people, offices, language, size):
    owner, member = people(language, size)
    add_a_choice_field(owner)
    fill_it_in(member)
    find_by_it(member, offices[language][0])
    retire_a_choice(owner, member)
    delete_and_restore(owner, member)


def add_a_choice_field(owner: Fields):
    words = owner.people
    owner.open_settings()
    owner.see("fields-none")
    dialog = owner.start(words["level"], "choice")
    first = dialog.get_by_label(owner.t("fields.choiceNumber", n=1), exact=True)
    first.fill(words["choices"][0])
    first.press("Enter")
    owner.page.keyboard.type(words["choices"][1])
    owner.page.keyboard.press("Enter")
    owner.page.keyboard.type(words["choices"][2])
    require_it_of_companies(owner, dialog)
    dialog.get_by_role("button", name=re.compile(re.escape(owner.t("fields.moreSettings")))).click()
    dialog.get_by_label(owner.t("fields.help"), exact=True).fill(words["help"])
    preview = dialog.get_by_role("complementary", name=owner.t("fields.preview"))
    preview.get_by_text(words["help"]).wait_for()
    assert preview.get_by_text(words["choices"][0]).count() == 1
    owner.see("fields-new")
    owner.finish(dialog)
    owner.row(words["level"]).get_by_text(owner.t("fields.choiceCount", n=3)).wait_for()
    owner.see("fields-one")


def require_it_of_companies(owner: Fields, dialog):
    kind = owner.field_title("customer", "kind")
    owner.button("fields.requiredChoice.when", dialog).first.click()
    condition = dialog.get_by_role("group", name=owner.t("fields.requiredWhen"))
    owner.button("filter.add_condition", condition).click()
    field = condition.get_by_role("combobox", name=owner.t("filter.field"))
    if field.input_value() != kind:
        field.fill(kind)
        owner.page.get_by_role("option", name=kind, exact=True).click()
    owner.choose(condition, f"{kind}: {owner.t('filter.value')}", owner.people["company"])


def fill_it_in(member: Fields):
    words = member.people
    member.visit.open("/customers/new")
    member.page.get_by_text(words["help"]).wait_for()
    member.fill(member.field_title("customer", "name"), words["customer"])
    member.press("record.create")
    problem = member.page.get_by_role("alert").filter(has_text=words["level"])
    problem.first.wait_for()
    member.see("fields-required")
    level = member.page.get_by_role("combobox", name=re.compile(rf"^{re.escape(words['level'])}"))
    level.click()
    member.page.get_by_role("option", name=words["choices"][1], exact=True).click()
    member.press("record.create")
    member.page.get_by_role("heading", level=1, name=words["customer"]).wait_for()
    member.page.get_by_text(words["choices"][1]).first.wait_for()
    member.see("fields-record")
    member.visit.open("/settings/account")
    assert member.page.get_by_role("link", name=member.t("tenants.fields"), exact=True).count() == 0


def find_by_it(member: Fields, office):
    words = member.people
    office.create_customer("Nobody", kind="person")
    member.visit.open("/customers")
    if member.visit.size == "pc":
        member.press("list.columns")
        member.page.get_by_role("checkbox", name=words["level"]).check()
        member.page.keyboard.press("Escape")
        member.page.get_by_role("columnheader", name=re.compile(re.escape(words["level"]))).wait_for()
        member.page.get_by_role("gridcell").filter(has_text=words["choices"][1]).first.wait_for()
    member.press("list.filter")
    sheet = member.page.get_by_role("dialog", name=member.t("filter.title"))
    member.press("filter.add_condition", sheet)
    sheet.get_by_role("combobox", name=member.t("filter.field")).fill(words["level"])
    member.page.get_by_role("option", name=words["level"], exact=True).click()
    member.choose(sheet, f"{words['level']}: {member.t('filter.value')}", words["choices"][1])
    sheet.get_by_text(member.t("filter.matches", n="1")).wait_for()
    member.press("filter.apply", sheet)
    sheet.wait_for(state="detached")
    member.page.get_by_role("link", name=words["customer"], exact=True).wait_for()
    assert member.page.get_by_role("link", name="Nobody", exact=True).count() == 0
    member.see("fields-filtered")


def retire_a_choice(owner: Fields, member: Fields):
    words = owner.people
    owner.open_settings().row(words["level"]).get_by_role("button").first.click()
    dialog = owner.dialog()
    dialog.get_by_label(owner.t("fields.choiceNumber", n=2), exact=True).wait_for()
    owner.menu(words["choices"][1], "fields.retire")
    owner.see("fields-retired")
    owner.finish(dialog, "tenants.form.save")
    member.visit.open("/customers/new")
    member.page.get_by_role("combobox", name=re.compile(rf"^{re.escape(words['level'])}")).click()
    member.page.get_by_role("option", name=words["choices"][0], exact=True).wait_for()
    assert member.page.get_by_role("option", name=words["choices"][1], exact=True).count() == 0
    member.page.keyboard.press("Escape")


def delete_and_restore(owner: Fields, member: Fields):
    words = owner.people
    owner.open_settings().menu(words["level"], "fields.delete")
    dialog = owner.dialog()
    dialog.get_by_text(owner.t("fields.deleteUsed", n=1)).wait_for()
    owner.see("fields-delete")
    owner.press("fields.delete", dialog)
    owner.page.get_by_role("heading", name=owner.t("fields.bin")).wait_for()
    assert owner.row(words["level"]).count() == 0
    owner.see("fields-bin")
    member.visit.open("/customers/new")
    assert member.page.get_by_text(words["help"]).count() == 0
    owner.button("fields.restoreNamed", name=words["level"]).click()
    owner.row(words["level"]).wait_for()
    owner.visit.settle()
    member.visit.open("/customers")
    member.page.get_by_role("link", name=words["customer"], exact=True).click()
    member.page.get_by_text(words["choices"][1]).first.wait_for()


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
    assert dialog.get_by_label(owner.t("fields.title"), exact=True).input_value() == ""
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
    titles = [owner.page.get_by_role("list", name=owner.t("fields.list")).get_by_role("listitem").nth(place).locator("b").inner_text() for place in range(3)]
    assert titles == ["Part 1", "Part 3", "Part 2"]
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
    assert owner.page.locator(".gx-field-name b").all_inner_texts() == ["Drag 3", "Drag 1", "Drag 2"]


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
    assert reason.count() == 0
    member.choose(member.page, status, {"en": "Retired", "zh": "停售"}[language])
    reason.wait_for()
    assert reason.get_attribute("aria-required") == "true"
    member.choose(member.page, status, {"en": "On sale", "zh": "在售"}[language])
    reason.wait_for(state="detached")


KINDS = [
    "text", "long_text", "integer", "decimal", "percent", "money", "boolean", "choice", "choices", "date", "timestamp", "user", "reference", "email", "phone", "url"]


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
    assert owner.button("fields.add").first.is_disabled()
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
    assert title.input_value() == "Full 3c"
    assert client.get(f"fields/{field['id']}").json["title_en"] == "Full 3b"


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_short_form_asks_for_what_must_be_there(people, offices, language, size):
    """A deal on the board asks for four things, and for what this workspace requires of deals."""
    office, _ = offices[language]
    office.switch("funnel", on=True)
    made = office.client().post("fields", {"record_type": "deal", "name": "c_reason", "kind": "text", "title_en": "Reason to buy", "title_zh": "购买原因", "required": True})
    assert made.status == 201, made
    title = {"en": "Reason to buy", "zh": "购买原因"}[language]
    office.create_customer("Lighthouse")
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
    order = client.post("orders", {"customer": office.create_customer("Beacon")["id"], "ordered_on": "2026-11-20"}).json
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
