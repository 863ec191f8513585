"""A work: one source with what the documents say of it, and where they use it.

1. Title and kind are those of the source. If it is one of the documents read, that document's date and publisher count.
2. Else year, address and publisher are what most citations say; of equally many the first in alphabetical order, so that the
   same documents give the same bibliography.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gapgraph.reviews.standing import standing
from graph_store.namespaces import DATA
from graph_store.resources import query_text

if TYPE_CHECKING:
    from graph_store.contract import Reader


@dataclass(frozen=True, slots=True)
class Use:
    """One place that uses a work.

    Attributes:
        how: "cited", or "figure" where a figure rests on it.
        words: The words, white space folded.
        passage: Their address.
        title: Title of the document that they stand in.
        date: Its date, as exact as it gives it; empty if it gives none.
        page: The page; empty where the format has none.
    """

    how: str
    words: str
    passage: str
    title: str
    date: str = ""
    page: str = ""

    @property
    def note(self) -> str:
        """The use as one line of a note."""
        where = "".join([f", {self.date}" if self.date else "", f", page {self.page}" if self.page else ""])
        says = "A figure rests on it in" if self.how == "figure" else "Cited in"
        return f"{says} “{self.title}”{where}: “{self.words}” <{self.passage}>"


@dataclass(frozen=True, slots=True)
class Work:
    """A source as a reference manager knows it.

    Attributes:
        iri: The source.
        title: Its title.
        kind: Its kind ("report", "strategy", "dataset", "legislation", "guidance", "news", "response", "other").
        date: Year, month or day of publication, as ISO text; empty if nobody says.
        publisher: Who published it; empty if nobody says.
        url: Where it stands; empty if nobody says.
        uses: Where the documents use it, in their order.
    """

    iri: str
    title: str
    kind: str
    date: str
    publisher: str
    url: str
    uses: tuple[Use, ...]

    @property
    def key(self) -> str:
        """A short name that is its own ("kent-county-council/corporate-plan")."""
        return self.iri.removeprefix(f"{DATA}source/")

    @property
    def genre(self) -> str:
        """Its kind as reference managers divide it: a bill is no law yet."""
        return "bill" if self.kind == "legislation" and "bill" in self.title.casefold().split() else self.kind


def read_works(store: Reader) -> tuple[Work, ...]:
    """Read the works that the documents use.

    Args:
        store: The store.

    Returns:
        The works, in the order of their IRIs; sources that nothing uses are left out.

    Raises:
        StoreError: If the store cannot answer.
    """
    store = standing(store)
    rows = [{key: str(term) for key, term in row.items()} for row in store.select(query_text("internal/work-uses"))]
    uses: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        uses[row["source"]].append(row)
    works: dict[str, Work] = {}
    for source in store.select(query_text("internal/works")):
        given = {key: str(term) for key, term in source.items()}
        if given["source"] in uses and given["source"] not in works:
            works[given["source"]] = _work(given, uses[given["source"]])
    return tuple(works.values())


def _work(given: Mapping[str, str], rows: list[dict[str, str]]) -> Work:
    return Work(
        iri=given["source"],
        title=" ".join(given["title"].split()),
        kind=given.get("kind", "other").rsplit("/", 1)[-1],
        date=given.get("held_date") or _most(row.get("year", "") for row in rows),
        publisher=given.get("held_publisher") or _most(row.get("publisher", "") for row in rows),
        url=_most(row.get("url", "") for row in rows),
        uses=tuple(dict.fromkeys(map(_use, rows))),
    )


def _most(values: Iterable[str]) -> str:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value), default="")


def _use(row: Mapping[str, str]) -> Use:
    words = " ".join(row["words"].split())
    return Use(row["use"], words, row["passage"], " ".join(row["title"].split()), row.get("date", ""), row.get("page", ""))
