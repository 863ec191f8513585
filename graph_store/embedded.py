"""The embedded store: pyoxigraph's disk store behind a thin adapter that speaks rdflib.

What the engine does its own way, and what is done about it here:

1. The union of all graphs is the default graph only when asked for, and asking for it makes the engine
   ignore FROM: so it is asked for only where a question has no FROM.
2. Writing is atomic for one transaction: a graph is replaced by one (`replace`), never quad by quad.
3. One process may write. A second one gets `StoreLockedError`; any number may open read-only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from graph_store.contract import Row, Table
from graph_store.errors import QuerySyntaxError, StoreError, StoreLockedError
from graph_store.nquads import parse_graph, parse_quads
from graph_store.terms import converter
from graph_store.wording import has_from

if TYPE_CHECKING:
    from rdflib import Graph


class EmbeddedStore:
    """A store in a folder, or in memory.

    Args:
        folder: Where it lies; made if it is missing. None keeps it in memory.
        read_only: Open a frozen snapshot beside a process that writes.

    Raises:
        StoreLockedError: If another process has it open for writing.
        StoreError: If the folder cannot be opened as a store.
    """

    def __init__(self, folder: Path | None = None, *, read_only: bool = False) -> None:
        self.folder = folder
        self.read_only = read_only
        self._store: ox.Store | None = _open(folder, read_only=read_only)

    @property
    def engine(self) -> ox.Store:
        """The pyoxigraph store itself, for work on many quads.

        Raises:
            StoreError: If the store is closed.
        """
        if self._store is None:
            raise StoreError("The store is closed.", where=str(self.folder or "memory"), remedy="Open it again.")
        return self._store

    def select(self, query: str) -> Table:
        """See `graph_store.contract.Reader.select`.

        Returns:
            The solutions.

        Raises:
            QuerySyntaxError: If the text does not parse as a SELECT question.
        """
        found = self._query(query)
        if not isinstance(found, ox.QuerySolutions):
            raise QuerySyntaxError("This is not a SELECT question.", remedy="Use ask() or construct() for other forms.")
        convert = converter()
        rows: tuple[Row, ...] = tuple(tuple(convert(term) for term in solution) for solution in found)
        return Table(tuple(variable.value for variable in found.variables), rows)

    def ask(self, query: str) -> bool:
        """See `graph_store.contract.Reader.ask`.

        Returns:
            True or false.

        Raises:
            QuerySyntaxError: If the text does not parse as an ASK question.
        """
        found = self._query(query)
        if not isinstance(found, ox.QueryBoolean):
            raise QuerySyntaxError("This is not an ASK question.", remedy="Use select() or construct() for other forms.")
        return bool(found)

    def construct(self, query: str) -> Graph:
        """See `graph_store.contract.Reader.construct`.

        Returns:
            An rdflib graph.

        Raises:
            QuerySyntaxError: If the text does not parse as a CONSTRUCT or DESCRIBE question.
        """
        found = self._query(query)
        if not isinstance(found, ox.QueryTriples):
            raise QuerySyntaxError("This is not a CONSTRUCT or DESCRIBE question.", remedy="Use select() or ask() for other forms.")
        return _graph((triple.subject, triple.predicate, triple.object) for triple in found)

    def graph_names(self) -> tuple[str, ...]:
        """See `graph_store.contract.Reader.graph_names`."""
        engine = self.engine
        named = (name for name in engine.named_graphs() if isinstance(name, ox.NamedNode))
        return tuple(sorted(name.value for name in named if next(engine.quads_for_pattern(None, None, None, name), None)))

    def graph(self, name: str) -> Graph:
        """See `graph_store.contract.Reader.graph`."""
        quads = self.engine.quads_for_pattern(None, None, None, ox.NamedNode(name))
        return _graph((quad.subject, quad.predicate, quad.object) for quad in quads)

    def dump(self, graphs: Iterable[str] | None = None) -> Iterator[str]:
        """See `graph_store.contract.Reader.dump`."""
        names = self.graph_names() if graphs is None else sorted(graphs)
        lines = [f"{quad} .\n" for name in names for quad in self.engine.quads_for_pattern(None, None, None, ox.NamedNode(name))]
        yield from sorted(lines)

    def count(self, graph: str | None = None) -> int:
        """See `graph_store.contract.Reader.count`."""
        if graph is None:
            return len(self.engine)
        return sum(1 for _ in self.engine.quads_for_pattern(None, None, None, ox.NamedNode(graph)))

    def replace(self, graph: str, nquads: str) -> None:
        """See `graph_store.contract.Writer.replace`."""
        self.replace_many({graph: nquads})

    def replace_many(self, graphs: Mapping[str, str]) -> None:
        """See `graph_store.contract.Writer.replace_many`; all graphs change together."""
        parsed = {graph: parse_graph(nquads, graph) for graph, nquads in graphs.items()}
        parts = [f"DROP SILENT GRAPH <{graph}>" for graph in parsed]
        parts += [_insert(graph, quads) for graph, quads in parsed.items() if quads]
        self._write(";\n".join(parts))

    def load(self, nquads: Iterable[str]) -> None:
        """See `graph_store.contract.Writer.load`."""
        for piece in nquads:
            self._guard()
            self.engine.bulk_extend(parse_quads(piece))

    def update(self, query: str) -> None:
        """See `graph_store.contract.Writer.update`."""
        self._write(query)

    def clear(self) -> None:
        """See `graph_store.contract.Writer.clear`."""
        self._guard()
        self.engine.clear()

    def backup(self, folder: Path) -> None:
        """See `graph_store.contract.Writer.backup`.

        Raises:
            StoreError: If the folder exists and is not empty, the store is in memory, or the copy fails.
        """
        if folder.exists() and any(folder.iterdir()):
            raise StoreError("The folder for the copy is not empty.", where=str(folder), remedy="Name a new folder.")
        if self.folder is None:
            copy = EmbeddedStore(folder)
            copy.load(self.dump())
            copy.close()
            return
        if folder.exists():
            folder.rmdir()
        try:
            self.engine.backup(str(folder))
        except (OSError, ValueError) as error:
            raise StoreError(
                f"The copy failed: {error}.", where=str(folder), remedy="Check the space and the rights of the folder."
            ) from error

    def close(self) -> None:
        """See `graph_store.contract.Store.close`."""
        if self._store is not None and self.folder is not None and not self.read_only:
            self._store.flush()
        self._store = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"EmbeddedStore({str(self.folder) if self.folder else 'memory'!r})"

    def _query(self, query: str) -> object:
        try:
            return self.engine.query(query, use_default_graph_as_union=not has_from(query))
        except SyntaxError as error:
            raise QuerySyntaxError(f"The question does not parse: {error}.", remedy="Mend it; lines count from 1.") from error
        except OSError as error:
            raise StoreError(
                f"The store could not answer: {error}.", where=str(self.folder or "memory"), remedy="Restore a backup or build again."
            ) from error

    def _write(self, update: str) -> None:
        self._guard()
        try:
            self.engine.update(update)
        except SyntaxError as error:
            raise QuerySyntaxError(f"The update does not parse: {error}.", remedy="Nothing was changed; mend it.") from error
        except (OSError, ValueError) as error:
            raise StoreError(
                f"The store refused: {error}.", where=str(self.folder or "memory"), remedy="Check the space and the rights of the folder."
            ) from error

    def _guard(self) -> None:
        if self.read_only:
            raise StoreError("The store is open read-only.", where=str(self.folder), remedy="Open it for writing.")


def _insert(graph: str, quads: list[ox.Quad]) -> str:
    lines = "\n".join(f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads)
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n{lines}\n}} }}"


def _graph(triples: Iterable[tuple[object, object, object]]) -> Graph:
    from rdflib import Graph

    graph, convert = Graph(), converter()
    for subject, predicate, target in triples:
        graph.add((convert(subject), convert(predicate), convert(target)))  # type: ignore[arg-type]  # never unbound in a triple
    return graph


def _open(folder: Path | None, *, read_only: bool) -> ox.Store:
    if folder is None:
        return ox.Store()
    try:
        if read_only:
            return ox.Store.read_only(str(folder))
        folder.parent.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(folder))
    except OSError as error:
        if "lock" in str(error).casefold():
            remedy = "Wait for the other command, or stop the program that has it open."
            raise StoreLockedError("Another process is writing to this store.", where=str(folder), remedy=remedy) from error
        raise StoreError(
            f"The store cannot be opened: {error}.", where=str(folder), remedy="Name another folder, or remove this one and build again."
        ) from error
