"""Tables that are set with spaces or bars: runs of lines whose cells start below one another, or are parted by "|".

1. A line's cells are what two or more spaces part; the spaces after a full stop or a list's label part nothing.
2. A table is a run of at least three lines in which at least two have three cells or more, and whose cells start or, as numbers
   are set, end where those of the line with the most cells do, give or take two characters.
   A line between two rows that holds only the end of a wrapped cell does not break the run.
3. A line of such a run with fewer cells keeps those it has; which column they are in shows by where they start.
4. Lines of two cells each are a table where all the second ones are figures that start or end below one another.
5. Two lines or more that follow on and have the same number of bars are a table too; a cell may be empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

_NEAR: Final = 2  # characters by which a cell may start or end off its column
_WRAPPED: Final = 3  # lines over which a cell may go on
_FEWEST_LINES: Final = 3
_FEWEST_CELLS: Final = 3

Cells = tuple[tuple[int, int], ...]


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(r"(?<![.?!:]) {2,}(?=\S)|(?<=[.?!:]) {3,}(?=\S)")


def split_cells(line: str) -> Cells:
    """Return the start and end of each cell of a line.

    Args:
        line: A line, with the white space before it.

    Returns:
        Offsets in the line; one pair for a line without wide gaps, none for a blank one.

    Example:
        >>> split_cells("7   Write to the board    Ann Lee   May")
        ((0, 1), (4, 22), (26, 33), (36, 39))
    """
    begin = len(line) - len(line.lstrip())
    end = len(line.rstrip())
    cells = []
    for found in _gap().finditer(line, begin, end):
        cells.append((begin, found.start()))
        begin = found.end()
    return (*cells, (begin, end)) if end > begin else ()


def find_tables(lines: Sequence[str]) -> dict[int, Cells]:
    """Find the lines that are rows of tables.

    Args:
        lines: The lines of a text, blank ones included.

    Returns:
        The cells of each such line, by its index.
    """
    found: dict[int, Cells] = dict(_barred(lines))
    cells = [split_cells(line) if "  " in line.strip() and index not in found else () for index, line in enumerate(lines)]
    found.update(_paired(lines, cells))
    for start, end in _runs(lines, cells):
        columns = max(cells[start:end], key=len)
        fitting = [index for index in range(start, end) if cells[index] and _fits(cells[index], columns)]
        if len(fitting) >= _FEWEST_LINES and sum(len(cells[index]) >= _FEWEST_CELLS for index in fitting) >= _FEWEST_LINES - 1:
            found.update((index, cells[index]) for index in fitting)
    return found


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"[£$€]?\d[\d,.]*(?:[mk]|bn)?\s?(?:%|per cent|(?:seconds|minutes|hours|days|weeks|months|years))?")


def _paired(lines: Sequence[str], cells: Sequence[Cells]) -> Iterator[tuple[int, Cells]]:
    """The lines of tables of two columns, words and then a figure."""
    start = 0
    for index in range(len(lines) + 1):
        pair = cells[index] if index < len(lines) else ()
        if len(pair) == 2 and lines[index][pair[0][0]].isalpha() and _figure().fullmatch(lines[index][slice(*pair[1])]):
            continue
        run = [cells[one] for one in range(start, index)]
        sides = [[pair[1][side] for pair in run] for side in (0, 1)]
        if len(run) >= _FEWEST_LINES and any(max(places) - min(places) <= _NEAR for places in sides):
            yield from zip(range(start, index), run, strict=True)
        start = index + 1


def _barred(lines: Sequence[str]) -> Iterator[tuple[int, Cells]]:
    """The lines that are rows of tables set with bars, with their cells."""
    bars = [line.strip().strip("|").count("|") for line in lines]
    for index, count in enumerate(bars):
        beside = [bars[other] for other in (index - 1, index + 1) if 0 <= other < len(bars)]
        if count and count in beside:
            yield index, tuple(_bar_cells(lines[index]))


def _bar_cells(line: str) -> Iterator[tuple[int, int]]:
    begin = len(line) - len(line.lstrip().removeprefix("|"))
    body = line[begin:].rstrip().removesuffix("|")
    for cell in body.split("|"):
        start = begin + len(cell) - len(cell.lstrip())
        yield (start, start + len(cell.strip())) if cell.strip() else (begin, begin)
        begin += len(cell) + 1


def _runs(lines: Sequence[str], cells: Sequence[Cells]) -> Iterator[tuple[int, int]]:
    """Stretches of lines that follow on and have two cells or more, or hold the end of a cell of the line before."""
    start = 0
    for index in range(len(cells) + 1):
        if index == len(cells) or (len(cells[index]) < 2 and not _ends_cell(lines, cells, index)):
            if index - start >= _FEWEST_LINES:
                yield start, index
            start = index + 1


def _ends_cell(lines: Sequence[str], cells: Sequence[Cells], index: int) -> bool:
    """Whether a line holds nothing but the end of a cell of the row before, and a row comes behind it."""
    indent = len(lines[index]) - len(lines[index].lstrip())
    above, below = (_row_beside(lines, cells, index, step) for step in (-1, 1))
    if not (lines[index].strip() and above and below):
        return False
    within = abs(indent - above[0][0]) <= _NEAR and len(lines[index].rstrip()) < above[1][0]
    return within or any(abs(indent - left) <= _NEAR for left, _ in above[1:])


def _row_beside(lines: Sequence[str], cells: Sequence[Cells], index: int, step: int) -> Cells:
    """The row above or below a line, over the lines that its cells are wrapped in; none for a blank line between."""
    for _ in range(_WRAPPED):
        index += step
        if not 0 <= index < len(cells) or not lines[index].strip():
            return ()
        if len(cells[index]) >= _FEWEST_CELLS:
            return cells[index]
    return ()


def _fits(cells: Cells, columns: Cells) -> bool:
    return all(any(abs(begin - left) <= _NEAR or abs(end - right) <= _NEAR for left, right in columns) for begin, end in cells)
