"""Quantities as public papers write them, with what is not a quantity kept out.

1. One pattern finds candidates: money, ratio, rate, share, fraction, multiple, duration, measure or count, in digits or words, with
   the qualifier ("nearly", "more than") and the other end of a range. "From 12 to 30" is no range but two quantities.
2. A reader for each kind works the value out (magnitude included) and refuses what only looks like a quantity
   (`ingest.extract.lookalikes`).
3. A count needs its noun: "255 schools"; the noun is not part of the figure. A count whose noun was named before ("17 have been
   delivered", "against a target of 32") is elided (`ingest.extract.elided`): who reads the text as a whole knows its noun.

What does not belong here: what a figure measures, and what it rests on (`ingest.extract.statistics`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from ingest.extract.elided import Elision, find_elision
from ingest.extract.guarded import Guarded
from ingest.extract.lookalikes import (
    MONTH,
    ballot,
    before_duration,
    is_dialled,
    named_by_years,
    not_counted,
    own_parts,
    reference,
    takes_time,
)
from ingest.extract.numerals import DIGITS, FRACTION, MAGNITUDE, WORD, percent_of, read_fraction, read_number, scaled

_CURRENCIES: Final = {"£": "GBP", "$": "USD", "€": "EUR", "pound": "GBP", "euro": "EUR", "dollar": "USD"}
_MULTIPLES: Final = {"doubled": "2", "trebled": "3", "tripled": "3", "quadrupled": "4", "double": "2", "twice": "2", "treble": "3", "triple": "3"}
_QUALIFIER: Final = (
    r"(?:(?:more|less|fewer|greater|higher|lower|no more|not more|no fewer|no less) than|(?:not )?(?:exceeding|up to)|at least|at most|as many as|as much as|as few as|as high as|as low as|(?:just|well|slightly|a little) (?:over|under|below|above)"
    r"|just short of|nearly|nearer(?: to)?|almost|around|about|approximately|approx\.?|roughly|some|over|under|within|an? (?:average|estimated|further|additional|maximum|minimum|total)(?: of)?|(?:an )?average of|only|just|barely|circa|c\.?|above|below|between|another"
    r"|further|close to|in excess of|upwards of|nearly all of)"
)
_TIME: Final = r"(?:(?:working|calendar|school|clinic) )?(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?)"
_MEASURE: Final = r"(?:times|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|hectares?|acres?|tonnes?|litres?|megawatts?|gigabytes?|kg|km|mph|MW|GW|kWh|MWh|GWh|GB|TB)"
_PERIOD: Final = r"(?:year|annum|month|week|day|hour|night|head|pupil|person|child|household|resident|transaction|visit|case|place|session|patient|unit|property|family|young person|student|job)"
_BASE: Final = r"(?:100,000|10,000|1,000|100|thousand|million|WTE|FTE|head|pupil|resident|household|worker|nurse|teacher|practitioner|caseworker|GP|class|school|team|ward)"
_FINER: Final = {"minutes": ("seconds", 60), "hours": ("minutes", 60), "weeks": ("days", 7), "years": ("months", 12)}
_REACH: Final = 24  # characters that a qualifier, and what stands before a digit, can take if no space is doubled
_SHARED: Final = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 1000})  # wholes of which "one in ..." speaks


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in a text.

    Attributes:
        start: Offset of its first character, qualifier included.
        end: Offset behind its last character, unit of measure included, counted noun left out.
        value: The number with its magnitude worked out; "20-25" for a range.
        unit: "percent", "GBP", "hours", ... or the counted noun; empty where the noun was named before.
        qualifier: The qualifier's words, empty if there is none.
        noun: Place of the counted noun, or None.
        elided: What a count without its noun stands for: a further value of what was measured before ("to 44"), or some of the
            things counted before ("17 have been delivered"); empty for any other quantity.
    """

    start: int
    end: int
    value: str
    unit: str
    qualifier: str
    noun: tuple[int, int] | None = None
    elided: Elision = ""


