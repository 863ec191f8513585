"""Words of a PDF page with their places, and the lines that they make.

1. Words that stand at one height are a line, read left to right; a small word that stands a little higher or lower and
   touches one of a line, as a note's mark or a "th" does, belongs to that line.
2. Pieces of a word, and words that touch, are written together; a raised number is a note's mark and is written "[3]",
   as the word processors' readers write it.
3. A wide space parts a line into *segments*: the cells of a table that is set without lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from ingest.documents.notes import UNITS

_WIDE: Final = 1.3  # of the size: a space wider than this parts segments
_LEVEL: Final = 0.25  # of the size: words whose heights differ by less are on one line
_SMALL: Final = 0.8  # of the line's size: raised marks are at most as large
_BEFORE: Final = 40.0  # points between a bullet that is drawn and its line
_HIGHEST: Final = 0.75  # of the size: no mark stands higher above its line
_RAISED: Final = 0.12  # of the line's size


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a piece of one.

    Attributes:
        text: Its characters.
        left: Left edge, in points from the page's left.
        right: Right edge.
        baseline: Height of the line that it stands on, in points from the page's foot.
        size: Size of the type, in points.
        style: 1 for bold, 2 for italic, 4 for words that do not run level, and their sums.
        joined: Whether it goes on from the word before without a space.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    style: int
    joined: bool

    @property
    def middle(self) -> float:
        """Height of the middle of its small letters."""
        return self.baseline + 0.3 * self.size

    @property
    def bold(self) -> bool:
        """Whether it is bold."""
        return bool(self.style & 1)


@dataclass(frozen=True)
class Line:
    """A line of a page, or a row of a table.

    Attributes:
        words: Its words from left to right.
        page: Its page, from 1.
        cells: The lines of each cell, if it is a row of a table.
        opens: Whether it is the first line of a page or column, or follows a table: what it goes on from shows by its words only.
        below: Whether it stands below a short line such as parts notes from the text.
    """

    words: tuple[Word, ...]
    page: int
    cells: tuple[tuple[str, ...], ...] = ()
    opens: bool = False
    below: bool = False

    @cached_property
    def size(self) -> float:
        """Size of most of its characters."""
        if len({word.size for word in self.words}) == 1:
            return self.words[0].size
        counts: Counter[float] = Counter()
        for word in self.words:
            counts[word.size] += len(word.text)
        return counts.most_common(1)[0][0]

    @cached_property
    def baseline(self) -> float:
        """Height of the line that its words of the usual size stand on."""
        return next(word.baseline for word in self.words if word.size == self.size)

    @cached_property
    def left(self) -> float:
        """Left edge."""
        return min(word.left for word in self.words)

    @cached_property
    def right(self) -> float:
        """Right edge."""
        return max(word.right for word in self.words)

    @cached_property
    def bold(self) -> bool:
        """Whether all its words are bold; numbers, marks and bullets do not count."""
        words = [word for word in self.words if any(c.isalpha() for c in word.text)] or self.words
        return all(word.bold for word in words)

    @cached_property
    def text(self) -> str:
        """Its words with spaces between them."""
        return join(self.words)

    @cached_property
    def segments(self) -> tuple[tuple[Word, ...], ...]:
        """Its words, parted where a wide space or a row of dots is."""
        parts: list[list[Word]] = [[]]
        for index, word in enumerate(self.words):
            if word.text[0] in ".…·_" and re.fullmatch(r"[.…·_]{3,}", word.text):
                parts.append([])
                continue
            if index and word.left - self.words[index - 1].right > _WIDE * self.size:
                parts.append([])
            parts[-1].append(word)
        return tuple(tuple(part) for part in parts if part)


def read_words(page: Mapping[str, Any]) -> list[Word]:
    """Return the words of a page that run level.

    Args:
        page: A page as the child process gives it.

    Returns:
        The words, in the order in which they are drawn.
    """
    words = [Word(w[0], w[1], w[2], w[3], max(w[4], 1.0), w[5], bool(w[6])) for w in page["words"] if not w[5] & 4]
    return [*words, *_bullets(page.get("dots", ()), words)]


def _bullets(dots: Iterable[Sequence[float]], words: Sequence[Word]) -> Iterator[Word]:
    """Shapes of the size of a letter that stand before a line and behind no word are bullets that are drawn."""
    for left, bottom, right, top, *_ in dots:
        middle = (bottom + top) / 2
        beside = [word for word in words if abs(word.middle - middle) < 0.6 * word.size]
        after = min((word.left - right for word in beside if word.right > right), default=-1.0)
        before = any(word.left < left and left - word.right < _BEFORE for word in beside)
        if -1 < after < _BEFORE and not before:
            size = next(word.size for word in beside)
            yield Word("•", left, right, middle - 0.3 * size, size, 0, False)


def make_lines(words: Iterable[Word], page: int) -> list[Line]:
    """Gather words into lines, from the top down.

    Args:
        words: Words of a page, a column or a cell.
        page: Their page.

    Returns:
        The lines; the first one opens.
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (-w.baseline, w.left)):
        if rows and rows[-1][0].baseline - word.baseline <= _LEVEL * min(rows[-1][0].size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    _take_marks(rows)
    kept = [tuple(sorted(row, key=lambda w: w.left)) for row in rows if row]
    return [Line(row, page, opens=not index) for index, row in enumerate(kept)]


def _take_marks(rows: list[list[Word]]) -> None:
    """Move small words that stand a little higher or lower than a line that they touch into that line."""
    sizes = [(min(word.size for word in row), max(word.size for word in row), row[0].baseline) for row in rows]
    largest = max((most for _, most, _ in sizes), default=0.0)
    for index, row in enumerate(rows):
        least, _, height = sizes[index]
        for at in (*range(index + 1, index + 4), index - 1, index - 2) if least <= _SMALL * largest else ():
            if 0 <= at < len(rows) and least <= _SMALL * sizes[at][1] and abs(height - sizes[at][2]) <= _HIGHEST * sizes[at][1]:
                _move(row, rows[at])


def _move(row: list[Word], other: list[Word]) -> None:
    for word in sorted(row, key=lambda w: w.left):
        if any(_touches(word, beside) for beside in other):
            other.append(word)
            row.remove(word)


def _touches(mark: Word, word: Word) -> bool:
    near = -0.3 * word.size <= mark.left - word.right <= 0.5 * word.size or -0.3 * word.size <= word.left - mark.right <= 0.5 * word.size
    if abs(mark.baseline - word.baseline) < 1:
        return near  # a further mark behind one that belongs to the line
    return near and mark.size <= _SMALL * word.size and -0.3 * word.size <= mark.baseline - word.baseline <= _HIGHEST * word.size


def join(words: Sequence[Word]) -> str:
    """Write words with spaces between them, raised numbers as marks of notes.

    Args:
        words: Words of one line.

    Returns:
        The text.
    """
    if len({word.size for word in words}) <= 1:
        return "".join(word.text if word.joined or not index else f" {word.text}" for index, word in enumerate(words))
    line = max(words, key=lambda w: (w.size, len(w.text)))
    text = _written(words[0], line, "")
    for word in words[1:]:
        written = _written(word, line, text)
        text += written if word.joined or (is_raised(word, line) and _clings(written, text)) else f" {written}"
    return text


def _clings(raised: str, before: str) -> bool:
    return raised.startswith("[") or (before[-1:].isdigit() and raised in {"st", "nd", "rd", "th"})


def is_raised(word: Word, line: Word | Line) -> bool:
    """Tell whether a word is a raised mark.

    Args:
        word: The word.
        line: A word of the usual size of its line, or the line.

    Returns:
        True if it is smaller than the line's type and stands higher.
    """
    return word.size <= _SMALL * line.size and word.baseline >= line.baseline + _RAISED * line.size


def _written(word: Word, line: Word, before: str) -> str:
    if not (is_raised(word, line) and re.fullmatch(r"\d{1,3}(?:[,–-]\d{1,3})*", word.text)):
        return word.text
    last = re.search(r"[A-Za-z]+$", before)
    return word.text if last and last[0] in UNITS else f"[{word.text}]"
