"""What every test may use: parts of the machine, the folders of documents, and a network that ends at this machine."""

from __future__ import annotations

import importlib.util
import ipaddress
import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

import gapgraph

ROOT: Final = Path(__file__).resolve().parents[1]


def _program(*names: str) -> str | None:
    folders = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    return next((found for name in names if (found := shutil.which(name, path=folders))), None)


def _browser() -> str | None:
    return _program("chromium", "chromium-browser", "google-chrome") if importlib.util.find_spec("playwright") else None


def _shared() -> str | None:
    folder = ROOT.parent / "shared"
    return str(folder) if (folder / "seeds").is_dir() else None


# What a test may need: how to find it, and what to do where it is not found.
PARTS: Final[dict[str, tuple[Callable[[], str | None], str]]] = {
    "browser": (_browser, "There is no Chromium with Playwright for Python; install Debian's chromium and `pip install playwright`."),
    "java": (lambda: _program("java"), "There is no Java to run HermiT with; install Debian's default-jre-headless."),
    "server": (lambda: _program("oxigraph"), "There is no SPARQL server to talk to; `pip install oxigraph`."),
    "doc": (lambda: _program("antiword", "soffice", "libreoffice"), "There is no converter for .doc; install antiword or LibreOffice."),
    "shared": (_shared, "The real documents are not beside this checkout (../shared)."),
}


def find_part(part: str) -> str:
    """Return where a part is; skip the test without it, or fail where GAPGRAPH_REQUIRE names it."""
    probe, reason = PARTS[part]
    found = probe()
    if found is not None:
        return found
    if part in os.environ.get("GAPGRAPH_REQUIRE", "").split(","):
        pytest.fail(f"{reason} GAPGRAPH_REQUIRE says that it must be here.", pytrace=False)
    pytest.skip(reason)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Honour `@pytest.mark.needs("java", ...)`."""
    for mark in item.iter_markers("needs"):
        for part in mark.args:
            find_part(part)


@pytest.fixture(scope="session")
def need() -> Callable[[str], str]:
    """Return the function that finds a part of the machine: `need("java")` gives its path, skips or fails."""
    return find_part


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the top of the repository; skips where the tests lie elsewhere and run against an installed wheel."""
    if not (ROOT / "ontology").is_dir():
        pytest.skip("This is about the repository, and the tests run outside it.")
    return ROOT


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of sample documents."""
    return ROOT / "samples"


@pytest.fixture(scope="session")
def fixture_graph() -> str:
    """Return a small graph with hostile names that was written by hand."""
    return (ROOT / "tests" / "views" / "fixture.nq").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def samples_graph(samples: Path) -> str:
    """Return the graph of the samples, read once."""
    return _graph_of(samples)


@pytest.fixture(scope="session")
def partnership() -> str:
    """Return the graph of fourteen papers of an invented partnership that speak of each other's promises and figures, read once."""
    return _graph_of(ROOT / "tests" / "fixtures" / "partnership" / "papers")


def _graph_of(papers: Path) -> str:
    with gapgraph.open_store() as store:
        result = gapgraph.build([papers], store)
        assert result.validation is not None
        assert result.validation.conforms, result.validation.violations
        return "".join(store.dump())


@pytest.fixture(scope="session")
def shared_seeds() -> Path:
    """Return the folder of the five real documents; skips where it is absent."""
    return Path(find_part("shared"), "seeds")


@pytest.fixture(scope="session")
def shared_corpus() -> Path:
    """Return the folder of real papers; skips where it is absent."""
    return Path(find_part("shared"), "corpus")


@pytest.fixture(scope="session")
def shared_gold() -> Path:
    """Return the folder of what careful readers found; skips where it is absent."""
    return Path(find_part("shared"), "gold")


def is_loopback(host: object) -> bool:
    """Tell whether an address stays on this machine."""
    if host in {None, "", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def closed_network() -> Iterator[None]:
    """Refuse every connection and look-up that would leave this machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", _guarded_lookup(socket.getaddrinfo))
        yield


def _guarded(connect: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(this: socket.socket, address: Any) -> Any:
        if this.family in {socket.AF_INET, socket.AF_INET6} and not is_loopback(address[0]):
            raise PermissionError(f"Tests do not leave this machine, but one connects to {address[0]}. Start what it needs on 127.0.0.1.")
        return connect(this, address)

    return guarded


def _guarded_lookup(lookup: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(host: Any, *rest: Any, **named: Any) -> Any:
        if not is_loopback(host):
            raise PermissionError(f"Tests do not leave this machine, but one looks up {host}. Start what it needs on 127.0.0.1.")
        return lookup(host, *rest, **named)

    return guarded


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run first what takes long, so that no worker is left alone with it, and the browser last.

    Its greenlets upset CPython 3.11's own count of recursion, on which `ast.parse` then fails.
    """
    items.sort(key=lambda item: (item.path.parent.name == "browser", item.get_closest_marker("first") is None))
