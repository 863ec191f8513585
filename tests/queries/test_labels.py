"""Tables say of a document of when it is, where its label does not; and what a computed question leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

import gapgraph
from gapgraph.asking import ask
from gapgraph.questions import run_text
from gapgraph.questions.labels import document_label
from gapgraph.reviews import review, whole
from graph_store import open_store

PAPERS = {
    "day.txt": "Ashby Health Board\nMinutes of the meeting held on 4 May 2021\n\nACTION: Ashby Carers Trust to write to Ashby County Council",
    "board.txt": "TARN SCHOOLS FORUM\n\nMINUTES\n\nWednesday 12 May 2021, 2.00 pm, County Hall\n\nPresent: Ann Lee (Chair); Bob Hay\n\n1. Schools\n\nAgreed: Bob Hay to write to Tarn Council by 1 June 2021.",
}
TITLES = "PREFIX gg: <https://w3id.org/gapgraph/ontology#> SELECT ?document { ?document a gg:Document } ORDER BY ?document"


@pytest.mark.parametrize(
    ("label", "date", "shown"),
    [
        ("Minutes of 4 May 2021", "2021-05-04", "Minutes of 4 May 2021"),
        ("Minutes, Ashby Board", "2021-05-04", "Minutes, Ashby Board (4 May 2021)"),
        ("Annual report, Ashby Board", "2021", "Annual report, Ashby Board (2021)"),
        ("Annual report 2021", "2021", "Annual report 2021"),
    ],
)
def test_the_date_that_a_label_lacks_stands_behind_it(label: str, date: str, shown: str) -> None:
    assert document_label(label, date) == shown


def test_tables_and_evidence_tell_boards_apart(tmp_path: Path) -> None:
    for name, text in PAPERS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with open_store(None) as store:
        gapgraph.build([tmp_path], store)
        shown = [row[0].text for row in run_text(store, TITLES).rows]
        assert shown == ["Minutes, Tarn Schools Forum (12 May 2021)", "Minutes of the meeting held on 4 May 2021, Ashby Health Board"]
        proved = ask(store, "commitments", evidence=True)
        place = [column.name for column in proved.columns].index("evidence_document")
        assert {row[place].text for row in proved.rows} == {"Minutes, Tarn Schools Forum", shown[1]}  # their date has a column of its own


def test_brokers_leave_out_what_was_rejected_and_say_how_many(tmp_path: Path) -> None:
    (tmp_path / "day.txt").write_text(PAPERS["day.txt"], encoding="utf-8")
    with open_store(None) as store:
        gapgraph.build([tmp_path], store)
        before = ask(store, "brokers")
        (fact,) = {cell.iri for row in ask(store, "commitments").rows for cell in row if "#commitment-" in cell.iri}
        review(store, fact, "rejected", who="Ann Lee", because="nobody said so")
        after = ask(store, "brokers")
        assert (before.left_out, after.left_out) == (0, 1)
        assert len(after.rows) < len(before.rows)
        assert (ask(whole(store), "brokers").rows, ask(whole(store), "brokers").left_out) == (before.rows, 0)
