"""PDF files: lines rebuilt from rectangles of text, columns read one after the other, repeated heads and feet left out.

1. A child process (`_pdf_worker`) opens the file and returns rectangles of text.
2. Rectangles become lines (`pdf_lines`), columns are read left to right, heads and feet that repeat are dropped.
3. Lines become the canonical text, with a blank line where the page leaves a gap; words broken at a line's end are
   joined where the whole word stands elsewhere in the document.
4. Blocks are found as in any text (`layout`), and each gets its page.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from bisect import bisect_right
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from graph_store.errors import UnreadableDocumentError
from ingest.documents.layout import find_blocks
from ingest.documents.model import Document, Notice
from ingest.documents.pdf_lines import Line, page_lines, without_furniture
from ingest.documents.text import Format, make_document

VERSION: Final = "1"
_MOST_LISTED: Final = 20  # pages
_SECONDS: Final = 320  # a little more than the child allows itself


def sniff(data: bytes, name: str) -> bool:
    """Tell whether bytes are a PDF: its mark stands within the first kilobyte."""
    return b"%PDF-" in data[:1024]


def read(data: bytes, name: str) -> Document:
    """Read a PDF.

    Args:
        data: Its bytes.
        name: Its name within the corpus.

    Returns:
        The document; its blocks carry pages.

    Raises:
        UnreadableDocumentError: If it is damaged, encrypted, or holds pictures and no text.
    """
    found = _open(data, name)
    pages = without_furniture([page_lines(page) for page in found["pages"]])
    text, starts = _text(pages)
    if not any(c.isalnum() for c in text):
        raise UnreadableDocumentError(
            f"None of the {len(pages)} pages holds text.", where=name, remedy="It is a scan: run text recognition (OCR) first."
        )
    blocks = tuple(replace(block, page=bisect_right(starts, block.span.start)) for block in find_blocks(text))
    silent = [number for number, lines in enumerate(pages, 1) if not lines]
    title = " ".join(str(found.get("title") or "").split())
    form = Format("application/pdf", "pdf", VERSION)
    return make_document(form, name=name, data=data, text=text, blocks=blocks, title=title, warnings=_silence(silent, len(pages)))


def _silence(pages: list[int], of: int) -> tuple[Notice, ...]:
    """What is to be said of pages without text: they are blank, or pictures."""
    if not pages:
        return ()
    listed = ", ".join(str(page) for page in pages[:_MOST_LISTED]) + (" ..." if len(pages) > _MOST_LISTED else "")
    remedy = "If they are not blank they are pictures: run text recognition (OCR) on the file and read it again."
    return (Notice(f"{len(pages)} of its {of} pages hold no text: {listed}.", remedy),)


def _open(data: bytes, name: str) -> dict[str, Any]:
    worker = Path(__file__).with_name("_pdf_worker.py")
    command = [
        sys.executable,
        "-P",
        str(worker),
    ]  # by its path, so that it runs wherever the package lies; -P keeps its neighbours from shadowing
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise UnreadableDocumentError(
            f"The PDF engine did not finish in {_SECONDS} s.", where=name, remedy="Print it to a new PDF and try that."
        ) from error
    if done.returncode:
        raise UnreadableDocumentError(
            "The PDF engine gave up on it.", where=name, remedy="The file may be damaged: print it to a new PDF and try that."
        )
    found: dict[str, Any] = json.loads(done.stdout)
    if "error" in found:
        raise _refused(str(found["error"]), name)
    return found


def _refused(error: str, name: str) -> UnreadableDocumentError:
    if "assword" in error:
        return UnreadableDocumentError("The PDF is encrypted.", where=name, remedy="Save it without a password.")
    return UnreadableDocumentError(f"The PDF is damaged: {error}", where=name, remedy="Fetch it again, or print it to a new PDF.")


def _text(pages: list[list[Line]]) -> tuple[str, list[int]]:
    """Return the canonical text, and the offset at which each page starts."""
    whole = {word for lines in pages for line in lines for word in re.findall(r"[a-z]{4,}", line.text.casefold())}
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for lines in pages:
        starts.append(length)
        for index, line in enumerate(lines):
            words = line.text
            joint = "\n\n" if index + 1 == len(lines) or lines[index + 1].gap else "\n"
            if joint == "\n" and _is_broken(words, lines[index + 1].text, whole):
                words, joint = words[:-1], ""
            parts.append(words + joint)
            length += len(words) + len(joint)
    return "".join(parts).rstrip() + "\n", starts


def _is_broken(line: str, after: str, whole: set[str]) -> bool:
    head, tail = re.search(r"([A-Za-z]+)-$", line), re.match(r"[a-z]+", after)
    return bool(head and tail and (head[1] + tail[0]).casefold() in whole)
