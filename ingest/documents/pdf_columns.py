"""Tables of a PDF that are set without lines: cells that stand below one another.

1. A line is *columnar* if wide spaces part it; a number or bullet before its words is no cell.
2. Columnar lines that follow on and whose second cells start (or whose last cells end) at the same place are a table, if
   there are at least two.
3. In a table of contents, whose last cells are numbers, a line without a number goes on in the next row.
4. In any other, a line below them without a first cell goes on in the row above, and so does one whose words all stand in a
   column that the line above filled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ingest.documents.labels import find_label
from ingest.documents.pdf_words import Line, Word, join

_NEAR: Final = 4.0  # points by which a cell may stand off its column
_NARROW: Final = 0.35  # of the size: wider than the space between words
_FEWEST: Final = 2

Segments = tuple[tuple[Word, ...], ...]


def find_rows(lines: Sequence[Line]) -> list[Line]:
    """Make rows of lines that are set in columns.

    Args:
        lines: Lines of a page in reading order.

    Returns:
        The same, with rows in the place of such lines.
    """
    parts = [() if line.cells else _segments(line) for line in lines]
    found: list[Line] = []
    index = 0
    while index < len(lines):
        end = _run(lines, parts, index)
        if end > index:
            found.extend(_rows(lines[index:end], parts[index:end]))
            index = end
        else:
            found.append(lines[index])
            index += 1
    return found


def _segments(line: Line) -> Segments:
    segments = line.segments
    if len(segments) > 1 and find_label(f"{join(segments[0])} x") and len(segments[0]) == 1:
        return ((*segments[0], *segments[1]), *segments[2:])
    return segments


def _run(lines: Sequence[Line], parts: list[Segments], start: int) -> int:
    """The end of a table that starts at a line; the start itself if none does."""
    if len(parts[start]) < 2:
        return start
    end, rows, last = start + 1, 1, start
    while end < len(lines) and not lines[end].opens and not lines[end].cells and _near(lines[end - 1], lines[end]):
        parts[end] = _split(parts[end], parts[last])
        if len(parts[end]) > 1 and _aligned(parts[last], parts[end]):
            rows, last = rows + 1, end
        elif not _goes_on(lines, parts, end, last):
            break
        end += 1
    while end - 1 > last and _counts_pages(parts[start : last + 1]):
        end -= 1
    return end if rows >= _FEWEST else start


def _goes_on(lines: Sequence[Line], parts: Sequence[Segments], index: int, last: int) -> bool:
    tight = lines[index - 1].baseline - lines[index].baseline < 1.5 * lines[index].size
    if tight and _counts_pages(parts[last : last + 1]):
        return index + 1 < len(lines) and len(parts[index + 1]) > 1 and _counts_pages(parts[index + 1 : index + 2])
    return tight and _continues(parts[index], parts[last])


def _counts_pages(parts: Sequence[Segments]) -> bool:
    """Whether the last cells of rows are numbers of pages."""
    last = [part[-1] for part in parts if len(part) > 1]
    return all(len(cell) == 1 and cell[0].text.isdigit() and len(cell[0].text) <= 3 for cell in last)


def _split(part: Segments, row: Segments) -> Segments:
    """Part a line where a narrow space ends just where a cell of the row above starts."""
    if len(part) != 1:
        return part
    starts, words = [cell[0].left for cell in row[1:]], part[0]
    for index in range(1, len(words)):
        gap = words[index].left - words[index - 1].right
        if gap > _NARROW * words[index].size and any(abs(words[index].left - start) < 2 for start in starts):
            return words[:index], words[index:]
    return part


def _near(above: Line, below: Line) -> bool:
    return 0 < above.baseline - below.baseline < 3 * max(above.size, below.size) and abs(above.size - below.size) < 0.1 * above.size


def _aligned(one: Segments, other: Segments) -> bool:
    starts = {round(part[0].left) for part in one[1:]}
    ends = {round(part[-1].right) for part in one[1:]}
    return any(_has(starts, part[0].left) or _has(ends, part[-1].right) for part in other[1:])


def _has(places: set[int], place: float) -> bool:
    return any(abs(place - other) <= _NEAR for other in places)


def _continues(part: Segments, row: Segments) -> bool:
    """Whether one cell goes on: it starts where a cell of the row starts, and ends before the next one starts."""
    if len(part) != 1:
        return False
    for index, cell in enumerate(row):
        after = row[index + 1][0].left if index + 1 < len(row) else float("inf")
        if abs(part[0][0].left - cell[0].left) <= _NEAR:
            fills = part[0][-1].right > cell[0].left + 0.5 * (after - cell[0].left)
            return part[0][-1].right < after and (index > 0 or fills or part[0][0].text[:1].islower())
    return False


def _rows(lines: Sequence[Line], parts: Sequence[Segments]) -> list[Line]:
    columns, contents = _columns(parts), _counts_pages(parts)
    rows: list[tuple[Line, list[list[str]]]] = []
    above: Segments = ()
    for line, segments in zip(lines, parts, strict=True):
        cells: list[list[str]] = [[] for _ in columns]
        for part in segments:
            cells[_column(columns, part)].append(join(part))
        if rows and (len(above) == 1 if contents else not cells[0] or (len(segments) == 1 and _continues(segments, above))):
            for old, new in zip(rows[-1][1], cells, strict=True):
                old.extend(new)
        else:
            rows.append((line, cells))
            above = segments
        above = segments if contents else above
    return [replace(line, cells=tuple(map(tuple, cells))) for line, cells in rows]


def _columns(parts: Sequence[Segments]) -> list[float]:
    """Left edges of the columns: those of the line with the most cells, moved left where others start before."""
    widest = max(parts, key=len)
    columns = [part[0].left for part in widest]
    for segments in parts:
        if len(segments) == len(widest):
            columns = [min(old, part[0].left) for old, part in zip(columns, segments, strict=True)]
    return columns


def _column(columns: Sequence[float], part: tuple[Word, ...]) -> int:
    return max((index for index, left in enumerate(columns) if part[0].left >= left - _NEAR), default=0)
