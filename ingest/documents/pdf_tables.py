"""Tables drawn with lines: which words stand in which cell.

1. Ruling lines that touch belong together. A set with two uprights or more besides level lines is a grid; a frame around
   text (one column) is none.
2. Level lines part a grid into bands, the uprights that cross a band part it into cells.
3. A cell without a line above it goes on from the band above (cells merged downwards); a band that has no line above any
   of its cells belongs to the row above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ingest.documents.pdf_words import Word

_NEAR: Final = 3.0  # points: lines drawn so near are one
_SPACE: Final = 0.4  # of the size: the words of two cells stand farther apart
_LOWEST: Final = 7.0  # points: no row is lower
_WIDE: Final = 8  # columns: a wider grid that is nearly empty is a chart's
_FILLED: Final = 0.2
_MOST_PAIRS: Final = 400_000  # more lines than that are a drawing

Rule = tuple[float, float, float]  # where it stands, where it begins, where it ends


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a page.

    Attributes:
        left: Its left edge, in points.
        right: Its right edge.
        top: Its upper edge.
        rows: Rows of cells of words, from the top down; a row of one cell reaches over the whole width.
    """

    left: float
    right: float
    top: float
    rows: tuple[tuple[tuple[Word, ...], ...], ...]


def find_tables(rules: Sequence[Sequence[float]], words: Sequence[Word]) -> tuple[list[Table], list[Word]]:
    """Find the tables of a page.

    Args:
        rules: Its ruling lines as x0, y0, x1, y1.
        words: Its words.

    Returns:
        The tables, and the words that are in none.
    """
    level, upright = _level(rules), _upright(rules)
    if len(upright) < 2 or len(level) < 2 or len(level) * len(upright) > _MOST_PAIRS:
        return [], list(words)
    tables, rest = [], list(words)
    for lines, posts in _touching(level, upright):
        grid = _Grid(lines, posts)
        inside = [word for word in rest if grid.holds(word)]
        rows = grid.rows(inside) if grid.columns > 1 else []
        if _is_table(rows):
            tables.append(Table(grid.left, grid.right, grid.top, tuple(rows)))
            taken = set(map(id, inside))
            rest = [word for word in rest if id(word) not in taken]
    return tables, rest


def _is_table(rows: list[tuple[tuple[Word, ...], ...]]) -> bool:
    """Whether some row has two cells with words, and the grid is neither a chart's, which is nearly empty, nor a highlighter's."""
    widest = max(map(len, rows), default=0)
    filled = sum(bool(cell) for row in rows for cell in row)
    if any(_runs_on(one, other) for row in rows for one, other in pairwise(row)):
        return False
    return any(sum(map(bool, row)) > 1 for row in rows) and (widest <= _WIDE or filled >= _FILLED * widest * len(rows))


