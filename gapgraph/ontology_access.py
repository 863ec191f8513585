"""The ontology as Python classes, for who wants to work with it in owlready2."""

from __future__ import annotations

from typing import Any


def ontology() -> Any:  # noqa: ANN401  owlready2 has no types
    """Return GapGraph's ontology as an owlready2 ontology in a world of its own.

    Returns:
        The ontology; its classes are attributes (`ontology().Council`).

    Example:
        >>> [parent.name for parent in ontology().Council.is_a]
        ['PublicBody']
    """
    from graph_store.reasoning import load_ontology

    return load_ontology()
