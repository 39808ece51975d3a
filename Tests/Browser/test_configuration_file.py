"""A file of configuration as a value: what is wrong with its text, what an error is about, and what it is without a module."""

import json

import pytest
from engine import Engine

FILE = {
    "guanxi": 1,
    "fields": [
        {"record_type": "customer", "name": "c_size"}, {"record_type": "deal", "name": "c_chance"}, {"record_type": "customer", "name": "c_won", "rollup_type": "deal"},
        {"record_type": "customer", "name": "c_size_next"}],
    "roles": [{"code": "sales", "grants": {"types": {"deal": {"read": "all"}, "customer": {"read": "own"}}}}],
    "layouts": [{"record_type": "customer", "document": {"related": ["deals", "orders", "stages.pipeline"]}}, {"record_type": "deal", "role": "sales", "document": {}}],
    "views": [{"type": "deals", "name": "Won"}, {"type": "customers", "name": "A. and B."}],
    "pipelines": [{"name": "Sales"}],
}


@pytest.fixture(scope="module")
def file(browser):
    engine = Engine(browser, "Tenants/Web/settings/configuration/reading.js", "Tenants/Web/settings/configuration/modules.js", "Tenants/Web/settings/configuration/json.js")
    yield engine
    engine.close()


@pytest.mark.parametrize("text, fault", [
    ("", {"code": "empty"}), ("  \n", {"code": "empty"}), ("[]", {"code": "otherFile"}), ('{"fields": []}', {"code": "otherFile"}), ("null", {"code": "otherFile"}),
    ('{\n "guanxi": 1,\n "fields": [}', {"code": "notJsonAt", "line": 3, "column": 13, "position": 28}),
    ('{"guanxi": 1,}', {"code": "notJsonAt", "line": 1, "column": 14, "position": 13}), ('{"guanxi": 1', {"code": "notJsonAt", "line": 1, "column": 13, "position": 12}),
    ("{'guanxi': 1}", {"code": "notJsonAt", "line": 1, "column": 2, "position": 1})])
def test_what_is_wrong_with_a_text_is_told_with_its_place(file, text, fault):
    assert file.read(text) == {"fault": fault}


def test_the_place_of_a_fault_is_found_as_exactly_as_the_browser_finds_that_there_is_one(file):
    """Of texts that are one slip away from a good one: the scanner and the browser agree on whether it is JSON."""
    good = '{"a": [1, -2.5e3, "x\\n\\u4e2d", true, null, {}, []], "b": {"c": ""}}'
    slips = [good] + [good[:at] + put + good[at + len(cut):] for at in range(len(good)) for cut in ("", good[at]) for put in ("", ",", "}", '"', "0", "]", ":")]
    told = file.page.evaluate("texts => texts.map(text => { try { JSON.parse(text); return modules.faultIn(text) === -1 } catch { return modules.faultIn(text) >= 0 } })", slips)
    assert [slip for slip, agrees in zip(slips, told) if not agrees] == []


def test_a_file_is_read_whatever_an_editor_put_in_front_of_it(file):
    assert file.read("\ufeff" + json.dumps(FILE)) == {"configuration": FILE}


@pytest.mark.parametrize("place, about", [
    ("fields.customer.c_size.kind", ("fields", "customer.c_size", "kind")), ("fields.0.kind", ("fields", "customer.c_size", "kind")),
    ("fields.customer.c_size_next", ("fields", "customer.c_size_next", "")), ("layouts.deal.sales.document.sections.0", ("layouts", "deal.sales", "document.sections.0")),
    ("views.customers.A. and B..filter.and.0", ("views", "customers.A. and B.", "filter.and.0")), ("objects", ("objects", "", "")), ("guanxi", ("", "", "guanxi")),
    ("fields.7", ("fields", "", "7"))])
def test_an_error_is_about_a_definition(file, place, about):
    assert file.placeOf(FILE, place) == dict(zip(("part", "name", "member"), about))


def test_without_a_module_its_things_are_left_out_and_nothing_else(file):
    left = file.without(FILE, "funnel")
    assert left.keys() == FILE.keys() - {"pipelines"}
    assert [field["name"] for field in left["fields"]] == ["c_size", "c_size_next"]
    assert left["roles"][0]["grants"]["types"].keys() == {"customer"}
    assert left["layouts"] == [{"record_type": "customer", "document": {"related": ["orders"]}}]
    assert left["views"] == FILE["views"][1:]
    assert file.without(left, "funnel") == left


def test_what_is_no_definition_is_left_for_the_server_to_tell(file):
    odd = {"guanxi": 1, "fields": [5, None, "x"], "roles": [{"code": "a", "grants": {"types": 5}}], "layouts": [{"record_type": "customer", "document": 5}], "views": "none"}
    assert file.without(odd | {"pipelines": {}}, "funnel") == odd


def test_a_module_is_missed_by_a_file_that_speaks_of_it(file):
    missing = lambda configuration, there: file.page.evaluate(  # noqa: E731
        "([configuration, there]) => modules.missingModules(configuration, type => there.includes(type))", [configuration, there])
    assert missing(FILE, ["customer"]) == ["funnel"]
    assert missing(FILE, ["customer", "deal", "pipeline", "stage"]) == []
    assert missing({"guanxi": 1, "fields": FILE["fields"][:1]}, ["customer"]) == []
