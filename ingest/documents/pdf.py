"""PDF files: words with their places, made into lines, tables, paragraphs, headings and notes by how the page is set.

1. A child process (`_pdf_worker`) opens the file and returns words and ruling lines.
2. Words become lines in reading order (`pdf_words`, `pdf_pages`), with tables (`pdf_tables`, `pdf_columns`); heads and feet that
   repeat are dropped, notes at the foot of a page are taken aside (`pdf_notes`).
3. Lines become paragraphs, over the ends of columns and pages (`pdf_paragraphs`); words broken at a line's end are joined
   (`hyphens`).
4. Larger or bolder type makes headings; what stands in body type is told apart as in any text (`layout`).
5. Notes come last, as they do in a Word document: a paragraph that goes on over the page is whole.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from graph_store.errors import UnreadableDocumentError
from ingest.documents.blocks import BlockBuilder
from ingest.documents.hyphens import unwrap, vocabulary
from ingest.documents.model import Document, Notice
from ingest.documents.pdf_columns import find_rows
from ingest.documents.pdf_notes import take_notes
from ingest.documents.pdf_pages import body_size, read_pages, without_furniture
from ingest.documents.pdf_paragraphs import Paragraph, heading_looks, make_paragraphs
from ingest.documents.pdf_words import Line
from ingest.documents.shapes import Shape, write_shapes
from ingest.documents.text import Format, make_document

VERSION: Final = "2"
_MOST_LISTED: Final = 20  # pages
_SECONDS: Final = 320  # a little more than the child allows itself
_ODD: Final = 0.3  # of a page's signs are no letters of any script
_BOLD: Final = 0.7  # of the text in bold type: then it says nothing
_COVER: Final = 2  # pages: a cover and a title page
_TITLE: Final = 1.25  # times the body's size: type that may hold the title


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
    printed = read_pages(found["pages"])
    if not any(c.isalnum() for lines in printed for line in lines for c in line.text):
        raise UnreadableDocumentError(
            f"None of the {len(printed)} pages holds text.", where=name, remedy="It is a scan: run text recognition (OCR) first."
        )
    builder, title = _write(printed)
    form = Format("application/pdf", "pdf", VERSION)
    said = " ".join(str(found.get("title") or "").split())
    warnings = _warnings(found, printed)
    title = title or _title(said)
    return make_document(form, name=name, data=data, text=builder.text, blocks=tuple(builder.blocks), title=title, warnings=warnings)


def _warnings(found: dict[str, Any], printed: Sequence[Sequence[Line]]) -> tuple[Notice, ...]:
    """What is to be said of pages that give no text, or none that means anything."""
    broken = [number for number, page in enumerate(found["pages"], 1) if page.get("broken")]
    silent = [number for number, lines in enumerate(printed, 1) if not lines and number not in broken]
    odd = _garbled(printed)
    of, scan = f"of its {len(printed)} pages", "run text recognition (OCR) on the file and read it again."
    said = (
        (silent, f"{of} hold no text", f"If they are not blank they are pictures: {scan}"),
        (broken, f"{of} cannot be opened", "Save the file again as PDF."),
        (odd, f"{of} hold letters without meaning", f"Its fonts do not say which letters they show: {scan}"),
    )
    return tuple(Notice(f"{len(pages)} {words}: {_listed(pages)}.", remedy) for pages, words, remedy in said if pages)


def _listed(pages: Sequence[int]) -> str:
    return ", ".join(map(str, pages[:_MOST_LISTED])) + (" ..." if len(pages) > _MOST_LISTED else "")


def _garbled(printed: Sequence[Sequence[Line]]) -> list[int]:
    """Pages of fonts that say how letters look and not which they are: a person reads them, a program gets other signs."""
    found = []
    for number, lines in enumerate(printed, 1):
        text = "".join(line.text for line in lines)
        odd = len(re.findall(r"[\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ufff0-\uffff\U000f0000-\U0010ffff]", text))
        if odd > _ODD * len(text):
            found.append(number)
    return found


def _write(printed: list[list[Line]]) -> tuple[BlockBuilder, str]:
    """The blocks, and the words set in the largest type of the first pages."""
    pages = without_furniture(printed)
    body = body_size(pages)
    pages, notes = take_notes(pages, body)
    paragraphs = make_paragraphs([find_rows(lines) for lines in pages], body)
    words = vocabulary(line.text for lines in pages for line in lines)
    builder = BlockBuilder()
    shapes = _shapes(paragraphs, words, body)
    write_shapes(builder, shapes)
    for note in notes:
        builder.add("note", unwrap([line for line in note.lines if line], words), label=note.label, mark=f"[{note.label}]", page=note.page)
    return builder, _largest(paragraphs, shapes, body)


def _shapes(paragraphs: Sequence[Paragraph], words: frozenset[str], body: float) -> list[Shape]:
    levels = _levels(paragraphs, body)
    return [
        Shape(
            unwrap([line.text for line in paragraph.lines], words),
            heading=level,
            cells=tuple(unwrap(cell, words) for cell in paragraph.first.cells),
            indent=paragraph.first.left,
            page=paragraph.first.page,
        )
        for paragraph, level in zip(paragraphs, levels, strict=True)
    ]


def _levels(paragraphs: Sequence[Paragraph], body: float) -> list[int]:
    """Levels of headings by how much they stand out; 0 for what is set as text."""
    lines = [line for paragraph in paragraphs for line in paragraph.lines]
    bold = sum(len(line.text) for line in lines if line.bold) > _BOLD * sum(len(line.text) for line in lines)
    looks = [round(heading_looks(paragraph, body, body_is_bold=bold), 1) for paragraph in paragraphs]
    ranks = {look: min(rank, 6) for rank, look in enumerate(sorted({look for look in looks if look}, reverse=True), 1)}
    return [ranks.get(look, 0) for look in looks]


def _largest(paragraphs: Sequence[Paragraph], shapes: Sequence[Shape], body: float) -> str:
    pairs = zip(paragraphs, shapes, strict=True)
    first = [(paragraph.first.size, shape.words) for paragraph, shape in pairs if shape.page <= _COVER and not shape.cells]
    size = max((size for size, text in first if any(c.isalpha() for c in text)), default=0.0)
    return next((text for own, text in first if own == size and len(text) <= 300), "") if size >= _TITLE * body else ""


def _title(said: str) -> str:
    """The title that the file says it has, unless a program made it of a file's name."""
    made = re.search(r"\.(?:docx?|odt|rtf|pdf|indd|qxd|pub|pptx?)$|^(?:Microsoft|untitled|Document\d*$|\W*$)", said, re.IGNORECASE)
    return "" if made else said


def _open(data: bytes, name: str) -> dict[str, Any]:
    worker = Path(__file__).with_name("_pdf_worker.py")
    command = [sys.executable, "-P", str(worker)]  # by its path, wherever the package lies; -P keeps its neighbours from shadowing
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
