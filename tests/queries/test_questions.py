"""Asking: every question runs, parameters bind safely, answers are written."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import pytest
from rdflib import Graph

from gapgraph.questions import bind, question, questions, run, run_text
from gapgraph.questions.form import query_form
from gapgraph.questions.header import parse_question
from gapgraph.questions.writing import to_csv, to_json, to_turtle
from graph_store import open_store
from graph_store.contract import Store
from graph_store.errors import InputError, ParameterError, QuerySyntaxError, UnknownNameError
from ingest.documents import read_bytes
from ingest.extract import extract
from ingest.identify.local import document_graph
from ingest.pipeline import build
from ingest.sharing import refresh_ontology, refresh_parties
from ingest.triples import to_nquads

MINUTES = """Ashby Health Board
Minutes of the meeting held on 4 May 2021

Present: Dr Jane Carter (Chair), Cllr Amir Booth (Ashby County Council), Lucy Hart (Ashby Carers Trust)
Apologies: Tom Vale (Ashby Constabulary)

Item 1: Waiting times

Jane Carter said that nearly 40% of children waited more than 18 weeks. Concern was raised regarding the source of the data in table 3 of the report.

Amir Booth asked how many children had been helped. Jane Carter said that uptake was monitored.

ACTION: Lucy Hart to write to Ashby Constabulary by 1 June 2021

RESOLVED

1. That the Board noted the report.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    with open_store(None) as opened:
        build([folder], opened)
        yield opened


def test_there_are_enough_questions() -> None:
    wanted = {
        "documents", "partners", "people", "posts", "attendance", "commitments", "who-owes-whom", "decisions", "votes", "statistics",
        "sources", "citations", "concerns", "services", "data-access", "timeline",
    }  # fmt: skip
    assert wanted <= set(questions())
    assert len(questions()) >= 25


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_question_runs(store: Store, name: str) -> None:
    answer = run(store, name)
    assert [column.name for column in answer.columns] == [column.name for column in question(name).columns]


def test_answers_hold_what_the_document_says(store: Store) -> None:
    owed = run(store, "who-owes-whom").rows
    assert [(row[0].text, row[1].text, row[4].text) for row in owed] == [("Lucy Hart", "Ashby Constabulary", "2021-06-01")]
    seats = {(row[2].text, row[3].text) for row in run(store, "attendance").rows}
    assert seats == {("Jane Carter", "present"), ("Amir Booth", "present"), ("Lucy Hart", "present"), ("Tom Vale", "apologies")}
    figures = {(row[0].text, row[2].text) for row in run(store, "statistics").rows}
    assert ("nearly 40%", "attributed") in figures
    assert ("", "disputed") in figures


def test_one_row_a_body_and_a_source_however_papers_call_them() -> None:
    text = "Ashby Health Board\nMinutes\n\nKent County Council agreed to write, as set out in the Kent Corporate Plan.\n"
    gg, data = "https://w3id.org/gapgraph/ontology#", "https://w3id.org/gapgraph/data"
    with open_store(None) as store:
        for name in ("one.txt", "two.txt", "three.txt"):
            document = read_bytes(text.encode(), name)
            store.replace(document_graph(name), to_nquads(document, extract(document)))
        for kind, other in ((f"{gg}partyType", f"{gg}OtherBody"), (f"{gg}sourceKind", "https://w3id.org/gapgraph/scheme/source-kind/other")):
            fact = f"?fact <{gg}statedIn> <{data}/document/one.txt> ; <{kind}> ?kind"
            store.update(f"DELETE {{ GRAPH ?g {{ ?fact <{kind}> ?kind }} }} INSERT {{ GRAPH ?g {{ ?fact <{kind}> <{other}> }} }} WHERE {{ GRAPH ?g {{ {fact} }} }}")
        refresh_parties(store)
        refresh_ontology(store)
        assert [(row[1].text, row[5].text) for row in run(store, "partners", {"name": "kent"}).rows] == [("council", "3")]
        assert [(row[1].text, row[2].text) for row in run(store, "sources", {"title": "kent"}).rows] == [("strategy", "3")]


