"""Bodies, funds and services that ended, and who took them over.

1. A body ends by what is said of it ("was abolished", "ceases in April", "will not meet again"), by what is done to it ("the closure
   of", "to wind up"), or by what takes its place ("X replaced Y").
2. Its successor stands in the sentence or the next: what it was merged into or replaced by, or who took over its work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.clauses import find_frame
from ingest.extract.dates import find_dates
from ingest.extract.guarded import Guarded
from ingest.extract.reading import Mention, Reading, Sentence
from ingest.records import Said, Succession

_NEAR: Final = 24  # characters between a body and the verb that ends it, or between a verb and its object
_BE: Final = r"(?:is|are|was|were|has been|have been|had been|will be|would be|to be|being|be)"


@cache
def _ended() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<ended>(?:ceased|ceases|will cease|to cease)(?: to (?:exist|operate|meet|trade)|(?= (?:in|on|from|at|operating|trading)\b))|{_BE}\s+(?:then\s+|now\s+|\w+ly\s+|itself\s+|formally\s+)*(?:abolished|disbanded|dissolved|wound up|stood down|discontinued|replaced (?:by|with)|merged (?:into|with)|succeeded by|subsumed (?:into|by|within)|absorbed (?:into|by)|taken over by|superseded by|incorporated into|renamed|closed down|shut down)"
        r"|(?:has|have|had) (?:ceased|closed|been closed|folded|completed its (?:remit|work|task))|(?:folded|closed|shut) (?:on \d|in (?:\d|[A-Z][a-z]+ \d|(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter)\b)|at the end of)|completed its (?:remit|work|task)|(?:will|would|does|do) not meet again|became (?:part of )?(?=the\b|[A-Z])"
        rf"|(?P<object>(?P<noun>disband(?:ing|ment)|abolition|closure|dissolution|demise|winding[- ]up|standing down)\s+of|merging|(?:to |and )?(?:wind up|stand down(?! (?:from|as|at|after)\b)|disband|dissolve|abolish)\b|(?:which |that |it )?(?P<active>replac(?:ed|es|ing)|supersed(?:ed|es|ing)|succeed(?:ed|s)|took over from|takes over from|taking over from)\b(?! by| with| in\b| at\b| to\b)))"
    )


@cache
def _cheap() -> Guarded:
    return Guarded(r"ceas|abolish|abolition|disband|dissol|w(?:ou|i)nd|st(?:oo|an)d(?:ing)? down|discontinu|replac|merg|succeed|subsum|absorb|t(?:ook|ak\w+) over|supersed|incorporat|renamed|clos|shut|folded|complet|meet again|became|demise")


def extract(reading: Reading) -> Iterator[Succession]:
    """Find the successions of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Successions in text order; one whose ended body is not named is left out.
    """
    anchor = reading.metadata.date.value if reading.metadata.date else ""
    for index, sentence in enumerate(reading.sentences):
        words = reading.words(sentence.span)
        found = _ended().search(words) if _cheap().search(words) else None
        if found:
            after = reading.sentences[index + 1] if index + 1 < len(reading.sentences) else sentence
            yield from _succession(reading, sentence, found, anchor, after)


def _succession(reading: Reading, sentence: Sentence, found: re.Match[str], anchor: str, after: Sentence) -> Iterator[Succession]:
    base, words = sentence.span.start, reading.words(sentence.span)
    ended, successor = _parties(reading, sentence, found)
    if ended is None:
        return
    if successor is None and after.block == sentence.block:
        successor = _heir(reading, sentence.span, found.end()) or (_heir(reading, after.span, 0) if after is not sentence else None)
    when = next(iter(find_dates(words, anchor=anchor)), None)
    frame = find_frame(words)
    start = frame.end() if frame and frame.end() <= found.start() else 0
    yield Succession(
        quote=Span(base + start, base + len(words.rstrip(" ."))),
        rule="successions.ended",
        ended=ended.said(),
        successor=successor.said() if successor and successor.name != ended.name else None,
        when=Said(when.iso, Span(base + when.start, base + when.end)) if when else None,
    )


def _bodies(reading: Reading, span: Span) -> list[Mention]:
    """The bodies of a stretch, but for those to which only something else belongs ("the council's own youth service")."""
    text = reading.document.text
    return [one for one in reading.cast.within(span) if one.kind == "body" and not text.startswith(("’s ", "'s ", "’ ", "' "), one.span.end)]


def _parties(reading: Reading, sentence: Sentence, found: re.Match[str]) -> tuple[Mention | None, Mention | None]:
    """Who ended, and who took over, as far as the words around the verb tell."""
    base, words = sentence.span.start, reading.words(sentence.span)
    before = _bodies(reading, Span(base, base + found.start()))
    behind = _bodies(reading, Span(base + found.end(), sentence.span.end))
    near = before[-1] if before and re.fullmatch(rf"[\w\s()]{{0,{_NEAR}}}", words[before[-1].span.end - base : found.start()]) else None
    if found["active"]:
        old = behind[0] if behind and behind[0].span.start - base - found.end() <= _NEAR else None
        return old, (near or (before[-1] if before else None)) if old else None
    if found["object"]:
        first = behind[0] if behind else None
        return first, behind[1] if first and found["ended"].startswith("merging") and len(behind) > 1 else None
    return near, _successor(words, found, behind)


@cache
def _took() -> re.Pattern[str]:
    return re.compile(r"\btook over|\btaken over by|\breplaced (?:by|with)|\bmerged|\bsucceeded by|\bsubsumed|\babsorbed|\bsuperseded|\btaking over|\btakes over|\bwill take over|\bincorporated into|\brenamed|\bbecame")


def _successor(words: str, found: re.Match[str], bodies: list[Mention]) -> Mention | None:
    return bodies[0] if _took().search(words, found.start()) and bodies else None


@cache
def _passes() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:work|works|functions?|duties|responsibilit\w+|role|remit|tasks?|seat|staff|services?|business)\b[^.;]{0,60}?\b(?:pass(?:es|ed)?|transfer(?:s|red)?|mov(?:e|es|ed)|hand(?:ed)?(?: over)?|picked up|taken (?:on|over|forward)|carried on|go(?:es)?)\s+(?:to|by|into)\s+(?:the\s+)?$"
        r"|\bhand(?:ed|ing)? (?:over )?(?:the |its |their )?(?:work|functions|duties|remit) (?:over )?to (?:the\s+)?$"
    )


def _heir(reading: Reading, span: Span, offset: int) -> Mention | None:
    """Who takes over the work of what ended."""
    words = reading.words(span)
    for mention in _bodies(reading, Span(span.start + offset, span.end)):
        if _passes().search(words[: mention.span.start - span.start]):
            return mention
    return None
