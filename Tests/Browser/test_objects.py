"""Objects of a workspace's own: an administrator makes one in the browser, everybody works with it as with any other record; in Chinese on a phone,
in English on a PC."""

import re

import pytest
from fields import VIEWS, offices  # noqa: F401
from objects import WORDS, Objects
from playwright.sync_api import expect
from visit import eventually


@pytest.fixture
def people(new_page, offices):  # noqa: F811
    def open_pages(language: str, size: str):
        _, tokens = offices[language]
        return [Objects(new_page(language, size, tokens[role]), WORDS[language]) for role in ("owner", "member")]
    return open_pages


@pytest.mark.parametrize("language, size", VIEWS)
def test_an_object_from_its_name_to_the_bin_and_back(people, offices, language, size):  # noqa: F811
    office, _ = offices[language]
    office.create_customer(WORDS[language]["company"], kind="company")
    owner, member = people(language, size)
    make_it(owner)
    give_it_fields(owner)
    fill_it(member)
    sort_and_filter(member)
    move_on_the_board(member)
    take_a_change_back(member)
    see_it_at_its_customer(member)
    rename_and_see_the_history(owner)
    delete_and_restore(owner, member)


def make_it(owner: Objects):
    words = owner.people
    owner.open_objects().see("objects-none")
    dialog = owner.begin("")
    owner.press("objects.create", dialog)
    dialog.get_by_text(owner.t("objects.titleMissing")).wait_for()
    owner.page.keyboard.type(words["one"])
    choose_an_icon(owner, dialog)
    name_it(owner, dialog)
    owner.see("objects-new")
    owner.press("objects.create", dialog)
    owner.arrive_at_fields()
    owner.page.get_by_role("list", name=owner.t("objects.steps")).get_by_text(owner.t("objects.step.fields")).wait_for()
    owner.see("objects-fields")


def choose_an_icon(owner: Objects, dialog):
    dialog.get_by_label(owner.t("objects.iconSearch")).fill("zzz")
    dialog.get_by_text(owner.t("objects.iconNone")).wait_for()
    dialog.get_by_label(owner.t("objects.iconSearch")).fill(owner.people["search"])
    icons = dialog.locator(".gx-icon-option")
    owner.page.wait_for_function("() => document.querySelectorAll('.gx-icon-option').length === 1")
    icons.first.click()
    dialog.locator("input[name=icon][value=local_shipping]:checked").wait_for(state="attached")


def name_it(owner: Objects, dialog):
    """English titles are names as well; of Chinese ones somebody must say what programs call them."""
    name = dialog.get_by_label(owner.t("objects.name"), exact=True)
    if owner.visit.language == "en":
        expect(dialog.get_by_label(owner.t("objects.pluralTitle"), exact=True)).to_have_value(owner.people["many"])
        dialog.get_by_role("button", name=re.compile(f"^{owner.t('objects.names')}.*c_forklift$")).click()
    else:
        dialog.get_by_text(owner.t("objects.nameAdvice")).wait_for()
        expect(name).to_have_value("c_object_1")
        name.fill("forklift")
        owner.press("objects.create", dialog)
        dialog.get_by_text(owner.t("objects.nameWrong")).wait_for()
        name.fill("c_forklift")
    expect(name).to_have_value("c_forklift")
    expect(dialog.get_by_label(owner.t("objects.pluralName"), exact=True)).to_have_value("c_forklifts")


def give_it_fields(owner: Objects):
    words = owner.people
    owner.finish(owner.add_field(words["state"], "choice", words["states"]))
    dialog = owner.add_field(words["number"], "text")
    dialog.get_by_role("switch", name=owner.t("fields.unique")).click()
    owner.finish(dialog)
    dialog = owner.add_field(words["customer"], "reference")
    owner.choose(dialog, owner.t("fields.refersTo"), owner.type_title("customer"))
    owner.finish(dialog)
    owner.see("objects-with-fields")
    owner.to_list(words["many"])
    owner.see("objects-empty-list")
    owner.menu_place(words["many"]).wait_for()


def fill_it(member: Objects):
    words = member.people
    member.visit.open("/")
    member.menu_place(words["many"]).click()
    member.page.get_by_role("heading", level=1, name=words["many"]).wait_for()
    member.create({words_name(member): words["second"], words["number"]: "T-2"}, {words["state"]: words["states"][0]})
    member.visit.go("/c_forklifts")
    member.create({words_name(member): words["first"], words["number"]: "L-1"}, {words["state"]: words["states"][1]})
    refer_to_a_customer(member)
    member.see("objects-record")


def words_name(member: Objects) -> str:
    return member.field_title("c_forklift", "name")


def refer_to_a_customer(member: Objects):
    words = member.people
    member.press("record.edit")
    dialog = member.dialog()
    picker = dialog.get_by_role("combobox", name=re.compile(rf"^{re.escape(words['customer'])}"))
    picker.fill(words["company"])
    member.page.get_by_role("option", name=words["company"], exact=True).click()
    member.press("record.save", dialog)
    dialog.wait_for(state="detached")
    member.page.get_by_role("link", name=words["company"]).first.wait_for()


