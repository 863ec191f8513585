"""OpenDocument text (.odt): paragraphs, headings, lists with their numbers, tables, footnotes, tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from graph_store.errors import UnreadableDocumentError
from ingest.documents.blocks import BlockBuilder
from ingest.documents.labels import find_label
from ingest.documents.layout import is_named_heading
from ingest.documents.model import Document
from ingest.documents.numbering import counted
from ingest.documents.text import Format, make_document
from ingest.documents.zipxml import Archive

if TYPE_CHECKING:
    from lxml.etree import _Element

VERSION: Final = "1"
_NS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT: Final = f"{{{_NS}text:1.0}}"
_TABLE: Final = f"{{{_NS}table:1.0}}"
_OFFICE: Final = f"{{{_NS}office:1.0}}"
_STYLE: Final = f"{{{_NS}style:1.0}}"
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
    if b"manifest:encryption-data" in archive.read("META-INF/manifest.xml"):
        raise UnreadableDocumentError("The file is encrypted.", where=name, remedy="Save it without a password.")
    root = archive.xml("content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text") if root is not None else None
    if root is None or body is None:
        raise UnreadableDocumentError("The OpenDocument file has no text.", where=name, remedy="Save it again from the word processor.")
    builder = BlockBuilder()
    walker = _Walker(builder, _list_styles(root, archive.xml("styles.xml")))
    walker.walk(body)
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


def _list_styles(*roots: _Element | None) -> dict[tuple[str, int], tuple[str, str, str, int] | None]:
    """Number format, prefix, suffix and start of each list style's levels; None for bullets."""
    found: dict[tuple[str, int], tuple[str, str, str, int] | None] = {}
    for root in roots:
        for style in root.iter(f"{_TEXT}list-style") if root is not None else ():
            for level in style:
                depth = int(level.get(f"{_TEXT}level") or 1)
                key = (str(style.get(f"{_STYLE}name")), depth)
                numbered = level.tag == f"{_TEXT}list-level-style-number" and level.get(f"{_STYLE}num-format")
                start = int(level.get(f"{_TEXT}start-value") or 1)
                found[key] = (
                    (str(numbered), level.get(f"{_STYLE}num-prefix") or "", level.get(f"{_STYLE}num-suffix") or "", start)
                    if numbered
                    else None
                )
    return found


class _Walker:
    """Walks the text and appends blocks."""

    def __init__(self, builder: BlockBuilder, styles: dict[tuple[str, int], tuple[str, str, str, int] | None]) -> None:
        self._builder = builder
        self._styles = styles
        self._counts: dict[tuple[str, int], int] = {}
        self.notes: list[tuple[str, str]] = []

    def walk(self, node: _Element) -> None:
        """Append what a body, a section or a cell holds."""
        for child in node:
            if child.tag == f"{_TEXT}h":
                self._builder.add("heading", self._text(child), level=int(child.get(f"{_TEXT}outline-level") or 1))
            elif child.tag == f"{_TEXT}p":
                self._paragraph(self._text(child))
            elif child.tag == f"{_TEXT}list":
                self._list(child, 1, "")
            elif child.tag == f"{_TABLE}table":
                self._table(child)
            elif child.tag not in (f"{_TEXT}tracked-changes", f"{_TEXT}table-of-content", f"{_OFFICE}forms", f"{_TEXT}sequence-decls"):
                self.walk(child)

    def _paragraph(self, text: str) -> None:
        for line in text.split("\n"):
            words = line.strip()
            found = find_label(words)
            if is_named_heading(words):
                self._builder.add("heading", words, level=2)
            elif found:
                self._builder.add("item", words[found.length :], level=1, label=found.text, mark=words[: found.length].strip())
            else:
                self._builder.add("paragraph", words)

    def _list(self, node: _Element, depth: int, inherited: str) -> None:
        style = node.get(f"{_TEXT}style-name") or inherited
        if node.get(f"{_TEXT}continue-numbering") != "true" and not node.get(f"{_TEXT}continue-list"):
            self._counts.pop((style, depth), None)
        for item in node:
            first = item.tag == f"{_TEXT}list-item"
            for child in item:
                if child.tag == f"{_TEXT}list":
                    self._list(child, depth + 1, style)
                elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                    self._item(child, style, depth, first=first, start=item.get(f"{_TEXT}start-value"))
                    first = False

    def _item(self, node: _Element, style: str, depth: int, *, first: bool, start: str | None) -> None:
        text = self._text(node).strip()
        if not text:
            return
        label, mark = self._mark(style, depth, start) if first else ("", "")
        own = find_label(text) if label == "•" else None
        if own and own.style != "bullet":
            label, mark, text = own.text, text[: own.length].strip(), text[own.length :]
        if node.tag == f"{_TEXT}h" or (is_named_heading(text) and depth == 1):
            self._builder.add(
                "heading",
                text,
                level=int(node.get(f"{_TEXT}outline-level") or 2),
                label=label if label != "•" else "",
                mark=mark if label != "•" else "",
            )
        else:
            self._builder.add("item" if first else "paragraph", text, level=depth, label=label, mark=mark)

    def _mark(self, style: str, depth: int, start: str | None) -> tuple[str, str]:
        form = self._styles.get((style, depth))
        if form is None:
            return "•", "•"
        number = int(start) if start and start.isdigit() else self._counts.get((style, depth), form[3] - 1) + 1
        self._counts[style, depth] = number
        label = counted(number, form[0])
        return label, f"{form[1]}{label}{form[2]}"

    def _table(self, table: _Element) -> None:
        for row in table.iter(f"{_TABLE}table-row"):
            cells = [cell for cell in row if cell.tag == f"{_TABLE}table-cell"]
            filled = [cell for cell in cells if "".join(str(t) for t in cell.itertext()).strip()]
            if len(cells) == 1 and filled:
                self.walk(cells[0])
            elif filled:
                self._builder.add_row([
                    " ".join(self._text(part) for part in cell.iter(f"{_TEXT}p", f"{_TEXT}h")) for cell in cells[:_MOST_REPEATED]
                ])

    def _text(self, node: _Element) -> str:
        return "".join(self._pieces(node)).strip()

    def _pieces(self, node: _Element) -> Iterator[str]:
        yield node.text or ""
        for child in node:
            if child.tag == f"{_TEXT}s":
                yield " " * min(int(child.get(f"{_TEXT}c") or 1), 80)
            elif child.tag == f"{_TEXT}tab":
                yield "\t"
            elif child.tag == f"{_TEXT}line-break":
                yield "\n"
            elif child.tag == f"{_TEXT}note":
                yield self._note(child)
            elif isinstance(child.tag, str) and not child.tag.startswith(_OFFICE):
                yield from self._pieces(child)
            yield child.tail or ""

    def _note(self, node: _Element) -> str:
        citation, body = node.find(f"{_TEXT}note-citation"), node.find(f"{_TEXT}note-body")
        label = (citation.text or "") if citation is not None else str(len(self.notes) + 1)
        if body is not None:
            self.notes.append((label, " ".join(" ".join(self._text(part) for part in body.iter(f"{_TEXT}p")).split())))
        return f"[{label}]"
