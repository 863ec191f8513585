"""RIS: the tagged form that every reference manager reads.

A record is lines of a tag of two characters, two spaces, a hyphen, a space and a value; it begins with TY and ends with ER, and lines
end as the specification wants (carriage return and line feed). Each use of the work is a note of its own (N1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from gapgraph.bibliography.dates import date_parts
from gapgraph.bibliography.works import Work

_TYPES: Final = {"bill": "BILL", "dataset": "DATA", "legislation": "STAT", "news": "NEWS", "other": "GEN"}  # all others are reports


def to_ris(works: Iterable[Work]) -> str:
    """Write works as RIS.

    Args:
        works: The works.

    Returns:
        The text, a record a work.
    """
    return "".join(f"{_record(work)}\r\n" for work in works)


def _record(work: Work) -> str:
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _fields(work))


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(work.genre, "RPRT")
    yield "ID", work.key
    yield "TI", work.title
    if work.publisher:
        yield "PB", work.publisher
    if parts := date_parts(work.date):
        yield "PY", f"{parts[0]:04}"
        yield "DA", "/".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:]), *[""] * (4 - len(parts))])
    if work.url:
        yield "UR", work.url
    yield "M3", work.kind
    yield from (("N1", use.note) for use in work.uses)
    yield "ER", ""
