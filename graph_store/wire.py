"""Talking to a SPARQL endpoint over HTTP, and saying clearly what went wrong.

Questions and updates are SPARQLWrapper's requests, whole graphs those of the Graph Store Protocol, which it
does not speak. Both go through one opener of our own, for four reasons: SPARQLWrapper keeps passwords for digest
in a global of urllib; urllib turns a POST that is sent elsewhere into a GET without its question, and takes
the password along to any other server; and a proxy has no business between this machine and itself.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from typing import IO, Any, Final, Literal
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import (
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

from graph_store.addresses import Address
from graph_store.errors import InputError, QuerySyntaxError, RemoteStoreError
from graph_store.wording import has_from

_ACCEPT_TRIPLES: Final = "application/n-triples,text/turtle;q=0.8,application/rdf+xml;q=0.5"
_LOGIN: Final = "Give a user and password, or a token (GAPGRAPH_STORE_USER, _PASSWORD, _TOKEN)."
_LESS: Final = "Ask for less, or raise the timeout."
_REMEDIES: Final[Mapping[int, str]] = {
    401: _LOGIN,
    403: "Ask for the right to do this.",
    404: "Check the address of the endpoint.",
    405: "Check the address: this one does not take such requests.",
    408: _LESS,
    413: "Write less at once.",
    429: "Wait, and ask again.",
    503: "Wait, and ask again; see the endpoint's own log.",
    504: _LESS,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What an endpoint answered.

    Attributes:
        data: The bytes.
        media_type: Their media type, without parameters.
        where: The address that answered.
    """

    data: bytes
    media_type: str
    where: str


class Wire:
    """The line to one endpoint.

    Args:
        address: Where it is, and how to be let in.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        self._opener = _opener(address)

    def ask(self, query: str, form: Literal["rows", "triples"]) -> Answer:
        """Send a question.

        Args:
            query: SPARQL text.
            form: What is expected.

        Returns:
            SPARQL results in JSON, or RDF.

        Raises:
            QuerySyntaxError: If the endpoint cannot parse the question.
            RemoteStoreError: If it answers with an error, or not at all.
        """
        request = self._request(self.address.query, query, "SELECT" if form == "rows" else "CONSTRUCT")
        return self._send(request, QuerySyntaxError)

    def update(self, text: str) -> None:
        """Send an update.

        Args:
            text: SPARQL text.

        Raises:
            QuerySyntaxError: If the endpoint cannot parse the update.
            RemoteStoreError: If it answers with an error, or not at all.
        """
        self._send(self._request(self.address.update, text, "INSERT"), QuerySyntaxError)

    def graph(self, method: Literal["PUT", "POST", "DELETE"], graph: str, triples: str = "") -> None:
        """Replace a graph, add to it or remove it, by the Graph Store Protocol.

        Args:
            method: PUT, POST or DELETE.
            graph: IRI of the graph.
            triples: N-Triples.

        Raises:
            InputError: If the endpoint cannot parse the triples.
            RemoteStoreError: If it answers with an error, or not at all.
        """
        request = Request(f"{self.address.graphs}?graph={quote(graph, safe='')}", method=method, headers=_headers(self.address))
        if method != "DELETE":
            request.data = triples.encode()
            request.add_header("Content-Type", "application/n-triples")
        try:
            self._send(request, InputError)
        except RemoteStoreError as error:
            if method != "DELETE" or error.status != 404:  # a graph that is not there need not be removed
                raise

    def _request(self, url: str, text: str, kind: str) -> Request:
        wrapper = SPARQLWrapper(url)
        wrapper.setMethod(POST)
        wrapper.setReturnFormat(TURTLE if kind == "CONSTRUCT" else JSON)
        name, value = self.address.profile.union
        if name and kind != "INSERT" and not has_from(text):
            wrapper.addParameter(name, value)
        for header, content in _headers(self.address).items():
            wrapper.addCustomHttpHeader(header, content)
        if kind == "CONSTRUCT":
            wrapper.addCustomHttpHeader("Accept", _ACCEPT_TRIPLES)
        wrapper.setQuery(text)
        wrapper.queryType = kind  # SPARQLWrapper guesses from the first word, which may be in a comment or a prefix
        return wrapper._createRequest()

    def _send(self, request: Request, unparsed: type[QuerySyntaxError] | type[InputError]) -> Answer:
        where = request.full_url.split("?", 1)[0]
        try:
            with self._opener.open(request, timeout=self.address.timeout) as response:
                return Answer(response.read(), response.headers.get_content_type(), where)
        except HTTPError as error:
            said = _said(error, self.address.secret)
            if error.code == 400:
                raise unparsed(f"The endpoint cannot parse this: {said}.", where=where, remedy="Nothing was changed; mend it.") from error
            remedy = _REMEDIES.get(error.code, "See the endpoint's own log.")
            raise RemoteStoreError(f"The endpoint answered {error.code}: {said}.", status=error.code, where=where, remedy=remedy) from error
        except (URLError, OSError, HTTPException) as error:
            raise _unreachable(error, where) from error


class _Redirects(HTTPRedirectHandler):
    """Sends the same request to where the endpoint moved, but never to another server."""

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> Request:
        if urlsplit(newurl).hostname != urlsplit(req.full_url).hostname:
            where = newurl.split("?", 1)[0]
            raise RemoteStoreError("The endpoint moved to another server.", status=code, where=where, remedy="Give that address yourself.")
        return Request(newurl, data=req.data, headers=req.headers, method=req.get_method(), unverifiable=True)


def _opener(address: Address) -> OpenerDirector:
    handlers: list[Any] = [_Redirects()]
    if urlsplit(address.query).hostname in {"127.0.0.1", "::1", "localhost"}:
        handlers.append(ProxyHandler({}))
    if address.auth == "digest":
        passwords = HTTPPasswordMgrWithDefaultRealm()
        for url in filter(None, (address.query, address.update, address.graphs)):
            passwords.add_password(None, url, address.user, address.secret)  # None means any realm
        handlers.append(HTTPDigestAuthHandler(passwords))
    return build_opener(*handlers)


def _headers(address: Address) -> dict[str, str]:
    if address.auth == "bearer":
        return {"Authorization": f"Bearer {address.secret}"}
    if address.auth == "basic":
        pair = base64.b64encode(f"{address.user}:{address.secret}".encode()).decode()
        return {"Authorization": f"Basic {pair}"}
    return {}


def _said(error: HTTPError, secret: str) -> str:
    """The beginning of the server's own message, without mark-up and without what we sent in confidence."""
    try:
        text = error.read(4000).decode(errors="replace")
    except (OSError, HTTPException):
        text = ""
    text = " ".join(re.sub(r"<[^<>]*>", " ", text).split() if text.lstrip().startswith("<!") else text.split())
    text = (text or str(error.reason)).rstrip(". ")[:300]
    return text.replace(secret, "***") if secret else text


def _unreachable(error: Exception, where: str) -> RemoteStoreError:
    reason = getattr(error, "reason", None) or error
    if isinstance(reason, TimeoutError) or "timed out" in str(reason):
        return RemoteStoreError("The endpoint did not answer in time.", where=where, remedy=_LESS)
    if isinstance(error, HTTPException):
        happened = f"The endpoint's answer is not whole: {type(error).__name__}."
        return RemoteStoreError(happened, where=where, remedy="Ask again; see the endpoint's own log.")
    remedy = "Check that the server runs and that the address is right."
    return RemoteStoreError(f"The endpoint cannot be reached: {reason}.", where=where, remedy=remedy)
