"""Attendance lists: who was present, in attendance, absent with apologies.

1. A list starts at a label ("Present:", "Apologies -") within a paragraph, or at a heading.
2. Under a label, entries are parted by commas and semicolons outside brackets; under a heading each
   block, cell or line is an entry unless it holds nothing but names.
3. An entry is a name, then brackets or commas with post, body, initials ("Ann Lee (Chair)", "Ann Lee, Head of X, Y Council").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Block, Span
from ingest.extract.parties.bodies import classify
from ingest.extract.parties.people import full_name
from ingest.extract.parties.posts import is_post
from ingest.extract.reading import Reading
from ingest.identify.names import is_acronym
from ingest.records import AttendanceKind

_LABELS: Final[tuple[tuple[str, AttendanceKind], ...]] = (
    (r"apolog(?:y|ies)(?: for absence)?(?: (?:were )?received(?: from)?)?", "apologies"),
    (r"absent|not present", "absent"),
    (r"substitutes?(?: members?)?", "substitute"),
    (
        r"(?:also )?in attendance|also present|other attendees|officers?(?: present| in attendance)?|observers?|guests?|speakers?|secretariat|staff|advis[eo]rs?|invitees|witnesses|presenters?",
        "in attendance",
    ),
    (r"officials", "in attendance"),
    (
        r"present|attendees|attendance|members?(?: present)?|councillors(?: present)?|committee members|board members|voting members|ex officio|core members",
        "present",
    ),
)


@dataclass(frozen=True, slots=True)
class Attendee:
    """One entry of an attendance list.

    Attributes:
        entry: The whole entry.
        name: The name without its title.
        title: The title; empty if there is none.
        kind: How the person attended.
        label: The words that say so.
        post: The post, if the entry gives one.
        body: The body, if the entry gives one.
        initials: Initials that the list binds to the name.
    """

    entry: Span
    name: Span
    title: str
    kind: AttendanceKind
    label: Span
    post: Span | None = None
    body: Span | None = None
    initials: Span | None = None


@cache
def _label() -> re.Pattern[str]:
    names = "|".join(f"(?P<k{index}>{pattern})" for index, (pattern, _) in enumerate(_LABELS))
    return re.compile(
        rf"(?:^|(?<=[.;)\n])\s*)(?:{names}|(?P<body>Panel|Board|Group|Committee|Partnership))(?:\s*\([^)]*\))?\s*[:–-]\s+(?=[A-Z])",
        re.IGNORECASE,
    )


def find_attendance(reading: Reading) -> Iterator[Attendee]:
    """Find everybody on the attendance lists of a document.

    Args:
        reading: The reading, its cast still empty.

    Yields:
        Entries in text order.
    """
    kind: AttendanceKind = ""
    label = Span(0, 0)
    for block in reading.document.blocks:
        words = reading.words(block.span)
        if block.kind == "heading" or len(words) < 40:
            found = _heading_kind(words)
            if found:
                kind, label = found, block.span
                continue
            if block.kind == "heading":
                kind = ""
                continue
        labelled = list(_label().finditer(words)) if block.kind != "row" else []
        if labelled and labelled[0].start() < 3:
            kind = ""
            yield from _labelled(reading, block, labelled)
        elif kind and len(words.split()) <= 30:
            yield from _listed(reading, block, kind, label)
        elif kind and len(words.split()) > 30:
            kind = ""


def _heading_kind(words: str) -> AttendanceKind:
    folded = words.strip(" :–-").casefold()
    return next((kind for pattern, kind in _LABELS if re.fullmatch(pattern, folded)), "")


def _labelled(reading: Reading, block: Block, labels: list[re.Match[str]]) -> Iterator[Attendee]:
    words = reading.words(block.span)
    for index, found in enumerate(labels):
        end = labels[index + 1].start() if index + 1 < len(labels) else len(words)
        kind: AttendanceKind = next((kind for i, (_, kind) in enumerate(_LABELS) if found[f"k{i}"]), "present")
        base = block.span.start
        label = Span(base + found.start() + len(found[0]) - len(found[0].lstrip()), base + found.start() + len(found[0].rstrip(" \n:–-")))
        for start, stop in _entries(words, found.end(), end):
            yield from _entry(reading, Span(base + start, base + stop), kind, label)


def _listed(reading: Reading, block: Block, kind: AttendanceKind, label: Span) -> Iterator[Attendee]:
    for part in block.cells or (block.span,):
        words = reading.words(part)
        for line in re.finditer(r"[^\n]+", words):
            pieces = list(_entries(words, line.start(), line.end()))
            names = [full_name().fullmatch(words[a:b].strip(" .")) for a, b in pieces]
            if len(pieces) > 1 and not all(names):
                pieces = [(line.start(), line.end())]
            for start, stop in pieces:
                yield from _entry(reading, Span(part.start + start, part.start + stop), kind, label)


def _entries(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split at commas, semicolons and "and" outside brackets."""
    depth, begin = 0, start
    for found in re.finditer(r"[(\[]|[)\]]|[,;]|\band\b|\)\s+(?=[A-Z][a-z]+ [A-Z])", words[:end]):
        if found.start() < start:
            continue
        if found[0] in "([":
            depth += 1
        elif found[0][0] in ")]":
            depth = max(0, depth - 1)
            if len(found[0]) > 1 and not depth:
                yield begin, found.start() + 1
                begin = found.end()
        elif not depth:
            yield begin, found.start()
            begin = found.end()
    if begin < end:
        yield begin, end


