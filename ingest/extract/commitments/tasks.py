"""Tasks in note form: "Ann Lee to write to the Board and report back", "Circulate the table (Ann Lee)".

1. Before " to " or " will " stand those who are to do it; or they stand in brackets at the end.
2. "and" before another verb of work starts a second task of the same owners.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ingest.documents.model import Span
from ingest.extract.commitments.draft import Wording, make
from ingest.extract.commitments.owners import agent, part_of, subjects
from ingest.extract.commitments.quotes import behind_topic
from ingest.extract.commitments.verbs import TASK, VERBS
from ingest.extract.dates import find_dates, find_due
from ingest.extract.reading import Reading
from ingest.extract.speakers import person_called
from ingest.records import Commitment, Said, Status


@cache
def _handover() -> re.Pattern[str]:
    """Where the owners end and the task starts."""
    return re.compile(rf"\s+(?:to|will)\s+(?=(?:also\s+|then\s+|now\s+|\w+ly\s+)?(?:be\s+\w+|{TASK}|await|help|feed|host|act|join|speak|go|do|have)\b)")


@cache
def _imperative() -> re.Pattern[str]:
    return re.compile(rf"{VERBS.replace('(?:', '(?i:', 1)}\s+(?!to\b)")


def find_tasks(reading: Reading, span: Span, status: Status, rule: str, *, label: Said | None = None) -> Iterator[Commitment]:
    """Find the tasks of a line in note form.

    Args:
        reading: The reading with its cast.
        span: The line without its label.
        status: Status of its tasks.
        rule: Name of the rule that found the line.
        label: The line's number, if it has one.

    Yields:
        A commitment for each task.
    """
    mark = _mark().search(reading.words(span))
    if mark:
        span, status = Span(span.start, span.start + mark.start()), _marked(mark["mark"])
    span, behind, limit = _fields_behind(reading, span)
    words = reading.words(span)
    handover = _handover().search(words) or _after_names(reading, span, words)
    owners: tuple[Said, ...] = ()
    verb = 0
    if handover and handover.start() < 110 and not _imperative().match(words):
        owners = _doers(reading, span, words[: handover.start()], handover)
        verb = handover.end()
    bracket = re.search(r"\s*[\[(]([^()\[\]*]+)[\])]\s*[.*]*\s*$", words)
    inside = Span(span.start + bracket.start(1), span.start + bracket.end(1)) if bracket else None
    due = due_in(reading, inside) if inside else None
    named = (_doing(reading, inside) or _before_due(reading, inside, due)) if inside else ()
    if bracket and (named or due):
        owners = tuple({owner.value: owner for owner in (*named, *owners)}.values())
        span = Span(span.start, span.start + bracket.start())
    due = due or limit or _closing(reading, span)
    owners = owners or behind
    if not owners and _passive_agent().search(words):
        owners = agent(reading, span, span.start)
    for part in split_tasks(reading, span, verb):
        made = make(reading, part, Wording("progress" if mark else "action", status, rule, max(0, min(verb, len(part))), verb), owners=owners, label=label)
        yield replace(made, due=due) if due else made


def due_in(reading: Reading, span: Span) -> Said | None:
    """Return the limit that a short stretch names ("Ann Lee, by 30 November").

    Args:
        reading: The reading.
        span: The stretch.

    Returns:
        The first due time with its words; None if there is none.
    """
    anchor = reading.metadata.date.value if reading.metadata.date else ""
    found = next(find_due(reading.words(span), anchor=anchor), None)
    return Said(found.iso, Span(span.start + found.start, span.start + found.end)) if found else None


@cache
def _last_field() -> re.Pattern[str]:
    return re.compile(r"(?P<dash>\s+[–—-]\s+|\s*;\s+)(?P<field>(?:(?!\s-\s)[^–—;]){3,70}?)[.\s]*$")


@cache
def _only_names() -> re.Pattern[str]:
    return re.compile(r"(?:(?:[A-Z][\w.’'-]*|of|and|for|the|&|/|,)[\s,]*){1,12}")


def _fields_behind(reading: Reading, span: Span) -> tuple[Span, tuple[Said, ...], Said | None]:
    """The task without the day and the names that stand behind dashes ("Harm review - mid October - Medical Director"), and these."""
    owners: tuple[Said, ...] = ()
    due: Said | None = None
    while found := _last_field().search(reading.words(span)):
        field = Span(span.start + found.start("field"), span.start + found.end("field"))
        date = _only_date(reading, field)
        names = _doing(reading, field) if not date and _only_names().fullmatch(found["field"]) else ()
        if not (date or names) or (date and due) or (names and owners):
            break
        due, owners, span = due or date, owners or names, Span(span.start, span.start + found.start())
    return span, owners, due


def _only_date(reading: Reading, field: Span) -> Said | None:
    words = reading.words(field)
    anchor = reading.metadata.date.value if reading.metadata.date else ""
    date = next(find_dates(f" {words}", anchor=anchor, ahead=True), None)
    return Said(date.iso, field) if date and date.end - date.start >= len(words) - 1 else None


@cache
def _passive_agent() -> re.Pattern[str]:
    return re.compile(r"\bbe \w+(?:ed|en|un|lt|nt|ld|ade) by\b")


@cache
def _behind_dash() -> re.Pattern[str]:
    return re.compile(r"\s[–—-]\s+(?:by |due |w/[bc] |week (?:beginning|commencing) |from |in |on )?(?P<when>[^–—;:.]{3,24})[.\s]*$")


def _closing(reading: Reading, span: Span) -> Said | None:
    """The date that alone stands behind a dash at the end of a task ("Review to the panel - May 2025")."""
    found = _behind_dash().search(reading.words(span))
    if not found:
        return None
    anchor = reading.metadata.date.value if reading.metadata.date else ""
    date = next(find_dates(f" {found['when']}", anchor=anchor, ahead=True), None)
    alone = date and date.end - date.start >= len(found["when"].strip()) - 1
    return Said(date.iso, Span(span.start + found.start("when"), span.start + found.end("when"))) if date and alone else None


def _before_due(reading: Reading, inside: Span, due: Said | None) -> tuple[Said, ...]:
    """Whoever stands before a comma and the time in brackets is to do it, even if nothing else tells of them."""
    found = re.match(r"[A-Z][\w’'&-]*(?: (?:of |for |and |& )?[A-Z][\w’'&-]*){0,5}(?=, )", reading.words(inside)) if due else None
    return (Said(found[0], Span(inside.start, inside.start + found.end())),) if found else ()


def _after_names(reading: Reading, span: Span, words: str) -> re.Match[str] | None:
    """Behind nothing but names, any verb makes a task ("Ann Lee to double check the source")."""
    found = re.compile(r"\s+(?:to|will)\s+(?=[a-z])").search(words)
    if not found:
        return None
    rest = words[: found.start()]
    for mention in reversed(reading.cast.within(Span(span.start, span.start + found.start()))):
        rest = rest[: mention.span.start - span.start] + rest[mention.span.end - span.start :]
    return found if rest != words[: found.start()] and not re.search(r"[A-Za-z]{2,}", _beside_names().sub("", rest)) else None


@cache
def _beside_names() -> re.Pattern[str]:
    """What may stand among the names of those who are to do something ("Panel members", "the Council's officers")."""
    return re.compile(r"\b(?:and|the|The|all|All|members?|officers?|secretariat|team|colleagues|representatives?|s)\b")


@cache
def _mark() -> re.Pattern[str]:
    """What became of it, in brackets behind the task."""
    return re.compile(r"\s*[\[(](?P<mark>done|completed?|closed|discharged|on-?going|in progress|underway|carried forward|deferred)[\])][\s.]*$", re.IGNORECASE)


def _marked(mark: str) -> Status:
    folded = mark.casefold()
    if folded in {"carried forward", "deferred"}:
        return "delayed"
    return "under way" if folded in {"ongoing", "on-going", "in progress", "underway"} else "done"


def _doers(reading: Reading, span: Span, before: str, handover: re.Match[str]) -> tuple[Said, ...]:
    """Whoever stands before the handover, unless the task is to be done to them ("the table to be sent")."""
    if handover.string.startswith("be ", handover.end()):
        return ()
    who = Span(span.start + behind_topic(before), span.start + len(before))
    return parties_in(reading, who) or _by_word(reading, who)


def _by_word(reading: Reading, span: Span) -> tuple[Said, ...]:
    """People whom no list presents, by the names that are all there is before the task ("Sue and Tom to ask")."""
    names = re.compile(r"[A-Z][a-z]+")
    if reading.metadata.genre != "minutes" or not re.fullmatch(r"[A-Z][a-z]+(?:\s*(?:and|&|\+|/)\s*[A-Z][a-z]+)?", reading.words(span)):
        return ()
    return tuple(Said(found[0], Span(span.start + found.start(), span.start + found.end())) for found in names.finditer(reading.words(span)))


def _doing(reading: Reading, inside: Span) -> tuple[Said, ...]:
    """The parties in brackets; behind a person's name a body is where they come from."""
    named = [mention.said() for mention in reading.cast.within(inside) if mention.kind != "body"]
    people = sorted([*named, *_by_initials(reading, inside)], key=lambda who: who.span.start)
    return tuple({who.value: who for who in people}.values()) or parties_in(reading, inside)


