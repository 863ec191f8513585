"""What people rejected is left out inside every question: as if the fact had never been read."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

import gapgraph
from gapgraph.gaps import find_gaps, kinds
from gapgraph.questions import bind, question, questions, run_text
from gapgraph.reviews.standing import StandingReader, leaving_out, standing, whole
from graph_store.contract import Store
from graph_store.namespaces import DOCUMENT_GRAPHS, GG, REVIEWS_GRAPH
from graph_store.resources import query_text, resource_folder
from tests.reviews.papers import fact

EVERY = sorted(str(path.relative_to(resource_folder("queries")).with_suffix("")) for path in resource_folder("queries").rglob("*.rq"))
CONDITION = f"FILTER NOT EXISTS {{ GRAPH <{REVIEWS_GRAPH}> {{ %s <{GG}setAside> [] }} }} "


def _described(query: str) -> list[str]:
    """The variables before which a condition is put, in order."""
    return [part.split(" ", 1)[0] for part in leaving_out(query).split(CONDITION.split("%s", maxsplit=1)[0])[1:]]


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        ("SELECT ?x { ?x a ?kind }", ["?x"]),
        ("SELECT ?x { ?x a ?kind ; <b> ?y . ?y <c> ?z . ?x <d> 1 }", ["?x", "?y"]),
        ("SELECT (COUNT(DISTINCT ?x) AS ?n) { OPTIONAL { ?x <a> ?y } } GROUP BY ?y ORDER BY DESC(?n) ?y", ["?x"]),
        ("SELECT ?x { ?x <a> ?y FILTER(?y > 1) ?z <b> ?x . FILTER(BOUND(?y) || EXISTS { ?w <c> ?x }) BIND(?y + 1 AS ?v) ?u <d> ?v }", ["?w", "?x", "?z", "?u"]),
        ("SELECT ?x { ?x (<a>|<b>) ?y ; <c> ?z . FILTER NOT EXISTS { ?x <d> ?o } MINUS { ?m <e> ?x } }", ["?x", "?m", "?x"]),
        ('SELECT ?x { ?x <a> "a } ?no { ?trap" ; <http://b.org/#frag> ?y # { ?comment <a> ?b }\n}', ["?x"]),
        ("SELECT ?x { VALUES (?a ?b) { (UNDEF 1) } VALUES ?c { <q> } GRAPH ?g { ?x <a> ?c } { SELECT ?i { ?i <a> ?j } } }", ["?x", "?i"]),
        ("ASK { ?x <a> 0.5 . ?y <b> ?x.?z <c> ?y }", ["?x", "?y", "?z"]),
        ("SELECT ?x { ?x <a> [ <b> ?y ] . [] <c> ?x }", ["?x"]),
    ],
)  # fmt: skip
def test_the_condition_stands_where_a_variable_is_described(query: str, variables: list[str]) -> None:
    assert _described(query) == variables
    ox.Store().query(f"BASE <http://a.org/> {leaving_out(query)}")


@pytest.mark.parametrize("name", EVERY)
def test_every_question_of_ours_can_leave_out(name: str) -> None:
    text = query_text(name)
    ox.Store().query(leaving_out(text))
    assert _described(text)
    reader = StandingReader(gapgraph.open_store(None))
    assert reader.left_out_of(text) == frozenset()


def test_a_store_without_verdicts_is_asked_as_it_is(store: Store) -> None:
    assert standing(store) is store
    gapgraph.review(store, fact(store, "double checked"), "accepted")
    assert standing(store) is store
    gapgraph.review(store, fact(store, "double checked"), "rejected")
    assert isinstance(standing(store), StandingReader)
    assert standing(standing(store)) is not whole(store)
    assert standing(whole(standing(store))).select("SELECT ?s { ?s ?p ?o }") == store.select("SELECT ?s { ?s ?p ?o }")


REJECTED = [
    ("double checked", "commitment"),
    ("write to the provider", "commitment"),
    ("12%", "statistic"),
    ("lack of beds", "concern"),
    ("ceased to exist", "succession"),
    ("Ashby Needs Assessment", "citation"),
    ("Beacon", "data-access"),
    ("Ashby Youth Forum", "naming"),
]  # fmt: skip


def _without(store: Store, iri: str) -> None:
    """Take a fact out of its document's graph, as if it had never been read."""
    store.update(f'DELETE {{ GRAPH ?g {{ <{iri}> ?p ?o }} }} WHERE {{ GRAPH ?g {{ <{iri}> ?p ?o }} FILTER(STRSTARTS(STR(?g), "{DOCUMENT_GRAPHS}")) }}')


