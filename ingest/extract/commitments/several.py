"""Several tasks that one verb leads ("undertook to visit the site and let members have a note"): commitments of one owner.

1. "and" starts another task where it goes on with the form of the first verb ("to visit ... and to report", "will visit ... and report",
   "be checked and circulated").
2. What "and" joins behind a purpose or a question may belong to that, unless it tells somebody the outcome ("look at how it works and
   report back").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.commitments.draft import Wording, make
from ingest.extract.commitments.verbs import VERBS
from ingest.extract.reading import Reading
from ingest.records import Commitment

# rules whose verb may lead several tasks
_LEADING: Final = frozenset({"will", "would", "agreed-to", "asked-to", "plans-to", "is-to", "encouraged", "agreed-that", "proposes-to", "said-we-would", "aims-to", "decision-impersonal", "willing-to"})
_HANDED_OVER: Final = r"(?:brought|reported|circulated|shared|published|presented|sent|submitted|fed|returned|issued|re-?circulated|taken) (?:back|to|with|by|at|in|round|out|before)\b"
_TELLS: Final = (
    r"(?:report|come|feed|get|bring|go)\s+(?:(?:it|them|this|that|these|[a-z]+)\s+)?back\b|report\s+(?:to|on|in|at)\b|let\s+(?:[\w’']+\s+){1,5}(?:know|have)\b|circulate\s|write\s+to\b|share\s|send\s|update\s+the\b|tell\s|inform\s"
)


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(
        rf",?\s+and\s+(?:then\s+|also\s+)?(?:(?P<to>to)\s+(?:\w+ly\s+)?(?=[a-z])|(?P<done>(?={_HANDED_OVER}))|(?={VERBS}\s+(?!of\b|for\b|in\b|and\b)(?:\S+\s+)\S)|(?={_TELLS}))"
    )


@cache
def _purpose() -> re.Pattern[str]:
    """What a first task is for, or how it is done: what "and" joins behind it may belong to that."""
    return re.compile(r"\b(?:to|help|let) (?!the\b|a\b|an\b|its\b|their\b|all\b|each\b|every\b|this\b|[A-Z])[a-z]+\b|\b(?:that|which|who|how|whether|what|where|when|if|between|both)\b")


@cache
def _tells() -> re.Pattern[str]:
    return re.compile(rf"(?:to\s+)?(?:{_TELLS})")


@cache
def _done() -> re.Pattern[str]:
    return re.compile(r"\bbe\s+(?:\w+ly\s+)?(?:re-?)?\w+")


def each_task(reading: Reading, made: Commitment, wording: Wording) -> Iterator[Commitment]:
    """Find the tasks of a commitment that may be several.

    Args:
        reading: The reading.
        made: The commitment.
        wording: What makes it one.

    Yields:
        The commitment as it is, or one for each of its tasks, with the same owner.
    """
    if wording.rule == "aims-to":
        yield from _aims(reading, made, wording)
        return
    words = reading.words(made.quote)
    joints = _joins().finditer(words, wording.end) if wording.rule in _LEADING else iter(())
    joint = next((joint for joint in joints if _starts_another(words, joint, wording)), None)
    if joint is None:
        yield made
        return
    rest = replace(wording, verb=0, end=0)
    yield make(reading, Span(made.quote.start, made.quote.start + joint.start()), wording, owners=made.owner)
    yield from each_task(reading, make(reading, Span(made.quote.start + joint.end(), made.quote.end), rest, owners=made.owner), rest)


@cache
def _and_to() -> re.Pattern[str]:
    return re.compile(r"(?:[,;]\s+(?:and\s+)?|\s+and\s+)(?=to\s+[a-z]+\s+\S)")


def _aims(reading: Reading, made: Commitment, wording: Wording) -> Iterator[Commitment]:
    """Aims that one verb leads ("The aim is to cut traffic and to make walking safer"): each from its own "to"."""
    words = reading.words(made.quote)
    first = re.compile(r"\bto\s").search(words, wording.verb)
    joints = list(_and_to().finditer(words, wording.end)) if first else []
    if not first or not joints:
        yield made
        return
    starts = [first.start(), *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(words)]
    for start, end in zip(starts, ends, strict=True):
        yield make(reading, Span(made.quote.start + start, made.quote.start + end), replace(wording, verb=0, end=0), owners=made.owner)


def _starts_another(words: str, joint: re.Match[str], wording: Wording) -> bool:
    if len(words[wording.end : joint.start()].split()) < 2:
        return False
    if joint["done"] is not None:
        return bool(_done().search(words, max(0, wording.end - 4), joint.start()))
    if _tells().match(words, joint.end()):
        return True
    as_before = not wording.end or bool(joint["to"]) == words[: wording.end].rstrip().endswith(" to")
    return as_before and not _purpose().search(words, wording.end, joint.start())
