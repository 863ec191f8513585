"""Shapes whose targets are handed down object to the same things, in the same words, as they did before."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyshacl import validate as shacl
from rdflib import Graph

import gapgraph
from graph_store import open_store
from graph_store.namespaces import PREFIXES
from graph_store.resources import resource_folder
from graph_store.shapes import hand_down, read_shapes

HEAD = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix : <https://example.org/> .\n"
DATA = HEAD + ":a a :Thing ; :name 1, 2 ; :of :b . :b a :Thing ; :name 3 ; :colour 4 . :c a :Other ; :of :a . :d a :Thing .\n"
MINUTES = """Minutes of the Harbour Board held on 4 May 2021

Present: Ann Lee (Chair), Bob Hay

ACTION: Ann Lee to write to the Council by 1 June 2021. Waiting lists grew by 12% (Annual Report 2019).
"""
RESULTS = """PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?focus ?path ?value ?message ?severity {
    ?result sh:focusNode ?focus ; sh:resultSeverity ?severity ; sh:resultMessage ?message
    OPTIONAL { ?result sh:resultPath ?path } OPTIONAL { ?result sh:value ?value } }"""


def _objections(data: Graph, shapes: Graph) -> set[tuple[str, ...]]:
    _, results, _ = shacl(data, shacl_graph=shapes)
    return {tuple(str(term) for term in row) for row in results.query(RESULTS)}


@pytest.mark.parametrize(
    ("text", "objections", "handed"),
    [
        (":S a sh:NodeShape ; sh:targetClass :Thing ; sh:property [ sh:path :name ; sh:minCount 1 ; sh:message 'no name' ] .", 1, True),
        (":S sh:targetSubjectsOf :of ; sh:targetNode :d ; sh:severity sh:Warning ; sh:property [ sh:path :name ; sh:maxCount 1 ; sh:minCount 1 ] .", 3, True),
        (":S sh:targetClass :Thing ; sh:property :P . :T sh:targetClass :Other ; sh:property :P . :P sh:path :name ; sh:minCount 1 ; sh:severity sh:Info .", 2, True),
        (":S sh:targetClass :Thing ; sh:nodeKind sh:Literal ; sh:property [ sh:path :name ; sh:maxCount 1 ] .", 4, True),
        (":S sh:targetClass :Thing ; sh:closed true ; sh:ignoredProperties ( <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ) ; sh:property [ sh:path :name ] .", 2, False),
        (":S sh:targetClass :Thing ; sh:deactivated true ; sh:property [ sh:path :name ; sh:minCount 1 ] .", 0, False),
        (":Thing a sh:NodeShape, rdfs:Class ; sh:targetNode :c ; sh:property [ sh:path :name ; sh:minCount 1 ] .", 2, False),
        (":S sh:targetClass :Thing ; sh:property [ sh:path :name ; sh:maxCount 1 ] . :T sh:targetNode :c ; sh:path :of ; sh:node :S .", 2, False),
        (":S sh:targetNode :a ; sh:path :of ; sh:property [ sh:path :colour ; sh:maxCount 0 ] .", 1, False),
    ],
    ids=["a class", "other targets", "a part of two", "more than parts", "closed", "switched off", "a class itself", "asked by another", "a path"],
)
def test_a_target_is_handed_down_where_that_changes_nothing(text: str, objections: int, handed: bool) -> None:
    data, shapes = Graph().parse(data=DATA, format="turtle"), Graph().parse(data=HEAD + text, format="turtle")
    before = _objections(data, shapes)
    written = set(shapes)
    assert len(before) == objections
    hand_down(shapes)
    assert _objections(data, shapes) == before
    assert (set(shapes) != written) is handed


def test_our_shapes_object_to_a_broken_graph_as_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    with open_store() as store:
        gapgraph.build([tmp_path], store)
        (name,) = (name for name in store.graph_names() if "/graph/document/" in name)
        data = store.graph(name)
    gg = PREFIXES["gg"]
    for words in ("quotation", "ownerWords", "figureWords", "textHash"):
        data.update(f"DELETE {{ ?s <{gg}{words}> ?o }} WHERE {{ ?s <{gg}{words}> ?o }}")
    data.update(f"INSERT {{ ?s <{gg}confidence> 7 }} WHERE {{ ?s <{gg}confidence> ?o }}")
    file = resource_folder("ontology") / "shapes.ttl"
    found = _objections(data, read_shapes(file))
    assert len({message for *_, message, _ in found}) == 5
    assert found == _objections(data, Graph().parse(file))
