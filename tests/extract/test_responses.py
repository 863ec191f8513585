"""Responses to recommendations: what was asked, what was answered, and with what status."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents import read_bytes
from ingest.extract import responses
from ingest.extract.commitments import extract
from ingest.extract.parties import build_cast
from ingest.extract.reading import Reading
from ingest.extract.structure import build_reading


def _read(answer: str, asked: str = "The Government should publish the waiting times of each clinic.") -> Reading:
    text = "\n\n".join((
        "Government response to the Health Committee report",
        "Introduction",
        "The Government thanks the Committee.",
        "Recommendation 1",
        asked,
        answer,
        "Recommendation 2",
        "The Government should fund nurses.",
        "Funding is a matter for the next Spending Review.\n",
    ))
    reading = build_reading(read_bytes(text.encode(), "response.txt"))
    return replace(reading, cast=build_cast(reading))


ANSWERS = [
    ("The Government accepts this recommendation.", "accepted"),
    ("The Government agrees with the Committee that this matters.", "accepted"),
    ("The Government accepts this recommendation in part.", "accepted in part"),
    ("The Government partially accepts the recommendation.", "accepted in part"),
    ("The Government accepts this recommendation in principle.", "accepted in part"),
    ("The Government does not accept this recommendation.", "rejected"),
    ("The Government rejects this recommendation.", "rejected"),
    ("The Government notes this recommendation.", "noted"),
]


@pytest.mark.parametrize(("answer", "status"), ANSWERS)
def test_the_answer_settles_the_status(answer: str, status: str) -> None:
    reading = _read(answer)
    found, open_one = responses.extract(reading)
    assert (open_one.status, reading.words(open_one.quote)) == ("", "Funding is a matter for the next Spending Review")
    assert (found.label.value if found.label else "", found.status, reading.words(found.quote)) == ("1", status, answer.rstrip("."))
    assert found.recommendation is not None
    assert reading.words(found.recommendation).startswith("The Government should publish")


def test_the_recommendation_takes_the_status_of_its_answer() -> None:
    reading = _read("The Government accepts this recommendation. We will publish the times in May 2014.")
    asked = [(made.label.value if made.label else "", made.status) for made in extract(reading) if made.kind == "recommendation"]
    assert asked == [("1", "accepted"), ("2", "")]


def test_what_the_answer_promises_is_an_action() -> None:
    reading = _read("The Government accepts this recommendation. The Government will publish the times in May 2014.")
    (made,) = [made for made in extract(reading) if made.kind == "action"]
    assert (reading.words(made.quote), made.status, made.due.value if made.due else "") == (
        "The Government will publish the times in May 2014",
        "planned",
        "2014-05",
    )


def test_only_what_asks_is_the_recommendation() -> None:
    reading = _read(
        "The Government agrees.",
        "Waiting times are long. The stability of funding is welcome, but the Government should publish the times.",
    )
    quotes = [reading.words(made.quote) for made in extract(reading) if made.kind == "recommendation"]
    assert quotes == ["the Government should publish the times", "The Government should fund nurses"]


def test_a_document_that_answers_nothing_has_no_responses() -> None:
    reading = build_reading(read_bytes(b"Minutes\n\nThe Board accepted the report.\n", "minutes.txt"))
    assert not list(responses.extract(replace(reading, cast=build_cast(reading))))


TABLE = """Response to the review

Recommendation\tResponse\tLead
Fund two more nurses for schools\tPartially accepted. One nurse will be funded.\tOmar Hill
Publish the waiting times\tAccepted\tAnn Lee
Move the clinic to the library\tNot agreed, for want of room.\tAnn Lee
"""


def test_a_table_of_responses_gives_one_a_row() -> None:
    reading = build_reading(read_bytes(TABLE.encode(), "table.txt"))
    reading = replace(reading, cast=build_cast(reading))
    assert [found.status for found in responses.extract(reading)] == ["accepted in part", "accepted", "rejected"]
    asked = [(reading.words(made.quote), made.status) for made in extract(reading) if made.kind == "recommendation"]
    assert asked == [
        ("Fund two more nurses for schools", "accepted in part"),
        ("Publish the waiting times", "accepted"),
        ("Move the clinic to the library", "rejected"),
    ]


def test_numbered_paragraphs_that_ask_are_answered_by_what_follows_them() -> None:
    text = "\n\n".join((
        "Government Response to the First Report of the Health Committee",
        "Introduction",
        "The Government thanks the Committee.",
        "1. We recommend that the Department considers how to train nurses. (Paragraph 12)",
        "We agree that training matters. The Department will publish guidance by December 2018.",
        "2. The Government should extend the pilots to all areas. (Paragraph 20)",
        "We do not accept this recommendation.\n",
    ))
    reading = build_reading(read_bytes(text.encode(), "response.txt"))
    reading = replace(reading, cast=build_cast(reading))
    assert [(found.label.value if found.label else "", found.status) for found in responses.extract(reading)] == [
        ("1", "accepted"),
        ("2", "rejected"),
    ]
    asked = [(reading.words(made.quote), made.status) for made in extract(reading) if made.kind == "recommendation"]
    assert asked == [
        ("the Department considers how to train nurses", "accepted"),
        ("The Government should extend the pilots to all areas", "rejected"),
    ]


STACKED = "\n\n".join((
    "Council response to the review of parks",
    "Introduction",
    "The Council thanks the panel.",
    "R1",
    "That two more rangers be appointed for the northern parks.",
    "Agreed in part. One ranger will start in May.",
    "R2",
    "That the paddling pool stay open until September.",
    "Not agreed. The pool has to be drained for repair.",
    "R3",
    "(a) That a list of benches be published, and",
    "(b) that it be renewed each year.",
    "(a) Agreed. (b) Not agreed, for want of staff.\n",
))


def test_rows_whose_cells_became_lines_are_read_with_their_parts() -> None:
    reading = build_reading(read_bytes(STACKED.encode(), "stacked.txt"))
    reading = replace(reading, cast=build_cast(reading))
    assert [(found.label.value if found.label else "", found.status) for found in responses.extract(reading)] == [
        ("R1", "accepted in part"),
        ("R2", "rejected"),
        ("R3a", "accepted"),
        ("R3b", "rejected"),
    ]


def test_a_letter_that_goes_through_what_was_recommended_is_read() -> None:
    text = "\n\n".join((
        "Response to the report of the Ferry Users",
        "Dear Ann",
        "Thank you for the report.",
        "Your first recommendation is that the fare should be halved on Sundays. We agree, and shall do so in May.",
        "The second asks us to print the timetable in Welsh. I regret that we cannot accept this.\n",
    ))
    reading = build_reading(read_bytes(text.encode(), "letter.txt"))
    reading = replace(reading, cast=build_cast(reading), metadata=replace(reading.metadata, genre="government-response"))
    found = [(reading.words(one.recommendation) if one.recommendation else "", one.status) for one in responses.extract(reading)]
    assert found == [("the fare should be halved on Sundays", "accepted"), ("print the timetable in Welsh", "rejected")]


VERDICTS = [
    ("There are currently no plans to publish them.", "rejected"),
    ("This recommendation will be taken forward by each trust.", "accepted"),
    ("The Government will consider this recommendation.", "noted"),
    ("The targets that were agreed in 2019 still apply.", ""),
    ("The Government recognises the importance of prompt care.", ""),
]


@pytest.mark.parametrize(("answer", "status"), VERDICTS)
def test_what_decides_and_what_only_sounds_so(answer: str, status: str) -> None:
    assert next(iter(responses.extract(_read(answer)))).status == status
