"""What every store does under load, with bad names, and while others look; the contract test has the plain cases."""

from __future__ import annotations

import io
import json
import threading
from pathlib import Path

import pytest
from rdflib.term import Literal

from graph_store import open_store
from graph_store.contract import Store
from graph_store.embedded import EmbeddedStore
from graph_store.errors import InputError, QuerySyntaxError
from graph_store.terms import to_engine

EX = "https://example.org/"
G, H = f"{EX}g", f"{EX}h"
P = f"<{EX}n>"


def _version(number: int, size: int = 200) -> str:
    return "".join(f'<{EX}{thing}> {P} "{number}" .\n' for thing in range(size))


def test_readers_see_the_old_or_the_new_and_nothing_between(store: Store) -> None:
    store.replace(G, _version(0))
    seen: list[tuple[str, int]] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            table = store.select(f"SELECT ?n (COUNT(*) AS ?size) WHERE {{ ?s {P} ?n }} GROUP BY ?n")
            seen.append((str(len(table)), int(str(table.rows[0][1]))))

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(1, 20):
        store.replace(G, _version(number))
    done.set()
    reader.join()
    assert seen
    assert set(seen) == {("1", 200)}


def test_many_small_pieces_load_as_one(store: Store) -> None:
    lines = [f'<{EX}{number}> {P} "{number}" <{EX}g{number % 7}> .\n' for number in range(21_000)]
    store.load(iter(lines))
    assert store.count() == 21_000
    assert len(store.graph_names()) == 7
    assert len(store.select(f"SELECT ?s WHERE {{ ?s {P} ?o }}")) == 21_000
    assert store.count(f"{EX}g0") == sum(1 for line in lines if "/g0>" in line)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (f"_:b {P} <{EX}c> <{G}> .\n", "blank node"),
        (f"<{EX}a> {P} <{EX}c> .\n", "names no graph"),
        (f"<{EX}a> {P} broken <{G}> .\n", "do not parse"),
    ],
)
def test_bad_loads_are_refused(store: Store, line: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        store.load([line])
    assert store.count() == 0


def test_a_text_that_only_looks_like_a_blank_node_loads(store: Store) -> None:
    store.load([f'<{EX}a> {P} "see _:x" <{G}> .\n'])
    assert store.select(f"SELECT ?o WHERE {{ ?s {P} ?o }}").rows == ((Literal("see _:x"),),)


@pytest.mark.parametrize("name", ["not an IRI", f"{EX}g> {{}} }} ; DROP ALL #", ""])
def test_a_name_that_is_no_iri_is_refused_everywhere(store: Store, name: str) -> None:
    store.replace(G, _version(1, 3))
    for work in (lambda: store.replace(name, ""), lambda: store.graph(name), lambda: list(store.dump([name]))):
        with pytest.raises(InputError, match="no IRI"):
            work()
    assert store.count() == 3


def test_a_from_in_a_text_does_not_change_the_data_set(store: Store) -> None:
    store.replace(G, f'<{EX}a> {P} "a letter from <Kent>" .\n')
    assert len(store.select(f'SELECT ?s WHERE {{ ?s {P} "a letter from <Kent>" }}')) == 1


def test_from_named_chooses_what_graph_means(store: Store) -> None:
    store.replace_many({G: _version(1, 2), H: _version(2, 3)})
    table = store.select(f"SELECT ?g ?s FROM NAMED <{H}> WHERE {{ GRAPH ?g {{ ?s {P} ?o }} }}")
    assert {str(row["g"]) for row in table} == {H}
    assert len(table) == 3


def test_an_answer_streams_as_json_and_csv() -> None:
    store = EmbeddedStore()
    store.replace(G, f'<{EX}a> {P} "one, two" .\n')
    query = f"SELECT ?s ?o WHERE {{ ?s {P} ?o }}"
    out = io.BytesIO()
    store.stream(query, out)
    assert json.loads(out.getvalue())["results"]["bindings"][0]["o"]["value"] == "one, two"
    out = io.BytesIO()
    store.stream(query, out, "csv")
    assert out.getvalue().decode().split("\r\n")[1] == f'{EX}a,"one, two"'
    out = io.BytesIO()
    store.stream("ASK { ?s ?p ?o }", out)
    assert json.loads(out.getvalue())["boolean"] is True
    with pytest.raises(QuerySyntaxError, match="no table"):
        store.stream("ASK { ?s ?p ?o }", out, "csv")


def test_a_backup_is_a_copy_and_not_a_mirror(store: Store, tmp_path: Path) -> None:
    store.replace(G, _version(1, 3))
    store.backup(tmp_path / "deep" / "copy")
    store.clear()
    with open_store(tmp_path / "deep" / "copy") as copy:
        assert isinstance(copy, Store)
        assert copy.count(G) == 3
        copy.replace(G, "")
    assert store.count() == 0


def test_large_answers_and_large_texts(store: Store) -> None:
    text = "word " * 200_000
    store.replace(G, f'<{EX}a> {P} "{text}" .\n' + _version(7, 5000))
    assert len(store.select(f"SELECT ?s ?o WHERE {{ ?s {P} ?o }}")) == 5001
    assert any(str(term) == text for term in store.graph(G).objects())


def test_every_store_dumps_the_same_bytes(store: Store) -> None:
    texts = ["a\u2028b", "a\x85b", "tab\t", "line\r\n", 'quote " and \\', "\U0001f600", "\x7f\x1f"]
    store.replace(G, "".join(f"<{EX}a> {P} {to_engine(Literal(text))} .\n" for text in texts))
    with open_store(None) as other:
        other.load(store.dump())
        assert list(other.dump()) == list(store.dump())
        assert {str(term) for term in other.graph(G).objects()} == set(texts) == {str(term) for term in store.graph(G).objects()}
