"""What a person means by a name: a party of the store, or an entry of a register.

1. An IRI, or its part behind `https://w3id.org/gapgraph/data/`, such as `body/ashby-county-council`.
2. A party's name as the documents most often give it, else another of its names; case, articles and punctuation do not matter.
3. An official identifier, such as E10000016, or `councils:E10000016` where several registers have it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from graph_store.errors import UsageError
from graph_store.namespaces import DATA
from graph_store.resources import query_text
from ingest.identify.names import fold

if TYPE_CHECKING:
    from graph_store.contract import Reader

_SHOWN: Final = 10  # names in a message


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """A party, or an entry of a register.

    Attributes:
        iri: Its IRI.
        label: Its name.
        same: IRI of the party that it is; its own for an entry.
        entry: Whether it is an entry of a register.
        person: Whether it is a person or a post.
        others: Its other names.
    """

    iri: str
    label: str
    same: str
    entry: bool = False
    person: bool = False
    others: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.label} ({self.iri.removeprefix(DATA)})"


def find_thing(store: Reader, name: str) -> Thing:
    """Find what a person means by a name.

    Args:
        store: The store.
        name: A name, an IRI or an official identifier.

    Returns:
        The party or the entry.

    Raises:
        UsageError: If nothing has the name, or several parties have it; the message lists which could be meant.
        StoreError: If the store cannot answer.
    """
    parties = _parties(store)
    found = _by_iri(store, parties, name) or _by_name(parties, name) or _by_identifier(store, name)
    if not found:
        raise UsageError(f"Nothing that was read is called {name!r}.", remedy=_near(parties, name))
    if len({thing.same for thing in found}) > 1:
        listed = "; ".join(str(thing) for thing in found[:_SHOWN])
        more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise UsageError(f"{len(found)} things are called {name!r}.", remedy=f"Say which, by what stands in brackets: {listed}{more}.")
    return found[0]


def _parties(store: Reader) -> list[Thing]:
    things: dict[str, Thing] = {}
    for row in store.select(query_text("internal/parties-by-name")):
        iri = str(row["party"])
        others = (*(things[iri].others if iri in things else ()), *([str(row["other"])] if "other" in row else []))
        things[iri] = Thing(iri, str(row["label"]), str(row["same"]), person=str(row["person"]) == "true", others=others)
    return sorted(things.values())


def _by_iri(store: Reader, parties: Iterable[Thing], name: str) -> list[Thing]:
    iri = name if "://" in name else f"{DATA}{name}"
    found = [thing for thing in parties if thing.iri == iri]
    if found or any(c in iri for c in ' <>"{}|\\^`'):
        return found
    rows = store.select(query_text("internal/entry-label").replace("{ UNDEF }", f"{{ <{iri}> }}"))
    return [Thing(str(row["entry"]), str(row["label"]), str(row["entry"]), entry=True) for row in rows]


def _by_name(parties: Iterable[Thing], name: str) -> list[Thing]:
    folded, things = fold(name), list(parties)
    if not folded:
        return []
    return [thing for thing in things if fold(thing.label) == folded] or [thing for thing in things if folded in map(fold, thing.others)]


def _by_identifier(store: Reader, name: str) -> list[Thing]:
    register, _, identifier = name.strip().rpartition(":")
    if not identifier.replace("-", "").isalnum():
        return []
    values = " ".join(f'"{spelled}"' for spelled in sorted({identifier, identifier.upper()}))
    rows = store.select(query_text("internal/entry-by-identifier").replace("{ UNDEF }", f"{{ {values} }}"))
    found = [row for row in rows if register in ("", str(row["register"]))]
    return [Thing(str(row["entry"]), str(row["label"]), str(row["entry"]), entry=True) for row in found]


def _near(parties: Iterable[Thing], name: str) -> str:
    labels = {fold(label): label for thing in parties for label in (thing.label, *thing.others)}
    words = set(fold(name).split())
    sharing = sorted(labels, key=lambda folded: (-len(words & set(folded.split())), folded))
    near = [*get_close_matches(fold(name), labels, _SHOWN, 0.75), *(folded for folded in sharing if words & set(folded.split()))]
    if not near:
        return "List the names with `gapgraph query partners` and `gapgraph query people`."
    return f"Perhaps you mean: {', '.join(labels[folded] for folded in dict.fromkeys(near[:_SHOWN]))}."
