"""Tables of figures: which headings and which label each numeric cell stands under.

1. Rows that follow on are a table. Its rows before the first with a number, two at most, are its headings; a row of one cell is a title before
   them and the name of a part of the table behind them.
2. A table whose headings speak of the meeting's own business (actions, risks, pages, marks), or that has none, holds no figures.
3. Words above it ("Table 2: Referrals by ward") are its caption; "Source:" below it or in the caption names what it is from.
4. A row that has not as many cells as the headings is left out, so that no figure shifts into another column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Block, Span
from ingest.extract.reading import Reading
from ingest.extract.statistics.cells import read_cell
from ingest.extract.statistics.evidence import default_source
from ingest.extract.statistics.headings import is_business, read_heading
from ingest.extract.statistics.words import said_at
from ingest.records import Said

_BELOW: Final = 2  # blocks under a table in which its source may be named
_ABOVE: Final = 2  # blocks over it in which its caption may stand
_TITLE: Final = 25  # words of a caption


@dataclass(frozen=True, slots=True)
class Row:
    """A row of figures.

    Attributes:
        block: Index of its block.
        label: Its label's place.
        cells: Each numeric cell with the headings over it, the lowest first.
        part: The name of the part of the table that it stands in.
    """

    block: int
    label: Span
    cells: tuple[tuple[Span, tuple[Span, ...]], ...]
    part: Said | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures.

    Attributes:
        corner: Place of the heading over the labels; None if there is none.
        caption: Place of its caption's title; None if it has none.
        source: What it is said to be from.
        rows: Its rows, in text order.
        led: Whether words that end with a colon lead to it.
    """

    corner: Span | None
    caption: Span | None
    source: Said | None
    rows: tuple[Row, ...]
    led: bool = False


@cache
def _caption() -> re.Pattern[str]:
    return re.compile(r"(?:Table|Figure|Fig\.|Chart|Exhibit)\s+[A-Z]?\d+(?:[.\d]*\d)?[a-z]?\s*[:.–-]?\s*(?P<title>\S.*)")


@cache
def _source() -> re.Pattern[str]:
    return re.compile(r"(?:^|[(.;]\s*|\s)Sources?\s*[:–-]\s*(?P<what>[^\n;)]{3,160}?)(?=,?\s+(?:except|unless|other than)\b|\.\s+[A-Z]|[\n;)]|$)")


def find_tables(reading: Reading) -> Iterator[Table]:
    """Find the tables that may hold figures.

    Args:
        reading: The reading.

    Yields:
        Tables with at least one row of figures, in text order.
    """
    for start, end in _sheets(reading):
        found = _Sheet(reading, start, end).table()
        yield from (found,) if found and found.rows else ()


def _sheets(reading: Reading) -> Iterator[tuple[int, int]]:
    """Runs of rows; a blank line, or a row of headings below rows with numbers, starts the next."""
    blocks, start, numbers = reading.document.blocks, -1, False
    for index, block in enumerate(blocks):
        apart = start >= 0 and (block.kind != "row" or "\n\n" in reading.document.text[blocks[index - 1].span.end : block.span.start])
        if start >= 0 and (apart or (numbers and _heads_anew(reading, blocks[start], block))):
            yield start, index
            start, numbers = -1, False
        if block.kind == "row":
            start = index if start < 0 else start
            numbers = numbers or _has_number(reading, block)
    if start >= 0:
        yield start, len(blocks)


def _has_number(reading: Reading, block: Block) -> bool:
    return any(any(read_cell(reading.words(cell))) for cell in block.cells[1:])


def _heads_anew(reading: Reading, first: Block, block: Block) -> bool:
    """Whether a row below the figures is one of headings, and not those of the table again, as at the head of a page."""
    filled = [cell for cell in block.cells[1:] if len(cell)]
    if len(filled) < max(1, len(block.cells) - 1) or _has_number(reading, block) or reading.words(block.span) == reading.words(first.span):
        return False
    return all(re.search(r"[A-Za-z%£]{2}|(?:19|20)\d\d|%|£", reading.words(cell)) and not _missing().fullmatch(reading.words(cell)) for cell in filled)


@cache
def _missing() -> re.Pattern[str]:
    return re.compile(r"(?i)n/?a|tb[cd]|nil|none|not (?:known|available|applicable|recorded|collected)|suppressed")


