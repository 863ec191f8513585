"""What a store holds, in numbers: documents, and facts by the kind of record that they were read as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gapgraph.reviews.standing import standing
from graph_store.namespaces import GG
from graph_store.resources import query_text

if TYPE_CHECKING:
    from graph_store.contract import Reader

# The records that have another name in the graph.
_RECORDS: Final = {"Citation": "Source", "ServiceMention": "Service"}


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a store holds.

    Attributes:
        documents: Number of documents.
        facts: Number of facts by kind, as `BuildSummary.facts` counts those that were just read.
    """

    documents: int
    facts: Mapping[str, int]


def holdings(store: Reader) -> Holdings:
    """Count what a store holds, without the facts that people rejected or superseded.

    Args:
        store: The store.

    Returns:
        The numbers.

    Raises:
        StoreError: If the store cannot answer.
    """
    store = standing(store)
    facts: Counter[str] = Counter()
    for row in store.select(query_text("internal/held-facts")):
        facts[_record(str(row["kind"]).removeprefix(GG), str(row.get("type", "")).removeprefix(GG))] += int(str(row["facts"]))
    return Holdings(len(store.select(query_text("internal/documents"))), dict(sorted(facts.items())))


def _record(kind: str, party: str) -> str:
    if kind == "Naming":
        return "Person" if party in ("Person", "Post") else "Partner"
    return _RECORDS.get(kind, kind)
