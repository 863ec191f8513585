"""The embedded store: pyoxigraph's disk store behind a thin adapter that speaks rdflib.

What the engine does its own way, and what is done about it here:

1. The union of all graphs is the default graph only when asked for, and asking for it makes the engine
   ignore FROM: so it is asked for only where a question has no FROM.
2. Writing is atomic for one transaction: graphs are replaced by one update, or filled by one call where they are new; never quad by quad.
3. Fetching an answer term by term costs more than having it serialised: so answers come as text (`terms`).
4. One process may write (`folders`); any number may read a frozen view beside it (`snapshots`).
"""

from __future__ import annotations

import io
import shutil
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Final, Literal, Self

import pyoxigraph as ox

from graph_store.contract import Table
from graph_store.errors import InputError, QuerySyntaxError, StoreError
from graph_store.folders import open_folder, open_view, require_empty
from graph_store.nquads import Pieces, graph_node, parse_graph, refuse_nameless, whole_pieces
from graph_store.terms import Triple, read_rows, read_triples
from graph_store.wording import has_from

if TYPE_CHECKING:
    from rdflib import Graph

_WORTH_OPTIMIZING: Final = 100 * 2**20  # bytes loaded at once: below, scans gain less than the compaction costs
_BUFFER: Final = 2**18  # bytes handed to the engine at a time


