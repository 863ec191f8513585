"""When the next meeting is, where the minutes say so."""

from __future__ import annotations

from functools import cache

from ingest.documents.model import Span
from ingest.extract.dates import find_dates
from ingest.extract.guarded import Guarded
from ingest.extract.reading import Reading
from ingest.records import Said

_NEAR = 160  # characters behind the words within which the date stands


@cache
def _announced() -> Guarded:
    return Guarded(r"(?m)(?:\b[Dd]ates?|DATES?|[Tt]ime|TIME)(?:,? (?:and|AND|&) (?:[Tt]ime|TIME|[Vv]enue|[Pp]lace|PLACE))? (?:of|OF) (?:the |THE )?(?:[Nn]ext|NEXT|[Ff]uture|FUTURE) (?:[A-Za-z]+ )?(?:[Mm]eetings?|MEETINGS?)\b|^[\d.)\s]*(?:Next|NEXT) (?:[Mm]eetings?|MEETINGS?)\b|\b[Tt]he next meeting (?:of [\w ]{3,60} )?(?:will be|is|would be|was (?:fixed|set|agreed)|will take place)\b|^[\d.)\s]*(?:Dates|DATES)(?: of [Mm]eetings?)?\b")


def next_meeting(reading: Reading) -> Said | None:
    """Return the day of the next meeting with the words that announce it.

    Args:
        reading: The reading.

    Returns:
        The first date behind "Date of next meeting" and the like that lies after the paper's own; None if there is none.
    """
    own = reading.metadata.date.value if reading.metadata.date else ""
    text = reading.document.text
    if len(own) < 10 or reading.metadata.genre not in ("minutes", "action-log"):
        return None
    for found in _announced().finditer(text):
        for date in find_dates(text[found.end() : found.end() + _NEAR], anchor=own, ahead=True):
            if len(date.iso) == len(own) and date.iso > own:
                return Said(date.iso, Span(found.end() + date.start, found.end() + date.end))
    return None
