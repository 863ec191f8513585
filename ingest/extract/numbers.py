"""Quantities as public papers write them, with what is not a quantity kept out.

1. One pattern finds candidates: money, ratio, rate, share, fraction, duration, measure or count, in digits or words, with the
   qualifier ("nearly", "more than") and the other end of a range.
2. A reader for each kind works the value out (magnitude included) and refuses what only looks like a quantity: dates, years,
   ages that define a group, references ("paragraph 12", "tier 3", "Schedule 12A"), ordinals, list numbers, times of day.
3. A count needs its noun: "255 schools"; the noun is not part of the figure.

What does not belong here: what a figure measures, and what it rests on (`ingest.extract.statistics`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

_WORDS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_MAGNITUDES: Final = {"k": 3, "m": 6, "mn": 6, "bn": 9, "b": 9, "tn": 12, "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_FRACTIONS: Final = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_CURRENCIES: Final = {"£": "GBP", "$": "USD", "€": "EUR"}
_QUALIFIER: Final = (
    r"(?:(?:more|less|fewer|greater|higher|lower|no more|no fewer|no less) than|up to|at least|at most|as many as|as much as|as few as|(?:just|well|slightly) (?:over|under|below|above)|nearly|almost|around|about|approximately|approx\.?|"
    r"roughly|some|over|under|within|an? (?:average|estimated|further|additional|maximum|minimum|total)(?: of)?|(?:an )?average of|only|just|circa|c\.?|above|below|between|another|further|close to|in excess of|nearly all of)"
)
_NUM: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORD: Final = r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_TIME: Final = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)"
_MEASURE: Final = r"(?:times|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|hectares?|acres?|tonnes?|litres?|megawatts?|gigabytes?|kg|km|mph|MW|GW|kWh|MWh|GWh|GB|TB)"
_PERIOD: Final = r"(?:year|annum|month|week|day|hour|night|head|pupil|person|child|household|resident|transaction|visit|case|place|session|patient|unit|property)"
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text.

    Attributes:
        start: Offset of its first character, qualifier included.
        end: Offset behind its last character, unit of measure included, counted noun left out.
        value: The number with its magnitude worked out; "20-25" for a range.
        unit: "percent", "GBP", "hours", "in 10", ... or the counted noun.
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
    magnitude = r"(?:(?:k|m|mn|bn|b|tn)(?![a-z])|thousand|million|billion|trillion)"
    per = rf"(?:\s+(?:per|a|each)\s+{_PERIOD}\b|\s+(?:pa|p\.a\.)(?!\w)|\s+for\s+every\s+[£$€]\d+)"
    to = r"\s*(?:-|–|to\b|and\b)\s*"
    parts = (
        rf"(?P<currency>[£$€])\s?(?P<money>{_NUM})\s?(?P<scale>{magnitude})?(?:{to}[£$€](?P<money2>{_NUM})\s?(?P<scale2>{magnitude})?|\s*[-–]\s*(?P<money3>{_NUM})\s?(?P<scale3>{magnitude})?)?(?P<per>{per})?",
        rf"(?P<rate>{_NUM})\s+per\s+(?P<base>100,000|10,000|1,000|100|thousand|million)\b",
        rf"(?P<share>{_NUM}|{_WORD})(?:\s?(?:%|per ?cent)?{to}(?P<share2>{_NUM}))?\s?(?P<percent>%|per ?cent\b|percent\b|percentage points?\b)",
        rf"(?P<part>{_WORD}|\d+)\s+(?:in(?: every)?|out of(?: every)?)\s+(?P<whole>{_WORD}|\d{{1,3}})\b(?![,.]?\d|\s+(?:{_TIME}|{_MONTH}))",
        r"(?P<fraction>(?:(?:a|one|two|three|four)[- ])?(?:half|thirds?|quarters?|fifths?|tenths?))(?=\s+(?:of|the|all)\b)",
        rf"(?P<duration>{_NUM}|{_WORD})(?:{to}(?P<duration2>{_NUM}|{_WORD}))?(?P<hyphen>[-–]|\s?)(?P<time>{_TIME})\b",
        rf"(?P<measured>{_NUM}|{_WORD})(?:{to}(?P<measured2>{_NUM}))?\s?(?P<measure>{_MEASURE})\b",
        rf"(?P<count>{_NUM}|{_WORD}|a (?=hundred))(?:\s?(?P<many>{magnitude}|hundred)\b)?(?:\s*(?P<joint>-|–|/|to\b|or\b|and\b)\s*(?P<count2>{_NUM}|{_WORD})(?![\w/]))?",
    )
    return re.compile(rf"(?<![\w£$€.,/-])(?:(?P<qualifier>{_QUALIFIER})\s+)?(?:{'|'.join(parts)})(?![\w])", re.IGNORECASE)


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(rf"\d|\b(?:{_WORD}|half|thirds?|quarters?|fifths?|tenths?|hundred)\b", re.IGNORECASE)


@cache
def _reference() -> re.Pattern[str]:
    """The word before a number that makes it a reference, a name, an age or a day, and not a quantity."""
    return re.compile(
        r"(?:\b(?:paragraphs?|paras?|tiers?|schedules?|sections?|parts?|pages?|pp?\.|items?|recommendations?|appendix|appendices|annex|tables?|figures?|fig\.|charts?|box|chapters?|phases?|key stage|stages?|ks|years?|levels?|grades?|bands?"
        r"|class|room|floor|articles?|clauses?|options?|volume|no\.?|number|ref\.?|decision|version|v|act|wave|round|lot|priority|theme|objective|action|minute|questions?|q|qq|tranche|type|category|group|aged?|ages|tel\.?|phone|isbn|cp|hl|hc"
        r"|unit|zone|route|day|quarter|point|step|goal|pillar|strand|outcome|milestone|module|circular|resolution|motion|amendment|regulations?|rule|order|standard|iso|criterion|agenda|slide|line|footnote|note|article 4|scenario|devolution|devo"
        r"|top|game|area|ward|site|plot|block|building|platform|gate|junction|flat|house|group)|[#@]|\b(?:tiers?|levels?|years?|paragraphs?|recommendations?|items?|stages?|grades?|parts?|phases?|sections?)\s+\d+[a-z]?\s*(?:,|and|or|to|&|[-–])|\d|[:.]\d+|"
        rf"\b{_MONTH}|\b(?:following|last|next|coming|these|those|all|aged? (?:under|over|between)|(?:children|pupils|people|adults|infants|those) (?:aged )?(?:under|over|between)))\s*$",
        re.IGNORECASE,
    )


@cache
def _not_counted() -> re.Pattern[str]:
    """What stands behind a number that is a date, an ordinal, a time, an age, or a name's part."""
    return re.compile(
        rf"(?:st|nd|rd|th)\b|\s*(?:of\s+)?{_MONTH}\b|\s?(?:am|pm)\b|[:.]\d|[-\s]?stars?\b|[*)/]|[-–]?(?:year|and-|week|plus)|\s+(?:of|to|or|and)\s+\d|\s*year[- ]olds?|[-–]\w|\s+(?:January|February|March)"
    )


