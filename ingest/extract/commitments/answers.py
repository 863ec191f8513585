"""Answers: which stretch of a response quotes a recommendation, which answers it, and with what.

1. A line "Recommendation 4" opens a recommendation; "Government response" or the paragraph behind the quoted one opens its answer.
2. The first words of assent, part assent, refusal or notice in the answer settle its status; an answer that says none of them
   leaves it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Block, Span
from ingest.extract.reading import Reading
from ingest.extract.sentences import split_sentences
from ingest.records import Said, Status

_STATUSES: Final[tuple[tuple[Status, str], ...]] = (
    ("accepted in part", r"\b(?:partially|partly|in part|in principle)[\s-]+(?:accept(?:s|ed)?|agree[sd]?)\b|\b(?:accept(?:s|ed)?|agree[sd]?)\b[^.;]{0,40}?\bin (?:part|principle)\b"),
    ("rejected", r"\b(?:do(?:es)? not|did not|cannot|is unable to|are unable to|will not) (?:\w+ )?(?:accept|agree|support|intend to (?:accept|adopt|implement)|consider (?:it|that) (?:is )?necessary)\b|\brejects?\b|\brejected\b|\bnot (?:accepted|agreed)\b|\b(?:is|are) not persuaded\b|\bdisagrees?\b"),
    ("accepted", r"\baccept(?:s|ed)?\b(?! that)|\bagree[sd]?\b(?! to disagree)|\bshares? (?:the|this) [\w’' ]{0,40}(?:view|ambition|recommendation)\b|\b(?:supports?|welcomes?|endorses?) (?:this|the) (?:[\w’']+ )?recommendation\b|\b(?:will|is|are) (?:implement|implementing) this recommendation\b"),
    ("noted", r"\bnotes? (?:this|the|these) (?:[\w’']+ )?recommendations?\b|\bnoted\b"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """A recommendation and its answer.

    Attributes:
        label: Number of the recommendation.
        recommendation: Place of the quoted recommendation.
        answer: Place of the answer.
        words: Place of the sentence that settles the status; the answer's first sentence if none does.
        status: "accepted", "accepted in part", "rejected", "noted"; empty if the answer does not say.
    """

    label: Said | None
    recommendation: Span
    answer: Span
    words: Span
    status: Status


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(r"(?:Committee(?:’s|'s)? )?(?:Recommendations?|RECOMMENDATIONS?|Conclusions?)(?:\s+(?:and|/)\s+[Rr]ecommendations?)?\s+(?:[Nn]o\.?\s*)?(?P<label>[A-Z]?\d+(?:\.\d+)*)(?:\s*\([^)]*\))?\s*[:.]?\s*$")


@cache
def _opens_answer() -> re.Pattern[str]:
    return re.compile(r"(?i)(?:the\s+)?(?:(?:scottish |welsh |uk )?government|council|cabinet|executive|department|trust|board|committee|our|nhs [\w ]{1,30}|[\w ]{1,30})?(?:’s|'s)?\s*response\s*:?\s*$|(?:decision|reply|answer)\s*:\s*$")


def find_answers(reading: Reading) -> Iterator[Answer]:
    """Find the recommendations that a document answers one by one.

    Args:
        reading: The reading.

    Yields:
        Answers in text order.
    """
    blocks = reading.document.blocks
    opens = [(index, found) for index, block in enumerate(blocks) if (found := _heading().match(reading.words(block.span)))]
    ends = [*[index for index, _ in opens], len(blocks)][1:]
    for (index, found), end in zip(opens, ends, strict=True):
        begin = blocks[index].span.start
        label = Said(found["label"], Span(begin + found.start("label"), begin + found.end("label")))
        yield from _answer(reading, label, index + 1, _chapter_end(reading, index + 1, end))


def _chapter_end(reading: Reading, first: int, end: int) -> int:
    """The answer ends at the next heading that opens no answer."""
    for index in range(first + 1, end):
        block = reading.document.blocks[index]
        if block.kind == "heading" and not _opens_answer().fullmatch(reading.words(block.span).strip()):
            return index
    return end


def _answer(reading: Reading, label: Said, first: int, end: int) -> Iterator[Answer]:
    blocks = reading.document.blocks[first:end]
    if len(blocks) < 2:
        return
    turn = next((index for index, block in enumerate(blocks) if index and _opens_answer().fullmatch(reading.words(block.span).strip())), None)
    quoted = turn or _quoted(reading, blocks)
    asked, said = blocks[:quoted], blocks[quoted + 1 if turn else quoted :]
    if not said:
        return
    answer = Span(said[0].span.start, said[-1].span.end)
    status, words = status_of(reading, answer)
    yield Answer(label, Span(asked[0].span.start, asked[-1].span.end), answer, words, status)


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(r"\b(?:should|must|we recommend|ought to)\b")


@cache
def _answers() -> re.Pattern[str]:
    return re.compile(r"\b(?:will|(?:is|are) committed|agrees?|accepts?|welcomes?|notes?|recognises?|continues? to|has|have) ?\b")


def _quoted(reading: Reading, blocks: tuple[Block, ...]) -> int:
    """How many blocks quote the recommendation: the first, and those behind it that only ask."""
    count = 1
    for block in blocks[1:-1]:
        words = reading.words(block.span)
        if not _asks().search(words) or _answers().search(words):
            break
        count += 1
    return count


@cache
def _statuses() -> tuple[tuple[Status, re.Pattern[str]], ...]:
    return tuple((status, re.compile(pattern, re.IGNORECASE)) for status, pattern in _STATUSES)


def status_of(reading: Reading, answer: Span) -> tuple[Status, Span]:
    """Return what an answer says of the recommendation, and where.

    Args:
        reading: The reading.
        answer: Place of the answer.

    Returns:
        The status and the sentence that settles it; an empty status and the first sentence if none does.
    """
    sentences = [Span(*place) for place in split_sentences(reading.document.text, answer.start, answer.end)]
    for sentence in sentences:
        words = reading.words(sentence)
        status: Status = next((status for status, pattern in _statuses() if pattern.search(words)), "")
        if status:
            return status, sentence
    return "", sentences[0] if sentences else answer
