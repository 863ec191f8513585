"""Proving the graph: what `graph_store.validation` proves of any store, and that the values of figures follow from their words.

The second needs the reading of numbers, so it stands here: each figure is read again in its quotation by the patterns that read it
first, and must give the value that the graph states, as text and as a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from graph_store.namespaces import GG
from graph_store.resources import query_text
from graph_store.validation import ValidationReport, Violation
from graph_store.validation import validate as validate_store

if TYPE_CHECKING:
    from graph_store.contract import Reader


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