@cache
def _named_by_years() -> re.Pattern[str]:
    """Behind a duration: a group by its age, a point in time, or a document that the duration only names."""
    return re.compile(
        r"[’']?s?[’']?\s+time\b|[-\s]+olds?\b|\s+(?:later|ago|of age|before|earlier)\b|\s+(?:review|reviews|plan|plans|strategy|vision|forward view|anniversary|milestone|period|rule|term)\b", re.IGNORECASE
    )


@cache
def _before_duration() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:aged?|ages|next|last|past|previous|coming|following|every|each|years?|in|after|later|from age|key stage|first|final|age[sd]?\s+\d+\s*(?:to|and|or|-|–))\s*$|(?:children|pupils|people|adults|infants|those|babies) (?:aged )?(?:under|over|between)?\s*$", re.IGNORECASE
    )


@cache
def _noun() -> re.Pattern[str]:
    """The counted noun: up to three modifiers and a plural; function words end the search."""
    function = (
        r"(?:of|in|to|and|or|by|for|from|on|at|is|was|are|were|the|an?|that|which|with|this|as|has|have|had|will|would|should|could|may|can|being|be|been|not|but|than|then|when|where|who|whose|if|it|its|they|their|we|our|he|she|his|her"
        r"|do|does|did|per|via|into|about|over|under|so|also|out|up|down|off|through|between|because|while|however|there|these|those|you|your|i)\b"
    )
    modifier = rf"(?!{function})[a-z][\w’'/-]*"
    plural = rf"(?!{function})(?:[a-z][\w’'-]*(?:[^\W\d_us][s])|[a-z]*(?:people|children|households)|men|women|staff|police|fte|campuses|viruses|buses|bonuses)"
    return re.compile(rf"\s+(?P<noun>(?:{modifier}\s+){{0,3}}?{plural}(?:\s+of\s+(?:interest|staff|parliament|care|support))?)(?=\d{{0,2}}(?![\w-]))")


