"""Writing the graph in the forms that other programs read.

The forms are registered by name. Everything is written but the activities (when and by which run something was read), so that the
same documents give the same bytes, and the registers, which are published elsewhere: what they say of the bodies named is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph_store.errors import ParameterError, UnknownNameError
from graph_store.namespaces import ACTIVITIES_GRAPH, PREFIXES, REGISTER_GRAPHS

if TYPE_CHECKING:
    from rdflib import Dataset

    from graph_store.contract import Reader


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the graph is written, and how.

    Attributes:
        graphs: The named graphs to write.
        activities: Whether to say when and by which run each document was read.
        licence: IRI of the licence of nanopublications; the customary one if empty.
    """

    graphs: tuple[str, ...]
    activities: bool = False
    licence: str = ""


Writer = Callable[["Reader", Choice], str]


def export(
    store: Reader, form: str, target: Path | None = None, *, activities: bool = False, registers: bool = False, licence: str = ""
) -> str | None:
    """Write the graph.

    Args:
        store: The store.
        form: Name of the form.
        target: File (for annotations: folder) to write; None returns the text.
        activities: Whether to include when and by which run each document was read.
        registers: Whether to include the registers as a whole.
        licence: IRI of the licence under which nanopublications are published; CC BY 4.0 if empty.

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
    text = writer(store, Choice(graphs, activities, licence))
    if target is None:
        return text
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="")  # RIS has line ends of its own
    return None


def forms() -> Mapping[str, Writer]:
    """Return the forms by name."""
    return {
        "nquads": _nquads,
        "trig": _trig,
        "turtle": _turtle,
        "jsonld": _jsonld,
        "nanopublications": _nanopublications,
        "graphml": _graphml,
        "gexf": _gexf,
        "ris": _ris,
        "csl-json": _csl_json,
    }


def _annotations(store: Reader, target: Path | None) -> None:
    from gapgraph.annotations import write_annotations

    if target is None:
        raise ParameterError("Annotations are one file a document.", remedy="Name a folder: gapgraph export annotations DIR.")
    write_annotations(store, target)


def _nquads(store: Reader, choice: Choice) -> str:
    return "".join(store.dump(choice.graphs))


def _dataset(store: Reader, choice: Choice) -> Dataset:
    from rdflib import Dataset

    dataset = Dataset()
    for prefix, iri in PREFIXES.items():
        dataset.bind(prefix, iri, replace=True)
    dataset.parse(data=_nquads(store, choice), format="nquads")
    return dataset


def _trig(store: Reader, choice: Choice) -> str:
    return _dataset(store, choice).serialize(format="trig")


def _jsonld(store: Reader, choice: Choice) -> str:
    return _dataset(store, choice).serialize(format="json-ld", sort_keys=True)


def _turtle(store: Reader, choice: Choice) -> str:
    from rdflib import Graph

    union = Graph()
    for prefix, iri in PREFIXES.items():
        union.bind(prefix, iri, replace=True)
    for name in choice.graphs:
        union += store.graph(name)
    return union.serialize(format="turtle")


def _nanopublications(store: Reader, choice: Choice) -> str:
    from gapgraph.nanopublications import LICENCE, write_nanopublications

    return "".join(write_nanopublications(store, licence=choice.licence or LICENCE, activities=choice.activities))


def _graphml(store: Reader, choice: Choice) -> str:
    from gapgraph.networks.writing import to_graphml

    return to_graphml(store)


def _gexf(store: Reader, choice: Choice) -> str:
    from gapgraph.networks.writing import to_gexf

    return to_gexf(store)


def _ris(store: Reader, choice: Choice) -> str:
    from gapgraph.bibliography import read_works, to_ris

    return to_ris(read_works(store))


def _csl_json(store: Reader, choice: Choice) -> str:
    from gapgraph.bibliography import read_works, to_csl_json

    return to_csl_json(read_works(store))
