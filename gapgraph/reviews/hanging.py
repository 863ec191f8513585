"""What hangs on a fact: which facts and links would fall or change with it.

1. On a naming the facts of its document that point at whom it names, on a citation the figures of its document that rest on what it cites.
2. On any fact the links that join it, and the facts of other readers that contradict or complete it.
3. On a succession the commitments of the body that ended.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph_store.resources import query_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph_store.contract import Reader


def hanging_on(store: Reader) -> Mapping[str, int]:
    """Count what hangs on each fact.

    Args:
        store: The store.

    Returns:
        How many facts and links, by fact; nothing of a fact on which none hangs.

    Raises:
        StoreError: If the store cannot answer.
    """
    naming: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    saying: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in store.select(query_text("internal/pointing")):
        place = naming if str(row["named"]) == "true" else saying
        place[str(row["document"]), str(row["thing"])].add(str(row["fact"]))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for place_and_thing, facts in naming.items():
        for fact in facts:
            found[fact] |= saying.get(place_and_thing, set()) - {fact}
    for row in store.select(query_text("internal/depending")):
        found[str(row["fact"])].add(str(row["other"]))
    return {fact: len(others) for fact, others in found.items() if others}
