"""Dates as public papers write them, and when something is due.

A date is as exact as its words: a day, a month, a year. A day and month without a year take the year
that puts them nearest to the document's own date. "Spring" and "in due course" stay words.

1. One pattern holds all forms; a match that is part of a reference ("paragraph 12"), a share or a
   longer number is refused by what stands around it.
2. A due date is a date, or words for a time to come, behind a word that makes it a limit ("by", "at its",
   "due"). The first that can be worked out wins over mere words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from ingest.extract.guarded import Guarded

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\b\.?"
)
_YEAR: Final = r"(?:(?:19|20)\d\d|[’'‘]\d\d)"
_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])(?:\s?(?:st|nd|rd|th)\b)?"
_PART: Final = r"(?:(?:the\s+)?(?:end|middle|beginning|start)(?:\s+of)?[\s–-]+|mid[\s–-]?|late\s+|early\s+)"
_SEASON: Final = r"(?:(?:Easter|Christmas)(?: (?:break|holidays?|recess))?|Whitsun|Lent|half[- ]term|(?:summer|Summer|winter|autumn) (?:holidays|recess|break|term)|recess)"
_OVERDUE: Final = 90  # days before a paper's own date that a date without a year may lie and still be when something was due
_AFTER: Final = "|".join(
    rf"(?<=\b{word} )" for word in ("in", "In", "by", "By", "until", "since", "Since", "from", "From", "during", "During", "before", "after")
)


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
def _pattern() -> Guarded:
    forms = (
        r"(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))",
        rf"(?P<d1>{_DAY})(?:\s*(?:or|and|to|&|/|–|-)\s*(?P<d1b>{_DAY}))?(?:\s+of)?\s+(?P<m1>{_MONTH})(?:,?\s+(?P<y1>{_YEAR}))?",
        rf"(?P<m2>{_MONTH})\s+(?P<d2>{_DAY}),\s+(?P<y2>{_YEAR})",
        rf"(?:{_AFTER}|(?<=\bon ))(?P<m7>{_MONTH})\s+(?P<d7>{_DAY})(?!\s*[a-z]|\s+(?:19|20)\d\d)",
        rf"{_PART}?(?P<m3>{_MONTH}),?\s+(?P<y3>{_YEAR})",
        r"(?P<d4>[0-3]?\d)(?P<sep>[/.])(?P<m4>[01]?\d)(?P=sep)(?P<y4>(?:(?:20|19)?\d\d))",
        rf"(?:(?<=\s)|(?<=^)|(?<=\()){_PART}(?P<m5>{_MONTH})",
        r"(?:the\s+)?end\s+of\s+(?P<endyear>(?:19|20)\d\d)",
        rf"(?:{_AFTER}|(?<=\bof )|(?<=\bfor )|(?<=\bto )(?!M[Aa][Yy]\b))(?P<m6>{_MONTH})",
        rf"(?:(?<=\bthe )|(?<=\bits )|(?<=[’']s ))(?P<m8>{_MONTH})(?=\s+(?:[A-Z]?[a-z]+\s+)?(?:meeting|agenda|Board|board|Cabinet|workshop|session|Committee|Panel|Forum|Executive|summit|newsletter|conference|AGM)\b)",
        rf"(?:{_AFTER}|(?<=\bof )|(?<=\bfor )|(?<=\bto ))(?P<year>(?:19|20)\d\d)(?!\s*(?:[/–-]\s?\d|[a-z]{{4,}}s\b))",
    )
    return Guarded(r"(?<![\w/£.#-])(?:" + "|".join(forms) + r")(?![\w%]|/\d|[.,]\d)")


def find_dates(text: str, *, anchor: str = "", ahead: bool = False) -> Iterator[FoundDate]:
    """Find the dates in a text.

    Args:
        text: The text.
        anchor: The document's own date (ISO, as exact as known), for dates without a year.
        ahead: Whether a date without a year is one to come, not the nearest.

    Yields:
        The dates in text order.

    Example:
        >>> [d.iso for d in find_dates("on 24th October 2017 and in June", anchor="2017")]
        ['2017-10-24', '2017-06']
    """
    for found in _pattern().finditer(text):
        later = _of_same_year().match(text, found.end())
        iso = _iso(found, later["year"] if later else anchor, ahead=ahead and not later)
        if iso and not _is_reference(text, found.start()):
            yield FoundDate(found.start(), found.end(), iso)


@cache
def _of_same_year() -> re.Pattern[str]:
    """What follows the first of two dates that share a year ("from January to March 2014")."""
    return re.compile(rf"\s*(?:to|and|until|–|-|/)\s*(?:{_DAY}\s+)?{_MONTH},?\s+(?P<year>(?:19|20)\d\d)")


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:paragraphs?|paras?|sections?|appendix|annex|schedules?|tiers?|items?|page|pp?|clauses?|articles?|regulations?|versions?|no|figure|table)\.?\s*$"
    )


def _is_reference(text: str, start: int) -> bool:
    return bool(_reference().search(text, max(0, start - 14), start))


def _iso(found: re.Match[str], anchor: str, *, ahead: bool = False) -> str:
    parts = {name: value for name, value in found.groupdict().items() if value}
    whole = parts.get("iso") or parts.get("year")
    if whole:
        return whole
    if "endyear" in parts:
        return f"{parts['endyear']}-12"
    year = _year(_first(parts, "y1", "y2", "y3", "y4"))
    month = _month(_first(parts, "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8"))
    day = 0 if "d1b" in parts else int(re.sub(r"\D", "", _first(parts, "d1", "d2", "d4", "d7")) or 0)
    return _joined(year, month, day, anchor, ahead=ahead)


def _joined(year: str, month: int, day: int, anchor: str, *, ahead: bool = False) -> str:
    if not 1 <= month <= 12 or day > 31:
        return ""
    year = year or _nearest_year(month, day, anchor, ahead=ahead and len(anchor) >= 7)
    if not year:
        return ""
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def _first(parts: dict[str, str], *names: str) -> str:
    return next((parts[name] for name in names if name in parts), "")


def _year(words: str) -> str:
    digits = re.sub(r"\D", "", words)
    return digits if len(digits) == 4 else f"20{digits}" if digits else ""


def _month(words: str) -> int:
    if words.isdigit():
        return int(words)
    return next((number for number, name in enumerate(_MONTHS, 1) if words[:3].casefold() == name), 0)


def _nearest_year(month: int, day: int, anchor: str, *, ahead: bool) -> str:
    if not anchor[:4].isdigit():
        return ""
    try:
        base = date.fromisoformat((anchor + "-07-01"[len(anchor) - 4 :])[:10])
    except ValueError:
        return ""
    years = [date(base.year + shift, month, min(day or 15, 28)) for shift in (-1, 0, 1)]
    if ahead:  # what is due may be overdue, though not by long
        years = [year for year in years if (base - year).days <= _OVERDUE]
    return str(min(years, key=lambda candidate: abs(candidate - base)).year)


@cache
def _limit() -> re.Pattern[str]:
    """What stands before a date that is a limit: a preposition and at most a few words."""
    return re.compile(
        r"\b(?:by|before|at|in|for|until|till|on|than|start(?:ing)?(?: on site)?|due|w/c|w/e|week commencing|scheduled|planned|expected|completing|deadline\w*|week of|to)"
        r"[\s:(]+(?:(?:the|its|their|our|his|her|a|in|on|for|from|of|end|next|meeting|week|commencing|w/c|both|either|noon|NOON|midnight|close of play|[A-Z][a-z]+day,?)\s+){0,4}$|\(\s*$"
    )


@cache
def _planned() -> re.Pattern[str]:
    """A planned event whose date follows it without a preposition."""
    return re.compile(
        r"\b(?:will|would|to)\b[^.;]*\b(?:published|launched|held|issued|released|completed?|start|begin|available|summit|meeting|conference)\s+(?:the\s+)?$"
        r"|\bmeeting (?:is|will be|was)(?: on)?(?: [A-Z][a-z]+day,?)?\s+$"
    )


@cache
def _since() -> re.Pattern[str]:
    """A date of the past, or of something else than the task."""
    return re.compile(r"(?i)\b(?:since|from|(?<!week )of|dated|announced in|(?<!be )published (?:on|in)|(?<!be )held (?:on|in)|last|minutes of the|report of)\s+(?:the\s+)?$")


@cache
def _short_day() -> Guarded:
    return Guarded(r"\b(?:due|w/c|w/e|by|on|before|until)\s+(?P<day>(?P<d>[0-3]?\d)/(?P<m>[01]?\d))(?![\d/%])")


@cache
def _words() -> Guarded:
    """Words for a time to come, with the preposition that makes them a limit."""
    meeting = r"(?:meetings?|board|cabinet|committee|panel|summit|conference|session|review|AGM|forum|group|council|update)"
    unit = r"(?:days?|weeks?|fortnights?|months?|years?|quarters?|half[- ]year|term)"
    number = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|few|couple of|matter of|\d+(?:\s?[-–]\s?\d+)?)"
    forms = (
        r"as soon as (?:possible|practicable)|in due course|immediately|with immediate effect|shortly after\b[^.;,]{0,50}|at the earliest opportunity|asap|ASAP|when parliamentary time allows|(?<!as )(?:shortly|soon)\b(?! after| as)",
        rf"(?:(?:by|before|at|after|from|until|for|in|over)\s+)?(?:(?:the|this|next|start of the|end of the)\s+)*{_SEASON}(?:\s+(?:19|20)\d\d)?\b",
        rf"(?:at least )?(?:each|every)\s+(?:(?:other|\d+|two|three|four|six)\s+)?(?:days?|weeks?|months?|quarters?|terms?|years?|spring|summer|autumn|winter|{_MONTH})(?![\w-])|(?:at least )?(?:once|twice) (?:a|an|every|each) (?:week|month|quarter|term|year)|termly",
        r"(?:by|in|during|before)\s+(?:the\s+)?(?:(?:end|start)\s+of\s+)?Q[1-4]\b(?:\s+(?:of\s+)?(?:19|20)\d\d(?:[/–-]\d\d)?)?",
        rf"(?:by|before|prior to|in advance of|ahead of|at|in|following|for|in time for|until|after)\s+(?:the\s+|its\s+|their\s+|our\s+|a\s+)?(?:next|future|later|following|forthcoming|annual|subsequent|coming)\s+(?:[\w’'&-]+\s+){{0,4}}?{meeting}\b(?:\s+in\s+{_MONTH})?",
        rf"(?:the\s+)?(?:next|future)\s+(?:[\w’'&-]+\s+){{0,4}}?{meeting}\b",
        r"at\s+the\s+next\s+(?:[A-Z][\w’'&-]*\s?){1,5}",
        rf"(?:within|in|over|for|after|during)\s+(?:the\s+)?(?:next|coming|following)\s+(?:{number}\s+)?(?:\w+\s+)?{unit}\b(?:[’']?s?\s+time)?",
        rf"(?:within|in|after)\s+(?:about\s+|approximately\s+|around\s+|a\s+)?{number}\s+(?:working\s+)?{unit}\b(?:[’']?s?[’']?\s+time)?",
        r"(?:by|at|before|towards)\s+(?:the\s+)?end\s+of\s+(?:the|this|next)\s+(?:\w+\s+)?(?:week|month|year|quarter|term|summer|autumn|spring|winter|parliament)|(?<=past )(?:the\s+)?end of (?:the|this|next) (?:week|month|year)",
        r"later\s+(?:this|in\s+the)\s+(?:year|month|week|term)",
        r"(?:in|by|over|during|before|until|from|this|next|late|early)\s+(?:the\s+)?(?:late\s+|early\s+|coming\s+|new\s+)?(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[Nn]ew\s+[Yy]ear)(?:\s+(?:of\s+)?(?:19|20)\d\d)?",
        r"(?:from\s+)?(?:this|next)\s+(?:week|month|year|quarter|term|(?:financial|academic|school)\s+year)",
        r"(?:after|before|following|outside)\s+the\s+meeting",
        r"(?:until|before|once|as soon as|prior to|following|after|subject to)\s+(?:they|it|the|these|those|this|ministerial)\s+(?!House\b|Board\b|Committee\b|Cabinet\b|Council\b|Panel\b|Executive\b)[\w’' -]{3,60}?(?=[.;,]|$)|(?:once|until)\s+[a-z]+(?:\s+[\w’'-]+){0,4}?\s+(?:is|are|was|were|has|have|had|allows?|allowed|permits?|permitted)\b[\w’' -]{0,40}?(?=[.;,]|$)",
        r"(?<=for )(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\s+(?:19|20)\d\d|prior to [A-Z]?[\w’' -]{3,40}(?=[.;,]|$)",
        r"in time for (?:the\s+|next\s+)?[\w’' -]{3,40}?(?=[.;,]|$)|when (?:[Pp]arliament|the (?:House|Assembly|courts?|school|schools)) (?:returns?|resumes?|sits?|reopens?|allows?)|in the meantime|(?:this|the|this present) coming (?:financial\s+|academic\s+)?year|(?:in\s+)?(?:its|her|his|their|the|our) next annual report",
        rf"(?:{number})\s+(?:days?|weeks?|months?|years?)\s+after\s+[\w’' -]{{3,40}}?(?=[.;,]|$)",
        r"(?:on\s+an?\s+)?(?:annual|quarterly|monthly|weekly|regular)\s+basis|annually|quarterly|monthly",
    )
    return Guarded(r"(?m)(?<![\w-])(?:" + "|".join(forms) + ")")


def find_due(text: str, *, anchor: str = "") -> Iterator[FoundDate]:
    """Find when something is due: a date that is a limit, or words for a time to come.

    Args:
        text: The words of a promise.
        anchor: The document's own date, for dates without a year.

    Yields:
        Due dates in text order; where no date can be worked out, the phrases, their words as `iso`.

    Example:
        >>> [d.iso for d in find_due("would go to Cabinet at its September 2017 meeting")]
        ['2017-09']
        >>> [d.iso for d in find_due("will be sent out by the end of the week")]
        ['by the end of the week']
    """
    dated = [*_short_days(text, anchor), *(found for found in find_dates(text, anchor=anchor, ahead=True) if _is_limit(text, found, anchor))]
    yield from sorted(dated, key=lambda due: due.start)
    if not dated:
        for found in _words().finditer(text):
            yield FoundDate(found.start(), found.end(), _worked_out(" ".join(found[0].split()), anchor))


def _worked_out(words: str, anchor: str) -> str:
    """The date that words mean for a paper of a given date, where they mean one; else the words, without the "at" of an occasion."""
    named = re.search(rf"{_SEASON} (?:19|20)\d\d$", words)
    if named:
        return named[0]
    if anchor[:4].isdigit():
        year, month = int(anchor[:4]), int(anchor[5:7] or 0)
        if re.fullmatch(r"(?:later )?this year", words):
            return str(year)
        if re.fullmatch(r"(?:by|before|at|towards) (?:the )?end of (?:the|this) (?:calendar )?year", words):
            return f"{year}-12"
        if month and words in ("next month", "from next month"):
            return f"{year + month // 12}-{month % 12 + 1:02}"
        if month and re.fullmatch(r"(?:by|before|at|towards) (?:the )?end of (?:the|this) month", words):
            return f"{year}-{month:02}"
        ahead = re.fullmatch(r"in (?:about )?(?P<number>\w+) (?P<unit>month|year)s?(?:(?:[’']s?|s[’']) time)?", words)
        if month and ahead and (number := _number(ahead["number"])):
            months = year * 12 + month - 1 + number * (12 if ahead["unit"] == "year" else 1)
            return f"{months // 12}-{months % 12 + 1:02}"
    return re.sub(r"^at (?=.*\bmeetings?$)(?=the next|next)", "", words)


def _number(word: str) -> int:
    """The number that a word of a short time means; 0 if it means none."""
    words = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    if word in ("a", "an"):
        return 1
    return int(word) if word.isdigit() and len(word) < 3 else words.index(word) if word in words else 18 if word == "eighteen" else 0


def _short_days(text: str, anchor: str) -> Iterator[FoundDate]:
    for found in _short_day().finditer(text):
        iso = _joined("", int(found["m"]), int(found["d"]), anchor)
        if iso:
            yield FoundDate(found.start("day"), found.end("day"), iso)


def _is_limit(text: str, found: FoundDate, anchor: str) -> bool:
    before = text[max(0, found.start - 45) : found.start]
    if before.endswith(("from ", "From ")) and len(anchor) >= 7 and found.iso >= anchor[: len(found.iso)]:
        return True  # from a day to come on
    planned = _planned().search(text, max(0, found.start - 200), found.start)
    return bool(_limit().search(before) or planned) and not _since().search(before)
