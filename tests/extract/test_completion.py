"""Who is added because a fact names them, and what can be nobody."""

from __future__ import annotations

import pytest

from ingest.documents.model import Span
from ingest.extract.completion import complete_cast
from ingest.records import Concern, Extraction, Metadata, Said


def completed(words: str) -> Extraction:
    said = Said(words, Span(0, len(words)))
    concern = Concern(quote=said.span, rule="concerns.concern", kind="concern", raised_by=(said,))
    return complete_cast(Extraction(metadata=Metadata(quote=Span(0, 1), rule="metadata", genre="minutes"), concerns=(concern,)))


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("local authorities", "local authorities", "Collective"),
        ("Ministers", "Ministers", "Collective"),
        ("TARN members", "TARN members", "Collective"),
        ("ask Panel members", "Panel members", "Collective"),
        ("an elected members", "elected members", "Collective"),
        ("panel", "panel", "PartnershipBody"),
        ("Young people's panel", "Young people's panel", "UserGroup"),
    ],
)
def test_parties_that_facts_name(words: str, name: str, kind: str) -> None:
    found = completed(words)
    assert [(partner.name.value, partner.type) for partner in found.partners] == [(name, kind)]
    assert [said.value for said in found.concerns[0].raised_by] == [name]


@pytest.mark.parametrize("words", ["What", "Others", "Her", "no staff", "someone"])
def test_what_can_be_nobody(words: str) -> None:
    found = completed(words)
    assert not found.partners
    assert not found.concerns[0].raised_by


def test_a_spokesman_is_a_post_and_no_body() -> None:
    found = completed("council spokesman")
    assert not found.partners
    assert [person.called for person in found.people] == ["council spokesman"]
