"""What a person who has never seen the app does on the first day, by the browser alone: in Chinese on a phone, in English on a PC."""

import csv
import io
import re

import pytest
from board import Board
from harness import Client
from mails import mailed_link
from playwright.sync_api import expect
from sources import CHINESE, UNSPOKEN, text

PASSWORD = "plover-cabin-71-lagoon"

PEOPLE = {
    "en": {
        "company": "Harbour Coffee", "owner": "Ada Lane", "colleague": "Ben Reader", "city": "Hamburg", "other_city": "Lisbon", "sought": "Bakery 0421",
        "customer": "Bakery {:04d}", "view": "Bakeries in Hamburg", "deal": "Machines for Bakery 0421", "stages": ("First contact", "Needs analysis"), "plan": "Enterprise"},
    "zh": {
        "company": "港湾咖啡", "owner": "林小满", "colleague": "陈同学", "city": "杭州市", "other_city": "成都市", "sought": "甜品店 0421",
        "customer": "甜品店 {:04d}", "view": "杭州的甜品店", "deal": "甜品店 0421 咖啡机", "stages": ("初步接触", "需求确认"), "plan": "企业版"},
}


class Story:
    """One person at one screen."""

    def __init__(self, visit, people: dict):
        self.visit, self.page, self.people = visit, visit.page, people

    def t(self, key: str, **values) -> str:
        return text(self.visit.language, key, **values)

    def field_title(self, type: str, field: str) -> str:
        titles = self.page.evaluate("async ([type, field]) => (await (await fetch('/api/v1/metadata')).json()).record_types.find(one => one.name === type).fields.find(one => one.name === field).title", [type, field])
        return titles[self.visit.language]

    def type_title(self, type: str, form: str = "title") -> str:
        titles = self.page.evaluate("async ([type, form]) => (await (await fetch('/api/v1/metadata')).json()).record_types.find(one => one.name === type)[form]", [type, form])
        return titles[self.visit.language]

    def button(self, key: str, inside=None, **values):
        return (inside or self.page).get_by_role("button", name=self.t(key, **values), exact=True)

    def press(self, key: str, inside=None, **values):
        self.button(key, inside, **values).click()

    def fill(self, label: str, value: str, inside=None):
        """By the label, whatever stands behind it: a mark of what must be filled, or nothing."""
        (inside or self.page).get_by_label(re.compile(rf"^{re.escape(label)}\s*\*?$")).first.fill(value)

    def see(self, name: str):
        """A step is done: it is kept as a picture, and can be used by everyone."""
        self.visit.settle()
        self.visit.screenshot(f"story-{name}")
        self.visit.check_accessibility()
        self.visit.check_texts()
        self.visit.check_width(self.page.viewport_size["width"], scrolls_sideways=True)
        if self.visit.language == "en":
            own = {*UNSPOKEN, self.t("shell.languageSwitch")}
            chinese = [found for found in self.visit.texts() if CHINESE.search(found) and found not in own]
            assert not chinese, f"{name}: {chinese}"


@pytest.mark.parametrize("language, size", [pytest.param("zh", "phone", id="zh-phone"), pytest.param("en", "pc", id="en-pc")])
def test_first_day(new_page, deployment, language, size):
    story = Story(new_page(language, size), PEOPLE[language])
    slug = f"story-{language}"
    sign_up(story, slug)
    import_customers(story)
    find_and_edit(story)
    filter_and_save_a_view(story)
    colleague = Story(new_page(language, size), PEOPLE[language])
    invite(story, slug)
    accept_and_be_unable_to_edit(colleague, deployment, slug)
    upgrade(story)
    switch_the_funnel_on(story)
    drag_a_deal(story)


def sign_up(story: Story, slug: str):
    story.visit.open("/sign-up")
    story.fill(story.t("visitor.company"), story.people["company"])
    story.fill(story.t("visitor.slug"), slug)
    story.fill(story.t("visitor.name"), story.people["owner"])
    story.fill(story.t("visitor.workEmail"), f"owner@{slug}.example.com")
    story.fill(story.t("visitor.password"), PASSWORD)
    story.see("sign-up")
    story.press("visitor.signUp")
    story.page.wait_for_url("**/")
    story.page.get_by_role("heading", level=1, name=re.compile(re.escape(story.people["owner"]))).wait_for()
    story.see("new-workspace")


