"""Take the pictures of the manual with a real browser, from a report on the samples.

    python -m tools.take_pictures

Needs Debian's chromium and Playwright for Python. Nothing is fetched: the pages are opened from the disk.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
IMAGES: Final = ROOT / "docs" / "images"
# Name of the picture, page of the report.
PICTURES: Final = (
    ("report", "index.html"),
    ("document", "documents/mind-the-gap-minutes-txt.html"),
    ("gaps", "gaps.html"),
    ("partners", "networks/partners.html"),
)


def main() -> int:
    """Take all pictures.

    Returns:
        0 if all were taken, 1 if there is no browser.
    """
    from playwright.sync_api import sync_playwright

    import gapgraph

    chromium = shutil.which("chromium")
    if chromium is None:
        print("There is no Chromium; install Debian's chromium.", file=sys.stderr)
        return 1
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, gapgraph.open_store() as store, sync_playwright() as playwright:
        gapgraph.build([ROOT / "samples"], store)
        gapgraph.write_report(store, Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium)
        page = browser.new_page(viewport={"width": 1240, "height": 780})
        for name, address in PICTURES:
            page.goto((Path(folder) / address).as_uri())
            page.wait_for_timeout(800)
            page.screenshot(path=IMAGES / f"{name}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
