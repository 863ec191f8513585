"""Labels of list items and headings: bullets, numbers, letters, Roman numerals.

A label stands at the start of a line, before white space and words. What it means (an item of a list or a
numbered heading) is decided by its neighbours, in layout.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line.

    Attributes:
        text: The label as a reader would say it: "3", "a", "iv", "2.1"; "•" for any bullet.
        length: Characters from the line's start to its first word.
        style: "bullet", "number", "letter" or "roman".
    """

    text: str
    length: int
    style: str


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(r"\s*(?:(?:[•·▪◦‣●∙■□◆◇►▶➔➜➤➢✓✔✗✘☑☒\uf000-\uf0ff]|\*(?!\*))\s*|(?:[-–—o]|§(?=\s+[A-Z]))\s+)(?=\S)")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(
        r"\s*\(?(?P<label>\d{1,2}(?:\.\d{1,2}){0,3}|\d{3}(?=[.)]\s+[A-Z“‘])|R\d{1,2}|[a-zA-Z]|[ivxl]{1,6}|[IVX]{1,6})"
        r"(?P<mark>\.\)|[.)]:?|:(?=\s)|(?<=\d\.\d)(?=\s)|(?<=\d\.\d\d)(?=\s))\s+(?=\S)"
    )


@cache
def _roman() -> re.Pattern[str]:
    return re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})", re.IGNORECASE)


def find_label(line: str) -> Label | None:
    """Find the label that a line starts with.

    Args:
        line: One line, indented or not.

    Returns:
        The label; where a bullet is followed by a number ("- 1)"), the number with both counted in its
        length; None if the line starts with words.

    Example:
        >>> find_label("  b) to write to the board")
        Label(text='b', length=5, style='letter')
    """
    bullet = _bullet().match(line)
    start = bullet.end() if bullet else 0
    found = _numbered().match(line, start)
    if not found:
        return Label("•", start, "bullet") if bullet else None
    text = found["label"]
    if text.isalpha() and len(text) == 1 and text.isupper() and found["mark"] == "." and not bullet and not line[found.end()].islower():
        return None  # an initial ("J. Smith"), far more often than a label
    return Label(text, found.end(), _style(text))


_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def follows(label: str, after: str) -> bool:
    """Tell whether a label is the next one of a series of numbers, letters or Roman numerals.

    Args:
        label: A label.
        after: The one that may come after it.

    Returns:
        True if it does.

    Example:
        >>> follows("v", "vi"), follows("c", "d"), follows("2", "4")
        (True, True, False)
    """
    one, other = label.casefold(), after.casefold()
    if one in _ROMAN and other in _ROMAN and _ROMAN.index(other) == _ROMAN.index(one) + 1:
        return True
    if one[:1] == other[:1] == "r" and one[1:].isdigit() and other[1:].isdigit():
        return int(other[1:]) == int(one[1:]) + 1
    if one.isdigit() and other.isdigit():
        return int(other) == int(one) + 1
    return len(one) == 1 == len(other) and one.isalpha() and ord(other) == ord(one) + 1


def _style(text: str) -> str:
    if text[-1].isdigit():
        return "number"
    if len(text) > 1 or text in "iI":
        return "roman" if _roman().fullmatch(text) else "letter"
    return "letter"
