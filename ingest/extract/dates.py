"""Dates as public papers write them, and when something is due.

A date is as exact as its words: a day, a month, a year. A day and month without a year take the year
that puts them nearest to the document's own date. "Spring" and "in due course" stay words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH: Final = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR: Final = r"(?P<{0}>(?:19|20)\d\d|[’']\d\d)"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        iso: "2017-10-24", "2017-09" or "2017"; for a due phrase without a date, its words.
    """

    start: int
    end: int
    iso: str


@cache
def _pattern() -> re.Pattern[str]:
    day = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
    forms = (
        r"(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)",
        rf"{day.format('d1')}(?:\s+of)?\s+{_MONTH.format('m1')}(?:,?\s+{_YEAR.format('y1')})?",
        rf"{_MONTH.format('m2')}\s+{day.format('d2')},\s+{_YEAR.format('y2')}",
        rf"(?:(?P<part>end of|end-|end–|mid-|late|early|by the end of)\s*)?{_MONTH.format('m3')},?\s+{_YEAR.format('y3')}",
        r"(?P<d4>[0-3]?\d)/(?P<m4>[01]?\d)/(?P<y4>(?:20|19)?\d\d)",
        r"(?P<endyear>(?:the )?end of\s+)(?P<y5>(?:19|20)\d\d)",
    )
    return re.compile(r"(?<![\w/£-])(?:" + "|".join(forms) + r")(?![\w%/])")


@cache
def _bare_year() -> re.Pattern[str]:
    return re.compile(r"\b(?:in|of|since|by|from|during|until|for)\s+(?P<year>(?:19|20)\d\d)\b(?![/–-]\d)")


def find_dates(text: str, *, anchor: str = "") -> Iterator[FoundDate]:
    """Find the dates in a text.

    Args:
        text: The text.
        anchor: The document's own date (ISO, as exact as known), for dates without a year.

    Yields:
        The dates in text order.

    Example:
        >>> [d.iso for d in find_dates("on 24th October 2017 and in June", anchor="2017")]
        ['2017-10-24']
    """
    for found in _pattern().finditer(text):
        iso = _iso(found, anchor)
        if iso:
            yield FoundDate(found.start(), found.end(), iso)


def _iso(found: re.Match[str], anchor: str) -> str:
    parts = {name: value for name, value in found.groupdict().items() if value}
    if "iso" in parts:
        return parts["iso"]
    if "endyear" in parts:
        return f"{parts['y5']}-12"
    year = _year(next((parts[name] for name in ("y1", "y2", "y3", "y4") if name in parts), ""))
    month = _month(next((parts[name] for name in ("m1", "m2", "m3", "m4") if name in parts), ""))
    day = int(next((parts[name] for name in ("d1", "d2", "d4") if name in parts), "0"))
    if not month or day > 31:
        return ""
    year = year or _nearest_year(month, day, anchor)
    return (f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}") if year else ""


def _year(words: str) -> str:
    digits = words.lstrip("’'")
    return digits if len(digits) == 4 else f"20{digits}" if digits else ""


def _month(words: str) -> int:
    if words.isdigit():
        return int(words) if 1 <= int(words) <= 12 else 0
    return next((index for index, name in enumerate(_MONTHS, 1) if words and name.startswith(words.casefold().rstrip("."))), 0)


def _nearest_year(month: int, day: int, anchor: str) -> str:
    if not anchor[:4].isdigit():
        return ""
    padded = (anchor + "-07-01"[len(anchor) - 4 :]) if len(anchor) < 10 else anchor
    try:
        base = date.fromisoformat(padded)
        years = [date(base.year + shift, month, min(day or 15, 28)) for shift in (-1, 0, 1)]
    except ValueError:
        return ""
    return str(min(years, key=lambda candidate: abs(candidate - base)).year)


@cache
def _due() -> re.Pattern[str]:
    at = r"(?:by|before|at|in|for|from|until|on|within|during|following|after|over|no later than|due(?: to start| out| to be published)? in|ready for|in time for)"
    later = (
        r"as soon as possible|in due course|shortly|(?:by|before|at|after|following|until|to|in time for)\s+(?:the|its|their|a|our)\s+(?:next|future|following|forthcoming|annual|\w+)\s+(?:\w+\s+){0,3}?(?:meeting|board|cabinet|committee|panel|summit|conference|session)s?"
        r"|(?:within|in|over|for)\s+(?:the\s+)?(?:next|coming|a|an|one|two|three|four|five|six|\d+(?:-\d+)?)\s+(?:\w+\s+)?(?:days?|weeks?|months?|years?|quarter)(?:[’']?\s+time)?"
        r"|by\s+the\s+end\s+of\s+(?:the|this|next)\s+(?:week|month|year|quarter|financial year|summer|autumn)|later\s+this\s+(?:year|month|week)|(?:in|by|over|during)\s+(?:the\s+)?(?:late\s+|early\s+)?(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)(?:\s+(?:19|20)\d\d)?"
        r"|(?:next|this)\s+(?:week|month|year|spring|summer|autumn|winter)|after\s+the\s+meeting|immediately|at\s+(?:a|the)\s+(?:future|next)\s+\w+"
    )
    return re.compile(rf"\b(?:(?P<at>{at})\s+(?:the\s+|its\s+|their\s+|w/c\s+)?(?=\S)|(?P<words>{later})\b)", re.IGNORECASE)


def find_due(text: str, *, anchor: str = "") -> Iterator[FoundDate]:
    """Find when something is due: dates behind "by", "at its", "in", and phrases without a date.

    Args:
        text: The words of a promise.
        anchor: The document's own date, for dates without a year.

    Yields:
        Due dates in text order; `iso` holds the words where no date can be worked out.

    Example:
        >>> [d.iso for d in find_due("would go to Cabinet at its September 2017 meeting")]
        ['2017-09']
    """
    dated = list(find_dates(text, anchor=anchor)) + [_bare(found) for found in _bare_year().finditer(text)]
    taken: list[FoundDate] = []
    for found in dated:
        before = text[max(0, found.start - 24) : found.start].casefold()
        if re.search(r"\b(?:by|before|at(?: its| the)?|in|for|until|till|on|end|due|than|from|start(?:ing)?|completing on|w/c)[\s\w]{0,8}$", before) or before.rstrip().endswith(("due", "(")):
            taken.append(found)
    yield from sorted(taken, key=lambda due: due.start)
    if taken:
        return
    for words in _due().finditer(text):
        if words["words"]:
            yield FoundDate(words.start(), words.end(), " ".join(words[0].split()))


def _bare(found: re.Match[str]) -> FoundDate:
    return FoundDate(found.start("year"), found.end("year"), found["year"])


