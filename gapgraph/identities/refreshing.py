"""Bringing a store up to date after its registers, or what people decided, have changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from graph_store.resources import query_text

if TYPE_CHECKING:
    from graph_store.contract import Reader, Store


def refresh(store: Store) -> None:
    """Make anew what depends on who is who: parties, inferred types, links, gaps.

    Args:
        store: The store.

    Raises:
        StoreError: If the store cannot be read or written.
    """
    from gapgraph.gaps import write_gaps
    from gapgraph.links import write_links
    from graph_store.reasoning import materialise
    from ingest.sharing import refresh_ontology, refresh_parties

    refresh_parties(store)
    refresh_ontology(store)
    materialise(store)
    write_links(store)
    write_gaps(store)


def count_identities(store: Reader) -> Mapping[str, int]:
    """Count what registers say of the names in a store.

    Args:
        store: The store.

    Returns:
        How many names are `identified` and how many are `open`; empty if the store has no register.

    Raises:
        StoreError: If the store cannot answer.
    """
    from ingest.identify.registers.keeping import list_registers

    if not list_registers(store):
        return {}
    (row,) = store.select(query_text("internal/identities-counted"))
    return {name: int(str(row[name])) for name in ("identified", "open")}
