"""Concerns: worries, risks, gaps, shortfalls and objections that a text states.

1. Items under a heading "Risks" are risks, unless they say that there are none.
2. In prose, a clause with words of worry is a concern, of lack a gap, of objection a disagreement.
3. Who raised it is the speaker of the sentence, or the body whose section it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Block, Span
from ingest.extract.clauses import clauses, find_frame
from ingest.extract.commitments.draft import subjects
from ingest.extract.reading import Reading, Sentence
from ingest.extract.sentences import split_sentences
from ingest.identify.names import fold
from ingest.records import Concern, ConcernKind, Said

_TABLE: Final[tuple[tuple[ConcernKind, str, float], ...]] = (
    ("disagreement", r"\b(?:did not (?:support|agree|have the (?:\w+ )?support)|disagreed|lack of support|object(?:ed|ions?) to|opposed|dissent\w*|not (?:in )?(?:favour|signed[- ]up)|was not (?:\w+’s|\w+'s|their|its|within the) remit|rejected the|some (?:\w+ ){0,3}felt .{5,80} (?:whilst|while|others))\b", 0.7),
    ("concern", r"\bconcern(?:s|ed)?\b(?! (?:the|with all|all)\b)", 0.8),
    ("concern", r"\b(?:worr(?:y|ied|ies|ying)|anxious|anxiet\w+ (?:about|over)|alarm\w*|fears? that|queried|misleading|problems? (?:with|of|reported|in)|difficult(?:y|ies)\b(?= (?:of|in|with|to|that))|it was difficult to|common problem|shortcomings?|numbering issues|barriers?|siphon\w*|raised the issue|could result in|not working well|unsatisfactory|disappoint\w+|delays in|unlikely)\b", 0.65),
    ("gap", (r"\b(?:lack(?:s|ed|ing)? (?:of|in|the)?\b|no access to|unable to|hadn[’']t had sight|not had sight|absence of|shortage of|short of|shortfall|gaps? in|not (?:yet )?(?:been )?(?:widely )?(?:available|using|met|reached|in place)|limited (?:traction|resources|capacity|funding)|resources (?:are|were) (?:also )?limited|insufficient|inadequate|not enough|under-?funded|"
            r"(?:is|was|are|were) (?:also )?needed\b(?! to be)|need for (?:the|more|a|better|greater)|much (?:more|work|still) to be done|much work to be done|delayed (?:against|due)|missing|unmet|not all of the|under-?resourced|(?:poor|low) take-up|lack of take-up)"), 0.6),
    ("risk", r"\b(?:risks? (?:that|of|to)\b|at risk of|a risk\b|threat(?:s|ened)? (?:to|that)|vulnerable to)", 0.6),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pattern:
    """One wording of a concern."""

    kind: ConcernKind
    words: re.Pattern[str]
    confidence: float


@cache
def _patterns() -> tuple[Pattern, ...]:
    return tuple(Pattern(kind, re.compile(words, re.IGNORECASE), confidence) for kind, words, confidence in _TABLE)


@cache
def _risk_heading() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?:key |main |current )?(?:risks?|risks? (?:and|/) (?:issues|challenges)|challenges|issues|barriers|concerns)\b"
    )


def extract(reading: Reading) -> Iterator[Concern]:
    """Find the concerns of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Concerns in text order within risks and prose.
    """
    sections = {sentence.block: sentence.section for sentence in reading.sentences}
    listed: set[int] = set()
    for index, block in enumerate(reading.document.blocks):
        heading = reading.sections[sections[index]].heading if index in sections else ""
        if block.kind in ("item", "paragraph") and heading and _risk_heading().match(heading) and len(heading) < 50:
            listed.add(index)
            yield from _risks(reading, block, sections[index], heading)
    for sentence in reading.sentences:
        if sentence.block not in listed:
            yield from _in_prose(reading, sentence)


def _risks(reading: Reading, block: Block, section: int, heading: str) -> Iterator[Concern]:
    kind: ConcernKind = "risk" if "risk" in heading.casefold() else "concern"
    for start, end in split_sentences(reading.document.text, block.span.start, block.span.end):
        for first, last in _semicolons(reading.words(Span(start, end))):
            quote = Span(start + first, start + last)
            words = reading.words(quote)
            if (
                len(words.split()) >= 3
                and not re.match(r"(?i)(?:not applicable|n/?a\b|none|no (?:significant |new )?risks?|nil)", words)
                and not words.endswith(":")
            ):
                yield Concern(quote=quote, rule="concerns.risk-list", confidence=0.9, kind=kind, raised_by=_group(reading, section))


def _semicolons(words: str) -> Iterator[tuple[int, int]]:
    begin = 0
    parts = [*[m.start() for m in re.finditer(r";\s+", words)], len(words)]
    for cut in parts:
        lead = len(words[begin:cut]) - len(words[begin:cut].lstrip(" ;"))
        text = words[begin:cut].strip(" ;.,")
        for start, end in _commas(text):
            yield begin + lead + start, begin + lead + end
        begin = cut


def _commas(text: str) -> Iterator[tuple[int, int]]:
    """Two figures in one list entry are two risks ("funding reduced by 21%, reductions of 40%")."""
    cut = re.search(r"\d%,\s+(?=[A-Z])", text)
    if cut:
        yield 0, cut.start() + 2
        yield cut.end(), len(text)
    elif text:
        yield 0, len(text)


def _group(reading: Reading, section: int) -> tuple[Said, ...]:
    while section > 0:
        named = [m for m in reading.cast.within(reading.sections[section].heading_span) if m.kind == "body"]
        if named:
            return (named[0].said(),)
        section = reading.sections[section].parent
    return ()


def _in_prose(reading: Reading, sentence: Sentence) -> Iterator[Concern]:
    words = reading.words(sentence.span)
    if words.endswith("?") or not any(pattern.words.search(words) for pattern in _patterns()):
        return
    parts = list(clauses(words))
    whole = find_frame(words)
    for start, end in parts:
        pattern = next((p for p in _patterns() if p.words.search(words[start:end])), None)
        if pattern and len(words[start:end].split()) >= 4 and not re.match(r"(?i)if\b|whether\b", words[start:end]):
            yield _concern(reading, sentence, Span(sentence.span.start + start, sentence.span.start + end), pattern)
    if not parts and whole:
        return


def _concern(reading: Reading, sentence: Sentence, quote: Span, pattern: Pattern) -> Concern:
    words = reading.words(quote)
    found = pattern.words.search(words)
    about = _about(reading, quote, found.end()) if found else None
    who = _who(reading, sentence, quote, found.start() if found else 0)
    return Concern(
        quote=quote, rule=f"concerns.{pattern.kind}", confidence=pattern.confidence, kind=pattern.kind, raised_by=who, about=about
    )


def _about(reading: Reading, quote: Span, offset: int) -> Said | None:
    rest = reading.words(quote)[offset:]
    found = re.match(
        r"\s*(?:(?:was|were|is|are|that|been)\s+)*(?:raised\s+|expressed\s+)?(?:regarding|about|over|in relation to|with|of|in|for|that|to)?\s*(?P<what>[^,;.]{6,120})",
        rest,
    )
    if not found or len(found["what"].split()) < 2:
        return None
    what = found["what"].strip()
    start = quote.start + offset + found.start("what")
    return Said(what, Span(start, start + len(what)))


def _who(reading: Reading, sentence: Sentence, quote: Span, trigger: int) -> tuple[Said, ...]:
    words = reading.words(sentence.span)
    frame = find_frame(words)
    if frame and frame["who"]:
        named = subjects(reading, Span(sentence.span.start, sentence.span.start + frame.end("who")))
        if named:
            return named
    own = subjects(reading, Span(quote.start, quote.start + trigger)) if trigger else ()
    if own and re.search(r"\b(?:concern|worr|queried|object|oppos|disagree|fear|support)", reading.words(quote)[trigger : trigger + 24]):
        return own
    if re.match(
        r"(?:Concerns?|Worries|Questions|Statistics|Figures|Objections?)\b.*\b(?:was|were) (?:also )?(?:raised|expressed|queried|questioned|noted)\b",
        words,
    ):
        return _meeting(reading)
    return ()


def _meeting(reading: Reading) -> tuple[Said, ...]:
    publisher = reading.metadata.publisher
    name = next((p.name.value for p in reading.cast.partners if publisher and fold(p.name.value) == fold(publisher.value)), "")
    return (Said(name, publisher.span),) if publisher and name else ()
