"""A small corpus of our own writing, read by the real pipeline."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import gapgraph
from graph_store.contract import Store

MINUTES = """MINUTES OF THE HARBOUR PARTNERSHIP BOARD

Held on 12 June 2017

Present: Anna Berg (Chair), Tom Field (Selby County Council)

1. Reading scheme
It was agreed that Selby County Council would publish the reading figures by 31 July 2017.
Ms Berg said that 35% of pupils had no reading scheme (School Survey 2016).
ACTION: Tom Field to write to the schools about =SUM(A1) and | bars by 1 September 2017.

2. Transport
Ms Berg was concerned that nobody knew how many buses run.
"""
LATER = """MINUTES OF THE HARBOUR PARTNERSHIP BOARD

Held on 4 October 2017

Present: Anna Berg (Chair)

1. Reading scheme
Selby County Council had published the reading figures in July.
"""


def write_papers(folder: Path) -> Path:
    """Write the minutes of two meetings into a folder, and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "june.txt").write_text(MINUTES, encoding="utf-8")
    (folder / "october.txt").write_text(LATER, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the minutes lie: always the same place, so that a build knows them again."""
    return tmp_path_factory.mktemp("read") / "papers"


@pytest.fixture(scope="session")
def graph(folder: Path) -> str:
    """The minutes as a graph, read once."""
    with gapgraph.open_store() as opened:
        gapgraph.build([write_papers(folder)], opened)
        return "".join(opened.dump())


@pytest.fixture
def papers(folder: Path) -> Path:
    """A folder with the minutes, as they were."""
    return write_papers(folder)


@pytest.fixture
def store(graph: str) -> Iterator[Store]:
    """The minutes in a store in memory."""
    with gapgraph.open_store() as opened:
        opened.load([graph])
        yield opened


@pytest.fixture
def change(papers: Path, store: Store) -> Callable[[str, str], None]:
    """Return what changes words of the June minutes and reads them again."""

    def changed(old: str, new: str) -> None:
        path = papers / "june.txt"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        gapgraph.build([papers], store)

    return changed
