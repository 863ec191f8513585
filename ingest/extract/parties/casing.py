"""Names in capitals as they are written elsewhere: "ASHBY COUNTY COUNCIL" is Ashby County Council."""

from __future__ import annotations

import re
from typing import Final

_SMALL: Final = frozenset({"of", "and", "for", "the", "in", "on", "with", "to"})


def cased(name: str) -> str:
    """Return a name that is written wholly in capitals in its usual case.

    Args:
        name: A name as written.

    Returns:
        The name with capitals at its words' starts; words of up to three letters are taken for letters that stand for
        something and stay. A name with a small letter, or of one word, is returned as it is.

    Example:
        >>> cased("NHS BOARD OF THE 21ST CENTURY"), cased("KCC")
        ('NHS Board of the 21st Century', 'KCC')
    """
    words = name.split()
    if len(words) < 2 or any(c.islower() for word in words if word not in _SMALL for c in word) or all(word in _SMALL for word in words):
        return name
    return " ".join(_word(word) for word in words)


def _word(word: str) -> str:
    if word.casefold() in _SMALL:
        return word.casefold()
    if re.fullmatch(r"\d+(?:ST|ND|RD|TH)", word):
        return word.casefold()
    if "-" in word:
        return "-".join(part if len(part) <= 1 else part[0] + part[1:].casefold() for part in word.split("-"))
    return word if len(word) <= 3 else word[0] + word[1:].casefold()
