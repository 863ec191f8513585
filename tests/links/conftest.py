"""Papers of a small invented partnership, read into a store in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import gapgraph
from graph_store import open_store
from graph_store.contract import Store

Build = Callable[..., Store]


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Build]:
    """A function that reads papers, given as name and text, into one store."""
    with open_store() as store:

        def read(**papers: str) -> Store:
            for name, text in papers.items():
                (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
            gapgraph.build([tmp_path], store)
            return store

        yield read


def minutes(day: str, *paragraphs: str) -> str:
    """Return minutes of a board's meeting on a day, with paragraphs of one item."""
    said = "\n\n".join(paragraphs)
    return f"Fenwick Health Partnership Board\n\nMinutes of the meeting held on {day}\n\nPresent: Ann Lee (Fenwick Council), Bob Hay (Fenwick NHS Trust)\n\n1. Services\n\n{said}\n"
