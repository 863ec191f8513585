"""Concerns, risks, gaps and disagreements, and who raised them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents import read_bytes
from ingest.extract.concerns import extract
from ingest.extract.parties import build_cast
from ingest.extract.reading import Reading
from ingest.extract.structure import build_reading

MINUTES = "Minutes of the Harbour Committee\n\nHeld on 3 May 2019 at 2.00pm\n\nPresent: Councillor Ann Lee (Chairman)\n\n1. Quays\n\n"


def reading_of(text: str) -> Reading:
    reading = build_reading(read_bytes(text.encode(), "paper.txt"))
    return replace(reading, cast=build_cast(reading))


def told(text: str) -> list[tuple[str, str]]:
    reading = reading_of(text)
    return [(concern.kind, reading.words(concern.quote)) for concern in extract(reading)]


STATED = [
    ("Concern was raised regarding the cost of the new quay.", "concern"),
    ("Members were worried that the ferry would stop.", "concern"),
    ("It was difficult to recruit harbour pilots.", "concern"),
    ("There was a lack of storage on the east side.", "gap"),
    ("A list of moorings was needed.", "gap"),
    ("The Trust had no access to the berthing records.", "gap"),
    ("The dredging was delayed due to bad weather.", "gap"),
    ("Two councillors did not support the extension of the lease.", "disagreement"),
    ("Some members felt the plan was rushed whilst others felt it should be agreed.", "disagreement"),
    ("There was a risk that the crane would fail before winter.", "risk"),
]


@pytest.mark.parametrize(("sentence", "kind"), STATED)
def test_each_kind_is_found_by_its_own_words(sentence: str, kind: str) -> None:
    assert [found for found, _ in told(f"The quay is old.\n\n{sentence}\n")] == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "There were no concerns about the lease.",
        "The new lights reduced the risk of collisions at night.",
        "You will need to obtain permission from the copyright holders concerned.",
        "The project helps young people at risk of leaving school early.",
        "Is there a lack of storage on the east side?",
        "The Chairman asked what data was needed for the next report.",
        "The updated risk assessment was circulated to all members.",
        "The new pier could lead to others building more.",
        "Ann Lee had spoken with the Trust on issues around open tides.",
        "The report debunked the idea that boats increased the risk of floods.",
    ],
)
def test_worries_denied_dealt_with_or_asked_about_are_not_concerns(sentence: str) -> None:
    assert told(f"The quay is old.\n\n{sentence}\n") == []


def test_numbered_worries_are_one_concern_each() -> None:
    text = "Ann Lee noted that there are three main concerns: 1) the quay is often flooded; 2) boats arrive too late; and 3) nobody owns the crane.\n"
    assert [words for _, words in told(text)] == ["the quay is often flooded", "boats arrive too late", "nobody owns the crane"]


def test_what_is_printed_twice_is_one_concern() -> None:
    text = "Members were concerned about the cost of the quay.\n\nMembers were concerned about the cost of the quay.\n"
    assert len(told(text)) == 1


def test_items_under_a_heading_risks_are_risks_unless_they_say_there_are_none() -> None:
    text = "HARBOUR GROUP\n\nRisks:\n\n- Grant for the quay reduced by a third\n- Not applicable\n\nProgress:\n\n- Crane repaired\n"
    assert told(text) == [("risk", "Grant for the quay reduced by a third")]


def test_the_speaker_raised_it_also_in_the_sentence_before() -> None:
    text = MINUTES + "Councillor Ann Lee said that the crane was old. There was a lack of spare parts.\n"
    reading = reading_of(text)
    (found,) = extract(reading)
    assert [who.value for who in found.raised_by] == ["Ann Lee"]
    assert reading.words(found.raised_by[0].span) in text
    assert found.about is not None
    assert found.about.value == "spare parts"


def test_every_field_rests_on_words_of_the_text() -> None:
    text = MINUTES + "Councillor Ann Lee was concerned about the price of rope.\n"
    reading = reading_of(text)
    for found in extract(reading):
        assert all(0 <= said.span.start < said.span.end <= len(text) for _, said in found.grounds())
