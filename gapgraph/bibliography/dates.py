"""Dates as exact as they are: a year, a month or a day."""

from __future__ import annotations

import re


def date_parts(date: str) -> list[int]:
    """Return the parts of a date.

    Args:
        date: ISO text ("2017", "2017-09", "2017-09-04"), or a year with more behind it ("2017/18").

    Returns:
        One to three numbers; none if the text does not begin with a year.

    Example:
        >>> date_parts("2017-09"), date_parts("2017/18"), date_parts("soon")
        ([2017, 9], [2017], [])
    """
    found = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)", date)
    return [int(part) for part in found.groups() if part] if found else []
