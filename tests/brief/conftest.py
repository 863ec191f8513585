"""The partnership's papers of our own writing, in a store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import gapgraph
from graph_store.contract import Store


@pytest.fixture(scope="session")
def partnership(partnership: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Three years of a partnership in a store, read only."""
    folder = tmp_path_factory.mktemp("partnership") / "graph"
    with gapgraph.open_store(folder) as opened:
        opened.load([partnership])
    with gapgraph.open_store(folder, read_only=True) as opened:
        yield opened