class EmbeddedStore:
    """A store in a folder, or in memory.

    Args:
        folder: Where it lies; made if it is missing, unless it is only read. None keeps it in memory.
        read_only: Open a frozen view beside a process that may write.

    Raises:
        UsageError: If it is only to be read and is not there.
        StoreLockedError: If another process has it open for writing.
        StoreError: If the folder cannot be opened as a store.
    """

    def __init__(self, folder: Path | None = None, *, read_only: bool = False) -> None:
        self.folder = folder
        self.read_only = read_only
        self._remove_view: Callable[[], object] | None = None
        self._store: ox.Store | None = self._view(folder) if read_only and folder else open_folder(folder)

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
        return Table(*read_rows(self._serialised(found, ox.QueryResultsFormat.TSV)))

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
        return _graph(read_triples(self._serialised(found, ox.RdfFormat.N_TRIPLES)))

    def stream(self, query: str, output: IO[bytes], form: Literal["json", "csv"] = "json") -> None:
        """Write an answer as SPARQL 1.1 JSON or CSV from inside the engine, without making rdflib terms of it.

        Args:
            query: A SELECT question, or for JSON an ASK question.
            output: Where the bytes go.
            form: How to write them.

        Raises:
            QuerySyntaxError: If the text does not parse as such a question.
            StoreError: If the store cannot answer.
        """
        found = self._query(query)
        fitting = (ox.QuerySolutions,) if form == "csv" else (ox.QuerySolutions, ox.QueryBoolean)
        if not isinstance(found, fitting):
            raise QuerySyntaxError("This question's answer is no table.", remedy="Use ask() or construct() for it.")
        try:
            found.serialize(output, format=ox.QueryResultsFormat.CSV if form == "csv" else ox.QueryResultsFormat.JSON)
        except (OSError, ValueError, RuntimeError) as error:
            raise self._unanswered(error) from error

    def graph_names(self) -> tuple[str, ...]:
        """See `graph_store.contract.Reader.graph_names`."""
        engine = self.engine
        named = (name for name in engine.named_graphs() if isinstance(name, ox.NamedNode))
        return tuple(sorted(name.value for name in named if next(engine.quads_for_pattern(None, None, None, name), None)))

    def graph(self, name: str) -> Graph:
        """See `graph_store.contract.Reader.graph`."""
        return _graph(read_triples(self._triples(name)))

    def dump(self, graphs: Iterable[str] | None = None) -> Iterator[str]:
        """See `graph_store.contract.Reader.dump`."""
        lines: list[str] = []
        for name in self.graph_names() if graphs is None else sorted(set(graphs)):
            end = f"<{name}> .\n"
            lines += [f"{line[:-1]}{end}" for line in self._triples(name).decode().split("\n") if line]
        lines.sort()
        yield from lines

    def count(self, graph: str | None = None) -> int:
        """See `graph_store.contract.Reader.count`."""
        if graph is None:
            return len(self.engine)
        table = self.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {graph_node(graph)} {{ ?s ?p ?o }} }}")
        return int(str(table.rows[0][0]))

    def replace(self, graph: str, nquads: str) -> None:
        """See `graph_store.contract.Writer.replace`."""
        self.replace_many({graph: nquads})

    def replace_many(self, graphs: Mapping[str, str]) -> None:
        """See `graph_store.contract.Writer.replace_many`; all graphs change together."""
        parsed = {graph: parse_graph(nquads, graph) for graph, nquads in graphs.items()}
        if all(self._is_empty(graph) for graph in parsed):
            self._extend([quad for quads in parsed.values() for quad in quads])
            return
        parts = [part for graph, quads in parsed.items() for part in self._changes(graph, set(quads))]
        if parts:
            self._write(";\n".join(parts))

    def load(self, nquads: Iterable[str]) -> None:
        """See `graph_store.contract.Writer.load`.

        Raises:
            InputError: If the text does not parse, or a quad holds a blank node or names no graph.
            StoreError: If the store cannot be written.
        """
        self._guard()
        size = self._load(nquads)
        if next(self.engine.quads_for_pattern(None, None, None, ox.DefaultGraph()), None):
            self.engine.clear_graph(ox.DefaultGraph())
            refuse_nameless(str(self.folder or "memory"))
        if size > _WORTH_OPTIMIZING and self.folder is not None:
            self.engine.optimize()

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
        require_empty(folder)
        if self.folder is None:
            with EmbeddedStore(folder) as copy:
                copy.load(self.dump())
            return
        try:
            if folder.exists():
                folder.rmdir()
            folder.parent.mkdir(parents=True, exist_ok=True)
            self.engine.backup(str(folder))
        except (OSError, ValueError) as error:
            remedy = "Check the space and the rights of the folder."
            raise StoreError(f"The copy failed: {error}.", where=str(folder), remedy=remedy) from error

    def close(self) -> None:
        """See `graph_store.contract.Store.close`."""
        if self._store is not None and self.folder is not None and not self.read_only:
            self._store.flush()
        self._store = None
        if self._remove_view is not None:
            self._remove_view()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"EmbeddedStore({str(self.folder) if self.folder else 'memory'!r})"

    def _view(self, folder: Path) -> ox.Store:
        engine, view = open_view(folder)
        if view:
            self._remove_view = weakref.finalize(self, shutil.rmtree, view, ignore_errors=True)
        return engine

    def _query(self, query: str) -> object:
        try:
            return self.engine.query(query, use_default_graph_as_union=not has_from(query))
        except SyntaxError as error:
            raise QuerySyntaxError(f"The question does not parse: {error}.", remedy="Mend it; lines count from 1.") from error
        except (OSError, ValueError, RuntimeError) as error:
            raise self._unanswered(error) from error

    def _serialised(self, found: ox.QuerySolutions | ox.QueryTriples, form: object) -> bytes:
        try:
            return found.serialize(format=form)  # type: ignore[arg-type,return-value]  # bytes, as no output is named
        except (OSError, ValueError, RuntimeError) as error:
            raise self._unanswered(error) from error

    def _triples(self, graph: str) -> bytes:
        data = self.engine.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph_node(graph))
        return bytes(data or b"")

    def _load(self, nquads: Iterable[str]) -> int:
        """Load pieces as one stream, so that small pieces cost no more than large ones; returns the bytes read."""
        read = _Counted(whole_pieces(nquads))
        try:
            self.engine.bulk_load(io.BufferedReader(Pieces(iter(read)), _BUFFER), format=ox.RdfFormat.N_QUADS)
        except SyntaxError as error:
            raise InputError(f"The quads do not parse: {error}.", where=str(self.folder or "memory"), remedy="Mend the text.") from error
        except (OSError, ValueError) as error:
            raise self._refused(error) from error
        return read.size

    def _is_empty(self, graph: str) -> bool:
        return next(self.engine.quads_for_pattern(None, None, None, graph_node(graph)), None) is None

    def _changes(self, graph: str, wanted: set[ox.Quad]) -> list[str]:
        """The updates that turn a graph into what is wanted: one made anew is mostly as it was, and writing is what costs."""
        held = set(self.engine.quads_for_pattern(None, None, None, graph_node(graph)))
        gone, new = held - wanted, wanted - held
        if not wanted or len(gone) > len(wanted):
            gone, new, parts = set(), wanted, [f"DROP SILENT GRAPH {graph_node(graph)}"]
        else:
            parts = []
        return parts + [_data(verb, graph, quads) for verb, quads in (("DELETE", gone), ("INSERT", new)) if quads]

    def _extend(self, quads: list[ox.Quad]) -> None:
        """Add quads in one transaction, in half the time of an update: the engine need not parse them."""
        self._guard()
        try:
            self.engine.extend(quads)
        except (OSError, ValueError, RuntimeError) as error:
            raise self._refused(error) from error

    def _unanswered(self, error: Exception) -> StoreError:
        remedy = "Restore a backup or build again; if the question has SERVICE, check that the other endpoint answers."
        return StoreError(f"The store could not answer: {error}.", where=str(self.folder or "memory"), remedy=remedy)

    def _refused(self, error: Exception) -> StoreError:
        remedy = "Check the space and the rights of the folder."
        return StoreError(f"The store refused: {error}.", where=str(self.folder or "memory"), remedy=remedy)

    def _write(self, update: str) -> None:
        self._guard()
        try:
            self.engine.update(update)
        except SyntaxError as error:
            raise QuerySyntaxError(f"The update does not parse: {error}.", remedy="Nothing was changed; mend it.") from error
        except (OSError, ValueError, RuntimeError) as error:
            raise self._refused(error) from error

    def _guard(self) -> None:
        if self.read_only:
            raise StoreError("The store is open read-only.", where=str(self.folder), remedy="Open it for writing.")


def _data(verb: str, graph: str, quads: Iterable[ox.Quad]) -> str:
    lines = "\n".join(f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads)
    return f"{verb} DATA {{ GRAPH <{graph}> {{\n{lines}\n}} }}"


class _Counted:
    """Bytes that pass by, and how many there were."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self.pieces = pieces
        self.size = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            self.size += len(piece)
            yield piece


def _graph(triples: Iterable[Triple]) -> Graph:
    from rdflib import Graph

    graph = Graph()
    for triple in triples:
        graph.store.add(triple, graph)
    return graph
