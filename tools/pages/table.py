"""Markdown tables, escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Write a Markdown table.

    Args:
        head: The heads of the columns.
        rows: The rows, each as long as the head.

    Returns:
        Lines, with an empty one behind them.
    """
    return [_row(head), _row(["---"] * len(head)), *(_row(row) for row in rows), ""]


def code(text: str) -> str:
    """Set a name in code type."""
    return f"`{text}`"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"
