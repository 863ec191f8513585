"""What could be known on a day: the graph as it would be if nothing later had been read.

1. Documents whose date can mean a day after the one asked for are left out; so are undated ones, for nobody can say when they
   could be known. Both are counted.
2. The documents' graphs, the registers, what people decided and their reviews are copied into a store in memory.
3. Everything that documents share is made anew from them: parties, inferred types, findings.

So every question, view, trace and kind of gap works on it unchanged.

    with as_of(store, "2018-01") as then:
        find_gaps(then.store)
"""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from graph_store.errors import UsageError
from graph_store.namespaces import ACTIVITIES_GRAPH, DECISIONS_GRAPH, REGISTER_GRAPHS, REVIEWS_GRAPH
from graph_store.resources import query_text
from ingest.triples.days import day_range

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_store.contract import Reader, Store

_KEPT: Final = (DECISIONS_GRAPH, REVIEWS_GRAPH, REGISTER_GRAPHS)  # what is no document's and made by no computation


@dataclass(frozen=True, slots=True)
class Knowable:
    """What could be known on a day.

    Attributes:
        store: The graph, in memory; closed when this is.
        day: The last day whose documents are in it, as an ISO date.
        documents: Number of documents in it.
        later: Number of documents left out because they are later.
        undated: Number of documents left out because nobody can say when they were published.
    """

    store: Store
    day: str
    documents: int
    later: int
    undated: int

    def __enter__(self) -> Self:
        """Return this, to be closed at the end of the block."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the store in memory."""
        self.store.close()


def as_of(store: Reader, date: str) -> Knowable:
    """Return what could be known on a day.

    Args:
        store: The store.
        date: A day, a month or a year, up to whose last day documents count: "2018-01-31", "2018-01" or "2018".

    Returns:
        The graph of that day, in memory, and how many documents it leaves out.

    Raises:
        UsageError: If it is no date.
        StoreError: If the store cannot answer.
    """
    from gapgraph.identities.refreshing import refresh
    from gapgraph.reviews.following import follow
    from graph_store import open_store

    days = day_range(date)
    if days is None:
        raise UsageError(f"{date!r} is no date.", remedy="Write a year, a month or a day: 2018, 2018-01 or 2018-01-31.")
    known, later, undated = _sorted_out(_last_days(store), days[1])
    then = open_store(None)
    then.load(store.dump([*known, *(name for name in store.graph_names() if name.startswith(_KEPT))]))
    then.replace(ACTIVITIES_GRAPH, _activities(store, known))
    follow(then)  # what was corrected in a later paper was not known either
    refresh(then)
    return Knowable(then, days[1], len(known), later, undated)


def _last_days(store: Reader) -> dict[str, str]:
    """For each document's graph the last day that the document's date can mean; empty for an undated one."""
    return {str(row["graph"]): str(row.get("latest", "")) for row in store.select(query_text("internal/document-days"))}


def _sorted_out(days: Mapping[str, str], last: str) -> tuple[list[str], int, int]:
    known = sorted(graph for graph, day in days.items() if day and day <= last)
    undated = sum(not day for day in days.values())
    return known, len(days) - len(known) - undated, undated


def _activities(store: Reader, known: list[str]) -> str:
    """What was done to the documents that are known, and what went wrong with them."""
    from ingest.activities import Activities, activities_nquads, read_activities
    from ingest.identify.local import document_graph

    done = read_activities(store)
    readings = {name: reading for name, reading in done.readings.items() if document_graph(name) in set(known)}
    return activities_nquads(Activities(readings, tuple(issue for issue in done.issues if issue.document in readings)))
