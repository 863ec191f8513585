"""Proving the graph: what `graph_store.validation` proves of any store, and that the values of figures follow from their words.

The second needs the reading of numbers, so it stands here: each figure is read again in its quotation by the patterns that read it
first, and must give the value that the graph states, as text and as a number. And a build proves what is new (`prove`): the shapes
are what takes long, and a document's graph that fitted them fits them until it is written again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from graph_store.namespaces import ACTIVITIES_GRAPH, GG
from graph_store.resources import query_text, resource_folder
from graph_store.validation import BESIDE, ValidationReport, Violation
from graph_store.validation import validate as validate_store
from ingest.activities import activities_nquads, read_activities
from ingest.identify.local import document_graph

if TYPE_CHECKING:
    from graph_store.contract import Reader, Store


def validate(store: Reader, *, shapes: Path | None = None, graphs: Iterable[str] | None = None) -> ValidationReport:
    """Prove the graph.

    Args:
        store: The store.
        shapes: File with SHACL shapes, in Turtle or another format that its ending tells; the shipped ones if None.
        graphs: Named graphs to hold against the shapes; all documents' if None.

    Returns:
        The report.

    Raises:
        InputError: If the shapes cannot be read, or pyshacl cannot work with them.
        UnknownNameError: If the store has no graph of a name that is given.
        StoreError: If the store cannot answer.
    """
    report = validate_store(store, shapes=shapes, graphs=graphs)
    return replace(report, violations=tuple(sorted({*report.violations, *check_values(store)})))


def prove(store: Store) -> ValidationReport:
    """Prove the graph after a build, and note which documents' graphs fit the shapes, so that they are not held against them again.

    Args:
        store: The store.

    Returns:
        The report: on the whole store for quotations, words and constraints, and for shapes on the documents that have not been
        proved to fit them as they are now, with what is said of identities and in reviews.

    Raises:
        StoreError: If the store cannot be read or written.
    """
    done, held, shapes = read_activities(store), set(store.graph_names()), _digest_of_shapes()
    graphs = {document_graph(name): name for name, reading in done.readings.items() if reading.fits != shapes}
    due = held.intersection(graphs)
    report = validate(store, graphs=[*due, *held.intersection(BESIDE)])
    fitting = {graphs[name] for name in due - {violation.graph for violation in report.violations}}
    readings = {name: replace(reading, fits=shapes) if name in fitting else reading for name, reading in done.readings.items()}
    store.replace(ACTIVITIES_GRAPH, activities_nquads(replace(done, readings=readings)))
    return replace(report, graphs=len(due))


def _digest_of_shapes() -> str:
    shapes = (resource_folder("ontology") / "shapes.ttl").read_bytes()
    return sha256(shapes + version("pyshacl").encode()).hexdigest()[:16]


def check_values(store: Reader) -> Iterator[Violation]:
    """Read each figure again and compare its value.

    Args:
        store: The store.

    Yields:
        A violation for each value that does not follow from the figure's words.

    Raises:
        StoreError: If the store cannot answer.
    """
    for row in store.select(query_text("internal/values")):
        given = {key: str(term) for key, term in row.items()}
        if given["value"] not in _readings(given) or not _is_number_of(given["value"], given.get("number", "")):
            message = "The value does not follow from the figure's words. Read the document again with --force."
            yield Violation(given["fact"], message, "words", f"{GG}valueText", given["value"])


def _readings(row: Mapping[str, str]) -> set[str]:
    """The values that the figure's words can have: where they stand, by themselves (some readers quote more), and as a cell."""
    from ingest.extract.numbers import find_quantities
    from ingest.extract.statistics import read_cell, read_unit

    low, high = int(row["start"]) - int(row["begin"]), int(row["end"]) - int(row["begin"])
    there = (one for one in find_quantities(row["quotation"].replace("\n", " ")) if one.start < high and low < one.end)
    alone = find_quantities(f"{row['figure']} people")
    unit = read_unit(" ".join(row["unit"].split())) if row.get("unit") else None
    return {*(one.value for one in (*there, *alone)), *(one.value for one in read_cell(row["figure"], unit))}


def _is_number_of(value: str, number: str) -> bool:
    """Whether the typed number is that of the text; a range has none."""
    try:
        return Decimal(value) == Decimal(number)
    except InvalidOperation:
        return not number
