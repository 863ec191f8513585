"""Every record gets the measured confidence of its rule."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.documents import read_bytes
from ingest.documents.model import Span
from ingest.extract import extract
from ingest.extract.confidence import confidences, rate
from ingest.records import Commitment, Concern, Service

PAPER = b"Ashby Health Board\nMinutes\n\nACTION: Lucy Hart to write to Ashby Constabulary by 1 June 2021\n\nWaiting lists grew by 12%.\n"


def test_every_record_of_every_sample_has_one(samples: Path) -> None:
    for path in sorted(samples.iterdir()):
        found = extract(read_bytes(path.read_bytes(), path.name))
        assert all(0 < record.confidence < 1 for record in (*found.partners, *found.people, *found.facts()))


def test_a_measured_rule_an_unknown_one_and_one_that_states_its_own() -> None:
    found, known = extract(read_bytes(PAPER, "a.txt")), confidences()
    (action,) = found.commitments
    assert action.confidence == known.rules["commitments", "commitments.action-line"]
    place = Span(0, 5)
    others = replace(
        found,
        commitments=(Commitment(quote=place, rule="commitments.of-tomorrow", kind="aim"),),
        concerns=(Concern(quote=place, rule="model.small", confidence=0.41, kind="gap"),),
        services=(Service(quote=place, rule="services.of-tomorrow", name=found.partners[0].name, kind="service"),),
    )
    rated = rate(others)
    assert rated.commitments[0].confidence == known.unknown["commitments"]
    assert rated.concerns[0].confidence == pytest.approx(0.41)
    assert rated.services[0].confidence == known.other


def test_a_measurement_wins_over_what_a_record_states() -> None:
    found = extract(read_bytes(PAPER, "a.txt"))
    claimed = replace(found, commitments=(replace(found.commitments[0], confidence=1.0),))
    assert rate(claimed) == found
