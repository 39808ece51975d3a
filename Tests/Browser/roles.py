"""Offices with roles, and what the tests of roles do at their screens."""

import json
import re

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


OFFICES: dict = {}


@pytest.fixture(scope="session")
def offices(deployment):
    """Made once, whichever module asks first."""
    for language in WORDS if not OFFICES else ():
        office = deployment.create_workspace(f"roles-{language}", "enterprise")
        limited = office.add_user("limited")
        for token in (office.token, limited):
            assert office.client(token).patch("account", {"language": language}).status == 200
        OFFICES[language] = (office, limited)
    return OFFICES


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
