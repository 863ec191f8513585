"""Alternatives that a record of decision says were considered."""

from __future__ import annotations

import pytest

from ingest.documents import read_bytes
from ingest.extract.alternatives import extract
from ingest.extract.structure import build_reading


def considered(text: str) -> list[str]:
    reading = build_reading(read_bytes(text.encode(), "paper.txt"))
    return [reading.words(found.quote) for found in extract(reading)]


@pytest.mark.parametrize(
    ("text", "alternatives"),
    [
        ("Alternative options considered: To let the lease of the quay lapse.", ["To let the lease of the quay lapse"]),
        ("Alternatives rejected: (a) selling the crane; (b) mending it again.", ["selling the crane", "mending it again"]),
        ("Options considered and not preferred:\n\n1. Let the lease lapse.\n2. Sell the old crane.", ["Let the lease lapse", "Sell the old crane"]),
        ("Other options: To adopt the charges now.", ["To adopt the charges now"]),
        ("Any alternatives considered and rejected: None.", []),
        ("Alternatives: None put forward.", []),
        ("Options for the summer fair: stalls, boats and music.", []),
        ("The options considered by the group were costly. Members chose one.", []),
    ],
)
def test_what_stands_behind_the_label_is_an_alternative(text: str, alternatives: list[str]) -> None:
    assert considered(f"The quay was discussed at length.\n\n{text}\n") == alternatives
