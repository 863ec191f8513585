"""Sources: the documents, data sets and laws that a text cites or draws on, by a grammar of titles.

1. A capitalised phrase that ends with the name of a kind of document ("... Strategy", "... Act 1972", "X Review").
2. A described document ("response to ...", "research by ...", "a report of ...", "national statistics").
3. A system or data set called by a name ("a system called X", "the X data" for an acronym).
4. A footnote that is a title.
Each title once, at its first place; the document itself is not its own source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.reading import Reading
from ingest.identify.names import fold
from ingest.records import Said, Source, SourceKind

_KINDS: Final[tuple[tuple[SourceKind, str], ...]] = (
    ("legislation", r"(?:Act|Bill|Regulations?|Order|Directive|Ruling|regulation|Judgment|Statute)"),
    ("response", r"(?:[Rr]esponse)"),
    ("strategy", r"(?:Strategy|strategy|Plan|Plans|Vision(?: for [A-Z][\w ]+?)?|Priorities|Prospectus|Defence Review|Delivery Plan|Programme of Work|Roadmap)"),
    ("guidance", r"(?:Code(?: of Practice)?|Guidance|guidance|Standards?|standards|Framework|Protocol|Toolkit|toolkit|Guidelines|Handbook|Charter|Policy)"),
    ("dataset", r"(?:Survey|survey|Census|Statistics|statistics|Dataset|Datasets|Register|Registers|Index|Return|Database|Inventory|system|app)"),
    ("report", r"(?:Report|report|Review|review|Assessment|assessment|Study|study|Audit|Inquiry|Evaluation|evaluation|Paper|paper|Inspection|JSNA|Needs Assessment)"),
    ("news", r"(?:newsletter|Bulletin|Newsletter|blog)"),
    ("other", r"(?:Consultation|consultation|Statement|White Paper|Green Paper|Agreement|Concordat|Memorandum of Understanding|Pledge|pledge|Licen[cs]e|Declaration|Deal|minutes)"),
)  # fmt: skip
_CONFIDENCE: Final = 0.65


@cache
def _titled() -> re.Pattern[str]:
    ends = "|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_KINDS))
    word = r"(?:[A-Z][\w’'&/.-]*|(?:19|20)\d\d)"
    # the last capitalised word may itself be the kind; small words stand only between capitalised ones
    return re.compile(
        rf"(?<![\w’'-])(?P<title>[‘“'\"]?{word}(?:[’”'\"]?\s+(?:(?:of|the|and|for|on|in|to|&|into)\s+){{0,2}}{word})*?[’”'\"]?(?:\s+(?:and|&)\s+Delivery)?(?:\s+(?:national|procurement|annual|improvement|technical|draft))?\s+(?:{ends})(?P<year>\s+(?:19|20)\d\d(?:[-–/]\d+)?)?)(?![\w-])(?!\s+(?:Committee|Board|Group|Panel|Team|Officer|Commission|Authority|Manager|Lead|Council|Agency|Service|Body|Partnership|Bodies|Network)\b)"
    )


@cache
def _described() -> tuple[tuple[SourceKind, re.Pattern[str]], ...]:
    stop = r"(?=[,.;:)]|\s+(?:which|that|and|will|would|was|were|is|are|has|have|had|set out|to the|by|being|for consideration)\b|$)"
    rows: tuple[tuple[SourceKind, str], ...] = (
        ("response", rf"\b(?:published|publish|issued)\s+(?:its|the|their)\s+(?P<t>response to (?:a|the)\s+[\w’' ]{{4,70}}?){stop}"),
        ("report", rf"\b(?:a|the|an|its|their)\s+(?P<t>(?:joint|recent|latest|inspection|annual|independent|interim|final|decision recommendation|scrutiny)\s+(?:\w+\s+)?report(?:\s+(?:of|by|from|on)\s+(?:the\s+)?[\w’' ]{{4,60}}?)?){stop}"),
        ("report", rf"\b(?P<t>research by [A-Z][\w’'&]*(?:\s+[A-Z][\w’'&]*)*(?:\s+(?:on|into)\s+[\w’' ]{{4,60}}?)?){stop}"),
        ("report", r"\bfollowing\s+(?:an?\s+|the\s+)?(?P<t>(?:inspection|evaluation|audit|review|internal audit) report)\b"),
        ("other", rf"\b(?:a|the)\s+(?:government\s+)?(?P<t>(?:green|white) paper(?:\s+on\s+[\w’' ]{{4,70}}?)?){stop}"),
        ("dataset", r"\b(?P<t>(?:national|official|local authority|published|[A-Z]\w+(?:\s[A-Z]\w+)*) statistics)\b(?=[^.]*\b(?:quoted|show|evidence|source|used|from|published)\w*\b)"),
        ("guidance", rf"\b(?:a|the)\s+(?P<t>toolkit for [\w’' ]{{4,70}}?){stop}"),
        ("guidance", r"\b(?P<t>(?:draft |national |technical |statutory |best practice )+guidance(?:\s+on\s+[\w’' ]{4,70}?)?)(?=[,.;:)\[]|\s+(?:which|that|and|will|was|is|are|has)\b)"),
        ("news", r"\b(?P<t>(?:an? )?article (?:from|in) the [\w’' ]{3,40}?newsletter)\b"),
        ("dataset", r"\b(?:system|database|dataset|register|data set|tool|app)\s+(?:\w+\s+){0,6}?(?:called|known as|named)\s+[‘“'\"]?(?P<t>[A-Z][\w’'&-]*(?:\s+[A-Z][\w’'&-]*){0,5})"),
        ("dataset", r"\b(?:onto|into|on|in|from|using|of)\s+(?:[A-Z][\w’']+\s+){0,2}(?:’s\s+)?(?P<t>[A-Z][\w’'-]{2,}\s+(?:system|database|app|portal))\b"),
        ("guidance", r"(?P<t>[‘“'\"][A-Z][\w’' ]{3,40}[’”'\"]\s+(?:standards|guidance|criteria|framework))\b"),
        ("legislation", r"(?P<t>[‘“'\"]?[A-Z]\w+\s+(?:Ruling|Judgment)[’”'\"]?)"),
        ("strategy", r"\b(?:the|a)\s+(?P<t>draft [A-Z]{2,6})\b"),
        ("report", r"\b(?:the|draft)\s+(?P<t>(?:[A-Z][\w’']+\s+(?:of\s+)?){1,4}paper)\b"),
    )  # fmt: skip
    return tuple((kind, re.compile(pattern)) for kind, pattern in rows)


def extract(reading: Reading) -> Iterator[Source]:
    """Find the sources of a document.

    Args:
        reading: The reading with its cast.

    Yields:
        Sources in text order, each title once.
    """
    own = fold(reading.metadata.title.value) if reading.metadata.title else ""
    seen: list[str] = []
    found = sorted([*_footnotes(reading), *_in_sentences(reading)], key=lambda source: (source.title.span.start, -len(source.title.span)))
    end = -1
    for source in found:
        key = fold(source.title.value)
        if key and source.title.span.start >= end and not _known(key, seen) and (not own or (key not in own and own not in key)):
            seen.append(key)
            end = source.title.span.end
            yield source


def _known(key: str, seen: list[str]) -> bool:
    """The same title again, or a shorter form of one that was given in full ("the Code")."""
    return any(key == other or other.endswith(f" {key}") or key.removeprefix("draft ") == other.removeprefix("draft ") for other in seen)


def _in_sentences(reading: Reading) -> Iterator[Source]:
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        for title in _titles(words):
            yield _source(reading, sentence.span, *title)
        for kind, pattern in _described():
            for found in pattern.finditer(words):
                yield _source(reading, sentence.span, found.start("t"), found.end("t"), kind)


def _titles(words: str) -> Iterator[tuple[int, int, SourceKind]]:
    for found in _titled().finditer(words):
        start, end = found.start("title"), found.end("title")
        lead = re.match(
            r"(?:The|A|An|This|That|In|On|Following|Under|Action|Item|Draft of|Benefits Cases?|Next|No|As|For|From|To|By|Regarding|Supporting|Update on|Background|Reason|Progress|Decision|Recommendation)\s+(?=[A-Z(])",
            found["title"],
        )
        start += lead.end() if lead else 0
        title = words[start:end]
        kind = next(kind for i, (kind, _) in enumerate(_KINDS) if found[f"k{i}"])
        if len(title.split()) >= 2 and not _is_ordinary(title):
            yield start, end, kind


def _is_ordinary(title: str) -> bool:
    """Words that only look like a title: posts, meetings, headings, schemes of work."""
    if re.search(
        r"\b(?:Officer|Director|Manager|Minister|Councillor|Member|Chair|Head)\b|^(?:Agenda|Minutes|Action|Committee|Cabinet|Panel|Board|Council|Members|Officers|Councillor|Mr|Mrs|Ms|Dr)\s+\w+$",
        title,
    ):
        return True
    return bool(
        re.fullmatch(
            r"(?:[A-Z]\w+)\s+(?:report|paper|review|system|policy|statement|response|plan|consultation|minutes|standards|statistics|survey|study|app|assessment|guidance)",
            title,
        )
    ) and title.split(maxsplit=1)[0] in (
        "The",
        "This",
        "That",
        "His",
        "Her",
        "Their",
        "Our",
        "Its",
        "Draft",
        "Officer",
        "Committee",
        "Council",
        "No",
        "Any",
        "New",
        "Health",
        "Mental",
        "Local",
        "Such",
    )


def _source(reading: Reading, sentence: Span, start: int, end: int, kind: SourceKind) -> Source:
    span = Span(sentence.start + start, sentence.start + end)
    words = reading.words(span)
    span = Span(span.start + len(words) - len(words.lstrip("‘“'\" \t")), span.start + len(words.rstrip(" \t,;")))
    year = re.search(r"(?:19|20)\d\d", reading.words(span))
    return Source(
        quote=_around(reading, sentence, span),
        rule="sources.title",
        confidence=_CONFIDENCE,
        title=Said(" ".join(reading.words(span).split()), span),
        kind=kind,
        year=Said(year[0], Span(span.start + year.start(), span.start + year.end())) if year else None,
    )


def _around(reading: Reading, sentence: Span, title: Span) -> Span:
    """The words around a title that say how it is cited: to the commas around it, within the sentence."""
    words = reading.words(sentence)
    low = max(words.rfind(mark, 0, title.start - sentence.start) for mark in (", ", "; ", ": ")) + 2
    low = 0 if low < 2 else low
    ends = [place for mark in (", ", "; ") if (place := words.find(mark, title.end - sentence.start)) >= 0]
    high = min(ends, default=len(words.rstrip(" .\t")))
    start = sentence.start + low + len(words[low:]) - len(words[low:].lstrip())
    return Span(min(start, title.start), max(sentence.start + high, title.end))


def _footnotes(reading: Reading) -> Iterator[Source]:
    """A note, or a line behind a note's number, that is a title with its publisher ("Title - GOV.UK")."""
    for block in reading.document.blocks:
        for found in re.finditer(
            r"(?m)^(?:\d{1,3}\s+)?(?P<t>[A-Z][^\n]{12,160}(?:\n[^\n]{3,80})?)\s+[-–]\s*(?P<site>GOV\.UK|[\w .]*blog|BBC News|NHS [\w ]+|legislation\.gov\.uk)\b",
            reading.document.words(block.span),
        ):
            start = block.span.start + found.start("t")
            title = Span(start, start + len(found["t"]))
            kind: SourceKind = (
                "report"
                if re.search(r"(?i)\breport\b|evaluat", found["t"])
                else "strategy"
                if re.search(r"(?i)\bplans?\b|strategy", found["t"])
                else "news"
            )
            line = Span(title.start, block.span.start + found.end())
            yield Source(quote=line, rule="sources.footnote", confidence=0.8, title=Said(" ".join(found["t"].split()), title), kind=kind)
