"""How a workspace is set up leaves it as a file, makes another one like it, or begins with a template: in Chinese on a phone, in English on a PC."""

import json
import re

import pytest
from fields import VIEWS
from objects import Objects
from playwright.sync_api import expect

WORDS = {
    "en": {"object": "Boat", "objects": "Boats", "size": "Customer size", "old": "Size of the customer", "choices": ["Large", "Small"], "company": "Harbour Café", "machine": "Press 2",
        "due": "Service due in 30 days"},
    "zh": {"object": "船只", "objects": "船只", "size": "客户规模", "old": "客户体量", "choices": ["大客户", "小客户"], "company": "港湾咖啡馆", "machine": "二号压力机",
        "due": "30 天内需要保养"},
}
PAGE = "/settings/configuration"


class Configurations(Objects):
    """An owner, or a member, at one screen."""

    def open_page(self):
        self.visit.open(PAGE)
        return self

    def download(self) -> dict:
        with self.page.expect_download() as started:
            self.press("configuration.download")
        expect(self.page.locator(".gx-conf-told")).to_contain_text(started.value.suggested_filename)
        return json.loads(started.value.path().read_text())

    def take(self, name: str, content: str):
        self.page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "application/json", "buffer": content.encode()})

    def counts(self, **counts: int):
        """What the tiles say."""
        for name, count in counts.items():
            expect(self.page.locator(f".gx-conf-tile.gx-conf-{name} dd")).to_have_text(str(count))

    def group(self, part: str):
        return self.page.get_by_role("region", name=self.t(f"configuration.part.{part}"), exact=True)

    def row(self, part: str, name: str):
        return self.group(part).locator(f".gx-conf-row[data-name='{name}']")

    def unfold(self, part: str, name: str):
        self.row(part, name).get_by_role("button").click()
        expect(self.row(part, name).get_by_role("button")).to_have_attribute("aria-expanded", "true")
        return self.row(part, name).locator(".gx-conf-lines")

    def apply_button(self, count: int):
        return self.button("configuration.apply", n=count)

    def apply(self, count: int):
        self.apply_button(count).click()
        expect(self.page.get_by_role("heading", level=2, name=self.t("configuration.done", n=count), exact=True)).to_be_visible(timeout=30_000)
        self.visit.settle()

    def follow(self, title: str):
        """One of the ways to what has changed."""
        self.page.get_by_role("list", name=self.t("configuration.things")).get_by_role("link", name=re.compile(rf"^{re.escape(title)}")).first.click()


@pytest.fixture
def person(new_page):
    def at_screen(office, language: str, size: str, token: str | None = None) -> Configurations:
        assert office.client(token).patch("account", {"language": language}).status == 200
        return Configurations(new_page(language, size, token or office.token), WORDS[language])
    return at_screen


def choices_field(title: str, choices: list[str]) -> dict:
    return {
        "record_type": "customer", "name": "c_size", "kind": "choice", "title_en": title, "filterable": True,
        "choices": [{"code": code, "title_en": choice, "color": "blue"} for code, choice in zip(("large", "small"), choices)]}


