"""What a figure measures, over which period, and where.

1. A counted noun with its complement: "31 car parks in the old town".
2. Behind "nearly 40% of" and "£3m for": the whole or the purpose, with what is said of it, up to the clause's end.
3. Where the words before the figure lead up to it ("costs of", "fell by", "was", "within"), or nothing but a period follows: the words
   before it, without what leads up to it.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.documents.model import Span
from ingest.extract.reading import Reading
from ingest.records import Said

_YEAR = r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d))?"
_SHORT = 8  # characters of a lead-in before a colon or a semicolon that is left with what follows it


@cache
def _periods() -> re.Pattern[str]:
    number = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several)"
    month = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    return re.compile(
        rf"\b(?:over the (?:next|last|past|coming|previous) (?:{number} )?(?:years?|months?|weeks?|decade)|(?:from|between)\s+(?:{month}\s+)?{_YEAR}\s+(?:to|and)\s+(?:{month}\s+)?{_YEAR}"
        rf"|in\s+(?:the\s+)?(?:(?:financial|academic|calendar)\s+year\s+)?(?:{month}\s+)?{_YEAR}|(?:since|up to|by|for|during|until|as of)\s+(?:{month}\s+)?{_YEAR}|(?:in|during|for|over)\s+(?:the\s+)?(?:last|past|first|second|third|final|current|{number})\s+(?:{number}\s+)?(?:years?|months?|quarters?|weeks?)"
        rf"|per (?:year|annum)|(?:last|this|next) (?:year|month|week|quarter|term)|each (?:year|month|week|day)|annually|a year ago|so far|to date|20\d\d/\d\d)(?=\d?\b)"
    )


@cache
def _behind() -> re.Pattern[str]:
    """The words behind a figure: to a comma, a bracket, the next figure, or a verb."""
    return re.compile(
        r"\s*(?:(?:of|in|for|to|on|towards|are|is|were|was)\s+)?(?P<what>[^,;.()—:“”]{3,120}?)(?=(?:(?<=[A-Za-z])\d{1,2})?(?:[,;.()—:“”]|$)|\s+(?:and|or|to|compared (?:to|with)|against)\s+(?:\w+\s+){0,3}[£$€]?\d|\s+(?:will|would|should|could|can|may|is|are|was|were|have|has|had|be)\b|\s*$)"
    )


@cache
def _of_whole() -> re.Pattern[str]:
    """The whole of which a share is taken, with what is said of it ("adults in the county were lonely")."""
    return re.compile(r"\s*(?:of|in)\s+(?P<what>[^,;.()—:“”]{3,120}?)(?=(?:(?<=[A-Za-z])\d{1,2})?(?:[,;.()—:“”]|$)|\s+(?:and|or|but|while|compared (?:to|with)|against)\s+(?:\w+\s+){0,3}[£$€]?\d|\s*$)")


@cache
def _leads_up() -> re.Pattern[str]:
    """Words at the end of what stands before a figure that lead up to it: then what is measured stands before."""
    return re.compile(
        r"(?:\b(?:by|at|is|was|were|are|been|be|reached|averaged|averages|totalled|totals|worth|from|to|within|inside|under|over|stood at|stands at|of|in|for|exceeding|about|around|took|takes|as|–|-|:)|[(:–-])\s*$"
    )


@cache
def _trailing() -> re.Pattern[str]:
    return re.compile(r"(?:[\s,(:–-]+(?:by|of|to|at|is|was|in|for|from|over|are|were|with|worth|within|inside|under|about|around|be|been|being|has|have|had|as|a|an|the|up|down|gone|went|reached|averaged|totalled|only|just|and|or|but|not|now|nearly|some))+[\s,(:–-]*$|[\s,(:–-]+$")


def find_measures(reading: Reading, quote: Span, figure: Span, noun: Span | None) -> Said | None:
    """Find the words that say what a figure measures.

    Args:
        reading: The reading.
        quote: The statistic's quotation.
        figure: Place of the figure.
        noun: Place of the counted noun, if there is one.

    Returns:
        The words; None if the quotation holds nothing but the figure.
    """
    before = _before(reading, quote, figure)
    share = _matched(reading, _of_whole(), figure.end, quote.end) if noun is None and _is_share(reading, figure) else None
    behind = share or _matched(reading, _behind(), noun.start if noun else figure.end, quote.end)
    led = noun is None and share is None and not _is_adjective().search(reading.words(figure)) and bool(_leads_up().search(reading.words(Span(quote.start, max(quote.start, figure.start)))))
    if noun and behind and behind.span.end <= noun.end:
        behind = _matched(reading, _clause(), noun.start, quote.end) or behind
    return (before or behind) if led else (behind or before)


@cache
def _is_adjective() -> re.Pattern[str]:
    """In "24 hour cover" the singular leads on to what is measured."""
    return re.compile(r"\d[ -]?(?:hour|day|week|month|year|minute)$")


@cache
def _clause() -> re.Pattern[str]:
    """A counted noun with what is said of it."""
    return re.compile(r"(?P<what>[^,;.()—:“”]{3,120}?)(?=[,;.()—:“”]|$|\s+(?:and|or|but|while|compared (?:to|with)|against)\s+(?:\w+\s+){0,3}[£$€]?\d)")


def _is_share(reading: Reading, figure: Span) -> bool:
    return not re.match(r"[£$€]", reading.words(figure)) and bool(re.search(r"%|per ?cent|half|third|quarter|fifth|tenth|\bin\b|[A-Za-z]$", reading.words(figure)))


def _matched(reading: Reading, pattern: re.Pattern[str], start: int, end: int) -> Said | None:
    found = pattern.match(reading.words(Span(start, max(start, end))))
    if not found or not _says_what(found["what"]):
        return None
    kept = re.sub(r"(?:\s+(?:and|or|to|of|in|for|by|at|with|from|which|that|who|the|a|an|on|as|is|are|be))+$", "", found["what"])
    return _said(reading, start + found.start("what"), start + found.start("what") + len(kept))


def _before(reading: Reading, quote: Span, figure: Span) -> Said | None:
    """The words of the clause before the figure, from the last mark on, without what leads up to the figure."""
    words = reading.words(Span(quote.start, max(quote.start, figure.start)))
    kept = _trailing().sub("", words)
    lead = max(kept.rfind(mark) for mark in ("; ", ": ", ". ", "—"))
    begin = lead + 2 if 0 <= lead < len(kept) - _SHORT else 0
    for pattern in (_framed(), _earlier()):
        found = pattern.match(kept[begin:])
        begin += found.end() if found and len(kept) - begin - found.end() > _SHORT else 0
    return _said(reading, quote.start + begin, quote.start + len(kept)) if re.search(r"[A-Za-z]{3}", kept[begin:]) else None


@cache
def _framed() -> re.Pattern[str]:
    return re.compile(r".*\b(?:found|finds|shows?|showed|recall|said|says|states?|stated|noted?|suggest(?:s|ed)?|reported|reports?|estimate[sd]?|explained|advised|told [\w’' ]{1,40})\s+that\s+")


@cache
def _earlier() -> re.Pattern[str]:
    """An earlier part of the clause: up to another figure and a comma, or to "and the"."""
    return re.compile(r".*(?:\d(?:[\d,.]*\d)?(?:%|k|m|bn)?(?: (?:per cent|hours|days|weeks|months|years))?(?:,\s+|\s+and\s+)|\band (?:for|that|the|to)\s+)")


def _says_what(words: str) -> bool:
    """More than a period, a preposition or a verb's rest."""
    rest = _periods().sub("", words)
    return bool(re.search(r"[A-Za-z]{3}", rest)) and not re.fullmatch(r"(?:inclusive|and|or|over|in|for|by|at|per|to|the|more|less|fewer|higher|lower|increase|\d+|hours?|days?|weeks?|months?|years?|total|whole|them|these|those|overall|that|late|long|working|next|day|on|average|a|again|ago|old|away|behind|\W)+", rest.strip())


