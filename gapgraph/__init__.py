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
    from gapgraph.briefs import brief, write_brief
    from gapgraph.building import build
    from gapgraph.depending import depends
    from gapgraph.drafting import annotate
    from gapgraph.evaluation import check_gold, evaluate
    from gapgraph.gaps import find_gaps, list_gaps, write_gaps
    from gapgraph.identities import add_register, distinct, merge, registers, remove_register, unmerge
    from gapgraph.links import write_links
    from gapgraph.ontology_access import ontology
    from gapgraph.proofs import verify, write_answer, write_gap_list
    from gapgraph.proving import validate
    from gapgraph.questions import run
    from gapgraph.report import write_report
    from gapgraph.reviews import (
        correct,
        import_reviews,
        list_reviews,
        review,
        review_finding,
        standing,
        undo_review,
        whole,
        worth_a_look,
    )
    from gapgraph.tracing import trace
    from gapgraph.views import write_view
    from graph_store import open_store

__version__ = "0.1.0"

__all__ = [
    "add_register",
    "annotate",
    "ask",
    "brief",
    "build",
    "check_gold",
    "correct",
    "depends",
    "distinct",
    "evaluate",
    "find_annotations",
    "find_gaps",
    "import_reviews",
    "list_gaps",
    "list_reviews",
    "merge",
    "ontology",
    "open_store",
    "registers",
    "remove_register",
    "review",
    "review_finding",
    "run",
    "standing",
    "trace",
    "undo_review",
    "unmerge",
    "validate",
    "verify",
    "whole",
    "worth_a_look",
    "write_annotations",
    "write_answer",
    "write_brief",
    "write_gap_list",
    "write_gaps",
    "write_links",
    "write_report",
    "write_view",
]

_HOMES: Final = {
    "add_register": "gapgraph.identities",
    "annotate": "gapgraph.drafting",
    "ask": "gapgraph.asking",
    "brief": "gapgraph.briefs",
    "build": "gapgraph.building",
    "check_gold": "gapgraph.evaluation",
    "correct": "gapgraph.reviews",
    "depends": "gapgraph.depending",
    "distinct": "gapgraph.identities",
    "evaluate": "gapgraph.evaluation",
    "find_annotations": "gapgraph.annotations",
    "find_gaps": "gapgraph.gaps",
    "import_reviews": "gapgraph.reviews",
    "list_gaps": "gapgraph.gaps",
    "list_reviews": "gapgraph.reviews",
    "merge": "gapgraph.identities",
    "ontology": "gapgraph.ontology_access",
    "open_store": "graph_store",
    "registers": "gapgraph.identities",
    "remove_register": "gapgraph.identities",
    "review": "gapgraph.reviews",
    "review_finding": "gapgraph.reviews",
    "run": "gapgraph.questions",
    "standing": "gapgraph.reviews",
    "trace": "gapgraph.tracing",
    "undo_review": "gapgraph.reviews",
    "unmerge": "gapgraph.identities",
    "validate": "gapgraph.proving",
    "verify": "gapgraph.proofs",
    "whole": "gapgraph.reviews",
    "worth_a_look": "gapgraph.reviews",
    "write_annotations": "gapgraph.annotations",
    "write_answer": "gapgraph.proofs",
    "write_brief": "gapgraph.briefs",
    "write_gap_list": "gapgraph.proofs",
    "write_gaps": "gapgraph.gaps",
    "write_links": "gapgraph.links",
    "write_report": "gapgraph.report",
    "write_view": "gapgraph.views",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'gapgraph' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
