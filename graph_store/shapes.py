"""SHACL shapes, laid out so that pyshacl holds a class of things against a property at once, and not one thing after another.

    shapes = read_shapes(resource_folder("ontology") / "shapes.ttl")

A node shape that says only `sh:targetClass C ; sh:property P` objects to what P objects to in the things of C: the result names P
either way. pyshacl however applies P to each thing by itself if it comes to it through the node shape, and sets P up anew each
time, which is most of its time. So the target is handed down to P, unless somebody else needs what the node shape says of P.

What does not belong here: what the shapes say (ontology/shapes.ttl), and holding a graph against them (`validation`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graph_store.errors import InputError
from graph_store.namespaces import PREFIXES
from graph_store.resources import resource_folder

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_SH: Final = PREFIXES["sh"]
_TARGETS: Final = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")
_HOLDS_TOGETHER: Final = ("closed", "deactivated", "path")  # what a shape says that says this is more than its parts say alone


@cache
def shipped_shapes() -> Graph:
    """Return the shapes of ontology/shapes.ttl; they are read once."""
    return read_shapes(resource_folder("ontology") / "shapes.ttl")


def read_shapes(file: Path) -> Graph:
    """Read SHACL shapes, and hand their targets down.

    Args:
        file: File with shapes, in Turtle or another format that its ending tells.

    Returns:
        Shapes that object to the same as those of the file.

    Raises:
        InputError: If the file cannot be read.
    """
    from rdflib import Graph
    from rdflib.exceptions import ParserError

    try:
        shapes = Graph().parse(file)
    except (OSError, SyntaxError, ParserError) as error:
        remedy = "Name a file of SHACL shapes, in Turtle for instance."
        raise InputError(f"The shapes cannot be read: {type(error).__name__}.", where=str(file), remedy=remedy) from error
    hand_down(shapes)
    return shapes


def hand_down(shapes: Graph) -> None:
    """Give the targets of node shapes to their property shapes, where that changes no result.

    Args:
        shapes: The shapes; they are changed.
    """
    from rdflib import URIRef

    if (None, URIRef(f"{_SH}qualifiedValueShapesDisjoint"), None) in shapes:  # asks which property shapes are siblings
        return
    has_part = URIRef(f"{_SH}property")
    for shape in set(shapes.subjects(has_part, None)):
        targets = [(of, what) for of in (URIRef(_SH + name) for name in _TARGETS) for what in shapes.objects(shape, of)]
        if targets and _is_its_parts(shapes, shape):
            for part in list(shapes.objects(shape, has_part)):
                shapes.remove((shape, has_part, part))
                for of, what in targets:
                    shapes.add((part, of, what))


def _is_its_parts(shapes: Graph, shape: Node) -> bool:
    """Whether nothing but its targets leads to a shape, and nothing but its parts is needed to apply them."""
    from rdflib import RDF, URIRef

    if set(shapes.objects(shape, RDF.type)) - {URIRef(f"{_SH}NodeShape")}:  # a class is its own target
        return False
    return (None, None, shape) not in shapes and not any((shape, URIRef(_SH + name), None) in shapes for name in _HOLDS_TOGETHER)
