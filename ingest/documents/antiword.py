"""Tidying what antiword prints: tables drawn with bars become rows, soft marks become what they mean.

antiword prints no line between rows. A printed line goes on in the row above if its first cell is empty, or if in each
of its cells the first word would not have fitted on the line above.
"""

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
    above: list[str] = []
    for line in text.split("\n"):
        if line.startswith("|") and line.rstrip().endswith("|"):
            printed = line.rstrip()[1:-1].split("|")
            cells = [cell.strip() for cell in printed]
            if row and len(cells) == len(row) and (not cells[0] or _wraps(above, printed)):
                row = [f"{old} {new}".strip() for old, new in zip(row, cells, strict=True)]
            else:
                _end(lines, row)
                row = cells
            above = printed
        else:
            _end(lines, row)
            row = []
            lines.append(_plain(line))
    _end(lines, row)
    return "\n".join(lines)


def has_broken_tables(text: str) -> bool:
    """Tell whether antiword gave up on a table and printed its cells one below the other.

    Args:
        text: What antiword printed.

    Returns:
        True if bars stand about that are no table's.
    """
    barred = [line for line in text.split("\n") if re.search(r"(?:^|\s)\|", line)]
    stray = [line for line in barred if not (line.startswith("|") and line.rstrip().endswith("|"))]
    return len(stray) > 2


def _plain(line: str) -> str:
    if re.fullmatch(r"-{10,}", line.strip()):
        return ""  # the line above the notes
    return re.sub(r"^\[(\d{1,3})\](?=\S)", r"[\1] ", line.replace("[pic]", ""))


def _wraps(above: list[str], below: list[str]) -> bool:
    """Whether each cell of a printed line goes on from the one above it, which was full."""
    pairs = [(old, new) for old, new in zip(above, below, strict=False) if new.strip()]
    return len(above) == len(below) and bool(pairs) and all(
        old.strip() and len(old.rstrip()) + 1 + len(new.split()[0]) > len(old) for old, new in pairs
    )


def _end(lines: list[str], row: list[str]) -> None:
    filled = [cell for cell in row if cell]
    if len(row) == 1 or len(filled) == 1:
        lines.extend(("", filled[0] if filled else ""))
    elif filled:
        lines.append("\t".join(row))
