"""Lines of a PDF page in reading order, without what repeats on every page.

1. Tables drawn with lines are taken out (`pdf_tables`); their rows come back where they stand.
2. Does the page have columns? There is a gutter that (almost) no line crosses, and the lines on both sides of it fill
   their column as prose does, or those on one side do and the two sides stand at heights of their own; a table's do
   neither. A page that is less full has the columns of the others. Lines over the whole width part the page into bands; in each the left
   column is read first.
3. Heads and feet: the outermost lines that stand at the same height on many pages with the same words, digits aside,
   and page numbers by themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from statistics import median
from typing import Any, Final

from ingest.documents.pdf_tables import Table, find_tables
from ingest.documents.pdf_words import Line, Word, is_raised, make_lines, read_words

_FULL: Final = 0.7  # share of the column's width that the median prose line fills
_FEWEST: Final = 8  # lines a column must have to count as one
_FEW: Final = 0.4  # of the lines of a page with columns may reach over both
_NARROWEST: Final = 0.2  # of the page's text: the numbers of a table of contents are no column
_OFTEN: Final = 0.3  # of the pages have columns at the same place: then the others may have them too
_HEADING: Final = 1.15  # of the body's size: larger type is a heading's, though it repeat ("Item 5")
_GUTTER: Final = 0.8  # of the size: the least space between columns
_OUTER: Final = 4  # lines at the top and the bottom of a page that may be furniture
_DENSE: Final = 0.4  # of the pages between its first and its last that have a head; left and right pages may differ
_SAME: Final = 6.0  # points by which a head may stand higher or lower on another page


def read_pages(pages: Sequence[Mapping[str, Any]]) -> list[list[Line]]:
    """Return the lines of each page in reading order.

    Args:
        pages: Words and ruling lines of each page, as the child process gives them.

    Returns:
        Lines, and rows of tables drawn with lines.
    """
    parted = [find_tables(page["rules"], read_words(page)) for page in pages]
    printed = [make_lines(words, number) for number, (_, words) in enumerate(parted, 1)]
    gutters = [_gutter(lines) for lines in printed]
    usual, count = next(iter(Counter(gutter for gutter in gutters if gutter).most_common(1)), (None, 0))
    usual = usual if count >= _OFTEN * len(pages) else None
    found: list[list[Line]] = []
    for page, (tables, _), lines, own in zip(pages, parted, printed, gutters, strict=True):
        gutter = own if own or not usual or not _follows(lines, usual) else usual
        read = list(_flow(lines, gutter))
        for table in tables:
            _put(read, table, len(found) + 1)
        parting = _parting(page["rules"], read)
        found.append([replace(line, below=True) if line.baseline < parting and not line.cells else line for line in read])
    return found


def _parting(rules: Sequence[Sequence[float]], lines: list[Line]) -> float:
    """Height of the short line at the left that parts notes from the text; 0 if there is none."""
    if not lines:
        return 0.0
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    short = [y0 for x0, y0, x1, y1 in rules if y1 - y0 < 1 and abs(x0 - left) < _SAME and 20 < x1 - x0 < 0.6 * (right - left)]
    bare = [y for y in short if not any(0 <= line.baseline - y < 0.4 * line.size for line in lines)]  # not below words, as an underline
    low = [y for y in bare if sum(line.baseline < y for line in lines) <= len(lines) / 2]
    return max(low, default=0.0)


def _follows(lines: list[Line], gutter: float) -> bool:
    """Whether a page has the columns of the pages before it, though it fills them less."""
    crossing = sum(_crosses(line, gutter) for line in lines)
    both = any(line.right > gutter for line in lines) and any(line.left < gutter for line in lines)
    return both and crossing <= _FEW * len(lines)


def _put(lines: list[Line], table: Table, number: int) -> None:
    """Put the rows of a table before the first line below it."""
    beside = (line for line in lines if not line.cells and line.left < table.right and line.right > table.left)
    below = next((line for line in beside if line.baseline < table.top), None)
    at = len(lines) if below is None else lines.index(below)
    rows = [_row(row, number) for row in table.rows]
    if below is not None:
        lines[at] = replace(below, opens=True)
    lines[at:at] = [line for row in rows for line in row]


def _row(row: tuple[tuple[Word, ...], ...], number: int) -> list[Line]:
    if len(row) == 1:
        return make_lines(row[0], number)
    cells = tuple(tuple(line.text for line in make_lines(cell, number)) for cell in row)
    return [Line(tuple(word for cell in row for word in cell), number, cells)]


def _flow(lines: list[Line], gutter: float | None) -> Iterator[Line]:
    if gutter is None:
        yield from lines
        return
    band: list[Word] = []
    for line in lines:
        if _crosses(line, gutter):
            yield from _columns(band, gutter, line.page)
            band = []
            yield replace(line, opens=True)
        else:
            band.extend(line.words)
    yield from _columns(band, gutter, lines[0].page)


def _columns(band: list[Word], gutter: float, number: int) -> Iterator[Line]:
    for side in ([word for word in band if word.right <= gutter + 1], [word for word in band if word.right > gutter + 1]):
        lines = make_lines(side, number)
        yield from _flow(lines, _gutter(lines))  # a third column, perhaps


def _spaces(line: Line) -> Iterator[tuple[float, float]]:
    """Wide spaces inside a line."""
    for before, after in pairwise(line.words):
        if after.left - before.right >= _GUTTER * min(before.size, after.size):
            yield before.right, after.left


def _gutter(lines: list[Line]) -> float | None:
    if not lines:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    low, high = left + 0.2 * (right - left), left + 0.8 * (right - left)
    starts = [*(end for line in lines for _, end in _spaces(line)), *(line.left for line in lines)]
    tried = Counter(round(start) - 4 for start in starts if low < start < high)  # lines of the right column start at one place
    return next((float(x) for x, count in tried.most_common(4) if count >= _FEWEST // 2 and _parts(lines, x)), None)


def _parts(lines: list[Line], x: float) -> bool:
    words = [word for line in lines if not _crosses(line, x) for word in line.words]
    sides = [[word for word in words if (word.right <= x + 1) == left] for left in (True, False)]
    crossing = sum(_crosses(line, x) for line in lines)
    if crossing > _FEW * len(lines) or not all(_is_wide(side, lines) for side in sides):
        return False
    return all(_is_prose(side) for side in sides) or (any(_is_prose(side) for side in sides) and _uneven(lines, x))


def _is_wide(words: list[Word], lines: list[Line]) -> bool:
    whole = max(line.right for line in lines) - min(line.left for line in lines)
    return bool(words) and max(word.right for word in words) - min(word.left for word in words) >= _NARROWEST * whole


def _uneven(lines: list[Line], x: float) -> bool:
    """Whether the lines on both sides stand at heights of their own, as those of a table's columns do not."""
    left = right = off = 0
    for line in lines:
        before, after = [word for word in line.words if word.right <= x + 1], [word for word in line.words if word.left >= x - 1]
        if before and after:
            off += abs(before[0].baseline - after[0].baseline) > 1
        elif not _crosses(line, x):
            left, right = left + bool(before), right + bool(after)
    return min(left, right) + off >= _FEWEST // 2


