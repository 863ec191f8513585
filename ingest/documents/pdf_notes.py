"""Notes at the foot of PDF pages.

1. The foot of a page is its last lines if their type is smaller than the body's, or if they stand below a short line.
2. A note starts with a raised number or sign, or with a number that a raised mark on the page names; once one is found,
   the next number in order starts the next one.
3. Lines before the first note of a foot that go on in the middle of a sentence belong to the last note of the page before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from ingest.documents.pdf_words import Line, is_raised

_SMALLER: Final = 0.93  # of the body's size


@dataclass(slots=True)
class Note:
    """A note as it is gathered.

    Attributes:
        label: Its number or sign.
        page: Its page.
        lines: Its lines.
    """

    label: str
    page: int
    lines: list[str] = field(default_factory=list)


def take_notes(pages: Sequence[list[Line]], body: float) -> tuple[list[list[Line]], list[Note]]:
    """Part the notes at the foot of each page from its text.

    Args:
        pages: Lines of each page.
        body: Size of the body's type.

    Returns:
        Lines of each page without notes, and the notes.
    """
    kept: list[list[Line]] = []
    notes: list[Note] = []
    for lines in pages:
        marks = {mark for line in lines for found in re.findall(r"\S\[([\d,–-]+)\]", line.text) for mark in re.split(r"\D", found)}
        kept.append([line for part in _flows(lines) for line in _without_notes(part, marks, notes, body)])
    return kept, notes


def _flows(lines: list[Line]) -> list[list[Line]]:
    """The columns of a page, each with a foot of its own."""
    starts = [index for index, line in enumerate(lines) if line.opens or not index]
    return [lines[start:end] for start, end in pairwise([*starts, len(lines)])]


def _without_notes(lines: list[Line], marks: set[str], notes: list[Note], body: float) -> list[Line]:
    foot = _foot(lines, body)
    start = next((index for index in range(foot, len(lines)) if _label(lines[index], marks)), len(lines))
    if start == len(lines):
        return lines
    left = lines[:start]
    if notes and start > foot and _goes_on(lines[foot:start], notes[-1]):
        notes[-1].lines.extend(line.text for line in lines[foot:start])
        left = lines[:foot]
    _gather(lines[start:], marks, notes)
    return left


def _foot(lines: Sequence[Line], body: float) -> int:
    start = len(lines)
    while start and not lines[start - 1].cells and (lines[start - 1].below or lines[start - 1].size <= _SMALLER * body):
        start -= 1
    return start


def _label(line: Line, marks: set[str]) -> str:
    """The label that a line starts with, if it is that of a note."""
    first = line.words[0]
    raised = len(line.words) > 1 and is_raised(first, line)
    if raised and re.fullmatch(r"\d{1,3}|[*†‡§]+", first.text):
        return first.text
    found = re.match(r"\[?(\d{1,3})\]?[.)]?(?:\s+\S|(?=[^\d\s.,:%/)-]))", line.text) or re.match(r"([*†‡§]+)\s*\S", line.text)
    return found[1] if found and (found[1] in marks or not found[1].isdigit()) else ""


def _goes_on(lines: Sequence[Line], note: Note) -> bool:
    return lines[0].text[:1].islower() or not re.search(r"[.)\]’”\d/]$", note.lines[-1])


def _gather(lines: Sequence[Line], marks: set[str], notes: list[Note]) -> None:
    for line in lines:
        label = _label(line, marks) or _next(line, notes[-1].label if notes else "")
        if label:
            notes.append(Note(label, line.page, [re.sub(r"^\[?" + re.escape(label) + r"\]?[.)]?\s*", "", line.text)]))
        elif notes:
            notes[-1].lines.append(line.text)


def _next(line: Line, last: str) -> str:
    following = str(int(last) + 1) if last.isdigit() else ""
    return following if following and re.match(rf"\[?{following}\]?[.)]?\s+[A-Z“‘\"'(h]", line.text) else ""
