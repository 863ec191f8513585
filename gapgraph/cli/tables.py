"""Tables for people: rich on a terminal, plain columns in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from gapgraph.questions import Answer, Cell


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> None:
    """Print rows as a table on standard output.

    Args:
        columns: Names of the columns.
        rows: Cells as text.
        title: Title above the table; empty for none.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 180, soft_wrap=False, highlight=False)
    table = Table(*(escape(name) for name in columns), title=escape(title) or None, box=SIMPLE_HEAD, title_justify="left")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    console.print(table)


def print_answer(answer: Answer, *, iris: bool = False, limit: int = 0) -> int:
    """Print an answer as a table; evidence, which no column is wide enough for, stands below it, row by row.

    Args:
        answer: The answer.
        iris: Whether to print IRIs instead of labels.
        limit: How many rows to print; all if 0.

    Returns:
        How many rows were printed.
    """
    from gapgraph.questions.proof import is_evidence

    shown = answer.rows[:limit] if limit else answer.rows
    proving = [place for place, column in enumerate(answer.columns) if is_evidence(column)]
    places = [place for place in range(len(answer.columns)) if place not in proving]
    rows = [[row[place].iri if iris and row[place].iri else row[place].text for place in places] for row in shown]
    names = [answer.columns[place].name for place in places]
    if proving:
        print_table(["row", *names], ([str(number), *row] for number, row in enumerate(rows, start=1)))
        for line in _evidence(shown, proving):  # to be copied whole, so not folded as a table would
            click.echo(line)
    else:
        print_table(names, rows)
    return len(shown)


def _evidence(rows: Sequence[Sequence[Cell]], proving: Sequence[int]) -> Iterator[str]:
    """The evidence of each row: five columns for each of its facts."""
    for number, row in enumerate(rows, start=1):
        sets = [[row[place].text for place in proving[start : start + 5]] for start in range(0, len(proving), 5)]
        proved = [one for one in sets if one[4]]
        if not proved:
            yield f"row {number}: no single fact"
        for document, date, page, words, address in proved:
            when = "".join([f", {date}" if date else "", f", page {page}" if page else ""])
            yield f"row {number}: “{' '.join(words.split())}”"
            yield f"    {document}{when}"
            yield f"    {address}"
