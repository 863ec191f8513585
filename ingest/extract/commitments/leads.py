"""Tasks with a line of their own for who leads them ("1a. Open a hub.", below it "Lead: Ann Lee. By April 2024.").

1. A line that begins with "Lead:", "Owner:" or the like names who is to do what the line before it says.
2. The same words may close the line of the task itself.
3. A date behind the names is when the task is due; nothing else stands there, so it needs no word that makes it a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ingest.documents.model import Span
from ingest.extract.commitments.draft import Wording, make
from ingest.extract.commitments.quotes import trimmed
from ingest.extract.commitments.tasks import parties_in, split_tasks
from ingest.extract.dates import find_dates, find_due
from ingest.extract.reading import Reading
from ingest.records import Commitment, Said


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(r"(?:^|(?<=[.;)] )|(?<=\n))(?:Lead(?: (?:officer|agency|body|partner|organisation|member))?|Owner|Action owner|Responsible(?: (?:officer|body))?|By whom|Led by|To be led by)s?\s*:\s*(?P<who>[^.;:\n]{2,90})")


def has_lead(words: str) -> bool:
    """Tell whether a line begins by naming who leads the task before it.

    Args:
        words: The line.

    Returns:
        True for "Lead: Ann Lee".
    """
    return bool(_lead().match(words))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"(?P<label>\d{1,2}[a-z]?|[A-Z]\d{1,2}|\d+(?:\.\d+)+)[.):]?\s+(?=\S)")


@cache
def _called_action() -> re.Pattern[str]:
    """The label of a line that is an action."""
    return re.compile(r"(?P<label>)(?:[Aa]ction|ACTION|[Tt]ask)\s*:\s+(?=\S)")


@cache
def put_for() -> re.Pattern[str]:
    """Return the pattern of what a cover sheet says that a paper is put to a board for ("For decision")."""
    return re.compile(r"(?i)(?:for|to) (?:decision|discussion|information|approval|assurance|noting|note|consideration|comment)\b")


def find_led(reading: Reading) -> Iterator[Commitment]:
    """Find the tasks that a line gives a lead.

    Args:
        reading: The reading with its cast.

    Yields:
        Planned actions in text order.
    """
    blocks = reading.document.blocks
    for index, block in enumerate(blocks):
        words = reading.words(block.span)
        found = _lead().search(words) if ":" in words[:400] else None
        if found is None or block.kind == "heading":
            continue
        if found.start() > 12:
            yield from _led(reading, Span(block.span.start, block.span.start + found.start()), block.span, found)
        elif not found.start() and index and blocks[index - 1].kind in ("paragraph", "item"):
            yield from _led(reading, blocks[index - 1].span, block.span, found)


def _led(reading: Reading, task: Span, line: Span, found: re.Match[str]) -> Iterator[Commitment]:
    words = reading.words(task)
    own = _label().match(words) or _called_action().match(words)
    label = Said(own["label"], Span(task.start, task.start + own.end("label"))) if own and own["label"] else None
    task = trimmed(reading, Span(task.start + (own.end() if own else 0), task.end))
    if len(reading.words(task).split()) < 3 or put_for().match(reading.words(task)):
        return
    names = Span(line.start + found.start("who"), line.start + found.end("who"))
    owners = parties_in(reading, names) or (Said(" ".join(reading.words(names).split()), names),)
    due = _due(reading, Span(names.end, line.end))
    for part in split_tasks(reading, task, 0):
        made = make(reading, part, Wording("action", "planned", "led-task"), owners=owners, label=label)
        yield replace(made, due=due) if due else made


def _due(reading: Reading, span: Span) -> Said | None:
    words = reading.words(span)
    anchor = reading.metadata.date.value if reading.metadata.date else ""
    found = next(iter([*find_dates(f" {words}", anchor=anchor, ahead=True), *find_due(f" {words}", anchor=anchor)]), None)
    return Said(found.iso, Span(span.start + found.start - 1, span.start + found.end - 1)) if found else None
