"""Which records are the same, and that each is paired once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapgraph.evaluation.folding import fold, fold_name, fold_person, likeness, number
from gapgraph.evaluation.pairing import best_first, likenesses, pair


@pytest.mark.parametrize(
    ("section", "wanted", "found", "alike"),
    [
        ("partners", {"name": "The Ashby Board"}, {"name": "Ashby Board"}, True),
        ("partners", {"name": "Ashby Board", "aliases": ["AB"]}, {"name": "A B Trust", "aliases": ["AB"]}, True),
        ("partners", {"name": "Ashby Board"}, {"name": "Ashby Boards"}, False),
        ("partners", {"name": ""}, {"name": ""}, False),
        ("people", {"name": "Cllr Anne Booth"}, {"name": "Anne Booth"}, True),
        ("people", {"name": "Anne Mary Booth"}, {"name": "Anne Booth"}, True),
        ("people", {"name": "Anne Booth"}, {"name": "Anne Boothby"}, False),
        ("people", {"name": "Anne Booth"}, {"post": "Head of Wellbeing"}, False),
        ("people", {"name": "", "post": "Head of Wellbeing"}, {"post": "the Head of Wellbeing"}, True),
        ("people", {"name": "", "post": "Head of Wellbeing"}, {"post": "Director of Estates"}, False),
        ("commitments", {"kind": "action", "quote": "write to the Board"}, {"kind": "action", "quote": "will write to the Board"}, True),
        ("commitments", {"kind": "aim", "quote": "write to the Board"}, {"kind": "action", "quote": "write to the Board"}, False),
        ("statistics", {"value": "1,200", "quote": "1,200 pupils were seen", "figure": "1,200"}, {"value": "1200", "quote": "some 1,200 pupils", "figure": "1,200"}, True),
        ("statistics", {"value": "12", "quote": "grew by 12%", "figure": "12%"}, {"value": "13", "quote": "grew by 12%", "figure": "12%"}, False),
        ("statistics", {"value": "12", "quote": "grew by 12%", "figure": "12%"}, {"value": "", "quote": "grew by 12%", "figure": "12%"}, False),
        ("statistics", {"value": "", "figure": "", "quote": "the data in paragraph 12"}, {"value": "", "figure": "", "quote": "data in paragraph 12 of it"}, True),
        ("statistics", {"value": "20-25", "figure": "20 to 25", "quote": "20 to 25 of many pupils in town came"}, {"value": "", "figure": "20 to 25", "quote": "20 to 25 pupils"}, True),
        ("sources", {"title": "the Annual Report 2016"}, {"title": "Annual Report"}, True),
        ("sources", {"title": "Annual Report"}, {"title": "Census"}, False),
        ("concerns", {"quote": "there is no night bus"}, {"quote": "no night bus there is"}, True),
        ("votes", {"proposer": "Anne Booth", "quote": "a"}, {"proposer": "Anne Booth", "quote": "b"}, True),
        ("votes", {"for": 7, "quote": "carried"}, {"for": "7", "quote": "b"}, True),
        ("votes", {"for": "", "quote": "carried"}, {"for": "", "quote": "b"}, False),
    ],
)
def test_what_is_the_same(section: str, wanted: dict[str, Any], found: dict[str, Any], alike: bool) -> None:
    assert (likenesses()[section](wanted, found) > 0) is alike


def test_the_best_pair_comes_first_and_a_required_record_before_an_optional_one() -> None:
    wanted = [{"quote": "one two three four"}, {"quote": "one two three"}]
    assert pair("concerns", wanted, [{"quote": "one two three"}]) == ((1, 0),)
    same: list[dict[str, Any]] = [{"quote": "no night bus", "optional": True}, {"quote": "no night bus"}]
    assert pair("concerns", same, [{"quote": "no night bus"}]) == ((1, 0),)


@given(st.lists(st.lists(st.floats(0, 1), min_size=3, max_size=3), max_size=5))
def test_each_record_is_paired_at_most_once_and_no_forbidden_pair_is_made(scores: list[list[float]]) -> None:
    wanted = [{"quote": str(i)} for i in range(len(scores))]
    found = [{"quote": str(j)} for j in range(3)]
    pairs = best_first(lambda one, other: scores[int(str(one["quote"]))][int(str(other["quote"]))], wanted, found)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(scores[i][j] > 0 for i, j in pairs)
    free = [(i, j) for i in range(len(scores)) for j in range(3) if i not in dict(pairs) and j not in {b for _, b in pairs}]
    assert not [1 for i, j in free if scores[i][j] > 0], "a pair was left"


def test_folding() -> None:
    assert fold("  The Children’s  Trust, £58k (40%) ") == "the children s trust £58k 40%"
    assert fold_name("The Trust") == "trust"
    assert fold_person("Councillor Dr. Zoë Müller-Hay") == "zoë müller hay"
    assert number("1,200.50") == pytest.approx(1200.5)
    assert number("") is None


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_symmetric_and_between_0_and_1(left: str, right: str) -> None:
    assert likeness(left, right) == likeness(right, left)
    assert 0 <= likeness(left, right) <= 1
