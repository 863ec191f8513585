"""The documents that notes point to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.documents.model import Span
from ingest.extract.notes import Note, Notes
from ingest.extract.reading import Reading
from ingest.extract.sources.found import kind_of_title
from ingest.records import Said, Source, SourceKind


@cache
def _explains() -> re.Pattern[str]:
    """A note that holds a question of oral evidence, a repetition, or a sentence of its own, and no title."""
    return re.compile(r"QQ? ?\d|[Ii]bid|See |HC Deb|HL Deb|https?:|(?:The|This|As|It|In|There|For)\b[^:]*\b(?:is|are|was|were|has|have|had|will)\b")


def find_footnotes(reading: Reading, notes: Notes) -> Iterator[Source]:
    """Find the documents that notes point to; questions of oral evidence and "ibid" are none.

    Args:
        reading: The reading.
        notes: Its notes.

    Yields:
        Sources in text order.
    """
    for note in notes.all:
        pieces = list(_evidence().finditer(reading.document.text, note.span.start, note.span.end))
        yield from (_piece(reading, found) for found in pieces)
        title = note_title(reading, note)
        if title and not (pieces and pieces[0].start() <= title.start):
            words = reading.words(title)
            url = re.search(r"(?:https?://|www\.)[^\s\])]+", reading.words(note.span))
            yield Source(
                quote=title if pieces else _bare(reading, note.span),
                rule="sources.note",
                title=Said(" ".join(words.split()), title),
                kind=_kind(words),
                url=Said(url[0].rstrip("."), Span(note.span.start + url.start(), note.span.start + url.start() + len(url[0].rstrip(".")))) if url else None,
            )


def note_title(reading: Reading, note: Note) -> Span | None:
    """Find the title in a note, behind the questions of oral evidence.

    Args:
        reading: The reading.
        note: The note.

    Returns:
        The title's place; None if the note is a repetition or a sentence.
    """
    title = _bare(reading, note.title)
    oral = re.match(r"(?:QQ? ?\d+[^;]*;\s*)+", reading.words(title))
    title = Span(title.start + oral.end(), title.end) if oral else title
    words = reading.words(title)
    return title if len(words) > 8 and not _explains().match(words) else None


@cache
def _evidence() -> re.Pattern[str]:
    """Each piece of evidence that a note lists, by the code behind its author; the first word may lead in all of them."""
    return re.compile(r"(?:(?:[Ww]ritten|[Ss]upplementary(?: written)?|[Ff]urther written) evidence from\s+)?(?:the\s+)?(?-i:[A-Z])[^;()]{2,90}?(?:\s\([A-Z][a-z]+\))?\s\([A-Z]{2,5}\d{3,5}\)")


def _piece(reading: Reading, found: re.Match[str]) -> Source:
    lead = re.match(r"(?:,|and|\s)+", found[0])
    span = Span(found.start() + (lead.end() if lead else 0), found.end())
    words = " ".join(reading.words(span).split())
    return Source(quote=span, rule="sources.note", title=Said(words, span), kind="other")


def _bare(reading: Reading, span: Span) -> Span:
    """The same stretch without white space around it."""
    words = reading.words(span)
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))


def _kind(title: str) -> SourceKind:
    """A publication that names its author is a report, and a bare headline is news, unless its words tell more."""
    kind = kind_of_title(title)
    return kind if kind != "other" or re.match(r"(?:Written|Oral|Supplementary) evidence|Letter", title) else "report" if ", " in title else "news"
