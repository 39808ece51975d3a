"""Columns of a list: which ones, how wide, in which order, and what the server must be asked for to draw them."""

import pytest
from engine import Engine


def field(name: str, kind: str = "text", **more) -> dict:
    return {"name": name, "kind": kind, "title": {"en": name, "zh": name}} | more


COLORED = [{"code": "open", "color": "blue"}, {"code": "won", "color": "green"}]
DEAL = {"name": "deal", "plural": "deals", "label_field": "name", "fields": [
    field("id", "id"), field("version", "integer"), field("name", required=True), field("customer", "reference", refers_to="customer", required=True),
    field("stage", "choice", required=True, choices=COLORED), field("source", "choice", choices=[{"code": "web"}]), field("amount", "money"), field("other_amount", "money"),
    field("close", "date"), field("notes", "long_text"), field("pin", "secret"), field("owner", "reference", refers_to="user"), field("vip", "boolean"),
    field("created_by", "reference", refers_to="user"), field("updated_at", "timestamp")]}
CUSTOMER = {"name": "customer", "plural": "customers", "label_field": "name", "fields": [field("name")]}


@pytest.fixture(scope="module")
def columns(browser):
    engine = Engine(browser, "Core/Web/list/columns.js", "Core/Web/app/metadata.js", "Core/Web/app/plugs.js")
    # The server's description of types, of which users are none that this reader may see.
    engine.page.evaluate("""async types => {
      globalThis.fetch = async () => new Response(JSON.stringify({ record_types: types, modules: [], workspace: null }))
      await modules.load()
    }""", [DEAL, CUSTOMER])
    yield engine
    engine.close()


def test_ids_and_secrets_are_no_columns(columns):
    assert {"id", "version", "pin"}.isdisjoint(field["name"] for field in columns.columnFields(DEAL))


def test_usual_columns_tell_how_far_a_record_is(columns):
    assert columns.usualColumns(DEAL) == ["name", "customer", "stage", "source", "amount", "close", "owner", "updated_at"]


def test_fields_that_were_added_are_usual_columns_of_own_objects_alone(columns):
    machine = {"name": "c_machine", "plural": "c_machines", "label_field": "name", "fields": [
        field("name"), field("owner", "reference", refers_to="user"), field("c_state", "choice", choices=COLORED, custom=True), field("c_notes", "long_text", custom=True)]}
    assert columns.usualColumns(machine | {"custom": True}) == ["name", "owner", "c_state"]
    assert columns.usualColumns(machine) == ["name", "owner"]


def test_a_module_may_name_the_usual_columns(columns):
    columns.page.evaluate("modules.plugs.sales = { records: { deal: { columns: ['stage', 'amount'] } } }")
    assert columns.usualColumns(DEAL) == ["name", "stage", "amount"]
    columns.page.evaluate("modules.plugs.sales = { records: { deal: { facts: ['amount'], summary: ['close', 'vip'] } } }")
    assert columns.usualColumns(DEAL) == ["name", "stage", "amount", "close"]
    columns.page.evaluate("delete modules.plugs.sales")


@pytest.mark.parametrize("names, valid", [
    (["amount", "stage"], ["name", "amount", "stage"]),
    (["stage", "name", "amount"], ["name", "stage", "amount"]),
    (["stage", "gone", "stage", "pin"], ["name", "stage"]),
    (["name"], ["name"]),
])
def test_only_what_the_type_still_has_is_a_column(columns, names, valid):
    assert columns.validColumns(DEAL, names) == valid


@pytest.mark.parametrize("names", [None, [], ["gone"]])
def test_without_columns_the_usual_ones_are_shown(columns, names):
    assert columns.validColumns(DEAL, names) == columns.usualColumns(DEAL)


