"""Tidying what antiword prints: tables drawn with bars become rows, soft marks become what they mean."""

from __future__ import annotations

import re


def tidy(text: str) -> str:
    """Return antiword's output as plain text.

    Args:
        text: What antiword printed, unwrapped.

    Returns:
        The text; the rows of drawn tables have their cells parted by tabs, one row a line.
    """
    lines: list[str] = []
    row: list[str] = []
    for line in text.split("\n"):
        if line.startswith("|") and line.rstrip().endswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            continues = row and len(cells) == len(row) and not cells[0]
            if continues:
                row = [f"{old} {new}".strip() for old, new in zip(row, cells, strict=True)]
            else:
                _end(lines, row)
                row = cells
        else:
            _end(lines, row)
            row = []
            lines.append(re.sub(r"\[pic\]", "", line))
    _end(lines, row)
    return "\n".join(lines)


def _end(lines: list[str], row: list[str]) -> None:
    filled = [cell for cell in row if cell]
    if len(row) == 1 or len(filled) == 1:
        lines.extend(("", filled[0] if filled else ""))
    elif filled:
        lines.append("\t".join(row))