def set_up(office, words: dict):
    """Something of each part but pipelines."""
    office.create_object("c_boat", title_en=words["object"], plural_title_en=words["objects"])
    office.create_field("c_boat", "c_length", "decimal", scale=1)
    office.create_field("c_boat", "c_owned_by", "reference", refers_to="customer")
    reply = office.client().post("configuration", {"guanxi": 1, "fields": [choices_field(words["size"], words["choices"])]})
    assert reply.status == 200, reply
    reply = office.client().post("views", {"type": "customers", "name": words["size"], "shared": True, "filter": ["c_size", "is", "large"], "columns": ["name", "c_size"]})
    assert reply.status == 201, reply


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_configuration_travels(deployment, person, language, size):
    words = WORDS[language]
    source, target = (deployment.create_workspace(f"conf-{name}-{language}", "growth") for name in ("from", "to"))
    set_up(source, words)
    assert target.client().post("configuration", {"guanxi": 1, "fields": [choices_field(words["old"], words["choices"][:1])]}).status == 200

    sender = person(source, language, size).open_page()
    box = sender.page.get_by_role("checkbox", name=sender.t("configuration.part.roles"), exact=True)
    box.click()
    expect(box).to_have_attribute("aria-checked", "false")
    document = sender.download()
    assert document.keys() == {"guanxi", "objects", "fields", "views"}
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-", json.dumps(document))
    sender.see("configuration-exported")

    receiver = person(target, language, size).open_page()
    receiver.take("boats.json", json.dumps(document))
    receiver.counts(created=4, updated=1, unchanged=0)
    receiver.see("configuration-diff")
    lines = receiver.unfold("fields", "customer.c_size")
    expect(lines.locator(".gx-conf-before").filter(has_text=words["old"]).first).to_be_visible()
    expect(lines.locator(".gx-conf-after").filter(has_text=words["size"]).first).to_be_visible()
    expect(lines.locator(".gx-conf-after").filter(has_text=words["choices"][1])).to_be_visible()
    expect(receiver.unfold("fields", "c_boat.c_owned_by")).to_contain_text(receiver.type_title("customer"))
    receiver.see("configuration-diff-open")
    assert target.client().get("objects").json["data"] == []
    receiver.apply(5)
    receiver.see("configuration-done")
    receiver.follow(words["objects"])
    expect(receiver.page.get_by_role("heading", level=1, name=words["objects"])).to_be_visible()

    receiver.open_page().take("boats.json", json.dumps(document))
    expect(receiver.page.get_by_text(receiver.t("configuration.nothingToDo"))).to_be_visible()
    receiver.counts(created=0, updated=0, unchanged=5)


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_broken_file_stays_and_can_be_corrected(deployment, person, language, size):
    office = deployment.create_workspace(f"conf-broken-{language}", "growth")
    owner = person(office, language, size).open_page()
    editor = owner.page.get_by_label(owner.t("configuration.text"), exact=True)

    owner.take("broken.json", '{\n  "guanxi": 1,\n  "fields": [}\n')
    expect(owner.page.get_by_role("alert").filter(has_text=owner.t("configuration.fault.notJsonAt", line=3, column=14))).to_be_visible()
    expect(editor).to_have_value('{\n  "guanxi": 1,\n  "fields": [}\n')
    expect(editor).to_be_focused()
    owner.see("configuration-broken")

    wrong = {"guanxi": 1, "fields": [choices_field("Size", ["L", "S"]), {"record_type": "c_ship", "name": "c_flag", "kind": "text", "title_en": "Flag"}]}
    editor.fill(json.dumps(wrong))
    owner.press("configuration.check")
    row = owner.row("fields", "c_ship.c_flag")
    expect(row.locator(".gx-conf-wrong")).to_contain_text(owner.t("configuration.advice.unknown_type"))
    owner.counts(created=1, faults=1)
    expect(owner.apply_button(1)).to_be_disabled()
    owner.see("configuration-faulty")
    stay_here(owner)
    office.create_object("c_ship")
    owner.press("configuration.checkAgain")
    owner.counts(created=2)
    expect(owner.apply_button(2)).to_be_enabled()

    owner.press("configuration.edit")
    expect(editor).to_have_value(re.compile("c_ship"))
    editor.fill(json.dumps({**wrong, "fields": wrong["fields"][:1]}))
    owner.press("configuration.check")
    expect(owner.page.get_by_role("heading", level=2, name="broken.json", exact=True)).to_be_visible()
    owner.counts(created=1)
    lose_the_network(owner)
    assert {field["name"] for field in office.client().get("fields").json["data"]} == {"c_size"}


def stay_here(owner: Configurations):
    """Whoever leaves with a file in hand is asked."""
    owner.page.locator("a[href='/']:visible").first.click()
    dialog = owner.page.get_by_role("dialog")
    expect(dialog).to_contain_text(owner.t("configuration.leaveText"))
    owner.press("configuration.stay", dialog)
    expect(dialog).to_have_count(0)
    expect(owner.row("fields", "c_ship.c_flag")).to_be_visible()


def lose_the_network(owner: Configurations):
    """What can't be sent is still there, and is sent when the network is back."""
    applied = re.compile(r"/configuration\?dry_run=false")
    with owner.visit.tolerating(0):
        owner.page.route(applied, lambda route: route.abort())
        owner.apply_button(1).click()
        problem = owner.page.get_by_role("alert").filter(has_text=owner.t("configuration.stillHere"))
        expect(problem).to_be_visible(timeout=30_000)
        owner.see("configuration-offline")
        owner.page.unroute(applied)
        owner.press("settings.retry", problem)
        expect(owner.page.get_by_role("heading", level=2, name=owner.t("configuration.done", n=1), exact=True)).to_be_visible(timeout=30_000)


