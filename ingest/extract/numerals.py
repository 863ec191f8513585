"""Numerals: numbers in digits and in words, with the value that they stand for.

1. A numeral is written in digits ("2,140", "7.9") or in words up to ninety-nine ("twenty-one", "a dozen").
2. A magnitude behind it ("1.4bn", "four million") belongs to the value.
3. A part of a whole ("a third", "seven in ten") is a percentage, rounded to one decimal where it does not come out even.

What does not belong here: what a number counts (`ingest.extract.numbers`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_WORDS: Final = {
    "none": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_MAGNITUDES: Final = {"k": 3, "m": 6, "mn": 6, "bn": 9, "b": 9, "tn": 12, "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_FRACTIONS: Final = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}

DIGITS: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
WORD: Final = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:a )?dozen)"
)
FRACTION: Final = r"(?:(?:a|one|two|three|four)[- ])?(?:half|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)"
MAGNITUDE: Final = r"(?:(?:k|m|mn|bn|b|tn)(?![a-z])|thousand|million|billion|trillion)"


def read_number(words: str) -> Decimal:
    """Return the number that a numeral without a magnitude stands for.

    Args:
        words: Digits or number words, as the constants of this module match them.

    Returns:
        The number.

    Example:
        >>> read_number("2,140"), read_number("twenty-one")
        (Decimal('2140'), Decimal('21'))
    """
    folded = words.casefold().replace(",", "")
    if folded[0].isdigit():
        return Decimal(folded)
    parts = [part for part in re.split(r"[- ]", folded) if part in _WORDS]
    return Decimal(sum(_WORDS[part] for part in parts) if parts else 1)


def scaled(number: str, magnitude: str = "") -> str:
    """Return a numeral's value as text, its magnitude worked out.

    Args:
        number: The numeral.
        magnitude: The magnitude behind it, or nothing.

    Returns:
        The value without separators ("1400000000").
    """
    return _plain(read_number(number).scaleb(_MAGNITUDES.get(magnitude.casefold(), 0)))


def percent_of(part: Decimal, whole: Decimal) -> str:
    """Return a part of a whole as a percentage, to one decimal.

    Args:
        part: The part.
        whole: The whole, not zero.

    Returns:
        The percentage as text.

    Example:
        >>> percent_of(Decimal(1), Decimal(8)), percent_of(Decimal(1), Decimal(3))
        ('12.5', '33.3')
    """
    return _plain((part * 100 / whole).quantize(Decimal("0.1")))


def read_fraction(words: str) -> str:
    """Return a fraction in words as a percentage.

    Args:
        words: The fraction, as `FRACTION` matches it.

    Returns:
        The percentage as text; empty for a bare ordinal or season ("third", "quarter").
    """
    parts = re.split(r"[- ]", words.casefold())
    name = parts[-1] if parts[-1] in _FRACTIONS else parts[-1].removesuffix("s")
    if name != "half" and len(parts) < 2:
        return ""
    return percent_of(Decimal(_WORDS.get(parts[0], 1)), Decimal(_FRACTIONS[name]))


def _plain(value: Decimal) -> str:
    return format(value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize(), "f")
