"""Action logs and recommendation tables: a header row names the columns, each row below is a commitment.

A response in three columns has one for what will be done about each recommendation; its sentences are promises of their own.
Rows are read only where they have as many cells as the header, so that a cell left out cannot shift an owner into
another column. A table written out with a line for each cell is read by the numbers of its rows.
A log without a header is one in which rows end in a word for how far the work is ("New", "Carried forward"); a task whose last cell is
empty is new there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from ingest.documents.model import Block, Span
from ingest.extract.commitments.draft import Wording, make
from ingest.extract.commitments.places import Place
from ingest.extract.commitments.positions import find_mitigations, find_positions
from ingest.extract.commitments.quotes import trimmed
from ingest.extract.commitments.tasks import parties_in
from ingest.extract.commitments.unheaded import find_cards, find_reckoned, find_tasks_in_row
from ingest.extract.commitments.verbs import VERBS
from ingest.extract.commitments.verdicts import Answer, status_of
from ingest.extract.commitments.wordings import find_wording
from ingest.extract.dates import find_dates, find_due
from ingest.extract.reading import Reading
from ingest.extract.sentences import split_sentences
from ingest.extract.speakers import person_called
from ingest.records import Commitment, CommitmentKind, Said, Status

_COLUMNS: Final = (
    ("recommendation", r"recommendations?"),
    ("promise", r"(?:what (?:we|the [\w ]{3,30}?) will do|(?:proposed|our|planned|further) actions?|actions? (?:to be taken|proposed|we will take))"),
    ("part", r"sub[- ]?(?:tasks?|actions?)"),
    ("with", r"with(?: whom)?"),
    ("action", r"(?:our )?(?:promises?|pledges?|commitments?)|(?:what )?we will(?: do)?|deliverables?|(?:issues?\s*/\s*)?(?:agreed |required )?(?:actions?|tasks?|activity|milestones?|next steps?|what)(?: required| agreed| points?)?(?: \(.*\))?"),
    ("owner", r"(?:action |task )?(?:owners?|leads?|by whom|who|responsib\w+|lead officers?|officers?|assigned to|lead organisation|accountable)(?: officer| body| person)?"),
    ("due", r"(?:due|deadline|by when|by|when|target|completion|timescales?|due by|date due)(?: date)?"),
    ("date", r"dates?"),
    ("status", r"(?:current |latest |finish (?:&|and) )?(?:status|state|progress|update|rag|outcome|response|decision|position)(?: update| report| to date)?"),
    ("mitigation", r"(?:risk )?mitigat\w+(?: actions?| measures?)?|management actions?|what (?:we are|is being) (?:doing|done)(?: about it)?"),
    ("work", r"work ?streams?|(?:key )?projects?|schemes?|strands?|programmes?|initiatives?|pieces? of work|areas? of work|commitments?"),
    ("label", r"(?:no\.?|ref\.?|reference|number|item|#)"),
)
_STATUSES: Final[tuple[tuple[Status, str], ...]] = (
    ("accepted in part", r"(?i)\bin part\b|\bpartially\b|\bpartly\b"),
    ("rejected", r"(?i)\bnot (?:accepted|agreed)\b|\breject(?:ed)?\b"),
    ("ended", r"(?i)\b(?:dropped|withdrawn|abandoned|superseded|no longer (?:required|needed|relevant)|removed|cancelled)\b"),
    ("done", r"(?i)\bcomplet(?:ed?|ion)\b|\bdone\b|\bclosed\b|\bdischarged\b"),
    ("delayed", r"(?i)\bnot started\b|\bcarried forward\b|\bdelayed\b|\bdeferred\b|\boverdue\b|\bon hold\b|\boutstanding\b|\bnot (?:yet )?(?:been )?(?:started|done|begun|complete)|\bslipped\b|\blate\b|^\s*red\b"),
    ("under way", r"(?i)\bongoing\b|\bon-going\b|\bunder ?way\b|\bin progress\b|\bon track\b|\bstarted\b"),
    ("accepted", r"(?i)\baccepted\b"),
    ("agreed", r"(?i)\bagreed\b|\bnew\b|\bopen\b"),
)  # fmt: skip

_BY: Final = "by "  # behind which a month alone is a date
_NAME: Final = 24  # characters that the name of a column takes at most
_WRAPPED: Final = 30  # characters at most of the end of a cell that stands in a line of its own
_SHORT: Final = 80  # characters within which a cell says who or when
_LINES: Final = 3  # names of columns in a row that make a header of a table written out line by line; lines that a cell takes
_REPORTED: Final = frozenset({"done", "under way", "delayed", "ended"})  # statuses that make a row a report of the work


def find_tabled(reading: Reading, places: tuple[Place, ...]) -> Iterator[Commitment]:
    """Find the commitments of action logs and tables of recommendations.

    Args:
        reading: The reading with its cast.
        places: Where its blocks stand.

    Yields:
        Commitments in text order for each form of table.
    """
    headed: set[int] = set()
    for cells in _rows(reading):
        headed.update(cell.start for cell in cells.values())
        yield from _row(reading, cells)
    for block, place in zip(reading.document.blocks, places, strict=True):
        if block.kind == "row" and headed.isdisjoint(cell.start for cell in block.cells) and (cells := find_tasks_in_row(reading, block, place)):
            yield from _row(reading, cells, "agreed" if place.role == "next-steps" else "planned")
    for cells, status in find_reckoned(reading):
        if headed.isdisjoint(cell.start for cell in cells.values()):
            quote = trimmed(reading, cells["action"])
            yield make(reading, quote, Wording("progress", status, "table-reckoned"), owners=_owners(reading, cells.get("owner")))
    for cells in find_cards(reading, _column):
        yield from _row(reading, cells)


def find_table_answers(reading: Reading) -> Iterator[Answer]:
    """Find the rows of a table that answer a recommendation each.

    Args:
        reading: The reading.

    Yields:
        Answers that say accepted, accepted in part, rejected or noted, in text order.
    """
    for cells in _rows(reading):
        if "recommendation" in cells and "status" in cells:
            status, words = status_of(reading, cells["status"])
            if status:
                yield Answer(_label(reading, cells), cells["recommendation"], cells["status"], words, status)


def _rows(reading: Reading) -> Iterator[Mapping[str, Span]]:
    """The cells of each row below a header that is understood, or of a log that has none, by what they hold."""
    columns: Mapping[str, int] = {}
    width = 0
    blocks = reading.document.blocks
    widths = _log_widths(reading)
    for index, block in enumerate(blocks):
        if block.kind != "row":
            columns = columns if block.kind == "heading" or _goes_on(blocks, index) else {}
            continue
        header = _header(reading, block)
        if header:
            columns, width = header, len(block.cells)
        elif columns and len(block.cells) == width:
            yield {name: block.cells[index] for name, index in columns.items()}
        elif not columns and len(block.cells) in widths and (_ends_in_state(reading, block) or _is_new(reading, block)):
            yield _of_log(reading, block)
    yield from _stacked(reading)


def _goes_on(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a few words between two rows are the end of a cell that goes on in a second line."""
    before = next((at for at in range(index - 1, max(-1, index - _LINES - 1), -1) if blocks[at].kind == "row"), None)
    after = next((at for at in range(index + 1, min(len(blocks), index + _LINES + 1)) if blocks[at].kind == "row"), None)
    return before is not None and after is not None and all(len(block.span) <= _WRAPPED for block in blocks[before + 1 : after])


