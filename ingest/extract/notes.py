"""Notes: what the numbers behind words ("in ESA2.", "of jobs. 27 The", "[3]") point to.

1. A note is a block that the format calls one, or a line that reads like a reference: a site, a web address, a question of
   oral evidence, written evidence, a dated publication, with its number before it.
2. A line whose number goes on from the note right above it, or leads to the one right below, is a note however it reads; a number
   in square brackets marks a note where the same mark stands in the text before it.
3. A reference to a site whose number the layout lost takes the number that follows the note before it.
4. Raised numbers ("offences¹") and "[Note 1]" are sure marks: each numbered line under a heading "Notes", or with the same mark
   before it, is a note if one of them points to it.
5. A mark counts only if there is a note of its number: behind it and near, or marked by the format or one of the sure ones.

What does not belong here: which notes are sources (`ingest.extract.sources`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.reading import Reading

_SHORT: Final = 120  # characters of a line that may be a note for its place alone
_NEAR: Final = 9000  # characters between a mark and the note at the foot of its page
_MONTH: Final = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SITE: Final = r"(?:GOV\.UK|[\w ]*\b[Bb]log|BBC News|The Guardian|NHS [\w ]+|legislation\.gov\.uk|Wikipedia|ONS|Commons Library)"


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """One note.

    Attributes:
        span: Place of its words, without its number.
        label: Its number.
        title: Place of the words that name what it points to.
    """

    span: Span
    label: str
    title: Span


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a document, in text order."""

    all: tuple[Note, ...]
    starts: tuple[int, ...]
    labels: frozenset[str]

    def hold(self, span: Span) -> bool:
        """Tell whether a stretch of text stands in a note or runs over one."""
        index = bisect_left(self.starts, span.start)
        return any(note.span.overlaps(span) for note in self.all[max(0, index - 1) : index + 1])

    def at(self, label: str, offset: int, *, anywhere: bool = False) -> Note | None:
        """Return the note that a mark points to.

        Args:
            label: The mark's number.
            offset: Where the mark stands.
            anywhere: Whether the format itself marks the note, so that it may stand far away.

        Returns:
            The first note of that number behind the mark, near it unless `anywhere`; None if there is none.
        """
        if label not in self.labels:
            return None
        behind = (note for note in self.all[bisect_left(self.starts, offset) :] if note.label == label)
        note = next(behind, None)
        return note if note and (anywhere or note.span.start - offset < _NEAR) else None


@cache
def _line() -> re.Pattern[str]:
    return re.compile(r"(?m)^[ \t]*(?P<n>\d{1,3})(?:[ \t]+|[ \t]*\n)(?P<t>(?:QQ? ?\d|[A-Z“‘'](?![^\n]*\S[ \t]{3,}\S)[^\n]{7})[^\n]*(?:\n(?!\s*\n|\d{1,3}[ \t\n]+[A-Z“‘'])[^\n]+){0,6})")


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r"(?m)^[ \t]*\[(?P<n>\d{1,3})\][ \t]*(?P<t>[A-Z“‘'][^\n]{7,}(?:\n(?!\s*\n|[ \t]*\[\d{1,3}\])[^\n]+){0,6})")


@cache
def _rounded() -> re.Pattern[str]:
    return re.compile(r"(?m)^[ \t]*\((?P<n>\d{1,2})\)[ \t]*(?P<t>[A-Z“‘'][^\n]{7,}(?:\n(?!\s*\n|[ \t]*\(\d{1,2}\))[^\n]+){0,4})")


@cache
def _glued() -> re.Pattern[str]:
    """A number in round brackets right behind a word or a full stop, which marks a note if one has it ("by Marl Consulting(1)")."""
    return re.compile(r"(?<=[A-Za-z.”’%])\((?P<round>\d{1,2})\)(?=[\s.,;:]|$)")


