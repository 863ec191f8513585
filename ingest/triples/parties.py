"""The graph of what documents share: bodies, people, posts, sources and services.

It is made anew from the namings in all documents, so that it never remembers a document that is gone:

1. Ask the store for every naming, citation and service mention.
2. Find which names mean the same party (`ingest.identify.corpus`).
3. Write each party once: its kinds, its fullest name, its other names (of a merged party, those of all its names), its parent, its
   identity, and its entries in registers.

The kind and the label of a party are those that most documents give it; ties go to the longer name, then to the alphabet.
What only a language model read describes a party, source or service where no rule named it, and nowhere else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph_store.contract import Reader
from graph_store.namespaces import GG, PARTIES_GRAPH, PREFIXES
from graph_store.resources import query_text
from ingest.records import MODEL_RULES
from ingest.triples.quads import Scribe

if TYPE_CHECKING:
    from rdflib.term import Identifier

Row = Mapping[str, "Identifier"]


@dataclass(slots=True)
class Named:
    """One party as all documents name it (mutable while it is being gathered)."""

    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    parents: set[str] = field(default_factory=set)

    @property
    def label(self) -> str:
        """The name most documents use; the longer of two, then the first by the alphabet."""
        return min(self.names, key=lambda name: (-self.names[name], -len(name), name))

    @property
    def type(self) -> str:
        """The kind most documents give; the first by the alphabet of two."""
        return min(self.types, key=lambda name: (-self.types[name], name))


def gather_parties(store: Reader) -> dict[str, Named]:
    """Ask the store who is named in all documents.

    Args:
        store: The store.

    Returns:
        Parties by IRI.

    Raises:
        StoreError: If the store cannot answer.
    """
    parties: defaultdict[str, Named] = defaultdict(Named)
    for row in _trusted(store.select(query_text("internal/namings")), "party"):
        party = parties[str(row["party"])]
        party.names[str(row["name"])] += 1
        party.types[str(row["type"])] += 1
        party.aliases.update(alias for alias in str(row.get("aliases", "")).split("\x1f") if alias)
        if "parent" in row:
            party.parents.add(str(row["parent"]))
    return dict(parties)


def _trusted(rows: Iterable[Row], key: str) -> list[Row]:
    """Leave out what a language model says of a thing that rules describe."""
    every = list(rows)
    described = {str(row[key]) for row in every if not _of_model(row)}
    return [row for row in every if not _of_model(row) or str(row[key]) not in described]


def _of_model(row: Row) -> bool:
    return str(row["rule"]).startswith(MODEL_RULES)


def parties_nquads(
    store: Reader,
    parties: Mapping[str, Named],
    identities: Mapping[str, str],
    held: Mapping[str, str],
    entries: Mapping[str, Iterable[tuple[str, str]]] | None = None,
) -> str:
    """Write the parties graph.

    Args:
        store: The store, asked for sources and services.
        parties: Who is named, by IRI.
        identities: For each party that is merged into another, the IRI of the one it is.
        held: For each source that the corpus holds, the IRI of its document.
        entries: For each party that registers list, the IRI of each entry and its official identifier.

    Returns:
        The graph as sorted N-Quads.

    Raises:
        StoreError: If the store cannot answer.
    """
    scribe = Scribe(PARTIES_GRAPH)
    for iri, party in parties.items():
        same = identities.get(iri, iri)
        _party(scribe, iri, party, same)
        for name in {*party.names, *party.aliases} - {parties[same].label if same in parties else ""}:
            scribe.text(same, "skos:altLabel", name)
        for entry, identifier in (entries or {}).get(iri, ()):
            scribe.link(iri, "gg:registerEntry", entry)
            scribe.text(iri, "org:identifier", identifier)
    _posts(scribe, store, parties)
    _sources(scribe, store, held)
    _services(scribe, store)
    return scribe.nquads()


def _party(scribe: Scribe, iri: str, party: Named, identity: str) -> None:
    kind = party.type
    classes = {f"{GG}Person": (f"{GG}Person", f"{PREFIXES['foaf']}Person"), f"{GG}Post": (f"{GG}Post", f"{PREFIXES['org']}Post")}
    for name in classes.get(kind, (kind, f"{GG}Partner")):
        scribe.link(iri, "rdf:type", name)
    scribe.link(iri, "rdf:type", f"{GG}Party")
    scribe.text(iri, "rdfs:label", party.label)
    for name in (party.aliases | set(party.names)) - {party.label}:
        scribe.text(iri, "skos:altLabel", name)
    for parent in party.parents - {iri}:
        scribe.link(iri, "org:postIn" if kind == f"{GG}Post" else "gg:partOf", parent)
    scribe.link(iri, "gg:identity", identity)


def _posts(scribe: Scribe, store: Reader, parties: Mapping[str, Named]) -> None:
    for row in store.select(query_text("internal/held-posts")):
        post = str(row["post"])
        if post not in parties:
            _party(scribe, post, Named(Counter([str(row["text"])]), Counter([f"{GG}Post"])), post)
        if "body" in row:
            scribe.link(post, "org:postIn", str(row["body"]))


def _most_said(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    said: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for iri, words in rows:
        said[iri][" ".join(words.split())] += 1
    return {iri: min(names, key=lambda name, names=names: (-names[name], -len(name), name)) for iri, names in said.items()}  # type: ignore[misc]


def _sources(scribe: Scribe, store: Reader, held: Mapping[str, str]) -> None:
    cited = _trusted(store.select(query_text("internal/cited")), "source")
    rows = [(str(row["source"]), str(row["title"]), str(row["kind"])) for row in cited]
    titles = _most_said([(source, title) for source, title, _ in rows])
    kinds = _most_said([(source, kind) for source, _, kind in rows])
    named = _trusted(store.select(query_text("internal/relied-on")), "source")
    for iri, title in (_most_said((str(row["source"]), str(row["title"])) for row in named) | titles).items():
        scribe.link(iri, "rdf:type", f"{GG}Source")
        scribe.text(iri, "rdfs:label", title)
        scribe.link(iri, "gg:identity", iri)
        if iri in kinds:
            scribe.link(iri, "gg:sourceKind", kinds[iri])
        if iri in held:
            scribe.link(iri, "gg:heldAs", held[iri])


def _services(scribe: Scribe, store: Reader) -> None:
    named = _trusted(store.select(query_text("internal/named-services")), "service")
    for iri, name in _most_said((str(row["service"]), str(row["name"])) for row in named).items():
        scribe.link(iri, "rdf:type", f"{GG}Service")
        scribe.text(iri, "rdfs:label", name)
        scribe.link(iri, "gg:identity", iri)