@cache
def _pattern() -> re.Pattern[str]:
    per = rf"(?:\s+(?:(?:per|a|each)\s+{_PERIOD}|in a full year|annually)\b|\s+(?:pa|p\.a\.)(?!\w)|\s+for\s+every\s+[£$€]\d+)"
    to = r"\s*(?:-|–|to\b|and\b)\s*"
    parts = (
        rf"(?P<currency>[£$€])\s?(?P<money>{DIGITS})(?:\s?(?P<scale>{MAGNITUDE}))?(?:{to}[£$€](?P<money2>{DIGITS})(?:\s?(?P<scale2>{MAGNITUDE}))?|\s*[-–]\s*(?P<money3>{DIGITS})(?:\s?(?P<scale3>{MAGNITUDE}))?)?(?P<per>{per}{{0,2}})",
        rf"(?P<coins>{DIGITS}|{WORD})\s?(?P<many2>{MAGNITUDE})?\s+(?P<coin>pound|euro|dollar)s?\b",
        rf"(?P<single>one|1)\s+(?!in\b|of\b|or\b|and\b|to\b|for\b|more\b|day|week|month|year)(?:[a-z][\w’'-]*\s+){{1,3}}?(?:in|out of)(?: every)?\s+(?P<among>{WORD}|\d{{1,3}})\b(?!\s+(?:{_TIME}|{_MEASURE}|[a-z]+s\b|per\b|%|\d))(?![,.]?\d)",
        rf"(?P<rate>{DIGITS})\s+per\s+(?P<base>{_BASE})\b",
        rf"(?P<share>{DIGITS}|{WORD})(?:\s?(?:%|per ?cent)?{to}(?P<share2>{DIGITS}))?\s?(?P<percent>%|per ?cent\b|percent\b|percentage points?\b)",
        rf"(?P<part>{WORD}|\d[\d,]*)\s+(?P<of>in(?: every)?|out of(?: every)?|(?:out )?of (?:(?:the|its|our|their|these|those|all|his|her|your)\s+){{0,2}}|of )\s*(?P<whole>{WORD}|\d{{1,3}}(?:,\d{{3}})*)\b(?![,.]?\d|\s+(?:{_TIME}\b|{MONTH}))",
        rf"(?P<fraction>{FRACTION})(?![\w-])",
        r"(?P<multiple>doubled|trebled|tripled|quadrupled|halved|(?:double|twice|treble|triple)(?=\s+(?:the|that|what|as (?:many|much|high|likely)|its|their|our)\b))",
        rf"(?P<duration>{DIGITS}|{WORD}|a(?= fortnight))(?:{to}(?P<duration2>{DIGITS}|{WORD}))?(?P<hyphen>[-–]|\s?)(?P<time>{_TIME})\b(?P<pace>\s+(?:a|per|each)\s+(?:day|week|month|year)\b)?",
        rf"(?P<measured>{DIGITS}|{WORD})(?:{to}(?P<measured2>{DIGITS}))?\s?(?P<measure>{_MEASURE})\b",
        rf"(?P<count>{DIGITS}|{WORD}|a (?=hundred)|none)(?:\s?(?P<many>{MAGNITUDE}|hundred)\b)?(?:\s*(?P<joint>-|–|/|to\b|or\b|and\b)\s*(?P<count2>{DIGITS}|{WORD})(?![\w/]))?",
    )
    return re.compile(rf"(?<![\w£$€.,/-])(?:(?P<qualifier>{_QUALIFIER})(?:\s+|(?<=c\.)(?=[£\d])))?(?:(?:US|A|NZ|C)(?=\$))?(?:{'|'.join(parts)})(?![\w])", re.IGNORECASE)


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(r"\s\s")


@cache
def _digit() -> re.Pattern[str]:
    return re.compile(r"\d")


@cache
def _words() -> Guarded:
    return Guarded(rf"(?i)\b(?:{WORD}|half|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|hundred|none|doubled?|trebled?|tripled?|quadrupled|halved|twice|fortnight)\b")


def _first(text: str, place: int) -> int:
    """Where the first digit or word for a number stands from a place on; -1 where none does, and so no quantity."""
    found = (_digit().search(text, place), _words().search(text, place))
    return min((one.start() for one in found if one), default=-1)