ANYTHING = {
    "guanxi": 1,
    "objects": [{"name": "c_odd", "title_en": {"a": 1}, "description": [1], "icon": 7}, {"name": "c_even", "title_en": "Even"}],
    "fields": [
        5, None, {"record_type": 7, "name": "c_a", "kind": {}, "choices": "no"}, {"record_type": "c_even", "name": "c_sum", "kind": "text", "title_en": "Sum", "required_when": "{", "initial": []},
        {"record_type": "customer", "name": "c_b", "kind": "choice", "title_en": "B", "choices": [3, {"code": "a", "title_en": ["x"], "color": {}}]}],
    "roles": [{"code": "r1", "grants": []}, {"code": "r2", "name_en": "R", "grants": {"types": 5, "permissions": {}}}, {"code": {}}],
    "layouts": [{"record_type": "customer", "document": 5}, {"record_type": "customer", "role": [], "document": {"sections": 3, "related": "x"}}],
    "views": [{"type": "customers", "name": "V", "columns": 5, "sort": 5, "filter": "x", "widths": [], "layout": 3}, "view"], "pipelines": {}, "other": [1],
}


def test_whatever_a_file_holds_the_page_tells_what_is_wrong(deployment, person):
    office = deployment.create_workspace("conf-anything", "growth")
    owner = person(office, "en", "pc").open_page()
    owner.take("anything.json", json.dumps(ANYTHING))
    expect(owner.page.locator(".gx-conf-faulty")).to_be_visible()
    for row in owner.page.locator(".gx-conf-row > button").all():
        row.click()
    owner.visit.settle()
    owner.visit.screenshot("configuration-anything")
    owner.visit.check_accessibility()
    owner.press("configuration.edit")
    with owner.visit.tolerating(422):
        owner.page.get_by_label(owner.t("configuration.text"), exact=True).fill('{"guanxi": 2}')
        owner.press("configuration.check")
        expect(owner.page.locator(".gx-conf-faulty").filter(has_text="guanxi")).to_be_visible()
    assert office.client().get("objects").json["data"] == []


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_template_by_clicking(deployment, person, language, size):
    """A new owner finds it on the way, looks at it, takes it, and works with what it brought."""
    office = deployment.sign_up(f"conf-template-{language}")
    owner = person(office, language, size)
    owner.visit.open("/")
    owner.page.get_by_role("link", name=owner.t("home.templateLink"), exact=True).click()
    cards = owner.page.locator(".gx-conf-template")
    expect(cards).to_have_count(3)
    owner.see("configuration-templates")
    cards.nth(0).get_by_role("button").click()
    expect(owner.page.get_by_text(owner.t("configuration.missing.funnel"))).to_be_visible()
    expect(owner.group("fields")).to_be_visible()
    expect(owner.group("pipelines")).to_have_count(0)
    owner.see("configuration-template")
    count = 32
    if language == "zh":
        owner.press("configuration.switchOn")
        expect(owner.group("pipelines")).to_be_visible()
        expect(owner.page.get_by_text(owner.t("configuration.missing.funnel"))).to_have_count(0)
        count = 33
    owner.apply(count)
    owner.see("configuration-template-done")
    use_it(owner, office)


def use_it(owner: Configurations, office):
    """A machine of a customer knows when it is serviced next."""
    words = owner.people
    office.create_customer(words["company"])
    owner.follow(owner.type_title("c_equipment", "plural_title"))
    expect(owner.page.get_by_role("heading", level=1, name=owner.type_title("c_equipment", "plural_title"))).to_be_visible()
    owner.page.get_by_role("link", name=words["due"], exact=True).click()
    owner.visit.settle()
    owner.see("configuration-list")
    owner.visit.go("/c_equipments/new")
    titles = {name: owner.field_title("c_equipment", name) for name in ("name", "c_serial_number", "c_customer", "c_next_service")}
    owner.fill(titles["name"], words["machine"])
    owner.fill(titles["c_serial_number"], "SN-1")
    picker = owner.page.get_by_role("combobox", name=re.compile(rf"^{re.escape(titles['c_customer'])}"))
    picker.fill(words["company"])
    owner.page.get_by_role("option", name=words["company"], exact=True).click()
    owner.press("record.create")
    expect(owner.page.get_by_role("heading", level=1, name=words["machine"], exact=True)).to_be_visible()
    owner.see("configuration-used")
    made = office.client().get("c_equipments").json["data"][0]
    assert made["c_number"].startswith("EQ-") and made["c_status"] == "running"


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_member_sees_nothing_of_it(deployment, person, language, size):
    office = deployment.create_workspace(f"conf-member-{language}", "growth")
    token = office.add_user("member")
    member = person(office, language, size, token)
    member.visit.open("/settings/account")
    expect(member.page.locator(f"a[href='{PAGE}']")).to_have_count(0)
    member.visit.open(PAGE)
    expect(member.page.get_by_role("heading", level=1, name=member.t("shell.notFoundTitle"))).to_be_attached()
    assert office.client(token).get("configuration").status == 403
    assert office.client(token).post("configuration", {"guanxi": 1}).status == 403