@cache
def _site() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+[-–]\s*|[ ](?=GOV\.UK)){_SITE}(?=\s*$|\s*[-–(\n]|\s*\d{{0,3}}\s*$)")


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(
        rf"(?:QQ? ?\d+|[^\n;]{{3,90}}\([A-Z]{{2,5}}\d{{3,5}}\)|(?:Written|Oral|Supplementary) evidence|[Ii]bid|HC Deb|HL Deb|Letter (?:from|to)\b|See (?:the |also )?\w)|[^\n]*(?:\n[^\n]*)?(?:,\s*(?:\d{{1,2}} )?(?:{_MONTH} )?(?:19|20)\d\d\b|https?://|www\.|\b(?:Survey|Report|Review|Strategy|Census|Statistics|Evaluation|Bulletin|Guidance|Act|Study|Audit|Index|Return|Plan)\b[^\n]{{0,20}}\b(?:19|20)\d\d\b)"
    )


_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED: Final = str.maketrans(_RAISED, "0123456789")


@cache
def _sure() -> re.Pattern[str]:
    """A raised number that is no power of a measure, or "[Note 1]"."""
    return re.compile(rf"(?<![{_RAISED}])(?<!\b[kcm]m)(?<!\bm)(?<!CO)(?P<raised>[{_RAISED}]{{1,3}})|[\[(](?:[Ss]ee )?[Nn]ote (?P<named>\d{{1,2}})[\])]")


@cache
def _led() -> re.Pattern[str]:
    return re.compile(rf"(?m)^[ \t]*(?:(?P<raised>[{_RAISED}]{{1,3}})|[\[(]?Note (?P<named>\d{{1,2}})[\])]?[:.]?)[ \t]*(?P<t>[A-Z“‘'\"][^\n]{{5,}})")


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:end ?|foot ?)?notes?(?: (?:and|&) (?:sources|references))?|references|sources(?: (?:and|&) notes)?")


def without_marks(words: str) -> str:
    """Return words with a space for each raised number that marks a note, so that the offsets stay.

    Args:
        words: The words.

    Returns:
        The words, as long as before.
    """
    return _sure().sub(lambda found: " " * len(found[0]) if found["raised"] else found[0], words) if any(mark in words for mark in _RAISED) else words


def _listed(reading: Reading) -> Iterator[Note]:
    """The notes that sure marks point to: numbered lines under their heading, and lines that start with such a mark."""
    text = reading.document.text
    if not (any(mark in text for mark in _RAISED) or "ote 1" in text):
        return
    marks = {(found["raised"] or found["named"]).translate(_LOWERED) for found in _sure().finditer(text)}
    for found in _led().finditer(text) if marks else ():
        label = (found["raised"] or found["named"]).translate(_LOWERED)
        span = Span(*found.span("t"))
        if any((mark["raised"] or mark["named"]).translate(_LOWERED) == label for mark in _sure().finditer(text, 0, found.start())):
            yield Note(span, label, _title(text, span))
    under = False
    for block in reading.document.blocks if marks else ():
        headed = block.kind == "heading" or (block.kind == "paragraph" and len(block.span) < 30)
        under = bool(_heading().fullmatch(reading.words(block.span).strip(" :"))) if headed else under
        if under and block.kind == "item" and block.label in marks:
            yield Note(block.span, block.label, _title(text, block.span))


def find_notes(reading: Reading) -> Notes:
    """Find the notes of a document.

    Args:
        reading: The reading; its cast is not needed.

    Returns:
        The notes.
    """
    listed = [*_marked(reading), *_listed(reading)]
    printed = (note for note in _printed(reading.document.text) if not any(note.span.overlaps(other.span) for other in listed))
    found = tuple(sorted([*listed, *printed]))
    return Notes(found, tuple(note.span.start for note in found), frozenset(note.label for note in found))


def _marked(reading: Reading) -> Iterator[Note]:
    for block in reading.document.blocks:
        if block.kind == "note":
            yield Note(block.span, block.label, _title(reading.document.text, block.span))


def _printed(text: str) -> Iterator[Note]:
    last = 0
    numbered = {(found.start("t"), _end(found)): found["n"] for found in _references(text)}
    for start, end in sorted([*numbered, *_unnumbered(text, set(numbered))]):
        number = numbered.get((start, end))
        last = int(number) if number else last + 1
        span = Span(start, end)
        yield Note(span, str(last), _title(text, span))


def _references(text: str) -> Iterator[re.Match[str]]:
    """The numbered lines that refer to something by what they say or by the notes they stand between, and those in square brackets."""
    lines = list(_line().finditer(text))
    refer = [_refers(found["t"]) for found in lines]
    for index, found in enumerate(lines):
        if refer[index] or any(refer[other] and _adjoin(text, lines[min(index, other)], lines[max(index, other)]) for other in (index - 1, index + 1) if 0 <= other < len(lines)):
            yield found
    for found in _bracketed().finditer(text) if "[1]" in text else ():
        if text.find(f"[{found['n']}]", 0, found.start()) >= 0:
            yield found
    rounded = list(_glued().finditer(text)) if "(1)" in text else []
    for found in _rounded().finditer(text) if rounded else ():
        if any(mark["round"] == found["n"] and mark.start() < found.start() for mark in rounded):
            yield found


