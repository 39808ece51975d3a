"""Layouts of forms and record pages: an administrator arranges them in the browser, members have them at once; in Chinese on a phone, in English on a PC."""

import json

import pytest
from fields import VIEWS, offices  # noqa: F401
from layouts import WORDS, Layouts, make_layout
from playwright.sync_api import expect
from visit import eventually


@pytest.fixture
def people(new_page, offices):
    """`people(language, size)` is the owner and a member at screens of their own."""
    def open_pages(language: str, size: str):
        _, tokens = offices[language]
        return [Layouts(new_page(language, size, tokens[role]), WORDS[language]) for role in ("owner", "member")]
    return open_pages


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_layout_from_the_first_change_to_the_page(people, offices, language, size):
    office, _ = offices[language]
    owner, member = people(language, size)
    words = owner.people
    customer = office.create_customer(words["customer"], wechat="lantern", needs="Light", kind="company")
    office.client().post("contacts", {"name": "Ann", "customer": customer["id"]})
    owner.open_layouts()
    owner.see("layouts-standard")
    make_a_section(owner)
    hide_a_list(owner)
    look_at_the_preview(owner, words["section"])
    owner.save_layout()
    owner.see("layouts-saved")
    use_the_form(member, words)
    look_at_the_page(member, words, customer)
    change_it_back(owner, words, customer)


def make_a_section(owner: Layouts):
    words = owner.people
    owner.press("layouts.addSection")
    owner.page.wait_for_function("() => document.activeElement.className === 'gx-section-title'")
    owner.page.keyboard.type(words["section"])
    owner.move("wechat", "layouts.moveTo", name=words["section"])
    owner.move("needs", "layouts.takeOut")
    eventually(lambda: owner.names(owner.rest()), ["needs"])
    section = owner.section(words["section"])
    owner.press("layouts.addFieldsTo", section, name=words["section"])
    owner.see("layouts-adding")
    owner.page.get_by_role("dialog").get_by_role("button", name=owner.field_title("customer", "needs"), exact=True).click()
    owner.page.keyboard.press("Escape")
    owner.press("layouts.columns_1", section)
    eventually(lambda: owner.names(section), ["wechat", "needs"])
    eventually(lambda: owner.names(owner.rest()), [])
    for _ in range(owner.sections().index(words["section"])):
        owner.press("layouts.actionsOf", section, name=words["section"])
        owner.page.get_by_role("menuitem", name=owner.t("layouts.moveUp"), exact=True).click()
        owner.page.locator(".q-menu").wait_for(state="detached")
    eventually(lambda: owner.sections()[:1], [words["section"]])


def hide_a_list(owner: Layouts):
    contacts = owner.type_title("contact", "plural_title")
    owner.page.get_by_role("switch", name=owner.t("layouts.showList", name=contacts)).click()


def look_at_the_preview(owner: Layouts, section: str):
    """The form and the page, on a computer and on a phone, of what isn't saved yet."""
    if owner.visit.size == "phone":
        owner.press("layouts.preview")
    preview = owner.page.locator(".gx-layout-preview")
    for what in ("form", "page"):
        preview.get_by_role("button", name=owner.t(f"layouts.{what}"), exact=True).click()
        for device in ("pc", "phone"):
            preview.get_by_role("button", name=owner.t(f"layouts.{device}"), exact=True).click()
            preview.get_by_text(section, exact=True).wait_for()
            owner.see(f"layouts-preview-{what}-{device}")
    expect(preview.get_by_text(owner.type_title("contact", "plural_title"), exact=True)).to_have_count(0)
    if owner.visit.size == "phone":
        owner.press("layouts.arrange")


def use_the_form(member: Layouts, words: dict):
    member.visit.open("/customers/new")
    section = member.form_section(words["section"])
    section.get_by_label(member.field_title("customer", "wechat"), exact=True).wait_for()
    titles = member.page.locator("form .gx-form-title").all_inner_texts()
    assert words["section"] in titles[0]
    first, second = (section.locator(".gx-field").nth(place).bounding_box() for place in (0, 1))
    assert first["x"] == second["x"] and first["width"] == second["width"]
    member.see("layouts-form")


def look_at_the_page(member: Layouts, words: dict, customer: dict):
    member.visit.open(f"/customers/{customer['id']}")
    first = member.page.locator(".gx-rows-section").first
    first.get_by_role("heading", name=words["section"]).wait_for()
    first.get_by_text("lantern").wait_for()
    if member.visit.size == "phone":
        member.page.get_by_role("tab", name=member.t("record.related"), exact=True).click()
        member.visit.settle()
    member.page.get_by_role("region", name=member.type_title("order", "plural_title")).wait_for()
    expect(member.page.get_by_role("region", name=member.type_title("contact", "plural_title"))).to_have_count(0)
    member.see("layouts-page")


