"""What links and promises are called: by what they join and begin with, so that a name lasts while that is so."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from graph_store.namespaces import DATA

if TYPE_CHECKING:
    from gapgraph.links.model import Stated


def link_iri(earlier: str, later: str) -> str:
    """Return the IRI of the link between two facts; it does not depend on what the link says."""
    return f"{DATA}link/{sha256(f'{earlier} {later}'.encode()).hexdigest()[:12]}"


def promise_iri(first: Stated) -> str:
    """Return the IRI of the promise that a statement is the first of.

    Args:
        first: The statement.
    """
    return f"{DATA}promise/{sha256(first.fact.encode()).hexdigest()[:12]}"
