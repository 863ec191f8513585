"""Exports for other programs, read back by readers that are not ours."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest
from rdflib import RDF, Dataset, Graph, Literal, Namespace, URIRef

import gapgraph
from gapgraph.bibliography import read_works
from gapgraph.bibliography.dates import date_parts
from gapgraph.exporting import export
from gapgraph.networks import partner_network
from graph_store import open_store
from graph_store.contract import Store
from graph_store.namespaces import PREFIXES
from graph_store.resources import query_text

NP = Namespace("http://www.nanopub.org/nschema#")
GG, PROV, OA, DCTERMS, SCHEMA = (Namespace(PREFIXES[prefix]) for prefix in ("gg", "prov", "oa", "dcterms", "schema"))
PAPERS = {
    "minutes.txt": """Ashby Health Board
Minutes of the meeting held on 4 May 2021

Present: Dr Jane Carter (Chair), Lucy Hart (Ashby Carers Trust)

Item 1: Waiting times

Jane Carter said that nearly 40% of children waited, according to the Ashby Annual Report 2020.
The Localism Bill 2012 may lead to challenges.

This is a duty under the Care Act 2014.

ACTION: Lucy Hart to write to Ashby Constabulary by 1 June 2021
""",
    "council.txt": """Ashby County Council
Minutes of the meeting held on 6 July 2021

As set out in the Ashby Annual Report 2020, services were slow. "Quoted" words \\ and a tab\tstood there.

