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


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(need: Callable[[str], object], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program, port = str(need("server")), _free_port()
    folder = tmp_path_factory.mktemp("server")
    process = subprocess.Popen(
        [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


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
