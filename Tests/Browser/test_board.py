"""The deal board: seeing, moving by mouse, touch and keyboard, winning and losing, creating, and what happens when it fails."""

import pytest
from board import Board
from playwright.sync_api import expect
from visit import eventually


@pytest.fixture(scope="module")
def sales(deployment):
    """A workspace with a handful of deals."""
    workspace = deployment.create_workspace("board", "enterprise")
    workspace.switch("funnel", on=True)
    return workspace


@pytest.fixture
def new_deal(sales):
    """Makes a deal in the first stage and returns its name."""
    customer = sales.create_customer("Harbour Hotels")
    made = iter(range(100))

    def create(title: str, **fields) -> str:
        name = f"{title} {next(made)}"
        reply = sales.client().post("deals", {"name": name, "customer": customer["id"], "amount": {"amount": 500_000, "currency": "CNY"}} | fields)
        assert reply.status == 201, reply
        return name

    yield create
    for deal in sales.client().get("deals?limit=200").json["data"]:
        sales.client().delete(f"deals/{deal['id']}", headers={"if-match": f'"{deal["id"]}-{deal["version"]}"'})


def deal_named(sales, name: str) -> dict:
    found = sales.client().get("deals?limit=200&include=stage").json
    deal = next(one for one in found["data"] if one["name"] == name)
    return deal | {"stage_name": next(stage["name"] for stage in found["included"]["stages"] if stage["id"] == deal["stage"])}


@pytest.fixture
def board(new_page, sales):
    return Board(new_page("en", "pc", sales.token))


def test_mouse_moves_a_deal(board, sales, new_deal):
    name = new_deal("Espresso machines")
    board.open()
    with board.page.expect_response("**/deals/*") as written:
        board.drag(name, "Needs analysis")
    assert written.value.status == 200
    board.card_in("Needs analysis", name).wait_for()
    board.visit.settle()
    eventually(lambda: (board.count("First contact"), board.count("Needs analysis")), ("0", "1"))
    eventually(lambda: deal_named(sales, name)["stage_name"], "Needs analysis")


def test_keyboard_moves_a_deal(board, sales, new_deal):
    name = new_deal("Beans for a year")
    board.open()
    board.card(name).focus()
    with board.page.expect_response("**/deals/*"):
        board.page.keyboard.press("Alt+ArrowRight")
    board.card_in("Needs analysis", name).wait_for()
    eventually(lambda: board.page.evaluate("document.activeElement.getAttribute('aria-label')"), name)
    board.visit.settle()
    eventually(lambda: deal_named(sales, name)["stage_name"], "Needs analysis")


def test_touch_moves_a_deal_by_its_menu(new_page, sales, new_deal):
    name = new_deal("Grinders")
    board = Board(new_page("zh", "phone", sales.token)).open()
    board.card(name).get_by_role("button").tap()
    with board.page.expect_response("**/deals/*"):
        board.page.get_by_role("menu").get_by_text("Proposal", exact=True).tap()
    board.card_in("Proposal", name).wait_for()
    board.visit.settle()
    eventually(lambda: deal_named(sales, name)["stage_name"], "Proposal")


def test_touch_drags_a_deal_after_a_short_press(new_page, sales, new_deal):
    name = new_deal("Water filters")
    board = Board(new_page("zh", "phone", sales.token)).open()
    with board.page.expect_response("**/deals/*"):
        board.drag_by_finger(name, "Needs analysis")
    board.card_in("Needs analysis", name).wait_for()
    board.visit.settle()
    eventually(lambda: deal_named(sales, name)["stage_name"], "Needs analysis")


def test_loss_is_asked_for_its_reason(board, sales, new_deal):
    name = new_deal("Vending")
    board.open()
    board.move_by_menu(name, "Lost")
    dialog = board.page.get_by_role("dialog", name=board.text("funnel.closure.lostTitle", name=name))
    dialog.wait_for()
    board.visit.check_accessibility()
    board.visit.screenshot("board-lost-dialog")
    dialog.get_by_role("combobox", name="Reason for loss").click()
    board.page.get_by_role("option", name="No budget").click()
    dialog.get_by_label("Competitor").fill("Northwind")
    with board.page.expect_response("**/closure"):
        dialog.get_by_role("button", name=board.text("funnel.closure.lose"), exact=True).click()
    board.card_in("Lost", name).wait_for()
    board.visit.settle()
    deal = deal_named(sales, name)
    assert (deal["status"], deal["lost_reason"], deal["competitor"]) == ("lost", "no_budget", "Northwind")


