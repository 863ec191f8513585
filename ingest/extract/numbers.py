"""Quantities as public papers write them, with what is not a quantity kept out.

1. A figure is money, a share, a count with its noun, a duration, a rate or a ratio, in digits or words, with
   its qualifier ("nearly", "more than").
2. Dates, years, ages that define a group, references ("paragraph 12", "tier 3", "Schedule 12A"), list numbers, times of day,
   addresses and footnote marks are not figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

_WORDS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_MAGNITUDES: Final = {"k": 3, "m": 6, "mn": 6, "bn": 9, "b": 9, "tn": 12, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_QUALIFIER: Final = (
    r"(?:(?:more|less|fewer|greater|higher|lower|no more|no fewer|no less) than|up to|at least|at most|as many as|as much as|as few as|just (?:over|under)|well over|nearly|almost|around|about|approximately|"
    r"roughly|some|over|under|within|an? (?:average|estimated|further|additional)(?: of)?|a total of|only|circa|c\.?|above|below|between|another|further|close to|in excess of)"
)
_NUM: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORD: Final = r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_TIME: Final = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text.

    Attributes:
        start: Offset of its first character, qualifier included.
        end: Offset behind its last character, unit of measure included, counted noun left out.
        value: The number with its magnitude worked out; "20-25" for a range.
        unit: "percent", "GBP", "hours", "in ten", ... or the counted noun.
        qualifier: The qualifier's words, empty if there is none.
        noun: Place of the counted noun, or None.
    """

    start: int
    end: int
    value: str
    unit: str
    qualifier: str
    noun: tuple[int, int] | None = None


@cache
def _pattern() -> re.Pattern[str]:
    money = rf"(?P<cur>[£$€])\s?(?P<money>{_NUM})\s?(?P<mag>(?:k|m|mn|bn|b|tn)(?![a-z])|thousand|million|billion|trillion)?(?:\s*[-–]\s*[£$€]?(?P<money2>{_NUM}))?(?P<per>\s+(?:per|a)\s+(?:year|annum|month|week|day|head|pupil|person|child)|\s+for\s+every\s+[£$€]\d+)?"
    share = rf"(?P<share>{_NUM})(?:\s*(?:-|–|to)\s*(?P<share2>{_NUM}))?\s?(?P<pc>%|per ?cent\b|percent\b|percentage points?\b)"
    ratio = rf"(?P<r1>{_WORD}|\d+)\s+(?P<rin>in(?: every)?|out of(?: every)?)\s+(?P<r2>{_WORD}|\d+)\b(?!\s+(?:{_TIME}|January|February|March|April|May|June|July|August|September|October|November|December))"
    fraction = (
        r"(?P<frac>(?:a|one|two|three)[- ](?:half|third|thirds|quarter|quarters|fifth|fifths|tenth|tenths)|half)(?=\s+(?:of|the|all)\b)"
    )
    rate = rf"(?P<rate>{_NUM})\s+per\s+(?P<base>100,000|10,000|1,000|100|thousand|million)\b"
    span = rf"(?P<dur>{_NUM}|{_WORD})(?:[-– ]|\s?-\s?to-)?(?:(?P<dur2>{_NUM})\s?)?\s?(?P<tu>{_TIME})\b(?![’']?\s+time\b)(?!-old| old)"
    count = rf"(?P<n>{_NUM}|{_WORD})(?:\s?(?P<nmag>thousand|million|billion)\b)?(?:\s*(?P<sep>-|–|/|to)\s*(?P<n2>{_NUM})(?![\d/]))?"
    return re.compile(
        rf"(?<![\w£$€.,/-])(?:(?P<q>{_QUALIFIER})\s+)?(?:{money}|{rate}|{share}|{ratio}|{fraction}|{span}|{count})(?![\w])", re.IGNORECASE
    )


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:paragraphs?|paras?|tiers?|schedule|section|sections|part|parts|page|pages|pp?\.|item|items|recommendations?|appendix|annex|table|figure|fig\.|chapter|phase|key stage|stage|ks|year|years|level|grade|band|class|room|floor|article|clause|"
        r"option|volume|no\.?|number|ref\.?|decision|version|v|act|wave|round|lot|priority|theme|objective|action|minute|devolution|question|tranche|part|type|category|group|aged?|ages|tel\.?|phone|isbn|cp|hl|hc|unit|zone|route|day|quarter|q|devolution|under|over)|[#@]|\b(?:tiers?|levels?|years?|paragraphs?|recommendations?|items?|stages?|grades?|parts?)\s+\d+\s+(?:and|or|to|&))\s*$",
        re.IGNORECASE,
    )


@cache
def _months() -> re.Pattern[str]:
    return re.compile(
        r"(?:st|nd|rd|th)?\s*(?:of\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|(?:st|nd|rd|th)\b|\s?(?:am|pm)\b|:\d\d|[-\s]?stars?\b|[*)]"
    )


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(
        r"\s+(?P<noun>(?!of\b|in\b|to\b|and\b|or\b|by\b|for\b|from\b|on\b|at\b|is\b|was\b|are\b|were\b|the\b|a\b|an\b|that\b|which\b|with\b|this\b|as\b|has\b|have\b|had\b|will\b|being\b|new\b(?! \w))(?:[a-z][\w’'-]*\s+){0,3}?(?:[a-z][\w’'-]*s|[a-z]*people|[a-z]*children|men|women|staff|police|fte)(?:\s+of\s+(?:interest))?)(?=\d?\b)"
    )


