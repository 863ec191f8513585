"""What the wheel and the source archive hold."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive, built from this checkout with what is installed."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--sdist", "--outdir", str(folder), str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def _data(root: Path, folder: str) -> set[str]:
    return {path.relative_to(root).as_posix() for path in (root / folder).rglob("*") if path.is_file()}


def test_the_wheel_holds_the_three_packages_and_their_data_and_nothing_else(root: Path, built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    tops = {name.split("/")[0] for name in names}
    assert tops == {"gapgraph", "ingest", "graph_store", "gapgraph-0.1.0.dist-info"}
    expected = {f"graph_store/data/{name}" for folder in ("ontology", "queries") for name in _data(root, folder)}
    assert {name for name in names if name.startswith("graph_store/data/")} == expected
    assert {f"{package}/py.typed" for package in ("gapgraph", "ingest", "graph_store")} <= names
    assert not [name for name in names if "__pycache__" in name]


def test_the_wheel_holds_every_file_of_the_packages_and_their_data_byte_for_byte(root: Path, built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    rooms = {"gapgraph": "gapgraph", "ingest": "ingest", "graph_store": "graph_store", "ontology": "graph_store/data/ontology", "queries": "graph_store/data/queries"}
    held = {f"{home}/{path.relative_to(root / room).as_posix()}": path for room, home in rooms.items() for path in (root / room).rglob("*") if path.is_file()}
    with zipfile.ZipFile(wheel) as archive:
        differing = [name for name, path in held.items() if "__pycache__" not in name and archive.read(name) != path.read_bytes()]
    assert not differing


def test_the_source_archive_can_test_and_document_itself(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.split("/", 1)[1] for name in opened.getnames() if "/" in name}
    needed = {"Makefile", "constraints.txt", "mkdocs.yml", "LICENSE", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "pyproject.toml"}
    assert needed <= names
    assert {"samples/mind-the-gap-minutes.txt", "tests/conftest.py", "tools/demo.sh", "docs/index.md", "queries/partners.rq"} <= names
