"""Functions of the app in a browser's engine, without a page around them: what needs no server is tested as values."""

import subprocess

import sources
from playwright.sync_api import Browser


class Engine:
    """`engine.slugOf("Harbour Coffee")` calls the function of that name in one of the modules."""

    def __init__(self, browser: Browser, *modules: str):
        self.page = browser.new_page()
        # An origin of its own, for modules that remember something.
        self.page.route("**/*", lambda route: route.fulfill(content_type="text/html", body="<!doctype html>"))
        self.page.goto("http://engine.test/")
        self.page.evaluate(f"{bundle(modules)}; globalThis.modules = modules")

    def __getattr__(self, name: str):
        return lambda *arguments: self.page.evaluate("([name, ...all]) => modules[name](...all)", [name, *arguments])

    def close(self):
        self.page.close()


def bundle(modules: tuple[str, ...]) -> str:
    source = "".join(f"export * from './{module}'\n" for module in modules)
    command = ["esbuild", "--bundle", "--format=iife", "--global-name=modules", "--alias:vue=./.web/vue.js", "--charset=utf8", "--log-level=error"]
    return subprocess.run(command, input=source, cwd=sources.ROOT, capture_output=True, text=True, check=True).stdout
