"""What people decided about identities: a graph of its own, which no reading touches.

Each decision is a statement that two names are one party, or are not, or that a name is, or is not, an entry of a register; with who
said so, when, and why. A decision that is taken back stays, and says who took it back and when.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from graph_store.contract import Reader, Store
from graph_store.namespaces import DATA, DECISIONS_GRAPH
from graph_store.resources import query_text
from ingest.triples.quads import Scribe, concept, ontology_class


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Decision:
    """What a person said of two names, or of a name and an entry of a register.

    Attributes:
        one: IRI of a party.
        other: IRI of another party; empty for an entry.
        entry: IRI of an entry; empty for two parties.
        same: Whether the two are the same.
        who: Who said so.
        when: ISO date and time.
        because: Why; empty if nothing was said.
        withdrawn_by: Who took it back; empty if it stands.
        withdrawn: ISO date and time at which it was taken back.
    """

    one: str
    other: str = ""
    entry: str = ""
    same: bool
    who: str = ""
    when: str = ""
    because: str = ""
    withdrawn_by: str = ""
    withdrawn: str = ""

    @property
    def stands(self) -> bool:
        """Whether it was not taken back."""
        return not self.withdrawn

    @property
    def pair(self) -> frozenset[str]:
        """The two things that it is about."""
        return frozenset((self.one, self.other or self.entry))


def read_decisions(store: Reader) -> tuple[Decision, ...]:
    """Ask a store what people decided about identities.

    Args:
        store: The store.

    Returns:
        The decisions, sorted; those that were taken back too.

    Raises:
        StoreError: If the store cannot answer.
    """
    rows = ({name: str(value) for name, value in row.items()} for row in store.select(query_text("internal/identity-decisions")))
    return tuple(
        sorted(
            Decision(
                one=row["one"],
                other=row.get("other", ""),
                entry=row.get("entry", ""),
                same=row["kind"].endswith("SameParty"),
                who=row.get("who", ""),
                when=row.get("when", ""),
                because=row.get("because", ""),
                withdrawn_by=row.get("withdrawn_by", ""),
                withdrawn=row.get("withdrawn", ""),
            )
            for row in rows
        )
    )


def write_decisions(store: Store, decisions: Iterable[Decision]) -> None:
    """Put decisions in the place of those that a store has.

    Args:
        store: The store.
        decisions: All decisions: what is not among them is forgotten.

    Raises:
        StoreError: If the store cannot be written.
    """
    scribe = Scribe(DECISIONS_GRAPH)
    for decision in decisions:
        _write(scribe, decision)
    store.replace(DECISIONS_GRAPH, scribe.nquads())


def _write(scribe: Scribe, decision: Decision) -> None:
    kind = "SameParty" if decision.same else "DifferentParty"
    iri = f"{DATA}decision/{sha256(' '.join((kind, *sorted(decision.pair))).encode()).hexdigest()[:10]}"
    scribe.link(iri, "rdf:type", ontology_class(kind))
    scribe.link(iri, "gg:method", concept("method", "person"))
    scribe.decimal(iri, "gg:confidence", 1.0)
    for predicate, target in (("gg:party", decision.one), ("gg:party", decision.other), ("gg:registerEntry", decision.entry)):
        if target:
            scribe.link(iri, predicate, target)
    for predicate, value in (("gg:decidedBy", decision.who), ("gg:because", decision.because), ("gg:withdrawnBy", decision.withdrawn_by)):
        if value:
            scribe.text(iri, predicate, value)
    for predicate, value in (("prov:generatedAtTime", decision.when), ("prov:invalidatedAtTime", decision.withdrawn)):
        if value:
            scribe.typed(iri, predicate, value, "dateTime")
