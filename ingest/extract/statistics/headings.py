"""What a heading of a table, the label of a row or a caption says: measure, period, place, part and unit.

1. The unit, the period ("2018/19", "Q1", "Last year"), a country, and the role of a number ("Target", "Actual") are taken out.
2. What is left, if anything, is the heading's own words: what is measured, or who or what part of it the row or column is for.
3. Some headings never stand over figures: references, pages, dates, scores, ranks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.extract.statistics.cells import Unit, counted_in, read_unit
from ingest.extract.statistics.words import said_at
from ingest.records import Said

_YEAR: Final = r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d))?(?!\d)"
_MONTH: Final = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
_LONGEST: Final = 14  # words of a heading; more are a sentence


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading, a label or a caption says.

    Attributes:
        words: All its words.
        whole: They as a field's value; None if there are none.
        own: What is left of them without the rest; None if nothing is.
        unit: The unit that it names, with the place of its words; None if it names none outright.
        unit_words: Those words.
        period: The period that it names.
        place: The country that it names.
        part: The role of the numbers under it ("Target").
    """

    words: str
    whole: Said | None = None
    own: Said | None = None
    unit: Unit | None = None
    unit_words: Said | None = None
    period: Said | None = None
    place: Said | None = None
    part: Said | None = None

    @property
    def is_frame(self) -> bool:
        """Whether it holds nothing but a period, a place, a role or a unit."""
        return self.own is None and bool(self.words)


