"""The papers of a partnership, read into a store of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import gapgraph
from graph_store import open_store
from graph_store.contract import Store
from tests.reviews.papers import JULY, MAY


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "may.txt").write_text(MAY, encoding="utf-8")
    (folder / "july.txt").write_text(JULY, encoding="utf-8")
    return folder


@pytest.fixture
def store(papers: Path) -> Iterator[Store]:
    with open_store(None) as opened:
        assert gapgraph.build([papers], opened).ok
        yield opened
