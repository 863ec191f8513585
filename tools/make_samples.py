"""Make the samples that are not plain text from their readable sources in tools/samples/.

The same source gives the same bytes: the files hold no clock and no random names. Call it without
arguments to write samples/, with `--check` to learn whether the committed files still hold their sources' words.

Sources are Markdown in its simplest form: `#` headings, `-` bullets, `1)` or `a.` items with their printed label,
`| a | b |` table rows, and paragraphs of one line each.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCES: Final = ROOT / "tools" / "samples"
SAMPLES: Final = ROOT / "samples"
EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip archive can hold
_ITEM: Final = re.compile(r"(?P<label>\d+[.)]|[a-z]{1,3}[.)])\s+(?P<text>.+)")


@dataclass(frozen=True, slots=True)
class Line:
    """One block of a source.

    Attributes:
        kind: "heading", "bullet", "item", "row" or "paragraph".
        text: Its words; for a row the cells, joined by " | ".
        level: Depth of a heading, else 0.
        label: The printed label of an item with its punctuation, else empty.
    """

    kind: str
    text: str
    level: int = 0
    label: str = ""


def iter_lines(source: str) -> Iterator[Line]:
    """Read a source.

    Args:
        source: Text of a file in tools/samples/.

    Yields:
        Its blocks in order.
    """
    for raw in source.splitlines():
        if raw.startswith("#"):
            marks, _, text = raw.partition(" ")
            yield Line("heading", text, level=len(marks))
        elif raw.startswith("- "):
            yield Line("bullet", raw[2:])
        elif raw.startswith("|"):
            yield Line("row", " | ".join(cell.strip() for cell in raw.strip("|").split("|")))
        elif item := _ITEM.fullmatch(raw):
            yield Line("item", item["text"], label=item["label"])
        elif raw.strip():
            yield Line("paragraph", raw)


def to_docx(lines: list[Line]) -> bytes:
    """Write a Word document with styles for headings and bullets.

    Args:
        lines: The blocks.

    Returns:
        The file's bytes.
    """
    from docx import Document

    document = Document()
    for line in lines:
        if line.kind == "heading":
            document.add_heading(line.text, level=line.level)
        elif line.kind == "row":
            cells = line.text.split(" | ")
            table = document.add_table(rows=1, cols=len(cells))
            for cell, text in zip(table.rows[0].cells, cells, strict=True):
                cell.text = text
        elif line.kind == "bullet":
            document.add_paragraph(line.text, style="List Bullet")
        else:
            document.add_paragraph(f"{line.label} {line.text}".strip())
    buffer = io.BytesIO()
    document.save(buffer)
    return _timeless(buffer.getvalue())


def to_odt(lines: list[Line]) -> bytes:
    """Write an OpenDocument text with headings and real bullet lists.

    Args:
        lines: The blocks.

    Returns:
        The file's bytes.
    """
    from odf.element import Element
    from odf.opendocument import OpenDocumentText
    from odf.text import H, List, ListItem, P

    Element.namespaces.clear()  # odfpy declares the namespaces of every document that the process has made before
    document = OpenDocumentText()
    bullets = None
    for line in lines:
        if line.kind != "bullet":
            bullets = None
        if line.kind == "heading":
            document.text.addElement(H(outlinelevel=line.level, text=line.text))
        elif line.kind == "bullet":
            if bullets is None:
                bullets = List()
                document.text.addElement(bullets)
            item = ListItem()
            item.addElement(P(text=line.text))
            bullets.addElement(item)
        else:
            document.text.addElement(P(text=f"{line.label} {line.text}".strip()))
    buffer = io.BytesIO()
    document.save(buffer)
    return _timeless(buffer.getvalue())


def to_pdf(lines: list[Line]) -> bytes:
    """Write a PDF of A4 pages with page numbers in the foot.

    Args:
        lines: The blocks.

    Returns:
        The file's bytes.
    """
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    def number_page(canvas: Canvas, _template: object) -> None:
        canvas.drawCentredString(A4[0] / 2, 36, f"Page {canvas.getPageNumber()}")

    styles = getSampleStyleSheet()
    body = styles["BodyText"]
    body.fontSize, body.leading, body.spaceBefore = 12, 16, 14
    style = {"heading": styles["Heading2"]}
    flow = [Paragraph(_escaped(f"{line.label} {line.text}".strip()), style.get(line.kind, body)) for line in lines]
    buffer = io.BytesIO()
    template = SimpleDocTemplate(buffer, pagesize=A4, invariant=1, pageCompression=0, title="", author="")
    template.build(flow, onFirstPage=number_page, onLaterPages=number_page)
    return buffer.getvalue()


# Which sample is made from which source, and by what.
MADE: Final[dict[str, Callable[[list[Line]], bytes]]] = {
    "record-of-decision.docx": to_docx,
    "co-production-minutes.pdf": to_pdf,
    "partnership-groups-report.odt": to_odt,
}


def make(sample: str) -> bytes:
    """Make one sample.

    Args:
        sample: Its name, a key of `MADE`.

    Returns:
        The file's bytes.
    """
    source = (SOURCES / sample).with_suffix(".md").read_text(encoding="utf-8")
    return MADE[sample](list(iter_lines(source)))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _timeless(archive: bytes) -> bytes:
    """Write a zip archive again without the time at which it was made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as found, zipfile.ZipFile(buffer, "w") as written:
        for entry in found.infolist():
            content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?", b"1980-01-01T00:00:00", found.read(entry))
            kept = zipfile.ZipInfo(entry.filename, EPOCH)
            kept.compress_type = entry.compress_type
            written.writestr(kept, content)
    return buffer.getvalue()


def main(arguments: list[str]) -> int:
    """Write the samples, or compare them.

    Args:
        arguments: `["--check"]` to compare.

    Returns:
        0 if all is well, 1 if a committed sample differs from its source.
    """
    stale = []
    for sample in MADE:
        content = make(sample)
        if "--check" not in arguments:
            (SAMPLES / sample).write_bytes(content)
        elif (SAMPLES / sample).read_bytes() != content:
            stale.append(sample)
    if stale:
        print(f"These samples are not what tools/make_samples.py makes: {', '.join(stale)}. Run `make generated`.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
