"""What is most worth a look: what is least sure, and of most consequence.

    worth       = doubt * consequence
    doubt       = 1 - confidence; at least 0.5 where two readings contradict each other
    consequence = 1 + 2 * findings + grounds + log2(1 + hanging)     for a fact
                  3 + 2 * findings                                   for a link
                  2 + parties                                        for a finding

findings: how many open findings rest on it (for a link, on one of its two facts); each may accuse somebody.
grounds: how many of these the fact says: an owner, a date, a number. They are what is quoted from it.
hanging: how many facts and links would fall or change with it (`gapgraph.reviews.hanging`). Of the second hundred each counts less than
of the first, so that the names of the large bodies do not fill the list.
parties: how many parties the finding touches.

The list goes by worth, but the n-th thing that one rule read (of findings and links: of one kind) counts for 1 / sqrt(n) of it: a rule that
is often wrong would fill the list, and the fifth look at what it reads tells less than the first.

What was reviewed already is not on the list, nor is a finding that is not open.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log2, sqrt
from typing import TYPE_CHECKING, Final

from gapgraph.reviews.hanging import hanging_on
from gapgraph.reviews.keeping import read_reviews
from gapgraph.reviews.model import standing_reviews
from gapgraph.reviews.standing import standing
from gapgraph.reviews.things import Thing, things
from graph_store.errors import UnknownNameError
from graph_store.resources import query_text

if TYPE_CHECKING:
    from graph_store.contract import Reader

SORTS: Final = ("fact", "link", "finding")
_CONTESTED: Final = 0.5  # of two readings that contradict each other at least one is wrong


@dataclass(frozen=True, slots=True)
class WorthALook:
    """A fact, link or finding that is worth a look.

    Attributes:
        thing: What it is, with its words and its place.
        worth: Doubt times consequence.
        why: Why it is on the list, in a few words each.
    """

    thing: Thing
    worth: float
    why: tuple[str, ...]


def worth_a_look(store: Reader, *, kind: str | None = None, document: str | None = None, limit: int | None = 20) -> tuple[WorthALook, ...]:
    """Return the facts, links and findings that are most worth a look.

    Args:
        store: The store.
        kind: "fact", "link" or "finding", or a kind of these ("commitment", "no-owner"); all if None.
        document: Part of the name or the title of their document; all if None.
        limit: How many; all if None.

    Returns:
        What is worth a look, the worthiest first.

    Raises:
        UnknownNameError: If there is nothing of the kind.
        StoreError: If the store cannot answer.
    """
    store = standing(store)
    reviewed = standing_reviews(read_reviews(store))
    held = [thing for thing in things(store) if not thing.original]
    if kind is not None and kind not in (known := {*SORTS, *(thing.kind for thing in held)}):
        raise UnknownNameError("kind of fact, link or finding", kind, known)
    scale = _Scale(store)
    wanted = (
        scale.weigh(thing)
        for thing in held
        if thing.iri not in reviewed and kind in (None, thing.sort, thing.kind) and _is_in(thing, document) and scale.is_open(thing)
    )
    return tuple(_mixed(wanted)[:limit])


def _mixed(found: Iterable[WorthALook]) -> list[WorthALook]:
    """What is worth a look by its worth, the n-th of one rule by 1 / sqrt(n) of it."""
    seen: Counter[str] = Counter()
    drawn: list[tuple[float, WorthALook]] = []
    for one in sorted(found, key=lambda one: (-one.worth, one.thing.document, one.thing.iri)):
        seen[one.thing.rule] += 1
        drawn.append((one.worth / sqrt(seen[one.thing.rule]), one))
    return [one for _, one in sorted(drawn, key=lambda pair: (-pair[0], pair[1].thing.document, pair[1].thing.iri))]


def _is_in(thing: Thing, document: str | None) -> bool:
    return document is None or document.casefold() in f"{thing.document}\n{thing.title}".casefold()


class _Scale:
    """What it takes to weigh one thing: what rests on facts, what they say, and what hangs on them."""

    def __init__(self, store: Reader) -> None:
        self._touched: dict[str, list[str]] = {}
        self._findings: defaultdict[str, list[str]] = defaultdict(list)
        for row in store.select(query_text("internal/open-findings")):
            if str(row["finding"]) not in self._touched:
                self._findings[str(row["subject"])].append(str(row["kind"]).rsplit("/", 1)[-1])
            self._touched.setdefault(str(row["finding"]), []).extend([str(row["name"])] if "name" in row else [])
        self._grounds: defaultdict[str, list[str]] = defaultdict(list)
        for row in store.select(query_text("internal/weighty")):
            self._grounds[str(row["fact"])].append(str(row["what"]))
        self._hanging = hanging_on(store)
        self._ends: defaultdict[str, list[str]] = defaultdict(list)
        for row in store.select(query_text("internal/link-ends")):
            self._ends[str(row["link"])].append(str(row["fact"]))

    def is_open(self, thing: Thing) -> bool:
        """Tell whether a thing is anything but a finding of which somebody said what became of it."""
        return thing.sort != "finding" or thing.iri in self._touched

    def weigh(self, thing: Thing) -> WorthALook:
        """Return a thing with its worth and the reasons for it."""
        doubt = max(1 - thing.confidence, _CONTESTED if thing.contested else 0.0)
        sure = (f"{thing.confidence:.0%} sure", *(("two readings contradict each other",) if thing.contested else ()))
        weigh = {"fact": self._fact, "link": self._link, "finding": self._finding}[thing.sort]
        consequence, why = weigh(thing)
        return WorthALook(thing, doubt * consequence, (*sure, *why))

    def _fact(self, thing: Thing) -> tuple[float, tuple[str, ...]]:
        findings, grounds, hanging = self._findings[thing.iri], self._grounds[thing.iri], self._hanging.get(thing.iri, 0)
        why = (_resting(findings), f"says {' and '.join(grounds)}" if grounds else "", f"on it hang {hanging}" if hanging else "")
        return 1 + 2 * len(findings) + len(grounds) + log2(1 + hanging), tuple(filter(None, why))

    def _link(self, thing: Thing) -> tuple[float, tuple[str, ...]]:
        findings = [kind for fact in self._ends[thing.iri] for kind in self._findings[fact]]
        return 3 + 2 * len(findings), tuple(filter(None, ("joins two papers", _resting(findings))))

    def _finding(self, thing: Thing) -> tuple[float, tuple[str, ...]]:
        names = self._touched[thing.iri]
        return 2 + len(names), ("accuses", *((f"touches {', '.join(names)}",) if names else ()))


def _resting(findings: Iterable[str]) -> str:
    counted = Counter(findings)
    return f"on it rest {', '.join(f'{count} {kind}' for kind, count in sorted(counted.items()))}" if counted else ""
