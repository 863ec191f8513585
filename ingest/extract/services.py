"""Services, programmes and models of working that a document names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.documents.model import Span
from ingest.extract.reading import Reading, Sentence
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
        words = reading.words(sentence.span)
        for found in _named().finditer(words) if _trigger().search(words) else ():
            name = _own_words(found)
            key = fold(name)
            if not _is_name(name, found) or key in bodies or any(key == other or other.endswith(f" {key}") for other in seen):
                continue
            seen.add(key)
            yield _service(reading, sentence, found, name)


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(r"(?i)model|programme|service|pilot|pathfinder|initiative|scheme")


def _own_words(found: re.Match[str]) -> str:
    """The name without its owner ("the Trust’s X programme"), its article, or a verb in front."""
    name = re.split(r"[’']s\s+(?=[A-Z])", found["name"])[-1]
    return re.sub(r"^(?:(?:The|A|An|This|Our|Their|Overview|Delivering|Developing|Action|Circulate|Update|Launch|Review|Through|From|In|For|On)\s+(?:of |on )?(?:the )?)+(?=[A-Z])", "", name)


def _is_name(name: str, found: re.Match[str]) -> bool:
    words = name.split()
    if len(words) < 2 or (words[0] in {"Public", "Work", "Next", "Children’s", "Local", "Health", "Customer", "Support"} and len(words) == 2):
        return False
    # one word that merely starts the sentence, or a country's initials, names nothing
    return len(words) > 2 or (found.start() > 0 and not re.fullmatch(r"[A-Z]{2,3}", words[0]))


def _service(reading: Reading, sentence: Sentence, found: re.Match[str], name: str) -> Service:
    start = sentence.span.start + found.end("name") - len(name)
    return Service(
        quote=Span(sentence.span.start, sentence.span.start + len(reading.words(sentence.span).rstrip(" ."))),
        rule="services.name",
        name=Said(" ".join(name.split()), Span(start, start + len(name))),
        kind=_kind(found["kind"]),
    )


def _kind(word: str) -> ServiceKind:
    folded = word.casefold()
    return "model" if folded == "model" else "service" if folded.startswith("service") else "programme"
