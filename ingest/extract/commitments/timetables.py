"""Entries of a plan that open with a time ("Spring 2024: drop-ins begin at all hubs", "By the end of June - a new app")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ingest.documents.model import Block, Span
from ingest.extract.commitments.draft import Wording, make
from ingest.extract.commitments.places import Place
from ingest.extract.commitments.quotes import trimmed
from ingest.extract.commitments.wordings import find_wording
from ingest.extract.dates import find_due
from ingest.extract.reading import Reading
from ingest.extract.sentences import split_sentences
from ingest.records import Commitment, Said, Status


@cache
def dated_entry() -> re.Pattern[str]:
    """Return the pattern of a time that an entry of a timetable opens with ("Spring 2024: ...", "By the end of June - ...")."""
    month = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
    date = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?{month}(?: (?:19|20)\d\d)?|(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|Easter|Christmas)(?: (?:term|(?:19|20)\d\d))?|Q[1-4](?: (?:19|20)\d\d(?:[/-]\d\d)?)?|(?:19|20)\d\d(?:[/-]\d\d)?"
    return re.compile(rf"(?:\*\*)?(?:(?:By|From|In|Before|During|Early|Mid|Late|End of)[ -])*(?:the )?(?:(?:end|start|middle|beginning) of )?(?:{date})(?:(?: to | ?[-–] ?)(?:{date}))?(?:\*\*)?\s*(?:[:–—-]|\s{{2,}})(?:\*\*)?\s+(?=\S)")


def timetabled(reading: Reading, block: Block, start: int, place: Place, owner: tuple[Said, ...]) -> Iterator[Commitment]:
    """Make the planned action of an entry of a timetable: its first sentence says what is to happen.

    Args:
        reading: The reading with its cast.
        block: The entry.
        start: Where its words start behind the time.
        place: Where it stands.
        owner: Whose timetable it is, for an entry without a verb.

    Yields:
        One action, due at that time; none where nothing is said behind it.
    """
    words = reading.words(block.span)
    first = next(split_sentences(reading.document.text, block.span.start + start, block.span.end), None)
    if first is None or len(words[start:].split()) < 2:
        return
    quote = trimmed(reading, Span(*first))
    known, verb = find_wording(reading.words(quote)), _present().search(reading.words(quote))
    status: Status = "agreed" if place.role == "next-steps" else "planned"
    wording = Wording("action", status, "listed-timetable")
    if known and known.kind == "action":
        wording = replace(wording, verb=known.verb, end=known.end, passive=known.passive)
    elif verb:
        wording = replace(wording, verb=verb.start(), end=verb.end())
    made = make(reading, quote, wording, owners=None if known or verb else owner)
    yield replace(made, due=made.due or _due(reading, block, words[:start]))


def _due(reading: Reading, block: Block, opening: str) -> Said | None:
    """The time that an entry opens with."""
    date = reading.metadata.date
    due = next(iter(find_due(f"by {opening.strip(' :-–—*')}", anchor=date.value if date else "")), None)
    return Said(due.iso.removeprefix("by "), Span(block.span.start, block.span.start + len(opening.rstrip(" :-–—*\n")))) if due else None


@cache
def _present() -> re.Pattern[str]:
    """A verb in the present tense that tells what is to happen at a stated time ("drop-ins begin", "the College starts courses")."""
    return re.compile(r"(?<=\w )(?:begins?|starts?|opens?|launch(?:es)?|goes? live|ends?|closes?|moves?|meets?|publish(?:es)?|joins?|returns?|takes? (?:over|on|place)|runs?|visits?|holds?|reports?|roll(?:s)? out)\b")
