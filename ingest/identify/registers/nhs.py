"""NHS bodies: the Organisation Data Service's published files (etr.csv and its sisters), which have no line of headings.

Their columns, in published order: code, name, regional codes, five lines of the address, postcode, opening and closing date, and others.
The fourth line of the address is the town, the fifth the county. Names stand in capitals.
"""

from __future__ import annotations

import re
from typing import Final

from graph_store.errors import InputError
from ingest.identify.designations import Designations
from ingest.identify.registers.model import Contents, Entry, RegisterFormat
from ingest.identify.registers.rows import bare_rows, contents, day

_COLUMNS: Final = ("code", "name", "region", "area", "line1", "line2", "line3", "town", "county", "postcode", "opened", "closed")
_DESIGNATIONS: Final = Designations(
    words=frozenset({"nhs", "foundation", "trust"}),
    shorter={"ft": (frozenset({"foundation"}),)},
    spelled={"national health service": "nhs"},
    silent=frozenset({"trust"}),
)


def read(data: bytes, name: str) -> Contents:
    """Read a file of the Organisation Data Service.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.

    Returns:
        Its bodies and what could not be used.

    Raises:
        InputError: If it is not such a file.
    """
    found = contents(bare_rows(data, name, _COLUMNS), _entry)
    if not found.entries or not all(re.fullmatch(r"[A-Z0-9]{2,9}", entry.identifier) for entry in found.entries):
        remedy = "Name a file as published: no line of headings, the code first, then the name."
        raise InputError("The register is not in the Organisation Data Service's form.", where=name, remedy=remedy)
    return found


def _entry(row: dict[str, str], noted: list[str]) -> Entry:
    return Entry(
        identifier=row["code"],
        name=_cased(row["name"]),
        places=tuple(dict.fromkeys(_cased(row[part]) for part in ("town", "county") if row[part])),
        start=day(row["opened"], noted),
        end=day(row["closed"], noted),
    )


def _cased(name: str) -> str:
    """Names in capitals as they are written in text: "LEEDS AND YORK NHS TRUST" becomes "Leeds and York NHS Trust"."""
    small = {"AND", "OF", "FOR", "THE", "UPON", "ON", "IN", "UNDER", "LE"}
    if not name.isupper():
        return name
    return " ".join(word.lower() if index and word in small else _capital(word) for index, word in enumerate(name.split()))


def _capital(word: str) -> str:
    if word == "NHS":
        return word
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


FORMAT: Final = RegisterFormat(
    name="nhs",
    title="NHS bodies (the Organisation Data Service's files)",
    identifiers="ODS code",
    party_type="NHSBody",
    fits=frozenset({"NHSBody", "VoluntaryOrganisation", "PartnershipBody", "Other"}),
    read=read,
    designations=_DESIGNATIONS,
)