@pytest.mark.parametrize("name, chosen, width", [
    ("amount", None, 150), ("amount", {"amount": 222}, 222), ("amount", {"amount": 5}, 72), ("amount", {"amount": 5000}, 640), ("amount", {"amount": "wide"}, 150),
    ("name", None, 280), ("customer", None, 220), ("owner", None, 160), ("close", {"amount": 90}, 140),
])
def test_columns_are_as_wide_as_somebody_made_them_or_their_kind_needs(columns, name, chosen, width):
    assert columns.widthOf(DEAL, next(field for field in DEAL["fields"] if field["name"] == name), chosen) == width


def test_the_server_is_asked_for_columns_and_for_names_alone_of_what_they_refer_to(columns):
    assert columns.questionOf(DEAL, ["name", "amount", "customer"]) == {"fields": "amount,customer,customer.name,name", "include": "customer"}
    assert columns.questionOf(DEAL, ["name", "owner"]) == {"fields": "name,owner", "include": None}


def question(fields: str, path: str = "/deals", **more) -> dict:
    return {"path": path, "query": {"fields": fields} | more}


def test_columns_that_go_or_change_places_need_no_request(columns):
    asked = question("amount,customer,customer.name,name", include="customer", sort="-amount")
    assert columns.covers(asked, question("amount,name", sort="-amount"))
    assert columns.covers(asked, asked)
    assert not columns.covers(asked, question("amount,close,name", sort="-amount"))
    assert not columns.covers(asked, question("amount,name", sort="amount"))
    assert not columns.covers(asked, question("amount,name"))
    assert not columns.covers(asked, question("amount,name", path="/orders", sort="-amount"))


@pytest.mark.parametrize("name, place, moved", [
    ("c", 1, ["a", "c", "b", "d"]), ("b", 3, ["a", "c", "d", "b"]), ("d", 0, ["a", "d", "b", "c"]), ("b", 99, ["a", "c", "d", "b"]), ("b", -1, ["a", "b", "c", "d"]),
])
def test_the_label_stays_first_wherever_a_column_is_moved(columns, name, place, moved):
    assert columns.moved(["a", "b", "c", "d"], name, place) == moved


@pytest.mark.parametrize("sort", ["", "name", "-amount,name", "a,-b,c"])
def test_an_order_survives_being_taken_apart(columns, sort):
    assert columns.sortText(columns.sortKeys(sort)) == sort


@pytest.mark.parametrize("sort, clicks", [("", ["name", "-name", ""]), ("amount", ["name", "-name", ""]), ("-amount,-name", [""])])
def test_a_click_sorts_up_then_down_then_not_at_all(columns, sort, clicks):
    for expected in clicks:
        sort = columns.nextSort(sort, "name", False)
        assert sort == expected


def test_with_shift_the_others_stay_three_at_most(columns):
    assert columns.nextSort("amount", "name", True) == "amount,name"
    assert columns.nextSort("amount,name", "name", True) == "amount,-name"
    assert columns.nextSort("amount,-name,close", "name", True) == "amount,close"
    assert columns.nextSort("a,b,c", "name", True) == "b,c,name"


def test_columns_are_remembered_for_each_type(columns):
    columns.rememberColumns(DEAL, {"columns": ["stage"], "widths": {"stage": 90}})
    assert columns.rememberedColumns(DEAL) == {"columns": ["stage"], "widths": {"stage": 90}}
    assert columns.rememberedColumns(CUSTOMER) == {}
    columns.page.evaluate("localStorage.setItem('gx-columns:deal', '{spoilt')")
    assert columns.rememberedColumns(DEAL) == {}
    columns.page.evaluate("localStorage.setItem('gx-columns:deal', 'null')")
    assert columns.rememberedColumns(DEAL) == {}


def test_without_storage_only_the_memory_of_columns_is_lost(columns):
    columns.page.evaluate("globalThis.stored = Object.getOwnPropertyDescriptor(window, 'localStorage'); Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new Error('forbidden') } })")
    columns.rememberColumns(DEAL, {"columns": ["stage"]})
    assert columns.rememberedColumns(DEAL) == {}
    columns.page.evaluate("Object.defineProperty(window, 'localStorage', stored)")