def sort_and_filter(member: Objects):
    words = member.people
    member.visit.open("/c_forklifts")
    member.sort_by(words_name(member))
    eventually(lambda: member.names(), sorted([words["first"], words["second"]], key=lambda name: 0 if name in ("Linde H25", "丰田 8FG") else 1))
    member.see("objects-sorted")
    sheet = member.filter_by_choice(words["state"], words["states"][1])
    sheet.get_by_text(member.t("filter.matches", n="1")).wait_for()
    member.press("filter.apply", sheet)
    sheet.wait_for(state="detached")
    eventually(lambda: member.names(), [words["first"]])
    member.see("objects-filtered")
    keep_as_a_view(member)


def keep_as_a_view(member: Objects):
    member.press("list.view_menu")
    member.page.get_by_role("menuitem", name=member.t("list.save_as")).click()
    dialog = member.page.get_by_role("dialog", name=member.t("list.new_view"))
    member.fill(member.t("list.view_name"), member.people["unknown"], dialog)
    member.press("list.save", dialog)
    dialog.wait_for(state="detached")
    member.visit.open("/c_forklifts")
    member.page.get_by_role("link", name=member.people["unknown"]).click()
    member.page.get_by_role("heading", level=1).filter(has_text=re.compile(r"\D1$")).wait_for()
    eventually(lambda: member.names(), [member.people["first"]])


def move_on_the_board(member: Objects):
    words = member.people
    member.visit.open("/c_forklifts")
    board = member.board()
    board.card_in(words["states"][0], words["second"]).wait_for()
    member.see("objects-board")
    with member.page.expect_response("**/c_forklifts/*") as written:
        board.drag_on(words["second"], words["states"][1])
    assert written.value.status == 200
    board.card_in(words["states"][1], words["second"]).wait_for()
    member.visit.settle()
    eventually(lambda: board.count(words["states"][1]), "2")


def take_a_change_back(member: Objects):
    """Who moved it, from what to what; and back with one press."""
    words = member.people
    member.page.get_by_role("link", name=words["second"], exact=True).click()
    member.page.get_by_role("heading", level=1, name=words["second"], exact=True).wait_for()
    member.show_history()
    change = member.page.get_by_role("listitem").filter(has_text=words["states"][0]).filter(has_text=words["states"][1]).last
    change.wait_for()
    member.see("objects-history")
    with member.page.expect_response(lambda response: response.request.method == "PATCH") as undone:
        member.button("record.undo").first.click()
    assert undone.value.status == 200 and undone.value.request.headers["if-match"]
    member.page.get_by_text(member.t("record.undone")).first.wait_for()
    member.visit.settle()
    tab = member.page.get_by_role("tab", name=member.t("record.details"))
    if tab.count():
        tab.click()
    member.page.locator(".gx-record-head, .gx-record-fields, #gx-tab-panel").get_by_text(words["states"][0], exact=True).first.wait_for()


def see_it_at_its_customer(member: Objects):
    words = member.people
    member.visit.open("/customers")
    member.page.get_by_role("link", name=words["company"], exact=True).click()
    member.page.get_by_role("heading", level=1, name=words["company"], exact=True).wait_for()
    member.show_related()
    related = member.page.get_by_role("region", name=words["many"], exact=True)
    related.get_by_role("link", name=words["first"], exact=True).wait_for()
    member.see("objects-related")


def rename_and_see_the_history(owner: Objects):
    words = owner.people
    owner.open_objects().menu(words["many"], "objects.edit")
    dialog = owner.dialog()
    dialog.get_by_text("c_forklift", exact=True).wait_for()
    description = dialog.get_by_label(owner.t("objects.description"), exact=True)
    description.fill(words["first"])
    owner.finish(dialog, "tenants.form.save")
    owner.card(words["many"]).get_by_text(words["first"]).wait_for()
    owner.card(words["many"]).get_by_text(owner.t("objects.fieldCount", n=3)).wait_for()
    owner.see("objects-one")
    owner.menu(words["many"], "objects.history")
    dialog = owner.page.get_by_role("dialog", name=owner.t("objects.historyOf", name=words["many"]))
    owner.press("record.undo", dialog)
    owner.page.get_by_text(owner.t("record.undone")).first.wait_for()
    owner.see("objects-definition-history")
    owner.page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    owner.card(words["many"]).get_by_text(words["first"]).wait_for(state="detached")


def delete_and_restore(owner: Objects, member: Objects):
    words = owner.people

    def look_for_it():
        member.visit.open("/c_forklifts")
        member.page.get_by_role("heading", name=member.t("shell.notFoundTitle")).wait_for()

    owner.through_the_bin("objects", words["many"], owner.card(words["many"]), 2, look_for_it)
    member.visit.open("/c_forklifts")
    eventually(lambda: sorted(member.names()), sorted([words["first"], words["second"]]))
