"""The lints of the data find planted faults, and none in ours."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tools import lint_ontology, lint_queries


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A copy of all that the lints read."""
    for room in ("ontology", "queries", "docs", "ingest", "graph_store", "gapgraph"):
        shutil.copytree(root / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "assets"))
    return tmp_path


@pytest.fixture
def asking(root: Path, tmp_path: Path) -> Path:
    """A folder for questions beside a copy of the ontology: ours are not read again with each that is planted."""
    shutil.copytree(root / "ontology", tmp_path / "ontology")
    (tmp_path / "queries").mkdir()
    return tmp_path


def test_our_ontology_is_in_order() -> None:
    assert lint_ontology.lint() == []


def test_our_questions_are_in_order() -> None:
    assert lint_queries.lint() == []


def test_a_term_without_a_definition_is_found(copy: Path) -> None:
    ontology = copy / "ontology" / "gapgraph.ttl"
    ontology.write_text(ontology.read_text(encoding="utf-8") + "\ngg:Nonsense a owl:Class .\n", encoding="utf-8")
    assert any("gg:Nonsense" in fault and "definition" in fault for fault in lint_ontology.lint(copy))


def test_a_concept_without_an_example_is_found(copy: Path) -> None:
    schemes = copy / "ontology" / "schemes.ttl"
    text = schemes.read_text(encoding="utf-8")
    schemes.write_text(text.replace('skos:example "\\"Work is under way.\\""@en', 'skos:note ""'), encoding="utf-8")
    assert any("status/under-way" in fault and "example" in fault for fault in lint_ontology.lint(copy))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("SELECT ?document WHERE { ?document a gg:Document } ORDER BY ?document", "title"),
        ("# title: A\n# description: B\n# column x: text | c\nSELECT ?y WHERE { ?y ?p ?o } ORDER BY ?y", "projection"),
        ("# title: A\n# description: B\n# column y: text | c\nSELECT ?y WHERE { ?y ?p", "parse"),
        ("# title: A\n# description: B\n# column y: text | c\nSELECT ?y WHERE { ?y ?p ?o } ORDER BY ?y", "which question it answers"),
        ("# title: A\n# description: B\n# example: z=1\n# column y: text | c\nSELECT ?y WHERE { ?y ?p ?o } ORDER BY ?y", "example gives 'z=1'"),
        (
            "# title: A\n# description: B\n# column y: text | c\nPREFIX gg: <https://w3id.org/gapgraph/ontology#>\nSELECT ?y { ?y gg:no 1}",
            "gg:no ",
        ),
        ("# title: A\n# description: B\n# column s: text | c\nSELECT ?s { ?s ?p 1 OPTIONAL { ?s ?q ?o } OPTIONAL { ?o ?r ?x } } ORDER BY ?s", "?o, which may"),
        ("# title: A\n# description: B\n# column s: text | c\nSELECT ?s { VALUES ?o { UNDEF } ?s ?p 1 OPTIONAL { ?o ?r ?x } } ORDER BY ?s", "?o, which may"),
        ("# title: A\n# description: B\n# column s: text | c\nSELECT ?s { { ?s ?p ?o } UNION { ?s ?p 1 } OPTIONAL { ?o ?r ?x } } ORDER BY ?s", "?o, which may"),
    ],
)
def test_a_faulty_question_is_found(asking: Path, text: str, fault: str) -> None:
    (asking / "queries" / "faulty.rq").write_text(text, encoding="utf-8")
    found = lint_queries.lint(asking)
    assert all(one.startswith("faulty.rq: ") for one in found)
    assert any(fault in one for one in found)
