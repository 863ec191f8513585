"""Answers: which stretch of a response quotes a recommendation, which answers it, and with what.

1. A line "Recommendation 4" opens a recommendation; "Government response" or the paragraph behind the quoted one opens its answer.
2. Where a table was flattened to lines, or a letter goes through what was recommended ("Your second is that ..."), `replies` reads it.
3. What the answer says of the recommendation is its verdict (`verdicts`); an answer that gives none leaves it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.documents.model import Span
from ingest.extract.commitments.places import own_label
from ingest.extract.commitments.replies import find_replies, find_stacked
from ingest.extract.commitments.verdicts import Answer, status_of
from ingest.extract.reading import Reading
from ingest.records import Said


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(r"(?:Committee(?:’s|'s)? )?(?:Recommendations?|RECOMMENDATIONS?|Conclusions?)(?:\s+(?:and|/)\s+[Rr]ecommendations?)?\s+(?:[Nn]o\.?\s*)?(?P<label>[A-Z]?\d+(?:\.\d+)*)(?P<more>(?:\s*(?:,|and|&|to|–|-)\s*[A-Z]?\d+)+)?(?:\s*\((?:to (?:the )?(?P<to>[^)]*)|[^)]*)\))?\s*[:.]?\s*$")


@cache
def _opens_answer() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:the\s+)?(?:(?:scottish |welsh |uk )?government|council|cabinet|executive|department|trust|board|committee|our|nhs [\w ]{1,30}|[\w ]{1,30})?(?:’s|'s)?\s*response\s*:?\s*$|(?:decision|reply|answer)\s*:\s*$")


def find_answers(reading: Reading) -> Iterator[Answer]:
    """Find the recommendations that a document answers one by one.

    Args:
        reading: The reading.

    Yields:
        Answers, in text order within each form.
    """
    yield from find_stacked(reading)
    if reading.metadata.genre == "government-response":
        yield from find_replies(reading)
    opens = list(_openings(reading))
    if not opens and reading.metadata.genre == "government-response":
        yield from _by_verdict(reading)
    for opening in opens:
        end = next((other.block for other in opens if other.block > opening.block), len(reading.document.blocks))
        yield from _answer(reading, opening, _chapter_end(reading, opening.block + 1, end))


@cache
def _verdict() -> re.Pattern[str]:
    """A verdict that opens an answer ("Agreed in part. The budget ...")."""
    return re.compile(r"(?:Not (?:accepted|agreed)|(?:Partially |Partly )?(?:Accepted|Agreed)|Rejected|Noted)(?: (?:in part|in principle|in full))?\s*(?:[.:;–-]|$)")


def _by_verdict(reading: Reading) -> Iterator[Answer]:
    """Recommendations without a heading of their own: the paragraph before a verdict, with the number before that."""
    blocks = reading.document.blocks
    for index, block in enumerate(blocks):
        words = reading.words(block.span)
        if not index or not _verdict().match(words) or len(reading.words(blocks[index - 1].span).split()) < 5:
            continue
        status, said = status_of(reading, block.span)
        before = reading.words(blocks[index - 2].span).strip() if index > 1 else ""
        label = Said(before, blocks[index - 2].span) if re.fullmatch(r"(?:Rec(?:ommendation)?\.?\s*)?[A-Z]?\d{1,2}[a-z]?", before) else None
        yield Answer(label, blocks[index - 1].span, block.span, said, status)


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where a recommendation opens: its block, its number, and its words if they stand in the same block."""

    block: int
    label: Said
    words: Span | None = None
    to: Span | None = None