@cache
def _state() -> re.Pattern[str]:
    words = r"new|open|ongoing|on-going|complete(?:d)?|done|closed|carried forward|in progress|under ?way|outstanding|overdue|not (?:yet )?started|delayed|deferred|cancelled|on hold|withdrawn|superseded"
    return re.compile(rf"\W*(?:{words})\W*", re.IGNORECASE)


def _ends_in_state(reading: Reading, block: Block) -> bool:
    return bool(_state().fullmatch(reading.words(block.cells[-1])))


def _log_widths(reading: Reading) -> frozenset[int]:
    """How many cells the rows of a log have that end in a state; none where the paper is no log."""
    if reading.metadata.genre != "action-log":
        return frozenset()
    rows = (block for block in reading.document.blocks if block.kind == "row" and len(block.cells) > 1)
    return frozenset(len(block.cells) for block in rows if _ends_in_state(reading, block))


@cache
def _told_to() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{VERBS})\s+\w+\s+\w", re.IGNORECASE)


def _is_new(reading: Reading, block: Block) -> bool:
    """Whether a row of a log gives a task and says nothing of how far it is."""
    *others, state = block.cells
    return not reading.words(state).strip() and bool(_told_to().match(reading.words(max(others, key=len))))


def _of_log(reading: Reading, block: Block) -> Mapping[str, Span]:
    """The cells of a row that ends in a state: its longest cell is the task; a cell between the two is who does it."""
    *others, state = block.cells
    task = max(others, key=len)
    between = others[others.index(task) + 1 :]
    return {"action": task, "status": state} | ({"owner": between[-1]} if between else {})


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"(?P<series>(?:[A-Z]{1,3}\s?)?)(?P<number>\d{1,3})")


