"""Which held paper a figure's words name as where it comes from.

1. A dated paper: "the minutes of the CCG's Governing Body of 20 June 2017 record that ...", "(Cabinet record of decision, 14 March 2017)";
   or the minutes of a dated meeting, which need not hold what was said there.
2. A title, whole or nearly: of what the reading says that the figure rests on, else of what is cited in the sentence; or the very title of
   a held paper, written as a name ("Waiting to Be Heard says that ...").
3. A reference number ("decision ACPH 2023/07"), or a publisher with a day ("Ashby Examiner, 12 October 2023").
4. A paper that was named before and is pointed at ("those minutes"); a body's web site, if one page of it is held.
5. A short name ("the Committee's report") of a paper that the same paragraph dates ("its report of 8 February 2018").
6. A short name alone ("the annual report"): the newest older one of the body. What it names is not beyond doubt.

A paper that is named in the same sentence counts only where the words say that the figure comes from it: a verb of reporting between the
two, brackets behind the figure, "according to". "The minutes of 25 January were agreed, with two corrections" says no such thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from gapgraph.links.figures.drifting import put_right
from gapgraph.links.figures.model import Reference
from gapgraph.links.figures.shelf import kinds_of_paper
from ingest.extract.dates import find_dates

if TYPE_CHECKING:
    from gapgraph.links.figures.model import Cited, Figure
    from gapgraph.links.figures.shelf import Shelf
    from gapgraph.links.model import Paper

_DAY: Final = 10  # characters of a whole day as ISO 8601
_POINTS_BACK: Final = 1500  # characters in which the paper was named that words point at
_BEFORE_DATE: Final = 90  # characters between the kind of a paper and its date


@cache
def _kind() -> re.Pattern[str]:
    kinds = (
        r"minutes|notes|records?(?: of (?:the )?(?:decisions?|meeting))?|decisions?(?: (?:record|notice))?|(?:annual )?report|review"
        r"|inquiry|response|reply|strategy|plan|log|statement|bulletin|meeting"
    )
    return re.compile(rf"\b(?P<kind>{kinds})\b", re.IGNORECASE)


@cache
def _owner() -> re.Pattern[str]:
    """Who has a paper, before its kind: names with capitals, from the last article on."""
    return re.compile(r"(?:(?:[A-Z][\w’'&-]*|of|for|and|the)\s+)*$")


@cache
def _tells() -> re.Pattern[str]:
    """A paper's way of giving a figure, right behind its name."""
    adverb = r"(?:(?:also|clearly|then|now|already|again|which|that)\s+)*"
    tense = r"(?:has|have|had)\s+"
    verb = (
        r"(?:record|show|say|said|state|put|give|gave|given|find|found|report|note|estimate|tell|told|set|list|suggest|contain|refer|indicate"
        r"|reveal|speak|spoke|mention|quote|claim|remind|explain|warn|add|reckon|count|calculate|allocate|approve|agree|commit|provide|grant|award|pa(?:y|id))\w*"
    )
    relative = r"that\b|which (?:is|was|are|were) that\b|(?:in|from|of|by|according to) which\b|showing\b|giving\b|suggesting\b"
    return re.compile(rf"^[\s,)]*(?:{relative}|(?:[^.;]{{0,40}}?\s)?{adverb}(?:{tense})?{verb}\b)", re.IGNORECASE)


@cache
def _leads() -> re.Pattern[str]:
    leading = r"\b(?:according to|as|from|in|cited in|citing|source:?|see|per)"
    return re.compile(rf"{leading}\s+(?:(?:the|its|our|their|this|a)\s+)?$", re.IGNORECASE)


@cache
def _years() -> re.Pattern[str]:
    """Years that belong to the name before them."""
    year = r"(?:19|20)\d\d"
    return re.compile(rf"\s*,?\s*(?:\(?\s*(?:for|of|on)?\s*{year}(?:\s?(?:[/–-]|to)\s?(?:{year}|\d\d))?)\b", re.IGNORECASE)


def find_reference(figure: Figure, shelf: Shelf) -> Reference | None:
    """Return the held paper that a figure's words name as where it comes from.

    Args:
        figure: The figure.
        shelf: The papers that are held.

    Returns:
        The paper with the words that name it; None if none is named, or it is not held, or it could be several.
    """
    named = (_dated, _titled, _by_name, _numbered, _published, _pointed_at, _dated_before, _short, _web_page)
    ways = (way(figure, shelf) for way in named)
    return next((reference for way in ways for reference in way), None)


