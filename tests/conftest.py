"""What all tests share: paths, parts that may be missing, and a network that is closed but for this machine."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


def _server() -> str | None:
    beside = Path(shutil.which("python") or "").parent / "oxigraph"
    import sys

    here = Path(sys.executable).parent / "oxigraph"
    return next((str(path) for path in (here, beside) if path.is_file()), shutil.which("oxigraph"))


PARTS: dict[str, tuple[Callable[[], str | None], str]] = {
    "java": (lambda: shutil.which("java"), "there is no Java to run HermiT with"),
    "browser": (_chromium, "there is no Chromium"),
    "server": (_server, "the oxigraph server is not installed"),
    "doc": (lambda: shutil.which("antiword") or shutil.which("soffice"), "there is no converter for .doc (antiword or LibreOffice)"),
}


@pytest.fixture(scope="session")
def need() -> Callable[[str], str]:
    """Return a function that gives the path of a part, skips without it, or fails where CI must have it."""

    def part(name: str) -> str:
        find, reason = PARTS[name]
        found = find()
        if found:
            return found
        if name in os.environ.get("GAPGRAPH_REQUIRE", "").split(","):
            pytest.fail(f"{reason}, and GAPGRAPH_REQUIRE asks for it")
        pytest.skip(reason)

    return part


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def samples() -> Path:
    return ROOT / "samples"


def _shared(*parts: str) -> Path:
    folder = SHARED.joinpath(*parts)
    if not folder.is_dir():
        pytest.skip("the real documents are not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def shared_seeds() -> Path:
    return _shared("seeds")


@pytest.fixture(scope="session")
def shared_corpus() -> Path:
    return _shared("corpus")


@pytest.fixture(scope="session")
def shared_gold() -> Path:
    return _shared("gold")


@pytest.fixture(autouse=True)
def closed_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family in (socket.AF_INET, socket.AF_INET6) and host not in _LOOPBACK:
            raise AssertionError(f"a test tried to reach {host}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield
