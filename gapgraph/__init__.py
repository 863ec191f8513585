"""GapGraph: a knowledge graph of public partnerships in which every fact points at its words.

The library's face. Everything the command line does is one call here:

    >>> import gapgraph
    >>> with gapgraph.open_store(".gapgraph") as store:            # doctest: +SKIP
    ...     summary = gapgraph.build(["samples"], store)
    ...     for gap in gapgraph.find_gaps(store):
    ...         print(gap.sentence)

Names are imported when they are first used, so that `import gapgraph` costs nothing.
What does not belong here: reading documents (`ingest`), holding quads (`graph_store`).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from gapgraph.annotations import find_annotations, write_annotations
    from gapgraph.asking import ask
    from gapgraph.building import build
    from gapgraph.gaps import find_gaps, list_gaps, write_gaps
    from gapgraph.ontology_access import ontology
    from gapgraph.proving import validate
    from gapgraph.questions import run
    from gapgraph.report import write_report
    from gapgraph.tracing import trace
    from gapgraph.views import write_view
    from graph_store import open_store

__version__ = "0.1.0"

__all__ = [
    "ask",
    "build",
    "find_annotations",
    "find_gaps",
    "list_gaps",
    "ontology",
    "open_store",
    "run",
    "trace",
    "validate",
    "write_annotations",
    "write_gaps",
    "write_report",
    "write_view",
]

_HOMES: Final = {
    "ask": "gapgraph.asking",
    "build": "gapgraph.building",
    "find_annotations": "gapgraph.annotations",
    "find_gaps": "gapgraph.gaps",
    "list_gaps": "gapgraph.gaps",
    "ontology": "gapgraph.ontology_access",
    "open_store": "graph_store",
    "run": "gapgraph.questions",
    "trace": "gapgraph.tracing",
    "validate": "gapgraph.proving",
    "write_annotations": "gapgraph.annotations",
    "write_gaps": "gapgraph.gaps",
    "write_report": "gapgraph.report",
    "write_view": "gapgraph.views",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'gapgraph' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
