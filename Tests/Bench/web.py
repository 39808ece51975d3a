"""What the web app costs a browser: bytes until the first page stands, and milliseconds from a click until the next one does."""

import pathlib
import re
import statistics
import urllib.parse

from playwright.sync_api import Page, sync_playwright

DIST = pathlib.Path(__file__).resolve().parents[2] / "dist"
PATHS = ["/", "/customers", "/contacts", "/orders", "/products", "/deals", "/deals/board"]
ROUNDS = 7

# Follows a link of the navigation and answers with the milliseconds until the new page has its heading and its data, and asked for nothing more for a
# tenth of a second: between two requests of which one waits for the other a page only looks as if it were there.
CHANGE = """path => new Promise(resolve => {
  const start = performance.now()
  const before = document.querySelector('h1')
  let since = null
  const look = () => {
    const heading = document.querySelector('h1')
    const isThere = location.pathname === path && heading && heading !== before && window.pending === 0 && !document.querySelector('.gx-skeleton, [aria-busy=true]')
    since = isThere ? since ?? performance.now() : null
    if (isThere && performance.now() - since > 100) resolve(since - start)
    else requestAnimationFrame(look)
  }
  document.querySelector(`.gx-side a[href="${path}"]`).click()
  look()
})"""
COUNT_REQUESTS = "window.pending = 0; const real = fetch; window.fetch = (...all) => { pending++; return real(...all).finally(() => pending--) }"


def report(deployment, workspace) -> str:
    """Two Markdown tables."""
    workspace.switch("funnel", on=True)
    address = f"http://127.0.0.1:{deployment.port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium-headless-shell", args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-US")
        context.add_cookies([{"name": "gx_session", "value": workspace.token, "url": address}])
        page = context.new_page()
        page.add_init_script(COUNT_REQUESTS)
        tables = f"{first_load(page, address)}\n\n{changes(page)}"
        browser.close()
    return tables


def first_load(page: Page, address: str) -> str:
    """What every page needs first, and all that the home page loads sooner or later."""
    index = (DIST / "index.html").read_text()
    first = {"/", *re.findall(r'"(/app/[^"]+)"', index)}
    loaded: set[str] = set()
    page.on("response", lambda response: loaded.add(urllib.parse.urlparse(response.url).path))
    page.goto(address)
    page.wait_for_selector("h1")
    page.wait_for_load_state("networkidle")
    every = {path for path in loaded if path == "/" or path.startswith("/app/")} | first
    rows = [f"| {title}, {len(paths)} files | {sum(map(size, paths)) / 1024:.0f} |" for title, paths in
            (("first load", first), ("home page with all its parts and what was fetched ahead", every))]
    return "\n".join(["", "| web app, brotli | KB |", "|---|---:|", *rows])


def size(path: str) -> int:
    file = DIST / (path.lstrip("/") or "index.html")
    packed = file.with_name(file.name + ".br")
    return (packed if packed.exists() else file).stat().st_size


def changes(page: Page) -> str:
    rows = ["| warm change of page to | median ms | worst ms |", "|---|---:|---:|"]
    times: dict[str, list[float]] = {path: [] for path in PATHS}
    for turn in range(ROUNDS + 1):
        for path in PATHS[1:] + PATHS[:1]:
            took = page.evaluate(CHANGE, path)
            if turn:
                times[path].append(took)
    return "\n".join(rows + [f"| {path} | {statistics.median(took):.0f} | {max(took):.0f} |" for path, took in times.items()])
