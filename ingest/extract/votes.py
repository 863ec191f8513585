"""Votes: counts, and who proposed and seconded a motion.

A motion and the vote on it are one record where they stand in one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.documents.model import Span
from ingest.extract.reading import Reading
from ingest.records import Said, Vote

_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|nil)"


@cache
def _count() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<outcome>carried|lost|defeated|passed|rejected|agreed|approved)?\s*(?:by\s+)?(?P<for>{_NUMBER})\s+(?:votes?\s+)?(?:to|for(?:,| and)?|in favour(?:,| and)?)\s+(?:and\s+)?(?P<against>{_NUMBER})(?:\s+(?:votes?\s+)?against|(?=\s*[.,;]|\s+with\b|\s*$))(?:,?\s*(?:with|and)?\s*(?P<abstain>{_NUMBER})\s+abst)?",
        re.IGNORECASE,
    )


@cache
def _table() -> re.Pattern[str]:
    return re.compile(
        r"\bFor\s*[:–-]?\s*(?P<for>\d{1,3})\b[,;\s|]+Against\s*[:–-]?\s*(?P<against>\d{1,3})\b(?:[,;\s|]+Abst\w*\s*[:–-]?\s*(?P<abstain>\d{1,3}))?"
    )


@cache
def _mover() -> re.Pattern[str]:
    return re.compile(r"\b(?:proposed|moved)\b", re.IGNORECASE)


@cache
def _outcome() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:unanimously(?: voted in favour(?: of (?:this|it|the motion))?| agreed| carried| approved)?|carried(?: unanimously)?|lost|defeated|voted in favour)\b",
        re.IGNORECASE,
    )


def extract(reading: Reading) -> Iterator[Vote]:
    """Find the votes of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Votes in text order.
    """
    for block in reading.document.blocks:
        words = reading.words(block.span)
        second = re.search(r"\bseconded\b", words, re.IGNORECASE)
        if second and _mover().search(words):
            yield _motion(reading, block.span)
            continue
        counted = _count().search(words) or _table().search(words)
        if counted and (re.search(r"\bvot|\bcarried\b|\bmotion\b|\blost\b", words, re.IGNORECASE)):
            yield _counted(reading, block.span, counted)


def _motion(reading: Reading, span: Span) -> Vote:
    words = reading.words(span)
    mover, second = _mover().search(words), re.search(r"\bseconded\b", words, re.IGNORECASE)
    counted = _count().search(words)
    outcome = _outcome().search(words)
    return Vote(
        quote=Span(span.start, span.start + len(words.rstrip(" ."))),
        rule="votes.motion",
        proposer=_near(reading, span, mover),
        seconder=_near(reading, span, second),
        votes_for=_said(span, counted, "for"),
        votes_against=_said(span, counted, "against"),
        abstentions=_said(span, counted, "abstain"),
        outcome=_verdict(span, outcome),
    )


def _verdict(span: Span, found: re.Match[str] | None) -> Said | None:
    if not found:
        return None
    value = "carried unanimously" if "unanim" in found[0].casefold() else "carried" if "favour" in found[0] else found[0].casefold()
    return Said(value, Span(span.start + found.start(), span.start + found.end()))


def _near(reading: Reading, span: Span, verb: re.Match[str] | None) -> Said | None:
    """Return the person named right before the verb, or behind its "by"."""
    if verb is None:
        return None
    after = re.match(r"\s+by\s+", reading.words(span)[verb.end() :])
    place = span.start + verb.end() + (after.end() if after else 0)
    if after:
        found = [m for m in reading.cast.within(Span(place, min(span.end, place + 60))) if m.kind != "body"]
        return found[0].said() if found else None
    before = [m for m in reading.cast.within(Span(max(span.start, place - 80), place)) if m.kind != "body"]
    return before[-1].said() if before else None


def _said(span: Span, found: re.Match[str] | None, group: str) -> Said | None:
    if not found or not found[group]:
        return None
    words = found[group].casefold()
    names = "none one two three four five six seven eight nine ten eleven twelve".split()
    value = "0" if words == "nil" else str(names.index(words)) if words in names else words
    return Said(value, Span(span.start + found.start(group), span.start + found.end(group)))


def _counted(reading: Reading, span: Span, found: re.Match[str]) -> Vote:
    words = reading.words(span)
    begin = max(words.rfind(". ", 0, found.start()) + 1, 0)
    end = words.find(". ", found.end())
    text = words[begin : end if end > 0 else len(words)]
    start = span.start + begin + len(text) - len(text.lstrip())
    outcome = _outcome().search(words)
    return Vote(
        quote=Span(start, start + len(text.strip().rstrip("."))),
        rule="votes.count",
        votes_for=_said(span, found, "for"),
        votes_against=_said(span, found, "against"),
        abstentions=_said(span, found, "abstain"),
        outcome=_verdict(span, outcome),
    )
