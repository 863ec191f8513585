"""Statistics with their figure: one for each quantity of a sentence.

1. Sentences that are notes, addresses, votes or small print hold numbers, but no statistics.
2. The quotation is the clause with the figure; the mark of a note at its start belongs to the sentence before.
3. A count whose noun was given before ("16 applications with 4 being successful") takes the unit of the count before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest.documents.model import Span
from ingest.extract.clauses import clauses, find_frame
from ingest.extract.notes import Notes, leading_mark
from ingest.extract.numbers import Quantity, find_quantities
from ingest.extract.reading import Reading, Sentence
from ingest.extract.statistics.measures import find_measures, find_period, find_place
from ingest.extract.statistics.standing import find_support
from ingest.records import Said, Statistic


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


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:ISBN|Printed|©|Crown copyright|e-?mail|Tel|[Tt]elephone|votes? (?:to|for|against)|Present:|Apologies)\b|\bPrice:?\s+£|\bput to (?:a|the) vote\b|\bHC \d|\bHL Paper\b"
    )


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
    noun, block = "", -1
    for index, sentence in enumerate(reading.sentences):
        noun = noun if sentence.block == block else ""
        block = sentence.block
        words = reading.words(sentence.span)
        quantities = list(find_quantities(words))
        if not quantities or notes.hold(sentence.span) or _is_furniture(sentence, words):
            continue
        place = _place(reading, notes, index)
        for quantity in find_quantities(place.words):
            if not _is_mark(notes, place, quantity) and _has_words(place, quantity):
                noun = quantity.unit if quantity.noun else noun
                yield _statistic(reading, notes, place, quantity if quantity.unit else replace(quantity, unit=noun))


def _place(reading: Reading, notes: Notes, index: int) -> Place:
    sentence = reading.sentences[index]
    mark = leading_mark(reading, notes, sentence.span)
    start = mark[1] if mark else sentence.span.start
    return Place(index, start, reading.words(Span(start, sentence.span.end)))


def _is_furniture(sentence: Sentence, words: str) -> bool:
    return bool(_furniture().search(words)) or (sentence.span.end < 400 and bool(_address().search(words)))


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


def _statistic(reading: Reading, notes: Notes, place: Place, quantity: Quantity) -> Statistic:
    quote, figure = _quote(place, quantity), place.span(quantity.start, quantity.end)
    noun = place.span(*quantity.noun) if quantity.noun else None
    support = find_support(reading, notes, place.index, figure)
    return Statistic(
        quote=quote,
        rule="statistics.figure",
        figure=Said(" ".join(reading.words(figure).split()), figure),
        value=quantity.value,
        unit=quantity.unit,
        measures=find_measures(reading, quote, figure, noun),
        standing=support.standing,
        attributed_to=support.attributed_to,
        source=support.source,
        qualifier=Said(quantity.qualifier, Span(figure.start, figure.start + len(quantity.qualifier))) if quantity.qualifier else None,
        period=find_period(reading, quote, figure),
        place=find_place(reading, quote),
    )
