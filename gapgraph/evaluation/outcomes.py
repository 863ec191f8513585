"""What became of each record: hit, missed, spurious, or excused.

A required record that is paired is a hit, an unpaired one is missed; a found record without a partner is spurious. A pair
with an optional record is excused: it counts for nobody and against nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gapgraph.evaluation.folding import fold, likeness
from gapgraph.evaluation.form import EXACT, FIELDS, Record, is_optional, text_of
from gapgraph.evaluation.pairing import MOST, pair

Verdict = Literal["hit", "missed", "spurious", "excused"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record.

    Attributes:
        section: Its section.
        document: Name of the annotation file.
        genre: Genre of the document, as annotated.
        verdict: What became of it.
        wanted: The annotated record; None where one was found that nobody annotated.
        found: The record that was found; None where it was missed.
    """

    section: str
    document: str
    genre: str
    verdict: Verdict
    wanted: Record | None
    found: Record | None

    def fields(self) -> Iterator[tuple[str, str, str]]:
        """Yield the fields that are compared: those of a hit that the annotation fills.

        Yields:
            The field's name, what is annotated, what was found.
        """
        if self.verdict == "hit" and self.wanted and self.found:
            for field in FIELDS[self.section]:
                if text_of(self.wanted, field):
                    yield field, text_of(self.wanted, field), text_of(self.found, field)

    @property
    def confidence(self) -> float | None:
        """How sure the fact was said to be; None for what was missed."""
        stated = self.found.get("confidence") if self.found else None
        return float(stated) if isinstance(stated, int | float) else None

    @property
    def rule(self) -> str:
        """The rule that found it; empty for what was missed."""
        return text_of(self.found, "rule") if self.found else ""


def agrees(field: str, wanted: str, found: str) -> bool:
    """Tell whether a field says the same in both records.

    Args:
        field: The field's name.
        wanted: What is annotated.
        found: What was found.

    Returns:
        True if the words fold to the same; in a field of free words, also if most of them are shared.
    """
    if fold(wanted) == fold(found):
        return True
    return field not in EXACT and likeness(wanted, found) >= MOST


def judge(section: str, document: str, genre: str, wanted: Sequence[Record], found: Sequence[Record]) -> Iterator[Outcome]:
    """Say what became of each record of one section of one document.

    Args:
        section: The section.
        document: Name of the annotation file.
        genre: Genre of the document.
        wanted: Annotated records.
        found: Records that were found.

    Yields:
        One outcome for each annotated record that counts, then one for each spurious one.
    """
    pairs = dict(pair(section, wanted, found))
    for i, record in enumerate(wanted):
        twin = found[pairs[i]] if i in pairs else None
        if not is_optional(record):
            yield Outcome(section, document, genre, "missed" if twin is None else "hit", record, twin)
        elif twin is not None:
            yield Outcome(section, document, genre, "excused", record, twin)
    used = set(pairs.values())
    for j, record in enumerate(found):
        if j not in used:
            yield Outcome(section, document, genre, "spurious", None, record)
