"""Clauses: where a sentence is cut, where it is not, and whose speech is reported."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.clauses import clauses, find_frame

CUT = [
    ("Ann Lee said that the plan was late.", ["the plan was late"]),
    ("The clerk (North Town) told the board that funds had gone.", ["funds had gone"]),
    ("It was noted that the school had moved.", ["the school had moved"]),
    ("The board approved the minutes and discussed the budget.", ["The board approved the minutes", "discussed the budget"]),
    ("The paper would be revised and costs would be added.", ["The paper would be revised", "costs would be added"]),
    ("The trust is seeking funds and will meet each donor.", ["The trust is seeking funds", "will meet each donor"]),
    ("The survey has closed; the results will follow.", ["The survey has closed", "the results will follow"]),
    ("Changes have been made, which will be tested in May.", ["Changes have been made", "which will be tested in May"]),
    ("She said that the plan was late and that Mr Hill would write.", ["the plan was late", "Mr Hill would write"]),
    ("The group felt the form was too long but said it should stay.", ["the form was too long", "it should stay"]),
]
WHOLE = [
    "A list of towns and parishes was needed.",
    "The board agreed that a list of towns and parishes was needed.",
    "North Council, South Council and East Council were working together.",
    "He agreed to revise the paper and include; a case study; what boards should do; a summary.",
    "More is done so that children are safe.",
    "Members (who were told and had agreed) left.",
]


@pytest.mark.parametrize(("sentence", "expected"), CUT)
def test_a_sentence_is_cut_where_a_new_finite_clause_starts(sentence: str, expected: list[str]) -> None:
    assert [sentence[start:end] for start, end in clauses(sentence)] == expected


@pytest.mark.parametrize("sentence", WHOLE)
def test_what_joins_nouns_does_not_cut(sentence: str) -> None:
    assert [sentence[start:end] for start, end in clauses(sentence)] == [sentence.rstrip(".")]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Ann Lee said that it rained.", "Ann Lee"),
        ("Cllr Hill (North Town) explained that it rained.", "Cllr Hill (North Town)"),
        ("The added value was high.", None),
        ("He noted the report.", None),
    ],
)
def test_the_speaker_is_whoever_stands_before_the_saying(sentence: str, who: str | None) -> None:
    frame = find_frame(sentence)
    assert (frame["who"].strip() if frame else None) == who


@given(st.text(alphabet="abc ,;.andthat()“”-’ABwillwas", max_size=120))
def test_clauses_lie_in_order_inside_the_sentence(sentence: str) -> None:
    ends = [0]
    for start, end in clauses(sentence):
        assert ends[-1] <= start < end <= len(sentence)
        ends.append(end)


@pytest.mark.parametrize("piece", ["and ", "word ", "the Board and the ", ", and ", "that ", "(", "x, ", "A B, "])
def test_a_long_sentence_takes_no_more_than_its_share_of_time(piece: str) -> None:
    began = time.perf_counter()
    list(clauses(piece * (20_000 // len(piece))))
    assert time.perf_counter() - began < 5
