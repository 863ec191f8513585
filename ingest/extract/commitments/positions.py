"""Rows that tell how far a piece of work is ("Video advice | Live in 22 homes | G"), or what is done about a risk ("... | High | Exit plan to be drawn up").

1. A cell is read piece by piece, as semicolons part it. Only words for a state or a task count: a figure, a colour and a measure in force tell no work.
2. The last cell of a row goes on in the lines below it that stand under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.clauses import AUXILIARY
from ingest.extract.commitments.draft import Wording, make
from ingest.extract.commitments.quotes import trimmed
from ingest.extract.commitments.verbs import TASK
from ingest.extract.reading import Reading
from ingest.records import Commitment, Said, Status

_SAYS_IT: Final = 3  # words that make a piece of a cell a statement of its own
_SHIFT: Final = 2  # characters that a line under a cell may stand to its left

_STATES: Final[tuple[tuple[Status, str], ...]] = (
    ("delayed", r"^not (?:yet )?(?:begun|started|done|appointed|recruited|in place|ready|complete\w*|agreed|open)\b|\bslipp(?:ed|ing)\b|\bdelayed\b|\bstalled\b|\bbehind (?:plan|schedule|target)\b|\bon hold\b|\bpaused\b|\boverdue\b|\brunning late\b|\bawaiting\b"),
    ("ended", r"\b(?:ended|stopped|closed|withdrawn|dropped|abandoned|discontinued|ceased|wound up)\b"),
    ("under way", r"\b(?:in place|live) (?:in|at|across|with)\b|\brunning\b|\bunder ?way\b|\bon-?going\b|\brecruiting\b|\bstarted\b|\bbegun\b|\bon track\b|\bin progress\b|\brolling out\b|\bcontinues?\b|\bbeing \w+(?:ed|en|lt)\b|\b\d[\d,]* \w+ \(plan\b"),
    ("done", r"\b(?:launched|completed?|opened|published|signed|held|finished|delivered|done|appointed|recruited|installed|trained|approved|adopted|issued|in place|live)\b"),
)  # fmt: skip


@cache
def _states() -> tuple[tuple[Status, re.Pattern[str]], ...]:
    return tuple((status, re.compile(pattern, re.IGNORECASE)) for status, pattern in _STATES)


def find_positions(reading: Reading, cells: Mapping[str, Span], owners: tuple[Said, ...]) -> Iterator[Commitment]:
    """Find what a row says of how far a piece of work is.

    Args:
        reading: The reading.
        cells: Its cells: the work, and its status.
        owners: Whom another cell names.

    Yields:
        Reports of the work, in text order.
    """
    for number, piece in enumerate(_pieces(reading, cells["status"])):
        words = reading.words(piece)
        found = next(((status, match) for status, pattern in _states() if (match := pattern.search(words))), None)
        if found is None:
            continue
        short = len(words.split()) < _SAYS_IT
        if short and number == 0 and cells["work"].end > piece.start:
            continue
        start = piece.start if not short else cells["status" if number else "work"].start
        status, match = found
        shift = piece.start - start
        yield make(reading, trimmed(reading, Span(start, piece.end)), Wording("progress", status, "table-position", shift + match.start(), shift + match.end(), passive=True), owners=owners or None)


@cache
def _task() -> re.Pattern[str]:
    return re.compile(rf"(?P<before>[\w’'&,/() -]{{0,60}}?)\bto (?:(?P<be>be (?:\w+ly |re-?)?\w+)|(?:{TASK}|press|push|hold|agree)\b)")


@cache
def _going_on() -> re.Pattern[str]:
    return re.compile(r"\b(?:continu(?:es?|ing)|under ?way|on-?going|in progress|being \w+(?:ed|en|lt))\b")


def find_mitigations(reading: Reading, cell: Span) -> Iterator[Commitment]:
    """Find what is to be done, or is being done, about a risk.

    Args:
        reading: The reading.
        cell: The cell that says it.

    Yields:
        Planned actions and reports of work under way, in text order.
    """
    for piece in _pieces(reading, with_lines_below(reading, cell)):
        words = reading.words(piece)
        task, going = _task().match(words), _going_on().search(words)
        if task and not re.search(rf"\b{AUXILIARY}\b", task["before"]):
            verb = task.end("before")
            yield make(reading, trimmed(reading, piece), Wording("action", "planned", "mitigation-task", verb, task.end(), bool(task["be"])))
        elif going and len(words.split()) >= _SAYS_IT:
            yield make(reading, trimmed(reading, piece), Wording("progress", "under way", "mitigation-under-way", going.start(), going.end(), passive=True))


def _pieces(reading: Reading, cell: Span) -> Iterator[Span]:
    words = reading.words(cell)
    for found in re.finditer(r"[^;]*[^;\s][^;]*", words):
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        yield Span(cell.start + start, cell.start + found.start() + len(found[0].rstrip()))


def with_lines_below(reading: Reading, cell: Span) -> Span:
    """Return the last cell of a row with the lines below that go on with it.

    Args:
        reading: The reading.
        cell: The cell.

    Returns:
        The cell with each next line whose only words stand under it; the cell itself where other words follow it in its line.
    """
    text, end = reading.document.text, cell.end
    column = cell.start - text.rfind("\n", 0, cell.start) - 1
    while True:
        line = re.compile(r"[ \t]*\n(?P<indent>[ \t]*)(?P<words>\S(?:[^\n]*\S)?)").match(text, end)
        if line is None or len(line["indent"]) < max(_SHIFT, column - _SHIFT) or re.search(r"\s{3,}", line["words"]):
            return Span(cell.start, end)
        end = line.end()