def _runs_on(one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    """Whether a line of words runs on over the edge of a cell, as it does where some of them are highlighted."""
    return any(
        abs(last.baseline - first.baseline) < 1 and -1 < first.left - last.right < _SPACE * first.size for last in one for first in other
    )


def _level(rules: Sequence[Sequence[float]]) -> list[Rule]:
    return _merged([(y0, x0, x1) for x0, y0, x1, y1 in rules if x1 - x0 > y1 - y0])


def _upright(rules: Sequence[Sequence[float]]) -> list[Rule]:
    posts = _merged([(x0, y0, y1) for x0, y0, x1, y1 in rules if x1 - x0 <= y1 - y0])
    return [(x, low, high) for x, low, high in posts if high - low >= _LOWEST]  # lower ones are the ends of thick lines


def _merged(rules: list[Rule]) -> list[Rule]:
    """Lines on one height that touch are one."""
    found: list[Rule] = []
    for at, start, end in sorted((round(at), start, end) for at, start, end in rules):
        if found and found[-1][0] == at and start <= found[-1][2] + _NEAR:
            found[-1] = (at, found[-1][1], max(end, found[-1][2]))
        else:
            found.append((at, start, end))
    return found


def _touching(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Sets of lines that touch, each with its level and its upright ones."""
    group = list(range(len(upright)))
    meets = [[index for index, post in enumerate(upright) if _meet(rule, post)] for rule in level]
    for posts in meets:
        if posts:
            one = group[posts[0]]
            others = {group[i] for i in posts}
            group = [one if g in others else g for g in group]
    sets: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate(upright):
        sets.setdefault(group[index], ([], []))[1].append(rule)
    for rule, posts in zip(level, meets, strict=True):
        if posts:
            sets[group[posts[0]]][0].append(rule)
    return [found for found in sets.values() if found[0]]


def _meet(level: Rule, upright: Rule) -> bool:
    (y, x0, x1), (x, y0, y1) = level, upright
    return y0 - _NEAR <= y <= y1 + _NEAR and x0 - _NEAR <= x <= x1 + _NEAR


def _clusters(places: Sequence[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


class _Grid:
    """A set of lines that touch."""

    def __init__(self, level: list[Rule], upright: list[Rule]) -> None:
        self._level, self._upright = level, upright
        self.left = min([x for x, _, _ in upright] + [x0 for _, x0, _ in level])
        self.right = max([x for x, _, _ in upright] + [x1 for _, _, x1 in level])
        self._heights = _clusters([y for y, _, _ in level] + [end for _, low, high in upright for end in (low, high)])[::-1]
        self.top, self._bottom = self._heights[0], self._heights[-1]
        self._columns = self._edges_of([x for x, _, _ in upright])
        self.columns = len(self._columns) - 1

    def _edges_of(self, posts: Sequence[float]) -> list[float]:
        return _clusters([self.left, *posts, self.right])

    def holds(self, word: Word) -> bool:
        """Tell whether a word stands in it."""
        return self._bottom - 1 < word.baseline < self.top + 1 and self.left - 1 < (word.left + word.right) / 2 < self.right + 1

    def rows(self, words: Sequence[Word]) -> list[tuple[tuple[Word, ...], ...]]:
        """Return its rows of cells."""
        found: list[tuple[list[float], list[list[Word]]]] = []
        for top, bottom in pairwise(self._heights):
            inside = [word for word in words if bottom <= word.middle < top]
            middle = (top + bottom) / 2
            edges = self._edges_of([x for x, low, high in self._upright if low - 1 <= middle <= high + 1])
            self._band(found, top, edges, inside)
        return [tuple(self._padded(edges, cells)) for edges, cells in found if any(cells)]

    def _padded(self, edges: list[float], cells: list[list[Word]]) -> Iterator[tuple[Word, ...]]:
        """Cells, and empty ones for each further column that a cell reaches over; a cell over the whole width stays alone."""
        for (left, right), cell in zip(pairwise(edges), cells, strict=True):
            yield tuple(cell)
            if len(cells) > 1:
                yield from [()] * sum(left + _NEAR < edge < right - _NEAR for edge in self._columns)

    def _band(self, found: list[tuple[list[float], list[list[Word]]]], top: float, edges: list[float], inside: list[Word]) -> None:
        cells: list[list[Word]] = [[] for _ in edges[1:]]
        for word in inside:
            middle = (word.left + word.right) / 2
            cells[next((i for i, edge in enumerate(edges[1:]) if middle < edge), len(cells) - 1)].append(word)
        shut = [self._shut(top, (left + right) / 2) for left, right in pairwise(edges)]
        if not found or all(shut):
            found.append((edges, cells))
            return
        above, kept = found[-1]
        for index, (left, right) in enumerate(pairwise(edges)):
            owner = self._owner(above, (left + right) / 2)
            if not shut[index] and owner < len(kept):
                kept[owner].extend(cells[index])
                cells[index] = []
        if any(shut):
            found.append((edges, cells))

    def _shut(self, y: float, x: float) -> bool:
        """Whether a line runs above a place."""
        return any(abs(at - y) <= _NEAR and x0 - _NEAR <= x <= x1 + _NEAR for at, x0, x1 in self._level)

    @staticmethod
    def _owner(edges: list[float], x: float) -> int:
        return next((index for index, edge in enumerate(edges[1:]) if x < edge), len(edges) - 2)
