"""Word documents (.docx): paragraphs, headings by style, automatic numbers, tables, footnotes, tracked changes.

Automatic numbers are not in the file's text: they are counted here as Word does, by list and level, with restarts.
Tracked insertions are read, tracked deletions are not.
"""

from __future__ import annotations

import re
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
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DELETED: Final = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr"})
_FORMATS: Final = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}


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
    body = root.find(f"{_W}body") if root is not None else None
    if body is None:
        raise UnreadableDocumentError("The Word file has no body.", where=name, remedy="Save it again from the word processor.")
    builder = BlockBuilder()
    walker = _Walker(builder, _Styles(archive.xml("word/styles.xml")), _Numbers(archive.xml("word/numbering.xml")))
    walker.walk(body)
    for number, note in _notes(archive):
        builder.add("note", note, label=number, mark=f"[{number}]")
    if not any(c.isalnum() for c in builder.text):
        raise UnreadableDocumentError("The Word file holds no words.", where=name, remedy="If it is a scan, run text recognition first.")
    media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    form = Format(media, "docx", VERSION)
    return make_document(form, name=name, data=data, text=builder.text, blocks=tuple(builder.blocks), title=_core_title(archive))


def _core_title(archive: Archive) -> str:
    core = archive.xml("docProps/core.xml")
    title = core.find("{http://purl.org/dc/elements/1.1/}title") if core is not None else None
    return " ".join((title.text or "").split()) if title is not None else ""


def _notes(archive: Archive) -> Iterator[tuple[str, str]]:
    root = archive.xml("word/footnotes.xml")
    for note in root if root is not None else ():
        if note.get(f"{_W}type") is None:
            yield str(note.get(f"{_W}id")), " ".join(" ".join(_text(p) for p in note.iter(f"{_W}p")).split())


def _value(node: _Element | None, path: str, attribute: str = "val") -> str:
    found = node.find("/".join(f"{_W}{part}" for part in path.split("/"))) if node is not None else None
    return str(found.get(f"{_W}{attribute}") or "") if found is not None else ""


class _Styles:
    """What the named styles say of headings and lists."""

    def __init__(self, root: _Element | None) -> None:
        styles = list(root.iter(f"{_W}style")) if root is not None else []
        self._names = {str(s.get(f"{_W}styleId")): _value(s, "name") for s in styles}
        self._based = {str(s.get(f"{_W}styleId")): _value(s, "basedOn") for s in styles}
        self._lists = {str(s.get(f"{_W}styleId")): (_value(s, "pPr/numPr/numId"), _value(s, "pPr/numPr/ilvl") or "0") for s in styles}

    def chain(self, style: str) -> Iterator[str]:
        """Yield a style and those it is based on."""
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            yield style
            style = self._based.get(style, "")

    def heading(self, style: str) -> int:
        """Return the heading level of a style; 0 for none."""
        for one in self.chain(style):
            found = re.fullmatch(r"(?:heading|Heading)\s*(\d)", self._names.get(one, one))
            if found:
                return int(found[1])
            if self._names.get(one, "").casefold() == "title":
                return 1
        return 0

    def list_of(self, style: str) -> tuple[str, str]:
        """Return the list and level that a style puts its paragraphs into."""
        return next((self._lists[one] for one in self.chain(style) if self._lists.get(one, ("", ""))[0]), ("", ""))


