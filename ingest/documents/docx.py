"""Word documents (.docx): paragraphs, headings by style, automatic numbers, tables, notes, tracked changes, text boxes.

Tracked insertions are read, tracked deletions are not; hidden text, comments, heads and feet are not read either. What is
a heading or an item where no style says so is settled in `shapes`, as for every format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from graph_store.errors import UnreadableDocumentError
from ingest.documents.blocks import BlockBuilder
from ingest.documents.docx_styles import Numbers, Styles, W, switched, value
from ingest.documents.model import Document
from ingest.documents.numbering import counted
from ingest.documents.shapes import Shape, is_bold_heading, write_shapes
from ingest.documents.text import Format, make_document
from ingest.documents.zipxml import Archive

if TYPE_CHECKING:
    from lxml.etree import _Element

VERSION: Final = "2"
_UNREAD: Final = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "txbxContent"))
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_AROUND: Final = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_WRITTEN: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_WIDEST: Final = 60  # columns that a cell may say it reaches over


def sniff(data: bytes, name: str) -> bool:
    """Tell whether bytes are a Word document: a ZIP archive that holds word/document.xml."""
    return data.startswith(b"PK\x03\x04") and (
        b"word/document.xml" in data or (name.casefold().endswith(".docx") and b"mimetypeapplication/vnd.oasis" not in data[:200])
    )


def read(data: bytes, name: str) -> Document:
    """Read a Word document.

    Args:
        data: Its bytes.
        name: Its name within the corpus.

    Returns:
        The document.

    Raises:
        UnreadableDocumentError: If it is damaged, encrypted or holds no words.
    """
    archive = Archive(data, name)
    root = archive.xml("word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise UnreadableDocumentError("The Word file has no body.", where=name, remedy="Save it again from the word processor.")
    notes = _Notes(archive)
    walker = _Walker(Styles(archive.xml("word/styles.xml")), Numbers(archive.xml("word/numbering.xml")), notes)
    walker.walk(body)
    builder = BlockBuilder()
    write_shapes(builder, walker.shapes)
    for label, note in notes.written():
        builder.add("note", note, label=label, mark=f"[{label}]")
    if not any(c.isalnum() for c in builder.text):
        raise UnreadableDocumentError("The Word file holds no words.", where=name, remedy="If it is a scan, run text recognition first.")
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    form = Format(media, "docx", VERSION)
    return make_document(form, name=name, data=data, text=builder.text, blocks=tuple(builder.blocks), title=_core_title(archive))


def _core_title(archive: Archive) -> str:
    core = archive.xml("docProps/core.xml")
    title = core.find("{http://purl.org/dc/elements/1.1/}title") if core is not None else None
    return " ".join((title.text or "").split()) if title is not None else ""


class _Notes:
    """Footnotes and endnotes, numbered in the order in which the text refers to them."""

    def __init__(self, archive: Archive) -> None:
        self._bodies = {kind: self._read(archive.xml(f"word/{kind}s.xml"), kind) for kind in ("footnote", "endnote")}
        self._labels: dict[tuple[str, str], str] = {}

    @staticmethod
    def _read(root: _Element | None, kind: str) -> dict[str, _Element]:
        notes = root.iter(f"{W}{kind}") if root is not None else ()
        return {str(note.get(f"{W}id")): note for note in notes if note.get(f"{W}type") in (None, "normal")}

    def label(self, kind: str, key: str) -> str:
        """Return the number of the note that a reference points to, counting it on at its first mention."""
        if (kind, key) not in self._labels:
            number = 1 + sum(own == kind for own, _ in self._labels)
            self._labels[kind, key] = counted(number, "i" if kind == "endnote" else "1")
        return self._labels[kind, key]

    def written(self) -> Iterator[tuple[str, str]]:
        """Yield the label and the words of each note that the text refers to, footnotes first."""
        for kind, bodies in self._bodies.items():
            for (own, key), label in self._labels.items():
                if own == kind and key in bodies:
                    yield label, " ".join(" ".join("".join(_pieces(p, self)) for p in bodies[key].iter(f"{W}p")).split())


class _Walker:
    """Walks the body and gathers shapes."""

    def __init__(self, styles: Styles, numbers: Numbers, notes: _Notes) -> None:
        self._styles, self._numbers, self._notes = styles, numbers, notes
        self.shapes: list[Shape] = []

    def walk(self, node: _Element) -> None:
        """Gather what a body, a cell or a content control holds."""
        for child in node:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in _AROUND:
                self.walk(child)

    def _paragraph(self, node: _Element) -> None:
        for box in _boxes(node):
            self.walk(box)
        text = "".join(_pieces(node, self._notes)).strip()
        style = value(node, "pPr/pStyle") or self._styles.default
        mark = self._mark(node, style)
        if not text:
            return
        level = self._styles.heading(style)
        label, printed, depth = mark or ("", "", 0)
        if self._styles.name(style).startswith("toc ") and "\t" in text:
            self.shapes.append(Shape("", cells=tuple(text.rsplit("\t", 1))))
        elif level or (self._is_bold(node, style) and is_bold_heading(text, labelled=bool(mark) and label != "•") and label != "•"):
            self.shapes.append(Shape(" ".join(text.split()), heading=level or -1, label=label, mark=printed))
        else:
            first, *rest = text.split("\n")
            self.shapes.append(Shape(first.strip(), label=label, mark=printed, depth=depth))
            self.shapes.extend(Shape(line.strip()) for line in rest)

    def _mark(self, node: _Element, style: str) -> tuple[str, str, int] | None:
        """The label, the mark and the depth that a list gives to a paragraph; a deleted paragraph is not counted."""
        list_id, level = value(node, "pPr/numPr/numId"), value(node, "pPr/numPr/ilvl")
        if not list_id:
            list_id, own = self._styles.list_of(style)
            level = level or own
        if list_id in ("", "0") or node.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            return None
        mark = self._numbers.mark(list_id, level or "0")
        return (*mark, int(level or 0) + 1) if mark else None

    def _table(self, table: _Element) -> None:
        for row in _inside(table, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = list(_inside(row, f"{W}tc"))
            if len(cells) == 1:
                self.walk(cells[0])
            else:
                self.shapes.append(Shape("", cells=tuple(words for cell in cells for words in self._cell(cell))))

    def _cell(self, cell: _Element) -> Iterator[str]:
        """A cell's words, and empty words for each further column that it reaches over."""
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        goes_on = merged is not None and merged.get(f"{W}val") in (None, "continue")
        yield "" if goes_on else " ".join(filter(None, (self._cell_line(p) for p in cell.iter(f"{W}p"))))
        span = value(cell, "tcPr/gridSpan")
        yield from [""] * (min(int(span), _WIDEST) - 1 if span.isdigit() else 0)

    def _cell_line(self, node: _Element) -> str:
        mark = self._mark(node, value(node, "pPr/pStyle") or self._styles.default)
        text = "".join(_pieces(node, self._notes)).strip()
        return f"{mark[1]} {text}".strip() if mark else text

    def _is_bold(self, node: _Element, style: str) -> bool:
        runs = [run for run in node.iter(f"{W}r") if any((t.text or "").strip() for t in run.iter(f"{W}t"))]
        return bool(runs) and all(self._run_is_bold(run, style) for run in runs)

    def _run_is_bold(self, run: _Element, style: str) -> bool:
        own = switched(run.find(f"{W}rPr"), "b")
        return own if own is not None else self._styles.bold(value(run, "rPr/rStyle")) or self._styles.bold(style)


def _inside(node: _Element, tag: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, through content controls and insertions, but not those of tables inside."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _inside(child, tag)


def _boxes(node: _Element) -> Iterator[_Element]:
    """The text boxes of a paragraph; each is in the file twice, the second time for old programs."""
    for child in node:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag != _FALLBACK:
            yield from _boxes(child)


def _pieces(node: _Element, notes: _Notes) -> Iterator[str]:
    for child in node:
        if child.tag in _UNREAD or child.tag == _FALLBACK or not isinstance(child.tag, str):
            continue
        name = child.tag.removeprefix(W)
        if name == "t":
            yield re.sub(r"[\r\n\t]", " ", child.text or "")
        elif name in _WRITTEN:
            yield _WRITTEN[name]
        elif name in ("footnoteReference", "endnoteReference"):
            yield f"[{notes.label(name.removesuffix('Reference'), str(child.get(f'{W}id')))}]"
        elif name != "r" or not switched(child.find(f"{W}rPr"), "vanish"):
            yield from _pieces(child, notes)
