"""Buttons of the settings that change something at once: what was pressed has happened, is told, and is no longer offered."""

import pytest
from mails import mailed_link
from playwright.sync_api import expect
from sources import text
from visit import eventually

SIZES = ["pc", "phone"]


@pytest.fixture(scope="module")
def office(deployment):
    return deployment.create_workspace("settings", "enterprise")


@pytest.fixture
def settings(new_page, office):
    def open_page(path: str, size: str):
        visit = new_page("en", size, office.token)
        visit.open(f"/settings/{path}")
        return visit
    return open_page


def line(visit, content: str):
    """The row of a list that is about something."""
    return visit.page.get_by_role("listitem").filter(has_text=content)


def press(inside, key: str, **values):
    inside.get_by_role("button", name=text("en", key, **values), exact=True).click()


def is_told(visit, key: str, **values):
    visit.page.locator(".gx-notice").get_by_text(text("en", key, **values), exact=True).wait_for()


# --- Invitations ---


@pytest.fixture
def invited(office, request):
    """The address of somebody who was invited and has not answered."""
    address = f"{request.node.callspec.id}-{request.node.originalname.rsplit('_', 1)[-1]}@{office.slug}.example.com"
    assert office.client().post("invitations", {"email": address, "role": "member"}).status == 201
    return address


@pytest.mark.parametrize("size", SIZES)
def test_an_invitation_is_mailed_again(settings, office, invited, size):
    first = mailed_link(office.deployment, invited)
    visit = settings("members", size)
    with visit.page.expect_response("**/reminder"):
        press(line(visit, invited), "settings.members.remind")
    is_told(visit, "settings.members.reminded", email=invited)
    visit.settle()
    visit.screenshot("settings-invitations")
    expect(line(visit, invited)).to_have_count(1)
    assert mailed_link(office.deployment, invited, other_than=first) != first
    assert office.client(anonymous=True).get(f"{first.lstrip('/')}/acceptance").code == "link_invalid"


@pytest.mark.parametrize("size", SIZES)
def test_an_invitation_is_withdrawn_once_that_was_confirmed(settings, office, invited, size):
    visit = settings("members", size)
    press(line(visit, invited), "settings.members.withdraw")
    dialog = visit.page.get_by_role("dialog", name=text("en", "settings.members.withdrawTitle", email=invited))
    press(dialog, "app.cancel")
    dialog.wait_for(state="detached")
    expect(line(visit, invited)).to_have_count(1)
    press(line(visit, invited), "settings.members.withdraw")
    press(dialog, "settings.members.withdraw")
    is_told(visit, "settings.members.withdrawn")
    line(visit, invited).wait_for(state="detached")
    assert invited not in {one["email"] for one in office.client().get("invitations").json["data"]}


@pytest.mark.parametrize("size", SIZES)
def test_what_cannot_be_done_to_an_invitation_is_told(settings, office, invited, size):
    """Somebody else withdrew it while the page was open."""
    visit = settings("members", size)
    (id,) = (one["id"] for one in office.client().get("invitations").json["data"] if one["email"] == invited)
    assert office.client().delete(f"invitations/{id}").status == 204
    with visit.tolerating(404):
        press(line(visit, invited), "settings.members.remind")
        visit.page.get_by_role("alert").first.wait_for()
        line(visit, invited).wait_for(state="detached")


# --- Jobs ---


@pytest.fixture
def job(office):
    """A job in a state that no API brings about at will: it is put there in the database."""
    def put(state: str) -> str:
        office.import_csv("customers", b"name,kind\nHarbour Bakery,company\n")
        id = office.client().get("jobs").json["data"][0]["id"]
        # One that waits waits for tomorrow, so that nobody takes it meanwhile.
        office.deployment.psql(f"""
            update core.job set state = '{state}', run_at = now() + interval '1 day', error = case when '{state}' = 'dead' then 'The disk was full.' end
            where tenant_id = '{office.id}' and id = '{id}'""")
        return id
    yield put
    office.deployment.psql(f"delete from core.job where tenant_id = '{office.id}'")


def state_of(office, id: str) -> str:
    return office.client().get(f"jobs/{id}").json["state"]


def only_line(visit):
    return visit.page.locator(".gx-settings-lines").get_by_role("listitem")


@pytest.mark.parametrize("size", SIZES)
def test_a_job_that_waits_is_cancelled(settings, office, job, size):
    id = job("ready")
    visit = settings("jobs", size)
    expect(only_line(visit).get_by_role("button", name=text("en", "settings.jobs.replay"))).to_have_count(0)
    press(only_line(visit), "settings.jobs.cancel")
    is_told(visit, "settings.jobs.cancelAsked")
    only_line(visit).get_by_text(text("en", "settings.jobs.cancelled"), exact=True).wait_for()
    eventually(lambda: state_of(office, id), "cancelled")
    expect(only_line(visit).get_by_role("button", name=text("en", "settings.jobs.cancel"))).to_have_count(0)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", ["dead", "cancelled"])
def test_a_job_that_came_to_nothing_runs_again(settings, office, job, state, size):
    id = job(state)
    visit = settings("jobs", size)
    visit.screenshot(f"settings-jobs-{state}")
    assert (only_line(visit).get_by_text("The disk was full.").count() == 1) == (state == "dead")
    press(only_line(visit), "settings.jobs.replay")
    is_told(visit, "settings.jobs.replayed")
    only_line(visit).get_by_text(text("en", "settings.jobs.done"), exact=True).wait_for()
    eventually(lambda: state_of(office, id), "done")
    expect(only_line(visit).get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("size", SIZES)
def test_what_cannot_be_done_to_a_job_is_told(settings, office, job, size):
    """It ended while the page was open."""
    id = job("ready")
    visit = settings("jobs", size)
    office.deployment.psql(f"update core.job set state = 'done' where tenant_id = '{office.id}' and id = '{id}'")
    with visit.tolerating(409):
        press(only_line(visit), "settings.jobs.cancel")
        visit.page.get_by_role("alert").first.wait_for()
        only_line(visit).get_by_text(text("en", "settings.jobs.done"), exact=True).wait_for()


# --- Keys and sessions ---


def test_a_key_is_revoked_once_that_was_confirmed(settings, office):
    key = office.add_key("member")
    (name,) = (one["name"] for one in office.client().get("api-keys").json["data"])
    visit = settings("api-keys", "pc")
    press(visit.page, "settings.keys.revokeNamed", name=name)
    press(visit.page.get_by_role("dialog", name=text("en", "settings.keys.revokeTitle", name=name)), "settings.keys.revoke")
    is_told(visit, "settings.keys.revoked", name=name)
    visit.page.get_by_text(text("en", "settings.keys.none")).wait_for()
    assert office.client(key).get("customers").status == 401


def test_a_session_elsewhere_is_ended(settings, office):
    elsewhere = office.sign_in(f"owner@{office.slug}.example.com")
    visit = settings("account", "pc")
    press(visit.page, "settings.account.endNamed", name=text("en", "settings.account.unknownBrowser"))
    is_told(visit, "settings.account.ended")
    assert office.client(elsewhere).get("customers").status == 401
    assert office.client().get("customers").status == 200