@cache
def _noun() -> re.Pattern[str]:
    """The counted noun: up to four modifiers and a plural; function words end the search."""
    function = (
        r"(?:of|in|to|and|or|by|for|from|on|at|is|was|are|were|the|an?|that|which|with|this|as|has|have|had|will|would|should|could|may|can|being|be|been|not|but|than|then|when|where|who|whose|if|it|its|they|their|we|our|he|she|his|her"
        r"|do|does|did|per|via|into|about|over|under|so|also|out|up|down|off|through|between|because|while|however|there|these|those|you|your|i|only|more|fewer|less|since|until|after|before|during|last|next|told|said|came|went|each|every|across|within)\b"
    )
    modifier = rf"(?!{function}|{MONTH}\s+\d)[A-Za-z][\w’'/-]*"
    singular = rf"(?!{function})[a-z][\w’'/-]*(?<![^us]s)"
    plural = rf"(?!{function})(?:[a-z][\w’'-]*(?:[^\W\d_us][s])|[a-z]*(?:people|children|households)|men|women|staff|police|fte|campuses|viruses|buses|bonuses|[A-Z][a-z]+[^\W\d_us]s|[A-Z]{{2,6}}s)"
    return re.compile(
        rf"\s+(?P<noun>(?:(?:{modifier}\s+){{0,4}}?|(?:{singular}\s+){{0,2}}{singular}\s+and\s+(?:{singular}\s+){{1,2}}){plural}(?:\s+of\s+(?:interest|staff|parliament|care|support))?)(?=\d{{0,2}}(?![\w-]))(?P<pace>\s+(?:a|per|each|every)\s+(?:day|week|month|quarter|year|night)\b)?"
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
    pattern, place = _pattern(), 0
    reach = _REACH if not _gap().search(text) else len(text)
    while (first := _first(text, place)) >= 0 and (found := pattern.search(text, max(place, first - reach))):
        quantity = _start_of_change(found) if _changes(found) else _read(found)
        yield from (quantity,) if quantity else ()
        # "3 to 5 schools" refused as a range may still hold a quantity behind its first number
        place = max(quantity.end, found.end() if found["part"] else 0) if quantity else max(found.start() + 1, _first_end(found))


@cache
def _moves() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:r[io]sen?|rising|rose|f[ae]ll(?:en|s|ing)?|dropp(?:ed|ing)|drops?|gr[eo]wn?|growing|increas\w+|decreas\w+|reduc\w+|up|down|gone|went|cut|improv\w+|declin\w+|widen\w+|narrow\w+|moved|extend\w*|chang\w+|rais\w+|slipped|expand\w*|lengthen\w*|shorten\w*|climb\w+|shr[aiu]nk)\b[^.;]{0,60}?\bfrom\s*$", re.IGNORECASE
    )


def _changes(found: re.Match[str]) -> bool:
    """The ends of a change stand like those of a range ("rose from 3 to 5"), but they are two quantities."""
    names = ("money2", "share2", "duration2", "measured2", "count2")
    return any(found[name] for name in names) and bool(_moves().search(found.string, max(0, found.start() - 90), found.start()))


def _start_of_change(found: re.Match[str]) -> Quantity | None:
    """The first of the two quantities; the second is found behind it."""
    end = found.end("scale") if found["scale"] else _first_end(found)
    if found["count2"]:
        noun = _noun().match(found.string, found.end())
        return Quantity(found.start(), end, scaled(found["count"]), _plural(noun) if noun else "", found["qualifier"] or "", noun.span("noun") if noun else None, "" if noun else "value")
    whole = _read(found)
    mark = re.compile(r"\s?(?:%|per ?cent)").match(found.string, end) if found["share2"] else None
    return replace(whole, end=mark.end() if mark else end, value=whole.value.partition("-")[0]) if whole else None


def _first_end(found: re.Match[str]) -> int:
    name = next(name for name in _readers() if found[name])
    return found.end(name)


@cache
def _readers() -> dict[str, Callable[[re.Match[str]], Quantity | None]]:
    return {
        "money": _money, "coins": _coins, "single": _single, "rate": _rate, "share": _share, "part": _ratio, "fraction": _fraction, "multiple": _multiple, "duration": _duration, "measured": _measured,
        "count": _count,
    }  # fmt: skip


