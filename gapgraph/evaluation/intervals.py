"""How far a figure may be off: intervals by resampling documents, and for shares.

1. *Bootstrap over documents* (Efron 1979): as many documents as there are, drawn with replacement, 2,000 times; the
   figure is computed from each draw, and the interval holds the middle 95 %. Documents and not records are drawn,
   because the records of one document stand and fall together. With few documents such intervals are too narrow:
   they say how much the figure hangs on single documents, not how it will be on any paper.
2. *Wilson's interval* (1927) for a share of counted things: it stays within 0 and 1 and is honest for small counts.

The draws come from a generator with a fixed seed, so that the same outcomes give the same intervals.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from random import Random
from typing import Final

import numpy as np
from numpy.typing import NDArray

RESAMPLES: Final = 2000  # the third decimal of an interval's ends no longer moves
SEED: Final = 1
_Z: Final = 1.959964  # of the normal distribution, two-sided 95 %

Figures = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % interval.

    Attributes:
        low: Its lower end.
        high: Its upper end.
    """

    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.low:.2f}–{self.high:.2f}"


def bootstrap(
    counts: Sequence[Sequence[float]], figure: Callable[[Figures], Figures], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Interval | None:
    """Return the interval of a figure that is computed from counts summed over documents.

    Args:
        counts: One row of counts a document.
        figure: From a table with one row of sums a draw to one figure a draw; NaN where it is not defined.
        resamples: Number of draws.
        seed: Seed of the generator.

    Returns:
        The interval; None with fewer than two documents, or where the figure is defined for no draw.
    """
    if len(counts) < 2:
        return None
    draws = figure(_draws(len(counts), resamples, seed) @ np.asarray(counts, dtype=np.float64))
    defined = draws[~np.isnan(draws)]
    if not defined.size:
        return None
    low, high = np.percentile(defined, (2.5, 97.5))
    return Interval(float(low), float(high))


@lru_cache(maxsize=16)
def _draws(documents: int, resamples: int, seed: int) -> Figures:
    """How often each document is in each draw. Python's own generator gives the same numbers in every version."""
    random, table = Random(seed), np.zeros((resamples, documents))  # a statistical draw, nothing secret
    for row in table:
        for index in random.choices(range(documents), k=documents):
            row[index] += 1
    return table


def share(sums: Figures) -> Figures:
    """Return the first column as a share of the second.

    Args:
        sums: Table of sums, one row a draw.

    Returns:
        One share a draw, NaN where the second column is 0.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(sums[:, 0] / sums[:, 1])


def wilson(right: int, all_: int) -> Interval | None:
    """Return the interval of a share.

    Args:
        right: Things that are so.
        all_: All things.

    Returns:
        The interval; None of nothing.

    Example:
        >>> str(wilson(9, 10))
        '0.60–0.98'
    """
    if not all_:
        return None
    part, weight = right / all_, _Z**2 / all_
    centre = (part + weight / 2) / (1 + weight)
    reach = _Z * sqrt(part * (1 - part) / all_ + weight / (4 * all_)) / (1 + weight)
    return Interval(max(0.0, centre - reach), min(1.0, centre + reach))
