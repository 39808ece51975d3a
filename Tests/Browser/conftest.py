"""One server, one browser and one workspace full of business for the whole suite; four ways to look at it."""

import dataclasses
import re

import pytest
from harness import Client
from harness.workspace import session_token
from mails import mailed_link
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from visit import Visit

SIZES = {"pc": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
LOCALES = {"zh": "zh-CN", "en": "en-US"}
VIEWERS = {"zh": "owner", "en": "admin"}  # the app speaks the language of the account
VIEWS = [pytest.param(language, size, id=f"{language}-{size}") for size in SIZES for language in LOCALES]

expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def address(deployment) -> str:
    return f"http://127.0.0.1:{deployment.port}"


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        # Root in a container has no user namespaces for the sandbox; the pages are ours.
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium-headless-shell", args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@dataclasses.dataclass
class Demo:
    """The demo workspace: a Chinese company with three years of customers, orders and deals."""
    deployment: object
    password: str
    tokens: dict[str, str] = dataclasses.field(default_factory=dict)

    def token(self, user: str) -> str:
        """One session for each user: signing in is slow on purpose."""
        if user not in self.tokens:
            reply = Client(self.deployment.port).post(
                "session", {"workspace": "demo", "email": f"{user}@demo.example.com", "password": self.password})
            assert reply.status == 201, reply
            self.tokens[user] = session_token(reply)
            if user == VIEWERS["en"]:
                assert Client(self.deployment.port, self.tokens[user]).patch("account", {"language": "en"}).status == 200
        return self.tokens[user]

    def client(self, user: str = "owner") -> Client:
        return Client(self.deployment.port, self.token(user))

    def first(self, plural: str, **query: str) -> dict:
        """The first record of a list, by its filter in the query."""
        terms = "".join(f"&{name}={value}" for name, value in query.items())
        return self.client().get(f"{plural}?limit=1{terms}").json["data"][0]


@pytest.fixture(scope="session")
def demo(deployment) -> Demo:
    # No plan that can be chosen lets four browsers run through all pages without ever being asked to wait.
    loaded = deployment.admin("demo")
    deployment.admin("plan", "set", "demo", "enterprise")
    return Demo(deployment, loaded["password"])


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


def new_context(browser: Browser, language: str, size: str, colors: str = "light") -> BrowserContext:
    phone = size == "phone"
    return browser.new_context(
        color_scheme=colors, viewport=SIZES[size], locale=LOCALES[language], timezone_id="Asia/Shanghai", reduced_motion="reduce", is_mobile=phone, has_touch=phone,
        accept_downloads=True)


def sign_in(context: BrowserContext, address: str, token: str):
    context.add_cookies([{"name": "gx_session", "value": token, "url": address, "httpOnly": True}])


class Visits:
    """Opens pages and keeps them: a signed-in page for each of the four views serves all tests that only look."""

    def __init__(self, browser: Browser, address: str, demo: Demo):
        self.browser, self.address, self.demo = browser, address, demo
        self.kept: dict[tuple, Visit] = {}

    def kept_page(self, language: str, size: str, is_visitor: bool = False, colors: str = "light") -> Visit:
        key = (language, size, is_visitor, colors)
        if key not in self.kept:
            context = new_context(self.browser, language, size, colors)
            if not is_visitor:
                sign_in(context, self.address, self.demo.token(VIEWERS[language]))
            self.kept[key] = Visit(context.new_page(), self.address, language, size)
        self.kept[key].faults.clear()
        return self.kept[key]


@pytest.fixture(scope="session")
def visits(browser, address, demo) -> Visits:
    return Visits(browser, address, demo)


@pytest.fixture
def new_page(browser, address, request):
    """Makes pages of the test's own, in a context of their own; whatever went wrong on any of them fails the test."""
    opened: list[Visit] = []
    request.node.visits = opened

    def open_page(language: str, size: str, token: str | None = None) -> Visit:
        context = new_context(browser, language, size)
        if token:
            sign_in(context, address, token)
        opened.append(Visit(context.new_page(), address, language, size))
        return opened[-1]

    yield open_page
    for visit in opened:
        visit.page.context.close()
    for visit in opened:
        visit.check()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Keeps a picture of every page that a failed test had open."""
    outcome = yield
    if call.when != "call" or outcome.get_result().passed:
        return
    for number, visit in enumerate(getattr(item, "visits", [])):
        visit.screenshot("failed-" + re.sub(r"\W+", "-", item.name) + f"-{number}")
