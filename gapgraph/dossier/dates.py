"""Dates as people write them."""

from __future__ import annotations

import re
from typing import Final

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def spoken_date(text: str) -> str:
    """Return an ISO date, as exact as it is, as people write it; other words as they are.

    Args:
        text: "2017-09-12", "2017-09", "2017", or words.

    Example:
        >>> spoken_date("2017-09-12"), spoken_date("2017-09"), spoken_date("next spring")
        ('12 September 2017', 'September 2017', 'next spring')
    """
    found = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", text)
    if not found or not 1 <= int(found[2]) <= len(_MONTHS):
        return text
    day = f"{int(found[3])} " if found[3] else ""
    return f"{day}{_MONTHS[int(found[2]) - 1]} {found[1]}"
