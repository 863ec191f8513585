"""The values of a dossier: passages, papers, facts, parties, gaps.

Facts and papers keep their properties under prefixed names ("gg:owner", "org:member"), exactly as
docs/graph.md lists them, so that a new property of the graph needs no change here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from urllib.parse import unquote

from gapgraph.dossier.links import Links
from graph_store.namespaces import SCHEME
from ingest.issues import Issue

Values = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a document and their place.

    Attributes:
        iri: Its address.
        document: IRI of the document.
        start: Offset of the first character in the canonical text, in code points.
        end: Offset behind the last one.
        exact: The words.
        page: Page that it stands on; 0 where the format has none.
    """

    iri: str
    document: str
    start: int
    end: int
    exact: str
    page: int = 0

    @property
    def anchor(self) -> str:
        """The name by which a document page marks this passage."""
        return f"char-{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with properties.

    Attributes:
        iri: Its address.
        values: Its properties by prefixed name, each with its sorted values.
    """

    iri: str
    values: Values

    def first(self, name: str) -> str:
        """Return the first value of a property; empty if it has none.

        Args:
            name: Prefixed name of the property.
        """
        return next(iter(self.values.get(name, ())), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Return all values of a property, sorted.

        Args:
            name: Prefixed name of the property.
        """
        return self.values.get(name, ())


@dataclass(frozen=True, slots=True)
class Paper(Thing):
    """A document.

    Attributes:
        name: Its name within the corpus.
        title: What it is called where it is listed.
        genre: Local name of its class ("Minutes").
        text: Its canonical text.
    """

    name: str
    title: str
    genre: str
    text: str

    @property
    def date(self) -> str:
        """Its date as exact as it gives it, as ISO text; empty if it gives none."""
        return self.first("gg:dateText")


@dataclass(frozen=True, slots=True)
class Fact(Thing):
    """What a document says, with the words it rests on.

    Attributes:
        kind: Local name of its class ("Commitment").
        document: IRI of the document.
        quotation: The words that state it.
        context: The whole paragraph, item or row around them.
        evidence: Every passage it rests on, in text order.
        grounds: The passages behind each field, by the field's name ("owner").
    """

    kind: str
    document: str
    quotation: Passage
    context: Passage
    evidence: tuple[Passage, ...]
    grounds: Mapping[str, tuple[Passage, ...]]

    @property
    def label(self) -> str:
        """Its words with white space folded."""
        return self.first("rdfs:label") or " ".join(self.quotation.exact.split())

    def concept(self, name: str) -> str:
        """Return the last part of a concept's IRI, as a word; empty if the property is not there.

        Args:
            name: Prefixed name of the property.
        """
        return local_name(self.first(name)).replace("-", " ")


@dataclass(frozen=True, slots=True)
class Party:
    """A body, person, post, source or service, with every name that was merged into it.

    Attributes:
        iri: Its identity.
        label: Its name.
        type: Local name of its class ("Council", "Person", "Source").
        aliases: Its other names, sorted.
        parents: Identities of the bodies it is part of, sorted.
        held_as: IRI of the document that a source is, where the corpus holds it; else empty.
    """

    iri: str
    label: str
    type: str
    aliases: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    held_as: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing, and the proof that it is.

    Attributes:
        iri: Its address.
        kind: Last part of its kind's IRI ("no-owner").
        subject: IRI of the fact or party that it is about.
        sentence: What is missing, in a plain sentence.
        would_close: What would close it.
        status: Last part of its status ("open").
        confidence: From 0 to 1.
        expectation: The words that create the expectation, if there are such words.
        searched: IRIs of the documents that were searched and found silent, sorted.
        parties: Identities of the parties that it touches, sorted.
    """

    iri: str
    kind: str
    subject: str
    sentence: str
    would_close: str
    status: str
    confidence: float
    expectation: Passage | None
    searched: tuple[str, ...]
    parties: tuple[str, ...]


@dataclass(frozen=True)
class Dossier:
    """Everything that the store holds for people to look at.

    Attributes:
        papers: Documents by IRI, sorted by name.
        facts: Facts in the order of their documents and words.
        parties: Parties, sources and services by identity.
        identities: Identity of every named party, source and service.
        gaps: Gaps by kind and sentence.
        issues: What could not be read.
        labels: Words of the ontology's concepts and classes: IRI to label and definition.
        left_out: Number of facts that people rejected or superseded, and that are not among these.
        links: What papers have to do with each other: promises and figures through papers, and what people said.
    """

    papers: Mapping[str, Paper]
    facts: tuple[Fact, ...]
    parties: Mapping[str, Party]
    identities: Mapping[str, str]
    gaps: tuple[Gap, ...]
    issues: tuple[Issue, ...] = ()
    labels: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    left_out: int = 0
    links: Links = field(default_factory=Links)

    @cached_property
    def by_iri(self) -> Mapping[str, Fact]:
        """Facts by IRI."""
        return {fact.iri: fact for fact in self.facts}

    @cached_property
    def by_passage(self) -> Mapping[str, tuple[Fact, ...]]:
        """Facts by the IRI of each passage that they rest on."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            for passage in fact.evidence:
                found.setdefault(passage.iri, []).append(fact)
        return {iri: tuple(facts) for iri, facts in found.items()}

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over the names and hashes of all documents: the same corpus has the same fingerprint."""
        lines = (f"{paper.name} {paper.first('gg:textHash')}\n" for paper in self.papers.values())
        return sha256("".join(lines).encode()).hexdigest()

    def of_kind(self, *kinds: str) -> Iterator[Fact]:
        """Yield the facts of some kinds.

        Args:
            kinds: Local names of their classes.

        Yields:
            Facts in order.
        """
        yield from (fact for fact in self.facts if fact.kind in kinds)

    def party(self, iri: str) -> Party:
        """Return the party that a name stands for.

        Args:
            iri: Address of a party as some document names it.

        Returns:
            The party by identity; one made from the address alone if the store does not know it.
        """
        identity = self.identities.get(iri, iri)
        return self.parties.get(identity) or Party(identity, local_name(identity).replace("-", " ") or identity, "OtherBody")

    def all_parties(self, iris: Iterable[str]) -> tuple[Party, ...]:
        """Return the parties that some names stand for, each once, by label.

        Args:
            iris: Addresses of parties as documents name them.
        """
        found = {party.iri: party for party in map(self.party, iris)}
        return tuple(sorted(found.values(), key=lambda party: (party.label.casefold(), party.iri)))

    def word(self, scheme: str, name: str) -> str:
        """Return how a concept is called.

        Args:
            scheme: Last part of the scheme's IRI ("gap").
            name: Last part of the concept's IRI ("no-owner").
        """
        label, _ = self.labels.get(f"{SCHEME}{scheme}/{name}", ("", ""))
        return label or name.replace("-", " ")

    def definition(self, scheme: str, name: str) -> str:
        """Return what a concept means; empty if the ontology is not in the store.

        Args:
            scheme: Last part of the scheme's IRI.
            name: Last part of the concept's IRI.
        """
        return self.labels.get(f"{SCHEME}{scheme}/{name}", ("", ""))[1]


def local_name(iri: str) -> str:
    """Return what stands behind the last # or / of an address, with %-codes decoded.

    Args:
        iri: The address.

    Example:
        >>> local_name("https://w3id.org/gapgraph/scheme/status/under-way")
        'under-way'
    """
    return unquote(iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1])