def import_customers(story: Story):
    """From the empty list of customers, as its empty state says."""
    story.visit.open("/customers")
    story.see("no-customers")
    story.press("list.import")
    story.page.wait_for_url(re.compile(r"/imports/new\?type=customers?$"))
    story.visit.settle()
    story.page.locator("input[type=file]").set_input_files({"name": "customers.csv", "mimeType": "text/csv", "buffer": customers_csv(story)})
    story.page.wait_for_url(re.compile(r"/imports/[0-9a-f-]{36}"))
    story.page.get_by_text(story.t("import.mappingTitle")).wait_for()
    story.see("import-mapping")
    story.press("import.check")
    story.page.get_by_text(story.t("import.allGood", n="1,000")).wait_for(timeout=60_000)
    story.see("import-checked")
    story.press("import.run", n="1,000")
    story.page.get_by_text(story.t("import.done", n="1,000")).wait_for(timeout=60_000)
    story.see("import-done")
    story.page.get_by_role("link", name=re.compile(re.escape(story.t("import.look", types="").strip()))).click()
    story.page.get_by_role("heading", level=1).filter(has_text="1,000").wait_for()
    story.see("customers")


def customers_csv(story: Story) -> bytes:
    """As a spreadsheet of this language would write it."""
    file = io.StringIO()
    writer = csv.writer(file)
    names = ("name", "kind", "city", "phone", "employees")
    writer.writerow([story.field_title("customer", name) for name in names])
    for number in range(1000):
        city = story.people["city" if number % 4 == 1 else "other_city"]
        writer.writerow([story.people["customer"].format(number), "company", city, f"+86138{number:08d}", number])
    return file.getvalue().encode("utf-8-sig")


def find_and_edit(story: Story):
    title = story.type_title("customer", "plural_title")
    search = story.page.get_by_role("searchbox").or_(story.page.locator(".gx-tools-search input")).first
    search.fill(story.people["sought"])
    story.page.get_by_role("link", name=story.people["sought"], exact=True).click()
    story.page.get_by_role("heading", level=1, name=story.people["sought"]).wait_for()
    story.see("customer")
    story.press("record.edit")
    dialog = story.page.get_by_role("dialog")
    dialog.wait_for()
    story.see("customer-form")
    employees = story.field_title("customer", "employees")
    fold_out(story, dialog, employees)
    story.fill(employees, "99", dialog)
    story.button("record.save", dialog).click()
    dialog.wait_for(state="detached")
    story.visit.settle()
    show_history(story)
    change = story.page.get_by_role("listitem").filter(has_text=employees).filter(has_text="421").filter(has_text="99")
    change.first.wait_for()
    story.see("customer-history")
    assert title


def fold_out(story: Story, dialog, label: str):
    """Sections of a form are folded; all are opened until the field is there."""
    for button in dialog.locator("button[aria-expanded=false]").all():
        if dialog.get_by_label(re.compile(rf"^{re.escape(label)}\s*\*?$")).count():
            return
        button.click()


def show_history(story: Story):
    """Beside the record on a PC, behind a tab on a phone."""
    tab = story.page.get_by_role("tab", name=story.t("record.history"))
    if tab.count():
        tab.click()
    story.visit.settle()


def filter_and_save_a_view(story: Story):
    story.visit.open("/customers")
    story.press("list.filter")
    sheet = story.page.get_by_role("dialog", name=story.t("filter.title"))
    sheet.wait_for()
    story.press("filter.add_condition", sheet)
    city = story.field_title("customer", "city")
    sheet.get_by_role("combobox", name=story.t("filter.field")).fill(city)
    story.page.get_by_role("option", name=city, exact=True).click()
    sheet.get_by_label(f"{city}: {story.t('filter.value')}").fill(story.people["city"])
    sheet.get_by_text(story.t("filter.matches", n="250")).wait_for()
    story.see("filter")
    story.press("filter.apply", sheet)
    sheet.wait_for(state="detached")
    story.page.get_by_role("heading", level=1).filter(has_text="250").wait_for()
    story.press("list.view_menu")
    story.page.get_by_role("menuitem", name=story.t("list.save_as")).click()
    dialog = story.page.get_by_role("dialog", name=story.t("list.new_view"))
    story.fill(story.t("list.view_name"), story.people["view"], dialog)
    story.see("new-view")
    story.press("list.save", dialog)
    story.page.get_by_role("link", name=story.people["view"]).wait_for()
    story.see("view")
    story.visit.open("/customers")
    story.page.get_by_role("link", name=story.people["view"]).click()
    story.page.get_by_role("heading", level=1).filter(has_text="250").wait_for()


