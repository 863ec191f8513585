"""The partnership's papers of our own writing, read once by the real pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import gapgraph
from graph_store.contract import Store


@pytest.fixture(scope="session")
def partnership(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Three years of a partnership in a store, read only."""
    folder = tmp_path_factory.mktemp("partnership") / "graph"
    papers = Path(__file__).parents[1] / "fixtures" / "partnership" / "papers"
    with gapgraph.open_store(folder) as opened:
        gapgraph.build([papers], opened, jobs=1)
    with gapgraph.open_store(folder, read_only=True) as opened:
        yield opened
