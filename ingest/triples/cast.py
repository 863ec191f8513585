"""Who is named in a document, as facts: namings, post holdings, attendances.

One record of a person becomes up to three facts, because each of them can be true or wrong by itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from ingest.identify.local import post_iri
from ingest.identify.names import fold, slug
from ingest.records import Partner, Person, Said
from ingest.triples.facts import FactWriter
from ingest.triples.fields import Desk
from ingest.triples.quads import concept, ontology_class


class CastWriter:
    """Writes the partners and people of one document.

    Args:
        desk: What the writers of the document share.
        facts: Writer of the document's facts.
    """

    def __init__(self, desk: Desk, facts: FactWriter) -> None:
        self._desk = desk
        self._facts = facts

    def partner(self, partner: Partner) -> None:
        """Write a body's naming."""
        iri = self._facts.fact_iri("naming", partner.quote, partner.name.value)
        self._facts.common(iri, partner, "Naming")
        self._named(iri, self._desk.parties.iri(partner.name.value), partner.name, partner.aliases)
        class_name = "OtherBody" if partner.type == "Other" else partner.type
        self._desk.scribe.link(iri, "gg:partyType", ontology_class(class_name))
        if partner.part_of and fold(partner.part_of.value) != fold(partner.name.value):
            self._desk.scribe.link(iri, "gg:partOf", self._desk.parties.iri(partner.part_of.value))

    def person(self, person: Person) -> None:
        """Write a person's (or a nameless post's) naming, the post held, and the attendance."""
        said = person.name or person.post
        if not said:
            return
        party = self._desk.parties.iri(said.value)
        iri = self._facts.fact_iri("naming", person.quote, said.value)
        self._facts.common(iri, person, "Naming")
        self._named(iri, party, said, person.aliases)
        self._desk.scribe.link(iri, "gg:partyType", ontology_class("Person" if person.name else "Post"))
        if not person.name and person.organisation:
            self._desk.scribe.link(iri, "gg:partOf", self._desk.parties.iri(person.organisation.value))
        if person.name and (person.post or person.organisation):
            self._holding(person, party)
        if person.attendance:
            self._attendance(person, party)

    def _named(self, iri: str, party: str, name: Said, aliases: Iterable[Said]) -> None:
        self._desk.scribe.link(iri, "gg:names", party)
        self._desk.scribe.text(iri, "gg:nameText", name.value)
        for alias in aliases:
            self._desk.scribe.text(iri, "gg:aliasText", alias.value)

    def _holding(self, person: Person, party: str) -> None:
        iri = self._facts.fact_iri("post-holding", person.quote, person.called)
        self._facts.common(iri, person, "PostHolding")
        self._desk.scribe.link(iri, "org:member", party)
        organisation = person.organisation.value if person.organisation else ""
        if person.post:
            post = post_iri(person.post.value, organisation, slug(self._desk.document.name))
            self._desk.scribe.link(iri, "gg:post", post)
            self._desk.scribe.text(iri, "gg:postText", person.post.value)
        if organisation:
            self._desk.scribe.link(iri, "org:organization", self._desk.parties.iri(organisation))

    def _attendance(self, person: Person, party: str) -> None:
        iri = self._facts.fact_iri("attendance", person.quote, person.called, person.attendance)
        self._facts.common(iri, person, "Attendance")
        self._desk.scribe.link(iri, "gg:attendee", party)
        self._desk.scribe.link(iri, "gg:attendanceKind", concept("attendance", person.attendance))
        self._desk.scribe.link(iri, "gg:meeting", f"{self._desk.iri}#meeting")
