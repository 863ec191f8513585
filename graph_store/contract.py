"""The store contract: what every place that holds quads can do.

A store is a `Reader` and a `Writer`. The embedded one (`graph_store.embedded`) and the remote
one (`graph_store.remote`) pass the same contract test, tests/graph_store/test_contract.py.
Quads travel as N-Quads text: it is the fastest form to make and to load, and the one that can
be compared byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, runtime_checkable

from rdflib import Graph
from rdflib.term import Identifier

Row = tuple[Identifier | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT question.

    Attributes:
        columns: Names of the variables, in the order of the question.
        rows: One tuple a solution, rdflib terms, None where a variable is unbound.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[dict[str, Identifier]]:
        for row in self.rows:
            yield {name: term for name, term in zip(self.columns, row, strict=True) if term is not None}

    def __len__(self) -> int:
        return len(self.rows)


@runtime_checkable
class Reader(Protocol):
    """What can be asked of a store. The default graph of a question is the union of all named graphs."""

    def select(self, query: str) -> Table:
        """Answer a SELECT question.

        Args:
            query: SPARQL 1.1 text. Without FROM, the default graph is the union of all graphs.

        Returns:
            The solutions.

        Raises:
            QuerySyntaxError: If the text does not parse as a SELECT question.
            StoreError: If the store cannot answer.
        """

    def ask(self, query: str) -> bool:
        """Answer an ASK question.

        Raises:
            QuerySyntaxError: If the text does not parse as an ASK question.
            StoreError: If the store cannot answer.
        """

    def construct(self, query: str) -> Graph:
        """Answer a CONSTRUCT or DESCRIBE question with an rdflib graph.

        Raises:
            QuerySyntaxError: If the text does not parse as a CONSTRUCT or DESCRIBE question.
            StoreError: If the store cannot answer.
        """

    def graph_names(self) -> tuple[str, ...]:
        """Return the IRIs of all named graphs that hold at least one quad, sorted."""

    def graph(self, name: str) -> Graph:
        """Return one named graph as an rdflib graph; empty if there is none of that name."""

    def dump(self, graphs: Iterable[str] | None = None) -> Iterator[str]:
        """Yield the quads as N-Quads lines, sorted, each with its line end.

        Args:
            graphs: IRIs of the graphs to write; None means all.
        """

    def count(self, graph: str | None = None) -> int:
        """Return the number of quads in one graph, or in all."""


@runtime_checkable
class Writer(Protocol):
    """What can be done to a store."""

    def replace(self, graph: str, nquads: str) -> None:
        """Replace one named graph as a whole, atomically: others see the old one or the new one.

        Args:
            graph: IRI of the graph.
            nquads: The new content as N-Quads (or N-Triples) text; every quad must be in `graph`
                or name no graph. Empty text removes the graph.

        Raises:
            InputError: If the text does not parse or names another graph; nothing is changed.
            StoreError: If the store cannot be written; nothing is changed.
        """

    def replace_many(self, graphs: Mapping[str, str]) -> None:
        """Replace several graphs; each one atomically, all of them together where the store can."""

    def load(self, nquads: Iterable[str]) -> None:
        """Add many quads at full speed, without atomicity: for first loads and restores.

        Args:
            nquads: N-Quads text in pieces; a piece holds whole lines.

        Raises:
            InputError: If the text does not parse.
            StoreError: If the store cannot be written.
        """

    def update(self, query: str) -> None:
        """Run a SPARQL 1.1 Update.

        Raises:
            QuerySyntaxError: If the text does not parse.
            StoreError: If the store refuses.
        """

    def clear(self) -> None:
        """Remove every quad."""

    def backup(self, folder: Path) -> None:
        """Write a copy of the whole store that a new store can be opened on or loaded from.

        Raises:
            StoreError: If the folder exists and is not empty, or cannot be written.
        """


@runtime_checkable
class Store(Reader, Writer, Protocol):
    """A reader and a writer that is opened and closed."""

    def close(self) -> None:
        """Release files, locks and connections; a second call does nothing."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...
