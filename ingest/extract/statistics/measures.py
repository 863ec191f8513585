"""What a figure measures, over which period, and where.

1. Behind the figure: the counted noun with its complement, up to a comma, a bracket or the next figure.
2. If only a period or nothing follows ("reduced by 21%"), the words before the figure, up to the clause's start.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.documents.model import Span
from ingest.extract.reading import Reading
from ingest.records import Said

_YEAR = r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d))?"


@cache
def _periods() -> re.Pattern[str]:
    number = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several)"
    month = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    return re.compile(
        rf"\b(?:over the (?:next|last|past|coming|previous) (?:{number} )?(?:years?|months?|weeks?|decade)|(?:from|between)\s+(?:{month}\s+)?{_YEAR}\s+(?:to|and)\s+(?:{month}\s+)?{_YEAR}"
        rf"|in\s+(?:the\s+)?(?:(?:financial|academic|calendar)\s+year\s+)?(?:{month}\s+)?{_YEAR}|(?:since|up to|by|for|during|until|as of)\s+(?:{month}\s+)?{_YEAR}|(?:in|during)\s+the\s+(?:last|past|first|second|third|final|current)\s+(?:{number}\s+)?(?:years?|months?|quarters?|weeks?)"
        rf"|per (?:year|annum)|(?:last|this|next) (?:year|month|week)|each (?:year|month|week|day)|annually|20\d\d/\d\d)(?=\d?\b)"
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(r"\s*(?:(?:of|in|for|to|on|are|is|were|was)\s+)?(?P<what>[^,;.()—:“”]{3,120}?)(?=(?:(?<=[A-Za-z])\d{1,2})?(?:[,;.()—:“”]|$)|\s+(?:and|or|to|compared (?:to|with))\s+(?:\w+\s+){0,3}[£$€]?\d|\s+(?:will|would|should|could|can|may|is|are|was|were|have|has|had)\b|\s*$)")


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
    start = noun.start if noun else figure.end
    found = _behind().match(reading.words(Span(start, max(start, quote.end))))
    if found and _says_what(found["what"]):
        kept = re.sub(r"(?:\s+(?:and|or|to|of|in|for|by|at|with|from|which|that|who|the|a|an|on|as|is|are))+$", "", found["what"])
        return _said(reading, start + found.start("what"), start + found.start("what") + len(kept))
    end = max(quote.start, figure.start)
    before = reading.words(Span(quote.start, end))
    lead = max(before.rfind(mark) for mark in ("; ", ": ", ". ", "—"))
    kept = re.sub(r"(?:\s+(?:by|of|to|at|is|was|in|for|from|–|-|over|are|were|with|worth))+$", "", before.rstrip(" ,(:–-"))
    begin = quote.start + (lead + 2 if 0 <= lead < len(kept) - 8 else 0)
    return _said(reading, begin, quote.start + len(kept)) if re.search(r"[A-Za-z]{3}", kept) else None


def _says_what(words: str) -> bool:
    """More than a period, a preposition or a verb's rest."""
    rest = _periods().sub("", words)
    return bool(re.search(r"[A-Za-z]{3}", rest)) and not re.fullmatch(r"(?:inclusive|and|over|in|for|by|at|per|to|the|more|less|higher|lower|increase|\W)+", rest.strip())


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
    found = list(_periods().finditer(reading.words(quote)))
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