@cache
def _period() -> re.Pattern[str]:
    quarter = r"(?:Q[1-4]|(?:first|second|third|fourth|last|this|previous) quarter|quarter (?:[1-4]|one|two|three|four)(?!\d))"
    dated = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}(?:\s*(?:-|–|to)\s*(?:\d{{1,2}}\s+)?{_MONTH})?(?:[\s’'–-]*(?:{_YEAR}|\d\d(?!\d)))?"
    lead = r"(?:(?:as at|at|(?:financial |academic |calendar )?year(?: to| ending| ended)?|by|in|for|during|since|end of|to|FY)\s+)?"
    return re.compile(
        rf"(?<![\w/.,£-])(?:{lead}(?:{quarter}(?:[,\s(]+{_YEAR}\)?)?|{dated}|{_YEAR}(?:\s+{quarter})?)|(?:last|this|previous|current|next|prior) (?:year|month|quarter|week|term|period)"
        rf"|(?:autumn|spring|summer|winter)(?: term)?(?: {_YEAR})?|year to date|YTD)(?![\w/])",
        re.IGNORECASE,
    )


@cache
def _place() -> re.Pattern[str]:
    return re.compile(r"\b(?:England|Scotland|Wales|Northern Ireland|Great Britain|(?:the )?(?:UK|United Kingdom))\b")


@cache
def _role() -> re.Pattern[str]:
    return re.compile(r"\b(?:actuals?|targets?|outturn|budget(?:ed)?|forecast|baseline|planned|projected|estimated?|provisional|previous|current|revised|original|approved|latest)\b", re.IGNORECASE)


@cache
def _filler() -> re.Pattern[str]:
    """A heading that names no more than that there is a number."""
    return re.compile(r"(?:numbers?|nos?\.?|count|total|value|figures?|amount|result|performance|n|of|in|for|and|the|all|rate|(?:full )?year|position|level|data|sum|\W)*", re.IGNORECASE)


def read_heading(words: str, start: int) -> Heading:
    """Read a heading, a row's label or a caption's title.

    Args:
        words: Its words, line ends read as spaces.
        start: Offset of the first in the text.

    Returns:
        What it says.
    """
    unit = read_unit(words)
    found = {name: pattern.search(words) for name, pattern in (("period", _period()), ("place", _place()), ("part", _role()))}
    taken = sorted([match.span() for match in found.values() if match] + ([(unit.start, unit.end)] if unit else []))
    said = {name: said_at(match[0], start + match.start()) for name, match in found.items() if match}
    unit_words = said_at(words[unit.start : unit.end], start + unit.start) if unit else None
    own = _left(words, taken, start)
    if own and found["place"] and not _is_alone(words, found["place"]):
        # "Schools in Wales" is one name; the country is its place and stays in it
        own = _left(words, [span for span in taken if span != found["place"].span()], start)
    return Heading(words, said_at(words, start), own, unit, unit_words, said.get("period"), said.get("place"), said.get("part"))


def _is_alone(words: str, place: re.Match[str]) -> bool:
    return bool(re.fullmatch(r"(?:the )?(?:average|total|overall|mean)?\W*", words[: place.start()] + words[place.end() :], re.IGNORECASE))


def _left(words: str, taken: list[tuple[int, int]], start: int) -> Said | None:
    """The longest stretch of words that nothing was taken from, without the small words at its ends."""
    pieces, begin = [], 0
    for low, high in [*taken, (len(words), len(words))]:
        pieces.append((begin, max(begin, low)))
        begin = max(begin, high)
    low, high = max(pieces, key=lambda piece: piece[1] - piece[0])
    piece = re.sub(r"(?:[\s,;:(–-]+(?:of|in|for|by|at|to|the|and|with|during|since|as))*[\s,;:(–-]*$", "", words[low:high])
    lead = re.match(r"[\s,;:)–-]*(?:(?:of|the|in|for)\s+)*", piece)
    low += lead.end() if lead else 0
    piece = piece[lead.end() :] if lead else piece
    return None if _filler().fullmatch(piece) and not _is_range(piece) else said_at(piece, start + low)


def _is_range(words: str) -> bool:
    """The label of an age group or a band ("18–25", "65+")."""
    return bool(re.fullmatch(r"\d+\s*(?:[-–]|to)\s*\d+|\d+\+", words.strip()))


@cache
def _barred() -> re.Pattern[str]:
    word = (
        r"(?:refs?|reference|id|code|items?|pages?|paras?|paragraphs?|sections?|dates?|times?|tel|telephone|phone|ext|extension|rooms?|scores?|scoring|ratings?|rag|likelihood|probability|impact|severity|priority|ranks?|ranking|order|weights?|weighting"
        r"|agenda|minutes?|votes?|against|grade|level|stage|phase|version|deadline|due|start|finish|postcode|post code|year group|line|row|column|index|points|marks|lot|plot|appendix|annex|recommendations?|questions?|slide|question no|tolerance|trend|direction|page no|changes?|variances?|differences?|movements?|var|diff)"
    )
    return re.compile(rf"(?:\w+\s+)?{word}(?:\s+(?:no\.?|number|ref|date|time|score|\(.*\)))?\.?|(?:no\.?|#|s/n|for)|.*\b(?:scores?|rank|rating|change|variance|difference|ref(?:erence)? no)\b.*|of (?:whom|these|those|which)\b.*|thereof.*|[+/–-]+|±.*", re.IGNORECASE)


def is_barred(words: str) -> bool:
    """Tell whether what stands under a heading is never a figure.

    Args:
        words: The heading.

    Returns:
        True for references, pages, dates, scores, ranks and their like, and for what is too long for a heading.
    """
    return bool(_barred().fullmatch(" ".join(words.split()))) or len(words.split()) > _LONGEST


@cache
def _business() -> re.Pattern[str]:
    return re.compile(
        r"(?:agreed |required |key )?actions?(?: .*)?|(?:action |risk |lead )?owners?|(?:action )?by whom|who|lead(?: officer| member)?|responsib\w+.*|(?:key )?risks?(?: .*)?|likelihood.*|probability|mitigat\w+.*|controls?|agenda.*|pages?(?: no\.?| number)?"
        r"|apologies|attendees|present|tasks?|milestones?|recommendations?|proposer|seconder|for|against|deadlines?|by when|minute.*|questions?|contents|weight(?:ing)?s?|criteri(?:on|a)",
        re.IGNORECASE,
    )


def is_business(words: str) -> bool:
    """Tell whether a heading makes its table one of the meeting's or the plan's own business: actions, risks, pages, votes, marks.

    Args:
        words: The heading.

    Returns:
        True if no number of such a table is a figure.
    """
    return bool(_business().fullmatch(" ".join(words.split()).rstrip(":")))


@cache
def _money() -> re.Pattern[str]:
    return re.compile(r"\b(?:budgets?|spend\w*|costs?|income|expenditure|outturn|funding|grants?|reserves?|finances?|financial|contributions?|savings|receipts|price|fees?)\b|£", re.IGNORECASE)


def is_of_money(words: str) -> bool:
    """Tell whether a heading, label or caption speaks of money, so that numbers without a unit may be sums.

    Args:
        words: Its words.

    Returns:
        True if it does.
    """
    return bool(_money().search(words))


@cache
def _measuring() -> re.Pattern[str]:
    return re.compile(r"\b(?:numbers?|nos?\.|total|rate|percentage|proportion|share|average|mean|median|count|costs?|spend\w*|expenditure|income|budgets?|funding|grants?|savings?|waits?|time|attendance|per)\b|%|£", re.IGNORECASE)


def is_measure(heading: Heading) -> bool:
    """Tell whether a heading says what is measured: by a word of measuring, a unit, or a plural that it counts.

    Args:
        heading: The heading.

    Returns:
        True if it does.
    """
    return bool(heading.unit or _measuring().search(heading.words) or (heading.own and counted_in(heading.own.value)))


def names_measures(words: str) -> bool:
    """Tell whether the heading over the labels says that these are what is measured ("Indicator").

    Args:
        words: The heading.

    Returns:
        True if it does.
    """
    return bool(re.fullmatch(r"(?i)(?:key |performance |outcome |success )*(?:measures?|indicators?|kpis?|metrics?|outcomes?|descriptions?|statistics?)(?: (?:name|title|description))?", words.strip()))


def names_places(words: str) -> bool:
    """Tell whether the heading over the labels says that these are places ("Ward").

    Args:
        words: The heading.

    Returns:
        True if it does.
    """
    return bool(re.fullmatch(r"(?i)(?:local |electoral |geographical )?(?:areas?|wards?|districts?|boroughs?|count(?:y|ies)|towns?|cit(?:y|ies)|localit(?:y|ies)|regions?|authorit(?:y|ies)|places?|neighbourhoods?|parish(?:es)?|countr(?:y|ies)|localities)(?: name)?", words.strip()))


def is_total(words: str) -> bool:
    """Tell whether a label is that of a sum or an average of the rows.

    Args:
        words: The label.

    Returns:
        True if it is.
    """
    return bool(re.fullmatch(r"(?i)(?:grand |sub-?|overall )?(?:totals?|all|both|overall|average|mean|median|sum|balance|net|gross)(?: \w+)?", words.strip()))
