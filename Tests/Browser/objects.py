"""Objects of a workspace's own as people address them: their settings, their place in the menu, their lists."""

import re

from board import Board
from fields import Fields

WORDS = {
    "en": {
        "one": "Forklift", "many": "Forklifts", "search": "truck", "state": "State", "states": ["Ready", "In repair", "Sold"], "number": "Serial number", "customer": "Customer",
        "first": "Linde H25", "second": "Toyota 8FG", "company": "Harbour Café", "unknown": "Battery", "example": "Project", "examples": "Projects", "task": "New shop"},
    "zh": {
        "one": "叉车", "many": "叉车", "search": "货车", "state": "车况", "states": ["可用", "维修中", "已售"], "number": "车架号", "customer": "所属客户",
        "first": "林德 H25", "second": "丰田 8FG", "company": "港湾咖啡馆", "unknown": "电瓶", "example": "项目", "examples": "项目", "task": "新店装修"},
}


class Objects(Fields):
    """An administrator, or a member, at one screen."""

    def open_objects(self):
        self.visit.open("/settings/objects")
        return self

    def begin(self, title: str):
        """A new object: its name is where one starts to type."""
        self.button("objects.add").first.click()
        dialog = self.dialog()
        dialog.wait_for()
        self.page.wait_for_function("() => document.activeElement.name?.startsWith('title_')")
        self.page.keyboard.type(title)
        return dialog

    def card(self, title: str):
        return self.page.get_by_role("list", name=self.t("objects.list")).get_by_role("listitem").filter(has=self.page.get_by_role("heading", name=title, exact=True))

    def arrive_at_fields(self):
        self.page.wait_for_url("**/settings/fields?*")
        self.visit.settle()

    def to_list(self, title: str):
        """From the fields of an object to its records."""
        self.press("objects.openList", name=title)
        self.page.get_by_role("heading", level=1, name=title).wait_for()
        self.visit.settle()

    def menu_place(self, title: str):
        """The object's link among the workspace's own: at the side, or behind the menu on a phone."""
        if self.visit.size == "phone":
            self.button("shell.menu").first.click()
        navigation = self.page.get_by_role("navigation", name=self.t("shell.objects"))
        return navigation.get_by_role("link", name=title, exact=True)

    def add_field(self, title: str, kind: str, choices: list[str] = ()):
        dialog = self.start(title, kind)
        for number, choice in enumerate(choices, 1):
            if number > 3:
                self.press("fields.addChoice", dialog)
            dialog.get_by_label(self.t("fields.choiceNumber", n=number), exact=True).fill(choice)
        return dialog

    def create(self, values: dict[str, str], choices: dict[str, str] | None = None):
        """A record by the form, from its list."""
        self.page.get_by_role("main").get_by_role("button", name=re.compile(rf"^{re.escape(self.t('list.create', title=''))}")).first.click()
        self.page.get_by_role("heading", level=1).first.wait_for()
        self.visit.settle()
        for label, value in values.items():
            self.fill(label, value)
        for label, option in (choices or {}).items():
            self.choose(self.page, label, option)
        self.press("record.create")
        name = next(iter(values.values()))
        self.page.get_by_role("heading", level=1, name=name, exact=True).wait_for()
        self.visit.settle()

    def sort_by(self, field: str):
        """By the head of its column on a PC, by the menu of the list on a phone."""
        if self.visit.size == "phone":
            self.press("list.more", self.page.get_by_role("main"))
            self.page.get_by_role("menuitem", name=field, exact=True).click()
        else:
            self.page.get_by_role("columnheader", name=re.compile(rf"^{re.escape(field)}")).first.click(position={"x": 12, "y": 12})
        self.visit.settle()

    def names(self) -> list[str]:
        """The records of the list, as they follow each other."""
        self.visit.settle()
        return [name.strip() for name in self.page.locator(".gx-list-content a[href*='/c_']").all_inner_texts() if name.strip()]

    def filter_by_choice(self, field: str, option: str):
        self.press("list.filter")
        sheet = self.page.get_by_role("dialog", name=self.t("filter.title"))
        self.press("filter.add_condition", sheet)
        sheet.get_by_role("combobox", name=self.t("filter.field")).fill(field)
        self.page.get_by_role("option", name=field, exact=True).click()
        self.choose(sheet, f"{field}: {self.t('filter.value')}", option)
        return sheet

    def board(self) -> Board:
        self.press("list.as_board")
        self.visit.settle()
        return Board(self.visit)

    def show_history(self):
        tab = self.page.get_by_role("tab", name=self.t("record.history"))
        if tab.count():
            tab.click()
        self.visit.settle()

    def show_related(self):
        tab = self.page.get_by_role("tab", name=self.t("record.related"))
        if tab.count():
            tab.click()
        self.visit.settle()

    def pick(self, place, button: str, option: str):
        """Out of the few ways that a chip opens."""
        place.get_by_role("button", name=re.compile(rf"^{re.escape(button)}")).first.click()
        self.page.get_by_role("menuitemradio", name=re.compile(rf"^{re.escape(option)}")).first.click()
        self.page.locator(".gx-pick-menu").wait_for(state="detached")