def test_a_timeline_is_as_exact_as_its_papers() -> None:
    text = "Ashby Health Board\nMinutes of the meeting held on 4 May 2021\n\nThe strategy will be published later this year.\n\nAshby County Council will publish its plan by September 2021.\n"
    with open_store(None) as store:
        document = read_bytes(text.encode(), "minutes.txt")
        store.replace(document_graph("minutes.txt"), to_nquads(document, extract(document)))
        rows = [(row[0].text, row[1].text) for row in run(store, "timeline").rows]
    assert rows == [("2021-05-04", "document"), ("2021-09", "due"), ("2021", "due")]


def test_parameters_restrict(store: Store) -> None:
    assert len(run(store, "commitments", {"owner": "lucy"}).rows) == 1
    assert len(run(store, "commitments", {"owner": "nobody at all"}).rows) == 0
    with pytest.raises(ParameterError, match="owner"):
        run(store, "commitments", {"colour": "red"})
    with pytest.raises(UnknownNameError, match="who-owes-whom"):
        run(store, "who-owes-what")


@pytest.mark.parametrize("value", ['") } DROP ALL #', "\\", '"', "}\nSELECT", "é\r\n\t"])
def test_a_parameter_cannot_change_the_question(store: Store, value: str) -> None:
    before = store.count()
    assert run(store, "commitments", {"owner": value}).rows == ()
    assert store.count() == before
    Graph().query(bind(question("commitments"), {"owner": value}))


def test_answers_are_written_for_other_programs(store: Store) -> None:
    answer = run(store, "who-owes-whom")
    rows = list(csv.DictReader(io.StringIO(to_csv(answer))))
    assert rows[0]["owner"] == "Lucy Hart"
    assert next(csv.DictReader(io.StringIO(to_csv(answer, iris=True))))["owner"].startswith("https://")
    assert json.loads(to_json(answer))[0]["owner"]["label"] == "Lucy Hart"
    assert len(Graph().parse(data=to_turtle(answer), format="turtle")) > 10


def test_a_question_of_ones_own_has_the_parameters_that_its_header_names(store: Store) -> None:
    text = question("commitments").text
    assert len(run_text(store, text, {"owner": "lucy"}).rows) == 1
    assert run_text(store, text, {"owner": "nobody at all"}).rows == ()
    with pytest.raises(ParameterError, match="colour"):
        run_text(store, text, {"colour": "red"})
    with pytest.raises(ParameterError, match="owner"):
        run_text(store, "SELECT ?x WHERE { ?x a <urn:x> }", {"owner": "lucy"})


def test_a_formula_does_not_run_in_a_spreadsheet(store: Store) -> None:
    answer = run_text(store, 'SELECT ("=1+1" AS ?x) ("-2.5" AS ?y) ("+cmd" AS ?z) WHERE {}')
    assert to_csv(answer).splitlines()[1] == "'=1+1,-2.5,'+cmd"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("# SELECT in a comment\nASK { ?s ?p ?o }", "ask"),
        ("PREFIX a: <http://x/SELECT> construct { ?s ?p ?o } WHERE { ?s ?p ?o }", "construct"),
        ('SELECT ?x WHERE { ?x ?p "ASK" }', "select"),
    ],
)
def test_forms(text: str, form: str) -> None:
    assert query_form(text) == form


def test_updates_are_refused() -> None:
    with pytest.raises(QuerySyntaxError, match="updates are refused"):
        query_form("DROP ALL")


@pytest.mark.parametrize("text", ["SELECT * WHERE {}", "# title: x\n# description: y\n# column broken\nSELECT * WHERE {}"])
def test_a_header_that_lacks_something_is_told(text: str) -> None:
    with pytest.raises(InputError):
        parse_question("x", text)
