"""The editor of roles: by keyboard, with what is wrong in its place, beside another administrator."""

import json
import re
import time

from playwright.sync_api import expect
from roles import GRANTS, add_role, nobody_has_a_role, offices, people, take_role, user_of  # noqa: F401


def test_the_matrix_by_keyboard(people, offices):
    office, _ = offices["en"]
    role = add_role(office, "by_keyboard", {"types": {"*": {"read": "own"}}})
    owner, _ = people("en", "pc")
    owner.visit.open(f"/settings/roles/{role['id']}")
    cell = owner.page.get_by_role("button", name=re.compile(r"^Customers, See:"))
    cell.focus()
    owner.page.keyboard.press("4")
    owner.page.keyboard.press("ArrowRight")
    owner.page.keyboard.press("ArrowRight")
    owner.page.keyboard.press("Enter")
    owner.page.locator("[role=menuitemradio][aria-checked=true]:focus").wait_for()
    owner.page.keyboard.press("ArrowDown")
    owner.page.keyboard.press("Enter")
    owner.page.get_by_role("button", name=re.compile(r"^Customers, Change: Own")).wait_for()
    owner.press("roles.save")
    owner.page.locator(".gx-save-bar").wait_for(state="detached")
    owner.visit.settle()
    stored = json.loads(office.client().get(f"roles/{role['id']}").json["grants"])
    assert stored["types"] == {"*": {"read": "own"}, "customer": {"read": "all", "update": "own"}}
    owner.page.get_by_text("Customers, See: Own → All", exact=True).wait_for()


def test_what_is_wrong_stands_at_its_cell(people, offices):
    """The server's word, and nothing is lost by a reload."""
    office, _ = offices["en"]
    role = add_role(office, "wrong_cells", {"types": {}})
    owner, _ = people("en", "pc")
    owner.visit.open(f"/settings/roles/{role['id']}")
    inside = owner.open_type("Customers")
    owner.set_cell("Customers", "create", "all")
    owner.set_cell("Customers", "read", "all")
    owner.set_field("customer", "name", "masked", inside)
    with owner.visit.tolerating(422):
        owner.press("roles.save")
        owner.page.get_by_text(owner.label("problems")).wait_for()
    owner.page.locator(".gx-field-right .gx-bad-words").first.wait_for()
    time.sleep(0.4)
    owner.page.reload()
    owner.visit.settle()
    owner.page.get_by_text(owner.label("draft")).wait_for()
    owner.open_type("Customers")
    owner.set_field("customer", "name", "write")
    owner.press("roles.save")
    owner.page.locator(".gx-save-bar").wait_for(state="detached")
    assert json.loads(office.client().get(f"roles/{role['id']}").json["grants"])["types"] == {"customer": {"read": "all", "create": "all"}}


def test_two_administrators_at_once(people, offices):
    office, _ = offices["en"]
    role = add_role(office, "two_at_once", {"types": {"customer": {"read": "own"}}})
    owner, _ = people("en", "pc")
    owner.visit.open(f"/settings/roles/{role['id']}")
    owner.set_cell("Customers", "update", "own")
    client = office.client()
    changed = client.patch(f"roles/{role['id']}", {"grants": json.dumps({"types": {"customer": {"read": "team"}}})}, etag=f'"{role["id"]}-{role["version"]}"')
    assert changed.status == 200, changed
    with owner.visit.tolerating(412):
        owner.press("roles.save")
        owner.page.get_by_text(owner.label("merged")).wait_for()
    owner.press("roles.save")
    owner.page.locator(".gx-save-bar").wait_for(state="detached")
    assert json.loads(client.get(f"roles/{role['id']}").json["grants"])["types"] == {"customer": {"read": "team", "update": "own"}}


def test_a_role_that_somebody_has_is_not_deleted(people, offices):
    office, limited = offices["en"]
    role = add_role(office, "in_use", GRANTS, user_of(office, limited)["id"])
    owner, _ = people("en", "pc")
    owner.visit.open("/settings/roles")
    owner.button("fields.actionsOf", name="in_use").click()
    owner.page.get_by_role("menuitem", name=owner.label("delete"), exact=True).click()
    owner.page.get_by_text(owner.t("roles.inUse", n=1, name="in_use")).first.wait_for()
    take_role(office, role)
    owner.page.reload()
    owner.visit.settle()
    owner.button("fields.actionsOf", name="in_use").click()
    owner.page.get_by_role("menuitem", name=owner.label("delete"), exact=True).click()
    owner.dialog().get_by_role("button", name=owner.label("delete"), exact=True).click()
    owner.visit.settle()
    assert office.client().get("roles?deleted=true").json["data"][0]["code"] == "in_use"
    owner.page.get_by_role("button", name=f"{owner.label('restore')} in_use", exact=True).click()
    owner.page.get_by_text(owner.t("roles.restored", name="in_use")).first.wait_for()


def test_by_roles_without_a_role_is_nothing(people, offices):
    """No list, no menu entry; an address says that there is nothing to see."""
    _, member = people("en", "pc")
    member.visit.open("/")
    expect(member.page.get_by_role("link", name="Customers", exact=True)).to_have_count(0)
    member.visit.open("/customers")
    member.page.get_by_text(member.t("shell.notFoundTitle")).first.wait_for()
    member.visit.open("/settings/account")
    member.see("role-none")
