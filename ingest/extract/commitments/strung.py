"""Aims that one sentence strings together behind a colon ("three goals: more years in good health; fewer people smoking")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.documents.model import Span
from ingest.extract.commitments.draft import Wording, make
from ingest.extract.commitments.lists import aim_status
from ingest.extract.commitments.places import Place
from ingest.extract.commitments.quotes import trimmed
from ingest.extract.guarded import Guarded
from ingest.extract.reading import Reading
from ingest.records import Commitment


@cache
def _named() -> Guarded:
    return Guarded(r"\b(?:aims|goals|objectives|priorities|ambitions|intended outcomes)\b[^:;.]{0,80}:\s+(?=\S)")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"\s*;\s*(?:and\s+)?")


@cache
def _comma() -> re.Pattern[str]:
    return re.compile(r"\s*,\s+(?:and\s+)?(?=to\s+[a-z])|\s+and\s+(?=to\s+[a-z])")


def find_strung(reading: Reading, places: tuple[Place, ...]) -> Iterator[Commitment]:
    """Find the aims that a sentence lists.

    Args:
        reading: The reading with its cast.
        places: Where its blocks stand.

    Yields:
        Aims in text order.
    """
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        found = _named().search(words) if places[sentence.block].role not in ("aside", "roster") else None
        parts = list(_parts(words, found.end())) if found else []
        if len(parts) > 1 and all(2 <= len(words[start:end].split()) <= 28 for start, end in parts):
            for start, end in parts:
                quote = trimmed(reading, Span(sentence.span.start + start, sentence.span.start + end))
                yield make(reading, quote, Wording("aim", aim_status(reading), "strung-aim"), owners=())


def _parts(words: str, start: int) -> Iterator[tuple[int, int]]:
    joint = _joint() if ";" in words[start:] else _comma()
    for found in joint.finditer(words, start):
        yield start, found.start()
        start = found.end()
    yield start, len(words)