def _stacked(reading: Reading) -> Iterator[Mapping[str, Span]]:
    """The rows of a table that was written out with a line for each cell: names of columns, then number after number with as many lines."""
    blocks = reading.document.blocks
    for start, block in enumerate(blocks):
        if len(block.span) > _NAME or _column(reading.words(block.span)) != "label":
            continue
        names = ["label"]
        while start + len(names) < len(blocks) and len(blocks[start + len(names)].span) <= _NAME:
            name = _column(reading.words(blocks[start + len(names)].span))
            if not name:
                break
            names.append(name)
        if len(names) >= _LINES and _is_header(dict.fromkeys(names)):
            yield from _numbered_rows(reading, names, start + len(names))


def _numbered_rows(reading: Reading, names: list[str], start: int) -> Iterator[Mapping[str, Span]]:
    """Rows that begin with a number that goes on; one with more or fewer lines than there are columns is passed over."""
    blocks = reading.document.blocks
    opens: list[int] = []
    last: re.Match[str] | None = None
    for index in range(start, len(blocks)):
        found = _number().fullmatch(reading.words(blocks[index].span).strip())
        if found and (last is None or (found["series"] == last["series"] and int(found["number"]) == int(last["number"]) + 1)):
            opens.append(index)
            last = found
    for first, after in zip(opens, [*opens[1:], len(blocks)], strict=True):
        cells = dict(zip(names, (block.span for block in blocks[first : first + len(names)]), strict=False))
        whole = after - first == len(names) or (after == len(blocks) and after - first > len(names))
        if whole and all(len(cells[name]) <= _SHORT for name in ("owner", "due") if name in cells):
            yield cells


def _label(reading: Reading, cells: Mapping[str, Span]) -> Said | None:
    words = reading.words(cells["label"]).strip() if "label" in cells else ""
    return Said(words, cells["label"]) if words else None  # a row that goes on from the one above leaves its number out


@cache
def _columns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _COLUMNS)


def _header(reading: Reading, block: Block) -> dict[str, int]:
    """The columns by what they hold; empty if the row is no header."""
    found: dict[str, int] = {}
    for index, cell in enumerate(block.cells):
        name = _column(reading.words(cell))
        if name:
            found.setdefault(name, index)
    return found if _is_header(found) else {}


def _column(words: str) -> str:
    """What a column of that name holds; empty if that is not known."""
    name = " ".join(words.split()).rstrip(":")
    return next((holds for holds, pattern in _columns() if pattern.fullmatch(name)), "")


def _is_header(names: Mapping[str, object]) -> bool:
    return (bool({"action", "recommendation"} & set(names)) and len(names) >= 2) or {"work", "status"} <= set(names) or "mitigation" in names


def _row(reading: Reading, cells: Mapping[str, Span], given: Status = "agreed") -> Iterator[Commitment]:
    if not {"action", "recommendation", "part"} & set(cells):
        yield from find_mitigations(reading, cells["mitigation"]) if "mitigation" in cells else find_positions(reading, cells, _owners(reading, cells.get("owner")))
        return
    task = next(cells[name] for name in ("recommendation", "part", "action") if len(cells.get(name, ())) or name == "action")
    if len(reading.words(task).split()) < 2 or not _is_task(reading, task, cells):
        return
    kind: CommitmentKind = "recommendation" if "recommendation" in cells else "action"
    status = _status(reading, cells["status"], kind) if "status" in cells else "proposed" if kind == "recommendation" else given
    if kind == "action" and status in _REPORTED:
        kind = "progress"
    owners, label = _owners(reading, cells.get("owner")), _label(reading, cells)
    own = _own_number().match(reading.words(task)) if label is None else None
    if own:
        label, task = Said(own["label"], Span(task.start, task.start + own.end("label"))), Span(task.start + own.end(), task.end)
    rule = "table-unowned" if "owner" in cells and not owners else "table-task"
    made = make(reading, trimmed(reading, task), Wording(kind, status, rule), owners=owners, label=label)
    due = _due(reading, cells.get("due"), ahead=given == "planned") or _day_to_come(reading, cells.get("date"))
    others = parties_in(reading, cells["with"]) if "with" in cells and not made.counterparty else made.counterparty
    yield replace(made, due=due or made.due, counterparty=others)
    yield from _promised(reading, cells.get("promise")) if kind == "recommendation" else ()


