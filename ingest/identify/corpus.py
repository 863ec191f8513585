"""Identity across documents: which names mean the same party.

Names that fold to the same words already share an IRI (local.py). Beyond that, two names are merged by a statement with its method
and confidence, which changes no fact and can be undone:

1. What a person decided comes first (`decisions`).
2. Names that a register lists as one body (`identifying`).
3. A name that another party's document gives as its alias or abbreviation ("DfE" in one paper, "Department for Education (DfE)" in
   another) is that party, if just one party claims it.
4. Spellings of one name, and names that shorten the words of their sort (`spellings`).

None of them brings two names together of whom a person said that they are not the same, or which a register lists as two bodies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from graph_store.contract import Reader
from graph_store.namespaces import DATA, GG, IDENTITIES_GRAPH
from graph_store.resources import query_text
from ingest.identify.clusters import Clusters
from ingest.identify.deciding import Candidate
from ingest.identify.decisions import read_decisions
from ingest.identify.names import fold, is_acronym
from ingest.identify.registers.councils import FORMAT as COUNCILS
from ingest.identify.scope import scope_of
from ingest.identify.spellings import shortened, spelled_alike
from ingest.triples.parties import Named
from ingest.triples.quads import Scribe, concept

_CONFIDENCE: Final = {"acronym": 0.9, "spelling": 0.9, "short-form": 0.9}
_ORDER: Final = ("person", "register", "acronym", "short-form", "spelling")


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


def find_merges(
    parties: Mapping[str, Named],
    decided: Iterable[Merge] = (),
    refused: Iterable[frozenset[str]] = (),
    listed: Mapping[str, Candidate] | None = None,
) -> tuple[Merge, ...]:
    """Find which names mean the same party.

    Args:
        parties: Who is named, by IRI.
        decided: Merges that a person decided.
        refused: Pairs that a person said are not the same.
        listed: Per party the entry of a register that it is.

    Returns:
        The merges, sorted; none joins a refused pair, however long the way between the two.
    """
    entries = listed or {}
    found = [*decided, *_by_register(parties, entries), *_by_acronym(parties)]
    found += [_merge(parties, one, other, "short-form") for one, other in shortened(parties, COUNCILS.designations)]
    found += [_merge(parties, one, other, "spelling") for one, other in spelled_alike(parties)]
    return _settled(found, tuple(refused), entries)


def _by_acronym(parties: Mapping[str, Named]) -> Iterator[Merge]:
    claims = _claims(parties)
    for iri, party in sorted(parties.items()):
        owners = {owner for name in party.names for owner in claims.get(fold(name), ())} - {iri}
        if len(owners) == 1 and not scope_of(iri) and any(is_acronym(name) for name in party.names):
            yield Merge(iri, owners.pop(), "acronym", _CONFIDENCE["acronym"])


def _claims(parties: Mapping[str, Named]) -> Mapping[str, set[str]]:
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for iri, party in parties.items():
        for alias in party.aliases:
            if is_acronym(alias) and party.type != f"{GG}Person":
                claims[fold(alias)].add(iri)
    return claims


def _by_register(parties: Mapping[str, Named], listed: Mapping[str, Candidate]) -> Iterator[Merge]:
    for _, names in sorted(_bodies(listed).items()):
        best = min(names, key=lambda iri: (fold(parties[iri].label) != fold(listed[iri].entry.label), rank(parties, iri)))
        for iri in names:
            if iri != best:
                yield Merge(iri, best, "register", min(listed[iri].score, listed[best].score) / 100)


def _bodies(listed: Mapping[str, Candidate]) -> Mapping[tuple[str, str], list[str]]:
    """The names that lead to each body, whichever edition of its register has it."""
    bodies: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for iri, candidate in sorted(listed.items()):
        bodies[candidate.entry.body].append(iri)
    return bodies


def _listed_apart(one: Iterable[str], other: Iterable[str], listed: Mapping[str, Candidate]) -> bool:
    """Whether a register lists the bodies of some names as others than those of other names."""
    left, right = ({listed[iri].entry.body for iri in names if iri in listed} for names in (one, other))
    return any(form == known and identifier != own for form, identifier in left for known, own in right)


def rank(parties: Mapping[str, Named], iri: str) -> tuple[bool, int, int, str]:
    """Return how well a name stands for its party: the least does best.

    Args:
        parties: Who is named, by IRI.
        iri: The name's IRI.

    Returns:
        No acronym before acronyms, then the name that is used most, then the longest, then the first by the alphabet.
    """
    party = parties.get(iri)
    return (True, 0, 0, iri) if party is None else (is_acronym(party.label), -sum(party.names.values()), -len(party.label), iri)


def _merge(parties: Mapping[str, Named], one: str, other: str, method: str) -> Merge:
    best, rest = sorted((one, other), key=lambda iri: rank(parties, iri))
    return Merge(rest, best, method, _CONFIDENCE[method])


def _settled(found: Iterable[Merge], refused: tuple[frozenset[str], ...], listed: Mapping[str, Candidate]) -> tuple[Merge, ...]:
    """Take the statements in the order of their weight, without those that contradict what stands already, or add nothing to it."""
    together, taken = Clusters(), []
    for merge in sorted(set(found), key=lambda merge: (_ORDER.index(merge.method), merge)):
        if merge.into in together.of(merge.party):
            continue
        apart = merge.method != "person" and _listed_apart(together.of(merge.party), together.of(merge.into), listed)
        if not apart and together.parted(merge.party, merge.into, refused) is None:
            together.join(merge.party, merge.into)
            taken.append(merge)
    return tuple(sorted(taken))


def identity_map(merges: Iterable[Merge], best: Callable[[str], tuple[bool, int, int, str]] | None = None) -> dict[str, str]:
    """Return for each merged name the party it is, chains followed.

    Args:
        merges: The merges.
        best: What to compare where several names could stand for a party: the least does. The alphabet if None.

    Returns:
        IRI to IRI for each name that was merged: a name that is merged into none stands for its party, else any of them.
    """
    said = tuple(merges)
    sources = {merge.party for merge in said}
    found: dict[str, str] = {}
    for names in Clusters((merge.party, merge.into) for merge in said):
        chosen = min(names - sources or names, key=best or _alphabet)
        found.update({name: chosen for name in names if name != chosen or name in sources})
    return found


def _alphabet(iri: str) -> tuple[bool, int, int, str]:
    return False, 0, 0, iri


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
    """Read what people decided about identities of parties.

    Args:
        store: The store.

    Returns:
        The merges, and the pairs that are not the same.

    Raises:
        StoreError: If the store cannot answer.
    """
    said = [decision for decision in read_decisions(store) if decision.stands and not decision.entry]
    same = tuple(Merge(decision.other, decision.one, "person", 1.0) for decision in said if decision.same)
    return same, tuple(frozenset((decision.one, decision.other)) for decision in said if not decision.same)


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
