"""What an administrator makes of the house in a day, in the browser alone: an object with twelve kinds of fields, a thousand records of it, and who may see
what of them; in Chinese on a phone, in English on a PC."""

import csv
import io
import re

import pytest
from fields import VIEWS
from objects import Objects
from playwright.sync_api import expect

WORDS = {
    "en": {
        "one": "Machine", "many": "Machines", "record": "Machine {:04d}", "company": "Harbour Café", "role": "Service",
        "serial": "Serial number", "state": "State", "states": ["Ready", "In use", "Broken"], "features": "Features", "feature": ["Steam", "Touch screen", "Timer"],
        "price": "Price", "weight": "Weight", "leased": "Leased", "customer": "Customer", "installed": "Installed on", "hotline": "Hotline", "reason": "What is broken",
        "residual": "Residual value", "orders": "Number of orders", "machine": "Ordered machine", "fault": "The pump leaks."},
    "zh": {
        "one": "设备", "many": "设备", "record": "设备 {:04d}", "company": "港湾咖啡馆", "role": "售后",
        "serial": "序列号", "state": "状态", "states": ["空闲", "使用中", "故障"], "features": "功能", "feature": ["蒸汽", "触摸屏", "定时"],
        "price": "价格", "weight": "重量", "leased": "租赁", "customer": "所属客户", "installed": "安装日期", "hotline": "服务热线", "reason": "故障说明",
        "residual": "残值", "orders": "订单数", "machine": "订购的设备", "fault": "水泵漏水。"},
}
KINDS = ["text", "choice", "choices", "money", "decimal", "boolean", "reference", "date", "phone", "long_text", "formula", "rollup"]


@pytest.mark.parametrize("language, size", VIEWS)
def test_an_object_of_twelve_fields(new_page, deployment, language, size):
    office = deployment.create_workspace(f"customisation-{language}", "growth")
    office.create_customer(WORDS[language]["company"], kind="company")
    tokens = [office.token, office.add_user("member")]
    assert all(office.client(token).patch("account", {"language": language}).status == 200 for token in tokens)
    owner, colleague = (Objects(new_page(language, size, token), WORDS[language]) for token in tokens)
    make_the_object(owner)
    add_plain_fields(owner)
    require_a_reason(owner)
    compute(owner)
    count_orders(owner)
    look_at_the_fields(owner, office)
    import_a_thousand(owner)
    filter_and_sort(owner)
    use_the_board(owner)
    take_a_change_back(owner)
    say_what_is_broken(owner)
    see_the_order_counted(owner)
    make_a_role(owner)
    give_the_role(owner)
    see_what_the_role_shows(colleague)


def make_the_object(owner: Objects):
    words = owner.people
    owner.open_objects()
    dialog = owner.begin(words["one"])
    if owner.visit.language == "zh":
        name = dialog.get_by_label(owner.t("objects.name"), exact=True)
        expect(name).to_have_value("c_equipment")
        name.fill("c_machine")
    dialog.locator("input[name=icon][value=precision_manufacturing]:checked").wait_for(state="attached")
    owner.press("objects.create", dialog)
    owner.arrive_at_fields()


def add_plain_fields(owner: Objects):
    words = owner.people
    dialog = owner.add_field(words["serial"], "text")
    dialog.get_by_role("switch", name=owner.t("fields.unique")).click()
    owner.finish(dialog)
    owner.finish(owner.add_field(words["state"], "choice", words["states"]))
    owner.finish(owner.add_field(words["features"], "choices", words["feature"]))
    for word, kind in (("price", "money"), ("weight", "decimal"), ("leased", "boolean")):
        owner.finish(owner.add_field(words[word], kind))
    dialog = owner.add_field(words["customer"], "reference")
    owner.choose(dialog, owner.t("fields.refersTo"), owner.type_title("customer"))
    owner.finish(dialog)
    for word, kind in (("installed", "date"), ("hotline", "phone")):
        owner.finish(owner.add_field(words[word], kind))


def require_a_reason(owner: Objects):
    """Only of what is broken."""
    words = owner.people
    dialog = owner.add_field(words["reason"], "long_text")
    owner.button("fields.requiredChoice.when", dialog).first.click()
    condition = dialog.get_by_role("group", name=owner.t("fields.requiredWhen"))
    owner.button("filter.add_condition", condition).click()
    field = condition.get_by_role("combobox", name=owner.t("filter.field"))
    if field.input_value() != words["state"]:
        field.fill(words["state"])
        owner.page.get_by_role("option", name=words["state"], exact=True).click()
    owner.choose(condition, f"{words['state']}: {owner.t('filter.value')}", words["states"][2])
    owner.finish(dialog)


def compute(owner: Objects):
    """The price comes out of the palette, the rest is typed."""
    words = owner.people
    dialog = owner.add_field(words["residual"], "formula")
    dialog.get_by_role("button", name=re.compile(rf"^{re.escape(words['price'])}")).first.click()
    owner.page.keyboard.type(" * 0.8")
    dialog.get_by_text(owner.t("formula.result", kind=owner.t("fields.kind.money"))).wait_for()
    owner.see("customisation-formula")
    owner.finish(dialog)


