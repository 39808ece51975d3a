"""Objects of a workspace's own: an administrator makes one in the browser, everybody works with it as with any other record; in Chinese on a phone,
in English on a PC."""

import re

import pytest
from fields import VIEWS, offices  # noqa: F401
from objects import Objects

WORDS = {
    "en": {
        "one": "Forklift", "many": "Forklifts", "search": "truck", "state": "State", "states": ["Ready", "In repair", "Sold"], "number": "Serial number", "customer": "Customer",
        "first": "Linde H25", "second": "Toyota 8FG", "company": "Harbour Café", "unknown": "Battery", "example": "Project", "examples": "Projects", "task": "New shop"},
    "zh": {
        "one": "叉车", "many": "叉车", "search": "货车", "state": "车况", "states": ["可用", "维修中", "已售"], "number": "车架号", "customer": "所属客户",
        "first": "林德 H25", "second": "丰田 8FG", "company": "港湾咖啡馆", "unknown": "电瓶", "example": "项目", "examples": "项目", "task": "新店装修"},
}


@pytest.fixture
def people(new_page, offices):  # noqa: F811
    def open_pages(language: str, size: str):
        _, tokens = offices[language]
        return [Objects(new_page(language, size, tokens[role]), WORDS[language]) for role in ("owner", "member")]
    return open_pages


@pytest.mark.parametrize("language, size", VIEWS)
def test_an_object_from_its_name_to_the_bin_and_back(people, offices, language, size):  # noqa: F811
    office, _ = offices[language]
    office.create_customer(WORDS[language]["company"], kind="company")
    owner, member = people(language, size)
    make_it(owner)
    give_it_fields(owner)
    fill_it(member)
    sort_and_filter(member)
    move_on_the_board(member)
    take_a_change_back(member)
    see_it_at_its_customer(member)
    rename_and_see_the_history(owner)
    delete_and_restore(owner, member)


def make_it(owner: Objects):
    words = owner.people
    owner.open_objects().see("objects-none")
    dialog = owner.begin("")
    owner.press("objects.create", dialog)
    dialog.get_by_text(owner.t("objects.titleMissing")).wait_for()
    owner.page.keyboard.type(words["one"])
    choose_an_icon(owner, dialog)
    name_it(owner, dialog)
    owner.see("objects-new")
    owner.press("objects.create", dialog)
    owner.arrive_at_fields()
    owner.page.get_by_role("list", name=owner.t("objects.steps")).get_by_text(owner.t("objects.step.fields")).wait_for()
    owner.see("objects-fields")


def choose_an_icon(owner: Objects, dialog):
    dialog.get_by_label(owner.t("objects.iconSearch")).fill("zzz")
    dialog.get_by_text(owner.t("objects.iconNone")).wait_for()
    dialog.get_by_label(owner.t("objects.iconSearch")).fill(owner.people["search"])
    icons = dialog.locator(".gx-icon-option")
    owner.page.wait_for_function("() => document.querySelectorAll('.gx-icon-option').length === 1")
    icons.first.click()
    dialog.locator("input[name=icon][value=local_shipping]:checked").wait_for(state="attached")


def name_it(owner: Objects, dialog):
    """English titles are names as well; of Chinese ones somebody must say what programs call them."""
    name = dialog.get_by_label(owner.t("objects.name"), exact=True)
    if owner.visit.language == "en":
        assert dialog.get_by_label(owner.t("objects.pluralTitle"), exact=True).input_value() == owner.people["many"]
        dialog.get_by_role("button", name=re.compile(f"^{owner.t('objects.names')}.*c_forklift$")).click()
    else:
        dialog.get_by_text(owner.t("objects.nameAdvice")).wait_for()
        assert name.input_value() == "c_object_1"
        name.fill("forklift")
        owner.press("objects.create", dialog)
        dialog.get_by_text(owner.t("objects.nameWrong")).wait_for()
        name.fill("c_forklift")
    assert name.input_value() == "c_forklift"
    assert dialog.get_by_label(owner.t("objects.pluralName"), exact=True).input_value() == "c_forklifts"