ACTION: Ashby Carers Trust to meet with Ashby County Council by September 2021
""",
}
# The parts of csl-data.json (CSL 1.0.2) that are written: the keys with their types, and the types of item.
CSL_KEYS = {"id": str, "type": str, "title": str, "genre": str, "publisher": str, "URL": str, "note": str, "issued": dict}
CSL_TYPES = {"article-newspaper", "bill", "dataset", "document", "legislation", "report"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("papers")
    for name, text in PAPERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with open_store(None) as opened:
        gapgraph.build([folder], opened)
        yield opened


def _written(store: Store, form: str, **choices: bool | str) -> str:
    text = export(store, form, **choices)  # type: ignore[arg-type]  # flags and a licence
    assert text is not None
    assert export(store, form, **choices) == text  # type: ignore[arg-type]
    return text


def _read_ris(text: str) -> list[list[tuple[str, str]]]:
    """Read RIS strictly: lines of a tag, two spaces, a hyphen, a space; records from TY to ER."""
    records: list[list[tuple[str, str]]] = []
    for line in text.split("\r\n"):
        if not line:
            continue
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - ([^\r\n]*)", line)
        assert found, line
        if found[1] == "TY":
            records.append([])
        records[-1].append((found[1], found[2]))
    assert all(record[0][0] == "TY" and record[-1] == ("ER", "") for record in records)
    assert all(Counter(tag for tag, _ in record)["TY"] == 1 for record in records)
    return records


def test_sources_are_written_as_ris(store: Store) -> None:
    text = _written(store, "ris")
    assert "\n" not in text.replace("\r\n", "")
    records = {dict(record)["TI"]: record for record in _read_ris(text)}
    assert len(records) == len(read_works(store)) >= 3
    report = records["Ashby Annual Report 2020"]
    assert dict(report).items() >= {"TY": "RPRT", "PY": "2020", "DA": "2020///", "M3": "report"}.items()
    notes = [value for tag, value in report if tag == "N1"]
    assert len(notes) == 3  # two citations, and the figure that rests on it
    assert any(note.startswith("A figure rests on it in “Minutes of the meeting held on 4 May 2021, Ashby Health Board”, 2021-05-04: “") for note in notes)
    assert all(re.search(r"<https://w3id\.org/gapgraph/data/document/\w+\.txt#char=\d+,\d+>$", note) for note in notes)
    assert dict(records["Localism Bill 2012"])["TY"] == "BILL"
    assert dict(records["Care Act 2014"])["TY"] == "STAT"


def test_sources_are_written_as_csl_json_of_its_schema(store: Store) -> None:
    items = json.loads(_written(store, "csl-json"))
    assert len({item["id"] for item in items}) == len(items) == len(read_works(store))
    for item in items:
        assert {"id", "type", "title"} <= set(item) <= set(CSL_KEYS)
        assert all(isinstance(value, CSL_KEYS[key]) for key, value in item.items())
        assert item["type"] in CSL_TYPES
        if "issued" in item:
            assert set(item["issued"]) == {"date-parts"}
            ((*parts,),) = item["issued"]["date-parts"]
            assert 1 <= len(parts) <= 3
            assert all(isinstance(part, int) for part in parts)
    (report,) = [item for item in items if item["title"] == "Ashby Annual Report 2020"]
    assert (report["type"], report["issued"]) == ("report", {"date-parts": [[2020]]})
    assert report["note"].count("\n") == 2
    assert {item["type"] for item in items if "2012" in item["title"] or "2014" in item["title"]} == {"bill", "legislation"}


@pytest.mark.parametrize(
    ("date", "parts"), [("2017", [2017]), ("2017-09", [2017, 9]), ("2017-09-04", [2017, 9, 4]), ("2017/18", [2017]), ("20170", []), ("", [])]
)
def test_dates_are_as_exact_as_they_are(date: str, parts: list[int]) -> None:
    assert date_parts(date) == parts


def test_a_source_that_is_held_has_the_dates_of_its_paper(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text("# Ashby Corporate Plan\n\nAshby County Council\n\n4 May 2020\n\nWe will plan.\n", encoding="utf-8")
    (tmp_path / "news.txt").write_text("Ashby Board\nMinutes\n\nThe Ashby Corporate Plan says so.\n", encoding="utf-8")
    with open_store(None) as store:
        gapgraph.build([tmp_path], store)
        (held,) = [work for work in read_works(store) if work.title == "Ashby Corporate Plan"]
    assert (held.date, held.genre) == ("2020-05-04", "strategy")


@pytest.fixture(scope="module")
def published(store: Store) -> Dataset:
    return Dataset().parse(data=_written(store, "nanopublications"), format="trig")


def _parts(published: Dataset) -> Iterator[tuple[URIRef, dict[str, Graph]]]:
    """Each nanopublication with its graphs, found as a reader of the guidelines finds them: from the head."""
    for _, _, _, head in published.quads((None, RDF.type, NP.Nanopublication, None)):
        graph = published.graph(head)
        (name,) = graph.subjects(RDF.type, NP.Nanopublication)
        parts = {"head": graph}
        assert isinstance(name, URIRef)
        for term in ("hasAssertion", "hasProvenance", "hasPublicationInfo"):
            (one,) = graph.objects(name, NP[term])
            assert isinstance(one, URIRef)
            parts[term] = published.graph(one)
        yield name, parts


def test_each_fact_is_one_well_formed_nanopublication(store: Store, published: Dataset) -> None:
    found = list(_parts(published))
    facts = {str(row["fact"]) for row in store.select(f"SELECT ?fact WHERE {{ ?fact a <{GG.Fact}> }}")}
    about = {str(next(parts["hasAssertion"].subjects(RDF.type, GG.Fact))) for _, parts in found}
    assert about == facts
    assert len(found) == len(facts)
    used = {part.identifier for _, parts in found for part in parts.values()}
    assert len(used) == 4 * len(found)
    assert {graph.identifier for graph in published.graphs() if len(graph)} == used
    for name, parts in found:
        assert all(len(part) for part in parts.values())
        assertion = parts["hasAssertion"].identifier
        assert list(parts["hasProvenance"].predicate_objects(assertion))
        assert list(parts["hasPublicationInfo"].predicate_objects(name))


def test_a_nanopublication_is_proved_by_the_words_of_its_document(store: Store, published: Dataset) -> None:
    texts = {str(row["document"]): str(row["text"]) for row in store.select(query_text("internal/texts"))}
    for _, parts in _parts(published):
        proof, assertion = parts["hasProvenance"], parts["hasAssertion"].identifier
        (document,) = proof.objects(assertion, PROV.hadPrimarySource)
        passages = list(proof.objects(assertion, PROV.wasDerivedFrom))
        assert next(proof.objects(None, GG.quotation)) in passages
        for passage in passages:
            low, high = (int(str(proof.value(passage, OA[end]))) for end in ("start", "end"))
            assert texts[str(document)][low:high] == str(proof.value(passage, OA.exact))
        assert proof.value(document, GG.textHash)
        assert not list(parts["hasAssertion"].objects(None, GG.evidence))


def test_a_nanopublication_says_what_is_stated_and_by_what_it_was_made(published: Dataset) -> None:
    stated = {str(value): parts for _, parts in _parts(published) for value in parts["hasAssertion"].objects(None, GG.dueText)}
    action = stated["2021-06-01"]["hasAssertion"]
    fact = next(action.subjects(RDF.type, GG.Action))
    owner = action.value(fact, GG.owner)
    assert (owner, URIRef(f"{PREFIXES['rdfs']}label"), Literal("Lucy Hart")) in action
    for name, parts in _parts(published):
        info = parts["hasPublicationInfo"]
        software = info.value(name, DCTERMS.creator)
        assert str(info.value(software, SCHEMA.softwareVersion)) == gapgraph.__version__
        assert str(info.value(name, DCTERMS.license)) == "https://creativecommons.org/licenses/by/4.0/"
        assert info.value(name, DCTERMS.created) is None


def test_a_nanopublication_takes_another_licence_and_the_time_of_reading(store: Store) -> None:
    text = _written(store, "nanopublications", licence="https://example.org/licence", activities=True)
    again = Dataset().parse(data=text, format="trig")
    for name, parts in _parts(again):
        assert str(parts["hasPublicationInfo"].value(name, DCTERMS.license)) == "https://example.org/licence"
        created = parts["hasPublicationInfo"].value(name, DCTERMS.created)
        assert isinstance(created, Literal)
        assert str(created.datatype) == f"{PREFIXES['xsd']}dateTime"


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_the_network_keeps_attributes_weights_and_dates(store: Store, form: str) -> None:
    text = _written(store, form).encode()
    net = nx.read_gexf(BytesIO(text)) if form == "gexf" else nx.read_graphml(BytesIO(text), force_multigraph=True)
    expected = partner_network(store)
    assert net.number_of_nodes() == expected.number_of_nodes()
    assert net.number_of_edges() == expected.number_of_edges() > 3
    assert {data["label"] for _, data in net.nodes(data=True)} == {data["label"] for _, data in expected.nodes(data=True)}
    edges = {(data["fact"], source, target): data for source, target, data in net.edges(data=True)}
    for source, target, data in expected.edges(data=True):
        again = edges[data["fact"], source, target]
        assert (again["words"], again["passage"], again["kind"]) == (data["words"], data["passage"], data["kind"])
        assert (int(again["char_start"]), int(again["char_end"])) == (data["start"], data["end"])
        assert int(again["weight"]) == 1
        assert 0 < again["confidence"] <= 1
        assert again["date"] == ("2021-05-04" if "minutes.txt" in data["document"] else "2021-07-06")
    (written,) = [data for data in edges.values() if data.get("due") == "2021-06-01"]
    assert written["status"] == "agreed"


def test_a_timeline_of_the_network_begins_on_days_and_not_on_characters(store: Store) -> None:
    text = _written(store, "gexf")
    assert 'timeformat="date"' in text
    assert set(re.findall(r'<edge [^>]*start="([^"]*)"', text)) == {"2021-05-04", "2021-07-06"}
    assert "lastmodifieddate" not in text
