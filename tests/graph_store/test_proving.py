"""Every string of a built graph that is shown as a document's own is changed once, and validation says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import gapgraph
from graph_store import open_store
from graph_store.contract import Store

GG = "https://w3id.org/gapgraph/ontology#"
OA = "http://www.w3.org/ns/oa#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SHOWN = [
    f"{GG}figureText", f"{GG}valueText", f"{GG}measures", f"{GG}titleText", f"{GG}about", f"{GG}postText", f"{GG}nameText", f"{GG}label",
    f"{OA}prefix", f"{OA}suffix", f"{OA}exact", "http://purl.org/dc/terms/title",
]  # fmt: skip


@pytest.fixture(scope="module")
def store(samples_graph: str) -> Iterator[Store]:
    """The samples, which conform; each test puts back what it changes, to the letter."""
    with open_store(None) as opened:
        opened.load([samples_graph])
        yield opened
        assert "".join(opened.dump()) == samples_graph


def _change(store: Store, kind: str, path: str, to: str) -> str:
    """Change the first value of a property of things of a kind; returns the graph's old content."""
    row = next(iter(store.select(f"SELECT ?g ?s ?v WHERE {{ GRAPH ?g {{ ?s a <{kind}> ; <{path}> ?v }} FILTER(STRLEN(STR(?v)) > 0) }} ORDER BY ?s ?v LIMIT 1")))
    graph = str(row["g"])
    old = "".join(store.dump([graph]))
    store.update(f'DELETE {{ GRAPH <{graph}> {{ <{row["s"]}> <{path}> ?v }} }} INSERT {{ GRAPH <{graph}> {{ <{row["s"]}> <{path}> "{to}" }} }} WHERE {{ GRAPH <{graph}> {{ <{row["s"]}> <{path}> ?v }} }}')
    return old


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.rsplit("/", 1)[-1].rsplit("#", 1)[-1])
def test_a_string_that_is_shown_and_was_changed_is_told(store: Store, path: str) -> None:
    kind = next(str(row["k"]) for row in store.select(f"SELECT DISTINCT ?k WHERE {{ GRAPH ?g {{ ?s a ?k ; <{path}> ?v }} FILTER(CONTAINS(STR(?g), '/graph/document/')) }} ORDER BY ?k"))
    _assert_told(store, kind, path)


@pytest.mark.parametrize("kind", ["Statistic", "Commitment", "Concern", "Section", "Naming"])
def test_a_label_that_was_changed_is_told(store: Store, kind: str) -> None:
    _assert_told(store, GG + kind, f"{RDFS}label")


def _assert_told(store: Store, kind: str, path: str) -> None:
    old = _change(store, kind, path, "4999 things that nobody has said")
    graph = old.rsplit("<", 1)[1].split(">", 1)[0]
    changed = "".join(store.dump([graph]))
    told = gapgraph.validate(store)
    store.replace(graph, old)
    assert changed != old
    assert not told.conforms
    assert "".join(store.dump([graph])) == old


def test_a_number_that_is_not_its_figures_is_told(store: Store) -> None:
    old = _change(store, f"{GG}Statistic", "https://schema.org/value", "4999")
    assert [violation.path for violation in gapgraph.validate(store).violations] == [f"{GG}valueText"]
    store.replace(old.rsplit("<", 1)[1].split(">", 1)[0], old)
