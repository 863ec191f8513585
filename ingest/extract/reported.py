"""Reported speech: what a document states as somebody's word, and whose word it is.

1. The frames of a sentence are found. Impersonal ones ("it has been reported that", "ministers are said to", "reportedly") name
   nobody, unless "by" does; "Ann Lee said that", "according to the Trust" and "..., said Ann Lee" name a speaker.
2. A frame governs the claims behind the place where it begins, up to the next one. One that stands inside or at the end of a
   clause governs the whole clause.
3. The speaker is a party of the cast, else a document that speaks ("the response said that"). Where it is neither ("it said",
   "some members felt"), nothing is claimed: only an impersonal frame shows that nobody is named.

What a meeting decides or recommends is its own word, and no report. What does not belong here: what a figure rests on
(`statistics.standing`), and who raised a concern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, TypeVar

from ingest.documents.model import Span
from ingest.extract.clauses import find_frame
from ingest.extract.commitments.owners import is_object
from ingest.extract.guarded import Guarded
from ingest.extract.notes import Notes, find_mark, find_notes, leading_mark
from ingest.extract.reading import Reading, Sentence
from ingest.records import Commitment, Concern, DataAccess, Extraction, Record, Reporting, Said, Statistic, Succession

_CLAIMS: Final = (Commitment, Statistic, Concern, DataAccess, Succession)
_TOLD: Final = (
    r"(?:reported|claimed|said|stated|understood|alleged|rumoured|believed|thought|revealed|announced|confirmed|advised|explained|pointed out"
    r"|mentioned|clarified|hinted)"
)
_HEARD: Final = r"(?:informed|told|advised|reminded|assured|updated)"
_SAYS: Final = r"(?:said|says|stated|states|added|adds|explained|explains|revealed|claimed|claims|warned|warns|argued|argues|insisted|reported)"
_EVER: Final = r"(?:(?:also|now|since|recently|previously|widely|generally|further|already)\s+)*"
_BEEN: Final = rf"(?:is|are|was|were|(?:has|have|had)\s+{_EVER}been)\s+{_EVER}"
_BY: Final = r"(?:\s+by\s+(?P<who>[^,;.]{3,60}?))?"
_PAPER: Final = (  # a document, as the head of the words: "a survey by Ashby Ltd", but not "the survey team"
    r"\b(?:report|response|review|survey|study|paper|strategy|statistics|figures|data|research|evaluation|audit|analysis|plan|draft|census|guidance"
    r"|minutes|letter|statement|article)s?(?=\s*$|\s*[,(]|\s+(?:of|by|on|from|for|into|to|in|published|commissioned|conducted|also)\b)"
)

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that make a claim somebody's word.

    Attributes:
        begin: Offset from which they govern, up to where the next frame begins or the sentence ends.
        rank: Which of two frames that begin together governs: the higher.
        words: Their place.
        who: Place of the speaker's words; None where no speaker is named.
    """

    begin: int
    rank: int
    words: Span
    who: Span | None


def with_reports(reading: Reading, extraction: Extraction) -> Extraction:
    """Say of each claim that the document reports as somebody's word whose word it is.

    Args:
        reading: The reading with its cast.
        extraction: What was read.

    Returns:
        The same, with `reported` and `reported_by` filled where a frame governs the record's quotation.
    """
    notes = find_notes(reading)
    told = {name: tuple(_told(reading, notes, record) for record in getattr(extraction, name)) for name in extraction.fact_fields()}
    return replace(extraction, **told)  # type: ignore[arg-type]  # each field keeps its own kind of record


def _told(reading: Reading, notes: Notes, record: AnyRecord) -> AnyRecord:
    if not isinstance(record, _CLAIMS) or (isinstance(record, Commitment) and record.kind in ("decision", "recommendation")):
        return record
    place = record.figure.span.start if isinstance(record, Statistic) and record.figure else record.quote.start
    sentence = reading.sentence_at(place)
    governing = [frame for frame in _frames(reading, sentence) if frame.begin <= place] if sentence else []
    if not sentence or not governing:
        return record
    frame = max(governing, key=lambda frame: (frame.begin, frame.rank))
    how, who = _reporting(reading, frame)
    if how == "by nobody named":
        how, who = _named_elsewhere(reading, notes, sentence, record)
    return replace(record, reported=Said(how, frame.words), reported_by=who) if how else record


Word = tuple[Reporting | None, tuple[Said, ...]]


def _reporting(reading: Reading, frame: Frame) -> Word:
    """Whose word it is: a party's, a document's, that of nobody named; None where the text leaves it open."""
    if frame.who is None:
        return "by nobody named", ()
    named = [mention for mention in reading.cast.within(frame.who) if not is_object(reading, mention, frame.who.start)]
    if named:
        return "by a party", (next((mention for mention in named if mention.kind == "person"), named[0]).said(),)
    return ("by a document" if re.search(_PAPER, reading.words(frame.who), re.IGNORECASE) else None), ()


