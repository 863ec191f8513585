"""What a later statement does to an earlier one of the same promise."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gapgraph.links.model import LinkKind, Stated

_REPORTED: Final = frozenset({"done", "under-way", "delayed", "ended"})
_ASKED: Final = frozenset({"suggested", "proposed"})
_SETTLED: Final = frozenset({"agreed", "planned", "accepted", "accepted-in-part", "rejected"})


@cache
def _instead() -> re.Pattern[str]:
    return re.compile(r"\b(?:instead|in place of|replac(?:e|es|ed|ing)|supersed(?:e|es|ed|ing)|no longer)\b", re.IGNORECASE)


@cache
def _new_date() -> re.Pattern[str]:
    day = r"(?:dates?|deadlines?|timetables?|timescales?)"
    return re.compile(rf"\b(?:(?:new|later|revised|extended) {day}|extended (?:the )?{day}|put back to)\b", re.IGNORECASE)


def names_new_date(words: str) -> bool:
    """Tell whether words name another date for something: whoever does so need not be who is to do it.

    Args:
        words: A statement's words.

    Returns:
        True for "the Board agreed a new date of 28 February".
    """
    return bool(_new_date().search(words))


def link_kind(earlier: Stated, later: Stated) -> LinkKind:
    """Tell what a later statement does to an earlier one.

    Args:
        earlier: The earlier statement.
        later: The later one, of the same promise.

    Returns:
        "answers" for a response; "reports" where it says how far the work is; "decides" where something was put forward and is now
        settled; "supersedes" where it puts something in its place; "amends" where another date is named; else "restates".
    """
    if later.kind == "Response":
        return "answers"
    if later.status in _REPORTED:
        return "reports"
    if names_new_date(later.words):
        return "amends"
    if (earlier.status in _ASKED or earlier.kind == "Recommendation") and later.status in _SETTLED:
        return "decides"
    if _instead().search(later.words):
        return "supersedes"
    return "amends" if _another_date(earlier, later) else "restates"


def _another_date(earlier: Stated, later: Stated) -> bool:
    if not (earlier.due_latest and later.due_earliest):
        return False
    return earlier.due_latest < later.due_earliest or later.due_latest < earlier.due_earliest