def _dated(figure: Figure, shelf: Shelf) -> Iterator[Reference]:
    for reference in _with_dates(figure, shelf, *figure.sentence):
        if _supports(figure, reference.start, reference.end):
            yield reference


def _with_dates(figure: Figure, shelf: Shelf, start: int, end: int, also: str = "") -> Iterator[Reference]:
    """Papers that a stretch of text names by kind and day; `also` tells whose they are, besides the words between the two."""
    text = figure.paper.text[start:end]
    days = [date for date in find_dates(text) if len(date.iso) == _DAY]
    for found in _kind().finditer(text) if days else ():
        day = next((date for date in days if found.end() <= date.start <= found.end() + _BEFORE_DATE), None)
        between = text[found.end() : day.start] if day else ""
        if day is None or re.search(r"[.;()]|\b(?:that|which|were|was)\b", between):
            continue
        owner = _owner().search(text[max(0, found.start("kind") - _BEFORE_DATE) : found.start("kind")])
        whose = f"{owner[0] if owner else ''} {between} {also}"
        at_meeting = found["kind"].casefold() == "meeting"  # what is said at a meeting need not stand in its minutes
        paper = shelf.of_day(day.iso, kinds_of_paper("minutes" if at_meeting else found["kind"]), whose, figure.paper)
        if paper:
            first = start + found.start("kind") - len(owner[0] if owner else "")
            yield Reference(paper, first, start + day.end, _source_at(figure, first, start + day.end), sure=not at_meeting)


def _source_at(figure: Figure, start: int, end: int) -> str:
    return next((cited.source for cited in figure.sources if cited.start < end and start < cited.end), "")


def _supports(figure: Figure, start: int, end: int) -> bool:
    """Whether words of the figure's sentence that name a paper say that the figure comes from it."""
    text = figure.paper.text
    before = text[figure.sentence[0] : start]
    if end <= figure.figure_start:
        between = text[end : figure.figure_start]
        return ";" not in between and bool(_leads().search(before) or _tells().match(between) or put_right(figure))
    behind = text[figure.figure_end : start]
    in_brackets = behind.count("(") > behind.count(")") and ";" not in behind
    return in_brackets or bool(_leads().search(before))


def _titled(figure: Figure, shelf: Shelf) -> Iterator[Reference]:
    for cited in named_sources(figure):
        name, end = _whole_name(figure, cited)
        paper = shelf.titled(name, figure.paper)
        if paper:
            yield Reference(paper, cited.start, end, cited.source, sure=not _is_draft(figure, cited))


def _by_name(figure: Figure, shelf: Shelf) -> Iterator[Reference]:
    start, end = figure.sentence
    for paper, first, last in shelf.named_in(figure.paper.text[start:end], figure.paper):
        if _supports(figure, start + first, start + last):
            yield Reference(paper, start + first, start + last, _source_at(figure, start + first, start + last), sure=True)


def _numbered(figure: Figure, shelf: Shelf) -> Iterator[Reference]:
    start, end = figure.sentence
    for paper, first, last in shelf.numbered_in(figure.paper.text[start:end], figure.paper):
        if _supports(figure, start + first, start + last):
            yield Reference(paper, start + first, start + last, _source_at(figure, start + first, start + last), sure=True)


def _published(figure: Figure, shelf: Shelf) -> Iterator[Reference]:
    start, end = figure.sentence
    text = figure.paper.text[start:end]
    for day in find_dates(text):
        before = max(0, day.start - _BEFORE_DATE)
        found = shelf.published(day.iso, text[before : day.start], figure.paper) if len(day.iso) == _DAY else None
        if found and _supports(figure, start + before + found[1], start + day.end):
            first = start + before + found[1]
            yield Reference(found[0], first, start + day.end, _source_at(figure, first, start + day.end), sure=True)
        elif found and _reported().search(text[before + found[1] : day.start]) and start + day.end <= figure.figure_start:
            yield Reference(found[0], start + before + found[1], start + day.end, "", sure=True)


@cache
def _reported() -> re.Pattern[str]:
    """A verb of telling between a publisher and its day: "the Ashby Examiner reported on 12 October that"."""
    return re.compile(r"\b(?:report|publish|print|carri|carry|record|state|sa(?:y|id)|wr[io]te|told|reveal)\w*\b", re.IGNORECASE)