def invite(story: Story, slug: str):
    story.visit.open("/settings/members")
    story.press("settings.members.invite")
    dialog = story.page.get_by_role("dialog")
    story.fill(story.t("settings.members.email"), f"colleague@{slug}.example.com", dialog)
    story.fill(story.t("settings.members.name"), story.people["colleague"], dialog)
    dialog.get_by_role("radio", name=re.compile(story.t("settings.role.read_only"))).check()
    story.see("invite")
    story.press("settings.members.sendInvitation", dialog)
    dialog.wait_for(state="detached")
    story.page.get_by_text(f"colleague@{slug}.example.com").first.wait_for()
    story.see("members")


def accept_and_be_unable_to_edit(colleague: Story, deployment, slug: str):
    colleague.visit.open(mailed_link(deployment, f"colleague@{slug}.example.com"))
    title = colleague.t("visitor.invitedBy", inviter=colleague.people["owner"], workspace=colleague.people["company"])
    colleague.page.get_by_role("heading", level=1, name=title, exact=True).wait_for()
    colleague.fill(colleague.t("visitor.choosePassword"), PASSWORD)
    colleague.see("invitation")
    colleague.press("visitor.join")
    colleague.page.wait_for_url("**/")
    colleague.visit.settle()
    colleague.visit.open("/customers")
    title = colleague.type_title("customer")
    expect(colleague.button("list.create", title=title)).to_have_count(0)
    colleague.page.get_by_role("link", name=colleague.people["customer"].format(999)).or_(colleague.page.get_by_role("link", name=re.compile(r"\d{4}$"))).first.click()
    colleague.page.get_by_role("heading", level=1, name=re.compile(r"\d{4}$")).wait_for()
    colleague.see("read-only-customer")
    expect(colleague.button("record.edit")).to_have_count(0)
    expect(colleague.page.locator(".gx-inline-pencil")).to_have_count(0)
    cookie = next(cookie["value"] for cookie in colleague.page.context.cookies() if cookie["name"] == "gx_session")
    customer = colleague.visit.path.rsplit("/", 1)[1]
    assert Client(deployment.port, cookie).patch(f"customers/{customer}", {"employees": 1}, etag=f'"{customer}-1"').status == 403


def upgrade(story: Story):
    story.visit.open("/settings/plan")
    story.see("plan")
    story.press("settings.plan.upgrade", plan=story.people["plan"])
    dialog = story.page.get_by_role("dialog")
    dialog.wait_for()
    story.see("plan-change")
    story.press("settings.plan.confirm", dialog, plan=story.people["plan"])
    dialog.wait_for(state="detached")
    story.page.get_by_role("article").filter(has_text=story.people["plan"]).get_by_text(story.t("settings.plan.current")).wait_for()


def switch_the_funnel_on(story: Story):
    switch = story.page.get_by_role("switch").last
    expect(switch).to_have_attribute("aria-checked", "false")
    switch.click()
    story.page.locator("[role=switch][aria-checked=true]").last.wait_for()
    story.see("modules")


def drag_a_deal(story: Story):
    """From the board: creates a deal there, then drags it on."""
    story.visit.open("/")
    board = Board(story.visit)
    board.open()
    story.see("empty-board")
    first, second = story.people["stages"]
    story.press("funnel.board.newDeal")
    dialog = story.page.get_by_role("dialog")
    story.fill(story.field_title("deal", "name"), story.people["deal"], dialog)
    dialog.get_by_role("combobox", name=story.field_title("deal", "customer")).fill(story.people["sought"])
    story.page.get_by_role("option", name=story.people["sought"], exact=True).click()
    story.fill(story.field_title("deal", "amount"), "86000", dialog)
    story.see("new-deal")
    story.press("funnel.create.save", dialog)
    board.card_in(first, story.people["deal"]).wait_for()
    story.visit.settle()
    with story.page.expect_response("**/deals/*") as written:
        board.drag_on(story.people["deal"], second)
    assert written.value.status == 200
    board.card_in(second, story.people["deal"]).wait_for()
    story.see("board")
