"""What a policy researcher asks: who was in the room and who was tasked, which dates have passed, what rests on which source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gapgraph.asking import ask
from gapgraph.building import build
from gapgraph.questions import question, questions, run_text
from gapgraph.questions.proof import with_evidence
from graph_store import open_store
from graph_store.contract import Store

MINUTES = """Ashby Health Board
Minutes of the meeting held on 4 May 2021

Present: Dr Jane Carter (Chair), Cllr Amir Booth (Ashby County Council), Lucy Hart (Ashby Carers Trust)
Apologies: Tom Vale (Ashby Constabulary)

Item 1: Waiting times

Jane Carter said that nearly 40% of children waited more than 18 weeks, according to the Ashby Annual Report 2020.
Amir Booth raised a concern about the waiting list.

ACTION: Lucy Hart to write to Ashby Constabulary by 1 June 2021

ACTION: Tom Vale to circulate the crime figures by 1 September 2022

The motion was carried by 7 votes to 2.

RESOLVED

1. That the Board noted the report.
"""
LATER = """Ashby County Council
Minutes of the meeting held on 6 July 2021

Present: Cllr Amir Booth (Chair), Lucy Hart (Ashby Youth Forum)

Item 1: Waiting times

Lucy Hart asked how many children had been helped. Amir Booth said that uptake was monitored.

