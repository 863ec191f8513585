"""Questions put at a meeting, who answered, and whether the figures that were asked for came."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents import read_bytes
from ingest.extract.parties import build_cast
from ingest.extract.questions import extract
from ingest.extract.reading import Reading
from ingest.extract.structure import build_reading
from ingest.records import Question

HEAD = "Minutes of the Harbour Committee\n\nHeld on 3 May 2019 at 2.00pm\n\nPresent: Councillor Ann Lee, Councillor Bob Marsh, Carol Dean (Harbour Master)\n\n1. Quays\n\n"


def asked(text: str) -> tuple[Reading, list[Question]]:
    reading = build_reading(read_bytes((HEAD + text).encode(), "paper.txt"))
    reading = replace(reading, cast=build_cast(reading))
    return reading, list(extract(reading))


def test_the_answer_is_the_next_sentence_in_which_somebody_else_speaks() -> None:
    reading, (found,) = asked("Councillor Ann Lee asked if the quay was lit at night. Carol Dean said that lamps had been fitted.\n")
    assert (found.asked_by.value if found.asked_by else "", found.answered_by.value if found.answered_by else "") == ("Ann Lee", "Carol Dean")
    assert found.answer is not None
    assert reading.words(found.answer) == "Carol Dean said that lamps had been fitted."
    assert (found.wants_figures, found.outcome) == (False, "answered")


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [("Carol Dean said that boats came and went.", "no figures"), ("Carol Dean said that 40 boats had been moored.", "answered")],
)
def test_figures_asked_for_are_looked_for_in_the_answer(answer: str, outcome: str) -> None:
    _, (found,) = asked(f"Councillor Ann Lee asked how many boats were moored. {answer}\n")
    assert (found.wants_figures, found.outcome) == (True, outcome)


def test_a_question_that_ends_its_paragraph_is_not_answered() -> None:
    _, (found,) = asked("Councillor Bob Marsh asked whether the crane was safe.\n\nThe meeting ended.\n")
    assert (found.outcome, found.answer, found.answered_by) == ("not answered", None, None)


def test_the_asker_is_the_person_and_not_a_body_named_on_the_way() -> None:
    _, (found,) = asked("Councillor Ann Lee noted a study at the Harbour Trust, and asked if it would go on. Carol Dean said it would.\n")
    assert found.asked_by is not None
    assert found.asked_by.value == "Ann Lee"


def test_statements_are_no_questions() -> None:
    assert asked("Councillor Ann Lee thanked the Harbour Master. The crane was asked for.\n")[1] == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Councillor Ann Lee wanted to know why the crane had stopped. Carol Dean said a part was missing.\n", ("Ann Lee", "Carol Dean", "answered")),
        ("In reply to Councillor Bob Marsh, Carol Dean said that the crane was mended.\n", ("Bob Marsh", "Carol Dean", "answered")),
        ("Councillor Ann Lee asked how many boats came. It was said that 40 had.\n", ("Ann Lee", "", "answered")),
        ("Councillor Ann Lee asked about the slip. There was no real answer.\n", ("Ann Lee", "", "not answered")),
        ("Councillor Ann Lee: Why is the slip shut?\n\nCarol Dean said it was being mended.\n", ("Councillor Ann Lee", "Carol Dean", "answered")),
        ("Councillor Ann Lee: would the Trust mend the slip? Carol Dean said it would.\n", ("Councillor Ann Lee", "Carol Dean", "answered")),
    ],
)
def test_questions_are_put_in_many_forms(text: str, row: tuple[str, str, str]) -> None:
    _, (found,) = asked(text)
    assert (found.asked_by.value if found.asked_by else "", found.answered_by.value if found.answered_by else "", found.outcome) == row


def test_requests_and_tales_are_no_questions() -> None:
    assert asked("Councillor Ann Lee asked for a section on what had gone wrong. He was 9 before anybody asked him why.\n")[1] == []


def test_a_body_with_a_long_name_is_asked_and_one_without_a_name_answers() -> None:
    text = "The Argus asked Harbour and Quays NHS Foundation Trust how many pilots had drowned. A spokeswoman replied that safety came first.\n"
    _, (found,) = asked(text)
    assert (found.wants_figures, found.outcome) == (True, "no figures")
    _, (found,) = asked("Councillor Ann Lee asked him how many boats had sunk. He replied that the number could not be shared.\n")
    assert (found.wants_figures, found.outcome) == (True, "no figures")
