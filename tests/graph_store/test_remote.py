"""How the remote store speaks of trouble, against a real HTTP server that makes it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from graph_store.errors import RemoteStoreError, StoreError
from graph_store.remote import Address, RemoteStore


class Troubled(BaseHTTPRequestHandler):
    """Answers each path with a trouble of its own."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        if self.path.startswith("/slow"):
            time.sleep(3)
        if self.path.startswith("/token") and self.headers.get("Authorization") == "Bearer secret-word":
            self._answer(200, '{"head": {}, "boolean": true}')
        elif self.path.startswith(("/locked", "/token")):
            self._answer(401, "who are you?")
        elif self.path.startswith("/broken"):
            self._answer(200, '{"head": {"vars": ["x"]}, "results": {"bind')
        else:
            self._answer(500, "the disk is full")

    def _answer(self, status: int, body: str) -> None:
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the base class'
        """Say nothing."""


@pytest.fixture(scope="module")
def troubled() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Troubled)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "status", "says"), [("locked", 401, "GAPGRAPH_STORE_USER"), ("full", 500, "own log"), ("broken", 200, "not whole")]
)
def test_trouble_is_told_with_what_to_do(troubled: str, path: str, status: int, says: str) -> None:
    store = RemoteStore(Address(f"{troubled}/{path}"))
    with pytest.raises(RemoteStoreError, match=says) as raised:
        store.select("SELECT ?x WHERE { ?x ?y ?z }")
    assert raised.value.status == status


def test_an_endpoint_that_does_not_answer(troubled: str) -> None:
    store = RemoteStore(Address(f"{troubled}/slow", timeout=1))
    with pytest.raises(RemoteStoreError, match="in time"):
        store.ask("ASK { ?x ?y ?z }")


def test_no_server_at_all() -> None:
    with pytest.raises(RemoteStoreError, match="cannot be reached"):
        RemoteStore(Address("http://127.0.0.1:9/query")).ask("ASK { ?x ?y ?z }")


def test_a_token_opens_and_is_never_shown(troubled: str) -> None:
    address = Address(f"{troubled}/token", auth="bearer", secret="secret-word")
    assert RemoteStore(address).ask("ASK { ?x ?y ?z }")
    assert "secret-word" not in repr(address)
    with pytest.raises(RemoteStoreError) as raised:
        RemoteStore(Address(f"{troubled}/token", auth="bearer", secret="wrong-word")).ask("ASK { ?x ?y ?z }")
    assert "wrong-word" not in str(raised.value)


def test_addresses_from_one_url() -> None:
    address = Address.from_url("http://ann:pass@127.0.0.1:7878/", {})
    assert (address.query, address.update, address.graphs) == tuple(
        f"http://127.0.0.1:7878/{part}" for part in ("query", "update", "store")
    )
    assert (address.auth, address.user, address.secret) == ("basic", "ann", "pass")
    assert Address.from_url("https://example.org/sparql", {"GAPGRAPH_STORE_TOKEN": "t"}).auth == "bearer"


def test_a_read_only_endpoint_refuses_updates() -> None:
    with pytest.raises(StoreError, match="takes no updates"):
        RemoteStore(Address("http://127.0.0.1:9/query")).update("DROP ALL")