def _is_task(reading: Reading, task: Span, cells: Mapping[str, Span]) -> bool:
    """Whether another cell says something, if only how far it is: a row of one cell is a heading, unless it tells somebody to do something."""
    others = [name for name, cell in cells.items() if cell != task and len(cell)]
    if any(_says_something(reading.words(cells[name])) or (name == "status" and _state().fullmatch(reading.words(cells[name]))) for name in others):
        return True
    return set(cells) == {"action", "status"} and bool(_told_to().match(reading.words(task)))


@cache
def _own_number() -> re.Pattern[str]:
    """The number that a cell starts with, where no column holds it."""
    return re.compile(r"(?P<label>[A-Z]{0,2}\d{1,2}[a-z]?)[.):]\s+(?=\S)")


def _promised(reading: Reading, cell: Span | None) -> Iterator[Commitment]:
    """What the sentences of a cell promise ("The Council will publish the charter by October.")."""
    for start, end in split_sentences(reading.document.text, cell.start, cell.end) if cell else ():
        quote = trimmed(reading, Span(start, end))
        wording = find_wording(reading.words(quote))
        if wording and wording.kind == "action" and wording.status in ("planned", "agreed"):
            yield make(reading, quote, wording)


def _owners(reading: Reading, cell: Span | None) -> tuple[Said, ...]:
    if cell is None:
        return ()
    named = person_called(reading, reading.words(cell).strip())  # "NA" may be somebody's initials
    if not named and not _says_something(reading.words(cell)):
        return ()
    return parties_in(reading, cell) or (Said(named or " ".join(reading.words(cell).split()), cell),)


def _says_something(words: str) -> bool:
    """Whether a cell holds more than a dash or the like."""
    return any(c.isalnum() for c in words) and not re.fullmatch(r"(?i)\s*(?:n/?a|none|nil|tb[cda]|to be (?:confirmed|agreed|decided)|done|completed?|closed)[.\s]*", words)


def _status(reading: Reading, cell: Span | None, kind: CommitmentKind) -> Status:
    words = reading.words(cell) if cell else ""
    verdict = status_of(reading, cell)[0] if cell and kind == "recommendation" else None
    if verdict:
        return verdict
    default: Status = "proposed" if kind == "recommendation" else "agreed"
    found = [(match.start(), rank, status) for rank, (status, match) in enumerate(_said(words))]
    return min(found)[2] if found else default  # "Ongoing. This could not be completed": the first word counts


def _said(words: str) -> Iterator[tuple[Status, re.Match[str]]]:
    for status, pattern in _STATUSES:
        match = re.search(pattern, words)
        if match:
            yield status, match


def _day_to_come(reading: Reading, cell: Span | None) -> Said | None:
    """A date under "Date" alone is when a thing is due, unless it lies before the paper: then it tells when the task was given."""
    due = _due(reading, cell)
    own = reading.metadata.date
    return due if due and own and due.value[:4].isdigit() and due.value[:7] >= own.value[:7] else None


def _due(reading: Reading, cell: Span | None, *, ahead: bool = False) -> Said | None:
    words = reading.words(cell) if cell else ""
    if cell is None or not _says_something(words):
        return None
    anchor = reading.metadata.date.value if reading.metadata.date else ""
    found = next(iter([*find_dates(words, anchor=anchor, ahead=ahead), *find_due(words, anchor=anchor)]), None)
    if found:
        return Said(found.iso, Span(cell.start + found.start, cell.start + found.end))
    month = next(find_dates(f"{_BY}{words}", anchor=anchor, ahead=ahead), None)
    if month:
        return Said(month.iso, Span(cell.start + month.start - len(_BY), cell.start + month.end - len(_BY)))
    return Said(" ".join(words.split()), cell) if len(words.split()) in range(1, 8) else None
