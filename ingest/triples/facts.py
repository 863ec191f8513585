"""Records as facts in RDF.

1. Each kind of record has a `Shape`: its class, the word for its IRIs, and its fields.
2. A fact's IRI is a hash of its kind, its words and its distinguishing values, so that the same
   text gives the same IRI; a second fact with the same hash gets a count.
3. Every fact points at its quotation, at all its evidence, and at the words behind each field.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from hashlib import sha256

from ingest.documents.model import Span
from ingest.identify.local import source_iri
from ingest.records import (
    Alternative,
    Commitment,
    Concern,
    DataAccess,
    Question,
    Record,
    Response,
    Service,
    Source,
    Statistic,
    Succession,
    Vote,
)
from ingest.triples.fields import Desk, Field, boolean, in_scheme, number, party, passage, period, service, source, text, words_property
from ingest.triples.quads import concept, ontology_class


@dataclass(frozen=True, slots=True)
class Shape:
    """How one kind of record looks in RDF.

    Attributes:
        slug: Word in the fact's IRI.
        classes: Local names of its classes, given the record.
        fields: Its fields.
        extra: What a table cannot say, run after the fields.
    """

    slug: str
    classes: Callable[[Record], tuple[str, ...]]
    fields: tuple[Field, ...]
    extra: Callable[[Desk, str, Record], None] | None = None


def _just(*names: str) -> Callable[[Record], tuple[str, ...]]:
    return lambda record: names


def _commitment_classes(record: Record) -> tuple[str, ...]:
    return ("Commitment", record.kind.title()) if isinstance(record, Commitment) else ("Commitment",)


def _statistic_value(desk: Desk, subject: str, record: Record) -> None:
    value = record.value if isinstance(record, Statistic) else ""
    try:
        desk.scribe.decimal(subject, "schema:value", Decimal(value))
    except InvalidOperation:
        return  # a range or no figure at all: the words and gg:valueText say what there is


def _citing(desk: Desk, subject: str, record: Record) -> None:
    if isinstance(record, Source):
        desk.scribe.link(subject, "cito:hasCitingEntity", desk.iri)
        desk.scribe.link(subject, "cito:hasCitedEntity", source_iri(record.title.value, desk.document.name))


def shapes() -> Mapping[type[Record], Shape]:
    """Return how each kind of fact is written, by the type of its record."""
    return {**_of_promises(), **_of_figures(), **_of_partners()}


def _of_promises() -> dict[type[Record], Shape]:
    """What is promised, decided, voted on and asked."""
    return {
        Commitment: Shape(
            "commitment",
            _commitment_classes,
            (
                Field("label", "gg:label", text),
                Field("owner", "gg:owner", party),
                Field("counterparty", "gg:counterparty", party),
                Field("due", "gg:dueText", period("due")),
                Field("status", "gg:status", in_scheme("status")),
            ),
        ),
        Alternative: Shape("alternative", _just("Alternative"), ()),
        Vote: Shape(
            "vote",
            _just("Vote"),
            (
                Field("proposer", "gg:proposer", party),
                Field("seconder", "gg:seconder", party),
                Field("votes_for", "gg:votesFor", number),
                Field("votes_against", "gg:votesAgainst", number),
                Field("abstentions", "gg:abstentions", number),
                Field("outcome", "gg:outcome", text),
            ),
        ),
        Response: Shape(
            "response",
            _just("Response"),
            (
                Field("label", "gg:label", text),
                Field("recommendation", "gg:recommendationWords", passage),
                Field("responder", "gg:responder", party),
                Field("status", "gg:status", in_scheme("status")),
            ),
        ),
        Question: Shape(
            "question",
            _just("Question"),
            (
                Field("asked_by", "gg:askedBy", party),
                Field("answered_by", "gg:answeredBy", party),
                Field("wants_figures", "gg:wantsFigures", boolean),
                Field("answer", "gg:answer", passage),
                Field("outcome", "gg:answerKind", in_scheme("answer")),
            ),
        ),
    }


def _of_figures() -> dict[type[Record], Shape]:
    """What is stated, what it rests on, and what worries."""
    return {
        Statistic: Shape(
            "statistic",
            _just("Statistic"),
            (
                Field("figure", "gg:figureText", text),
                Field("value", "gg:valueText", text),
                Field("unit", "schema:unitText", text),
                Field("measures", "gg:measures", text),
                Field("standing", "gg:standing", in_scheme("standing")),
                Field("attributed_to", "gg:attributedTo", party),
                Field("source", "gg:restsOn", source),
                Field("qualifier", "gg:qualifier", text),
                Field("period", "gg:periodText", text),
                Field("place", "gg:placeText", text),
                Field("part", "gg:partText", text),
            ),
            _statistic_value,
        ),
        Source: Shape(
            "citation",
            _just("Citation"),
            (
                Field("title", "gg:titleText", text),
                Field("kind", "gg:sourceKind", in_scheme("source-kind")),
                Field("publisher", "gg:sourcePublisher", party),
                Field("year", "gg:yearText", text),
                Field("url", "gg:urlText", text),
            ),
            _citing,
        ),
        Concern: Shape(
            "concern",
            _just("Concern"),
            (
                Field("kind", "gg:concernKind", in_scheme("concern-kind")),
                Field("raised_by", "gg:raisedBy", party),
                Field("about", "gg:about", text),
            ),
        ),
    }


def _of_partners() -> dict[type[Record], Shape]:
    """What partners run, see and become."""
    return {
        DataAccess: Shape(
            "data-access",
            _just("DataAccess"),
            (
                Field("system", "gg:dataSystem", source),
                Field("party", "gg:accessParty", party),
                Field("access", "gg:accessKind", in_scheme("access")),
            ),
        ),
        Service: Shape(
            "service-mention",
            _just("ServiceMention"),
            (
                Field("name", "gg:service", service),
                Field("kind", "gg:serviceKind", in_scheme("service-kind")),
                Field("provider", "gg:provider", party),
            ),
        ),
        Succession: Shape(
            "succession",
            _just("Succession"),
            (
                Field("ended", "org:originalOrganization", party),
                Field("successor", "org:resultingOrganization", party),
                Field("when", "gg:whenText", period("when")),
            ),
        ),
    }


class FactWriter:
    """Writes the facts of one document.

    Args:
        desk: What the writers of the document share.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._shapes = shapes()
        self._seen: Counter[str] = Counter()
        self._written: dict[tuple[Record, str], str] = {}

    def write(self, record: Record) -> str:
        """Write one record as a fact.

        Args:
            record: A record of a kind that `shapes` knows.

        Returns:
            The fact's IRI.
        """
        shape = self._shapes[type(record)]
        kind = getattr(record, "kind", "")
        iri = self.fact_iri(
            shape.slug, record.quote, kind, *(said.value for name, said in record.grounds() if name in ("figure", "title", "label"))
        )
        self.common(iri, record, *shape.classes(record))
        for part in shape.fields:
            part.write(self._desk, iri, part.property, getattr(record, part.name))
        if shape.extra:
            shape.extra(self._desk, iri, record)
        return iri

    def fact_iri(self, slug: str, quote: Span, *values: str) -> str:
        """Return the IRI of a fact from what it says.

        Args:
            slug: Word for its kind.
            quote: Its quotation.
            values: What tells it from other facts with the same quotation.

        Returns:
            An IRI that no other fact of the document has.
        """
        folded = " ".join(self._desk.document.words(quote).split())
        digest = sha256("\x1f".join((slug, folded, *values)).encode()).hexdigest()[:10]
        base = f"{self._desk.iri}#{slug}-{digest}"
        self._seen[base] += 1
        return base if self._seen[base] == 1 else f"{base}-{self._seen[base]}"

    def common(self, iri: str, record: Record, *classes: str) -> None:
        """Write what all facts have: classes, document, quotation, evidence, rule, confidence, label, and other readers' opinions.

        Args:
            iri: The fact.
            record: Its record; one that it disputes or completes is written before it.
            classes: Local names of its classes besides `gg:Fact`, the kind of fact first.
        """
        scribe, passages = self._desk.scribe, self._desk.passages
        for name in ("Fact", *classes):
            scribe.link(iri, "rdf:type", ontology_class(name))
        scribe.link(iri, "gg:statedIn", self._desk.iri)
        scribe.link(iri, "gg:quotation", passages.write(record.quote))
        scribe.link(iri, "gg:context", passages.write(passages.context(record.quote)))
        for span in record.evidence():
            scribe.link(iri, "gg:evidence", passages.write(span))
        for span in record.also:
            scribe.link(iri, "gg:alsoStated", passages.write(span))
        for name, said in record.grounds():
            scribe.link(iri, words_property(name), passages.write(said.span))
        scribe.text(iri, "gg:rule", record.rule)
        scribe.decimal(iri, "gg:confidence", record.confidence)
        scribe.text(iri, "rdfs:label", " ".join(self._desk.document.words(record.quote).split()))
        self._written[record, classes[0]] = iri
        self._opinions(iri, record, classes[0])
        section = self._desk.sections.at(record.quote)
        if section:
            scribe.link(iri, "gg:inSection", section)
        if record.reported:
            scribe.link(iri, "gg:reporting", concept("reporting", record.reported.value))
            party(self._desk, iri, "gg:reportedBy", record.reported_by)

    def _opinions(self, iri: str, record: Record, kind: str) -> None:
        """Write who else found it, how it stands, and which fact it contradicts or completes."""
        scribe = self._desk.scribe
        for agreement in record.agreed:
            scribe.text(iri, "gg:alsoFoundBy", agreement.rule)
        if record.acceptance:
            scribe.link(iri, "gg:acceptance", concept("review", record.acceptance))
        other = self._written.get((record.other, kind)) if record.other else None
        if other:
            scribe.link(iri, "gg:disputes" if record.differs else "gg:completes", other)
            for name in record.differs:
                scribe.text(iri, "gg:disputedField", name)
