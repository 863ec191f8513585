"""What a figure measures, as it is compared: words, whole, period, place, unit, value.

1. The words are those of the statement without the figure itself, its period, and the names of its sources ("The minutes of 13 February
   record that ..."): these differ where the same thing is told after somebody else.
2. The whole of a share ("12 per cent *of secondary school pupils*") is what stands before the verb.
3. The periods are the years and days that the statement names; where it names none, those in the title of its source ("Survey 2016");
   "now" is the paper's own month.
4. Units are of one class where they are one share, one currency, one measure of time, or one noun.

What does not belong here: whether two figures state one thing (`comparing`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from gapgraph.links.wording import Words, compared, stems
from ingest.extract.dates import find_dates
from ingest.identify.names import fold

if TYPE_CHECKING:
    from gapgraph.links.figures.model import Figure, Reference

_CLOSED: Final = frozenset({"percent", "GBP", "USD", "EUR", "times"})
_LOOSELY: Final = frozenset("nearly almost about around approximately approx roughly circa some".split())
_LOOSE: Final = Decimal("0.05")  # of its value, that a figure told loosely may be off
_LONGEST_SPAN: Final = 10  # years of a plan or a comparison
_EXACT: Final = 12  # numbers up to here are not rounded by anybody
_AUXILIARIES: Final = frozenset("is are was were has have had do does did can could will would may might must should".split())
_RELATIVE: Final = frozenset("who whom that which".split())


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures.

    Attributes:
        words: The words of its statement.
        short: The words of what the reading says that it measures.
        whole: Stems of the whole of a share; empty for other figures.
        periods: Years and days, as ISO 8601 ("2016", "2016/2017", "2017-03-31").
        own_period: Whether the statement itself names them.
        places: Folded names of places.
        unit: The unit's class.
        digits: How many digits of the value tell: those before its closing noughts.
    """

    words: Words
    short: Words
    whole: frozenset[str]
    periods: frozenset[str]
    own_period: bool
    places: frozenset[str]
    unit: str
    digits: int


@cache
def _years() -> re.Pattern[str]:
    return re.compile(r"(?<![\d£$€,.])((?:19|20)\d\d)(?:\s?[/–-]\s?((?:19|20)\d\d|\d\d)(?!\d))?(?!,?\d|\.\d|\s?%)")


@cache
def _due() -> re.Pattern[str]:
    """What makes a day the one on which something is to be done, not the one of which a figure is."""
    return re.compile(r"\b(?:by|before|until|no later than)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)


@cache
def _now() -> re.Pattern[str]:
    return re.compile(r"\b(?:now|currently|at present|today|to date|at the moment)\b", re.IGNORECASE)


@cache
def _frame() -> re.Pattern[str]:
    """Whose word the statement is, at its start, and what introduces a figure."""
    said = (
        r"(?:said|says?|shows?|showed|found|finds?|records?|recorded|reports?|reported|estimates?|estimated|states?|stated|notes?|noted"
        r"|tells?(?: us)?|told \w+|heard|explained|added|confirmed|advised|believes?|suggests?)"
    )
    named = r"according to [^,]{0,90},|as [^,]{0,60} (?:says?|said|shows?|states?),|in the same \w+,"
    return re.compile(rf"^(?:[^.;]{{0,100}}?\b{said}\s+that\b|{named})", re.IGNORECASE)


@cache
def _verb() -> re.Pattern[str]:
    auxiliary = "|".join(sorted(_AUXILIARIES))
    finite = (
        r"said|says?|feel|felt|reported?|stated?|told|miss(?:ed)?|attend(?:ed)?|needs?|needed|rated|achieved|received|agreed|answered|found"
        r"|thought|took|got|went|came|made|gave|lived?"
    )
    relative = "|".join(sorted(_RELATIVE))
    verbs = rf"{auxiliary}|{finite}|being|going|living|receiving|taking|using|waiting|{relative}|where|with|now|often|still|also"
    return re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)


