"""How sure each rule is: the share of what it finds that careful readers found too.

Measured on annotated documents with `score.py`'s pairing and rounded; a rule with fewer than five finds is given the
figure of its like. One table, so that a new measurement changes one place.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import Final

_UNKNOWN: Final = 0.5
_UNSURE_OWNER: Final = 0.9


@cache
def confidences() -> MappingProxyType[str, float]:
    """Return the confidence of each rule by its name."""
    return MappingProxyType({"recommendation-numbered": 0.95})


def confidence(rule: str, *, sure: bool = True) -> float:
    """Return how sure a rule is.

    Args:
        rule: Name of the rule.
        sure: Whether the owner is spelled out; one that was worked out lowers the figure.

    Returns:
        From 0 to 1.

    Example:
        >>> confidence("recommendation-numbered") > confidence("recommendation-numbered", sure=False)
        True
    """
    figure = confidences().get(rule, _UNKNOWN)
    return figure if sure else round(figure * _UNSURE_OWNER, 2)
