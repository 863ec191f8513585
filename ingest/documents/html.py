"""HTML pages, above all those of council sites: the item's text, not the menu.

1. Decode by BOM, by the page's own declaration, as UTF-8, else as Windows-1252.
2. Find the main content: `main`, `article`, `role=main`, customary ids; else the part of the body with the most words outside links.
3. Walk it: headings, paragraphs, items with the numbers that a browser would show, table rows. Menus, scripts, forms and
   hidden parts are left out.

lxml drops text nested deeper than about 256 elements; where words are lost, the document carries a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, cast

from graph_store.errors import UnreadableDocumentError
from ingest.documents.blocks import BlockBuilder
from ingest.documents.labels import find_label
from ingest.documents.model import Document, Notice
from ingest.documents.numbering import item_mark
from ingest.documents.text import Format, make_document

if TYPE_CHECKING:
    from lxml.etree import _Element

VERSION: Final = "1"
_SKIPPED: Final = frozenset(
    "script style noscript template nav header footer aside form button select svg iframe video audio canvas object head".split()
)
_BLOCKS: Final = frozenset(
    """address article blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr li main ol p pre
    section summary table tbody td th thead tfoot tr ul""".split()
)
_FURNITURE: Final = re.compile(
    r"(?:^|[\s_-])(?:cookie|breadcrumb|menu|navbar|nav|sidebar|footer|skip-?link|share|social|pagination|banner|advert|"
    r"newsletter-signup|related)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MAIN: Final = (
    "//main",
    "//*[@role='main']",
    "//article",
    "//*[@id='content' or @id='main' or @id='main-content' or @id='mainContent' or @id='modgov']",
)


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
    builder = BlockBuilder()
    root = _main(tree)
    _Walker(builder).walk(root)
    warnings = _lost(text, tree)
    if not any(c.isalnum() for c in builder.text):
        if warnings:
            raise UnreadableDocumentError(warnings[0].message, where=name, remedy=warnings[0].remedy)
        raise UnreadableDocumentError("The page holds menus and no text.", where=name, remedy="Save the page with its content, or its PDF.")
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


def _main(tree: _Element) -> _Element:
    for path in _MAIN:
        found = tree.xpath(path)
        nodes = cast("list[_Element]", found) if isinstance(found, list) else []
        candidates = [node for node in nodes if _weight(node) >= 20]
        if candidates:
            return max(candidates, key=_weight)
    body = tree.find("body")
    node = body if body is not None else tree
    while True:
        heavy = [
            child
            for child in node
            if isinstance(child.tag, str) and child.tag not in _SKIPPED and _weight(child) >= 0.85 * max(1, _weight(node))
        ]
        if len(heavy) != 1 or heavy[0].tag not in ("div", "section", "main", "center", "table", "tbody", "tr", "td"):
            return node
        node = heavy[0]


def _weight(node: _Element) -> int:
    """Words that are not inside links or furniture."""
    total = 0
    for part in node.iter():
        if isinstance(part.tag, str) and part.tag not in _SKIPPED and part.tag != "a" and part.text:
            total += len(part.text.split())
        if part.tail and part is not node:
            total += len(part.tail.split())
    return total


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
    """Walks elements in document order and appends blocks."""

    def __init__(self, builder: BlockBuilder) -> None:
        self._builder = builder
        self._inline: list[str] = []
        self._item: tuple[str, str, int] | None = None

    def walk(self, node: _Element, depth: int = 0) -> None:
        """Append what an element holds."""
        if not isinstance(node.tag, str) or node.tag in _SKIPPED or _hidden(node):
            return
        if node.tag == "table" and not node.xpath(".//table") and _is_data(node):
            self._table(node)
            return
        block = node.tag in _BLOCKS
        if block:
            self._flush()
        self._enter(node, depth)
        self._inline.append(node.text or "")
        for child in node:
            if child.tag == "br":
                self._inline.append("\n")
            else:
                self.walk(child, depth + (node.tag in ("ul", "ol")))
            self._inline.append(child.tail or "")
        if block:
            self._flush(_kind(node))

    def _enter(self, node: _Element, depth: int) -> None:
        if node.tag == "li":
            label, mark = item_mark(node)
            self._item = label, mark, max(1, depth)

    def _flush(self, heading: int = 0) -> None:
        text = "".join(self._inline)
        self._inline = []
        lines = (
            [" ".join(line.split()) for line in text.split("\n\n")]
            if heading
            else [" ".join(line.split()) for line in re.split(r"\n(?=\s*\n)|(?<=\S)\n(?=\s*(?:[A-Z]+:|[•·-]\s))", text)]
        )
        for line in lines:
            if line:
                self._add(line, heading)

    def _add(self, line: str, heading: int) -> None:
        if heading:
            self._builder.add("heading", line, level=heading)
        elif self._item:
            label, mark, level = self._item
            self._item = None
            self._builder.add("item", line, level=level, label=label, mark=mark)
        else:
            label_found = find_label(line)
            if label_found:
                mark = line[: label_found.length].strip()
                self._builder.add("item", line[label_found.length :], level=1, label=label_found.text, mark=mark)
            else:
                self._builder.add("paragraph", line)

    def _table(self, table: _Element) -> None:
        self._flush()
        for row in table.iter("tr"):
            cells = [" ".join("".join(_visible(cell)).split()) for cell in row if cell.tag in ("td", "th")]
            if len([cell for cell in cells if cell]) == 1:
                self._builder.add("paragraph", next(cell for cell in cells if cell))
            else:
                self._builder.add_row(cells)


def _visible(node: _Element) -> Iterator[str]:
    if not isinstance(node.tag, str) or node.tag in _SKIPPED or _hidden(node):
        return
    yield node.text or ""
    for child in node:
        yield " " if child.tag in _BLOCKS or child.tag == "br" else ""
        yield from _visible(child)
        yield child.tail or ""


def _kind(node: _Element) -> int:
    return int(node.tag[1]) if re.fullmatch(r"h[1-6]", str(node.tag)) else 0


def _hidden(node: _Element) -> bool:
    if node.get("hidden") is not None or node.get("aria-hidden") == "true" or "display:none" in (node.get("style") or "").replace(" ", ""):
        return True
    marks = f"{node.get('class') or ''} {node.get('id') or ''} {node.get('role') or ''}"
    return (node.tag in ("div", "ul", "section", "p") and bool(_FURNITURE.search(marks))) or node.get("role") in (
        "navigation",
        "banner",
        "contentinfo",
        "search",
    )


def _is_data(table: _Element) -> bool:
    rows = [row for row in table.iter("tr")]
    wide = [row for row in rows if sum(cell.tag in ("td", "th") for cell in row) > 1]
    return bool(wide) and table.get("role") != "presentation"
