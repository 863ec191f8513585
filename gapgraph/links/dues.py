"""By which day a promise is due, where its words name one only beside the paper that they stand in.

"The next meeting" is the next one of the same body whose paper was read; "within two weeks", "by the end of the month", "in the spring" are
counted from the paper's date, and the last day that can be meant is taken. "Soon", "in due course" and "when resources allow" name no
day, and get none.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gapgraph.links.model import Paper, Stated

_SEASONS: Final = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}  # the last month of each
_NUMBERS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12}
_UNITS: Final = {"day": 1, "week": 7, "month": 31, "year": 366}


@cache
def _next_meeting() -> re.Pattern[str]:
    return re.compile(r"\bnext\b(?:\s+[\w’'-]+){0,4}?\s+(?:meeting|board|panel|committee|session)s?\b|^next time$", re.IGNORECASE)


@cache
def _within() -> re.Pattern[str]:
    return re.compile(rf"\b(?:within|in|over)\s+(?:the\s+next\s+)?(\d+|{'|'.join(_NUMBERS)})\s+({'|'.join(_UNITS)})s?\b", re.IGNORECASE)


@cache
def _end_of() -> re.Pattern[str]:
    return re.compile(r"\b(?:(?:end of (?:the|this)|this|later (?:this|in the))\s+)(week|month|year)\b", re.IGNORECASE)


@cache
def _season() -> re.Pattern[str]:
    return re.compile(r"\b(spring|summer|autumn|winter)\b(?:\s+(?:of\s+)?(\d{4}))?", re.IGNORECASE)


def due_by(said: Stated, papers: Iterable[Paper]) -> str:
    """Return the last day by which a promise is due.

    Args:
        said: The promise as a paper states it.
        papers: All papers, for the next meeting's date.

    Returns:
        A day as ISO 8601; empty if no day is named, or the paper has no date to count from.
    """
    if said.due_latest or not said.due:
        return said.due_latest
    if _next_meeting().search(said.due):
        return _next_of_body(said.paper, papers)
    return _counted(said.due, date.fromisoformat(said.paper.latest)) if said.paper.latest else ""


def _next_of_body(paper: Paper, papers: Iterable[Paper]) -> str:
    meetings = (other for other in papers if other.after(paper) and other.bodies & paper.bodies and "Minutes" in other.genres)
    return min((other.latest for other in meetings), default="")


def _counted(words: str, day: date) -> str:
    if found := _within().search(words):
        count = int(found[1]) if found[1].isdigit() else _NUMBERS[found[1].casefold()]
        return (day + timedelta(days=count * _UNITS[found[2].casefold()])).isoformat() if count < 100 else ""
    if found := _end_of().search(words):
        return _end(found[1].casefold(), day)
    found = _season().search(words)
    return _end_of_season(found[1].casefold(), found[2], day) if found else ""


def _end(unit: str, day: date) -> str:
    if unit == "week":
        return (day + timedelta(days=6 - day.weekday())).isoformat()
    month = day.month if unit == "month" else 12
    return date(day.year, month, monthrange(day.year, month)[1]).isoformat()


def _end_of_season(season: str, year: str | None, day: date) -> str:
    month = _SEASONS[season]
    after = day.year + (month < day.month)
    chosen = int(year) + (season == "winter") if year else after
    return date(chosen, month, monthrange(chosen, month)[1]).isoformat()