def _crosses(line: Line, x: float) -> bool:
    if not line.left < x - 1 < x + 1 < line.right:
        return False
    return not any(start <= x + 1 and end >= x - 1 for start, end in _spaces(line))


def _is_prose(words: list[Word]) -> bool:
    lines = make_lines(words, 0) if words else []
    if len(lines) < _FEWEST:
        return False
    low, high = min(line.left for line in lines), max(line.right for line in lines)
    crowded = sum(len(line.segments) == 1 for line in lines) >= 0.8 * len(lines)
    return crowded and median((line.right - line.left) / max(1.0, high - low) for line in lines) >= _FULL and len(words) >= 3 * len(lines)


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """Return the size of type in which most of a document is set.

    Args:
        pages: Its lines.
    """
    counts: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            counts[round(2 * line.size) / 2] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 0.0


def without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Leave out heads, feet, page numbers, and heads of tables that are repeated where a table goes on.

    Args:
        pages: Lines of each page.

    Returns:
        The same without them.
    """
    body = body_size(pages)
    seen: dict[tuple[str, int], list[int]] = {}
    for number, lines in enumerate(pages):
        for key in {key for edge in _outer(lines) for line in edge for key in _keys(line)}:
            seen.setdefault(key, []).append(number)
    fewest = min(3, max(2, len(pages) // 2))
    often = {key for key, at in seen.items() if len(at) >= fewest and len(at) >= _DENSE * (at[-1] - at[0] + 1)}
    kept = [_inner(lines, often, body) for lines in pages]
    return [_gone_on(lines, kept[:index]) for index, lines in enumerate(kept)]


def _inner(lines: list[Line], often: set[tuple[str, int]], body: float) -> list[Line]:
    marks = {found for line in lines for found in re.findall(r"\S\[(\d+)", line.text)}
    dropped = {
        id(line)
        for edge in _outer(lines)
        for line in takewhile(lambda line: _is_furniture(line, often) and line.size <= _HEADING * body and not _is_note(line, marks), edge)
    }
    left = [line for line in lines if id(line) not in dropped]
    if left and not left[0].opens:
        left[0] = replace(left[0], opens=True)
    return left


def _is_note(line: Line, marks: set[str]) -> bool:
    """Whether a line starts as a note does that the page refers to: "Ibid." may stand at the foot of many pages."""
    first = line.words[0]
    return first.text in marks and len(line.words) > 1 and (is_raised(first, line) or line.below)


def _is_furniture(line: Line, often: set[tuple[str, int]]) -> bool:
    return _is_number(line) or (not _counts_text(line) and any(key in often for key in _keys(line)))


def _outer(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The highest lines of a page and the lowest, whatever column they were read in, from the edge inwards."""
    by_height = sorted((line for line in lines if not line.cells), key=lambda line: -line.baseline)
    outer = max(1, min(_OUTER, len(by_height) // 5))
    return by_height[:outer], by_height[: -outer - 1 : -1]


def _keys(line: Line) -> tuple[tuple[str, int], ...]:
    """Its words without digits, and its height twice over, so that near heights share one."""
    words = " ".join(re.sub(r"\d+|\b[ivx]+$", " ", line.text.casefold()).split())
    place = line.baseline / _SAME
    return ((words, 2 * int(place)), (words, 2 * int(place + 0.5) + 1)) if words.strip(" -–|") else ()


def _counts_text(line: Line) -> bool:
    """A numbered heading repeats, digits aside, and is text all the same."""
    counted = r"(?:recommendation|chapter|item|section|appendix|annex|part|table|figure|box|action|decision) \d+\W*$"
    return bool(re.match(counted, line.text, re.IGNORECASE))


def _is_number(line: Line) -> bool:
    number = r"(?:page\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*\|?\s*page)?"
    return not line.cells and bool(re.fullmatch(number, line.text.strip(" -–—|[]"), re.IGNORECASE))


def _gone_on(lines: list[Line], before: list[list[Line]]) -> list[Line]:
    """A page that starts with the first row of the last table before it starts with a repeated head."""
    if not (lines and lines[0].cells and before):
        return lines
    last = list(takewhile(lambda line: line.cells, reversed(before[-1])))
    return lines[1:] if last and last[-1].cells == lines[0].cells else lines
