"""Reading the tables in which registers are published: encodings, headings, dates, and rows that cannot be used."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import TypeVar

from graph_store.errors import InputError
from ingest.identify.registers.model import Contents, Entry

Row = tuple[int, dict[str, str]]  # the line that it ends on, and its cells by column
Result = TypeVar("Result")


def text_of(data: bytes, name: str) -> str:
    """Turn a table's bytes into text: UTF-8, or else the Windows encoding that offices export.

    Args:
        data: The bytes.
        name: The file's name, for messages.

    Returns:
        The text.

    Raises:
        InputError: If the file is empty or holds bytes that no table has.
    """
    if not data.strip():
        raise InputError("The register is empty.", where=name, remedy="Fetch it again.")
    if b"\0" in data:
        raise InputError("The register is no table of text.", where=name, remedy="Save it as CSV.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def headed_rows(data: bytes, name: str, columns: Sequence[str]) -> Iterator[Row]:
    """Read a table whose first line names its columns.

    Args:
        data: The bytes.
        name: The file's name, for messages.
        columns: Columns that it must have; several names of one column are joined by "|".

    Yields:
        Rows; a column of several names is under its first.

    Raises:
        InputError: If a column is missing or the table is torn.
    """
    reader = csv.DictReader(io.StringIO(text_of(data, name), newline=""), strict=True)
    heads = {_head(head): head for head in _guarded(name, lambda: reader.fieldnames) or ()}
    found = {column.split("|")[0]: next((heads[n] for n in column.split("|") if n in heads), None) for column in columns}
    missing = [column for column, head in found.items() if head is None]
    if missing:
        remedy = f"Its first line must name {', '.join(found)}; check that the format is the one you named."
        raise InputError(f"The register has no column {missing[0]!r}.", where=name, remedy=remedy)
    renamed = {head: column for column, head in found.items() if head is not None}
    while (row := _guarded(name, lambda: next(reader, None))) is not None:
        yield reader.line_num, {renamed.get(head, _head(head)): _clean(value) for head, value in row.items() if head is not None}


def bare_rows(data: bytes, name: str, columns: Sequence[str]) -> Iterator[Row]:
    """Read a table without a line of headings.

    Args:
        data: The bytes.
        name: The file's name, for messages.
        columns: Names of the columns in their published order; the rest of a row is not looked at.

    Yields:
        Rows; a row with too few cells has empty ones.

    Raises:
        InputError: If the table is torn.
    """
    reader = csv.reader(io.StringIO(text_of(data, name), newline=""), strict=True)
    while (row := _guarded(name, lambda: next(reader, None))) is not None:
        if row:
            yield reader.line_num, dict(zip(columns, [_clean(cell) for cell in row] + [""] * len(columns), strict=False))


def _guarded(name: str, step: Callable[[], Result]) -> Result:
    try:
        return step()
    except csv.Error as error:
        raise InputError(f"The register is torn: {error}.", where=name, remedy="Fetch it again.") from error


def _head(head: str | None) -> str:
    return " ".join((head or "").casefold().split())


def _clean(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def contents(rows: Iterable[Row], entry: Callable[[dict[str, str], list[str]], Entry]) -> Contents:
    """Make entries of rows, and note what cannot be used.

    Args:
        rows: The rows.
        entry: Makes one entry; it appends to the list what it cannot use of a row.

    Returns:
        Entries with an identifier and a name, each identifier once; and what was left out.
    """
    entries: dict[str, Entry] = {}
    faults: list[str] = []
    for line, row in rows:
        noted: list[str] = []
        made = entry(row, noted)
        if not made.identifier or not made.name:
            noted.append("it has no identifier" if made.name else "it has no name")
        elif made.identifier in entries:
            noted.append(f"its identifier {made.identifier} stands in an earlier line")
        else:
            entries[made.identifier] = made
        faults += [f"Line {line}: {what}." for what in noted]
    return Contents(tuple(entries.values()), tuple(faults))


@cache
def _days() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(r"(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)(?:[T ].*)?"),
        re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})(?: .*)?"),
    )


def day(text: str, noted: list[str]) -> str:
    """Read a date as registers write it: 2005-06-18, 20050618 or 18-06-2005.

    Args:
        text: The cell.
        noted: What cannot be used of the row; a date that is none is added.

    Returns:
        The ISO date; empty if there is none.

    Example:
        >>> day("18-06-2005", []), day("20050618", [])
        ('2005-06-18', '2005-06-18')
    """
    for pattern in _days() if text else ():
        found = pattern.fullmatch(text)
        if found:
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"])).isoformat()
            except ValueError:
                break
    if text:
        noted.append(f"{text!r} is no date")
    return ""
