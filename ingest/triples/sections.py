"""Sections as things of the graph: the heading's words, what part of which group's report it is, and what stands under it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING

from ingest.documents.model import Document, Span
from ingest.records import Heading
from ingest.triples.quads import concept, ontology_class

if TYPE_CHECKING:
    from ingest.triples.fields import Desk


class SectionIndex:
    """The sections of one document, by their headings.

    Args:
        document: The document.
        iri: IRI of the document.
        headings: Its headings, in text order.
    """

    def __init__(self, document: Document, iri: str, headings: Iterable[Heading]) -> None:
        self.headings = tuple(headings)
        self._iris: dict[Span, str] = {}
        for heading in self.headings:
            words = " ".join(document.words(heading.quote).split())
            alike = sum(one.startswith(f"{iri}#section-{_digest(words)}") for one in self._iris.values())
            self._iris[heading.quote] = f"{iri}#section-{_digest(words)}" + (f"-{alike + 1}" if alike else "")

    def iri(self, heading: Span) -> str:
        """Return the IRI of the section that a heading opens.

        Args:
            heading: Place of the heading's words.

        Raises:
            KeyError: If it is no heading of the document.
        """
        return self._iris[heading]

    def at(self, place: Span) -> str:
        """Return the IRI of the innermost section that a passage begins in; empty if it stands under no heading.

        Args:
            place: The passage.
        """
        around = [heading for heading in self.headings if heading.reach.start <= place.start < heading.reach.end]
        return self._iris[around[-1].quote] if around else ""


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:10]


def write_sections(desk: Desk) -> None:
    """Write the sections of a document.

    Args:
        desk: What the writers of the document share.
    """
    for heading in desk.sections.headings:
        iri = desk.sections.iri(heading.quote)
        desk.scribe.link(iri, "rdf:type", ontology_class("Section"))
        desk.scribe.link(iri, "gg:sectionOf", desk.iri)
        desk.scribe.text(iri, "rdfs:label", " ".join(desk.document.words(heading.quote).split()))
        desk.scribe.link(iri, "gg:headingWords", desk.passages.write(heading.quote))
        if heading.parent:
            desk.scribe.link(iri, "gg:withinSection", desk.sections.iri(heading.parent))
        if heading.kind:
            desk.scribe.link(iri, "gg:sectionKind", concept("section-kind", heading.kind))
        if heading.group:
            desk.scribe.link(iri, "gg:groupSection", desk.sections.iri(heading.group))
        if heading.party:
            desk.scribe.link(iri, "gg:headingParty", desk.parties.iri(heading.party.value))
