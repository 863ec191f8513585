"""The whole road, timed by its stages: python benchmarks/road.py FOLDER [FOLDER...].

Reads the folder into a fresh store on disk, proves the graph, finds the gaps, and reads it again unchanged. Absolute times
depend on the machine: compare the shares, or two versions in one run.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gapgraph.gaps import write_gaps
from graph_store import open_store
from graph_store.validation import validate
from ingest.pipeline import build

Result = TypeVar("Result")


def timed(name: str, stage: Callable[[], Result]) -> tuple[Result, float]:
    """Run a stage, print how long it took, and return what it gave."""
    started = time.perf_counter()
    result = stage()
    seconds = time.perf_counter() - started
    print(f"  {name:24} {seconds:8.2f} s")
    return result, seconds


def road(folder: Path) -> None:
    """Time the road of one folder."""
    print(folder.name)
    with tempfile.TemporaryDirectory() as scratch, open_store(Path(scratch) / "store") as store:
        first, seconds = timed("read and write", lambda: build([folder], store))
        gaps, _ = timed("find gaps", lambda: write_gaps(store))
        proof, _ = timed("prove", lambda: validate(store))
        again, _ = timed("read again, unchanged", lambda: build([folder], store))
        print(f"  {len(first.read)} documents, {first.words:,} words, {store.count():,} quads, {len(gaps):,} gaps")
        print(f"  {first.words / seconds:,.0f} words/s, text to quads in the store")
        print(f"  proved: {proof.conforms}; {proof.passages:,} passages compared; second run wrote: {again.changed}")


if __name__ == "__main__":
    for argument in sys.argv[1:] or ["samples"]:
        road(Path(argument))