def _entry(reading: Reading, span: Span, kind: AttendanceKind, label: Span) -> Iterator[Attendee]:
    words = reading.words(span)
    start = span.start + len(words) - len(words.lstrip())
    words = words.strip(" \n.;,")
    name = full_name().match(words)
    if not name or not words or not _plausible(name, words):
        return
    place = Span(start + name.start("name"), start + name.end("name"))
    rest = words[name.end() :]
    details = _details(rest, start + name.end(), reading.words(place))
    if kind == "in attendance" and reading.words(label).strip(": ").casefold() == "officials" and not details["body"]:
        kind = "present"
    yield Attendee(
        Span(start, start + len(words)), place, name["title"] or "", kind, label, details["post"], details["body"], details["initials"]
    )


def _plausible(name: re.Match[str], words: str) -> bool:
    rest = words[name.end() :].lstrip()
    several = len(name["name"].split()) > 1 or bool(name["title"])
    return several and (not rest or rest[0] in "(,–-/[") and not classify(name["name"].split())


def _details(rest: str, base: int, name: str) -> dict[str, Span | None]:
    found: dict[str, Span | None] = {"post": None, "body": None, "initials": None}
    for part in re.finditer(r"\(([^()]*)\)|[,–-]\s*([^(),–]+(?:,[^(),]+)*)", rest):
        group = 1 if part[1] is not None else 2
        for key, start, end in _parts(part[group], name):
            if found[key] is None:
                found[key] = Span(base + part.start(group) + start, base + part.start(group) + end)
    return found


def _parts(words: str, name: str) -> Iterator[tuple[str, int, int]]:
    """Tell initials, post and body apart inside one bracket."""
    initials = "".join(word[0] for word in name.split())
    words = re.split(r"\s+[–-]\s+(?=via|by)", words)[0]
    text = words.strip()
    offset = words.index(text) if text else 0
    if not text:
        return
    if is_acronym(text) and text[:1] == initials[:1] and text.upper()[:2].startswith(initials.upper()[:2]) and not classify([text]):
        yield "initials", offset, offset + len(text)
        return
    yield from _post_and_body(text, offset)


def _post_and_body(text: str, offset: int) -> Iterator[tuple[str, int, int]]:
    cut = text.rfind(",")
    tail = text[cut + 1 :].strip() if cut > 0 else ""
    kind = classify(tail.split()) if tail else None
    named = bool(kind and kind[0] != "Other") or is_acronym(tail)
    head = text[:cut].rstrip() if named else text
    if named:
        yield "body", offset + len(text) - len(tail), offset + len(text)
    if head.startswith("for "):
        return
    inside = re.match(r"(.+?)\s+(?:of|at)\s+(?:the\s+)?([A-Z].*)", head)
    if is_post(head) and inside and not named and classify(inside[2].split()):
        yield "body", offset + inside.start(2), offset + inside.end(2)
        yield "post", offset, offset + len(inside[1])
    elif named or is_post(head) or (cut > 0 and is_post(text[:cut])):
        yield "post", offset, offset + len(head)
    else:
        yield "body", offset, offset + len(text)


def parts_of_brackets(text: str, start: int, end: int, name: str) -> Iterator[tuple[str, Span]]:
    """Tell what the brackets behind a name give.

    Args:
        text: The whole text.
        start: Where the brackets' words start.
        end: Where they end.
        name: The person's name.

    Yields:
        Pairs of "post", "body" or "initials" and the place of the words.
    """
    for key, first, last in _parts(text[start:end], name):
        yield key, Span(start + first, start + last)
