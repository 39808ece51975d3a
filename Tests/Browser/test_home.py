"""The way home is short: what is known is not asked again, and no question waits for the answer to another."""

# Every request to the API is noted, and goes out when the gate is opened.
GATE = """() => {
  window.guanxiAsked = []
  const open = new Promise(resolve => { window.guanxiOpen = resolve })
  const before = window.fetch
  window.fetch = async (...all) => {
    guanxiAsked.push(String(all[0]))
    await open
    return before(...all)
  }
}"""


def test_a_page_of_cards_asks_everything_at_once_and_once(new_page, demo):
    visit = new_page("en", "pc", demo.token("admin"))
    visit.open("/")
    visit.go("/products")
    visit.page.evaluate(GATE)
    visit.page.locator("a[href='/']").first.click()
    seen = steady(visit.page)
    visit.page.evaluate("guanxiOpen()")
    visit.page.locator(".gx-home-card").first.wait_for()
    visit.settle()
    visit.screenshot("home-again")
    asked = visit.page.evaluate("guanxiAsked")
    assert asked == seen, f"after the first answers: {asked[len(seen):]}"
    assert 0 < len(asked) == len(set(asked)) <= 10, asked


def steady(page) -> list[str]:
    """The requests before any is answered, once no more come."""
    seen: list[str] = []
    while True:
        page.wait_for_timeout(1_500)
        now = page.evaluate("guanxiAsked")
        if now and now == seen:
            return seen
        seen = now
