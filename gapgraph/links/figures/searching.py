"""Looking for a figure in the paper that it is said to come from.

1. Every number of the paper that is the figure's value, or a rounding of it, in digits or in words, is a place to look at.
2. A place holds the figure if words of what is measured stand around it: two of them, or one that is rare, where the value tells by itself.
3. The figure is absent only if the value stands nowhere with a single word of the measure around it. Between the two, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from gapgraph.links.figures.drifting import put_right
from gapgraph.links.figures.measures import is_rounding
from gapgraph.links.figures.model import Finding
from gapgraph.links.wording import stems
from ingest.extract.numbers import find_quantities
from ingest.extract.numerals import DIGITS, MAGNITUDE, scaled

if TYPE_CHECKING:
    from gapgraph.links.figures.measures import Measure
    from gapgraph.links.figures.model import Figure, Reference

_AROUND: Final = 240  # characters on both sides of a number in which what it measures may be told
_TELLING: Final = 3  # digits with which a value tells by itself
_ENOUGH: Final = 2  # words of the measure
_SHORTEST: Final = 400  # characters of a text that can be searched in earnest


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,/-])[£$€]?(?P<number>{DIGITS})(?:\s?(?P<scale>{MAGNITUDE}))?(?![\d/]|[.,]\d)", re.IGNORECASE)


@lru_cache(maxsize=64)
def _numbers(text: str) -> tuple[tuple[int, int, Decimal], ...]:
    """Every number of a text, in digits or in words, with its place."""
    plain = ((found.start(), found.end(), scaled(found["number"], found["scale"] or "")) for found in _number().finditer(text))
    read = ((one.start, one.end, value) for one in find_quantities(text) for value in re.split(r"(?<=\d)-", one.value))
    return tuple(sorted({(start, end, number) for start, end, value in (*plain, *read) if (number := _decimal(value)) is not None}))


def _decimal(value: str) -> Decimal | None:
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def search(figure: Figure, measure: Measure, reference: Reference) -> Finding | None:
    """Look for a figure in the paper that its words name.

    Args:
        figure: The figure.
        measure: What it measures.
        reference: The paper, and how sure it is that it is meant.

    Returns:
        Where it stands; that it is absent, if the paper is meant beyond doubt and is no later than the one that names it; None where
        neither is certain.
    """
    text = reference.paper.text
    places = list(_places(figure, measure, text))
    best = max(places, key=lambda place: (place[2], -place[0]), default=None)
    if best and best[2] >= (1 if measure.digits >= _TELLING else _ENOUGH):
        start, end = _line(text, best[0], best[1])
        return Finding(figure, reference.paper, start, end)
    nowhere = not any(shared for _, _, shared in places) and not put_right(figure)
    can_say = reference.sure and not reference.paper.after(figure.paper) and len(text) >= _SHORTEST and measure.words.own
    return Finding(figure, reference.paper) if nowhere and can_say else None


def _places(figure: Figure, measure: Measure, text: str) -> Iterator[tuple[int, int, int]]:
    """Where the value stands, with how many words of the measure stand around it."""
    wanted = measure.words.own | measure.short.own
    for start, end, number in _numbers(text):
        if any(is_rounding(number, value, loose=bool(figure.qualifier)) for value in (figure.low, figure.high)):
            around = frozenset(stems(text[max(0, start - _AROUND) : end + _AROUND]))
            yield start, end, len(wanted & around)


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.!?](?=\s)|\n")


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or line around a place."""
    stops = [found.end() for found in _stop().finditer(text, max(0, start - 3 * _AROUND), start)]
    first = stops[-1] if stops else max(0, start - _AROUND)
    after = _stop().search(text, end)
    last = after.start() + (text[after.start()] != "\n") if after else min(len(text), end + _AROUND)
    words = text[first:last]
    return first + len(words) - len(words.lstrip()), last - len(words) + len(words.rstrip())