@cache
def _own_parts() -> re.Pattern[str]:
    """What a text only numbers of itself or of its argument: no quantity of the world."""
    return re.compile(
        r"(?:(?:main|key|major|relevant|following|broad|core|high[- ]level|priority|distinct|different|separate|prominent|important|other|further|specific|strategic|overarching|clear|fundamental|primary|new)\s+)*"
        r"(?:members|speakers|themes|points|questions|recommendations|options|ways|areas|parts|things|concerns|goals|aims|objectives|steps|stars?|priorities|items|sections|headings|principles|pillars|strands|elements|categories|streams"
        r"|workstreams|problems|challenges|issues|reasons|factors|types|kinds|sorts|phases|stages|tiers|levels|aspects|approaches|scenarios|examples|functions|purposes|roles|criteria|considerations|matters|topics|subjects|perspectives"
        r"|components|messages|suggestions|alternatives|conditions|dimensions|outcomes|drivers|barriers|risks|benefits|models|choices|sides|angles|words|letters|paragraphs|pages|applications(?= of)|sets(?= of))\b"
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
    if not _trigger().search(text):
        return
    pattern, place = _pattern(), 0
    while found := pattern.search(text, place):
        quantity = _read(found)
        yield from (quantity,) if quantity else ()
        # "3 to 5 schools" refused as a range may still hold a quantity behind its first number
        place = found.end() if quantity else max(found.start() + 1, _first_end(found))


def _first_end(found: re.Match[str]) -> int:
    name = next(name for name in _readers() if found[name])
    return found.end(name)


@cache
def _readers() -> dict[str, Callable[[re.Match[str]], Quantity | None]]:
    return {
        "money": _money, "rate": _rate, "share": _share, "part": _ratio, "fraction": _fraction, "duration": _duration, "measured": _measured, "count": _count,
    }  # fmt: skip


def _read(found: re.Match[str]) -> Quantity | None:
    return next(reader(found) for name, reader in _readers().items() if found[name])


def _made(found: re.Match[str], value: str, unit: str, noun: tuple[int, int] | None = None) -> Quantity:
    return Quantity(found.start(), found.end(), value, unit, found["qualifier"] or "", noun)


def _money(found: re.Match[str]) -> Quantity | None:
    unit = _CURRENCIES[found["currency"]]
    per = (found["per"] or "").split()
    if per and per[0] != "for":
        unit += f" per {per[-1].casefold().replace('annum', 'year').replace('p.a.', 'year').replace('pa', 'year')}"
    other, scale = found["money2"] or found["money3"], found["scale2"] or found["scale3"] or ""
    low = _scaled(found["money"], found["scale"] or scale)
    return _made(found, f"{low}-{_scaled(other, scale or found['scale'] or '')}" if other else low, unit)


def _rate(found: re.Match[str]) -> Quantity | None:
    return _made(found, _scaled(found["rate"]), f"per {found['base']}")


def _share(found: re.Match[str]) -> Quantity | None:
    unit = "percentage points" if "point" in found["percent"] else "percent"
    return _made(found, _range(found["share"], found["share2"]), unit)


def _ratio(found: re.Match[str]) -> Quantity | None:
    part, whole = _number(found["part"]), _number(found["whole"])
    if part >= whole or _reference().search(found.string, max(0, found.start() - 24), found.start()):
        return None
    return _made(found, f"{part}", f"in {whole}")


def _fraction(found: re.Match[str]) -> Quantity | None:
    words = re.split(r"[- ]", found["fraction"].casefold())
    if words[-1] != "half" and len(words) < 2:
        return None  # "the third of", "quarter of the year": an ordinal or a season
    count = _WORDS.get(words[0], 1)
    value = (Decimal(count) / _FRACTIONS[words[-1].removesuffix("s")]).quantize(Decimal("0.01"))
    return _made(found, f"{value.normalize():f}", "share")


def _duration(found: re.Match[str]) -> Quantity | None:
    text, time = found.string, found["time"].casefold()
    if time == "second" and found["hyphen"].strip():
        return None  # "Twenty-second Meeting"
    if _before_duration().search(text, max(0, found.start("duration") - 26), found.start("duration")) or _named_by_years().match(text, found.end()):
        return None
    if text[: found.start()].rstrip().endswith(("-", "–")) or re.match(r"(?:19|20)\d\d$", found["duration"]):
        return None
    return _made(found, _range(found["duration"], found["duration2"]), time if time.endswith("s") else f"{time}s")


def _measured(found: re.Match[str]) -> Quantity | None:
    if _reference().search(found.string, max(0, found.start() - 24), found.start()):
        return None
    return _made(found, _range(found["measured"], found["measured2"]), found["measure"])


def _count(found: re.Match[str]) -> Quantity | None:
    text, words = found.string, found["count"]
    noun = _noun().match(text, found.end())
    if _is_label(found) or _not_counted().match(text, found.end()):
        return None
    if found["count2"] and not _is_range(found):
        return None
    if not (_is_counted(noun, found) if noun else _stands_alone(found)):
        return None
    low = _scaled(words, found["many"] or "")
    value = f"{low}-{_scaled(found['count2'])}" if found["count2"] else low
    return _made(found, value, " ".join(noun["noun"].split()) if noun else "", noun.span("noun") if noun else None)


def _is_label(found: re.Match[str]) -> bool:
    """A reference, a year, a number with leading zeros, or a small number that points back ("the two bodies")."""
    text, words = found.string, found["count"]
    if _reference().search(text, max(0, found.start() - 26), found.start()) or re.fullmatch(r"(?:19|20)\d\d|0\d+", words):
        return True
    return not found["qualifier"] and not words[0].isdigit() and bool(re.search(r"\b(?:the|these|those|both|its|their|our|your|his|her|other|any|each|every|no)\s*$", text[: found.start()], re.IGNORECASE))


def _is_range(found: re.Match[str]) -> bool:
    if found["joint"].casefold() == "and" and (found["qualifier"] or "").casefold() != "between":
        return False
    return _number(found["count"]) < _number(found["count2"]) and (found["count"], found["count2"]) != ("9", "11")


def _is_counted(noun: re.Match[str], found: re.Match[str]) -> bool:
    if found["count"].casefold() in {"one", "1"} or re.match(r"[’']?\s+time\b", found.string[noun.end() :]):
        return False
    # a paper may number a dozen themes or areas of its own; forty of them are counted in the world
    return bool(found["qualifier"]) or _number(found["count"]) > 12 or not _own_parts().match(found.string, noun.start("noun"))


def _stands_alone(found: re.Match[str]) -> bool:
    """A count whose noun was named before: "over 250", "16 applications with 4 being successful", "11 of which"."""
    words, after = found["count"], found.string[found.end() :]
    if not words[0].isdigit():
        return False
    if (found["qualifier"] or "").casefold() in {"over", "nearly", "almost", "around", "some", "more than", "fewer than", "at least", "approximately"} and len(words) > 2:
        return True
    return bool(
        re.match(r"\s+(?:of (?:which|whom|them|these|those)\b|(?:being|have|had|has|were|was)\s+(?:been\s+)?(?:successful|unsuccessful|gone|returned|awarded|completed|closed|approved|rejected|accepted|received|refused|upheld|granted|funded)\b)", after)
    )


def _range(low: str, high: str | None) -> str:
    return f"{_scaled(low)}-{_scaled(high)}" if high else _scaled(low)


def _scaled(number: str, magnitude: str = "") -> str:
    value = _number(number).scaleb(_MAGNITUDES.get(magnitude.casefold(), 0))
    return format(value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize(), "f")


def _number(words: str) -> Decimal:
    folded = words.casefold().replace(",", "")
    if folded[0].isdigit():
        return Decimal(folded)
    return Decimal(sum(_WORDS[part] for part in re.split(r"[- ]", folded) if part in _WORDS) or 1)