def give_it_fields(owner: Objects):
    words = owner.people
    owner.finish(owner.add_field(words["state"], "choice", words["states"]))
    dialog = owner.add_field(words["number"], "text")
    dialog.get_by_role("switch", name=owner.t("fields.unique")).click()
    owner.finish(dialog)
    dialog = owner.add_field(words["customer"], "reference")
    owner.choose(dialog, owner.t("fields.refersTo"), owner.type_title("customer"))
    owner.finish(dialog)
    owner.see("objects-with-fields")
    owner.to_list(words["many"])
    owner.see("objects-empty-list")
    owner.menu_place(words["many"]).wait_for()


def fill_it(member: Objects):
    words = member.people
    member.visit.open("/")
    member.menu_place(words["many"]).click()
    member.page.get_by_role("heading", level=1, name=words["many"]).wait_for()
    member.create({words_name(member): words["second"], words["number"]: "T-2"}, {words["state"]: words["states"][0]})
    member.visit.go("/c_forklifts")
    member.create({words_name(member): words["first"], words["number"]: "L-1"}, {words["state"]: words["states"][1]})
    refer_to_a_customer(member)
    member.see("objects-record")


def words_name(member: Objects) -> str:
    return member.field_title("c_forklift", "name")


def refer_to_a_customer(member: Objects):
    words = member.people
    member.press("record.edit")
    dialog = member.dialog()
    picker = dialog.get_by_role("combobox", name=re.compile(rf"^{re.escape(words['customer'])}"))
    picker.fill(words["company"])
    member.page.get_by_role("option", name=words["company"], exact=True).click()
    member.press("record.save", dialog)
    dialog.wait_for(state="detached")
    member.page.get_by_role("link", name=words["company"]).first.wait_for()


def sort_and_filter(member: Objects):
    words = member.people
    member.visit.open("/c_forklifts")
    member.sort_by(words_name(member))
    assert member.names() == sorted([words["first"], words["second"]], key=lambda name: 0 if name in ("Linde H25", "丰田 8FG") else 1)
    member.see("objects-sorted")
    sheet = member.filter_by_choice(words["state"], words["states"][1])
    sheet.get_by_text(member.t("filter.matches", n="1")).wait_for()
    member.press("filter.apply", sheet)
    sheet.wait_for(state="detached")
    assert member.names() == [words["first"]]
    member.see("objects-filtered")
    keep_as_a_view(member)


def keep_as_a_view(member: Objects):
    member.press("list.view_menu")
    member.page.get_by_role("menuitem", name=member.t("list.save_as")).click()
    dialog = member.page.get_by_role("dialog", name=member.t("list.new_view"))
    member.fill(member.t("list.view_name"), member.people["unknown"], dialog)
    member.press("list.save", dialog)
    dialog.wait_for(state="detached")
    member.visit.open("/c_forklifts")
    member.page.get_by_role("link", name=member.people["unknown"]).click()
    member.page.get_by_role("heading", level=1).filter(has_text=re.compile(r"\D1$")).wait_for()
    assert member.names() == [member.people["first"]]


def move_on_the_board(member: Objects):
    words = member.people
    member.visit.open("/c_forklifts")
    board = member.board()
    board.card_in(words["states"][0], words["second"]).wait_for()
    member.see("objects-board")
    with member.page.expect_response("**/c_forklifts/*") as written:
        board.drag_on(words["second"], words["states"][1])
    assert written.value.status == 200
    board.card_in(words["states"][1], words["second"]).wait_for()
    member.visit.settle()
    assert board.count(words["states"][1]) == "2"


