"""What registers cost: python benchmarks/registers.py [FOLDER] [FORMAT=FILE ...].

Reads the folder (the samples if none is named) into a fresh store on disk without registers and into one with them, and prints what
registers cost at a start and beside the reading. Without FORMAT=FILE it makes a register of 50,000 schools, of which 200 have one name.
Absolute times depend on the machine: read the shares.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import gapgraph
from gapgraph.identities.refreshing import count_identities
from graph_store import open_store
from ingest.pipeline import build
from ingest.sharing import refresh_parties

Result = TypeVar("Result")
MADE = 50_000
SHARED = 200  # schools of one name
STARTS = """Ash Beech Cedar Dale Elm Fir Glen Heath Ivy Juniper King Larch Mill North Oak Park Queen River South Thorn Upper Vale West
    Wood""".split()
ENDS = "bank bridge bury church combe cross dale den field ford gate grove ham hill holm hurst ley mead mere moor ridge ton well".split()
SORTS = """Primary School|Infant School|Junior School|Academy|High School|Village College|Nursery School|Grammar School""".split("|")


def timed(stage: Callable[[], Result]) -> tuple[Result, float]:
    """Run a stage and return what it gave and how long it took."""
    started = time.perf_counter()
    result = stage()
    return result, time.perf_counter() - started


def made_register(folder: Path) -> Path:
    """Write a register of schools."""
    places = [f"{start}{end}" for start in STARTS for end in ENDS]
    names = ["St Mary's Catholic Primary School"] * SHARED
    names += [f"{place} {other} {sort}" for sort in SORTS for other in STARTS for place in places][: MADE - SHARED]
    rows = (f'{number},"{name}",{places[number % len(places)]},,' for number, name in enumerate(names, 100_000))
    path = folder / "schools.csv"
    path.write_text("urn,name,town,open_date,close_date\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def added(where: Path, files: Iterable[tuple[str, Path]]) -> None:
    """Add registers to a store."""
    with open_store(where) as store:
        for form, file in files:
            result, seconds = timed(lambda form=form, file=file: gapgraph.add_register(store, form, file))  # type: ignore[misc]
            print(f"  added {form:10} {result.register.entries:8,} bodies {seconds:8.2f} s")


def start(where: Path) -> float:
    """Open a store, ask it one question, and close it: the least of five."""

    def once() -> None:
        with open_store(where) as store:
            store.ask("ASK { ?s a <https://w3id.org/gapgraph/ontology#Document> }")

    return min(timed(once)[1] for _ in range(5))


def read(where: Path, folder: Path) -> tuple[float, float]:
    """Read a folder into a store, then only find again who is who: seconds of both."""
    with open_store(where) as store:
        _, reading = timed(lambda: build([folder], store, jobs=1))
        sharing = min(timed(lambda: refresh_parties(store))[1] for _ in range(3))
        counts = count_identities(store)
    print(f"  read in {reading:.2f} s, of which who is who {sharing:.2f} s{f': {dict(counts)}' if counts else ''}")
    return reading, sharing


def main(arguments: list[str]) -> None:
    """Compare a store with registers to one without."""
    given = [argument.split("=", 1) for argument in arguments if "=" in argument]
    folder = Path(next((argument for argument in arguments if "=" not in argument), "samples"))
    with tempfile.TemporaryDirectory() as scratch:
        plain, listed = Path(scratch) / "plain", Path(scratch) / "listed"
        files = [(form, Path(file)) for form, file in given] or [("schools", made_register(Path(scratch)))]
        print("without registers")
        reading, without = read(plain, folder)
        opened = start(plain)
        print("with registers")
        added(listed, files)
        _, with_registers = read(listed, folder)
        extra, cost = max(start(listed) - opened, 0), max(with_registers - without, 0)
        print(f"at a start:           {extra:.3f} s more")
        print(f"beside the reading:   {cost:.3f} s more, {cost / reading:.1%} of {reading:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
