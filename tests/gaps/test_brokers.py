"""Who alone joins others: through whom, and of whom no other paper speaks."""

from __future__ import annotations

from pathlib import Path

from gapgraph.gaps import Gap, find_gaps
from gapgraph.gaps.brokers import brokered
from graph_store import open_store
from ingest.pipeline import build

COUNCIL = """Ashby Borough Council
Minutes of the Cabinet, 4 May 2021

Present: Amir Booth (Ashby Borough Council), Ola Nash (Ashby Constabulary), Tom Reed

ACTION: Ashby Borough Council to send its records to Ashby Constabulary by 1 June 2021

ACTION: Ashby Constabulary to send its plan to Ashby Housing Association by 1 June 2021
"""
SCHOOLS = """Ashby Borough Council
Minutes of the Schools Forum, 11 May 2021

Present: Amir Booth (Ashby Borough Council), Priya Shah (Ashby Grammar School), Jo Pell

ACTION: Ashby Grammar School to send its returns to Ashby Borough Council by 1 June 2021

ACTION: Ashby Grammar School to send its returns to Ashby Schools Trust by 1 June 2021
"""


def _found(tmp_path: Path, *papers: str) -> tuple[Gap, ...]:
    for number, paper in enumerate(papers):
        (tmp_path / f"{number}.txt").write_text(paper, encoding="utf-8")
    with open_store(None) as store:
        build([tmp_path], store)
        return find_gaps(store, only=["one-broker"])


def test_a_council_alone_joins_schools_to_the_police(tmp_path: Path) -> None:
    found = _found(tmp_path, COUNCIL, SCHOOLS)
    assert [gap.kind for gap in found] == ["one-broker"]
    assert "but Ashby Borough Council" in found[0].sentence


def test_a_paper_that_names_both_sides_shows_that_they_know_each_other(tmp_path: Path) -> None:
    together = SCHOOLS + "\nAshby Grammar School thanked Ashby Constabulary for its visit.\n"
    assert _found(tmp_path, COUNCIL, together) == ()


def test_a_broker_sits_somewhere() -> None:
    names = {one: f"Tarn {one}" for one in "abcde"}
    ties = [{"subject": f"{a}{b}", "party": a, "other": b, "strength": "strong", "name": names[a], "label": names[b], "paper": "q"} for a, b in ("ab", "ac", "bc", "cd", "de", "ce")]
    assert brokered(ties) == []
    assert {row["party"] for row in brokered([*ties, {"seated": "c"}])} == {"d", "e"}
    told = [{"party": party, "named_in": "p"} for party in "ad"]
    assert brokered([*ties, {"seated": "c"}, *told]) == []