@cache
def _introduces() -> re.Pattern[str]:
    """Words that lead to a figure and tell nothing of what it measures."""
    verbs = r"put|puts|gave|gives?|stood|stands?|shows?|showed|record(?:s|ed)?|set|spent|increase[sd]?|decrease[sd]?"
    return re.compile(rf"\b(?:{verbs}|number|figures?|total(?:s|led)?|there|per ?cent|percentage)\b", re.IGNORECASE)


def measure(figure: Figure, reference: Reference | None = None) -> Measure:
    """Return what a figure measures, as it is compared.

    Args:
        figure: The figure.
        reference: The held paper that its words name, with the place of these words.
    """
    own = _own_words(figure, reference)
    stated = _finest(_periods(own, figure))
    named = frozenset(_of_sources(figure))
    plain = _introduces().sub(" ", _without_dates(own))
    short = _introduces().sub(" ", _without_dates(_blanked(figure, figure.measures_start, figure.measures_end, reference)))
    return Measure(
        words=compared(plain, figure.heading),
        short=compared(short),
        whole=_whole(figure),
        periods=stated or named,
        own_period=bool(stated),
        places=frozenset({fold(figure.place)} - {""}),
        unit=_unit(figure),
        digits=len(str(figure.low).replace(".", "").rstrip("0").lstrip("0")),
    )


def _own_words(figure: Figure, reference: Reference | None) -> str:
    words = _blanked(figure, figure.start, figure.end, reference)
    return _frame().sub(lambda found: " " * len(found[0]), words)


def _blanked(figure: Figure, start: int, end: int, reference: Reference | None) -> str:
    """A stretch of the paper without the figure, and without names of sources with the years behind them."""
    text = figure.paper.text[start:end]
    spans = [(figure.figure_start, figure.figure_end), *_names(figure, reference)]
    for first, last in spans:
        low, high = max(first - start, 0), min(last - start, len(text))
        text = text[:low] + " " * (high - low) + text[high:] if low < high else text
    return text


@cache
def _behind_name() -> re.Pattern[str]:
    return re.compile(r"\s+for\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d(?:\s?(?:[/–-]|to)\s?(?:\d{4}|\d\d))?\b")


def _names(figure: Figure, reference: Reference | None) -> Iterator[tuple[int, int]]:
    for cited in figure.sources:
        behind = _behind_name().match(figure.paper.text, cited.end)
        yield cited.start, behind.end() if behind else cited.end
    if reference:
        yield reference.start, reference.end


def _without_dates(words: str) -> str:
    for date in reversed(list(find_dates(words))):
        words = words[: date.start] + " " * (date.end - date.start) + words[date.end :]
    return _years().sub(" ", words)


@cache
def _part() -> re.Pattern[str]:
    """A part of a year: a quarter wherever it is named, a season beside the year alone ("Winter Count 2020" is a name)."""
    quarter = r"Q[1-4]|quarter\s+(?:[1-4]|one|two|three|four)|(?:first|second|third|fourth|last)\s+(?:quarter|half|term)"
    season = r"spring|summer|autumn|winter"
    before = rf"(?:{season})(?=(?:\s+term)?,?\s+(?:of\s+)?(?:the\s+year\s+)?(?:19|20)\d\d)"
    return re.compile(rf"\b(?:{quarter}|{before})\b|(?<=\d\d\s)(?:{season})\b", re.IGNORECASE)


def _periods(words: str, figure: Figure) -> Iterator[str]:
    days = [date for date in find_dates(words) if "-" in date.iso]
    yield from (date.iso for date in days if not _due().search(words[: date.start]))
    part = _part().search(words)
    for found in _spans(words):
        if not any(date.start <= found.start() < date.end for date in days):
            yield f"{_span(found)} {part[0].casefold()}" if part else _span(found)
    if _now().search(words) and len(figure.paper.earliest) >= len("2017-03"):
        yield figure.paper.earliest[:7]


