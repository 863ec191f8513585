"""What a person decides: two names are one party, are so no longer, or are not the same.

A decision outlives every reading of the documents. It is refused where it contradicts another that stands, which the message names,
so that nothing is undone behind anybody's back.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from gapgraph.identities.naming import Thing, find_thing
from gapgraph.identities.refreshing import refresh
from graph_store.errors import ContradictionError, UsageError
from graph_store.resources import query_text
from ingest.identify.clusters import Clusters
from ingest.identify.decisions import Decision, read_decisions, write_decisions

if TYPE_CHECKING:
    from graph_store.contract import Store


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the three statements share: the two things, who states it, and what stands already."""

    store: Store
    one: Thing
    other: Thing
    who: str
    because: str
    held: tuple[Decision, ...]

    @property
    def standing(self) -> tuple[Decision, ...]:
        """The decisions that were not taken back."""
        return tuple(decision for decision in self.held if decision.stands)

    def said(self, *, same: bool) -> Decision | None:
        """Return what stands of just these two."""
        pair = frozenset((self.one.iri, self.other.iri))
        return next((decision for decision in self.standing if decision.pair == pair and decision.same == same), None)

    def state(self, *, same: bool) -> Decision:
        """Keep a new decision of these two, and bring the store up to date."""
        pair = {"entry": self.other.iri} if self.other.entry else {"other": self.other.iri}
        made = Decision(one=self.one.iri, **pair, same=same, who=self.who, when=_now(), because=self.because)
        self._keep([*(held for held in self.held if (held.pair, held.same) != (made.pair, same)), made])
        return made

    def withdraw(self, decision: Decision) -> Decision:
        """Take a decision back, and bring the store up to date."""
        gone = replace(decision, withdrawn_by=self.who, withdrawn=_now())
        self._keep([gone if held == decision else held for held in self.held])
        return gone

    def _keep(self, decisions: Iterable[Decision]) -> None:
        write_decisions(self.store, decisions)
        refresh(self.store)


def merge(store: Store, one: str, other: str, *, because: str = "", who: str | None = None) -> Decision:
    """State that two names are one party, or that a name is an entry of a register.

    Args:
        store: Where the graph lives.
        one: A name, an IRI or an official identifier.
        other: Another.
        because: Why.
        who: Who says so; the environment's GAPGRAPH_USER, else the name of the user, if None.

    Returns:
        The decision.

    Raises:
        ContradictionError: If it would bring names together of whom a person said that they are not the same.
        UsageError: If a name is unknown, several parties have it, or the two cannot be one.
        StoreError: If the store cannot be read or written.
    """
    desk = _desk(store, one, other, because, who)
    if desk.said(same=True):
        raise UsageError(f"{_told(desk, desk.said(same=True))} already.", remedy="Nothing was changed.")
    if desk.one.person != desk.other.person and not desk.other.entry:
        raise UsageError(f"{desk.one} and {desk.other} cannot be one: a person or a post is no body.", remedy="Nothing was changed.")
    names = Clusters((*_computed(store), *_pairs(desk.standing, same=True)))
    _refuse_contradiction(desk, names)
    return desk.state(same=True)


def unmerge(store: Store, one: str, other: str, *, because: str = "", who: str | None = None) -> Decision:
    """Undo a merge: a person's is taken back, a computed one is refused from now on.

    Args:
        store: Where the graph lives.
        one: A name, an IRI or an official identifier.
        other: Another.
        because: Why.
        who: Who says so; see `merge`.

    Returns:
        The decision that was taken back, or the new one that the two are not the same.

    Raises:
        ContradictionError: If other merges that a person stated still make the two one party.
        UsageError: If a name is unknown, several parties have it, or the two are not merged.
        StoreError: If the store cannot be read or written.
    """
    desk = _desk(store, one, other, because, who)
    stated = desk.said(same=True)
    others = [decision for decision in desk.standing if decision != stated]
    _refuse_chain(desk, others)
    taken_back = desk.withdraw(stated) if stated else None
    desk = _desk(store, one, other, because, who) if stated else desk
    if _still_one(desk):
        return desk.state(same=False)
    if taken_back is None:
        raise UsageError(f"{desk.one} and {desk.other} are not merged.", remedy="See which names are with `gapgraph query identities`.")
    return taken_back


