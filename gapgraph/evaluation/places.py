"""Where words stand in a text, however their white space is folded."""

from __future__ import annotations

import re

from ingest.documents.model import Span


def find_words(text: str, words: str, *, near: int = 0) -> Span | None:
    r"""Find words in a text.

    Args:
        text: The text.
        words: Words of it, white space folded in any way.
        near: Of several places, the one that starts nearest to this offset is meant.

    Returns:
        Their place; None if they do not stand there.

    Example:
        >>> find_words("It was\n agreed.", "was agreed")
        Span(start=3, end=14)
    """
    parts = words.split()
    if not parts:
        return None
    pattern = r"\s+".join(re.escape(part) for part in parts)
    found = min(re.finditer(pattern, text), key=lambda match: abs(match.start() - near), default=None)
    return Span(*found.span()) if found else None


def longest_start(text: str, words: str) -> str:
    """Return how far words stand in a text from their first word on.

    Args:
        text: The text.
        words: Words that do not stand there as a whole.

    Returns:
        The longest beginning of the words that the text holds; empty if not even the first word does.
    """
    parts = words.split()
    low, high = 0, len(parts)
    while low < high:
        middle = (low + high + 1) // 2
        if find_words(text, " ".join(parts[:middle])):
            low = middle
        else:
            high = middle - 1
    return " ".join(parts[:low])


def line_of(text: str, offset: int) -> int:
    """Return the number of the line in which an offset lies, counted from 1."""
    return text.count("\n", 0, offset) + 1
