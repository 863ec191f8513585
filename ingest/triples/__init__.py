"""Records as quads.

`to_nquads` writes one document with its facts as the N-Quads text of its named graph: sorted, without
blank nodes, the same bytes for the same records. `parties` makes the graph that documents share.
What does not belong here: reading text, storing quads, finding gaps.

Example:
    nquads = to_nquads(document, extraction)
    store.replace(document_graph(document.name), nquads)
"""

from __future__ import annotations

from typing import Final

from ingest.documents.model import Document
from ingest.identify.local import document_graph, document_iri, index_parties
from ingest.records import Extraction, Genre
from ingest.triples.cast import CastWriter
from ingest.triples.facts import FactWriter
from ingest.triples.fields import Desk, period
from ingest.triples.labels import document_label
from ingest.triples.passages import Passages
from ingest.triples.quads import Scribe, ontology_class
from ingest.triples.sections import SectionIndex, write_sections

_GENRES: Final[dict[Genre, str]] = {
    "minutes": "Minutes",
    "decision-record": "DecisionRecord",
    "partnership-report": "PartnershipReport",
    "news-article": "NewsArticle",
    "scrutiny-report": "ScrutinyReport",
    "government-response": "GovernmentResponse",
    "action-log": "ActionLog",
    "web-page": "WebPage",
}


def to_nquads(document: Document, extraction: Extraction) -> str:
    """Write a document and its facts as N-Quads.

    Args:
        document: The document.
        extraction: What was read from it; every party that a record names is among its partners and people.

    Returns:
        The content of the document's named graph, sorted.

    Raises:
        KeyError: If a record names a party that no partner or person record gives.
    """
    scribe = Scribe(document_graph(document.name))
    iri = document_iri(document.name)
    sections = SectionIndex(document, iri, extraction.headings)
    desk = Desk(document, iri, scribe, Passages(scribe, document, iri), index_parties(extraction, document.name), sections)
    _describe(desk, extraction)
    write_sections(desk)
    facts = FactWriter(desk)
    cast = CastWriter(desk, facts)
    for partner in extraction.partners:
        cast.partner(partner)
    for person in extraction.people:
        cast.person(person)
    for record in extraction.facts():
        facts.write(record)
    return scribe.nquads()


def _describe(desk: Desk, extraction: Extraction) -> None:
    scribe, document, metadata = desk.scribe, desk.document, extraction.metadata
    for name in ("Document", _GENRES[metadata.genre]):
        scribe.link(desk.iri, "rdf:type", ontology_class(name))
    scribe.link(desk.iri, "gg:inGraph", scribe.graph)
    for predicate, value in _texts(document, extraction):
        scribe.text(desk.iri, predicate, value)
    scribe.integer(desk.iri, "gg:words", len(document.text.split()))
    if desk.parties.publisher:
        scribe.link(desk.iri, "dcterms:publisher", desk.parties.publisher)
    if metadata.date:
        period("")(desk, desk.iri, "gg:dateText", metadata.date)
    for name, said in metadata.grounds():
        scribe.link(desk.iri, f"gg:{name}Words", desk.passages.write(said.span))
    if extraction.votes or any(person.attendance for person in extraction.people):
        _meeting(desk, extraction)


def _texts(document: Document, extraction: Extraction) -> list[tuple[str, str]]:
    title = extraction.metadata.title
    named = [("dcterms:title", title.value)] if title else []
    if extraction.metadata.reference:
        named.append(("gg:reference", extraction.metadata.reference.value))
    return [
        *named,
        ("rdfs:label", document_label(document, extraction.metadata)),
        ("dcterms:identifier", document.name),
        ("dcterms:format", document.media_type),
        ("gg:text", document.text),
        ("gg:textHash", document.text_sha256),
        ("gg:bytesHash", document.bytes_sha256),
        ("gg:reader", document.reader),
        ("gg:readerVersion", document.reader_version),
    ]


def _meeting(desk: Desk, extraction: Extraction) -> None:
    iri = f"{desk.iri}#meeting"
    desk.scribe.link(iri, "rdf:type", ontology_class("Meeting"))
    desk.scribe.link(iri, "gg:recordedIn", desk.iri)
    if desk.parties.publisher:
        desk.scribe.link(iri, "gg:heldBy", desk.parties.publisher)
    if extraction.metadata.date:
        period("")(desk, iri, "gg:dateText", extraction.metadata.date)
