"""Statistics with their figure: one for each quantity of a sentence.

1. Sentences that are notes, addresses, votes or small print hold numbers, but no statistics; nor do the words of a task (`tasks`).
2. The quotation is the clause with the figure; the mark of a note at its start belongs to the sentence before.
3. A count whose noun was given before ("16 applications with 4 being successful") takes the unit of the count before it in the
   paragraph, and rests on what that one rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.clauses import clauses, find_frame
from ingest.extract.notes import Notes, leading_mark, without_marks
from ingest.extract.numbers import Quantity, find_quantities
from ingest.extract.reading import Reading, Sentence
from ingest.extract.statistics.measures import find_measures, find_period, find_place
from ingest.extract.statistics.standing import Witness
from ingest.extract.statistics.tasks import is_task
from ingest.records import Said, Statistic

_SIGNED: Final = frozenset({"", "percent", "times", "GBP", "USD", "EUR"})  # units that a figure carries itself, or has not
_SURE: Final = 12  # a bare number above this is taken for a count though no noun stands before it


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence with what its figures need to know.

    Attributes:
        index: Its index in `Reading.sentences`.
        start: Offset of its first own word, behind the mark of a note.
        words: Its own words.
    """

    index: int
    start: int
    words: str

    def span(self, start: int, end: int) -> Span:
        """Return the place of a stretch of the sentence's own words."""
        return Span(self.start + start, self.start + end)


@dataclass(frozen=True, slots=True)
class _Named:
    """The units that elided counts of a paragraph may take."""

    noun: str = ""  # of the last count of things
    unit: str = ""  # of the last count or duration

    def after(self, quantity: Quantity) -> _Named:
        if quantity.noun and quantity.unit:
            return _Named(self.noun if quantity.unit == "percent" else quantity.unit, quantity.unit)
        return replace(self, unit=quantity.unit) if quantity.unit not in _SIGNED else self

    def asked(self, words: str) -> _Named:
        """A question ("how many practices were open") names what its answers count."""
        found = _how_many().search(words) if "how many" in words else None
        return replace(self, noun=found["noun"]) if found else self

    def give(self, quantity: Quantity, words: str) -> Quantity:
        if quantity.unit:
            return quantity
        own = _number_of().search(words[: quantity.start])
        unit = " ".join(own["noun"].split()) if own else self.noun if quantity.elided == "members" else self.unit or self.noun
        return replace(quantity, unit=unit)


@cache
def _number_of() -> re.Pattern[str]:
    """The noun that a sentence itself names before the bare number ("put the number of young carers in England at 166,000")."""
    return re.compile(r"\bnumbers? of (?P<noun>(?:[a-z’'-]+ ){0,3}?(?:[a-z’'-]+s|people|children|staff))\b(?!.*\bnumbers? of\b)")


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(r"\s+(?:so far|to date|(?:last|this) (?:year|month|quarter|term|time))\b")


@cache
def _how_many() -> re.Pattern[str]:
    return re.compile(r"\bhow many (?P<noun>(?:[a-z’'-]+ ){0,3}?(?:[a-z’'-]+s|people|children|staff))\b")


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:ISBN|Printed|©|Crown copyright|e-?mail|Tel|votes? (?:to|for|against)|Present:|Apologies)\b|\b[Tt]elephone(?:\s+(?:no\.?|numbers?))?\s*[:.]?\s*[\d(+]|\bPrice:?\s+£|\bput to (?:a|the) vote\b|\b(?:For|In favour) \d+, (?:and )?(?:against|opposed) \d|\b(?:being|to be|be) (?:corrected|amended) to\b|\bHC \d|\bHL Paper\b|\bpdf icon\b|\b\d+ ?[KM]B\)?$"
    )


@cache
def _flattened() -> re.Pattern[str]:
    """A row of a table whose cells the layout did not part: several numbers side by side at its end, and nothing that says what of."""
    return re.compile(r"(?:\s[£(]?\d[\d,.]*(?<=\d)%?\)?){2,}(?:\s+(?:[A-Z][a-z]+|n/a))?\s*$")


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"(?<![£$€\d.,])\d{1,2}[:.]\d\d(?![\d%])|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")