class _Numbers:
    """Counts automatic numbers as Word does."""

    def __init__(self, root: _Element | None) -> None:
        self._levels: dict[str, dict[str, _Element]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, str], int] = {}
        self._counts: dict[tuple[str, int], int] = {}
        for abstract in root.iter(f"{_W}abstractNum") if root is not None else ():
            self._levels[str(abstract.get(f"{_W}abstractNumId"))] = {
                str(level.get(f"{_W}ilvl")): level for level in abstract.iter(f"{_W}lvl")
            }
        for number in root.iter(f"{_W}num") if root is not None else ():
            key = str(number.get(f"{_W}numId"))
            self._lists[key] = _value(number, "abstractNumId")
            for override in number.iter(f"{_W}lvlOverride"):
                start = _value(override, "startOverride")
                if start.isdigit():
                    self._starts[key, str(override.get(f"{_W}ilvl"))] = int(start)

    def mark(self, list_id: str, level: str) -> tuple[str, str] | None:
        """Count one item on; return its label and the mark as printed."""
        definition = self._levels.get(self._lists.get(list_id, ""), {})
        own = definition.get(level)
        if own is None or not level.isdigit():
            return None
        if _value(own, "numFmt") in ("bullet", "none", ""):
            return ("•", "•") if _value(own, "numFmt") == "bullet" else None
        depth = int(level)
        self._count(list_id, depth, own)
        printed = re.sub(r"%(\d)", lambda found: self._shown(list_id, int(found[1]) - 1, definition), _value(own, "lvlText"))
        return self._label(printed) or self._shown(list_id, depth, definition), printed

    def _count(self, list_id: str, depth: int, level: _Element) -> None:
        key = list_id if (list_id, str(depth)) in self._starts else self._lists[list_id]
        start = self._starts.get((list_id, str(depth)), int(_value(level, "start") or "1"))
        self._counts[key, depth] = self._counts.get((key, depth), start - 1) + 1
        self._counts[list_id, -1 - depth] = self._counts[key, depth]
        for deeper in [other for other in self._counts if other[0] == key and other[1] > depth]:
            del self._counts[deeper]

    def _shown(self, list_id: str, depth: int, definition: dict[str, _Element]) -> str:
        number = self._counts.get((list_id, -1 - depth), 1)
        return counted(number, _FORMATS.get(_value(definition.get(str(depth)), "numFmt"), "1"))

    @staticmethod
    def _label(printed: str) -> str:
        return re.sub(r"^[^\w]+|[^\w]+$", "", printed)


class _Walker:
    """Walks the body and appends blocks."""

    def __init__(self, builder: BlockBuilder, styles: _Styles, numbers: _Numbers) -> None:
        self._builder = builder
        self._styles = styles
        self._numbers = numbers

    def walk(self, node: _Element) -> None:
        """Append what a body, a cell or a content control holds."""
        for child in node:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
                self.walk(child)

    def _paragraph(self, node: _Element) -> None:
        for box in node.iter(f"{_W}txbxContent"):
            self.walk(box)
            box.clear()
        text = _text(node).strip()
        style = _value(node, "pPr/pStyle")
        list_id = _value(node, "pPr/numPr/numId")
        level = _value(node, "pPr/numPr/ilvl") or "0"
        if not list_id:
            list_id, level = self._styles.list_of(style)
        if text:
            self._add(
                text,
                self._styles.heading(style),
                self._numbers.mark(list_id, level) if list_id not in ("", "0") else None,
                level,
                _is_bold(node),
            )

    def _add(self, text: str, heading: int, mark: tuple[str, str] | None, level: str, bold: bool) -> None:
        if heading or (is_named_heading(text) and not mark) or (bold and len(text.split()) <= 12 and not mark and text[-1] not in ".;,:"):
            label, printed = mark or ("", "")
            self._builder.add("heading", text, level=heading or 2, label=label, mark=printed)
        elif mark:
            self._builder.add("item", text, level=int(level or 0) + 1, label=mark[0], mark=mark[1])
        else:
            for line in map(str.strip, text.split("\n")):
                found = find_label(line)
                if found:
                    self._builder.add("item", line[found.length :], level=1, label=found.text, mark=line[: found.length].strip())
                else:
                    self._builder.add("paragraph", line)

    def _table(self, table: _Element) -> None:
        for row in table.iter(f"{_W}tr"):
            cells = [cell for cell in row.iter(f"{_W}tc")]
            if len(cells) == 1:
                self.walk(cells[0])
            else:
                self._builder.add_row([" ".join(_text(p) for p in cell.iter(f"{_W}p")) for cell in cells])


def _is_bold(node: _Element) -> bool:
    runs = [run for run in node.iter(f"{_W}r") if any((t.text or "").strip() for t in run.iter(f"{_W}t"))]
    return bool(runs) and all(
        (bold := run.find(f"{_W}rPr/{_W}b")) is not None and bold.get(f"{_W}val") not in ("0", "false") for run in runs
    )


def _text(node: _Element) -> str:
    return "".join(_pieces(node))


def _pieces(node: _Element) -> Iterator[str]:
    for child in node:
        if child.tag in _DELETED:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield "\t"
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{_W}footnoteReference":
            yield f"[{child.get(f'{_W}id')}]"
        else:
            yield from _pieces(child)
