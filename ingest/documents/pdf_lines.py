"""Lines of a PDF page from rectangles of text.

1. Does the page have two columns? There is a gutter that (almost) no rectangle crosses, and the lines on its left
   fill their column as prose does; a table's do not.
2. Rectangles whose middles lie within half a line of each other are one line, read left to right.
3. A line after more than the usual distance starts a new paragraph.
4. Heads and feet: the outermost lines of pages that repeat, digits aside, on many pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any, Final

_FULL: Final = 0.75  # share of the column's width that the median prose line fills
_FEWEST: Final = 12  # lines a column must have to count as one
_OUTER: Final = 3  # lines at the top and the bottom of a page that may be furniture


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle of text, in points from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text.

    Attributes:
        text: Its words.
        gap: Whether more than the usual distance lies before it.
    """

    text: str
    gap: bool


def page_lines(page: Mapping[str, Any]) -> list[Line]:
    """Return the lines of a page in reading order.

    Args:
        page: Width, height and rectangles, as the child process gives them.

    Returns:
        The lines.
    """
    rects = [Rect(rect[0], rect[1], rect[2], rect[3], _clean(rect[4])) for rect in page["rects"]]
    rects = [rect for rect in rects if rect.text.strip()]
    gutter = _gutter(rects, float(page["width"]))
    if gutter is None:
        return list(_lines(rects))
    return [line for part in _parts(rects, gutter) for line in _lines(part)]


def _clean(text: str) -> str:
    return text.replace("\r\n", " ").replace("\r", " ").replace("\n", " ").replace("\ufffe", "-").replace("\u0002", "-").replace("\0", "")


def _gutter(rects: list[Rect], width: float) -> float | None:
    if len(rects) < 2 * _FEWEST:
        return None
    for tenth in range(38, 63, 2):
        x = width * tenth / 100
        crossing = [rect for rect in rects if rect.left < x - 2 and rect.right > x + 2]
        left, right = [r for r in rects if r.right <= x + 2], [r for r in rects if r.left >= x - 2]
        if len(crossing) <= 0.12 * len(rects) and min(len(left), len(right)) >= _FEWEST and _is_prose(left) and _is_prose(right):
            return x
    return None


def _is_prose(rects: list[Rect]) -> bool:
    rows = _rows(rects)
    low, high = min(r.left for r in rects), max(r.right for r in rects)
    fills = [(max(r.right for r in row) - min(r.left for r in row)) / max(1.0, high - low) for row in rows]
    return len(rows) >= _FEWEST and median(fills) >= _FULL


def _parts(rects: list[Rect], gutter: float) -> Iterator[list[Rect]]:
    """Full-width lines part the page into bands; in each band the left column comes first."""
    crossing = sorted((r for r in rects if r.left < gutter - 2 and r.right > gutter + 2), key=lambda r: -r.middle)
    rest = [r for r in rects if r not in set(crossing)]
    for full in [*crossing, None]:
        band = [r for r in rest if full is None or r.middle > full.middle]
        rest = [r for r in rest if r not in set(band)]
        yield [r for r in band if r.right <= gutter + 2]
        yield [r for r in band if r.right > gutter + 2]
        if full is not None:
            yield [full]


def _rows(rects: list[Rect]) -> list[list[Rect]]:
    rows: list[list[Rect]] = []
    for rect in sorted(rects, key=lambda r: (-r.middle, r.left)):
        height = rect.top - rect.bottom
        if rows and abs(rows[-1][0].middle - rect.middle) <= max(2.0, 0.45 * max(height, rows[-1][0].top - rows[-1][0].bottom)):
            rows[-1].append(rect)
        else:
            rows.append([rect])
    return [sorted(row, key=lambda r: r.left) for row in rows]


def _lines(rects: list[Rect]) -> Iterator[Line]:
    rows = _rows(rects)
    steps = [above[0].middle - below[0].middle for above, below in pairwise(rows)]
    usual = median(steps) if steps else 0.0
    for index, row in enumerate(rows):
        gap = bool(index and usual and steps[index - 1] > 1.35 * usual)
        yield Line(_joined(row), gap)


def _joined(row: list[Rect]) -> str:
    """Join the pieces of a line: a wide space between them is a tab (a column of a table), a narrow one a space."""
    text = row[0].text.strip()
    for before, rect in pairwise(row):
        height = max(4.0, rect.top - rect.bottom)
        space = rect.left - before.right
        joint = (
            "\t"
            if space > 2.2 * height
            else ""
            if space < 0.12 * height and not before.text.endswith(" ") and not rect.text.startswith(" ")
            else " "
        )
        text = f"{text}{joint}{rect.text.strip()}"
    return re.sub(r" {2,}", " ", text).strip()


def without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Leave out heads, feet and page numbers.

    Args:
        pages: Lines of each page.

    Returns:
        The same without lines at the top or bottom that repeat, digits aside, on a third of the pages or more.
    """
    counts = Counter(key for lines in pages for key in {_key(line) for line in _outer(lines)})
    often = {key for key, count in counts.items() if count >= 3 and count >= len(pages) / 3}
    return [
        [line for index, line in enumerate(lines) if not (_at_edge(index, lines) and (_key(line) in often or _is_number(line)))]
        for lines in pages
    ]


def _outer(lines: list[Line]) -> list[Line]:
    return [line for index, line in enumerate(lines) if _at_edge(index, lines) and not _counts_text(line)]


def _counts_text(line: Line) -> bool:
    """A numbered heading repeats, digits aside, and is text all the same."""
    return bool(
        re.match(
            r"(?:recommendation|chapter|item|section|appendix|annex|part|table|figure|box|action|decision)\b", line.text, re.IGNORECASE
        )
    )


def _at_edge(index: int, lines: list[Line]) -> bool:
    outer = max(1, min(_OUTER, len(lines) // 6))
    return index < outer or index >= len(lines) - outer


def _key(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text.casefold())


def _is_number(line: Line) -> bool:
    return bool(re.fullmatch(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", line.text.strip(), re.IGNORECASE))
