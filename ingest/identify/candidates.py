"""Which entries of registers a name may mean: the store's own index is asked, so nothing of a register is held in memory.

1. Each name of a party of a fitting kind is folded, and parted from the words that say its sort.
2. The entries that have such a key are asked for, many keys at a time: official names, alternative names, cores.
3. An entry that shares only the core is a candidate if the name says nothing of its sort that the entry is not.

Acronyms are not looked up, nor names of which every word is common: they mean other bodies in other places. A short name, and one that
the documents do not take for what the register lists, must say its sort: "The Link" may be a school of that name, or anything else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from graph_store.contract import Reader
from graph_store.namespaces import GG
from graph_store.resources import query_text
from ingest.identify.designations import Split, compatible, split
from ingest.identify.names import fold, is_acronym
from ingest.identify.registers.catalogue import formats
from ingest.identify.registers.keeping import list_registers
from ingest.identify.registers.model import RegisterFormat
from ingest.identify.registers.writing import register_iri
from ingest.identify.scope import is_common
from ingest.triples.parties import Named

Thing = TypeVar("Thing")
How = Literal["official-name", "alternative-name", "kind-word", "person"]
_KEYS: Final[dict[str, How]] = {"officialKey": "official-name", "alternativeKey": "alternative-name", "coreKey": "kind-word"}
_AT_ONCE: Final = 400  # keys or entries in one question: a longer list is refused by some endpoints


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry as it was found in a register.

    Attributes:
        iri: Its IRI.
        register: IRI of its register.
        form: The register's format.
        label: Its official name.
        identifier: Its official identifier.
        places: Places that it lies in or is responsible for.
        sort: Words that say its sort.
        start: ISO date from which it exists; empty if that is not known.
        end: ISO date of its last day; empty if it still exists.
    """

    iri: str
    register: str
    form: RegisterFormat
    label: str
    identifier: str
    places: tuple[str, ...]
    sort: frozenset[str]
    start: str
    end: str

    @property
    def body(self) -> tuple[str, str]:
        """The body, whichever edition of its register has it: the format and the official identifier."""
        return self.form.name, self.identifier


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a name may mean.

    Attributes:
        entry: The entry.
        how: Which of the entry's keys the name has; "person" if it has none, and a person said so.
        name: The name.
    """

    entry: Listed
    how: How
    name: str


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A name that is looked up with a key: the party, the name, and if the key is its core, its parts by the words of a format."""

    party: str
    name: str
    parts: Split | None = None
    form: str = ""


def find_candidates(store: Reader, parties: Mapping[str, Named], decided: Mapping[str, str] | None = None) -> dict[str, tuple[Hit, ...]]:
    """Look up the names of parties in all registers of a store.

    Args:
        store: The store.
        parties: Who is named, by IRI.
        decided: Per party the entry that a person said it is, which is a candidate whatever its name.

    Returns:
        Per party the entries that it may be; parties without any are left out.

    Raises:
        StoreError: If the store cannot answer.
    """
    known = {register_iri(register.name): formats()[register.form] for register in list_registers(store) if register.form in formats()}
    wanted = _wanted(parties, {form.name: form for form in known.values()}.values())
    rows = list(_found(store, wanted))
    said = {party: entry for party, entry in (decided or {}).items() if party in parties}
    entries = _entries(store, {*(entry for entry, _, _ in rows), *said.values()}, known)
    hits: defaultdict[str, dict[tuple[str, str], Hit]] = defaultdict(dict)
    for entry, predicate, key in rows:
        for one in wanted[predicate, key] if entry in entries else ():
            if _may_be(parties[one.party], one, entries[entry]):
                _keep(hits[one.party], Hit(entries[entry], _KEYS[predicate], one.name))
    for party, entry in said.items():
        if entry in entries:
            _keep(hits[party], Hit(entries[entry], "person", parties[party].label))
    return {party: tuple(found.values()) for party, found in sorted(hits.items()) if found}


