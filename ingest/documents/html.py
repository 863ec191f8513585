"""HTML pages, above all those of council sites: the item's text, not the menu.

1. Decode by BOM, by the page's own declaration, as UTF-8, else as Windows-1252.
2. Find the main content (`html_main`), and walk it: headings, paragraphs, items with the numbers that a browser would show,
   rows of tables. Menus, scripts, forms and hidden parts are left out.
3. A table whose cells hold paragraphs is there to place them: its cells are read one after the other, and a number in a
   cell by itself belongs to what stands beside it.
4. A line ended by `br` is a paragraph if it ends a sentence or the next one starts anew.
5. Whose page it is often stands in its banner and its title alone ("Minutes - Ashby Council"). If the text does not hold that name, it
   becomes the last paragraph, so that it can be pointed at.

lxml drops text nested deeper than about 256 elements; where words are lost, the document carries a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from graph_store.errors import UnreadableDocumentError
from ingest.documents.blocks import BlockBuilder
from ingest.documents.html_main import Furniture, find_main
from ingest.documents.labels import find_label
from ingest.documents.model import Document, Notice
from ingest.documents.notes import UNITS
from ingest.documents.numbering import item_mark
from ingest.documents.shapes import Shape, is_bold_heading, write_shapes
from ingest.documents.text import Format, make_document

if TYPE_CHECKING:
    from lxml.etree import _Element

VERSION: Final = "3"
_BLOCKS: Final = frozenset(
    """address article blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li
    main ol p pre section summary table tbody td th thead tfoot tr ul""".split()
)
_LONGEST_SITE: Final = 10  # words of the name of a site
_FEWEST: Final = 8  # words outside links that make a page more than a menu
_NOTE: Final = re.compile(r"_?(?:fn|ftn|edn|sdfootnote|sdendnote|footnote|endnote|note|cite_note)[-_:]?(\d{1,3})", re.IGNORECASE)
_WIDEST: Final = 60  # columns that a cell may say it reaches over
_LONG_CELL: Final = 40  # words in a cell with paragraphs of its own: it is placed, not tabulated


def sniff(data: bytes, name: str) -> bool:
    """Tell whether bytes are HTML: a doctype or html element near the start, or tags and the customary ending."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower().replace(b"\0", b"")
    if head.startswith((b"<!doctype html", b"<html")) or b"<html" in head[:1024]:
        return True
    return name.casefold().endswith((".html", ".htm", ".xhtml")) and b"<" in head


def read(data: bytes, name: str) -> Document:
    """Read an HTML page.

    Args:
        data: Its bytes.
        name: Its name within the corpus.

    Returns:
        The document: the main content's blocks.

    Raises:
        UnreadableDocumentError: If it cannot be parsed, or holds no words besides menus.
    """
    from lxml import html

    text = _decode(data)
    try:
        tree = html.document_fromstring(text, parser=html.HTMLParser(huge_tree=False, no_network=True))
    except (html.etree.ParserError, ValueError) as error:
        raise UnreadableDocumentError(
            f"The page cannot be parsed: {error}.", where=name, remedy="Save the page again from the browser."
        ) from error
    walker = _Walker(find_main(tree))
    builder = BlockBuilder()
    write_shapes(builder, walker.shapes())
    warnings = _lost(text, tree)
    words = len(re.findall(r"\w+", builder.text))
    if not words or (words - walker.linked < _FEWEST and walker.linked > words / 2):
        if warnings:
            raise UnreadableDocumentError(warnings[0].message, where=name, remedy=warnings[0].remedy)
        raise UnreadableDocumentError("The page holds menus and no text.", where=name, remedy="Save the page with its content, or its PDF.")
    builder.add("paragraph", _site(tree, builder.text))
    form = Format("text/html", "html", VERSION)
    return make_document(form, name=name, data=data, text=builder.text, blocks=tuple(builder.blocks), title=_title(tree), warnings=warnings)


