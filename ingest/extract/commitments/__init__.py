"""Commitments: what was recommended, decided, promised, aimed at, and what is reported of it.

1. The surest rules first: action lines, numbered recommendations, sections and lists that say what they hold.
2. Then the clauses of running prose, by the words that make them a promise (`wordings`).
3. A clause that a surer rule has taken is left alone; the same words a second time become a further place of the first record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.documents.model import Span
from ingest.extract.clauses import clauses
from ingest.extract.commitments.action_lines import find_action_lines, line
from ingest.extract.commitments.draft import lowered, make, speaker
from ingest.extract.commitments.recommendations import find_recommendations
from ingest.extract.commitments.sections import find_section_commitments, section_kind
from ingest.extract.commitments.wordings import find_wording
from ingest.extract.reading import Reading, Sentence
from ingest.identify.names import fold
from ingest.records import Commitment

__all__ = ["extract"]


def extract(reading: Reading) -> Iterator[Commitment]:
    """Find the commitments of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Commitments, each once.
    """
    sure = [*find_action_lines(reading), *find_recommendations(reading), *find_section_commitments(reading)]
    yield from _once(reading, _apart([*sure, *_in_prose(reading, sure)]))


def _apart(found: list[Commitment]) -> Iterator[Commitment]:
    """Leave out what overlaps with a surer commitment before it in the list."""
    taken: list[Span] = []
    for commitment in found:
        if not any(commitment.quote.overlaps(span) for span in taken):
            taken.append(commitment.quote)
            yield commitment


def _once(reading: Reading, found: Iterable[Commitment]) -> Iterator[Commitment]:
    """Merge what the document states twice in the same words."""
    merged: dict[tuple[str, str], Commitment] = {}
    for commitment in found:
        key = (commitment.kind, fold(reading.words(commitment.quote)))
        first = merged.get(key)
        merged[key] = replace(first, also=(*first.also, commitment.quote)) if first else commitment
    yield from merged.values()


def _in_prose(reading: Reading, sure: list[Commitment]) -> Iterator[Commitment]:
    covered = _covered(sure)
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        if line().match(words) or not _may_promise(words) or _is_aside(reading, sentence, words):
            continue
        for start, end in clauses(words):
            quote = Span(sentence.span.start + start, sentence.span.start + end)
            if quote.start in covered or quote.end - 1 in covered:
                continue
            yield from _clause(reading, sentence, quote)


def _covered(sure: list[Commitment]) -> set[int]:
    return {offset for commitment in sure for offset in range(commitment.quote.start, commitment.quote.end)}


def _may_promise(words: str) -> bool:
    return len(words.split()) >= 4 and not words.endswith("?")


def _is_aside(reading: Reading, sentence: Sentence, words: str) -> bool:
    """Questions asked, thanks, and what stands under risks or attendance make no commitment."""
    if section_kind(reading, sentence.section) == "risk":
        return True
    return bool(re.search(r"\b(?:asked|enquired|queried|wondered|questioned)\s+(?:if|whether|how|what|why|to what|about|when|which|where|who)\b|\bthanked\b", words))


def _clause(reading: Reading, sentence: Sentence, quote: Span) -> Iterator[Commitment]:
    words = reading.words(quote)
    wording = find_wording(words)
    if wording is None or len(words.split()) < 4 or _is_conditional(words, wording.verb):
        return
    made = make(reading, quote, wording)
    if not made.owner and wording.passive and wording.kind == "action" and wording.status == "planned":
        who = speaker(reading, sentence)
        made = lowered(replace(made, owner=who), 0.9) if who else made
    yield made


def _is_conditional(words: str, verb: int) -> bool:
    return bool(re.match(r"(?:if|unless|in case|whether|when|where|because|as|since)\b", words, re.IGNORECASE)) and "," not in words[:verb]