def _read(found: re.Match[str]) -> Quantity | None:
    return next(reader(found) for name, reader in _readers().items() if found[name])


def _made(found: re.Match[str], value: str, unit: str, noun: tuple[int, int] | None = None, end: int = 0) -> Quantity:
    return Quantity(found.start(), end or found.end(), value, unit, found["qualifier"] or "", noun)


def _before(found: re.Match[str], name: str) -> str:
    return found.string[max(0, found.start(name) - 26) : found.start(name)]


def _is_reference(found: re.Match[str], name: str) -> bool:
    """The words "phase two" are a reference; in "of the recommendations six were met" the word counts."""
    before = _before(found, name)
    if re.search(r"\b(?:the|this|that|a|last|each)\s+(?:year|quarter|month|week|day|case|group|area|board)\s*$", before) and read_number(found[name]) > 31:
        return False  # "during the year 148 children"
    return bool(reference().search(before)) and not (found[name][0].isalpha() and before.rstrip().endswith("s"))


def _money(found: re.Match[str]) -> Quantity | None:
    if found["money"].startswith("00"):
        return None  # "£000" is the unit of a table
    unit = _CURRENCIES[found["currency"]]
    per = re.search(r"((?:a )?full year|annually|\bpa\b|p\.a\.)|(?:per|a|each)\s+((?:young )?\w+)", found["per"] or "")
    if per:
        # a premium of "£600 a year per child" is paid by the year
        unit += " per " + re.sub(r"^(?:annum|(?:a )?full year|annually|pa|p\.a\.)$", "year", (per[1] or per[2]).casefold())
    other, scale = found["money2"] or found["money3"], found["scale2"] or found["scale3"] or ""
    low = scaled(found["money"], found["scale"] or (scale if other else ""))
    return _made(found, f"{low}-{scaled(other, scale or found['scale'] or '')}" if other else low, unit)


def _coins(found: re.Match[str]) -> Quantity | None:
    return _made(found, scaled(found["coins"], found["many2"] or ""), _CURRENCIES[found["coin"].casefold()])


def _rate(found: re.Match[str]) -> Quantity | None:
    return _made(found, scaled(found["rate"]), f"per {found['base']}")


def _single(found: re.Match[str]) -> Quantity | None:
    """One thing of so many: "one admission in ten"."""
    whole = read_number(found["among"])
    return _made(found, percent_of(read_number("1"), whole), "percent") if whole in _SHARED else None


def _share(found: re.Match[str]) -> Quantity | None:
    unit = "percentage points" if "point" in found["percent"] else "percent"
    return _made(found, _range(found["share"], found["share2"]), unit)


def _ratio(found: re.Match[str]) -> Quantity | None:
    """The words "seven in ten" are a share; of "23 of our 31 schools" and "3 out of 9" the first number counts what the second leads in."""
    part, whole, text = read_number(found["part"]), read_number(found["whole"]), found.string
    if part >= whole or _is_reference(found, "part") or (re.fullmatch(r"(?:19|20)\d\d", found["whole"])):
        return None
    if not found["of"].casefold().startswith("of") and whole in _SHARED and (found["of"].casefold().startswith("in") or found["whole"][0].isalpha()):
        chance = re.search(r"\b(?:a|the|of)\s+$", text[: found.start()]) and not found["qualifier"]
        return None if chance else _made(found, percent_of(part, whole), "percent")
    noun = _noun().match(text, found.end())
    if found["of"].casefold().startswith("in") or part == 1 or (noun is None and (found["part"].isalpha() or found["whole"].isalpha())):
        return None
    kept = found.end() if "out" in found["of"] else found.end("part")
    return _made(found, scaled(found["part"]), _plural(noun) if noun else "", noun.span("noun") if noun else None, kept)


def _plural(noun: re.Match[str]) -> str:
    return " ".join(noun["noun"].split())


@cache
def _of_a_whole() -> re.Pattern[str]:
    """Behind a fraction that is a share and no ordinal, season or half hour: the whole, a verb, or the clause's end."""
    return re.compile(r"\s+(?:of|the|all|were|was|are|had|have|has|did|could|said|on|in|since|happened|came|took|by|against|between|over)\b|\s*(?:[.,;)]|$)")