def _named_elsewhere(reading: Reading, notes: Notes, sentence: Sentence, record: Record) -> Word:
    """Who is named though the frame names nobody: by another rule, or (left open) by a note of the sentence."""
    parties = record.raised_by if isinstance(record, Concern) else (record.attributed_to,) if isinstance(record, Statistic) else ()
    who = tuple(said for said in parties if said)
    if who:
        return "by a party", who
    after = reading.sentence_at(sentence.span.end + 1)
    noted = find_mark(reading, notes, sentence.span) or (leading_mark(reading, notes, after.span) if after else None)
    return (None if noted else "by nobody named"), ()


def _frames(reading: Reading, sentence: Sentence) -> Iterator[Frame]:
    words, start = reading.words(sentence.span), sentence.span.start
    for rank, found in ((0, _closing(words)), (1, _inside(words)), (2, _opening(words))):
        for begin, (low, high), who in found:
            yield Frame(start + begin, rank, Span(start + low, start + high), Span(start + who[0], start + who[1]) if who else None)


Place = tuple[int, int]
Found = Iterator[tuple[int, Place, Place | None]]  # begin, words, speaker


@cache
def _openers() -> tuple[Guarded, ...]:
    return (
        Guarded(rf"\b[Ii]t\s+{_BEEN}{_TOLD}{_BY}\s+that\b"),
        Guarded(rf"\b[Ii]t\s+(?:has\s+|had\s+)?{_EVER}(?:emerged|emerges|transpired|come to light|came to light)\s+that\b"),
        Guarded(r"\b[Aa]ccording to\s+(?P<who>[^,;]{3,90}?)(?=,|\s+(?:there|it|they|the|an?|this|more|most|some|about|around|nearly|over|only)\s)"),
    )


@cache
def _heard() -> Guarded:
    """The hearer is the subject ("the committee was informed that", "members heard that"), not who said it."""
    return Guarded(rf"(?:{_BEEN}{_HEARD}{_BY}|\bheard(?:\s+from\s+(?P<from>[^,;.]{{3,60}}?))?)\s+that\b")


def _opening(words: str) -> Found:
    """The words that begin a report: "it has been reported that", "the committee was informed that", "Ann Lee said that"."""
    for pattern in _openers():
        yield from ((found.start(), found.span(), _speaker(found)) for found in pattern.finditer(words))
    for found in _heard().finditer(words):
        yield _clause(words, found.start()), found.span(), _speaker(found) or (found.span("from") if found["from"] else None)
    for start in (0, *(joint.end() for joint in _joint().finditer(words))):
        frame = find_frame(words[start:])
        if frame and frame["who"] and not _heard().search(frame[0]) and not frame["who"].rstrip().endswith((",”", ',"', ".”", '."')):
            yield start, (start, start + len(frame[0].rstrip())), (start, start + frame.end("who"))


@cache
def _insiders() -> tuple[Guarded, ...]:
    return (
        Guarded(rf"\b{_BEEN}(?:reported|said|understood|believed|thought|alleged|rumoured|claimed){_BY}\s+to\b"),
        Guarded(r"\b(?:[Rr]eportedly|[Aa]llegedly|[Pp]urportedly)"),
        Guarded(r"\b[Aa]ccording to\s+(?P<who>[^,;]{3,90}?)(?=[.”\"]*\s*\d{0,3}$|;|\s*\()"),
    )


def _inside(words: str) -> Found:
    """Frames that govern the clause they stand in: "are reported to", "reportedly", "according to the Trust"."""
    for pattern in _insiders():
        yield from ((_clause(words, found.start()), found.span(), _speaker(found)) for found in pattern.finditer(words))


@cache
def _closers() -> tuple[Guarded, ...]:
    who = r"(?P<who>(?!(?:and|which|that|who|but|it)\b)[^,;.“\"]{2,80}?)"
    return (
        Guarded(rf",\s+it\s+(?:{_BEEN}{_TOLD}|(?:has\s+|had\s+)?{_EVER}(?:emerged|transpired))[.”\"]*$"),
        Guarded(rf",\s+(?!which|who|and)[^,]{{3,60}}?\s+(?:(?:has|have|had)\s+heard|{_BEEN}told)[.”\"]*$"),
        Guarded(rf"[,”\"]+\s*{who}\s+(?:has\s+|had\s+)?{_EVER}{_SAYS}[.”\"]*$"),
        Guarded(rf"[,”\"]+\s*{_SAYS}\s+{who}[.”\"]*$"),
    )


def _closing(words: str) -> Found:
    """What is said first and whose word it is last: "..., it has emerged", "..., the response states"."""
    for pattern in _closers():
        for found in pattern.finditer(words):
            low = found.start() + len(found[0]) - len(found[0].lstrip(",”\" "))
            yield 0, (low, len(words.rstrip(".”\""))), _speaker(found)


def _speaker(found: re.Match[str]) -> Place | None:
    return found.span("who") if found.groupdict().get("who") else None


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"[;:]\s+(?:and\s+|but\s+)?|,?\s+(?:but|while|whereas|although)\s+|,\s+and\s+")


def _clause(words: str, place: int) -> int:
    """Where the clause begins that a place stands in."""
    return max((joint.end() for joint in _joint().finditer(words, 0, place)), default=0)
