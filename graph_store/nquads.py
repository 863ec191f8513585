"""Reading N-Quads text into the engine's quads, with the rules that every store keeps.

1. Quads without a graph go to the graph that is being written.
2. No quad may name another graph, and none may hold a blank node: blank nodes cannot be replaced,
   compared or pointed at, so GapGraph writes none.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from graph_store.errors import InputError


def parse_graph(nquads: str, graph: str) -> list[ox.Quad]:
    """Parse the content of one named graph.

    Args:
        nquads: N-Quads or N-Triples text.
        graph: IRI of the graph.

    Returns:
        The quads, all in that graph.

    Raises:
        InputError: If the text does not parse, names another graph or holds a blank node.
    """
    name = ox.NamedNode(graph)
    return [_placed(quad, name) for quad in _parse(nquads)]


def parse_quads(nquads: str) -> list[ox.Quad]:
    """Parse quads of any graphs.

    Args:
        nquads: N-Quads text.

    Returns:
        The quads.

    Raises:
        InputError: If the text does not parse.
    """
    return list(_parse(nquads))


def _parse(nquads: str) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(nquads.encode(), format=ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise InputError(f"The quads do not parse: {error}.", remedy="Nothing was changed; mend the text and write it again.") from error


def _placed(quad: ox.Quad, graph: ox.NamedNode) -> ox.Quad:
    if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
        raise InputError(
            "A quad holds a blank node.", where=str(quad), remedy="Give it an IRI: blank nodes cannot be replaced or pointed at."
        )
    if isinstance(quad.graph_name, ox.DefaultGraph):
        return ox.Quad(quad.subject, quad.predicate, quad.object, graph)
    if quad.graph_name != graph:
        raise InputError(f"A quad names the graph {quad.graph_name}.", where=graph.value, remedy="Write each graph by itself.")
    return quad


def to_triples(quads: list[ox.Quad]) -> str:
    """Write quads of one graph as sorted N-Triples.

    Args:
        quads: The quads.

    Returns:
        N-Triples text.
    """
    return "".join(sorted(f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in quads))
