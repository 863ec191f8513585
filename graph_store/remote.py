"""The remote store: any SPARQL 1.1 endpoint, through SPARQLWrapper.

Questions and updates go through SPARQLWrapper (POST, JSON results); whole graphs go through the Graph Store
Protocol, which SPARQLWrapper does not speak, as one PUT: that is what makes replacing a graph atomic.
Where an endpoint has no graph store address, a graph is replaced by one DROP and INSERT DATA update instead.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Literal, Self
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from graph_store.contract import Table
from graph_store.errors import InputError, QuerySyntaxError, RemoteStoreError, StoreError
from graph_store.nquads import parse_graph, parse_quads, to_triples
from graph_store.wording import has_from

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Identifier

Auth = Literal["none", "basic", "digest", "bearer"]
_TIMEOUT: Final = 60.0  # seconds for one answer: a researcher's question that takes longer has gone wrong
_ALL_GRAPHS: Final = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"


@dataclass(frozen=True, slots=True)
class Address:
    """Where an endpoint is, and how to be let in.

    Attributes:
        query: Address of the query service.
        update: Address of the update service; empty for a read-only endpoint.
        graphs: Address of the graph store; empty if there is none.
        auth: How to authenticate.
        user: User name for basic and digest.
        secret: Password or token; never shown.
        timeout: Seconds to wait for an answer.
        union: Parameter that asks this endpoint to take all graphs as the default graph, which our questions
            mean; empty where an endpoint does so anyway. It is not sent with a question that has FROM, which
            Oxigraph's server would then ignore.
    """

    query: str
    update: str = ""
    graphs: str = ""
    auth: Auth = "none"
    user: str = ""
    secret: str = field(default="", repr=False)
    timeout: float = _TIMEOUT
    union: str = ""

    @classmethod
    def from_url(cls, url: str, environment: Mapping[str, str] | None = None) -> Address:
        """Work out the addresses from one URL.

        Args:
            url: Address of a server ("http://127.0.0.1:7878") or of its query service (ending in /query or /sparql).
                A user and password in it are taken out of it.
            environment: Where GAPGRAPH_STORE_USER, _PASSWORD and _TOKEN are looked up; the process' own if None.

        Returns:
            The address.
        """
        given = os.environ if environment is None else environment
        parts = urlsplit(url)
        plain = urlunsplit((parts.scheme, parts.netloc.rsplit("@", 1)[-1], parts.path.rstrip("/"), "", ""))
        token = given.get("GAPGRAPH_STORE_TOKEN", "")
        user = parts.username or given.get("GAPGRAPH_STORE_USER", "")
        secret = token or parts.password or given.get("GAPGRAPH_STORE_PASSWORD", "")
        auth: Auth = "bearer" if token else "basic" if user else "none"
        base = plain.removesuffix("/query")
        if plain.endswith("/sparql"):
            return cls(plain, plain, "", auth, user, secret)
        return cls(f"{base}/query", f"{base}/update", f"{base}/store", auth, user, secret, union="union-default-graph")


class RemoteStore:
    """A store behind a SPARQL 1.1 endpoint.

    Args:
        address: Where it is, and how to be let in.
    """

    def __init__(self, address: Address) -> None:
        self.address = address

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
        """
        found = self._json(query)
        if "results" not in found:
            raise QuerySyntaxError("This is not a SELECT question.", remedy="Use ask() or construct() for other forms.")
        columns = tuple(found["head"].get("vars", ()))
        rows = tuple(tuple(_term(row.get(name)) for name in columns) for row in found["results"]["bindings"])
        return Table(columns, rows)

    def ask(self, query: str) -> bool:
        """See `graph_store.contract.Reader.ask`.

        Returns:
            True or false.

        Raises:
            QuerySyntaxError: If the text does not parse as an ASK question.
        """
        found = self._json(query)
        if "boolean" not in found:
            raise QuerySyntaxError("This is not an ASK question.", remedy="Use select() or construct() for other forms.")
        return bool(found["boolean"])

    def construct(self, query: str) -> Graph:
        """See `graph_store.contract.Reader.construct`.

        Returns:
            An rdflib graph.

        Raises:
            QuerySyntaxError: If the text does not parse as a CONSTRUCT or DESCRIBE question.
        """
        from rdflib import Graph
        from rdflib.exceptions import ParserError

        data = self._ask_server(query, "turtle")
        try:
            return Graph().parse(data=data, format="turtle")
        except (ParserError, SyntaxError) as error:
            raise QuerySyntaxError(
                "This is not a CONSTRUCT or DESCRIBE question.", remedy="Use select() or ask() for other forms."
            ) from error

    def graph_names(self) -> tuple[str, ...]:
        """See `graph_store.contract.Reader.graph_names`."""
        return tuple(str(row["g"]) for row in self.select(_ALL_GRAPHS))

    def graph(self, name: str) -> Graph:
        """See `graph_store.contract.Reader.graph`."""
        from rdflib import Graph

        if not self.ask(f"ASK {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"):
            return Graph()
        return self.construct(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}")

    def dump(self, graphs: Iterable[str] | None = None) -> Iterator[str]:
        """See `graph_store.contract.Reader.dump`."""
        lines: list[str] = []
        for name in self.graph_names() if graphs is None else sorted(graphs):
            table = self.select(f"SELECT ?s ?p ?o WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}")
            lines += [f"{_line(row['s'], row['p'], row['o'])} <{name}> .\n" for row in table]
        yield from sorted(lines)

    def count(self, graph: str | None = None) -> int:
        """See `graph_store.contract.Reader.count`."""
        where = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "GRAPH ?g { ?s ?p ?o }"
        table = self.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}")
        return next((int(row["n"]) for row in table), 0)

    def replace(self, graph: str, nquads: str) -> None:
        """See `graph_store.contract.Writer.replace`."""
        triples = to_triples(parse_graph(nquads, graph))
        if not triples:
            self.update(f"DROP SILENT GRAPH <{graph}>")
        elif self.address.graphs:
            self._put(graph, triples)
        else:
            self.update(f"DROP SILENT GRAPH <{graph}>;\nINSERT DATA {{ GRAPH <{graph}> {{\n{triples}\n}} }}")

    def replace_many(self, graphs: Mapping[str, str]) -> None:
        """See `graph_store.contract.Writer.replace_many`; each graph changes by itself."""
        for graph, nquads in graphs.items():
            parse_graph(nquads, graph)
        for graph, nquads in graphs.items():
            self.replace(graph, nquads)

    def load(self, nquads: Iterable[str]) -> None:
        """See `graph_store.contract.Writer.load`."""
        for piece in nquads:
            by_graph: dict[str, list[str]] = {}
            for quad in parse_quads(piece):
                by_graph.setdefault(str(quad.graph_name), []).append(f"{quad.subject} {quad.predicate} {quad.object} .")
            body = "\n".join(f"GRAPH {name} {{\n" + "\n".join(lines) + "\n}" for name, lines in by_graph.items())
            self.update(f"INSERT DATA {{ {body} }}")

    def update(self, query: str) -> None:
        """See `graph_store.contract.Writer.update`.

        Raises:
            StoreError: If the endpoint is read-only.
        """
        if not self.address.update:
            raise StoreError("The endpoint takes no updates.", where=self.address.query, remedy="Give the address of its update service.")
        wrapper = self._wrapper(self.address.update)
        wrapper.setQuery(query)
        wrapper.queryType = "INSERT"  # SPARQLWrapper guesses from the first word, which may be a comment or a prefix
        self._run(wrapper)

    def clear(self) -> None:
        """See `graph_store.contract.Writer.clear`."""
        self.update("DROP ALL")

    def backup(self, folder: Path) -> None:
        """See `graph_store.contract.Writer.backup`: one N-Quads file.

        Raises:
            StoreError: If the folder exists and is not empty.
        """
        if folder.exists() and any(folder.iterdir()):
            raise StoreError("The folder for the copy is not empty.", where=str(folder), remedy="Name a new folder.")
        from graph_store.embedded import EmbeddedStore

        with EmbeddedStore(folder) as copy:
            copy.load(["".join(self.dump())])

    def close(self) -> None:
        """See `graph_store.contract.Store.close`: nothing is held open between questions."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _json(self, query: str) -> dict[str, Any]:
        data = self._ask_server(query, "json")
        try:
            found: dict[str, Any] = json.loads(data)
        except json.JSONDecodeError as error:
            if data.lstrip().startswith(("<", "@", "_:")):
                raise QuerySyntaxError("The endpoint answered with RDF.", remedy="Use construct() for this question.") from error
            remedy = "The question may have run out of time: ask for less, or raise the timeout."
            raise RemoteStoreError("The endpoint's answer is not whole.", status=200, where=self.address.query, remedy=remedy) from error
        return found

    def _ask_server(self, query: str, form: str) -> str:
        wrapper = self._wrapper(self.address.query)
        wrapper.setQuery(query)
        wrapper.setReturnFormat(form)
        if self.address.union and not has_from(query):
            wrapper.addParameter(self.address.union, "")
        return self._run(wrapper)

    def _wrapper(self, url: str) -> Any:  # noqa: ANN401  SPARQLWrapper has no types
        from SPARQLWrapper import BASIC, DIGEST, POST, SPARQLWrapper

        wrapper = SPARQLWrapper(url)
        wrapper.setMethod(POST)
        wrapper.setTimeout(max(1, round(self.address.timeout)))
        if self.address.auth in ("basic", "digest"):
            wrapper.setHTTPAuth(BASIC if self.address.auth == "basic" else DIGEST)
            wrapper.setCredentials(self.address.user, self.address.secret)
        elif self.address.auth == "bearer":
            wrapper.addCustomHttpHeader("Authorization", f"Bearer {self.address.secret}")
        return wrapper

    def _run(self, wrapper: Any) -> str:  # noqa: ANN401  SPARQLWrapper has no types
        from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

        try:
            return bytes(wrapper.query().response.read()).decode("utf-8", errors="replace")
        except QueryBadFormed as error:
            raise QuerySyntaxError(
                f"The endpoint cannot parse this: {_first_line(error)}.", where=self.address.query, remedy="Mend it."
            ) from error
        except SPARQLWrapperException as error:
            raise _refused(error, self.address.query) from error
        except HTTPError as error:
            raise _http(error, self.address.query) from error
        except (URLError, OSError) as error:
            raise _unreachable(error, self.address.query) from error

    def _put(self, graph: str, triples: str) -> None:
        request = Request(f"{self.address.graphs}?graph={quote(graph, safe='')}", data=triples.encode(), method="PUT")
        request.add_header("Content-Type", "application/n-triples")
        for name, value in self._headers().items():
            request.add_header(name, value)
        try:
            with urlopen(request, timeout=self.address.timeout) as answer:
                answer.read()
        except HTTPError as error:
            if error.code == 400:
                raise InputError(
                    f"The endpoint cannot parse the graph: {_said(error)}.", where=self.address.graphs, remedy="Nothing was changed."
                ) from error
            raise _http(error, self.address.graphs) from error
        except (URLError, OSError) as error:
            raise _unreachable(error, self.address.graphs) from error

    def _headers(self) -> dict[str, str]:
        import base64

        if self.address.auth == "bearer":
            return {"Authorization": f"Bearer {self.address.secret}"}
        if self.address.auth == "basic":
            pair = base64.b64encode(f"{self.address.user}:{self.address.secret}".encode()).decode()
            return {"Authorization": f"Basic {pair}"}
        return {}


def _term(value: Mapping[str, str] | None) -> Identifier | None:
    from rdflib.term import BNode, Literal, URIRef

    if value is None:
        return None
    if value["type"] == "uri":
        return URIRef(value["value"])
    if value["type"] == "bnode":
        return BNode(value["value"])
    if "xml:lang" in value:
        return Literal(value["value"], lang=value["xml:lang"])
    datatype = value.get("datatype", "")
    plain = not datatype or datatype == "http://www.w3.org/2001/XMLSchema#string"
    return Literal(value["value"]) if plain else Literal(value["value"], datatype=URIRef(datatype), normalize=False)


def _line(*terms: Identifier) -> str:
    """One N-Quads statement as the embedded store writes it, by the same engine."""
    from graph_store.terms import to_engine

    return " ".join(str(to_engine(term)) for term in terms)


def _first_line(error: Exception) -> str:
    text = str(error).replace("b'", "").strip()
    lines = [line for line in text.splitlines() if line.strip() and "QueryBadFormed" not in line]
    return (lines[-1] if lines else text)[:300].rstrip(".'")


def _said(error: HTTPError) -> str:
    return error.read().decode(errors="replace").strip().splitlines()[0][:300] if error.fp else error.reason


def _http(error: HTTPError, where: str) -> RemoteStoreError:
    remedies = {
        401: "Give a user and password, or a token (GAPGRAPH_STORE_USER, _PASSWORD, _TOKEN).",
        403: "Ask for the right to do this.",
        404: "Check the address of the endpoint.",
    }
    return RemoteStoreError(
        f"The endpoint answered {error.code}: {_said(error)}.",
        status=error.code,
        where=where,
        remedy=remedies.get(error.code, "See the endpoint's own log."),
    )


def _refused(error: Exception, where: str) -> RemoteStoreError:
    names = {"Unauthorized": 401, "EndPointNotFound": 404, "EndPointInternalError": 500, "URITooLong": 414}
    status = names.get(type(error).__name__, 0)
    remedy = (
        "Give a user and password, or a token (GAPGRAPH_STORE_USER, _PASSWORD, _TOKEN)."
        if status == 401
        else "Check the address, and see the endpoint's own log."
    )
    return RemoteStoreError(f"The endpoint refused: {_first_line(error)}.", status=status, where=where, remedy=remedy)


def _unreachable(error: Exception, where: str) -> RemoteStoreError:
    reason = getattr(error, "reason", None) or error
    slow = isinstance(reason, TimeoutError) or "timed out" in str(reason)
    happened = "The endpoint did not answer in time." if slow else f"The endpoint cannot be reached: {reason}."
    return RemoteStoreError(
        happened,
        where=where,
        remedy="Check that the server runs and that the address is right." if not slow else "Ask for less, or raise the timeout.",
    )
