"""The register of findings in the store: written as a whole, listed with filters."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING

from gapgraph.gaps.finding import find_gaps, kind, kinds
from gapgraph.gaps.model import Gap, Searched
from gapgraph.reviews.following import settle
from gapgraph.reviews.keeping import read_reviews
from graph_store.namespaces import FINDINGS_GRAPH, GG
from graph_store.resources import query_text
from ingest.activities import read_activities
from ingest.triples.quads import Scribe, concept

if TYPE_CHECKING:
    from graph_store.contract import Reader, Store


def write_gaps(store: Store) -> tuple[Gap, ...]:
    """Find the gaps and replace the graph of findings with them.

    Args:
        store: The store.

    Returns:
        The findings.

    Raises:
        StoreError: If the store cannot be read or written.
    """
    found = settle(store, find_gaps(store))
    store.replace(FINDINGS_GRAPH, gaps_nquads(found) + f"{_mark(store)} <{FINDINGS_GRAPH}> .\n")
    return found


def gaps_are_current(store: Reader) -> bool:
    """Tell whether the findings in the store are those of its documents and of the kinds of gap as they are now defined.

    Args:
        store: The store.

    Returns:
        False if a document was read, or the definition of a kind was changed, since they were found.

    Raises:
        StoreError: If the store cannot answer.
    """
    return store.ask(f"ASK {{ GRAPH <{FINDINGS_GRAPH}> {{ {_mark(store)} }} }}")


def _mark(store: Reader) -> str:
    """What findings depend on, as a digest: the definitions, which bytes were read by which rules, and what people said."""
    readings = (f"{one.document} {one.bytes_hash} {one.version} {one.failed}" for one in read_activities(store).readings.values())
    reviews = (f"{review}" for review in read_reviews(store))
    parts = sorted([*(asked.text for asked in kinds().values()), *readings, *reviews])
    digest = sha256("\n".join(parts).encode()).hexdigest()
    return f'<{FINDINGS_GRAPH}> <{GG}bytesHash> "{digest}"'


def gaps_nquads(gaps: tuple[Gap, ...]) -> str:
    """Write findings as N-Quads.

    Args:
        gaps: The findings.

    Returns:
        The graph of findings, sorted.
    """
    scribe = Scribe(FINDINGS_GRAPH)
    for gap in gaps:
        scribe.link(gap.iri, "rdf:type", f"{GG}Finding")
        scribe.link(gap.iri, "gg:gapKind", concept("gap", gap.kind))
        scribe.link(gap.iri, "gg:subject", gap.subject)
        scribe.link(gap.iri, "gg:expectation", gap.expectation)
        scribe.link(gap.iri, "gg:findingStatus", concept("finding-status", gap.status))
        scribe.text(gap.iri, "rdfs:label", gap.sentence)
        scribe.text(gap.iri, "gg:wouldClose", gap.closes)
        scribe.decimal(gap.iri, "gg:confidence", gap.confidence)
        for document in gap.searched:
            scribe.link(gap.iri, "gg:searched", document.iri)
        for party in gap.parties:
            scribe.link(gap.iri, "gg:concerns", party)
    return scribe.nquads()


def list_gaps(store: Reader, *, only: str | None = None, party: str | None = None) -> tuple[Gap, ...]:
    """List the findings that the store holds.

    Args:
        store: The store.
        only: A kind of gap; all if None.
        party: Part of the name of a party that the findings must touch; all if None.

    Returns:
        The findings, by kind and place.

    Raises:
        UnknownNameError: If the kind does not exist.
        StoreError: If the store cannot answer.
    """
    if only is not None:
        kind(only)
    found = _read(store)
    if only is not None:
        found = [gap for gap in found if gap.kind == only]
    if party is not None:
        found = [gap for gap in found if any(party.casefold() in name.casefold() for name in gap.party_names)]
    return tuple(found)


def _read(store: Reader) -> list[Gap]:
    searched: defaultdict[str, list[Searched]] = defaultdict(list)
    for row in store.select(query_text("internal/searched")):
        searched[str(row["finding"])].append(Searched(str(row["document"]), str(row["title"]), str(row.get("date", ""))))
    parties: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in store.select(query_text("internal/touched")):
        parties[str(row["finding"])].append((str(row["party"]), str(row["name"])))
    return [
        Gap(
            iri=str(row["finding"]),
            kind=str(row["kind"]).rsplit("/", 1)[-1],
            subject=str(row["subject"]),
            expectation=str(row["expectation"]),
            words=" ".join(str(row["words"]).split()),
            document=Searched(str(row["document"]), str(row["title"]), str(row.get("date", ""))),
            searched=tuple(sorted(searched[str(row["finding"])])),
            parties=tuple(iri for iri, _ in parties[str(row["finding"])]),
            party_names=tuple(name for _, name in parties[str(row["finding"])]),
            sentence=str(row["sentence"]),
            closes=str(row["closes"]),
            confidence=float(row["confidence"]),
            status=str(row["status"]).rsplit("/", 1)[-1],
        )
        for row in store.select(query_text("internal/gaps"))
    ]
