"""The deal board as people address it."""

from sources import text


class Board:
    """Columns and cards by the names on them."""

    def __init__(self, visit):
        self.visit, self.page, self.language = visit, visit.page, visit.language

    def open(self, query: str = ""):
        self.visit.open(f"/deals/board{query}")
        return self

    def column(self, stage: str):
        return self.page.get_by_role("region", name=stage, exact=True)

    def card(self, name: str):
        return self.page.get_by_role("listitem", name=name, exact=True)

    def card_in(self, stage: str, name: str):
        return self.column(stage).get_by_role("listitem", name=name, exact=True)

    def count(self, stage: str) -> str:
        return self.column(stage).locator(".gx-board-count").inner_text()

    def text(self, key: str, **values) -> str:
        return text(self.language, key, **values)

    def move_by_menu(self, name: str, stage: str):
        self.card(name).hover()
        self.card(name).get_by_role("button").click()
        self.page.get_by_role("menu").get_by_text(stage, exact=True).click()

    def drag(self, name: str, stage: str):
        """With the mouse, in steps as a hand makes them: Sortable tells a drag by its way."""
        start, end = self.card(name).bounding_box(), self.column(stage).get_by_role("list").bounding_box()
        mouse = self.page.mouse
        mouse.move(start["x"] + 60, start["y"] + start["height"] - 14)
        mouse.down()
        mouse.move(start["x"] + 80, start["y"] + start["height"] - 10, steps=4)
        mouse.move(end["x"] + end["width"] / 2, end["y"] + 60, steps=12)
        mouse.up()

    def drag_on(self, name: str, stage: str):
        """With the mouse on a PC, with a finger on a phone."""
        self.drag_by_finger(name, stage) if self.visit.size == "phone" else self.drag(name, stage)

    def drag_by_finger(self, name: str, stage: str):
        """After a short press, so that the board can still be pushed. The next column looks in at the right edge."""
        box, target = self.card(name).bounding_box(), self.column(stage).bounding_box()
        finger = self.page.context.new_cdp_session(self.page)

        def touch(kind: str, x: float = 0, y: float = 0):
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if kind == "touchEnd" else [{"x": x, "y": y}]})

        x, y = box["x"] + 60, box["y"] + box["height"] - 12
        end = min(target["x"] + 30, self.page.viewport_size["width"] - 10)
        touch("touchStart", x, y)
        self.page.locator(".sortable-chosen").wait_for()
        for step in range(1, 11):
            touch("touchMove", x + (end - x) * step / 10, y + 20 * step / 10)
        self.card_in(stage, name).first.wait_for(state="attached")  # a finger is looked for twenty times a second
        touch("touchEnd")
