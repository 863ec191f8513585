"""Responses: what a body answers to one recommendation of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.reading import Reading
from ingest.records import Response, Said, Status

_ANSWERS: Final[tuple[tuple[Status, str], ...]] = (
    ("accepted in part", r"\b(?:partially|partly|in part)\s+(?:accepts?|agrees?|accepted)\b|\b(?:accepts?|agrees?|accepted)\s+(?:\w+\s+){0,4}in (?:part|principle)\b"),
    ("rejected", r"\b(?:does not (?:accept|agree|support)|do not (?:accept|agree|support)|rejects?|rejected|is not persuaded|declines?)\b"),
    ("accepted", r"\b(?:accepts?|accepted|agrees? (?:with|that|to)|welcomes? (?:this|the) recommendation|agreed)\b"),
    ("noted", r"\b(?:notes? (?:this|the) recommendation|noted)\b"),
)  # fmt: skip


@cache
def _answers() -> tuple[tuple[Status, re.Pattern[str]], ...]:
    return tuple((status, re.compile(pattern)) for status, pattern in _ANSWERS)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"(?:Recommendations?|RECOMMENDATIONS?)\s+(?P<label>[A-Z]?\d+(?:\.\d+)*)\s*[:.]?$")


def extract(reading: Reading) -> Iterator[Response]:
    """Find the responses of a document that answers recommendations.

    Args:
        reading: The reading with its cast.

    Yields:
        One response for each recommendation that stands under a heading of its own and is answered in so many words.
    """
    if reading.metadata.genre != "government-response":
        return
    blocks = reading.document.blocks
    headings = [index for index, block in enumerate(blocks) if _label().match(reading.words(block.span))]
    for index, end in zip(headings, [*headings[1:], len(blocks)], strict=True):
        if index + 2 < end:
            yield from _response(reading, index, end)


def _response(reading: Reading, index: int, end: int) -> Iterator[Response]:
    blocks = reading.document.blocks
    heading, asked = blocks[index], blocks[index + 1].span
    label = _label().match(reading.words(heading.span))
    for sentence in reading.sentences:
        if not index + 1 < sentence.block < end:
            continue
        words = reading.words(sentence.span)
        status = next((status for status, pattern in _answers() if pattern.search(words)), None)
        if status and label:
            responder = next(iter(reading.cast.within(sentence.span)), None)
            place = Span(heading.span.start + label.start("label"), heading.span.start + label.end("label"))
            yield Response(
                quote=Span(sentence.span.start, sentence.span.start + len(words.rstrip(" ."))),
                rule="responses.answer",
                confidence=0.75,
                label=Said(label["label"], place),
                recommendation=asked,
                responder=responder.said() if responder else None,
                status=status,
            )
            return
