"""Services, programmes and models of working that a document names.

1. A name in capitals whose last word says what it is ("the Safe Harbours programme"), unless it is a post, a body, or a department of
   a council.
2. A name that the text explains: "a scheme called Open Quays", "Open Quays, a project that ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.guarded import Guarded
from ingest.extract.reading import Reading, Sentence
from ingest.identify.names import fold
from ingest.records import Said, Service, ServiceKind

_WORD: Final = r"[A-Z][\w’'&-]*"
_NAME: Final = rf"{_WORD}(?:\s+(?:(?:of|and|the|for|in|&)\s+)?{_WORD})*"
_KIND: Final = r"(?:[Mm]odel|[Pp]rogramme|[Ss]ervices?|[Pp]ilot|[Pp]athfinder|[Ii]nitiative|[Ss]cheme)"
_EXPLAINED: Final = r"(?:model|programme|service|pilot|pathfinder|initiative|scheme|project|helpline|hub|drop-in)"
_DEPARTMENTS: Final = frozenset(
    """public work next children’s children's local health customer support legal democratic adult adults education fire social corporate finance financial human housing planning environmental
    property technical committee support ambulance police probation prison civil emergency community our your this that these those""".split()
)


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w’'-])(?P<name>{_NAME}\s+(?P<kind>{_KIND}))(?![\w-])(?!\s+(?:[Pp]roviders?|[Mm]anager|[Bb]oard|[Uu]sers?|[Dd]irector|[Ll]ead|[Tt]eam|contract|(?:and [A-Z]\w+ )?(?:Committee|Panel|Group|Authority|Partnership|Trust|Agency|Directorate|Department|Commission|Inspection|Plan|Strategy|Review|Act|Report))\b)"
    )


@cache
def _explained() -> tuple[re.Pattern[str], ...]:
    own = rf"[“\"‘]?(?P<name>{_NAME})[”\"’]?"
    return (
        re.compile(rf"\b(?P<kind>{_EXPLAINED})s?,?\s+(?:called|known as|named|entitled|branded)\s+(?:the\s+)?{own}"),
        re.compile(rf"(?<![\w’'-]){own},\s+(?:a|an|its|their|our|the)\s+(?:[\w’-]+\s+){{0,4}}?(?P<kind>{_EXPLAINED})\b(?!\s+(?:manager|lead|officer|director|user|worker|coordinator)s?\b)"),
    )


def extract(reading: Reading) -> Iterator[Service]:
    """Find the services of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Services in text order, each name once; what is a partner of the document is not a service of it.
    """
    bodies = {fold(partner.name.value) for partner in reading.cast.partners if partner.type != "Other"}
    people = {fold(person.name.value) for person in reading.cast.people if person.name}
    seen: set[str] = set()
    for sentence in reading.sentences:
        for name, start, kind in _in_sentence(reading.words(sentence.span)):
            key = fold(name)
            if key in bodies | people or any(key == other or other.endswith(f" {key}") for other in seen):
                continue
            seen.add(key)
            yield _service(reading, sentence, name, start, kind)


def _in_sentence(words: str) -> Iterator[tuple[str, int, str]]:
    """Each name with its offset and the word that says what it is."""
    if not _trigger().search(words):
        return
    for found in _named().finditer(words):
        name = _own_words(found["name"])
        if _is_name(name, found) and not _post().search(words[: found.end() - len(name)]):
            yield name, found.end("name") - len(name), found["kind"]
    for pattern in _explained():
        for found in pattern.finditer(words):
            if len(found["name"].split()) > 1:
                yield found["name"], found.start("name"), found["kind"]


@cache
def _trigger() -> Guarded:
    return Guarded(r"(?i)model|programme|service|pilot|pathfinder|initiative|scheme|project|helpline|hub\b|drop-in")


@cache
def _post() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:director|head|manager|officer|lead|member|minister|commissioner|deputy)s?\s+(?:of|for)\s+(?:the\s+)?$")


def _own_words(name: str) -> str:
    """The name without its owner ("the Trust’s X programme"), its article, or a verb in front."""
    parts = re.split(r"[’']s\s+(?=[A-Z])", name)
    name = parts[-1] if len(parts[-1].split()) > 2 or fold(parts[0]).split()[-1:] not in (["children"], ["women"], ["people"], ["men"]) else name
    return re.sub(r"^(?:(?:The|A|An|This|Our|Their|Overview|Delivering|Developing|Action|Circulate|Update|Launch|Review|Through|From|In|For|On)\s+(?:of |on )?(?:the )?)+(?=[A-Z])", "", name)


def _is_name(name: str, found: re.Match[str]) -> bool:
    words = name.split()
    if re.search(r"\b(?:Director|Head|Manager|Officer|Deputy|Assistant|Chief|Member|Minister) (?:of|for)\b|^(?:Director|Deputy|Assistant|Chief)\b", name):
        return False
    if len(words) < 2 or (words[0].casefold() in _DEPARTMENTS and len(words) == 2):
        return False
    # one word that merely starts the sentence, or a country's initials, names nothing
    return len(words) > 2 or (found.start() > 0 and not re.fullmatch(r"[A-Z]{2,3}", words[0]))


def _service(reading: Reading, sentence: Sentence, name: str, offset: int, kind: str) -> Service:
    start = sentence.span.start + offset
    return Service(
        quote=Span(sentence.span.start, sentence.span.start + len(reading.words(sentence.span).rstrip(" ."))),
        rule="services.name",
        name=Said(" ".join(name.split()), Span(start, start + len(name))),
        kind=_kind(kind),
    )


def _kind(word: str) -> ServiceKind:
    folded = word.casefold()
    return "model" if folded == "model" else "service" if folded.startswith(("service", "helpline", "hub", "drop")) else "programme"