def count_orders(owner: Objects):
    """Orders say which machine they are for; a machine says how many there are."""
    words = owner.people
    owner.open_settings("order")
    dialog = owner.add_field(words["machine"], "reference")
    owner.choose(dialog, owner.t("fields.refersTo"), words["one"])
    owner.finish(dialog)
    owner.open_settings("c_machine")
    dialog = owner.add_field(words["orders"], "rollup")
    owner.choose(dialog, owner.t("fields.rollup.of"), owner.type_title("order", "plural_title"))
    owner.choose(dialog, owner.t("fields.rollup.how"), owner.t("fields.rollup.function.count"))
    dialog.get_by_role("status").filter(has_text=words["machine"]).first.wait_for()
    owner.see("customisation-rollup")
    owner.finish(dialog)


def look_at_the_fields(owner: Objects, office):
    owner.see("customisation-fields")
    stored = office.client().get('fields?filter=["record_type","is","c_machine"]&sort=position&limit=100').json["data"]
    assert [field["kind"] for field in stored] == KINDS


def import_a_thousand(owner: Objects):
    words = owner.people
    owner.to_list(words["many"])
    owner.press("list.import")
    owner.page.wait_for_url(re.compile(r"/imports/new\?type=c_machines?$"))
    owner.visit.settle()
    owner.page.locator("input[type=file]").set_input_files({"name": "machines.csv", "mimeType": "text/csv", "buffer": machines_csv(owner)})
    owner.page.wait_for_url(re.compile(r"/imports/[0-9a-f-]{36}"))
    owner.page.get_by_text(owner.t("import.mappingTitle")).wait_for()
    owner.see("customisation-mapping")
    owner.press("import.check")
    owner.page.get_by_text(owner.t("import.allGood", n="1,000")).wait_for(timeout=60_000)
    owner.press("import.run", n="1,000")
    owner.page.get_by_text(owner.t("import.done", n="1,000")).wait_for(timeout=60_000)
    owner.see("customisation-imported")


def machines_csv(owner: Objects) -> bytes:
    """As a spreadsheet of this language would write it: one in ten is broken, one in ten in use."""
    words = owner.people
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([owner.field_title("c_machine", "name"), *(words[name] for name in ("serial", "state", "price", "weight", "installed", "hotline", "reason"))])
    for number in range(1000):
        state = {0: 2, 1: 1}.get(number % 10, 0)
        writer.writerow([
            words["record"].format(number), f"SN-{number:05d}", words["states"][state], 1000 + number, f"{number / 4:.2f}", f"2026-{number % 12 + 1:02d}-15",
            f"+86138{number:08d}", words["fault"] if state == 2 else ""])
    return file.getvalue().encode("utf-8-sig")


def filter_and_sort(owner: Objects):
    words = owner.people
    owner.visit.open("/c_machines")
    owner.page.get_by_role("heading", level=1).filter(has_text="1,000").wait_for()
    owner.see("customisation-list")
    sheet = owner.filter_by_choice(words["state"], words["states"][2])
    sheet.get_by_text(owner.t("filter.matches", n="100")).wait_for()
    owner.press("filter.apply", sheet)
    sheet.wait_for(state="detached")
    for first in (0, 990):  # up, then down
        owner.sort_by(words["price"])
        owner.page.wait_for_function("name => document.querySelector(\".gx-list-content a[href*='/c_machines/']\")?.textContent.trim() === name", arg=words["record"].format(first))
    owner.see("customisation-filtered")


def use_the_board(owner: Objects):
    words = owner.people
    name = words["record"].format(7)
    owner.visit.open("/c_machines")
    owner.page.locator(".gx-tools-search input").fill(name)
    owner.page.get_by_role("heading", level=1).filter(has_text=re.compile(r"\D1$")).wait_for()
    board = owner.board()
    board.card_in(words["states"][0], name).wait_for()
    owner.see("customisation-board")
    with owner.page.expect_response("**/c_machines/*") as written:
        board.drag_on(name, words["states"][1])
    assert written.value.status == 200
    board.card_in(words["states"][1], name).wait_for()
    owner.visit.settle()


def take_a_change_back(owner: Objects):
    words = owner.people
    name = words["record"].format(7)
    owner.page.get_by_role("link", name=name, exact=True).click()
    owner.page.get_by_role("heading", level=1, name=name, exact=True).wait_for()
    owner.page.get_by_text("805.6").first.wait_for()  # four fifths of 1007
    owner.see("customisation-record")
    owner.show_history()
    owner.page.get_by_role("listitem").filter(has_text=words["states"][0]).filter(has_text=words["states"][1]).last.wait_for()
    owner.see("customisation-history")
    with owner.page.expect_response(lambda response: response.request.method == "PATCH") as undone:
        owner.button("record.undo").first.click()
    assert undone.value.status == 200 and undone.value.request.headers["if-match"]
    owner.visit.settle()
    owner.page.get_by_role("listitem").filter(has_text=words["states"][1]).filter(has_text=words["states"][0]).first.wait_for()


