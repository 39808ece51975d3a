"""The settings of layouts as people address them, and what forms and record pages make of a layout."""

import json
import re

from fields import Fields

WORDS = {
    "en": {"section": "First visit", "renamed": "How we met", "role": "Lamp sales", "customer": "Lantern Books"},
    "zh": {"section": "首次拜访", "renamed": "如何认识", "role": "灯具销售", "customer": "灯笼书店"},
}


class Layouts(Fields):
    """An administrator, or a member, at one screen."""

    def open_layouts(self, type: str = "customer", role: str | None = None):
        self.visit.open(f"/settings/layouts?type={type}" + (f"&role={role}" if role else ""))
        return self

    def open_tab(self, type: str):
        """Another record type, by its tab."""
        self.page.get_by_role("navigation", name=self.t("layouts.types")).get_by_role("link", name=self.type_title(type), exact=True).click()

    def sections(self) -> list[str]:
        return self.page.locator(".gx-section-title").evaluate_all("all => all.map(input => input.value)")

    def section(self, title: str):
        return self.page.get_by_role("region", name=self.t("layouts.section", name=title), exact=True)

    def rest(self, key: str = "layouts.more"):
        return self.page.get_by_role("region", name=self.t(key), exact=True)

    def names(self, inside) -> list[str]:
        return inside.locator(".gx-pill").evaluate_all("all => all.map(pill => pill.dataset.name)")

    def pill(self, field: str):
        return self.page.locator(f".gx-pill[data-name={field}]")

    def move(self, field: str, key: str, **values):
        """By the menu of the field, as a finger does it."""
        self.pill(field).get_by_role("button").click()
        self.page.get_by_role("menuitem", name=self.t(key, **values), exact=True).click()
        self.page.locator(".q-menu").wait_for(state="detached")

    def drag(self, grip, to, below: int = 6):
        """By the mouse, with the small stops that hands make."""
        mouse, start, end = self.page.mouse, grip.bounding_box(), to.bounding_box()
        mouse.move(start["x"] + 8, start["y"] + 12)
        mouse.down()
        mouse.move(start["x"] + 12, start["y"] + 20, steps=5)
        mouse.move(end["x"] + 24, end["y"] + below + 6, steps=12)
        mouse.move(end["x"] + 24, end["y"] + below, steps=4)
        mouse.up()

    def save_layout(self):
        self.press("layouts.save")
        self.button("layouts.save").wait_for(state="detached")
        self.visit.settle()

    def form_section(self, title: str):
        return self.page.locator("form").get_by_role("group", name=re.compile(rf"^{re.escape(title)}"))


def document(*sections: tuple, **more) -> str:
    """`document(("Title", ["name"]))`"""
    return json.dumps({"sections": [{"title_en": title, "fields": fields} for title, fields in sections], **more})


def make_layout(client, type: str, *sections: tuple, role: str | None = None, **more) -> dict:
    body = {"record_type": type, "document": document(*sections, **more)} | ({"role": role} if role else {})
    reply = client.post("layouts", body)
    assert reply.status == 201, reply
    return reply.json
