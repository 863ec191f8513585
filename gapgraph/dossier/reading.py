"""From a store to a dossier.

1. Ask eight questions that return rows of thing, property, value (queries/looking/).
2. Gather the rows by thing, with prefixed names for the properties.
3. Make the values; a thing that lacks what every such thing must have (a fact without a quotation) is
   an integrity error, never skipped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from gapgraph.dossier.linking import read_links
from gapgraph.dossier.values import Dossier, Fact, Gap, Paper, Party, Passage, Values, local_name
from gapgraph.reviews.standing import StandingReader, standing
from graph_store.contract import Reader
from graph_store.errors import IntegrityError
from graph_store.namespaces import GG, PREFIXES
from graph_store.resources import query_text
from ingest.activities import read_activities

FACT_KINDS: Final = (
    "Naming",
    "PostHolding",
    "Attendance",
    "Commitment",
    "Statistic",
    "Citation",
    "Concern",
    "Vote",
    "Response",
    "DataAccess",
    "ServiceMention",
    "Succession",
    "Question",
)
# What a party is said to be besides its own kind.
_GENERAL: Final = frozenset({"Partner", "Party", "PublicBody", "Document"})


def read_dossier(store: Reader) -> Dossier:
    """Read everything that people look at, without the facts that people rejected or superseded.

    Args:
        store: The store; `gapgraph.reviews.whole(store)` leaves nothing out.

    Returns:
        The dossier, in a deterministic order.

    Raises:
        StoreError: If the store cannot answer.
        IntegrityError: If a fact has no quotation, or one that is not in the graph.
    """
    store = standing(store)
    passages = _passages(store)
    papers = _papers(_gathered(store, "documents"))
    facts = _facts(_gathered(store, "facts"), passages, papers)
    identities, parties = _parties(_gathered(store, "parties"))
    return Dossier(
        papers=papers,
        facts=facts,
        parties=parties,
        identities=identities,
        gaps=_gaps(_gathered(store, "findings"), passages, identities),
        issues=read_activities(store).issues,
        labels=_labels(store),
        left_out=len(store.left_out_of(query_text("looking/facts"))) if isinstance(store, StandingReader) else 0,
        links=read_links(_gathered(store, "links"), _gathered(store, "reviews"), papers, facts, passages),
    )


def _gathered(store: Reader, question: str) -> dict[str, Values]:
    prefixed: dict[str, str] = {}
    things: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in store.select(query_text(f"looking/{question}")):
        iri = str(row["property"])
        name = prefixed.get(iri) or prefixed.setdefault(iri, _prefixed(iri))
        things[str(row["thing"])][name].add(str(row["value"]))
    return {iri: {name: tuple(sorted(values)) for name, values in found.items()} for iri, found in sorted(things.items())}


def _prefixed(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _passages(store: Reader) -> dict[str, Passage]:
    return {
        str(row["passage"]): Passage(
            iri=str(row["passage"]),
            document=str(row["document"]),
            start=int(str(row["start"])),
            end=int(str(row["end"])),
            exact=str(row["exact"]),
            page=int(str(row.get("page", 0))),
        )
        for row in store.select(query_text("looking/passages"))
    }


def _papers(things: Mapping[str, Values]) -> dict[str, Paper]:
    papers = []
    for iri, values in things.items():
        name = next(iter(values.get("dcterms:identifier", ())), local_name(iri))
        title = next(iter(values.get("rdfs:label", ())), name)
        genre = next(iter(_classes(values, _GENERAL)), "Document")
        papers.append(Paper(iri, values, name, " ".join(title.split()), genre, next(iter(values.get("gg:text", ())), "")))
    return {paper.iri: paper for paper in sorted(papers, key=lambda paper: paper.name)}


def _classes(values: Values, general: Iterable[str]) -> list[str]:
    names = (iri.removeprefix(GG) for iri in values.get("rdf:type", ()) if iri.startswith(GG))
    return [name for name in names if name not in set(general)]


def _facts(things: Mapping[str, Values], passages: Mapping[str, Passage], papers: Mapping[str, Paper]) -> tuple[Fact, ...]:
    facts = [_fact(iri, values, passages) for iri, values in things.items()]
    names = {iri: paper.name for iri, paper in papers.items()}
    return tuple(sorted(facts, key=lambda fact: (names.get(fact.document, ""), fact.quotation.start, fact.quotation.end, fact.iri)))


def _fact(iri: str, values: Values, passages: Mapping[str, Passage]) -> Fact:
    quotation = _passage(iri, values.get("gg:quotation", ()), passages)
    evidence = {passages[place] for place in values.get("gg:evidence", ()) if place in passages} | {quotation}
    context = next((passages[place] for place in values.get("gg:context", ()) if place in passages), quotation)
    classes = {name.removeprefix(GG) for name in values.get("rdf:type", ())}
    return Fact(
        iri,
        values,
        kind=next((kind for kind in FACT_KINDS if kind in classes), "Fact"),
        document=quotation.document,
        quotation=quotation,
        context=context,
        evidence=tuple(sorted(evidence, key=lambda passage: (passage.start, passage.end))),
        grounds=_grounds(values, passages),
    )


def _passage(fact: str, places: Iterable[str], passages: Mapping[str, Passage]) -> Passage:
    found = next((passages[place] for place in places if place in passages), None)
    if found is None:
        raise IntegrityError("A fact has no quotation.", where=fact, remedy="Build the document again with --force, and validate.")
    return found


def _grounds(values: Values, passages: Mapping[str, Passage]) -> dict[str, tuple[Passage, ...]]:
    named = ((name, places) for name, places in values.items() if name.startswith("gg:") and name.endswith("Words"))
    return {
        name.removeprefix("gg:").removesuffix("Words"): tuple(passages[place] for place in places if place in passages)
        for name, places in named
    }


def _parties(things: Mapping[str, Values]) -> tuple[dict[str, str], dict[str, Party]]:
    identities = {iri: values["gg:identity"][0] for iri, values in things.items()}
    members: defaultdict[str, list[str]] = defaultdict(list)
    for iri, identity in identities.items():
        members[identity].append(iri)
    return identities, {identity: _party(identity, names, things, identities) for identity, names in members.items()}


def _party(identity: str, names: list[str], things: Mapping[str, Values], identities: Mapping[str, str]) -> Party:
    own = things.get(identity) or things[names[0]]
    label = next(iter(own.get("rdfs:label", ())), local_name(identity))
    kinds = _classes(own, _GENERAL)
    every = {name for iri in names for key in ("rdfs:label", "skos:altLabel") for name in things[iri].get(key, ())}
    parents = {identities.get(body, body) for iri in names for key in ("gg:partOf", "org:postIn") for body in things[iri].get(key, ())}
    return Party(
        identity,
        label,
        kinds[0] if kinds else "OtherBody",
        tuple(sorted(every - {label})),
        tuple(sorted(parents - {identity})),
        next(iter(own.get("gg:heldAs", ())), ""),
    )


def _gaps(things: Mapping[str, Values], passages: Mapping[str, Passage], identities: Mapping[str, str]) -> tuple[Gap, ...]:
    searches = {iri: values["gg:searched"] for iri, values in things.items() if "gg:searched" in values}
    found = {iri: values for iri, values in things.items() if "gg:gapKind" in values}
    gaps = [_gap(iri, values, passages, identities, searches) for iri, values in found.items()]
    return tuple(sorted(gaps, key=lambda gap: (gap.kind, gap.sentence, gap.iri)))


def _gap(
    iri: str, values: Values, passages: Mapping[str, Passage], identities: Mapping[str, str], searches: Mapping[str, tuple[str, ...]]
) -> Gap:
    def first(name: str) -> str:
        return next(iter(values.get(name, ())), "")

    return Gap(
        iri=iri,
        kind=local_name(first("gg:gapKind")),
        subject=first("gg:subject"),
        sentence=first("rdfs:label"),
        would_close=first("gg:wouldClose"),
        status=local_name(first("gg:findingStatus")),
        confidence=float(first("gg:confidence") or 0),
        expectation=passages.get(first("gg:expectation")),
        searched=searches.get(first("gg:search"), ()),
        parties=tuple(sorted({identities.get(party, party) for party in values.get("gg:concerns", ())})),
    )


def _labels(store: Reader) -> dict[str, tuple[str, str]]:
    labels: dict[str, tuple[str, str]] = {}
    for row in store.select(query_text("looking/concepts")):
        labels.setdefault(str(row["thing"]), (str(row["label"]), str(row.get("definition", ""))))
    return labels
