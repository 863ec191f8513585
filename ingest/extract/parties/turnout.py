"""Attendance as sentences tell it: "Apologies came from A and B", "Those present were C in the chair and D", "E could not be there".

1. Words that lead to names ("Also present were") tell of all that follow them in the sentence, to the semicolon at most.
2. Words behind names ("had sent their regrets") tell of those between them and the words before that told of others.
3. Ordinary words ("were there", "chaired", "could not come") tell of attendance only at the head of a paper of a meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.guarded import Guarded
from ingest.extract.parties.people import full_name
from ingest.extract.reading import Reading
from ingest.records import AttendanceKind

_LONGEST: Final = 600  # characters of a sentence that lists people
_HEAD: Final = 2500  # characters at the head of a paper in which ordinary words tell of attendance
_MET: Final = frozenset({"minutes", "action-log"})

Told = tuple[AttendanceKind, Span, Span]


def find_turnout(reading: Reading) -> Iterator[Told]:
    """Find the sentences that tell who came how.

    Args:
        reading: The reading, its cast still empty.

    Yields:
        How they attended, the words that say so, and the place of the list of names.
    """
    met = reading.metadata.genre in _MET
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        early = met and sentence.span.start < _HEAD
        if len(words) > _LONGEST or not (_tells().search(words) or (early and _tells_early().search(words))):
            continue
        base = sentence.span.start
        led = _leads(words, early=early)
        if led:
            label = led[0].strip()
            stop = words.find(";", led.end())
            end = stop if stop > 0 and next(_behind(words, stop, early=early), None) else len(words.rstrip(" ."))
            yield _of_label(label), Span(base + led.start(), base + led.start() + len(label)), Span(base + led.end(), base + end)
            words, base = (words[end:], base + end) if end == stop else ("", base)
        yield from _by_clause(words, base, early=early)


def _leads(words: str, *, early: bool) -> re.Match[str] | None:
    return _received().search(words) or _attended_by().search(words) or _also().match(words) or (_also_early().search(words) if early else None)


def _behind(words: str, start: int, *, early: bool) -> Iterator[re.Match[str]]:
    found = [*_was_there().finditer(words, start), *(_was_early().finditer(words, start) if early else ())]
    yield from sorted(found, key=lambda one: one.start())


def _by_clause(words: str, base: int, *, early: bool) -> Iterator[Told]:
    start = 0
    for found in _behind(words, 0, early=early):
        if found.start() < start:
            continue
        start = max(start, words.rfind(";", 0, found.start()) + 1)
        lead = _joint().match(words, start)
        start = lead.end() if lead else start
        names = re.sub(r"\s+(?:had|has|have|both|all|also)$", "", words[start : found.start()])
        if ":" not in names and full_name().match(names):
            at = found.start(1) if found[1] else found.start()
            yield _of_verb(found), Span(base + at, base + found.end()), Span(base + start, base + start + len(names))
        start = found.end()


@cache
def _joint() -> re.Pattern[str]:
    """Between what is told of some and the names of others."""
    return re.compile(r"[\s,;.]*(?:(?:and|but|while|whilst|whereas|with)\s+)?(?:the\s+)?(?=[A-Z])")


def tells_turnout(words: str) -> bool:
    """Tell whether a line is a sentence on apologies, which `find_turnout` reads, and no entry of a list.

    Args:
        words: The line.

    Returns:
        True if it is.
    """
    return bool(_received().search(words) or _sent().search(words))


def _of_label(label: str) -> AttendanceKind:
    small = label.casefold()
    if re.search(r"polog|regret|excuse", small):
        return "absent" if small.startswith("no ") else "apologies"
    if re.search(r"\b(?:also|officers|guests|observing|joined by|in attendance)\b", small):
        return "in attendance"
    return "present" if re.match(r"present|those|there|members|governors|attend|(?:a?round|at) the table|in the chair|presiding|people|the following", small) or re.search(r" (?:attended|chaired) by:?$", small) else "in attendance"


_REGRETS: Final = r"(?:apologies|regrets|excuses)"


@cache
def _received() -> re.Pattern[str]:
    said = r"(?:received|given|submitted|noted|recorded|sent|tendered|made|reported|offered|come|came)"
    return re.compile(
        r"\b(?:No\s+)?(?:[Aa]pologies|[Aa]n\s+apology|(?<=No )apology|[Rr]egrets)(?:\s+for\s+(?:absence|non-?attendance|the meeting))?(?:\s+for\s+the\s+meeting)?\s+(?:(?:were|was|had been|have been|has been|had|have)\s+)?"
        rf"(?:also\s+)?{said}?\s*(?:from|by|on behalf of|for|of)\s+(?:the Chair(?:man)?,\s+)?(?=[A-Z])"
    )


@cache
def _sent() -> re.Pattern[str]:
    return re.compile(rf"\s(?:sent|gave|given|submitted|offered|tendered)\s+(?:his|her|their)\s+{_REGRETS}\b|\s(?:substituted|deputised|stood\s+in)\s+for\b")


@cache
def _attended_by() -> re.Pattern[str]:
    return re.compile(r"\b(?:meeting|session|workshop)\s+was\s+(?:also\s+)?(?:attended|chaired)\s+by:?\s+(?=[A-Z])")


@cache
def _also() -> re.Pattern[str]:
    return re.compile(
        r"(?:[Aa]lso (?:present|in attendance|attending|there)|[Ii]n attendance|(?:[Tt]hose|[Oo]fficers|[Mm]embers|[Gg]overnors|[Gg]uests|[Pp]eople) (?:who (?:were )?)?(?:present|attending|in attendance|there|taking part|at the (?:meeting|table)|in the room|attended|came)|[Pp]resent|[Oo]bserving|[Aa]ttending|[Ii]n the [Cc]hair|(?:[Aa]r|[Rr])ound the table)"
        r"(?: at the meeting| for this item| on the (?:day|night))? (?:was|were):?\s+(?=[A-Z])|(?:[Aa]lso (?:there|present|in attendance|attending)|[Ii]n attendance|[Pp]resent):\s+(?=[A-Z])"
    )


@cache
def _also_early() -> re.Pattern[str]:
    """At the head of minutes, further words that lead to the names of who came."""
    return re.compile(r"\b(?:[Jj]oined (?:at the meeting |for (?:this item|items? [\d ,and]+) )?by|[Tt]he (?:meeting|\w+) (?:was|were) attended by|(?:[Tt]here|[Ii]n the room|[Aa]t the (?:table|meeting)) were)\s+(?=[A-Z][a-z]+ [A-Z]|(?:Cllr|Councillor|Dr|Mr|Mrs|Ms)\b)")


@cache
def _was_there() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:was|were)\s+(?:also\s+)?(present|in attendance|absent|in the [Cc]hair)\b|\stook\s+the\s+(?:minutes|notes)\b(?! (?:as|of|back|away|from)\b)|\s(?:was|were)\s+(?:not present|unable to (?:attend|be present|be there|come|join))\b|\s(?:took|in)\s+the\s+[Cc]hair\b(?! of\b)|\schaired\s+the\s+meeting\b"
        rf"|\s(?:sent|gave|given|submitted|offered|tendered)\s+(?:his|her|their)?\s*{_REGRETS}\b"
        r"|\s(?:joined|dialled in|attended)\s+(?:the\s+meeting\s+)?(?:(?:by|via|over)\s+(?:tele)?(?:phone|conference|video|Teams|Zoom|Skype)|remotely|online)\b"
        r"|\s(?:(?:substituted|deputised|deputising|stood\s+in)\s+for|attended\s+(?:as\s+(?:a\s+)?substitute|in place of|on behalf of)|(?:had\s+been|was|were)\s+(?:nominated|named)\s+(?:as\s+)?(?:his\s+|her\s+|their\s+|the\s+|a\s+)?substitutes?)\b"
    )


@cache
def _was_early() -> re.Pattern[str]:
    """At the head of minutes, ordinary words that tell of whose names stand before them. The group is there as in `_was_there`."""
    end = r"(?=\s*(?:$|[.,;]|and\b|but\b|while\b|with\b|for (?:this|item|the)\b|in person|as (?:an )?observer))"
    missing = r"(?:attend|come|be (?:there|present|with us|at the meeting)|make it|join(?: us)?|stay)"
    return re.compile(
        rf"\s(?:was|were)\s+(?:also\s+|all\s+|both\s+)?(there|here|at the (?:meeting|table)){end}|\s(?:was|were)\s+not\s+(?:there|here|at the meeting|represented){end}|\sattended(?:\s+the\s+meeting)?{end}|\s(?:chaired|presided){end}|\sdialled\s+in{end}"
        rf"|\s(?:could\s+not|couldn[’']t|cannot)\s+{missing}\b|\s(?:did\s+not|didn[’']t)\s+(?:attend|come){end}|\s(?:had|has|have)\s+apologised\b|\s(?:acted\s+as|was)\s+(?:the\s+)?(?:secretary|clerk|note-?\s?taker|minute-?\s?taker){end}|\s(?:kept|wrote)\s+the\s+(?:minutes|notes){end}|\s(?:minuted|clerked)(?:\s+the\s+meeting)?{end}"
    )


def _of_verb(found: re.Match[str]) -> AttendanceKind:
    small = " ".join(found[0].casefold().split())
    if re.search(r"polog|regret|excuse|unable|could ?n[o’']t|cannot", small):
        return "apologies"
    if re.search(r"(?:took|kept|wrote) the (?:minutes|notes)|secretary|clerk|taker|minuted|in attendance", small):
        return "in attendance"
    if re.search(r"substitut|deputis|stood|place of|behalf", small):
        return "substitute"
    return "absent" if re.search(r"absent|\bnot (?:present|there|here|at|represented|attend|come)|n[’']t (?:attend|come)", small) else "present"


@cache
def _tells() -> Guarded:
    return Guarded(
        r"polog(?:ies|y)\b|egrets\b|excuses\b|[Pp]resent\b|in attendance|\babsent\b|substitut|deputis|stood in|joined|dialled|\battended\b|[Oo]bserving|[Aa]ttending|the [Cc]hair\b|chaired the|chaired by|took the (?:minutes|notes)|[Aa]lso there|unable to (?:attend|be|come|join)|[Tt]hose who|ound the table|[Tt]hose (?:at|in|there|taking)"
    )


@cache
def _tells_early() -> Guarded:
    return Guarded(r"\bthere\b|\bhere\b|at the (?:meeting|table)|in the room|could not|couldn[’']t|cannot|did not|didn[’']t|not represented|chaired|presided|apologised|secretary|clerk|taker|kept the|wrote the|minuted")
