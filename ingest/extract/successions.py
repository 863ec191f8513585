"""Bodies, funds and services that ended, and who took them over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.documents.model import Span
from ingest.extract.clauses import find_frame
from ingest.extract.dates import find_dates
from ingest.extract.reading import Mention, Reading, Sentence
from ingest.records import Said, Succession


@cache
def _ended() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<ended>ceased to exist|(?:was|were|has been|have been|had been|will be|to be|being)\s+(?:\w+ly\s+)?(?:abolished|disbanded|dissolved|wound up|replaced by|merged (?:into|with)|succeeded by|subsumed (?:into|by)|absorbed (?:into|by)|taken over by|superseded by)|(?:has|have)\s+(?:ceased|closed|been closed)|(?P<noun>disband(?:ing|ment)|abolition|closure|dissolution)\s+of|merging)\b"
    )


def extract(reading: Reading) -> Iterator[Succession]:
    """Find the successions of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Successions in text order; one whose ended body is not named is left out.
    """
    anchor = reading.metadata.date.value if reading.metadata.date else ""
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        found = _ended().search(words)
        if found:
            yield from _succession(reading, sentence, found, anchor)


def _succession(reading: Reading, sentence: Sentence, found: re.Match[str], anchor: str) -> Iterator[Succession]:
    base = sentence.span.start
    words = reading.words(sentence.span)
    after = reading.cast.within(Span(base + found.end(), sentence.span.end))
    bodies_after = [mention for mention in after if mention.kind == "body"]
    if found["noun"] or found["ended"] == "merging":
        ended = bodies_after[0] if bodies_after else None
        successor = bodies_after[1] if found["ended"] == "merging" and len(bodies_after) > 1 else None
    else:
        before = [m for m in reading.cast.within(Span(base, base + found.start())) if m.kind == "body"]
        ended = before[-1] if before and re.fullmatch(r"[\w\s()]{0,24}", words[before[-1].span.end - base : found.start()]) else None
        successor = _successor(reading, sentence, found, bodies_after)
    if ended is None:
        return
    when = next(iter(find_dates(words, anchor=anchor)), None)
    frame = find_frame(words)
    start = frame.end() if frame and frame.end() <= found.start() else 0
    yield Succession(
        quote=Span(base + start, base + len(words.rstrip(" ."))),
        rule="successions.ended",
        ended=ended.said(),
        successor=successor.said() if successor else None,
        when=Said(when.iso, Span(base + when.start, base + when.end)) if when else None,
    )


def _successor(reading: Reading, sentence: Sentence, found: re.Match[str], bodies: list[Mention]) -> Mention | None:
    words = reading.words(sentence.span)
    took = re.search(
        r"\btook over|\btaken over by|\breplaced by|\bmerged|\bsucceeded by|\bsubsumed|\babsorbed|\bsuperseded|\btaking over|\btakes over|\bwill take over",
        words,
    )
    return bodies[0] if took and bodies else None
