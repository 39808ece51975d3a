"""Fields of a workspace's own: an administrator adds them in the browser, members have them at once; in Chinese on a phone, in English on a PC."""

import re

import pytest
from fields import VIEWS, Fields, offices, people  # noqa: F401
from playwright.sync_api import expect


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
    expect(preview.get_by_text(words["choices"][0])).to_have_count(1)
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
    expect(member.page.get_by_role("link", name=member.t("tenants.fields"), exact=True)).to_have_count(0)


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
    expect(member.page.get_by_role("link", name="Nobody", exact=True)).to_have_count(0)
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
    expect(member.page.get_by_role("option", name=words["choices"][1], exact=True)).to_have_count(0)
    member.page.keyboard.press("Escape")


def delete_and_restore(owner: Fields, member: Fields):
    words = owner.people

    def look_at_a_form():
        member.visit.open("/customers/new")
        expect(member.page.get_by_text(words["help"])).to_have_count(0)

    owner.open_settings().through_the_bin("fields", words["level"], owner.row(words["level"]), 1, look_at_a_form)
    member.visit.open("/customers")
    member.page.get_by_role("link", name=words["customer"], exact=True).click()
    member.page.get_by_text(words["choices"][1]).first.wait_for()