def _adjoin(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Two short lines right under each other with numbers that follow on, without a full stop."""
    short = all(len(found["t"]) < _SHORT and not found["t"].rstrip().endswith((".", ":", ";")) for found in (first, second))
    return short and int(second["n"]) == int(first["n"]) + 1 and text[first.end() : second.start()] == "\n"


def _refers(words: str) -> bool:
    return bool(_site().search(words) or _reference().match(words))


def _end(found: re.Match[str]) -> int:
    """A numbered reference ends with the site's name, if it names one: the next line may be another's."""
    site = _site().search(found.string, found.start("t"), found.end("t"))
    return site.end() if site else found.end("t")


def _unnumbered(text: str, numbered: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Lines that end with a site's name; one that starts with a small letter goes on from the line before."""
    for site in _site().finditer(text):
        start = text.rfind("\n", 0, site.start()) + 1
        if text[start : start + 1].islower():
            start = text.rfind("\n", 0, start - 1) + 1
        if site.start() - start > 12 and text[start].isupper() and not any(a <= site.start() < b for a, b in numbered):
            yield start, site.end()


def _title(text: str, span: Span) -> Span:
    """The words before a site's name, a date or a web address."""
    words = text[span.start : span.end]
    ends = (_site().search(words), re.search(rf",?\s+(?:(?:for )?(?:the )?(?:year|quarter|period|months?) (?:ending|ended|to) )?(?:\d{{1,2}} )?{_MONTH} (?:19|20)\d\d\b|\s*:?\s*\[?(?:https?://|www\.)", words))
    end = min((match.start() for match in ends if match and match.start() > 8 and not words[: match.start()].endswith((" of", " on", " from", " dated"))), default=len(words.rstrip(" .")))
    return Span(span.start, span.start + end)


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(
        rf"{_sure().pattern}|{_glued().pattern}|"
        r"\[\^?(?P<bracket>\d{1,3})\]|(?<=[A-Za-z)’”%])(?P<glued>\d{1,3})(?=[\s.,;:)]|$)|(?<=[A-Za-z)’”%\d][.,;])(?P<stop>\d{1,3})(?=\s|$)|(?<=\d\d\d\d/\d\d)(?P<year>\d)(?=[\s.,;:)]|$)|(?<=[.,;:”’)]) (?P<spaced>\d{1,3})(?= [a-z]|$)|(?<=[a-z]) (?P<inside>\d{1,3})(?=[;.]|$)"
    )


@cache
def _first() -> re.Pattern[str]:
    return re.compile(rf"(?P<raised>[{_RAISED}]{{1,3}})(?:\s+|$)|(?P<n>\d{{1,3}})(?:\s+(?=[A-Z“‘£])|\s*$)")


def find_mark(reading: Reading, notes: Notes, span: Span) -> Note | None:
    """Find the note that the first mark in a stretch of text points to.

    Args:
        reading: The reading.
        notes: Its notes.
        span: The stretch, from a figure to the end of its sentence.

    Returns:
        The note; None if there is no mark, or none that has a note.
    """
    for found in _mark().finditer(reading.words(span)) if notes.all else ():
        sure = found["raised"] or found["named"]
        number = sure.translate(_LOWERED) if sure else found["bracket"] or found["glued"] or found["stop"] or found["year"] or found["spaced"] or found["inside"] or found["round"]
        note = notes.at(number, span.start + found.start(), anywhere=bool(sure or found["bracket"] or found["round"]))
        if note:
            return note
    return None


def leading_mark(reading: Reading, notes: Notes, span: Span) -> tuple[Note, int] | None:
    """Find a mark at the start of a sentence, where it belongs to the sentence before ("of jobs. 27 The").

    Args:
        reading: The reading.
        notes: Its notes.
        span: The sentence.

    Returns:
        The note and the offset at which the sentence's own words start; None if there is no such mark.
    """
    found = _first().match(reading.words(span)) if notes.all else None
    note = notes.at(found["n"] or found["raised"].translate(_LOWERED), span.start, anywhere=bool(found["raised"])) if found else None
    return (note, span.start + found.end()) if found and note else None
