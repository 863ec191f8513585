"""Attendance as sentences tell it: "Apologies were received from A and B", "C was in attendance", "D took the chair"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.documents.model import Span
from ingest.extract.guarded import Guarded
from ingest.extract.parties.people import full_name
from ingest.extract.reading import Reading
from ingest.records import AttendanceKind


def find_turnout(reading: Reading) -> Iterator[tuple[AttendanceKind, Span, Span]]:
    """Find the sentences that tell who came how.

    Args:
        reading: The reading, its cast still empty.

    Yields:
        How they attended, the words that say so, and the place of the list of names.
    """
    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        if len(words) > 600 or not _tells().search(words):
            continue
        base = sentence.span.start
        listed = _received().search(words) or _attended_by().search(words) or _also().match(words)
        if listed:
            label = listed[0].strip()
            yield (
                _kind(label),
                Span(base + listed.start(), base + listed.start() + len(label)),
                Span(base + listed.end(), base + len(words.rstrip(" ."))),
            )
            continue
        for clause in re.finditer(r"[^;]+", words):
            yield from _of_clause(clause[0].lstrip(), base + clause.end() - len(clause[0].lstrip()))


def _of_clause(words: str, base: int) -> Iterator[tuple[AttendanceKind, Span, Span]]:
    found = _was_there().search(words)
    if found and ":" not in words[: found.start()] and full_name().match(words):
        yield (
            _spoken(found),
            Span(base + found.start(1) if found[1] else base + found.start(), base + found.end()),
            Span(base, base + len(re.sub(r"\s+(?:had|has|have|both|all|also)$", "", words[: found.start()]))),
        )


def tells_turnout(words: str) -> bool:
    """Tell whether a line is a sentence on apologies, which `find_turnout` reads, and no entry of a list.

    Args:
        words: The line.

    Returns:
        True if it is.
    """
    return bool(_received().search(words) or _sent().search(words))


def _kind(label: str) -> AttendanceKind:
    small = label.casefold()
    if "polog" in small:
        return "apologies"
    return (
        "present"
        if small.startswith(("present", "those present", "there", "members", "governors", "attended")) or small.endswith((" attended by", " chaired by", " attended by:", " chaired by:"))
        else "in attendance"
    )


@cache
def _received() -> re.Pattern[str]:
    said = r"(?:received|given|submitted|noted|recorded|sent|tendered|made|reported|offered|come|came)"
    return re.compile(
        r"\b(?:[Aa]pologies|[Aa]n\s+apology)(?:\s+for\s+(?:absence|non-?attendance|the meeting))?(?:\s+for\s+the\s+meeting)?\s+(?:(?:were|was|had been|have been|has been|had|have)\s+)?"
        rf"(?:also\s+)?{said}?\s*(?:from|by|on behalf of|for|of)\s+(?:the Chair(?:man)?,\s+)?(?=[A-Z])"
    )


@cache
def _sent() -> re.Pattern[str]:
    return re.compile(r"\s(?:sent|gave|submitted|offered|tendered)\s+(?:his|her|their)\s+apologies\b|\s(?:substituted|deputised|stood\s+in)\s+for\b")


@cache
def _attended_by() -> re.Pattern[str]:
    return re.compile(r"\b(?:meeting|session|workshop)\s+was\s+(?:also\s+)?(?:attended|chaired)\s+by:?\s+(?=[A-Z])")


@cache
def _also() -> re.Pattern[str]:
    return re.compile(
        r"(?:[Aa]lso (?:present|in attendance|attending)|[Ii]n attendance|(?:[Tt]hose|[Oo]fficers|[Mm]embers|[Gg]overnors|[Gg]uests) (?:present|attending|in attendance)|[Pp]resent|[Oo]bserving|[Aa]ttending)"
        r"(?: at the meeting| for this item)? (?:was|were):?\s+(?=[A-Z])|(?:[Aa]lso (?:there|present|in attendance|attending)|[Ii]n attendance|[Pp]resent):\s+(?=[A-Z])"
    )


@cache
def _was_there() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:was|were)\s+(?:also\s+)?(present|in attendance|absent|in the [Cc]hair)\b|\stook\s+the\s+(?:minutes|notes)\b(?! (?:as|of|back|away|from)\b)|\s(?:was|were)\s+(?:not present|unable to (?:attend|be present|be there))\b|\s(?:took|in)\s+the\s+[Cc]hair\b|\schaired\s+the\s+meeting\b"
        r"|\s(?:sent|gave|submitted|offered|tendered)\s+(?:his|her|their)?\s*apologies\b"
        r"|\s(?:joined|dialled in|attended)\s+(?:the\s+meeting\s+)?(?:(?:by|via|over)\s+(?:tele)?(?:phone|conference|video|Teams|Zoom|Skype)|remotely|online)\b"
        r"|\s(?:(?:substituted|deputised|deputising|stood\s+in)\s+for|attended\s+(?:as\s+(?:a\s+)?substitute|in place of|on behalf of))\b"
    )


def _spoken(found: re.Match[str]) -> AttendanceKind:
    small = found[0].casefold()
    if "apolog" in small or "unable" in small:
        return "apologies"
    if re.search(r"took the (?:minutes|notes)", " ".join(small.split())):
        return "in attendance"
    if re.search(r"substitute|deputis|stood|place of|behalf", small):
        return "substitute"
    return "absent" if "absent" in small or "not present" in small else "in attendance" if "in attendance" in small else "present"


@cache
def _tells() -> Guarded:
    return Guarded(
        r"polog(?:ies|y)\b|[Pp]resent\b|in attendance|\babsent\b|substitut|deputis|stood in|joined|dialled|\battended\b|[Oo]bserving|[Aa]ttending|the [Cc]hair\b|chaired the|chaired by|took the (?:minutes|notes)|[Aa]lso there|unable to (?:attend|be)"
    )
