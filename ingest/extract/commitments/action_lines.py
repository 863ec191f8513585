"""Action lines: "ACTION: Ann Lee", "Action 7: Ann Lee to write to X", "Action: circulate the table (Ann Lee)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.clauses import clauses
from ingest.extract.commitments.draft import Wording, make, subjects
from ingest.extract.commitments.wordings import find_wording
from ingest.extract.reading import Reading
from ingest.records import Commitment, Said

_TASK: Final = Wording("action", "agreed", "action-line", 0.95, 0)
_BEFORE: Final = Wording("action", "agreed", "action-line-owner-only", 0.8, 0)
_VERBS: Final = (
    "provide|send|share|circulate|report|arrange|draft|include|invite|write|prepare|update|review|feed|ask|meet|present|bring|check|confirm|contact|discuss|develop|consider|publish|add|set|organise|liaise|investigate|submit|produce|raise|follow|speak|agree|look|identify|forward|take|give|make|seek"
)


@cache
def line() -> re.Pattern[str]:
    """Return the pattern of an action line's label."""
    return re.compile(r"(?:ACTIONS?|Actions?)(?:\s+(?:points?|POINTS?))?(?:\s*\d+(?:\.\d+)*)?\s*[:–-]\s*(?=\S)|(?:ACTION|Action)\s+\d+(?:\.\d+)*\s+(?=[A-Z])")


def find_action_lines(reading: Reading) -> Iterator[Commitment]:
    """Find the commitments that action lines make.

    Args:
        reading: The reading.

    Yields:
        Commitments in text order.
    """
    for index, block in enumerate(reading.document.blocks):
        words = reading.words(block.span)
        label = line().match(words)
        if label:
            yield from _line(reading, index, Span(block.span.start + label.end(), block.span.end))


def _line(reading: Reading, block: int, span: Span) -> Iterator[Commitment]:
    words = reading.words(span)
    task = re.search(r"\s+(?:to|will)\s+(?=[a-z])", words)
    if task and task.start() < 110:
        owners = _named(reading, Span(span.start, span.start + task.start()))
        yield from _tasks(reading, span, owners, task.end())
    elif _is_only_names(reading, span):
        yield from _stated_before(reading, block, span)
    else:
        yield from _tasks(reading, span, (), 0)


def _tasks(reading: Reading, span: Span, owners: tuple[Said, ...], verb: int) -> Iterator[Commitment]:
    bracket = re.search(r"\s*\(([^()]+)\)\s*[.*)]*\s*$", reading.words(span))
    if bracket:
        inside = Span(span.start + bracket.start(1), span.start + bracket.end(1))
        named = _named(reading, inside)
        if named:
            owners, span = (*owners, *named), Span(span.start, span.start + bracket.start())
    for part in _split(reading, span, verb):
        yield make(reading, part, _TASK, owners=owners)


def _split(reading: Reading, span: Span, verb: int) -> Iterator[Span]:
    words = re.split(r"\s*\(\*|\.\s+(?=[A-Z])", reading.words(span))[0].rstrip(" .;,*")
    begin = 0
    for joint in re.finditer(rf",?\s+and\s+(?=(?:then |also )?(?:{_VERBS})\b)", words):
        if joint.start() > verb + 8:
            yield Span(span.start + begin, span.start + joint.start())
            begin = joint.end()
    yield Span(span.start + begin, span.start + len(words))


def _named(reading: Reading, span: Span) -> tuple[Said, ...]:
    return tuple(dict.fromkeys(mention.said() for mention in reading.cast.within(span)))


def _is_only_names(reading: Reading, span: Span) -> bool:
    rest = reading.words(span)
    for mention in reversed(reading.cast.within(span)):
        rest = rest[: mention.span.start - span.start] + rest[mention.span.end - span.start :]
    return not re.search(r"[a-z]{3,}", re.sub(r"\b(?:and|all|the|officers?|members?)\b", "", rest, flags=re.IGNORECASE))


def _stated_before(reading: Reading, block: int, names: Span) -> Iterator[Commitment]:
    """The line names an owner alone: the task is the last promise before it."""
    owners = _named(reading, names) or (Said(" ".join(reading.words(names).split()), names),)
    candidates = [sentence for sentence in reading.sentences if block - 2 <= sentence.block < block]
    for sentence in reversed(candidates):
        for start, end in reversed(list(clauses(reading.words(sentence.span)))):
            wording = find_wording(reading.words(sentence.span)[start:end])
            if wording and wording.kind == "action":
                quote = Span(sentence.span.start + start, sentence.span.start + end)
                yield make(reading, quote, Wording("action", "agreed", _BEFORE.rule, _BEFORE.confidence, wording.verb), owners=owners)
                return
    if candidates:
        words = candidates[-1].span
        yield make(reading, Span(words.start, words.start + len(reading.words(words).rstrip(" ."))), _BEFORE, owners=owners or subjects(reading, words))