def _spans(words: str) -> Iterator[re.Match[str]]:
    """Years, and years that follow each other ("2021/22"): "2023/07" is a number of something."""
    for found in _years().finditer(words):
        first, last = int(found[1]) % 100, int(found[2][-2:]) if found[2] else None
        if last is None or 0 < (last - first) % 100 <= _LONGEST_SPAN:
            yield found


def _finest(periods: Iterable[str]) -> frozenset[str]:
    """Periods without those that hold another of them: "in November 2021" beside the "Count 2021"."""
    found = frozenset(periods)
    return frozenset(period for period in found if not any(other.startswith(f"{period}-") for other in found))


def _span(found: re.Match[str]) -> str:
    first, last = found[1], found[2]
    return first if not last else f"{first}/{last if len(last) == len(first) else first[:2] + last}"


def _of_sources(figure: Figure) -> Iterator[str]:
    leaned = [cited for cited in figure.sources if cited.leaned_on] or list(figure.sources)
    for cited in leaned:
        yield from (_span(found) for found in _spans(cited.title))


def _whole(figure: Figure) -> frozenset[str]:
    if figure.unit != "percent" or not figure.measures:
        return frozenset()
    end = _end_of_whole(figure.measures)
    behind = figure.measures_start >= figure.figure_end
    return frozenset(stems(figure.measures[:end])) if behind else frozenset()


def _end_of_whole(measures: str) -> int:
    """Where the verb of a share begins: behind a clause that says which people or things ("people who sleep rough have")."""
    verbs = list(_verb().finditer(measures))
    clause = next((verb for verb in verbs if verb[0].casefold() in _RELATIVE), None)
    if clause and clause is verbs[0]:
        main = next((verb for verb in verbs if verb.start() > clause.end() + 1 and verb[0].casefold() in _AUXILIARIES), None)
        verbs = [main] if main else verbs
    return verbs[0].start() if verbs else 0


def _unit(figure: Figure) -> str:
    unit = figure.unit
    if unit in _CLOSED or " per " in unit:
        return unit
    return stems(unit)[-1] if stems(unit) else ""


def is_same_value(one: Figure, other: Figure) -> bool:
    """Tell whether two values are one: equal, or one is a rounding of the other.

    Args:
        one: A figure.
        other: Another, of the same unit.

    Returns:
        True also where one of the two is told loosely and the other is near.
    """
    return all(is_rounding(a, b, _is_loose(one) or _is_loose(other)) for a, b in ((one.low, other.low), (one.high, other.high)))


def _is_loose(figure: Figure) -> bool:
    return any(word in _LOOSELY for word in figure.qualifier.casefold().split())


def is_rounding(one: Decimal, other: Decimal, loose: bool) -> bool:
    """Tell whether one number is the other, or a rounding of it.

    Args:
        one: A number.
        other: Another.
        loose: Whether one of the two is told loosely ("nearly a quarter").

    Returns:
        True if they are.
    """
    if one == other:
        return True
    if loose:
        return abs(one - other) <= _LOOSE * max(abs(one), abs(other))
    return any(_rounds_to(a, b) for a, b in ((one, other), (other, one)))


def _rounds_to(exact: Decimal, rounded: Decimal) -> bool:
    """Whether a number, cut to as many digits as another shows, is that one: "2,346" and "2,300" are not, "1.21m" and "1.2m" are."""
    shown = rounded.normalize()
    place = int(shown.as_tuple().exponent)
    if abs(rounded) <= _EXACT and place >= 0:
        return False
    finer = int(exact.normalize().as_tuple().exponent) < place
    return finer and abs(exact - rounded) <= Decimal(5).scaleb(place - 1) and abs(exact - rounded) <= _LOOSE * abs(exact)


def same_periods(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether a period of one figure is one of the other's."""
    return not frozenset(one).isdisjoint(other)
