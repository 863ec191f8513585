"""Schools: the Department for Education's register, with URNs.

Read from a table with the columns urn, name, town, open_date and close_date, or with the columns of the department's own full
extract (EstablishmentName, "LA (name)", ...), which adds the county and the authority as places. A name may end in its place: "St
John's First School, Ashby", "St John's First School (Ashby)".
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ingest.identify.designations import Designations
from ingest.identify.registers.model import Contents, Entry, RegisterFormat
from ingest.identify.registers.rows import contents, day, headed_rows

_COLUMNS: Final = ("urn", "name|establishmentname", "town", "open_date|opendate", "close_date|closedate")
_DESIGNATIONS: Final = Designations(
    words=frozenset(
        """school schools academy college village primary infant infants junior juniors nursery first middle upper lower high secondary
        preparatory prep grammar comprehensive community special sixth form boys girls church england catholic aided controlled
        voluntary ce va vc jmi university""".split()
    ),
    spelled={
        "c of e": "church of england",
        "cofe": "church of england",
        "c e": "church of england",
        "ce": "church of england",
        "roman catholic": "catholic",
        "rc": "catholic",
        "r c": "catholic",
        "saint": "st",
        "infants": "infant",
        "juniors": "junior",
        "prep": "preparatory",
    },
    silent=frozenset({"school", "schools", "voluntary", "aided", "controlled", "va", "vc"}),
)


def read(data: bytes, name: str) -> Contents:
    """Read a table of schools.

    Args:
        data: The file's bytes.
        name: The file's name, for messages.

    Returns:
        Its schools and what could not be used.

    Raises:
        InputError: If it is not such a table.
    """
    return contents(headed_rows(data, name, _COLUMNS), _entry)


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(r"(?P<bare>.{4,}?)(?:, | \()(?P<place>[A-Z][a-z][\w’'. -]{2,})\)?")


def _entry(row: dict[str, str], noted: list[str]) -> Entry:
    placed = _placed().fullmatch(row["name"])
    bare, place = (placed["bare"], placed["place"]) if placed else ("", "")
    places = (row["town"], row.get("county (name)", ""), row.get("la (name)", ""), place)
    return Entry(
        identifier=row["urn"],
        name=row["name"],
        alternatives=(bare,) if bare else (),
        places=tuple(dict.fromkeys(filter(None, places))),
        start=day(row["open_date"], noted),
        end=day(row["close_date"], noted),
    )


FORMAT: Final = RegisterFormat(
    name="schools",
    title="schools and colleges in England and Wales (the Department for Education's table)",
    identifiers="URN",
    party_type="School",
    fits=frozenset({"School", "ResearchBody", "Other"}),
    read=read,
    designations=_DESIGNATIONS,
)