def _decode(data: bytes) -> str:
    for bom, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(bom):
            return _clean(data.decode(encoding, errors="replace"))
    declared = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:4096])
    for encoding in ((declared[1].decode("ascii"),) if declared else ()) + ("utf-8", "cp1252"):
        try:
            return _clean(data.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return _clean(data.decode("cp1252", errors="replace"))


def _clean(text: str) -> str:
    """Leave out what an XML declaration and control characters would break."""
    return re.sub(r"^\s*<\?xml[^>]*\?>|[\x00-\x08\x0b\x0e-\x1f]", "", text.replace("\r\n", "\n").replace("\r", "\n"))


def _title(tree: _Element) -> str:
    found = tree.xpath("//h1//text()") or tree.xpath("//title//text()")
    return " ".join("".join(str(part) for part in found).split())[:300] if isinstance(found, list) else ""


def _site(tree: _Element, text: str) -> str:
    """Whose page it is, as its metadata say and its text does not; empty if they do not say, or the text does."""
    named = tree.xpath("//meta[@property='og:site_name' or @name='application-name']/@content")
    given = " ".join(str(named[0]).split()) if isinstance(named, list) and named else ""
    name = given or _end_of_title(tree)
    told = name.casefold() in " ".join(text.split()).casefold()
    return name if 1 < len(name.split()) <= _LONGEST_SITE and not told else ""


def _end_of_title(tree: _Element) -> str:
    """The last part of a page's title, or its first where the last is the page's own heading ("Ashby Council - Minutes")."""
    titles = tree.xpath("//head/title//text()")
    parts = re.split(r"\s+[-–—|·»]\s+|\s*::\s*", " ".join("".join(map(str, titles)).split())) if isinstance(titles, list) else []
    if len(parts) < 2:
        return ""
    return parts[0] if parts[-1].casefold() == _title(tree).casefold() else parts[-1]


def _lost(text: str, tree: _Element) -> tuple[Notice, ...]:
    """Compare the words between tags with those that the parser kept."""
    depth = deepest = 0
    for tag in re.finditer(r"<(/?)(div|span|td|table|tr|li|ul|p|b|i|font|section)\b[^>]*?(/?)>", text, re.IGNORECASE):
        depth += -1 if tag[1] else 0 if tag[3] else 1
        deepest = max(deepest, depth)
    if deepest < 250:
        return ()
    kept = len("".join(str(part) for part in tree.itertext()).split())
    there = len(re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]*>", " ", text).split())
    message = f"The page is nested {deepest} levels deep; {there - kept} of about {there} words may be lost."
    return (Notice(message, "Save the page as PDF or text from the browser, and read that."),) if kept < there else ()


class _Walker:
    """Walks elements in document order and gathers shapes.

    Args:
        root: The element that holds the page's text.
    """

    def __init__(self, root: _Element) -> None:
        self._root, self._furniture = root, Furniture(root)
        self._shapes: list[Shape] = []
        self._inline: list[tuple[str, bool]] = []
        self._item: tuple[str, str, int] | None = None
        self.linked = 0  # words inside links

    def shapes(self) -> list[Shape]:
        """Walk, and return the shapes."""
        self._walk(self._root, 0, bold=False)
        self._flush()
        return self._shapes

    def _walk(self, node: _Element, depth: int, *, bold: bool) -> None:
        if self._furniture.has(node):
            return
        if node.tag == "table" and _is_data(node):
            self._flush()
            self._table(node)
            return
        block = node.tag in _BLOCKS
        if block:
            self._flush()
        if node.tag == "sup" and self._raise(node):
            return
        self._enter(node, depth)
        bold = bold or node.tag in ("b", "strong", "th")
        self._inline.append((_plain(node, node.text), bold))
        self._children(node, depth + (node.tag in ("ul", "ol")), bold=bold)
        if block:
            self._flush(_level(node))

    def _enter(self, node: _Element, depth: int) -> None:
        if node.tag == "li":
            self._item = (*item_mark(node), max(1, depth))
        if node.tag in ("li", "p", "div") and (note := _NOTE.fullmatch(node.get("id") or "")):
            self._item = "", f"[{note[1]}]", 0
        if node.tag == "a":
            self.linked += len(re.findall(r"\w+", "".join(map(str, node.itertext()))))

    def _raise(self, node: _Element) -> bool:
        """Write a raised number as the mark of a note, as the word processors' readers do."""
        words = "".join(map(str, node.itertext())).strip().strip("[]")
        before = re.search(r"[A-Za-z]*$", "".join(text for text, _ in self._inline[-3:]))
        if not re.fullmatch(r"\d{1,3}", words) or (before and before[0] in UNITS):
            return False
        self._inline.append((f"[{words}]", False))
        return True

    def _children(self, node: _Element, depth: int, *, bold: bool) -> None:
        for child in node:
            if child.tag == "br":
                self._inline.append(("\n", bold))
            elif child.tag in ("td", "th") and _is_number(child):
                self._flush()
                words = " ".join("".join(map(str, child.itertext())).split())
                self._item = re.sub(r"\W+$", "", words), words, 1
            else:
                self._walk(child, depth, bold=bold)
            self._inline.append((_plain(node, child.tail), bold))

    def _flush(self, heading: int = 0) -> None:
        text = "".join(words for words, _ in self._inline)
        bold = all(bold for words, bold in self._inline if words.strip())
        self._inline = []
        if heading:
            self._add(" ".join(text.split()), heading)
            return
        for line in _broken(text):
            is_title = bold and is_bold_heading(line, labelled=bool(self._item and self._item[0] != "•"))
            self._add(line, -1 if is_title and not (self._item and self._item[0] == "•") else 0)

    def _add(self, line: str, heading: int) -> None:
        if not line:
            return
        label, mark, depth = self._item or ("", "", 0)
        self._item = None
        if heading and label == "•":
            label = mark = ""
        if mark.startswith("["):
            line = re.sub(rf"^\[?{mark[1:-1]}\]?[.)]?\s*", "", line)  # its number as a link back to the text
        self._shapes.append(Shape(line, heading=heading, label=label, mark=mark, depth=depth))

    def _table(self, table: _Element) -> None:
        waiting: dict[int, int] = {}  # columns whose cell of a row above reaches down, and how far
        for row in table.iter("tr"):
            cells = list(self._cells(row, waiting))
            filled = [cell for cell in cells if cell]
            own = [cell for cell in row if cell.tag in ("td", "th")]
            if len(own) == 1 and filled:
                self._shapes.append(Shape(filled[0], heading=-1 if own[0].tag == "th" and is_bold_heading(filled[0]) else 0))
            elif filled:
                self._shapes.append(Shape("", cells=tuple(cells)))

    def _cells(self, row: _Element, waiting: dict[int, int]) -> Iterator[str]:
        column = 0
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while waiting.get(column):
                waiting[column] -= 1
                column += 1
                yield ""
            words = " ".join("".join(self._visible(cell)).split())
            span = min(_whole(cell.get("colspan")), _WIDEST)
            for index in range(span):
                waiting[column + index] = _whole(cell.get("rowspan")) - 1
                yield "" if index else words
            column += span
        while waiting.get(column):
            waiting[column] -= 1
            column += 1
            yield ""

    def _visible(self, node: _Element) -> Iterator[str]:
        if self._furniture.has(node):
            return
        if node.tag == "li":
            mark = item_mark(node)[1]
            yield f"{mark} "
        yield node.text or ""
        for child in node:
            yield " " if child.tag in _BLOCKS or child.tag == "br" else ""
            yield from self._visible(child)
            yield " " if child.tag in _BLOCKS else ""
            yield child.tail or ""


def _plain(node: _Element, text: str | None) -> str:
    """Line ends of the source are spaces; only `br` and `pre` break lines."""
    return (text or "") if node.tag == "pre" else re.sub(r"[ \t\n\r]+", " ", text or "")


def _broken(text: str) -> Iterator[str]:
    """Lines as `br` parts them; one that ends inside a sentence goes on in the next."""
    current = ""
    for raw in text.split("\n"):
        line = " ".join(raw.split())
        open_end = re.search(r"(?:,|\b(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with))$", current)
        goes_on = current and line and (line[0].islower() or open_end)
        if goes_on and not find_label(line):
            current = f"{current} {line}"
            continue
        if current:
            yield current
        current = line
    if current:
        yield current


def _level(node: _Element) -> int:
    return int(node.tag[1]) if re.fullmatch(r"h[1-6]", str(node.tag)) else 0


def _whole(text: str | None) -> int:
    return max(1, int(text)) if text and text.strip().isdigit() else 1


def _is_number(cell: _Element) -> bool:
    """Whether a cell holds a number by itself, and the next one what it numbers."""
    words = "".join(map(str, cell.itertext())).strip()
    return bool(re.fullmatch(r"\(?\d{1,3}(?:\.\d{1,2})?[.)]?", words)) and cell.getnext() is not None


def _is_data(table: _Element) -> bool:
    """Whether a table is one, and not there to place paragraphs."""
    if table.get("role") == "presentation" or table.xpath(".//table"):
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if not any(len(row) > 1 for row in rows):
        return False
    return not any(_is_placed(cell) for row in rows for cell in row)


def _is_placed(cell: _Element) -> bool:
    inside = [part for part in cell.iterdescendants() if part.tag in ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li")]
    headings = any(_level(part) for part in inside)
    return headings or (len(inside) > 2 and len(" ".join(map(str, cell.itertext())).split()) >= _LONG_CELL)