def _wanted(parties: Mapping[str, Named], forms: Iterable[RegisterFormat]) -> dict[tuple[str, str], list[_Wanted]]:
    """The keys to look up, with what is looked up by each."""
    wanted: defaultdict[tuple[str, str], list[_Wanted]] = defaultdict(list)
    for iri, party in sorted(parties.items()):
        fitting = [form for form in forms if _fits(party, form)]
        for name in _names(party) if fitting else ():
            for predicate in ("officialKey", "alternativeKey"):
                wanted[predicate, fold(name)].append(_Wanted(iri, name))
            for form in fitting:
                parts = split(name, form.designations)
                if parts and not is_common(parts.core):
                    wanted["coreKey", parts.core].append(_Wanted(iri, name, parts, form.name))
    return wanted


def _fits(party: Named, form: RegisterFormat) -> bool:
    kinds = {kind.removeprefix(GG) for kind in party.types}
    return bool(kinds & {"OtherBody" if kind == "Other" else kind for kind in form.fits})


def _names(party: Named) -> list[str]:
    """The names to look up, spelled once."""
    spelled = {fold(name): name for name in sorted(party.aliases) + sorted(party.names)}
    return [name for folded, name in spelled.items() if folded and not is_acronym(name) and not is_common(name)]


def _may_be(party: Named, wanted: _Wanted, entry: Listed) -> bool:
    form = entry.form
    if wanted.parts is not None:
        return wanted.form == form.name and compatible(wanted.parts, entry.sort, form.designations)
    sure = f"{GG}{form.party_type}" in party.types and len(wanted.name.split()) > 2
    return _fits(party, form) and (sure or split(wanted.name, form.designations) is not None)


def _keep(hits: dict[tuple[str, str], Hit], hit: Hit) -> None:
    """Keep the best way in which a name leads to a body, whichever edition of its register has it."""
    order = [*_KEYS.values(), "person"]
    held = hits.get(hit.entry.body)
    if held is None or order.index(hit.how) < order.index(held.how):
        hits[hit.entry.body] = hit


def _found(store: Reader, wanted: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Entries with the key that they have: its predicate and its words."""
    for batch in _batches(sorted(wanted)):
        values = " ".join(f'(gg:{predicate} "{key}")' for predicate, key in batch)
        question = query_text("internal/register-keys").replace("{ (UNDEF UNDEF) }", f"{{ {values} }}")
        for row in store.select(question):
            yield str(row["entry"]), str(row["how"]).removeprefix(GG), str(row["key"])


def _entries(store: Reader, iris: Iterable[str], known: Mapping[str, RegisterFormat]) -> dict[str, Listed]:
    """What registers of known formats say of entries."""
    said: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for batch in _batches(sorted(iris)):
        values = " ".join(f"<{iri}>" for iri in batch)
        for row in store.select(query_text("internal/register-entries").replace("{ UNDEF }", f"{{ {values} }}")):
            said[str(row["entry"])][str(row["property"])].append(str(row["value"]))
    return {iri: _listed(iri, known[own["inRegister"][0]], own) for iri, own in said.items() if own["inRegister"][0] in known}


def _listed(iri: str, form: RegisterFormat, said: Mapping[str, list[str]]) -> Listed:
    parted = [split(name, form.designations) for name in (*said["label"], *said["altLabel"])]
    sort = {word for parts in parted if parts for choice in parts.sorts[:1] for word in choice}
    first = {name: said[name][0] if said[name] else "" for name in ("label", "identifier", "inRegister", "existsFrom", "existsUntil")}
    return Listed(
        iri,
        first["inRegister"],
        form,
        first["label"],
        first["identifier"],
        tuple(sorted(said["placeName"])),
        frozenset(sort | {word for words in said["kindWords"] for word in words.split()}),
        first["existsFrom"],
        first["existsUntil"],
    )


def _batches(things: Sequence[Thing]) -> Iterator[Sequence[Thing]]:
    for start in range(0, len(things), _AT_ONCE):
        yield things[start : start + _AT_ONCE]