ACTION: Ashby Carers Trust and Ashby Constabulary to publish a plan by 1 September 2021
"""
# What no sample speaks of: a list of those present, replies to recommendations, papers that cite each other or share a person.
SILENT = {
    "ambiguous-names", "attendance", "attendance-by-person", "identities", "issues", "papers-citing-papers", "people-moving", "registers", "responses",
    "second-readings", "shared-people", "who-chairs",
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "board.txt").write_text(MINUTES, encoding="utf-8")
    (folder / "council.txt").write_text(LATER, encoding="utf-8")
    with open_store(None) as opened:
        build([folder], opened)
        yield opened


@pytest.fixture(scope="module")
def sampled(samples_graph: str) -> Iterator[Store]:
    with open_store(None) as opened:
        opened.load([samples_graph])
        yield opened


def _rows(store: Store, name: str, /, **params: str) -> list[dict[str, str]]:
    answer = ask(store, name, params)
    return [{column.name: cell.text for column, cell in zip(answer.columns, row, strict=True)} for row in answer.rows]


def test_there_are_questions_for_researchers() -> None:
    for_researchers = {name for name, asked in questions().items() if asked.extra.get("theme") != "the reading itself"}
    assert len(for_researchers) >= 60
    assert not [name for name in for_researchers if not question(name).answers.endswith("?")]


@pytest.mark.parametrize("name", sorted(questions()))
def test_the_samples_answer_what_they_speak_of(sampled: Store, name: str) -> None:
    assert bool(_rows(sampled, name)) is (name not in SILENT)


def test_examples_are_answered(sampled: Store) -> None:
    examples = {name: dict([asked.extra["example"].split("=", 1)]) for name, asked in questions().items() if "example" in asked.extra}
    assert {"everything-on", "search"} <= set(examples)
    for name, params in examples.items():
        found = _rows(sampled, name, **params)
        assert 0 < len(found) < len(_rows(sampled, name))


def test_who_was_in_the_room_and_who_was_tasked(store: Store) -> None:
    rows = {(row["document"].split(",")[0][-8:], row["who"]): (row["room"], row["tasks"]) for row in _rows(store, "in-the-room-and-tasked")}
    assert rows["May 2021", "Jane Carter"] == ("present", "0")
    assert rows["May 2021", "Lucy Hart"] == ("present", "1")
    assert rows["May 2021", "Tom Vale"] == ("apologies", "1")
    assert rows["uly 2021", "Ashby Carers Trust"] == ("not listed", "1")


def test_a_seat_and_a_voice_count_for_the_body(store: Store) -> None:
    rows = {row["body"]: row for row in _rows(store, "seats-and-voices")}
    trust, police, council = rows["Ashby Carers Trust"], rows["Ashby Constabulary"], rows["Ashby County Council"]
    assert (trust["seated"], trust["tasked"]) == ("1", "2")
    assert (police["seated"], police["apologies"], police["tasked"]) == ("0", "1", "2")
    assert council["worried"] == "1"
    assert rows["Ashby Youth Forum"]["asked"] == "1"
    assert [row["body"] for row in _rows(store, "seats-and-voices", name="youth")] == ["Ashby Youth Forum"]


def test_dates_pass_by_the_newest_paper_and_never_by_the_clock(store: Store) -> None:
    rows = _rows(store, "promises-with-dates-passed")
    assert [(row["due"], row["newest"], row["owner"]) for row in rows] == [("2021-06-01", "2021-07-06", "Lucy Hart")]


def test_what_a_later_paper_reports_as_done_is_not_past_its_date(tmp_path: Path) -> None:
    june = "Ashby Health Board\nMinutes of the meeting held on 4 June 2021\n\nACTION: Lucy Hart to publish the waiting times report by 1 July 2021\n"
    later = "Ashby Health Board\nMinutes of the meeting held on 5 August 2021\n\nLucy Hart reported that she had published the waiting times report.\n"
    (tmp_path / "june.txt").write_text(june, encoding="utf-8")
    with open_store(None) as store:
        build([tmp_path], store)
        (tmp_path / "august.txt").write_text(later.replace("Lucy Hart reported that she had published the waiting times report", "Nothing was said"))
        build([tmp_path], store)
        assert [row["due"] for row in _rows(store, "promises-with-dates-passed")] == ["2021-07-01"]
        (tmp_path / "august.txt").write_text(later)
        build([tmp_path], store)
        assert _rows(store, "promises-with-dates-passed") == []
        links = run_text(store, "SELECT ?link WHERE { ?link a <https://w3id.org/gapgraph/ontology#Link> }")
        promises = run_text(store, "SELECT ?promise WHERE { ?promise a <https://w3id.org/gapgraph/ontology#Promise> }")
        proofs = [row[-2].text for answer in (links, promises) for row in with_evidence(store, answer).rows]
    assert len(proofs) == 2
    assert all("published the waiting times report" in words for words in proofs)


def test_joint_promises_and_people_who_move(store: Store) -> None:
    assert [(row["one"], row["other"]) for row in _rows(store, "joint-promises")] == [("Ashby Carers Trust", "Ashby Constabulary")]
    moved = [(row["person"], row["date"], row["body"]) for row in _rows(store, "people-moving", name="hart")]
    assert moved == [("Lucy Hart", "2021-05-04", "Ashby Carers Trust"), ("Lucy Hart", "2021-07-06", "Ashby Youth Forum")]
    assert ("Ashby Carers Trust", "Ashby Youth Forum") in {(row["one"], row["other"]) for row in _rows(store, "shared-people")}


def test_meetings_votes_and_unanswered_questions(store: Store) -> None:
    board, council = _rows(store, "meetings")
    assert (board["attended"], board["away"], board["actions"], board["votes"], board["decisions"]) == ("3", "1", "2", "1", "1")
    assert (council["attended"], council["away"]) == ("2", "0")
    assert [(row["votes_for"], row["votes_against"]) for row in _rows(store, "votes-split")] == [("7", "2")]
    assert [row["asked_by"] for row in _rows(store, "unanswered-questions")] == ["Lucy Hart"]


def test_how_firm_promises_are(store: Store) -> None:
    rows = [(row["promises"], row["owned"], row["dated"], row["owned_and_dated"]) for row in _rows(store, "promises-by-document")]
    assert rows == [("3", "3", "2", "2"), ("1", "1", "1", "1")]
    trust = {row["owner"]: row for row in _rows(store, "promises-by-body")}["Ashby Carers Trust"]
    assert (trust["promises"], trust["dated"], trust["done"]) == ("1", "1", "0")


def test_what_rests_on_a_source_and_what_on_a_word(store: Store) -> None:
    (source,) = [row for row in _rows(store, "sources-by-use") if "Annual Report" in row["source"]]
    assert source["figures"] == "2"
    assert _rows(store, "figures-without-source") == []
    assert {row["who"]: (row["figures"], row["sourced"]) for row in _rows(store, "figures-by-speaker")} == {"Jane Carter": ("2", "2")}


def test_years_and_everything_on_a_person(store: Store) -> None:
    (year,) = _rows(store, "year-by-year")
    assert (year["year"], year["documents"], year["figures"], year["sourced"]) == ("2021", "2", "2", "2")
    parts = {row["part"] for row in _rows(store, "everything-on", name="lucy hart")}
    assert {"is to do it", "attended", "asked it", "holds the post"} <= parts