def _openings(reading: Reading) -> Iterator[_Opening]:
    answers = reading.metadata.genre == "government-response"
    for index, block in enumerate(reading.document.blocks):
        words, begin = reading.words(block.span), block.span.start
        found = _heading().match(words) or (_with_words().match(words) if answers else None)
        if answers and not found and "(Recommendation" in words:
            yield from _labelled_behind(words, index, begin)
        elif found:
            group = "label" if found["label"] else "point"
            label = Said(found[group], Span(begin + found.start(group), begin + found.end(group)))
            to = Span(begin + found.start("to"), begin + found.end("to")) if found.groupdict().get("to") else None
            yield _Opening(index, label, Span(begin + found.end(), block.span.end) if found.end() < len(words) else None, to)
        elif answers and block.kind in {"item", "heading"} and block.label.isdigit() and _asks().search(words):
            own = own_label(reading, block)
            if own:
                yield _Opening(index, own, block.span)


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(r"\s*\(Recommendations?\s+(?P<label>[A-Z]?\d+(?:\.\d+)*)[^)]*\)[\s,.;]*(?:and\s+)?")


def _labelled_behind(words: str, index: int, begin: int) -> Iterator[_Opening]:
    """Recommendations whose numbers stand behind them ("The Board should act (Recommendation 3, paragraph 52)")."""
    start = 0
    for found in _behind().finditer(words):
        if found.start() - start > 20:
            label = Said(found["label"], Span(begin + found.start("label"), begin + found.end("label")))
            yield _Opening(index, label, Span(begin + start, begin + found.start()))
        start = found.end()


@cache
def _with_words() -> re.Pattern[str]:
    return re.compile(r"(?:Recommendation|RECOMMENDATION)\s+(?P<label>[A-Z]?\d+(?:\.\d+)*)\s*[:.)–-]\s*(?=\S)|(?:Paragraph|Conclusion|Point) (?P<point>\d+)\s*[:.–-]\s*(?=[\"“‘'])")


def _chapter_end(reading: Reading, first: int, end: int) -> int:
    """The answer ends at the next heading that opens no answer."""
    for index in range(first + 1, end):
        block = reading.document.blocks[index]
        if block.kind == "heading" and not _opens_answer().fullmatch(reading.words(block.span).strip()):
            return index
    return end


def _answer(reading: Reading, opening: _Opening, end: int) -> Iterator[Answer]:
    spans = [block.span for block in reading.document.blocks[opening.block + 1 : end]]
    spans = [opening.words, *spans] if opening.words else spans
    if len(spans) < 2:
        return
    turn = next((index for index, span in enumerate(spans) if index and _opens_answer().fullmatch(reading.words(span).strip())), None)
    quoted = turn or _quoted(reading, spans)
    asked, said = spans[:quoted], spans[quoted + 1 if turn else quoted :]
    several = _several(reading, opening, spans[: turn or len(spans)])
    said = [span for span in said if span not in [one for _, one in several]]
    if not said:
        return
    answer = Span(said[0].start, said[-1].end)
    for label, one in several:
        status, words = status_of(reading, answer, label.value)
        yield Answer(label, one, answer, words, status)
    if several:
        return
    status, words = status_of(reading, answer, opening.label.value)
    if not (turn or status or reading.metadata.genre == "government-response"):
        return  # what stands below the number is the recommendation itself
    yield Answer(opening.label, Span(asked[0].start, asked[-1].end), answer, words, status, opening.to)


def _several(reading: Reading, opening: _Opening, asked: list[Span]) -> list[tuple[Said, Span]]:
    """The recommendations that are answered together, where their heading names more than one and each has its number."""
    found = _heading().match(reading.words(reading.document.blocks[opening.block].span))
    if not found or not found["more"]:
        return []
    items = [block for block in reading.document.blocks if block.span in asked and block.label]
    return [(label, block.span) for block in items if (label := own_label(reading, block)) and label.value.isdigit()]


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(r"\b(?:should|must|[Ww]e recommend|recommends that|ought to)\b")


@cache
def _answers() -> re.Pattern[str]:
    return re.compile(r"\b(?:will|(?:is|are) committed|agrees?|accepts?|welcomes?|notes?|recognises?|continues? to|has|have) ?\b")


def _quoted(reading: Reading, spans: list[Span]) -> int:
    """How many blocks quote the recommendation: the first, and those behind it that only ask."""
    count = 1
    for span in spans[1:-1]:
        words = reading.words(span)
        if not _asks().search(words) or _answers().search(words):
            break
        count += 1
    return count
