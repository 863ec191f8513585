"""Statistics: figures stated about the world, and figures spoken of but not given.

1. Each quantity of each clause is a statistic; what it measures is the counted noun with its complement, or the clause's own words.
2. Its standing (`standing`): disputed, cited, attributed or unsourced, in this order.
3. A statistic without its figure ("the data presented in paragraph 12") is found by words for data that are pointed
   at and not given (`withheld`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.documents.model import Span
from ingest.extract.clauses import clauses, find_frame
from ingest.extract.numbers import Quantity, find_quantities
from ingest.extract.reading import Reading, Sentence
from ingest.extract.statistics.standing import Support, find_support
from ingest.extract.statistics.withheld import find_withheld
from ingest.records import Said, Statistic

__all__ = ["extract"]


def extract(reading: Reading) -> Iterator[Statistic]:
    """Find the statistics of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Statistics in text order within each of the two kinds.
    """
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        if any(c.isdigit() for c in words) or _number_words().search(words):
            yield from _figures(reading, sentence, words)
    yield from find_withheld(reading)


@cache
def _number_words() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:half|third|thirds|quarter|quarters|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|one in|twenty|thirty|forty|fifty|hundred)\b",
        re.IGNORECASE,
    )


def _figures(reading: Reading, sentence: Sentence, words: str) -> Iterator[Statistic]:
    if _is_furniture(reading, sentence, words):
        return
    parts = list(clauses(words))
    frame = find_frame(words)
    for quantity in find_quantities(words):
        start, end = next(((a, b) for a, b in parts if a <= quantity.start and quantity.end <= b), (0, len(words.rstrip(" ."))))
        quote = Span(sentence.span.start + start, sentence.span.start + end)
        if quantity.start < start or (frame and quantity.end <= frame.end() and start):
            quote = Span(sentence.span.start, sentence.span.start + len(words.rstrip(" .")))
        yield _statistic(reading, sentence, _tight(reading, quote, sentence.span.start + quantity.start), quantity)


def _tight(reading: Reading, quote: Span, figure: int) -> Span:
    """Leave out what stands before a "; " or ", " list in front of the figure, where the clause is a mere list."""
    words = reading.words(quote)
    if len(words) < 160:
        return quote
    cut = words.rfind("; ", 0, figure - quote.start)
    return Span(quote.start + cut + 2, quote.end) if cut > 0 else quote


def _is_furniture(reading: Reading, sentence: Sentence, words: str) -> bool:
    """Addresses, times of meetings, votes, prices and legal small print hold numbers but no statistics."""
    if re.search(
        r"\b(?:ISBN|Printed|©|Crown copyright|e-?mail|Tel|votes? (?:to|for|against)|Present:|Apologies)\b|\bput to (?:a|the) vote\b", words
    ):
        return True
    return sentence.span.end < 400 and bool(re.search(r"\b\d{1,2}[:.]\d\d\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", words))


def _statistic(reading: Reading, sentence: Sentence, quote: Span, quantity: Quantity) -> Statistic:
    base = sentence.span.start
    figure = Span(base + quantity.start, base + quantity.end)
    support: Support = find_support(reading, sentence, quote, figure)
    qualifier = Said(quantity.qualifier, Span(figure.start, figure.start + len(quantity.qualifier))) if quantity.qualifier else None
    return Statistic(
        quote=quote,
        rule="statistics.figure",
        confidence=0.85,
        figure=Said(" ".join(reading.words(figure).split()), figure),
        value=quantity.value,
        unit=" ".join(quantity.unit.split()),
        measures=_measures(reading, base, quote, quantity),
        standing=support.standing,
        attributed_to=support.attributed_to,
        source=support.source,
        qualifier=qualifier,
        period=_period(reading, quote),
    )


def _measures(reading: Reading, base: int, quote: Span, quantity: Quantity) -> Said | None:
    start = base + (quantity.noun[0] if quantity.noun else quantity.end)
    words = reading.words(Span(start, max(start, quote.end)))
    found = re.match(r"[\s]*(?:of\s+)?(?P<what>[^,;.()]{3,110})", words)
    if found and re.search(r"[A-Za-z]{3}", found["what"]) and not re.match(r"(?:in|over|for|by|to|at|and|per)\b\s*\S*\s*$", found["what"]):
        what = found["what"].rstrip()
        return Said(" ".join(what.split()), Span(start + found.start("what"), start + found.start("what") + len(what)))
    before = reading.words(Span(quote.start, max(quote.start, base + quantity.start))).rstrip(" ,(:–-")
    before = re.sub(r"\s+(?:by|of|to|at|is|was|in|for|from|–|-)$", "", before)
    return Said(" ".join(before.split()), Span(quote.start, quote.start + len(before))) if re.search(r"[A-Za-z]{3}", before) else None


@cache
def _periods() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:over the (?:next|last|past) \w+ years?|in (?:the )?(?:financial year )?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?|(?:from|between) (?:19|20)\d\d[/\d]* (?:to|and) (?:19|20)\d\d[/\d]*|(?:since|up to|by|for) (?:19|20)\d\d(?:/\d\d)?|per (?:year|annum)|last year|this year|(?:19|20)\d\d/\d\d)\b"
    )


def _period(reading: Reading, quote: Span) -> Said | None:
    found = _periods().search(reading.words(quote))
    return Said(" ".join(found[0].split()), Span(quote.start + found.start(), quote.start + found.end())) if found else None