def _fraction(found: re.Match[str]) -> Quantity | None:
    value, text = read_fraction(found["fraction"]), found.string
    after = _of_a_whole().match(text, found.end())
    counted = found["qualifier"] or re.search(r"\b(?:by|to|than|at|in|only)\s+$", text[max(0, found.start() - 8) : found.start()]) or (after and after[0].strip() in {"of", "the", "all", "were", "had", "have", "are"})
    if not value or not counted or not (after or found["qualifier"]) or re.match(r"(?:[- ]+(?:an?|hour|day|term|year|past|way|time|party|sector|person|hub|phase|wave|round)\b|\s+of\s+(?:the year|20\d\d|the financial))", text[found.end() :]):
        return None
    if re.search(r"\b(?:first|second|other|latter|former|this|each|every|last|next|the|per)\s+$", text[max(0, found.start() - 10) : found.start()], re.IGNORECASE):
        return None
    return _made(found, value, "percent")


def _multiple(found: re.Match[str]) -> Quantity | None:
    name = found["multiple"].casefold()
    return _made(found, "50", "percent") if name == "halved" else _made(found, _MULTIPLES[name], "times")


def _duration(found: re.Match[str]) -> Quantity | None:
    text, time = found.string, " ".join(found["time"].casefold().split())
    if time == "second" and found["hyphen"].strip():
        return None  # "Twenty-second Meeting"
    before = _before(found, "duration")
    ends = named_by_years().match(text, found.end())
    if (before_duration().search(before) and not takes_time().search(before)) or (ends and (found["qualifier"] or "").casefold() != "only"):
        return None
    if found["hyphen"] in {"-", "–"} and not time.startswith("hour") and not _waits().match(text, found.end()):
        return None  # "a three-year programme": the duration only names it
    if text[: found.start()].rstrip().endswith(("-", "–")) or re.match(r"(?:19|20)\d\d$", found["duration"]):
        return None
    if time.startswith("fortnight"):
        return _made(found, "2" if found["duration"] == "a" else f"{read_number(found['duration']) * 2}", "weeks")
    unit = time if time.endswith("s") else f"{time}s"
    rest = _finer().match(text, found.end()) if unit in _FINER and found["duration"].isdigit() and not (found["duration2"] or found["pace"]) else None
    finer, many = _FINER.get(unit, ("", 0))
    if rest and finer.startswith(rest["finer"]) and int(rest["rest"]) < many:
        return _made(found, f"{int(found['duration']) * many + int(rest['rest'])}", finer, end=rest.end())
    return _made(found, _range(found["duration"], found["duration2"]), f"{unit} per {found['pace'].split()[-1]}" if found["pace"] else unit)


@cache
def _finer() -> re.Pattern[str]:
    """Behind a duration the rest of it in a finer unit ("3 minutes 10 seconds"): both are one figure."""
    return re.compile(r"(?:,| and)?\s+(?P<rest>\d{1,2})\s+(?P<finer>second|minute|month|day)s?\b(?!\s+(?:later|earlier|ago))")


@cache
def _waits() -> re.Pattern[str]:
    return re.compile(r"\s+(?:\w+\s+)?(?:waits?|waiting|targets?|standards?|limits?|delays?|backlogs?|averages?|turnaround|deadlines?)\b")


def _measured(found: re.Match[str]) -> Quantity | None:
    if _is_reference(found, "measured"):
        return None
    return _made(found, _range(found["measured"], found["measured2"]), found["measure"])


