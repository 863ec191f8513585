"""Who holds, sees, cannot see or asks to see which data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents import read_bytes
from ingest.extract.data_access import extract
from ingest.extract.parties import build_cast
from ingest.extract.structure import build_reading


def access(text: str) -> list[tuple[str, str, str]]:
    reading = build_reading(read_bytes(text.encode(), "paper.txt"))
    reading = replace(reading, cast=build_cast(reading))
    found = list(extract(reading))
    assert all(said.span in reading.sections[0].span for one in found for _, said in one.grounds())
    return [(one.party.value, one.access, one.system.value) for one in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Harbour Trust had access to the TIDE data.", ("Harbour Trust", "sees", "TIDE")),
        ("The Harbour Trust had not had sight of the TIDE data.", ("Harbour Trust", "cannot see", "TIDE")),
        ("The Harbour Trust had no access to the TIDE database.", ("Harbour Trust", "cannot see", "TIDE")),
        ("The Harbour Trust holds the Mooring Register.", ("Harbour Trust", "holds", "Mooring Register")),
        ("The TIDE database is held by the Harbour Trust.", ("Harbour Trust", "holds", "TIDE")),
        ("The Harbour Trust cannot see the TIDE data.", ("Harbour Trust", "cannot see", "TIDE")),
        ("The Harbour Trust was refused access to the TIDE database.", ("Harbour Trust", "cannot see", "TIDE")),
        ("The Harbour Trust asked to see the TIDE figures.", ("Harbour Trust", "asks to see", "TIDE figures")),
        ("The Harbour Trust cannot see which of the people on board have a pilot.", ("Harbour Trust", "cannot see", "which of the people on board have a pilot")),
        ("In contrast the mooring team has no access to the incident books of the yards.", ("mooring team", "cannot see", "incident books")),
        ("The Harbour Trust has been able to look things up in the mooring register since June.", ("Harbour Trust", "sees", "mooring register")),
        ("The Quay Board was told that harbour pilots cannot see mooring records.", ("harbour pilots", "cannot see", "mooring records")),
    ],
)
def test_a_party_and_a_system_are_joined_by_what_the_verb_says(sentence: str, expected: tuple[str, str, str]) -> None:
    assert access(f"{sentence}\n") == [expected]


def test_a_pronoun_stands_for_the_system_named_before() -> None:
    found = access("The TIDE database is held by the Harbour Trust. The Quay Board has no access to it.\n")
    assert found == [("Harbour Trust", "holds", "TIDE"), ("Quay Board", "cannot see", "TIDE")]


def test_the_speaker_stands_behind_they_and_a_wish_follows_no_sight() -> None:
    found = access("Ann Lee said that they hadn’t had sight of the TIDE data and would like to explore that.\n")
    assert found == [("Ann Lee", "cannot see", "TIDE"), ("Ann Lee", "asks to see", "TIDE")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The data was useful.",
        "The Harbour Trust cannot see which way the vote will go.",
        "The Harbour Trust could not see who would pay.",
        "The Harbour Trust has been able to look up to its founders.",
        "Somebody had access to the data.",
        "The Harbour Trust has access to the beach.",
        "Ann Lee explained the Harbour Trust’s own plans for tide data.",
        "The Harbour Trust was glad: having access to relevant information and data mattered.",
        "The Harbour Trust does not at present hold any tide data.",
        "The Quay Board was not worried, and the lamp was held by the Harbour Trust.",
        "The Harbour Trust sought an alternative host for data request forms.",
    ],
)
def test_without_a_party_or_a_named_system_nothing_is_said(sentence: str) -> None:
    assert access(f"{sentence}\n") == []
