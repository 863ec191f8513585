"""What a figure rests on: a document, a speaker, nothing, or a doubt.

1. A source is named in the sentence ("according to the Annual Report"), by the note of the next mark, by the line "Source:" under
   a table, or as the document that the sentence before reports ("It said ...").
2. A speaker is named in the sentence: in the frame of reported speech, or behind "according to", "said", "quoted by".
3. Disputed wins over cited, cited over attributed. A note that points to oral evidence names a speaker and no document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.clauses import find_frame
from ingest.extract.notes import Note, Notes, find_mark, leading_mark
from ingest.extract.reading import Mention, Reading, Sentence
from ingest.records import Said, Standing

_KIND: Final = r"(?:Report|Review|Survey|Census|Strategy|Statistics|Plan|Assessment|Index|Study|Audit|Evaluation|Register|Dashboard|JSNA|Needs Assessment)"
_PLAIN: Final = r"(?:report|review|survey|census|statistics|data|figures|study|research|response|evaluation|analysis|audit|poll|estimates?)"
_SHOWS: Final = r"(?:show(?:s|ed|n|ing)?|found|finds|stat(?:es|ed)|suggest(?:s|ed)|indicat(?:es|ed|ing)|reveal(?:s|ed)|estimat(?:es|ed)|predict(?:s|ed)|conclud(?:es|ed)|not(?:es|ed)|report(?:s|ed)|put|puts|identified)"
_REACH: Final = 15  # blocks between a table's row and the line that names its source


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


def find_support(reading: Reading, notes: Notes, index: int, figure: Span) -> Support:
    """Tell what a figure rests on.

    Args:
        reading: The reading.
        notes: Its notes.
        index: Index of the figure's sentence in `Reading.sentences`.
        figure: Its own words.

    Returns:
        The standing, and who or what it rests on.
    """
    sentence = reading.sentences[index]
    note = _note(reading, notes, index, figure)
    source = _named(reading, sentence) or (_cited(reading, note) if note else None) or _reported(reading, sentence) or _source_line(reading, sentence)
    who = _speaker(reading, sentence) or (_witness(reading, note) if note else None)
    if _doubt().search(reading.words(sentence.span)):
        return Support("disputed", who, source)
    if source:
        return Support("cited", who, source)
    return Support("attributed", who) if who else Support("unsourced")


@cache
def _sources() -> tuple[re.Pattern[str], ...]:
    name = r"[A-Z][\w’'&.-]*"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"\b(?:[Aa]ccording to|[Bb]ased on|drawn from|reported in|published in|set out in|[Ss]ource:|[Dd]ata from|[Ff]igures (?:from|in)|as (?:stated|shown|reported) in)\s+(?:the\s+|a\s+|its\s+|their\s+)?(?P<what>[A-Za-z0-9][\w’'& -]{{4,90}}?(?:{_KIND}|{_PLAIN})(?:\s+(?:19|20)\d\d(?:[-/]\d+)?)?)\b",
            rf"\b(?P<what>(?:{name}\s+(?:(?:of|the|and|for|on|in)\s+)?){{1,8}}{_KIND}(?:\s+(?:19|20)\d\d(?:[-/]\d+)?)?|(?:research|an? (?:evaluation|survey|study|audit|review|analysis) of)[\w’'& -]{{4,80}}?)(?:\s*\([^)]*\))?\s+(?:(?:also|has|have|had)\s+)*{_SHOWS}\b",
            rf"\b(?P<what>(?:(?:recent|latest|annual|independent|joint|national)\s+)?(?i:survey|study|research|analysis|report|poll|review|evaluation|modelling)\s+(?:(?:conducted|carried out|published|commissioned|undertaken|produced)\s+)?(?:by|from)\s+(?:the\s+)?{name}(?:\s+(?:(?:of|for|and|&)\s+)?{name}){{0,6}})",
            rf"\b(?P<what>(?:the\s+)?(?:(?:national|official|latest|recent|published|local)\s+)+(?:statistics|figures|data|estimates|surveys?))\s+{_SHOWS}\b",
        )
    )


def _named(reading: Reading, sentence: Sentence) -> Said | None:
    words = reading.words(sentence.span)
    for pattern in _sources():
        found = pattern.search(words)
        if found:
            return _said(found["what"], sentence.span.start + found.start("what"))
    return None


def _said(words: str, start: int) -> Said:
    return Said(" ".join(words.split()), Span(start, start + len(words)))


def _note(reading: Reading, notes: Notes, index: int, figure: Span) -> Note | None:
    """The note of the first mark behind the figure, which may stand at the start of the next sentence."""
    sentence = reading.sentences[index]
    note = find_mark(reading, notes, Span(figure.end, sentence.span.end))
    following = reading.sentences[index + 1] if index + 1 < len(reading.sentences) else None
    if note or following is None or following.block != sentence.block:
        return note
    mark = leading_mark(reading, notes, following.span)
    return mark[0] if mark else None


@cache
def _oral() -> re.Pattern[str]:
    return re.compile(r"QQ? ?\d+[^(;]*(?:\((?P<who>[^)]+)\))?")


def _cited(reading: Reading, note: Note) -> Said | None:
    """The document that a note names, behind the questions of oral evidence if it starts with them."""
    title = reading.words(note.title)
    start = 0
    while found := _oral().match(title, start):
        start = found.end() + len(title[found.end() :]) - len(title[found.end() :].lstrip(" ;.,"))
    kept = title[start:].rstrip(" ;.,")
    return _said(kept, note.title.start + start) if re.match(r"[A-Z“‘'][^\n]{5,}", kept) and not kept.casefold().startswith("ibid") else None


def _witness(reading: Reading, note: Note) -> Said | None:
    oral = _oral().match(reading.words(note.span))
    named = reading.cast.within(note.span)
    if oral and oral["who"] and not (named and named[0].span.start - note.span.start < oral.end()):
        words = oral["who"].split(",")[0]
        return _said(words, note.span.start + oral.start("who"))
    written = reading.words(note.span).startswith(("Written evidence", "Oral evidence", "Supplementary evidence"))
    return named[0].said() if named and (oral or written) else None


@cache
def _speaks() -> re.Pattern[str]:
    return re.compile(r"(?:[^.;:]{0,3}|\s*\([^)]*\)|,[^,;]{3,90},)\s*(?:also |has |have |had )?(?:estimated?s?|claim(?:s|ed)|highlight(?:s|ed)|calculated|told us|warn(?:s|ed)|predict(?:s|ed)|reported|suggest(?:s|ed)|argue[sd]|said|notes|noted|stated|advised)(?:\s+(?:us|to us))?\s*,?\s+(?:that|how)\b")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Aa]ccording to|said|quoted by|reported by|estimated by|provided by|supplied by|collected by)\s+(?:the\s+)?")


def _speaker(reading: Reading, sentence: Sentence) -> Said | None:
    words = reading.words(sentence.span)
    frame = find_frame(words)
    if frame and frame["who"]:
        named = reading.cast.within(Span(sentence.span.start, sentence.span.start + frame.end("who")))
        return _first(named)
    behind = _behind().search(words)
    if behind:
        start = sentence.span.start + behind.end()
        return _first(reading.cast.within(Span(start, min(sentence.span.end, start + 80))))
    for mention in reading.cast.within(Span(sentence.span.start, min(sentence.span.end, sentence.span.start + 160)))[:4]:
        if _speaks().match(words, mention.span.end - sentence.span.start):
            return mention.said()
    return None


def _first(named: tuple[Mention, ...]) -> Said | None:
    return named[0].said() if named else None


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(
        r"(?:It|The (?:report|response|review|survey|study|document|paper|strategy|evaluation|audit|census|research))\s+(?:also\s+)?(?:said|says|states?|stated|found|finds|adds|added|showed|shows|estimates?|estimated|suggests?|suggested)\b"
    )


@cache
def _published() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:its|the|a|an|their)\s+|[’']s\s+)(?P<what>(?:joint |annual |latest |government |published |new |recent |major |independent )*(?:response|report|review|survey|study|strategy|white paper|green paper|evaluation|audit)(?:\s+(?:to|of|by|on|from|into)\s+(?:the\s+|a\s+)?[\w’' ]{3,60}?(?=[,.;]|\s+(?:which|that|also|was|is|has|came|says|said|and sets|last|this|yesterday|earlier|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in (?:January|February|March|April|May|June|July|August|September|October|November|December))\b))?)"
    )


def _reported(reading: Reading, sentence: Sentence) -> Said | None:
    """The sentence goes on with what a document named just before says ("It said ...")."""
    if not _goes_on().match(reading.words(sentence.span)):
        return None
    start = max(0, sentence.span.start - 900)
    before = reading.words(Span(start, sentence.span.start))
    named = [match for match in _published().finditer(before) if re.search(r"\b(?:published|response)\b", before[max(0, match.start() - 40) : match.end()])]
    return _said(named[-1]["what"], start + named[-1].start("what")) if named else None


def _source_line(reading: Reading, sentence: Sentence) -> Said | None:
    """The line "Source: ..." under the table or chart that the figure stands in."""
    blocks = reading.document.blocks
    block = blocks[sentence.block]
    if block.kind != "row" and len(reading.words(block.span).split()) > 8:
        return None
    for below in blocks[sentence.block + 1 : sentence.block + _REACH]:
        found = re.match(r"Sources?:\s*(?P<what>[^\n;]{6,160})", reading.document.words(below.span))
        if found:
            return _said(found["what"].rstrip(" ."), below.span.start + found.start("what"))
        if below.kind == "heading":
            break
    return None
