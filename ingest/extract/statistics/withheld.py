"""Statistics that are spoken of without their figure: "the data presented in paragraph 12 of the report".

1. Words for data that are pointed at ("the figures in table 3", "the number of moves that is set out in paragraph 4"), doubted ("the totals are misleading") or said to be missing
   ("figures were not available").
2. The sentences behind it in the same paragraph tell whose figures they are and where they come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.documents.model import Span
from ingest.extract.clauses import clauses
from ingest.extract.guarded import Guarded
from ingest.extract.notes import Notes
from ingest.extract.numbers import find_quantities
from ingest.extract.reading import Reading, Sentence
from ingest.records import Said, Standing, Statistic


@cache
def _pointed() -> Guarded:
    thing = r"(?:data|statistics|figures?|numbers|percentages?|totals)"
    amount = r"(?:numbers?|amounts?|percentages?|proportions?|rates?|costs?|prices?|values?|shares?|under-?spends?|over-?spends?|deficits?|surplus|shortfalls?|savings?|totals?|lengths?|deaths|complaints|incidents|injuries|admissions|absences)"
    kept = r"(?:exempt|confidential|restricted|private|separate|part 2|part II)"
    section = r"(?:paragraphs?|tables?|figures?|sections?|pages?|appendix|appendices|annex|annexe|charts?|graphs?|slides?|schedule|enclosure)"
    where = rf"(?:in|at|on|from|under|within)\s+(?:(?:an?|the|its)\s+)?(?:{kept}\s+)?(?:{section}|(?:the|an?)\s+(?:{kept}\s+)?(?:report|paper))\b(?:\s+[\dA-Z][\w.]*)?(?:\s+(?:of|to)\s+(?:the|this|that|its|their)\s+(?:same\s+)?\w+)?"
    told = r"(?:set out|shown|given|listed|detailed|reported|contained|recorded|printed|stated|broken down|to be found|found|provided|included)"
    wrong = r"(?:misleading|wrong|inaccurate|disputed|incorrect|unreliable|out of date|questionable|queried|questioned)"
    missing = r"not (?:yet )?(?:been )?(?:available|known|given|provided|recorded|collected|published|shared|held|broken down)"
    return Guarded(
        rf"(?i)\b(?P<what>(?:the\s+)?{thing}\s+(?:\w+\s+){{0,3}}?{where}"
        rf"|the\s+(?:[\w’'-]+\s+){{0,2}}?{amount}\b[\w’'\s-]{{0,80}}?,?\s(?:(?:that|which)\s+)?(?:(?:(?:is|are|was|were)\s+)?{told}|appears?|appeared|stands?)\s+{where}"
        rf"|(?:the|these|those|this|its|their)\s+(?:[\w’'-]+\s+){{0,2}}?(?:totals|figures|statistics|data)(?=\s+(?:are|is|were|was|had been|have been|has been)\s+(?:also\s+|both\s+)?(?:{wrong}|{missing}))"
        rf"|(?:[Dd]ata|[Ff]igures|[Ss]tatistics|the numbers? of [\w’' -]{{3,50}}?)(?=\s+(?:are|is|were|was|had|have|has)\s+(?:also\s+|currently\s+)?{missing}))"
    )


@cache
def _doubt() -> re.Pattern[str]:
    return re.compile(r"\b(?:concern|queried|questioned|misleading|doubt|disputed|challenged|wrong|inaccurate|incorrect|unreliable|questionable)\w*\b", re.IGNORECASE)


@cache
def _origin() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:these|those|they|it|this)\s+(?:were|was|are|is|had been)\s+(?:taken from |based on |drawn from )?(?P<source>(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,4}?\s+(?:statistics|data|figures|estimates|survey|census))\b"
    )


@cache
def _supplied() -> re.Pattern[str]:
    return re.compile(r"\b(?:quoted|provided|given|supplied|produced|collected|reported|cited)\s+by\s+(?:the\s+)?")


def find_withheld(reading: Reading, notes: Notes) -> Iterator[Statistic]:
    """Find statistics that are spoken of without their figure.

    Args:
        reading: The reading with its cast.
        notes: Its notes, which hold none.

    Yields:
        Statistics whose figure is None, in text order.
    """
    for index, sentence in enumerate(reading.sentences):
        words = reading.words(sentence.span)
        found = _pointed().search(words)
        if found and not _gives_figures(words) and not notes.hold(sentence.span):
            yield _withheld(reading, index, sentence, found)


def _gives_figures(words: str) -> bool:
    return words.endswith("?") or any(quantity.unit in {"percent", "GBP"} for quantity in find_quantities(words))


def _withheld(reading: Reading, index: int, sentence: Sentence, found: re.Match[str]) -> Statistic:
    base = sentence.span.start
    what = Span(base + found.start("what"), base + found.end("what"))
    following = [later for later in reading.sentences[index + 1 : index + 4] if later.block == sentence.block]
    source, who = _source(reading, following), _quoted_by(reading, following)
    standing: Standing = "disputed" if _doubt().search(reading.words(sentence.span)) else "cited" if source else "attributed" if who else "unsourced"
    return Statistic(
        quote=_quote(reading, sentence, found),
        rule="statistics.withheld",
        measures=Said(" ".join(reading.words(what).split()), what),
        standing=standing,
        attributed_to=who,
        source=source,
    )


def _quote(reading: Reading, sentence: Sentence, found: re.Match[str]) -> Span:
    """The clause that speaks of the figures, without a further clause joined by "and"."""
    words = reading.words(sentence.span)
    whole = len(words.rstrip(" ."))
    start, end = next(((a, b) for a, b in clauses(words) if a <= found.start("what") and found.end("what") <= b), (0, whole))
    joined = re.compile(r"\s+(?:and|but)\s+\S+\s+(?:is|are|was|were|will|would|has|have)\b").search(words, found.end("what"), end)
    return Span(sentence.span.start + start, sentence.span.start + (joined.start() if joined else end))


def _source(reading: Reading, following: list[Sentence]) -> Said | None:
    for sentence in following:
        found = _origin().search(reading.words(sentence.span))
        if found:
            place = Span(sentence.span.start + found.start("source"), sentence.span.start + found.end("source"))
            return Said(" ".join(found["source"].split()), place)
    return None


def _quoted_by(reading: Reading, following: list[Sentence]) -> Said | None:
    return next((who for sentence in following if (who := _supplier(reading, sentence))), None)


def _supplier(reading: Reading, sentence: Sentence) -> Said | None:
    """Who is said to have quoted or supplied figures: "quoted by X", or "which X had quoted"."""
    quoted = _supplied().search(reading.words(sentence.span))
    if quoted:
        place = sentence.span.start + quoted.end()
        named = reading.cast.within(Span(place, sentence.span.end))
        if named and named[0].span.start - place < 4:
            return named[0].said()
    for mention in reading.cast.within(sentence.span):
        after = reading.words(Span(mention.span.end, sentence.span.end))
        before = reading.words(Span(max(sentence.span.start, mention.span.start - 12), mention.span.start))
        if re.match(r"\s+(?:had\s+)?(?:quoted|provided|supplied|cited)\b", after) and re.search(r"\b(?:which|that)\s+(?:the\s+)?$", before):
            return mention.said()
    return None
