"""Each commitment once: what the surer rule took stays, and what is said twice is one record with a further place.

1. Of two finds that overlap, the one that comes first in the list stays: rules come in the order of their sureness.
2. The same words of the same kind again ("printed twice") become a further place of the first.
3. A promise in the discussion that an action line close behind it takes up is one with the line: its place joins it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from ingest.documents.model import Span
from ingest.extract.reading import Reading
from ingest.identify.names import fold
from ingest.records import Commitment

_NEAR: Final = 3000
_ALIKE: Final = 0.6
_LINES: Final = frozenset({"commitments.action-line", "commitments.table-task"})


def apart(found: Iterable[Commitment]) -> Iterator[Commitment]:
    """Leave out what overlaps with a surer commitment before it.

    Args:
        found: Commitments, the surest first.

    Yields:
        Commitments that share no character with one another.
    """
    taken: set[int] = set()
    for commitment in found:
        if commitment.quote.start not in taken and commitment.quote.end - 1 not in taken:
            taken.update(range(commitment.quote.start, commitment.quote.end))
            yield commitment


def once(reading: Reading, found: Iterable[Commitment]) -> list[Commitment]:
    """Merge what the document states twice.

    Args:
        reading: The reading.
        found: Commitments that do not overlap.

    Returns:
        Each commitment once, in text order, its further places in `also`.
    """
    merged: dict[tuple[str, str], Commitment] = {}
    for commitment in sorted(found, key=lambda commitment: commitment.quote):
        key: tuple[str, str] = (commitment.kind, fold(reading.words(commitment.quote)))
        if commitment.kind in ("recommendation", "decision"):
            key = next((other for other in merged if _nearly(other, key)), key)
        first = merged.get(key)
        merged[key] = _with(first, commitment.quote) if first else commitment
    return _taken_up(reading, list(merged.values()))


def _nearly(left: tuple[str, str], right: tuple[str, str]) -> bool:
    """Whether two formal statements differ in a word or two of many ("therefore agreed")."""
    if left[0] != right[0] or abs(len(left[1]) - len(right[1])) > 24:
        return False
    mine, yours = set(left[1].split()), set(right[1].split())
    return len(mine) >= 8 and len(mine & yours) >= 0.92 * len(mine | yours)


def _with(commitment: Commitment, *places: Span) -> Commitment:
    return replace(commitment, also=tuple(sorted({*commitment.also, *places})))


def _taken_up(reading: Reading, found: list[Commitment]) -> list[Commitment]:
    """Join promises to the action lines that take them up."""
    joined: dict[Span, list[Span]] = {}
    gone: set[Span] = set()
    for line in (commitment for commitment in found if commitment.rule in _LINES):
        for promise in found:
            if promise.quote not in gone and _may_join(promise, line) and _same(reading, promise, line):
                gone.add(promise.quote)
                joined.setdefault(line.quote, []).append(promise.quote)
    return [_with(commitment, *joined.get(commitment.quote, [])) for commitment in found if commitment.quote not in gone]


def _may_join(promise: Commitment, line: Commitment) -> bool:
    return promise.kind == "action" and promise.rule != line.rule and 0 < line.quote.start - promise.quote.end < _NEAR


@cache
def _small() -> frozenset[str]:
    return frozenset("the a an of and to in for on with that would will be was is are were should which she he they it this could at by from agreed details his her their panel committee board".split())


def _stems(reading: Reading, commitment: Commitment) -> set[str]:
    words = re.findall(r"[a-z0-9]+", reading.words(commitment.quote).casefold())
    return {word[:6] for word in words if word not in _small()}


def _same(reading: Reading, promise: Commitment, line: Commitment) -> bool:
    said, task = _stems(reading, promise), _stems(reading, line)
    if min(len(said), len(task)) < 2:
        return bool(said) and said <= task and bool({owner.value for owner in promise.owner} & {owner.value for owner in line.owner})
    return len(said & task) / min(len(said), len(task)) >= _ALIKE