def distinct(store: Store, one: str, other: str, *, because: str = "", who: str | None = None, undo: bool = False) -> Decision:
    """State that two names are not the same, or that a name is not an entry of a register.

    Args:
        store: Where the graph lives.
        one: A name, an IRI or an official identifier.
        other: Another.
        because: Why.
        who: Who says so; see `merge`.
        undo: Take such a statement back instead.

    Returns:
        The decision.

    Raises:
        ContradictionError: If a person stated that the two are one party.
        UsageError: If a name is unknown, several parties have it, or there is nothing to take back.
        StoreError: If the store cannot be read or written.
    """
    desk = _desk(store, one, other, because, who)
    stated = desk.said(same=False)
    if undo and stated:
        return desk.withdraw(stated)
    if undo or stated:
        told = f"Nobody said that {desk.one} and {desk.other} are not the same." if undo else f"{_told(desk, stated)} already."
        raise UsageError(told, remedy="Nothing was changed.")
    _refuse_chain(desk, desk.standing)
    return desk.state(same=False)


def _desk(store: Store, one: str, other: str, because: str, who: str | None) -> _Desk:
    left, right = find_thing(store, one), find_thing(store, other)
    if left.iri == right.iri:
        raise UsageError(f"{one!r} and {other!r} both lead to {left}.", remedy="A document itself uses both for it: name another.")
    if left.entry and right.entry:
        raise UsageError("Both are entries of registers.", remedy="Name a party of the documents and an entry, or two parties.")
    if left.entry:
        left, right = right, left
    return _Desk(store, left, right, who or _user(), because, read_decisions(store))


def _user() -> str:
    try:
        return os.environ.get("GAPGRAPH_USER") or getpass.getuser()
    except (KeyError, OSError):
        return "somebody"  # a container's user may have no name


def _now() -> str:
    return datetime.now(UTC).replace(microsecond=0).isoformat()


def _computed(store: Store) -> list[tuple[str, str]]:
    return [(str(row["one"]), str(row["other"])) for row in store.select(query_text("internal/same-parties"))]


def _pairs(decisions: Iterable[Decision], *, same: bool) -> list[tuple[str, str]]:
    return [(decision.one, decision.other or decision.entry) for decision in decisions if decision.same == same]


def _still_one(desk: _Desk) -> bool:
    if not desk.other.entry:
        return desk.one.same == desk.other.same
    query = f"ASK {{ GRAPH ?g {{ <{desk.one.iri}> <https://w3id.org/gapgraph/ontology#registerEntry> <{desk.other.iri}> }} }}"
    return desk.store.ask(query)


def _refuse_contradiction(desk: _Desk, names: Clusters) -> None:
    refused = [decision for decision in desk.standing if not decision.same]
    pair = names.parted(desk.one.iri, desk.other.iri, (decision.pair for decision in refused))
    stated = next((decision for decision in refused if decision.pair == pair), None)
    if stated:
        remedy = "Nothing was changed. Take that back first, with `gapgraph distinct A B --undo`, if it is no longer so."
        raise ContradictionError(f"This contradicts a decision: {_told(desk, stated)}.", remedy=remedy)


def _refuse_chain(desk: _Desk, decisions: Iterable[Decision]) -> None:
    """Refuse if what people stated makes the two one party."""
    stated = [decision for decision in decisions if decision.same]
    names = Clusters(_pairs(stated, same=True)).of(desk.one.iri)
    if desk.other.iri in names:
        chain = "; ".join(_told(desk, decision) for decision in stated if decision.pair <= names)
        remedy = "Nothing was changed. Take one of these back first, with `gapgraph unmerge`."
        raise ContradictionError(f"This contradicts what was decided: {chain}.", remedy=remedy)


def _told(desk: _Desk, decision: Decision | None) -> str:
    """A decision as a sentence without its end."""
    if decision is None:
        return ""
    one, other = (_label(desk, iri) for iri in (decision.one, decision.other or decision.entry))
    why = f" ({decision.because})" if decision.because else ""
    verb = "are the same" if decision.same else "are not the same"
    return f"{decision.who or 'somebody'} said on {decision.when[:10] or 'an unknown day'} that “{one}” and “{other}” {verb}{why}"


def _label(desk: _Desk, iri: str) -> str:
    known = {thing.iri: thing.label for thing in (desk.one, desk.other)}
    try:
        return known.get(iri) or find_thing(desk.store, iri).label
    except UsageError:  # its document, or its register, is gone; what was decided stands
        return iri
