"""Each promise of the graph is broken once, by hand, and validation says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Namespace
from rdflib.term import Literal, URIRef

from graph_store import open_store
from graph_store.contract import Store
from graph_store.errors import InputError, UnknownNameError
from graph_store.namespaces import DOCUMENT_GRAPHS, PREFIXES
from graph_store.terms import to_engine
from graph_store.validation import Violation, check_quotations, validate

TEXT = "Zoë Example agreed \U0001f600 to write by 1 May."
DOCUMENT = "https://w3id.org/gapgraph/data/document/a.txt"
GRAPH = f"{DOCUMENT_GRAPHS}a.txt"
SH = Namespace(PREFIXES["sh"])
WORDS = "agreed \U0001f600 to write"
START = TEXT.index(WORDS)
END = START + len(WORDS)
PASSAGE = f"{DOCUMENT}#char={START},{END}"

Change = Callable[[str], str]


def _document(text: str = TEXT, digest: str = sha256(TEXT.encode()).hexdigest()) -> str:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    turtle = f"""{prefixes}
<{DOCUMENT}> a gg:Document ; rdfs:label "a" ; dcterms:identifier "a.txt" ; gg:text {to_engine(Literal(text))} ; gg:textHash "{digest}" ;
    gg:bytesHash "{digest}" ; gg:reader "text" ; gg:inGraph <{GRAPH}> .
<{PASSAGE}> a gg:Passage ; oa:hasSource <{DOCUMENT}> ; oa:start {START} ; oa:end {END} ; oa:exact "{WORDS}" ; oa:prefix "Example " ; oa:suffix " by 1 May." .
<{DOCUMENT}#naming-1> a gg:Naming, gg:Fact ; gg:statedIn <{DOCUMENT}> ; gg:quotation <{PASSAGE}> ; gg:evidence <{PASSAGE}> ; gg:context <{PASSAGE}> ;
    gg:rule "r" ; gg:confidence 0.7 ; rdfs:label "{WORDS}" ; gg:names <https://example.org/zoe> ; gg:nameText "Zoë Example" ; gg:partyType gg:Person .
<{DOCUMENT}#concern-1> a gg:Concern, gg:Fact ; gg:statedIn <{DOCUMENT}> ; gg:quotation <{PASSAGE}> ; gg:evidence <{PASSAGE}> ; gg:context <{PASSAGE}> ;
    gg:rule "r" ; gg:confidence 0.5 ; rdfs:label "{WORDS}" ; gg:about "{WORDS}" ; gg:aboutWords <{PASSAGE}> ; gg:concernKind <https://w3id.org/gapgraph/scheme/concern-kind/risk> .
