"""Filters as trees: joined, counted, taken apart for the builder and put together again."""

import pytest
from engine import Engine

CITY, NAME, BIG = ["city", "is", "Hamburg"], ["name", "contains", "Bakery"], ["employees", "gte", 100]


@pytest.fixture(scope="module")
def tree(browser):
    engine = Engine(browser, "Core/Web/filter/tree.js")
    yield engine
    engine.close()


@pytest.mark.parametrize("filters, joined", [
    ([], None),
    ([None, None], None),
    ([CITY], CITY),
    ([None, CITY, None], CITY),
    ([CITY, NAME], {"and": [CITY, NAME]}),
    ([{"and": [CITY, NAME]}, BIG], {"and": [CITY, NAME, BIG]}),
    ([CITY, {"or": [NAME, BIG]}], {"and": [CITY, {"or": [NAME, BIG]}]}),
    ([{"not": CITY}, NAME], {"and": [{"not": CITY}, NAME]}),
])
def test_filters_are_joined(tree, filters, joined):
    assert tree.both(*filters) == joined


@pytest.mark.parametrize("filter, place, left", [
    (CITY, 0, None),
    ({"and": [CITY, NAME]}, 0, NAME),
    ({"and": [CITY, NAME, BIG]}, 1, {"and": [CITY, BIG]}),
    ({"or": [CITY, NAME]}, 0, None),
    (None, 0, None),
])
def test_a_part_is_taken_away(tree, filter, place, left):
    assert tree.without(filter, place) == left


@pytest.mark.parametrize("filter, number", [
    (None, 0), (CITY, 1), ({"not": CITY}, 1), ({"and": [CITY, {"or": [NAME, BIG]}]}, 3), ({"not": {"or": [CITY, {"not": NAME}]}}, 2),
])
def test_conditions_are_counted(tree, filter, number):
    assert tree.count(filter) == number


def test_filters_are_compared_part_for_part(tree):
    assert tree.same({"and": [CITY, NAME]}, {"and": [CITY, NAME]})
    assert tree.same(None, None)
    assert not tree.same({"and": [CITY, NAME]}, {"and": [NAME, CITY]})
    assert not tree.same(CITY, None)


@pytest.mark.parametrize("value", [CITY, ["city", "is_empty"], {"not": CITY}, {"or": [CITY, {"and": [NAME, BIG]}]}])
def test_filters_from_outside_are_known(tree, value):
    assert tree.isFilter(value)


@pytest.mark.parametrize("value", [
    None, "city", 7, True, [], ["city"], ["city", 1], [1, "is", 2], ["city", "is", 1, 2], {}, {"and": []}, {"and": CITY}, {"nor": [CITY]}, {"not": None},
    {"not": [CITY]}, {"and": [CITY], "or": [NAME]}, {"and": [CITY, "name"]},
])
def test_what_is_no_filter_is_refused(tree, value):
    assert not tree.isFilter(value)


def test_a_quick_filter_is_one_of_the_parts(tree):
    filter = {"and": [CITY, ["level", "in", ["a", "b"]]]}
    assert tree.chosen(filter, "level") == ["a", "b"]
    assert tree.chosen(filter, "city") == ["Hamburg"]
    assert tree.chosen(filter, "name") == []
    assert tree.chosen({"or": [CITY, NAME]}, "city") == []
    assert tree.chosen(None, "city") == []
    assert tree.choose(filter, "level", ["c"]) == {"and": [CITY, ["level", "in", ["c"]]]}
    assert tree.choose(filter, "level", []) == CITY
    assert tree.choose(CITY, "tags", ["x"], "has_any") == {"and": [CITY, ["tags", "has_any", ["x"]]]}
    assert tree.choose(None, "level", []) is None
    # What the builder said otherwise of the field stays.
    assert tree.choose(["level", "is_not", "a"], "level", ["b"]) == {"and": [["level", "is_not", "a"], ["level", "in", ["b"]]]}


ROUND = "filter => modules.filterOf(modules.nodesOf(filter))"


@pytest.mark.parametrize("filter", [
    None, CITY, ["city", "is_empty"], ["age", "between", [3, 5]], {"and": [CITY, NAME]}, {"or": [CITY, NAME]}, {"not": CITY}, {"not": {"not": CITY}},
    {"not": {"or": [CITY, NAME]}}, {"and": [CITY, {"or": [NAME, {"not": {"and": [BIG, CITY]}}]}]}, ["vip", "is", False], ["age", "is", 0],
    ["owner", "is", "me"], ["revenue", "gte", {"amount": 100, "currency": "USD"}],
])
def test_the_builder_gives_back_what_it_was_given(tree, filter):
    assert tree.page.evaluate(ROUND, filter) == filter


@pytest.mark.parametrize("filter, meant", [
    ({"and": [CITY]}, CITY),
    ({"and": [CITY, ["name", "contains", ""]]}, CITY),
    ({"or": [["level", "in", []], ["age", "between", [3, None]]]}, None),
    ({"not": ["name", "is", None]}, None),
    (["name", "is_empty", "left from before"], ["name", "is_empty"]),
])
def test_conditions_that_are_not_complete_are_left_out(tree, filter, meant):
    assert tree.page.evaluate(ROUND, filter) == meant


def test_every_node_has_a_key_of_its_own(tree):
    keys = tree.page.evaluate("""filter => {
      const keys = [], walk = node => { keys.push(node.key); node.items?.forEach(walk) }
      walk(modules.nodesOf(filter)); walk(modules.nodesOf(filter))
      return keys
    }""", {"and": [CITY, {"or": [NAME, {"not": BIG}]}]})
    assert len(keys) == len(set(keys)) == 12


@pytest.mark.parametrize("comparison, before, after", [
    ("is", "a", "a"), ("is", ["a", "b"], "a"), ("in", "a", ["a"]), ("in", None, []), ("in", ["a", ""], ["a"]), ("between", 3, [3, None]), ("between", [3, 5], [3, 5]),
    ("gte", [3, 5], 3), ("is_empty", "a", None), ("has_any", ["a", "b"], ["a", "b"]),
])
def test_a_value_is_kept_where_the_next_comparison_can_use_it(tree, comparison, before, after):
    assert tree.valueFor(comparison, before) == after


@pytest.mark.parametrize("kind, comparison, value", [
    ("date", "gte", "today"), ("timestamp", "gte", "-30d"), ("date", "is_empty", None), ("text", "is", None), ("choice", "in", []),
])
def test_new_conditions_begin_with_what_is_sensible(tree, kind, comparison, value):
    assert tree.firstValue({"kind": kind}, comparison) == value
