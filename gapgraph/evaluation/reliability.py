"""Whether confidences are honest: of facts said to be 0.9 sure, are nine in ten right?

A fact is right if a careful reader annotated it too; one that a reader marked as optional counts neither way. Facts are
put into bins by what they are said to be, to the nearest tenth. The expected calibration error is the mean distance between what
is said and what is so, over the bins, each weighted by its facts (Naeini, Cooper and Hauskrecht 2015).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gapgraph.evaluation.intervals import Interval, wilson
from gapgraph.evaluation.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts that are said to be about equally sure, or that one rule made.

    Attributes:
        name: What they have in common: "0.9", or the rule.
        said: Mean of the stated confidences.
        right: How many are right.
        facts: How many there are.
    """

    name: str
    said: float
    right: int
    facts: int

    @property
    def share(self) -> float:
        """Share that is right."""
        return self.right / self.facts if self.facts else 0.0

    @property
    def interval(self) -> Interval | None:
        """Wilson's interval of the share."""
        return wilson(self.right, self.facts)


def judged(outcomes: Iterable[Outcome]) -> list[tuple[Outcome, float, bool]]:
    """Return the facts of which it is known whether they are right.

    Args:
        outcomes: The outcomes.

    Returns:
        Each with the confidence stated for it, and whether it is right; facts without a confidence are left out.
    """
    known = (one for one in outcomes if one.verdict in ("hit", "spurious"))
    return [(one, one.confidence, one.verdict == "hit") for one in known if one.confidence is not None]


def bins(outcomes: Iterable[Outcome]) -> tuple[Bin, ...]:
    """Put facts into bins by what they are said to be.

    Args:
        outcomes: The outcomes.

    Returns:
        The bins that hold anything, the least sure first.
    """
    return binned((f"{confidence:.1f}", confidence, right) for _, confidence, right in judged(outcomes))


def rules(outcomes: Iterable[Outcome]) -> tuple[Bin, ...]:
    """Put facts into bins by the rule that made them.

    Args:
        outcomes: The outcomes.

    Returns:
        One bin a rule, by name.
    """
    return binned((one.rule, confidence, right) for one, confidence, right in judged(outcomes) if one.rule)


def calibration_error(found: Sequence[Bin]) -> float:
    """Return the expected calibration error.

    Args:
        found: Bins by stated confidence.

    Returns:
        From 0 (honest) to 1; 0 of nothing.
    """
    facts = sum(one.facts for one in found)
    return sum(one.facts * abs(one.share - one.said) for one in found) / facts if facts else 0.0


def binned(facts: Iterable[tuple[str, float, bool]]) -> tuple[Bin, ...]:
    """Put facts into bins.

    Args:
        facts: Of each fact, the name of its bin, what it is said to be, and whether it is right.

    Returns:
        The bins by name.
    """
    named: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for name, confidence, right in facts:
        named[name].append((confidence, right))
    return tuple(_bin(name, held) for name, held in sorted(named.items()))


def _bin(name: str, held: Sequence[tuple[float, bool]]) -> Bin:
    return Bin(name, sum(said for said, _ in held) / len(held), sum(right for _, right in held), len(held))