"""
    return Graph().parse(data=turtle, format="turtle").serialize(format="nt")


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(None) as opened:
        opened.replace(GRAPH, _document())
        yield opened


def test_a_sound_graph_conforms(store: Store) -> None:
    report = validate(store)
    assert report.violations == ()
    assert (report.conforms, report.passages, report.graphs) == (True, 1, 1)


@pytest.mark.parametrize(
    ("change", "check", "says"),
    [
        (lambda nt: nt.replace(f'exact> "{WORDS}"', 'exact> "agreed to write"'), "quotation", "not in the text"),
        (lambda nt: nt.replace(f'start> "{START}"', f'start> "{START + 1}"'), "quotation", "not in the text"),
        (lambda nt: nt.replace(f'start> "{START}"', 'start> "-3"'), "quotation", "not in the text"),
        (lambda nt: nt.replace(f'end> "{END}"^^<http://www.w3.org/2001/XMLSchema#integer>', 'end> "soon"'), "quotation", "not in the text"),
        (lambda nt: nt.replace(f"char={START},", f"char={START - 1},"), "quotation", "does not say"),
        (lambda nt: nt.replace(f"quotation> <{PASSAGE}>", f"quotation> <{DOCUMENT}#char=0,3>"), "constraint", "not in the graph"),
        (lambda nt: nt.replace('prefix> "Example "', 'prefix> "Nobody "'), "quotation", "before or behind"),
        (lambda nt: nt.replace('suffix> " by 1 May."', 'suffix> " by 2 May."'), "quotation", "before or behind"),
        (lambda nt: nt.replace(f'label> "{WORDS}"', f'label> "dis{WORDS}"'), "words", "not what stands behind it"),
        (lambda nt: nt.replace(f'about> "{WORDS}"', 'about> "money"'), "words", "not what stands behind it"),
        (lambda nt: nt.replace('nameText> "Zo', 'nameText> "Amir Zo'), "words", "does not give this name"),
        (lambda _: _document(digest="0" * 64), "text", "hash differs"),
        (lambda nt: nt.replace(f"hasSource> <{DOCUMENT}>", f"hasSource> <{DOCUMENT}2>"), "constraint", "another document"),
        (lambda nt: "".join(line + "\n" for line in nt.split("\n") if "ontology#quotation>" not in line), "shape", "no quotation"),
        (lambda nt: nt.replace('confidence> "0.5"', 'confidence> "1.5"'), "shape", "between 0 and 1"),
    ],
)
def test_a_broken_promise_is_told(store: Store, change: Change, check: str, says: str) -> None:
    broken = change(_document())
    assert broken != _document()
    store.replace(GRAPH, broken)
    found = [violation for violation in validate(store).violations if violation.check == check]
    assert any(says in violation.message for violation in found), validate(store).violations
    assert all(violation.graph == GRAPH and violation.severity == str(SH.Violation) for violation in found if check == "shape")


def test_a_gap_that_quotes_what_is_not_there_is_told(store: Store) -> None:
    finding = f"""<https://example.org/f> a <{PREFIXES["gg"]}Finding> ; <{PREFIXES["rdfs"]}label> "Nobody is named: “%s” (“a”)." ;
        <{PREFIXES["gg"]}expectation> <{PASSAGE}> ."""
    for quoted, wrong in ((WORDS, 0), (f"{WORDS[:8]} …", 0), ("agreed to pay", 1)):
        nt = Graph().parse(data=finding % quoted, format="turtle").serialize(format="nt")
        store.replace("https://w3id.org/gapgraph/data/graph/findings", nt)
        found = [violation for violation in validate(store).violations if violation.check == "words"]
        assert len(found) == wrong


def test_a_passage_of_a_text_that_is_not_there_is_told(store: Store) -> None:
    store.update(f"DELETE WHERE {{ GRAPH ?g {{ <{DOCUMENT}> <{PREFIXES['gg']}text> ?t }} }}")
    assert [violation.focus for violation in check_quotations(store)[1]] == [PASSAGE]


def test_a_report_is_a_shacl_report(store: Store) -> None:
    assert (None, SH.conforms, Literal(True)) in validate(store).to_graph()
    store.replace(GRAPH, _document().replace('confidence> "0.5"', 'confidence> "1.5"'))
    graph = validate(store).to_graph()
    results = list(graph.subjects(RDF.type, SH.ValidationResult))
    assert (None, SH.conforms, Literal(False)) in graph
    assert [graph.value(result, SH.focusNode) for result in results] == [URIRef(f"{DOCUMENT}#concern-1")]
    assert graph.value(results[0], SH.resultPath) == URIRef(f"{PREFIXES['gg']}confidence")
    assert len(list(graph.objects(None, SH.result))) == len(results)


def test_shapes_of_ones_own(store: Store, tmp_path: Path) -> None:
    shapes = tmp_path / "own.ttl"
    shapes.write_text(
        f"@prefix sh: <{SH}> . @prefix gg: <{PREFIXES['gg']}> .\n"
        '<https://example.org/S> a sh:NodeShape ; sh:targetClass gg:Document ; sh:severity sh:Warning ; sh:closed true ; sh:message "too much" .\n'
    )
    found = validate(store, shapes=shapes, graphs=[GRAPH]).violations
    assert {(violation.shape, violation.severity, violation.message) for violation in found} == {
        ("https://example.org/S", str(SH.Warning), "too much")
    }


def test_shapes_that_cannot_be_read_are_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("this is not Turtle")
    for file in (tmp_path / "bad.ttl", tmp_path / "absent.ttl"):
        with pytest.raises(InputError, match="cannot be read"):
            validate(store, shapes=file)


def test_a_graph_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(UnknownNameError, match="a.txt"):
        validate(store, graphs=["https://example.org/absent"])


def test_violations_sort_and_compare() -> None:
    first, second = Violation("https://example.org/a", "m", "shape"), Violation("https://example.org/b", "m", "shape")
    assert sorted({second, first, first}) == [first, second]