def say_what_is_broken(owner: Objects):
    """Nobody can say that it is broken without saying how."""
    words = owner.people
    owner.press("record.edit")
    dialog = owner.dialog()
    reason = owner.visit.field(words["reason"]).and_(dialog.locator("textarea"))
    owner.choose(dialog, words["state"], words["states"][2])
    owner.press("record.save", dialog)
    dialog.get_by_role("alert").filter(has_text=words["reason"]).first.wait_for()
    owner.see("customisation-required")
    reason.fill(words["fault"])
    owner.press("record.save", dialog)
    dialog.wait_for(state="detached")
    owner.visit.settle()


def see_the_order_counted(owner: Objects):
    words = owner.people
    name = words["record"].format(7)
    machine = owner.visit.path
    owner.visit.open("/orders/new")
    for label, wanted in ((owner.field_title("order", "customer"), words["company"]), (words["machine"], name)):
        picker = owner.page.get_by_role("combobox", name=re.compile(rf"^{re.escape(label)}")).first
        picker.fill(wanted)
        owner.page.get_by_role("option", name=re.compile(rf"^{re.escape(wanted)}")).first.click()
    owner.press("record.create")
    owner.page.wait_for_url(re.compile(r"/orders/[0-9a-f-]{36}"))
    owner.visit.settle()
    counted = owner.page.locator(".gx-record-fields, #gx-tab-panel").locator(f"xpath=.//*[normalize-space(text())='{words['orders']}']/following::*[normalize-space(text())='1'][1]").first
    for _ in range(20):
        owner.visit.open(machine)
        if counted.count():
            break
    counted.wait_for()
    owner.see("customisation-counted")
    owner.show_related()
    owner.page.get_by_role("region", name=owner.type_title("order", "plural_title"), exact=True).get_by_role("link").nth(1).wait_for()


def make_a_role(owner: Objects):
    """Sees all machines and, of the hotline, a part; changes nothing."""
    words = owner.people
    owner.visit.open("/settings/roles")
    owner.press("roles.new")
    owner.visit.settle()
    owner.fill(owner.t(f"roles.name_{owner.visit.language}"), words["role"])
    if owner.visit.size == "phone":
        owner.page.get_by_role("button", name=re.compile(rf"^{re.escape(words['many'])}")).first.click()
        place = owner.dialog()
    else:
        place = owner.page
        owner.press("roles.showFields", type=words["many"])
    names = {"type": words["many"], "action": owner.t("roles.action.read")}
    owner.pick(place, owner.t("roles.cell", **names, scope=owner.t("roles.scope.none")), owner.t("roles.scope.all"))
    owner.pick(place, owner.t("roles.field", field=words["hotline"], right=owner.t("roles.right.write")), owner.t("roles.right.masked"))
    if owner.visit.size == "phone":
        owner.press("app.ok", place)
        place.wait_for(state="detached")
    owner.see("customisation-role")
    owner.press("roles.create")
    owner.page.wait_for_url(re.compile(r"/settings/roles/[0-9a-f-]{36}"))
    owner.visit.settle()


def give_the_role(owner: Objects):
    words = owner.people
    owner.visit.open("/settings/members")
    owner.button("settings.members.actionsOf", name="Role member").click()
    owner.page.get_by_role("menuitem", name=owner.t("settings.members.edit"), exact=True).click()
    dialog = owner.dialog()
    dialog.get_by_role("radio", name=re.compile(rf"^{re.escape(owner.t('settings.role.limited'))}")).check()
    owner.choose(dialog, owner.t("roles.assigned"), words["role"])
    owner.see("customisation-member")
    owner.press("tenants.form.save", dialog)
    dialog.wait_for(state="detached")
    owner.visit.settle()


def see_what_the_role_shows(colleague: Objects):
    words = colleague.people
    colleague.visit.open("/")
    colleague.menu_place(words["many"]).click()
    colleague.page.get_by_role("heading", level=1).filter(has_text="1,000").wait_for()
    colleague.page.locator(".gx-tools-search input").fill(words["record"].format(23))
    colleague.page.get_by_role("link", name=words["record"].format(23), exact=True).click()
    colleague.page.get_by_role("heading", level=1, name=words["record"].format(23), exact=True).wait_for()
    colleague.visit.settle()
    colleague.page.get_by_text(re.compile(r"\*{2,}")).first.wait_for()
    expect(colleague.page.get_by_text("00000023")).to_have_count(0)
    expect(colleague.button("record.edit")).to_have_count(0)
    colleague.see("customisation-masked")
    colleague.visit.open("/customers")  # of which the role says nothing
    colleague.page.get_by_role("heading", name=colleague.t("shell.notFoundTitle")).wait_for()
