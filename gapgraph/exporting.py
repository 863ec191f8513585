"""Writing the graph in the forms that other programs read.

The forms are registered by name. Everything is written but the activities (when and by which run something was read), so that the
same documents give the same bytes, and the registers, which are published elsewhere: what they say of the bodies named is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from graph_store.errors import ParameterError, UnknownNameError
from graph_store.namespaces import ACTIVITIES_GRAPH, PREFIXES, REGISTER_GRAPHS

if TYPE_CHECKING:
    from rdflib import Dataset

    from graph_store.contract import Reader

Writer = Callable[["Reader", tuple[str, ...]], str]


def export(
    store: Reader, form: str, target: Path | None = None, *, activities: bool = False, registers: bool = False
) -> str | None:
    """Write the graph.

    Args:
        store: The store.
        form: Name of the form.
        target: File (for annotations: folder) to write; None returns the text.
        activities: Whether to include when and by which run each document was read.
        registers: Whether to include the registers as a whole.

    Returns:
        The text, or None if it was written to the target.

    Raises:
        UnknownNameError: If there is no such form.
        ParameterError: If annotations are asked for without a folder.
        StoreError: If the store cannot answer.
    """
    if form == "annotations":
        _annotations(store, target)
        return None
    writer = forms().get(form)
    if writer is None:
        raise UnknownNameError("format", form, (*forms(), "annotations"))
    left_out = (() if activities else (ACTIVITIES_GRAPH,)) + (() if registers else (REGISTER_GRAPHS,))
    graphs = tuple(name for name in store.graph_names() if not name.startswith(left_out))
    text = writer(store, graphs)
    if target is None:
        return text
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return None


def forms() -> Mapping[str, Writer]:
    """Return the forms by name."""
    return {"nquads": _nquads, "trig": _trig, "turtle": _turtle, "jsonld": _jsonld, "graphml": _graphml, "gexf": _gexf}


def _annotations(store: Reader, target: Path | None) -> None:
    from gapgraph.annotations import write_annotations

    if target is None:
        raise ParameterError("Annotations are one file a document.", remedy="Name a folder: gapgraph export annotations DIR.")
    write_annotations(store, target)


def _nquads(store: Reader, graphs: tuple[str, ...]) -> str:
    return "".join(store.dump(graphs))


def _dataset(store: Reader, graphs: tuple[str, ...]) -> Dataset:
    from rdflib import Dataset

    dataset = Dataset()
    for prefix, iri in PREFIXES.items():
        dataset.bind(prefix, iri, replace=True)
    dataset.parse(data=_nquads(store, graphs), format="nquads")
    return dataset


def _trig(store: Reader, graphs: tuple[str, ...]) -> str:
    return _dataset(store, graphs).serialize(format="trig")


def _jsonld(store: Reader, graphs: tuple[str, ...]) -> str:
    return _dataset(store, graphs).serialize(format="json-ld", sort_keys=True)


def _turtle(store: Reader, graphs: tuple[str, ...]) -> str:
    from rdflib import Graph

    union = Graph()
    for prefix, iri in PREFIXES.items():
        union.bind(prefix, iri, replace=True)
    for name in graphs:
        union += store.graph(name)
    return union.serialize(format="turtle")


def _network(store: Reader) -> object:
    from gapgraph.networks import partner_network

    return partner_network(store)


def _graphml(store: Reader, graphs: tuple[str, ...]) -> str:
    import networkx as nx

    return "\n".join(nx.generate_graphml(_network(store))) + "\n"


def _gexf(store: Reader, graphs: tuple[str, ...]) -> str:
    import networkx as nx

    return "\n".join(nx.generate_gexf(_network(store))) + "\n"
