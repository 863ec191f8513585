"""Who raises a concern.

1. The speaker of the clause; who worries or objects as its subject; to whom the sentence attributes it.
2. "Concern was raised" without a name: the meeting.
3. In minutes and the like, whoever was speaking in the paragraph; in a report of groups, the group whose section it is; where
   the paper says "we", whoever wrote it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.authors import author, meeting, signed_below, signer
from ingest.extract.commitments.owners import subjects
from ingest.extract.concerns.wordings import plain
from ingest.extract.reading import Reading, Sentence
from ingest.extract.speakers import attributed, earlier, labelled, reported, voiced, worrier
from ingest.records import Said

_OWN_VIEWS: Final = frozenset({"scrutiny-report", "web-page"})  # what nobody else is said to raise is raised by whoever wrote these


@dataclass(frozen=True, slots=True)
class Place:
    """Where a concern stands in its sentence.

    Attributes:
        sentence: The sentence.
        quote: The clause.
        trigger: Offset in the clause of the words of concern.
    """

    sentence: Sentence
    quote: Span
    trigger: int


def find_raisers(reading: Reading, place: Place) -> tuple[Said, ...]:
    """Return who raises a concern.

    Args:
        reading: The reading with its cast.
        place: Where the concern stands.

    Returns:
        The parties; empty if the text does not tell.
    """
    sentence, quote = place.sentence, place.quote
    own = _subject(reading, place)
    if own:
        return own
    if _raised().match(reading.words(quote)):
        return attributed(reading, quote) or meeting(reading)
    trigger = Span(sentence.span.start, quote.start + place.trigger)
    ours = _first_person().search(reading.words(quote)) or _we().search(reading.words(Span(sentence.span.start, max(sentence.span.start, quote.start))))
    we = _authors(reading, sentence) if ours else ()
    return (
        _opening(reading, place)
        or (_writer(reading) if _singular().search(reading.words(quote)) else ())
        or reported(reading, Span(trigger.start, min(quote.start, trigger.end)))
        or we
        or reported(reading, trigger)
        or voiced(reading, trigger)
        or attributed(reading, sentence.span)
        or labelled(reading, sentence)
        or _around(reading, sentence)
    )


def _opening(reading: Reading, place: Place) -> tuple[Said, ...]:
    """The party whose saying a clause starts with ("Ann Lee pointed out do not fit")."""
    before = Span(place.quote.start, place.quote.start + place.trigger)
    first = next(iter(reading.cast.within(before)), None)
    return reported(reading, before) if first and first.span.start == before.start else ()


def _writer(reading: Reading) -> tuple[Said, ...]:
    """Who says "I" in a response or a report: the person who signed it."""
    return signer(reading) or signed_below(reading) if reading.metadata.genre in {"government-response", "partnership-report", "scrutiny-report"} else ()


@cache
def _singular() -> re.Pattern[str]:
    return re.compile(r"^(?![^\"“]*[\"“]).*\b(?:I|[Mm]y)\b")


def _around(reading: Reading, sentence: Sentence) -> tuple[Said, ...]:
    genre = reading.metadata.genre
    if genre == "partnership-report":
        quoted = earlier(reading, sentence) if reading.words(sentence.span)[:1] in "\"“‘" else ()
        return quoted or group(reading, sentence.section) or author(reading)
    if genre == "government-response" and _is_answered(reading, sentence):
        return _committee(reading)
    return earlier(reading, sentence) or signer(reading) or (author(reading) if genre in _OWN_VIEWS else ())


def _authors(reading: Reading, sentence: Sentence) -> tuple[Said, ...]:
    """Who says "we": the committee in what a response prints of its report, else the author."""
    answered = reading.metadata.genre == "government-response" and _is_answered(reading, sentence)
    return (_committee(reading) if answered else ()) or author(reading)


def _is_answered(reading: Reading, sentence: Sentence) -> bool:
    return bool(_answered().search(reading.words(reading.block(sentence).span)))


@cache
def _answered() -> re.Pattern[str]:
    """What a response prints of the report that it answers."""
    return re.compile(r"\((?:Conclusion|Recommendation|Paragraph)s?\b")


def _committee(reading: Reading) -> tuple[Said, ...]:
    found = next((partner for partner in reading.cast.partners if partner.type == "Committee"), None)
    return (found.name,) if found else ()


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Ww]e|[Oo]ur|us|I|my|My)\b")


@cache
def _we() -> re.Pattern[str]:
    """The frame of what the authors themselves say ("We acknowledge that")."""
    return re.compile(r"^(?:[^,.]{0,30}, )?[Ww]e (?:\w+ ){0,2}?(?:that|how|whether)\s*$")


@cache
def _raised() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:Some |Serious |Further |Particular |Considerable )?(?:[Cc]oncerns?|[Dd]isappointment|[Ff]rustration|[Ww]orries|[Qq]uestions|[Ss]tatistics|[Ff]igures|[Oo]bjections?|[Dd]oubts?|[Rr]eservations|[Dd]issatisfaction|[Uu]nease))\b.*\b(?:was|were|has been|have been|had been) (?:also )?(?:raised|expressed|queried|questioned|noted|voiced|recorded)\b"
    )


def _subject(reading: Reading, place: Place) -> tuple[Said, ...]:
    """The subject of a word of worry or objection; the words of other concerns have none with a mind."""
    quote, trigger = place.quote, place.trigger
    words = reading.words(quote)
    if not _minds().match(plain(words), trigger):
        return ()
    before = Span(quote.start, quote.start + trigger)
    if not trigger or (_passive().search(words, 0, trigger) and _done_by().match(words, trigger)):
        return ()
    whole, within = worrier(reading, before), reading.cast.within(before)
    if whole and any(mention.said() == whole[0] for mention in within):
        return whole  # the body whose members worry
    named = subjects(reading, before)
    return named if named and within else whole or named


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly |also |further |again |then )*$")


@cache
def _done_by() -> re.Pattern[str]:
    """What is done to its subject where it stands in the passive ("The figures were queried")."""
    return re.compile(r"(?:queried|questioned|challenged|raised|criticised|criticized|disputed|opposed|rejected|contested|expressed|voiced|lamented|condemned|blamed|accused)\b")


@cache
def _minds() -> re.Pattern[str]:
    """Words that only somebody with a mind can be the subject of."""
    return re.compile(
        r"(?:concerned|worr|anxious|alarmed|fear|uneas|unhapp|dissatisf|dismay|disappointed|regret|frustrat|angry|upset|outrag|troubled|shocked|appall|astonish|surprised|doubt|scepti|cautious|cautioned|wary|nervous|critici|complain|warn|question|quer|challeng|cast|raised|lament|bemoan|deplor|protest|felt|thought|found|consider|disagree|dispute|contest|object|oppose|dissent|reject|refut|took|take|unconvinced|refus|voted|wished|asked|agree|against|voiced|expressed"
        r"|(?:(?:do|does|did|could|would|can|will|is|are|was|were|has|have|had|isn|wasn|don|didn|doesn|aren|weren) ?)?(?:not|n’t|’t) (?:\w+ )?(?:support|agree|accept|endorse|share|approve|favour|in favour|recogni[sz]e|trust|want|think|believe|happy|satisfied|comfortable|confident|assured|reassured|impressed|sure|content|convinced|persuaded|signed)|unable to (?:support|agree)|would (?:\w+ )?have (?:preferred|liked)\b)"
    )


def keeper(reading: Reading, section: int) -> tuple[Said, ...]:
    """Return whose list of worries it is: the group's whose section it is, else whoever wrote the report.

    Args:
        reading: The reading with its cast.
        section: Index of the section.

    Returns:
        The party; nobody in a record of decision, whose risks are those of the options.
    """
    return group(reading, section) or (() if reading.metadata.genre == "decision-record" else author(reading))


def group(reading: Reading, section: int) -> tuple[Said, ...]:
    """Return the group whose section of a report it is.

    Args:
        reading: The reading.
        section: Index of the section.

    Returns:
        The body that the nearest heading around it names; empty if none does.
    """
    while section > 0:
        named = [m for m in reading.cast.within(reading.sections[section].heading_span) if m.kind == "body"]
        if named:
            return (named[0].said(),)
        section = reading.sections[section].parent
    return ()
