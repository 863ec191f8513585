"""Gaps that later papers would close: each is found where they are silent, and not where one of them speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

import gapgraph
from gapgraph.gaps import find_gaps
from graph_store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from gapgraph.gaps import Gap


def minutes(day: str, said: str, body: str = "Ashby Health Board") -> str:
    """Minutes of a body on a day."""
    return f"{body}\nMinutes of the meeting held on {day}\n\nPresent: Jane Carter (Chair), Amir Booth (Ashby County Council)\n\n{said}\n"


TALK = "Members discussed the winter plan and thanked the volunteers."


@dataclass(frozen=True)
class Case:
    """Papers in which a gap stands, and what a later paper would say to close it."""

    first: str
    silent: str
    speaking: str
    body: str = "Ashby Health Board"


CASES = {
    "overdue": Case(
        "ACTION: Jane Carter to publish the waiting list tables by 30 June 2021.",
        TALK,
        "The waiting list tables had been published by Jane Carter.",
    ),
    "never-heard-of-again": Case(
        "ACTION: Jane Carter to map the counselling services of the county.",
        TALK,
        "Members asked how far the map of counselling services in the county was.",
    ),
    "suggestion-dropped": Case(
        "Amir Booth suggested that the Board publish a quarterly newsletter for carers.",
        TALK,
        "It was agreed that the quarterly newsletter for carers would not go ahead.",
    ),
    "not-decided": Case(
        "RECOMMENDED: That Ashby County Council open a respite centre for carers by May 2022.",
        TALK,
        "RESOLVED: That a respite centre for carers be opened by May 2022.",
        body="Ashby County Council",
    ),
    "not-decided, of a board": Case(
        "RECOMMENDED: That the Trust's Governing Body open a respite centre for carers by May 2022. Ashby Hospitals NHS Trust (the Trust) was thanked.",
        "GOVERNING BODY\n\nThe Governing Body discussed the winter plan.",
        "GOVERNING BODY\n\nRESOLVED: That the Governing Body open a respite centre for carers by May 2022.",
        body="Ashby Hospitals NHS Trust",
    ),
    "mirror-missing": Case(
        "Ashby County Council and Ashby Hospitals NHS Trust had agreed to fund a night shelter jointly from September 2021.",
        TALK,
        "The Trust would fund the night shelter with the Council from September.",
        body="Ashby Hospitals NHS Trust",
    ),
}


def found(tmp_path: Path, kind: str, case: Case, later: str) -> tuple[Gap, ...]:
    """What is found of a kind in two papers."""
    (tmp_path / "first.txt").write_text(minutes("4 May 2021", case.first), encoding="utf-8")
    (tmp_path / "later.txt").write_text(minutes("7 September 2021", later, case.body), encoding="utf-8")
    with open_store() as store:
        gapgraph.build([tmp_path], store)
        return find_gaps(store, only=[kind.partition(",")[0]])


@pytest.mark.parametrize("kind", sorted(CASES))
def test_silence_is_found_with_the_papers_that_were_searched(tmp_path: Path, kind: str) -> None:
    case = CASES[kind]
    (gap,) = found(tmp_path, kind, case, case.silent)
    assert gap.words in case.first
    assert {one.date for one in gap.searched} == {"2021-05-04", "2021-09-07"}
    assert "{" not in gap.sentence


@pytest.mark.parametrize("kind", sorted(CASES))
def test_nobody_is_accused_where_a_later_paper_speaks_of_it(tmp_path: Path, kind: str) -> None:
    case = CASES[kind]
    assert found(tmp_path, kind, case, case.speaking) == ()


@pytest.mark.parametrize("kind", sorted(CASES))
def test_nobody_is_accused_before_a_later_paper_was_read(tmp_path: Path, kind: str) -> None:
    (tmp_path / "first.txt").write_text(minutes("4 May 2021", CASES[kind].first), encoding="utf-8")
    with open_store() as store:
        gapgraph.build([tmp_path], store)
        assert find_gaps(store, only=[kind.partition(",")[0]]) == ()


def test_a_verb_that_says_nothing_is_no_word_of_a_promise(tmp_path: Path) -> None:
    case = Case("Amir Booth suggested that the Board hold one meeting a year in a school.", TALK, "")
    common = "The school was open. The school was warm. The school was full. The school was quiet."
    assert found(tmp_path, "suggestion-dropped", case, f"{common} Other counties hold a day about school.")


def test_what_is_due_after_the_last_paper_is_not_overdue(tmp_path: Path) -> None:
    case = Case("ACTION: Jane Carter to publish the waiting list tables by 30 June 2022.", TALK, "")
    assert found(tmp_path, "overdue", case, TALK) == ()


def test_what_says_too_little_is_not_said_to_be_forgotten(tmp_path: Path) -> None:
    case = Case("Jane Carter offered to do the work.", TALK, "")
    assert found(tmp_path, "never-heard-of-again", case, TALK) == ()


@pytest.mark.parametrize(("heading", "kinds"), [("BOARD OF DIRECTORS", ["not-decided"]), ("COUNCIL OF GOVERNORS", [])])
def test_a_board_is_asked_and_only_its_own_minutes_count_as_silent(tmp_path: Path, heading: str, kinds: list[str]) -> None:
    asking = "Harbour Vale NHS Foundation Trust (the Trust) was thanked. The Board recommended that the Trust's Board of Directors open the memory clinic at Stanner to residents who refer themselves."
    later = f"HARBOUR VALE NHS FOUNDATION TRUST\n\n{heading}\n\nMinutes of the meeting held in public on 26 September 2021\n\nPresent: Mary Orr (Chair), Neil Fair\n\n1. Wards\n\n{TALK}\n"
    (tmp_path / "asking.txt").write_text(minutes("4 May 2021", asking), encoding="utf-8")
    (tmp_path / "later.txt").write_text(later, encoding="utf-8")
    with open_store(None) as store:
        gapgraph.build([tmp_path], store)
        assert [gap.kind for gap in find_gaps(store, only=["not-decided"])] == kinds
