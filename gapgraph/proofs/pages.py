"""What an HTML page prints: its lines, its quotations (`blockquote cite`), and the data that a view draws."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any, Final

from gapgraph.proofs.embedding import PROOF_ID
from gapgraph.proofs.printed import Printed, Quotation, folded

# Elements that stand within a line; the text of any other begins a new one.
_INLINE: Final = frozenset("a abbr b bdi button cite code em i input label mark option q s small span strong sub sup time u".split())
_VOID: Final = frozenset("area base br col embed hr img input link meta source track wbr".split())
_SILENT: Final = frozenset({"script", "style", "footer", "title", "nav", "form", "noscript"})  # not what the page states
_BACK: Final = "back"  # class of the way to a page that may not be there


def printed_page(data: bytes) -> Printed:
    """Return what a page prints.

    Args:
        data: The page.

    Returns:
        Its stamp, lines and quotations.
    """
    page = _Page()
    page.feed(data.decode("utf-8"))
    page.close()
    page.end_line()
    drawn = json.loads(page.blocks["data"]) if "data" in page.blocks else None
    proof = json.loads(page.blocks[PROOF_ID]) if PROOF_ID in page.blocks else None
    lines, quotations = [*page.lines], [*page.quotations]
    if drawn is not None:
        lines += _drawn(drawn)
        quotations += [Quotation(quote["passage"], folded(quote["words"])) for quote in drawn["quotes"]]
    return Printed(proof, tuple(lines), tuple(quotations))


def _drawn(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a view draws as lines: each node, and each tie with its words."""
    for node in data["nodes"]:
        detail = "; ".join(f"{title}: {text}" for title, text in node["detail"])
        yield folded(f"{node['label']} ({node['type']}) {detail}")
    for edge in data["edges"]:
        ends = data["nodes"][edge["from"]]["label"], data["nodes"][edge["to"]]["label"]
        quote = data["quotes"][edge["quote"]]
        yield folded(f"{ends[0]} {edge['label']} {ends[1]}: “{quote['words']}” {quote['document']} {quote['date']}")


class _Page(HTMLParser):
    """Gathers lines, quotations and data blocks while a page is read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.quotations: list[Quotation] = []
        self.blocks: dict[str, str] = {}
        self._pieces: list[str] = []
        self._open: list[tuple[str, bool]] = []  # elements, and whether each silences what is in it
        self._block = ""
        self._cited = ""
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block, and notice data blocks and quotations."""
        given = {name: value or "" for name, value in attrs}
        if tag not in _INLINE:
            self.end_line()
        if tag not in _VOID:
            self._open.append((tag, tag in _SILENT or given.get("class") == _BACK))
        if tag == "script":
            self._block = given.get("id", "")
        elif tag == "blockquote":
            self._cited, self._words = given.get("cite", ""), []

    def handle_endtag(self, tag: str) -> None:
        """End a line at a block, and keep a quotation at its end."""
        if tag not in _INLINE:
            self.end_line()
        if tag == "blockquote" and self._cited:
            self.quotations.append(Quotation(self._cited, folded("".join(self._words))))
            self._cited = ""
        while any(name == tag for name, _ in self._open):  # an end tag ends what was left open inside it
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        """Keep text that the page states, and the text of data blocks."""
        if self._open and self._open[-1][0] == "script":
            if self._block:
                self.blocks[self._block] = self.blocks.get(self._block, "") + data
            return
        self._words.append(data)
        if not any(silent for _, silent in self._open):
            self._pieces.append(data)

    def end_line(self) -> None:
        """Put what was gathered since the last block into a line."""
        line = folded("".join(self._pieces))
        if line:
            self.lines.append(line)
        self._pieces.clear()
