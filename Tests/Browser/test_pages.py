"""Every page in both languages and sizes: it comes up, has one heading, fits, can be used by everyone, and nothing goes wrong on it."""

import base64

import pages
import pytest
import sources
from conftest import VIEWS
from harness import Client
from mails import mailed_link


class Ids(dict):
    """Ids of something of each kind in the demo workspace, looked up when first needed."""

    def __init__(self, demo):
        super().__init__()
        self.demo = demo

    def __missing__(self, key: str) -> str:
        self[key] = {"import": self.an_import, "invitation": self.an_invitation, "reset": self.a_reset}.get(key, lambda: self.demo.first(key)["id"])()
        return self[key]

    def an_import(self) -> str:
        client = self.demo.client()
        rows = "\n".join(f"导入客户 {number},company,{'not a number' if number % 7 == 0 else number}" for number in range(40))
        reply = client.post("imports?type=customers&name=customers.csv", body=f"name,kind,employees\n{rows}\n".encode(), headers={"content-type": "text/csv"})
        assert reply.status == 201, reply
        assert client.post(f"imports/{reply.json['id']}/run").status == 202
        return reply.json["id"]

    def an_invitation(self) -> str:
        reply = self.demo.client().post("invitations", {"email": "new@demo.example.com", "name": "新同事", "role": "member"})
        assert reply.status == 201, reply
        return self.token_in_mail("new@demo.example.com")

    def a_reset(self) -> str:
        reply = Client(self.demo.deployment.port).post("password-resets", {"workspace": "demo", "email": "admin@demo.example.com"})
        assert reply.status in (202, 204), reply
        return self.token_in_mail("admin@demo.example.com")

    def token_in_mail(self, address: str) -> str:
        return mailed_link(self.demo.deployment, address).rsplit("/", 1)[1]


@pytest.fixture(scope="session")
def ids(demo) -> Ids:
    return Ids(demo)


@pytest.mark.parametrize("language, size", VIEWS)
@pytest.mark.parametrize("place", pages.PLACES, ids=lambda place: place.name)
def test_page(visits, ids, place, language, size):
    visit = visits.kept_page(language, size, place.is_for_visitors)
    visit.open(place.address(ids))
    visit.screenshot(place.name)
    assert visit.page.locator("h1").count() == 1
    visit.check_width(visit.page.viewport_size["width"], place.scrolls_sideways)
    visit.check_texts()
    if (language, size) in (("zh", "phone"), ("en", "pc")):
        visit.check_accessibility()
    visit.check()


def test_pages_fit_small_phones(visits, ids):
    visit = visits.kept_page("zh", "phone")
    wide = []
    visit.page.set_viewport_size({"width": 360, "height": 740})
    for place in pages.PLACES:
        if not place.is_for_visitors:
            visit.open(place.address(ids))
            wide += visit.too_wide(360, place.scrolls_sideways)
    visit.page.set_viewport_size({"width": 390, "height": 844})
    assert not wide, "\n".join(wide)


@pytest.mark.parametrize("place", pages.PLACES, ids=lambda place: place.name)
def test_page_in_the_dark(visits, ids, place):
    visit = visits.kept_page("zh", "pc", place.is_for_visitors)
    visit.page.emulate_media(color_scheme="dark")
    try:
        visit.open(place.address(ids))
        visit.screenshot(f"dark-{place.name}")
        visit.check_accessibility("color-contrast")
        visit.check()
    finally:
        visit.page.emulate_media(color_scheme="light")


def test_all_pages_are_looked_at(browser):
    page = browser.new_page()
    registered = set()
    for module in sources.path_modules():
        url = "data:text/javascript;base64," + base64.b64encode(module.encode()).decode()
        registered |= set(page.evaluate("async url => { const module = await import(url); return (module.pages ?? module.default.pages ?? []).map(page => page.path) }", url))
    page.close()
    assert registered == {place.pattern for place in pages.PLACES}
