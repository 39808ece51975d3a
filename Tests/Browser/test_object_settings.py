"""What the settings of objects can do beyond the first object: examples, the plan's limit, order, others at the same time."""

import re

import pytest
from fields import VIEWS
from objects import WORDS, Objects
from playwright.sync_api import expect


@pytest.mark.parametrize("language, size", VIEWS)
def test_an_example_is_ready_with_one_press(new_page, deployment, language, size):
    """With fields, and a board that has columns at once."""
    office = deployment.create_workspace(f"objects-example-{language}", "growth")
    assert office.client().patch("account", {"language": language}).status == 200
    owner = Objects(new_page(language, size, office.token), WORDS[language])
    words = owner.people
    owner.open_objects()
    owner.press("objects.beginWith", name=words["example"])
    owner.arrive_at_fields()
    owner.row(owner.t("objects.example.project.field.status")).get_by_text(owner.t("fields.choiceCount", n=4)).wait_for()
    owner.see("objects-example-fields")
    owner.to_list(words["examples"])
    owner.create({owner.t("objects.example.project.label"): words["task"]})
    owner.visit.open("/c_projects")
    board = owner.board()
    planned, active = (owner.t(f"objects.example.project.status.{code}") for code in ("planned", "active"))
    board.card_in(planned, words["task"]).wait_for()
    board.move_by_menu(words["task"], active)
    board.card_in(active, words["task"]).wait_for()
    owner.see("objects-example-board")


@pytest.fixture(scope="module")
def full_office(deployment):
    """With all the objects that its plan allows."""
    office = deployment.create_workspace("objects-full", "starter")
    for number in range(3):
        made = office.client().post("objects", {"name": f"c_thing_{number}", "title_en": f"Thing {number}", "icon": "star"})
        assert made.status == 201, made
    return office


@pytest.mark.parametrize("size", ["pc", "phone"])
def test_a_full_plan_offers_no_more_objects(new_page, full_office, size):
    owner = Objects(new_page("en", size, full_office.token), WORDS["en"]).open_objects()
    owner.page.get_by_text(owner.t("objects.used", n=3, limit="3")).wait_for()
    expect(owner.button("objects.add").first).to_be_disabled()
    owner.page.get_by_role("link", name=owner.t("objects.more")).wait_for()
    owner.see("objects-full")


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_plan_without_objects_shows_what_they_would_be(new_page, deployment, language, size):
    office = deployment.create_workspace(f"objects-free-{language}", "free")
    assert office.client().patch("account", {"language": language}).status == 200
    owner = Objects(new_page(language, size, office.token), WORDS[language]).open_objects()
    owner.page.get_by_text(owner.t("objects.notInPlan")).wait_for()
    expect(owner.button("objects.add").or_(owner.button("objects.beginWith", name=owner.people["example"]))).to_have_count(0)
    owner.see("objects-not-in-plan")
    owner.press("objects.more", owner.page.get_by_role("main").get_by_role("region", name=owner.t("objects.none")))
    owner.page.wait_for_url("**/settings/plan")


def test_order_and_palette(new_page, deployment):
    """Own objects stand in the order that administrators give them, and are found by their names."""
    office = deployment.create_workspace("objects-order", "growth")
    for title in ("Alpha", "Beta"):
        assert office.client().post("objects", {"name": f"c_{title.lower()}", "title_en": title, "icon": "star"}).status == 201
    made = office.client().post("c_betas", {"name": "Betamax"})
    assert made.status == 201, made
    owner = Objects(new_page("en", "pc", office.token), WORDS["en"]).open_objects()
    owner.menu("Betas", "objects.moveUp")
    navigation = owner.page.get_by_role("navigation", name=owner.t("shell.objects"))
    owner.page.wait_for_function("() => [...document.querySelectorAll('[aria-labelledby=gx-own] a')].map(link => link.textContent.replace('star', '')).join() === 'Betas,Alphas'")
    expect(navigation.get_by_role("link")).to_have_count(2)
    owner.page.keyboard.press("Control+k")
    owner.page.get_by_role("combobox", name=owner.t("shell.palette.title")).fill("betam")
    owner.page.get_by_role("option", name=re.compile("Betamax")).click()
    owner.page.get_by_role("heading", level=1, name="Betamax", exact=True).wait_for()
    owner.page.keyboard.press("Control+k")
    owner.page.get_by_role("combobox", name=owner.t("shell.palette.title")).fill("new alpha")
    owner.page.get_by_role("option", name=re.compile("New alpha", re.I)).click()
    owner.page.wait_for_url("**/c_alphas/new")


def test_members_find_no_settings_of_objects(new_page, deployment):
    office = deployment.create_workspace("objects-member", "growth")
    member = Objects(new_page("en", "pc", office.add_user("member")), WORDS["en"])
    member.visit.open("/settings/account")
    expect(member.page.get_by_role("link", name=member.t("tenants.objects"), exact=True)).to_have_count(0)
    member.visit.open("/settings/objects")
    member.page.get_by_role("heading", name=member.t("shell.notFoundTitle")).wait_for()


def test_another_administrator_in_between(new_page, deployment):
    """What somebody else changed meanwhile stays; the same words changed twice are told, and nothing typed is lost."""
    office = deployment.create_workspace("objects-conflict", "growth")
    client = office.client()
    thing = client.post("objects", {"name": "c_thing", "title_en": "Thing", "icon": "star"}).json
    owner = Objects(new_page("en", "pc", office.token), WORDS["en"]).open_objects()
    owner.menu("Things", "objects.edit")
    dialog = owner.dialog()
    assert client.patch(f"objects/{thing['id']}", {"icon": "flag"}, etag=f'"{thing["id"]}-{thing["version"]}"').status == 200
    dialog.get_by_label(owner.t("objects.description"), exact=True).fill("All of them")
    with owner.visit.tolerating(412):
        owner.finish(dialog, "tenants.form.save")
    thing = client.get(f"objects/{thing['id']}").json
    assert (thing["icon"], thing["description"]) == ("flag", "All of them")
    owner.menu("Things", "objects.edit")
    dialog = owner.dialog()
    description = dialog.get_by_label(owner.t("objects.description"), exact=True)
    description.wait_for()
    assert client.patch(f"objects/{thing['id']}", {"description": "Hers"}, etag=f'"{thing["id"]}-{thing["version"]}"').status == 200
    description.fill("Mine")
    with owner.visit.tolerating(412):
        owner.press("tenants.form.save", dialog)
        dialog.get_by_role("alert").filter(has_text=re.compile(r"\w")).first.wait_for()
    expect(description).to_have_value("Mine")
    assert client.get(f"objects/{thing['id']}").json["description"] == "Hers"
