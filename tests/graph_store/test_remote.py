"""How the remote store speaks of trouble, against a real HTTP server that makes it."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from graph_store import open_store
from graph_store.addresses import Profile
from graph_store.errors import InputError, RemoteStoreError, StoreError, UnknownNameError, UsageError
from graph_store.remote import Address, RemoteStore

TRUE = '{"head": {}, "boolean": true}'


class Troubled(BaseHTTPRequestHandler):
    """Answers each path with a trouble of its own."""

    def do_POST(self) -> None:
        self.body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
        self.server.seen.append((self.command, self.path, self.headers.get("Authorization", "")))  # type: ignore[attr-defined]
        getattr(self, "_" + self.path.split("?", maxsplit=1)[0].strip("/").split("/")[0])()

    do_PUT = do_DELETE = do_POST  # noqa: N815  the base class' names

    def _slow(self) -> None:
        time.sleep(1.5)
        self._full()

    def _full(self) -> None:
        self._answer(500, "the disk is full\nsecond line with secret-word")

    def _locked(self) -> None:
        self._answer(401, "who are you?")

    def _token(self) -> None:
        if self.headers.get("Authorization") == "Bearer secret-word":
            self._answer(200, TRUE)
        else:
            self._locked()

    def _digest(self) -> None:
        if self.headers.get("Authorization", "").startswith('Digest username="ann"'):
            self._answer(200, TRUE)
        else:
            self._answer(401, "", {"WWW-Authenticate": 'Digest realm="r", nonce="n", qop="auth", algorithm=MD5'})

    def _silent(self) -> None:
        self._answer(503, "")

    def _page(self) -> None:
        self._answer(502, "<!DOCTYPE html><html><body><h1>Bad   Gateway</h1></body></html>")

    def _broken(self) -> None:
        self._answer(200, '{"head": {"vars": ["x"]}, "results": {"bind')

    def _odd(self) -> None:
        self._answer(200, '{"head": {}, "results": []}')

    def _list(self) -> None:
        self._answer(200, "[]")

    def _torn(self) -> None:
        self._answer(200, '{"head"', {"Content-Length": "5000"})

    def _moved(self) -> None:
        self._answer(307, "", {"Location": "/echo"})

    def _found(self) -> None:
        self._answer(302, "", {"Location": "/echo"})

    def _away(self) -> None:
        self._answer(307, "", {"Location": f"http://localhost:{self.connection.getsockname()[1]}/echo"})

    def _circle(self) -> None:
        self._answer(307, "", {"Location": "/circle"})

    def _echo(self) -> None:
        self._answer(200, json.dumps({"head": {}, "boolean": self.command == "POST" and "ASK" in self.body}))

    def _gone(self) -> None:
        self._answer(404, "no such graph")

    def _bad(self) -> None:
        self._answer(400, "line 1: not triples")

    def _answer(self, status: int, body: str, more: dict[str, str] | None = None) -> None:
        data = body.encode()
        headers = {"Content-Type": "application/sparql-results+json", "Content-Length": str(len(data)), **(more or {})}
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # who asked may have gone
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the base class'
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Troubled)
    server.seen = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def troubled(server: ThreadingHTTPServer) -> str:
    server.seen.clear()  # type: ignore[attr-defined]
    return f"http://127.0.0.1:{server.server_address[1]}"


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("locked", 401, "GAPGRAPH_STORE_USER"),
        ("full", 500, "the disk is full"),
        ("silent", 503, "Service Unavailable.*Wait"),
        ("page", 502, "502: Bad Gateway[.]"),
        ("broken", 200, "not whole"),
        ("list", 200, "not whole"),
        ("odd", 200, "no SPARQL result"),
        ("torn", 0, "not whole"),
        ("gone", 404, "Check the address"),
    ],
)
def test_trouble_is_told_with_what_to_do(troubled: str, path: str, status: int, says: str) -> None:
    store = RemoteStore(Address(f"{troubled}/{path}"))
    with pytest.raises(RemoteStoreError, match=says) as raised:
        store.select("SELECT ?x WHERE { ?x ?y ?z }")
    assert raised.value.status == status
    assert raised.value.remedy


def test_an_endpoint_that_does_not_answer(troubled: str) -> None:
    store = RemoteStore(Address(f"{troubled}/slow", timeout=0.3))
    with pytest.raises(RemoteStoreError, match="in time"):
        store.ask("ASK { ?x ?y ?z }")


@pytest.mark.parametrize("path", ["moved", "found"])
def test_a_question_follows_an_endpoint_that_moved(troubled: str, path: str) -> None:
    assert RemoteStore(Address(f"{troubled}/{path}")).ask("ASK { ?x ?y ?z }")


def test_a_question_and_its_password_stay_on_their_server(server: ThreadingHTTPServer, troubled: str) -> None:
    with pytest.raises(RemoteStoreError, match="another server"):
        RemoteStore(Address(f"{troubled}/away", auth="basic", user="ann", secret="pass")).ask("ASK { ?x ?y ?z }")
    assert [path for _, path, _ in server.seen] == ["/away"]  # type: ignore[attr-defined]
    with pytest.raises(RemoteStoreError, match="307"):
        RemoteStore(Address(f"{troubled}/circle")).ask("ASK { ?x ?y ?z }")


def test_digest_is_spoken_for_questions_and_graphs(troubled: str) -> None:
    address = Address(f"{troubled}/digest", graphs=f"{troubled}/digest", auth="digest", user="ann", secret="pass")
    assert RemoteStore(address).ask("ASK { ?x ?y ?z }")
    RemoteStore(address).replace("https://example.org/g", "<https://example.org/a> <https://example.org/b> <https://example.org/c> .")


def test_graphs_go_by_the_graph_store_protocol(server: ThreadingHTTPServer, troubled: str) -> None:
    line = "<https://example.org/a> <https://example.org/b> <https://example.org/c> ."
    graph = "https://example.org/g?x=1&y#z"
    store = RemoteStore(Address(f"{troubled}/query", graphs=f"{troubled}/echo"))
    store.replace(graph, line)
    store.replace(graph, "")
    escaped = "/echo?graph=https%3A%2F%2Fexample.org%2Fg%3Fx%3D1%26y%23z"
    assert [(method, path) for method, path, _ in server.seen] == [("PUT", escaped), ("DELETE", escaped)]  # type: ignore[attr-defined]
    RemoteStore(Address(f"{troubled}/query", graphs=f"{troubled}/gone")).replace(graph, "")
    with pytest.raises(RemoteStoreError, match="404"):
        RemoteStore(Address(f"{troubled}/query", graphs=f"{troubled}/gone")).replace(graph, line)
    with pytest.raises(InputError, match="not triples"):
        RemoteStore(Address(f"{troubled}/query", graphs=f"{troubled}/bad")).replace(graph, line)


def test_a_large_graph_is_split_only_where_an_endpoint_demands_it(server: ThreadingHTTPServer, troubled: str) -> None:
    text = "".join(f'<https://example.org/a> <https://example.org/b> "{number}" .\n' for number in range(10))
    for most, requests in ((0, 1), (4, 3)):
        server.seen.clear()  # type: ignore[attr-defined]
        profile = Profile("small", ("", "", ""), most=most)
        RemoteStore(Address(f"{troubled}/echo", f"{troubled}/echo", profile=profile)).replace("https://example.org/g", text)
        assert len(server.seen) == requests  # type: ignore[attr-defined]


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
    with pytest.raises(RemoteStoreError, match="[*]{3}") as echoed:
        RemoteStore(Address(f"{troubled}/full", auth="bearer", secret="secret-word")).ask("ASK { ?x ?y ?z }")
    assert "secret-word" not in str(echoed.value)


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


def test_profiles_say_where_an_endpoint_keeps_its_services() -> None:
    fuseki = Address.from_url("http://127.0.0.1:3030/ds/query", {"GAPGRAPH_STORE_PROFILE": "fuseki"})
    assert (fuseki.update, fuseki.graphs) == ("http://127.0.0.1:3030/ds/update", "http://127.0.0.1:3030/ds/data")
    virtuoso = Address.from_url("http://a%40b:p%3A@127.0.0.1:8890/sparql", {"GAPGRAPH_STORE_PROFILE": "virtuoso"})
    assert (virtuoso.query, virtuoso.update) == ("http://127.0.0.1:8890/sparql", "http://127.0.0.1:8890/sparql-auth")
    assert (virtuoso.auth, virtuoso.user, virtuoso.secret) == ("digest", "a@b", "p:")
    with pytest.raises(UnknownNameError, match="oxigraph"):
        Address.from_url("http://127.0.0.1:3030", {"GAPGRAPH_STORE_PROFILE": "unheard-of"})


def test_an_endpoint_opened_for_reading_is_not_written_to(server: ThreadingHTTPServer, troubled: str) -> None:
    store = open_store(f"{troubled}/query", read_only=True)
    works: tuple[Callable[[], None], ...] = (lambda: store.replace("https://example.org/g", ""), store.clear, lambda: store.update("DROP ALL"))
    for work in works:
        with pytest.raises(StoreError, match="takes no updates"):
            work()
    assert server.seen == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("url", ["ftp://ann:pass@example.org/x", "file:///etc/passwd", "http://"])
def test_an_address_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="no address") as raised:
        open_store(url)
    assert "pass@" not in str(raised.value)
