"""Precision, recall and F1, and the share of fields that agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gapgraph.evaluation.form import FIELDS
from gapgraph.evaluation.outcomes import Outcome, agrees


@dataclass(frozen=True, slots=True)
class Score:
    """How well one section was read.

    Attributes:
        hit: Required records that were found.
        missed: Required records that were not.
        spurious: Found records that nobody annotated.
    """

    hit: int
    missed: int
    spurious: int

    @property
    def gold(self) -> int:
        """Number of required records."""
        return self.hit + self.missed

    @property
    def found(self) -> int:
        """Number of found records, those that are excused left out."""
        return self.hit + self.spurious

    @property
    def precision(self) -> float:
        """Share of the found records that are right; 0 if none was found."""
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the required records that were found; 0 if there are none."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hit / (self.gold + self.found) if self.hit else 0.0


@dataclass(frozen=True, slots=True)
class FieldScore:
    """How often a field of the pairs agrees.

    Attributes:
        agreed: Pairs whose field agrees.
        compared: Pairs whose field the annotation fills.
    """

    agreed: int
    compared: int

    @property
    def share(self) -> float:
        """Share of the fields that agree; 0 if none was compared."""
        return self.agreed / self.compared if self.compared else 0.0


def score(outcomes: Iterable[Outcome], section: str) -> Score:
    """Count the outcomes of a section.

    Args:
        outcomes: Outcomes of any sections.
        section: The section.

    Returns:
        Its score.
    """
    counted = Counter(outcome.verdict for outcome in outcomes if outcome.section == section)
    return Score(counted["hit"], counted["missed"], counted["spurious"])


def score_fields(outcomes: Iterable[Outcome], section: str) -> dict[str, FieldScore]:
    """Compare the fields of a section's pairs.

    Args:
        outcomes: Outcomes of any sections.
        section: The section.

    Returns:
        For each field that was compared at least once, how often it agrees.
    """
    agreed: Counter[str] = Counter()
    compared: Counter[str] = Counter()
    for outcome in outcomes:
        if outcome.section == section:
            for field, wanted, found in outcome.fields():
                compared[field] += 1
                agreed[field] += agrees(field, wanted, found)
    return {field: FieldScore(agreed[field], compared[field]) for field in FIELDS[section] if compared[field]}


def mean_f1(scores: Iterable[Score]) -> float:
    """Return the mean F1 of the sections in which something is annotated.

    Args:
        scores: One score a section.

    Returns:
        The mean; 0 if nothing is annotated.
    """
    counted = [one.f1 for one in scores if one.gold]
    return sum(counted) / len(counted) if counted else 0.0
