"""The child process that opens a PDF: bytes on standard input, rectangles of text as JSON on standard output.

A hostile PDF can make the engine abort or eat all memory; in a process of its own, with limits, that harms nobody.
Run by its path: it imports nothing of the package.
"""

from __future__ import annotations

import json
import sys
from typing import Any

MEMORY = 3 * 1024**3  # bytes of address space; a 300-page pack with pictures needs some 400 MB
SECONDS = 300  # of processor time


def limit() -> None:
    """Set limits for this process, where the system knows them."""
    try:
        import resource
    except ImportError:  # not on Windows: the parent's time limit is the only one there
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def pages(data: bytes) -> dict[str, Any]:
    """Open a PDF and return its pages' rectangles of text.

    Args:
        data: The file's bytes.

    Returns:
        `pages`, each with `width`, `height` and `rects` of [left, bottom, right, top, text]; `title`; or an `error`.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return {"error": str(error)}
    found = [_page(document[index]) for index in range(len(document))]
    title = document.get_metadata_value("Title") if hasattr(document, "get_metadata_value") else ""
    return {"pages": found, "title": title}


def _page(page: Any) -> dict[str, Any]:  # noqa: ANN401  pypdfium2 has no types
    textpage = page.get_textpage()
    rects = []
    for index in range(textpage.count_rects()):
        left, bottom, right, top = textpage.get_rect(index)
        text = textpage.get_text_bounded(left, bottom, right, top)
        if text.strip():
            rects.append([round(left, 1), round(bottom, 1), round(right, 1), round(top, 1), text])
    width, height = page.get_size()
    textpage.close()
    page.close()
    return {"width": width, "height": height, "rects": rects}


if __name__ == "__main__":
    limit()
    json.dump(pages(sys.stdin.buffer.read()), sys.stdout)
