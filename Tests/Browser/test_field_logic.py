"""What needs no server of the fields that the house computes or numbers, and of addresses: tested as values."""

import pytest
from engine import Engine


@pytest.fixture(scope="module")
def engine(browser):
    made = Engine(browser, *(f"Tenants/Web/settings/fields/{file}" for file in ("formula/formula.js", "numberPattern.js", "rollup/rollup.js")), "Core/Web/app/format.js")
    yield made
    made.close()


@pytest.mark.parametrize("formula, at, words, is_call, expected, caret", [
    ("", (0, 0), "round", True, "round()", 6),
    ("a + b", (0, 5), "round", True, "round(a + b)", 12),
    ("a +", (3, 3), "c_weight", False, "a +c_weight", 11),
    ("a", (1, 1), "c_weight", False, "a c_weight", 10),
    ("round(, 1)", (6, 6), "c_weight", False, "round(c_weight, 1)", 14),
])
def test_words_are_put_into_a_formula(engine, formula, at, words, is_call, expected, caret):
    assert engine.withWords(formula, {"start": at[0], "end": at[1]}, words, is_call) == {"formula": expected, "caret": caret}


@pytest.mark.parametrize("formula, fault, marked", [
    ("a + bogus", {"position": 4, "length": 5}, "bogus"),
    ('"😀" + bogus', {"position": 7, "length": 5}, "bogus"),
    ("a +", {"position": 3, "length": 0}, "+"),
    ("", {"position": 0, "length": 0}, ""),
])
def test_a_fault_is_marked_at_its_place(engine, formula, fault, marked):
    pieces = engine.piecesOf(formula, [fault])
    assert "".join(piece["text"] for piece in pieces) == formula
    assert "".join(piece["text"] for piece in pieces if piece["isFault"]) == marked


@pytest.mark.parametrize("pattern, is_good", [("{0000}", True), ("A-{YYYY}{MM}{DD}-{0}", True), ("A", False), ("{00}{00}", False), ("{0000", False), ("{YEAR}{0}", False)])
def test_patterns_of_numbers(engine, pattern, is_good):
    assert engine.isPattern(pattern) is is_good


def test_a_number_by_its_pattern(engine):
    assert engine.numberBy("TK-{YYYY}{MM}{DD}-{0000}", 42, "2026-11-22") == "TK-20261122-0042"
    assert engine.numberBy("{YY}{00}", 12345, "2026-11-22") == "2612345"


@pytest.mark.parametrize("address, line", [
    ({"country": "US", "region": "WA", "city": "Seattle", "street": "500 Pine St", "postal_code": "98101"}, "500 Pine St, Seattle, WA 98101, United States"),
    ({"region": "浙江省", "city": "杭州市", "street": "文三路 90 号", "postal_code": "310012"}, "浙江省杭州市文三路 90 号 310012"),
    ({"region": "上海市", "city": "上海市", "district": "浦东新区"}, "上海市浦东新区"),
    ({"city": "Hamburg"}, "Hamburg"),
])
def test_an_address_in_one_line(engine, address, line):
    assert engine.formatAddress(address) == line