def change_it_back(owner: Layouts, words: dict, customer: dict):
    """The way there begins at a record."""
    owner.visit.open(f"/customers/{customer['id']}")
    owner.press("record.more")
    owner.page.get_by_role("menuitem", name=owner.t("record.arrange"), exact=True).click()
    owner.page.wait_for_url("**/settings/layouts?type=customer")
    owner.visit.settle()
    owner.press("layouts.reset")
    owner.press("layouts.reset", owner.dialog())
    owner.page.get_by_text(owner.t("layouts.statusStandard")).wait_for()
    owner.visit.settle()
    eventually(lambda: words["section"] in owner.sections(), False)
    owner.press("layouts.history")
    dialog = owner.dialog()
    dialog.get_by_role("button", name=owner.t("layouts.use")).first.wait_for()
    owner.see("layouts-history")
    dialog.get_by_role("button", name=owner.t("layouts.use")).first.click()
    dialog.wait_for(state="detached")
    eventually(lambda: owner.sections()[:1], [words["section"]])
    owner.press("layouts.discard")
    eventually(lambda: words["section"] in owner.sections(), False)


def test_by_mouse(people, offices):
    """Fields within a section and into another one, sections, related lists."""
    owner, _ = people("en", "pc")
    owner.open_layouts("contact")
    main, reach = owner.sections()[:2]
    owner.drag(owner.pill("department").locator(".gx-grip"), owner.pill("email"))
    eventually(lambda: "department" in owner.names(owner.section(reach)), True)
    before = owner.names(owner.section(reach))
    owner.drag(owner.pill("wechat").locator(".gx-grip"), owner.pill("mobile"))
    eventually(lambda: owner.names(owner.section(reach)).index("wechat") < before.index("wechat"), True)
    owner.drag(owner.section(reach).locator(".gx-section-grip"), owner.section(main))
    eventually(lambda: owner.sections()[:2], [reach, main])
    lists = owner.page.get_by_role("list", name=owner.t("layouts.related")).locator(".gx-related-choice")
    names = lists.evaluate_all("all => all.map(row => row.dataset.name)")
    lists.first.scroll_into_view_if_needed()
    owner.drag(lists.last.locator(".gx-grip"), lists.first, below=2)
    eventually(lambda: lists.evaluate_all("all => all.map(row => row.dataset.name)")[0], names[-1])
    owner.save_layout()
    office, _ = offices["en"]
    stored = json.loads(office.client().get('layouts?filter=["record_type","is","contact"]').json["data"][0]["document"])
    assert [section["title_en"] for section in stored["sections"][:2]] == [reach, main]
    assert stored["sections"][0]["fields"] == owner.names(owner.section(reach))
    assert stored["related"][0] == names[-1]


@pytest.mark.parametrize("language, size", VIEWS)
def test_by_keyboard(people, language, size):
    owner, _ = people(language, size)
    owner.open_layouts("product")
    before = owner.names(owner.section(owner.sections()[0]))
    pill = owner.pill(before[1]).get_by_role("button")
    pill.focus()
    owner.page.keyboard.press("Alt+ArrowUp")
    eventually(lambda: owner.names(owner.section(owner.sections()[0]))[:2], [before[1], before[0]])
    owner.page.wait_for_function("name => document.activeElement.closest('.gx-pill')?.dataset.name === name", arg=before[1])
    for _ in before:
        owner.page.keyboard.press("Alt+ArrowDown")
    eventually(lambda: owner.names(owner.rest()), [before[1]])
    owner.page.get_by_role("status").filter(has_text=owner.t("layouts.more")).wait_for(state="attached")
    owner.press("layouts.discard")
    eventually(lambda: owner.names(owner.section(owner.sections()[0])), before)


