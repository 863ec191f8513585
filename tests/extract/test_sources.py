"""Sources: documents, data sets and laws that a text cites, once each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents import read_bytes
from ingest.extract.parties import build_cast
from ingest.extract.sources import extract
from ingest.extract.structure import build_reading
from ingest.records import Source


def sources_of(text: str) -> list[Source]:
    reading = build_reading(read_bytes(f"Notes of a spring walk\n\n{text}".encode(), "paper.txt"))
    reading = replace(reading, cast=build_cast(reading))
    found = list(extract(reading))
    assert all(source.title.value == " ".join(reading.words(source.title.span).split()) for source in found)
    return found


def titles(text: str) -> list[tuple[str, str]]:
    return [(source.title.value, source.kind) for source in sources_of(text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Part 2 of the Harbours Act 1964 applies.", ("Harbours Act 1964", "legislation")),
        ("It follows the Coastal Towns Strategy closely.", ("Coastal Towns Strategy", "strategy")),
        ("This was said in the Dunmore Review last year.", ("Dunmore Review", "report")),
        ("Members asked how the Winter Travel Survey was run.", ("Winter Travel Survey", "dataset")),
        ("Members read the RNLI guidance with care.", ("RNLI guidance", "guidance")),
        ("It had published its response to a review of parking.", ("response to a review of parking", "response")),
        ("The board read research by Tidewater on mooring fees.", ("research by Tidewater on mooring fees", "report")),
        ("Boats are booked in a system called ‘Safe Anchor’ today.", ("Safe Anchor", "dataset")),
        ("The need is set out in the JSNA.", ("JSNA", "report")),
    ],
)
def test_titles_are_found_with_their_kind(sentence: str, expected: tuple[str, str]) -> None:
    assert titles(f"{sentence}\n") == [expected]


@pytest.mark.parametrize(
    "sentence",
    ["A strategy is needed for quays.", "An evaluation showed that boats are safe.", "The Planning Policy Officer spoke.", "The report was noted.", "Members wanted a review."],
)
def test_documents_in_general_are_no_sources(sentence: str) -> None:
    assert titles(f"{sentence}\n") == []


def test_a_title_comes_once_also_when_shortened_or_dated() -> None:
    text = "The 2019 Coastal Towns Strategy is old. The Coastal Towns Strategy says so. The Towns Strategy helps.\n"
    (found,) = sources_of(text)
    assert found.title.value == "2019 Coastal Towns Strategy"
    assert found.year is not None
    assert found.year.value == "2019"


def test_the_words_before_a_preposition_and_the_owner_are_no_part_of_a_title() -> None:
    assert titles("Changes to Moorings in the Dunmore Review were noted.\n") == [("Dunmore Review", "report")]
    assert titles("It met the Council’s Coastal Towns Strategy in full.\n") == [("Coastal Towns Strategy", "strategy")]


def test_notes_are_sources_and_oral_evidence_is_none() -> None:
    text = "Boats are safe. 7 Quays are old. 8\n\n7 Harbour Agency, Safe boats for all, 3 May 2021\n8 Q 98 (Major Tom Pike)\n"
    assert [source.title.value for source in sources_of(text)] == ["Harbour Agency, Safe boats for all"]