@pytest.mark.parametrize(("words", "kind"), REJECTED)
def test_a_rejected_fact_is_as_if_it_had_never_been_read(store: Store, words: str, kind: str) -> None:
    iri = fact(store, words, kind)
    gapgraph.review(store, iri, "rejected")
    answers = {name: gapgraph.run(store, name) for name in questions() if name != "findings"}
    gaps = find_gaps(store)
    looked = standing(store).select(query_text("looking/facts"))
    noted = gapgraph.find_annotations(store)
    _without(store, iri)
    with_fact_gone = {name: run_text(store, bind(question(name), {})) for name in answers}
    assert {name: answer.rows for name, answer in answers.items()} == {name: answer.rows for name, answer in with_fact_gone.items()}
    assert gaps == find_gaps(whole(store))
    assert sorted(looked.rows) == sorted(store.select(query_text("looking/facts")).rows)
    assert noted == gapgraph.find_annotations(whole(store))


def test_an_answer_says_how_many_facts_are_left_out(store: Store) -> None:
    first, second = fact(store, "double checked"), fact(store, "publish the plan")
    assert gapgraph.run(store, "actions").left_out == 0
    gapgraph.review(store, [first, second], "rejected")
    assert gapgraph.run(store, "actions").left_out == 2
    assert gapgraph.run(store, "actions", {"owner": "jane carter"}).left_out == 1
    assert gapgraph.run(store, "votes").left_out == 0
    counted = gapgraph.run(store, "rules")
    assert counted.left_out == 2
    assert CONDITION % "?fact" in counted.question
    everything = gapgraph.run(whole(store), "actions")
    assert (len(everything.rows), everything.left_out) == (len(gapgraph.run(store, "actions").rows) + 2, 0)


def test_text_of_ones_own_is_asked_as_it_is_written(store: Store) -> None:
    text = f"SELECT ?fact {{ ?fact a <{GG}Action> }}"
    before = len(run_text(store, text).rows)
    gapgraph.review(store, fact(store, "double checked"), "rejected")
    assert len(run_text(store, text).rows) == before
    assert len(run_text(standing(store), text).rows) == before - 1


def test_gaps_asked_for_by_name_leave_out_too(store: Store) -> None:
    from gapgraph.asking import ask

    assert "no-owner" in kinds()
    assert len(ask(store, "gaps/no-owner").rows) == 1
    gapgraph.review(store, fact(store, "double checked"), "rejected")
    assert (ask(store, "gaps/no-owner").rows, ask(store, "gaps/no-owner").left_out) == ((), 1)


def test_what_is_published_leaves_out(store: Store) -> None:
    from gapgraph.exporting import export

    iri = fact(store, "double checked")
    before = export(store, "nanopublications") or ""
    gapgraph.review(store, iri, "rejected")
    after = export(store, "nanopublications") or ""
    assert (f"{iri}>" in before or iri.rsplit("#", 1)[-1] in before, iri.rsplit("#", 1)[-1] in after) == (True, False)


def test_the_report_and_the_views_leave_out_and_say_so(store: Store, tmp_path: Path) -> None:
    shown = gapgraph.write_report(store, tmp_path / "before")
    assert (shown.left_out, "left out" in shown.index.read_text(encoding="utf-8")) == (0, False)
    gapgraph.review(store, fact(store, "double checked"), "rejected")
    done = gapgraph.write_report(store, tmp_path / "after")
    assert (done.left_out, done.facts) == (1, shown.facts - 1)
    assert "1 rejected or superseded fact left out" in done.index.read_text(encoding="utf-8")
    page = gapgraph.write_view(store, "partners", tmp_path / "net.html").read_text(encoding="utf-8")
    assert "1 rejected or superseded fact left out" in page
    assert gapgraph.write_report(whole(store), tmp_path / "whole").facts == shown.facts
