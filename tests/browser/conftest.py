"""A real browser, a report and views on file: addresses, and a record of everything that a page tried.

Every address but file:, data: and blob: is refused and recorded; console errors, page errors and
dialogs are recorded too. A test that uses `look` fails at its end if a page tried anything.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Route, sync_playwright

from gapgraph.report import write_report
from gapgraph.views import view_kinds, write_view
from graph_store import open_store

# Without these, Chromium asks for updates and safe-browsing lists of its own accord.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
]
AXE = "axe-core@4.14.1"
OWN = ("file:", "data:", "blob:")


# What pages tried that they must not: outside addresses, errors on the console, dialogs.
Tried = dict[str, list[str]]


@pytest.fixture(scope="session")
def browser(need: Callable[[str], str]) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=need("browser"), args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, fixture_graph: str, partnership: str) -> Path:
    """A report of the fixture graph, with single views beside it in `single/`, and one of papers that speak of each other in `lives/`."""
    folder = tmp_path_factory.mktemp("site")
    with open_store() as store:
        store.load([fixture_graph])
        write_report(store, folder)
        for kind in view_kinds():
            write_view(store, kind, folder / "single" / f"{kind}.html")
    with open_store() as store:
        store.load([partnership])
        write_report(store, folder / "lives")
    return folder


@pytest.fixture
def tried() -> Tried:
    return {"outside": [], "errors": [], "dialogs": []}


def watch(context: BrowserContext, tried: Tried) -> None:
    """Refuse and record every outside request, and record errors and dialogs."""

    def refuse(route: Route) -> None:
        tried["outside"].append(route.request.url)
        route.abort()

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            tried["errors"].append(message.text)

    def asked(dialog: Dialog) -> None:
        tried["dialogs"].append(dialog.message)
        dialog.dismiss()

    context.route(lambda address: not address.startswith(OWN), refuse)
    context.on("console", said)
    context.on("weberror", lambda error: tried["errors"].append(str(error.error)))
    context.on("dialog", asked)


@pytest.fixture
def context(browser: Browser, tried: Tried) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened.set_default_timeout(10_000)
    watch(opened, tried)
    yield opened
    opened.close()


@pytest.fixture
def look(context: BrowserContext, site: Path, tried: Tried) -> Iterator[Callable[[str], Page]]:
    """Return a function that opens a page of the site; at the end, no page may have tried anything."""

    def go(address: str) -> Page:
        page = context.new_page()
        name, _, place = address.partition("#")
        page.goto(f"{(site / name).as_uri()}{'#' if place else ''}{place}")
        return page

    yield go
    flags = [page.evaluate("window.hacked") for page in context.pages]
    assert tried == {"outside": [], "errors": [], "dialogs": []}
    assert not any(flags)


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core: the file that GAPGRAPH_AXE names, or, in CI, npm's."""
    named = os.environ.get("GAPGRAPH_AXE")
    if named:
        return Path(named).read_text(encoding="utf-8")
    npm = shutil.which("npm")
    if not os.environ.get("CI") or not npm:
        pytest.skip(f"axe-core is fetched in CI only; `npm pack {AXE}`, unpack it, and name package/axe.min.js in GAPGRAPH_AXE")
    folder = tmp_path_factory.mktemp("axe")
    subprocess.run([npm, "pack", AXE, "--silent"], cwd=folder, check=True, capture_output=True, timeout=120)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        script = archive.extractfile("package/axe.min.js")
        assert script
        return script.read().decode("utf-8")