@pytest.mark.parametrize("language, size", VIEWS)
def test_nothing_is_lost(people, language, size):
    """Leaving asks, a reload keeps, a section without a title is told where it is."""
    owner, _ = people(language, size)
    owner.open_layouts("team")
    owner.press("layouts.addSection")
    owner.press("layouts.save")
    owner.page.get_by_role("alert").filter(has_text=owner.t("layouts.titleMissing")).wait_for()
    owner.see("layouts-untitled")
    owner.page.keyboard.type(owner.people["section"])
    owner.open_tab("customer")
    owner.press("layouts.keepEditing", owner.dialog())
    eventually(lambda: owner.sections()[-1:], [owner.people["section"]])
    owner.page.wait_for_timeout(400)
    owner.page.once("dialog", lambda dialog: dialog.accept())
    owner.page.reload()
    owner.visit.settle()
    owner.page.get_by_text(owner.t("layouts.draftKept")).wait_for()
    owner.see("layouts-kept")
    eventually(lambda: owner.sections()[-1:], [owner.people["section"]])
    owner.open_tab("customer")
    owner.press("settings.leave", owner.dialog())
    owner.page.wait_for_url("**type=customer*")
    owner.open_layouts("team")
    eventually(lambda: owner.people["section"] in owner.sections(), False)


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_layout_for_a_role(people, offices, language, size):
    office, tokens = offices[language]
    client = office.client()
    owner, member = people(language, size)
    words = owner.people
    role = client.post("roles", {"name_en": words["role"], "code": "lamp_sales", "grants": "{}"})
    assert role.status == 201, role
    user = office.client(tokens["member"]).get("session")
    assigned = client.post("role_assignments", {"user": user.json["user"]["id"], "role": role.json["id"]})
    assert assigned.status == 201, assigned
    make_layout(client, "order", ("For all", ["customer", "status"]))
    owner.open_layouts("order")
    owner.choose(owner.page, owner.t("layouts.for"), words["role"])
    owner.page.get_by_text(owner.t("layouts.statusOfEverybody")).wait_for()
    eventually(lambda: owner.sections(), ["For all"])
    owner.page.locator(".gx-section-title").fill(words["renamed"])
    owner.save_layout()
    owner.see("layouts-role")
    member.visit.open("/orders/new")
    member.form_section(words["renamed"]).wait_for()
    owner.visit.open("/orders/new")
    owner.form_section("For all").wait_for()
    owner.open_layouts("order", role.json["id"])
    owner.press("layouts.resetForRole")
    owner.press("layouts.resetForRole", owner.dialog())
    owner.page.get_by_text(owner.t("layouts.statusOfEverybody")).wait_for()
    owner.visit.settle()
    eventually(lambda: owner.sections(), ["For all"])


def test_another_administrator_in_between(people, offices):
    office, _ = offices["en"]
    client = office.client()
    layout = make_layout(client, "user", ("Theirs", ["name"]))
    owner, _ = people("en", "pc")
    owner.open_layouts("user")
    owner.page.locator(".gx-section-title").fill("Mine")
    changed = client.patch(f"layouts/{layout['id']}", {"document": layout["document"].replace("Theirs", "Theirs too")}, etag=f'"{layout["id"]}-{layout["version"]}"')
    assert changed.status == 200, changed
    with owner.visit.tolerating(412):
        owner.press("layouts.save")
        owner.press("layouts.keepEditing", owner.dialog())
        owner.dialog().wait_for(state="detached")
        owner.visit.settle()
        eventually(lambda: owner.sections(), ["Mine"])
        owner.press("layouts.save")
        owner.press("layouts.overwrite", owner.dialog())
        owner.button("layouts.save").wait_for(state="detached")
    assert json.loads(client.get(f"layouts/{layout['id']}").json["document"])["sections"][0]["title_en"] == "Mine"


def test_fields_come_and_go(people, offices):
    """What is newer than a layout is shown under "More"; what is in the bin finds its place again."""
    office, _ = offices["en"]
    client = office.client()
    level = office.create_field("product", "c_level", "text", title_en="Level")
    make_layout(client, "product", ("All", ["c_level", "name"]))
    office.create_field("product", "c_newer", "text", title_en="Newer", required=True)
    owner, _ = people("en", "pc")
    owner.visit.open("/products/new")
    more = owner.form_section(owner.t("record.section.other"))
    more.get_by_label("Newer").wait_for()
    owner.open_layouts("product")
    eventually(lambda: "c_newer" in owner.names(owner.rest()), True)
    assert client.delete(f"fields/{level['id']}").status in (200, 204)
    owner.open_layouts("product")
    eventually(lambda: owner.names(owner.section("All")), ["name"])
    owner.page.locator(".gx-section-title").fill("Everything")
    owner.save_layout()
    assert client.post(f"fields/{level['id']}/restoration").status == 200
    owner.open_layouts("product")
    eventually(lambda: owner.names(owner.section("Everything")), ["c_level", "name"])


def test_members_have_no_business_there(people):
    _, member = people("en", "pc")
    member.visit.open("/settings/account")
    expect(member.page.get_by_role("link", name=member.t("tenants.layouts"), exact=True)).to_have_count(0)
