"""From the engine's terms to rdflib's, quickly and verbatim.

rdflib's `Literal` normalises what it is given ("012"^^xsd:integer becomes 12); the store has its own
idea of that already, so normalising is switched off here. IRIs recur in an answer, so one answer keeps
those that it has made.
"""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
from rdflib.term import BNode, Identifier, Literal, URIRef

Converter = Callable[[object], Identifier | None]


def converter() -> Converter:
    """Return a function from engine terms to rdflib terms, with a memory of its own.

    Returns:
        A function that gives None for an unbound variable.

    Raises:
        TypeError: From the function, if the term is of a kind that SPARQL answers do not have.
    """
    known: dict[str, URIRef] = {}
    string = URIRef("http://www.w3.org/2001/XMLSchema#string")

    def convert(node: object) -> Identifier | None:
        if node is None:
            return None
        if isinstance(node, ox.NamedNode):
            found = known.get(node.value)
            if found is None:
                found = known[node.value] = URIRef(node.value)
            return found
        if isinstance(node, ox.Literal):
            if node.language:
                return Literal(node.value, lang=node.language)
            datatype = node.datatype.value
            return Literal(node.value) if datatype == str(string) else Literal(node.value, datatype=URIRef(datatype), normalize=False)
        if isinstance(node, ox.BlankNode):
            return BNode(node.value)
        raise TypeError(f"{type(node).__name__} is not a term of an answer")

    return convert


def to_engine(term: Identifier) -> ox.NamedNode | ox.Literal | ox.BlankNode:
    """Return an rdflib term as the engine's.

    Args:
        term: An IRI, a literal or a blank node.

    Returns:
        The engine's term; `str()` of it is its N-Quads form.
    """
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype))) if term.datatype else ox.Literal(str(term))
    return ox.BlankNode(str(term)) if isinstance(term, BNode) else ox.NamedNode(str(term))
