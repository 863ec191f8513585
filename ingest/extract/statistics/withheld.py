"""Statistics that are spoken of without their figure: "the data presented in paragraph 12 of the report".

The sentences behind it in the same paragraph tell whose figures they are and where they come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.documents.model import Span
from ingest.extract.clauses import clauses
from ingest.extract.numbers import find_quantities
from ingest.extract.reading import Reading, Sentence
from ingest.records import Said, Standing, Statistic


@cache
def _pointed() -> re.Pattern[str]:
    thing = r"(?:data|statistics|figures?|numbers|percentages?|evidence|totals)"
    where = r"(?:in|at|on|from|under|within)\s+(?:paragraphs?|table|figure|section|page|appendix|annex|chart|the report)\b(?:\s+[\dA-Z][\w.]*)?(?:\s+of\s+the\s+\w+)?"
    return re.compile(
        rf"\b(?P<what>(?:the\s+)?{thing}\s+(?:\w+\s+){{0,3}}?{where}|(?:the\s+)(?:totals|figures|statistics|data)(?=\s+(?:are|is|were|was)\s+(?:misleading|wrong|inaccurate|disputed|not (?:available|given|known|provided))))",
        re.IGNORECASE,
    )


@cache
def _doubt() -> re.Pattern[str]:
    return re.compile(r"\b(?:concern|queried|questioned|misleading|doubt|disputed|challenged|wrong|inaccurate)\w*\b", re.IGNORECASE)


@cache
def _origin() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:these|those|they|it|this)\s+(?:were|was|are|is)\s+(?P<source>(?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,4}?\s+(?:statistics|data|figures|estimates|survey|census))\b"
    )


def find_withheld(reading: Reading) -> Iterator[Statistic]:
    """Find statistics that are spoken of without their figure.

    Args:
        reading: The reading with its cast.

    Yields:
        Statistics whose figure is None, in text order.
    """
    for index, sentence in enumerate(reading.sentences):
        words = reading.words(sentence.span)
        found = _pointed().search(words)
        if found and not any(True for q in find_quantities(words) if q.unit == "percent"):
            yield _withheld(reading, index, sentence, found)


def _withheld(reading: Reading, index: int, sentence: Sentence, found: re.Match[str]) -> Statistic:
    base = sentence.span.start
    what = Span(base + found.start("what"), base + found.end("what"))
    following = [later for later in reading.sentences[index + 1 : index + 4] if later.block == sentence.block]
    source, who = _source(reading, following), _quoted_by(reading, following)
    standing: Standing = (
        "disputed" if _doubt().search(reading.words(sentence.span)) else "cited" if source else "attributed" if who else "unsourced"
    )
    words = reading.words(sentence.span)
    start, end = next(
        ((a, b) for a, b in clauses(words) if a <= found.start("what") and found.end("what") <= b), (0, len(words.rstrip(" .")))
    )
    return Statistic(
        quote=Span(base + start, base + end),
        rule="statistics.withheld",
        confidence=0.85,
        measures=Said(" ".join(reading.words(what).split()), what),
        standing=standing,
        attributed_to=who,
        source=source,
    )


def _source(reading: Reading, following: list[Sentence]) -> Said | None:
    for sentence in following:
        found = _origin().search(reading.words(sentence.span))
        if found:
            place = Span(sentence.span.start + found.start("source"), sentence.span.start + found.end("source"))
            return Said(" ".join(found["source"].split()), place)
    return None


def _quoted_by(reading: Reading, following: list[Sentence]) -> Said | None:
    for sentence in following:
        quoted = re.search(
            r"\b(?:quoted|provided|given|supplied|produced|collected|reported|cited)\s+by\s+(?:the\s+)?", reading.words(sentence.span)
        )
        if quoted:
            place = sentence.span.start + quoted.end()
            named = reading.cast.within(Span(place, sentence.span.end))
            if named and named[0].span.start - place < 4:
                return named[0].said()
        for mention in reading.cast.within(sentence.span):
            after = reading.words(Span(mention.span.end, sentence.span.end))
            before = reading.words(Span(max(sentence.span.start, mention.span.start - 12), mention.span.start))
            if re.match(r"\s+(?:had\s+)?(?:quoted|provided|supplied|cited)\b", after) and re.search(
                r"\b(?:which|that)\s+(?:the\s+)?$", before
            ):
                return mention.said()
    return None
