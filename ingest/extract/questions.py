"""Questions put at a meeting, who answered, and whether figures that were asked for came.

1. "X asked if/how/what ...", "X queried ..." is a question; the next sentence of the paragraph in which somebody else
   speaks is its answer.
2. It wants figures if it asks how much, how many, how well something is measured, or for data.
3. Figures asked for and an answer without any quantity: "no figures". No answer found: the question is answered elsewhere or not at
   all, and "not answered" is said only where the paragraph ends with the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.documents.model import Span
from ingest.extract.numbers import find_quantities
from ingest.extract.reading import Mention, Reading, Sentence
from ingest.records import AnswerKind, Question


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:asked|queried|questioned|enquired)\s+(?:also\s+)?(?:if|whether|how|what|(?:by|in|on|for|to) what|why|when|who|which|where|to what|about|for (?:more |further )?(?:data|figures|details|information|clarification))\b|\basked (?:different|the)\b[^.]*\?"
    )


@cache
def _figures() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:how many|how much|by what measure|what (?:proportion|percentage|number|share)|to what (?:degree|extent)|numbers? of|data on|figures|statistics|effectiveness\b.{0,60}\bmeasured|measured|measure(?:ment)?s? (?:of|for)|success rate|waiting times?|take-?up|outcomes were)\b",
        re.IGNORECASE,
    )


@cache
def _answers() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s*\([^)]*\))?\s+(?:said|explained|advised|replied|responded|clarified|confirmed|noted|stated|informed|answered|reported|thought|agreed)\b"
    )


def extract(reading: Reading) -> Iterator[Question]:
    """Find the questions of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Questions in text order.
    """
    for index, sentence in enumerate(reading.sentences):
        asked = _asks().search(reading.words(sentence.span))
        if asked:
            yield _question(reading, index, sentence, asked.start())


def _question(reading: Reading, index: int, sentence: Sentence, verb: int) -> Question:
    words = reading.words(sentence.span)
    before = reading.cast.within(Span(sentence.span.start, sentence.span.start + verb))
    asker = next((mention for mention in reversed(before) if mention.kind != "body"), before[-1] if before else None)
    wants = bool(_figures().search(words[verb:]))
    following = [later for later in reading.sentences[index + 1 : index + 8] if later.block == sentence.block]
    answerer, answer = _answer(reading, following, asker)
    return Question(
        quote=Span(sentence.span.start, sentence.span.start + len(words.rstrip(" ."))),
        rule="questions.asked",
        asked_by=asker.said() if asker else None,
        answered_by=answerer.said() if answerer else None,
        wants_figures=wants,
        answer=answer,
        outcome=_outcome(reading, wants=wants, answer=answer, following=following),
    )


def _answer(reading: Reading, following: list[Sentence], asker: Mention | None) -> tuple[Mention | None, Span | None]:
    for later in following:
        for mention in reading.cast.within(later.span):
            speaks = mention.kind != "body" and _answers().match(reading.words(Span(mention.span.end, later.span.end)))
            if speaks and (asker is None or mention.name != asker.name):
                return mention, Span(later.span.start, later.span.start + len(reading.words(later.span).rstrip()))
    return None, None


def _outcome(reading: Reading, *, wants: bool, answer: Span | None, following: list[Sentence]) -> AnswerKind:
    if answer is None:
        return "answered" if following else "not answered"
    said = " ".join(reading.words(later.span) for later in following)
    return "no figures" if wants and not any(True for _ in find_quantities(said)) else "answered"
