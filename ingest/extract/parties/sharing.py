"""What the entries of one attendance list tell of each other: a body or a post that several share, and who only came with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ingest.documents.model import Span
from ingest.extract.parties.entries import Entry
from ingest.records import AttendanceKind


@dataclass(frozen=True, slots=True)
class Attendee:
    """One entry of an attendance list.

    Attributes:
        entry: The whole entry.
        read: What it says of a person; None where it names a post or a body alone.
        kind: How the person attended.
        label: The words that say so.
        label_post: The label where it says a post as well ("Clerk:").
        other: Place of a post or a body that the list names without a person.
        plural: The title for several that stands before an earlier name ("Councillors Hay and Crane").
        plural_at: Its place.
    """

    entry: Span
    read: Entry | None
    kind: AttendanceKind
    label: Span
    label_post: Span | None = None
    other: Span | None = None
    plural: str = ""
    plural_at: Span | None = None


def shared(found: Sequence[Attendee], words: str, base: int) -> list[Attendee]:
    """Fill in what the entries of a list leave to their neighbours.

    Args:
        found: The entries in text order.
        words: The list.
        base: Offset of its first character.

    Returns:
        The entries.
    """
    for before, after in pairwise(found):
        _share_post(before.read, after.read, words, base)
        _share_body(before, after, words[max(0, before.entry.end - base) : max(0, after.entry.start - base)])
    for index, attendee in enumerate(found):
        if attendee.read and attendee.read.speaks_for and attendee.read.body:
            _speak_for(found[:index], attendee.read.body)
    own = next((index for index, one in enumerate(found) if one.read and one.read.speaks_for and one.read.body), len(found))
    guests = next((index for index in range(own + 1, len(found)) if _with().search(words[: found[index].entry.start - base])), len(found))
    # who came "with" those who speak for the body that met ("A and B for the Panel, with C from the Trust") is no member of it
    return [replace(one, kind="in attendance") if index >= guests and one.kind == "present" else one for index, one in enumerate(found)]


@cache
def _with() -> re.Pattern[str]:
    return re.compile(r"\bwith\s+$")


def _share_post(first: Entry | None, second: Entry | None, words: str, base: int) -> None:
    """A post for several stands before the first of them ("Independent Members Mr Hay and Dr Orr")."""
    if first and second and first.post and first.post.start < first.name.start and not (second.post or second.body or second.councillor):
        second.post = first.post if words[: first.post.end - base].endswith("s") else None


def _share_body(before: Attendee, after: Attendee, between: str) -> None:
    """Two names joined by "and" share the body behind the second ("Ann Lee and Bob Hay, Kent County Council")."""
    first, second = before.read, after.read
    if first and second and not (first.post or first.body or first.chair) and second.body and re.fullmatch(r"\s*(?:and|&)\s*", between):
        first.body = second.body


def _speak_for(before: Sequence[Attendee], body: Span) -> None:
    """All whom nothing else is said of share the body that the last of them speaks for ("A, B and C for the Panel")."""
    for attendee in reversed(before):
        if attendee.read is None or attendee.read.body or attendee.read.post:
            return
        attendee.read.body = body
