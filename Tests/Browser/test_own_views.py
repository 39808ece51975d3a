"""Lists and boards of a workspace's own fields: kept, shared, and used by somebody else."""

import pytest
from board import Board
from fields import VIEWS, offices, people  # noqa: F401
from playwright.sync_api import expect
from visit import eventually

TITLES = {"en": ("Mood", "Happy", "Grumpy", "Meetings"), "zh": ("心情", "愉快", "烦躁", "会面次数")}


@pytest.mark.parametrize("language, size", VIEWS)
def test_a_shared_board_by_a_field_of_ones_own(people, offices, language, size):
    office, _ = offices[language]
    client = office.client()
    mood, happy, grumpy, meetings = TITLES[language]
    field = office.create_field("customer", "c_mood", "choice", title_en=mood, filterable=True)
    for code, title in (("happy", happy), ("grumpy", grumpy)):
        assert client.post("field_choices", {"field": field["id"], "code": code, "title_en": title, "color": "green"}).status == 201
    office.create_field("customer", "c_meetings", "integer", title_en=meetings, filterable=True)
    for number in range(4):
        office.create_customer(f"Bakery {number}", c_mood="happy" if number < 3 else "grumpy", c_meetings=number)
    made = client.post("views", {
        "type": "customers", "name": mood, "shared": True, "layout": "board", "group": "c_mood", "columns": ["name", "c_meetings", "c_mood"],
        "filter": ["c_meetings", "gte", 1], "sort": "-c_meetings"})
    assert made.status == 201, made
    _, member = people(language, size)
    member.visit.open(f"/customers?list={made.json['id']}")
    board = Board(member.visit)
    board.card_in(happy, "Bakery 2").wait_for()
    eventually(lambda: (board.count(happy), board.count(grumpy)), ("2", "1"))
    eventually(lambda: [card.get_attribute("aria-label") for card in board.column(happy).get_by_role("listitem").all()], ["Bakery 2", "Bakery 1"])
    member.see("own-board")
    with member.page.expect_response("**/customers/*") as written:
        board.move_by_menu("Bakery 2", grumpy)
    assert written.value.status == 200
    board.card_in(grumpy, "Bakery 2").wait_for()
    member.visit.settle()
    eventually(lambda: (board.count(happy), board.count(grumpy)), ("1", "2"))
    member.press("list.as_table")
    member.page.get_by_role("link", name="Bakery 2", exact=True).wait_for()
    expect(member.page.get_by_role("link", name="Bakery 0", exact=True)).to_have_count(0)
    member.see("own-table")
    assert client.get("customers?name=Bakery%202&fields=c_mood").json["data"][0]["c_mood"] == "grumpy"