def find_quantities(text: str) -> Iterator[Quantity]:
    """Find the quantities in a text.

    Args:
        text: The text.

    Yields:
        Quantities in text order.

    Example:
        >>> [(q.value, q.unit) for q in find_quantities("nearly 40% of 255 schools, £1.4bn")]
        [('40', 'percent'), ('255', 'schools'), ('1400000000', 'GBP')]
    """
    for found in _pattern().finditer(text):
        quantity = _read(found, text)
        if quantity:
            yield quantity


def _read(found: re.Match[str], text: str) -> Quantity | None:
    part = {name: value for name, value in found.groupdict().items() if value}
    qualifier = part.get("q", "")
    start = found.start()
    if "money" in part:
        return _money(found, part, qualifier)
    if "share" in part:
        value = part["share"].replace(",", "") + (f"-{part['share2']}" if "share2" in part else "")
        return Quantity(start, found.end(), value, "percentage points" if "point" in part["pc"] else "percent", qualifier)
    if "rate" in part:
        return Quantity(start, found.end(), part["rate"].replace(",", ""), f"per {part['base']}", qualifier)
    if "r1" in part:
        return Quantity(start, found.end(), str(_number(part["r1"])), f"in {_number(part['r2'])}", qualifier)
    if "frac" in part:
        return Quantity(start, found.end(), part["frac"], "share", qualifier)
    if "dur" in part:
        return _duration(found, part, text, qualifier)
    return _count(found, part, text, qualifier)


def _money(found: re.Match[str], part: dict[str, str], qualifier: str) -> Quantity:
    unit = {"£": "GBP", "$": "USD", "€": "EUR"}[part["cur"]]
    per = part.get("per", "").strip()
    if per.startswith(("per", "a ")):
        unit += f" per {per.split()[-1].replace('annum', 'year')}"
    value = _scaled(part["money"], part.get("mag", ""))
    return Quantity(found.start(), found.end(), value, unit, qualifier)


def _scaled(number: str, magnitude: str) -> str:
    value = Decimal(number.replace(",", "")).scaleb(_MAGNITUDES.get(magnitude.casefold(), 0))
    return format(value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize(), "f")


def _duration(found: re.Match[str], part: dict[str, str], text: str, qualifier: str) -> Quantity | None:
    before = text[: found.start("dur")].casefold()
    if re.search(
        r"\b(?:aged?|ages|next|last|past|previous|coming|every|each|year|in|after|later|ago|from age|age)\s*$", before[-14:]
    ) or re.match(r"\s+(?:time|later|ago|olds?|of age)\b", text[found.end() :]):
        return None
    unit = part["tu"].casefold()
    value = str(_number(part["dur"])) + (f"-{part['dur2']}" if "dur2" in part else "")
    return Quantity(found.start(), found.end(), value, unit if unit.endswith("s") else f"{unit}s", qualifier)


def _count(found: re.Match[str], part: dict[str, str], text: str, qualifier: str) -> Quantity | None:
    words, after = part["n"], text[found.end() :]
    before = text[max(0, found.start() - 16) : found.start()]
    if (
        _reference().search(before)
        or _months().match(after)
        or re.match(r"[-–]?(?:year|to-|and-|week)|\s+(?:of|to|or|and) \d|\.\d|/|\s*year[- ]olds?", after)
    ):
        return None
    noun = _noun().match(after)
    digits = words[0].isdigit()
    if re.search(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\s*$", before) or re.search(
        r"\b(?:following|last|next|coming|these|those|all)\s*$", before
    ):
        return None
    if re.fullmatch(r"(?:19|20)\d\d", words) or (words.startswith("0") and len(words) > 1):
        return None
    if not noun and not (
        qualifier.casefold() in ("over", "nearly", "almost", "around", "some", "more than", "fewer than", "at least")
        and digits
        and len(words) > 2
    ) and not re.match(
        r"\s+(?:being|have|has|were|was)\s+(?:successful|gone|gone back|awarded|completed|closed|approved|rejected)\b", after
    ):
        return None
    if noun and (not _counts(noun["noun"], words) or re.match(r"[’']?\s+time\b", after[noun.end() :])):
        return None
    if not digits and not noun:
        return None
    value = _scaled(str(_number(words)), part.get("nmag", "")) + (f"-{part['n2']}" if "n2" in part else "")
    place = (found.end() + noun.start("noun"), found.end() + noun.end("noun")) if noun else None
    return Quantity(found.start(), found.end(), value, noun["noun"] if noun else "", qualifier, place)


def _counts(noun: str, words: str) -> bool:
    """What a text only numbers (its own points, themes, stars) is not counted in the world."""
    own = r"(?:(?:main|key|major|relevant|following|broad|core|high[- ]level|priority)\s+)*(?:members|speakers|themes|points|questions|recommendations|options|ways|areas|parts|things|concerns|goals|aims|objectives|steps|stars?|priorities|items|sections|headings|principles|pillars|strands)\b"
    return words.casefold() not in ("one", "1") and not re.match(own, noun)


def _number(words: str) -> Decimal | int:
    folded = words.casefold().replace(",", "")
    if folded[0].isdigit():
        return Decimal(folded)
    return sum(_WORDS[part] for part in re.split(r"[- ]", folded) if part in _WORDS)