def take_a_change_back(member: Objects):
    """Who moved it, from what to what; and back with one press."""
    words = member.people
    member.page.get_by_role("link", name=words["second"], exact=True).click()
    member.page.get_by_role("heading", level=1, name=words["second"], exact=True).wait_for()
    member.show_history()
    change = member.page.get_by_role("listitem").filter(has_text=words["states"][0]).filter(has_text=words["states"][1]).last
    change.wait_for()
    member.see("objects-history")
    with member.page.expect_response(lambda response: response.request.method == "PATCH") as undone:
        member.button("record.undo").first.click()
    assert undone.value.status == 200 and undone.value.request.headers["if-match"]
    member.page.get_by_text(member.t("record.undone")).first.wait_for()
    member.visit.settle()
    tab = member.page.get_by_role("tab", name=member.t("record.details"))
    if tab.count():
        tab.click()
    member.page.locator(".gx-record-head, .gx-record-fields, #gx-tab-panel").get_by_text(words["states"][0], exact=True).first.wait_for()


def see_it_at_its_customer(member: Objects):
    words = member.people
    member.visit.open("/customers")
    member.page.get_by_role("link", name=words["company"], exact=True).click()
    member.page.get_by_role("heading", level=1, name=words["company"], exact=True).wait_for()
    member.show_related()
    related = member.page.get_by_role("region", name=words["many"], exact=True)
    related.get_by_role("link", name=words["first"], exact=True).wait_for()
    member.see("objects-related")


def rename_and_see_the_history(owner: Objects):
    words = owner.people
    owner.open_objects().menu(words["many"], "objects.edit")
    dialog = owner.dialog()
    dialog.get_by_text("c_forklift", exact=True).wait_for()
    description = dialog.get_by_label(owner.t("objects.description"), exact=True)
    description.fill(words["first"])
    owner.finish(dialog, "tenants.form.save")
    owner.card(words["many"]).get_by_text(words["first"]).wait_for()
    owner.card(words["many"]).get_by_text(owner.t("objects.fieldCount", n=3)).wait_for()
    owner.see("objects-one")
    owner.menu(words["many"], "objects.history")
    dialog = owner.page.get_by_role("dialog", name=owner.t("objects.historyOf", name=words["many"]))
    owner.press("record.undo", dialog)
    owner.page.get_by_text(owner.t("record.undone")).first.wait_for()
    owner.see("objects-definition-history")
    owner.page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    owner.card(words["many"]).get_by_text(words["first"]).wait_for(state="detached")


def delete_and_restore(owner: Objects, member: Objects):
    words = owner.people
    owner.menu(words["many"], "objects.delete")
    dialog = owner.dialog()
    dialog.get_by_text(owner.t("objects.deleteUsed", n=2)).wait_for()
    owner.see("objects-delete")
    owner.press("objects.delete", dialog)
    owner.page.get_by_role("heading", name=owner.t("objects.bin")).wait_for()
    assert owner.card(words["many"]).count() == 0
    owner.see("objects-bin")
    member.visit.open("/c_forklifts")
    member.page.get_by_role("heading", name=member.t("shell.notFoundTitle")).wait_for()
    owner.button("objects.restoreNamed", name=words["many"]).click()
    owner.card(words["many"]).wait_for()
    owner.visit.settle()
    member.visit.open("/c_forklifts")
    assert sorted(member.names()) == sorted([words["first"], words["second"]])


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
    assert owner.button("objects.add").first.is_disabled()
    owner.page.get_by_role("link", name=owner.t("objects.more")).wait_for()
    owner.see("objects-full")


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_plan_without_objects_shows_what_they_would_be(new_page, deployment, language, size):
    office = deployment.create_workspace(f"objects-free-{language}", "free")
    assert office.client().patch("account", {"language": language}).status == 200
    owner = Objects(new_page(language, size, office.token), WORDS[language]).open_objects()
    owner.page.get_by_text(owner.t("objects.notInPlan")).wait_for()
    assert owner.button("objects.add").count() == owner.button("objects.beginWith", name=owner.people["example"]).count() == 0
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
    assert navigation.get_by_role("link").count() == 2
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
    assert member.page.get_by_role("link", name=member.t("tenants.objects"), exact=True).count() == 0
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
    assert description.input_value() == "Mine"
    assert client.get(f"objects/{thing['id']}").json["description"] == "Hers"
