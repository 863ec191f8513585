"""Concerns: worries, risks, gaps, shortfalls and objections that a text states.

1. What stands under a heading like "Risks", behind such a lead-in or in such a column is a concern by its place (`listed`).
2. In prose, a clause is a concern by its words (`wordings`), unless it denies what they say; `quotes` cuts it out.
3. Who raised it is the speaker, the subject, or the body whose section it is (`raisers`).

For example, "Members were worried that the ferry would stop" is a concern that members raise; "There were no concerns about the
lease" is none. What does not belong here: what is to be done about it (`ingest.extract.commitments`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.concerns.listed import as_concern, find_enumerated, find_listed
from ingest.extract.concerns.quotes import find_quotes
from ingest.extract.concerns.raisers import Place, find_raisers, keeper
from ingest.extract.concerns.wordings import plain
from ingest.extract.notes import find_notes, leading_mark
from ingest.extract.reading import Reading, Sentence
from ingest.identify.names import fold
from ingest.records import Concern, Said

_SENTENCE: Final = 8  # words of a cell that tells more than what a row of figures counts


def extract(reading: Reading) -> Iterator[Concern]:
    """Find the concerns of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Concerns in text order within lists and prose; what is printed twice comes once.
    """
    told: set[str] = set()
    for concern in _all(reading):
        key = fold(reading.words(concern.quote))
        if key not in told:
            told.add(key)
            yield concern


def _all(reading: Reading) -> Iterator[Concern]:
    notes = find_notes(reading)
    listed = tuple(one for one in find_listed(reading) if not notes.hold(one.span))
    taken = {one.block: one.span.end for one in listed}
    sections = {sentence.block: sentence.section for sentence in reading.sentences}
    for one in listed:
        yield as_concern(one, keeper(reading, sections.get(one.block, 0)))
    for sentence in reading.sentences:
        if sentence.span.start >= taken.get(sentence.block, 0) and not notes.hold(sentence.span) and not _is_furniture(reading, sentence):
            mark = leading_mark(reading, notes, sentence.span)
            yield from _in_prose(reading, replace(sentence, span=Span(mark[1], sentence.span.end)) if mark else sentence)


def _is_furniture(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence says who came, is the paper's title, a numbered aim or a row of figures: it states no worry whatever its words."""
    title, block = reading.metadata.title, reading.block(sentence)
    if title and title.span.overlaps(sentence.span) and not reading.words(sentence.span).endswith("."):
        return True
    if any(person.attendance_words and person.attendance_words.span in sentence.span for person in reading.cast.people):
        return True
    if _asks().fullmatch(reading.words(sentence.span).strip()):
        return True
    figures = sum(bool(_figure().fullmatch(reading.words(cell).strip())) for cell in block.cells)
    longest = max((len(reading.words(cell).split()) for cell in block.cells), default=0)
    return (figures > 1 and longest < _SENTENCE) or bool(_aim().match(reading.words(block.span)))


@cache
def _asks() -> re.Pattern[str]:
    """A heading that is a question or names what follows ("What has not gone to plan")."""
    return re.compile(r"(?:\d+[.)]?\s+)?(?:What|Where|Who|How|Why|When)\b[^.!,;]{3,70}")


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"[£€]?[\d,.]+(?:%|[km])?")


@cache
def _aim() -> re.Pattern[str]:
    return re.compile(r"\W*(?:Aim|Objective|Priority|Goal|Outcome|Ambition|Commitment|AIM|OBJECTIVE|PRIORITY|GOAL)\s+\d{1,2}\b")


def _in_prose(reading: Reading, sentence: Sentence) -> Iterator[Concern]:
    words = reading.words(sentence.span)
    small = plain(words)
    divided = _divided().search(words) if "others" in small else None
    if divided:
        yield _division(reading, sentence, divided)
    if divided or words.rstrip("*_ ").endswith("?") or "?*" in words or _leads_in().search(small) or small.startswith("action") or ("register" in small and _is_entered().search(small)):
        return
    listed = find_enumerated(small) if ":" in small else None
    if listed:
        kind, lead, members = listed
        who = find_raisers(reading, Place(sentence, sentence.span, lead))
        for start, end in members:
            quote = Span(sentence.span.start + start, sentence.span.start + end)
            yield Concern(quote=quote, rule="concerns.enumerated", kind=kind, raised_by=who)
    else:
        yield from _by_clause(reading, sentence, words)


@cache
def _leads_in() -> re.Pattern[str]:
    """What only leads to a list of worries ("The greatest risks are:")."""
    return re.compile(r"\b(?:risks?|concerns|issues|challenges|barriers|problems|gaps|worries|points|difficulties|threats)\b[^,;.:]{0,30}\b(?:are|were|is|was|included?|includes|follow|following|below|as follows)\s*:?$")


@cache
def _is_entered() -> re.Pattern[str]:
    """A task of keeping the register, which names a risk and raises none ("Risk to be added to the register")."""
    return re.compile(r"\b(?:to be|be|add|adding|put|enter|include|record)(?: (?:added|entered|recorded|included|put))?\b[^.;:]{0,60}\b(?:to|on|in|onto) (?:the )?(?:\w+ )?(?:risk )?register\b")


@cache
def _divided() -> re.Pattern[str]:
    return re.compile(r"\b(?P<who>[Ss]ome (?:[\w’'-]+ ){0,4}?)(?:felt|thought|believed|argued|considered|were (?:in favour|of the view))\b.{5,200}?\bothers\b")


def _division(reading: Reading, sentence: Sentence, divided: re.Match[str]) -> Concern:
    start = sentence.span.start + divided.start()
    who = Span(start + 5, start + len(divided["who"].rstrip()))
    named = reading.cast.within(who)
    end = sentence.span.start + len(reading.words(sentence.span).rstrip(" ."))
    raised_by = (named[0].said(),) if named else (Said(" ".join(reading.words(who).split()), who),) if len(who) else ()
    return Concern(quote=Span(start, end), rule="concerns.division", kind="disagreement", raised_by=raised_by)


def _by_clause(reading: Reading, sentence: Sentence, words: str) -> Iterator[Concern]:
    folded, places = _folded(words)
    for found in find_quotes(folded, plain(folded)):
        start, end = (sentence.span.start + place for place in (places[found.start], places[found.end - 1] + 1))
        first, last = (sentence.span.start + place for place in (places[found.wording.start], places[found.wording.end - 1] + 1))
        quote, wording = Span(start, end), found.wording
        who = find_raisers(reading, Place(sentence, quote, first - start))
        rule = f"concerns.{wording.kind}"
        about = _about(reading, quote, last - start)
        yield Concern(quote=quote, rule=rule, kind=wording.kind, raised_by=who, about=about)


def _folded(words: str) -> tuple[str, range | list[int]]:
    """The words with single spaces, and where each of their characters stands."""
    if "  " not in words:
        return words, range(len(words))
    places = [at for at, character in enumerate(words) if not (character == " " and words[at - 1 : at] == " ")]
    return "".join(words[at] for at in places), places


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:(?:was|were|is|are|that|been)\s+)*(?:raised\s+|expressed\s+)?(?:regarding|about|over|in relation to|with|of|in|for|that|to)?\s*(?P<what>[^,;.]{6,120})"
    )


def _about(reading: Reading, quote: Span, offset: int) -> Said | None:
    found = _topic().match(reading.words(quote)[offset:])
    if not found or len(found["what"].split()) < 2:
        return None
    what = found["what"].strip()
    start = quote.start + offset + found.start("what") + len(found["what"]) - len(found["what"].lstrip())
    return Said(what, Span(start, start + len(what)))
