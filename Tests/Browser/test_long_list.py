"""A list of a hundred thousand customers is scrolled to its end, page by page over cursors, and the page does not grow."""

import pytest

CUSTOMERS = 100_000

# Scrolls on whenever it is looked at; true once the last customer has come into sight. Remembers the most elements that there were.
SCROLLED_TO_END = """last => {
  const grid = document.querySelector('[role=grid]')
  grid.scrollTop = grid.scrollHeight
  window.guanxiMostElements = Math.max(window.guanxiMostElements ?? 0, document.getElementsByTagName('*').length)
  return [...grid.querySelectorAll('[role=rowheader]')].some(cell => cell.textContent.includes(last))
}"""


@pytest.fixture
def crowded(deployment):
    workspace = deployment.create_workspace("crowded", "enterprise")
    deployment.psql(f"""
        insert into customers.customers (tenant_id, id, version, created_at, updated_at, name, kind, lifecycle, do_not_contact, city)
        select '{workspace.id}', gen_random_uuid(), 1, now(), now(), 'Customer ' || lpad(n::text, 6, '0'), 'company', 'lead', false, 'Hamburg'
        from generate_series(1, {CUSTOMERS}) n""")
    deployment.psql("analyze customers.customers")
    return workspace


def test_list_of_100000_customers_scrolls_to_its_end(new_page, crowded):
    visit = new_page("en", "pc", crowded.token)
    visit.open("/customers?sort=name")
    visit.page.get_by_role("rowheader", name="Customer 000001").wait_for()
    inspector = visit.page.context.new_cdp_session(visit.page)
    inspector.send("Performance.enable")
    before = heap(inspector)
    visit.page.wait_for_function(SCROLLED_TO_END, arg=f"Customer {CUSTOMERS:06d}", polling="raf", timeout=240_000)
    visit.settle()
    visit.screenshot("long-list")
    assert visit.page.evaluate("window.guanxiMostElements") < 3000
    assert heap(inspector) - before < 16 * 2**20
    visit.page.evaluate("document.querySelector('[role=grid]').scrollTop = 0")
    visit.page.get_by_role("rowheader", name="Customer 000001").wait_for()


def heap(inspector) -> float:
    """Bytes that scripts hold, without what could be thrown away."""
    inspector.send("HeapProfiler.collectGarbage")
    return next(metric["value"] for metric in inspector.send("Performance.getMetrics")["metrics"] if metric["name"] == "JSHeapUsedSize")
