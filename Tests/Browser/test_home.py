"""The way home is short: what is known is not asked again, and no question waits for the answer to another."""

# Of every request to the API when it began and when it was answered.
RECORD = """() => {
  window.guanxiAsked = []
  const before = window.fetch
  window.fetch = async (...all) => {
    const one = { path: String(all[0]), begin: performance.now(), end: Infinity }
    guanxiAsked.push(one)
    try { return await before(...all) } finally { one.end = performance.now() }
  }
}"""


def test_a_page_of_cards_asks_everything_at_once_and_once(new_page, demo):
    visit = new_page("en", "pc", demo.token("admin"))
    visit.open("/")
    visit.go("/products")
    visit.page.evaluate(RECORD)
    visit.go("/")
    visit.page.locator(".gx-home-card").first.wait_for()
    visit.settle()
    visit.screenshot("home-again")
    asked = visit.page.evaluate("guanxiAsked.map(one => ({ ...one, end: Math.min(one.end, 1e9) }))")
    paths = [one["path"] for one in asked]
    assert 0 < len(paths) == len(set(paths)) <= 10, paths
    assert max(one["begin"] for one in asked) < min(one["end"] for one in asked), asked