def find_figures(reading: Reading, notes: Notes) -> Iterator[Statistic]:
    """Find the statistics that give their figure.

    Args:
        reading: The reading with its cast.
        notes: Its notes.

    Yields:
        Statistics in text order.
    """
    named, block = _Named(), -1
    witness = Witness(reading, notes)
    for index, sentence in enumerate(reading.sentences):
        named = named if sentence.block == block else _Named()
        block = sentence.block
        named = named.asked(reading.words(sentence.span))
        words = reading.words(sentence.span)
        quantities = list(find_quantities(without_marks(words)))
        if not quantities or notes.hold(sentence.span) or _is_furniture(sentence, words):
            continue
        place = _place(reading, notes, index)
        for quantity in quantities if place.words == words else find_quantities(without_marks(place.words)):
            if _is_mark(notes, place, quantity) or not _has_words(place, quantity) or is_task(reading, sentence, place.words, quantity):
                continue
            given = named.give(quantity, place.words)
            if not given.unit and reading.block(sentence).kind == "row":
                continue  # "North 1,204" in a cell: only the table's headings tell what of
            if not given.unit and given.elided == "members" and float(given.value) <= _SURE and not _dated().match(place.words, quantity.end):
                continue
            named = named.after(quantity)
            yield _statistic(reading, witness, place, given)


def _place(reading: Reading, notes: Notes, index: int) -> Place:
    sentence = reading.sentences[index]
    mark = leading_mark(reading, notes, sentence.span)
    start = mark[1] if mark else sentence.span.start
    return Place(index, start, reading.words(Span(start, sentence.span.end)))


def _is_furniture(sentence: Sentence, words: str) -> bool:
    return bool(_furniture().search(words) or _flattened().search(words)) or (sentence.span.end < 400 and bool(_address().search(words)))


def _is_mark(notes: Notes, place: Place, quantity: Quantity) -> bool:
    """The number of a note that the layout set among the words ("training 357 programmes")."""
    number = place.words[quantity.start : quantity.end]
    return number.isdigit() and bool(quantity.noun) and len(number) < 4 and notes.at(number, place.start + quantity.start) is not None


def _has_words(place: Place, quantity: Quantity) -> bool:
    """A cell of a table that holds nothing but numbers does not say what it measures."""
    return bool(re.search(r"[A-Za-z]{3}", place.words[: quantity.start] + place.words[quantity.end :])) or bool(quantity.noun)


def _quote(place: Place, quantity: Quantity) -> Span:
    """The clause with the figure, or the whole sentence where the figure stands across clauses or in the frame of speech."""
    whole = len(place.words.rstrip(" ."))
    start, end = next(((a, b) for a, b in clauses(place.words) if a <= quantity.start and quantity.end <= b), (0, whole))
    frame = find_frame(place.words)
    if frame and start and quantity.end <= frame.end():
        start, end = 0, whole
    if end - start >= 160:
        cut = place.words.rfind("; ", start, quantity.start)
        start = cut + 2 if cut > 0 else start
    return place.span(start, end)


def _statistic(reading: Reading, witness: Witness, place: Place, quantity: Quantity) -> Statistic:
    quote, figure = _quote(place, quantity), place.span(quantity.start, quantity.end)
    noun = place.span(*quantity.noun) if quantity.noun else None
    support = witness.support(place.index, figure, leans=bool(quantity.elided and quantity.unit), share=quantity.unit == "percent")
    return Statistic(
        quote=quote,
        rule="statistics.figure",
        figure=Said(" ".join(reading.words(figure).split()), figure),
        value=quantity.value,
        unit=quantity.unit,
        measures=find_measures(reading, quote, figure, noun),
        standing="unsourced" if support.standing == "attributed" and not support.attributed_to else support.standing,
        attributed_to=support.attributed_to,
        source=support.source,
        qualifier=Said(quantity.qualifier, Span(figure.start, figure.start + len(quantity.qualifier))) if quantity.qualifier else None,
        period=find_period(reading, quote, figure),
        place=find_place(reading, quote),
    )
