"""The whole road on one core, timed by its stages: python benchmarks/road.py FOLDER [FOLDER...].

Reads the folder into a fresh store on disk, proves the graph, finds the gaps, and reads it again unchanged; then once more into a
second fresh store, when all patterns are compiled. Each folder has a process of its own, so that its first reading is a cold one.

Times are of the clock, and of one core: what the process, its threads and its children worked, whatever else the machine did.
They depend on the machine: compare the shares, the ratio of warm to cold, or two versions in one run.
"""

from __future__ import annotations

import os
import subprocess
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
from ingest.documents import find_files
from ingest.pipeline import build, read_document

Result = TypeVar("Result")


def timed(name: str, stage: Callable[[], Result]) -> tuple[Result, float]:
    """Run a stage, print how long it took, and return what it gave and the seconds of one core."""
    started, worked = time.perf_counter(), _worked()
    result = stage()
    seconds = _worked() - worked
    print(f"  {name:24} {time.perf_counter() - started:8.2f} s   {seconds:8.2f} s of one core")
    return result, seconds


def _worked() -> float:
    """Seconds that all threads of this process, and its children that have ended, have worked."""
    return sum(os.times()[:4])


def road(folder: Path) -> None:
    """Time the road of one folder."""
    print(folder.name)
    with tempfile.TemporaryDirectory() as scratch, open_store(Path(scratch) / "store") as store:
        first, cold = timed("read and write, cold", lambda: build([folder], store))
        gaps, _ = timed("find gaps", lambda: write_gaps(store))
        proof, _ = timed("prove", lambda: validate(store))
        again, _ = timed("read again, unchanged", lambda: build([folder], store))
        print(f"  {len(first.read)} documents, {first.words:,} words, {store.count():,} quads, {len(gaps):,} gaps")
        print(f"  proved: {proof.conforms}; {proof.passages:,} passages compared; second run wrote: {again.changed}")
    with tempfile.TemporaryDirectory() as scratch, open_store(Path(scratch) / "store") as store:
        _, warm = timed("read and write, warm", lambda: build([folder], store))
    files = find_files([folder]).files
    _, reading = timed("of that, text to quads", lambda: [read_document(file.path, file.name) for file in files])
    print(
        f"  words a second on one core, text to quads in the store: {first.words / cold:,.0f} cold, {first.words / warm:,.0f} warm "
        f"({cold / warm:.1f} times); without the store {first.words / reading:,.0f} warm"
    )


if __name__ == "__main__":
    folders = sys.argv[1:] or ["samples"]
    if len(folders) == 1:
        road(Path(folders[0]))
    else:
        for argument in folders:
            subprocess.run([sys.executable, __file__, argument], check=True)
