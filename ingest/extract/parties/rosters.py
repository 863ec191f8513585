"""Tables of people: what their columns hold, and how a mark in a cell says that somebody attended.

A first row such as "Name | Organisation | Attended" makes a roster. Its columns hold names, posts, bodies or marks; what the
others hold (initials, groups, e-mail) says nothing of attendance.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from ingest.documents.model import Span
from ingest.extract.parties.asides import chairs
from ingest.extract.parties.entries import Entry, note_turnout
from ingest.extract.parties.labels import kind_of
from ingest.records import AttendanceKind

Role = Literal["name", "post", "body", "mark", ""]

_MARKS: Final[Mapping[str, AttendanceKind]] = {
    **dict.fromkeys(("✓", "✔", "√", "y", "yes", "p", "in person", "online", "remote"), "present"),
    **dict.fromkeys(("a", "ap", "apols", "apol", "apology"), "apologies"),
    **dict.fromkeys(("x", "✗", "✘", "×", "n", "no", "–", "-", "dna", "none"), "absent"),
    **dict.fromkeys(("s", "sub", "subs", "d", "deputy"), "substitute"),
}


@dataclass(frozen=True, slots=True)
class Roster:
    """What the columns of a table of people hold.

    Attributes:
        roles: What each column holds.
        kinds: What a tick in each column says, where its title is a label ("Apologies").
    """

    roles: tuple[Role, ...]
    kinds: tuple[AttendanceKind, ...]

    def has(self, role: Role) -> bool:
        """Tell whether a column holds something.

        Args:
            role: What it should hold.

        Returns:
            True if one does.
        """
        return role in self.roles

    def attended(self, cells: Sequence[str]) -> AttendanceKind:
        """Return how somebody attended whom a row names.

        Args:
            cells: The words of the row's cells.

        Returns:
            The kind; empty where no mark says so.
        """
        told: AttendanceKind = ""
        for words, role, title in zip(cells, self.roles, self.kinds, strict=False):
            mark = _mark(words) if role == "mark" else ""
            if mark == "present" and title:
                return title
            told = told or mark
            if role == "mark" and title == "present" and not words.strip() and self.roles.count("mark") == 1:
                told = "absent"
        return told


def roster_of(titles: Sequence[str]) -> Roster | None:
    """Tell what the columns of a table of people hold.

    Args:
        titles: The words of its first row.

    Returns:
        The roster; None if the row does not name columns of such a table.

    Example:
        >>> roster_of(["Name", "Organisation", "Attended"]).roles, roster_of(["Name", "Cost"])
        (('name', 'body', 'mark'), None)
    """
    plain = [title.strip(" :*_") for title in titles]
    if sum(bool(title) for title in plain) < 2 or not all(_is_title(title) for title in plain if title):
        return None
    days = [bool(_day().fullmatch(title)) for title in plain]
    if sum(days) > 1:
        return None
    roles = tuple(_role(title, day=day) for title, day in zip(plain, days, strict=True))
    kinds = tuple(_of_title(title) if role == "mark" else "" for title, role in zip(plain, roles, strict=True))
    return Roster(roles, kinds)


def file_cells(entry: Entry, text: str, post: Span | None, body: Span | None, mark: Span | None) -> None:
    """Take what the other columns of a table say of whom one names.

    Args:
        entry: What the name's cell says; it is filled in.
        text: The whole text.
        post: The cell of the post.
        body: The cell of the body.
        mark: The cell that tells how the person attended.
    """
    if mark:
        note_turnout(entry, text[mark.start : mark.end].strip(), mark)
    if post and chairs().fullmatch(text[post.start : post.end]):
        entry.chair = post
    elif post:
        entry.post = post
    entry.body = body or entry.body
    entry.named = bool(body) or entry.named


def is_ruler(words: str) -> bool:
    """Tell whether a row only rules off others ("--- | ---").

    Args:
        words: The row.

    Returns:
        True if it does.
    """
    return not words.strip(" \t|:=-_+")


def _mark(words: str) -> AttendanceKind:
    """What a mark says; words behind it only explain ("Yes (from item 3)")."""
    plain = words.strip(" .*").casefold()
    if re.match(r"(?:sub|deputy|substitute)\b\W+\w", plain):
        return ""  # who came instead is named, and was not this one
    first = re.split(r"\s*[(,;:/–-]\s*|\s+(?:from|until|for|to|by|via|items?)\b", plain)[0] or plain
    return kind_of(plain) or _MARKS.get(plain, "") or kind_of(first) or _MARKS.get(first, "")


def _is_title(title: str) -> bool:
    words = [word for word in re.split(r"\s*[/&]\s*|\s+(?:and|or)\s+", title) if word]
    return bool(_day().fullmatch(title)) or (bool(words) and all(_title().fullmatch(word) for word in words))


def _role(title: str, *, day: bool) -> Role:
    return "mark" if day else next((role for role in _TITLES if _titles(role).fullmatch(title)), "")


def _of_title(title: str) -> AttendanceKind:
    """What a tick under a title says; a title that only asks ("Status", "Present / Apologies") leaves it to the mark."""
    if _day().fullmatch(title) or re.fullmatch(r"(?i)attended|attendance", title):
        return "present"
    return kind_of(title) if "/" not in title else ""


@cache
def _day() -> re.Pattern[str]:
    return re.compile(r"(?:\w{3,9}day )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+(?: \d{4})?|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?")


_TITLES: Final[Mapping[Role, str]] = {
    "mark": r"attendance|attended|present|status|apologies|absent|(?:present|attended)\s*/\s*(?:apologies|absent)|substitutes?|deput(?:y|ies)|in attendance",
    "name": r"(?:full )?names?|who|attendees?|members?(?: name)?|delegates?|participants?|persons?|representatives?|name of (?:member|attendee|representative)",
    "post": r"(?:job )?titles?|posts?|(?:job )?roles?|positions?|role/title|(?:job )?title/role|designation",
    "body": r"organi[sz]ations?|bod(?:y|ies)|agency|company|representing|school|employer|partner|authority",
    "": r"initials|e-?mail|sector|partners|group|phase|ward|constituency|capacity|constituent group|category|area|department|service|team|directorate|party",
}


@cache
def _titles(role: Role) -> re.Pattern[str]:
    return re.compile(_TITLES[role], re.IGNORECASE)


@cache
def _title() -> re.Pattern[str]:
    return re.compile("|".join(_TITLES.values()), re.IGNORECASE)