def _by_initials(reading: Reading, inside: Span) -> Iterator[Said]:
    """The people whose initials stand in brackets with nothing but other names ("[AB / Cllr Lee]")."""
    for found in re.finditer(r"(?<![^\s/,&+])[A-Z]{2,3}(?![^\s/,&+])", reading.words(inside)):
        place = Span(inside.start + found.start(), inside.start + found.end())
        name = None if reading.cast.within(place) else person_called(reading, found[0])
        if name:
            yield Said(name, place)


def split_tasks(reading: Reading, span: Span, verb: int) -> Iterator[Span]:
    """Split a line at the verbs of work that "and" or a semicolon joins.

    Args:
        reading: The reading.
        span: The line without its label.
        verb: Offset of its first verb, before which nothing is split.

    Yields:
        Each task in text order.
    """
    words = re.split(r"\s*\(\*|\.\s+(?=[A-Z])|\s+[–-]\s+initial\b", reading.words(span))[0].rstrip(" .;,*\n")
    begin = 0
    for joint in re.finditer(rf",?\s+and\s+(?=(?:then\s+|also\s+|to\s+)?{VERBS}\b)|;\s+(?=(?:to\s+)?{VERBS}\b)|,\s+(?=and\s+then\b)", words):
        if joint.start() > verb + 8 and joint.start() - begin > 12:
            yield Span(span.start + begin, span.start + joint.start())
            begin = joint.end()
    yield Span(span.start + begin, span.start + max(begin + 1, len(words)))


def parties_in(reading: Reading, span: Span | None) -> tuple[Said, ...]:
    """Return the parties that a short list names ("Ann Lee / working group").

    Args:
        reading: The reading with its cast.
        span: The list; None for none.

    Returns:
        Its parties in order, each once; a class of parties by its words.
    """
    if span is None:
        return ()
    found: dict[str, Said] = {}
    begin = span.start
    for piece in re.split(r"(\s*(?:/|,|;|&|\band\b)\s*)", reading.words(span)):
        place = Span(begin, begin + len(piece))
        begin = place.end
        mentions = reading.cast.within(place)
        for said in [part_of(reading, mention, place.end) or mention.said() for mention in mentions[:1]] or subjects(reading, place, known=True):
            found.setdefault(said.value, said)
    if not found:
        found = {mention.name: mention.said() for mention in reading.cast.within(span)}
    return tuple(found.values())
