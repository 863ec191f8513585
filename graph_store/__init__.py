"""Where quads live: one contract, two stores, and the proofs over them.

`open_store` opens a folder (embedded) or the address of a SPARQL endpoint (remote); both do what
`contract` says. `validation` proves quotations and shapes, `reasoning` materialises what follows from
the ontology, `resources` finds the ontology and the questions. What does not belong here: documents,
extraction, anything that a person sees.

Example:
    >>> from graph_store import open_store
    >>> with open_store(None) as store:
    ...     store.replace("https://example.org/g", "<https://example.org/a> <https://example.org/b> <https://example.org/c> .")
    ...     store.count()
    1
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph_store.contract import Store

__all__ = ["open_store"]


def open_store(where: str | Path | None = None, *, read_only: bool = False, create: bool = True) -> Store:
    """Open a store.

    Args:
        where: A folder, the http(s) address of a SPARQL 1.1 endpoint, or None for one in memory. How to be let in by an
            endpoint is taken from its address or the environment; see `graph_store.addresses.Address.from_url`.
        read_only: Open a folder that is there as a frozen view, beside a process that may write to it; an endpoint so that
            nothing is written to it.
        create: Whether to make a store in a folder that holds none.

    Returns:
        The store; close it, or use it as a context manager.

    Raises:
        UsageError: If the address is of a kind that cannot be opened, or there is no store in the folder and none is to be made.
        StoreLockedError: If another process has the folder open for writing.
        StoreError: If it cannot be opened.
    """
    if isinstance(where, str) and "://" in where:
        from graph_store.addresses import Address
        from graph_store.remote import RemoteStore

        address = Address.from_url(where)
        return RemoteStore(address.for_reading() if read_only else address)
    from graph_store.embedded import EmbeddedStore
    from graph_store.folders import require_store

    if where is not None and not create:
        require_store(Path(where))
    return EmbeddedStore(Path(where) if where is not None else None, read_only=read_only)
