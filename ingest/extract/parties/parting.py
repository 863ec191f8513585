"""Attendance lists parted by body: a name of a body, or of a sort of members, in front of those who came for it.

It stands before a colon or dash ("Kent County Council: Ann Lee, Bob Hay"), behind "for" ("For the tenants: Ann Lee"), or in a first
column, whose second may run over lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.extract.parties.bodies import classify
from ingest.extract.parties.lexicon import lexicon
from ingest.extract.parties.people import full_name
from ingest.extract.parties.posts import is_post
from ingest.extract.parties.splitting import split_entries
from ingest.identify.names import is_acronym


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands in front of those who came for it.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        content: Offset of those behind it.
        post: Whether it says what they are ("Independent Members"), and not whose.
    """

    start: int
    end: int
    content: int
    post: bool


def part_by_body(words: str) -> list[tuple[int, int]]:
    """Part a list whose parts each start with the name of a body.

    Args:
        words: The list.

    Returns:
        Start and end of each part; one part where nothing so parts it.
    """
    columned = [found.start() for found in _column().finditer(words) if _leads(found)]
    if columned and not words[: columned[0]].strip():
        ends = [*columned[1:], len(words)]
        return [(start, start + len(words[start:end].rstrip())) for start, end in zip(columned, ends, strict=True)]
    parts = [found.span() for found in re.finditer(r"[^;]+" if ";" in words else r"[^\n]+", words)] if ":" in words else []
    led = [part for part in parts if ":" in words[slice(*part)] and _is_label(words[slice(*part)].split(":", maxsplit=1)[0].split())]
    return parts if led else [(0, len(words))]


def find_lead(words: str) -> Lead | None:
    """Find what stands in front of a list or a part of it.

    Args:
        words: The list.

    Returns:
        The lead; None if the list starts with its first entry.
    """
    column = _column().match(words)
    if column and _leads(column):
        return Lead(column.start("body"), column.end("body"), column.start("who"), bool(_seat().fullmatch(column["body"])))
    led = re.match(r"\s*(?P<tie>[Ff]or |[Ff]rom |[Rr]epresenting )?(?:the )?(?P<body>[A-Z][^,;:()\n]{1,70}?)\s*(?::|\s[–-])\s+(?=[A-Z])", words)
    if not led or not (led["tie"] or classify(led["body"].split()) or is_acronym(led["body"])):
        return None
    if not led["tie"] and len(list(split_entries(words[led.end() :]))) < 2:
        return None
    return Lead(led.start("body"), led.end("body"), led.end(), post=False)


def is_name(words: str) -> bool:
    """Tell whether words start with a person's name.

    Args:
        words: The words of a cell.

    Returns:
        True if they do: a title, or two capitalised words that are no body and no post.
    """
    found = full_name().match(words)
    if not found or " " not in words:
        return False
    plain = re.split(r"\s*[(,]", words)[0]
    return bool(found["title"]) or (" " in found["name"] and not (classify(plain.split()) or is_post(words) or is_post(plain)))


@cache
def _column() -> re.Pattern[str]:
    return re.compile(r"(?m)^[ \t]*(?P<body>[A-Z][^\n:;,()|]{3,60}?)[ \t]{2,}(?P<who>\S[^\n]*)")


def _leads(found: re.Match[str]) -> bool:
    body = found["body"].split()
    return is_name(found["who"]) and body[0] not in lexicon().given and bool(classify(body) or _seat().fullmatch(found["body"]))


@cache
def _seat() -> re.Pattern[str]:
    """What sort of members the second column names."""
    return re.compile(r"(?:(?:Independent|Co-?opted|Lay|Elected|Appointed|Parent|Staff|Community|Foundation|and|&)\s+)+(?:Members?|Governors?|Trustees?|Representatives?)")


def _is_label(words: list[str]) -> bool:
    return bool(words) and (bool(classify(words)) or words[0] in ("For", "From", "Representing"))
