"""Services, programmes and models that a document names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents import read_bytes
from ingest.extract.parties import build_cast
from ingest.extract.services import extract
from ingest.extract.structure import build_reading


def named(text: str) -> list[tuple[str, str]]:
    reading = build_reading(read_bytes(text.encode(), "paper.txt"))
    reading = replace(reading, cast=build_cast(reading))
    found = list(extract(reading))
    assert all(reading.words(service.name.span) == service.name.value for service in found)
    return [(service.name.value, service.kind) for service in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Schools use the Lantern model in class.", ("Lantern model", "model")),
        ("Staff joined the Safe Harbours programme in May.", ("Safe Harbours programme", "programme")),
        ("Families are helped by the Early Tide Advice Service.", ("Early Tide Advice Service", "service")),
        ("A scheme called Open Quays began in May.", ("Open Quays", "programme")),
        ("He praised Safe Moorings, a small project on the east side.", ("Safe Moorings", "programme")),
        ("Staff joined the Children’s Records Programme.", ("Children’s Records Programme", "programme")),
        ("The Trust’s Open Quays scheme has ended.", ("Open Quays scheme", "programme")),
    ],
)
def test_names_are_found_with_their_kind(sentence: str, expected: tuple[str, str]) -> None:
    assert named(f"{sentence}\n") == [expected]


@pytest.mark.parametrize("sentence", ["Services are improving.", "Satellite services are useful.", "The UK model is different.", "Public services matter.", "The Director of Quay Services spoke.", "The paper went to Legal Services.", "The Quays and Public Services Committee met."])
def test_services_in_general_have_no_name(sentence: str) -> None:
    assert named(f"{sentence}\n") == []


def test_a_name_comes_once_also_when_shortened() -> None:
    assert named("Staff joined the Safe Harbours programme. The Harbours programme ended, and the Safe Harbours programme was missed.\n") == [
        ("Safe Harbours programme", "programme")
    ]
