"""Acronyms where a document defines them: "Full Name (ABC)", "ABC (Full Name)", "ABC - Full Name".

After Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions in
biomedical text": each letter of the short form must be found in the long form, from right to left, the
first one at the start of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.documents.model import Span


@dataclass(frozen=True, slots=True)
class Definition:
    """An acronym and what it stands for.

    Attributes:
        short: Place of the acronym.
        long: Place of the full form.
    """

    short: Span
    long: Span


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r"\((?:or |the |‘|“|'|\")?(?P<short>[A-Z][A-Za-z&/-]{1,9})(?:’|”|'|\")?\)")


@cache
def _reversed() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<short>[A-Z][A-Za-z]*[A-Z]{1,}[A-Za-z]*)\s+(?:\(|-\s|–\s|or\s+[‘'\"“])(?P<long>[A-Z][\w’'&,\s-]{6,80}?)(?=\)|[’'\"”;.,]|$)"
    )


def find_definitions(text: str) -> Iterator[Definition]:
    """Find where a text defines acronyms.

    Args:
        text: The canonical text.

    Yields:
        Definitions in text order for each of the two forms.

    Example:
        >>> text = "the Local Government Association (LGA)"
        >>> [text[d.long.start:d.long.end] for d in find_definitions(text)]
        ['Local Government Association']
    """
    for found in _bracketed().finditer(text):
        short = found["short"]
        if sum(c.isupper() for c in short) >= 2:
            start = _long_start(text, found.start(), short)
            if start is not None:
                yield Definition(Span(found.start("short"), found.end("short")), Span(start, len(text[: found.start()].rstrip())))
    for found in _reversed().finditer(text):
        if _matches(found["long"], found["short"]):
            yield Definition(
                Span(found.start("short"), found.end("short")), Span(found.start("long"), found.start("long") + len(found["long"].rstrip()))
            )


def _long_start(text: str, bracket: int, short: str) -> int | None:
    """Return where the long form before a bracket starts, trying the fewest words first."""
    window = text[max(0, bracket - 160) : bracket].rstrip()
    base = max(0, bracket - 160)
    starts = [m.start() for m in re.finditer(r"(?<![\w’'-])[\w’'&-]+", window)]
    letters = [c for c in short if c.isalpha()]
    longest = min(len(letters) + 5, len(letters) * 2)
    for start in reversed(starts[-longest:]):
        candidate = window[start:]
        if re.search(rf"[.;:()]|\b{re.escape(short)}\b", candidate):
            return None
        if candidate[0].isupper() and _matches(candidate, short):
            return base + start
    return None


def _matches(long: str, short: str) -> bool:
    initials = [
        word[0] for word in re.findall(r"[A-Za-z][\w’']*", long) if word.casefold() not in ("of", "the", "and", "for", "in", "on", "to")
    ]
    wanted = [c for c in short if c.isalpha()]
    capitals = [c for c in wanted if c.isupper()]
    if "".join(initials).casefold() in ("".join(wanted).casefold(), "".join(capitals).casefold()):
        return True
    return (
        bool(long)
        and long[0].casefold() == short[0].casefold()
        and _in_order(long.casefold(), "".join(wanted).casefold())
        and len(long) <= 12 * len(wanted)
        and len(initials) >= 2
        and len(initials) >= len(capitals) - 1
    )


def _in_order(long: str, short: str) -> bool:
    place = len(long)
    for index in range(len(short) - 1, -1, -1):
        place = long.rfind(short[index], 0, place)
        if place < 0:
            return False
        if index == 0:
            return place == 0
    return True


def initials(name: str) -> str:
    """Return the letters that shorten a name: first letters, and words in capitals whole.

    Args:
        name: A body's name.

    Returns:
        Capital letters; small words are passed over.

    Example:
        >>> initials("UK Space Agency"), initials("Board of Trade")
        ('UKSA', 'BT')
    """
    words = [word for word in re.findall(r"[A-Za-z][\w’']*", name) if word[0].isupper()]
    return "".join(word if word.isupper() and len(word) <= 3 else word[0] for word in words)
