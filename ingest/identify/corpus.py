"""Identity across documents: which names mean the same party.

Names that fold to the same words already share an IRI (local.py). Beyond that, only what some document
itself says merges two names:

1. A name that another party's document gives as its alias or abbreviation ("DfE" in one paper,
   "Department for Education (DfE)" in another) is that party, if just one party claims it.
2. What a person decided in the identities graph comes on top: `gg:SameParty` merges, `gg:DifferentParty`
   refuses.

Every merge is a statement with its method and confidence, in the identities graph, and changes no fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from graph_store.contract import Reader
from graph_store.namespaces import DATA, GG, IDENTITIES_GRAPH
from graph_store.resources import query_text
from ingest.identify.names import fold, is_acronym
from ingest.triples.parties import Named
from ingest.triples.quads import Scribe, concept

_ALIAS_CONFIDENCE: Final = 0.9


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """A statement that two names mean one party.

    Attributes:
        party: IRI of the name that is merged.
        into: IRI of the party that it is.
        method: Concept name in the scheme of methods.
        confidence: From 0 to 1.
    """

    party: str
    into: str
    method: str
    confidence: float


def find_merges(parties: Mapping[str, Named], decided: Iterable[Merge] = (), refused: Iterable[frozenset[str]] = ()) -> tuple[Merge, ...]:
    """Find which names mean the same party.

    Args:
        parties: Who is named, by IRI.
        decided: Merges that a person decided.
        refused: Pairs that a person said are not the same.

    Returns:
        The merges, sorted; none joins a refused pair.
    """
    no = set(refused)
    claims = _claims(parties)
    found = list(decided)
    for iri, party in sorted(parties.items()):
        owners = {owner for name in party.names for owner in claims.get(fold(name), ())} - {iri}
        if len(owners) == 1 and not _scoped(iri) and any(is_acronym(name) for name in party.names):
            found.append(Merge(iri, owners.pop(), "acronym", _ALIAS_CONFIDENCE))
    return tuple(sorted(merge for merge in set(found) if frozenset((merge.party, merge.into)) not in no))


def _scoped(iri: str) -> bool:
    return iri.removeprefix(DATA).count("/") > 1


def _claims(parties: Mapping[str, Named]) -> Mapping[str, set[str]]:
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for iri, party in parties.items():
        for alias in party.aliases:
            if is_acronym(alias) and party.type != f"{GG}Person":
                claims[fold(alias)].add(iri)
    return claims


def identity_map(merges: Iterable[Merge]) -> dict[str, str]:
    """Return for each merged name the party it is, chains followed.

    Args:
        merges: The merges.

    Returns:
        IRI to IRI; a ring of merges ends at its first IRI by the alphabet.
    """
    into = {merge.party: merge.into for merge in sorted(merges, reverse=True)}
    return {party: _end(party, into) for party in into}


def _end(party: str, into: Mapping[str, str]) -> str:
    seen = [party]
    while seen[-1] in into:
        if into[seen[-1]] in seen:
            return min(seen)
        seen.append(into[seen[-1]])
    return seen[-1]


def identities_nquads(merges: Iterable[Merge]) -> str:
    """Write the merges as the identities graph.

    Args:
        merges: The merges.

    Returns:
        Sorted N-Quads.
    """
    scribe = Scribe(IDENTITIES_GRAPH)
    for merge in merges:
        iri = f"{DATA}identity/{sha256(f'{merge.party} {merge.into}'.encode()).hexdigest()[:10]}"
        scribe.link(iri, "rdf:type", f"{GG}SameParty")
        scribe.link(iri, "gg:party", merge.party)
        scribe.link(iri, "gg:party", merge.into)
        scribe.link(iri, "gg:method", concept("method", merge.method))
        scribe.decimal(iri, "gg:confidence", merge.confidence)
    return scribe.nquads()


def decisions(store: Reader) -> tuple[tuple[Merge, ...], tuple[frozenset[str], ...]]:
    """Read what people decided about identities.

    Args:
        store: The store.

    Returns:
        The merges, and the pairs that are not the same.

    Raises:
        StoreError: If the store cannot answer.
    """
    same, different = [], []
    for row in store.select(query_text("internal/identity-decisions")):
        one, other = str(row["one"]), str(row["other"])
        if str(row["kind"]).endswith("SameParty"):
            same.append(Merge(other, one, "person", 1.0))
        else:
            different.append(frozenset((one, other)))
    return tuple(same), tuple(different)


def held_sources(store: Reader) -> dict[str, str]:
    """Find which cited sources are documents of the corpus, by their titles.

    Args:
        store: The store.

    Returns:
        IRI of the source to IRI of the document; a title that two documents have is left out.

    Raises:
        StoreError: If the store cannot answer.
    """
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for row in store.select(query_text("internal/titled-documents")):
        titles[fold(str(row["title"]))].add(str(row["document"]))
    cited = store.select(query_text("internal/cited-titles"))
    held: dict[str, str] = {}
    for row in cited:
        documents = titles.get(fold(str(row["title"])), set()) - {str(row["document"])}
        if len(documents) == 1:
            held.setdefault(str(row["source"]), next(iter(documents)))
    return held