@cache
def _pointing() -> re.Pattern[str]:
    kinds = r"minutes|notes|report|review|decision|plan|strategy|response|log"
    return re.compile(rf"\b(?:those|these|that|this|the same)\s+(?P<kind>{kinds})\b", re.IGNORECASE)


def _pointed_at(figure: Figure, shelf: Shelf) -> Iterator[Reference]:
    """The paper of that kind that was named last: "As those minutes record"."""
    start, end = figure.sentence
    for found in _pointing().finditer(figure.paper.text, start, end):
        if _supports(figure, found.start(), found.end()):
            kinds = kinds_of_paper(found["kind"])
            back = max(0, start - _POINTS_BACK)
            for earlier in reversed(list(_with_dates(figure, shelf, back, found.start()))):
                if kinds & kinds_of_paper(figure.paper.text[earlier.start : earlier.end]):
                    yield Reference(earlier.paper, found.start(), found.end(), "", sure=False)
            for paper in _of_meetings(figure, shelf, back, start, kinds):
                yield Reference(paper, found.start(), found.end(), "", sure=False)


@cache
def _met() -> re.Pattern[str]:
    """What a body did on a day, before the day: "the Board of the Partnership resolved on"."""
    deed = r"resolved|agreed|recommended|decided|met|considered|heard|discussed|noted|approved|asked"
    word = r"(?:[A-Z][\w’'&-]*|of|the|for|and|partnership)"
    return re.compile(rf"(?P<whose>{word}(?:\s+{word}){{0,9}})\s+(?:{deed})\s+on\s+$")


def _of_meetings(figure: Figure, shelf: Shelf, start: int, end: int, kinds: frozenset[str]) -> Iterator[Paper]:
    """Papers of the days on which bodies are said to have met, the last named first."""
    text = figure.paper.text[start:end]
    for day in reversed(list(find_dates(text))):
        met = _met().search(text[max(0, day.start - _BEFORE_DATE) : day.start])
        paper = shelf.of_day(day.iso, kinds, met["whose"], figure.paper) if met and len(day.iso) == _DAY else None
        if paper:
            yield paper


@cache
def _site() -> re.Pattern[str]:
    word = r"(?:[A-Z][\w’'&-]*|of|for|and|the)"
    return re.compile(rf"(?P<whose>{word}(?:\s+{word}){{0,7}})\s+(?:own\s+)?web\s?(?:site|pages?)\b")


def _web_page(figure: Figure, shelf: Shelf) -> Iterator[Reference]:
    for found in _site().finditer(figure.paper.text, *figure.sentence):
        paper = shelf.web_page(found["whose"], figure.paper)
        if paper and _supports(figure, found.start("whose"), found.end()):
            yield Reference(paper, found.start("whose"), found.end(), _source_at(figure, found.start("whose"), found.end()), sure=False)


def named_sources(figure: Figure) -> list[Cited]:
    """Return the sources that a figure's words name as where it comes from.

    Args:
        figure: The figure.

    Returns:
        What the reading says that it rests on, and what else is cited in its sentence in such words.
    """
    return [cited for cited in figure.sources if cited.leaned_on or _supports(figure, cited.start, cited.end)]


def _whole_name(figure: Figure, cited: Cited) -> tuple[str, int]:
    """A title with the years behind it."""
    years = _years().match(figure.paper.text, cited.end)
    end = years.end() if years else cited.end
    return " ".join(figure.paper.text[cited.start : end].split()), end


def _is_draft(figure: Figure, cited: Cited) -> bool:
    around = figure.paper.text[max(0, cited.start - 30) : cited.end]
    return bool(re.search(r"\b(?:draft|emerging|forthcoming|outline)\b", around, re.IGNORECASE))


def _dated_before(figure: Figure, shelf: Shelf) -> Iterator[Reference]:
    for cited in named_sources(figure):
        kinds = kinds_of_paper(cited.title)
        end = min(max(cited.start, figure.paragraph[0]), figure.sentence[1])
        for earlier in _with_dates(figure, shelf, figure.paragraph[0], end, cited.title) if kinds else ():
            if kinds & kinds_of_paper(figure.paper.text[earlier.start : earlier.end]):
                yield Reference(earlier.paper, cited.start, cited.end, cited.source, sure=False)


def _short(figure: Figure, shelf: Shelf) -> Iterator[Reference]:
    for cited in named_sources(figure):
        name, end = _whole_name(figure, cited)
        paper = shelf.of_kind(name, figure.paper)
        if paper:
            yield Reference(paper, cited.start, end, cited.source, sure=False)
