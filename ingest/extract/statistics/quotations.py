"""Who speaks in a quotation that runs over several sentences, as news prints it.

1. The figure stands within quotation marks that open in its block.
2. Whoever says it stands before the opening mark ("Ann Lee said: ..."; "...," he said. "...") or behind the closing one.
3. "She" and "he" stand for the person who was named last.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.reading import Reading, Sentence
from ingest.records import Said

_SHORTEST: Final = 24  # characters of a quotation that is more than a word or two
_FAR: Final = 900  # characters between a pronoun and the person that it stands for
_SAID: Final = r"(?:said|says|told [\w’' ]{2,40}?|added|adds|explained|warned|commented|wrote|writes|replied|recalled|continued|insisted|argued)"


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[.!?”\"]\s+|[,;]\s+[”\"]?)(?P<who>[^.!?“”\"]{{2,160}}?)\s+(?:also\s+|has\s+|had\s+)?{_SAID}\b[^.!?“”\"]{{0,50}}[:,.]?\s*$")


@cache
def _late_lead() -> re.Pattern[str]:
    """Between two parts of a quotation: whoever says both (""...," said Ann Lee, who runs it. "...")."""
    return re.compile(rf"[,.?!][”\"]\s+(?:{_SAID}\s+(?P<who>[^.!?“”\"]{{2,100}}))\.\s*$")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_SAID}\s+(?P<late>[^.!?“”\"]{{2,80}})|(?P<who>[^.!?“”\"]{{2,80}}?)\s+{_SAID}\b)")


def quoted_speaker(reading: Reading, sentence: Sentence, figure: Span) -> Said | None:
    """Find who says the quotation in which a figure stands.

    Args:
        reading: The reading with its cast.
        sentence: The figure's sentence.
        figure: The figure's place.

    Returns:
        The speaker; None if the figure stands in no quotation of some length, or nobody is said to speak it.
    """
    block = reading.block(sentence).span
    words = reading.words(block)
    place = _around(words, figure.start - block.start)
    if place is None:
        return None
    start, end = place
    lead = _lead().search(words[max(0, start - 240) : start])
    if lead:
        shift = block.start + max(0, start - 240)
        return _party(reading, Span(shift + lead.start("who"), shift + lead.end("who")))
    late = _late_lead().search(words[max(0, start - 240) : start])
    if late:
        shift = block.start + max(0, start - 240)
        return _party(reading, Span(shift + late.start("who"), shift + late.end("who")))
    tail = _tail().match(words[end + 1 : end + 140])
    if tail:
        group = "late" if tail["late"] else "who"
        shift = block.start + end + 1
        return _party(reading, Span(shift + tail.start(group), shift + tail.end(group)))
    return None


def _around(words: str, at: int) -> tuple[int, int] | None:
    """The marks of the quotation around a place; one that is not closed runs to the end."""
    opened = -1
    for index, letter in enumerate(words[:at]):
        if letter == "“" or (letter == '"' and opened < 0):
            opened = index
        elif letter in "”\"":
            opened = -1
    if opened < 0:
        return None
    closed = min((place for mark in "”\"" if (place := words.find(mark, at)) >= 0), default=len(words))
    return (opened, closed) if closed - opened > _SHORTEST else None


def _party(reading: Reading, span: Span) -> Said | None:
    named = reading.cast.within(span)
    if named:
        return next((mention for mention in reversed(named) if mention.kind == "person"), named[0]).said()
    return person_before(reading, span.start) if re.match(r"(?:\w+ )?(?:[Ss]?[Hh]e)\b", reading.words(span)) else None


def person_before(reading: Reading, offset: int) -> Said | None:
    """Find the person for whom "she" or "he" stands.

    Args:
        reading: The reading with its cast.
        offset: Where the pronoun stands.

    Returns:
        The person named last before it; None if nobody was named near it.
    """
    for mention in reading.cast.before(offset):
        if offset - mention.span.end > _FAR:
            return None
        if mention.kind == "person":
            return mention.said()
    return None
