"""What the adapter costs: times of the embedded store beside raw pyoxigraph on the same store, in one run.

    python benchmarks/store.py [COMMITMENTS]

Raw means that every row or triple is fetched from the engine as its own objects. Rounds are interleaved, so that
what else the machine does falls on both; medians are given, and what counts is the ratio.
"""

from __future__ import annotations

import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

from graph_store.embedded import EmbeddedStore

EX = "https://example.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"
ROUNDS = 9
PATTERN = f"?c <{EX}owner> ?body ; <{EX}label> ?label ; <{EX}start> ?start"
SELECT = f"SELECT ?c ?body ?label ?start WHERE {{ {PATTERN} }}"
POINT = f"SELECT ?body ?label WHERE {{ <{EX}commitment/77> <{EX}owner> ?body ; <{EX}label> ?label }}"
PATH = f"SELECT ?name WHERE {{ <{EX}commitment/77> <{EX}owner>/<{EX}name> ?name }}"
CONSTRUCT = f"CONSTRUCT {{ ?c <{EX}owner> ?body ; <{EX}label> ?label }} WHERE {{ {PATTERN} }} LIMIT 2000"

Pair = tuple[Callable[[], object], Callable[[], object]]


def lines(commitments: int) -> Iterator[str]:
    """Yield N-Quads of a partnership graph: bodies, and commitments with owner, words and offset, 50 a document."""
    for body in range(300):
        yield f'<{EX}body/{body}> <{EX}name> "Body number {body}" <{EX}graph/parties> .\n'
    for number in range(commitments):
        subject, graph = f"<{EX}commitment/{number}>", f"<{EX}graph/{number // 50}>"
        yield f"{subject} <{EX}owner> <{EX}body/{number % 300}> {graph} .\n"
        yield f'{subject} <{EX}label> "Commitment {number}: that the partners will report by the end of the year" {graph} .\n'
        yield f'{subject} <{EX}start> "{number * 7}"^^<{XSD}integer> {graph} .\n'


def pairs(store: EmbeddedStore) -> dict[str, Pair]:
    """Return what is compared: for each task the raw way and the adapter's."""
    raw, document = store.engine, _document()
    update = f"DROP SILENT GRAPH <{EX}graph/raw>; INSERT DATA {{ GRAPH <{EX}graph/raw> {{ {document} }} }}"

    def rows(query: str) -> list[tuple[object, ...]]:
        return [tuple(solution) for solution in raw.query(query, use_default_graph_as_union=True)]  # type: ignore[union-attr,arg-type]

    def both(query: str) -> Pair:
        return lambda: rows(query), lambda: store.select(query)

    return {
        "SELECT, 1,000 rows": both(f"{SELECT} LIMIT 1000"),
        "SELECT, all rows": both(SELECT),
        "point query": both(POINT),
        "path query": both(PATH),
        "CONSTRUCT, 4,000 triples": (
            lambda: list(raw.query(CONSTRUCT, use_default_graph_as_union=True)),  # type: ignore[arg-type]
            lambda: store.construct(CONSTRUCT),
        ),
        "JSON stream, all rows": (
            lambda: raw.query(SELECT, use_default_graph_as_union=True).serialize(io.BytesIO(), format=ox.QueryResultsFormat.JSON),  # type: ignore[union-attr]
            lambda: store.stream(SELECT, io.BytesIO()),
        ),
        "commit of one document": (lambda: raw.update(update), lambda: store.replace(f"{EX}graph/new", document)),
    }


def loads(commitments: int) -> Pair:
    """Return bulk loading into new folders, raw and by the adapter."""
    pieces = list(lines(commitments))

    def raw() -> None:
        with tempfile.TemporaryDirectory() as folder:
            ox.Store(folder).bulk_load("".join(pieces).encode(), format=ox.RdfFormat.N_QUADS)

    def adapter() -> None:
        with tempfile.TemporaryDirectory() as folder, EmbeddedStore(Path(folder)) as store:
            store.load(pieces)

    return raw, adapter


def compare(pair: Pair, rounds: int = ROUNDS) -> tuple[float, float]:
    """Return the median milliseconds of the raw way and of the adapter's."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for kept, work in zip(times, pair, strict=True):
            start = time.perf_counter()
            work()
            kept.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[0]), statistics.median(times[1])


def main(commitments: int) -> None:
    """Print one line a task."""
    print(f"{'task':28}{'raw ms':>10}{'here ms':>10}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as folder, EmbeddedStore(Path(folder)) as store:
        store.load(lines(commitments))
        tasks = pairs(store)
        for name, pair in tasks.items():
            _report(name, *compare(pair))
    _report("bulk load", *compare(loads(commitments), 3))


def _report(name: str, raw: float, here: float) -> None:
    print(f"{name:28}{raw:10.2f}{here:10.2f}{here / raw:8.2f}")


def _document() -> str:
    """One document's facts as N-Triples."""
    end = f" <{EX}graph/0> .\n"
    return "".join(f"{line.removesuffix(end)} .\n" for line in lines(50) if line.endswith(end))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
