"""OpenDocument text (.odt): paragraphs, headings, lists with their numbers, tables, notes, tracked changes, text boxes.

What is a heading or an item where no style says so is settled in `shapes`, as for every format.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from graph_store.errors import UnreadableDocumentError
from ingest.documents.blocks import BlockBuilder
from ingest.documents.model import Document
from ingest.documents.odt_styles import NS, TEXT, Numbers, Styles
from ingest.documents.shapes import Shape, is_bold_heading, write_shapes
from ingest.documents.text import Format, make_document
from ingest.documents.zipxml import Archive

if TYPE_CHECKING:
    from lxml.etree import _Element

VERSION: Final = "2"
_TABLE: Final = f"{{{NS}table:1.0}}"
_OFFICE: Final = f"{{{NS}office:1.0}}"
_DRAW: Final = f"{{{NS}drawing:1.0}}"
_UNREAD: Final = frozenset(
    (f"{_OFFICE}forms", *(f"{TEXT}{name}" for name in ("tracked-changes", "sequence-decls", "index-title", "table-of-content-source")))
)
_COLUMNS: Final = (f"{_TABLE}table-column", f"{_TABLE}table-columns")
_MOST_REPEATED: Final = 40  # cells that a repeat count may stand for; more is an empty margin


def sniff(data: bytes, name: str) -> bool:
    """Tell whether bytes are an OpenDocument text: a ZIP archive whose first part says so."""
    return (data.startswith(b"PK\x03\x04") and b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]) or (
        data.startswith(b"PK") and name.casefold().endswith(".odt")
    )


def read(data: bytes, name: str) -> Document:
    """Read an OpenDocument text.

    Args:
        data: Its bytes.
        name: Its name within the corpus.

    Returns:
        The document.

    Raises:
        UnreadableDocumentError: If it is damaged, encrypted or holds no words.
    """
    archive = Archive(data, name)
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise UnreadableDocumentError("The file is encrypted.", where=name, remedy="Save it without a password.")
    root = archive.xml("content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text") if root is not None else None
    if root is None or body is None:
        raise UnreadableDocumentError("The OpenDocument file has no text.", where=name, remedy="Save it again from the word processor.")
    walker = _Walker(Styles(root, archive.xml("styles.xml")))
    walker.walk(body)
    builder = BlockBuilder()
    write_shapes(builder, walker.shapes)
    for label, note in walker.notes:
        builder.add("note", note, label=label, mark=f"[{label}]")
    if not any(c.isalnum() for c in builder.text):
        raise UnreadableDocumentError(
            "The OpenDocument file holds no words.", where=name, remedy="If it is a scan, run text recognition first."
        )
    media = "application/vnd.oasis.opendocument.text"
    form = Format(media, "odt", VERSION)
    return make_document(form, name=name, data=data, text=builder.text, blocks=tuple(builder.blocks), title=_meta_title(archive))


def _meta_title(archive: Archive) -> str:
    meta = archive.xml("meta.xml")
    title = meta.find(".//{http://purl.org/dc/elements/1.1/}title") if meta is not None else None
    return " ".join((title.text or "").split()) if title is not None else ""


class _Walker:
    """Walks the text and gathers shapes."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._numbers = Numbers(styles.levels)
        self.shapes: list[Shape] = []
        self._found: dict[str, list[tuple[str, str]]] = {}

    @property
    def notes(self) -> list[tuple[str, str]]:
        """Label and words of each note, footnotes first."""
        return [*self._found.get("footnote", []), *self._found.get("endnote", [])]

    def walk(self, node: _Element) -> None:
        """Gather what a body, a section or a cell holds."""
        for child in node:
            if child.tag in (f"{TEXT}h", f"{TEXT}p"):
                self._paragraph(child)
            elif child.tag == f"{TEXT}list":
                self._list(child, 1, "")
            elif child.tag == f"{_TABLE}table":
                self._table(child)
            elif child.tag not in _UNREAD:
                self.walk(child)

    def _paragraph(self, node: _Element, mark: tuple[str, str] = ("", ""), depth: int = 0) -> None:
        for box in _boxes(node):
            self.walk(box)
        text = self._text(node)
        if not text:
            return
        style = node.get(f"{TEXT}style-name") or ""
        label, printed = mark if mark[0] or node.tag != f"{TEXT}h" else self._outline(node)
        level = self._level(node, style)
        if any(name.startswith("contents ") for name in self._styles.named(style)) and "\t" in text:
            self.shapes.append(Shape("", cells=tuple(text.rsplit("\t", 1))))
        elif level or (label != "•" and self._is_bold(node, style) and is_bold_heading(text, labelled=bool(label))):
            label, printed = ("", "") if label == "•" else (label, printed)
            self.shapes.append(Shape(" ".join(text.split()), heading=level or -1, label=label, mark=printed))
        else:
            first, *rest = text.split("\n")
            self.shapes.append(Shape(first.strip(), label=label, mark=printed, depth=depth))
            self.shapes.extend(Shape(line.strip()) for line in rest)

    def _outline(self, node: _Element) -> tuple[str, str]:
        depth = int(node.get(f"{TEXT}outline-level") or 1)
        known = ("", depth) in self._styles.levels and node.get(f"{TEXT}is-list-header") != "true"
        return self._numbers.mark("", depth, node.get(f"{TEXT}start-value")) if known else ("", "")

    def _level(self, node: _Element, style: str) -> int:
        if node.tag == f"{TEXT}h":
            return int(node.get(f"{TEXT}outline-level") or 1)
        return 1 if "title" in self._styles.named(style) else 0

    def _is_bold(self, node: _Element, style: str) -> bool:
        """Whether all the words of a paragraph are bold."""
        weights = [bold for words, bold in self._runs(node, bool(self._styles.bold("paragraph", style))) if words.strip()]
        return bool(weights) and all(weights)

    def _runs(self, node: _Element, bold: bool) -> Iterator[tuple[str, bool]]:
        yield node.text or "", bold
        for child in node:
            if child.tag == f"{TEXT}span":
                own = self._styles.bold("text", child.get(f"{TEXT}style-name") or "")
                yield from self._runs(child, bold if own is None else own)
            elif child.tag == f"{TEXT}a":
                yield from self._runs(child, bold)
            yield child.tail or "", bold

    def _list(self, node: _Element, depth: int, inherited: str) -> None:
        style = node.get(f"{TEXT}style-name") or inherited
        if node.get(f"{TEXT}continue-numbering") != "true" and not node.get(f"{TEXT}continue-list"):
            self._numbers.restart(style, depth)
        for item in node:
            first = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag == f"{TEXT}list":
                    self._list(child, depth + 1, style)
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    shown = first and bool(self._text(child))
                    mark = self._numbers.mark(style, depth, item.get(f"{TEXT}start-value")) if shown else ("", "")
                    self._paragraph(child, mark, depth)
                    first = first and not shown

    def _table(self, table: _Element) -> None:
        for row in _rows(table):
            cells = [cell for cell in row if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")]
            own = [cell for cell in cells if cell.tag == f"{_TABLE}table-cell"]
            if len(own) == 1 and int(own[0].get(f"{_TABLE}number-columns-repeated") or 1) == 1:
                self.walk(own[0])
            else:
                self.shapes.append(Shape("", cells=tuple(words for cell in cells for words in self._cell(cell))))

    def _cell(self, cell: _Element) -> Iterator[str]:
        repeated = min(int(cell.get(f"{_TABLE}number-columns-repeated") or 1), _MOST_REPEATED)
        words = "" if cell.tag == f"{_TABLE}covered-table-cell" else " ".join(filter(None, self._lines(cell, 0, "")))
        yield from [words] * repeated

    def _lines(self, node: _Element, depth: int, style: str) -> Iterator[str]:
        """The paragraphs of a cell, items with their numbers."""
        for child in node:
            if child.tag == f"{TEXT}list":
                own = child.get(f"{TEXT}style-name") or style
                if child.get(f"{TEXT}continue-numbering") != "true" and not child.get(f"{TEXT}continue-list"):
                    self._numbers.restart(own, depth + 1)
                for item in child:
                    marked = list(self._lines(item, depth + 1, own))
                    counts = bool(marked) and item.tag == f"{TEXT}list-item"
                    mark = self._numbers.mark(own, depth + 1, item.get(f"{TEXT}start-value"))[1] if counts else ""
                    yield from [f"{mark} {line}".strip() if not index else line for index, line in enumerate(marked)]
            elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield self._text(child)
            elif child.tag not in _UNREAD:
                yield from self._lines(child, depth, style)

    def _text(self, node: _Element) -> str:
        return "".join(self._pieces(node)).strip()

    def _pieces(self, node: _Element) -> Iterator[str]:
        yield _plain(node.text)
        for child in node:
            if child.tag == f"{TEXT}s":
                yield " " * min(int(child.get(f"{TEXT}c") or 1), 80)
            elif child.tag == f"{TEXT}tab":
                yield "\t"
            elif child.tag == f"{TEXT}line-break":
                yield "\n"
            elif child.tag == f"{TEXT}note":
                yield self._note(child)
            elif self._is_read(child):
                yield from self._pieces(child)
            yield _plain(child.tail)

    def _is_read(self, node: _Element) -> bool:
        if not isinstance(node.tag, str) or node.tag.startswith(_OFFICE) or node.tag in (f"{_DRAW}text-box", f"{TEXT}ruby-text"):
            return False
        return node.tag != f"{TEXT}span" or not self._styles.hidden(node.get(f"{TEXT}style-name") or "")

    def _note(self, node: _Element) -> str:
        citation, body = node.find(f"{TEXT}note-citation"), node.find(f"{TEXT}note-body")
        found = self._found.setdefault(str(node.get(f"{TEXT}note-class") or "footnote"), [])
        label = "".join(map(str, citation.itertext())).strip() if citation is not None else ""
        label = label or str(len(found) + 1)
        if body is not None and all(label != old for old, _ in found):
            found.append((label, " ".join(" ".join(self._text(part) for part in body.iter(f"{TEXT}p")).split())))
        return f"[{label}]"


def _plain(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\t", " ")


def _boxes(node: _Element) -> Iterator[_Element]:
    for child in node:
        if child.tag == f"{_DRAW}text-box":
            yield child
        else:
            yield from _boxes(child)


def _rows(table: _Element) -> Iterator[_Element]:
    """Rows of a table, through groups of rows, but not those of tables inside."""
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif isinstance(child.tag, str) and child.tag.startswith(f"{_TABLE}table-") and child.tag not in _COLUMNS:
            yield from _rows(child)
