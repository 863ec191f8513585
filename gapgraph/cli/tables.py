"""Tables for people: rich on a terminal, plain columns in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence


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
