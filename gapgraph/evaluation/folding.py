"""Folding words so that two readers' ways of writing the same thing compare equal.

The likeness of two texts is the F1 of their words: twice the words they share, each as often as both have it, over all
words of both. Articles and the commonest prepositions do not count, so that "the Board of Trustees" is "Board Trustees".
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import Final

_UNCOUNTED: Final = frozenset({"the", "a", "an", "of", "and", "to", "in", "for", "s"})
_KEPT: Final = 65536  # quotations of some hundred documents; pairing compares each with many others


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W_]|[£%])+")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(r"\b(?:cllr|councillor|mr|mrs|ms|dr|professor|prof)\b\.?", re.IGNORECASE)


@lru_cache(maxsize=_KEPT)
def fold(text: str) -> str:
    """Return a text in lower case without punctuation.

    Args:
        text: The text.

    Returns:
        Its words joined by single spaces.

    Example:
        >>> fold("The Children’s Trust, 40%")
        'the children s trust 40%'
    """
    return " ".join(_word().findall(text.casefold()))


@lru_cache(maxsize=_KEPT)
def _words(text: str) -> Counter[str]:
    return Counter(word for word in fold(text).split() if word not in _UNCOUNTED)


def likeness(left: str, right: str) -> float:
    """Return how much two texts share.

    Args:
        left: A text.
        right: Another.

    Returns:
        The F1 of their words, from 0 to 1; 0 if either has none.

    Example:
        >>> likeness("write to the Board", "will write to the Board")
        0.8
    """
    first, second = _words(left), _words(right)
    if not first or not second:
        return 0.0
    return 2 * (first & second).total() / (first.total() + second.total())


def fold_name(name: str) -> str:
    """Return a body's name without the article in front.

    Args:
        name: The name.

    Returns:
        Folded words.
    """
    return fold(name).removeprefix("the ")


def fold_person(name: str) -> str:
    """Return a person's name without titles.

    Args:
        name: The name.

    Returns:
        Folded words.

    Example:
        >>> fold_person("Cllr. Anne Booth")
        'anne booth'
    """
    return fold(_title().sub("", name))


def number(text: str) -> float | None:
    """Return the number that a text is.

    Args:
        text: The text.

    Returns:
        The number; None where the text is none.

    Example:
        >>> number("1,200"), number("20-25")
        (1200.0, None)
    """
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None
