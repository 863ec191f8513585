"""Councils: the table of local authorities that mySociety publishes, with their GSS codes.

Its columns hold the official name, a short one, and alternatives joined by commas: a comma with a space behind it is part of a name.
An alternative without a word such as "Council" is the place, not a name of the body.
"""

from __future__ import annotations

import re
from typing import Final

from ingest.identify.designations import Designations, split
from ingest.identify.names import fold
from ingest.identify.registers.model import Contents, Entry, RegisterFormat
from ingest.identify.registers.rows import contents, day, headed_rows

_LONDON: Final = frozenset({"london", "borough"})
_DESIGNATIONS: Final = Designations(
    words=frozenset(
        """council councils county city borough district metropolitan unitary corporation authority combined mayoral strategic town parish
        community londonborough royalborough region""".split()
    ),
    shorter={
        "cc": (frozenset({"county"}), frozenset({"city"})),
        "bc": (frozenset({"borough"}),),
        "dc": (frozenset({"district"}),),
        "mbc": (frozenset({"metropolitan", "borough"}),),
        "mdc": (frozenset({"metropolitan", "district"}),),
        "cbc": (frozenset({"county", "borough"}),),
        "lb": (_LONDON,),
        "lbc": (_LONDON,),
        "rb": (frozenset({"royal", "borough"}),),
        "ua": (frozenset({"unitary"}),),
        "ca": (frozenset({"combined"}),),
        "londonborough": (_LONDON,),
        "royalborough": (frozenset({"royal", "borough"}),),
    },
    spelled={"london borough": "londonborough", "london boro": "londonborough", "royal borough": "royalborough", "city region": "region"},
    silent=frozenset({"council", "councils", "corporation", "authority", "mayoral", "strategic"}),
    telling=frozenset({"combined", "town", "parish", "community", "region"}),
)
_TYPES: Final = {
    "county": ("county",),
    "london borough": ("london", "borough"),
    "metropolitan district": ("metropolitan", "district", "borough"),
    "non-metropolitan district": ("district",),
    "ni district": ("district",),
    "unitary authority": ("unitary",),
    "welsh unitary authority": ("unitary", "county"),
    "scottish unitary authority": ("unitary",),
    "combined authority": ("combined",),
}
_NAMES: Final = ("official-name", "nice-name", "alt-names")
_COLUMNS: Final = (*_NAMES, "gss-code", "local-authority-code", "local-authority-type-name", "start-date", "end-date")


def read(data: bytes, name: str) -> Contents:
    """Read a table of local authorities.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.

    Returns:
        Its councils and what could not be used.

    Raises:
        InputError: If it is not such a table.
    """
    return contents(headed_rows(data, name, _COLUMNS), _entry)


def _entry(row: dict[str, str], noted: list[str]) -> Entry:
    official, kind = row["official-name"], row["local-authority-type-name"].casefold()
    others = [_turned(other) for other in (row["nice-name"], *re.split(r",(?! )", row["alt-names"])) if _legible(other)]
    bare = [other for other in others if split(other, _DESIGNATIONS) is None]
    return Entry(
        identifier=row["gss-code"] or row["local-authority-code"],
        name=official,
        alternatives=_once([other for other in others if other not in bare], official),
        places=_once(bare, ""),
        kind_words=_TYPES.get(kind, ()),
        start=day(row["start-date"], noted),
        end=day(row["end-date"], noted),
    )


def _legible(name: str) -> bool:
    """Whether a cell holds a name whose letters were not lost in an earlier conversion."""
    return bool(name.strip()) and "\ufffd" not in name and "ï¿½" not in name


def _turned(name: str) -> str:
    """A name in the order in which it is said: "Wold, City of" is the City of Wold."""
    found = re.fullmatch(r"(.+), ((?:City|County|Borough) of)", name, re.IGNORECASE)
    return f"{found[2]} {found[1]}" if found else name


def _once(names: list[str], but: str) -> tuple[str, ...]:
    """Names that fold differently, in order, without one."""
    return tuple({fold(name): name.strip() for name in reversed(names) if fold(name) != fold(but)}.values())[::-1]


FORMAT: Final = RegisterFormat(
    name="councils",
    title="local authorities of the United Kingdom (mySociety's table)",
    identifiers="GSS code",
    party_type="Council",
    fits=frozenset({"Council", "GovernmentBody", "Other"}),
    read=read,
    designations=_DESIGNATIONS,
)
