"""From a role to what its holder sees: an administrator makes it, gives it, and somebody signs in who sees no more than it says."""

import json
import re
import time

import pytest
from test_story import Story

VIEWS = [pytest.param("zh", "phone", id="zh-phone"), pytest.param("en", "pc", id="en-pc")]
WORDS = {
    "en": {"role": "Field sales", "rest": "Everything else", "customer": "Customers", "mine": "Harbour Café", "theirs": "Lighthouse Bakery", "colleague": "Role limited"},
    "zh": {"role": "外勤销售", "rest": "其他所有类型", "customer": "客户", "mine": "港湾咖啡馆", "theirs": "灯塔面包房", "colleague": "Role limited"},
}
PHONE, MASKED = "+8613812341234", re.compile(r"\d{2,3}\*{4}1234")
GRANTS = {"types": {"*": {"read": "own"}, "customer": {"read": "own", "create": "all", "update": "own", "fields": {"phone": "masked", "annual_revenue": "none", "industry": "read"}}}}


class Roles(Story):
    """An administrator, or a member who may do what roles say, at one screen."""

    @property
    def is_narrow(self) -> bool:
        return self.visit.size == "phone"

    def dialog(self):
        return self.page.get_by_role("dialog").last

    def label(self, key: str) -> str:
        return self.t(f"roles.{key}")

    def set_cell(self, type: str, action: str, scope: str, inside=None):
        """In the matrix, or on a phone in the sheet of the type, which is open already."""
        names = {"type": type, "action": self.label(f"action.{action}")}
        cell = (inside or self.page).get_by_role("button", name=re.compile(rf"^{re.escape(self.t('roles.cell', **names, scope=''))}"))
        self.pick(cell, f"{'whole' if action in ('create', 'bulk') else 'scope'}.{scope}")

    def set_field(self, type: str, field: str, right: str, inside=None):
        title = self.field_title(type, field)
        button = (inside or self.page).get_by_role("button", name=re.compile(rf"^{re.escape(self.t('roles.field', field=title, right=''))}"))
        self.pick(button, f"right.{right}")

    def pick(self, button, key: str):
        button.click()
        self.page.get_by_role("menuitemradio", name=re.compile(rf"^{re.escape(self.label(key))}")).first.click()
        self.page.locator(".gx-pick-menu").wait_for(state="detached")

    def open_type(self, title: str):
        """Its row opens to its fields; on a phone it is a sheet."""
        if self.is_narrow:
            self.page.locator(".gx-type-rights").filter(has=self.page.get_by_text(title, exact=True)).click()
            self.dialog().wait_for()
            return self.dialog()
        self.page.get_by_role("button", name=self.t("roles.showFields", type=title), exact=True).click()
        return self.page

    def close_type(self):
        if self.is_narrow:
            self.press("app.ok", self.dialog())
            self.page.get_by_role("dialog").wait_for(state="detached")


@pytest.fixture(scope="module")
def offices(deployment):
    made = {}
    for language in WORDS:
        office = deployment.create_workspace(f"roles-{language}", "enterprise")
        limited = office.add_user("limited")
        for token in (office.token, limited):
            assert office.client(token).patch("account", {"language": language}).status == 200
        made[language] = (office, limited)
    return made


@pytest.fixture
def people(new_page, offices):
    def open_pages(language: str, size: str):
        office, limited = offices[language]
        return [Roles(new_page(language, size, token), WORDS[language]) for token in (office.token, limited)]
    return open_pages


def user_of(office, token: str) -> dict:
    return office.client(token).get("session").json["user"]


def add_role(office, code: str, grants: dict, *users: str) -> dict:
    client = office.client()
    made = client.post("roles", {"code": code, "name_en": code, "name_zh": code, "grants": json.dumps(grants)})
    assert made.status == 201, made
    for user in users:
        given = client.post("role_assignments", {"user": user, "role": made.json["id"]})
        assert given.status == 201, given
    return made.json


def take_role(office, role: dict):
    """From everybody who has it."""
    client = office.client()
    for one in client.get("role_assignments?limit=200").json["data"]:
        if one["role"] == role["id"]:
            assert client.delete(f"role_assignments/{one['id']}").status == 204


@pytest.fixture(autouse=True)
def nobody_has_a_role(offices):
    """Whatever became of a test, the next one begins with a member who may do nothing."""
    yield
    for office, _ in offices.values():
        for one in office.client().get("role_assignments?limit=200").json["data"]:
            office.client().delete(f"role_assignments/{one['id']}")


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
    assert story.page.get_by_text(theirs["name"]).count() == 0
    story.see("role-list")


def sees_no_more_of_a_record(story: Roles, mine: dict):
    story.visit.open(f"/customers/{mine['id']}")
    story.page.get_by_text(MASKED).first.wait_for()
    assert story.page.get_by_text("1234123").count() == 0
    fields = story.page.evaluate("async () => (await (await fetch('/api/v1/metadata')).json()).record_types.find(one => one.name === 'customer').fields.map(one => one.name)")
    assert "annual_revenue" not in fields and "phone" in fields
    story.button("record.edit").wait_for()
    assert story.page.locator("a[href^='tel:']").count() == 0
    story.see("role-record")
    story.press("record.more")
    assert story.page.get_by_role("menuitem", name=story.t("record.remove"), exact=True).count() == 0
    story.page.keyboard.press("Escape")
    story.press("record.edit")
    dialog = story.dialog()
    dialog.wait_for()
    story.visit.settle()
    titles = story.page.evaluate("async () => (await (await fetch('/api/v1/metadata')).json()).record_types.find(one => one.name === 'customer').fields.find(one => one.name === 'phone')")
    assert titles["read_only"] and titles["masked"] and titles["comparisons"] == []
    assert dialog.locator("[data-field=phone]").count() == 0
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
    assert member.button("record.edit").count() == 0
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
    assert member.page.get_by_role("link", name="Customers", exact=True).count() == 0
    member.visit.open("/customers")
    member.page.get_by_text(member.t("shell.notFoundTitle")).first.wait_for()
    member.visit.open("/settings/account")
    member.see("role-none")
