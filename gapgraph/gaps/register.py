"""The register of findings in the store, written as a whole: listing is for `gapgraph.gaps.listing`."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from gapgraph.gaps.finding import find_gaps
from gapgraph.gaps.kinds import kinds
from gapgraph.gaps.model import Gap, Searched
from gapgraph.reviews.following import settle
from gapgraph.reviews.keeping import read_reviews
from graph_store.namespaces import DATA, FINDINGS_GRAPH, GG
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
    searches = {gap.searched: _search(scribe, gap.searched) for gap in gaps}
    for gap in gaps:
        scribe.link(gap.iri, "rdf:type", f"{GG}Finding")
        scribe.link(gap.iri, "gg:gapKind", concept("gap", gap.kind))
        scribe.link(gap.iri, "gg:subject", gap.subject)
        scribe.link(gap.iri, "gg:expectation", gap.expectation)
        scribe.link(gap.iri, "gg:findingStatus", concept("finding-status", gap.status))
        scribe.text(gap.iri, "rdfs:label", gap.sentence)
        scribe.text(gap.iri, "gg:wouldClose", gap.closes)
        scribe.decimal(gap.iri, "gg:confidence", gap.confidence)
        scribe.decimal(gap.iri, "gg:silence", gap.silence)
        scribe.link(gap.iri, "gg:search", searches[gap.searched])
        if gap.other:
            scribe.link(gap.iri, "gg:alsoAbout", gap.other)
        for fact, _ in gap.facts:
            scribe.link(gap.iri, "gg:basis", fact)
        for party in gap.parties:
            scribe.link(gap.iri, "gg:concerns", party)
    return scribe.nquads()


def _search(scribe: Scribe, searched: tuple[Searched, ...]) -> str:
    """State once which documents were searched: many findings share one search, so that the register grows no faster than the graph."""
    iri = f"{DATA}search/{sha256(' '.join(one.iri for one in searched).encode()).hexdigest()[:10]}"
    scribe.link(iri, "rdf:type", f"{GG}Search")
    for document in searched:
        scribe.link(iri, "gg:searched", document.iri)
    return iri
