"""The life of a promise, as papers tell it: what `gapgraph trace` shows of a commitment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph_store.resources import query_text

if TYPE_CHECKING:
    from graph_store.contract import Reader


@dataclass(frozen=True, slots=True)
class Stage:
    """What one paper says of a promise.

    Attributes:
        what: What the words do: "stated", "restates", "amends", "supersedes", "reports", "decides", "answers", "speaks of".
        status: How far it is, by the words; empty if they do not say.
        title: Title of the paper.
        date: Its date as the text gives it; empty if it gives none.
        words: The words.
        passage: Their address.
        owners: Who is to do it, by these words.
        due: By when, by these words; empty if they name no time.
        because: Why the words are thought to be about the same promise; empty for the first.
        confidence: How sure that is, from 0 to 1.
    """

    what: str
    status: str
    title: str
    date: str
    words: str
    passage: str
    owners: tuple[str, ...] = ()
    due: str = ""
    because: str = ""
    confidence: float = 1.0


def life(store: Reader, fact: str) -> tuple[Stage, ...]:
    """Tell the life of the promise that a fact is a statement of.

    Args:
        store: The store.
        fact: IRI of a commitment, or of a response to one.

    Returns:
        What papers say of it, in order of time; empty if the fact states no promise.

    Raises:
        StoreError: If the store cannot answer.
    """
    stages: dict[str, tuple[str, Stage]] = {}
    for row in _rows(store, "life", fact):
        day, stage = stages.get(row["said"]) or (row.get("day", "9999"), _stage(row))
        owners = tuple(sorted({*stage.owners, row["owner"]})) if "owner" in row else stage.owners
        stages[row["said"]] = day, replace(stage, owners=owners)
    spoken = _only_spoken_of(_rows(store, "spoken-of", fact), {_document(stage.passage) for _, stage in stages.values()})
    return tuple(stage for _, stage in sorted([*stages.values(), *spoken], key=lambda one: (one[0], one[1].title)))


def _only_spoken_of(rows: Iterable[Mapping[str, str]], told: set[str]) -> Iterator[tuple[str, Stage]]:
    """One sentence of each paper that states and reports nothing of the promise: what is merely spoken of adds nothing to what is told."""
    for row in rows:
        if _document(row["passage"]) not in told:
            told.add(_document(row["passage"]))
            yield row.get("day", "9999"), _spoken(row)


def _document(passage: str) -> str:
    return passage.partition("#")[0]


def _rows(store: Reader, question: str, fact: str) -> Iterable[Mapping[str, str]]:
    asked = query_text(f"internal/{question}").replace("VALUES ?fact { UNDEF }", f"VALUES ?fact {{ <{fact}> }}")
    return [{name: str(value) for name, value in row.items()} for row in store.select(asked)]


def _stage(row: Mapping[str, str]) -> Stage:
    return Stage(
        what=_local(row.get("link_kind", "stated")),
        status=_local(row.get("status", "")),
        title=row["title"],
        date=row.get("date", ""),
        words=" ".join(row["words"].split()),
        passage=row["passage"],
        due=row.get("due", ""),
        because=row.get("because", ""),
        confidence=float(row.get("confidence", "1")),
    )


def _spoken(row: Mapping[str, str]) -> Stage:
    return Stage("speaks of", "", row["title"], row.get("date", ""), " ".join(row["words"].split()), row["passage"])


def _local(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]
