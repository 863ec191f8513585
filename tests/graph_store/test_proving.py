"""Every string of a built graph that is shown as a document's own is changed once, and validation says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import gapgraph
from gapgraph.building import BuildResult
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


PAPER = """Board meeting
3 May 2019

Mr Holt said that 40 per cent of pupils wait for more than a year.
"""


def _build(folder: Path, store: Store, more: str = "") -> BuildResult:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(f"{name} {PAPER}{more if name == 'b.txt' else ''}")
    return gapgraph.build([folder], store)


def _held_against_the_shapes(result: BuildResult) -> int:
    assert result.validation is not None
    return result.validation.graphs


def test_a_build_holds_what_is_new_against_the_shapes(tmp_path: Path) -> None:
    with open_store(None) as store:
        assert _held_against_the_shapes(_build(tmp_path, store)) == 2
        assert _held_against_the_shapes(_build(tmp_path, store, "The Board will write to the Council.\n")) == 1
        assert gapgraph.validate(store).graphs == 2


def test_a_graph_that_does_not_fit_is_told_by_every_build(tmp_path: Path) -> None:
    with open_store(None) as store:
        _build(tmp_path, store)
        store.update(f"DELETE {{ GRAPH ?g {{ ?f <{GG}rule> ?r }} }} WHERE {{ GRAPH ?g {{ ?f <{GG}rule> ?r . FILTER(CONTAINS(STR(?g), 'a.txt')) }} }}")
        store.update(f"DELETE WHERE {{ GRAPH ?g {{ ?reading <{GG}fits> ?shapes }} }}")  # as a store is that an older version has written
        for more in ("The Board will write to the Council.\n", "The Board will ask the Trust for a plan.\n"):
            result = _build(tmp_path, store, more)
            assert result.validation is not None
            assert f"{GG}rule" in {violation.path for violation in result.validation.violations}
            assert not result.ok
