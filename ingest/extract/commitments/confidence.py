"""How sure each rule is: the share of what it finds that careful readers found too.

Measured on nine annotated documents with the pairing of the published scorer. As the rules were seen with these documents, each
share is drawn towards four in five: (right + 4) / (found + 5), rounded down to a twentieth. One table, so that a
new measurement changes one place.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

_UNKNOWN: Final = 0.5
_UNSURE_OWNER: Final = 0.9
_TABLE: Final[tuple[tuple[float, str], ...]] = (
    (0.95, "action-line listed-done has-done"),
    (
        0.90,
        "listed-aim will should under-way listed-under-way could recommendation-numbered listed-still-to-come asked-to agreed-to listed-decision focus",
    ),
    (
        0.85,
        "suggested would-be-useful is-needed listed-next-step decision-body listed-delayed recommendation-answered considered aims-to action-line-owner-only decision-impersonal listed-role decision-minutes recommendation-listed recommendation-prose",
    ),
    (
        0.80,
        "would deed decision-capitals could-be-placed history would-like listed-ended committed-to committed-to-go-on listed-suggestion opportunity delayed a-need-to decision-happy next-step recommendation-formal there-will-be ending-of note-done",
    ),
    (0.75, "needs-to inquiry-should"),
    (0.70, "note-form ended looking-to table-task"),
    (0.65, "was-done is-to action-line-last-sentence"),
    (0.60, "plans-to"),
)


@cache
def confidences() -> Mapping[str, float]:
    """Return the confidence of each rule by its name."""
    return MappingProxyType({rule: figure for figure, rules in _TABLE for rule in rules.split()})


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
