"""What goes wrong without the app's doing loses nothing that was typed."""

import re

import pytest
from harness.workspace import PASSWORD
from playwright.sync_api import expect
from sources import text
from visit import eventually


@pytest.fixture(scope="module")
def office(deployment):
    return deployment.create_workspace("trouble", "enterprise")


@pytest.fixture
def form(new_page, office):
    """A new customer, half typed."""
    visit = new_page("en", "pc", office.sign_in(f"owner@{office.slug}.example.com"))
    visit.open("/customers/new")
    visit.page.get_by_label(re.compile(r"^Name")).fill("Lakeside Clinics")
    return visit


def save(visit):
    visit.page.get_by_role("button", name=text("en", "record.create"), exact=True).click()


def is_created(visit):
    visit.page.get_by_role("heading", level=1, name="Lakeside Clinics").wait_for()
    visit.settle()


def test_expired_session_is_renewed_over_the_page(form, office):
    cookie = next(cookie["value"] for cookie in form.page.context.cookies() if cookie["name"] == "gx_session")
    assert office.client(cookie).delete("session").status == 204
    with form.tolerating(401):
        save(form)
        dialog = form.page.get_by_role("dialog", name=text("en", "shell.expiredTitle"))
        dialog.wait_for()
        form.check_accessibility()
        form.screenshot("expired-session")
        dialog.get_by_label(re.compile(rf"^{text('en', 'shell.password')}")).fill(PASSWORD)
        dialog.get_by_role("button", name=text("en", "shell.signIn"), exact=True).click()
        is_created(form)


def test_form_waits_for_the_connection(form):
    with form.tolerating(0):
        form.page.context.set_offline(True)
        save(form)
        form.page.get_by_text(text("en", "shell.offline")).or_(form.page.get_by_text(text("en", "app.offline"))).first.wait_for(timeout=30_000)
        form.screenshot("offline")
        expect(form.page.get_by_label(re.compile(r"^Name"))).to_have_value("Lakeside Clinics")
        form.page.context.set_offline(False)
        save(form)
        is_created(form)


def test_server_that_cannot_answer_is_told_of(form):
    with form.tolerating(500):
        form.page.route("**/api/v1/customers", lambda route: route.fulfill(
            status=500, content_type="application/problem+json", body='{"type": "urn:guanxi:problem:internal", "title": "Internal error", "status": 500, "code": "internal"}'))
        save(form)
        form.page.get_by_role("alert").first.wait_for()
        form.screenshot("server-error")
        form.page.unroute("**/api/v1/customers")
        save(form)
        is_created(form)


def test_server_errors_stand_beside_their_field(form):
    with form.tolerating(422):
        form.page.route("**/api/v1/customers", lambda route: route.fulfill(
            status=422, content_type="application/problem+json",
            body='{"title": "Invalid", "status": 422, "code": "invalid", "errors": [{"field": "name", "code": "taken", "message": "Somebody has this name."}]}'))
        save(form)
        form.page.get_by_text("Somebody has this name.").first.wait_for()
        expect(form.page.get_by_label(re.compile(r"^Name"))).to_have_attribute("aria-invalid", "true")


def test_leaving_a_dirty_form_is_asked_about(form):
    form.page.get_by_role("link", name="Orders").first.click()
    dialog = form.page.get_by_role("dialog", name=text("en", "record.leaveTitle"))
    dialog.get_by_role("button", name=text("en", "record.stay")).click()
    dialog.wait_for(state="detached")
    expect(form.page.get_by_label(re.compile(r"^Name"))).to_have_value("Lakeside Clinics")
    form.page.get_by_role("link", name="Orders").first.click()
    form.page.get_by_role("dialog", name=text("en", "record.leaveTitle")).get_by_role("button", name=text("en", "record.leave")).click()
    form.page.wait_for_url("**/orders")


def test_language_changes_at_once_and_stays(new_page, office):
    visit = new_page("en", "pc", office.add_user("member"))
    visit.open("/customers")
    visit.page.get_by_role("button", name=text("en", "shell.languageSwitch")).click()
    visit.page.get_by_role("heading", level=1, name="客户").wait_for()
    eventually(lambda: visit.page.evaluate("document.documentElement.lang"), "zh-CN")
    visit.settle()
    visit.open("/customers")
    visit.page.get_by_role("heading", level=1, name="客户").wait_for()


def test_unknown_addresses_say_so(new_page, office):
    visit = new_page("en", "pc", office.token)
    with visit.tolerating(404):
        visit.open("/no/such/page/anywhere")
        visit.page.get_by_text(text("en", "shell.notFoundTitle")).first.wait_for()
        visit.check_accessibility()
        visit.open("/customers/01a201b9-d309-79b2-8283-3f524ad5a96e")
        visit.check_accessibility()
        visit.screenshot("missing-record")
