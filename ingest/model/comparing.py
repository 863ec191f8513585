"""Setting a model's records beside those of the rules: it agrees, completes, contradicts, or adds.

1. Two records are about the same thing if they name the same party, source or service, give the same figure at the same place,
   or else quote the same words (four fifths of the shorter quotation lie in the longer).
2. If the model says nothing else than the rules' record, that record gains its agreement and its words as evidence.
3. If it only fills fields that are empty there, it is kept and points at the record that it completes.
4. If a field says something else, it is kept and points at the record that it disputes, and both are in conflict.
5. What is about nothing that the rules found is added, unreviewed.

The rules' records lose nothing and change in no field. Which words tell what a thing measures or is about is a matter of taste: such
fields neither complete nor contradict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Final, Literal

from ingest.documents.model import Document, Span
from ingest.identify.names import fold
from ingest.records import Agreement, DataAccess, Partner, Person, Record, Said, Service, Source, Statistic, Succession

Outcome = Literal["agreed", "completed", "disputed", "added"]

_TASTE: Final = frozenset(
    "measures about qualifier place part figure value unit name title label aliases attendance_words wants_figures".split()
)
_SEVERAL: Final = frozenset({"post", "organisation", "part_of"})  # another one is no contradiction
_BASE: Final = frozenset(part.name for part in fields(Record))
_SHARED: Final = 0.8


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of a comparison.

    Attributes:
        records: The rules' records in their order, then those of the model that stay, in text order.
        outcomes: How many of the model's records agree with, complete, dispute or add to them.
    """

    records: tuple[Record, ...]
    outcomes: Mapping[Outcome, int]


@dataclass(frozen=True, slots=True)
class _Second:
    """A record of the model, the place of the rules' record about the same thing, and in what they differ."""

    record: Record
    place: int | None
    differs: tuple[str, ...] = ()
    fills: bool = False

    @property
    def outcome(self) -> Outcome:
        """What it does to the rules' record."""
        if self.place is None:
            return "added"
        return "disputed" if self.differs else "completed" if self.fills else "agreed"


def compare(document: Document, ours: Sequence[Record], theirs: Iterable[Record]) -> Compared:
    """Set a model's records of one kind beside those of the rules.

    Args:
        document: The document.
        ours: What the rules found.
        theirs: What the model found; of two about the same thing, the first counts.

    Returns:
        The records that stand, and how they compare.
    """
    seconds: list[_Second] = []
    for record in sorted(theirs, key=lambda one: one.quote):
        if not any(_likeness(document, record, second.record) for second in seconds):
            seconds.append(_second(document, record, ours))
    marked = [_marked(record, [second for second in seconds if second.place == place]) for place, record in enumerate(ours)]
    kept = [_kept(second, marked) for second in seconds if second.outcome != "agreed"]
    return Compared((*marked, *kept), Counter(second.outcome for second in seconds))


def _second(document: Document, record: Record, ours: Sequence[Record]) -> _Second:
    likeness = [_likeness(document, record, one) for one in ours]
    if not any(likeness):
        return _Second(record, None)
    place = likeness.index(max(likeness))
    return _Second(record, place, tuple(_differing(record, ours[place])), any(_filling(record, ours[place])))


def _marked(record: Record, seconds: list[_Second]) -> Record:
    """The rules' record with what the model says of it."""
    if not seconds:
        return record
    agreed = tuple(Agreement(second.record.rule, second.record.quote) for second in seconds if not second.differs)
    disputed = any(second.differs for second in seconds)
    return replace(record, agreed=(*record.agreed, *agreed), acceptance="in conflict" if disputed else record.acceptance)


def _kept(second: _Second, marked: Sequence[Record]) -> Record:
    if second.place is None:
        return second.record
    acceptance: Literal["in conflict", "unreviewed"] = "in conflict" if second.differs else "unreviewed"
    return replace(second.record, other=marked[second.place], differs=second.differs, acceptance=acceptance)


def _likeness(document: Document, mine: Record, theirs: Record) -> float:
    """How surely two records of one kind are about the same thing; 0 if they are not."""
    if type(mine) is not type(theirs):
        return 0.0
    if isinstance(mine, Partner | Person | Source | Service):
        return float(_called(mine) == _called(theirs))
    if isinstance(mine, Statistic) and isinstance(theirs, Statistic) and (mine.figure or theirs.figure):
        return float(bool(mine.figure and theirs.figure and _alike(mine.figure, theirs.figure)))
    key = "party" if isinstance(mine, DataAccess) else "ended" if isinstance(mine, Succession) else ""
    if key and not _alike(getattr(mine, key), getattr(theirs, key)):
        return 0.0
    return max(_overlap(document, mine.quote, span) for span in (theirs.quote, *theirs.also))


def _called(record: Record) -> str:
    named = record.title if isinstance(record, Source) else getattr(record, "name", None) or getattr(record, "post", None)
    return fold(named.value) if named else ""


def _overlap(document: Document, one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    if shared >= _SHARED * min(len(one), len(other)):
        return shared / max(len(one), len(other))
    return float(document.words(one).split() == document.words(other).split())


def _differing(record: Record, other: Record) -> Iterator[str]:
    """The fields in which both say something, and not the same."""
    for name in _compared(record):
        mine, theirs = _said(record, name), _said(other, name)
        if name not in _SEVERAL and mine and theirs and not _agree(mine, theirs):
            yield name


def _filling(record: Record, other: Record) -> Iterator[str]:
    """The fields in which the record says more."""
    for name in _compared(record):
        mine, theirs = _said(record, name), _said(other, name)
        if (mine and not theirs) or _names_more(mine, theirs) or (name in _SEVERAL and mine and not _agree(mine, theirs)):
            yield name


def _names_more(mine: object, theirs: object) -> bool:
    return isinstance(mine, tuple) and isinstance(theirs, tuple) and any(not any(_alike(one, two) for two in theirs) for one in mine)


def _said(record: Record, name: str) -> object:
    """The value of a field; a kind that only says "other" says nothing."""
    value = getattr(record, name)
    return "" if value in {"Other", "other"} else value


def _compared(record: Record) -> Iterator[str]:
    yield from (part.name for part in fields(record) if part.name not in _BASE and part.name not in _TASTE)


def _agree(mine: object, theirs: object) -> bool:
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        return any(_alike(one, two) for one in mine for two in theirs)
    if isinstance(mine, Span) and isinstance(theirs, Span):
        return mine.overlaps(theirs)
    return _alike(mine, theirs) if isinstance(mine, Said) and isinstance(theirs, Said) else mine == theirs


def _alike(one: Said, other: Said) -> bool:
    return fold(one.value) == fold(other.value) or one.span.overlaps(other.span)