def test_closure_that_is_cancelled_puts_the_card_back(board, sales, new_deal):
    name = new_deal("Roastery")
    board.open()
    board.drag(name, "Won")
    board.page.get_by_role("dialog").get_by_role("button", name=board.text("app.cancel")).click()
    board.card_in("First contact", name).wait_for()
    assert deal_named(sales, name)["status"] == "open"


def test_win(board, sales, new_deal):
    name = new_deal("Barista training")
    board.open()
    board.drag(name, "Won")
    board.page.get_by_role("dialog").wait_for()
    board.visit.check_accessibility()
    with board.page.expect_response("**/closure"):
        board.page.get_by_role("dialog").get_by_role("button", name=board.text("funnel.closure.win"), exact=True).click()
    board.card_in("Won", name).wait_for()
    board.visit.settle()
    assert deal_named(sales, name)["status"] == "won"


def test_move_that_fails_is_taken_back(board, new_deal, sales):
    name = new_deal("Cold brew")
    board.open()
    deal = deal_named(sales, name)
    changed = sales.client().patch(f"deals/{deal['id']}", {"next_step": "Call"}, etag=f'"{deal["id"]}-{deal["version"]}"')
    assert changed.status == 200
    with board.visit.tolerating(412):
        board.drag(name, "Proposal")
        board.page.get_by_role("alert").wait_for()
    board.card_in("First contact", name).wait_for()
    expect(board.card_in("Proposal", name)).to_have_count(0)


def test_deal_is_created_in_a_column(board, sales, new_deal):
    new_deal("Anything")
    board.open()
    board.column("Negotiation").get_by_role("button", name=board.text("funnel.board.newDealIn", stage="Negotiation")).click()
    dialog = board.page.get_by_role("dialog", name=board.text("funnel.create.title"))
    dialog.wait_for()
    board.visit.check_accessibility()
    dialog.get_by_label("Name").fill("Office coffee")
    dialog.get_by_role("combobox", name="Customer").fill("Harbour")
    board.page.get_by_role("option", name="Harbour Hotels").first.click()
    dialog.get_by_label("Amount").first.fill("12000")
    dialog.get_by_role("button", name=board.text("funnel.create.save")).click()
    board.card_in("Negotiation", "Office coffee").wait_for()
    deal = deal_named(sales, "Office coffee")
    assert (deal["stage_name"], deal["amount"]) == ("Negotiation", {"amount": 1_200_000, "currency": "CNY"})


def test_only_my_deals(board, sales, new_deal):
    mine = new_deal("Mine")
    other = new_deal("Of nobody", owner=None)
    board.open()
    board.card(other).wait_for()
    board.page.get_by_role("button", name=board.text("funnel.board.mine"), exact=True).click()
    board.card(other).wait_for(state="detached")
    expect(board.card(mine)).to_have_count(1)
    eventually(lambda: "owner=me" in board.page.url, True)


def test_read_only_users_look_but_move_nothing(new_page, sales, new_deal):
    name = new_deal("Not for you")
    board = Board(new_page("en", "pc", sales.add_user("read_only"))).open()
    board.card(name).focus()
    board.page.keyboard.press("Alt+ArrowRight")
    expect(board.card_in("First contact", name)).to_have_count(1)
    expect(board.card(name).get_by_role("button")).to_have_count(0)
    expect(board.page.get_by_role("button", name=board.text("funnel.board.newDeal"))).to_have_count(0)


def test_stage_path_moves_a_deal_on_its_page(board, sales, new_deal):
    deal = deal_named(sales, new_deal("Path"))
    board.visit.open(f"/deals/{deal['id']}")
    board.page.get_by_role("button", name=board.text("funnel.path.moveTo", stage="Proposal")).click()
    board.page.locator("[aria-current=step]", has_text="Proposal").wait_for()
    board.page.get_by_role("button", name=board.text("funnel.closure.won")).click()
    board.page.get_by_role("dialog").get_by_role("button", name=board.text("funnel.closure.win"), exact=True).click()
    board.page.get_by_role("button", name=board.text("funnel.closure.reopen")).click()
    board.page.locator("[aria-current=step]", has_text="Proposal").wait_for()
    board.visit.settle()
    assert deal_named(sales, deal["name"])["status"] == "open"
