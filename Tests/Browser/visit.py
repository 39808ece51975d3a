"""One page of a browser, with everything that went wrong on it: what people look at and test authors forget to."""

import contextlib
import pathlib
import re
import time

import axe_playwright_python
import sources
from playwright.sync_api import Page

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
ARTEFACTS = pathlib.Path(__file__).parent / "artefacts"

# Runs before the app's own scripts: reports what the content security policy blocked, and counts requests under way.
WATCH = """
addEventListener('securitypolicyviolation', event => window.guanxiViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))
window.guanxiPending = 0
const fetchAsBefore = window.fetch
window.fetch = (...all) => {
  window.guanxiPending++
  return fetchAsBefore(...all).finally(() => window.guanxiPending--)
}
"""

# True once the page has its heading, nothing loads and nothing says that it is about to, for a tenth of a second on end.
SETTLED = """() => new Promise(resolve => {
  let since = performance.now()
  const look = () => {
    const busy = window.guanxiPending > 0 || !document.querySelector('#app h1') || document.querySelector('.gx-skeleton, .gx-reference-loading, .gx-progress, [aria-busy=true]')
      || document.querySelector('[class*="-enter-active"], [class*="-leave-active"]')
      || [...document.querySelectorAll('.q-dialog')].some(dialog => dialog.childElementCount === 0)
      || [...document.images].some(image => !image.complete)
    if (busy) since = performance.now()
    if (performance.now() - since > 100) resolve(true); else requestAnimationFrame(look)
  }
  look()
})"""


def eventually(read, expected, seconds: float = 15):
    """Until `read()` is what is expected: pages follow what was done, and the house what was written, as soon as the machine lets them."""
    deadline = time.monotonic() + seconds
    while (found := read()) != expected:
        assert time.monotonic() < deadline, f"{found} instead of {expected}"
        time.sleep(0.05)


class Visit:
    def __init__(self, page: Page, address: str, language: str, size: str):
        self.page, self.address, self.language, self.size = page, address, language, size
        self.faults: list[str] = []
        self.tolerated: set[int] = set()
        self.under_way: set = set()
        page.set_default_timeout(15_000)
        page.expose_function("guanxiViolation", lambda text: self.faults.append(f"content security policy: {text}"))
        page.add_init_script(WATCH)
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        page.on("request", lambda request: request.url.startswith(address) and self.under_way.add(request))
        page.on("requestfinished", lambda request: self.under_way.discard(request))
        page.on("requestfailed", self.see_failure)
        page.on("response", self.see_reply)

    def hear(self, message):
        """Refused requests are told with their address by `see_reply`."""
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console {message.type}: {message.text}")

    def see_failure(self, request):
        """Requests that the app itself gave up, or that ended with the page, are none."""
        self.under_way.discard(request)
        if request.failure != "net::ERR_ABORTED" and 0 not in self.tolerated:
            self.faults.append(f"failed: {request.method} {request.url} {request.failure}")

    def see_reply(self, response):
        is_question_who = response.status == 401 and response.request.method == "GET" and response.url.endswith("/api/v1/session")
        if response.status >= 400 and response.status not in self.tolerated and not is_question_who:
            self.faults.append(f"{response.status}: {response.request.method} {response.url}")

    @contextlib.contextmanager
    def tolerating(self, *statuses: int):
        """Replies with these statuses are what the test is about. 0 stands for a network that is down."""
        before, self.tolerated = self.tolerated, self.tolerated | set(statuses)
        yield
        self.settle()
        self.tolerated = before

    def open(self, path: str):
        self.under_way.clear()
        self.page.goto(self.address + path, wait_until="commit")
        self.settle()

    def go(self, path: str):
        """As a link inside the app does: without loading the app again."""
        if not self.page.url.startswith(self.address) or self.path == path:
            return self.open(path)
        self.page.evaluate(GO, path)
        self.page.wait_for_function("() => document.querySelector('h1:not([data-left])')")
        self.settle()

    def settle(self):
        """Waits until the page is there with all its parts: chunks of the app that are on their way bring requests of their own."""
        deadline = time.monotonic() + 20
        self.page.wait_for_function(SETTLED)
        while self.under_way:
            assert time.monotonic() < deadline, f"still under way: {[request.url for request in self.under_way]}"
            self.page.wait_for_function(SETTLED)

    @property
    def path(self) -> str:
        return self.page.evaluate("location.pathname")

    def check(self):
        """Raises what went wrong since the last check."""
        faults, self.faults = self.faults, []
        assert not faults, "\n".join(faults)

    def check_accessibility(self, *rules: str, within: str | None = None):
        """All of axe's rules, or only these; on the whole page, or on a part of it."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        violations = self.page.evaluate(RUN_AXE, [within, {"runOnly": list(rules)} if rules else {}])
        assert not violations, f"{self.path}: " + "\n".join(map(told, violations))

    def check_width(self, width: int, scrolls_sideways: bool = False):
        wide = self.too_wide(width, scrolls_sideways)
        assert not wide, wide

    def too_wide(self, width: int, scrolls_sideways: bool = False) -> list[str]:
        """What makes the page scroll to the right; boards scroll inside themselves."""
        content = self.page.evaluate("document.documentElement.scrollWidth")
        scrolling = [] if scrolls_sideways else self.page.evaluate(SCROLLING)
        if content <= width and not scrolling:
            return []
        return [f"{self.path}: {content} px wide on a screen of {width} px: {self.page.evaluate(WIDEST, width)} {scrolling}"]

    def check_texts(self):
        """No key of a message stands where its text should be."""
        keys = re.compile(rf"({'|'.join(sources.namespaces())})(\.\w+)+(?<!\.csv)")
        untranslated = [text for text in self.texts() if keys.fullmatch(text)]
        assert not untranslated, untranslated

    def screenshot(self, name: str):
        ARTEFACTS.mkdir(exist_ok=True)
        self.page.screenshot(path=ARTEFACTS / f"{name}-{self.language}-{self.size}.png", animations="disabled", caret="hide")

    def texts(self) -> list[str]:
        """Every text that people see or hear, without fields' own content."""
        return self.page.evaluate(TEXTS)

    def button(self, name: str, **options):
        return self.page.get_by_role("button", name=name, exact=True, **options)

    def field(self, name: str, **options):
        """By its label, with or without the mark of what must be filled."""
        return self.page.get_by_label(re.compile(rf"^{re.escape(name)}(\s*\*)?$"), **options)


