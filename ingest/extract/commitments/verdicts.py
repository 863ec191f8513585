"""Verdicts: what an answer says of the recommendation that it answers, and where.

1. The first sentence with words of assent, part assent, refusal or notice settles the status.
2. That there are no plans for it is a refusal only at the start of an answer: further down it speaks of something else.
3. An answer that says none of them leaves the status open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.reading import Reading
from ingest.extract.sentences import split_sentences
from ingest.records import Said, Status

_SOON: Final = 3  # sentences at the start of an answer in which a lack of plans refuses what was asked
_WHAT: Final = r"(?:recommendations?(?: [A-Z]?\d+(?:\.\d+)*)?|proposals?|suggestions?|this|it|these|they)"
_ASSENT: Final = rf"\bagrees?\b(?! to disagree)|\baccepts?\b(?! that)|^\W*(?:[\w’' ]{{0,40}}response:?\s*)?(?:both |all |fully )?(?:agreed|accepted)\b|\b{_WHAT} (?:is|are|was|were|has been|have been) (?:\w+ )?(?:accepted|agreed)\b|\b(?:has|have) (?:\w+ )?accepted\b(?! that)"
_CARRIES_OUT: Final = r"\bshares? (?:the|this) [\w’' ]{0,40}(?:view|ambition|recommendation)\b|\b(?:supports?|welcomes?|endorses?) (?:this|the) (?:[\w’']+ )?recommendation\b|\b(?:will|is|are) (?:implement|implementing) this recommendation\b|\b(?:recommendations?|proposals?|suggestions?)\b[^.;]{0,80}\bwill be (?:included|implemented|adopted|incorporated|taken forward|taken on board)\b"
_STATUSES: Final[tuple[tuple[Status, str], ...]] = (
    ("accepted in part", r"\b(?:partially|partly|in part|in principle)[\s-]+(?:accept(?:s|ed)?|agree[sd]?)\b|\b(?:accept(?:s|ed)?|agree[sd]?)\b[^.;]{0,40}?\bin (?:part|principle)\b|\baccepts? (?:this|it|the recommendation) (?:as regards|as far as|in so far as|insofar as|except|only)\b"),
    ("rejected", r"\b(?:do(?:es)? not|did not|cannot|is unable to|are unable to|(?:is|are|am) not able to|will not) (?:\w+ )?(?:accept|agree|support|intend to (?:accept|adopt|implement)|consider (?:it|that) (?:is )?necessary|take this forward|implement this)\b|\brejects?\b|\brejected\b|\bnot (?:accepted|agreed)\b|\b(?:is|are) not persuaded\b|\bdisagrees?\b|\b(?:have|has|must|am afraid we) (?:to )?disappoint\b"),
    ("accepted", f"{_ASSENT}|{_CARRIES_OUT}"),
    ("noted", r"\bnotes? (?:this|the|these) (?:[\w’']+ )?recommendations?\b|^\W*noted\b|\bis noted\b|\bwill (?:\w+ )?consider (?:this|the|these) (?:recommendation|suggestion|proposal)s?\b"),
)  # fmt: skip
_PLANLESS: Final = r"(?<!although )(?<!while )(?<!whilst )\b(?:there (?:is|are)|we have|(?:has|have)|does not have|do not have) (?:currently |at present )?(?:no|any) (?:current |present |immediate )?(?:plans?|intention) to\b"


@dataclass(frozen=True, slots=True)
class Answer:
    """A recommendation and its answer.

    Attributes:
        label: Number of the recommendation.
        recommendation: Place of the quoted recommendation.
        answer: Place of the answer.
        words: Place of the sentence that settles the status; the answer's first sentence if none does.
        status: "accepted", "accepted in part", "rejected", "noted"; empty if the answer does not say.
        to: Place of the words that say to whom it is put, where its heading does.
    """

    label: Said | None
    recommendation: Span
    answer: Span
    words: Span
    status: Status
    to: Span | None = None


@cache
def _statuses() -> tuple[tuple[Status, re.Pattern[str]], ...]:
    return tuple((status, re.compile(pattern, re.IGNORECASE)) for status, pattern in _STATUSES)


def status_of(reading: Reading, answer: Span, label: str = "") -> tuple[Status, Span]:
    """Return what an answer says of the recommendation, and where.

    Args:
        reading: The reading.
        answer: Place of the answer.
        label: Number of the recommendation: where an answer names recommendations by number, what it says of others does
            not count.

    Returns:
        The status and the sentence that settles it; an empty status and the first sentence if none does.
    """
    sentences = [Span(*place) for place in split_sentences(reading.document.text, answer.start, answer.end)]
    for sentence in sorted(sentences, key=lambda sentence: label not in _named(reading.words(sentence))):
        words = reading.words(sentence)
        if not _named(words) or label in _named(words):
            status = _said_in(words, sentence in sentences[:_SOON])
            if status:
                return status, sentence
    return "", sentences[0] if sentences else answer


def _said_in(words: str, early: bool) -> Status:
    """The status that one sentence of an answer settles."""
    status: Status = next((status for status, pattern in _statuses() if pattern.search(words)), "")
    return "rejected" if not status and early and _planless().search(words) else status


@cache
def _planless() -> re.Pattern[str]:
    return re.compile(_PLANLESS, re.IGNORECASE)


def _named(words: str) -> frozenset[str]:
    """The numbers of the recommendations that a sentence names."""
    return frozenset(re.findall(r"\bRecommendations?\s+([A-Z]?\d+(?:\.\d+)*)", words))
