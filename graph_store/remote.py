"""The remote store: any SPARQL 1.1 endpoint.

Questions and updates go through SPARQLWrapper; whole graphs go through the Graph Store Protocol as one PUT: that is
what makes replacing a graph atomic. Where an endpoint has no graph store address, a graph is replaced by one DROP and
INSERT DATA update instead, in several steps only where its profile says that it cannot take as much at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

import pyoxigraph as ox

from graph_store.addresses import Address
from graph_store.contract import Table
from graph_store.errors import QuerySyntaxError, RemoteStoreError, StoreError
from graph_store.folders import require_empty
from graph_store.nquads import batches, graph_node, parse_graph, to_triples
from graph_store.terms import Tokens, iri, literal
from graph_store.wire import Answer, Wire

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Identifier

__all__ = ["Address", "RemoteStore"]

_ALL_GRAPHS: Final = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_AT_ONCE: Final = 20_000  # triples in one request of a long load: some megabytes, so that a server need not hold all of it


class RemoteStore:
    """A store behind a SPARQL 1.1 endpoint.

    Args:
        address: Where it is, and how to be let in.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        self._wire = Wire(address)

    @classmethod
    def from_url(cls, url: str) -> RemoteStore:
        """Open an endpoint from one URL; see `Address.from_url`."""
        return cls(Address.from_url(url))

    def __repr__(self) -> str:
        return f"RemoteStore({self.address.query!r})"

    def select(self, query: str) -> Table:
        """See `graph_store.contract.Reader.select`.

        Returns:
            The solutions.

        Raises:
            QuerySyntaxError: If the text does not parse as a SELECT question.
            RemoteStoreError: If the endpoint's answer is not whole.
        """
        found = self._results(query, "results", "This is not a SELECT question.")
        try:
            columns = tuple(found["head"]["vars"])
            rows = tuple([tuple([_term(row.get(name)) for name in columns]) for row in found["results"]["bindings"]])
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            remedy = "Check that the address is a SPARQL 1.1 endpoint."
            raise RemoteStoreError("The answer is no SPARQL result.", status=200, where=self.address.query, remedy=remedy) from error
        return Table(columns, rows)

    def ask(self, query: str) -> bool:
        """See `graph_store.contract.Reader.ask`.

        Returns:
            True or false.

        Raises:
            QuerySyntaxError: If the text does not parse as an ASK question.
        """
        return bool(self._results(query, "boolean", "This is not an ASK question.")["boolean"])

    def construct(self, query: str) -> Graph:
        """See `graph_store.contract.Reader.construct`.

        Returns:
            An rdflib graph.

        Raises:
            QuerySyntaxError: If the text does not parse as a CONSTRUCT or DESCRIBE question.
        """
        from rdflib import Graph

        read, graph = Tokens().__getitem__, Graph()
        for quad in self._quads(query):
            triple = read(str(quad.subject)), read(str(quad.predicate)), read(str(quad.object))
            graph.store.add(triple, graph)  # type: ignore[arg-type]  # never unbound in a triple
        return graph

    def graph_names(self) -> tuple[str, ...]:
        """See `graph_store.contract.Reader.graph_names`."""
        return tuple(sorted({str(row["g"]) for row in self.select(_ALL_GRAPHS)}))

    def graph(self, name: str) -> Graph:
        """See `graph_store.contract.Reader.graph`."""
        return self.construct(_whole(name))

    def dump(self, graphs: Iterable[str] | None = None) -> Iterator[str]:
        """See `graph_store.contract.Reader.dump`.

        Yields:
            N-Quads lines, sorted.

        Raises:
            RemoteStoreError: If the endpoint gives fewer triples of a graph than it says that there are.
        """
        lines: list[str] = []
        for name in self.graph_names() if graphs is None else sorted(set(graphs)):
            end = f"<{name}> .\n"
            found = [f"{quad.subject} {quad.predicate} {quad.object} {end}" for quad in self._quads(_whole(name))]
            if len(found) < self.count(name):
                remedy = "The endpoint cuts long answers off: ask whoever runs it for its limit to be raised."
                happened = f"The endpoint gave {len(found)} triples of {name}, not all."
                raise RemoteStoreError(happened, where=self.address.query, remedy=remedy)
            lines += found
        lines.sort()
        yield from lines

    def count(self, graph: str | None = None) -> int:
        """See `graph_store.contract.Reader.count`."""
        where = f"GRAPH {graph_node(graph) if graph else '?g'} {{ ?s ?p ?o }}"
        table = self.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}")
        return next((int(str(row["n"])) for row in table), 0)

    def replace(self, graph: str, nquads: str) -> None:
        """See `graph_store.contract.Writer.replace`."""
        self._replace(graph, to_triples(parse_graph(nquads, graph)))

    def replace_many(self, graphs: Mapping[str, str]) -> None:
        """See `graph_store.contract.Writer.replace_many`; all together where the endpoint can, else each by itself."""
        parsed = {graph: to_triples(parse_graph(nquads, graph)) for graph, nquads in graphs.items()}
        if self.address.profile.transactional and self.address.update:
            drops = [f"DROP SILENT GRAPH <{graph}>" for graph in parsed]
            self.update(";\n".join(drops + [_insert({f"<{graph}>": triples}) for graph, triples in parsed.items() if triples]))
            return
        for graph, triples in parsed.items():
            self._replace(graph, triples)

    def load(self, nquads: Iterable[str]) -> None:
        """See `graph_store.contract.Writer.load`."""
        for batch in batches(nquads, self.address.profile.most or _AT_ONCE):
            by_graph: dict[str, list[ox.Quad]] = {}
            for quad in batch:
                by_graph.setdefault(str(quad.graph_name), []).append(quad)
            self.update(_insert({graph: to_triples(quads) for graph, quads in by_graph.items()}))

    def update(self, query: str) -> None:
        """See `graph_store.contract.Writer.update`.

        Raises:
            StoreError: If the endpoint is read-only.
        """
        if not self.address.update:
            raise StoreError("The endpoint takes no updates.", where=self.address.query, remedy="Give the address of its update service.")
        self._wire.update(query)

    def clear(self) -> None:
        """See `graph_store.contract.Writer.clear`."""
        self.update("DROP ALL")

    def backup(self, folder: Path) -> None:
        """See `graph_store.contract.Writer.backup`: an embedded store.

        Raises:
            StoreError: If the folder exists and is not empty.
        """
        from graph_store.embedded import EmbeddedStore

        require_empty(folder)
        lines = self.dump()
        with EmbeddedStore(folder) as copy:
            copy.load(lines)

    def close(self) -> None:
        """See `graph_store.contract.Store.close`: nothing is held open between questions."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _replace(self, graph: str, triples: str) -> None:
        if self.address.graphs:
            self._wire.graph("PUT" if triples else "DELETE", graph, triples)
            return
        lines = [f"{line}\n" for line in triples.split("\n") if line]  # splitlines() would split inside literals
        most = self.address.profile.most or len(lines) or 1
        steps = ["".join(lines[start : start + most]) for start in range(0, len(lines), most)]
        inserts = [_insert({f"<{graph}>": step}) for step in steps]
        self.update(";\n".join([f"DROP SILENT GRAPH <{graph}>", *inserts[:1]]))
        for insert in inserts[1:]:
            self.update(insert)

    def _results(self, query: str, key: str, otherwise: str) -> dict[str, Any]:
        answer = self._wire.ask(query, "rows")
        if ox.RdfFormat.from_media_type(answer.media_type) is not None and "json" not in answer.media_type:
            raise QuerySyntaxError(otherwise, where=answer.where, remedy="The endpoint answered with RDF: use construct().")
        try:
            found = json.loads(answer.data)
        except ValueError as error:
            raise _torn(answer) from error
        if not isinstance(found, dict) or not {"results", "boolean"} & found.keys():
            raise _torn(answer)
        if key not in found:
            raise QuerySyntaxError(otherwise, where=answer.where, remedy="Use select(), ask() or construct(), as the question is.")
        return found

    def _quads(self, query: str) -> Iterator[ox.Quad]:
        answer = self._wire.ask(query, "triples")
        form = ox.RdfFormat.from_media_type(answer.media_type)
        if form is None:
            raise QuerySyntaxError("This is not a CONSTRUCT or DESCRIBE question.", where=answer.where, remedy="Use select() or ask().")
        try:
            yield from ox.parse(answer.data, format=form)
        except SyntaxError as error:
            raise _torn(answer) from error


def _whole(graph: str) -> str:
    return f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph_node(graph)} {{ ?s ?p ?o }} }}"


def _insert(graphs: Mapping[str, str]) -> str:
    body = "\n".join(f"GRAPH {graph} {{\n{triples}}}" for graph, triples in graphs.items())
    return f"INSERT DATA {{ {body} }}"


def _torn(answer: Answer) -> RemoteStoreError:
    remedy = "The question may have run out of time: ask for less, or raise the timeout."
    return RemoteStoreError("The endpoint's answer is not whole.", status=200, where=answer.where, remedy=remedy)


def _term(value: Mapping[str, str] | None) -> Identifier | None:
    from rdflib.term import BNode

    if value is None:
        return None
    if value["type"] == "uri":
        return iri(value["value"])
    if value["type"] == "bnode":
        return BNode(value["value"])
    return literal(value["value"], value.get("xml:lang", ""), value.get("datatype", ""))
