"""Rows and cards whose cells tell by themselves what they are, where no header row does.

1. Below "Next steps" or "Actions arising" a row of a task, who does it and when ("Oct   Letter to the Trust   AL").
2. A row that ends in a verdict on a promise ("Pledge 2 | The Trust | Two flats were let in May. | Kept").
3. A card: lines that each give one field of an action ("Action: ...", "Owner: ...", "Due: ...", "Update: ...").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final

from ingest.documents.model import Block, Span
from ingest.extract.commitments.places import Place
from ingest.extract.commitments.tasks import parties_in
from ingest.extract.reading import Reading
from ingest.extract.speakers import person_called
from ingest.records import Status

_CELLS: Final = range(2, 5)  # how many cells such a row has
_FEWEST_VERDICTS: Final = 2  # rows that end in a verdict which make them a reckoning
_CARD_FIELDS: Final = 3  # fields that make labelled lines a card
_WHO: Final = 60  # characters within which a cell says who

_VERDICTS: Final[tuple[tuple[Status, str], ...]] = (
    ("done", r"kept(?: late| early| in full)?|met|achieved|delivered|honoured|done|complete(?:d)?"),
    ("under way", r"(?:kept )?in part|part(?:ly|ially)(?: (?:kept|met|achieved|done|delivered))?|on track|in progress|under ?way|nearly"),
    ("delayed", r"not (?:yet )?(?:kept|met|achieved|delivered|done|started)|broken|missed|late|delayed|overdue|behind"),
    ("ended", r"dropped|withdrawn|abandoned|ended"),
)  # fmt: skip


@cache
def _when() -> re.Pattern[str]:
    month = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    season = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|Easter|Christmas|Michaelmas)"
    date = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{month}(?:\s+(?:\d{{4}}|\d{{2}}))?|{season}(?:\s+(?:term|\d{{4}}))?|Q[1-4](?:\s+[\d/-]+)?|(?:19|20)\d\d(?:[/-]\d\d)?|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}"
    return re.compile(rf"(?:(?:[Ee]arly|[Mm]id|[Ll]ate|[Ee]nd(?: of)?|[Bb]y|[Ff]rom|[Bb]efore)[\s-]+)*(?:the end of\s+)?(?:{date})|asap|ASAP|(?i:ongoing|immediate(?:ly)?|next meeting|tbc|half[- ]term)")


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(r"[A-Z]{0,3}\s?\d{1,3}(?:[./-]\d{1,3})*[a-z]?")


def find_tasks_in_row(reading: Reading, block: Block, place: Place) -> Mapping[str, Span]:
    """Tell what the cells of a row below a heading for tasks are.

    Args:
        reading: The reading with its cast.
        block: The row.
        place: Where it stands.

    Returns:
        Its cells by what they hold: a task and who does it, with when and a number where it has them; empty if it is no such row.
    """
    if place.role not in ("planned", "next-steps") or len(block.cells) not in _CELLS:
        return {}
    found: dict[str, Span] = {}
    for cell in block.cells:
        words = reading.words(cell).strip()
        if _when().fullmatch(words) and "due" not in found:
            found["due"] = cell
        elif _reference().fullmatch(words) and "label" not in found:
            found["label"] = cell
        elif "owner" not in found and _names_somebody(reading, cell):
            found["owner"] = cell
        elif "action" not in found:
            found["action"] = cell
        else:
            return {}
    return found if {"action", "owner"} <= set(found) else {}


def _names_somebody(reading: Reading, cell: Span) -> bool:
    """Whether a cell holds names, posts or initials alone."""
    words = reading.words(cell).strip()
    if len(words) > _WHO:
        return False
    if re.fullmatch(r"[A-Z]{2,3}(?:\s*[/,&+]\s*[A-Z]{2,3})*|All|ALL|(?:Vice[- ])?Chair(?:man|woman)?|Clerk|Secretary|Treasurer", words):
        return True
    left = words
    for mention in reading.cast.within(cell):
        left = left.replace(reading.words(mention.span), " ")
    return not re.search(r"[^\W\d]{4,}", re.sub(r"\b(?:with|and|Cllr|Prof|Miss)\b", "", left)) or bool(person_called(reading, words))


@cache
def _verdicts() -> tuple[tuple[Status, re.Pattern[str]], ...]:
    return tuple((status, re.compile(rf"\W*(?:{words})\W*", re.IGNORECASE)) for status, words in _VERDICTS)


def verdict(words: str) -> Status | None:
    """Tell what a word says of a promise.

    Args:
        words: The words of a cell.

    Returns:
        The status; None if they are no verdict.

    Example:
        >>> verdict("Kept late")
        'done'
    """
    return next((status for status, pattern in _verdicts() if pattern.fullmatch(words)), None)


def find_reckoned(reading: Reading) -> Iterator[tuple[Mapping[str, Span], Status]]:
    """Find the rows that end in a verdict on a promise and tell in a sentence what became of it.

    Args:
        reading: The reading with its cast.

    Yields:
        The cells and the status, in text order; nothing where only one row of the paper is such.
    """
    rows = [block for block in reading.document.blocks if block.kind == "row" and len(block.cells) > 2]
    judged = [(block, status) for block in rows if (status := verdict(reading.words(block.cells[-1])))]
    for block, status in judged if len(judged) >= _FEWEST_VERDICTS else ():
        *others, last = block.cells
        told = max(others, key=len)
        owner = next((cell for cell in others if cell != told and _names_somebody(reading, cell) and parties_in(reading, cell)), None)
        if len(reading.words(told).split()) > 3 and reading.words(told).rstrip().endswith("."):
            yield {"action": told, "status": last} | ({"owner": owner} if owner else {}), status


@cache
def _field() -> re.Pattern[str]:
    return re.compile(r"^[ \t]*(?P<name>[A-Z][A-Za-z /-]{1,24}?)[ \t]*:[ \t]*(?P<value>[^\n]*?)[ \t]*$", re.MULTILINE)


def find_cards(reading: Reading, column: Callable[[str], str]) -> Iterator[Mapping[str, Span]]:
    """Find actions that give each of their fields a line.

    Args:
        reading: The reading.
        column: What a field of that name holds; empty if that is not known.

    Yields:
        The cells of each card by what they hold; a field that is left empty has an empty place.
    """
    text = reading.document.text
    card: dict[str, Span] = {}
    end = 0
    for found in _field().finditer(text):
        name = column(found["name"])
        if text.count("\n\n", end, found.start()) or name in card:
            yield from _whole(card)
            card = {}
        if name and (card or name in ("action", "label")):
            card[name] = Span(found.start("value"), found.end("value"))
        end = found.end()
    yield from _whole(card)


def _whole(card: Mapping[str, Span]) -> Iterator[Mapping[str, Span]]:
    if len(card) >= _CARD_FIELDS and {"action", "owner"} <= set(card) and ("due" in card or "status" in card):
        yield card
