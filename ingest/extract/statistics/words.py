"""A field's value from a stretch of text: one line, without white space and punctuation around it."""

from __future__ import annotations

from typing import Final

from ingest.documents.model import Span
from ingest.records import Said

_OUTER: Final = " \t\n\r\xa0,;:–-"


def said_at(words: str, start: int) -> Said:
    """Return words as a field's value.

    Args:
        words: The words as they stand in the text, line ends read as spaces.
        start: Offset of the first.

    Returns:
        The value with its place.
    """
    lead = len(words) - len(words.lstrip(_OUTER))
    kept = words.strip(_OUTER)
    return Said(" ".join(kept.split()), Span(start + lead, start + lead + len(kept)))
