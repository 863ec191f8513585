"""One contract, every store: in memory, on disk, and a real SPARQL server."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset
from rdflib.term import Identifier, Literal, URIRef

from graph_store import open_store
from graph_store.contract import Store
from graph_store.errors import InputError, QuerySyntaxError, StoreError

G, H = "https://example.org/g", "https://example.org/h"
EX = "https://example.org/"
ONE = f'<{EX}a> <{EX}name> "Ann \\"Lee\\"\\n" .\n<{EX}a> <{EX}knows> <{EX}b> .\n<{EX}a> <{EX}age> "41"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
TWO = f'<{EX}b> <{EX}name> "Zoë"@fr .\n<{EX}b> <{EX}code> "012.50" .\n'


def test_what_is_written_can_be_asked(store: Store) -> None:
    store.replace(G, ONE)
    table = store.select(f"SELECT ?name ?age WHERE {{ <{EX}a> <{EX}name> ?name ; <{EX}age> ?age }}")
    assert table.columns == ("name", "age")
    assert [(str(row[0]), row[1]) for row in table.rows] == [('Ann "Lee"\n', Literal(41))]
    assert store.ask(f"ASK {{ <{EX}a> <{EX}knows> <{EX}b> }}")
    assert not store.ask(f"ASK {{ <{EX}b> <{EX}knows> <{EX}a> }}")


def test_texts_languages_and_zeros_stay_as_they_are(store: Store) -> None:
    store.replace(G, TWO)
    values = {row["o"] for row in store.select("SELECT ?o WHERE { ?s ?p ?o }")}
    assert values == {Literal("Zoë", lang="fr"), Literal("012.50")}


def test_unbound_is_none(store: Store) -> None:
    store.replace(G, ONE)
    table = store.select(f"SELECT ?b ?code WHERE {{ <{EX}a> <{EX}knows> ?b OPTIONAL {{ ?b <{EX}code> ?code }} }}")
    assert table.rows == ((URIRef(f"{EX}b"), None),)
    assert list(table) == [{"b": URIRef(f"{EX}b")}]


def test_a_graph_is_replaced_as_a_whole(store: Store) -> None:
    store.replace(G, ONE)
    store.replace(H, TWO)
    store.replace(G, TWO)
    assert store.count(G) == 2
    assert store.count() == 4
    assert store.graph_names() == (G, H)


def test_empty_text_removes_a_graph(store: Store) -> None:
    store.replace(G, ONE)
    store.replace(G, "")
    assert store.graph_names() == ()
    assert store.count() == 0


@pytest.mark.parametrize(
    "bad",
    [
        f"{ONE}<{EX}a> <{EX}b> broken .\n",
        f"<{EX}a> <{EX}b> <{EX}c> <{H}> .\n",
        f"_:x <{EX}b> <{EX}c> .\n",
    ],
    ids=["does not parse", "names another graph", "blank node"],
)
def test_bad_quads_change_nothing(store: Store, bad: str) -> None:
    store.replace(G, TWO)
    with pytest.raises(InputError):
        store.replace(G, bad)
    with pytest.raises(InputError):
        store.replace_many({H: ONE, G: bad})
    assert store.count(G) == 2
    assert store.count(H) == 0


def test_the_default_graph_is_all_graphs_and_from_chooses(store: Store) -> None:
    store.replace(G, ONE)
    store.replace(H, TWO)
    everywhere = store.select(f"SELECT ?s WHERE {{ ?s <{EX}name> ?o }}")
    chosen = store.select(f"SELECT ?s FROM <{H}> WHERE {{ ?s <{EX}name> ?o }}")
    named = store.select(f"SELECT ?s WHERE {{ GRAPH <{G}> {{ ?s <{EX}name> ?o }} }}")
    assert (len(everywhere), len(chosen), len(named)) == (2, 1, 1)
    assert str(chosen.rows[0][0]) == f"{EX}b"


def test_construct_and_graph_are_rdflib_graphs(store: Store) -> None:
    store.replace(G, ONE)
    made = store.construct(f"CONSTRUCT {{ ?b <{EX}knownBy> ?a }} WHERE {{ ?a <{EX}knows> ?b }}")
    assert (URIRef(f"{EX}b"), URIRef(f"{EX}knownBy"), URIRef(f"{EX}a")) in made
    assert len(store.graph(G)) == 3
    assert len(store.graph(H)) == 0


def test_a_dump_is_sorted_and_loads_again(store: Store) -> None:
    store.replace(G, ONE)
    store.replace(H, TWO)
    lines = list(store.dump())
    assert lines == sorted(lines)
    assert list(store.dump([H])) == [line for line in lines if f"<{H}>" in line]
    store.clear()
    assert store.count() == 0
    store.load(["".join(lines)])
    assert list(store.dump()) == lines


def test_update_changes_and_bad_text_is_refused(store: Store) -> None:
    store.update(f"INSERT DATA {{ GRAPH <{G}> {{ <{EX}a> <{EX}b> <{EX}c> }} }}")
    assert store.count(G) == 1
    with pytest.raises(QuerySyntaxError):
        store.update("INSERT NOTHING AT ALL")
    with pytest.raises(QuerySyntaxError):
        store.select("SELECT ?x WHERE { ?x")
    with pytest.raises(QuerySyntaxError):
        store.select("ASK { ?s ?p ?o }")
    with pytest.raises(QuerySyntaxError):
        store.ask("SELECT ?s WHERE { ?s ?p ?o }")


def test_a_backup_opens_and_holds_the_same(store: Store, tmp_path: Path) -> None:
    store.replace(G, ONE)
    store.backup(tmp_path / "copy")
    with open_store(tmp_path / "copy") as copy:
        assert list(copy.dump()) == list(store.dump())
    with pytest.raises(StoreError, match="not empty"):
        store.backup(tmp_path / "copy")


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT ?s ?o WHERE {{ ?s <{EX}name> ?o }}",
        f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{G}> {{ ?s ?p ?o }} }}",
        f"SELECT ?x WHERE {{ <{EX}a> <{EX}knows>/<{EX}name> ?x }}",
        "SELECT ?s WHERE { ?s ?p ?o FILTER(isLiteral(?o) && STRLEN(STR(?o)) > 5) }",
        f"SELECT ?s ?code WHERE {{ ?s <{EX}name> ?name OPTIONAL {{ ?s <{EX}code> ?code }} }}",
        f"SELECT ?x WHERE {{ {{ ?x <{EX}age> ?n }} UNION {{ ?x <{EX}code> ?n }} }}",
        "SELECT DISTINCT ?p WHERE { ?s ?p ?o }",
        "SELECT ?g (COUNT(?s) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
        f"SELECT ?s WHERE {{ ?s <{EX}name> ?o FILTER(LANG(?o) = 'fr') }}",
        f"SELECT ?s WHERE {{ ?s <{EX}name> ?o FILTER NOT EXISTS {{ ?s <{EX}age> ?n }} }}",
        f"SELECT ?s ?next WHERE {{ ?s <{EX}age> ?n BIND(?n + 1 AS ?next) }}",
        f"SELECT ?o WHERE {{ VALUES ?s {{ <{EX}a> <{EX}b> }} ?s <{EX}name> ?o }}",
        f"SELECT DISTINCT ?x WHERE {{ <{EX}a> (<{EX}knows>|^<{EX}knows>)* ?x }}",  # rdflib repeats what a path reaches twice, against the standard
    ],
)
def test_rdflib_gives_the_same_answers(store: Store, query: str) -> None:
    store.replace(G, ONE)
    store.replace(H, TWO)
    oracle = Dataset(default_union=True)
    oracle.parse(data="".join(store.dump()), format="nquads")
    expected = sorted(tuple(_shown(term) for term in row) for row in oracle.query(query))  # type: ignore[union-attr,arg-type]
    assert expected
    assert sorted(tuple(_shown(term) for term in row) for row in store.select(query).rows) == expected


def _shown(term: Identifier | None) -> str:
    return term.n3() if isinstance(term, URIRef | Literal) else repr(term)
