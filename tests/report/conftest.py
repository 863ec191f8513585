"""The fixture graph in a store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph_store import open_store
from graph_store.contract import Store


@pytest.fixture
def store(fixture_graph: str) -> Iterator[Store]:
    """A store in memory that holds fixture.nq.

    Yields:
        The store.
    """
    with open_store() as opened:
        opened.load([fixture_graph])
        yield opened


@pytest.fixture
def linked(partnership: str) -> Iterator[Store]:
    """A store in memory that holds papers which speak of each other.

    Yields:
        The store.
    """
    with open_store() as opened:
        opened.load([partnership])
        yield opened
