"""The fixture graph in a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store import open_store
from graph_store.contract import Store


@pytest.fixture
def store() -> Iterator[Store]:
    """A store in memory that holds fixture.nq.

    Yields:
        The store.
    """
    with open_store() as opened:
        opened.load([(Path(__file__).parents[1] / "views" / "fixture.nq").read_text(encoding="utf-8")])
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
