"""Pairing annotated records with found ones, one to one.

1. Every annotated record is compared with every found one of its section; a likeness of 0 forbids the pair.
2. The pairs are taken best first; of equal ones those with a required record before those with an optional one, then
   those that stand earlier. Each record is used once.

Best first and not the best sum, because a person who checks the pairing sees for each record the one most like it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final

from gapgraph.evaluation.folding import fold, fold_name, fold_person, likeness, number
from gapgraph.evaluation.form import Record, is_optional, text_of

Likeness = Callable[[Record, Record], float]

HALF: Final = 0.5  # of the words of two quotations that state the same thing
MOST: Final = 0.6  # of the words of two names of the same thing


@cache
def likenesses() -> Mapping[str, Likeness]:
    """Return, for each section, how much two of its records are alike."""
    return MappingProxyType({
        "partners": _partners,
        "people": _people,
        "commitments": _commitments,
        "statistics": _statistics,
        "sources": lambda wanted, found: _at_least(MOST, likeness(text_of(wanted, "title"), text_of(found, "title"))),
        "concerns": by_quotation,
        "votes": _votes,
    })


def pair(section: str, wanted: Sequence[Record], found: Sequence[Record]) -> tuple[tuple[int, int], ...]:
    """Pair the records of one section of one document.

    Args:
        section: The section.
        wanted: Annotated records.
        found: Records that were found.

    Returns:
        Pairs of indexes, the best first.
    """
    return best_first(likenesses()[section], wanted, found)


def best_first(alike: Likeness, wanted: Sequence[Record], found: Sequence[Record]) -> tuple[tuple[int, int], ...]:
    """Pair records by any likeness.

    Args:
        alike: How much two records are alike; 0 forbids the pair.
        wanted: Annotated records.
        found: Records that were found.

    Returns:
        Pairs of indexes, the best first.
    """
    scored = ((alike(one, other), i, j) for i, one in enumerate(wanted) for j, other in enumerate(found))
    ranked = sorted((row for row in scored if row[0] > 0), key=lambda row: (-row[0], is_optional(wanted[row[1]]), row[1], row[2]))
    left, right, pairs = set(range(len(wanted))), set(range(len(found))), []
    for _, i, j in ranked:
        if i in left and j in right:
            pairs.append((i, j))
            left.discard(i)
            right.discard(j)
    return tuple(pairs)


def by_quotation(wanted: Record, found: Record) -> float:
    """Return how much two quotations share, 0 if it is less than half.

    Args:
        wanted: An annotated record.
        found: A found one.
    """
    return _at_least(HALF, likeness(text_of(wanted, "quote"), text_of(found, "quote")))


def _at_least(least: float, score: float) -> float:
    return score if score >= least else 0.0


def _names(record: Record) -> set[str]:
    aliases = record.get("aliases")
    names = [text_of(record, "name"), *(str(alias) for alias in aliases)] if isinstance(aliases, list) else [text_of(record, "name")]
    return {folded for name in names if (folded := fold_name(name))}


def _partners(wanted: Record, found: Record) -> float:
    return 1.0 if _names(wanted) & _names(found) else 0.0


def _people(wanted: Record, found: Record) -> float:
    """The same name, or surname and most of the rest; a post without a name is compared by its words."""
    one, other = fold_person(text_of(wanted, "name")), fold_person(text_of(found, "name"))
    if one and other:
        same = one == other or (one.split()[-1] == other.split()[-1] and likeness(one, other) >= MOST)
        return 1.0 if same else 0.0
    return 0.0 if one or other else _at_least(MOST, likeness(text_of(wanted, "post"), text_of(found, "post")))


def _commitments(wanted: Record, found: Record) -> float:
    return by_quotation(wanted, found) if text_of(wanted, "kind") == text_of(found, "kind") else 0.0


def _statistics(wanted: Record, found: Record) -> float:
    """The same value, and a quarter of the words or the same figure; without a value, half the words or the same figure."""
    words = likeness(text_of(wanted, "quote"), text_of(found, "quote"))
    figure = fold(text_of(wanted, "figure"))
    same_figure = figure == fold(text_of(found, "figure"))
    one, other = number(text_of(wanted, "value")), number(text_of(found, "value"))
    if one is None and other is None:
        return max(words, HALF) if figure and same_figure and words >= HALF / 2 else _at_least(HALF, words)
    if one is None or other is None or abs(one - other) > 1e-6 * max(1.0, abs(one)):
        return 0.0
    return max(words, 0.01) if words >= HALF / 2 or same_figure else 0.0


def _votes(wanted: Record, found: Record) -> float:
    words = likeness(text_of(wanted, "quote"), text_of(found, "quote"))
    same = any((said := fold(text_of(wanted, key))) and said == fold(text_of(found, key)) for key in ("proposer", "for"))
    return max(words, MOST) if same else _at_least(HALF, words)
