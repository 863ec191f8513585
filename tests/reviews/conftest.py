"""The papers of a partnership, read into a store of their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import gapgraph
from graph_store import open_store
from graph_store.contract import Store
from tests.reviews.papers import JULY, MAY


def _write(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "may.txt").write_text(MAY, encoding="utf-8")
    (folder / "july.txt").write_text(JULY, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the papers lie: always the same place, so that a build knows them again."""
    return tmp_path_factory.mktemp("reviews") / "papers"


@pytest.fixture(scope="session")
def graph(folder: Path) -> str:
    """The papers as a graph, read once."""
    with open_store() as opened:
        assert gapgraph.build([_write(folder)], opened).ok
        return "".join(opened.dump())


@pytest.fixture
def papers(folder: Path) -> Path:
    """A folder with the papers, as they were."""
    return _write(folder)


@pytest.fixture
def store(papers: Path, graph: str) -> Iterator[Store]:
    """The papers in a store in memory."""
    with open_store() as opened:
        opened.load([graph])
        yield opened