# axe looks through what stands still (position: fixed) and takes the page behind a dialog for its ground: while it looks, nothing stands still.
RUN_AXE = """async ([within, options]) => {
  const unfixed = [[document.body, 'position', 'static']]
  for (const inner of document.querySelectorAll('.q-dialog__inner')) unfixed.push([inner, 'position', 'absolute'])
  for (const backdrop of document.querySelectorAll('.q-dialog__backdrop')) unfixed.push([backdrop, 'display', 'none'])
  for (const [element, name, value] of unfixed) element.style.setProperty(name, value, 'important')
  try {
    return (await axe.run(within ?? document, { resultTypes: ['violations'], ...options })).violations
  } finally {
    for (const [element, name] of unfixed) element.style.removeProperty(name)
  }
}"""

GO = """path => {
  document.querySelector('h1')?.setAttribute('data-left', '')
  history.pushState({}, '', path)
  dispatchEvent(new PopStateEvent('popstate', { state: {} }))
}"""

WIDEST = """width => [...document.querySelectorAll('body *')].filter(element => element.getBoundingClientRect().right > width + 1)
  .slice(0, 5).map(element => `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`).join(', ')"""

# Whole areas that people would have to push sideways. Tables and code inside the page may scroll if they say so.
SCROLLING = """() => [...document.querySelectorAll('main, .gx-main, .gx-page, .q-page, .gx-dialog')].filter(area => area.scrollWidth > area.clientWidth + 1 && getComputedStyle(area).overflowX !== 'visible')
  .map(area => area.className)"""

TEXTS = """() => {
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) if (walker.currentNode.parentElement.closest('script, style, noscript, .q-icon') === null) found.push(walker.currentNode.textContent.trim())
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(element.getAttribute(name) ?? '')
  return found.concat(document.title).filter(text => text)
}"""


def told(violation: dict) -> str:
    nodes = "\n    ".join(f"{' '.join(node['target']) if isinstance(node['target'][0], str) else node['target']}  {node['html'][:200]}  {summary(node)}" for node in violation["nodes"][:5])
    return f"{violation['id']}: {violation['help']} ({len(violation['nodes'])})\n    {nodes}"


def summary(node: dict) -> str:
    return (node.get("failureSummary") or "").replace("\n", " ")[:200]
