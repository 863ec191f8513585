"""What can be reviewed: the facts, links and findings of a store, and the one that a person means by an IRI or its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from graph_store.errors import UsageError
from graph_store.resources import query_text

if TYPE_CHECKING:
    from graph_store.contract import Reader

_SHOWN: Final = 10  # IRIs in a message
_QUESTIONS: Final = {"fact": "reviewable", "link": "reviewable-links", "finding": "reviewable-findings"}


@dataclass(frozen=True, slots=True)
class Thing:
    """A fact, a link or a finding.

    Attributes:
        iri: Its IRI.
        sort: "fact", "link" or "finding".
        kind: The word for its kind in its IRI: "commitment", "statistic", "no-owner".
        words: The words that state it or create its expectation; of a link, why it was drawn.
        document: Name of its document.
        title: Title of its document.
        place: Where it stands in it.
        confidence: How sure it is, from 0 to 1.
        rule: The rule or model that read it; of a link or finding its kind.
        contested: Whether two readings contradict each other about it.
        original: IRI of the fact that it corrects; empty for all that was read.
        sentence: What a finding says is missing.
        mark: What tells a fact from others with the same words: its figure, title, name or number.
    """

    iri: str
    sort: str
    kind: str
    words: str
    document: str
    title: str = ""
    place: str = ""
    confidence: float = 1.0
    rule: str = ""
    contested: bool = False
    original: str = ""
    sentence: str = ""
    mark: str = ""

    @property
    def shown(self) -> str:
        """What a person is shown of it."""
        return self.sentence or self.words


def things(store: Reader) -> tuple[Thing, ...]:
    """Ask a store for all that can be reviewed.

    Args:
        store: The store.

    Returns:
        Facts, links and findings, in no order.

    Raises:
        StoreError: If the store cannot answer.
    """
    found: dict[str, Thing] = {}
    for sort, question in _QUESTIONS.items():
        for row in store.select(query_text(f"internal/{question}")):
            thing = _thing(sort, {name: str(value) for name, value in row.items()})
            found.setdefault(thing.iri, thing)
    return tuple(found.values())


def _thing(sort: str, said: Mapping[str, str]) -> Thing:
    return Thing(
        iri=said["thing"],
        sort=sort,
        kind=kind_of(said["thing"]),
        words=" ".join(said["words"].split()),
        document=said["name"],
        title=said["title"],
        place=f"page {said['page']}" if "page" in said else f"characters {said['start']} to {said['end']}",
        confidence=float(said["confidence"]),
        rule=said.get("rule") or kind_of(said["thing"]),
        contested=said.get("acceptance", "").endswith("/in-conflict"),
        original=said.get("original", ""),
        sentence=said.get("sentence", ""),
        mark=said.get("mark", ""),
    )


def kind_of(iri: str) -> str:
    """Return the word for the kind of thing that an IRI has.

    Args:
        iri: IRI of a fact, a link or a finding.

    Example:
        >>> kind_of("https://w3id.org/gapgraph/data/document/a.txt#post-holding-0123456789-2")
        'post-holding'
        >>> kind_of("https://w3id.org/gapgraph/data/finding/no-owner-0123456789")
        'no-owner'
    """
    last = iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
    found = _hashed().match(last)
    return found["kind"] if found else "link"


@cache
def _hashed() -> re.Pattern[str]:
    return re.compile(r"(?P<kind>[a-z]+(?:-[a-z]+)*?)-[0-9a-f]{8,}\b")


def meant(held: Iterable[Thing], names: Iterable[str]) -> Iterator[Thing]:
    """Find what a person means, for a corrected copy the fact that was corrected.

    Args:
        held: All that can be reviewed.
        names: IRIs, or what stands in them behind a slash; of a finding or link the end behind a hyphen will do.

    Yields:
        For each name its thing.

    Raises:
        UsageError: If nothing is meant, or several things could be.
    """
    by_iri = {thing.iri: thing for thing in held}
    for name in names:
        iri = name.strip()
        hits = [by_iri[iri]] if iri in by_iri else [one for one in by_iri.values() if _ends(one, iri)]
        if not hits:
            raise UsageError(f"There is no fact, link or finding {iri!r}.", remedy="Give its IRI, or as much of its end as a table shows.")
        if len(hits) > 1:
            listed = "; ".join(one.iri for one in hits[:_SHOWN])
            raise UsageError(f"{len(hits)} things end with {iri!r}.", remedy=f"Say which: {listed}.")
        yield by_iri.get(hits[0].original, hits[0])


def _ends(thing: Thing, end: str) -> bool:
    return bool(end) and thing.iri.endswith((f"/{end}", f"-{end}") if thing.sort != "fact" else f"/{end}")
