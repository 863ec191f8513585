"""Where SPARQL endpoints are, how they let one in, and the ways in which they differ."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal
from urllib.parse import unquote, urlsplit, urlunsplit

from graph_store.errors import UnknownNameError, UsageError

Auth = Literal["none", "basic", "digest", "bearer"]
_TIMEOUT: Final = 60.0  # seconds for one answer: a researcher's question that takes longer has gone wrong


@dataclass(frozen=True, slots=True)
class Profile:
    """What one kind of endpoint does its own way.

    Attributes:
        name: What it is called.
        paths: Where below the server's address questions, updates and graphs go; an empty path means that it has none.
        union: Parameter and value that ask for all graphs as the default graph, which our questions mean; empty where
            an endpoint does so anyway. It is not sent with a question that has FROM, which Oxigraph's server would ignore.
        most: Most triples that one request may carry; 0 if there is no limit. A graph that is larger is replaced in
            several steps, and others can see it half written.
        transactional: Whether an update of several steps is seen as a whole or not at all.
        auth: How a user and password are sent.
    """

    name: str
    paths: tuple[str, str, str]
    union: tuple[str, str] = ("", "")
    most: int = 0
    transactional: bool = False
    auth: Auth = "basic"


PROFILES: Final[Mapping[str, Profile]] = {
    profile.name: profile
    for profile in (
        Profile("oxigraph", ("/query", "/update", "/store"), union=("union-default-graph", ""), transactional=True),
        # The next three follow their manuals; only Oxigraph's own server takes part in the contract test.
        Profile("fuseki", ("/query", "/update", "/data"), union=("default-graph-uri", "urn:x-arq:UnionGraph"), transactional=True),
        Profile("virtuoso", ("/sparql", "/sparql-auth", ""), most=4000, auth="digest"),
        Profile("plain", ("", "", "")),
    )
}


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
        profile: What this endpoint does its own way.
    """

    query: str
    update: str = ""
    graphs: str = ""
    auth: Auth = "none"
    user: str = ""
    secret: str = field(default="", repr=False)
    timeout: float = _TIMEOUT
    profile: Profile = PROFILES["plain"]

    @classmethod
    def from_url(cls, url: str, environment: Mapping[str, str] | None = None) -> Address:
        """Work out the addresses from one URL.

        Args:
            url: Address of a server ("http://127.0.0.1:7878") or of its query service (ending in /query or /sparql).
                A user and password in it are taken out of it.
            environment: Where GAPGRAPH_STORE_USER, _PASSWORD, _TOKEN and _PROFILE are looked up; the process' own if
                None. The profile is oxigraph, but plain for an address that ends in /sparql, if nothing is said.

        Returns:
            The address.

        Raises:
            UsageError: If the URL is not one of http or https with a host.
            UnknownNameError: If there is no such profile.
        """
        given = os.environ if environment is None else environment
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            shown = urlunsplit((parts.scheme, parts.netloc.rsplit("@", 1)[-1], parts.path, "", ""))
            raise UsageError("This is no address of a SPARQL endpoint.", where=shown, remedy="Give one that begins with http:// or https://.")
        plain = urlunsplit((parts.scheme, parts.netloc.rsplit("@", 1)[-1], parts.path.rstrip("/"), "", ""))
        profile = _profile(given.get("GAPGRAPH_STORE_PROFILE", ""), plain)
        token = given.get("GAPGRAPH_STORE_TOKEN", "")
        user = _decoded(parts.username) or given.get("GAPGRAPH_STORE_USER", "")
        secret = token or _decoded(parts.password) or given.get("GAPGRAPH_STORE_PASSWORD", "")
        auth: Auth = "bearer" if token else profile.auth if user else "none"
        base = plain.removesuffix(profile.paths[0])
        query, update, graphs = (base + path if path else "" for path in profile.paths)
        return cls(query or plain, update or plain, graphs, auth, user, secret, profile=profile)

    def for_reading(self) -> Address:
        """Return the same address without its services for writing."""
        return replace(self, update="", graphs="")


def _profile(name: str, url: str) -> Profile:
    wanted = name or ("plain" if url.endswith("/sparql") else "oxigraph")
    if wanted not in PROFILES:
        raise UnknownNameError("store profile", wanted, PROFILES)
    return PROFILES[wanted]


def _decoded(part: str | None) -> str:
    return unquote(part or "")
