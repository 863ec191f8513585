"""What documents share, made anew after a build that changed something.

Parties, identities, the ontology, inferred types and the activities each have a named graph that is
replaced as a whole, so that nothing of a document that is gone stays behind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from graph_store.contract import Store
from graph_store.namespaces import ACTIVITIES_GRAPH, IDENTITIES_GRAPH, ONTOLOGY_GRAPH, PARTIES_GRAPH
from graph_store.nquads import read_turtle
from ingest.activities import Activities, activities_nquads
from ingest.identify.corpus import decisions, find_merges, held_sources, identities_nquads, identity_map, rank
from ingest.identify.decisions import read_decisions
from ingest.identify.identifications import identifications_nquads
from ingest.identify.identifying import chosen, identify
from ingest.triples.parties import gather_parties, parties_nquads

if TYPE_CHECKING:
    from ingest.identify.deciding import Verdict


def refresh_shared(store: Store, before: Activities, after: Activities, *, changed: bool) -> None:
    """Bring the shared graphs up to date.

    Args:
        store: The store.
        before: The activities before the build.
        after: The activities after it.
        changed: Whether a document's graph was replaced or removed.

    Raises:
        StoreError: If the store cannot be read or written.
    """
    if changed:
        refresh_parties(store)
        refresh_ontology(store)
        from graph_store.reasoning import materialise

        materialise(store)
    if after != before:
        store.replace(ACTIVITIES_GRAPH, activities_nquads(after))


def refresh_parties(store: Store) -> None:
    """Make the graphs of parties and identities anew.

    What a person decided is read and stays where it is, so the identities graph holds only what was computed.

    Args:
        store: The store.

    Raises:
        StoreError: If the store cannot be read or written.
    """
    parties = gather_parties(store)
    decided, refused = decisions(store)
    said = [decision for decision in read_decisions(store) if decision.stands and decision.entry]
    by_person = {decision.one: decision.entry for decision in said if decision.same}
    excluded = {(decision.one, decision.entry) for decision in said if not decision.same}
    verdicts = identify(store, parties, decided=by_person, excluded=excluded, refused=refused)
    merges = find_merges(parties, decided, refused, chosen(verdicts))
    identities = identity_map(merges, lambda iri: rank(parties, iri))
    computed = identities_nquads(merge for merge in merges if merge.method != "person")
    store.replace(PARTIES_GRAPH, parties_nquads(store, parties, identities, held_sources(store), _entries(verdicts, identities)))
    store.replace(IDENTITIES_GRAPH, computed + identifications_nquads(verdicts, parties, by_person))


def _entries(verdicts: Mapping[str, Verdict], identities: Mapping[str, str]) -> dict[str, set[tuple[str, str]]]:
    """Per party its entries with their identifiers: those of a name, and at the name that stands for a party those of all its names."""
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for party, candidate in chosen(verdicts).items():
        for iri in {party, identities.get(party, party)}:
            found[iri].add((candidate.entry.iri, candidate.entry.identifier))
    return found


def refresh_ontology(store: Store) -> None:
    """Put the ontology and the schemes into the store, unless they are there already.

    Statements with blank nodes (class expressions) are left to the reasoner, which reads the files:
    questions need the labels, definitions and hierarchies.

    Args:
        store: The store.

    Raises:
        StoreError: If the store cannot be read or written.
    """
    from graph_store.resources import resource_folder

    files = sorted(resource_folder("ontology").glob("*.ttl"))
    files = [file for file in files if file.name != "shapes.ttl"]
    digest = sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    mark = f'<{ONTOLOGY_GRAPH}> <https://w3id.org/gapgraph/ontology#bytesHash> "{digest}"'
    if store.ask(f"ASK {{ GRAPH <{ONTOLOGY_GRAPH}> {{ {mark} }} }}"):
        return
    store.replace(ONTOLOGY_GRAPH, f"{read_turtle(files, ONTOLOGY_GRAPH)}{mark} <{ONTOLOGY_GRAPH}> .\n")
