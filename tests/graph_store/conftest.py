"""The stores that every test of the contract runs against: in memory, on disk, and a real SPARQL server."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph_store import open_store
from graph_store.contract import Store

PATIENCE = 60  # seconds for the server to listen


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server(need: Callable[[str], object], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of our own: it says itself when it listens, because another's may have taken the port meanwhile."""
    folder = tmp_path_factory.mktemp("server")
    for attempt in range(5):
        process, address = _started(str(need("server")), folder / str(attempt))
        if address:
            break
    else:
        pytest.fail("The server did not start: " + (folder / "4.log").read_text(encoding="utf-8"))
    yield address
    process.terminate()
    process.wait(timeout=10)


def _started(program: str, folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    """A server, and its address once it listens; none if it ends before."""
    place, said = f"127.0.0.1:{_free_port()}", folder.with_suffix(".log")
    with said.open("wb") as log:
        process = subprocess.Popen([program, "serve", "--location", str(folder), "--bind", place], stdout=log, stderr=log)
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        if "Listening" in said.read_text(encoding="utf-8"):
            return process, f"http://{place}"
        time.sleep(0.02)
    process.kill()
    return process, ""


@pytest.fixture(params=["memory", "disk", "remote"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    where: str | Path | None = None
    if request.param == "disk":
        where = tmp_path / "store"
    elif request.param == "remote":
        where = request.getfixturevalue("server")
    with open_store(where) as opened:
        opened.clear()
        yield opened