def _count(found: re.Match[str]) -> Quantity | None:
    text = found.string
    noun = _noun().match(text, found.end()) if found["count"].casefold() != "none" else None
    if _is_label(found) or is_dialled(text, found.start(), found.end()) or ballot().match(text, found.end()) or (not_counted().match(text, found.end()) and not (noun is None and text[found.end()] == ")")):
        return None
    if found["count2"] and not _is_range(found):
        return None
    if noun and found.start() == 0 and len(found["count"]) < 3 and found["count"].isdigit() and noun["noun"][0].isupper():
        return None  # the number of a heading: "4 Serious incidents"
    if noun is None:
        return _of_theirs(found) or _elided(found)
    if not _is_counted(noun, found):
        return None
    low = scaled(found["count"], found["many"] or "")
    value, unit = f"{low}-{scaled(found['count2'])}" if found["count2"] else low, _plural(noun)
    share = re.compile(rf"\s+(?:in|out of)(?: every)? (?P<whole>{WORD})\b(?!\s+[a-z]+s\b)", re.IGNORECASE).match(text, noun.end("noun"))
    if share and read_number(share["whole"]) in _SHARED and read_number(found["count"]) < read_number(share["whole"]):
        return _made(found, percent_of(read_number(found["count"]), read_number(share["whole"])), "percent", noun.span("noun"))
    if noun["pace"]:
        return _made(found, value, f"{unit} per {noun['pace'].split()[-1]}", noun.span("noun"), noun.end())
    return _made(found, value, unit, noun.span("noun"))


def _of_theirs(found: re.Match[str]) -> Quantity | None:
    """A count whose noun somebody's own stand before: "140 of its staff", "846 of you"."""
    text = found.string
    owner = re.compile(r"\s+of\s+(?:its|our|their|his|her|your)(?=\s+[a-z])|\s+of\s+(?P<you>you)\b").match(text, found.end())
    if owner is None or found["count2"] or found["count"].casefold() in {"one", "1", "none"} or _is_reference(found, "count"):
        return None
    noun = None if owner["you"] else _noun().match(text, owner.end())
    if not (noun or owner["you"]):
        return None
    return Quantity(found.start(), found.end("many") if found["many"] else found.end("count"), scaled(found["count"], found["many"] or ""), _plural(noun) if noun else "people", found["qualifier"] or "", noun.span("noun") if noun else owner.span("you"))


def _elided(found: re.Match[str]) -> Quantity | None:
    text, words = found.string, found["count"]
    pace = re.compile(r"\s+(?:a|per|each|every) (?P<time>day|week|month|quarter|year|night)\b").match(text, found.end())
    if pace and not found["count2"] and not _is_reference(found, "count"):
        return _made(found, scaled(words, found["many"] or ""), f"per {pace['time']}", end=pace.end())
    if found["count2"] or _is_reference(found, "count") or re.match(r"\s*[-–/]", text[found.end() :]):
        return None
    elision = find_elision(text, found.start(), found.end(), int(read_number(words)), qualified=bool(found["qualifier"]), is_word=words[0].isalpha(), large="," in words or bool(found["many"]))
    more = re.compile(r"\s+(?:more|fewer)(?=\s+than\b)").match(text, found.end()) if elision else None
    end = more.end() if more else found.end()
    return Quantity(found.start(), end, scaled(words, found["many"] or ""), "", found["qualifier"] or "", elided=elision) if elision else None


def _is_label(found: re.Match[str]) -> bool:
    """A reference, a year, a number with leading zeros, or a small number that points back ("the two bodies")."""
    text, words = found.string, found["count"]
    if _is_reference(found, "count") or re.fullmatch(r"(?:19|20)\d\d|0\d+", words):
        return True
    return not found["qualifier"] and not words[0].isdigit() and bool(re.search(r"\b(?:the|these|those|both|its|their|our|your|his|her|other|any|each|every|no)\s*$", text[: found.start()], re.IGNORECASE))


def _is_range(found: re.Match[str]) -> bool:
    if found["joint"].casefold() == "and" and (found["qualifier"] or "").casefold() != "between":
        return False
    return read_number(found["count"]) < read_number(found["count2"]) and (found["count"], found["count2"]) != ("9", "11")


def _is_counted(noun: re.Match[str], found: re.Match[str]) -> bool:
    if found["count"].casefold() in {"one", "1"} or re.match(r"[’']?\s+time\b", found.string[noun.end("noun") :]):
        return False
    # a paper may number a dozen themes or areas of its own; forty of them are counted in the world
    return bool(found["qualifier"]) or read_number(found["count"]) > 12 or not own_parts().match(found.string, noun.start("noun"))


def _range(low: str, high: str | None) -> str:
    return f"{scaled(low)}-{scaled(high)}" if high else scaled(low)
