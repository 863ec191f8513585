"""What was taken for what.

1. *Closed fields*: for each hit, what is annotated against what was found (a status, a standing, the type of a body).
2. *Kinds*: what was missed in one kind is paired once more with what is spurious in any other, by half the words of the
   quotation alone: an action that was found as a decision, a concern that was found as an action.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gapgraph.evaluation.form import CHOICES, Record, text_of
from gapgraph.evaluation.outcomes import Outcome
from gapgraph.evaluation.pairing import best_first, by_quotation

NOTHING: Final = "(nothing)"
_QUOTED: Final = {"commitments": "", "statistics": "statistic", "concerns": "concern", "votes": "vote"}


@dataclass(frozen=True, slots=True)
class Confusion:
    """One table of confusions.

    Attributes:
        name: What is compared ("commitments: status", "kinds").
        counts: How often each annotated value was found as each value.
    """

    name: str
    counts: Mapping[tuple[str, str], int]

    @property
    def values(self) -> tuple[str, ...]:
        """All values, the most frequent first."""
        seen: Counter[str] = Counter()
        for (wanted, found), count in self.counts.items():
            seen[wanted] += count
            seen[found] += count
        return tuple(sorted(seen, key=lambda value: (value == NOTHING, -seen[value], value)))

    @property
    def errors(self) -> int:
        """Number of records for which another value was found than is annotated."""
        return sum(count for (wanted, found), count in self.counts.items() if wanted != found)


def confusions(outcomes: Sequence[Outcome]) -> tuple[Confusion, ...]:
    """Return the tables in which anything was confused.

    Args:
        outcomes: The outcomes.

    Returns:
        Kinds first, then closed fields in the order of the form.
    """
    tables = [_kinds(outcomes), *_fields(outcomes)]
    return tuple(table for table in tables if table.errors)


def _fields(outcomes: Iterable[Outcome]) -> list[Confusion]:
    tables: dict[tuple[str, str], Counter[tuple[str, str]]] = {key: Counter() for key in CHOICES}
    for outcome in outcomes:
        for field, wanted, found in outcome.fields():
            if (outcome.section, field) in tables:
                tables[outcome.section, field][wanted, found or NOTHING] += 1
    return [Confusion(f"{section}: {field}", counts) for (section, field), counts in tables.items()]


def _kinds(outcomes: Sequence[Outcome]) -> Confusion:
    counts: Counter[tuple[str, str]] = Counter()
    for outcome in outcomes:
        if outcome.verdict == "hit" and outcome.wanted and outcome.section in _QUOTED:
            kind = _kind(outcome.section, outcome.wanted)
            counts[kind, kind] += 1
    for document in dict.fromkeys(outcome.document for outcome in outcomes):
        counts.update(_mistaken([outcome for outcome in outcomes if outcome.document == document and outcome.section in _QUOTED]))
    return Confusion("kinds", counts)


def _mistaken(outcomes: Sequence[Outcome]) -> Counter[tuple[str, str]]:
    """The kinds of what was missed in one document, each with the kind as which it was found."""
    missed = [(_kind(o.section, o.wanted), o.wanted) for o in outcomes if o.verdict == "missed" and o.wanted]
    extra = [(_kind(o.section, o.found), o.found) for o in outcomes if o.verdict == "spurious" and o.found]
    pairs = best_first(by_quotation, [record for _, record in missed], [record for _, record in extra])
    counts = Counter((missed[i][0], extra[j][0]) for i, j in pairs)
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    counts.update((kind, NOTHING) for i, (kind, _) in enumerate(missed) if i not in left)
    counts.update((NOTHING, kind) for j, (kind, _) in enumerate(extra) if j not in right)
    return counts


def _kind(section: str, record: Record) -> str:
    return _QUOTED[section] or text_of(record, "kind")
