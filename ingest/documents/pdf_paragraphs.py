"""Paragraphs of a PDF: which lines belong together.

A line starts a paragraph if one of these holds.

1. More than the usual distance for its size lies before it.
2. Its size differs, or all of the line before is bold and it is not, or the other way round.
3. It starts with a label, and does not merely go on in the middle of a sentence.
4. Its first word would have fitted on the line before: whoever set the page ended the line there on purpose.
5. It is indented, or stands out, where the line before ended a sentence.

At the top of a page or column there is no distance to see: there a paragraph goes on if it had not ended its sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from ingest.documents.labels import find_label
from ingest.documents.pdf_words import Line
from ingest.documents.shapes import is_bold_heading

_LARGER: Final = 1.12  # times the body's size: a heading
_MOST_WORDS: Final = 18  # of a bold heading
_MOST_LARGE: Final = 40  # words of a heading in larger type
_ENDED: Final = re.compile(r"[.:;?!][\])”’\"'\d\[]*$")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        lines: The lines; one, if it is a row of a table.
        ended: Whether the layout shows that it goes on no further.
    """

    lines: list[Line] = field(default_factory=list)
    ended: bool = False

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]


def make_paragraphs(pages: Sequence[Sequence[Line]], body: float) -> list[Paragraph]:
    """Gather the lines of a document into paragraphs.

    Args:
        pages: Lines of each page in reading order, without furniture and notes.
        body: Size of the body's type.

    Returns:
        Paragraphs and rows in reading order.
    """
    layout = _Layout(pages, body)
    found: list[Paragraph] = []
    for line in (line for lines in pages for line in lines):
        if found and layout.goes_on(found[-1], line):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line]))
    return found


class _Layout:
    """What is usual in a document.

    Args:
        pages: Its lines.
        body: Size of the body's type.
    """

    def __init__(self, pages: Sequence[Sequence[Line]], body: float) -> None:
        self._body = body
        steps: dict[float, Counter[float]] = {}
        self._margins: dict[int, float] = {}
        for lines in pages:
            for above, below in pairwise(lines):
                step = above.baseline - below.baseline
                if above.size == below.size and not below.opens and 0.8 * below.size < step < 2.2 * below.size:
                    steps.setdefault(below.size, Counter())[round(step, 1)] += 1
            self._margins.update(_margins(lines))
        self._usual = {size: _closest(counts) for size, counts in steps.items()}

    def goes_on(self, paragraph: Paragraph, line: Line) -> bool:
        """Tell whether a line belongs to the paragraph before it."""
        last = paragraph.last
        if line.cells or last.cells or abs(line.size - last.size) > 0.06 * last.size:
            return False
        if line.opens or last.page != line.page:
            return self._crosses(paragraph, line)
        if self._is_gap(last, line):
            return False
        if last.size > _LARGER * self._body:
            return not _starts_list(line)
        parts = self._labelled(paragraph, line) or self._changes(last, line) or self._forced(last, line) or self._indented(paragraph, line)
        return not parts

    def _is_gap(self, above: Line, below: Line) -> bool:
        step = above.baseline - below.baseline
        usual = self._usual.get(below.size, 1.2 * below.size)
        return step > max(1.22 * usual, usual + 0.2 * below.size) or step < -0.5 * below.size

    def _crosses(self, paragraph: Paragraph, line: Line) -> bool:
        """Whether a paragraph goes on at the top of the next page or column."""
        last = paragraph.last
        if _ENDED.search(last.text) or find_label(line.text) or last.bold != line.bold or last.size > _LARGER * self._body:
            return False
        if line.text[:1].islower():
            return True
        return len(paragraph.lines) > 1 and not self._room(last, line) and not line.text[:1].isdigit()

    def _room(self, above: Line, below: Line) -> bool:
        """Whether the first word of a line would have fitted on the line above."""
        first = below.words[0]
        end = next((i for i, word in enumerate(below.words[1:], 1) if not word.joined), len(below.words)) - 1
        width = below.words[end].right - first.left
        return above.right + 0.25 * above.size + width < self._margins.get(id(above), above.right) - 0.4 * above.size

    def _labelled(self, paragraph: Paragraph, line: Line) -> bool:
        label = find_label(line.text)
        if not label:
            return False
        midsentence = not _ENDED.search(paragraph.last.text) and not self._room(paragraph.last, line)
        hangs = line.left < paragraph.last.left - 1 or find_label(paragraph.first.text)
        return label.style == "bullet" or not midsentence or bool(hangs)

    def _changes(self, above: Line, below: Line) -> bool:
        """Whether a bold line is followed by a plain one, or the reverse, not inside a sentence."""
        if above.bold == below.bold:
            return False
        if above.bold:
            is_title = len(above.words) <= _MOST_WORDS and not below.text[:1].islower()
            return not below.words[0].bold and (is_title or self._room(above, below))
        return not above.words[-1].bold and (self._room(above, below) or bool(_ENDED.search(above.text)))

    def _forced(self, above: Line, below: Line) -> bool:
        goes_on = below.text[:1].islower() and not _ENDED.search(above.text)
        return self._room(above, below) and not goes_on

    def _indented(self, paragraph: Paragraph, line: Line) -> bool:
        last, shift = paragraph.last, line.left - paragraph.last.left
        centred = abs((last.left + last.right) - (line.left + line.right)) < 4
        if abs(shift) < 0.8 * line.size or centred:
            return False
        if shift > 0:
            return bool(_ENDED.search(last.text)) and not (len(paragraph.lines) == 1 and find_label(last.text))
        return len(paragraph.lines) > 1 and bool(_ENDED.search(last.text))


def _starts_list(line: Line) -> bool:
    label = find_label(line.text)
    return bool(label and label.style == "bullet")


def _closest(counts: Counter[float]) -> float:
    """The least distance that is common: lines of one paragraph are nearer than paragraphs are."""
    most = max(counts.values())
    return min(step for step, count in counts.items() if count >= 0.25 * most)


def _margins(lines: Sequence[Line]) -> Iterator[tuple[int, float]]:
    """The right edge of the lines around each line: as far as its neighbours without a gap reach."""
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or _parted(lines[index - 1], lines[index]):
            run = lines[start:index]
            right = max(line.right for line in run)
            yield from ((id(line), right) for line in run)
            start = index


def _parted(above: Line, below: Line) -> bool:
    if below.opens or below.cells or above.cells or abs(above.size - below.size) > 0.06 * above.size:
        return True
    return not 0 < above.baseline - below.baseline < 2.6 * below.size


def heading_looks(paragraph: Paragraph, body: float, *, body_is_bold: bool) -> float:
    """Tell whether a paragraph is set as a heading.

    Args:
        paragraph: The paragraph.
        body: Size of the body's type.
        body_is_bold: Whether most of the document is bold, so that bold type says nothing.

    Returns:
        How much it stands out: its size, and a tenth of a point more if it is bold; 0 if it does not.
    """
    line = paragraph.first
    text = " ".join(one.text for one in paragraph.lines)
    words = len(text.split())
    bold = all(one.bold for one in paragraph.lines)
    if line.cells or not any(c.isalpha() for c in text) or _starts_list(line):
        return 0.0
    if line.size >= _LARGER * body and words <= _MOST_LARGE and not re.search(r"[a-z]{3}[.;,]$", text):
        return line.size + 0.1 * bold
    return line.size + 0.1 if bold and not body_is_bold and line.size >= 0.95 * body and is_bold_heading(text) else 0.0
