"""A builder of canonical text: readers of structured formats append to it and get blocks with offsets."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.documents.labels import find_label
from ingest.documents.model import Block, BlockKind, Span


class BlockBuilder:
    """Gathers text and blocks, keeping offsets.

    Blocks are parted by a blank line, items of a list and rows of a table by a line end.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []

    @property
    def text(self) -> str:
        """The canonical text so far."""
        return "".join(self._parts)

    def add(self, kind: BlockKind, words: str, *, level: int = 0, label: str = "", mark: str = "", page: int = 0) -> None:
        """Append a block.

        A heading's number is taken for its label, as it is in a list.

        Args:
            kind: What it is.
            words: Its words; white space at both ends is left out, an empty block is dropped.
            level: Depth of a heading or an item.
            label: Label as a reader says it.
            mark: The label as printed ("3.", "•"), written before the words but not part of the block.
            page: Page it starts on.
        """
        words = words.strip()
        if not words:
            return
        own = find_label(words) if kind == "heading" and not label else None
        if own and own.style == "number":
            label, mark, words = own.text, words[: own.length].strip(), words[own.length :]
        self._part(kind)
        if mark:
            self._write(f"{mark} ")
        start = self._length
        self._write(words)
        self.blocks.append(Block(kind, Span(start, self._length), level=level, label=label, page=page))

    def add_row(self, cells: Sequence[str], *, page: int = 0) -> None:
        """Append a table row; its cells are parted by " | ".

        Args:
            cells: Words of the cells; a row without words is dropped.
            page: Page it starts on.
        """
        trimmed = [" ".join(cell.split()) for cell in cells]
        if not any(trimmed):
            return
        self._part("row")
        spans: list[Span] = []
        for index, cell in enumerate(trimmed):
            if index:
                self._write(" | ")
            spans.append(Span(self._length, self._length + len(cell)))
            self._write(cell)
        filled = [span for span in spans if len(span)]
        self.blocks.append(Block("row", Span(filled[0].start, filled[-1].end), page=page, cells=tuple(spans)))

    def _part(self, kind: BlockKind) -> None:
        if self.blocks:
            together = kind == self.blocks[-1].kind and kind in ("item", "row")
            self._write("\n" if together else "\n\n")

    def _write(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)
