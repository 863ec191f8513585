"""Annotations say what the document says of each person, and nothing of whom it says nothing."""

from __future__ import annotations

from pathlib import Path

from gapgraph.annotations import find_annotations
from graph_store import open_store
from ingest.pipeline import build

MINUTES = """Ashby Health Board
Minutes of the meeting held on 4 May 2021

Present: Dr Jane Carter (Chair), Cllr Amir Booth (Ashby County Council), Lucy Hart (Ashby Carers Trust)

Tom Vale asked how many children had been helped.

ACTION: Lucy Hart to write to Ashby Constabulary
"""


def test_a_person_without_a_body_is_given_none(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    with open_store(None) as store:
        build([tmp_path], store)
        people = find_annotations(store)["minutes.txt"]["people"]
    assert isinstance(people, list)
    bodies = {person["name"]: person["organisation"] for person in people}
    assert not bodies["Tom Vale"]
    assert bodies["Amir Booth"] == "Ashby County Council"
    assert bodies["Lucy Hart"] == "Ashby Carers Trust"
