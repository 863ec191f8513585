"""A register's quads: what it is, and its entries with the keys by which names find them.

A key is a name folded as names of the corpus are (`ingest.identify.names.fold`), so that the store's own index finds it: the official
name, alternative names, and the core that is left without the words of the sort (`ingest.identify.designations`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from graph_store.namespaces import DATA, GG, REGISTER_GRAPHS
from ingest.identify.designations import split
from ingest.identify.names import fold
from ingest.identify.registers.model import Entry, RegisterFormat
from ingest.triples.quads import Scribe, ontology_class

_KEYS: Final = "1"  # raised when names are folded or parted otherwise: registers are then to be added again


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A register as a store has it.

    Attributes:
        name: Its name in commands.
        form: Name of its format.
        title: What it lists.
        party_type: Local name of the class of body that it lists.
        file: Name of the file that it was read from.
        digest: SHA-256 of that file.
        entries: Number of its bodies.
        left_out: Number of rows or cells that could not be used.
        licence: The licence under which it is published, if that is known.
        version: Version of the reader and of the keys.
    """

    name: str
    form: str
    title: str
    party_type: str
    file: str
    digest: str
    entries: int
    left_out: int
    licence: str
    version: str


def keys_version(form: RegisterFormat) -> str:
    """Return the version of what a format's reader and the keys make of a file."""
    return f"{form.version}.{_KEYS}"


def register_iri(name: str) -> str:
    """Return the IRI of a register."""
    return f"{DATA}register/{quote(name, safe='-')}"


def register_graph(name: str) -> str:
    """Return the IRI of the named graph that holds a register."""
    return f"{REGISTER_GRAPHS}{quote(name, safe='-')}"


def entry_iri(register: str, identifier: str) -> str:
    """Return the IRI of an entry, from the register's name and the official identifier."""
    return f"{register_iri(register)}/{quote(identifier, safe='')}"


def description(register: Register) -> str:
    """Write what a register is.

    Args:
        register: The register.

    Returns:
        Sorted N-Quads.
    """
    scribe, iri = Scribe(register_graph(register.name)), register_iri(register.name)
    scribe.link(iri, "rdf:type", ontology_class("Register"))
    scribe.link(iri, "gg:lists", GG + register.party_type)
    texts = (
        ("rdfs:label", register.name),
        ("dcterms:title", register.title),
        ("gg:reader", register.form),
        ("gg:readerVersion", register.version),
        ("gg:fileName", register.file),
        ("gg:bytesHash", register.digest),
        ("gg:licenceText", register.licence),
    )
    for predicate, value in texts:
        if value:
            scribe.text(iri, predicate, value)
    scribe.integer(iri, "gg:entries", register.entries)
    scribe.integer(iri, "gg:leftOut", register.left_out)
    return scribe.nquads()


def entries(name: str, form: RegisterFormat, found: Iterable[Entry]) -> str:
    """Write the entries of a register.

    Args:
        name: The register's name.
        form: Its format.
        found: Its bodies.

    Returns:
        Sorted N-Quads.
    """
    scribe, register = Scribe(register_graph(name)), register_iri(name)
    for entry in found:
        iri = entry_iri(name, entry.identifier)
        scribe.link(iri, "rdf:type", ontology_class("RegisterEntry"))
        scribe.link(iri, "gg:inRegister", register)
        for predicate, value in _texts(entry, form):
            scribe.text(iri, predicate, value)
        for predicate, value in (("gg:existsFrom", entry.start), ("gg:existsUntil", entry.end)):
            if value:
                scribe.typed(iri, predicate, value, "date")
    return scribe.nquads()


def _texts(entry: Entry, form: RegisterFormat) -> Iterator[tuple[str, str]]:
    yield "rdfs:label", entry.name
    yield "dcterms:identifier", entry.identifier
    yield "gg:officialKey", fold(entry.name)
    for other in entry.alternatives:
        yield "skos:altLabel", other
        yield "gg:alternativeKey", fold(other)
    for core in cores(entry, form):
        yield "gg:coreKey", core
    for place in entry.places:
        yield "gg:placeName", place
    if entry.kind_words:
        yield "gg:kindWords", " ".join(entry.kind_words)


def cores(entry: Entry, form: RegisterFormat) -> set[str]:
    """Return what is left of an entry's names without the words of the sort.

    Args:
        entry: The entry.
        form: The format, which knows those words.

    Returns:
        Folded cores; a place by whose name alone the body is known is one.
    """
    parted = [split(name, form.designations) for name in (entry.name, *entry.alternatives)]
    known = {parts.core for parts in parted if parts}
    places = {fold(place) for place in entry.places} if form.party_type == "Council" else set()
    return {core for core in known | places if core}
