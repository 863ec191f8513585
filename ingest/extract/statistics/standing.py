"""What a figure rests on: a document, a speaker, nothing, or a doubt.

Disputed wins over cited, cited over attributed. A source must be named in the sentence, by a footnote whose text the
document holds, or as what is being reported in the sentence before; a speaker in the sentence itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.documents.model import Span
from ingest.extract.clauses import find_frame
from ingest.extract.reading import Reading, Sentence
from ingest.records import Said, Standing


@dataclass(frozen=True, slots=True)
class Support:
    """What a figure rests on."""

    standing: Standing
    attributed_to: Said | None = None
    source: Said | None = None


@cache
def _doubt() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:queried|questioned|misleading|disputed|not (?:be )?(?:accurate|reliable|correct)|inaccurate|unreliable|cast doubt|challenged the (?:figure|data)|concern\w* (?:was|were) raised (?:regarding|about|over) the (?:source|accuracy|data|figures?))\b",
        re.IGNORECASE,
    )


def find_support(reading: Reading, sentence: Sentence, quote: Span, figure: Span) -> Support:
    """Tell what a figure rests on.

    Args:
        reading: The reading.
        sentence: The sentence it stands in.
        quote: Its quotation.
        figure: Its own words.

    Returns:
        The standing, and who or what it rests on.
    """
    words = reading.words(sentence.span)
    source = _source(reading, sentence) or _footnote(reading, figure, quote) or _reported(reading, sentence)
    who = _speaker(reading, sentence)
    if _doubt().search(words):
        return Support("disputed", who, source)
    if source:
        return Support("cited", who, source)
    return Support("attributed", who) if who else Support("unsourced")


def _source(reading: Reading, sentence: Sentence) -> Said | None:
    words = reading.words(sentence.span)
    found = re.search(
        r"\b(?:[Aa]ccording to|[Bb]ased on|drawn from|reported in|published in|[Ss]ource:)\s+(?:the\s+|a\s+|its\s+)?(?P<what>[A-Za-z][\w’'& -]{4,90}?(?:Report|Review|Survey|Census|Strategy|Statistics|Plan|Assessment|Index|Study|Audit|Data|report|review|survey|census|statistics|data|figures|study|research|response|evaluation))\b",
        words,
    )
    found = found or re.search(
        r"\b(?P<what>(?:[A-Z][\w’'&-]*\s+){1,8}(?:Report|Review|Survey|Census|Statistics|Assessment|Study|Audit)|(?:research|an? (?:evaluation|survey|study|audit|review) of)[\w’'& -]{4,80}?)(?:\s*\([^)]*\))?\s+(?:showed|shows|found|finds|stated?|suggests?|suggested|indicates?|reveal(?:s|ed))\b",
        words,
    )
    if not found:
        return None
    return Said(" ".join(found["what"].split()), Span(sentence.span.start + found.start("what"), sentence.span.start + found.end("what")))


def _speaker(reading: Reading, sentence: Sentence) -> Said | None:
    words = reading.words(sentence.span)
    frame = find_frame(words)
    if frame and frame["who"]:
        named = reading.cast.within(Span(sentence.span.start, sentence.span.start + frame.end("who")))
        return named[0].said() if named else None
    behind = re.search(r"\b(?:according to|said|quoted by|reported by|estimated by)\s+(?:the\s+)?", words)
    if behind:
        named = reading.cast.within(
            Span(sentence.span.start + behind.end(), min(sentence.span.end, sentence.span.start + behind.end() + 80))
        )
        return named[0].said() if named else None
    return None


def _footnote(reading: Reading, figure: Span, quote: Span) -> Said | None:
    """A mark glued to a word behind the figure ("in ESA2."), and a note block or line that it numbers."""
    tail = reading.words(Span(figure.end, min(len(reading.document.text), max(figure.end, quote.end + 2))))
    mark = re.search(r"(?<=[A-Za-z)])(?P<mark>\d{1,2})(?=[\s.,;:]|$)|(?<=20\d\d/\d\d)(?P<glued>\d)\b|\[(?P<bracket>\d{1,3})\]", tail)
    if not mark:
        return None
    number = mark["mark"] or mark["glued"] or mark["bracket"]
    for block in reading.document.blocks:
        if block.kind == "note" and block.label == number:
            title = re.split(r"\s+[-–]\s+|\.\s", reading.words(block.span))[0]
            return Said(" ".join(title.split()), Span(block.span.start, block.span.start + len(title)))
    return None


def _reported(reading: Reading, sentence: Sentence) -> Said | None:
    """The sentence goes on with what a document named just before says ("It said ...")."""
    words = reading.words(sentence.span)
    if not re.match(
        r"(?:It|The (?:report|response|review|survey|study|document|paper|strategy))\s+(?:also\s+)?(?:said|says|states?|stated|found|finds|adds|added|showed|shows)\b",
        words,
    ):
        return None
    start = max(0, sentence.span.start - 900)
    before = reading.words(Span(start, sentence.span.start))
    found = [
        m
        for m in re.finditer(
            r"(?:\b(?:its|the|a|their)|[’']s)\s+(?P<what>(?:joint |annual |latest |government |published )?(?:response|report|review|survey|study|strategy|white paper|green paper)(?:\s+(?:to|of|by|on)\s+(?:the\s+|a\s+)?[\w’' ]{3,60}?(?=[,.;]|\s+(?:which|that|also|was|is|has|came|says|said|and sets)\b))?)",
            before,
        )
    ]
    named = [m for m in found if re.search(r"\b(?:published|response)\b", before[max(0, m.start() - 40) : m.end()])]
    if not named:
        return None
    best = named[-1]
    return Said(" ".join(best["what"].split()), Span(start + best.start("what"), start + best.end("what")))
