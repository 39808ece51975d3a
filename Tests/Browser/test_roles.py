"""From a role to what its holder sees: an administrator makes it, gives it, and somebody signs in who sees no more than it says."""

import json
import re

import pytest
from playwright.sync_api import expect
from roles import GRANTS, MASKED, PHONE, VIEWS, WORDS, Roles, add_role, nobody_has_a_role, offices, people, user_of  # noqa: F401


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_role_from_its_name_to_what_its_holder_sees(people, offices, language, size):
    office, limited = offices[language]
    holder = user_of(office, limited)
    mine = office.create_customer(WORDS[language]["mine"], owner=holder["id"], phone=PHONE, annual_revenue={"amount": 500000, "currency": "CNY"})
    theirs = office.create_customer(WORDS[language]["theirs"], phone=PHONE)
    owner, member = people(language, size)
    make_role(owner)
    give_role(owner, holder)
    sees_only_own(member, mine, theirs)
    sees_no_more_of_a_record(member, mine)
    is_told_of_others(member, theirs)


def make_role(story: Roles):
    words = story.people
    story.visit.open("/settings/roles")
    story.see("roles")
    story.press("roles.new")
    story.page.wait_for_url("**/settings/roles/new")
    story.visit.settle()
    story.press("roles.create")
    story.page.get_by_text(story.label("nameMissing")).wait_for()
    story.fill(story.t(f"roles.name_{story.visit.language}"), words["role"])
    title = story.type_title("customer", "plural_title")
    inside = story.open_type(title)
    for action, scope in (("read", "own"), ("create", "all"), ("update", "own")):
        story.set_cell(title, action, scope, inside)
    story.set_field("customer", "phone", "masked", inside)
    story.set_field("customer", "annual_revenue", "none", inside)
    story.see("role-fields")
    story.close_type()
    story.see("role-new")
    story.press("roles.create")
    story.page.wait_for_url(re.compile(r"/settings/roles/[0-9a-f-]{36}"))
    story.visit.settle()
    story.see("role")
    role = story.page.evaluate("async id => (await fetch(`/api/v1/roles/${id}`)).json()", story.visit.path.rsplit("/", 1)[1])
    assert json.loads(role["grants"])["types"]["customer"] == {
        "read": "own", "create": "all", "update": "own", "fields": {"phone": "masked", "annual_revenue": "none"}}


def give_role(story: Roles, holder: dict):
    story.visit.open("/settings/members")
    story.button("settings.members.actionsOf", name=holder["name"]).click()
    story.page.get_by_role("menuitem", name=story.t("settings.members.edit"), exact=True).click()
    dialog = story.dialog()
    dialog.get_by_role("combobox", name=re.compile(rf"^{re.escape(story.label('assigned'))}")).first.click()
    story.page.get_by_role("option", name=story.people["role"], exact=True).click()
    story.page.keyboard.press("Escape")
    story.see("role-given")
    story.press("tenants.form.save", dialog)
    dialog.wait_for(state="detached")
    story.visit.settle()
    story.page.get_by_text(story.people["role"], exact=True).first.wait_for()


def sees_only_own(story: Roles, mine: dict, theirs: dict):
    story.visit.open("/customers")
    story.page.get_by_role("link", name=mine["name"], exact=True).first.wait_for()
    expect(story.page.get_by_text(theirs["name"])).to_have_count(0)
    story.see("role-list")


def sees_no_more_of_a_record(story: Roles, mine: dict):
    story.visit.open(f"/customers/{mine['id']}")
    story.page.get_by_text(MASKED).first.wait_for()
    expect(story.page.get_by_text("1234123")).to_have_count(0)
    fields = story.page.evaluate("async () => (await (await fetch('/api/v1/metadata')).json()).record_types.find(one => one.name === 'customer').fields.map(one => one.name)")
    assert "annual_revenue" not in fields and "phone" in fields
    story.button("record.edit").wait_for()
    expect(story.page.locator("a[href^='tel:']")).to_have_count(0)
    story.see("role-record")
    story.press("record.more")
    expect(story.page.get_by_role("menuitem", name=story.t("record.remove"), exact=True)).to_have_count(0)
    story.page.keyboard.press("Escape")
    story.press("record.edit")
    dialog = story.dialog()
    dialog.wait_for()
    story.visit.settle()
    titles = story.page.evaluate("async () => (await (await fetch('/api/v1/metadata')).json()).record_types.find(one => one.name === 'customer').fields.find(one => one.name === 'phone')")
    assert titles["read_only"] and titles["masked"] and titles["comparisons"] == []
    expect(dialog.locator("[data-field=phone]")).to_have_count(0)
    story.page.keyboard.press("Escape")


def is_told_of_others(story: Roles, theirs: dict):
    with story.visit.tolerating(404):
        story.visit.open(f"/customers/{theirs['id']}")
        story.page.get_by_text(story.t("record.missingText")).first.wait_for()


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_record_is_shared_and_its_page_says_who_sees_it(people, offices, language, size):
    office, limited = offices[language]
    holder = user_of(office, limited)
    add_role(office, "shared_with", GRANTS, holder["id"])
    record = office.create_customer(f"Pier {language}", phone=PHONE)
    owner, member = people(language, size)
    open_access(owner, record)
    row = owner.dialog().locator(".gx-access-person").filter(has_text=holder["name"])
    row.filter(has_text=owner.t("access.most.none")).wait_for()
    owner.dialog().get_by_role("combobox").first.fill(holder["name"])
    owner.page.get_by_role("option", name=re.compile(re.escape(holder["name"]))).first.click()
    shares = owner.dialog().get_by_role("region", name=owner.t("access.sharedWith")).get_by_role("listitem").filter(has_text=holder["name"])
    shares.wait_for()
    owner.see("role-shared")
    member.visit.open(f"/customers/{record['id']}")
    member.page.get_by_text(MASKED).first.wait_for()
    expect(member.button("record.edit")).to_have_count(0)
    shares.get_by_role("button", name=owner.t("access.level.update"), exact=True).click()
    owner.visit.settle()
    member.visit.open(f"/customers/{record['id']}")
    member.button("record.edit").wait_for()
    open_access(member, record)
    member.dialog().get_by_text(member.t("access.mine")).first.wait_for()
    member.dialog().locator(".gx-access-person button").first.click()
    member.dialog().get_by_text(member.t("access.why.shared")).first.wait_for()
    member.see("role-mine")
    owner.button("access.take", name=holder["name"]).click()
    shares.wait_for(state="detached")
    with member.visit.tolerating(404):
        member.visit.open(f"/customers/{record['id']}")
        member.page.get_by_text(member.t("record.missingText")).first.wait_for()


def open_access(story: Roles, record: dict):
    story.visit.open(f"/customers/{record['id']}")
    story.press("record.more")
    story.page.get_by_role("menuitem", name=story.t("record.access"), exact=True).click()
    story.dialog().locator(".gx-access-person").first.wait_for()
