"""What follows from the ontology for the parties of a store, in every kind of store."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph_store.contract import Store
from graph_store.errors import UsageError
from graph_store.namespaces import GG, ONTOLOGY_GRAPH, PARTIES_GRAPH
from graph_store.reasoning import INFERRED_GRAPH, classify, materialise

EX = "https://example.org/"
RDFS, OWL = "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2002/07/owl#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
ONTOLOGY = f"""<{GG}Council> <{RDFS}subClassOf> <{GG}PublicBody> .
<{GG}PublicBody> <{RDFS}subClassOf> <{GG}Partner> .
<{GG}partOf> <{RDFS}subPropertyOf> <{EX}within> .
<{EX}within> <{OWL}inverseOf> <{EX}holds> .
"""
PARTIES = f"""<{EX}ashby> {TYPE} <{GG}Council> .
<{EX}ashby> {TYPE} <{GG}Partner> .
<{EX}cabinet> <{GG}partOf> <{EX}ashby> .
"""


def _prepared(store: Store) -> Store:
    store.replace(ONTOLOGY_GRAPH, ONTOLOGY)
    store.replace(PARTIES_GRAPH, PARTIES)
    return store


def test_types_super_properties_and_inverses_follow(store: Store) -> None:
    assert materialise(_prepared(store)) == 3
    assert list(store.dump([INFERRED_GRAPH])) == [
        f"<{EX}ashby> {TYPE} <{GG}PublicBody> <{INFERRED_GRAPH}> .\n",
        f"<{EX}ashby> <{EX}holds> <{EX}cabinet> <{INFERRED_GRAPH}> .\n",
        f"<{EX}cabinet> <{EX}within> <{EX}ashby> <{INFERRED_GRAPH}> .\n",
    ]


def test_what_is_stated_is_not_counted_twice(store: Store) -> None:
    materialise(_prepared(store))
    table = store.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ <{EX}ashby> a <{GG}Partner> }}")
    assert str(table.rows[0][0]) == "1"


def test_what_no_longer_follows_goes(store: Store) -> None:
    first = materialise(_prepared(store))
    assert materialise(store) == first
    store.replace(PARTIES_GRAPH, "")
    assert materialise(store) == 0


def test_a_java_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho 'no memory left' >&2\nexit 1\n")
    java.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(UsageError, match="no memory left"):
        classify()
