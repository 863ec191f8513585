"""Services, programmes and models of working that a document names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.documents.model import Span
from ingest.extract.reading import Reading
from ingest.identify.names import fold
from ingest.records import Said, Service, ServiceKind


@cache
def _named() -> re.Pattern[str]:
    word = r"[A-Z][\w’'&-]*"
    return re.compile(
        rf"(?<![\w’'-])(?P<name>{word}(?:\s+(?:(?:of|and|the|for|in|&)\s+)?{word})*\s+(?P<kind>[Mm]odel|[Pp]rogramme|[Ss]ervices?|[Pp]ilot|[Pp]athfinder|[Ii]nitiative|[Ss]cheme))(?![\w-])(?!\s+(?:[Pp]roviders?|[Mm]anager|[Bb]oard|[Uu]sers?|[Dd]irector|[Ll]ead|[Tt]eam|contract)\b)"
    )


def extract(reading: Reading) -> Iterator[Service]:
    """Find the services of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Services in text order, each name once; what is a partner of the document is not a service of it.
    """
    bodies = {fold(partner.name.value) for partner in reading.cast.partners if partner.type != "Other"}
    seen: set[str] = set()
    for sentence in reading.sentences:
        for found in _named().finditer(reading.words(sentence.span)):
            name = re.sub(r"^(?:The|A|An|This|Our|Their)\s+", "", found["name"])
            key = fold(name)
            if len(name.split()) < 2 or key in seen or key in bodies or name.split()[0] in ("Public", "Work", "Next"):
                continue
            seen.add(key)
            start = sentence.span.start + found.end("name") - len(name)
            quote = Span(sentence.span.start, sentence.span.start + len(reading.words(sentence.span).rstrip(" .")))
            yield Service(
                quote=quote,
                rule="services.name",
                confidence=0.7,
                name=Said(" ".join(name.split()), Span(start, start + len(name))),
                kind=_kind(found["kind"]),
            )


def _kind(word: str) -> ServiceKind:
    folded = word.casefold()
    return "model" if folded == "model" else "service" if folded.startswith("service") else "programme"
