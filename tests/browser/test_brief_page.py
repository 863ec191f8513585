"""A brief in a real browser, on a narrow screen."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

import gapgraph
from graph_store import open_store


def test_a_brief_opens_without_a_complaint_and_leads_to_its_notes(browser: Browser, partnership: str, tmp_path: Path) -> None:
    with open_store() as store:
        store.load([partnership])
        path = gapgraph.write_brief(store, "Merebank", tmp_path / "brief.html")
    said: list[str] = []
    page = browser.new_page(viewport={"width": 380, "height": 800})
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    page.click("sup a >> nth=0")
    assert page.evaluate("location.hash") == "#note-1"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate("getComputedStyle(document.querySelector('blockquote')).borderLeftWidth") == "3px"
    page.close()
    assert not said
