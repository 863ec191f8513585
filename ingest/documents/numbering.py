"""Numbers that a reader sees before list items and that are not in the text: HTML, Word and ODF lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def letters(number: int) -> str:
    """Return a number as letters, as word processors count: a to z, then aa, bb.

    Example:
        >>> letters(2), letters(28)
        ('b', 'bb')
    """
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else str(number)


def roman(number: int) -> str:
    """Return a number in small Roman numerals.

    Example:
        >>> roman(14)
        'xiv'
    """
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, numeral in _ROMAN:
        while number >= value:
            text, number = text + numeral, number - value
    return text


def counted(number: int, style: str) -> str:
    """Return a number in a style.

    Args:
        number: The number.
        style: "a", "A", "i", "I" or "1", as in HTML's `type`.

    Returns:
        The number as a reader sees it.
    """
    forms = {"a": letters(number), "A": letters(number).upper(), "i": roman(number), "I": roman(number).upper()}
    return forms.get(style, str(number))


def item_mark(item: _Element) -> tuple[str, str]:
    """Return the label and the mark of an HTML list item.

    Args:
        item: The `li` element.

    Returns:
        Its label ("3", "b", "•") and what a browser shows before it ("3.", "b.", "•").
    """
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "•", "•"
    label = counted(_position(item, parent), parent.get("type") or "1")
    return label, f"{label}."


def _position(item: _Element, parent: _Element) -> int:
    number = _whole(parent.get("start"), 1) - 1
    for sibling in parent:
        if sibling.tag == "li":
            number = _whole(sibling.get("value"), number + 1)
        if sibling is item:
            return number
    return number


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.strip().lstrip("-").isdigit() else default