class _Sheet:
    """One run of rows, read from the top down."""

    def __init__(self, reading: Reading, start: int, end: int) -> None:
        self._reading, self._start, self._end = reading, start, end
        self._heads: list[tuple[Span, ...]] = []
        self._rows: list[Row] = []
        self._part: Said | None = None
        self._title: Span | None = None
        self._closed = False
        self._bare = False  # no cell of the headings stands over the labels

    def table(self) -> Table | None:
        """Read the rows; None for a table that holds no figures."""
        for index, block in enumerate(self._blocks(), self._start):
            self._read(index, block)
        headed = bool(self._heads) or (bool(self._rows) and not self._lists_pages())
        if not headed or any(is_business(self._words(cell)) for head in self._heads for cell in head):
            return None
        at = self._label_at()
        corner = None if self._bare else next((head[at] for head in reversed(self._heads) if len(head) > at and len(head[at])), None)
        return Table(corner, self._caption(), self._source(), tuple(self._rows), led=self._leading_words() is not None)

    def _lists_pages(self) -> bool:
        """Whether a list without headings tells where to find what: under such a title, or with numbers that only rise."""
        blocks = self._reading.document.blocks
        above = " ".join(self._words(block.span) for block in blocks[max(0, self._start - _ABOVE) : self._start])
        numbers = [self._words(cell) for row in self._rows for cell, _ in row.cells]
        rising = all(number.isdigit() for number in numbers) and sorted(numbers, key=int) == numbers
        return bool(re.search(r"(?i)\b(?:contents|agenda|pages?|index|marks?|votes?)\b", above)) or rising

    def _blocks(self) -> Sequence[Block]:
        return self._reading.document.blocks[self._start : self._end]

    def _words(self, span: Span) -> str:
        return self._reading.words(span)

    def _read(self, index: int, block: Block) -> None:
        filled = [cell for cell in block.cells if len(cell)]
        if not re.search(r"\w|%|£", self._words(block.span)):
            return  # the line under the headings of Markdown
        if len(filled) == 1:
            self._single(filled[0])
        elif any(any(read_cell(self._words(cell))) for cell in filled[1:]):
            self._closed = True
            row = self._row(index, block.cells)
            self._rows += (row,) if row else ()
        elif not self._closed and self._may_head(block.cells):
            self._heads.append(block.cells)

    def _single(self, cell: Span) -> None:
        words = self._words(cell)
        if not self._heads:
            self._title = cell
        elif not _source().match(words):
            self._part = said_at(words, cell.start)

    def _may_head(self, cells: tuple[Span, ...]) -> bool:
        """The first row without numbers; a second one below cells that reach over several columns, or with nothing but periods, roles, units."""
        if not self._heads:
            return True
        below = [cell for cell in cells[1:] if len(cell)]
        split = any(not len(cell) for cell in self._heads[0][1:])
        return len(self._heads) == 1 and len(cells) == len(self._heads[0]) and (split or all(read_heading(self._words(cell), cell.start).is_frame for cell in below))

    def _label_at(self) -> int:
        first = self._words(self._heads[-1][0]) if self._heads and self._heads[-1] else ""
        return 1 if re.fullmatch(r"(?i)(?:ref(?:erence)?|no|id|item|#|code|kpi)\.?(?: (?:no|number|ref))?\.?", first.strip()) and len(self._heads[-1]) > 2 else 0

    def _row(self, index: int, cells: tuple[Span, ...]) -> Row | None:
        if not self._heads:
            return self._pair(index, cells)
        lead = len(cells) - len(self._heads[-1])  # the headings of a table set with spaces have no cell over the labels
        at = self._label_at() if not lead else 0
        if lead not in (0, 1) or len(cells) < 2:
            return None
        self._bare = self._bare or bool(lead)
        label = cells[at]
        if not re.search(r"[A-Za-z]{2}|\d\s*[-–+]|(?:19|20)\d\d", self._words(label)):
            return None
        numbers = tuple((cell, self._over(column - lead)) for column, cell in enumerate(cells) if column > at and len(cell) and any(read_cell(self._words(cell))))
        return Row(index, label, tuple((cell, over) for cell, over in numbers if over), self._part)

    def _pair(self, index: int, cells: tuple[Span, ...]) -> Row | None:
        """A row of two cells, words and a figure, without headings."""
        if len(cells) != 2 or not re.search(r"[A-Za-z]{2}", self._words(cells[0])) or not any(read_cell(self._words(cells[1]))):
            return None
        return Row(index, cells[0], ((cells[1], ()),), self._part)

    def _over(self, column: int) -> tuple[Span, ...]:
        """The headings over a column; one that reaches over several columns stands over the first of them."""
        own = self._heads[-1][column]
        if len(self._heads) == 1:
            return (own,) if len(own) else ()
        above = next((cell for cell in reversed(self._heads[0][1 : column + 1]) if len(cell)), None)
        return tuple(cell for cell in (own, above) if cell and len(cell))

    def _caption(self) -> Span | None:
        """The title over the table: a row of one cell, or words that say which table it is; else a heading right above."""
        blocks = self._reading.document.blocks
        near = blocks[max(0, self._start - _ABOVE) : self._start]
        for span in [*((self._title,) if self._title else ()), *(block.span for block in reversed(near))]:
            words = self._words(span)
            found = _caption().match(words)
            if found and len(words.split()) <= _TITLE + 10:
                title = re.split(r"\s*[(.;]?\s*Sources?\s*[:–-]", found["title"])[0]
                return Span(span.start + found.start("title"), span.start + found.start("title") + len(title.rstrip(" .")))
        if self._title:
            return self._title
        if near and near[-1].kind == "heading" and len(self._words(near[-1].span).split()) <= _TITLE:
            return near[-1].span
        return self._leading_words()

    def _leading_words(self) -> Span | None:
        """A short line right above that ends with a colon ("Responses received in the six-month period:")."""
        above = self._reading.document.blocks[self._start - 1] if self._start else None
        words = self._words(above.span).rstrip() if above and above.kind == "paragraph" else ""
        return Span(above.span.start, above.span.start + len(words) - 1) if above and words.endswith(":") and len(words.split()) <= _TITLE // 2 else None

    def _source(self) -> Said | None:
        blocks = self._reading.document.blocks
        below = [block.span for block in blocks[self._end : self._end + _BELOW] if block.kind != "heading"]
        inside = [cell for block in self._blocks() for cell in block.cells]
        above = [block.span for block in blocks[max(0, self._start - _ABOVE) : self._start] if _caption().match(self._words(block.span))]
        for span in (*below[:1], *inside[-1:], *inside[:1], *above[::-1], *below[1:]):
            found = _source().search(self._words(span))
            if found:
                return said_at(found["what"].rstrip(" ."), span.start + found.start("what"))
        told = self._reading.sentence_at(below[0].start) if below else None
        return default_source(self._reading, told) if told else None