def _said(reading: Reading, start: int, end: int) -> Said:
    words = reading.words(Span(start, end))
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Said(" ".join(words.split()), Span(start, end))


def find_period(reading: Reading, quote: Span, figure: Span) -> Said | None:
    """Find the period that a figure covers: the one behind it, else the one nearest before it.

    Args:
        reading: The reading.
        quote: The statistic's quotation.
        figure: Place of the figure.

    Returns:
        The period's words; None if the quotation names none.
    """
    found = [match for match in _periods().finditer(reading.words(quote)) if not Span(quote.start + match.start(), quote.start + match.end()).overlaps(figure)]
    behind = [match for match in found if quote.start + match.start() >= figure.end]
    best = behind[0] if behind else found[-1] if found else None
    return _said(reading, quote.start + best.start(), quote.start + best.end()) if best else None


def find_place(reading: Reading, quote: Span) -> Said | None:
    """Find where a figure holds ("in Kent", "across Greater Manchester"): a capitalised name behind a word of place.

    Args:
        reading: The reading.
        quote: The statistic's quotation.

    Returns:
        The name; None if the quotation names no place, or only a body or a month.
    """
    for found in _places().finditer(reading.words(quote)):
        span = Span(quote.start + found.start("name"), quote.start + found.end("name"))
        if not any(mention.span.overlaps(span) for mention in reading.cast.within(quote)):
            return Said(" ".join(found["name"].split()), span)
    return None


@cache
def _places() -> re.Pattern[str]:
    month = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter|Quarter|Year|Phase|Key|Table|Figure|Annex|Appendix|Section|Schedule)"
    return re.compile(rf"\b(?:in|across|throughout|within)\s+(?:the\s+)?(?!{month}\b)(?P<name>[A-Z][a-z]{{2,}}(?:[- ][A-Z][a-z]{{2,}}){{0,2}})(?=[\s,;.]|$)(?!\s+[A-Z(])")
