"""Everything that opens over a page: dialogs, sheets, menus. It can be used by everyone, fits the screen, and Escape closes it."""

import pytest
import sources
from pages import PLACES

VIEWS = [pytest.param("zh", "phone", id="zh-phone"), pytest.param("en", "pc", id="en-pc")]
POPUP = ".q-dialog__inner > *, .q-menu"

# Where, and the message on the button that opens the dialog.
DIALOGS = [
    ("/", "shell.search"),
    ("/customers", "list.filter"),
    ("/customers/{customers}", "record.edit"),
    ("/orders/{orders}", "record.edit"),
    ("/deals/board", "funnel.board.newDeal"),
    ("/settings/members", "settings.members.invite"),
    ("/settings/teams", "settings.teams.new"),
    ("/settings/fields", "fields.add"),
    ("/settings/api-keys", "settings.keys.new"),
    ("/settings/pipelines", "funnel.pipelines.add"),
]
WITH_MENUS = ["/", "/customers", "/customers/{customers}", "/orders/{orders}", "/deals/{deals}", "/deals/board", "/products", "/settings/members", "/settings/teams"]


@pytest.mark.parametrize("language, size", VIEWS)
@pytest.mark.parametrize("path, key", DIALOGS)
def test_dialog(visits, ids, path, key, language, size):
    visit = visits.kept_page(language, size)
    visit.go(path.format_map(ids))
    visit.page.get_by_role("button", name=sources.text(language, key)).and_(visit.page.locator(":visible")).first.click()
    check_popup(visit, f"dialog-{key}")
    visit.check()


@pytest.mark.parametrize("language, size", VIEWS)
@pytest.mark.parametrize("path", WITH_MENUS)
def test_menus(visits, ids, path, language, size):
    visit = visits.kept_page(language, size)
    visit.go(path.format_map(ids))
    openers = distinct(visit)
    assert openers
    for number in openers:
        visit.page.locator("[aria-haspopup]").nth(number).click()
        check_popup(visit, f"menu-{path.strip('/').replace('/', '-').replace('{', '').replace('}', '') or 'home'}-{number}")
    visit.check()


def distinct(visit) -> list[int]:
    """Of buttons that look the same, such as those of all rows, one is enough."""
    return visit.page.evaluate("""() => {
      const seen = new Set()
      return [...document.querySelectorAll('[aria-haspopup]')].map((element, number) => ({ element, number })).filter(({ element }) => {
        const look = `${element.className} ${element.querySelector('.q-icon')?.textContent} ${element.closest('section, header, li, [role=row]')?.className}`
        const box = element.getBoundingClientRect()
        const isOnTop = box.width > 0 && element.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2))
        return isOnTop && !element.matches('[role=combobox], input, :disabled') && !seen.has(look) && seen.add(look)
      }).map(({ number }) => number)
    }""")


def check_popup(visit, name: str):
    popup = visit.page.locator(POPUP).last
    popup.wait_for()
    visit.settle()
    visit.screenshot(name)
    visit.check_accessibility(within=".q-dialog, .q-menu")
    visit.check_texts()
    box, screen = popup.bounding_box(), visit.page.viewport_size
    assert box["x"] >= -1 and box["x"] + box["width"] <= screen["width"] + 1, f"{name} stands out of the screen: {box}"
    visit.page.keyboard.press("Escape")
    popup.wait_for(state="detached")


def test_dialogs_are_on_pages_that_exist():
    patterns = {place.path or place.pattern for place in PLACES}
    assert {path for path, _ in DIALOGS} | set(WITH_MENUS) <= patterns
