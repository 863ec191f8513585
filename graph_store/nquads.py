"""Reading N-Quads text into the engine's quads, with the rules that every store keeps.

1. Quads without a graph go to the graph that is being written.
2. No quad may name another graph, and none may hold a blank node: blank nodes cannot be replaced,
   compared or pointed at, so GapGraph writes none.
3. What is loaded in bulk is not parsed twice: only pieces whose text could hold a blank node are looked at here.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

import pyoxigraph as ox

from graph_store.errors import InputError


def graph_node(graph: str) -> ox.NamedNode:
    """Return the engine's node for the name of a graph.

    Args:
        graph: IRI of the graph.

    Returns:
        The node.

    Raises:
        InputError: If the name is not an absolute IRI, and so would not be safe inside a question either.
    """
    try:
        return ox.NamedNode(graph)
    except ValueError as error:
        remedy = "Name a graph by an absolute IRI, such as https://example.org/graph."
        raise InputError(f"The name of a graph is no IRI: {error}.", where=graph, remedy=remedy) from error


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
    name = graph_node(graph)
    quads = list(_parse(nquads))
    if "_:" in nquads:  # perhaps only inside a literal
        for quad in quads:
            _without_blanks(quad)
    return [_placed(quad, name) for quad in quads]


def whole_pieces(pieces: Iterable[str]) -> Iterator[bytes]:
    """Yield pieces of N-Quads text as bytes, after a look for blank nodes.

    Args:
        pieces: N-Quads text; a piece holds whole lines.

    Yields:
        The same text, encoded.

    Raises:
        InputError: If a quad holds a blank node.
    """
    for piece in pieces:
        if "_:" in piece:  # perhaps only inside a literal
            for quad in _parse(piece):
                _without_blanks(quad)
        yield piece.encode()


def batches(pieces: Iterable[str], size: int) -> Iterator[list[ox.Quad]]:
    """Yield the quads of a text in lists of a size.

    Args:
        pieces: N-Quads text; a piece holds whole lines.
        size: The greatest number of quads in a list.

    Yields:
        Lists that are not empty.

    Raises:
        InputError: If the text does not parse, or a quad holds a blank node or names no graph.
    """
    batch: list[ox.Quad] = []
    for piece in pieces:
        for quad in _parse(piece):
            if isinstance(quad.graph_name, ox.DefaultGraph):
                refuse_nameless(str(quad))
            batch.append(_without_blanks(quad))
            if len(batch) == size:
                yield batch
                batch = []
    if batch:
        yield batch


def refuse_nameless(where: str) -> NoReturn:
    """Refuse quads that are loaded without saying into which graph.

    Args:
        where: The quad, or the store.

    Raises:
        InputError: Always.
    """
    raise InputError("A quad names no graph.", where=where, remedy="Give each line its graph, or use replace() with N-Triples.")


def read_turtle(files: Iterable[Path], graph: str) -> str:
    """Read what Turtle files state of things that have a name; statements with a blank node are left out.

    Args:
        files: The files.
        graph: IRI of the graph that the statements go to.

    Returns:
        Sorted N-Quads, each statement once.

    Raises:
        InputError: If a file does not parse.
    """
    name = graph_node(graph)
    lines: set[str] = set()
    for file in files:
        try:
            quads = list(ox.parse(path=str(file), format=ox.RdfFormat.TURTLE))
        except SyntaxError as error:
            raise InputError(f"It does not parse as Turtle: {error}.", where=str(file), remedy="Mend it; lines count from 1.") from error
        named = (quad for quad in quads if not isinstance(quad.subject, ox.BlankNode) and not isinstance(quad.object, ox.BlankNode))
        lines |= {f"{quad.subject} {quad.predicate} {quad.object} {name} .\n" for quad in named}
    return "".join(sorted(lines))


class Pieces(io.RawIOBase):
    """Pieces of text as a file, so that an engine can read them without their being joined first.

    Args:
        pieces: The pieces, encoded.
    """

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """Say that this can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any writable buffer
        """Fill a buffer.

        Args:
            buffer: Where the bytes go.

        Returns:
            How many bytes there were; 0 at the end.
        """
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def _parse(nquads: str) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(nquads.encode(), format=ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise InputError(f"The quads do not parse: {error}.", remedy="Nothing was changed; mend the text and write it again.") from error


def _without_blanks(quad: ox.Quad) -> ox.Quad:
    if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode | ox.Literal):
        raise InputError(
            "A quad holds a blank node.", where=str(quad), remedy="Give it an IRI: blank nodes cannot be replaced or pointed at."
        )
    return quad


def _placed(quad: ox.Quad, graph: ox.NamedNode) -> ox.Quad:
    if quad.graph_name == graph:
        return quad
    if isinstance(quad.graph_name, ox.DefaultGraph):
        return ox.Quad(quad.subject, quad.predicate, quad.object, graph)
    raise InputError(f"A quad names the graph {quad.graph_name}.", where=graph.value, remedy="Write each graph by itself.")


def to_triples(quads: list[ox.Quad]) -> str:
    """Write quads of one graph as sorted N-Triples.

    Args:
        quads: The quads.

    Returns:
        N-Triples text.
    """
    return "".join(sorted(f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in quads))
