"""Bodies that ended, and who took them over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents import read_bytes
from ingest.extract.parties import build_cast
from ingest.extract.structure import build_reading
from ingest.extract.successions import extract


def ended(text: str) -> list[tuple[str, str, str]]:
    reading = build_reading(read_bytes(text.encode(), "paper.txt"))
    reading = replace(reading, cast=build_cast(reading))
    return [(one.ended.value, one.successor.value if one.successor else "", one.when.value if one.when else "") for one in extract(reading)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Quay Partnership Board ceased to exist from August 2011 as the Harbour Trust took over.", ("Quay Partnership Board", "Harbour Trust", "2011-08")),
        ("The Quay Partnership Board was replaced by the Harbour Trust.", ("Quay Partnership Board", "Harbour Trust", "")),
        ("The Quay Partnership Board was disbanded in March 2012.", ("Quay Partnership Board", "", "2012-03")),
        ("The Quay Partnership Board ceases in April 2013.", ("Quay Partnership Board", "", "2013-04")),
        ("The Quay Partnership Board has completed its remit and will not meet again. Its work will be picked up by the Harbour Trust.", ("Quay Partnership Board", "Harbour Trust", "")),
        ("In 2015 the Harbour Trust replaced the Quay Partnership Board.", ("Quay Partnership Board", "Harbour Trust", "2015")),
        ("It was agreed to wind up the Quay Partnership Board and hand the work to the Harbour Trust.", ("Quay Partnership Board", "Harbour Trust", "")),
        ("Members noted the abolition of the Quay Partnership Board.", ("Quay Partnership Board", "", "")),
    ],
)
def test_what_ended_is_named_with_successor_and_date(sentence: str, expected: tuple[str, str, str]) -> None:
    assert ended(f"{sentence}\n") == [expected]


@pytest.mark.parametrize("sentence", ["The old lamps were replaced by new ones.", "The road was closed.", "The Harbour Trust met in May 2012.", "The Harbour Trust replaced two lamps.", "The Harbour Trust closed in on a deal.", "The ferry takes over from the Harbour Trust's own boat in May."])
def test_things_that_end_are_no_bodies(sentence: str) -> None:
    assert ended(f"{sentence}\n") == []
