"""The settings of fields as people address them, and a workspace for each language to try them in."""

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
        """A list of which several may be chosen stays open until it is closed."""
        inside.get_by_role("combobox", name=re.compile(rf"^{re.escape(label)}")).first.click()
        self.page.get_by_role("option", name=option, exact=True).click()
        if self.page.locator("[role=listbox][aria-multiselectable=true]").count():
            self.page.keyboard.press("Escape")
        self.page.locator(".q-menu").wait_for(state="detached")

    def menu(self, name: str, key: str):
        self.button("fields.actionsOf", name=name).click()
        self.page.get_by_role("menuitem", name=self.t(key), exact=True).click()
        self.visit.settle()

    def through_the_bin(self, area: str, name: str, row, used: int, meanwhile):
        """Deletes one of the `fields` or `objects`, which so many records use, has somebody else look at it meanwhile, and restores it."""
        self.menu(name, f"{area}.delete")
        dialog = self.dialog()
        dialog.get_by_text(self.t(f"{area}.deleteUsed", n=used)).wait_for()
        self.see(f"{area}-delete")
        self.press(f"{area}.delete", dialog)
        self.page.get_by_role("heading", name=self.t(f"{area}.bin")).wait_for()
        row.wait_for(state="detached")
        self.see(f"{area}-bin")
        meanwhile()
        self.button(f"{area}.restoreNamed", name=name).click()
        row.wait_for()
        self.visit.settle()


@pytest.fixture(scope="module")
def offices(deployment, request):
    """A workspace for each language and module of tests, its people speaking it."""
    made, slug = {}, request.module.__name__.removeprefix("test_").replace("_", "-")
    for language in WORDS:
        office = deployment.create_workspace(f"{slug}-{language}", "growth")
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
