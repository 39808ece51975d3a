"""Every page in both languages and sizes: it comes up, has one heading, fits, can be used by everyone, and nothing goes wrong on it."""

import base64

import pages
import pytest
import sources
from conftest import VIEWS
from playwright.sync_api import expect


@pytest.mark.parametrize("language, size", VIEWS)
@pytest.mark.parametrize("place", pages.PLACES, ids=lambda place: place.name)
def test_page(visits, ids, place, language, size):
    """Two of the four views load the app afresh and ask axe, the other two come by a link inside the app."""
    is_thorough = (language, size) in (("zh", "phone"), ("en", "pc"))
    visit = visits.kept_page(language, size, place.is_for_visitors)
    (visit.open if is_thorough else visit.go)(place.address(ids))
    visit.screenshot(place.name)
    expect(visit.page.locator("h1")).to_have_count(1)
    visit.check_width(visit.page.viewport_size["width"], place.scrolls_sideways)
    visit.check_texts()
    if is_thorough:
        visit.check_accessibility()
    visit.check()


def test_pages_fit_small_phones(visits, ids):
    visit = visits.kept_page("zh", "phone")
    wide = []
    visit.page.set_viewport_size({"width": 360, "height": 740})
    for place in pages.PLACES:
        if not place.is_for_visitors:
            visit.go(place.address(ids))
            wide += visit.too_wide(360, place.scrolls_sideways)
    visit.page.set_viewport_size({"width": 390, "height": 844})
    assert not wide, "\n".join(wide)


@pytest.mark.parametrize("place", pages.PLACES, ids=lambda place: place.name)
def test_page_in_the_dark(visits, ids, place):
    visit = visits.kept_page("zh", "pc", place.is_for_visitors, "dark")
    visit.go(place.address(ids))
    visit.screenshot(f"dark-{place.name}")
    visit.check_accessibility("color-contrast")
    visit.check()


def test_all_pages_are_looked_at(browser):
    page = browser.new_page()
    registered = set()
    for module in sources.path_modules():
        url = "data:text/javascript;base64," + base64.b64encode(module.encode()).decode()
        registered |= set(page.evaluate("async url => { const module = await import(url); return (module.pages ?? module.default.pages ?? []).map(page => page.path) }", url))
    page.close()
    assert registered == {place.pattern for place in pages.PLACES}
