"""From a date as exact as a text gives it to its first and last day."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache


@cache
def _iso() -> re.Pattern[str]:
    return re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def day_range(iso: str) -> tuple[str, str] | None:
    """Return the first and the last day that a partial ISO date can mean.

    Args:
        iso: "2017", "2017-09" or "2017-09-12".

    Returns:
        Two ISO dates; None if the text is not such a date.

    Example:
        >>> day_range("2016-02")
        ('2016-02-01', '2016-02-29')
    """
    found = _iso().fullmatch(iso)
    if not found:
        return None
    year, month, day = found.groups()
    if day:
        valid = 1 <= int(month) <= 12 and 1 <= int(day) <= monthrange(int(year), int(month))[1]
        return (iso, iso) if valid else None
    if month:
        return (f"{iso}-01", f"{iso}-{monthrange(int(year), int(month))[1]:02}") if 1 <= int(month) <= 12 else None
    return f"{year}-01-01", f"{year}-12-31"
