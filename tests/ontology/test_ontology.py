"""The ontology is sound, and its lint finds what is wrong."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from rdflib import OWL, RDF, Graph, URIRef

from gapgraph.ontology_access import ontology
from graph_store.errors import IntegrityError
from graph_store.reasoning import classify, prove

GG = "https://w3id.org/gapgraph/ontology#"
EX = "https://example.org/"


def _tool(root: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, root / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _individual(name: str, *classes: str) -> Graph:
    graph = Graph()
    for kind in classes:
        graph.add((URIRef(EX + name), RDF.type, URIRef(GG + kind)))
    graph.add((URIRef(EX + name), RDF.type, OWL.NamedIndividual))
    return graph


def test_the_lint_finds_a_missing_example_and_an_unused_term(root: Path, tmp_path: Path) -> None:
    for folder in ("ontology", "queries", "docs"):
        shutil.copytree(root / folder, tmp_path / folder)
    path = tmp_path / "ontology" / "gapgraph.ttl"
    bad = 'gg:Nonsense a owl:Class ;\n    rdfs:label "nonsense"@en .\n'
    path.write_text(path.read_text(encoding="utf-8") + "\n" + bad, encoding="utf-8")
    faults = "\n".join(_tool(root, "lint_ontology").lint(tmp_path))
    assert "gg:Nonsense has 0 of http://www.w3.org/2004/02/skos/core#example" in faults
    assert "gg:Nonsense is defined and used nowhere" in faults


def test_the_ontology_loads_as_python_classes() -> None:
    onto = ontology()
    assert [parent.name for parent in onto.Council.is_a] == ["PublicBody"]
    assert {c.name for c in onto.Party.descendants()} >= {"NHSBody", "School", "Person", "Post"}


def test_hermit_finds_it_consistent_and_classifies(need: Callable[[str], object]) -> None:
    need("java")
    found = prove()
    assert found.consistent
    assert found.unsatisfiable == ()
    assert found.parents["Council"] == ("PublicBody",)
    assert found.parents["OwnedCommitment"] == ("Commitment",)


def test_hermit_finds_a_contradiction(need: Callable[[str], object]) -> None:
    need("java")
    assert classify(_individual("ashby", "Council")).consistent
    assert not classify(_individual("ashby", "Council", "Person")).consistent
    with pytest.raises(IntegrityError, match="inconsistent"):
        prove(_individual("ashby", "Recommendation", "Decision"))


def test_a_missing_java_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from graph_store.errors import UsageError

    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(UsageError, match="needs Java"):
        classify()
